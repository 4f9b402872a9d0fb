"""Administrative units through time: names to units, units to their chain and to what they are today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pipeline.endedplaces import ended_units
from pipeline.oldprovinces import OldProvinces
from pipeline.placenames import NameIndex, name_key
from pipeline.placerows import PlaceRow
from pipeline.placetimes import latest, nearest, one_each
from pipeline.rulebook import Rulebook

REFORM = "2025-07-01"  # two levels instead of three: Luật 72/2025/QH15; Nghị quyết 202/2025/QH15 for the provinces
FIRST_KNOWN = "2019-07-01"  # the first day whose communes the gazetteer holds: of before only districts are known
LAST_OF_THREE = "2025-06-30"  # the last day of three levels
ANY_LEVEL = ("district", "province", "commune")  # what a bare name can be, most likely first


@dataclass(frozen=True, slots=True)
class Chain:
    """Canonical names from the province down; empty below the unit's level."""

    province: str
    district: str = ""
    commune: str = ""


MOST_KEPT = 10_000  # answers


class Gazetteer:
    """Index over the rows of rules/places.csv; a day is an ISO date.

    `ended`: provinces and districts that have neither a code nor a namesake in it. They are in no index of names, for
    rivers and mountains are called like them: only `without_code` knows them. `look_alikes`: kinds of letters that OCR
    takes for one another. `parts`: what lay in a province of before, see `OldProvinces`.
    """

    def __init__(
        self,
        rows: Sequence[PlaceRow],
        ended: Sequence[PlaceRow] = (),
        look_alikes: Sequence[str] = (),
        parts: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._old = OldProvinces(rows, ended, parts)
        self.rows = self._old.rows
        self._ended = {name_key(row.name).replace("-", " "): row for row in ended}
        self._begin_ended = frozenset(name.partition(" ")[0] for name in self._ended)
        self._by_name: dict[str, list[PlaceRow]] = {}
        self._by_code: dict[str, list[PlaceRow]] = {}
        self._children: dict[str, list[PlaceRow]] = {}
        self._types: dict[str, set[str]] = {}
        for row in self.rows:
            self._by_code.setdefault(row.code, []).append(row)
            self._types.setdefault(row.level, set()).add(row.type)
            if row.parent:
                self._children.setdefault(row.parent, []).append(row)
            for name in {name_key(spelling) for spelling in (row.name, *row.aliases)}:
                self._by_name.setdefault(name, []).append(row)

        levels = {name: frozenset(row.level for row in named) for name, named in self._by_name.items()}
        spellings = NameIndex(levels, look_alikes)
        self._warm_spellings = spellings.warm
        self.has, self.levels, self.most_syllables = spellings.has, spellings.levels, spellings.most_syllables
        self.resembles, self.has_damaged, self.shape = spellings.resembles, spellings.has_damaged, spellings.shape
        self._fitting: dict[str, set[str]] = {}  # types of communes by their district's, when they are first asked for
        self._living = {(row.level, row.type) for row in self.rows if not row.valid_to}
        # Asked again and again by a document.
        self.named = lru_cache(MOST_KEPT)(self._named)
        self.parent = lru_cache(MOST_KEPT)(self._parent)
        self.province_of = lru_cache(MOST_KEPT)(self._province_of)
        self.district_of = lru_cache(MOST_KEPT)(self._district_of)
        self.chain = lru_cache(MOST_KEPT)(self._chain)
        self.children = lru_cache(MOST_KEPT)(self._children_on)
        self.today = lru_cache(MOST_KEPT)(self._today)

    def warm(self) -> None:
        """Make what is made when it is first asked for."""
        self._warm_spellings()
        self._fitting = self._types_below()

    def names(self) -> Iterable[str]:
        """Every name and alias, as a key."""
        return self._by_name

    def levels_below(self, name: str, above: str, levels: Sequence[str]) -> tuple[str, ...]:
        """Levels of the units of a name that ever lay directly in one called `above`, which is of one of the levels."""
        codes = {row.code for row in self._by_name.get(name_key(above), ()) if row.level in levels}
        inside = {row.level for row in self._by_name.get(name_key(name), ()) if row.parent in codes} if codes else ()
        return tuple(level for level in ANY_LEVEL if level in inside)

    def types(self, level: str) -> frozenset[str]:
        """Full type words of a level's units: `huyện`, `quận`."""
        return frozenset(self._types.get(level, ()))

    def is_living_type(self, level: str, kind: str) -> bool:
        """Whether there are units of the type today; towns (`thị trấn`) ended with the districts."""
        return (level, kind) in self._living

    def fits_district(self, row: PlaceRow, day: str) -> bool:
        """Whether a commune's type is one that its district's type has: a rural district has no wards.

        Where it does not fit, the commune had another type on the day, which no source tells.
        """
        if not self._fitting:
            self._fitting = self._types_below()
        district = self.district_of(row, day)
        return district is None or row.type in self._fitting.get(district.type, {row.type})

    def _types_below(self) -> dict[str, set[str]]:
        """Types of communes by their district's, on the last day of districts."""
        found: dict[str, set[str]] = {}
        for code, below in self._children.items():
            communes = [row for row in below if row.level == "commune" and is_valid(row, LAST_OF_THREE)]
            above = [row for row in self._by_code.get(code, ()) if row.level != "commune"]
            current = [row for row in above if is_valid(row, LAST_OF_THREE)]
            for row in communes:
                unit = current[-1] if current else self.parent(row, LAST_OF_THREE)
                if unit is not None and unit.level == "district":
                    found.setdefault(unit.type, set()).add(row.type)
        return found

    def without_code(self, name: str, kind: str = "") -> PlaceRow | None:
        """The province or district of an earlier time, of the type if one is told: `tỉnh Hà Nam Ninh`, `huyện Hiên`."""
        row = self._ended.get(name_key(name).replace("-", " "))
        return row if row is not None and kind in {"", row.type} else None

    def provinces_of(self, name: str, day: str) -> Sequence[PlaceRow]:
        """The provinces of a name, or the one of before that was there on the day: Hà Bắc."""
        row = None if self.has(name, ("province",)) else self._ended.get(name_key(name).replace("-", " "))
        is_there = row is not None and row.level == "province" and is_valid(row, day)
        return (row,) if row is not None and is_there else self.named(name, "province", day)

    def may_have_ended(self, first: str) -> bool:
        """Whether a name of which `without_code` knows the unit begins with the syllable."""
        return name_key(first) in self._begin_ended

    def _named(self, name: str, level: str, day: str) -> tuple[PlaceRow, ...]:
        """Units of a level with the name, one row each: those of the day, or if there is none, of the nearest time."""
        rows = [row for row in self._by_name.get(name_key(name), ()) if row.level == level]
        current = [row for row in rows if is_valid(row, day)]
        return tuple(one_each(current or nearest(rows, day), name))

    def called(self, name: str, level: str) -> list[PlaceRow]:
        """Units of a level that have or had the name, as their own or as another one of theirs, at any time."""
        return [row for row in self._by_name.get(name_key(name), ()) if row.level == level]

    def former(self, name: str, level: str, day: str) -> list[PlaceRow]:
        """Units of a level that had the name and had ended by the day, one row each."""
        rows = [row for row in self._by_name.get(name_key(name), ()) if row.level == level]
        return one_each(latest([row for row in rows if row.valid_to and row.valid_to <= day]), name)

    def to_come(self, name: str, level: str, day: str) -> list[PlaceRow]:
        """Units of a level that had the name later than the day only, one row each."""
        rows = [row for row in self._by_name.get(name_key(name), ()) if row.level == level and row.valid_from > day]
        return one_each(rows, name)

    def exists(self, name: str, level: str, day: str) -> bool:
        """Whether a unit of the level had the name on the day."""
        return any(row.level == level and is_valid(row, day) for row in self._by_name.get(name_key(name), ()))

    def units(self, codes: Iterable[str], day: str, name: str) -> list[PlaceRow]:
        """The units with these codes and the name, on the day or at the nearest time.

        A code goes on under another name: 80 was Long An and is Tây Ninh. Where none has the name, those of the day.
        """
        found = []
        for code in sorted(codes):
            rows = self._by_code.get(code, [])
            rows = [row for row in rows if name_key(row.name) == name_key(name)] or rows
            found += [row for row in rows if is_valid(row, day)] or nearest(rows, day)[-1:]
        return found

    def of_type(self, unit: PlaceRow, kind: str, day: str) -> PlaceRow:
        """The unit as it was under the type before the day; as it is where it never had its name under it."""
        rows = [
            row
            for row in self._by_code.get(unit.code, ())
            if row.level == unit.level and row.type == kind and name_key(row.name) == name_key(unit.name)
        ]
        before = [row for row in rows if row.valid_to and row.valid_to <= day]
        return unit if unit.type == kind or not before else before[-1]

    def line(self, row: PlaceRow, day: str) -> list[PlaceRow]:
        """The unit and those above it, up to the province."""
        line = [row]
        while (above := self.parent(line[-1], day)) is not None:
            line.append(above)
        return line

    def _children_on(self, parent: PlaceRow, day: str) -> tuple[PlaceRow, ...]:
        """Units directly below on the day."""
        below = self._children.get(parent.code, ())
        return tuple([row for row in below if is_valid(row, day) and row.level != "province"])

    def provinces(self, day: str) -> list[PlaceRow]:
        """All provinces on the day."""
        return [
            row for rows in self._by_code.values() for row in rows if row.level == "province" and is_valid(row, day)
        ]

    def communes(self, unit: PlaceRow, day: str) -> list[PlaceRow]:
        """All communes in a district or province on the day."""
        below = self.children(unit, day)
        districts = (row for row in below if row.level == "district")
        return [row for row in below if row.level == "commune"] + [c for d in districts for c in self.children(d, day)]

    def _parent(self, row: PlaceRow, day: str) -> PlaceRow | None:
        """Unit above, on the day if there was one, else at the nearest time; of a unit that is no more, in its time.

        Codes are used again: 52 was Bình Định and is Gia Lai.
        """
        above = [r for r in self._by_code.get(row.parent, ()) if r.level != "commune"]
        valid = (
            [r for r in above if is_valid(r, day) and (is_valid(row, day) or _overlaps(r, row))]
            or [r for r in above if _overlaps(r, row)]
            or above
        )
        return valid[-1] if valid else None

    def _province_of(self, row: PlaceRow, day: str) -> PlaceRow:
        """The unit's province on the day."""
        line = self.line(row, day)
        district = next((unit for unit in line if unit.level == "district"), None)
        return line[-1] if row.level == "province" else self._old.of(district, line[-1], day)

    def province_later(self, row: PlaceRow, day: str) -> PlaceRow:
        """The province of the list of units for one that lay in another before the list begins."""
        return self.line(row, day)[-1]

    def _district_of(self, row: PlaceRow, day: str) -> PlaceRow | None:
        """The unit's district; `None` above districts and in the two-level system."""
        if row.level == "district":
            return row
        above = self.parent(row, day) if row.level == "commune" else None
        return above if above is not None and above.level == "district" else None

    def has_begun(self, unit: PlaceRow, day: str) -> bool:
        """Whether the unit was there by the day, perhaps as another type."""
        return any(row.level == unit.level and row.valid_from <= day for row in self._by_code.get(unit.code, ()))

    def _chain(self, row: PlaceRow, day: str) -> Chain:
        """Canonical names of the unit and those above it; a district that was not there yet is above nothing."""
        province = self.province_of(row, day)
        district = self.district_of(row, day)
        is_there = district is not None and (row is district or self.has_begun(district, day))
        return Chain(
            province.name if province.level == "province" else "",
            district.name if district and is_there else "",
            row.name if row.level == "commune" else "",
        )

    def _today(self, row: PlaceRow) -> tuple[PlaceRow, ...]:
        """Units that hold the unit's land since the reform; several if it was divided, none if it is not known."""
        if not row.valid_to:
            return (row,)
        found = (r for code in row.successors for r in self._by_code.get(code, ()) if not r.valid_to)
        return tuple({r.code: r for r in found if r.level in {row.level, "commune"}}.values())


def is_valid(row: PlaceRow, day: str) -> bool:
    """Whether the unit existed so on the day."""
    return row.valid_from <= day and (not row.valid_to or day < row.valid_to)


def is_same(row: PlaceRow, other: PlaceRow) -> bool:
    """Whether it is one unit, perhaps at two times; those of before that have no code are told by their names."""
    return row.code == other.code and (row.code != "" or row.name == other.name)


def _overlaps(row: PlaceRow, other: PlaceRow) -> bool:
    return (not row.valid_to or other.valid_from < row.valid_to) and (
        not other.valid_to or row.valid_from < other.valid_to
    )


_MADE: dict[str, Gazetteer] = {}  # by the rulebook's digest


def gazetteer_of(rules: Rulebook) -> Gazetteer:
    """The gazetteer of a rulebook; made once."""
    found = _MADE.get(rules.digest)
    if found is None:
        found = _MADE[rules.digest] = Gazetteer(
            rules.places,
            ended_units(rules),
            rules.words("words.place.look_alikes"),
            rules.section("words.parts_of_provinces"),
        )
    return found

"""What a toponym is resolved to, before it becomes a value, and the value that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.gazetteer import FIRST_KNOWN, REFORM, Chain, Gazetteer, is_same
from pipeline.heirs import heirs
from pipeline.link.home import Home
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook
from pipeline.values import Place, Toponym

BEFORE_REFORM = "2025-06-30"  # the last day of districts
# Days between the reforms: a report may use names of before or after its date.
OTHER_DAYS = ("2008-01-01", "2019-01-01", "2021-06-01", BEFORE_REFORM, REFORM)
FULL = Decimal(100)  # score of a name that is spelt as in the gazetteer
CHAIN_GAP = 12  # characters between a unit and the unit above it, or the members of a list


Asked = tuple[Toponym, PlaceRow | None, bool, bool]  # with the unit above, whether it is former, whether in a chain


def full_type_words(rules: Rulebook) -> dict[str, str]:
    """Type words as the gazetteer writes them, by their abbreviations: `tp.` -> `thành phố`."""
    return {short: words[0] for words in rules.section("words.type_words").values() for short in words[1:]}


@dataclass(frozen=True, slots=True)
class Context:
    """What all toponyms of a document are resolved by.

    `chain_gap` matches what joins a unit and the one above it, `list_joint` two members of a list, `holds` a commune
    and the villages that are told behind it; `least_likeness`: rapidfuzz ratio from which a damaged name is a unit's;
    `dated` matches what joins a place of issue and its date, `issue_place`: as the head prints it, "" for none;
    `former` matches behind a name what says that its unit is no more (` cũ`), `lower_type`
    before it the type word of a district or commune, `bordering` what says that others lie beside it (`giáp `),
    `acting` the committee of the unit, `provincial` a body that only provinces have.
    `answers`: what was resolved, for a report names its own units again and again.
    """

    gazetteer: Gazetteer
    text: str
    home: Home
    chain_gap: re.Pattern[str]
    list_joint: re.Pattern[str]
    holds: re.Pattern[str]
    full_types: Mapping[str, str]
    least_likeness: int
    dated: re.Pattern[str]
    issue_place: str
    former: re.Pattern[str]
    lower_type: re.Pattern[str]
    bordering: re.Pattern[str]
    acting: re.Pattern[str]
    provincial: re.Pattern[str]
    answers: dict[Asked, Resolved | None] = field(default_factory=dict)

    def full_type(self, toponym: Toponym) -> str:
        """The type word as the gazetteer writes it: `TP.` -> `thành phố`."""
        return self.full_types.get(toponym.type_word, toponym.type_word)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a name: the unit told behind it, if any; whether it is where the place of issue stands.

    `is_former`: `cũ` or the like stands behind it. `among_own`: whether it is listed with communes of the own district,
    `of_province`: whether with provinces, or behind what lies in the one of its name. `is_issue`: it is the place of
    issue. `is_put_into`: brackets or a type word put it into the unit behind it. `is_above_apart`: that one stands
    behind the last of the list that it is of, and may hold that one alone.
    """

    above: PlaceRow | None = None
    is_early: bool = False
    is_former: bool = False
    among_own: bool = False
    of_province: bool = False
    is_issue: bool = False
    is_put_into: bool = False
    is_above_apart: bool = False


class Resolved(NamedTuple):
    """Units that a toponym may be, the level, how it was decided; `inside`: what is told for one that is unknown."""

    rows: tuple[PlaceRow, ...]
    level: str
    match: str
    score: Decimal | None = None
    inside: PlaceRow | None = None

    @classmethod
    def among(cls, rows: Sequence[PlaceRow], level: str, day: str) -> Resolved:
        """The only unit, or all candidates; a unit of the reform is never sure in a document from before it."""
        is_sure = len(rows) == 1 and not is_to_come(rows[0], day)
        return cls(tuple(rows), level, "exact" if is_sure else "candidate", FULL)


def is_to_come(row: PlaceRow, day: str) -> bool:
    """Whether the reform made a unit after the day."""
    return day < REFORM <= row.valid_from


def lacks_chain(gazetteer: Gazetteer, row: PlaceRow, day: str) -> bool:
    """Whether a commune's only known district began after the day: where it lay before, no source tells."""
    district = gazetteer.district_of(row, day) if row.level == "commune" else None
    return district is not None and not gazetteer.has_begun(district, day)


def may_have_moved(context: Context, row: PlaceRow) -> bool:
    """Whether a commune of a city or town may have lain in the own rural district on the day, which no source tells.

    Towns took in communes of the districts around them: a district's own report of 2012 speaks of its own. Districts
    of one type are known by the days on which one was split off from the other.
    """
    home = context.home
    if row.level != "commune" or row.valid_from or home.district is None or home.day >= FIRST_KNOWN:
        return False
    district = context.gazetteer.district_of(row, home.day)
    return district is not None and district.type != home.district.type


def is_far(context: Context, row: PlaceRow) -> bool:
    """Whether a commune lies in another province than the own one.

    `xã Trưng Vương` in a district of Cao Bằng: its only namesake in the country is hardly what is meant.
    """
    own, day = context.home.province, context.home.day
    return own is not None and row.level == "commune" and not lies_in(context.gazetteer, row, own, day)


def lies_in(gazetteer: Gazetteer, row: PlaceRow, above: PlaceRow, day: str) -> bool:
    """Whether a unit lies in a province or district on a day."""
    if above.level == "province":
        return is_same(gazetteer.province_of(row, day), above)
    district = gazetteer.district_of(row, day)
    return district is not None and is_same(district, above)


def is_in(gazetteer: Gazetteer, row: PlaceRow, unit: PlaceRow, day: str) -> bool:
    """Whether a unit is the other one or lies in it."""
    return is_same(row, unit) or lies_in(gazetteer, row, unit, day)


def place_value(context: Context, toponym: Toponym, found: Resolved) -> Place:
    """The resolved place as a value; of several candidates only what they share is given."""
    if found.level in {"country", "region"}:
        return Place(found.level, toponym.name, match=found.match, score=FULL)
    if not found.rows:
        return (_unknown_in if found.inside else _nowhere)(context, toponym.name, found)
    gazetteer, day = context.gazetteer, context.home.day
    row, is_single = found.rows[0], len(found.rows) == 1
    chain = gazetteer.chain(row, day) if is_single else _shared_chain(gazetteer, found.rows, day)
    is_unit = found.level != "village"  # a village has the chain of its commune, but no code or position of its own
    names, provinces, codes = _current(gazetteer, heirs(gazetteer, row, day) if is_single else ())
    provinces = provinces or _shared(_province_now(gazetteer, each, day) for each in found.rows)
    return Place(
        level=found.level,
        name=(_shared(r.name for r in found.rows) or toponym.name) if is_unit else toponym.name,
        province=chain.province,
        district=chain.district,
        commune=chain.commune,
        code=";".join(sorted({r.code for r in found.rows})) if is_unit else "",
        match=found.match,
        score=found.score,
        current_name=names,
        current_province=provinces,
        current_code=codes,
        lat=Decimal(row.lat) if is_single and is_unit and row.lat else None,
        lon=Decimal(row.lon) if is_single and is_unit and row.lon else None,
    )


def _shared_chain(gazetteer: Gazetteer, rows: Sequence[PlaceRow], day: str) -> Chain:
    """What the units' chains have in common."""
    chains = [gazetteer.chain(row, day) for row in rows]
    districts = _shared(chain.district for chain in chains)
    return Chain(_shared(chain.province for chain in chains), districts, _shared(chain.commune for chain in chains))


def _province_now(gazetteer: Gazetteer, row: PlaceRow, day: str) -> str:
    """The province of a unit since the reform, which joined provinces as wholes; "" where it is not known."""
    return _shared(province.name for province in gazetteer.today(gazetteer.province_later(row, day)))


def _unknown_in(context: Context, name: str, found: Resolved) -> Place:
    """A unit that no list holds, in one that is told: `xã Dân Quyền, huyện Tam Nông`."""
    gazetteer, day = context.gazetteer, context.home.day
    chain = gazetteer.chain(found.inside, day) if found.inside else None
    if chain is None:
        return Place(found.level, name, match=found.match)
    province = _province_now(gazetteer, found.inside, day) if found.inside else ""
    commune = name if found.level == "commune" else ""
    return Place(
        found.level, name, chain.province, chain.district, commune, match=found.match, current_province=province
    )


def _nowhere(context: Context, name: str, found: Resolved) -> Place:
    """A village without its commune, or a commune that no list holds: only the own chain above it is known."""
    home = context.home
    province = home.province.name if home.province else ""
    district = home.district.name if home.district else ""
    commune = name if found.level == "commune" else (home.commune.name if home.commune else "")
    return Place(found.level, name, province, district, commune, match=found.match)


def _shared(values: Iterable[str]) -> str:
    """What all have in common; "" when they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


@lru_cache(maxsize=4096)  # as of `heirs`
def _current(gazetteer: Gazetteer, rows: tuple[PlaceRow, ...]) -> tuple[str, str, str]:
    """Names, provinces and codes since the reform, joined by `;`."""
    provinces = list(dict.fromkeys(gazetteer.province_of(row, REFORM).name for row in rows))
    return ";".join(r.name for r in rows), ";".join(provinces), ";".join(r.code for r in rows)

"""Addresses without type words: `xã Bình Chánh, Bình Sơn, Quảng Ngãi` is one place, from the commune up, no list.

Also the heads of such lists: `Hòa Bình: huyện Đà Bắc`. The names get the level that the chain gives them, so that they
are resolved like `huyện Bình Sơn, tỉnh Quảng Ngãi`; what reads as well as a list stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.gazetteer import REFORM, Gazetteer
from pipeline.link.home import Home
from pipeline.link.resolved import CHAIN_GAP, OTHER_DAYS, lies_in
from pipeline.model import Mention
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

CHAINED = "chained"  # the form of a name whose level its address tells
UPWARD = ("commune", "district", "province")
MOST_ABOVE = 3
LONGEST_COUNT = 12  # characters of a word before a type word that tells of several
CLAUSE_END = re.compile(r"[.;:()\n]")
_COMMA = re.compile(r"\s*,\s*|\s+[-–]\s+|\s?[-–]\s?")
_BRACKET = re.compile(r"\s*\(\s*")
_COLON = re.compile(r"\s*:\s*")


def addressed(
    gazetteer: Gazetteer, text: str, mentions: Sequence[Mention], home: Home, several: re.Pattern[str]
) -> list[Mention]:
    """The mentions, names of addresses with the one level that they have there.

    `several`: words before a type word that open a list: `các`, `hai`.
    """
    found = list(mentions)
    places = [index for index, mention in enumerate(found) if isinstance(mention.value, Toponym)]
    reader = _Reader(gazetteer, text, home, several)
    for at, index in enumerate(places):
        following = places[at + 1 : at + 2 + MOST_ABOVE]  # one more: whether the list goes on
        for other, level in reader.levels(found, index, following):
            found[other] = _at_level(found[other], level)
    for index, behind in pairwise(places):
        if reader.is_head(found[index], found[behind]):
            found[index] = _at_level(found[index], "province")
    return found


def _at_level(mention: Mention, level: str) -> Mention:
    value = mention.value
    if not isinstance(value, Toponym):
        return mention
    return mention._replace(value=replace(value, levels=(level,), form=CHAINED, type_word=""))


def _toponym(mention: Mention) -> Toponym | None:
    return mention.value if isinstance(mention.value, Toponym) else None


class _Reader:
    """Reads the names behind a typed one as the units above it."""

    def __init__(self, gazetteer: Gazetteer, text: str, home: Home, several: re.Pattern[str]) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._home = home
        self._day = home.day
        self._several = several

    def levels(self, mentions: Sequence[Mention], index: int, following: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The mentions behind the one at `index` that are its address, with their levels."""
        first = _toponym(mentions[index])
        if first is None or first.form != "typed":
            return
        run = self._run(mentions, index, following[:MOST_ABOVE])
        if "village" in first.levels and self._is_village_list(mentions, index, run, following):
            return
        closing = self._closing(mentions, index, run, following)
        above = self._above(first)
        for count in range(min(len(run), len(above)), 0, -1):
            names = [value.name for other in run[:count] if (value := _toponym(mentions[other])) is not None]
            for levels in _climbs(above, count):
                if self._is_address(first, names, levels, closing if count == len(run) else (), ends=count == len(run)):
                    yield from zip(run[:count], levels, strict=True)
                    return

    def _closing(
        self, mentions: Sequence[Mention], index: int, run: Sequence[int], following: Sequence[int]
    ) -> Sequence[PlaceRow]:
        """The unit with a type word that closes the run: `xã A, B, tỉnh C`."""
        last = run[-1] if run else index
        behind = next((other for other in following if other > last), None)
        value = None if behind is None else _toponym(mentions[behind])
        if not run or behind is None or value is None or value.form != "typed":
            return ()
        is_joined = _COMMA.fullmatch(self._text[mentions[last].end : mentions[behind].start])
        return self._named(value.name, [level for level in value.levels if level in UPWARD[1:]]) if is_joined else ()

    def _run(self, mentions: Sequence[Mention], index: int, following: Sequence[int]) -> list[int]:
        """The names without type words that commas join to a typed one, or a bracket that holds one alone."""
        run: list[int] = []
        last = index
        for other in following:
            value = _toponym(mentions[other])
            if value is None or value.form not in {"listed", "bare"} or value.name[0].isdigit():
                break
            between = self._text[mentions[last].end : mentions[other].start]
            is_bracket = not run and _BRACKET.fullmatch(between) and self._text.startswith(")", mentions[other].end)
            if not is_bracket and not _COMMA.fullmatch(between):
                break
            run.append(other)
            last = other
            if is_bracket:
                break
        return run

    def _is_village_list(
        self, mentions: Sequence[Mention], index: int, run: Sequence[int], following: Sequence[int]
    ) -> bool:
        """`các thôn Mỹ Trang, Thanh Sơn`, `thôn Mỹ Trang, Thanh Sơn và Xuân Thành`: no commune is among them.

        Unless a province or a unit with its type word closes an address.
        """
        last = run[-1] if run else index
        behind = next((other for other in following if other > last), None)
        value = None if behind is None else _toponym(mentions[behind])
        if behind is not None and value is not None:
            between = self._text[mentions[last].end : mentions[behind].start]
            if value.form == "listed" and len(between) <= CHAIN_GAP and not CLAUSE_END.search(between):
                return True
            if value.form == "typed" and "village" not in value.levels and _COMMA.fullmatch(between):
                return False
        start = mentions[index].start
        before = _toponym(mentions[index - 1]) if index else None
        if before is not None and before.form == "listed" and before.levels == ("village",):
            return (
                _COMMA.fullmatch(self._text, mentions[index - 1].end, start) is not None
            )  # các làng Kép, Plei Bông, Đê Ar
        is_plural = self._several.search(self._text, max(0, start - LONGEST_COUNT), start) is not None
        closing = _toponym(mentions[last]) if len(run) > 1 else None
        return is_plural and not (closing is not None and self._named(closing.name, ("province",)))

    def _is_sure(self, rows: Sequence[PlaceRow]) -> bool:
        """Whether a commune that nothing else tells is the only one of its name, or one of the own place."""
        home = self._home
        own = home.district or home.province
        is_own = own is not None and any(lies_in(self._gazetteer, row, own, self._day) for row in rows)
        return is_own or len({row.code for row in rows}) == 1

    def _above(self, first: Toponym) -> tuple[str, ...]:
        """Levels above the typed name's, from the next one up."""
        lowest = next((level for level in ("village", *UPWARD) if level in first.levels), "province")
        above = UPWARD[UPWARD.index(lowest) + 1 :] if lowest in UPWARD else UPWARD
        return tuple(level for level in above if level != "district" or self._day < REFORM)

    def _is_address(
        self,
        first: Toponym,
        names: Sequence[str],
        levels: Sequence[str],
        closing: Sequence[PlaceRow],
        *,
        ends: bool,
    ) -> bool:
        """Whether each name lies in the next, the typed one in the first, and they do not read as well as a list."""
        if not ends and levels[-1] != "province":
            return False  # the list goes on
        chains = self._chains(names, levels)
        if closing:
            chains = [chain for chain in chains if any(self._lies_in(chain[-1], row) for row in closing)]
        if not chains:
            return False
        if "village" in first.levels:
            return len(names) > 1 or (levels[0] == "commune" and self._is_sure([chain[0] for chain in chains]))
        own = self._named(first.name, first.levels)
        fits = any(self._lies_in(row, chain[0]) for row in own for chain in chains)
        return (fits or (not own and len(names) > 1)) and not self._is_list(first, names)

    def _chains(self, names: Sequence[str], levels: Sequence[str]) -> list[tuple[PlaceRow, ...]]:
        """Rows of the names, each in the next."""
        chains: list[tuple[PlaceRow, ...]] = [(row,) for row in self._named(names[-1], levels[-1:])]
        for name, level in zip(reversed(names[:-1]), reversed(levels[:-1]), strict=True):
            rows = self._named(name, (level,))
            chains = [(row, *chain) for chain in chains for row in rows if self._lies_in(row, chain[0])]
        return chains

    def _is_list(self, first: Toponym, names: Sequence[str]) -> bool:
        """Whether all are units of the first one's level and type, side by side."""
        level = next((level for level in UPWARD if level in first.levels), None)
        if level is None:
            return False
        # In 2025 `các xã An Ninh, Tây Ninh, Tây Lương` are the former ones of a district.
        units = [self._named(each, (level,)) for each in (first.name, *names)]
        # `huyện Châu Thành, Tây Ninh`: the city of that name is no huyện, as the town of Mộc Châu is no xã.
        units = [[row for row in rows if row.type == first.type_word] for rows in units]
        return bool(set.intersection(*({row.parent for row in rows} for rows in units)))

    def _named(self, name: str, levels: Sequence[str]) -> list[PlaceRow]:
        """Units of any time before the day; those of the reform only since."""
        days = {self._day, *(day for day in OTHER_DAYS if day < REFORM or self._day >= REFORM)}
        rows = [row for day in sorted(days) for level in levels for row in self._gazetteer.named(name, level, day)]
        return [row for row in rows if row.valid_from < REFORM or self._day >= REFORM]

    def _lies_in(self, row: PlaceRow, above: PlaceRow) -> bool:
        if row.level == above.level:
            return False
        day = row.valid_from or self._day
        return lies_in(self._gazetteer, row, above, self._day) or lies_in(self._gazetteer, row, above, day)

    def is_head(self, mention: Mention, behind: Mention) -> bool:
        """`Hòa Bình: huyện Đà Bắc`: a province without its type word before a unit in it."""
        head, unit = _toponym(mention), _toponym(behind)
        if head is None or unit is None or head.form not in {"listed", "bare"} or unit.form != "typed":
            return False
        if not _COLON.fullmatch(self._text[mention.end : behind.start]):
            return False
        provinces = self._named(head.name, ("province",))
        units = self._named(unit.name, [level for level in unit.levels if level in UPWARD[:2]])
        return any(self._lies_in(row, province) for province in provinces for row in units)


def _climbs(above: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Which levels so many names can have: without a gap, from the nearest; the district may be left out."""
    yield tuple(above[:count])
    if count < len(above) and "district" in above:
        yield tuple(level for level in above if level != "district")[:count]

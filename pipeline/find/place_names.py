"""Names of places that stand without a type word (`Tây Sơn`, `miền Trung`), by their words.

A part of the place finder; which names there are is told by `place_matcher.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from pipeline.find.last_words import LastWords
from pipeline.find.place_committees import Committees
from pipeline.find.place_grammar import LOOK_BACK, list_joint, longer_words
from pipeline.find.place_matcher import LONG_WORD, TOKEN, Found, Matcher
from pipeline.find.place_numbers import Addresses, NumberedNames
from pipeline.find.place_regions import Regions
from pipeline.find.place_rows import Name, in_rows
from pipeline.gazetteer import ANY_LEVEL, gazetteer_of
from pipeline.model import Mention
from pipeline.placenames import name_key
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import UPPER, folded
from pipeline.values import Toponym

BORDER_REACH = 3  # characters: a hyphen or a line end, with blanks
EDGE_REACH = 16  # characters: the longest brand name and its blank
COMPANY_REACH = 48  # characters from the word for a company to the end of its name
EVENT_WORDS = 3  # between the word for an event and its place
LONGEST_BEGUN = 2  # syllables of a person's name above a line end that goes on below
CLAUSE_END = re.compile(r"[,;:.()\n]")
MEMBER_JOINT = re.compile(r"\s*,\s*")
ROAD = re.compile(r"\s?[-–]\s?")

BareNames = Callable[[str, str], Iterator[Mention]]


def bare_names(rules: Rulebook) -> BareNames:
    """Function text, day of the document as far as it is printed -> names without type words.

    They fill their capitalised run, or follow a body's name in it; and the country and its regions.
    """
    return _BareNames(rules).find


class _BareNames:
    """What the finder of bare names reads by."""

    def __init__(self, rules: Rulebook) -> None:
        self._gazetteer = gazetteer_of(rules)
        self._regions = Regions(rules)
        self._numbers = NumberedNames(rules, self._gazetteer)
        stems = {*self._gazetteer.names(), *self._numbers.stems}
        self._matcher = Matcher(self._gazetteer, stems, self._regions.in_runs)
        self._border = _Border(rules)
        self._committees = Committees(rules)
        self._houses = Addresses(rules)
        self._joint = list_joint(rules)

    def find(self, text: str, day: str) -> Iterator[Mention]:
        """The country, its regions, and the units."""
        yield from self._regions.found(text)
        is_direction = self._regions.is_direction
        names = sorted(n for n in self._matcher.names(text) if not is_direction(text, n.start, n.end))
        for name in (name for name in names if name.is_region):
            is_country = self._regions.is_country(text[name.start : name.end])
            if is_country or not self._border.in_company(text, name.start):
                yield from self._regions.mention(text, name.start, name.end)
        yield from in_rows(text, self._joint, self._units(text, (name for name in names if not name.is_region), day))

    def _units(self, text: str, names: Iterable[Found], day: str) -> Iterator[Name]:
        person = 0  # where the last person's name ends
        along = -1  # where the next place of a road must begin: đường Cát Tiến - Đề Gi
        for name_alone in names:
            found = _with_number(self._numbers, text, name_alone, day)
            start, end = found.start, found.end
            if person and MEMBER_JOINT.fullmatch(text, person, start):
                person = end
                continue
            is_along = start == along
            if not self._border.is_open(text, found, is_along=is_along) or self._houses.has_number(text, start):
                person = end if self._border.is_person(text, start) else 0
                yield Name(start, end, None)
                continue
            told = self._gazetteer.levels(folded(text[start:end]))
            along = self._border.road_end(text, start, end, is_along=is_along)
            if told:  # Mỹ Đình is only in the names of Mỹ Đình 1 and 2
                is_sure = is_along or along > end or found != name_alone  # a name with a number is no word
                value = self._toponym(text, found, told, is_sure=is_sure)
                yield Name(start, end, Mention(start, end, value, "places.csv: bare name") if value else None)

    def _toponym(self, text: str, found: Found, told: Collection[str], *, is_sure: bool) -> Toponym | None:
        """The name with the levels told of it; `None` where it is only a part of its run, or a company's."""
        cued = self._border.cued(text, found)
        if cued is None:
            return None
        in_company = self._border.in_company(text, found.start)
        if in_company and "province" not in told:
            return None
        name = folded(text[found.start : found.end])
        # Công ty CP Xây dựng Bình Dương is never called after a commune.
        levels = ("province",) if in_company else tuple(level for level in ANY_LEVEL if level in told)
        typed = self._committees.typed(text, found.start, name, told) if cued else None
        return typed or Toponym(name, levels, "bare", cued=cued or is_sure)


def _with_number(numbers: NumberedNames, text: str, found: Found, day: str) -> Found:
    """The name with a number that belongs to it, before or behind its run."""
    if found.end == found.run_end:
        end = numbers.end(text, found.start, found.end, day)
        if end > found.end:
            return found._replace(end=end, run_end=end)
    if found.start == found.run_start:
        start = numbers.start(text, found.start, found.end, day)
        if start < found.start:
            return found._replace(start=start, run_start=start)
    return found


# ---- what stands around a name ------------------------------------------------------------------------------------

ABBREVIATION = re.compile(rf"[{UPPER}&]{{2,}}\s$")
BRAND = re.compile(rf"(?<!\w){LONG_WORD}\s$")
KEPT = 1 << 10  # what stands beside names: mostly nothing, or one of some dozen words


class _Border:
    """Whether the words around a name let it be a place."""

    def __init__(self, rules: Rulebook) -> None:
        self._ordinary = frozenset(name_key(word) for word in rules.words("words.place.ordinary"))
        no_places = rules.words("words.place.not_after", "words.place.occupations", "words.place.members")
        self._not_after = LastWords(no_places, longer_words(rules))
        self._members = LastWords(rules.words("words.place.members"))
        self._members_of = LastWords(rules.words("words.place.members_of"))
        self._roads = LastWords(rules.words("words.place.roads"))
        self._in_place = LastWords(rules.words("words.place.place_after"))
        self._place_after = LastWords(rules.words("words.place.place_after", "issuers.bodies.fields"))
        # At the start of a sentence a word has a capital and is none of the name: `Riêng Nam Định đạt 90%`.
        openers = [capital(word) for word in rules.words("words.place.openers")]
        self._opened = re.compile(rf"(?:(?:^|\n)[ \t]*-?|[^\w\s,&/'’-])[ \t]*{alternation(openers)}\s+$")
        # The place that an event is held in closes its name: Lễ hội Hoa ban Điện Biên, Festival Hoa Đà Lạt.
        events = alternation(rules.words("words.place.events"))
        self._event = re.compile(rf"(?<!\w){events}\s+(?:[{UPPER}][^\W\d_]*\s+){{1,{EVENT_WORDS}}}$")
        self._openers = tuple(word.split()[-1] for word in openers)
        self._persons = LastWords(rules.words("words.place.persons"))
        self._companies = rules.words("words.place.companies")
        self._dated = re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)", re.IGNORECASE)

    def is_open(self, text: str, found: Found, *, is_along: bool = False) -> bool:
        """Whether no word before says that it is another thing, and its run ends with it.

        `is_along`: a road leads to it from a place, so that it is no ordinary word: đường Dân Hạ - Độc Lập.
        """
        if not _is_border(text[found.end : found.run_end][:BORDER_REACH]):
            return False
        before = text[max(0, found.start - LOOK_BACK) : found.start]
        if self._not_after.end(before, as_written=self._is_below(text, before, found.end)) and not (
            self._is_road(text, before, found.end) or self._members_of.end(before)
        ):
            return False
        if self._is_broken_person(text, found):
            return False
        return is_along or name_key(folded(text[found.start : found.end])) not in self._ordinary

    def _is_below(self, text: str, before: str, end: int) -> bool:
        """Whether a name begins a line of its own, so that a word above belongs to it only as it is written.

        MÔI TRƯỜNG ends a body's name, and the place of issue is below; `Đại lộ` / `Bình Dương` is one name.
        """
        gap = before[len(before.rstrip()) :]
        if "\n" not in gap:
            return False
        words = before.split()
        return gap.count("\n") > 1 or not words or words[-1].isupper() or self._dated.match(text, end) is not None

    def _is_broken_person(self, text: str, found: Found) -> bool:
        """Whether a person's name is broken before the name: `ông Lê` / `Thái Bình`."""
        begun = text[found.run_start : found.start]
        if begun[len(begun.rstrip()) :].count("\n") != 1:
            return False
        words = list(TOKEN.finditer(begun))
        for first in range(max(0, len(words) - LONGEST_BEGUN), len(words)):
            at = found.run_start + words[first].start()
            if self._persons.end(text[max(0, at - LOOK_BACK) : at]):
                return True
        return False

    def is_person(self, text: str, at: int) -> bool:
        """Whether a member's name stands here: `đại biểu Hà Giang`."""
        return self._members.end(text[max(0, at - LOOK_BACK) : at])

    def in_company(self, text: str, at: int) -> bool:
        """Whether a company's name goes on here: Công ty CP Xây dựng Lam Sơn is in no place of that name."""
        if self._in_place.end(text[max(0, at - LOOK_BACK) : at]):
            return False
        before = CLAUSE_END.split(text[max(0, at - COMPANY_REACH) : at])[-1]
        return any(word in before for word in self._companies)

    def _is_road(self, text: str, before: str, end: int) -> bool:
        """`đường Thái Hòa - Quỳ Hợp` names the places that it joins; `đường Quang Trung` is only named so."""
        dash = ROAD.match(text, end)
        return dash is not None and text[dash.end() : dash.end() + 1].isupper() and self._roads.end(before)

    def road_end(self, text: str, start: int, end: int, *, is_along: bool) -> int:
        """Where the next place that a road joins begins; -1 where none does. `is_along`: this is not its first."""
        before = text[max(0, start - LOOK_BACK) : start]
        dash = ROAD.match(text, end) if is_along or self._is_road(text, before, end) else None
        return dash.end() if dash is not None else -1

    def cued(self, text: str, found: Found) -> bool | None:
        """Whether a word says that a place follows; `None` where the name is only a part of its run."""
        before = text[max(0, found.start - LOOK_BACK) : found.start]
        if self._dated.match(text, found.end) or self._place_after.end(before):
            return True
        if self._is_road(text, before, found.end) or self._is_opened(before) or self._event.search(before):
            return False
        return False if _is_edge(text[found.run_start : found.start][-EDGE_REACH:]) else None

    def _is_opened(self, before: str) -> bool:
        """Whether a sentence begins with a word that is no part of the name behind it."""
        return before.rstrip().endswith(self._openers) and self._opened.search(before) is not None


@lru_cache(KEPT)
def _is_edge(between: str) -> bool:
    """A run goes on beside the name only over a hyphen (`Khe Sanh - Hướng Phùng`), a line end, or an abbreviation."""
    if ABBREVIATION.search(between) or BRAND.search(between):
        return True
    return _is_border(between[-BORDER_REACH:])


@lru_cache(KEPT)
def _is_border(between: str) -> bool:
    inner = between.strip()
    return not inner or inner.startswith("-") or inner.endswith("-") or "\n" in between

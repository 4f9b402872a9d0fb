"""Points and spans of calendar time, as EDTF (ISO 8601-2). ANNOTATION: DATE; DOMAIN section 6.

The patterns are in date_grammar, what a match says in date_values, what days and parts of a year share in date_lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.figures import bounds
from pipeline.find.date_grammar import DateGrammar, date_grammar
from pipeline.find.date_lists import Waiting, days_before, has_days, of_shared_year, of_year_before, waiting_for_year
from pipeline.find.date_values import Groups, Part, groups_of, is_open, parts_of
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook
from pipeline.starts import digits_apart, letters_like
from pipeline.values import DateValue

DateFinder = Callable[[Layout], Iterator[Mention]]
LEADER_REACH = 9  # characters: "tháng" and a line break
NUMERAL_REACH = 12  # characters: "mười một" and blanks
NAME_REACH = 16  # characters: "hợp tác xã" and blanks
DIGITS = re.compile(r"\d+")
NO_WORD = re.compile(r"\W")
WITHIN = letters_like("[_.,]")  # of a longer number or a name, before a part of it
COUNT_BEFORE = re.compile(r"(?<![\d.,/-])\d{1,2}\s+$")  # of years
_OF_YEARS = frozenset(["edge", "ytd", "q", "m", "named", "month_list", "quarter_list"])  # groups


def date_finder(rules: Rulebook) -> DateFinder:
    """The finder of dates."""
    grammar = date_grammar(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        titles = [(zone.start, zone.end) for zone in layout.zones if zone.name == "title"]
        for part in sorted(_parts(grammar, layout.text, titles), key=lambda part: part.start):
            low, high = bounds(part.value)
            yield Mention(part.start, part.end, DateValue(part.value, low, high, part.precision), "dates")

    return find


def _parts(grammar: DateGrammar, text: str, titles: list[tuple[int, int]]) -> list[Part]:
    """All dates; a later one may tell the year of an earlier."""
    found: dict[int, Part] = {}  # by start
    waiting: list[Waiting] = []
    last: Part | None = None
    for match in _matches(grammar, text):
        found_in = groups_of(match)
        if is_open(found_in):
            rest = of_year_before(grammar, text, last, match)
            if rest:
                found[rest.start] = rest  # a later date may tell another year
            waiting.append(waiting_for_year(text, match, last))
            continue
        parts = parts_of(grammar, match, found_in, text, before=_goes_on(grammar, text, last, match.start()))
        if not parts:
            continue
        if waiting and _tells_year(found_in, parts[0], titles):
            found |= {part.start: part for part in of_shared_year(grammar, text, waiting, parts[0])}
        if waiting and "mday" not in found_in:
            waiting.clear()
        if has_days(parts[0]):
            found |= {part.start: part for part in days_before(grammar, text, parts[0], found)}
        found |= {part.start: part for part in parts}
        last = parts[-1]
    return list(found.values())


def _goes_on(grammar: DateGrammar, text: str, last: Part | None, start: int) -> Part | None:
    """The date before, where a number goes on with it: `ngày 30-4 và 1-5`, `tháng 8/2020 - 12/2021`."""
    return last if last and grammar.lists.joint.fullmatch(text, last.end, start) else None


def _tells_year(found: Groups, part: Part, titles: list[tuple[int, int]]) -> bool:
    """Whether a date may tell the year of parts of a year before it; a bare year does in a title only."""
    if "y" in found:
        return any(low <= part.start < high for low, high in titles)
    return not _OF_YEARS.isdisjoint(found)


def _matches(grammar: DateGrammar, text: str) -> Iterator[re.Match[str]]:
    """Everything written like a date, in order, none overlapping.

    Every date has a number: the search goes from number to number, and to the words that lead one or stand for one.
    """
    parts = grammar.part_words.starts(text)
    starts = [at for at in parts if grammar.quarter.match(text, at)]
    starts += [at for at in parts if grammar.named_month.match(text, at) and not _is_name(grammar, text, at)]
    starts += [_numeral(grammar, text, at) for at in parts if grammar.edge.match(text, at)]
    starts += grammar.dotted.starts(text)
    starts += [_leader(grammar, text, at) for at in digits_apart(text, WITHIN)]
    last = 0
    for start in sorted(starts):
        if start < last or (start and _is_inside(text, start, last) and not _is_glued(grammar, text, start)):
            continue
        match = _match_at(grammar, text, start)
        if match:
            yield match
            last = match.end()


def _is_name(grammar: DateGrammar, text: str, start: int) -> bool:
    """Whether a month's name is one of a street or feast (`Cách mạng Tháng Tám`), or a day stands before it."""
    return grammar.no_month.search(text[max(0, start - NAME_REACH) : start]) is not None


def _numeral(grammar: DateGrammar, text: str, start: int) -> int:
    """Where the word that counts the months begins (`sáu tháng đầu năm`), or the word for months itself."""
    low = max(0, start - NUMERAL_REACH)
    number = grammar.numeral.search(text[low:start])
    return low + number.start() if number else start


def _is_inside(text: str, start: int, last: int) -> bool:
    """Whether a number is the rest of a longer one; behind the dash of `30/4-1/5` it is not."""
    before = text[start - 1]
    return before.isalnum() or (before in "_.,/-" and not (before == "-" and start - 1 == last))


def _is_glued(grammar: DateGrammar, text: str, start: int) -> bool:
    """Whether the blank before a number was lost behind the word for a day: `ngày14/3/2017`."""
    return text[start - 1].isalpha() and grammar.cues.day.search(text, max(0, start - LEADER_REACH), start) is not None


def _match_at(grammar: DateGrammar, text: str, start: int) -> re.Match[str] | None:
    if text[start].isdigit():
        return grammar.led_by_digits.match(text, start)
    match = grammar.led_by_words.match(text, start) or grammar.in_words.match(text, start)
    if match is None and text[start + 1].isdigit():  # T6 without a year
        return None
    if match is None:  # `năm` before a day: the number stands for itself
        number = DIGITS.search(text, start, start + LEADER_REACH)
        return grammar.led_by_digits.match(text, number.start()) if number else None
    is_of_years = match.re is grammar.led_by_words and match["y1"] is not None
    if is_of_years and COUNT_BEFORE.search(text, max(0, start - NUMERAL_REACH), start):
        return grammar.led_by_digits.match(text, match.start("y1"))  # 5 năm 2021-2025: the word is the count's
    return match


def _leader(grammar: DateGrammar, text: str, start: int) -> int:
    """Where the word or letter that leads a number begins (`năm 2022`, `T6/2023`), or the number itself."""
    before = text[start - 1 : start]
    if not before.isspace():
        if not before.isalpha():
            return start  # most: behind a mark
        letter = grammar.letter.search(text, max(0, start - LEADER_REACH), start)
        return letter.start() if letter else start
    before = text[max(0, start - LEADER_REACH) : start]
    word = before.rstrip()
    if not word.casefold().endswith(grammar.leaders):
        return start
    return start - len(before) + len(word) - len(NO_WORD.split(word)[-1])

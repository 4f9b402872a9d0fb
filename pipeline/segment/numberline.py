"""The number of a head: how it is written (Nghị định 30/2020/NĐ-CP, Phụ lục I), and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Zone
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line, Page
from pipeline.text import LOWER, UPPER

BLANK = r"[\s.…_]*"  # where a number or day is to be filled in by hand
# What OCR makes of a number written by hand; it has a sign or a figure in it, so that it is no word.
GARBLED = r"(?=[^\s/]*[^\s/.,:;…_\W\D]|[^\s/]*[^\s/\w.:;…_])[^\s/]{1,9}"

# Of a symbol: BC, UBND, BCĐ389; no year stands behind it.
GROUP = rf"[{UPPER}{LOWER}&]{{1,12}}(?:\d{{0,3}}(?!\d)|(?!19|20)\d{{4}})"
REGION = r"(?:(?<=KV)[ ][IVX]{1,4}(?=\s*$|\s\s|\t))?"  # of the State Audit: 218/TB-KV V
_INNER_BLANK = re.compile(r"(?<!KV)\s+|\s+(?![IVX]+$)")
SYMBOL = rf"(?:(?:19|20)\d\d\s?/\s?)?{GROUP}(?:(?:\s?[-/]\s?|\.(?=[{UPPER}]{{2}})){GROUP}){{0,4}}"  # 15/BC.UB


def _opening(rules: Rulebook) -> str:
    """The word before a number; behind capitals of a glued line with a capital: `theo QĐ số 12` is a citation.

    It may end a word of a body's name: `TRUNG TÂM DÂN SỐ - KHHGĐ`.
    """
    words = rules.words("words.zone.number")
    glued = alternation(word for word in words if word[0].isupper())
    ends = (word.upper().rsplit(maxsplit=1) for word in rules.words("units.quantity.not_ordinal") if " " in word)
    within = "".join(rf"(?<!{re.escape(begun)}\s)" for begun, last in ends if last.title() in words)
    return rf"(?:(?:^|(?<=\s\s)|(?<=\t)){alternation(words)}|(?<=[{UPPER}]\s){within}{glued})\s*:?\s*"


def number_pattern(rules: Rulebook) -> str:
    """`Số: 215/BC-UBND`, the number maybe blank; of forecasts `Số: DBHV-29/AGIA`."""
    return (
        rf"{_opening(rules)}(?:(?P<number>(?:[{UPPER}]{{2,5}}-)?\d{{1,5}}[a-z]?)?(?:{BLANK}(?P<joint>[/-])\s*|(?<=\d)(?P<blank>\s)(?=[{UPPER}]{{1,5}}/))"
        rf"|{GARBLED}\s?(?=/[{UPPER}]{{2}})(?P<behind>/))"
        rf"(?P<symbol>{SYMBOL}(?:\([{UPPER}\d]{{1,6}}\)|{REGION}))(?!\w)"  # police: 45/BC-CAH(TH)
    )


def _open_number_pattern(rules: Rulebook) -> str:
    """A number that goes on below: `Số:`, `Số: 105`, `Số: 105/QĐ-`."""
    years = r"(?:(?:19|20)\d\d\s?/\s?)?"
    return rf"{_opening(rules)}(?:\d{{1,5}}[a-z]?)?(?:{BLANK}[/-]\s*{years}(?:{GROUP}\s?[-/]\s?){{0,4}})?$"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Patterns of a number on one line, of one that goes on below, and of a line that is the rest of one."""

    whole: re.Pattern[str]
    begun: re.Pattern[str]
    rest: re.Pattern[str]


def numbers_of(rules: Rulebook) -> Numbers:
    """Patterns from rules/words.toml."""
    return Numbers(
        whole=re.compile(number_pattern(rules)),
        begun=re.compile(_open_number_pattern(rules)),
        rest=re.compile(rf"(?:\d{{1,5}}[a-z]?\s?/\s?|[/-]\s?)?{SYMBOL}"),  # 105/QĐ-UBND; /QĐ-UBND; BCĐTW
    )


def own_number(numbers: Numbers, page: Page, places: Iterable[int]) -> tuple[int | None, re.Match[str] | None]:
    """The first number on the lines `places`, and the line that it begins on; it may end on the next."""
    for index in places:
        line = page.lines[index]
        if line.in_table:
            continue
        joined = _joined(numbers, page, index)
        match = (numbers.whole.search(joined) if joined else None) or numbers.whole.search(line.text)
        if match:
            return index, match
    return None, None


def _joined(numbers: Numbers, page: Page, index: int) -> str:
    """A line that ends in the middle of a number, with the line below; "" when it does not."""
    text = page.lines[index].text
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    if below is None or below.in_table or page.is_parted(below) or not numbers.rest.fullmatch(below.text):
        return ""
    joint = below.text[0] if below.text[0] in "-/" else ""
    return f"{text} {below.text}" if numbers.begun.search(text) or numbers.begun.search(text + joint) else ""


def zone_over(name: str, lines: tuple[Line, ...], at: int, span: tuple[int, int]) -> Zone:
    """Where what begins on line `at` stands, over the line's end or not; `span`: of it and the line below, joined."""
    line = lines[at]
    over = span[1] - len(line.text) - 1  # characters of the line below
    return Zone(name, line.start + span[0], lines[at + 1].start + over if over > 0 else line.start + span[1])


def number_of(match: re.Match[str] | None) -> str:
    """`215/BC-UBND`; `/BC-UBND` when the number is blank."""
    if match is None:
        return ""
    joint = match["joint"] or match["behind"] or " "  # 84 KH/TĐTN, as the Youth Union writes
    return f"{match['number'] or ''}{joint}{_INNER_BLANK.sub('', match['symbol'])}"

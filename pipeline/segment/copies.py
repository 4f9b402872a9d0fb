"""Where the block of a certified copy begins (Nghị định 30/2020/NĐ-CP, Phụ lục I, part II).

Whoever copies a document sets name, number (`45/SY-UBND`), day and signature below it: none of them is the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from pipeline.model import Zone
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.segment.lines import Line

MOST_LINES = 40  # of such a block, recipients counted
LONGEST_LINE = 14  # words of a certificate's line: name of a body, place and day
MOST_NAMES = 5  # lines above the number: an office's name over two lines, `SAO Y`, and the name of the one above it


def copy_line(rules: Rulebook) -> re.Pattern[str]:
    """A line that is the number of a copy, or says that it is one."""
    return re.compile(rf"{_copy_number(rules)}|{alternation(rules.words('words.zone.copies'))}")


def foreign_line(rules: Rulebook) -> re.Pattern[str]:
    """How a line above the head begins whose number and day are those of a copy, a gazette or a receiver."""
    signs = cased(rules.words("words.zone.copies", "words.zone.not_own"))
    return re.compile(rf"\W*(?:{_copy_number(rules)}|{signs}(?!\w))")


def _copy_number(rules: Rulebook) -> str:
    number = alternation(rules.words("words.zone.number"))
    symbols = alternation(rules.words("words.zone.copy_symbols"))
    return rf"{number}\s*:?\s*[\d.…]*\s*/\s*{symbols}(?![\w&])(?:[-–]\S+)?"  # not 152/SYT-NVY


def is_foreign(foreign: re.Pattern[str], dateline: re.Pattern[str], lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line is of a copy's or gazette's head: `SAO Y / Số: 45/SY-UBND`, and the day right below it."""
    while foreign.match(lines[at].text) is None:
        if at == 0 or dateline.match(lines[at].text) is None:
            return False
        at -= 1
    return True


def others_zones(foreign: re.Pattern[str], dateline: re.Pattern[str], above: tuple[Line, ...]) -> Iterator[Zone]:
    """The lines above the head that a copier, a gazette or a receiver printed: none of their figures is its own."""
    for index, line in enumerate(above):
        if not line.in_table and line.words <= LONGEST_LINE and is_foreign(foreign, dateline, above, index):
            yield Zone("copy", line.start, line.end)


def copy_begins(pattern: re.Pattern[str], lines: tuple[Line, ...], *, first: int) -> int:
    """Index of the block's first line, after line `first`; the number of lines where there is none."""
    low = max(first, len(lines) - MOST_LINES)
    at = next((i for i in range(low, len(lines)) if _is_said(pattern, lines[i])), len(lines))
    if at == len(lines):
        return at
    start = at
    while start > low and at - start < MOST_NAMES and lines[start - 1].is_capitals and not lines[start - 1].in_table:
        start -= 1
    return start


def certificate_lines(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines of the block itself, of which no figure is the document's; tables and paragraphs behind it are."""
    yield from takewhile(lambda line: not line.in_table and line.words <= LONGEST_LINE, lines)


def _is_said(pattern: re.Pattern[str], line: Line) -> bool:
    return not line.in_table and pattern.fullmatch(line.text) is not None

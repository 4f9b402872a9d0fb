"""Pages of a plain text: form feeds (`pdftotext` writes one a page) and page numbers alone on their lines.

A page number in the middle of a sentence is no figure: `12.500 / 3 / triệu đồng` is 12.500 triệu đồng.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Page, Span, Table
from pipeline.read.markup import tidy
from pipeline.read.textheads import text_heads

FORM_FEED = "\f"
# Characters; a printed page has 1,500 to 3,000. Numbers that follow one another more closely are a column of a table.
SHORTEST_PAGE = 700
FIRST_NUMBERS = {1, 2}  # the first page of a letter bears no number (Decree 30/2020/NĐ-CP, annex I)
# `3`, `- 3 -`, `Trang 3`, `Trang 3/12`; the line feed before is found a tenfold faster than `^` is.
_NUMBER = re.compile(
    r"\n[ \t]*(?:(?:[-–—][ \t]*)?(?P<bare>\d{1,3})(?:[ \t]*[-–—])?"
    r"|[Tt]rang[ \t]+(?P<named>\d{1,3})(?:[ \t]*/[ \t]*\d{1,3})?)[ \t]*$",
    re.MULTILINE,
)


LONGEST_FIGURE = 40  # characters of the line before that are looked at
_CUT_NUMBER = re.compile(r"\d[^\W_]*(?:/[^\W\d_]+)*[-/]$")  # of a document, at its line end
_FIGURE_AT_END = re.compile(r"[^\W\d_][ \t]+\d[\d.,]*$")  # behind a word: no cell above a cell


@dataclass(frozen=True, slots=True)
class TextPages:
    """`pages` of a text; `marks`: the page numbers' lines with the empty lines around them, and the form feeds."""

    pages: tuple[Page, ...]
    marks: tuple[Span, ...]


class _Numbered(NamedTuple):
    """A line with nothing but a number."""

    start: int
    end: int
    number: int


def text_pages(text: str, tables: Sequence[Table], source: str) -> TextPages:
    """Pages of a text in which form feeds still stand."""
    feeds = [match.start() for match in re.finditer(FORM_FEED, text)]
    numbers = [match for match in _numbered(text) if not any(t.start <= match.start < t.end for t in tables)]
    chosen = _in_step([m for m in numbers if _is_at_edge(text, m)], feeds) if feeds else _series(numbers)
    taken = {match.start for match in chosen}
    chosen += [m for m in numbers if m.start not in taken and _parts_a_figure(text, m)]
    starts = [0, *(at + 1 for at in feeds if text[at + 1 :].strip())]
    ends = [*starts[1:], len(text)]
    pages = tuple(Page(i, start, end, source) for i, (start, end) in enumerate(zip(starts, ends, strict=True), 1))
    heads = text_heads(text, [Span(start, end) for start, end in zip(starts, ends, strict=True)], tables)
    marks = [_gap(text, at, at + 1) for at in feeds] + [_gap(text, m.start, m.end) for m in chosen]
    marks += [_gap(text, line.start, line.end) for line in heads]
    return TextPages(pages, tidy(marks))


def _numbered(text: str) -> Iterator[_Numbered]:
    """Each line with nothing but what may be a page's number."""
    for match in _NUMBER.finditer("\n" + text.replace(FORM_FEED, "\n")):  # the first line has a line feed before it too
        yield _Numbered(match.start(), match.end() - 1, int(match["bare"] or match["named"]))


def _is_at_edge(text: str, match: _Numbered) -> bool:
    """The first or last line of a page."""
    before, after = _behind_blanks(text, match.start), _past(text, match.end, " \t\n")
    return text[before - 1 : before] == FORM_FEED or text[after : after + 1] in {FORM_FEED, ""}


def _parts_a_figure(text: str, match: _Numbered) -> bool:
    """`45,6 / 2 / km`, `1205/QĐ- / 4 / UBND`: between a figure and its unit only a page number can stand."""
    before = text[max(0, match.start - LONGEST_FIGURE) : match.start].rstrip()
    after = text[match.end : match.end + LONGEST_FIGURE].lstrip()
    if _CUT_NUMBER.search(before):
        return after[:1].isupper()
    return _FIGURE_AT_END.search(before) is not None and (after[:1].islower() or after[:1] == "%")


def _in_step(numbers: Sequence[_Numbered], feeds: Sequence[int]) -> list[_Numbered]:
    """Those that count with the pages: others are figures of a table at the page's edge."""
    lead = [match.number - bisect_right(feeds, match.start) for match in numbers]
    usual = max(lead, key=lambda each: (lead.count(each), -abs(each)), default=0)
    return [match for match, each in zip(numbers, lead, strict=True) if each == usual]


def _series(numbers: Sequence[_Numbered]) -> list[_Numbered]:
    """The lines that count the pages, one after the other; none when other figures stand alone on lines near by."""
    chosen: list[_Numbered] = []
    at, due = 0, FIRST_NUMBERS
    for match in numbers:
        number = match.number
        if match.start - at < SHORTEST_PAGE:
            if number not in due:
                continue
            return []  # 2 soon after 1: rows are counted here
        if number in due:
            chosen.append(match)
            at, due = match.end, {number + 1}
    return chosen if len(chosen) > 1 or len(numbers) == len(chosen) else []


def _behind_blanks(text: str, at: int) -> int:
    """End of what stands before `at` and is no blank; texts run to millions of characters, so nothing is copied."""
    while at and text[at - 1] in " \t\n":
        at -= 1
    return at


def _past(text: str, at: int, blanks: str) -> int:
    """Start of what stands behind `at` and is none of `blanks`."""
    while at < len(text) and text[at] in blanks:
        at += 1
    return at


def _gap(text: str, start: int, end: int) -> Span:
    """From the end of the line before to the start of the line after, so that a sentence goes on over the page.

    Where empty lines stand on both sides and no small letter follows, an empty line stays: a paragraph may end there.
    """
    before, after = _behind_blanks(text, start), _past(text, end, "\n")
    is_cut = _CUT_NUMBER.search(text[max(0, before - LONGEST_FIGURE) : before]) or text.startswith("%", after)
    is_parted = start - before > 1 and after - end > 1 and not (is_cut or text[after : after + 1].islower())
    return Span(min(before + 1 + is_parted, start), after) if before else Span(start, after)

"""Lines of a page as pdfium orders them, each with its place and the way back to pdfium's text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sin
from typing import NamedTuple

from pipeline.model import Box, Span
from pipeline.read.printed import PrintedPage

# pdfium writes U+FFFE for a hyphen at a line end and swallows the break; older builds wrote U+0002.
LINE_END_HYPHENS = "\ufffe\x02"
LINE_END_HYPHEN = re.compile(f"[{LINE_END_HYPHENS}]")
SLANTED = 0.1  # sine of the angle
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")
_BREAK_OR_HYPHEN = re.compile(f"\r\n?|\n|(?<=[{LINE_END_HYPHENS}])")
_new = tuple.__new__  # what a Box's own does, without a call in between

Edges = tuple[float, float, float, float]  # of a box


class Run(NamedTuple):
    """`length` characters that stand at `at` in our text and at `source` in the page's text."""

    at: int
    source: int
    length: int


@dataclass(slots=True)
class Line:
    """One line of output. `box` is from font ascent to descent; `bold` counts in `text`."""

    text: str
    runs: tuple[Run, ...]
    box: Box
    bold: tuple[Span, ...] = ()


def read_lines(page: PrintedPage) -> list[Line]:
    """All lines with something printed on them, in pdfium's order."""
    spans = line_spans(page.text)
    ends = page.boxes_at([at for start, end in spans for at in (start, end - 1)])
    are_bold = page.are_bold([start for start, _ in spans])
    parts = zip(spans, ends[::2], ends[1::2], are_bold, strict=True)
    found: list[Line] = []
    for span, head, tail, is_bold in parts:
        if tail[1] < head[3] and tail[3] > head[1]:  # first and last letter are on one level, as mostly
            found.append(_line(page, *span, head, tail, begins_bold=is_bold))
        else:
            found += [line_of(page, *part) for part in _levels(page, span)]
    return found


def _levels(page: PrintedPage, span: Span) -> Iterator[Span]:
    """The parts of a line that stand on levels of their own; all of it where the text runs up or down, or slants.

    Raised figures stand nearer, from middle to middle, than letters are high, and other lines further off. Where rows
    of a table fill a page pdfium takes it for one of columns, and reads on downwards: `45,93` is a share of 45,9 and
    the page's number far below it.
    """
    start, end = span
    if abs(sin(page.angle(page.char_index(start)))) > SLANTED:
        yield span
        return
    letters = [at for at in range(start, end) if not (page.text[at].isspace() or page.text[at] in LINE_END_HYPHENS)]
    for (one, above), (other, below) in pairwise(zip(letters, page.boxes_at(letters), strict=True)):
        high = (above[3] - above[1] + below[3] - below[1]) / 2
        if abs(above[1] + above[3] - below[1] - below[3]) / 2 > high:
            yield Span(start, one + 1)
            start = other
    yield Span(start, end)


def line_spans(text: str) -> list[Span]:
    """Spans of the lines without their breaks and outer blanks; a break follows every line-end hyphen."""
    if any(hyphen in text for hyphen in LINE_END_HYPHENS):
        return _hyphened_spans(text)
    spans = []
    at = 0
    for piece in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):  # five times as fast as a pattern
        shown = piece.strip()
        if shown:
            start = at if piece[0] == shown[0] else at + piece.index(shown[0])
            spans.append(_new(Span, (start, start + len(shown))))
        at += len(piece) + 1
    return spans


def _hyphened_spans(text: str) -> list[Span]:
    spans = []
    at = 0
    for match in [*_BREAK_OR_HYPHEN.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[at:end]
        if piece and not piece.isspace():
            spans.append(Span(end - len(piece.lstrip()), at + len(piece.rstrip())))
        at = match.end() if match else end
    return spans


def line_of(page: PrintedPage, start: int, end: int) -> Line:
    """The line that is `page.text[start:end]`."""
    head, tail = page.boxes_at((start, end - 1))
    return _line(page, start, end, head, tail, begins_bold=page.is_bold(page.char_index(start)))


def _line(page: PrintedPage, start: int, end: int, head: Edges, tail: Edges, *, begins_bold: bool) -> Line:
    """The line with the boxes of its first and last characters."""
    text, runs = copied(page.text, start, end)
    (x0, top, x1, bottom), (a, b, c, d) = head, tail
    # `min` and `max` take three times as long.
    x0, top = x0 if x0 < a else a, top if top < b else b  # noqa: FURB136
    x1, bottom = x1 if x1 > c else c, bottom if bottom > d else d  # noqa: FURB136
    return Line(
        text,
        runs,
        _new(Box, (x0, top, x1, bottom)),
        _bold(page, runs, len(text), end - 1) if begins_bold and runs else (),
    )


def copied(source: str, start: int, end: int) -> tuple[str, tuple[Run, ...]]:
    """`source[start:end]` without control characters, its hyphens at line ends real ones, and where it is from."""
    piece = source[start:end]
    if piece.isprintable() or (not _DROPPED.search(piece) and LINE_END_HYPHENS[0] not in piece):
        return piece, (_new(Run, (0, start, len(piece))),)
    pieces, runs, length, at = [], [], 0, 0
    hyphened = LINE_END_HYPHEN.sub("-", piece)
    for match in [*_DROPPED.finditer(hyphened), None]:
        stop = match.start() if match else len(hyphened)
        if stop > at:
            pieces.append(hyphened[at:stop])
            runs.append(Run(length, start + at, stop - at))
            length += stop - at
        at = match.end() if match else stop
    return "".join(pieces), tuple(runs)


def _bold(page: PrintedPage, runs: tuple[Run, ...], length: int, last: int) -> tuple[Span, ...]:
    """The bold share of a line that begins bold: all of it, or its head (a heading run into its text).

    `last`: where its text ends on the page.
    """
    if page.is_bold(page.char_index(last)):
        return (Span(0, length),)
    low, high = 0, runs[0].length - 1  # the bold head ends between them
    while high - low > 1:
        middle = (low + high) // 2
        probe = _printed_before(page.text, runs[0].source + middle, runs[0].source)
        if page.is_bold(page.char_index(probe)):
            low = middle
        else:
            high = max(probe - runs[0].source, low + 1) if probe - runs[0].source > low else middle
    end = low + 1
    return (Span(0, len(page.text[runs[0].source : runs[0].source + end].rstrip())),)


def _printed_before(text: str, at: int, floor: int) -> int:
    """The nearest index at or before `at` that is no blank: blanks made by pdfium have no font."""
    while at > floor and text[at].isspace():
        at -= 1
    return at


def joined(source: str, stretches: list[tuple[int, int]], tight: Container[int] = ()) -> tuple[str, tuple[Run, ...]]:
    """One line of stretches of `source`, parted by a blank; by nothing after a line-end hyphen or where in `tight`."""
    if len(stretches) == 1:
        return copied(source, *stretches[0])
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for number, (start, end) in enumerate(stretches):
        if pieces and number not in tight and source[runs[-1].source + runs[-1].length - 1] not in LINE_END_HYPHENS:
            pieces.append(" ")
            length += 1
        text, copies = copied(source, start, end)
        pieces.append(text)
        runs += [_new(Run, (length + at, begin, count)) for at, begin, count in copies]
        length += len(text)
    return "".join(pieces), tuple(runs)

"""Text that does not run from left to right: sideways lines set apart from what pdfium glues them to, slanted ones out.

pdfium writes `… trên trang nàyTổng số` where a sideways line follows an upright one. Slanted text (`DỰ THẢO` over a
page) is a watermark, and so is upright text of that size that lies over other lines. Sideways lines in a side margin
are no document text either.
"""

from __future__ import annotations

from itertools import groupby
from math import pi

from pipeline.read.lines import Line, line_of
from pipeline.read.printed import PrintedPage

HIGH = 30.0  # points from ascent to descent: lines of 26-point letters; higher ones may be sideways
MARGIN = 42.0  # points, 15 mm: the least that Decree 30/2020/NĐ-CP leaves free at a side
WIDE = 0.4  # of the height: an average letter, blanks counted
STRAIGHT = 0.2  # radians, 11 degrees: crooked scans are turned by less
UPRIGHT, SIDEWAYS, SLANTED = range(3)


def part_slanted(page: PrintedPage, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines that run along the page's sides, one direction each; and watermarks, with what stands in a side margin."""
    if not [1 for line in lines if line.box[3] - line.box[1] >= HIGH]:  # the cheapest way: it is asked of every page
        return lines, []
    straight: list[Line] = []
    slanted: list[Line] = []
    beside: list[Line] = []
    for line in lines:
        if line.box.bottom - line.box.top < HIGH:
            straight.append(line)
            continue
        parts = _parts(page, line)
        is_upright = [kind for kind, _ in parts] == [UPRIGHT]
        if is_upright and _is_large(page, line) and _lies_over(line, lines):
            slanted.append(line)
            continue
        straight += [part for kind, part in parts if kind != SLANTED]
        slanted += [part for kind, part in parts if kind == SLANTED]
        beside += [part for kind, part in parts if kind == SIDEWAYS and _is_in_margin(page, part)]
    if beside and 2 * _letters(beside) < _letters(straight):
        straight = [line for line in straight if all(line is not other for other in beside)]
        slanted += beside
    return straight, slanted


def _letters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _is_in_margin(page: PrintedPage, line: Line) -> bool:
    """Whether a sideways line stands where nothing of the document is printed: what registries and printers add."""
    return line.box.x1 <= MARGIN or line.box.x0 >= page.width - MARGIN


def _is_large(page: PrintedPage, line: Line) -> bool:
    """Whether its letters are high and wide; stamps that stand apart, and lines misplaced by OCR, are only high."""
    box = page.box_at(line.runs[0].source)
    height = box.bottom - box.top
    return height >= HIGH and line.box.x1 - line.box.x0 >= WIDE * height * len(line.text)


def _lies_over(line: Line, lines: list[Line]) -> bool:
    """Whether the middle of another line, of print of usual size, is inside its box."""
    x0, top, x1, bottom = line.box
    return any(
        top < (box.top + box.bottom) / 2 < bottom and x0 < (box.x0 + box.x1) / 2 < x1
        for box in (other.box for other in lines if other is not line)
        if box.bottom - box.top < HIGH
    )


def _parts(page: PrintedPage, line: Line) -> list[tuple[int, Line]]:
    """The line's stretches of one direction; blanks belong to what is before them."""
    start, end = line.runs[0].source, line.runs[-1].source + line.runs[-1].length
    kinds: list[int] = []
    for index in range(start, end):
        is_blank = page.text[index].isspace() and bool(kinds)
        kinds.append(kinds[-1] if is_blank else _kind(page.angle(page.char_index(index))))
    found, at = [], start
    for kind, group in groupby(kinds):
        stop = at + len(list(group))
        if page.text[at:stop].strip():
            found.append((kind, line_of(page, *bare(page.text, at, stop))))
        at = stop
    return found if len(found) > 1 or found[0][0] == SLANTED else [(found[0][0], line)]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(piece.strip())


def _kind(angle: float) -> int:
    """Of an angle of 0 to 2π."""
    off = angle % (pi / 2)
    if STRAIGHT < off < pi / 2 - STRAIGHT:
        return SLANTED
    return UPRIGHT if round(angle / (pi / 2)) % 4 == 0 else SIDEWAYS

"""Stamps whose lines pdfium glued to what stands beside them: `- Lưu: VT. Ký bởi: SỞ XÂY DỰNG`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Stamp
from pipeline.read.lines import Line, line_of
from pipeline.read.printed import PrintedPage
from pipeline.read.seals import LABEL_INSIDE, part_seals
from pipeline.read.slanted import bare

GAP = 1.5  # of the label's height: room between the document's line and the stamp beside it
BESIDE = 2.0  # of a line's height: how far apart the left edges of a stamp's lines are
BELOW = 1.0  # of a line's height: what begins further below is no part of the stamp's room


def seals_and_rest(page: PrintedPage, lines: Sequence[Line], number: int) -> tuple[list[Line], list[Stamp]]:
    """The lines that are the document's, and the stamps; glued lines are parted where that shows more of a stamp."""
    plain = part_seals(lines, number)
    parted = _apart(page, lines)
    if len(parted) == len(lines):
        return plain
    other = part_seals(parted, number)
    return other if _letters(other[1]) > _letters(plain[1]) else plain


def _letters(stamps: Sequence[Stamp]) -> int:
    return sum(len(stamp.text) for stamp in stamps)


def _apart(page: PrintedPage, lines: Sequence[Line]) -> list[Line]:
    """The lines, each glued one as two; what stood at the right comes behind all that stands beside it."""
    found: list[Line] = []
    waiting: list[Line] = []  # of a stamp
    for line in lines:
        left, right = _halves(page, line)
        if waiting and right is None and line.box.top > waiting[-1].box.bottom + BELOW * _height(line):
            found += waiting
            waiting = []
        if right is not None:
            found.append(left)
            waiting.append(right)
        elif waiting and abs(line.box.x0 - waiting[-1].box.x0) < BESIDE * _height(line):
            waiting.append(line)
        else:
            found.append(line)
    return found + waiting


def _height(line: Line) -> float:
    return line.box.bottom - line.box.top


def _halves(page: PrintedPage, line: Line) -> tuple[Line, Line | None]:
    """The line and `None`; or what stands left of the room before a stamp's label, and the rest."""
    match = LABEL_INSIDE.search(line.text) if len(line.runs) == 1 else None
    if match is None:
        return line, None
    start = line.runs[0].source
    cut, end = start + match.start("label"), start + line.runs[0].length
    before = bare(page.text, start, cut)
    label = page.box_at(cut)
    if label.x0 - page.box_at(before[1] - 1).x1 < GAP * (label.bottom - label.top):
        return line, None
    return line_of(page, *before), line_of(page, cut, end)

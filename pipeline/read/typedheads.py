"""Heads of typed tables that cannot be told: their cells are left empty rather than wrong.

On a grid of characters the lines of one head stand between those of another, and two heads may be one blank apart:
`Tổng số biểu dự` is then no head, but one and a piece of the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.aligned_columns import Reach
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Run
from pipeline.read.typedpage import WIDE, TypedPage

LEAST_OVER = WIDE / 2  # points that words reach over another column


def without_doubtful(page: TypedPage, block: TableBlock, first: int) -> bool:
    """Empty the cells of a head whose columns cannot be told; whether there are any. `first`: line of the first row."""
    head = [draft for _, row in block.rows for draft in row if draft.runs and _lines(page, draft)[-1] < first]
    if not head:
        return False
    words = len(block.xs) - len(block.reaches) - 1
    top = min(_lines(page, draft)[0] for draft in head)
    doubtful: set[int] = set()
    changed = False
    for draft in head:
        if draft.column_span > 1:
            doubtful |= _columns(draft) if _clashes(page, draft, head) else set()
            continue
        for line in _lines(page, draft):
            others = _others(page, block, words, head, draft, line) if draft.column >= words else set()
            if others and line != top:
                doubtful |= {draft.column, *others}
            elif others or _may_be_wide(page, draft, head, words, line):
                _leave_out(page, draft, line)
                changed = True
    for draft in head:
        if doubtful & _columns(draft):
            draft.text, draft.runs = "", ()
    block.has_lost_head |= not any(draft.text for draft in head if max(_columns(draft)) >= words)
    return changed or bool(doubtful)


def _columns(draft: CellDraft) -> set[int]:
    return set(range(draft.column, draft.column + draft.column_span))


def _clashes(page: TypedPage, wide: CellDraft, head: Sequence[CellDraft]) -> bool:
    """Whether a head over several columns stands no higher than one of those that should be below it."""
    last = _lines(page, wide)[-1]
    return any(
        _lines(page, each)[0] <= last
        for each in head
        if each is not wide and each.runs and each.column_span < wide.column_span and _columns(each) <= _columns(wide)
    )


def _may_be_wide(page: TypedPage, draft: CellDraft, head: Sequence[CellDraft], words: int, line: int) -> bool:
    """Whether the upper line of a head beside one over several columns may be over the next column as well."""
    lines = _lines(page, draft)
    wide = [each for each in head if each.column_span > 1]
    if draft.column < words or lines[0] != line or len(lines) == 1 or all(_lines(page, w)[0] != line for w in wide):
        return False
    beside = {draft.column - 1, draft.column + 1} - {column for each in wide for column in _columns(each)}
    own = [each for each in head if each.runs and each.column in beside and each.column >= words]
    return any(_lines(page, each)[0] > line for each in own)


def _others(
    page: TypedPage, block: TableBlock, words: int, head: Sequence[CellDraft], draft: CellDraft, line: int
) -> set[int]:
    """Columns of figures, but the cell's own, that a line of it reaches over: their figures or their own heads."""
    x0, x1 = _reach(page, draft, line)
    reaches = [(words + at, reach) for at, reach in enumerate(block.reaches)]
    own = [each for each in head if each.column_span == 1 and each.column >= words]
    reaches += [(each.column, _reach(page, each, at)) for each in own for at in _lines(page, each)]
    return {c for c, (a, b) in reaches if c != draft.column and min(b, x1) - max(a, x0) > LEAST_OVER}


def _lines(page: TypedPage, draft: CellDraft) -> list[int]:
    """The lines of the page that a cell stands on."""
    return sorted({page.line_at(run.source) for run in draft.runs})


def _reach(page: TypedPage, draft: CellDraft, line: int) -> Reach:
    runs = [run for run in draft.runs if page.line_at(run.source) == line]
    boxes = [page.box_at(at) for run in runs for at in (run.source, run.source + run.length - 1)]
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _leave_out(page: TypedPage, draft: CellDraft, line: int) -> None:
    """Take the words of one line out of a cell."""
    kept = [run for run in draft.runs if page.line_at(run.source) != line]
    text, runs = "", list[Run]()
    for run in kept:
        text += " " if text else ""
        runs.append(Run(len(text), run.source, run.length))
        text += page.text[run.source : run.source + run.length]
    draft.text, draft.runs = text, tuple(runs)

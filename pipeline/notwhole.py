"""Figures of scanned tables that are not whole: `.000`, `000`, `5.150.000.`, `1250.300`, `350.000)`, `987310|`.

Of a figure wrapped in its cell Tesseract may lose a line, of any figure a mark or a bracket; letters and strokes stand
for what it took for something else. What is left may look like a figure, and is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.brief import named
from pipeline.doubts import HIDDEN
from pipeline.figures import figure_and_aside
from pipeline.lostcommas import OCR, WITHHELD
from pipeline.model import Cell, Document, Doubt, Grid, Layout, Problem

MOST_FIGURES = 0.6  # of a column's filled cells, that it is one of figures
LEAST_GROUPED = 2  # figures of a column that tell how its thousands are marked
MOST_SHOWN = 30  # figures of a page that a message names
REMEDY = "Compare the page with the table: a part of the figure is lost, or was read as something else."
_PERCENT = "%"
_BREAK = re.compile(r"\s*\n\s*")
_GROUPS = r"[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?|(?: \d{3})+(?:[.,]\d+)?)"
# Behind four digits without a mark three more are no thousands: `1250.300`. `05` is printed so.
_PLAIN = r"(?:0?\d|[1-9]\d+)(?:(?<!\d{4})[.,]\d+|[.,]\d{1,2}|[.,]\d{4,})?"
_NUMBER = rf"(?:{_GROUPS}|{_PLAIN})\s?%?"
_SIGN = r"[-–—+±<>≤≥~≈]?\s?"
_WHOLE = re.compile(rf"(?:\([-–+]\)\s?|{_SIGN})(?:{_NUMBER}|\(\s?{_SIGN}{_NUMBER}\s?\)%?)")
# Two figures, a part of a whole, a date, a range: told elsewhere.
_OTHER = re.compile(r".*\d\s*[/⁄:×xX–—-]\s*\d.*|.*\d[%)]*\s+[(-]*\d.*")
_LETTERED = re.compile(
    r"[^\W\d_]{1,2}[\dIlO.,]*\d[\dIlO.,]*|\d[\d.,]*[^\W\d_]?[_|\[\]{}!¡\"'“”]+|\d[\d.,]*[IlÌO][\d.,]*"
)
_NO_PART = re.compile(r"0{2,}|[.,]\d+|\d+(?:[.,]\d+)*[.,]")  # no figure, whatever the column holds
_DECIMALS = {mark: re.compile(rf"\d{{1,3}}{re.escape(mark)}\d{{1,2}}") for mark in ".,"}
_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}


def not_whole(document: Document, layout: Layout, doubted: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Doubts of the cells of scanned tables that hold a part of a figure, but for `doubted` ones; `document`: clean."""
    starts = [page.start for page in document.pages]
    known = {doubt.start for doubt in doubted}
    found = []
    for grid in layout.grids:
        page = document.pages[max(bisect_right(starts, grid.table.start) - 1, 0)]
        found += list(_of_grid(grid, layout.text)) if page.source == OCR else []
    return tuple(sorted(Doubt(cell.start, cell.end, WITHHELD) for cell in found if cell.start not in known))


def problems_of(document: Document, doubts: Sequence[Doubt]) -> Iterator[Problem]:
    """One row a page; `document` is the one that `doubts` are of."""
    starts = [page.start for page in document.pages]
    by_page: dict[int, list[str]] = {}
    for doubt in doubts:
        number = document.pages[max(bisect_right(starts, doubt.start) - 1, 0)].number
        by_page.setdefault(number, []).append(" ".join(document.text[doubt.start : doubt.end].split()))
    for number, shown in sorted(by_page.items()):
        message = f"{document.path}, page {number}: figures of scanned tables that are not whole: "
        yield Problem("doubtful_ocr", f"{message}{named(shown, MOST_SHOWN)}.", REMEDY, stage="link", page=number)


def _of_grid(grid: Grid, text: str) -> Iterator[Cell]:
    by_column: dict[int, list[tuple[Cell, str]]] = {}
    for cell in grid.table.cells:
        shown = _BREAK.sub("", figure_and_aside(text[cell.start : cell.end])[0]).strip()
        if cell.row >= grid.head_rows and cell.column not in (0, grid.unit_column) and shown.strip(HIDDEN):
            by_column.setdefault(cell.column, []).append((cell, shown))
    for column, cells in by_column.items():
        if not _is_of_figures([shown for _, shown in cells]):
            continue
        has_unit = grid.units[column : column + 1] not in ((), (None,)) or column in grid.row_unit_columns
        torn = _torn_groups([shown for _, shown in cells]) if grid.units[column : column + 1] != (_PERCENT,) else None
        for cell, shown in cells:
            if (_is_part(shown) if has_unit else _NO_PART.fullmatch(shown)) or (torn and torn.fullmatch(shown)):
                yield cell


def _is_of_figures(shown: Sequence[str]) -> bool:
    """Whether most cells hold figures, or what may be left of them."""
    filled = [each for each in shown if any(map(str.isalnum, each))]
    return sum(any(map(str.isdigit, each)) for each in filled) >= MOST_FIGURES * len(filled)


def _is_part(shown: str) -> bool:
    """Whether a cell holds a figure that the grammar of numbers does not know, and no words."""
    if not any(map(str.isdigit, shown)) or HIDDEN in shown or _WHOLE.fullmatch(shown):
        return False
    if any(map(str.isalpha, shown)) or "_" in shown:
        return _LETTERED.fullmatch(shown) is not None
    return _OTHER.fullmatch(shown) is None


def _torn_groups(shown: Sequence[str]) -> re.Pattern[str] | None:
    """What a group that lost a digit looks like, `3.25`, in a column whose thousands have that mark."""
    for mark in ".,":
        if sum(_GROUPED[mark].fullmatch(each) is not None for each in shown) >= LEAST_GROUPED:
            return _DECIMALS[mark]
    return None

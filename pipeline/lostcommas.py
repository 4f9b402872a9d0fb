"""Figures of scanned tables whose decimal comma OCR may have lost: `1136` in a column of `101,8` and `111,5`.

Tesseract drops a comma with a confidence of 0.9 and more, so that the word alone does not tell. The table does: groups
that are no thousands (`5.1126`), figures that fit their column or their row only when divided by 10, 100 or 1000.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.brief import named
from pipeline.doubts import BARRED
from pipeline.figures import figure_and_aside
from pipeline.model import Cell, Document, Doubt, Grid, Layout, Problem

OCR = "ocr"  # source of a page
WITHHELD = BARRED - 0.05
UNSURE = BARRED + 0.1  # either reading fits
LEAST_DECIMALS, DECIMAL_SHARE = 2, 0.6  # of a column's figures, that it is one of decimals
APART = 2.0  # times: so far the figures of a column or row may lie apart
TENFOLD = 5.0  # times apart, from which a comma may have been lost
MOST_PERCENT = 1000
LEAST_ROW = 3  # figures
LEAST_OTHERS = 2  # figures that tell how large one should be, or how one should be grouped
USUAL_SHARE = 200  # percent
WHOLE = 100  # percent
_SLASHED = re.compile(r"\d{1,4}/\d{1,2}")
_GROUPED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d{1,2})?")
FOUR_DIGITS = 4  # from which on figures are grouped
_POWERS = (10, 100, 1000)
_FIGURE = re.compile(r"[(+-]*\s*(?P<number>\d+(?:[.,]\d+)*)\s*%?\s*\)?")
_NO_GROUP = re.compile(r"[1-9]\d*[.,]\d{4,}")
_DECIMAL = re.compile(r"[\d.]*\d[.,](?P<places>\d{1,2})")
MOST_SHOWN = 30  # figures of a page that a message names
REMEDY = "Compare the page with the table: a decimal comma may have been lost."
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure of the body; `is_bare`: without any mark."""

    cell: Cell
    number: str

    @property
    def is_bare(self) -> bool:
        return self.number.isdigit()

    @property
    def is_decimal(self) -> bool:
        return _DECIMAL.fullmatch(self.number) is not None

    @property
    def value(self) -> float:
        """About: with the last mark as that of decimals where one or two digits stand behind it."""
        found = _DECIMAL.fullmatch(self.number)
        digits = re.sub(r"\D", "", self.number)
        return float(digits) / 10 ** len(found["places"]) if found else float(digits)


def lost_commas(document: Document, layout: Layout) -> tuple[Doubt, ...]:
    """Doubts of the cells of scanned tables; `document` is clean."""
    starts = [page.start for page in document.pages]
    found: dict[Cell, float] = {}
    for grid in layout.grids:
        page = document.pages[max(bisect_right(starts, grid.table.start) - 1, 0)]
        for shown, confidence in _of_grid(grid, layout.text) if page.source == OCR else ():
            found[shown.cell] = min(confidence, found.get(shown.cell, 1.0))
    return tuple(sorted(Doubt(cell.start, cell.end, confidence) for cell, confidence in found.items()))


def problems_of(document: Document, doubts: Sequence[Doubt]) -> Iterator[Problem]:
    """One row a page for the figures that are not used; `document` is the one that `doubts` are of."""
    starts = [page.start for page in document.pages]
    by_page: dict[int, list[str]] = {}
    for doubt in doubts:
        if doubt.confidence < BARRED:
            number = document.pages[max(bisect_right(starts, doubt.start) - 1, 0)].number
            by_page.setdefault(number, []).append(document.text[doubt.start : doubt.end])
    for number, shown in sorted(by_page.items()):
        message = f"{document.path}, page {number}: figures of scanned tables that fit neither column nor row: "
        yield Problem("doubtful_ocr", f"{message}{named(shown, MOST_SHOWN)}.", REMEDY, stage="link", page=number)


def _of_grid(grid: Grid, text: str) -> Iterator[tuple[_Shown, float]]:
    shown = list(_figures(grid, text))
    yield from ((each, WITHHELD) for each in shown if _NO_GROUP.fullmatch(each.number))
    yield from ((each, WITHHELD) for each in _slashed_shares(grid, text))
    for column in {each.cell.column for each in shown}:
        mine = [each for each in shown if each.cell.column == column]
        by_row = grid.unit_column is not None and column in grid.row_unit_columns
        if not by_row:
            is_share = grid.units[column] == _PERCENT or column in grid.unclear
            yield from _of_column([each for each in mine if each.cell.row not in grid.total_rows], is_share=is_share)
            far = [*_far_shares(mine), *_over_whole(grid, mine), *_above_decimals(mine)]
            tenfold = far if is_share else _far_totals(grid, mine)
            yield from ((each, WITHHELD) for each in tenfold)
    for unit in {each for each in grid.units if each not in (None, _PERCENT)}:
        alike = [each for each in shown if grid.units[each.cell.column] == unit and not _has_row_unit(grid, each.cell)]
        yield from ((each, WITHHELD) for each in (*_without_group(alike), *_far_in_rows(alike)))
    for row in {each.cell.row for each in shown} if grid.unit_column is not None else ():
        mine = [each for each in shown if each.cell.row == row and each.cell.column in grid.row_unit_columns]
        yield from ((each, WITHHELD) for each in _of_row(mine))


def _has_row_unit(grid: Grid, cell: Cell) -> bool:
    is_by_column = grid.unit_column is not None and cell.column in grid.row_unit_columns
    return is_by_column or any(grid.row_units[cell.row : cell.row + 1])


def _figures(grid: Grid, text: str) -> Iterator[_Shown]:
    for cell in grid.table.cells:
        if cell.row < grid.head_rows or cell.column >= len(grid.units) or cell.column in (0, grid.unit_column):
            continue
        match = _FIGURE.fullmatch(figure_and_aside(text[cell.start : cell.end])[0].strip())
        if match:
            yield _Shown(cell, match["number"])


def _of_column(shown: Sequence[_Shown], *, is_share: bool) -> Iterator[tuple[_Shown, float]]:
    """Bare figures of a column of decimals that are far above it as they stand, and within it divided.

    Shares lie close together; of other things some may be sums of the others, so that those are only unsure.
    """
    decimals = [each.value for each in shown if each.is_decimal]
    bare = [each for each in shown if each.is_bare]
    if is_share:
        yield from ((each, WITHHELD) for each in bare if each.value >= MOST_PERCENT)
    if len(bare) == 1 and decimals and len(decimals) + 1 == len(shown) and len(bare[0].number) >= FOUR_DIGITS:
        yield from ((each, WITHHELD) for each in bare if each.value > APART * max(decimals))  # 8302 below 980,0
    if len(decimals) < LEAST_DECIMALS or len(decimals) < DECIMAL_SHARE * len(shown):
        return
    low, high = min(decimals) / APART, max(decimals) * APART
    for each in bare:
        if any(low <= each.value / power <= high for power in _POWERS):
            yield each, WITHHELD if is_share and each.value > high else UNSURE


def _far_shares(shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Bare shares far above all others of their column, totals too, that fit among them by a tenth: `980` by `94,3`."""
    others = [each.value for each in shown if each.value < USUAL_SHARE]
    far = [each for each in shown if each.value >= USUAL_SHARE]
    if len(others) < LEAST_OTHERS or not any(each.is_decimal for each in shown if each.value < USUAL_SHARE):
        return ()
    low, high = min(others) / APART, max(others)
    if not all(each.is_bare and each.value >= TENFOLD * high for each in far):
        return ()
    return [each for each in far if any(low <= each.value / power <= APART * high for power in _POWERS)]


def _over_whole(grid: Grid, shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Bare shares above the whole of their column, `225` with the total `100`, or alone above all, some with decimals.

    A total of `1000` has lost its comma too.
    """
    totals = [each for each in shown if each.cell.row in grid.total_rows and each.value in (WHOLE, 10 * WHOLE)]
    if totals:
        parts = [each for each in shown if each.cell.row not in grid.total_rows]
        over = [each for each in parts if each.is_bare and each.value > WHOLE]
        mended = sum(each.value / 10 if each in over else each.value for each in parts)
        return [*over, *(each for each in totals if each.value > WHOLE)] if mended <= WHOLE + 1 else ()
    bare = [each for each in shown if each.is_bare and each.value >= USUAL_SHARE]
    others = [each for each in shown if each not in bare]
    is_alone = len(bare) == 1 and any(each.is_decimal for each in others) and all(e.value <= WHOLE for e in others)
    return bare if is_alone else ()


def _above_decimals(shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Bare shares far above all that have decimals, where none is bare that may be whole: `959` and `1067` by `0,0`."""
    decimals = [each.value for each in shown if each.is_decimal]
    bare = [each for each in shown if each.is_bare and each.value]
    if not decimals or not all(each.value >= max(USUAL_SHARE, APART * max(decimals)) for each in bare):
        return ()
    return bare


def _slashed_shares(grid: Grid, text: str) -> Iterator[_Shown]:
    """`102/1` in a column of shares: the comma was read as a slash."""
    for cell in grid.table.cells:
        is_share = cell.row >= grid.head_rows and grid.units[cell.column : cell.column + 1] == (_PERCENT,)
        if is_share and _SLASHED.fullmatch(shown := text[cell.start : cell.end].strip()):
            yield _Shown(cell, shown)


def _far_totals(grid: Grid, shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Bare totals of a column with decimals, about ten times what all of its rows come to: `3184` of `210,4`, `108`."""
    parts = [each for each in shown if each.cell.row not in grid.total_rows]
    is_whole = len(parts) == grid.rows - grid.head_rows - len(grid.total_rows)  # a row that was lost tells nothing
    if not is_whole or len(parts) < LEAST_OTHERS or not any(each.is_decimal for each in parts):
        return ()
    reach = APART * sum(each.value for each in parts)
    totals = [each for each in shown if each.cell.row in grid.total_rows and each.is_bare]
    return [e for e in totals if any(reach / APART**2 <= e.value / power <= reach for power in _POWERS)]


def _without_group(shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Bare figures of four digits and more where others of one unit are grouped and some have decimals.

    `8129` beside `1.245,6` and `860,4`: either mark may have been lost.
    """
    bare = [each for each in shown if each.is_bare and len(each.number) >= FOUR_DIGITS]
    grouped = [len(re.sub(r"\D", "", match["whole"])) for e in shown if (match := _GROUPED.fullmatch(e.number))]
    if not any(each.is_decimal for each in shown) or len(grouped) < max(LEAST_OTHERS, len(bare)):
        return ()
    return [each for each in bare if min(grouped) <= len(each.number)]


def _far_in_rows(shown: Sequence[_Shown]) -> Iterator[_Shown]:
    """Of one unit, thousands marked in some: bare figures about ten times all others of their row.

    `118755` beside `12450`, `13020`, `10960`: besides the mark of the thousands a comma was lost.
    """
    if sum(_GROUPED.fullmatch(each.number) is not None for each in shown) < LEAST_OTHERS:
        return
    for each in shown:
        others = [other.value for other in shown if other.cell.row == each.cell.row and other is not each]
        if each.is_bare and len(each.number) > FOUR_DIGITS and len(others) >= LEAST_OTHERS and min(others) > 0:
            is_far = each.value >= TENFOLD * max(others)
            if is_far and any(min(others) / APART <= each.value / power <= APART * max(others) for power in _POWERS):
                yield each


def _of_row(shown: Sequence[_Shown]) -> Sequence[_Shown]:
    """Of a row of one thing (`ĐVT`) at several times: figures of which some are about 10, 100 or 1000 times others.

    Where decimals tell how large the thing is, those too large; else all, for digits may be lost as well.
    """
    values = [each.value for each in shown]
    if len(shown) < LEAST_ROW or min(values) <= 0:
        return ()
    small = [value for value in values if value < TENFOLD * min(values)]
    large = [each for each in shown if each.value >= TENFOLD * min(values)]
    fitted = [*small, *(_nearest(each.value, max(small)) for each in large)]
    if not large or not all(each.is_bare for each in large) or max(fitted) > APART * min(fitted):
        return ()
    return large if any(each.is_decimal for each in shown) else shown


def _nearest(value: float, other: float) -> float:
    """The value divided so that it comes nearest to another."""
    return min((value / power for power in _POWERS), key=lambda each: max(each / other, other / each))

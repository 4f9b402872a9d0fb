"""Figures that can be read in two ways, `12,500` being twelve and a half or twelve thousand: told, not guessed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from pipeline.akinheads import are_akin
from pipeline.brief import brief, named
from pipeline.figures import ONE_GROUP, figure_and_aside, figure_cell, is_unclear, style_is_told
from pipeline.link.two_ways import phrases_of_two_ways
from pipeline.lostcommas import OCR
from pipeline.model import Cell, Document, Grid, Layout, Mention, Problem, Span
from pipeline.rulebook import Rulebook
from pipeline.starts import marks_before_digits, matches_from
from pipeline.text import OffsetMap, folded

MOST_SHOWN = 5  # figures of a page that a message names
MOST_UNITS = 20  # of a table
REMEDY = (
    "Look at the page: nothing else in the document tells how the figure is meant:"
    " thousands or decimals, one count or two, a loss or only brackets, one figure or several run together."
)
COLUMN_REMEDY = "Look at the table: neither its head nor its other figures tell what this column was worked out by."
UNIT_REMEDY = "Look at the table: it tells several units, and the head of the column does not say which is its."
MONEY_REMEDY = "Look at the table and the text around it: neither its heads nor a line above it tell the unit."
WORD_REMEDY = "Look at the table: a word of another cell or of its head may stand beside the figure."
LOST_HEAD_REMEDY = "Look at the table: its head is set over several lines and was not read as a part of it."
UNREAD_REMEDY = "Look at the table; a unit that is written so can be added to rules/units.toml."
CELL_REMEDY = "Look at the table: its columns stand so close that a figure may belong to the one beside it."
HEAD_REMEDY = "Look at the table: its first row may stand so close to the head that it was read as a part of it."
# `Số dư đầu năm 12.450.000`, but not what figures are counted by: `Tiền (x 1.000)`.
_HEAD_FIGURE = re.compile(r"[^\W\d_]\s(?!1(?:[.,]?000)+$)-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
# Two figures, one at least with marked thousands or decimals: `84 327.405,47`, `4.192 65.160`.
_SEVERAL = re.compile(r"(?=.*\d[.,]\d)\(?-?\d[\d.,]*(?<!,)\)?%?(?:[ (]-?\d[\d.,]*\)?%?)+")
# A figure and what is neither a mark nor an aside behind it: `460 (12)`, `1.250 (31/12)`.
_BRACKETED = re.compile(r"[(-]?\d[\d.,]*\)?%?\s?[(\[*].*")
# A word and a figure that is one by its marks: `toán (1.110)`, `(22,75) toán`; `12 hộ` counts something.
_MARKED = r"\(?-?\d{1,3}(?:[.,]\d+)+\)?%?"
_WORDED = re.compile(rf"\s*(?:[^\W\d_]+\s+{_MARKED}|{_MARKED}\s+[^\W\d_]+)\s*")
# What a figure may have become: `[12,5]`, `64O`; `12 500` and `2 5` may be one or two.
_MARRED = re.compile(r"\[[-+]?\d[\d.,]*\]|[-+(]*(?=[\d.,]*[Ool])(?=[Ool.,]*\d)[\dOol.,]+\)?|[-+(]*\d+(?:\s+\d+)+\)?")
# The same, and figures and marks that are no number, or one with blanks in it that may be two: `25, 8`, `1.23.4`.
_NO_NUMBER = re.compile(rf"{_MARRED.pattern}|[-–−+(]*\s?\d[\d.,\s]*\)?\s?%?\)?")
_SLASHED = re.compile(r"\d[\d.,]*\s?/.*")  # 1.250/1.300: two figures, or a part of a whole
MARRED_REMEDY = "Look at the table: a sign or a letter stands in the figure, or a blank that may part two of them."
_FIGURES_ONLY = re.compile(r"(?=\D*\d)[\W\d_]*")  # with marks of any kind
_EDGES = re.compile(r"^\W+|\W+$")
_MARKED_FIGURE = re.compile(r"[(-]?\d+(?:[.,]\d+)+\)?")  # no code or year
SLASH_REMEDY = "Look at the table: two figures, a part of a whole, or what the figure is counted by."
MOST_FIGURES = 0.6  # of a column's cells
_GROUPS = {mark: re.compile(rf"{re.escape(mark)}\d{{3}}(?![\d.,/])") for mark in ".,"}
_PERCENT = re.compile(r"[.,](?<=\d.)\d{3}(?=\s?%)")
_WHOLE = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}$")
REACH = 4  # characters before the mark: three figures and what stands before them


UnclearFigures = Callable[[Document, Layout, Sequence[Mention], OffsetMap], tuple[Problem, ...]]


def unclear_figures(rules: Rulebook) -> UnclearFigures:
    """Function of a document and its mentions: a problem for each page with figures that can be read in two ways."""
    two_ways = phrases_of_two_ways(rules)

    def told(
        document: Document, layout: Layout, mentions: Sequence[Mention], offsets: OffsetMap
    ) -> tuple[Problem, ...]:
        text = layout.text
        columns = (
            *_columns(document, layout),
            *_lost_heads(document, layout),
            *_unread_cells(document, layout, mentions),
        )
        found = _unclear(layout)
        phrases, firsts = two_ways(text)
        if not (found or phrases or firsts):
            return columns
        read = {at for mention in mentions for at in range(mention.start, mention.end)}
        unread = [span for span in (*found, *firsts) if span.start not in read]
        unread += [span for span in phrases if read.isdisjoint(range(*span))]
        by_page: dict[int, list[str]] = {}
        for span in sorted(unread):
            by_page.setdefault(_page(document, offsets.to_source(span).start), []).append(folded(text[slice(*span)]))
        return (*columns, *(_problem(document, page, figures) for page, figures in sorted(by_page.items())))

    return told


def _unclear(layout: Layout) -> list[Span]:
    """Figures with one mark before three digits: percentages, and all where the document tells no style."""
    text = layout.text
    own = [grid for grid in layout.grids if grid.styles]
    patterns = [_GROUPS[mark] for mark in layout.unclear_marks] or [_PERCENT]
    if "," not in layout.unclear_marks and _has_comma_group(text) and not style_is_told(text):
        patterns.append(_GROUPS[","])
    found = {
        Span(match.start() - len(whole[0]), match.end())
        for pattern in patterns
        for match in matches_from(marks_before_digits(text, ".,"), pattern, text)
        if (whole := _WHOLE.search(text[max(match.start() - REACH, 0) : match.start()]))
        if pattern is _PERCENT or not any(grid.table.start <= match.start() < grid.table.end for grid in own)
    }
    return sorted(found | {span for grid in own for span in _unclear_cells(layout, grid)})


def _has_comma_group(text: str) -> bool:
    return any(_GROUPS[","].match(text, at) for at in marks_before_digits(text, ","))


def _unclear_cells(layout: Layout, grid: Grid) -> Iterator[Span]:
    """The figures of a table whose columns have styles of their own that nothing decides."""
    for cell in grid.table.cells:
        shown = layout.text[cell.start : cell.end] if cell.row >= grid.head_rows else ""
        marks = layout.cell_style(grid, cell.column).unclear_marks
        if marks and (match := figure_cell(figure_and_aside(shown)[0])) and is_unclear(match["number"], marks):
            yield Span(cell.start, cell.end)


def _columns(document: Document, layout: Layout) -> Iterator[Problem]:
    """A problem for each column that compares others and may hold percentages or differences."""
    for last, grid in zip((None, *layout.grids), layout.grids, strict=False):
        for column in sorted(grid.unclear):
            page, label = grid.table.page, brief(grid.column_labels[column])
            message = f'{document.path}, page {page}: the figures under "{label}" have no unit: percent or difference?'
            yield Problem("unclear_figures", message, COLUMN_REMEDY, stage="link", page=page)
        if grid.undecided and grid.unit is None and not grid.unread_units:
            page = grid.table.page
            labels = _quoted([grid.column_labels[column] for column in sorted(grid.undecided)])
            message = f"{document.path}, page {page}: the figures under {labels} have no unit: in which money?"
            yield Problem("unclear_figures", message, MONEY_REMEDY, stage="link", page=page)
        elif last is not None and (bare := _like_the_last(grid, last, layout.text)):
            page, labels = grid.table.page, _quoted(bare)
            message = (
                f"{document.path}, page {page}: the figures under {labels} have no unit: that of the table before?"
            )
            yield Problem("unclear_figures", message, MONEY_REMEDY, stage="link", page=page)
        elif lost := _without_unit(document, grid, layout.text):
            page, labels = grid.table.page, _quoted(lost)
            message = (
                f"{document.path}, page {page}: the figures of a scanned table under {labels} have no unit: which?"
            )
            yield Problem("unclear_figures", message, MONEY_REMEDY, stage="link", page=page)
        for column in sorted(grid.undecided) if grid.unit is not None else ():
            page, label = grid.table.page, brief(grid.column_labels[column])
            which = f'which of "{grid.unit}"' if grid.unit_column is None else f'that of "{grid.unit}" or of their rows'
            message = f'{document.path}, page {page}: the figures under "{label}" have no unit: {which}?'
            yield Problem("unclear_figures", message, UNIT_REMEDY, stage="link", page=page)
        if grid.unread_units:
            page, units = grid.table.page, named([f'"{brief(unit)}"' for unit in sorted(grid.unread_units)], MOST_UNITS)
            message = f"{document.path}, page {page}: what looks like a unit is not understood: {units}."
            yield Problem("unclear_figures", message, UNREAD_REMEDY, stage="link", page=page)
        if in_head := [shown for cell in grid.table.cells if (shown := _in_head(grid, cell, layout.text))]:
            page = grid.table.page
            message = f"{document.path}, page {page}: heads of columns that end in a figure, which has no value: "
            yield Problem("unclear_figures", message + _listed(in_head), HEAD_REMEDY, stage="link", page=page)
        several = [shown for cell in grid.table.cells if (shown := _several(grid, cell, layout.text))]
        if several:
            page = grid.table.page
            message = f"{document.path}, page {page}: cells that hold more than one figure have no value: "
            yield Problem("unclear_figures", message + _listed(several), CELL_REMEDY, stage="link", page=page)


def _lost_heads(document: Document, layout: Layout) -> Iterator[Problem]:
    """A problem for each table whose head was not read, though a line of it tells that a column is in percent."""
    for grid in layout.grids:
        if grid.lost_head:
            page, line = grid.table.page, brief(folded(grid.lost_head))
            message = f'{document.path}, page {page}: the figures below "{line}" have no unit: which are percentages?'
            yield Problem("unclear_figures", message, LOST_HEAD_REMEDY, stage="link", page=page)


def _like_the_last(grid: Grid, last: Grid, text: str) -> list[str]:
    """The heads of columns without unit in a table headed as the one before it, whose unit line may be for both.

    No more than a caption stands between them, or a line where a page break parts them: a running head perhaps.
    """
    if grid.unit is not None or grid.unit_column is not None:
        return []
    is_behind_break = grid.table.page == last.table.page_to + 1
    is_alike = last.unit is not None and last.column_labels == grid.column_labels
    if not is_alike and not (is_behind_break and _have_akin_heads(grid, last)):
        return []
    between, caption = (_EDGES.sub("", each) for each in (text[last.table.end : grid.table.start], grid.caption or ""))
    if between not in ("", caption) and not (is_behind_break and "\n" not in between):
        return []
    alike = [c for c, unit in enumerate(last.units[: len(grid.units)]) if unit is not None and grid.units[c] is None]
    return [grid.column_labels[column] for column in alike]


def _have_akin_heads(grid: Grid, last: Grid) -> bool:
    """Whether a table is headed as the one before it, perhaps in other words."""
    one, other = grid.column_labels, last.column_labels
    return len(one) == len(other) and any(one) and all(map(are_akin, one, other))


def _without_unit(document: Document, grid: Grid, text: str) -> list[str]:
    """The heads of a scanned table's columns of figures where OCR may have lost what tells their unit."""
    is_scan = any(page.number == grid.table.page and page.source == OCR for page in document.pages)
    if not is_scan or grid.unit is not None or grid.unit_column is not None or grid.unread_units:
        return []
    bare = [
        c
        for c, unit in enumerate(grid.units)
        if c and unit is None and c not in grid.unclear | grid.undecided | grid.unsure
    ]
    marked = {
        cell.column
        for cell in grid.table.cells
        if cell.row >= grid.head_rows
        and not any(grid.row_units[cell.row : cell.row + 1])
        and _MARKED_FIGURE.fullmatch(text, cell.start, cell.end)
    }
    return [grid.column_labels[column] for column in bare if column in marked]


def _unread_cells(document: Document, layout: Layout, mentions: Sequence[Mention]) -> Iterator[Problem]:
    """Problems for each table with cells of which nothing was read, in columns of figures.

    They hold a word and a figure, or what may be one.
    """
    starts = [mention.start for mention in mentions]
    kinds = (
        (_WORDED, "that hold a word beside a figure", WORD_REMEDY),
        (_NO_NUMBER, "that are no clear figures", MARRED_REMEDY),
        (_SLASHED, "that hold a slash behind a figure", SLASH_REMEDY),
    )
    for grid in layout.grids:
        of_figures: dict[int, bool] = {}
        for pattern, which, remedy in kinds:
            shown = []
            for cell in grid.table.cells:
                is_such = cell.row >= grid.head_rows and pattern.fullmatch(layout.text, cell.start, cell.end)
                if not is_such or bisect_left(starts, cell.start) != bisect_left(starts, cell.end):
                    continue
                if cell.column not in of_figures:
                    of_figures[cell.column] = _is_of_figures(grid, cell.column, layout.text)
                if of_figures[cell.column] and not _is_told(grid, cell, layout.text):
                    shown.append(folded(layout.text[cell.start : cell.end]))
            if shown:
                page = grid.table.page
                message = f"{document.path}, page {page}: cells {which} have no value: "
                yield Problem("unclear_figures", message + _listed(shown), remedy, stage="link", page=page)


def _is_told(grid: Grid, cell: Cell, text: str) -> bool:
    """Whether a cell is told as one of several figures, or one that may be thousands or decimals."""
    return (
        bool(_several(grid, cell, text))
        or ONE_GROUP.fullmatch(text[cell.start : cell.end].strip("-–+()% ")) is not None
    )


def _is_of_figures(grid: Grid, column: int, text: str) -> bool:
    """Whether a column has a unit, of its own or its rows', and figures (some perhaps marred) in most of its cells."""
    has_unit = column < len(grid.units) and (
        grid.units[column] is not None or (grid.unit_column is not None and column in grid.row_unit_columns)
    )
    if not has_unit:
        return False
    shown = [text[c.start : c.end] for c in grid.table.cells if c.column == column and c.row >= grid.head_rows]
    filled = [each for each in shown if any(map(str.isalnum, each))]
    figures = sum(
        _FIGURES_ONLY.fullmatch(each) is not None or _MARRED.fullmatch(each.strip()) is not None for each in filled
    )
    return figures >= MOST_FIGURES * len(filled)


def _in_head(grid: Grid, cell: Cell, text: str) -> str:
    """What a cell of the head says, when words and a figure behind them do not belong together; else ""."""
    shown = folded(text[cell.start : cell.end]) if cell.row < grid.head_rows else ""
    return shown if _HEAD_FIGURE.search(shown) else ""


def _several(grid: Grid, cell: Cell, text: str) -> str:
    """What a cell says, when that is figures beside one another in a column of figures with a unit; else ""."""
    if cell.row < grid.head_rows or cell.column >= len(grid.units) or grid.units[cell.column] is None:
        return ""
    shown = folded(text[cell.start : cell.end])
    is_several = _SEVERAL.fullmatch(shown) or _BRACKETED.fullmatch(shown)
    return shown if is_several and not figure_cell(figure_and_aside(shown)[0]) else ""


def _quoted(labels: Sequence[str]) -> str:
    """Heads of columns, the first ones."""
    return "; ".join(f'"{brief(label)}"' for label in labels[:MOST_SHOWN])


def _listed(figures: Sequence[str]) -> str:
    return f"{named(figures, MOST_SHOWN)}."


def _page(document: Document, at: int) -> int:
    return max((page.number for page in document.pages if page.start <= at), default=1)


def _problem(document: Document, page: int, figures: Sequence[str]) -> Problem:
    message = f"{document.path}, page {page}: figures that can be read in two ways have no value: {_listed(figures)}"
    return Problem("unclear_figures", message, REMEDY, stage="link", page=page)

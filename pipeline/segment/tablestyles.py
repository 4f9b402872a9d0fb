"""Which mark parts the decimals in each column of a table, and in the prose around the tables.

A table pasted from a sheet of another style is read as it is written: `1,250.5` beside prose with `98,5%`. Its columns
tell first, then the whole table, then the prose; where these contradict one another, `1,250` and `1.250` stay open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.figures import english_figures, figure_and_aside, is_year, vietnamese_figures
from pipeline.model import Grid, NumberStyle

VIETNAMESE, ENGLISH, OPEN = NumberStyle(), NumberStyle(is_english=True), NumberStyle(unclear_marks=".,")
OPEN_COMMA, OPEN_DOT = NumberStyle(unclear_marks=","), NumberStyle(is_english=True, unclear_marks=".")
CLEAR = 3  # times as many figures of one style as of the other, that those are slips
LEAST_GROUPS = 2  # `1,250` and others beside whole figures, `950`, that their commas mark thousands
_ONE_GROUP = re.compile(r"[.,](?<=\d.)\d{3}(?![\d.,])")  # quick to say no: figures that a style decides
_FIGURE = re.compile(r"[-+(\s]*(?P<number>\d[\d.,]*)\s*(?P<percent>%)?\)?")
_KINDS = (
    ("commas", re.compile(r"[1-9]\d{0,2},\d{3}")),
    ("dots", re.compile(r"[1-9]\d{0,2}\.\d{3}")),
    ("dotted", re.compile(r"\d+\.\d{1,2}|0\.\d+")),
    ("english", re.compile(r"\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")),
    ("vietnamese", re.compile(r"\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})|\d+,(?:\d\d?|\d{4,})|(?:0|\d{4,}),\d{3}")),
    ("hundreds", re.compile(r"[1-9]\d{2}")),
    ("unmarked", re.compile(r"[1-9]\d{3,}")),
)  # fmt: skip


class Shown(NamedTuple):
    """How many figures of a column are written how."""

    commas: int = 0  # 1,250
    dots: int = 0  # 1.250
    dotted: int = 0  # 340.25
    english: int = 0  # 1,250.5
    vietnamese: int = 0  # 98,5
    hundreds: int = 0  # 950
    unmarked: int = 0  # 1250, where no mark parts thousands

    @property
    def has_whole_commas(self) -> bool:
        """`1,250`, `12,100` and `950`: decimals would stand behind all, or differ in length."""
        return self.commas >= LEAST_GROUPS and self.hundreds > 0 and not self.dots and not self.unmarked


Styled = tuple[NumberStyle, tuple[Grid, ...]]


def blocks_styled(style_of: Callable[[str], NumberStyle]) -> Callable[[str, tuple[Grid, ...]], Styled]:
    """Function (text, tables) -> the style of the prose, and the tables with theirs; `style_of`: that of a prose."""

    def styled(text: str, grids: tuple[Grid, ...]) -> Styled:
        if not grids:
            return style_of(text), ()
        inside = [text[grid.table.start : grid.table.end] for grid in grids]
        prose_text = "\n".join(_outside(text, grids))
        prose = style_of(prose_text)
        told = [_majority(vietnamese_figures(each), english_figures(each)) for each in inside]
        if prose == VIETNAMESE and not vietnamese_figures(prose_text):
            prose = _by_tables(prose, {each for each in told if each})
        elif prose == ENGLISH and any(each == VIETNAMESE for each in told):
            prose = OPEN_DOT
        return prose, tuple(
            _styled_grid(text, grid, prose, table) if _ONE_GROUP.search(shown) else grid
            for grid, shown, table in zip(grids, inside, told, strict=True)
        )

    return styled


def _outside(text: str, grids: Sequence[Grid]) -> Iterator[str]:
    """The text between the tables."""
    at = 0
    for table in sorted((grid.table for grid in grids), key=lambda table: table.start):
        yield text[at : table.start]
        at = max(at, table.end)
    yield text[at:]


def _majority(vietnamese: int, english: int) -> NumberStyle | None:
    """The style of a block by its certain figures; `None` where none is one."""
    if not vietnamese and not english:
        return None
    if vietnamese >= CLEAR * english:
        return VIETNAMESE
    return ENGLISH if english >= CLEAR * vietnamese else OPEN


def _by_tables(prose: NumberStyle, told: set[NumberStyle]) -> NumberStyle:
    """The style of prose that tells none: `1,250` may be as in the tables, `1.250` is no thousandth in any prose."""
    if told == {ENGLISH}:
        return OPEN_DOT
    return prose if told <= {VIETNAMESE} else OPEN


def _styled_grid(text: str, grid: Grid, prose: NumberStyle, table: NumberStyle | None) -> Grid:
    """The table with the style of each of its columns."""
    columns = [_shown(text, grid, column) for column in range(grid.columns)]
    if table is None and any(each.has_whole_commas for each in columns):
        table = ENGLISH
    others = Shown(*map(sum, zip(*columns, strict=True)))
    styles = tuple(_of_column(each, table, prose, others) for each in columns)
    same = NumberStyle(prose.is_english, prose.unclear_marks)
    return grid if all(each == same for each in styles) else replace(grid, styles=styles)


def _shown(text: str, grid: Grid, column: int) -> Shown:
    """The figures below the head of a column; `1.2` is a list label in the first, and a share where shares are."""
    found = dict.fromkeys(Shown._fields, 0)
    unit = grid.units[column] if column < len(grid.units) else None
    is_plain = column > 0 and unit is not None and unit != "%" and column not in grid.row_unit_columns
    for cell in grid.table.cells:
        if cell.column != column or cell.row < grid.head_rows or cell.end == cell.start:
            continue
        match = _FIGURE.fullmatch(figure_and_aside(text[cell.start : cell.end].strip())[0])
        number = match["number"] if match else ""
        kind = next((name for name, pattern in _KINDS if pattern.fullmatch(number)), "")
        is_other = kind == "unmarked" and is_year(int(number))
        if match and kind and not is_other and not (kind == "dotted" and (match["percent"] or not is_plain)):
            found[kind] += 1
    return Shown(**found)


def _of_column(shown: Shown, table: NumberStyle | None, prose: NumberStyle, every: Shown) -> NumberStyle:
    """The style of a column: by its own figures, its table's, and the prose's; `every`: the figures of all columns."""
    own = _majority(shown.vietnamese, shown.english) or _by_decimals(shown, table)
    if own is None and shown.has_whole_commas and table in (VIETNAMESE, OPEN):
        return OPEN_COMMA
    return own or table or _by_prose(shown, prose, every)


def _by_decimals(shown: Shown, table: NumberStyle | None) -> NumberStyle | None:
    """`340.25` beside `1,250` settles it; beside `1.250` that is open."""
    if shown.dotted and not shown.dots:
        return ENGLISH
    return OPEN_DOT if CLEAR * shown.dotted > shown.dots and table != VIETNAMESE else None


def _by_prose(shown: Shown, prose: NumberStyle, every: Shown) -> NumberStyle:
    """The style of a column in a table that tells none: `1,250` alone is no sure decimal in Vietnamese prose either."""
    if not shown.commas:
        return OPEN_DOT if prose.is_english else prose
    is_alone = every.commas < LEAST_GROUPS and not shown.hundreds
    if prose == ENGLISH or (prose == VIETNAMESE and is_alone):
        return prose
    return VIETNAMESE if every.dots and not shown.dots and prose == VIETNAMESE else OPEN_COMMA

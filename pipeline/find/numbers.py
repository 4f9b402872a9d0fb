"""Reads the numbers of a text in the styles of its prose and of its tables."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from pipeline.figures import (
    ONE_GROUP,
    Figure,
    Kind,
    Style,
    is_unclear,
    parse_number,
    percent_style,
    style_is_told,
)
from pipeline.model import Layout, NumberStyle

PART_RULE = "units.toml: ratio"  # that reads 186/337 without a unit
LONGEST_DOUBT = 5  # characters: 1.234


class Numbers:
    """Reads the numbers of one text in its own style; what only a style that nothing tells would decide is not read.

    Columns of tables may have another style than the prose.
    """

    def __init__(self, layout: Layout, *, told: bool | None = None) -> None:
        """`told`: whether the style is known to be told; `None` where the text is to be asked."""
        self._layout = layout
        self._text = layout.text
        self._style = Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE
        self._unclear = layout.unclear_marks
        self._told = told
        self._percents: tuple[Style | None] | None = None  # in a tuple once it was looked for
        self._in_cells = sorted(
            (cell.start, cell.end, layout.cell_style(grid, cell.column))
            for grid in layout.grids
            if grid.styles and told is None
            for cell in grid.table.cells
        )

    def of_style(self, style: NumberStyle) -> Numbers:
        """The same for a block that has a style of its own."""
        return Numbers(
            replace(self._layout, english_numbers=style.is_english, unclear_marks=style.unclear_marks), told=True
        )

    def at(self, start: int) -> Numbers:
        """The same for what stands at a place."""
        if not self._in_cells:
            return self
        index = bisect_right(self._in_cells, start, key=itemgetter(0)) - 1
        _, end, style = self._in_cells[max(index, 0)]
        return self.of_style(style) if index >= 0 and start < end else self

    def read(self, raw: str, kind: Kind = Kind.ANY) -> Figure | None:
        """The figure; `None` for no well-formed number, or one that can be read in two ways."""
        if self._unclear and kind is Kind.ANY and is_unclear(raw, self._unclear):
            return None
        figure = parse_number(raw, style=self._style, kind=kind)
        return None if figure and figure.ambiguous and not self._is_told() else figure

    def read_percent(self, raw: str) -> Figure | None:
        """The figure of a percentage; `1.200` is 1200 unless the document writes `64.39%`."""
        plain = parse_number(raw, style=self._style)
        if plain is None or not ONE_GROUP.fullmatch(raw):
            return plain
        style = self._percent_style(raw)
        return parse_number(raw, style=style) if style else None

    def _is_told(self) -> bool:
        if self._told is None:
            self._told = style_is_told(self._text)
        return self._told

    def _percent_style(self, raw: str) -> Style | None:
        if self._percents is None:
            told = self._style if self._is_told() and not self._unclear else None
            self._percents = (percent_style(self._text) or told,)
        known, is_long = self._percents[0], len(raw) > LONGEST_DOUBT
        if "," in raw or known is Style.ENGLISH:
            return known
        if raw.endswith("0"):  # nobody prints a thousandth of nought: 1.200%
            return None if is_long and known is None else Style.VIETNAMESE
        if known is None or percent_style(self._text) is None:  # no share is 95.125 per cent
            return Style.ENGLISH if is_long else known
        return known

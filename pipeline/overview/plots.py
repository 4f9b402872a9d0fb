"""Plots as SVG by leather, of shapes and texts only: the page styles them, in light and in dark.

A plot is 440 units wide, so that its words can be read at the width of a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDTH, HEIGHT = 440, 240
LABEL_ROOM = 46  # characters that stand below the columns, blanks between labels among them
MARKS = (".", ",")  # between thousands, in Vietnamese and in English
# Colours and fonts are the page's business.
STYLING = re.compile(r' (?:fill|stroke|stroke-width|font-family|font-size)="[^"]*"')
SIZE = f'width="{WIDTH}" height="{HEIGHT}" version="1.1"'


def number_label(value: float, mark: str) -> str:
    """A whole number, as the text beside the plot prints it."""
    return f"{round(value):,}".replace(",", mark)


def columns(labels: Sequence[str], values: Sequence[int], mark: str) -> str:
    """Columns, one a label; as SVG. `mark`: between the thousands of the axis."""
    import leather

    every = 1 + sum(len(label) + 1 for label in labels) // LABEL_ROOM
    chart = leather.Chart()
    chart.add_x_axis(tick_formatter=lambda label, at, _: str(label) if at % every == 0 else "")
    chart.add_y_scale(0, max(values))
    chart.add_y_axis(ticks=scale(max(values)), tick_formatter=lambda value, *_: number_label(value, mark))
    chart.add_columns(list(zip(labels, values, strict=True)))
    drawn = STYLING.sub("", chart.to_svg(width=WIDTH, height=HEIGHT))
    return drawn.replace(SIZE, f'class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"', 1)


def scale(most: int) -> list[int]:
    """Round numbers up to the largest value: three to six of them."""
    step = 1
    while most // step > 5:  # noqa: PLR2004 - lines that do not crowd
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return list(range(0, most + 1, step))

"""Groups of rows in tables set with tabs: a line without tabs, `I. Cấp huyện`, that names the rows below it."""

from __future__ import annotations

import re

from pipeline.figures import figure_cell
from pipeline.model import Span

FEWEST_TABS = 2
MOST_WORDS = 16
_SHORT = re.compile(r"[ ]*[^\W\d_a-zđ][^\W\d_]*(?:[ ,-]+[^\W\d_]+){1,7}[ ]*")
_LABELLED = re.compile(r"[ ]*(?:(?:[IVX]{1,5}|[A-HK-Z]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/-]+|[-+*])\s*[^\W\d_]")


def group_between(text: str, above: Span, below: Span) -> Span | None:
    """The line between two rows of as many columns that names a group of rows; `None` where none does.

    It is labelled or short, and the row below it has figures: a caption stands above a head.
    """
    line = Span(above.end + 1, below.start - 1)
    said = text[slice(*line)]
    tabs = text.count("\t", *above)
    if tabs < FEWEST_TABS or text.count("\t", *below) != tabs or "\n" in said:
        return None
    if not (_LABELLED.match(said) or _SHORT.fullmatch(said)) or len(said.split()) > MOST_WORDS:
        return None
    if said.rstrip()[-1:] in {".", ";"}:
        return None
    cells = [cell.strip() for cell in text[slice(*below)].split("\t")]
    figures = sum(figure_cell(cell) is not None for cell in cells[1:] if cell)
    return line if figures and _is_row(text, above) else None


def _is_row(text: str, line: Span) -> bool:
    """Whether a line of a table is filled in two columns at least."""
    return sum(bool(cell.strip()) for cell in text[slice(*line)].split("\t")) > 1

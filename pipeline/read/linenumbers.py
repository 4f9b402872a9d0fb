"""Numbers of lines, which word processors print in the left margin: no text, and they part the sentences of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.read.assemble import PageContent
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line

FEWEST = 5  # on a page
SAME_END = 1.5  # points that their right ends may differ
APART = 4.0  # points from the text
_NUMBER = re.compile(r"\d{1,4}")


def drop_line_numbers(contents: Sequence[PageContent]) -> None:
    """Take them out of the pages' items: alone left of all text, one below another, evenly rising."""
    for content in contents:
        numbers = [item for item in content.items if isinstance(item, Line) and _NUMBER.fullmatch(item.text)]
        if len(numbers) < FEWEST:
            continue
        edge = min(line.box.x1 for line in numbers) + SAME_END
        column = sorted((line for line in numbers if line.box.x1 <= edge + SAME_END), key=attrgetter("box.top"))
        ids = {id(line) for line in column}
        rest = [item for item in content.items if id(item) not in ids]
        if rest and len(column) >= FEWEST and _count_on(column) and all(_is_right_of(item, column) for item in rest):
            content.items = rest


def _count_on(lines: Sequence[Line]) -> bool:
    """Whether the numbers rise evenly, by one or by five, or begin anew, as beside footnotes."""
    values = [int(line.text) for line in lines]
    step = values[1] - values[0]
    return step > 0 and all(other - one == step or other == step for one, other in pairwise(values))


def _is_right_of(item: Line | TableBlock, lines: Sequence[Line]) -> bool:
    return item.box.x0 - max(line.box.x1 for line in lines) >= APART

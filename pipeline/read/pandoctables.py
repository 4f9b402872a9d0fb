"""Tables as pandoc writes them: under rules of dashes (simple, multiline) or in boxes (grid).

Their rows become lines with a tab between cells, so that they read as tables of tabs do. Cells of several lines are
made one; a box without a head and without figures only sets text side by side, as letterheads are set, and becomes the
text of its columns one after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.figures import figure_cell
from pipeline.model import Span
from pipeline.read.boxtables import BOX, boxed_table

MOST_HEAD_LINES = 8
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
_RULE = re.compile(r" *-{2,}(?: +-{2,})* *")
_MAYBE = re.compile(r"-- +--|\+[-=]{2}")  # looked for first, in all of the text
_DASHES = re.compile(r"-+")

Row = list[str]


def pandoc_as_tabs(text: str) -> str:
    """The text with its tables of dashes and boxes as lines of tabs."""
    if "--" not in text or not _MAYBE.search(text):
        return text
    lines = text.split("\n")
    found: list[str] = []
    at = 0
    while at < len(lines):
        made, end = boxed_table(lines, at) if BOX.fullmatch(lines[at]) else _ruled(lines, at, found)
        if made is None:
            found.append(lines[at])
            at += 1
        else:
            found += ["", *made, ""]
            at = end
    return "\n".join(found)


def _ruled(lines: Sequence[str], at: int, before: list[str]) -> tuple[list[str] | None, int]:
    """The table whose rule below the head, or above the first row, is line `at`; takes its head out of `before`."""
    columns = _columns(lines[at])
    if len(columns) < FEWEST_COLUMNS:
        return None, at
    head_lines = next((n for n, line in enumerate(reversed(before[-MOST_HEAD_LINES - 1 :])) if not line.strip()), None)
    head_lines = min(len(before), MOST_HEAD_LINES) if head_lines is None else head_lines
    head = before[len(before) - head_lines :] if head_lines else []
    is_framed = bool(head) and len(_columns(head[0])) == 1
    head = head[1:] if is_framed else head[-1:]
    end = _end(lines, at, is_framed=is_framed, has_head=bool(head))
    body = lines[at + 1 : end]
    if not body or any(not _fits(line, columns) for line in (*head, *body)):
        return None, at
    rows = [*([_row(head, columns)] if head else []), *_rows(body, columns)]
    if len(rows) < FEWEST_ROWS or not (is_framed or _has_figures(rows)):
        return None, at
    del before[len(before) - len(head) - is_framed :]
    is_closed = end < len(lines) and _RULE.fullmatch(lines[end]) is not None
    return ["\t".join(row) for row in rows], end + is_closed


def _columns(rule: str) -> list[Span]:
    """From where to where the columns below a rule reach; none for any other line."""
    return [Span(*match.span()) for match in _DASHES.finditer(rule)] if _RULE.fullmatch(rule) else []


def _end(lines: Sequence[str], at: int, *, is_framed: bool, has_head: bool) -> int:
    """The line behind the last row: a rule ends the table, an empty line only one that has a head and no frame."""
    for end in range(at + 1, len(lines)):
        if _RULE.fullmatch(lines[end]) or (has_head and not is_framed and not lines[end].strip()):
            return end
    return at if is_framed or not has_head else len(lines)


def _fits(line: str, columns: Sequence[Span]) -> bool:
    """Whether no word stands between two columns, and none outside of the first."""
    gaps = [Span(0, columns[0].start), *map(_gap, columns, columns[1:])]
    return not any(line[slice(*gap)].strip() for gap in gaps)


def _gap(one: Span, other: Span) -> Span:
    return Span(one.end, other.start)


def _row(lines: Sequence[str], columns: Sequence[Span]) -> Row:
    """The cells of a row of several lines."""
    ends = [*(span.end for span in columns[:-1]), None]
    parts = [[line[span.start : end].strip() for line in lines] for span, end in zip(columns, ends, strict=True)]
    return [_joined(part) for part in parts]


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one; a backslash at the end of one is a break."""
    return " ".join(filter(None, (line.removesuffix("\\").strip() for line in lines)))


def _rows(body: Sequence[str], columns: Sequence[Span]) -> Iterator[Row]:
    """Rows parted by empty lines, where there are some; else each line is one."""
    if not any(not line.strip() for line in body):
        yield from (_row([line], columns) for line in body)
        return
    for is_filled, lines in groupby(body, key=lambda line: bool(line.strip())):
        if is_filled:
            yield _row(list(lines), columns)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether most rows below the first have a figure behind their first cell."""
    below = rows[1:]
    return sum(any(figure_cell(cell) for cell in row[1:] if cell) for row in below) * 2 > len(below)

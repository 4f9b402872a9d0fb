"""Tables in boxes of `+---+` and `|`: pandoc's grid tables, RST's, and what database clients and people type.

A cell may reach over several columns, where no `|` parts them, and over several rows, where the rule between these
leaves it out. Between two rules there is one row, as pandoc writes it, or a row a line, where figures stand one below
another; lines that only go on a name are of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.figures import figure_cell
from pipeline.model import Span

FEWEST_ROWS = 2
MOST_HEAD_ROWS = 5  # with the first row of figures
BOX = re.compile(r" *\+(?:[-=:]{2,}\+)+ *")
_BOXED = re.compile(r" *[|+].*[|+] *")
_DRAWN = re.compile(r":?[-=]{2,}:?")
FEWEST_NUMBERED = 3  # columns
_NUMBER = re.compile(r"\(?(?:[A-Z]|\d{1,2})\)?")
_WALLS = "|+"
_BROKEN = re.compile(r"(?<=\d[.,]) (?=\d)")
_BLANK = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_PARTED = re.compile(r"[\d., ]+")
_THOUSANDS = re.compile(r"\d{3}(?:,\d+)?")  # the second line of `1 250`, where the column is narrow

Row = list[str]


def boxed_table(lines: Sequence[str], at: int) -> tuple[list[str] | None, int]:
    """The table whose first rule is line `at`, as lines of tabs or of text, and the line behind it; None: no table."""
    end = next((n for n in range(at, len(lines)) if not _BOXED.fullmatch(lines[n])), len(lines))
    block = [line.rstrip() for line in lines[at:end]]
    cuts = max((_corners(line) for line in block if BOX.fullmatch(line)), key=len)
    columns = [Span(one + 1, other) for one, other in pairwise(cuts)]
    rules = [line for line in block if BOX.fullmatch(line)]
    if len(rules) < FEWEST_ROWS or not all(_fits(line, cuts) for line in block):
        return None, at
    rows = list(_rows(block, columns, by_line=_has_rows_in_bands(block, columns)))
    if any("=" in rule for rule in rules) or (len(rows) >= FEWEST_ROWS and _has_figures(rows)):
        return ["\t".join(_joined(cell) for cell in row) for row in rows], end
    return [line for n in range(len(columns)) for row in rows for line in (*_paragraphs(row[n]), "")], end


def _corners(rule: str) -> list[int]:
    return [n for n, letter in enumerate(rule) if letter == "+"]


def _fits(line: str, cuts: Sequence[int]) -> bool:
    """Whether a line begins and ends where the table does, and no rule of it stands across a column."""
    if len(line) != cuts[-1] + 1 or line[cuts[0]] not in _WALLS:
        return False
    return not BOX.fullmatch(line) or set(_corners(line)) <= set(cuts)


def _is_drawn(line: str, column: Span) -> bool:
    """Whether a rule goes through a column in this line."""
    return _DRAWN.fullmatch(line[slice(*column)]) is not None


def _rows(block: Sequence[str], columns: Sequence[Span], *, by_line: bool) -> Iterator[list[list[str]]]:
    """The lines of each cell, row by row; a cell that goes on from the row above is told there."""
    held: list[list[list[str]]] = []
    drawn = frozenset(range(len(columns)))
    for key, band in groupby(block, key=lambda line: _ruled_columns(line, columns)):
        if len(key) == len(columns):
            yield from held
            held, drawn = [], key
        elif key:
            drawn = key
            if held:  # words in the line of a rule are of the cells that it leaves out
                _join(held[-1], _cells(list(band), columns), [n for n in range(len(columns)) if n not in drawn])
        else:
            made = [list(row) for row in _band(list(band), columns, by_line=by_line)]
            if held and len(drawn) < len(columns):
                _join(held[-1], made[0], [n for n in range(len(columns)) if n not in drawn])
            held += made
            drawn = frozenset(range(len(columns)))
    yield from held


def _ruled_columns(line: str, columns: Sequence[Span]) -> frozenset[int]:
    return frozenset(n for n, column in enumerate(columns) if _is_drawn(line, column))


def _join(above: list[list[str]], row: list[list[str]], columns: Sequence[int]) -> None:
    """Cells of `row` that go on those above are of these."""
    for n in columns:
        above[n] += row[n]
        row[n] = []


def _band(lines: Sequence[str], columns: Sequence[Span], *, by_line: bool) -> Iterator[list[list[str]]]:
    """The rows between two rules: one for all lines that are parted alike, or one a line."""
    for _, alike in groupby(lines, key=lambda line: tuple(line[column.end] == "|" for column in columns)):
        cells = [_cells([line], columns) for line in alike]
        yield from _by_line(cells, are_rows=by_line and _are_rows(cells))


def _cells(lines: Sequence[str], columns: Sequence[Span]) -> list[list[str]]:
    """The words of each column in each line; what no `|` parts is of the first of its columns."""
    found: list[list[str]] = [[] for _ in columns]
    for line in lines:
        first = 0
        for n, column in enumerate(columns):
            if line[column.end] in _WALLS:
                said = line[columns[first].start : column.end].strip()
                found[first].append("" if _DRAWN.fullmatch(said) else said)
                first = n + 1
    return found


def _has_rows_in_bands(block: Sequence[str], columns: Sequence[Span]) -> bool:
    """Whether most bands between rules have figures one below another: else a figure is broken over two lines."""
    bands = [list(band) for is_rule, band in groupby(block, key=lambda line: bool(BOX.fullmatch(line))) if not is_rule]
    cells = [[_cells([line], columns) for line in band] for band in bands]
    return 2 * sum(map(_are_rows, cells)) >= max(1, sum(any(map(_figures, band)) for band in cells))


def _figures(line: Sequence[Sequence[str]]) -> dict[int, str]:
    """The whole figures of a line by their columns."""
    return {n: cell[0] for n, cell in enumerate(line) if cell and _is_whole(cell[0])}


def _are_rows(lines: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether figures of neighbouring lines with some stand one below another."""
    return any(_are_below(one, other) for one, other in pairwise(filter(None, map(_figures, lines))))


def _by_line(lines: Sequence[list[list[str]]], *, are_rows: bool) -> Iterator[list[list[str]]]:
    """Lines as rows, where they are some; else all are one row."""
    figures = list(map(_figures, lines))
    row: list[list[str]] = []
    for line, has in zip(lines, figures, strict=True):
        if row and not _is_numbering(line) and not (are_rows and (has or _is_named(line))):
            row = [[*cell, *more] for cell, more in zip(row, line, strict=True)]
            continue
        if row:
            yield row
        row = [[*cell] for cell in line]
    if row:
        yield row


def _is_whole(said: str) -> bool:
    """Whether a line of a cell is a figure that does not go on below: `8.` above `690,6`."""
    return bool(said) and said[-1] not in ".," and _is_figure(said)


def _is_figure(said: str) -> bool:
    """Whether a cell is a figure, be its thousands parted by blanks."""
    return bool(figure_cell(_BLANK.sub("", said)))


def _are_below(one: dict[int, str], other: dict[int, str]) -> bool:
    """Whether figures of a line stand below others, and not all are the rest of these: `1` above `250`."""
    return any(not _THOUSANDS.fullmatch(other[n]) for n in one.keys() & other.keys())


def _is_numbering(line: Sequence[Sequence[str]]) -> bool:
    """Whether a line numbers all columns: `A | B | 1 | 2 | 3`."""
    return len(line) >= FEWEST_NUMBERED and all(cell and _NUMBER.fullmatch(cell[0]) for cell in line)


def _is_named(line: Sequence[Sequence[str]]) -> bool:
    """Whether a line without figures has a number or begins a name, and does not go on the one above."""
    first = next((said for cell in line for said in cell if said), "")
    return bool(first) and (any(line[0]) if len(line) > 1 and any(map(any, line[1:])) else first[0].isupper())


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one; a backslash at the end of one is a break, and a figure goes on behind its point."""
    said = " ".join(filter(None, (line.removesuffix("\\").strip() for line in lines)))
    return _BROKEN.sub("", said) if _PARTED.fullmatch(said) else said


def _has_figures(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether most rows below the head have a figure behind their first cell."""
    have = [any(_is_figure(cell) for cell in map(_joined, row[1:]) if cell) for row in rows]
    head = next((at for at, has in enumerate(have[:MOST_HEAD_ROWS]) if at and has), 1)
    return sum(have[head:]) * 2 > len(have[head:])


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The text of a cell: lines joined up to a break or an empty line, which stays."""
    held = ""
    for line in lines:
        if not line or line.endswith("\\"):
            yield f"{held} {line.removesuffix(chr(92))}".strip()
            held = ""
        else:
            held = f"{held} {line}"
    yield held.strip()

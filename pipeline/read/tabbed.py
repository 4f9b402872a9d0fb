"""Tables typed with tabs in documents that flow: a paragraph a row, `Thuế` tab `4.500` tab `2.310,5`.

Rows follow one another; tabs part their cells where each row has the same number of them, else what is printed between
them where each row prints the same number of cells. Where neither holds, a cell may stand under any head: such rows
stay text, and it is told that they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby, pairwise, takewhile

from pipeline.figures import figure_cell
from pipeline.read.flowblocks import Block, FlowCell, FlowTable, Paragraph, Piece
from pipeline.read.unfolding import is_data

FEWEST_ROWS = 2  # with figures
LONGEST_NAME = 60  # characters of a line without tabs between two rows: `Trong đó:`
FIRST_PAGES = 10  # a list of contents begins with a page up to this
MOST_PAGES = 999

_Cells = list[list[Piece]]  # of a line, between its tabs


@dataclass(slots=True)
class Tabbed:
    """The blocks, rows of tabs made tables; `loose`: how many stretches of rows with figures could not be."""

    blocks: list[Block] = field(default_factory=list)
    loose: int = 0


def with_tables(blocks: Sequence[Block]) -> Tabbed:
    """The blocks with the tables that tabs set in their paragraphs."""
    found = Tabbed()
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_be_of(run, block):
            run.append(block)
            continue
        _close(found, run)
        run = []
        if isinstance(block, Paragraph) and _may_be_of(run, block):
            run.append(block)
        else:
            found.blocks.append(block)
    _close(found, run)
    return found


def _may_be_of(run: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a paragraph has tabs between its words, or is a name between two rows."""
    if paragraph.outline or paragraph.goes_on:
        return False
    return "\t" in paragraph.text.strip() or (bool(run) and "\t" in run[-1].text.strip() and _is_name(paragraph.text))


def _is_name(text: str) -> bool:
    """Whether a line may be the name of the rows below it: `Trong đó:`, no sentence and nothing told of them."""
    bare = text.strip()
    return 0 < len(bare) <= LONGEST_NAME and "\n" not in bare and ":" not in bare[:-1] and bare[-1] not in ".;,)"


def _close(found: Tabbed, run: Sequence[Paragraph]) -> None:
    """Add the paragraphs of a run, as tables where they are."""
    for part in _parts(run):
        for piece in [part] if _table(part) else _without_names(part):
            table = _table(piece)
            if table is not None:
                found.blocks.append(table)
                continue
            found.blocks += piece
            found.loose += sum(_figures(cells) > 1 for each in piece for cells in _lines(each)) >= FEWEST_ROWS


def _without_names(part: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The part, lines without tabs by themselves: what follows them may be another table."""
    for _, piece in groupby(part, key=lambda paragraph: "\t" in paragraph.text.strip()):
        yield list(piece)


def _parts(run: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The run, cut where a row without figures follows one with some: another head; names only before figures."""
    part: list[Paragraph] = []
    for at, paragraph in enumerate(run):
        below = run[at + 1] if at + 1 < len(run) else None
        is_row = "\t" in paragraph.text.strip()
        is_head = is_row and not _has_figures(paragraph) and part and _has_figures(part[-1])
        is_loose = not is_row and (below is None or not _has_figures(below) or not _has_figures(run[at - 1]))
        if part and (is_head or is_loose):
            yield part
            part = []
        part.append(paragraph)
        if is_loose:
            yield part
            part = []
    if part:
        yield part


def _has_figures(paragraph: Paragraph) -> bool:
    return any(_figures(cells) for cells in _lines(paragraph))


def _figures(cells: _Cells) -> int:
    """How many cells behind the first are figures."""
    return sum(figure_cell(text) is not None for text in map(_said, cells[1:]))


def _said(cell: Sequence[Piece]) -> str:
    return " ".join("".join(piece.text for piece in cell).split())


def _lines(paragraph: Paragraph) -> Iterator[_Cells]:
    """The cells of each line of a paragraph; a break ends a line."""
    cells: _Cells = [[]]
    for piece in paragraph.pieces:
        held = ""
        for letter in piece.text:
            if letter in "\t\n":
                cells[-1].append(_like(piece, held))
                held = ""
                if letter == "\n":
                    yield cells
                    cells = []
                cells.append([])
            else:
                held += letter
        cells[-1].append(_like(piece, held))
    yield cells


def _like(piece: Piece, text: str) -> Piece:
    return Piece(text, piece.is_bold, piece.is_mark, piece.font, piece.is_capitals, piece.is_raised)


def _table(part: Sequence[Paragraph]) -> FlowTable | None:
    """The table of these rows; `None` where they are none, or the columns of their cells are not clear."""
    rows = [cells for paragraph in part for cells in _lines(paragraph) if any(map(_said, cells))]
    placed = _by_tabs(rows) or _by_cells(rows)
    if placed is None:
        return None
    used = sorted({column for row in placed for column in row})
    made = [
        [FlowCell(used.index(column), blocks=[Paragraph(cell)]) for column, cell in sorted(row.items())]
        for row in placed
    ]
    table = FlowTable([_filled(row, len(used)) for row in made], is_ruled=None)
    return table if is_data(table) and not _are_pages(placed) else None


def _filled(row: Sequence[FlowCell], width: int) -> list[FlowCell]:
    """The row with empty cells where it has none."""
    known = {cell.column: cell for cell in row}
    return [known.get(column) or FlowCell(column, blocks=[Paragraph()]) for column in range(width)]


_Placed = dict[int, list[Piece]]  # column -> cell


def _by_tabs(rows: Sequence[_Cells]) -> list[_Placed] | None:
    """Cells by the number of tabs before them: each row has as many, and one row fills every column."""
    if len({len(row) for row in rows if len(row) > 1}) != 1:
        return None
    placed = [{column: cell for column, cell in enumerate(row) if _said(cell)} for row in rows]
    used = {column for row in placed for column in row}
    is_clear = any(row.keys() == used and _figures(cells) for row, cells in zip(placed, rows, strict=True))
    return _names_in_place(placed, rows) if is_clear and _are_alike(placed) else None


def _are_alike(placed: Sequence[_Placed]) -> bool:
    """Whether no column has both figures and words below the row of heads: tabs that only make room would mix them."""
    kinds: dict[int, set[bool]] = {}
    for row in placed[1:]:
        for column, cell in row.items():
            said = _said(cell)
            if column > min(row) and any(letter.isalnum() for letter in said):
                kinds.setdefault(column, set()).add(figure_cell(said) is not None)
    return all(len(kind) == 1 for kind in kinds.values())


def _by_cells(rows: Sequence[_Cells]) -> list[_Placed] | None:
    """Cells by those printed before them: each row prints as many; the first may lack the head over the names."""
    printed = [[cell for cell in row if _said(cell)] for row in rows]
    counts = [len(row) for row, cells in zip(printed, rows, strict=True) if len(cells) > 1]
    if not counts:
        return None
    lacks = len(counts) > 1 and counts[0] == counts[1] - 1 and not _said(rows[0][0]) and not _figures(rows[0])
    if len(set(counts[lacks:])) != 1:
        return None
    placed = [dict(enumerate(row, start=int(lacks and not at))) for at, row in enumerate(printed)]
    return _names_in_place(placed, rows) if _are_alike(placed) else None


def _names_in_place(placed: Sequence[_Placed], rows: Sequence[_Cells]) -> list[_Placed]:
    """The rows, names without tabs in the column where most names stand: the last of words before the figures."""
    names = [_name_column(row) for row, cells in zip(placed, rows, strict=True) if _figures(cells)]
    column = max(set(names), key=names.count, default=0)
    return [
        row if len(cells) > 1 else {column: next(iter(row.values()))} for row, cells in zip(placed, rows, strict=True)
    ]


def _name_column(row: _Placed) -> int:
    """The last column of words before the first figure; a row's number is no figure."""
    words = [column for column, cell in sorted(row.items()) if figure_cell(_said(cell)) is None]
    first = words[0] if words else 0
    return max(takewhile(lambda column: column in words, count(first)), default=first)


def _are_pages(placed: Sequence[_Placed]) -> bool:
    """Whether names and whole numbers, small at first and never falling, have no head: a list of contents."""
    last = [_said(row[max(row)]) for row in placed]
    if any(len(row) != FEWEST_ROWS for row in placed) or not all(each.isdecimal() for each in last):
        return False
    numbers = [int(each) for each in last]
    is_rising = all(one <= other for one, other in pairwise(numbers))
    return numbers[0] <= FIRST_PAGES and numbers[-1] <= MOST_PAGES and is_rising

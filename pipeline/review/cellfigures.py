"""The cells of a table that a check is about, where they are no mentions: figures without a unit are in no other table.

A check names its mentions by their keys, cells without one only by its quotes and by what they come to. The cells are
those of one row or column that say both. Where more than one row does, as many checks as rows are told in their order;
else none is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pipeline.read.sought import Sought, Squeezed
from pipeline.review.anchors import CELLS, NOWHERE, Anchor
from pipeline.review.catalog import Catalog, Check, Seen, number, told
from pipeline.text import folded

TOTAL = "table_total"  # the kind of check whose figures can be cells without a mention
JOINT = " … "
SURE_WITHOUT_LABEL = 3  # figures that tell a row from all others, where its label is not found beside them


class Cell(NamedTuple):
    """A row of `cells`, as far as it is looked at. `value`: `None` for words."""

    table_id: str
    row: int
    column: int
    row_label: str
    column_label: str
    text: str
    value: Decimal | None
    unit: str
    mention_id: str

    @property
    def labels(self) -> str:
        """Its row and column in words."""
        return " · ".join(filter(None, (self.row_label, self.column_label)))


def labels_of(catalog: Catalog, mention_id: str) -> str:
    """Row and column of a mention in words; "" for one that is in no table."""
    found = next(_cells(catalog, "mention_id = ?", mention_id), None)
    return found.labels if found else ""


def labels_by_mention(catalog: Catalog, doc_id: str) -> dict[str, str]:
    """Row and column in words of all mentions of a document that stand in tables."""
    condition = "mention_id <> '' AND table_id IN (SELECT table_id FROM tables WHERE doc_id = ?)"
    return {cell.mention_id: cell.labels for cell in _cells(catalog, condition, doc_id)}


def cells_of(catalog: Catalog, check: Check) -> tuple[Seen, ...]:
    """The figures of a check of a table that is also about cells without a mention, the stated one first.

    None where all are mentions, or where the cells cannot be told.
    """
    if check.kind != TOTAL:
        return ()
    query = "SELECT table_id FROM tables WHERE doc_id = ? AND page <= ? AND page_to >= ? ORDER BY rowid"
    found: dict[tuple[Cell, ...], list[Cell]] = {}
    for (table_id,) in catalog.store.select(query, (check.doc_id, check.page, check.page)):
        cells = list(_cells(catalog, "table_id = ?", told(table_id)))
        found |= dict.fromkeys(_lines_that_say(check, cells), cells)
    line = _line_of(catalog, check, list(found))
    if all(cell.mention_id for cell in line):
        return ()
    cells = found[line]
    text = Squeezed(catalog.text(check.doc_id))
    mentions = {cell: catalog.mention(cell.mention_id) for cell in line if cell.mention_id}
    where = (check.doc_id, check.section_id or "", check.page)
    return tuple(mentions.get(cell) or _seen(where, cell, _place(text, cell, cells)) for cell in line)


def loose_cells(catalog: Catalog, doc_id: str) -> list[Seen]:
    """All figures of a document's tables that are no mentions, in reading order, without their place in the text."""
    tables = catalog.store.select(
        "SELECT table_id, section_id, page FROM tables WHERE doc_id = ? ORDER BY rowid", (doc_id,)
    )
    return [
        _seen((doc_id, told(section_id), number(page, 1)), cell, None)
        for table_id, section_id, page in list(tables)
        for cell in _cells(catalog, "table_id = ?", told(table_id))
        if cell.value is not None and not cell.mention_id
    ]


def anchor_of_cell(catalog: Catalog, seen: Seen) -> Anchor | None:
    """What a decision on a cell is about; `None` where it or its document is gone."""
    document = catalog.document(seen.doc_id)
    alike = [
        each.mention_id
        for each in loose_cells(catalog, seen.doc_id)
        if (each.quote, each.about) == (seen.quote, seen.about)
    ]
    if document is None or seen.mention_id not in alike:
        return None
    known_by = (seen.doc_id, document.sha256, document.path, document.number)
    occurrence = alike.index(seen.mention_id)
    return Anchor(*known_by, CELLS, "", seen.quote, seen.about, occurrence, NOWHERE, NOWHERE, document.issued)


def _line_of(catalog: Catalog, check: Check, lines: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The only line, or, of lines that say the same, the one that is as far behind as the check is behind its like."""
    if len(lines) == 1:
        return lines[0]
    twins = [each for each in catalog.twins(check) if each.page == check.page]
    return lines[twins.index(check)] if check in twins and len(twins) == len(lines) else ()


def sought(catalog: Catalog, seen: Seen) -> tuple[Sought, ...]:
    """How to find a cell on its page: within its whole row, else among the figures of it."""
    table_id, row, column = seen.mention_id.split(":")
    cells = list(_cells(catalog, "table_id = ?", table_id))
    cell = next(each for each in cells if (each.row, each.column) == (int(row), int(column)))
    return _in_row(cell, cells)


def _cells(catalog: Catalog, condition: str, argument: str) -> Iterator[Cell]:
    names = 'table_id, "row", "column", row_label, column_label, text, value, unit, mention_id'
    query = f'SELECT {names} FROM cells WHERE {condition} ORDER BY "row", "column"'  # noqa: S608 - fixed text
    for table_id, row, column, row_label, column_label, text, value, unit, mention_id in catalog.store.select(
        query, (argument,)
    ):
        yield Cell(
            told(table_id),
            int(told(row)),
            int(told(column)),
            told(row_label),
            told(column_label),
            told(text),
            _number(told(value)),
            told(unit),
            told(mention_id),
        )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _lines_that_say(check: Check, cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """The stated cell and its parts, in every row and column that can be meant."""
    stated, computed = _number(check.stated), _number(check.computed)
    if stated is None or computed is None:
        return
    for whole in cells:
        if whole.value == stated and whole.text in check.evidence:
            row = [each for each in cells if each.row == whole.row and each.value is not None]
            column = [each for each in cells if each.column == whole.column and each.value is not None]
            for line in (row, column):
                parts = _parts(check.evidence, whole, line, computed)
                if parts:
                    yield (whole, *parts)


def _parts(evidence: str, whole: Cell, line: Sequence[Cell], computed: Decimal) -> tuple[Cell, ...]:
    """The only stretches of a line beside its total that come to what was computed and stand in the quote."""
    quotes = evidence.split(JOINT)
    if len(quotes) > 1:
        parts = _in_order(quotes, whole, line)
        return parts if _sum(parts) == computed else ()
    at = line.index(whole)
    choices = {
        parts
        for parts in (
            *(tuple(line[at + 1 : end]) for end in range(at + 3, len(line) + 1)),
            *(tuple(line[start:at]) for start in range(at - 1)),
            (*line[:at], *line[at + 1 :]),
        )
        if _sum(parts) == computed and _is_quoted(evidence, (whole, *parts))
    }
    # What is counted twice, as a row of noughts, adds nothing: the longest stretch has all that the check added.
    return max(choices, key=len) if choices else ()


def _is_quoted(evidence: str, cells: Sequence[Cell]) -> bool:
    """Whether a quote goes from the first of the cells, as they are read, to the last."""
    read = sorted(cells, key=lambda cell: (cell.row, cell.column))
    is_whole = evidence.startswith(folded(read[0].text)) and evidence.endswith(folded(read[-1].text))
    return is_whole and all(folded(cell.text) in evidence for cell in read)


def _in_order(quotes: Sequence[str], whole: Cell, line: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells that were quoted one by one, the total before all others."""
    if folded(whole.text) != quotes[0]:
        return ()
    left = [each for each in line if each is not whole]
    parts: list[Cell] = []
    for quote in quotes[1:]:
        while left and folded(left[0].text) != quote:
            left.pop(0)
        if not left:
            return ()
        parts.append(left.pop(0))
    return tuple(parts)


def _sum(cells: Sequence[Cell]) -> Decimal | None:
    return sum((each.value for each in cells if each.value is not None), Decimal()) if cells else None


def _in_row(cell: Cell, cells: Sequence[Cell]) -> tuple[Sought, ...]:
    row = [each for each in cells if each.row == cell.row and each.text]
    figures = [each for each in row if each.value is not None]
    shapes = [row, figures] if len(figures) >= SURE_WITHOUT_LABEL else [row]
    return tuple(_between(cell, shape) for shape in shapes if cell in shape and len(shape) > 1)


def _between(cell: Cell, row: Sequence[Cell]) -> Sought:
    at = row.index(cell)
    return Sought(cell.text, "".join(each.text for each in row[:at]), "".join(each.text for each in row[at + 1 :]))


def _place(text: Squeezed, cell: Cell, cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Where the cell stands in the document's text."""
    return next(filter(None, (text.place(each) for each in _in_row(cell, cells))), None)


def _seen(where: tuple[str, str, int], cell: Cell, place: tuple[int, int] | None) -> Seen:
    """The cell as what is seen. `where`: document, section, page; `place`: in the text."""
    start, end = place or (NOWHERE, NOWHERE)
    doc_id, section_id, page = where
    return Seen(
        part=CELLS,
        mention_id=f"{cell.table_id}:{cell.row}:{cell.column}",
        doc_id=doc_id,
        section_id=section_id,
        page=page,
        start=start,
        end=end,
        text=cell.text,
        context="",
        source="",
        rule="",
        box=None,
        value=f"{cell.value:f}" if cell.value is not None else "",
        unit=cell.unit,
        about=cell.labels,
    )

"""Heads of two rows in pipe tables of converters: a head over several columns is printed above each of them.

`| Huyện | Kinh phí | Kinh phí.1 |` above `| Huyện | Tỉnh | Dân |` is `Kinh phí` over `Tỉnh` and `Dân`, and `Huyện` over
both rows: Markdown knows no spans, and names of columns that are alike were numbered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.figures import figure_cell
from pipeline.model import Cell


def with_spans(text: str, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a table, those of a head of two rows over as many columns and rows as they are printed for."""
    rows = [[cell for cell in cells if cell.row == number] for number in (0, 1)]
    upper, lower = ([text[cell.start : cell.end] for cell in row] for row in rows)
    if len(upper) != len(lower) or any(figure_cell(said) for said in lower if said):
        return list(cells)
    groups = _groups(upper)
    deep = {n for n, said in enumerate(upper) if said and said == lower[n]}
    wide = [group for group in groups if len(group) > 1]
    if not wide or not deep or any(deep & set(group) for group in wide):
        return list(cells)
    merged = [
        replace(rows[0][group[0]], column_span=len(group), row_span=2 if group[0] in deep else 1) for group in groups
    ]
    return [*merged, *(cell for n, cell in enumerate(rows[1]) if n not in deep), *(c for c in cells if c.row > 1)]


def _groups(heads: Sequence[str]) -> list[list[int]]:
    """Neighbouring columns whose heads are the same, apart from the numbers that tell them apart."""
    found: list[list[int]] = []
    for at, head in enumerate(heads):
        first = heads[found[-1][0]] if found else ""
        if first and head in {first, f"{first}.{len(found[-1])}"}:
            found[-1].append(at)
        else:
            found.append([at])
    return found

"""Units told within a table's body: behind a row's label, and for the rows below it.

`Thu ngân sách (tỷ đồng)`, `Thủy sản - tấn` with figures beside it tells the unit of its own row; without figures it is
a group, whose unit the rows below have until the next group of its kind. A row that says nothing but a unit (`Đơn vị
tính: đồng`) tells that of all rows below, until another does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.figures import figure_and_aside
from pipeline.segment.sheets import FIGURE, LIST_LABEL, Sheet
from pipeline.segment.tablegrammar import Grammar

_LEADING_LABEL = re.compile(r"(?:(?P<label>[IVX]+|[A-Za-z]|\d{1,3}(?:\.\d{1,3})*)[.)/]?|(?P<dash>[-+*•]))\s")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class RowUnits:
    """Unit of each row, `None` for none told; `retold`: whether a row tells one for those below it."""

    units: tuple[str | None, ...]
    retold: bool


def row_units(grammar: Grammar, sheet: Sheet, labels: Sequence[str], *, has_unit: bool) -> RowUnits:
    """The units of a sheet's rows by their `labels`; `has_unit`: the table has one, which is not that of counts."""
    units: list[str | None] = []
    section: str | None = None  # told by a row of its own
    group: _Group | None = None
    order: list[str] = []  # kinds of numbering, the outer ones first
    retold = False
    for row, label in enumerate(labels):
        own = grammar.unit_of_label(label)
        if row >= sheet.head:
            has_figures, kind = _has_figures(sheet, row), _kind(sheet, row)
            order += [kind] if kind not in order else []
            rank = order.index(kind)
            if unit := _unit_row(grammar, sheet, row):
                section, group, retold = unit, None, True
            elif group and (group.ends(rank, has_figures=has_figures) or grammar.total.match(label)):
                group = None
            if own and not has_figures:
                group, retold = _Group(own, kind, rank), True
        above = group.unit if group else section
        units.append(own or above or (grammar.count_of_label(label) if has_unit and row >= sheet.head else None))
    return RowUnits(tuple(units), retold)


@dataclass(frozen=True, slots=True)
class _Group:
    """A row without figures whose unit those below have; `kind` of its numbering, the `rank`th from outside."""

    unit: str
    kind: str
    rank: int

    def ends(self, rank: int, *, has_figures: bool) -> bool:
        """Whether a row is no part of it: of its own kind of numbering or of an outer one."""
        return rank < self.rank or (rank == self.rank and (self.kind != "" or not has_figures))


def _unit_row(grammar: Grammar, sheet: Sheet, row: int) -> str | None:
    """The unit that is all a row says, in one cell or in each of several."""
    filled = set(sheet.filled(row))
    if len(filled) != 1 or not grammar.tells_units(text := filled.pop()):
        return None
    return grammar.unit_of_cell(text)


def _has_figures(sheet: Sheet, row: int) -> bool:
    """Whether a cell behind the row's numbering and label holds a figure."""
    texts = sheet.row(row)
    behind = texts[2:] if LIST_LABEL.fullmatch(texts[0]) or not texts[0] else texts[1:]
    return any(FIGURE.fullmatch(figure_and_aside(text)[0]) for text in behind if text)


def _kind(sheet: Sheet, row: int) -> str:
    """How a row is numbered: `roman`, `capital`, `small`, `dash`, levels of a decimal number; "" for not at all."""
    filled = sheet.filled(row)
    if not filled:
        return ""
    first = filled[0]
    label = first if LIST_LABEL.fullmatch(first) else ""
    if not label and (match := _LEADING_LABEL.match(first)):
        label = match["label"] or match["dash"]
    if not label:
        return ""
    if _ROMAN.fullmatch(label):
        return "roman"
    if label.isalpha():
        return "capital" if label.isupper() else "small"
    return f"{label.rstrip('.').count('.') + 1} deep" if label[0].isdigit() else "dash"

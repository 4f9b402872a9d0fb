"""Every table and column of the outputs, in the contract's order.

Where a value class of the model carries the columns they are taken from it, so a new field or label needs no edit
here beyond its line in `MENTION_TABLES`. Knows nothing of files or databases.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum, auto
from types import MappingProxyType
from typing import get_args, get_type_hints

from pipeline.model import Facts
from pipeline.report import CellRow, Finding, TableRow
from pipeline.values import Amount, Citation, DateValue, Percentage, Place, Quantity


class Kind(Enum):
    """What a cell holds."""

    TEXT = auto()
    INTEGER = auto()  # always fits in 64 bits
    FLAG = auto()  # 0 or 1
    COORDINATE = auto()  # measured, not printed: the only float
    NUMBER = auto()  # an exact decimal of any length
    FIGURE = auto()  # the same, or an ISO date where a check is about dates


# No declared type means no affinity: SQLite keeps what is bound. NUMERIC would turn the text of a number of more than
# 15 digits into a rounded REAL (sqlite.org/datatype3.html, section 3); `rows.number_cell` says what is bound.
DECLARED = MappingProxyType(
    {
        Kind.TEXT: "TEXT",
        Kind.INTEGER: "INTEGER",
        Kind.FLAG: "INTEGER",
        Kind.COORDINATE: "REAL",
        Kind.NUMBER: "",
        Kind.FIGURE: "",
    },
)
# The Frictionless types that columns.toml may give a column of each kind.
FRICTIONLESS = MappingProxyType(
    {
        Kind.TEXT: ("string", "date"),
        Kind.INTEGER: ("integer",),
        Kind.FLAG: ("boolean",),
        Kind.COORDINATE: ("number",),
        Kind.NUMBER: ("number",),
        Kind.FIGURE: ("string",),
    },
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: `column` holds the `key` of a row of `table`."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table. `links` point to tables that stand before it in `TABLES`, or to itself."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    indexes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


KIND_OF_TYPE = MappingProxyType(
    {str: Kind.TEXT, int: Kind.INTEGER, bool: Kind.FLAG, Decimal: Kind.NUMBER, tuple: Kind.TEXT},
)

# The value class of each mention table, in the order of the contract.
MENTION_TABLES: MappingProxyType[str, type] = MappingProxyType(
    {
        "citations": Citation,
        "dates": DateValue,
        "amounts": Amount,
        "percentages": Percentage,
        "places": Place,
        "quantities": Quantity,
    },
)


def kind_of(annotation: type) -> Kind:
    """Kind of a field's type; `X | None` counts as X."""
    for candidate in (annotation, *get_args(annotation)):
        if candidate in KIND_OF_TYPE:
            return KIND_OF_TYPE[candidate]
    message = f"no kind of column for {annotation}"
    raise TypeError(message)


def columns_of(value_class: type) -> tuple[Column, ...]:
    """One column a field of a model class, in the order of its fields."""
    hints: dict[str, type] = get_type_hints(value_class)
    return tuple(Column(each.name, kind_of(hints[each.name])) for each in fields(value_class))


def text(*names: str) -> tuple[Column, ...]:
    """Text columns."""
    return tuple(Column(name) for name in names)


def integers(*names: str) -> tuple[Column, ...]:
    """Columns of whole numbers that always fit in 64 bits."""
    return tuple(Column(name, Kind.INTEGER) for name in names)


DOC_ID_DIGITS = 12  # CONTRACT: doc_id is the first 12 hex digits of the SHA-256

IN_DOCUMENT = Link("doc_id", "documents", "doc_id")
IN_SECTION = Link("section_id", "sections", "section_id")
FIGURES_OF_A_CHECK = ("stated", "computed", "computed_low", "computed_high", "difference")

EVIDENCE_COLUMNS = (
    *text("mention_id", "doc_id", "section_id"),
    *integers("page", "start", "end"),
    *text("text", "context", "origin", "source"),
    *(Column(name, Kind.COORDINATE) for name in ("x0", "top", "x1", "bottom")),
    *text("rule"),
)

DOCUMENTS = TableSchema(
    "documents",
    (
        *text("doc_id", "path", "sha256"),
        *integers("bytes"),
        *text("media_type"),
        *integers("pages"),
        *text("source"),
        *columns_of(Facts),
        *text("status"),
        *integers("mentions", "checks", "mismatches", "problems"),
    ),
    key=("doc_id",),
    indexes=("path", "number"),
)

SECTIONS = TableSchema(
    "sections",
    (
        *text("section_id", "doc_id", "parent_id"),
        *integers("ordinal", "level"),
        *text("label", "heading", "path"),
        *integers("page", "start", "end"),
    ),
    key=("section_id",),
    links=(IN_DOCUMENT, Link("parent_id", "sections", "section_id")),
    indexes=("doc_id", "parent_id"),
)

TABLE_ROWS = TableSchema(
    "tables",
    (Column("table_id"), Column("doc_id"), *columns_of(TableRow)[1:]),
    key=("table_id",),
    links=(IN_DOCUMENT, IN_SECTION),
    indexes=("doc_id", "section_id"),
)

CELLS = TableSchema(
    "cells",
    columns_of(CellRow),
    key=("table_id", "row", "column"),
    links=(Link("table_id", "tables", "table_id"),),
    indexes=("mention_id",),
)

CHECKS = TableSchema(
    "checks",
    tuple(
        Column(column.name, Kind.FIGURE if column.name in FIGURES_OF_A_CHECK else column.kind)
        for column in (Column("check_id"), Column("doc_id"), *columns_of(Finding)[1:])
    ),
    key=("check_id",),
    links=(IN_DOCUMENT, IN_SECTION),
    indexes=("doc_id", "section_id", "verdict"),
)

PROBLEMS = TableSchema(
    "problems",
    (*text("doc_id", "path"), *integers("page"), *text("stage", "code", "message", "remedy")),
    links=(IN_DOCUMENT,),
    indexes=("doc_id", "path"),
)

# Columns that people look things up by, beside the document.
LOOKED_UP = MappingProxyType(
    {
        "citations": ("canonical", "cited_doc_id"),
        "dates": ("date_from",),
        "amounts": ("value",),
        "percentages": ("value",),
        "places": ("code", "name"),
        "quantities": ("unit",),
    },
)


def mention_table(name: str, value_class: type) -> TableSchema:
    """Where a mention stands, then the columns of its value class."""
    return TableSchema(
        name,
        (*EVIDENCE_COLUMNS, *columns_of(value_class)),
        key=("mention_id",),
        links=(IN_DOCUMENT, IN_SECTION),
        indexes=("doc_id", "section_id", *LOOKED_UP.get(name, ())),
    )


MENTIONS = tuple(mention_table(name, value_class) for name, value_class in MENTION_TABLES.items())

# In the order in which rows can be inserted: what is pointed to comes first.
TABLES: tuple[TableSchema, ...] = (DOCUMENTS, SECTIONS, *MENTIONS, TABLE_ROWS, CELLS, CHECKS, PROBLEMS)

# The texts that `start` and `end` count in; in the store only, exported as text/DOC_ID.txt.
TEXTS = TableSchema("texts", text("doc_id", "text"), key=("doc_id",), links=(IN_DOCUMENT,))

# Every file of the corpus in the order of the walk, in the store only: from it the next run knows what is done.
# `recipe`: what its rows were made with; `problem`: why it could not even be opened.
FILES = TableSchema("files", text("path", "sha256", "recipe", "problem"), indexes=("sha256",))


def table_named(name: str, tables: Iterable[TableSchema] = TABLES) -> TableSchema:
    """The table of that name; `KeyError` when there is none."""
    for table in tables:
        if table.name == name:
            return table
    raise KeyError(name)

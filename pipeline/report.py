"""What is known of a document in the end, as it goes to the store: its facts, and the rows of each table.

All positions are in source coordinates, as `pipeline.model` states them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipeline.model import Box, Document, Facts, Problem, Section
from pipeline.values import Value


class Evidence(NamedTuple):
    """A mention in source coordinates with its place in the document: one row of a mention table."""

    mention_id: str
    section_id: str | None
    page: int
    start: int
    end: int
    text: str  # exactly text/DOC_ID.txt[start:end]
    context: str
    origin: str  # prose, table, heading, header, signature
    source: str
    box: Box | None
    rule: str
    value: Value


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of `tables`."""

    table_id: str
    section_id: str | None
    page: int
    page_to: int
    caption: str | None
    unit: str | None
    rows: int
    columns: int


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the thousand
class CellRow:
    """One row of `cells`; `value` is in the base unit (đồng, percent, counted unit).

    `confidence`: of the least certain word, where OCR was not sure of it; `None` for all others.
    """

    table_id: str
    row: int
    column: int
    row_label: str
    column_label: str
    text: str
    value: Decimal | None
    unit: str
    is_total: bool
    mention_id: str | None
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What figures say about each other: one row of `checks`."""

    check_id: str
    other_doc_id: str
    section_id: str | None
    page: int
    kind: str
    verdict: str
    stated: str
    computed: str
    computed_low: str
    computed_high: str
    difference: str
    unit: str
    evidence: str
    operands: tuple[str, ...]
    rule: str
    message_vi: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything known of one document.

    `status`: `ok`, `partial` (some page was not read, or no figure checked) or `failed` (nothing read).
    """

    document: Document
    facts: Facts
    status: str
    sections: tuple[Section, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    tables: tuple[TableRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

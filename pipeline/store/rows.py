"""A report as rows for the store: plain tuples, made in the worker so that the parent only inserts them.

Every cell is what the store keeps and what the CSV prints: `None` for "not printed" or "not known", numbers as in
`number_cell`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType

from pipeline.brief import LONGEST_EVIDENCE, LONGEST_MESSAGE, brief
from pipeline.model import Facts, Problem, Section
from pipeline.report import CellRow, Evidence, Finding, Report, TableRow
from pipeline.store.schema import MENTION_TABLES

Scalar = str | int | float | None
Cell = str | int | Decimal | tuple[str, ...] | None  # a field of a value class
Row = tuple[Scalar, ...]
Rows = dict[str, list[Row]]

INTEGER_CHARACTERS = 18  # of a number that surely fits in SQLite's 64 bits, sign included
BOX_DECIMALS = 2  # a hundredth of a point is a three-hundredth of a millimetre: finer than any print
NO_BOX: Row = (None,) * 4
PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def number_cell(value: Decimal) -> int | float | str:
    """The number in the form in which SQLite gives back exactly its digits.

    An `int` or a `float` only where that prints back as the same plain decimal (`repr` is the shortest text that
    reads as the same float); otherwise the text itself. So numbers sort as numbers in Datasette, and those that a
    REAL would round stay exact. Zeros at the end carry no value and are dropped; the printed precision is in `step`.
    """
    text = str(value)
    if text.isdecimal() and len(text) <= INTEGER_CHARACTERS:
        return int(text)  # mostly
    if "E" in text:  # as few are: a third of the time of the format
        text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    if "." not in text:
        return int(text) if len(text) <= INTEGER_CHARACTERS else text
    number = float(text)
    return number if repr(number) == text else text


def figure_cell(text: str) -> Scalar:
    """A check's figure, given as text: a number where it prints back as the same text, else (a date) the text."""
    if not PLAIN_NUMBER.fullmatch(text):
        return text or None
    number = number_cell(Decimal(text))
    return number if str(number) == text else text


def scalar(value: Cell) -> Scalar:
    """One field of a value class as a cell; the empty string is "not printed"."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, Decimal):
        return number_cell(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return ";".join(value) or None
    return value


Fields = Callable[[object], tuple[Cell, ...]]


def fields_of(value_class: type, first: int = 0) -> Fields:
    """Function of a model value: its fields from the `first` on, all in one call."""
    return attrgetter(*(field.name for field in fields(value_class)[first:]))


def cells_of(item: object, named: Fields) -> Row:
    """Fields of a model value as cells."""
    # Most are strings or not printed: not to call for them takes half of the time away.
    return tuple(
        [(each or None) if type(each) is str else None if each is None else scalar(each) for each in named(item)]
    )


TABLE_OF_CLASS = MappingProxyType({value_class: name for name, value_class in MENTION_TABLES.items()})
VALUES = MappingProxyType({each: fields_of(each) for each in MENTION_TABLES.values()})
FACTS, TABLE, CELL = fields_of(Facts), fields_of(TableRow, 1), fields_of(CellRow)


def rows_of(report: Report) -> Rows:
    """Rows of every table that the report has something for, each list in its final order."""
    doc_id, path = report.document.doc_id, report.document.path
    problems = problems_of(report)
    mentions = sorted(report.mentions, key=attrgetter("start", "end", "mention_id"))
    rows: Rows = {"documents": [document_row(report, len(problems))], "texts": text_rows(report)}
    rows["sections"] = [section_row(doc_id, each) for each in report.sections]
    for mention in mentions:
        rows.setdefault(TABLE_OF_CLASS[type(mention.value)], []).append(mention_row(doc_id, mention))
    rows["tables"] = [(each.table_id, doc_id, *cells_of(each, TABLE)) for each in report.tables]
    rows["cells"] = [cells_of(each, CELL) for each in report.cells]
    rows["checks"] = [check_row(doc_id, each) for each in report.findings]
    rows["problems"] = [problem_row(doc_id, path, each) for each in problems]
    return rows


def problems_of(report: Report) -> tuple[Problem, ...]:
    """The reader's and the stages' problems, each once."""
    return tuple(dict.fromkeys((*report.document.problems, *report.problems)))


def text_rows(report: Report) -> list[Row]:
    """The text that offsets count in; none when nothing of the file was read."""
    if report.status == "failed" and not report.document.text:
        return []
    return [(report.document.doc_id, report.document.text)]


def document_row(report: Report, problems: int) -> Row:
    """One row of `documents`."""
    document = report.document
    sources = dict.fromkeys(page.source for page in document.pages)
    return (
        document.doc_id,
        document.path,
        document.sha256,
        document.size,
        document.media_type or None,
        len(document.pages) or None,
        ";".join(sources) or None,
        *cells_of(report.facts, FACTS),
        report.status,
        len(report.mentions),
        len(report.findings),
        sum(finding.verdict == "mismatch" for finding in report.findings),
        problems,
    )


def section_row(doc_id: str, section: Section) -> Row:
    """One row of `sections`."""
    return (
        section.section_id,
        doc_id,
        section.parent_id,
        section.ordinal,
        section.level,
        section.label or None,
        section.heading or None,
        section.path or None,
        section.page,
        section.start,
        section.end,
    )


def mention_row(doc_id: str, mention: Evidence) -> Row:
    """One row of the mention table of its value's class."""
    key, section_id, page, start, end, text, context, origin, source, printed, rule, value = mention
    # Adding 0.0 turns a -0.0 into 0.0.
    box: Row = NO_BOX
    if printed is not None:
        x0, top, x1, bottom = printed
        at = BOX_DECIMALS
        box = (round(x0, at) + 0.0, round(top, at) + 0.0, round(x1, at) + 0.0, round(bottom, at) + 0.0)
    place = (section_id, page, start, end, text, context or None, origin, source, *box, rule)
    return (key, doc_id, *place, *cells_of(value, VALUES[type(value)]))


def check_row(doc_id: str, finding: Finding) -> Row:
    """One row of `checks`."""
    return (
        finding.check_id,
        doc_id,
        finding.other_doc_id or None,
        finding.section_id,
        finding.page,
        finding.kind,
        finding.verdict,
        figure_cell(finding.stated),
        figure_cell(finding.computed),
        figure_cell(finding.computed_low),
        figure_cell(finding.computed_high),
        figure_cell(finding.difference),
        finding.unit or None,
        brief(finding.evidence, LONGEST_EVIDENCE) or None,
        ";".join(finding.operands) or None,
        finding.rule or None,
        brief(finding.message_vi, LONGEST_MESSAGE) or None,
        brief(finding.message_en, LONGEST_MESSAGE) or None,
    )


def problem_row(doc_id: str | None, path: str, problem: Problem) -> Row:
    """One row of `problems`; `doc_id` is `None` when the file's bytes could not be read."""
    return (
        doc_id,
        path,
        problem.page,
        problem.stage,
        problem.code,
        brief(problem.message, LONGEST_MESSAGE),
        problem.remedy,
    )

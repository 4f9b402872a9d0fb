"""Mentions, checks and documents of a store, as the review reads them. Nothing here writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.model import Box
from pipeline.report import Finding
from pipeline.review.anchors import CHECKS, NOWHERE, Anchor, occurrence_of
from pipeline.review.identity import Identity, identity_of, issued
from pipeline.store.rows import Row, Scalar
from pipeline.store.schema import MENTION_TABLES, table_named
from pipeline.store.sqlite import Reader
from pipeline.store.statements import quoted
from pipeline.text import folded

FIGURE_TABLES = ("amounts", "percentages", "quantities")
PLACE_NAMES = ("commune", "district", "province", "name")
POINTS = "points"  # the relation of a percentage that is a difference of two
KEPT_TEXTS = 8


@dataclass(frozen=True, slots=True)
class Document:
    """A row of `documents`, as far as the review shows it."""

    doc_id: str
    sha256: str
    path: str
    media_type: str
    pages: int
    title: str
    doc_type: str
    number: str
    issue_date: str
    issuer: str
    province: str
    district: str
    status: str

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.path).name

    @property
    def issued(self) -> str:
        """Who issued it and when, as far as it is known."""
        return issued(self.issuer, self.issue_date)

    @property
    def identity(self) -> Identity:
        """What tells which document it is, whatever its bytes are."""
        return identity_of(self.number, self.issued)

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages to be pictured."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as the store has it. `value`: what the machine read, as one text.

    `day`: of a citation; `per`: what an amount or quantity is for one of, `POINTS` of a difference of percentages.
    """

    part: str
    mention_id: str
    doc_id: str
    section_id: str
    page: int
    start: int
    end: int
    text: str
    context: str
    source: str
    rule: str
    box: Box | None
    value: str
    unit: str
    about: str
    day: str = ""
    per: str = ""

    @property
    def quote(self) -> str:
        """As printed, white space folded."""
        return folded(self.text)


@dataclass(frozen=True, slots=True)
class Check(Finding):
    """A row of `checks`, with the document that it is of."""

    doc_id: str

    @property
    def value(self) -> str:
        """What the machine says, as one text."""
        return f"{self.verdict}: {self.stated} / {self.computed}"


@dataclass(frozen=True, slots=True)
class Section:
    """A row of `sections`."""

    section_id: str
    level: int
    label: str
    heading: str
    page: int
    start: int
    end: int


def told(cell: Scalar) -> str:
    """A cell as text, "" for an empty one."""
    return "" if cell is None else str(cell)


def number(cell: Scalar, default: int = 0) -> int:
    """A cell of a column of whole numbers."""
    return cell if isinstance(cell, int) else default


class Catalog:
    """An open store and what is looked up in it."""

    def __init__(self, store: Reader) -> None:
        self.store = store
        self.text = lru_cache(maxsize=KEPT_TEXTS)(self._text)

    def document(self, doc_id: str) -> Document | None:
        """The document of that id."""
        return next(self._documents("doc_id = ?", (doc_id,)), None)

    def path(self, doc_id: str) -> str:
        """Where that document is now; "" where it is not there."""
        row = self.store.one("SELECT path FROM documents WHERE doc_id = ?", (doc_id,))
        return told(row[0]) if row else ""

    def documents_like(self, anchor: Anchor) -> list[Document]:
        """Those that may be a decision's document with other bytes.

        The one at its path, unless it is told to be another; where none is, those with its number, issuer and day.
        """
        sought = identity_of(anchor.number, anchor.issued)
        at_path = self._documents("path = ?", (anchor.path,))
        found = [each for each in at_path if each.identity.may_be(sought)]
        if found or not anchor.number:
            return found
        of_number = self._documents("number = ?", (anchor.number,))
        return [each for each in of_number if each.identity.is_surely(sought)]

    def _documents(self, condition: str, arguments: Row) -> Iterator[Document]:
        names = ", ".join(quoted(name) for name in Document.__slots__)
        for row in self.store.select(f"SELECT {names} FROM documents WHERE {condition} ORDER BY path", arguments):  # noqa: S608
            texts = {name: told(cell) for name, cell in zip(Document.__slots__, row, strict=True) if name != "pages"}
            yield Document(pages=number(row[Document.__slots__.index("pages")]), **texts)

    def _text(self, doc_id: str) -> str:
        row = self.store.one("SELECT text FROM texts WHERE doc_id = ?", (doc_id,))
        return told(row[0]) if row else ""

    def sections(self, doc_id: str) -> list[Section]:
        """The headings of a document in reading order."""
        names = 'section_id, level, label, heading, page, start, "end"'
        query = f"SELECT {names} FROM sections WHERE doc_id = ? ORDER BY ordinal"  # noqa: S608 - fixed text
        return [
            Section(told(a), number(b, 1), told(c), told(d), number(e, 1), number(f), number(g))
            for a, b, c, d, e, f, g in self.store.select(query, (doc_id,))
        ]

    def mention(self, mention_id: str, parts: Sequence[str] = tuple(MENTION_TABLES)) -> Seen | None:
        """The mention of that id, looked for in those tables."""
        for part in parts:
            found = next(self._mentions(part, "mention_id = ?", (mention_id,)), None)
            if found is not None:
                return found
        return None

    def mentions(self, doc_id: str, part: str) -> list[Seen]:
        """All of a document in one table, in reading order."""
        return list(self._mentions(part, "doc_id = ?", (doc_id,)))

    def mentions_on(self, doc_id: str, page: int, parts: Sequence[str] = tuple(MENTION_TABLES)) -> list[Seen]:
        """All on a page."""
        return [each for part in parts for each in self._mentions(part, "doc_id = ? AND page = ?", (doc_id, page))]

    def mentions_within(
        self, doc_id: str, start: int, end: int, parts: Sequence[str] = tuple(MENTION_TABLES)
    ) -> list[Seen]:
        """All that lie in a stretch of the text, in reading order."""
        condition, arguments = 'doc_id = ? AND start >= ? AND "end" <= ?', (doc_id, start, end)
        found = [each for part in parts for each in self._mentions(part, condition, arguments)]
        return sorted(found, key=lambda each: (each.start, each.end))

    def worth(self, value: str, limit: int, parts: Sequence[str] = FIGURE_TABLES) -> list[Seen]:
        """Figures, or days, of exactly that value."""
        digits = value.lstrip("-").replace(".", "", 1)
        cell: Scalar = (float(value) if "." in value else int(value)) if digits.isdecimal() else value
        found: list[Seen] = []
        for part in parts:
            found += self._mentions(part, "value = ?", (cell,), limit=limit)
        return found[:limit]

    def _mentions(self, part: str, condition: str, arguments: Row, limit: int = -1) -> Iterator[Seen]:
        names = table_named(part).names
        query = f"SELECT * FROM {quoted(part)} WHERE {condition} ORDER BY rowid LIMIT {limit}"  # noqa: S608 - fixed text
        for row in self.store.select(query, arguments):
            yield _seen(part, dict(zip(names, row, strict=True)))

    def check(self, check_id: str) -> Check | None:
        """The check of that id."""
        return next(self._checks("check_id = ?", check_id), None)

    def checks(self, doc_id: str) -> list[Check]:
        """All of a document."""
        return list(self._checks("doc_id = ?", doc_id))

    def checks_with(self, mention: Seen) -> list[Check]:
        """Those that a mention is an operand of, among those of its document."""
        return [check for check in self.checks(mention.doc_id) if mention.mention_id in check.operands]

    def _checks(self, condition: str, argument: str) -> Iterator[Check]:
        fields = [field.name for field in dataclasses.fields(Check)]  # `__slots__` has those of one class only
        names = ", ".join(map(quoted, fields))
        for row in self.store.select(f"SELECT {names} FROM checks WHERE {condition} ORDER BY rowid", (argument,)):  # noqa: S608
            cells = dict(zip(fields, row, strict=True))
            yield Check(
                **{name: told(cell) for name, cell in cells.items() if name not in ("page", "operands")},
                page=number(cells["page"], 1),
                operands=tuple(told(cells["operands"]).split(";")) if cells["operands"] else (),
            )

    def stated(self, check: Check) -> Seen | None:
        """The mention of the figure that a check states; `None` where that is no mention."""
        first = self.mention(check.operands[0]) if check.operands else None
        if first is None or first.doc_id != check.doc_id:
            return None
        is_figure = first.part in FIGURE_TABLES
        return first if not is_figure or first.value.split("/")[0] == check.stated else None

    def twins(self, check: Check) -> list[Check]:
        """The checks of its document that say the same of other rows and have no place either, itself among them.

        A table of counts without a unit can have `12 | 5 | 6` in two rows.
        """
        alike = (
            each for each in self.checks(check.doc_id) if (each.kind, each.evidence) == (check.kind, check.evidence)
        )
        return [each for each in alike if self.stated(each) is None]

    def anchor_of_mention(self, mention: Seen) -> Anchor | None:
        """What a decision on it is about; `None` where its document is gone."""
        told_by = (mention.part, "", mention.quote, mention.context)
        return self._anchor(mention.doc_id, told_by, (mention.start, mention.end))

    def anchor_of_check(self, check: Check) -> Anchor | None:
        """What a decision on it is about; `None` where its document is gone."""
        stated = self.stated(check)
        if stated is not None:
            told_by = (CHECKS, check.kind, stated.quote, check.evidence)
            return self._anchor(check.doc_id, told_by, (stated.start, stated.end))
        anchor = self._anchor(check.doc_id, (CHECKS, check.kind, check.evidence, check.evidence), (NOWHERE, NOWHERE))
        return dataclasses.replace(anchor, occurrence=self.twins(check).index(check)) if anchor else None

    def _anchor(self, doc_id: str, told_by: tuple[str, str, str, str], span: tuple[int, int]) -> Anchor | None:
        document = self.document(doc_id)
        if document is None:
            return None
        occurrence = occurrence_of(self.text(doc_id), *span)
        known_by = (doc_id, document.sha256, document.path, document.number)
        return Anchor(*known_by, *told_by, occurrence, *span, document.issued)


def _seen(part: str, cells: dict[str, Scalar]) -> Seen:
    edges = [cells[name] for name in ("x0", "top", "x1", "bottom")]
    return Seen(
        part=part,
        mention_id=told(cells["mention_id"]),
        doc_id=told(cells["doc_id"]),
        section_id=told(cells["section_id"]),
        page=number(cells["page"], 1),
        start=number(cells["start"]),
        end=number(cells["end"]),
        text=told(cells["text"]),
        context=told(cells["context"]),
        source=told(cells["source"]),
        rule=told(cells["rule"]),
        box=None if None in edges else Box(*(float(edge) for edge in edges if edge is not None)),
        value=_value(part, cells),
        unit=told(cells.get("currency") or ("%" if part == "percentages" else cells.get("unit"))),
        about=told(cells.get("subject")),
        day=told(cells.get("date")),
        per=told(cells.get("per")) or (POINTS if cells.get("relation") == POINTS else ""),
    )


def _value(part: str, cells: dict[str, Scalar]) -> str:
    if part == "citations":
        return told(cells["canonical"])
    if part == "places":
        return ", ".join(dict.fromkeys(told(cells[name]) for name in PLACE_NAMES if cells[name]))
    upper = told(cells.get("value_to"))
    return f"{told(cells['value'])}/{upper}" if upper else told(cells["value"])

"""The nouns: what the stages hand to one another. Imports of ours no more than the values of mentions.

Two coordinate systems, stated once:

* text: Unicode code points, half-open `start:end`. A reader's `Document.text` is *the source text*, written to
  `text/DOC_ID.txt`; after `clean` the stages work on *clean text*, and `Evidence` is back in source coordinates.
* page: PDF points from the top left corner (`x0`, `top`, `x1`, `bottom`), pages counted from 1.

`None` always means "not printed" or "not known", never "failed".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.values import Value


class Span(NamedTuple):
    """Half-open range of characters."""

    start: int
    end: int


class Box(NamedTuple):
    """Rectangle on a page, PDF points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


# ---- what a reader delivers -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `start:end` is its share of the document's text. A text file has one page of no size."""

    number: int
    start: int
    end: int
    source: str  # how the characters were read: text_layer, plain, ocr, tcvn3, vni …
    width: float = 0.0
    height: float = 0.0


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the thousand
class Cell:
    """One cell of a table; rows and columns count from 0; `start:end` is its text (empty when start == end)."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells lie row by row in the text; `start:end` covers all of them."""

    page: int
    page_to: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    has_lost_head: bool = False  # none was read where one seems to stand: the columns' units are not known
    unsure: frozenset[int] = frozenset()  # columns whose heads cannot be told: their figures have no value
    is_rest: bool = False  # without a head, perhaps of the table before, whose columns it has not
    is_next_part: bool = False  # of one table, below the part before, under heads of its own


@dataclass(frozen=True, slots=True)
class Problem:
    """One file, page or figure that was not read, why, and what a person can do about it."""

    code: str
    message: str
    remedy: str
    stage: str = "read"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a signing program or registry printed on a page (`Ký bởi: … Thời gian ký: …`, `CÔNG VĂN ĐẾN`); a watermark.

    `signer` and `signed_at` (ISO 8601, as far as printed) are "" where the stamp does not tell them. `is_signature`:
    whether it is of those who issued the document; copies, registries and portals that publish it stamp it later.
    """

    text: str
    page: int
    signer: str = ""
    signed_at: str = ""
    is_signature: bool = False


class Doubt(NamedTuple):
    """A word at `start:end` that OCR was not sure of; `confidence` from 0 to 1."""

    start: int
    end: int
    confidence: float


class Carried(NamedTuple):
    """Text of a table row that goes on over a page break: `start:end` stands on `page`, the row begins before it."""

    start: int
    end: int
    page: int


class Outlined(NamedTuple):
    """A line that the file itself calls a heading (`##`, `<h2>`, a Word style): its start, and its level from 1."""

    start: int
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    `text`: lines end with a line feed; page numbers, running lines and stamps are not in it.
    `bold`: spans printed in bold. `marks`: markup (`**`, `##`, `<b>`, `|`) that is no part of the printed text.
    `damaged`: the text of the same length before its damaged words were repaired, "" where none was.
    """

    doc_id: str  # first 12 hex digits of the SHA-256 of the file's bytes
    path: str  # as the user can open it from where the command ran
    sha256: str
    size: int  # bytes
    media_type: str
    text: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    bold: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    carried: tuple[Carried, ...] = ()
    outline: tuple[Outlined, ...] = ()
    damaged: str = ""


# ---- what the segmenter delivers --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page that is not running prose: header, title, signature, recipients."""

    name: str
    start: int
    end: int


class Section(NamedTuple):
    """A heading and what stands under it; `start:end` is the whole section, `heading_end` ends the printed heading."""

    section_id: str
    parent_id: str | None
    ordinal: int  # reading order in the document, from 1
    level: int  # nesting, from 1
    label: str  # `I`, `1.2.1`, `a`; empty for none
    heading: str
    path: str  # labels from the top, joined by ` > `
    page: int
    start: int
    end: int
    heading_end: int


class NumberStyle(NamedTuple):
    """How figures are marked. `unclear_marks`: of `.` and `,`, those before three digits alone that nothing decides."""

    is_english: bool = False  # 1,234.5
    unclear_marks: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table understood: caption, unit line, head rows, and the labels of every cell.

    `units[column]`: unit that the column's figures are in, from its head or the unit line, `None` when unknown.
    `row_units[row]`: unit that the row's label ends in (`Thu ngân sách (tỷ đồng)`), `None` for none; it is that of the
    figures in `row_unit_columns`, whose heads tell none themselves.
    """

    table: Table
    caption: str | None
    unit: str | None  # as printed, with its quote: `Đơn vị tính: triệu đồng`
    head_rows: int
    rows: int
    columns: int
    units: tuple[str | None, ...]
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    total_rows: frozenset[int]
    halves: tuple[tuple[int, tuple[str, ...]], ...] = ()  # parts beside the first: first column, their row labels
    unit_column: int | None = None  # the column that tells each row's unit
    row_units: tuple[str | None, ...] = ()
    row_unit_columns: frozenset[int] = frozenset()
    unitless: frozenset[int] = frozenset()  # columns of numbers of times, and those of `unclear`
    unclear: frozenset[int] = frozenset()  # columns that compare others, nothing telling whether in percent
    money_columns: frozenset[int] = frozenset()  # whose figures are no other quantity, whatever the row's unit is
    price_columns: frozenset[int] = frozenset()  # of money for one of what the column of units says
    unread_units: frozenset[str] = frozenset()  # units as printed that look like money and are not understood
    undecided: frozenset[int] = frozenset()  # columns to which none of the table's several units is given
    unsure: frozenset[int] = frozenset()  # columns whose heads cannot be told: their figures have no value
    lost_head: str = ""  # a line above a table without head that tells which of its columns is in percent
    styles: tuple[NumberStyle, ...] = ()  # of each column's figures; empty where they have that of the prose


@dataclass(frozen=True, slots=True)
class Facts:
    """The document's own data (META); empty string where not printed."""

    doc_type: str = ""
    number: str = ""
    title: str = ""
    issue_date: str = ""  # ISO 8601 as far as printed: `2022`, `2022-04`, `2022-04-21`
    issue_place: str = ""
    issuer: str = ""
    province: str = ""
    district: str = ""
    commune: str = ""
    period: str = ""
    signer: str = ""
    signer_title: str = ""
    signed_by: str = ""  # whom signature stamps name, and when they were set: ISO 8601; several parted by `; `
    signed_at: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the segmenter knows of a document.

    `text`: clean text with cell borders as control characters, which no pattern crosses. `facts`: what the head and the
    signature say; `link` adds the rest.
    """

    text: str
    zones: tuple[Zone, ...]
    sections: tuple[Section, ...]
    grids: tuple[Grid, ...]
    facts: Facts
    paragraphs: tuple[int, ...] = ()  # where each begins
    english_numbers: bool = False  # of the prose, and of the tables that have no `styles` of their own
    unclear_marks: str = ""

    def cell_style(self, grid: Grid, column: int) -> NumberStyle:
        """How the figures of a column are marked."""
        own = grid.styles[column : column + 1]
        return own[0] if own else NumberStyle(self.english_numbers, self.unclear_marks)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says, as printed. `after`: index of the first line behind head and title."""

    doc_type: str = ""
    number: str = ""
    title: str = ""
    issue_date: str = ""
    issue_place: str = ""
    agencies: tuple[str, ...] = ()  # in capitals, from the parent body down to the issuer
    zones: tuple[Zone, ...] = ()
    before: int = 0  # index of the first line of the head: above it stands text where the body comes first
    after: int = 0


@dataclass(frozen=True, slots=True)
class Segmented:
    """The layout, and what head and signature say before places are known; `bodies` are those signed for."""

    layout: Layout
    head: Head
    bodies: tuple[str, ...] = ()


# ---- what the finders deliver -----------------------------------------------------------------------------


class Mention(NamedTuple):
    """Something found in clean text."""

    start: int
    end: int
    value: Value
    rule: str

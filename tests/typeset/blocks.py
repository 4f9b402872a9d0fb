"""The nouns: what a document is made of, before it has a place on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class Header:
    """The two columns at the top; an empty field is not printed."""

    parents: tuple[str, ...]
    issuers: tuple[str, ...]
    number: str
    subject: str
    place: str
    party: bool


@dataclass(frozen=True)
class Text:
    """A paragraph, title, heading or list item, with inline marks in `content` and `\\n` where a line must break."""

    content: str
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    indented: bool = True
    gap: float = 6.0
    """Points above it."""
    heading: bool = False
    """Whether it must stay on the page of what follows."""
    size: float | None = None
    """Points; None is the size of the body."""


@dataclass(frozen=True)
class Rule:
    """The short line below a title."""


@dataclass(frozen=True)
class Grid:
    """A ruled table. A cell that is `<` belongs to the cell left of it, `^` to the cell above."""

    rows: tuple[tuple[str, ...], ...]
    head: int = 0
    """Rows at the top that are printed again on every page."""
    aligns: tuple[str, ...] = ()
    """`left`, `center`, `right` or `` (by content) a column; may be shorter than the rows."""
    widths: tuple[float, ...] = ()
    """Relative column widths; empty means by content."""


@dataclass(frozen=True)
class Signature:
    """Who gets the document (left half) and who signs it (right half); an empty line is room for the signature."""

    recipients: tuple[str, ...]
    signers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """A new page, upright or turned."""

    landscape: bool = False


Block = Header | Text | Rule | Grid | Signature | Page

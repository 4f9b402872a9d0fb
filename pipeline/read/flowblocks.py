"""The blocks of documents that flow (Word, HTML): paragraphs of pieces, and tables of cells that hold blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look. `font`: its declared name, "" when unknown. A mark prints, but is no word or figure.

    What is raised may be one: only the paragraph tells.
    """

    text: str
    is_bold: bool = False
    is_mark: bool = False
    font: str = ""
    is_capitals: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph; line feeds in it are breaks. `goes_on`: its end was deleted, so that the next one belongs to it.

    `is_labelled`: its first piece is the label of a list item. `outline`: its level as a heading, 0 for none.
    """

    pieces: list[Piece] = field(default_factory=list)
    goes_on: bool = False
    is_labelled: bool = False
    outline: int = 0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class FlowCell:
    """One cell with all that stands in it."""

    column: int
    row_span: int = 1
    column_span: int = 1
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees in it, on one line."""
        return " ".join(" ".join(paragraph.text.split()) for paragraph in flat(self.blocks)).strip()


@dataclass(slots=True)
class FlowTable:
    """A table; `is_ruled`: whether lines are drawn between its cells, `None` when the file does not say."""

    rows: list[list[FlowCell]]
    is_ruled: bool | None

    @property
    def columns(self) -> int:
        """Width of its grid."""
        return max((cell.column + cell.column_span for row in self.rows for cell in row), default=0)


Block = Paragraph | FlowTable


def flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs; a row of a table inside a cell is one line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            pieces: list[Piece] = []
            for cell in row:
                pieces += [Piece("\t")] if pieces else []
                for number, paragraph in enumerate(flat(cell.blocks)):
                    pieces += [Piece(" "), *paragraph.pieces] if number else paragraph.pieces
            yield Paragraph(pieces)

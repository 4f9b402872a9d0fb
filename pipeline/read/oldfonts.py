"""Old encodings in documents that flow: pieces set in TCVN3 or VNI fonts, decoded by legacy.py."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.flowblocks import Block, Paragraph, Piece
from pipeline.read.legacy import Stretch, recode


def to_unicode(blocks: Sequence[Block]) -> str:
    """Decode the blocks in place; the name of the encoding that most of it was in, "" when there was none."""
    paragraphs = list(_paragraphs(blocks))
    text: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for paragraph in paragraphs:
        for piece in _words(paragraph):
            stretches.append(Stretch(at, at + len(piece.text), piece.font.lstrip(".")))
            text.append(piece.text)
            at += len(piece.text)
        text.append("\n")
        at += 1
    recoded = recode("".join(text), stretches)
    if recoded is None:
        return ""
    found = iter(stretches)
    for paragraph in paragraphs:
        paragraph.pieces = [
            piece if piece.is_mark else _decoded(piece, next(found), recoded.text, recoded.sources)
            for piece in paragraph.pieces
        ]
    return recoded.encoding


def _words(paragraph: Paragraph) -> Iterator[Piece]:
    """Its pieces without marks: a raised `¹` is a letter in TCVN3."""
    return (piece for piece in paragraph.pieces if not piece.is_mark)


def _decoded(piece: Piece, stretch: Stretch, text: str, sources: list[int]) -> Piece:
    return replace(piece, text=text[bisect_left(sources, stretch.start) : bisect_left(sources, stretch.end)])


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)

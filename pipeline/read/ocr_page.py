"""A page read by Tesseract, with the same face as one that pdfium reads, so that the layout need not know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile
from statistics import median
from typing import NamedTuple

from pipeline.model import Box
from pipeline.read.ocr import Word
from pipeline.read.ocr_image import Picture
from pipeline.read.ocr_words import is_word
from pipeline.read.pdfium import OpenPage
from pipeline.read.rulings import Edge
from pipeline.read.survey import Survey, surveyed

BORDER_SIGNS = "\"'“”‘’|[]¡!"  # what Tesseract makes of a table's border
BORDER_NEAR = 8.0  # points: the room between a border and its cell's text
BORDER_SURE = 0.85  # confidence of words that have such a sign in print


class Token(NamedTuple):
    """A word at `start:end` of the text. `box`: tight, on the page as printed; `high`: straight, high as its line."""

    start: int
    end: int
    box: Box
    high: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrPage:
    """Words in reading order, those of a line parted by a blank, lines by a line feed; turned so that they are upright.

    `illegible`: how many words are printed there and not in the text, for Tesseract was too uncertain of them; `gaps`:
    where such a word may have been a figure, the blank at its place, or the first or last character of the line;
    `lost`: the boxes of such words, straight.
    """

    index: int
    width: float
    height: float
    text: str
    tokens: tuple[Token, ...]
    edges: tuple[Edge, ...] = ()
    is_flattened: bool = False
    illegible: int = 0
    gaps: tuple[int, ...] = ()
    lost: tuple[Box, ...] = ()

    @property
    def words(self) -> Survey:
        """What the words of the text may be."""
        return surveyed(self.text)

    def char_index(self, text_index: int) -> int:
        """The same index."""
        return text_index

    def char_box(self, char_index: int) -> Box:
        """An even share of the word's box; for a blank, the end of the word before it."""
        token = self._token(char_index)
        step = (token.high.x1 - token.high.x0) / max(token.end - token.start, 1)
        x0 = token.high.x0 + step * (min(char_index, token.end) - token.start)
        return Box(x0, token.high.top, x0 + (step if char_index < token.end else 0.0), token.high.bottom)

    def box_at(self, text_index: int) -> Box:
        """Box of a code point of `text`."""
        return self.char_box(text_index)

    def boxes_at(self, text_indexes: Sequence[int]) -> list[Box]:
        """Box of each of several code points of `text`."""
        return [self.char_box(index) for index in text_indexes]

    def char_boxes(self) -> list[Box]:
        """Box of every code point of `text`."""
        return [self.char_box(i) for i in range(len(self.text))]

    def rects(self, char_index: int, count: int) -> Iterator[Box]:
        """Boxes on the page as printed, of the parts of words that a run of characters covers."""
        for token in self.tokens_in(char_index, char_index + count):
            first, last = max(token.start, char_index) - token.start, min(token.end, char_index + count) - token.start
            step = (token.box.x1 - token.box.x0) / (token.end - token.start)
            yield Box(token.box.x0 + step * first, token.box.top, token.box.x0 + step * last, token.box.bottom)

    def tokens_in(self, start: int, end: int) -> Iterator[Token]:
        """Words of which a part lies in `start:end` of the text."""
        at = max(bisect_right(self.tokens, start, key=lambda token: token.start) - 1, 0)
        near = takewhile(lambda token: token.start < end, islice(self.tokens, at, None))
        return (token for token in near if token.end > start)

    def is_bold(self, char_index: int) -> bool:  # noqa: ARG002 - the face of a page
        """Never: Tesseract's neural engine does not tell."""
        return False

    def are_bold(self, text_indexes: Sequence[int]) -> list[bool]:
        """Never."""
        return [False] * len(text_indexes)

    def angle(self, char_index: int) -> float:  # noqa: ARG002 - the face of a page
        """Always upright."""
        return 0.0

    def _token(self, char_index: int) -> Token:
        return self.tokens[max(bisect_right(self.tokens, char_index, key=lambda token: token.start) - 1, 0)]


def ocr_page(
    page: OpenPage, lines: Iterable[Sequence[Word]], picture: Picture, *, edges: Sequence[Edge], extra: Sequence[Word]
) -> OcrPage:
    """The upright page of Tesseract's lines; `extra`: words with boxes on the page as it is, which follow them."""
    parts: list[str] = []
    tokens: list[Token] = []
    gaps: list[int] = []
    lost: list[Box] = []
    at = 0
    borders = sorted(edge.box.x0 for edge in edges if not edge.is_level)
    for words in lines:
        boxes = [picture.on_page(word.box) for word in words]
        line = [_without_border(word, box, borders) for word, box in zip(words, boxes, strict=True)]
        gaps += _gaps(line, at)
        lost += [box for word, box in zip(line, boxes, strict=True) if not word.text]
        top, bottom = _heights(line, boxes)
        highs = [Box(box.x0, top, box.x1, bottom) for box in boxes]
        printed = [page.as_printed(picture.as_printed(box)) for box in boxes]
        at = _write(line, printed, highs, at, parts, tokens)
    for _, group in groupby(extra, key=lambda word: word.line):
        line = list(group)
        boxes = [word.box for word in line]
        printed = [page.as_printed(box) for box in boxes]
        at = _write(line, printed, [picture.upright(box) for box in boxes], at, parts, tokens)
    text, size = "".join(parts), (picture.width, picture.height)
    return OcrPage(
        page.index,
        *size,
        text,
        tuple(tokens),
        tuple(edges),
        is_flattened=bool(extra),
        gaps=tuple(gaps),
        lost=tuple(lost),
    )


def _write(
    line: Sequence[Word], boxes: Sequence[Box], highs: Sequence[Box], at: int, parts: list[str], tokens: list[Token]
) -> int:
    """Add a line; gives the index behind it."""
    for word, box, high in zip(line, boxes, highs, strict=True):
        if not word.text:
            continue
        tokens.append(Token(at, at + len(word.text), box, high, word.confidence))
        parts.append(word.text + " ")
        at += len(word.text) + 1
    parts[-1] = parts[-1][:-1] + "\n"
    return at


def _gaps(line: Sequence[Word], start: int) -> Iterator[int]:
    """Where words without letters stand in a line from `start` on: its blanks, or its first or last character."""
    last = start + sum(len(word.text) + 1 for word in line if word.text) - 2
    at = start
    for word in line:
        if word.text:
            at += len(word.text) + 1
        else:
            yield min(at - 1, last) if at > start else start


def _without_border(word: Word, box: Box, borders: Sequence[float]) -> Word:
    """The word without the quotation mark or stroke that a table's border before it was read as."""
    bare = word.text.lstrip(BORDER_SIGNS)
    at = bisect_right(borders, box.x0 - BORDER_NEAR)
    is_near = at < len(borders) and borders[at] <= box.x0 + BORDER_NEAR
    return word._replace(text=bare) if bare and is_near and word.confidence < BORDER_SURE else word


def _heights(line: Sequence[Word], boxes: Sequence[Box]) -> tuple[float, float]:
    """Top and bottom of most words: a dash is lower than the line, a handwritten number higher."""
    chosen = [box for word, box in zip(line, boxes, strict=True) if is_word(word)] or boxes
    return median(box.top for box in chosen), median(box.bottom for box in chosen)

"""A page read by Tesseract, with the same face as one that pdfium reads, so that the layout need not know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile
from statistics import median
from typing import NamedTuple

from pipeline.model import Box
from pipeline.read.ocr import Word
from pipeline.read.ocr_image import Picture
from pipeline.read.rulings import Edge

SPECKS = 0.5  # mean confidence of lines without a word: less is dirt, a seal's rim, a signature
WORD_LETTERS = 2  # in a row make a word
# Seals and signatures come out as scattered letters (`Ầ GA`, `Z * ra.`): a line is noise when hardly any of it is certain.
NOISE = 0.3


class Token(NamedTuple):
    """A word at `start:end` of the page's text. `box` is tight, on the page as printed; `high` as high as its line, straightened."""

    start: int
    end: int
    box: Box
    high: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrPage:
    """Words in reading order, those of a line parted by a blank, lines by a line feed."""

    index: int
    width: float
    height: float
    text: str
    tokens: tuple[Token, ...]
    edges: tuple[Edge, ...] = ()
    is_flattened: bool = False

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

    def angle(self, char_index: int) -> float:  # noqa: ARG002 - the face of a page
        """Always upright."""
        return 0.0

    def _token(self, char_index: int) -> Token:
        return self.tokens[max(bisect_right(self.tokens, char_index, key=lambda token: token.start) - 1, 0)]


def ocr_page(
    index: int, size: tuple[float, float], words: Sequence[Word], picture: Picture, *, edges: Sequence[Edge], extra: Sequence[Word]
) -> OcrPage:
    """The page of Tesseract's words; `size`: width and height; `extra`: words with boxes in points that follow them, such as stamps'."""
    parts: list[str] = []
    tokens: list[Token] = []
    at = 0
    for line in _lines(words):
        boxes = [picture.on_page(word.box) for word in line]
        top, bottom = _heights(line, boxes)
        highs = [Box(box.x0, top, box.x1, bottom) for box in boxes]
        at = _write(line, [picture.as_printed(box) for box in boxes], highs, at, parts, tokens)
    for _, group in groupby(extra, key=lambda word: word.line):
        line = list(group)
        at = _write(line, [word.box for word in line], [word.box for word in line], at, parts, tokens)
    return OcrPage(index, *size, "".join(parts), tuple(tokens), tuple(edges), is_flattened=bool(extra))


def _write(
    line: Sequence[Word], boxes: Sequence[Box], highs: Sequence[Box], at: int, parts: list[str], tokens: list[Token]
) -> int:
    """Add a line; gives the index behind it."""
    for word, box, high in zip(line, boxes, highs, strict=True):
        tokens.append(Token(at, at + len(word.text), box, high, word.confidence))
        parts.append(word.text + " ")
        at += len(word.text) + 1
    parts[-1] = parts[-1][:-1] + "\n"
    return at


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Tesseract's lines, without those that are dirt."""
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if not _is_noise(line):
            yield line


def _is_noise(line: Sequence[Word]) -> bool:
    """Whether a line holds no word at all, or hardly any part of it was read with certainty."""
    letters = sum(len(word.text) for word in line)
    certainty = sum(word.confidence * len(word.text) for word in line) / letters
    if not any(_is_word(word.text) for word in line):
        return certainty < SPECKS
    return certainty < NOISE


def _is_word(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= WORD_LETTERS


def _heights(line: Sequence[Word], boxes: Sequence[Box]) -> tuple[float, float]:
    """Top and bottom of most words: a dash is lower than the line, a handwritten number higher."""
    chosen = [box for word, box in zip(line, boxes, strict=True) if _is_word(word.text)] or boxes
    return median(box.top for box in chosen), median(box.bottom for box in chosen)

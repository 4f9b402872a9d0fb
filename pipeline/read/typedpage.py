"""A page typed with blanks as a printed page: each character stands on a grid, so that tables are read as on paper.

`pdftotext -layout`, typewriters and e-mails set columns with blanks. What reads tables without ruled lines in PDFs
(aligned.py) asks only where characters stand; here that is their column and their line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.model import Box
from pipeline.read.survey import Survey

# Points. One blank leaves 2.7 between words, less than parts heads (0.4 of the height); two leave 5.7, more than parts
# phrases (0.8). The edges of a column's figures may differ by one character, as they do on a grid.
WIDE, HIGH = 3.0, 7.0
OVER = 0.3  # points that a character reaches into the room behind it
FAR = 1000.0  # points from the edges: no line is a page number because of where it stands


class TypedPage:
    """One page of a text; `tops`: where each of its lines begins, points from the top."""

    def __init__(self, text: str, index: int) -> None:
        """`text` without form feeds."""
        self.text = text
        self.index = index
        self.starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
        self.tops = [FAR + HIGH * number for number in range(len(self.starts))]
        self._moved: dict[int, float] = {}
        self._columns = None if text.isascii() or unicodedata.is_normalized("NFC", text) else _columns(text)

    width = 2 * FAR
    words = Survey(0)
    is_flattened = False

    @property
    def height(self) -> float:
        """Points."""
        return self.tops[-1] + 2 * FAR

    def line_at(self, text_index: int) -> int:
        """Number of the line, from 0, that a character stands on."""
        return bisect_right(self.starts, text_index) - 1

    def line_text(self, number: int) -> str:
        """What stands on a line."""
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]

    def char_index(self, text_index: int) -> int:
        """The same: all characters are in the text."""
        return text_index

    def char_box(self, char_index: int) -> Box:
        """Box of a character."""
        return self.box_at(char_index)

    def box_at(self, text_index: int) -> Box:
        """Box of a character."""
        line = self.line_at(text_index)
        start = self.starts[line]
        at = text_index - start if self._columns is None else self._columns[text_index] - self._columns[start]
        top = self.tops[line]
        left = at * WIDE + (self._moved.get(text_index, 0.0) if self._moved else 0.0)
        return Box(left, top, left + WIDE + OVER, top + HIGH)

    def move(self, text_indexes: Iterable[int], away: float) -> None:
        """Set characters so many points further right; to the left if less than 0."""
        self._moved |= dict.fromkeys(text_indexes, away)

    def boxes_at(self, text_indexes: Sequence[int]) -> Sequence[Box]:
        """Box of each of several characters."""
        return [self.box_at(at) for at in text_indexes]

    def rects(self, char_index: int, count: int) -> Iterable[Box]:
        """The boxes of a run of characters."""
        return [self.box_at(at) for at in range(char_index, char_index + count)]

    def is_bold(self, char_index: int) -> bool:  # noqa: ARG002 - text has no weight
        """Never."""
        return False

    def are_bold(self, text_indexes: Sequence[int]) -> Sequence[bool]:
        """None of them."""
        return [False] * len(text_indexes)

    def angle(self, char_index: int) -> float:  # noqa: ARG002 - nor is it turned
        """Zero."""
        return 0.0


def _columns(text: str) -> list[int]:
    """How many characters that take room stand before each: marks of decomposed letters take none."""
    found, room = [], 0
    for letter in text:
        takes = not unicodedata.combining(letter)
        found.append(room if takes else max(room - 1, 0))  # a mark stands on the letter before it
        room += takes
    return found

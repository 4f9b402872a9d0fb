"""The face of a page with text, whether pdfium read it or Tesseract: all that the layout asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from pipeline.model import Box
from pipeline.read.survey import Survey


class PrintedPage(Protocol):
    """One page with its text. Sizes and boxes are PDF points from the top left corner.

    Text indexes count code points of `text`; character indexes are the page's own, for the methods that ask for one.
    """

    @property
    def index(self) -> int:
        """Number of the page, from 0."""

    @property
    def width(self) -> float:
        """Points."""

    @property
    def height(self) -> float:
        """Points."""

    @property
    def text(self) -> str:
        """Everything on it, in the order in which it was read."""

    @property
    def words(self) -> Survey:
        """What the words of the text may be."""

    @property
    def is_flattened(self) -> bool:
        """Whether form fields, which come last in the text, were made part of it."""

    def char_index(self, text_index: int) -> int:
        """Character index of a text index; below 0 for none."""

    def char_box(self, char_index: int) -> Box:
        """Box of a character, as high as the line."""

    def box_at(self, text_index: int) -> Box:
        """Box of a code point of `text`."""

    def boxes_at(self, text_indexes: Sequence[int]) -> Sequence[tuple[float, float, float, float]]:
        """Edges of the box of each of several code points of `text`: quicker than one box after another."""

    def rects(self, char_index: int, count: int) -> Iterable[Box]:
        """Tight rectangles around a run of characters."""

    def is_bold(self, char_index: int) -> bool:
        """Whether a character is printed bold."""

    def are_bold(self, text_indexes: Sequence[int]) -> Sequence[bool]:
        """The same of each of several code points of `text`."""

    def angle(self, char_index: int) -> float:
        """How far a character is turned, radians from 0 to 2π."""

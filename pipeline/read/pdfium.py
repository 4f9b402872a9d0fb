"""The thin layer over pdfium's C functions: one open page, its characters, their boxes and fonts.

Boxes come out in PDF points from the top left corner of the page as it is displayed (turned pages are turned); where
the text on it then runs up, down or upside down, from that of the page turned upright, all but `rects`.
Character indexes count pdfium's characters; text indexes count code points of `OpenPage.text`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice, repeat
from math import pi
from struct import iter_unpack
from types import TracebackType
from typing import Self

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.objects import Drawn, Rect, drawn_on
from pipeline.read.pdfium_calls import (
    AT_ONCE,
    EDGES,
    FONT_FLAGS,
    FONT_NAME,
    FONT_NAME_BYTES,
    FOUR_DOUBLES,
    FOUR_FLOATS,
    INTO_EDGES,
    INTO_FONT,
    INTO_RECTS,
    MOST_UNITS,
    RECT,
    RECTS,
    UNITS,
    count_rects,
    get_angle,
    get_char_index,
    get_font,
    get_font_info,
    get_loose_box,
    get_rect,
    get_render_mode,
    get_text,
    get_text_object,
)
from pipeline.read.survey import Survey, surveyed
from pipeline.read.turns import QUARTERS, displayed_box, turned_box

FORCE_BOLD = 1 << 18  # font descriptor flag, ISO 32000-1 table 123
BOLD_NAMES = ("bold", "black", "heavy")
INVISIBLE_TEXT = c.FPDF_TEXTRENDERMODE_INVISIBLE  # OCR programs lay their text unseen over the scan
_new = tuple.__new__  # what a Box's own does, without a call in between
_FLAT = (0.0, 0.0, 0.0, 0.0)


class OpenPage:
    """One page with its text; must be closed."""

    def __init__(
        self,
        handle: c.FPDF_PAGE,
        index: int,
        *,
        is_flattened: bool = False,
        printed_turn: int | None = None,
        may_hide_layers: bool = False,
    ) -> None:
        """`printed_turn`: how the file turns a page that was turned upright."""
        self.handle = handle
        self.index = index
        self.is_flattened = is_flattened
        self.is_kept = False
        self.may_hide_layers = may_hide_layers
        self.covered: list[tuple[int, int]] | None = None  # words that nobody sees; `None`: not looked for yet
        self.struck = 0  # words that a line strikes out
        self.width = float(c.FPDF_GetPageWidthF(handle))
        self.height = float(c.FPDF_GetPageHeightF(handle))
        self.turn = int(c.FPDFPage_GetRotation(handle))
        self._printed_turn = self.turn if printed_turn is None else printed_turn
        bounds = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(handle, bounds)
        self._bounds = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        self._text_page = c.FPDFText_LoadPage(handle)
        self.char_count = max(int(c.FPDFText_CountChars(self._text_page)), 0)
        self.text = self._read_text()
        self.encoding = ""  # the old encoding that most of the text was decoded from
        self._is_aligned = self.char_count == len(self.text)
        self._char_indexes: Sequence[int] | None = None
        self._bold_fonts: dict[int | None, bool] = {}

    def _read_text(self) -> str:
        room = self.char_count + 1
        buffer = UNITS if room <= MOST_UNITS else (ctypes.c_ushort * room)()
        units = int(get_text(self._text_page, 0, self.char_count, ctypes.byref(buffer)))
        return str(memoryview(buffer).cast("B")[: 2 * max(units - 1, 0)], "utf-16-le", "replace")

    @property
    def is_empty(self) -> bool:
        """Whether pdfium found nothing to draw; the page is blank, or its drawing orders are lost."""
        return self.char_count == 0 and c.FPDFPage_CountObjects(self.handle) == 0

    def char_index(self, text_index: int) -> int:
        """Character index of a text index; below 0 when pdfium knows none."""
        if self._is_aligned:
            return text_index
        if self._char_indexes is not None:
            return self._char_indexes[text_index]
        units = len(self.text[:text_index].encode("utf-16-le", "replace")) // 2 if self._has_wide else text_index
        return int(get_char_index(self._text_page, units))

    def _characters(self, text_indexes: Sequence[int]) -> Sequence[int]:
        """Character indexes of text indexes."""
        if self._is_aligned:
            return text_indexes
        if self._char_indexes is not None:
            return list(map(self._char_indexes.__getitem__, text_indexes))
        return list(map(self.char_index, text_indexes))

    def replace_text(self, text: str, sources: Sequence[int], encoding: str) -> None:
        """Put decoded text in the place of pdfium's; `sources[i]` is the index in the old text of its code point i."""
        self._char_indexes = self._characters(sources)
        self._is_aligned = False
        self.text, self.encoding = text, encoding
        self.__dict__.pop("words", None)

    @cached_property
    def words(self) -> Survey:
        """What stands between the blanks of `text`."""
        return surveyed(self.text)

    @cached_property
    def _has_wide(self) -> bool:
        return any(letter > "\uffff" for letter in self.text)

    def display(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A rectangle of the page's own system (points from the bottom left, unturned) as a Box."""
        return displayed_box((left, top, right, bottom), self._bounds, self.turn)

    def displayed(self, rects: Sequence[Rect]) -> Sequence[Rect]:
        """The same of many rectangles, in half of the time."""
        if self.turn:
            return [self.display(*rect) for rect in rects]
        x0, _, _, y1 = self._bounds
        return [(left - x0, y1 - top, right - x0, y1 - bottom) for left, top, right, bottom in rects]

    def char_box(self, char_index: int) -> Box:
        """Box of a character as high as its font, so that the letters of a line have one top."""
        rect = RECT
        if not get_loose_box(self._text_page, char_index, INTO_RECTS[0]):
            rect.left = rect.top = rect.right = rect.bottom = 0.0
        if not self.turn:  # as `display` has it, in half of the time
            x0, _, _, y1 = self._bounds
            return _new(Box, (rect.left - x0, y1 - rect.top, rect.right - x0, y1 - rect.bottom))
        return self.display(rect.left, rect.top, rect.right, rect.bottom)

    def box_at(self, text_index: int) -> Box:
        """Box of a code point of `text`."""
        return self.char_box(self.char_index(text_index))

    def boxes_at(self, text_indexes: Sequence[int]) -> Sequence[Rect]:
        """Edges of the box of each of several code points of `text`, in a quarter of the time that `box_at` takes."""
        return self.displayed(self._rects_at(text_indexes))

    def heights(self, text_indexes: Sequence[int]) -> list[float]:
        """Heights of the boxes of code points of `text`."""
        if self.turn % 2:
            return [right - left for left, _, right, _ in self._rects_at(text_indexes)]
        return [top - bottom for _, top, _, bottom in self._rects_at(text_indexes)]

    def _rects_at(self, text_indexes: Sequence[int]) -> list[Rect]:
        """Rectangles of characters as high as their fonts, measured some at a time; `_FLAT` for none."""
        indexes = self._characters(text_indexes)
        rects: list[Rect] = []
        for begin in range(0, len(indexes), AT_ONCE):
            some = indexes[begin : begin + AT_ONCE]
            found = list(map(get_loose_box, repeat(self._text_page), some, INTO_RECTS))
            rects += islice(iter_unpack(FOUR_FLOATS, RECTS), len(found))
            if not all(found):
                known = zip(rects[begin:], found, strict=True)
                rects[begin:] = [rect if is_known else _FLAT for rect, is_known in known]
        return rects

    def baseline(self, text_index: int) -> float:
        """How far from the top of the page the baseline of a code point of `text` is."""
        x, y = ctypes.c_double(), ctypes.c_double()
        if not c.FPDFText_GetCharOrigin(self._text_page, self.char_index(text_index), x, y):
            return self.box_at(text_index).bottom
        return self.display(x.value, y.value, x.value, y.value).bottom

    def rects(self, char_index: int, count: int) -> list[Box]:
        """Tight rectangles around a run of characters, one or more a line."""
        found: list[Box] = []
        x0, _, _, y1 = self._bounds
        for i in range(count_rects(self._text_page, char_index, count)):
            if not get_rect(self._text_page, i, *INTO_EDGES):
                continue
            left, top, right, bottom = FOUR_DOUBLES.unpack(EDGES)
            if self.turn or self._printed_turn:
                found.append(self.as_printed(self.display(left, top, right, bottom)))
            else:  # as `display` has it, in half of the time
                found.append(_new(Box, (left - x0, y1 - top, right - x0, y1 - bottom)))
        return found

    def is_bold(self, char_index: int) -> bool:
        """Whether a character is bold, by its font's name or flag; weights cannot be trusted (CIDFont+F1: 3696)."""
        length = get_font_info(self._text_page, char_index, *INTO_FONT)
        if not 0 < length <= FONT_NAME_BYTES:
            return bool(length) and bool(FONT_FLAGS.value & FORCE_BOLD)
        return bool(FONT_FLAGS.value & FORCE_BOLD) or _is_bold_name(FONT_NAME.value)

    def are_bold(self, text_indexes: Sequence[int]) -> list[bool]:
        """The same of each of several code points of `text`: each font of the page is looked at once."""
        indexes = self._characters(text_indexes)
        fonts = [piece and get_font(piece) for piece in map(get_text_object, repeat(self._text_page), indexes)]
        bold = self._bold_fonts
        for font, at in dict(zip(fonts, indexes, strict=True)).items():
            if font not in bold:
                bold[font] = self.is_bold(at)
        return [bold[font] for font in fonts]

    def font_names(self) -> list[str]:
        """Declared name of the font of each code point of `text`; empty for blanks, for those of pdfium's have none."""
        indexes = self._characters(range(len(self.text)))
        pieces = list(map(get_text_object, repeat(self._text_page), indexes))
        names = {piece: self._font_name(at) for piece, at in dict(zip(pieces, indexes, strict=True)).items()}
        return ["" if char.isspace() else names[piece] for char, piece in zip(self.text, pieces, strict=True)]

    def _font_name(self, char_index: int) -> str:
        name = FONT_NAME
        name[0] = b"\0"
        get_font_info(self._text_page, char_index, *INTO_FONT)
        return name.value.decode("utf-8", "replace")

    def angle(self, char_index: int) -> float:
        """How far a character is turned with the clock, radians from 0 to 2π."""
        angle = max(float(get_angle(self._text_page, char_index)), 0.0)
        return (angle + self.turn * pi / 2) % (2 * pi)

    def as_printed(self, box: Box) -> Box:
        """A box on the page that was turned upright, on the page as it is displayed."""
        if self._printed_turn == self.turn:
            return box
        return turned_box(box, (self._printed_turn - self.turn) % QUARTERS, self.width, self.height)

    @property
    def printed_size(self) -> tuple[float, float]:
        """Width and height of the page as it is displayed."""
        is_across = (self._printed_turn - self.turn) % 2
        return (self.height, self.width) if is_across else (self.width, self.height)

    @cached_property
    def drawn(self) -> Drawn:
        """Everything drawn on the page."""
        return drawn_on(self.handle)

    def letters_within(self, left: float, top: float, right: float, bottom: float) -> int:
        """How many characters lie in a rectangle of the page's own system."""
        return int(c.FPDFText_GetBoundedText(self._text_page, left, top, right, bottom, None, 0))

    def piece_of(self, char_index: int) -> int:
        """Address of the piece of text that holds a character; 0 for one that pdfium made."""
        return get_text_object(self._text_page, char_index) or 0

    def is_invisible(self, char_index: int) -> bool:
        """Whether a character is laid unseen over a scan."""
        piece = self.piece_of(char_index)
        return bool(piece) and get_render_mode(piece) == INVISIBLE_TEXT

    def are_invisible(self, text_indexes: Sequence[int]) -> list[bool]:
        """The same of each of several code points of `text`."""
        indexes = self._characters(text_indexes)
        pieces = map(get_text_object, repeat(self._text_page), indexes)
        return [piece is not None and get_render_mode(piece) == INVISIBLE_TEXT for piece in pieces]

    def close(self) -> None:
        """Free pdfium's memory; a second call does nothing."""
        if self.handle:
            c.FPDFText_ClosePage(self._text_page)
            c.FPDF_ClosePage(self.handle)
            self.handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_kept:  # for boxes of words: what else is drawn was looked at
            self.__dict__.pop("drawn", None)
        else:
            self.close()


@lru_cache(maxsize=1024)
def _is_bold_name(name: bytes) -> bool:
    lower = name.decode("utf-8", "replace").lower()
    return any(word in lower for word in BOLD_NAMES)

"""What is drawn on a page, as pdfium holds it: pieces of text, paths, images and forms, each known by its address.

Pages have hundreds of pieces, drawings many thousands: they are measured many at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count, islice, repeat
from operator import not_
from struct import iter_unpack
from typing import TYPE_CHECKING

import pypdfium2.raw as c

from pipeline.read.pdfium_calls import (
    AT_ONCE,
    BOUNDS,
    FOUR_FLOATS,
    INTO_BOUNDS,
    count_objects,
    get_bounds,
    get_draw_mode,
    get_object,
    get_object_kind,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Rect = tuple[float, float, float, float]  # left, top, right, bottom in the page's own system

_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_ONLY = [bytes(kind == each for each in range(256)) for kind in range(c.FPDF_PAGEOBJ_FORM + 1)]  # 1 for a kind, else 0
_INTO_MODE = ctypes.byref(_FILL), ctypes.byref(_STROKE)


@dataclass(frozen=True)
class Drawn:
    """Everything drawn on a page, in that order: addresses, and the kind of each; what forms hold is not gone into."""

    pieces: Sequence[int]
    kinds: bytes

    def of_kind(self, kind: int) -> list[int]:
        """The pieces of one kind; most pages have nothing but text."""
        return list(compress(self.pieces, self.kinds.translate(_ONLY[kind]))) if kind in self.kinds else []

    @property
    def images(self) -> list[int]:
        """The images among the pieces."""
        return self.of_kind(c.FPDF_PAGEOBJ_IMAGE)

    @cached_property
    def paths(self) -> list[int]:
        """The paths among the pieces."""
        return self.of_kind(c.FPDF_PAGEOBJ_PATH)

    @cached_property
    def texts(self) -> list[int]:
        """The pieces of text among the pieces."""
        return self.of_kind(c.FPDF_PAGEOBJ_TEXT)

    @cached_property
    def text_bounds(self) -> NDArray[np.float64]:
        """Bounds of the pieces of text, as `outlines` has those of the paths."""
        return bounds_table(self.texts)

    @cached_property
    def outlines(self) -> NDArray[np.float64]:
        """Bounds of the paths, in the page's own system: left, top, right, bottom."""
        return bounds_table(self.paths)


def drawn_on(page: c.FPDF_PAGE) -> Drawn:
    """All that pdfium holds of a page."""
    pieces = list(map(get_object, repeat(page), range(count_objects(page))))
    return Drawn(pieces, bytes(map(get_object_kind, pieces)))


def bounds_of_all(pieces: Sequence[int]) -> list[Rect]:
    """Bounds of pieces, without the matrix of a form that holds them; all 0 where pdfium knows none."""
    rects: list[Rect] = []
    for begin in range(0, len(pieces), AT_ONCE):
        some = pieces[begin : begin + AT_ONCE]
        _measure(some)
        rects += islice(iter_unpack(FOUR_FLOATS, BOUNDS), len(some))
    return rects


def bounds_table(pieces: Sequence[int]) -> NDArray[np.float64]:
    """The same as a table of numbers, a row a piece."""
    import numpy as np

    rects = np.empty((len(pieces), 4), np.float32)
    for begin in range(0, len(pieces), AT_ONCE):
        some = pieces[begin : begin + AT_ONCE]
        _measure(some)
        rects[begin : begin + len(some)] = np.frombuffer(memoryview(BOUNDS), np.float32).reshape(-1, 4)[: len(some)]
    return rects.astype(np.float64)


def _measure(pieces: Sequence[int]) -> None:
    """Bounds of pieces into BOUNDS, as many as it has room for."""
    known = list(map(get_bounds, pieces, *INTO_BOUNDS))
    if not all(known):
        for at in compress(count(), map(not_, known)):
            BOUNDS[4 * at : 4 * at + 4] = [0.0, 0.0, 0.0, 0.0]


def bounds_of_one(piece: int) -> Rect:
    """The same of one piece."""
    return bounds_of_all([piece])[0]


def is_filled(path: int) -> bool:
    """Whether the area of a path is painted."""
    get_draw_mode(path, *_INTO_MODE)
    return bool(_FILL.value != c.FPDF_FILLMODE_NONE)


def is_stroked(path: int) -> bool:
    """Whether the outline of a path is drawn."""
    get_draw_mode(path, *_INTO_MODE)
    return bool(_STROKE.value)

"""What is drawn on a page, as pdfium holds it: pieces of text, paths, images and forms, each known by its address.

Pages have hundreds of pieces, drawings many thousands: they are measured many at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import islice, repeat
from struct import iter_unpack

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

Rect = tuple[float, float, float, float]  # left, top, right, bottom in the page's own system

_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_INTO_MODE = ctypes.byref(_FILL), ctypes.byref(_STROKE)


def pieces_on(page: c.FPDF_PAGE) -> list[tuple[int, int]]:
    """Address and kind of everything drawn, in that order; what forms hold is not gone into."""
    addresses = list(map(get_object, repeat(page), range(count_objects(page))))
    return list(zip(addresses, map(get_object_kind, addresses), strict=True))


def bounds_of_all(pieces: Sequence[int]) -> list[Rect]:
    """Bounds of pieces, without the matrix of a form that holds them; all 0 where pdfium knows none."""
    rects: list[Rect] = []
    for begin in range(0, len(pieces), AT_ONCE):
        some = pieces[begin : begin + AT_ONCE]
        known = list(map(get_bounds, some, *INTO_BOUNDS))
        found = islice(iter_unpack(FOUR_FLOATS, BOUNDS), len(some))
        rects += [(left, top, right, bottom) for left, bottom, right, top in found]
        if not all(known):
            rects[begin:] = [
                rect if is_known else (0.0, 0.0, 0.0, 0.0) for rect, is_known in zip(rects[begin:], known, strict=True)
            ]
    return rects


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

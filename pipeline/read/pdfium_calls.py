"""pdfium's C functions that are asked for every line, word or piece of a page, and the room that they write into."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from struct import Struct
from typing import Any

import pypdfium2.raw as c

FONT_NAME_BYTES = 128  # PDF limits names to 127 bytes


def _unchecked(function: object, result: type = ctypes.c_int, *kinds: type) -> Callable[..., Any]:
    """A function of pdfium's without the check of each argument's type, which takes two thirds of the time of a call.

    Numbers are handed over as C's `int` where `kinds` does not tell otherwise, pointers as objects of ctypes. Python's
    lock is kept: to let go of it takes as long as most of these functions.
    """
    pointer = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # it is a function pointer
    return ctypes.PYFUNCTYPE(result, *kinds)(pointer)


get_loose_box = _unchecked(c.FPDFText_GetLooseCharBox)
get_font_info = _unchecked(c.FPDFText_GetFontInfo, ctypes.c_ulong)
get_char_index = _unchecked(c.FPDFText_GetCharIndexFromTextIndex)
get_angle = _unchecked(c.FPDFText_GetCharAngle, ctypes.c_float)
count_rects = _unchecked(c.FPDFText_CountRects)
get_rect = _unchecked(c.FPDFText_GetRect)
get_text_object = _unchecked(c.FPDFText_GetTextObject, ctypes.c_void_p)
get_render_mode = _unchecked(c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
get_font = _unchecked(c.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
get_text = _unchecked(c.FPDFText_GetText)
count_objects = _unchecked(c.FPDFPage_CountObjects)
get_object = _unchecked(c.FPDFPage_GetObject, ctypes.c_void_p)
get_object_kind = _unchecked(c.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
get_bounds = _unchecked(c.FPDFPageObj_GetBounds, ctypes.c_int, ctypes.c_void_p)
get_matrix = _unchecked(c.FPDFPageObj_GetMatrix, ctypes.c_int, ctypes.c_void_p)
get_fill_color = _unchecked(c.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p)
has_transparency = _unchecked(c.FPDFPageObj_HasTransparency, ctypes.c_int, ctypes.c_void_p)
count_marks = _unchecked(c.FPDFPageObj_CountMarks, ctypes.c_int, ctypes.c_void_p)
get_mark = _unchecked(c.FPDFPageObj_GetMark, ctypes.c_void_p, ctypes.c_void_p)
get_mark_name = _unchecked(c.FPDFPageObjMark_GetName, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
count_form_objects = _unchecked(c.FPDFFormObj_CountObjects, ctypes.c_int, ctypes.c_void_p)
get_form_object = _unchecked(c.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
get_draw_mode = _unchecked(c.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p)
count_segments = _unchecked(c.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
get_segment = _unchecked(c.FPDFPath_GetPathSegment, ctypes.c_void_p, ctypes.c_void_p)
get_segment_point = _unchecked(c.FPDFPathSegment_GetPoint, ctypes.c_int, ctypes.c_void_p)
get_segment_kind = _unchecked(c.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
get_segment_close = _unchecked(c.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)

AT_ONCE = 128  # characters that are measured at a time
MOST_UNITS = 1 << 16  # of UTF-16 that are kept room for: pages have 2,000 to 5,000
# What pdfium writes into, made once: pages have hundreds of such calls, and its functions are never called at a time.
FOUR_FLOATS = "4f"
RECTS = (c.FS_RECTF * AT_ONCE)()
INTO_RECTS = [ctypes.byref(RECTS, index * ctypes.sizeof(c.FS_RECTF)) for index in range(AT_ONCE)]
RECT = RECTS[0]
BOUNDS = (ctypes.c_float * (4 * AT_ONCE))()  # left, top, right, bottom of each piece
INTO_BOUNDS = tuple(  # in the order in which pdfium takes them: left, bottom, right, top
    [ctypes.byref(BOUNDS, (4 * index + edge) * ctypes.sizeof(ctypes.c_float)) for index in range(AT_ONCE)]
    for edge in (0, 3, 2, 1)
)
FOUR_DOUBLES = Struct("4d")
EDGES = (ctypes.c_double * 4)()
INTO_EDGES = tuple(ctypes.byref(EDGES, index * ctypes.sizeof(ctypes.c_double)) for index in range(4))
FONT_NAME, FONT_FLAGS = ctypes.create_string_buffer(FONT_NAME_BYTES), ctypes.c_int()
INTO_FONT = (ctypes.byref(FONT_NAME), ctypes.c_ulong(FONT_NAME_BYTES), ctypes.byref(FONT_FLAGS))
UNITS = (ctypes.c_ushort * MOST_UNITS)()  # making a type of array for each length takes ten times as long as copying

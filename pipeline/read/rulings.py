"""Ruled lines of a page, from pdfium's path objects: lines, thin rectangles, the sides of rectangles."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from typing import NamedTuple

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.objects import Drawn, Rect, bounds_of_all, bounds_of_one, is_stroked
from pipeline.read.pdfium import OpenPage
from pipeline.read.pdfium_calls import (
    count_form_objects,
    count_segments,
    get_form_object,
    get_matrix,
    get_object_kind,
    get_segment,
    get_segment_close,
    get_segment_kind,
    get_segment_point,
)

THIN = 3.0  # points: Word draws lines as filled rectangles of up to 2.25 points
SHORTEST = 1.0  # points: pdfplumber's own prefilter; dashed lines are made of pieces as short as that
LINE_SEGMENTS, PLAIN_SEGMENTS = 2, (2, 4, 5)  # of a line, and of it or a rectangle: bounds take one call, points many
DEEPEST = 4  # forms within forms; real files nest two deep
# A map or an outlined text has many thousands of pieces, and is no table.
MOST_PATHS = 20_000

PICTURE_SHARE = 0.6  # of the page's area; scans are trimmed, seals and photographs are smaller

Matrix = tuple[float, float, float, float, float, float]

_new = tuple.__new__  # what an Edge's own does, without a call in between
_RULING = (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_FORM)


class Edge(NamedTuple):
    """A ruled line of no width, upright (x0 == x1) or level (top == bottom)."""

    box: Box

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.box.top == self.box.bottom


def edges_of(page: OpenPage) -> list[Edge]:
    """All ruled lines of the page; empty when it is full of drawings."""
    if not any(kind in page.drawn.kinds for kind in _RULING):
        return []
    paths = list(islice(_paths(page), MOST_PATHS + 1))
    if len(paths) > MOST_PATHS:
        return []
    strokes: list[Rect] = []
    for path, matrix, bounds in paths:
        left, top, right, bottom = bounds
        segments = count_segments(path)
        if segments in PLAIN_SEGMENTS and (right - left <= THIN or top - bottom <= THIN):
            strokes.append(bounds)
        elif segments > LINE_SEGMENTS:
            strokes += _strokes(path, segments, matrix)
    return _middle_lines(page.displayed(strokes))


def bounds_of(page: OpenPage, piece: int) -> Box:
    """Box of a piece of the page."""
    return page.display(*bounds_of_one(piece))


def has_picture(page: OpenPage) -> bool:
    """Whether one image covers most of the page, as in scans and under watermarks."""
    sizes = ((right - left) * (top - bottom) for left, top, right, bottom in bounds_of_all(page.drawn.images))
    return any(size >= PICTURE_SHARE * page.width * page.height for size in sizes)


def _paths(page: OpenPage) -> Iterable[tuple[int, Matrix | None, Rect]]:
    """Every path object, with the matrix of the form that holds it, and its bounds."""
    drawn = page.drawn
    own = zip(drawn.paths, repeat(None), map(tuple, drawn.outlines.tolist()))
    return _with_forms(drawn, own) if c.FPDF_PAGEOBJ_FORM in drawn.kinds else own


def _with_forms(
    drawn: Drawn, own: Iterator[tuple[int, Matrix | None, Rect]]
) -> Iterator[tuple[int, Matrix | None, Rect]]:
    """The page's own paths and those of its forms, in the order in which they are drawn."""
    for piece, kind in zip(drawn.pieces, drawn.kinds, strict=True):
        if kind == c.FPDF_PAGEOBJ_PATH:
            yield next(own)
        elif kind == c.FPDF_PAGEOBJ_FORM:
            yield from ((path, matrix, _bounds(path, matrix)) for path, matrix in _form_paths(piece, None, 1))


def _form_paths(form: int, outer: Matrix | None, depth: int) -> Iterator[tuple[int, Matrix]]:
    inner = _times(_matrix(form), outer)
    for i in range(count_form_objects(form)):
        piece = get_form_object(form, i)
        kind = get_object_kind(piece)
        if kind == c.FPDF_PAGEOBJ_PATH:
            yield piece, inner
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _form_paths(piece, inner, depth + 1)


def _matrix(piece: int) -> Matrix:
    m = c.FS_MATRIX()
    get_matrix(piece, ctypes.byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(first: Matrix, then: Matrix | None) -> Matrix:
    if then is None:
        return first
    a, b, cc, d, e, f = first
    A, B, C, D, E, F = then  # noqa: N806 - the names that ISO 32000-1 gives them
    return a * A + b * C, a * B + b * D, cc * A + d * C, cc * B + d * D, e * A + f * C + E, e * B + f * D + F


def _apply(matrix: Matrix | None, x: float, y: float) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, cc, d, e, f = matrix
    return a * x + cc * y + e, b * x + d * y + f


def _strokes(path: int, segments: int, matrix: Matrix | None) -> Iterator[Rect]:
    """Rectangles that a path of several parts, or one not thin as a whole, draws, a line being a thin one."""
    if is_stroked(path):
        yield from _sides_of_path(path, segments, matrix)
    elif segments > PLAIN_SEGMENTS[-1]:
        yield from _thin_parts(path, segments, matrix)


def _bounds(path: int, matrix: Matrix) -> Rect:
    """Bounds of a piece of a form on the page."""
    left, top, right, bottom = bounds_of_one(path)
    x0, y0 = _apply(matrix, left, bottom)
    x1, y1 = _apply(matrix, right, top)
    return min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)


class _Point(NamedTuple):
    """A corner of a path. `moves`: no line leads to it; `closes`: a line leads from it back to where the part began."""

    at: tuple[float, float]
    moves: bool
    closes: bool


def _points(path: int, segments: int, outer: Matrix | None) -> Iterator[_Point]:
    matrix = _times(_matrix(path), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    into = ctypes.byref(x), ctypes.byref(y)
    for i in range(segments):
        segment = get_segment(path, i)
        get_segment_point(segment, *into)
        moves = get_segment_kind(segment) == c.FPDF_SEGMENT_MOVETO
        yield _Point(_apply(matrix, x.value, y.value), moves, bool(get_segment_close(segment)))


def _sides_of_path(path: int, segments: int, outer: Matrix | None) -> Iterator[Rect]:
    """The stretches of an outline; a curve counts as the line between its ends, and slants."""
    start = at = (0.0, 0.0)
    for point in _points(path, segments, outer):
        if point.moves:
            start = point.at
        else:
            yield _between(at, point.at)
        if point.closes:
            yield _between(point.at, start)
        at = point.at


def _thin_parts(path: int, segments: int, outer: Matrix | None) -> Iterator[Rect]:
    """The thin parts of a filled area: `Print to PDF` draws the borders of a row as one path of four rectangles."""
    part: list[tuple[float, float]] = []
    for point in [*_points(path, segments, outer), None]:
        if part and (point is None or point.moves):
            xs, ys = [x for x, _ in part], [y for _, y in part]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
                yield min(xs), max(ys), max(xs), min(ys)
            part = []
        if point is not None:
            part.append(point.at)


def _between(one: tuple[float, float], other: tuple[float, float]) -> Rect:
    return min(one[0], other[0]), max(one[1], other[1]), max(one[0], other[0]), min(one[1], other[1])


def _middle_lines(boxes: Iterable[Rect]) -> list[Edge]:
    """Each thin box as the line in its middle; a slanting stretch is none."""
    found: list[Edge] = []
    for x0, top, x1, bottom in boxes:
        wide, high = x1 - x0, bottom - top
        if high <= THIN and wide >= SHORTEST and wide > high:
            middle = (top + bottom) / 2
            found.append(_new(Edge, (_new(Box, (x0, middle, x1, middle)),)))
        elif wide <= THIN and high >= SHORTEST:
            middle = (x0 + x1) / 2
            found.append(_new(Edge, (_new(Box, (middle, top, middle, bottom)),)))
    return found

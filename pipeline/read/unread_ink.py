"""Print that no word which was read covers: Tesseract leaves out lines of narrow cells without a word of doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model import Box
from pipeline.read.ocr_image import BLACK_BELOW, without

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Ink = NDArray[np.bool_]

RULE = 32  # pixels at 150 dpi: strokes of print are shorter, ruled lines longer
REDUCTION = 3
JOINED = 2  # of reduced pixels: so far apart letters of a word may stand
LOW, HIGH = 9, 36  # pixels: figures of 7 to 20 points, letters with marks above and strokes below them
WIDE = 1.5  # of its height: two figures
FULL = 0.2  # share of a word's box that is ink, letters made thicker


def unread(image: Image, read: Sequence[Box]) -> list[Box]:
    """Boxes, in pixels, of what is as high as the words that were read and as wide as two figures."""
    import numpy as np

    if not read:
        return []
    grey: NDArray[np.uint8] = np.asarray(without(image, read))
    dark: Ink = np.asarray(grey < BLACK_BELOW)
    ink = dark & ~_long(dark) & ~_long(dark.T).T
    high, wide = (size // REDUCTION for size in ink.shape)
    cut: Ink = ink[: high * REDUCTION, : wide * REDUCTION]
    small: Ink = np.asarray(cut.reshape(high, REDUCTION, wide, REDUCTION).any(axis=(1, 3)))
    return [box for box in map(_full_size, _blobs(small)) if _is_word(box, ink)]


def _full_size(box: Box) -> Box:
    return Box(*(edge * REDUCTION for edge in box))


def _is_word(box: Box, ink: Ink) -> bool:
    high = box.bottom - box.top
    if not LOW <= high <= HIGH or box.x1 - box.x0 < WIDE * high:
        return False
    return float(ink[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)].mean()) >= FULL


def _long(ink: Ink) -> Ink:
    """The runs along rows that are longer than strokes of print."""
    import numpy as np

    found = np.zeros_like(ink)
    for row, start, end in _runs(ink):
        if end - start >= RULE:
            found[row, start:end] = True
    return found


def _runs(ink: Ink) -> list[tuple[int, int, int]]:
    """(row, start, end) of the runs of ink, in reading order."""
    import numpy as np

    steps = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _blobs(ink: Ink) -> Iterable[Box]:
    """Boxes around what hangs together, or stands beside one another as the letters of a word."""
    done: list[Box] = []
    last: list[Box] = []  # of the blobs that reach the row before
    at = -1
    for row, runs in groupby(_runs(ink), key=lambda run: run[0]):
        if row != at + 1:
            done, last = [*done, *last], []
        at, mine = row, []
        for _, start, end in runs:
            mine.append(Box(start, row, end, row + 1))
        grown = _merged([*last, *mine])
        done += [box for box in grown if box.bottom <= row]
        last = [box for box in grown if box.bottom > row]
    return [*done, *last]


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that touch or nearly do beside one another, as one."""
    found: list[Box] = []
    for box in sorted(boxes):
        if found and box.x0 <= found[-1].x1 + JOINED:
            one = found[-1]
            found[-1] = Box(one.x0, min(one.top, box.top), max(one.x1, box.x1), max(one.bottom, box.bottom))
        else:
            found.append(box)
    return found

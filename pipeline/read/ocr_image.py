"""A page as an image that Tesseract reads well: black ink only, upright, straight, and the ruled lines on it.

Pixels are of the image from its top left corner; points are of the page, as everywhere: of the upright, straightened
page for the layout, of the page as it is displayed for evidence.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt, tan
from typing import TYPE_CHECKING

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.pdfium import OpenPage
from pipeline.read.rulings import Edge
from pipeline.read.turns import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Ink = NDArray[np.bool_]
    Grey = NDArray[np.uint8]

DPI = 300  # what Tesseract is made for: letters of 13 points are then 40 pixels high
POINTS_PER_INCH = 72
MOST_PIXELS = 40_000_000  # an A2 sheet; larger ones are read at a lower resolution
WHITE, BLACK_BELOW = 255, 128
BLANK_SHARE = 0.0005  # of the pixels: specks of dust; a page with one line of text has 0.001
READING_REDUCTION = 2
CLEAR = 2.0  # points left free around painted-over text

# Skew: lines of text laid over one another give the sharpest profile at the angle that they are printed at.
SKEW_REDUCTION = 4  # 75 dpi tells a tenth of a degree on lines 450 pixels long
STEEPEST, COARSE, FINE = 5.0, 0.5, 0.1  # degrees; a sheet-fed scanner turns by 3 at most
STRAIGHT = 0.2  # degrees: less is not worth a blurred image; a line of 160 mm rises by half a millimetre

RULE_REDUCTION = 3  # 100 dpi, darkest pixel of nine: thin lines stay
SHORTEST_RULE = 36  # pixels at 100 dpi, a quarter of an inch; strokes of 20-point letters have 20
MOST_RULES = 20_000  # a photograph or a dark edge has no table


@dataclass(frozen=True, slots=True)
class Picture:
    """`image`: grey, 8 bits; first turned by `turns` quarters with the clock, then by `angle` degrees against it.

    `scale`: pixels a point.
    """

    image: Image
    scale: float
    angle: float = 0.0
    turns: int = 0

    @property
    def width(self) -> float:
        """Points."""
        return self.image.width / self.scale

    @property
    def height(self) -> float:
        """Points."""
        return self.image.height / self.scale

    def on_page(self, box: Box) -> Box:
        """A box of pixels in points of the straightened page."""
        return Box(box.x0 / self.scale, box.top / self.scale, box.x1 / self.scale, box.bottom / self.scale)

    def upright(self, box: Box) -> Box:
        """A box on the page as it is, on the upright page."""
        return _turned_box(box, self.turns, self.width, self.height)

    def as_printed(self, box: Box) -> Box:
        """A box on the straightened page as the box around it on the page as it is."""
        wide, high = (self.width, self.height) if self.turns % 2 == 0 else (self.height, self.width)
        return _turned_box(self._as_scanned(box), -self.turns, wide, high)

    def _as_scanned(self, box: Box) -> Box:
        """The box around a box on the straightened page, on the upright page before it was straightened."""
        if not self.angle:
            return box
        turn = radians(self.angle)
        mx, my = self.width / 2, self.height / 2
        corners = [(x - mx, y - my) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [mx + x * cos(turn) - y * sin(turn) for x, y in corners]
        ys = [my + x * sin(turn) + y * cos(turn) for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


def _turned_box(box: Box, turns: int, wide: float, high: float) -> Box:
    """A box after quarter turns of its page with the clock, by which the page has become `wide` and `high`."""
    x0, top, x1, bottom = box
    match turns % QUARTERS:
        case 0:
            return box
        case 1:
            return Box(wide - bottom, x0, wide - top, x1)
        case 2:
            return Box(wide - x1, high - bottom, wide - x0, high - top)
        case _:
            return Box(top, high - x1, bottom, high - x0)


def picture_of(page: OpenPage, painted: Sequence[Box]) -> Picture:
    """The page, straightened, `painted` boxes made white."""
    dots = min(DPI / POINTS_PER_INCH, sqrt(MOST_PIXELS / max(page.width * page.height, 1)))
    spread = (Box(box.x0 - CLEAR, box.top - CLEAR, box.x1 + CLEAR, box.bottom + CLEAR) for box in painted)
    image = without(_black_ink(rendered(page, dots)), (Box(*(edge * dots for edge in box)) for box in spread))
    return _straightened(image, dots, 0)


def turned(picture: Picture, turns: int) -> Picture:
    """The straightened picture of the page after `turns` more quarters with the clock."""
    from PIL import Image as Pillow

    ways = (None, Pillow.Transpose.ROTATE_270, Pillow.Transpose.ROTATE_180, Pillow.Transpose.ROTATE_90)
    way = ways[turns % QUARTERS]
    if way is None:
        return picture
    image = picture.image.rotate(-picture.angle, Pillow.Resampling.BILINEAR, fillcolor=WHITE)
    return _straightened(image.transpose(way), picture.scale, (picture.turns + turns) % QUARTERS)


def _straightened(image: Image, scale: float, turns: int) -> Picture:
    angle = skew(image)
    return Picture(_turned(image, angle), scale, angle, turns)


def is_sideways(picture: Picture) -> bool:
    """Whether the lines of text seem to run up or down: then the columns of pixels tell ink from gaps, not the rows."""
    import numpy as np

    ink = np.asarray(picture.image.reduce(SKEW_REDUCTION)) < BLACK_BELOW
    rows, columns = (np.abs(np.diff(ink.sum(axis=axis))).sum() / max(ink.shape[axis], 1) for axis in (1, 0))
    return bool(columns > rows)


def rendered(page: OpenPage, dots: float) -> Image:
    """The page as it is printed, in colours; `dots`: pixels a point."""
    from PIL import Image

    wide, high = max(round(page.width * dots), 1), max(round(page.height * dots), 1)
    bitmap = c.FPDFBitmap_CreateEx(wide, high, c.FPDFBitmap_BGRx, None, 0)
    try:
        c.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        c.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, wide, high, 0, 0)
        stride = int(c.FPDFBitmap_GetStride(bitmap))
        data = ctypes.string_at(c.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        c.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (wide, high), data, "raw", "BGRX", stride, 1)


def _black_ink(image: Image) -> Image:
    """The lightest of the three colours: red seals and blue handwriting fade away, black print stays."""
    from PIL import ImageChops

    red, green, blue = image.split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def for_reading(picture: Picture) -> Picture:
    """Strokes a pixel thicker on each side, then half the size: the hook of `ể` and its circumflex hang together again.

    Measured on a bilevel scan (ten pages of decree 335: 0.953 of the words right before, 0.987 after), and on pages of
    reports and tables made into images of 150, 200 and 300 dpi (words 0.963 before, 0.979 after, figures 0.924 and
    0.959). At half the size Tesseract takes two thirds of the time, and reads as well.
    """
    import numpy as np
    from PIL import Image as Pillow

    thick = Pillow.fromarray(_spread(_spread(np.asarray(picture.image)).T).T)
    small = thick.reduce(READING_REDUCTION)
    return Picture(small, picture.scale / READING_REDUCTION, picture.angle, picture.turns)


def _spread(grey: Grey) -> Grey:
    """Every pixel as dark as the darkest of itself and the two beside it; Pillow's filter takes six times as long."""
    import numpy as np

    dark = grey.copy()
    np.minimum(dark[:, 1:], grey[:, :-1], out=dark[:, 1:])
    np.minimum(dark[:, :-1], grey[:, 1:], out=dark[:, :-1])
    return dark


def _turned(image: Image, angle: float) -> Image:
    from PIL import Image as Pillow

    return image.rotate(angle, Pillow.Resampling.BILINEAR, fillcolor=WHITE) if angle else image


def skew(image: Image) -> float:
    """Degrees by which lines sink to the right; 0 for straight and for pages without lines."""
    import numpy as np

    ys, xs = np.nonzero(np.asarray(image.reduce(SKEW_REDUCTION)) < BLACK_BELOW)
    if not len(ys):
        return 0.0

    def sharpness(angle: float) -> float:
        rows = np.rint(ys - xs * tan(radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts * counts).sum())

    best = _best(sharpness, 0.0, STEEPEST, COARSE)
    best = _best(sharpness, best, COARSE, FINE)
    return best if abs(best) >= STRAIGHT and abs(best) < STEEPEST else 0.0


def _best(score: Callable[[float], float], middle: float, reach: float, step: float) -> float:
    count = round(reach / step)
    return max((round(middle + i * step, 3) for i in range(-count, count + 1)), key=score)


def without(image: Image, boxes: Iterable[Box]) -> Image:
    """A copy with the boxes, in pixels, made white."""
    from PIL import ImageDraw

    rest = image.copy()
    draw = ImageDraw.Draw(rest)
    for box in boxes:
        draw.rectangle(box, fill=WHITE)
    return rest


def is_blank(image: Image) -> bool:
    """Whether hardly anything is on the page; the edges, where scans are dark, do not count."""
    wide, high = image.size
    inner = image.crop((wide // 20, high // 20, wide - wide // 20, high - high // 20))
    return sum(inner.histogram()[:BLACK_BELOW]) < BLANK_SHARE * inner.width * inner.height


def edges_in(picture: Picture) -> list[Edge]:
    """Ruled lines, points on the straightened page."""
    import numpy as np

    dark = np.asarray(picture.image) < BLACK_BELOW
    high, wide = (size // RULE_REDUCTION for size in dark.shape)
    cut: Ink = dark[: high * RULE_REDUCTION, : wide * RULE_REDUCTION]
    small: Ink = np.asarray(cut.reshape(high, RULE_REDUCTION, wide, RULE_REDUCTION).any(axis=(1, 3)))
    points = RULE_REDUCTION / picture.scale
    level = [(y + 0.5, start, end) for y, start, end in _runs(small)]
    upright = [(x + 0.5, start, end) for x, start, end in _runs(small.T)]
    if len(level) + len(upright) > MOST_RULES:
        return []
    return [
        *(Edge(Box(start * points, y * points, end * points, y * points)) for y, start, end in level),
        *(Edge(Box(x * points, start * points, x * points, end * points)) for x, start, end in upright),
    ]


def _runs(ink: Ink) -> list[tuple[int, int, int]]:
    """(row, start, end) of the long runs of ink."""
    import numpy as np

    steps = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    long = ends - starts >= SHORTEST_RULE
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))

"""Large pictures in Word files that seem to hold text: scanned pages of annexes, tables pasted as pictures."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pipeline.read.archive import RELATIONS, Archive
from pipeline.read.numbering import W

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_SHARE = 0.1  # of the page's area, as in PDFs: seals, signatures and logos are smaller
A4 = (11_906, 16_838)  # twentieths of a point
EMU = 635  # of a twentieth of a point
LARGEST, MOST_PIXELS = 30_000_000, 60_000_000  # bytes and pixels: more is not looked into, and told
GLANCE = 1_000  # pixels of the longer side: enough to tell print by its colours
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
OFFICE = "{urn:schemas-microsoft-com:"
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm)?", re.IGNORECASE)
_TWENTIETHS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "": 15.0}


class Shown(NamedTuple):
    """A picture as it is shown: the id of its part, and its area in twentieths of a point, squared."""

    key: str
    area: float


def shown_in(element: etree._Element) -> Iterable[Shown]:
    """The pictures of a drawing, new (`w:drawing`) or old (`w:pict`)."""
    for blip in element.iter(DRAWING + "main}blip"):
        extent = element.find(f".//{DRAWING}wordprocessingDrawing}}extent")
        size = (extent.get("cx") or "", extent.get("cy") or "") if extent is not None else ("", "")
        area = int(size[0]) * int(size[1]) / EMU**2 if all(map(str.isdecimal, size)) else 0.0
        yield Shown(blip.get(f"{{{RELATIONS}}}embed") or "", area)
    for shape in element.iter(OFFICE + "vml}shape", OFFICE + "vml}rect"):
        data = shape.find(OFFICE + "vml}imagedata")
        if data is not None:
            sides = {m[1].lower(): float(m[2]) * _TWENTIETHS[(m[3] or "").lower()] for m in _sizes(shape)}
            yield Shown(data.get(f"{{{RELATIONS}}}id") or "", sides.get("width", 0.0) * sides.get("height", 0.0))


def _sizes(shape: etree._Element) -> Iterable[re.Match[str]]:
    return (match for match in _LENGTH.finditer(shape.get("style") or "") if match[2].count(".") <= 1)


def page_area(body: etree._Element) -> float:
    """Area of the first page, in twentieths of a point, squared."""
    size = next(body.iter(W + "pgSz"), None)
    sides = [(size.get(W + name) or "") if size is not None else "" for name in ("w", "h")]
    wide, high = (int(side) if side.isdecimal() and int(side) else usual for side, usual in zip(sides, A4, strict=True))
    return float(wide * high)


def unread(archive: Archive, related: dict[str, tuple[str, str]], shown: Iterable[Shown], page: float) -> int:
    """How many of the pictures are large and seem to hold text; one that cannot be looked into counts."""
    names = {related.get(picture.key, ("", ""))[1] for picture in shown if picture.area >= LEAST_SHARE * page}
    return sum(_seems_text(archive.picture(name, LARGEST)) for name in sorted(names - {""}))


def _seems_text(data: bytes | None) -> bool:
    if not data:
        return data is None
    from PIL import Image as Pillow

    from pipeline.read.pictures import seems_text  # loads pdfium

    try:
        with warnings.catch_warnings(), Pillow.open(BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            return image.width * image.height > MOST_PIXELS or seems_text(_small(image))
    except Exception:  # noqa: BLE001 - damaged pictures make the library raise whatever it likes
        return True


def _small(image: Image) -> Image:
    """In grey on white paper, and small."""
    from PIL import Image as Pillow

    image.draft("L", (GLANCE, GLANCE))
    image.thumbnail((GLANCE, GLANCE), Pillow.Resampling.BOX)
    if image.mode not in {"L", "RGB"}:
        ground = Pillow.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image = ground
    return image.convert("L")

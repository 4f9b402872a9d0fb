"""The four faces of the serif typeface, found among the installed fonts and made known to reportlab.

Liberation Serif, Debian's stand-in for Times New Roman, is not used: it has no letters with two marks (ế, ộ, ữ), and
reportlab then writes text that no reader gets back.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_DIRS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
PACKAGE = "fonts-freefont-ttf"

# Regular, bold, italic, bold italic. FreeSerif first: it is cut like Times, so lines hold as many words as in real reports.
TYPEFACES = (
    ("FreeSerif.ttf", "FreeSerifBold.ttf", "FreeSerifItalic.ttf", "FreeSerifBoldItalic.ttf"),
    ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-BoldItalic.ttf"),
)
FACES = ("Body", "Body-Bold", "Body-Italic", "Body-BoldItalic")


class FontMissingError(Exception):
    """No serif typeface with Vietnamese letters is installed."""


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Name of a face as reportlab knows it, once `register` has run."""
    return FACES[int(bold) + 2 * int(italic)]


def find_typeface(folders: Iterable[Path] = FONT_DIRS) -> tuple[Path, ...]:
    """Files of the first typeface of TYPEFACES with all four faces; raises FontMissingError."""
    installed: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else ():
            installed.setdefault(path.name, path)
    for names in TYPEFACES:
        if all(name in installed for name in names):
            return tuple(installed[name] for name in names)
    raise FontMissingError(
        "No serif font with Vietnamese letters was found (looked for FreeSerif, Noto Serif, DejaVu Serif, each in"
        f" regular, bold, italic and bold italic). Install one: apt-get install {PACKAGE}"
    )


@cache
def register() -> None:
    """Make the faces known to reportlab, once a process."""
    for name, path in zip(FACES, find_typeface(), strict=True):
        pdfmetrics.registerFont(TTFont(name, str(path)))


def width(text: str, *, size: float, bold: bool = False, italic: bool = False) -> float:
    """Printed width of one line, in points."""
    return float(pdfmetrics.stringWidth(text, face(bold=bold, italic=italic), size))

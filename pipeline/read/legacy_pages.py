"""Old encodings on PDF pages: the fonts that stretches of the text are set in, and the way back to its characters."""

from __future__ import annotations

import re

from pipeline.read.legacy import Stretch, recode
from pipeline.read.legacy_tables import ODD_BLANK
from pipeline.read.pdfium import OpenPage

# Distiller writes single letters of a font, `ư` above all, from a subset of their own: `FBHPEL+VnTime` beside `VnTime`.
_TAG = re.compile(r"\A(?:[A-Z]{6}\+)?\.?")
STRAY = 2  # letters of another font (Symbol for `ư`) inside a word


def decode_page(page: OpenPage) -> None:
    """Decode what is in an old encoding; a page without odd letters costs nothing: its words are looked at anyway."""
    if not page.words.odd and ODD_BLANK not in page.text:
        return
    recoded = recode(page.text, _stretches(page))
    if recoded is not None:
        page.replace_text(recoded.text, recoded.sources, recoded.encoding)


def _stretches(page: OpenPage) -> list[Stretch]:
    """The page's text by fonts; blanks, and a stray letter within a word, go with what stands before them."""
    begins: list[tuple[int, str]] = []
    last = None
    for index, name in enumerate(page.font_names()):
        if name != last and (name or last is None):
            last = name
            font = _TAG.sub("", name, count=1)
            if not begins or begins[-1][1] != font:
                begins.append((index, font))
    ends = [begin for begin, _ in begins[1:]] + [len(page.text)]
    found = [Stretch(begin, end, font) for (begin, font), end in zip(begins, ends, strict=True)]
    return _without_strays(page.text, found)


def _without_strays(text: str, stretches: list[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for index, stretch in enumerate(stretches):
        after = stretches[index + 1] if index + 1 < len(stretches) else None
        is_inside = after is not None and _is_stray(text, stretch) and kept and kept[-1].font == after.font
        if is_inside or (kept and kept[-1].font == stretch.font):
            kept[-1] = kept[-1]._replace(end=stretch.end)
        else:
            kept.append(stretch)
    return kept


def _is_stray(text: str, stretch: Stretch) -> bool:
    """Whether a few letters touch the word before or after them."""
    letters = text[stretch.start : stretch.end].rstrip()
    touches = not text[stretch.start - 1].isspace() or len(letters) == stretch.end - stretch.start
    return len(letters) <= STRAY and touches

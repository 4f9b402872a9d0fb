"""Tesseract: an image of a page to words, each with its box and its confidence.

By tesserocr, which calls the library inside the worker: it comes as a wheel, is released along with Tesseract, loads
the model once a process (60 ms) and has a time limit. pytesseract (last release of 2024) starts a program for each page
and hands images over on disk.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from tesserocr import PyTessBaseAPI

LANGUAGE = "vie"
MODEL = f"{LANGUAGE}.traineddata"
# Where distributions, Homebrew and the installer for Windows put the models; TESSDATA_PREFIX comes first.
FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/Program Files/Tesseract-OCR/tessdata",
)
PAGE_SECONDS = 60.0  # a page takes 1 s; a picture of specks can take minutes
INSTALL = (
    "Install Tesseract with its Vietnamese model and the extra `ocr` (apt-get install tesseract-ocr tesseract-ocr-vie; "
    "pip install '.[ocr]' in the folder of the program) and run again."
)
_WORD_LEVEL = "5"  # of Tesseract's table of results: page, block, paragraph, line, word
_PERCENT = 100.0


class OcrTimeout(Exception):  # noqa: N818 - it says what happened
    """A page took longer than `PAGE_SECONDS`."""


class Word(NamedTuple):
    """`line`: words of one line have the same; `box` in pixels of the image; `confidence` from 0 to 1."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


@cache
def tessdata() -> Path | None:
    """Folder of the models that holds the Vietnamese one; `None` when there is none."""
    own = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(own), Path(own) / "tessdata"] if own else []
    folders += [path for pattern in FOLDERS for path in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)]
    return next((folder for folder in folders if (folder / MODEL).is_file()), None)


@cache
def is_installed() -> bool:
    """Whether binding and model are there."""
    try:
        import tesserocr  # noqa: F401 - only whether it can be had
    except ImportError:
        return False
    return tessdata() is not None


@cache
def _engine() -> PyTessBaseAPI:
    """Tesseract with the model loaded; one a process."""
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=str(tessdata()), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)


def read_words(image: Image, dpi: int, *, scattered: bool = False) -> list[Word]:
    """Words in Tesseract's order; `scattered`: wherever they stand, no lines expected. Raises OcrTimeout."""
    import tesserocr

    # A report is one column of lines of many sizes. Looking for columns (AUTO) is slower and breaks rows of tables
    # apart; heads are unfolded by our own layout, as on pages with text.
    engine = _engine()
    engine.SetPageSegMode(tesserocr.PSM.SPARSE_TEXT if scattered else tesserocr.PSM.SINGLE_COLUMN)
    engine.SetImage(image)
    engine.SetSourceResolution(dpi)
    try:
        if not engine.Recognize(int(PAGE_SECONDS * 1000)):
            raise OcrTimeout
        return _words(engine.GetTSVText(0).splitlines())
    finally:
        engine.Clear()


def _words(rows: Sequence[str]) -> list[Word]:
    """From Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    found = []
    for row in rows:
        level, _, block, paragraph, line, _, *numbers, confidence, text = row.split("\t", 11)
        if level == _WORD_LEVEL and text.strip():
            left, top, width, height = map(int, numbers)
            box = Box(left, top, left + width, top + height)
            found.append(Word(text.strip(), (int(block), int(paragraph), int(line)), box, float(confidence) / _PERCENT))
    return found

"""Pages without usable text, read by OCR: which they are, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.doubts import BARRED, DOUBTFUL
from pipeline.errors import UnreadableFile
from pipeline.model import Box, Doubt, Problem
from pipeline.read.assemble import Origin
from pipeline.read.judge import is_readable
from pipeline.read.lines import Line, read_lines
from pipeline.read.ocr import INSTALL, PAGE_SECONDS, OcrTimeout, Word, is_installed, read_words
from pipeline.read.ocr_image import DPI, edges_in, is_blank, picture_of, smoothed
from pipeline.read.ocr_page import OcrPage, ocr_page
from pipeline.read.options import ReadOptions
from pipeline.read.pdfium import OpenPage
from pipeline.read.pieces import words_of
from pipeline.read.rulings import has_picture

STAMP_LETTERS = 400  # a signer's stamp has up to 200; a page of text has 1,000 and more
# A short page over a watermark has a picture and few letters too: OCR then reads no more than the text layer holds.
MORE = 1.5
SWITCH_ON = "Run again with --ocr auto."
LOOK = "Look at the page, and run OCR on a better scan of it."

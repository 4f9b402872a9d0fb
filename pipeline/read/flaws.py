"""What may be missing from a page that was read: a row of problems for each, and the page is used all the same."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Problem
from pipeline.read.broken import lacks_blanks, lacks_letters
from pipeline.read.judge import Verdict
from pipeline.read.pdfium import OpenPage
from pipeline.read.pictures import has_unread_picture
from pipeline.read.source import RawFile
from pipeline.read.struck_told import struck_problems

RECOGNISE = "Run again with --ocr always."
SEE = "Look at the page: what is not to be seen on it may have been struck out, or corrected by what lies over it."
STRUCK = "Look at the page: a line runs through them; what counts must be read there."
COMPARE = "Look at the page: figures in words that run together are not read."


def page_flaws(file: RawFile, page: OpenPage, verdict: Verdict) -> Iterator[Problem]:
    """Of a page with a text layer."""
    number = page.index + 1
    where = f"{file.shown}, page {number}"
    if lacks_letters(page.text, page.words) or verdict.is_thinned:
        message = f"{where}: letters are lost from the text layer; words and names may lack them."
        yield Problem("lost_letters", message, RECOGNISE, page=number)
    if lacks_blanks(page.words):
        message = f"{where}: blanks are lost from the text layer; words run together."
        yield Problem("lost_blanks", message, COMPARE, page=number)
    if page.covered:
        message = (
            f"{where}: {len(page.covered)} words that cannot be seen (painted over, or on a hidden layer) are left out."
        )
        yield Problem("covered_text", message, SEE, page=number)
    yield from struck_problems(where, page.struck, STRUCK, number)
    if has_unread_picture(page):
        message = f"{where}: a picture on it seems to hold text or figures, which are not read."
        yield Problem("unread_picture", message, RECOGNISE, page=number)

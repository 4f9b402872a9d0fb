"""Text torn or thinned by its fonts: toned letters set off from their words, capitals that print but are not there.

Word processors take `ố` from another font when the one in use lacks it; pdfium then begins a new line in mid-word.
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.read.judge import is_syllable
from pipeline.read.pdfium import OpenPage
from pipeline.read.pieces import SAME_ROW

# Of the height. Torn words of real files: 948 gaps, none over 0.02; the narrowest blank that parts words in 28 good
# files is 0.02 to 0.11 in four lines squeezed by justification, else 0.15 and more: hence the syllable beside the gap.
TORN_GAP = 0.04
# Syllables that begin with a vowel in the grave, tilde or dot tone are rare (no old voiced initial): at most one, or
# 0.004 of the words, on 450 good pages. Where Đ, H, T … are lost (`Sở ài chính`) they are 0.01 to 0.05.
LOST_WORDS, LOST_SHARE = 3, 0.008


def _with(marks: str) -> str:
    small = "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in marks)
    return small + small.upper()


_TONED = _with("\u0300\u0301\u0303\u0309\u0323")
_LOW = _with("\u0300\u0303\u0323")
_MAYBE_TORN = re.compile(f"(?: |\r\n)(?=[{_TONED}])")
_BREAK = re.compile(r"(?<=\S)\r\n(?=\S)")
_HEAD = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOW_WORD = re.compile(f"[\\s(][iuoưyIUOƯY]?[{_LOW}][^\\W\\d_]")
LONGEST_SYLLABLE = 7  # nghiêng


def join_torn(page: OpenPage) -> None:
    """Take out the blanks and breaks inside words; a page without torn words costs one search and a look or two."""
    maybe = (match.span() for match in _MAYBE_TORN.finditer(page.text, 1))
    cuts = [(start, end) for start, end in maybe if page.text[start - 1].isalpha() and _is_torn(page, start, end)]
    if not cuts:
        return
    cuts += [match.span() for match in _BREAK.finditer(page.text) if _is_torn(page, *match.span())]
    sources: list[int] = []
    at = 0
    for start, end in [*sorted(set(cuts)), (len(page.text), len(page.text))]:
        sources += range(at, start)
        at = end
    page.replace_text("".join(page.text[source] for source in sources), sources, page.encoding)


def _is_torn(page: OpenPage, start: int, end: int) -> bool:
    """Whether no room is left between the characters around a break, or around a blank within a syllable."""
    text = page.text
    if text[start:end] == " " and not _is_one_syllable(text, start, end):
        return False
    before, after = page.box_at(start - 1), page.box_at(end)
    height = min(before.bottom - before.top, after.bottom - after.top)
    apart = abs(before.top + before.bottom - after.top - after.bottom) / 2
    return abs(after.x0 - before.x1) < TORN_GAP * height and apart < SAME_ROW * height


def _is_one_syllable(text: str, start: int, end: int) -> bool:
    head = _HEAD.search(text[max(0, start - LONGEST_SYLLABLE) : start])
    tail = _WORD.match(text, end)
    return bool(head) and is_syllable((head[0] if head else "") + (tail[0] if tail else text[end]))


def lacks_letters(text: str) -> bool:
    """Whether capitals seem to be lost before vowels; then names and words of the text are not to be trusted."""
    found = len(_LOW_WORD.findall(text))
    return found >= LOST_WORDS and found >= LOST_SHARE * len(_WORD.findall(text))

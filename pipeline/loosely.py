"""Patterns of words that are often typed or scanned with other marks: `Đơn vi tính`, `Đon vị tính`, `Đơn yị tính`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.text import without_bar

LEAST_WORDS = 3  # so that what is left of a phrase still tells it
LONGEST_HEAD = 5  # letters
_FORMS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "d": "dđ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "v": "vy",  # as OCR reads it
    "y": "yỳýỷỹỵ",
}


def loosely(words: Iterable[str]) -> str:
    """Pattern of phrases, the longest first: those of two words and more with any marks on their letters."""
    ordered = sorted(set(words), key=len, reverse=True)
    return (
        "(?:" + "|".join(r"\s+".join(map(_loose if " " in each else re.escape, each.split())) for each in ordered) + ")"
    )


def beheaded(words: Iterable[str]) -> str:
    """Pattern of phrases of three words and more whose first OCR misread, lost or glued: `Đan vị tính:`, `vị tính:`."""
    tails = {each.split(maxsplit=1)[1] for each in words if len(each.split()) >= LEAST_WORDS}
    return rf"(?:[^\W\d_]{{1,{LONGEST_HEAD}}}\s*)?" + loosely(tails).replace(r"\s+", r"\s*") + r"(?=\s*:)"


def _loose(word: str) -> str:
    letters = (without_bar(unicodedata.normalize("NFD", letter)[0]) for letter in word.casefold())
    return "".join(f"[{_FORMS[letter]}]" if letter in _FORMS else re.escape(letter) for letter in letters)

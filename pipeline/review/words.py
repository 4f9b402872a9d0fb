"""The words of the page, from words.csv, in Vietnamese and English."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
FILE = Path(__file__).with_name("words.csv")

Words = Callable[..., str]


@cache
def _all_words() -> dict[str, dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row["key"]: {language: row[language] for language in LANGUAGES} for row in csv.DictReader(stream)}


def is_word(key: str) -> bool:
    """Whether there are words for a key."""
    return key in _all_words()


def words_in(language: str) -> Words:
    """Key -> the words, filled in; a key that is not known stands for itself."""
    words = _all_words()

    def word(key: str, **filling: object) -> str:
        text = words[key][language] if key in words else key.rpartition(".")[2]
        return text.format(**filling) if filling else text

    return word

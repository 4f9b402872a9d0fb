"""Corrected numbers of documents and names of places: a day or a figure is neither, whatever field it stands in."""

from __future__ import annotations

import re

from pipeline.review.reading import UnclearValue, found_in, found_last
from pipeline.text import LOWER, UPPER
from pipeline.values import Citation

FEWEST_LETTERS = 2  # of a name: `Ia`, `Ô 5`
FIGURES = ("dates", "amounts", "percentages", "quantities")
BARE_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?", re.ASCII)
# `3810/QĐ-UBND`, `45/2019/QH14`, `15-NQ/TU`, `1108 QĐ/UB`: also with symbols that no list of the finder knows.
_GROUP = rf"[{UPPER}][{UPPER}{LOWER}&]*\d{{0,2}}"
_NUMBER = re.compile(rf"\d{{1,5}}[a-zA-Z]?(?:[-/ ]|/(?:19|20)\d\d[-/]){_GROUP}(?:[-/.]{_GROUP}){{0,6}}", re.ASCII)
_NAME = re.compile(r"(?:[^\W_]|[ '’.()\u2013-])+")


def citation_value(text: str, machine: str) -> str:
    """The number of a document; a number without a symbol only where the machine's own has none."""
    if _NUMBER.fullmatch(text) or (BARE_NUMBER.fullmatch(text) and BARE_NUMBER.fullmatch(machine)):
        return text
    found = found_last("citations", text)
    if not isinstance(found, Citation):
        raise UnclearValue(text, "bad_citation")
    return found.canonical


def place_value(text: str) -> str:
    """Names of places, parted by commas: letters, digits as in `Phường 12`, and what stands in names."""
    names = [each.strip() for each in text.split(",")]
    if not all(_is_name(each) for each in names) or any(found_in(part, text) is not None for part in FIGURES):
        raise UnclearValue(text, "bad_place")
    return text


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and sum(each.isalpha() for each in text) >= FEWEST_LETTERS

"""Figures as each language prints them; the words of the page stand in `index.html.j2` and `words.j2`."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.store.rows import PLAIN_NUMBER, Scalar

DECIMALS = 4  # of a computed share; more tells nobody more
QUOTE_CHARACTERS = 320
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # no letters of HTML
SWAP = str.maketrans(",.", ".,")


def in_english(cell: Scalar) -> str:
    """`12,345.6`; a date or word as it is, "" for an empty cell."""
    text = "" if cell is None else str(cell)
    if not PLAIN_NUMBER.fullmatch(text):
        return text
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > DECIMALS:
        number = round(number, DECIMALS)
    return f"{number:,}"


def in_vietnamese(cell: Scalar) -> str:
    """`12.345,6`."""
    text = "" if cell is None else str(cell)
    return in_english(cell).translate(SWAP) if PLAIN_NUMBER.fullmatch(text) else text


def clipped(text: str, most: int = QUOTE_CHARACTERS) -> str:
    """The text on one line, cut in its middle where it is long: a sum begins with its total or ends in it.

    It is cut between words: half a figure would be another one.
    """
    line = " ".join(printable(text).split())
    if len(line) <= most:
        return line
    half = (most - 3) // 2
    head, tail = line[: half + 1], line[-half - 1 :]
    head = head.rpartition(" ")[0] or head[:-1]
    tail = tail.partition(" ")[2] or tail[1:]
    return f"{head.rstrip()} … {tail.lstrip()}"


def printable(text: str) -> str:
    """Without control characters, which no page may hold."""
    return UNPRINTABLE.sub(" ", text)

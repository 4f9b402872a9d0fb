"""Quotes that a spreadsheet changed, put right: the key of a row tells which words of its sentence were quoted.

A spreadsheet that saves a table makes `7.92` of `7.920` and `08/21/23` of `21/8/2023`. The key is a digest of document,
quote and sentence, so that only the quote as it was gives it again; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.review.anchors import Anchor
from pipeline.text import folded

LONGEST = 40  # characters of what a spreadsheet takes for a number or a day
ROUNDED = Decimal("0.005")  # share by which `5.71E+10` can be off
LONGEST_SENTENCE = 4000  # in which it is looked for
_NUMERAL = re.compile(r"\d+(?:e\d+)?", re.ASCII)  # hex digits that a spreadsheet reads as a number
_AS_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:E\+?\d+)?", re.ASCII | re.IGNORECASE)  # and what it saves them as
_EDGES = re.compile(r"\b|(?=[^\w\s])|(?<=[^\w\s])")


def is_numeral(key: str) -> bool:
    """Whether a spreadsheet takes a key of hex digits for a number: `0570981353e2` becomes `57098135300`."""
    return _NUMERAL.fullmatch(key) is not None


def with_its_digits(cell: str, key: str) -> str:
    """The key, known from elsewhere, where the cell is what a spreadsheet has made of it; else the cell."""
    if not is_numeral(key) or not _AS_NUMBER.fullmatch(cell):
        return cell
    number, shown = Decimal(key), Decimal(cell.replace(",", "."))
    return key if abs(number - shown) <= number * ROUNDED else cell


def with_its_quote(anchor: Anchor, subject: str) -> Anchor | None:
    """The anchor that has that key, with another quote from its sentence where need be; `None` where there is none.

    A key that a spreadsheet has made a number of is that of the anchor as it is.
    """
    if anchor.subject == with_its_digits(subject, anchor.subject):
        return anchor
    if len(anchor.context) > LONGEST_SENTENCE:
        return None
    # Of a check without a figure the evidence is both quote and context.
    for quote in (anchor.context, *_quotes(folded(anchor.context))):
        mended = replace(anchor, quote=quote)
        if mended.subject == subject:
            return mended
    return None


def _quotes(sentence: str) -> Iterator[str]:
    """Stretches from one edge of a word or mark to another."""
    edges = [match.start() for match in _EDGES.finditer(sentence)]
    for at, start in enumerate(edges):
        for end in edges[at + 1 :]:
            if end - start > LONGEST:
                break
            yield sentence[start:end]

"""What messages quote, short enough for a cell of any spreadsheet: a document may hold a figure of a megabyte."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_PIECE = 200  # characters of one figure, head or line that a message quotes
LONGEST_MESSAGE = 8_000  # of a message, whatever it quotes
LONGEST_EVIDENCE = 30_000  # of the quotes of a check; a cell of Excel holds 32,767, one that Python reads 131,072


def brief(text: str, most: int = LONGEST_PIECE) -> str:
    """The text, or its beginning and how many characters more it has."""
    if len(text) <= most:
        return text
    return f"{text[:most].rstrip()}… (+{len(text) - most:,})"


def named(pieces: Sequence[str], most: int) -> str:
    """The first of the pieces, each brief, and how many more there are."""
    more = f"; … (+{len(pieces) - most:,})" if len(pieces) > most else ""
    return "; ".join(map(brief, pieces[:most])) + more

"""Figures whose thousands are marked with blanks, and which a narrow column broke there: `15 130` above `000`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import Columns, Split, words_in

_BEGUN = re.compile(r"[(\-–−]?\d{1,3}(?:\s\d{3})*")
_REST = re.compile(r"\d{3}(?:\s\d{3})*(?:,\d+)?\)?")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[IVX]+|[A-Za-z]")  # of a row


def broken_joined(text: str, splits: Sequence[Split], columns: Columns) -> list[Split]:
    """The rows, those of the last groups of figures made one with the row above, where some begin with a nought."""
    ends = [False, *(_may_end(text, one, other, columns) for one, other in pairwise(splits))]
    if not any(is_end and ends_figures(text, split) for split, is_end in zip(splits, ends, strict=True)):
        return list(splits)
    found: list[Split] = []
    for split, is_end in zip(splits, ends, strict=True):
        if is_end:
            found[-1] = Split([*found[-1].words, *split.words], [*found[-1].figures, *split.figures])
        else:
            found.append(split)
    return found


def ends_figures(text: str, split: Split) -> bool:
    """Whether the figures of a line are the last groups of others: one begins with a nought, as no figure does."""
    found = [words_in(text, phrase) for phrase in split.figures]
    return all(map(_REST.fullmatch, found)) and any(each.startswith("0") for each in found)


def _may_end(text: str, one: Split, other: Split, columns: Columns) -> bool:
    """Whether each figure of a row that has no number may be the end of one right above it."""
    above = {columns.of(phrase): words_in(text, phrase) for phrase in one.figures}
    is_numbered = bool(other.words) and columns.of(other.words[0]) == 0 and len(columns.words) > 1
    if not other.figures or (is_numbered and _NUMBER.fullmatch(words_in(text, other.words[0]))):
        return False
    pairs = [(above.get(columns.of(phrase), ""), words_in(text, phrase)) for phrase in other.figures]
    is_grouped = any(" " in figure for figure in above.values())
    return is_grouped and all(_BEGUN.fullmatch(figure) and _REST.fullmatch(rest) for figure, rest in pairs)

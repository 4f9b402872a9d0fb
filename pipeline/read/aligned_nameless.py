"""Rows of figures whose names stand above and below them, so that no words begin the row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.aligned_columns import FIGURE, SAME_EDGE, Phrase, Split, across, words_in

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?")  # of a row


def nameless_told(text: str, splits: Sequence[Split]) -> list[Split]:
    """The rows, words being figures that stand in the columns of other rows: their name stands above and below them.

    `3 6 769,0 1 33,09 thủ tục đấu`: a number of the row, figures and a line of its note.
    """
    words = [split for split in splits if not split.figures and sum(_is_figure(text, p) for p in split.words) > 1]
    if not words:
        return list(splits)
    ends = [across(phrase)[1] for split in splits for phrase in split.figures]
    begin = min((across(split.figures[0])[0] for split in splits if split.figures), default=0.0)
    return [_nameless(text, split, ends, begin) if split in words else split for split in splits]


def _is_figure(text: str, phrase: Phrase) -> bool:
    return FIGURE.fullmatch(words_in(text, phrase)) is not None


def _nameless(text: str, split: Split, ends: Sequence[float], begin: float) -> Split:
    """The row with its figures, if these are all that stand before the note, each ends as others do; else as it was."""
    inside = [phrase for phrase in split.words if across(phrase)[1] > begin]
    figures = inside if inside and _is_figure(text, inside[-1]) else inside[:-1]
    rest = [phrase for phrase in split.words if phrase not in figures]
    are_below = all(any(abs(across(phrase)[1] - end) <= SAME_EDGE for end in ends) for phrase in figures)
    are_figures = all(_is_figure(text, phrase) for phrase in figures)
    is_numbered = all(_NUMBER.fullmatch(words_in(text, phrase)) for phrase in rest if across(phrase)[1] <= begin)
    return Split(rest, figures) if len(figures) > 1 and are_figures and are_below and is_numbered else split

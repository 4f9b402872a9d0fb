"""Figures that a column too narrow for them broke: `15 130` above `000`, `43.976,` above `20`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import Columns, Split, across, words_in

_BEGUN = re.compile(r"[(\-–−]?\d{1,3}(?:\s\d{3})*")
_DOTTED_BEGUN = re.compile(r"[(\-–−]?\d{1,3}(?:\.\d{3})*\.\d{1,2}|[(\-–−]?\d{1,3}(?:,\d{3})*,\d{1,2}")
_BROKEN = re.compile(r"[(\-–−]?\d{1,3}(?:(?:\.\d{3})+\.\d{1,2}|(?:,\d{3})+,\d{1,2})")  # no figure by itself
_DOTTED = re.compile(r"[(\-–−]?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)\)?")
_REST = re.compile(r"\d{3}(?:\s\d{3})*(?:,\d+)?\)?")
# Only figures with thousands are that wide, or those that end in their mark: `12,5` above `3` are two.
_DECIMALS_BEGUN = re.compile(r"[(\-–−]?\d{1,3}(?:(?:\.\d{3})+,\d?|(?:,\d{3})+\.\d?|[.,])")
_DECIMALS = re.compile(r"\d{1,2}[)%]?")
TWO_LINES = 1.7  # times a line's height, from the middle of a line to that of the next
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[IVX]+|[A-Za-z]")  # of a row


def broken_joined(text: str, splits: Sequence[Split], columns: Columns) -> list[Split]:
    """The rows, those of the last digits of figures made one with the row above.

    Decimals are told by themselves, groups where the table has some that are no figures: `000`, `2.600.00`.
    """
    splits = _around_joined(text, splits, columns)
    decimals = [False, *(_may_be_decimals(text, one, other, columns) for one, other in pairwise(splits))]
    groups = [False, *(_may_be_groups(text, one, other, columns) for one, other in pairwise(splits))]
    above = [Split([], []), *splits]
    are_told = any(
        are_groups and (ends_figures(text, split) or _is_broken(text, one))
        for one, split, are_groups in zip(above, splits, groups, strict=False)
    )
    found: list[Split] = []
    for split, are_decimals, are_groups in zip(splits, decimals, groups, strict=True):
        if are_decimals or (are_told and are_groups):
            found[-1] = Split([*found[-1].words, *split.words], [*found[-1].figures, *split.figures])
        else:
            found.append(split)
    return found


def _around_joined(text: str, splits: Sequence[Split], columns: Columns) -> Sequence[Split]:
    """The rows, those of broken figures made one with what is set in the middle of their row: names, whole figures."""
    if not any(_is_broken(text, split) for split in splits):
        return splits
    found: list[Split] = []
    at = 0
    while at < len(splits):
        is_around = at + 2 < len(splits) and _is_around(text, splits[at], splits[at + 1], splits[at + 2], columns)
        group = splits[at : at + (3 if is_around else 1)]
        found.append(Split([w for each in group for w in each.words], [f for each in group for f in each.figures]))
        at += len(group)
    return found


def _is_around(text: str, above: Split, middle: Split, below: Split, columns: Columns) -> bool:
    """Whether a row's broken figures stand right above and below what says the rest of it."""
    if not above.figures or not below.figures or not _is_broken(text, above):
        return False
    taken = {columns.of(phrase) for phrase in above.figures}
    first, between, last = ((each.figures or each.words)[0][0].middle for each in (above, middle, below))
    is_between = first < between < last < first + TWO_LINES * above.height
    is_free = all(columns.of(phrase) not in taken for phrase in middle.figures)
    return is_between and is_free and all(map(_ends_dotted, *_pairs(text, above, below, columns)))


def ends_figures(text: str, split: Split) -> bool:
    """Whether the figures of a line are the last groups of others: one begins with a nought, as no figure does."""
    found = [words_in(text, phrase) for phrase in split.figures]
    return all(map(_REST.fullmatch, found)) and any(each.startswith("0") for each in found)


def ends_figure(figure: str, rest: str) -> bool:
    """Whether `rest`, set below a figure in one cell, may be its last decimals, or the rest of its last group."""
    return _ends_decimals(figure, rest) or _ends_dotted(figure, rest)


def _ends_decimals(figure: str, rest: str) -> bool:
    return _DECIMALS_BEGUN.fullmatch(figure) is not None and _DECIMALS.fullmatch(rest) is not None


def _ends_dotted(figure: str, rest: str) -> bool:
    return _DOTTED_BEGUN.fullmatch(figure) is not None and _DOTTED.fullmatch(figure + rest) is not None


def _is_broken(text: str, split: Split) -> bool:
    return any(_BROKEN.fullmatch(words_in(text, phrase)) for phrase in split.figures)


def _may_be_decimals(text: str, one: Split, other: Split, columns: Columns) -> bool:
    """Whether a row has nothing but decimals, each below a figure that may lack some, and notes behind them."""
    if any(across(phrase)[0] < columns.reaches[-1][1] for phrase in other.words):
        return False
    return bool(other.figures) and all(map(_ends_decimals, *_pairs(text, one, other, columns)))


def _may_be_groups(text: str, one: Split, other: Split, columns: Columns) -> bool:
    """Whether each figure of a row that has no number may be the end of one right above it."""
    is_numbered = bool(other.words) and columns.of(other.words[0]) == 0 and len(columns.words) > 1
    if not other.figures or (is_numbered and _NUMBER.fullmatch(words_in(text, other.words[0]))):
        return False
    figures, rests = _pairs(text, one, other, columns)
    if all(map(_ends_dotted, figures, rests)):
        return True
    is_grouped = any(" " in words_in(text, phrase) for phrase in one.figures)
    return is_grouped and all(map(_BEGUN.fullmatch, figures)) and all(map(_REST.fullmatch, rests))


def _pairs(text: str, one: Split, other: Split, columns: Columns) -> tuple[list[str], list[str]]:
    """The figures of a row, and those of the row above in their columns."""
    above = {columns.of(phrase): words_in(text, phrase) for phrase in one.figures}
    return [above.get(columns.of(phrase), "") for phrase in other.figures], [
        words_in(text, phrase) for phrase in other.figures
    ]

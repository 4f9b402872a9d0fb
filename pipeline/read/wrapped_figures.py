"""Figures that go on in the next line of a narrow ruled cell: `-` / `424.00` / `2`, `(12.82` / `0)`, `19,6` / `6`.

Two figures may stand one below another just as well. The marks tell, or that no further digit went into the line; else
the lines stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

PADDING = 6.0  # points between a cell's edge and its text, at most: Word has 5.4
NO_ROOM = 2.5  # widths of a digit at both sides, padding included: less, and a group of thousands cut in two goes on
SURE_DIGITS = 4  # of a line without marks, with a shorter one below: else each may be a figure, or a year
FEWEST_LINES = 2
LETTERS = frozenset("0123456789.,()%+-–—−")  # of figures
_SIGNS = frozenset("-–—−+(")
_BREAKS, _TAILS = (".", ","), (".", ",", "%", ")")  # what a line may end with, and the next begin with
_WHOLE = re.compile(
    r"(?P<open>\()?[-–—−+]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)%?(?(open)\)%?)"
)
_CUT_GROUP = re.compile(r"\D*\d{1,3}(?:\.\d{3})*\.\d{1,2}")
_GROUPED = re.compile(r"\D*\d{1,3}(?:\.\d{3})+(?:,\d+)?\D*")
_NO_COUNT = re.compile(r"00|0\d\d")  # 0 and 05 may be counts
_GROUP_ENDED = re.compile(r"\D*\d{1,3}(?:[.,]\d{3})+")  # 1.250
_DECIMALS = re.compile(r"\D*\d+(?:\.\d{3})*[.,]\d+")


class CellLine(NamedTuple):
    """A line of a cell, and from where to where it reaches."""

    text: str
    x0: float
    x1: float

    @property
    def letter(self) -> float:
        """Width of one of its letters, points."""
        return (self.x1 - self.x0) / len(self.text)


def is_wrapped(lines: Sequence[CellLine], left: float, right: float) -> bool:
    """Whether lines of a cell from `left` to `right` are one figure that goes on below for want of room."""
    texts = [line.text for line in lines]
    if len(lines) < FEWEST_LINES or not _WHOLE.fullmatch("".join(texts)):
        return False
    padding = min(PADDING, *(min(line.x0 - left, right - line.x1) for line in lines))
    cell = _Cell(left, right, right - left - 2 * padding, "".join(texts), set(texts[0]) <= _SIGNS)
    return all(
        _goes_on(cell, before, line, after, is_last=number == len(lines) - 1)
        for number, (before, (line, after)) in enumerate(zip(accumulate(texts), pairwise(lines), strict=False), 1)
    )


class _Cell(NamedTuple):
    """A cell; `room` for text in it, points; `whole`: its lines joined; whether the first of them is a sign alone."""

    left: float
    right: float
    room: float
    whole: str
    begins_with_sign: bool


def _goes_on(cell: _Cell, before: str, line: CellLine, after: CellLine, *, is_last: bool) -> bool:
    """Whether the line `after` goes on the figure of which `before` is printed up to `line`."""
    if set(before) <= _SIGNS:  # a break stands behind a hyphen where what follows has no room beside it
        return not is_last or line.x1 - line.x0 + after.x1 - after.x0 > cell.room
    has_room = line.x1 - line.x0 + after.letter <= cell.room
    if before.endswith(_BREAKS) or after.text.startswith(_TAILS) or before[0] == "(":
        return not (before.endswith(",") and has_room)  # 3, 5: a list
    if _CUT_GROUP.fullmatch(before) and _GROUPED.fullmatch(cell.whole):
        return max(line.x0 - cell.left, cell.right - line.x1) < NO_ROOM * line.letter
    if has_room or _GROUP_ENDED.fullmatch(before):
        return False
    is_long = len(line.text) >= max(SURE_DIGITS, len(after.text) + 1)
    return (
        _NO_COUNT.match(after.text) is not None
        or is_long
        or cell.begins_with_sign
        or _DECIMALS.fullmatch(before) is not None
    )

"""The row that numbers the columns of a table without ruled lines: `(1) (2) (3=1+2)`, `A B 1 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.read.aligned_columns import Phrase, Row, across, words_in
from pipeline.read.pieces import Piece

MOST_LINES = 3  # of the row: a formula is broken where its column is narrow
WITHIN = 0.9  # times a line's height: room between two lines of one row
SIGNS = "=+-–*/x:"  # what a line of a formula ends in, or the next begins with
_FORMULA = re.compile(r"\(?\d{1,2}\)?=")
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?(?:\s?=.*)?|\(?[A-D]\)?")


def is_numbering(text: str, row: Row) -> bool:
    """Whether a row has the numbers of columns, be they one blank apart."""
    found = [_NUMBERED.fullmatch(words_in(text, phrase)) for phrase in numbers_of(text, row)]
    numbers = [int(match[1]) for match in found if match and match[1]]
    return all(found) and len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))


def numbers_of(text: str, row: Row) -> Row:
    """The phrases of a row of numbers from the left, those of several numbers parted."""
    phrases = sorted((part for phrase in row for part in _formulas(text, phrase)), key=across)
    are_whole = (_NUMBERED.fullmatch(words_in(text, phrase)) is not None for phrase in phrases)
    parts = zip(phrases, are_whole, strict=True)
    return [part for phrase, is_whole in parts for part in ([phrase] if is_whole else [[each] for each in phrase])]


def _formulas(text: str, phrase: Phrase) -> list[Phrase]:
    """The formulas of a phrase, those of two columns that nearly touch: `(8)=(7)/(6) (9)=(7)-(6)`."""
    starts = [at for at, piece in enumerate(phrase) if at and _FORMULA.match(text, piece.start, piece.end)]
    return [phrase[low:high] for low, high in pairwise((0, *starts, len(phrase)))]


def numberings_joined(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, those of numbers whose formulas take several lines made one: `(4)=(3)/(1` above `)`."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        ends = range(min(at + MOST_LINES, len(rows)), at + 1, -1)
        end = next((end for end in ends if _is_one(text, rows[at:end])), at + 1)
        found.append(_joined(text, rows[at:end]) if end > at + 1 else rows[at])
        at = end
    return found


def _is_one(text: str, rows: Sequence[Row]) -> bool:
    """Whether close rows are one of numbers and the lines of formulas above and below it."""
    if len(rows) < 2 or any(_room(one, other) >= WITHIN * one[0][0].height for one, other in pairwise(rows)):  # noqa: PLR2004
        return False
    most = max(rows, key=len)
    joined = _joined(text, rows)
    broken = [phrase for phrase in joined if phrase[0].middle != phrase[-1].middle]
    in_broken = {piece.start for phrase in broken for piece in phrase}
    are_lines = all(phrase[0].start in in_broken for row in rows if row is not most for phrase in row)
    return are_lines and all(_is_formula(text, phrase) for phrase in broken) and is_numbering(text, joined)


def _is_formula(text: str, phrase: Phrase) -> bool:
    """Whether each line but the first goes on the one before: `(4)=(3)/(1` and `)`, `(5)=(4)` and `/(3)`."""
    lines = ["".join(text[piece.start : piece.end] for piece in line) for _, line in groupby(phrase, key=_middle)]
    says = [("".join(lines[:count]), line) for count, line in enumerate(lines) if count]
    return "=" in lines[0] and all(
        above[-1] in SIGNS or line[0] in SIGNS or above.count("(") > above.count(")") for above, line in says
    )


def _room(row: Row, below: Row) -> float:
    return min(phrase[0].box.top for phrase in below) - max(phrase[0].box.bottom for phrase in row)


def _joined(text: str, rows: Sequence[Row]) -> Row:
    """The phrases of several lines, those that stand one below another made one, from the left."""
    found: Row = []
    parts = (part for row in rows for phrase in row for part in _formulas(text, phrase))
    for phrase in sorted(parts, key=_left):
        (x0, _), above = across(phrase), found[-1] if found else None
        if above is not None and x0 < across(above)[1] and above[0].middle != phrase[0].middle:
            found[-1] = sorted([*above, *phrase], key=_from_top)
        else:
            found.append(phrase)
    return found


def _left(phrase: Phrase) -> float:
    return across(phrase)[0]


def _middle(piece: Piece) -> float:
    return piece.middle


def _from_top(piece: Piece) -> tuple[float, float]:
    return piece.middle, piece.box.x0

"""Rows of a typed table whose names run over several lines: which lines are one row.

The figures stand beside the first line of a name, or in its middle: then as many lines are above them as below. Lines
that only go on a name are told from those with a name of their own by where their words would have stood: a line is
broken where the next word does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MOST_ABOVE = 3  # lines of the first name above its figures
CLEAR = 0.15  # of the width of the names: more room was left where a line was not broken for want of it
_GOING_ON = ("-", "–", ",", "/")  # ends of a line whose name goes on: `giai đoạn 2021 -` / `2025`
LEAST_CLEAR = 2  # characters
NUMBERED_SHARE = 0.8  # of the rows with figures: totals have no number
FEWEST_ALONE = 2  # lines of words alone: one may be the name of a group, that comes where it comes
_LABEL = re.compile(r"[-+*•–]|[IVXLC]+[.)]?|[A-Z]|[^\W\d_][.)]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
BEGINS_LABELLED = re.compile(r"(?:[-+*•–]|[IVXLC]+[.)]|[A-Za-z][.)]|\d{1,2}(?:\.\d{1,2})*[.)])\s")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of a table's body: its label and name, "" for none, and whether figures stand on it."""

    label: str
    name: str
    has_figures: bool


def typed_line(words: Sequence[str], *, has_figures: bool) -> TypedLine:
    """The line of these phrases left of the figures; a label is a phrase of its own before the name."""
    is_labelled = bool(words) and _LABEL.fullmatch(words[0]) is not None and (len(words) > 1 or has_figures)
    names = words[is_labelled:]
    return TypedLine(words[0] if is_labelled else "", names[0] if names else "", has_figures)


def rows_of_lines(lines: Sequence[TypedLine], above: int) -> list[list[int]] | None:
    """Numbers of the lines of each row; `None` where they cannot be told.

    `above`: how many of the first lines have no figures and may be of the head.
    """
    if not any(not line.has_figures for line in lines[above:]) and not _is_nameless(lines, above):
        return [[at] for at in range(above, len(lines))]
    if any(line.has_figures and not line.name for line in lines[above:]):
        found = [rows for count in range(min(above, MOST_ABOVE) + 1) if (rows := _by_middles(lines, above - count))]
        are_alike = all(rows[-len(found[0]) :] == found[0] for rows in found)  # but for names of groups above
        return found[-1] if found and are_alike and all(len(row) == 1 for row in found[-1][: -len(found[0])]) else None
    return _by_beginnings(lines, above)


def _is_nameless(lines: Sequence[TypedLine], above: int) -> bool:
    """Whether the first row of figures has no name, and a line above it may be its."""
    return above > 0 and len(lines) > above and not lines[above].name


def _by_middles(lines: Sequence[TypedLine], start: int) -> list[list[int]] | None:
    """Rows with as many lines above their figures as below, from line `start` on."""
    rows: list[list[int]] = []
    at = start
    while at < len(lines):
        figures = next((i for i in range(at, len(lines)) if lines[i].has_figures), None)
        if figures is None:
            break
        labelled = [i for i in range(at, figures) if _has_label(lines[i])]
        if labelled:  # a name of its own, such as that of a group: the lines up to it are none of the next row
            rows += [[i] for i in range(at, labelled[-1] + 1)]
            at = labelled[-1] + 1
        count = figures - at
        end = figures + count
        rest = range(figures + 1, end + 1)
        if end >= len(lines) or any(lines[i].has_figures or _has_label(lines[i]) for i in rest):
            return None
        row = list(range(at, end + 1))
        if (not lines[figures].name and not count) or lines[at].name[:1].islower():
            return None
        rows.append(row)
        at = end + 1
    return rows + [[i] for i in range(at, len(lines))]


def _has_label(line: TypedLine) -> bool:
    return not line.has_figures and bool(line.label or BEGINS_LABELLED.match(line.name))


def _by_beginnings(lines: Sequence[TypedLine], above: int) -> list[list[int]] | None:
    """Rows whose figures stand beside the first line of the name."""
    wide = max(
        (len(line.name) for line in lines[above:] if not _has_label(line)), default=0
    )  # names of groups reach over columns
    evident = any(not line.has_figures and line.name[:1].islower() for line in lines[above + 1 :])
    clear = 1
    if _never_fit(lines[above:], wide):
        evident, clear = True, LEAST_CLEAR + 1
    rows = [[above]]
    for at in range(above + 1, len(lines)):
        one, line = lines[at - 1], lines[at]
        if line.has_figures:
            goes_on = line.name[:1].islower() and not line.label  # its figures end those above: 12.553.65 / 9
            rows[-1:] = [[*rows[-1], at]] if goes_on else [rows[-1], [at]]
            continue
        is_one = _goes_on(one, line, wide, clear, evident=evident)
        if is_one is None:
            return None
        if not is_one and at + 1 < len(lines) and lines[at + 1].has_figures and not _is_own(line, lines[at + 1], wide):
            return None
        rows[-1:] = [[*rows[-1], at]] if is_one else [rows[-1], [at]]
    return rows


def _never_fit(lines: Sequence[TypedLine], wide: int) -> bool:
    """Whether several lines have words alone among numbered rows, each where its first word had no room above it."""
    alone = [(one, line) for one, line in pairwise(lines) if not line.has_figures and not _has_label(line)]
    numbered = sum(bool(line.label) for line in lines if line.has_figures)
    is_numbered = numbered >= NUMBERED_SHARE * sum(line.has_figures for line in lines)
    rooms = [_room(one, line, wide) for one, line in alone]
    return len(alone) >= FEWEST_ALONE and is_numbered and max(rooms) <= LEAST_CLEAR and median(rooms) < 1


def _goes_on(one: TypedLine, line: TypedLine, wide: int, clear: int, *, evident: bool) -> bool | None:
    """Whether a line goes on the name of the one above; `None` where that cannot be told.

    `clear`: characters of room that tell nothing; `evident`: whether other names run over several lines beyond doubt.
    """
    if _has_label(line):
        return False
    if line.name[:1].islower() or one.name[-1:] in _GOING_ON:
        return True
    room = _room(one, line, wide)
    if room < clear:
        return True if evident else None
    return False if room >= max(LEAST_CLEAR, CLEAR * wide) else None


def _is_own(line: TypedLine, below: TypedLine, wide: int) -> bool:
    """Whether a line without figures is not the beginning of the name below it."""
    return _has_label(line) or _room(line, below, wide) >= max(LEAST_CLEAR, CLEAR * wide)


def _room(one: TypedLine, line: TypedLine, wide: int) -> int:
    """Characters that were left on a line if the next line's first word had stood on it."""
    return wide - len(one.name) - 1 - len((line.name.split() or [""])[0])


def tops_of(
    rows: Sequence[Sequence[int]], lines: Sequence[TypedLine], high: float, apart: float
) -> Iterator[tuple[int, float]]:
    """Each line with how far below the first it is to stand: rows apart, figures without a name half a line lower."""
    top = 0.0
    for row in rows:
        bare = next((at for at in row if lines[at].has_figures and not lines[at].name), None)
        for at in row:
            if at == bare and len(row) > 1:
                yield at, top - high / 2
            else:
                yield at, top
                top += high
        top += apart

"""Rolls in the lines below a count: `05 nhóm nhiệm vụ:`, then a line with a dash for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.model import Passage

FEWEST = 3
HEADED = frozenset({"letter", "roman"})  # of headings, under which anything may stand


class Lines(NamedTuple):
    """Lines with one kind of mark; `is_closed`: each but the last ends with a semicolon, and the last with a stop."""

    number: int
    start: int
    end: int
    is_closed: bool


def lines_below(text: str, passages: Sequence[Passage], at: int) -> Lines | None:
    """Those below the paragraph `at`, which ends with a colon."""
    first = at + 1
    if first >= len(passages) or not passages[first].mark or passages[first].mark in HEADED | {passages[at].mark}:
        return None
    mark, items, last = passages[first].mark, [], first
    for last, passage in enumerate(passages[first:], first):
        if not passage.mark or (passage.mark == passages[at].mark and passage.mark != mark):
            break
        if passage.mark == mark:
            items.append(passage)
            if _ending(text, passage) == "." and last + 1 < len(passages) and len(items) > 1:
                break
    if len(items) < FEWEST:
        return None
    ends = [_ending(text, item) for item in items]
    is_closed = all(end in ";," for end in ends[:-1]) and ends[-1] in ".;"
    return Lines(len(items), items[0].start, items[-1].end, is_closed)


def is_of_lines(text: str, count: Figure, lines: Lines) -> bool:
    """Whether no line has a share of the count: `12 hộ:`, then `- Xã Tân Lập 05 hộ; - Xã Tân Phú 07 hộ`."""
    noun = count.unit.split(maxsplit=1)[0]
    return f" {noun}" not in text[lines.start : lines.end] or not any(map(str.isdigit, text[lines.start : lines.end]))


def _ending(text: str, passage: Passage) -> str:
    return text[passage.start : passage.end].rstrip()[-1:]

"""Minutes: the day they were held opens them; the chair signs beside the secretary, on either side, and is signer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.datelines import Datelines, issue_date
from pipeline.segment.lines import Line

COLUMN_GAP = re.compile(r"\s{3,}|\t")
OPENING_LINES = 8  # below the title, of which one tells when the meeting began
LONGEST_OPENING = 160  # characters of it up to the day
NAME_LINES = 12  # below the titles: signatures and `(Ký, ghi rõ họ tên)` stand between


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the titles of who leads a meeting, and of who keeps its minutes, begin."""

    chair: re.Pattern[str]
    secretary: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Opening:
    """How minutes say when they were held: `Hôm nay, hồi 14 giờ 00 ngày 21 tháng 9 năm 2007, tại …`."""

    kinds: frozenset[str]
    datelines: Datelines


@dataclass(frozen=True, slots=True)
class Chair:
    """The chair's title, and the number of its column, from 0."""

    title: str
    column: int


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml, [zone]."""
    chair, secretary = (alternation(rules.words(f"words.zone.{key}")) for key in ("chairs", "secretaries"))
    return Grammar(chair=re.compile(rf"{chair}(?!\w)"), secretary=re.compile(rf"{secretary}(?!\w)"))


def opening_of(rules: Rulebook, datelines: Datelines) -> Opening:
    """Patterns from rules/words.toml, [zone]."""
    return Opening(frozenset(rules.words("words.zone.minutes")), datelines)


def held_on(opening: Opening, doc_type: str, lines: Sequence[Line]) -> str:
    """ISO day that minutes without a date in their head say they were held on; `lines` below the head; "": none."""
    if doc_type not in opening.kinds:
        return ""
    for index, line in enumerate(lines[:OPENING_LINES]):
        if opening.datelines.held.match(line.text):
            text = " ".join(each.text for each in lines[index : index + 2])
            return issue_date(opening.datelines.alone.search(text, 0, LONGEST_OPENING))
    return ""


def chair_of(grammar: Grammar, text: str) -> Chair | None:
    """`THƯ KÝ      CHỦ TRÌ`; `None` for a line that does not name both."""
    if grammar.secretary.search(text) is None:
        return None
    columns = COLUMN_GAP.split(text.strip())
    at = next((i for i, each in enumerate(columns) if grammar.chair.match(each)), None)
    return Chair(columns[at], at) if at is not None and len(columns) > 1 else None


def chairs_name(chair: Chair, lines: Sequence[Line], below: int, name_in: Callable[[str], str]) -> tuple[int, str]:
    """Line and name of the chair, from the line `below` on: in the same column, or the name at its place in a list.

    `name_in`: the name that a text is, or "". Where only one of them has a name, nobody can tell whose it is: "".
    """
    alone: list[tuple[int, str]] = []
    for index in range(below, min(below + NAME_LINES, len(lines))):
        columns = COLUMN_GAP.split(lines[index].text.strip())
        if len(columns) > chair.column and len(columns) > 1 and name_in(columns[chair.column]):
            return index, name_in(columns[chair.column])
        if len(columns) == 1 and name_in(columns[0]):
            alone.append((index, name_in(columns[0])))
    return alone[chair.column] if len(alone) > max(chair.column, 1) else (below, "")

"""The end of minutes: secretary and chair sign side by side, and the chair is the signer, on whichever side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line

COLUMN_GAP = re.compile(r"\s{3,}|\t")
NAME_LINES = 12  # below the titles: signatures and `(Ký, ghi rõ họ tên)` stand between


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the titles of who leads a meeting, and of who keeps its minutes, begin."""

    chair: re.Pattern[str]
    secretary: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Chair:
    """The chair's title, and the number of its column, from 0."""

    title: str
    column: int


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml, [zone]."""
    chair, secretary = (alternation(rules.words(f"words.zone.{key}")) for key in ("chairs", "secretaries"))
    return Grammar(chair=re.compile(rf"{chair}(?!\w)"), secretary=re.compile(rf"{secretary}(?!\w)"))


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

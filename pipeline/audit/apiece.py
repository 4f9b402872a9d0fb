"""Figures told once of two things: `Kim Bảng và Lý Nhân mỗi huyện 4 vụ`, `khối 3 và khối 5 cùng đạt 58 em`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.audit.nearby import Told
from pipeline.rulebook import Rulebook, whole_words

ENDS = frozenset({"semicolon", "colon", "open", "stop"})
LONGEST = 60  # characters from `và` to the figure

Apiece = Callable[[Told, str], tuple[Told, ...]]


def apiece_of(rules: Rulebook) -> Apiece:
    """Function of a figure and the text -> the figure as often as it counts: twice where it is told of two things."""
    words = whole_words(rules.words("checks.sums.apiece"))

    def apiece(each: Told, text: str) -> tuple[Told, ...]:
        figure = each.figure
        if "and" not in each.said or not (each.is_plain or figure.per):
            return (each,)
        joined = _joined(each)
        if joined is None or figure.start - joined > LONGEST or words.search(text, joined, figure.start) is None:
            return (each,)
        once = replace(each, figure=replace(figure, per=""), cues=each.cues - {"each"})
        return (once, once)

    return apiece


def _joined(each: Told) -> int | None:
    """Where the only `và` between two names before a figure ends; `None` where there are more names, or fewer."""
    ends: list[int] = []
    commas = 0
    for at in range(each.at - 1, -1, -1):
        token = each.tokens[at]
        if each.levels[at] != each.level:
            continue
        if token.figure is not None:
            commas -= 1  # behind the figure before
            break
        if token.cue in ENDS:
            break
        if token.cue == "and":
            ends.append(token.end)
        commas += token.cue == "comma"
    return ends[0] if len(ends) == 1 and commas <= 0 else None

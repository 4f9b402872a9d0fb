"""Heads of columns that say which units stand below them: their level (`Xã, phường`), and of which time (`Huyện cũ`).

The finder takes names without a type word by the level, the linker reads them at the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation

LEVELS = ("commune", "district", "province")
NEW, OLD = "new", "old"  # after and before the reform or merger that the table shows
DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
PARTS = " > "  # between the lines of a head


@dataclass(frozen=True, slots=True)
class UnitHead:
    """What a head tells: the levels of the names below, none where it tells only the time; the time, "" for none."""

    levels: tuple[str, ...]
    time: str = ""


HeadReader = Callable[[str], UnitHead | None]


def head_reader(rules: Rulebook) -> HeadReader:
    """Function head of a column -> what units stand below it; `None` where it has other words (`Quân số cũ`)."""
    levels_of = _levels(rules)
    times = _times(rules)
    before = alternation(rules.words("words.place.column_before"))
    fillers = re.compile(rf"\s*(?:{before}\s*)*", re.IGNORECASE)

    def timed(label: str) -> tuple[str, str]:
        """The time that a label tells, "" where it tells none or both, and the rest of it."""
        rest, told = label, set()
        for time, pattern in times.items():
            shorter = pattern.sub(" ", rest)
            if shorter != rest:
                told.add(time)
                rest = shorter
        return (told.pop() if len(told) == 1 else ""), rest.strip()

    def read(label: str) -> UnitHead | None:
        *above, last = label.split(PARTS)
        time, rest = timed(last)
        for part in above if not time else ():
            told, around = timed(part)
            if told and (fillers.fullmatch(around) or levels_of(around)):
                time = told
        levels = levels_of(rest)
        if levels:
            return UnitHead(levels, time)
        return UnitHead((), time) if time and fillers.fullmatch(rest) else None

    return read


def _times(rules: Rulebook) -> dict[str, re.Pattern[str]]:
    """By time, what says it: `mới`, `sau ngày 01/7/2025`; `cũ`, `trước sắp xếp`, `sáp nhập từ`."""
    day = rf"(?:{alternation(rules.words('words.date.day'))}\s+)?{DAY}"
    found = {}
    for time in (NEW, OLD):
        words = alternation(rules.words(f"words.place.column_{time}"))
        days = alternation(rules.words(f"words.place.column_{time}_day"))
        found[time] = re.compile(rf"(?<!\w)\(?(?:{days}\s+{day}|{words}(?!\w))\)?", re.IGNORECASE)
    return found


def _levels(rules: Rulebook) -> Callable[[str], tuple[str, ...]]:
    """Function head of a column -> the levels of its names, none where it has other words."""
    before = rf"(?:{alternation(rules.words('words.place.column_before'))}\s+)*"
    joint = rf"(?:\s*[,/()–-]\s*|\s+{alternation(rules.words('words.joints.and'))}\s+|\s+)"
    words = {level: rules.words(f"words.place.{level}") for level in LEVELS}
    several = alternation(word for level in LEVELS for word in words[level])

    def head(types: str) -> re.Pattern[str]:
        return re.compile(rf"\s*{before}\(?{types}(?:{joint}{types})*\s*\)?\s*", re.IGNORECASE)

    alone = {level: head(alternation(words[level])) for level in LEVELS}
    mixed = head(several)
    own = {
        level: frozenset(words[level]).difference(*(words[other] for other in LEVELS if other != level))
        for level in LEVELS
    }  # `thành phố` may be either
    word = re.compile(rf"(?<!\w){several}(?!\w)", re.IGNORECASE)

    def levels_of(label: str) -> tuple[str, ...]:
        told = tuple(level for level in LEVELS if alone[level].fullmatch(label))
        if len(told) == 1 or not mixed.fullmatch(label):
            return told if len(told) == 1 else ()
        printed = {found[0].casefold() for found in word.finditer(label)}
        return tuple(level for level in LEVELS if printed & own[level])

    return levels_of

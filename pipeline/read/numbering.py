"""The labels that Word prints before numbered paragraphs (`I.`, `1.2`, `a)`, `Điều 3.`): ECMA-376 part 1, 17.9.

They are not in the file's text: each is counted from the list that its paragraph belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.read.archive import MAIN

W = f"{{{MAIN}}}"
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LARGEST_NUMBER = 30_000  # beyond it Word prints nothing better; a damaged start value must not fill the memory
# Signs of the fonts Symbol and Wingdings, which lie in Unicode's private area, as the signs that they print.
SIGNS = {
    0xF02B: "+", 0xF02D: "-", 0xF06F: "□", 0xF076: "❖", 0xF0A3: "≤", 0xF0A7: "▪", 0xF0A8: "□", 0xF0B0: "°", 0xF0B1: "±",
    0xF0B3: "≥", 0xF0B4: "×", 0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→", 0xF0FC: "✓", 0xF0FE: "☑",
}  # fmt: skip


def printed_sign(code: int) -> str:
    """What a character prints; a bullet for a sign of the private area that is not known."""
    return SIGNS.get(code, "•") if _is_private(code) else chr(code)


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF  # noqa: PLR2004 - Unicode's private area


def _letters(number: int) -> str:
    """`a` … `z`, `aa`, `bb` …, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def printed_number(number: int, form: str) -> str:
    """A counter as its format prints it; decimal for formats that Vietnamese documents do not use."""
    return FORMATS.get(form, str)(number) if 0 < number <= LARGEST_NUMBER else str(number)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart`: the level (from 1) whose counting restarts this one, `None` for any above."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    joint: str = " "
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class NumberedList:
    """A list as used: levels of the abstract list, and which values it sets anew when it is first met."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a document, with their counters: paragraphs must be asked for in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counters: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()

    def level_of_style(self, number: str, style: str) -> int:
        """The level that a list ties to a paragraph style; 0 when it ties none."""
        known = self._lists.get(number)
        return next((at for at, level in known.levels.items() if level.style == style), 0) if known and style else 0

    def label(self, number: str, at: int) -> str:
        """Count one paragraph of list `number` at level `at` (from 0); its label with the room behind it."""
        known = self._lists.get(number)
        if known is None or at not in known.levels:
            return ""
        counters = self._counters.setdefault(known.abstract, {})
        if at in known.starts and (number, at) not in self._met:
            counters[at] = known.starts[at]
        else:
            counters[at] = counters[at] + 1 if at in counters else known.levels[at].start
        self._met.add((number, at))
        for below in [level for level in counters if level > at]:
            restart = known.levels.get(below, Level()).restart
            if restart is None or at < restart:
                del counters[below]
        return _printed(known, counters, at)


def _printed(known: NumberedList, counters: dict[int, int], at: int) -> str:
    level = known.levels[at]

    def value(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        other = known.levels.get(which, Level())
        form = "decimal" if level.is_legal and other.form not in {"bullet", "none"} else other.form
        return printed_number(counters.get(which, other.start), form)

    text = _PLACE.sub(value, level.text)
    if level.form == "bullet":
        text = "".join(map(printed_sign, map(ord, text)))
        text = "◦" if text == "o" else text  # the circle of Courier New; an `o` would be read as a word
    return text + level.joint if text.strip() else ""


def _lists(root: etree._Element) -> dict[str, NumberedList]:
    abstracts = {item.get(W + "abstractNumId", ""): item for item in root.findall(W + "abstractNum")}
    by_style = {_value(item, "styleLink"): key for key, item in abstracts.items() if _value(item, "styleLink")}
    found: dict[str, NumberedList] = {}
    for item in root.findall(W + "num"):
        key = _value(item, "abstractNumId")
        linked = _value(abstracts[key], "numStyleLink") if key in abstracts else ""
        key = by_style.get(linked, key)
        if key not in abstracts:
            continue
        levels = {_int(level.get(W + "ilvl"), 0): _level(level) for level in abstracts[key].findall(W + "lvl")}
        found[item.get(W + "numId", "")] = _overridden(NumberedList(key, levels), item)
    return found


def _overridden(known: NumberedList, item: etree._Element) -> NumberedList:
    for override in item.findall(W + "lvlOverride"):
        at = _int(override.get(W + "ilvl"), 0)
        level = override.find(W + "lvl")
        if level is not None:
            known.levels[at] = _level(level)
        start = override.find(W + "startOverride")
        if start is not None:
            known.starts[at] = _int(start.get(W + "val"), 1)
            known.levels[at] = replace(known.levels.get(at, Level()), start=known.starts[at])
    return known


def _level(item: etree._Element) -> Level:
    text = item.find(W + "lvlText")
    restart = item.find(W + "lvlRestart")
    return Level(
        start=_int(_value(item, "start"), 0 if item.find(W + "start") is None else 1),
        form=_value(item, "numFmt") or "decimal",
        text=(text.get(W + "val") or "") if text is not None else "",
        joint="" if _value(item, "suff") == "nothing" else " ",
        restart=_int(restart.get(W + "val"), 0) if restart is not None else None,
        is_legal=item.find(W + "isLgl") is not None,
        style=_value(item, "pStyle"),
    )


def _value(item: etree._Element, name: str) -> str:
    child = item.find(W + name)
    return (child.get(W + "val") or "") if child is not None else ""


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default

"""Numbers that belong to a place's name, and those that do not: `Đạ Huoai 2`, `1 Bảo Lộc`; `số 2 Ngọc Hà` is a house.

A part of the place finder. Since the reform many communes divide a former district's name by numbers: the longest name
of the gazetteer with its number is the name, unless the number counts what follows (`tại Bảo Lâm 2 người`).
"""

from __future__ import annotations

import re

from pipeline.find.last_words import LastWords
from pipeline.find.place_grammar import LOOK_BACK
from pipeline.gazetteer import REFORM, Gazetteer
from pipeline.placenames import name_key
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded

_BEHIND = re.compile(r" \d{1,2}(?![\w/%]|[.,]\d|\s?[-–]\s?\d|\s%)")
_BEFORE = re.compile(r"(?<![\w.,/%-])\d{1,2} $")
_HOUSE_NUMBER = r"\d{1,4}[A-Z]?(?:/\d{1,4}[A-Z]?)*\s$"
CELL_BORDER = "\x00"  # see segment/lines.py
_BREAKS = ("\n", CELL_BORDER)
_OPENED = ",;:.(–-"


class NumberedNames:
    """Names that the gazetteer holds with a number."""

    def __init__(self, rules: Rulebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._numbered = {
            name for name in gazetteer.names() if " " in name and (name[0].isdigit() or name[-1].isdigit())
        }
        self.stems = {name.strip("0123456789 ") for name in self._numbered}
        self._lasting = {
            name_key(row.name) for row in gazetteer.rows if row.valid_from < REFORM and row.name[-1:].isdigit()
        }
        types = rules.words("words.place.commune", "words.place.district", "words.place.province")
        units = (unit.name for unit in rules.money_units)
        scales = [word for unit in rules.money_units for word in unit.name.split()[:1]]
        kinds = ("nouns", "measures", "durations")
        nouns = {word for kind in kinds for word in rules.words(f"units.quantity.{kind}")} - set(types)
        verbs = alternation(rules.words("words.place.also_verbs"))
        counted = alternation({*nouns, *units, *scales, *rules.words("units.percent.words")})
        # `Bảo Lâm 1 năm 2025`, `nhiệm kỳ 2025 - 2030` count nothing; `Đạ Huoai 2 tỉnh Lâm Đồng` tells the unit above.
        self._counts = re.compile(
            rf"\s+(?:(?!{verbs}(?!\w))(?i:{counted})(?!\w)(?!\s+(?:\d|[IVX]+(?!\w)))"
            rf"|{alternation(types)}(?!\w)(?!\s+[{UPPER}\d]))"
        )

    def end(self, text: str, start: int, end: int, day: str) -> int:
        """Where a name ends with the number behind it, which the gazetteer has on the day; else where it ended."""
        number = _BEHIND.match(text, end)
        if number is None or name_key(folded(text[start:end])) not in self.stems:
            return end
        key = name_key(folded(text[start : number.end()]))
        is_name = key in self._numbered and self._is_of_time(key, day) and not self._counts.match(text, number.end())
        return number.end() if is_name else end

    def start(self, text: str, start: int, end: int, day: str) -> int:
        """Where a name begins with the number before it: `1 Bảo Lộc, ngày`."""
        low = max(0, start - 3)
        number = _BEFORE.search(text, low, start) if text[start - 2 : start - 1].isdigit() else None
        if number is None or name_key(folded(text[start:end])) not in self.stems:
            return start
        key = name_key(folded(text[number.start() : end]))
        is_name = key in self._numbered and self._is_of_time(key, day)
        return number.start() if is_name and not self._ends_other(text, start) else start

    def _ends_other(self, text: str, end: int) -> bool:
        """Whether the number is that of a name before it: `Bảo Lâm 1 Bảo Lộc`."""
        line = text[max(0, end - LOOK_BACK) : end].rpartition("\n")[2].rpartition(CELL_BORDER)[2].split()
        return any(name_key(" ".join(line[-count:])) in self._numbered for count in range(2, len(line) + 1))

    def _is_of_time(self, key: str, day: str) -> bool:
        """Whether the name may have been one on the day, printed as far as it is known."""
        return not day or day >= REFORM[: len(day)] or key in self._lasting


class Addresses:
    """Houses in streets that are called after a place or a person: `trụ sở tại số 2 Ngọc Hà`."""

    def __init__(self, rules: Rulebook) -> None:
        words = alternation(rules.words("words.place.number_word"))
        houses = alternation(rules.words("words.place.houses"))
        self._number = re.compile(rf"(?<!\w)(?P<word>(?i:{words}))\s+(?:(?P<house>{houses})\s+)?{_HOUSE_NUMBER}")
        self._before = LastWords(rules.words("words.place.addresses", "words.place.houses"))

    def has_number(self, text: str, start: int) -> bool:
        """Whether a house's number stands right before; `Trạm bơm số 2 Thái Bình` is a work's."""
        last = text[max(0, start - len("2A ")) : start].strip()  # a glance, for few names have a number before them
        if not last[-1:].isdigit() and not last[:1].isdigit():
            return False
        number = self._number.search(text, max(0, start - LOOK_BACK), start)
        if number is None:
            return False
        before = text[max(0, number.start() - LOOK_BACK) : number.start()]
        tight = before.rstrip(" ")
        is_opened = not tight or tight.endswith(_BREAKS) or tight[-1] in _OPENED
        return bool(number["house"]) or is_opened or self._before.end(before)

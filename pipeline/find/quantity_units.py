"""The unit noun behind a number, and what it is counted by. A part of the finder of quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.figures import is_year
from pipeline.find.context import per_unit
from pipeline.find.quantity_days import HOURS, YEAR_DIGITS, is_feast, is_map_scale, may_be_day, may_be_month
from pipeline.find.quantity_grammar import Grammar
from pipeline.lexicon import compound_end
from pipeline.text import UPPER, folded

LOOK_BACK = 24  # characters: the longest word of units.quantity.ordinal_before, with one before it and blanks
LONGEST_UNIT = 60  # characters
ONE = Decimal(1)
_HOUSE_ON_STREET = re.compile(rf"[ ][{UPPER}][^\W\d_]*[ ][{UPPER}][^\W\d_]")  # 45/7 Nguyễn Huệ
_MARKS = re.compile(r"[.\s]")


class Unit(NamedTuple):
    """A unit noun; `factor`: of its scale (`nghìn`); `end`: where it ends in the text; `known`: it stands in rules/."""

    unit: str
    per: str
    factor: Decimal
    end: int
    known: bool
    and_half: bool = False


def unit_behind(grammar: Grammar, text: str, match: re.Match[str]) -> Unit | None:
    """The unit after the number, and whether a half goes with it: `2 tấn rưỡi`, `1 triệu rưỡi lượt`."""
    found = _unit_after(grammar, text, match)
    if found is None or match["high"] or match["of"] or not match["low"].isdigit():
        return found
    if found.factor != 1:
        scale = grammar.scale.match(text, match.end())
        return found._replace(and_half=True) if scale and scale["half"] else found
    if found.per or not found.known or found.unit in grammar.whole:
        return found
    half = grammar.half.match(text, found.end)
    return found._replace(end=half.end(), and_half=True) if half else found


def _unit_after(grammar: Grammar, text: str, match: re.Match[str]) -> Unit | None:
    """The unit noun right after the number; a ratio (`186/337`) stands without one."""
    at, factor = match.end(), ONE
    if not match["of"] and not _may_begin(grammar, text[at : at + 1]):
        return None  # half of all numbers
    scale = grammar.scale.match(text, at)
    if scale:
        other = grammar.not_unit.match(text, at)  # triệu tập
        if other and other.end() > scale.end():
            return None
        at, factor = scale.end(), grammar.factors[scale[1].casefold()]
    if match["of"] and (is_map_scale(match) or is_feast(match)):
        return None
    found = unit_at(grammar, text, match, at, factor)
    return None if found is None or _is_clock(grammar, text, match, at) else found


def _may_begin(grammar: Grammar, letter: str) -> bool:
    """Whether a unit, or the blank before it, may begin so."""
    return letter.isspace() or letter.isalpha() or letter in grammar.signs


def unit_at(grammar: Grammar, text: str, match: re.Match[str], at: int, factor: Decimal = ONE) -> Unit | None:
    """The unit noun at `at`, behind the number and its scale."""
    if grammar.named_month.match(text, at):
        return None
    unit = grammar.unit.match(text, at)
    blocked = grammar.not_unit.match(text, at)
    if unit and (not blocked or blocked.end() <= unit.end()) and not grammar.calendar.match(text, at):
        return _known(grammar, text, unit, factor)
    if match["of"]:
        return _ratio(grammar, text, match)
    if grammar.capital.match(text, at):
        return _capital(grammar, text, at, factor)
    acronym = None if blocked else grammar.acronym.match(text, at)
    if acronym is not None:
        per = grammar.per.match(text, acronym.end())
        if per and per[1] and _is_second(grammar, acronym["name"], per):
            per = None  # 1.254 DN/182.000 lao động
        return Unit(acronym["name"], per_unit(per and per[0]), factor, (per or acronym).end(), known=False)
    return None if blocked else _unknown(grammar, text, at, factor)


def _is_clock(grammar: Grammar, text: str, match: re.Match[str], at: int) -> bool:
    """Time of day: `16 giờ 30 phút`, `9 giờ sáng`, `từ 8 giờ`; or a day that a street is called after."""
    before = text_before(text, match)
    is_in_name = grammar.day_of_month.match(text, at) is not None and grammar.memorial.search(before) is not None
    if is_in_name or grammar.clock.match(text, at) or grammar.hour_before.search(before):
        return True
    low = match["low"]
    if not low.isdigit() or int(low) > HOURS or match["high"] or not grammar.hour.match(text, at):
        return False
    return grammar.clock_before.search(before) is not None


def _capital(grammar: Grammar, text: str, at: int, factor: Decimal) -> Unit | None:
    """A noun or measure written with a capital: `03 Tổ công tác`, `12,5 Ha`."""
    small = text[at] + text[at + 1].lower() + text[at + 2 : at + LONGEST_UNIT]
    unit = grammar.unit.match(small)
    if unit is None or len(unit[1]) == 1:
        return None
    end = at + unit.end()
    per = grammar.per.match(text, end)
    name = folded(text[at:end])
    return Unit(name, per_unit(per and per[0]), factor, per.end() if per else end, known=False)


def _unknown(grammar: Grammar, text: str, at: int, factor: Decimal) -> Unit | None:
    """A noun that no rule knows."""
    word = grammar.word.match(text, at)
    if word is None or "\n" in word[0] or not word[1].islower():
        return None
    end = max(word.end(), compound_end(text, word.start(1)))  # 83.190 dữ liệu
    per = grammar.per.match(text, end)
    name = text[word.start(1) : end]
    if per and per[1] and _is_second(grammar, name, per):
        per = None  # 1.254 hv/182.000 hộ
    return Unit(name, per_unit(per and per[0]), factor, per.end() if per else end, known=False)


def _known(grammar: Grammar, text: str, unit: re.Match[str], factor: Decimal) -> Unit | None:
    """The unit noun with what it is counted by; `3 tháng/2005` is none."""
    name = folded(unit[1])
    name = grammar.apart.get(name, name)
    if name in grammar.durations and grammar.dated.match(text, unit.end()):
        return None
    per = grammar.per.match(text, unit.end())
    if per and per[1] and _is_second(grammar, name, per):
        per = None
    end = per.end() if per else unit.end()
    counted, _, by = name.partition("/") if name in grammar.measures else (name, "", "")  # tạ/ha: by ha, as in a table
    return Unit(counted, "/".join(filter(None, (by, per_unit(per and per[0])))), factor, end, known=True)


def _is_second(grammar: Grammar, unit: str, per: re.Match[str]) -> bool:
    """`815 ha/250 ha`, `20 lớp/600 học sinh`: another quantity, nothing to count by as in `kg/2ha`, `người/1 hộ`."""
    return folded(per[2]) == unit or (unit not in grammar.measures and _MARKS.sub("", per[1]).strip("0") != "1")


def _ratio(grammar: Grammar, text: str, match: re.Match[str]) -> Unit | None:
    """`186/337`: two counts; a day and month or a scale (`1/500`) is none."""
    low, high = match["low"], match["of"]
    if may_be_day(match) and grammar.shared.match(text, match.end()):
        return Unit("", "", ONE, match.end(), known=True)  # a fraction of the whole
    if low == "1" or " " in match["slash"] or grammar.money.match(text, match.end()):
        return None
    is_house = _HOUSE_ON_STREET.match(text, match.end()) is not None
    if is_house or text.startswith(("/", "-"), match.end()) or text[match.end() : match.end() + 1].isalnum():
        return None
    if all(len(part) == YEAR_DIGITS and part.isdigit() and is_year(int(part)) for part in (low, high)):
        return None  # niên vụ 2022/2023
    if (may_be_day(match) or may_be_month(text, match)) and not grammar.reaches.search(text_before(text, match)):
        return None
    return Unit("", "", ONE, match.end(), known=True)


def text_before(text: str, match: re.Match[str]) -> str:
    """What stands right before a number."""
    return text[max(0, match.start() - LOOK_BACK) : match.start()]

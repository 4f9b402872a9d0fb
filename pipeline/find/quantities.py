"""Counted and measured figures: number and unit noun, durations, `186/337`. ANNOTATION: QTY."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.figures import HALF, Figure, Kind, is_year, with_part
from pipeline.find.context import per_unit, surroundings, unit_line_before, with_plus
from pipeline.find.levels import level_before
from pipeline.find.numbers import PART_RULE, Numbers
from pipeline.find.quantity_days import HOURS, YEAR_DIGITS, is_feast, is_map_scale, may_be_day, may_be_month
from pipeline.find.quantity_grammar import Grammar, grammar_of
from pipeline.lexicon import compound_end
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook
from pipeline.text import UPPER, folded
from pipeline.values import Quantity

LOOK_BACK = 24  # characters: the longest word of units.quantity.ordinal_before, with one before it and blanks
LONGEST_ORDINAL = 4  # digits: số 1234; a figure with marks is a count
LONGEST_IN_NAME = 3  # digits: Trường THCS Lý Tự Trọng 2
MOST_WARDS = 30  # the highest number that names a ward or an urban district (Hồ Chí Minh City: 28)
LEAST_SERIAL = 5  # digits without marks between them
LONGEST_UNIT = 60  # characters
ONE = Decimal(1)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HOUSE_ON_STREET = re.compile(rf"[ ][{UPPER}][^\W\d_]*[ ][{UPPER}][^\W\d_]")  # 45/7 Nguyễn Huệ
_SERIES = re.compile(rf"(?<!\w)[{UPPER}]{{1,4}}[ -]$")
_OPENS_CELL = re.compile(r"[\t|\x00][ ]*$")
_MARKS = re.compile(r"[.\s]")


def quantity_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of quantities in prose."""
    grammar = grammar_of(rules)
    around = surroundings(rules)
    is_scale = unit_line_before(rules)
    level = level_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, every, read_to = layout.text, Numbers(layout), 0
        for match in around.matches(grammar.number, text):
            is_tail = match["low"].startswith("00") and around.ends.tail(text, match.start())
            if is_tail or match.start() < read_to:
                continue
            chain = None if match["of"] or match["high"] else grammar.chain(match["low"], text, match.end("low"))
            if chain and not chain.figure:
                read_to = chain.end
                continue
            found = _unit_at(grammar, text, match, chain.end) if chain else _with_half(grammar, text, match)
            if (
                found is None
                or (found.end > match.end() and around.ends.closes_row(text, *match.span()))
                or _is_serial(text, match)
                or _is_ordinal(grammar, text, match, found)
                or is_scale(text, match)
                or (found.unit in grammar.durations and _is_in_head(layout, match.start()))
            ):
                continue
            numbers = every.at(match.start())
            kind = Kind.WHOLE if found.unit in grammar.whole and found.factor == 1 and not found.per else Kind.ANY
            low = chain.figure if chain else numbers.read(match["low"], kind)
            upper = match["of"] or match["high"]
            high = numbers.read(upper, kind) if upper else None
            if low is None or (upper and high is None) or (not found.known and high and high.value < low.value):
                continue
            low = _raised(with_part(low, HALF if found.and_half else match["part"]), match)
            begin = with_plus(text, match.start()) if found.unit in grammar.measures else match.start()
            value = _quantity(low, high, found, around.qualifier(text, begin))
            lower = level(text, match.start()) if found.known and not upper else None
            if lower and (figure := numbers.read(lower["low"], kind)):  # từ 12 lên 15 hộ
                yield Mention(*lower.span("low"), _quantity(figure, None, found, ""), f"units.toml: {found.unit}")
            sign = around.minus.start(text, match.start()) if found.unit in grammar.measures and not upper else None
            if sign is not None and not _is_list_dash(grammar, text, sign, found.unit):  # no count is negative
                yield Mention(sign, found.end, replace(value, value=-value.value), f"units.toml: {found.unit}")
            else:
                yield Mention(begin, found.end, value, f"units.toml: {found.unit}" if found.unit else PART_RULE)
            read_to = found.end

    return find


def _is_in_head(layout: Layout, at: int) -> bool:
    """Whether a duration stands in a table's head: `9 tháng` there is the time that a column is of."""
    grid = next((grid for grid in layout.grids if grid.table.start <= at < grid.table.end), None)
    return grid is not None and any(c.start <= at < c.end for c in grid.table.cells if c.row < grid.head_rows)


def _is_list_dash(grammar: Grammar, text: str, at: int, unit: str) -> bool:
    """`-12 ha lúa` at the head of a line; `-2 °C` is below nought there too."""
    head = text[max(0, at - LOOK_BACK) : at].rpartition("\n")[2]
    return text[at] == "-" and not head.strip() and unit not in grammar.degrees


class _Unit(NamedTuple):
    unit: str
    per: str
    factor: Decimal
    end: int
    known: bool
    and_half: bool = False


def _raised(figure: Figure, match: re.Match[str]) -> Figure:
    """With the power of ten behind it: `2,5 x 10⁶`."""
    printed = match["power"] or match["raised"]
    times = Decimal(10) ** int(printed.translate(_RAISED)) if printed else None
    return Figure(figure.value * times, figure.step * times) if times else figure


def _quantity(low: Figure, high: Figure | None, unit: _Unit, qualifier: str) -> Quantity:
    return Quantity(
        value=low.value * unit.factor,
        value_to=high.value * unit.factor if high else None,
        step=low.step * unit.factor,
        unit=unit.unit,
        per=unit.per,
        qualifier=qualifier,
    )


def _with_half(grammar: Grammar, text: str, match: re.Match[str]) -> _Unit | None:
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


def _unit_after(grammar: Grammar, text: str, match: re.Match[str]) -> _Unit | None:
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
    found = _unit_at(grammar, text, match, at, factor)
    return None if found is None or _is_clock(grammar, text, match, at) else found


def _may_begin(grammar: Grammar, letter: str) -> bool:
    """Whether a unit, or the blank before it, may begin so."""
    return letter.isspace() or letter.isalpha() or letter in grammar.signs


def _unit_at(grammar: Grammar, text: str, match: re.Match[str], at: int, factor: Decimal = ONE) -> _Unit | None:
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
        return _Unit(acronym["name"], per_unit(per and per[0]), factor, (per or acronym).end(), known=False)
    return None if blocked else _unknown(grammar, text, at, factor)


def _is_clock(grammar: Grammar, text: str, match: re.Match[str], at: int) -> bool:
    """Time of day: `16 giờ 30 phút`, `9 giờ sáng`, `từ 8 giờ`; or a day that a street is called after."""
    before = _before(text, match)
    is_in_name = grammar.day_of_month.match(text, at) is not None and grammar.memorial.search(before) is not None
    if is_in_name or grammar.clock.match(text, at) or grammar.hour_before.search(before):
        return True
    low = match["low"]
    if not low.isdigit() or int(low) > HOURS or match["high"] or not grammar.hour.match(text, at):
        return False
    return grammar.clock_before.search(before) is not None


def _capital(grammar: Grammar, text: str, at: int, factor: Decimal) -> _Unit | None:
    """A noun or measure written with a capital: `03 Tổ công tác`, `12,5 Ha`."""
    small = text[at] + text[at + 1].lower() + text[at + 2 : at + LONGEST_UNIT]
    unit = grammar.unit.match(small)
    if unit is None or len(unit[1]) == 1:
        return None
    end = at + unit.end()
    per = grammar.per.match(text, end)
    name = folded(text[at:end])
    return _Unit(name, per_unit(per and per[0]), factor, per.end() if per else end, known=False)


def _unknown(grammar: Grammar, text: str, at: int, factor: Decimal) -> _Unit | None:
    """A noun that no rule knows."""
    word = grammar.word.match(text, at)
    if word is None or "\n" in word[0] or not word[1].islower():
        return None
    end = max(word.end(), compound_end(text, word.start(1)))  # 83.190 dữ liệu
    per = grammar.per.match(text, end)
    name = text[word.start(1) : end]
    if per and per[1] and _is_second(grammar, name, per):
        per = None  # 1.254 hv/182.000 hộ
    return _Unit(name, per_unit(per and per[0]), factor, per.end() if per else end, known=False)


def _known(grammar: Grammar, text: str, unit: re.Match[str], factor: Decimal) -> _Unit | None:
    """The unit noun with what it is counted by; `3 tháng/2005` is none."""
    name = folded(unit[1])
    if name in grammar.durations and grammar.dated.match(text, unit.end()):
        return None
    per = grammar.per.match(text, unit.end())
    if per and per[1] and _is_second(grammar, name, per):
        per = None
    end = per.end() if per else unit.end()
    counted, _, by = name.partition("/") if name in grammar.measures else (name, "", "")  # tạ/ha: by ha, as in a table
    return _Unit(counted, "/".join(filter(None, (by, per_unit(per and per[0])))), factor, end, known=True)


def _is_second(grammar: Grammar, unit: str, per: re.Match[str]) -> bool:
    """`815 ha/250 ha`, `20 lớp/600 học sinh`: another quantity, nothing to count by as in `kg/2ha`, `người/1 hộ`."""
    return folded(per[2]) == unit or (unit not in grammar.measures and _MARKS.sub("", per[1]).strip("0") != "1")


def _ratio(grammar: Grammar, text: str, match: re.Match[str]) -> _Unit | None:
    """`186/337`: two counts; a day and month or a scale (`1/500`) is none."""
    low, high = match["low"], match["of"]
    if may_be_day(match) and grammar.shared.match(text, match.end()):
        return _Unit("", "", ONE, match.end(), known=True)  # a fraction of the whole
    if low == "1" or " " in match["slash"] or grammar.money.match(text, match.end()):
        return None
    is_house = _HOUSE_ON_STREET.match(text, match.end()) is not None
    if is_house or text.startswith(("/", "-"), match.end()) or text[match.end() : match.end() + 1].isalnum():
        return None
    if all(len(part) == YEAR_DIGITS and part.isdigit() and is_year(int(part)) for part in (low, high)):
        return None  # niên vụ 2022/2023
    if (may_be_day(match) or may_be_month(text, match)) and not grammar.reaches.search(_before(text, match)):
        return None
    return _Unit("", "", ONE, match.end(), known=True)


def _is_ordinal(grammar: Grammar, text: str, match: re.Match[str], unit: _Unit) -> bool:
    """Number of a thing, not of things: `lần 1`, `Điều 3`, a calendar year, a list number."""
    before, raw = _before(text, match), match["low"]
    is_named = (grammar.ordinal.search(before) or grammar.year.search(before)) and not grammar.not_ordinal.search(
        before
    )
    if " " in raw and is_named:
        return True  # Phường 5 120 hộ: two figures, or one; but tổng số 1 318 hộ
    is_short = raw.isdigit() and len(raw) <= LONGEST_ORDINAL
    if _is_no_place_number(grammar, before, int(raw) if is_short else 0, unit):
        return False
    if (is_short or not unit.known) and not grammar.not_ordinal.search(before):
        if grammar.ordinal.search(before) or (not unit.known and grammar.weak_ordinal.search(before)):
            return True
        if is_short and grammar.year.search(before) and _is_of_year(grammar, raw, unit):
            return True
    if grammar.holders.match(text, match.end() + 1) and grammar.numbered.search(before):
        return True  # tổ 7 phường 8, điểm 4.2 mục IV
    return not unit.known and (_is_name_or_label(grammar, before, match, unit) or _numbers_cell(text, match, unit.end))


def _is_no_place_number(grammar: Grammar, before: str, number: int, unit: _Unit) -> bool:
    """`quốc lộ 97 vụ`, `Công an quận 165 đồng chí`, `xóm 684 km`: no road, ward or hamlet; 0 for a long one."""
    if unit.unit in grammar.on_roads and grammar.road.search(before):
        return True
    if number > MOST_WARDS and unit.known and grammar.ward.search(before):
        return True
    return number > 0 and unit.unit in grammar.measures and grammar.hamlet.search(before) is not None


def _is_serial(text: str, match: re.Match[str]) -> bool:
    """The number of an invoice, a card or a certificate: `số 0000125 ngày …`, `CMND số 060123456 cấp`, `BN 123456`."""
    raws = [raw for raw in (match["low"], match["of"]) if raw and raw.isdigit() and len(raw) >= LEAST_SERIAL]
    return any(raw.startswith("0") for raw in raws) or (bool(raws) and _SERIES.search(_before(text, match)) is not None)


def _is_name_or_label(grammar: Grammar, before: str, match: re.Match[str], unit: _Unit) -> bool:
    """A year, a list number at the head of a line, a catchword (`“3 cứng”`), or a name's end: `THCS Lý Tự Trọng 2`."""
    raw = match["low"]
    if before.endswith("/"):
        return not unit.unit.isupper()  # 1.720 lớp/58.230 HS
    if match["of"] is None and raw.isdigit() and len(raw) == YEAR_DIGITS and is_year(int(raw)):
        return True
    if raw.isdigit() and raw[0] != "0" and len(raw) <= LONGEST_IN_NAME and grammar.named.search(before):
        return True
    return before.endswith(("“", "«")) or not before.rpartition("\n")[2].strip()


def _numbers_cell(text: str, match: re.Match[str], end: int) -> bool:
    """A list number and its label in one cell: `3 Ván khuôn`; `12 Tấn` and `03 Tổ công tác` count."""
    raw = match["low"]
    is_label = raw.isdigit() and raw[0] != "0" and len(raw) <= LONGEST_IN_NAME and match["high"] is None
    is_capital = text[match.end() : end].lstrip()[:1].isupper()
    return (
        is_label and is_capital and _OPENS_CELL.search(_before(text, match)) is not None and text[end : end + 1] == " "
    )


def _is_of_year(grammar: Grammar, raw: str, unit: _Unit) -> bool:
    """`năm 2021`, `năm 3`, `năm 06 tháng`; but `trong năm 12 lớp` counts."""
    return len(raw) in {1, YEAR_DIGITS} or not unit.known or unit.unit in grammar.durations


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - LOOK_BACK) : match.start()]

"""Counted and measured figures: number and unit noun, durations, `186/337`. ANNOTATION: QTY."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.figures import HALF, Figure, Kind, is_year, with_part
from pipeline.find.context import surroundings, unit_line_before, with_plus
from pipeline.find.levels import level_before
from pipeline.find.numbers import PART_RULE, Numbers
from pipeline.find.quantity_days import YEAR_DIGITS
from pipeline.find.quantity_grammar import Grammar, grammar_of
from pipeline.find.quantity_units import LOOK_BACK, Unit, text_before, unit_at, unit_behind
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook
from pipeline.text import UPPER
from pipeline.values import Quantity

LONGEST_ORDINAL = 4  # digits: số 1234; a figure with marks is a count
LONGEST_IN_NAME = 3  # digits: Trường THCS Lý Tự Trọng 2
MOST_WARDS = 30  # the highest number that names a ward or an urban district (Hồ Chí Minh City: 28)
LONGEST_COUNT = 6  # digits that a count without marks has behind `số`
LEAST_SERIAL = 5  # digits without marks between them
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SERIES = re.compile(rf"(?<!\w)[{UPPER}]{{1,4}}[ -]$")
_OPENS_CELL = re.compile(r"[\t|\x00][ ]*$")


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
            found = unit_at(grammar, text, match, chain.end) if chain else unit_behind(grammar, text, match)
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
            if match["of"] and high and high.value < low.value and found.unit.split(" ")[0] in grammar.among:
                some = _quantity(high, None, found, "")
                yield Mention(match.start("of"), found.end, some, f"units.toml: {found.unit}")
                read_to = found.end
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


def _raised(figure: Figure, match: re.Match[str]) -> Figure:
    """With the power of ten behind it: `2,5 x 10⁶`."""
    printed = match["power"] or match["raised"]
    times = Decimal(10) ** int(printed.translate(_RAISED)) if printed else None
    return Figure(figure.value * times, figure.step * times) if times else figure


def _quantity(low: Figure, high: Figure | None, unit: Unit, qualifier: str) -> Quantity:
    return Quantity(
        value=low.value * unit.factor,
        value_to=high.value * unit.factor if high else None,
        step=low.step * unit.factor,
        unit=unit.unit,
        per=unit.per,
        qualifier=qualifier,
    )


def _is_of_each(grammar: Grammar, before: str) -> bool:
    """`mỗi quý 5 hộ`, `1 tuần 2 lần`: what stands before the number is no name of one; but `khoản 1 Điều 5 Luật`."""
    found = grammar.not_ordinal.search(before)
    if found is None or not found[0][0].isdigit():
        return found is not None
    greater = before[: found.start()]
    return not (grammar.ordinal.search(greater) or grammar.numbered.search(greater))


def _is_ordinal(grammar: Grammar, text: str, match: re.Match[str], unit: Unit) -> bool:
    """Number of a thing, not of things: `lần 1`, `Điều 3`, a calendar year, a list number."""
    before, raw = text_before(text, match), match["low"]
    is_of_each = _is_of_each(grammar, before)
    is_named = (grammar.ordinal.search(before) or grammar.year.search(before)) and not is_of_each
    if (" " in raw and is_named) or _is_of_paper(grammar, before, raw, is_named=bool(is_named)):
        return True  # Phường 5 120 hộ: two figures, or one; but tổng số 1 318 hộ
    is_short = raw.isdigit() and len(raw) <= LONGEST_ORDINAL
    if _is_no_place_number(grammar, before, int(raw) if is_short else 0, unit):
        return False
    if (is_short or not unit.known) and not is_of_each:
        if grammar.ordinal.search(before) or (not unit.known and grammar.weak_ordinal.search(before)):
            return not _is_counted_beside(grammar, before, raw, unit)
        if is_short and grammar.year.search(before) and _is_of_year(grammar, raw, unit):
            return True
    if grammar.holders.match(text, match.end() + 1) and grammar.numbered.search(before):
        return True  # tổ 7 phường 8, điểm 4.2 mục IV
    return not unit.known and (_is_name_or_label(grammar, before, match, unit) or _numbers_cell(text, match, unit.end))


def _is_counted_beside(grammar: Grammar, before: str, raw: str, unit: Unit) -> bool:
    """`khu phố 4 và 20 hộ`: behind a village's number the next one, with a noun that is counted, is a count."""
    is_count = unit.known and unit.unit in grammar.whole and raw.isdigit() and len(raw) > 1
    beside = grammar.number_before.search(before) if is_count else None
    return beside is not None and grammar.hamlet.search(before[: beside.start("number")]) is not None


def _is_of_paper(grammar: Grammar, before: str, raw: str, *, is_named: bool) -> bool:
    """`CMND số 271234567 cấp`, `Hộ chiếu: 1234567 nơi cấp`: figures without marks behind what has a number."""
    is_long = raw.isdigit() and len(raw) > LONGEST_COUNT
    return (is_long and is_named) or (
        raw.isdigit() and len(raw) >= LEAST_SERIAL and grammar.serial.search(before) is not None
    )


def _is_no_place_number(grammar: Grammar, before: str, number: int, unit: Unit) -> bool:
    """`quốc lộ 97 vụ`, `Công an quận 165 đồng chí`, `xóm 684 km`: no road, ward or hamlet; 0 for a long one."""
    if unit.unit in grammar.on_roads and grammar.road.search(before):
        return True
    if number > MOST_WARDS and unit.known and grammar.ward.search(before):
        return True
    return number > 0 and unit.unit in grammar.measures and grammar.hamlet.search(before) is not None


def _is_serial(text: str, match: re.Match[str]) -> bool:
    """The number of an invoice, a card or a certificate: `số 0000125 ngày …`, `CMND số 060123456 cấp`, `BN 123456`."""
    raws = [raw for raw in (match["low"], match["of"]) if raw and raw.isdigit() and len(raw) >= LEAST_SERIAL]
    return any(raw.startswith("0") for raw in raws) or (
        bool(raws) and _SERIES.search(text_before(text, match)) is not None
    )


def _is_name_or_label(grammar: Grammar, before: str, match: re.Match[str], unit: Unit) -> bool:
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
        is_label
        and is_capital
        and _OPENS_CELL.search(text_before(text, match)) is not None
        and text[end : end + 1] == " "
    )


def _is_of_year(grammar: Grammar, raw: str, unit: Unit) -> bool:
    """`năm 2021`, `năm 3`, `năm 06 tháng`; but `trong năm 12 lớp` counts."""
    return len(raw) in {1, YEAR_DIGITS} or not unit.known or unit.unit in grammar.durations

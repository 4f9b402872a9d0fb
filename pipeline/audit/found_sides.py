"""Columns that no head calls a total and that others beside them make up: `Nhân khẩu | Nam | Nữ`.

Told by the rows: in most of them the figures add up, and they would not by chance. A whole stands before its parts or
behind them; columns of percentages may stand between: `Hộ nghèo | Tỷ lệ (%) | Hộ cận nghèo | Nghèo và cận nghèo`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import log10

from pipeline.audit.cellsums import FEWEST, CellSum
from pipeline.audit.model import Ledger
from pipeline.audit.side_sums import PLAIN, Side, Tolerances, is_believed, row_sums

MOST_PARTS = 8
MOST_COLUMNS = 20  # of figures
FEWEST_ROWS = 2
LONG = 8.0  # the same of two rows only
SURE = 5.0  # of rows that all hold by chance once in so many times ten
RATES = frozenset({"percent", "rate"})  # both: a column of percentages, which may stand between
RESULTS = frozenset({"difference", "undone", "left", "compared"})  # heads of what is told of two others


def found_sides(ledger: Ledger, tolerances: Tolerances) -> tuple[Side, ...]:
    """The columns that others make up, where the rows alone tell it; each with the most parts that do."""
    used = sorted({at for row in ledger.rows for at in row.figures if at < len(ledger.columns)})
    counted = [at for at in used if not ledger.columns[at].roles >= RATES and not _is_rate(ledger, at)]
    if len(counted) > MOST_COLUMNS or len(ledger.rows) < PLAIN:
        return ()
    found: list[Side | None] = []
    for at, whole in enumerate(counted):
        if ledger.columns[whole].roles & {"total_first", "rate", "difference"}:
            continue
        for columns in (counted[at + 1 :], counted[:at][::-1]):
            side = _best_side(ledger, whole, columns, tolerances)
            if side is not None:  # a whole may be parted twice: Tiếp nhận | Mới | Cũ | Đã giải quyết | Còn
                found += [side, _best_side(ledger, whole, columns[len(side.parts) :], tolerances)]
    return tuple(side for side in found if side is not None)


def _best_side(ledger: Ledger, whole: int, columns: Sequence[int], tolerances: Tolerances) -> Side | None:
    """The parts next to a column that hold in the most rows, of these the most; `None` where the rows tell none."""
    sides = [side for side in _sides(ledger, whole, columns) if _is_told(side, tolerances)]
    return max(sides, key=lambda side: (_held(side.sums), len(side.parts)), default=None)


def _is_rate(ledger: Ledger, column: int) -> bool:
    figures = [row.figures[column] for row in ledger.rows if column in row.figures]
    return 2 * sum(figure.unit == "%" for figure in figures) > len(figures)


def _sides(ledger: Ledger, whole: int, columns: Sequence[int]) -> Iterator[Side]:
    """Two columns or more that stand side by side behind a column, or before it (told from the nearest)."""
    for count in range(1, min(len(columns), MOST_PARTS) + 1):
        part = columns[count - 1]
        if ledger.columns[part].roles & {"rate", "total_first"}:
            return
        if any({whole, *columns[:count]} <= each for each in ledger.added):
            continue  # told by the nesting of the rows
        if count >= FEWEST and ledger.is_news((whole, *columns[:count])) and _is_sum(ledger, whole, columns[:count]):
            parts = tuple(sorted(columns[:count]))
            yield Side(parts, tuple(row_sums(ledger, whole, parts)), whole)


def _is_sum(ledger: Ledger, whole: int, parts: Sequence[int]) -> bool:
    """Whether the heads let the whole be what is told, and none of its parts: of two others `Còn lại` is what is left.

    `Đầu năm | Tăng trong năm | Đến 30/11` tells the last one.
    """
    spans = [ledger.columns[at].span for at in (whole, *parts)]
    if None not in spans and len({span.has_year for span in spans if span is not None}) == 1:
        return False  # times that make up another: their heads say so, but not of `Quý I | Quý II | 6 tháng 2024`
    heads = [ledger.columns[part].roles for part in parts]
    if whole > parts[0]:  # behind its parts
        return not any("difference" in head for head in heads) or ("opening" in heads[-1] and len(parts) == FEWEST)
    if len(parts) > FEWEST:
        return not any("difference" in head and "left" not in head for head in heads)
    roles = ledger.columns[whole].roles
    is_plan = "plan" in roles and any("done" in head for head in heads)
    return not (is_plan or "opening" in roles or any(head & RESULTS for head in heads))


def _held(sums: Sequence[CellSum]) -> int:
    return sum(each.holds for each in sums)


def _is_told(side: Side, tolerances: Tolerances) -> bool:
    """Whether most rows hold, and so many different ones that they do not by chance."""
    telling = [each for each in side.sums if each.is_telling]
    held = {(each.whole.value, each.given) for each in telling if each.holds}
    if len(held) < FEWEST_ROWS or not (is_believed(telling, tolerances) and is_believed(side.sums, tolerances)):
        return False
    wholes = Counter(each.whole.value for each in telling)
    given = Counter(each.given for each in telling)
    meeting = sum(count * given[Fraction(value)] for value, count in wholes.items()) - _held(telling)
    largest = max(abs(each.whole.exactly) for each in telling)
    chance = max(Fraction(meeting, len(telling) ** 2), 1 / max(largest, Fraction(2)))
    rarity = -len(held) * log10(chance)
    if len(held) >= PLAIN:
        return rarity >= SURE
    return rarity >= LONG and all(each.holds or each.is_mistyped or each.is_slipped for each in telling)

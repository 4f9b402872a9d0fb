"""Columns of totals in tables: `Tổng số` and what stands beside it, `6 tháng` and its quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from pipeline.audit.cellsums import FEWEST, CellSum, is_addable
from pipeline.audit.model import Claim, Ledger, Scene
from pipeline.audit.spans import covers
from pipeline.rulebook import Rulebook

THREE = 3  # parts
PLAIN = 3  # rows that hold make columns related that do not stand together

Check = Callable[[Scene], Iterator[Claim]]
Tolerances = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Side:
    """Columns that make up another one, and their sums, row by row."""

    parts: tuple[int, ...] = ()
    sums: tuple[CellSum, ...] = ()


def table_side_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _across(ledger, tolerances)

    return check


def _across(ledger: Ledger, tolerances: Tolerances) -> Iterator[Claim]:
    """A column of totals and those beside it that add up to it in most rows; those behind it, and those before it."""
    spans = {at: head.span for at, head in enumerate(ledger.columns) if head.span is not None}
    for column, head in enumerate(ledger.columns):
        if "rate" in head.roles:
            continue
        if "total_first" in head.roles:
            yield from _of_sides(ledger, column, tolerances)
        elif column in spans:
            groups = [parts for parts in covers(spans, column) if _is_one_group(ledger, column, parts)]
            yield from _claims(_related(ledger, column, groups, tolerances).sums, tolerances)


def _is_one_group(ledger: Ledger, column: int, parts: tuple[int, ...]) -> bool:
    groups = {ledger.columns[part].group for part in parts}
    return len(groups) == 1 and ledger.columns[column].group in {"", *groups}


def _of_sides(ledger: Ledger, column: int, tolerances: Tolerances) -> Iterator[Claim]:
    """`Kỳ trước chuyển sang | Mới | Tổng số | Đã giải quyết | Đang giải quyết`: a total of both sides."""
    runs = list(_beside(ledger, column))
    before = [run for run in runs if run[0] < column]
    after = [run for run in runs if run[0] > column]
    behind = _related(ledger, column, after, tolerances)
    start = min((run[0] for run in before), default=0)
    if behind.sums and start and "total_first" in ledger.columns[start - 1].roles:
        before = []  # parts of another total
    sides = [behind, _related(ledger, column, before, tolerances)]
    rest = tuple(part for part in _longest(after) if part not in behind.parts)
    if behind.sums:  # Tổng số | Kỳ trước | Mới | Đã giải quyết | Đang giải quyết: all of it twice
        sides.append(_of_rest(ledger, column, rest, tolerances))
    found = [side.sums for side in sides if side.sums]
    for number, sums in enumerate(sorted(found, key=_strength, reverse=True)):
        yield from _claims(sums, tolerances, is_second=number > 0)


def _related(ledger: Ledger, column: int, choices: Sequence[tuple[int, ...]], tolerances: Tolerances) -> _Side:
    """The sums of the columns that make up another one, row by row; none when the rows speak against all."""
    found = [_Side(parts, tuple(_row_sums(ledger, column, parts))) for parts in choices]
    kept = [side for side in found if _is_believed(side.sums, tolerances)]
    if kept:
        return max(kept, key=lambda side: _strength(side.sums))
    return _apart(ledger, column, _longest(choices), tolerances)


def _of_rest(ledger: Ledger, column: int, rest: tuple[int, ...], tolerances: Tolerances) -> _Side:
    """All columns that are left, or two of them."""
    whole = _Side(rest, tuple(_row_sums(ledger, column, rest)))
    if sum(each.holds for each in whole.sums) >= PLAIN and _is_believed(whole.sums, tolerances):
        return whole
    return _apart(ledger, column, rest, tolerances)


def _longest(choices: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(choices, key=len, default=())


def _strength(sums: Sequence[CellSum]) -> tuple[int, int]:
    return sum(each.holds for each in sums), max(len(each.parts) for each in sums)


def _claims(sums: Sequence[CellSum], tolerances: Tolerances, *, is_second: bool = False) -> Iterator[Claim]:
    held = sum(each.holds for each in sums)
    sure = held >= FEWEST
    is_plain = not is_second and _is_believed(sums, tolerances, is_small=False)
    for each in sums:
        is_mistyped = held > FEWEST and is_plain and each.is_mistyped
        doubt = "" if sure and (is_mistyped or not each.looks_like_a_mean) else "silent"
        if not doubt and not is_plain and not each.is_plainly_wrong:
            doubt = "unsure_parts"
        if doubt and is_plain and PLAIN <= held == len(sums) - 1:
            doubt = "unsure_parts"  # in all other rows they are its parts
        yield Claim("table_total", "sum", each.whole, each.parts, doubt, rule="table_total: total column")


def _beside(ledger: Ledger, column: int) -> Iterator[tuple[int, ...]]:
    """Runs of columns right behind or before a column, of those that can be added up."""
    # `Đạt` may head a percentage, and a mark of pupils; one in percent has a rate's role too.
    fit = [not head.roles & {"rate", "difference"} or "left" in head.roles for head in ledger.columns]
    end = column + 1
    while end < len(fit) and fit[end] and "total_first" not in ledger.columns[end].roles:
        end += 1
        # What is left of two is a difference; of three or more it closes the sum: `Đã bố trí | Kế hoạch | Còn lại`.
        if end - column - 1 >= (THREE if "left" in ledger.columns[end - 1].roles else FEWEST):
            yield tuple(range(column + 1, end))
    start = column
    while start > 0 and fit[start - 1] and "total_first" not in ledger.columns[start - 1].roles:
        start -= 1
        if column - start >= FEWEST:
            yield tuple(range(start, column))


def _apart(ledger: Ledger, column: int, beside: tuple[int, ...], tolerances: Tolerances) -> _Side:
    """Two columns that others part, told by the rows: `Tổng số | Đã giải quyết | Đúng hạn | Quá hạn | Đang xử lý`."""
    found = []
    for pair in combinations(beside, FEWEST):
        sums = tuple(_row_sums(ledger, column, pair))
        if sum(each.holds for each in sums) >= PLAIN and _is_believed(sums, tolerances):
            found.append(_Side(pair, sums))
    return max(found, key=lambda side: _strength(side.sums), default=_Side())


def _row_sums(ledger: Ledger, column: int, parts: tuple[int, ...]) -> Iterator[CellSum]:
    parents = {row.parent for row in ledger.rows}
    for at, row in enumerate(ledger.rows):
        whole = row.figures.get(column)
        found = tuple(row.figures[part] for part in parts if part in row.figures)
        if whole is not None and len(found) >= FEWEST and is_addable(whole, found):
            yield CellSum(whole, found, is_led=row.is_total or at in parents)


def _is_believed(sums: Sequence[CellSum], tolerances: Tolerances, *, is_small: bool = True) -> bool:
    """Whether most rows bear it out. In a small table a total that is led astray by a row above it does not count."""
    held = sum(each.holds for each in sums)
    counted = sum(each.holds or not (is_small and each.is_led) for each in sums)
    return held > 0 and held >= Fraction(tolerances["table_rows"]) * counted

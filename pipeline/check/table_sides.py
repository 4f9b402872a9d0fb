"""Columns of totals in tables: `Tổng số` and what stands beside it, `6 tháng` and its quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pipeline.audit.cellsums import FEWEST, CellSum
from pipeline.audit.found_sides import found_sides
from pipeline.audit.model import Claim, Ledger, Scene
from pipeline.audit.other_parts import without_other_parts
from pipeline.audit.side_sums import PLAIN, Side, Tolerances, is_believed, row_sums, side_claims
from pipeline.audit.spans import covers
from pipeline.rulebook import Rulebook

THREE = 3  # parts
PERCENTAGES = frozenset({"percent", "rate"})  # both: a column of percentages

Check = Callable[[Scene], Iterator[Claim]]


def table_side_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            yield from _across(ledger, tolerances)
        for ledger in scene.sheets:
            for side in found_sides(ledger, tolerances):
                yield from without_other_parts(side_claims(side.sums, tolerances), ledger)

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
            yield from side_claims(_related(ledger, column, groups, tolerances).sums, tolerances)


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
        yield from side_claims(sums, tolerances, is_second=number > 0)


def _related(ledger: Ledger, column: int, choices: Sequence[tuple[int, ...]], tolerances: Tolerances) -> Side:
    """The sums of the columns that make up another one, row by row; none when the rows speak against all."""
    found = [Side(parts, tuple(row_sums(ledger, column, parts))) for parts in choices]
    kept = [side for side in found if is_believed(side.sums, tolerances)]
    if kept:
        return max(kept, key=lambda side: _strength(side.sums))
    return _apart(ledger, column, _longest(choices), tolerances)


def _of_rest(ledger: Ledger, column: int, rest: tuple[int, ...], tolerances: Tolerances) -> Side:
    """All columns that are left, or two of them."""
    whole = Side(rest, tuple(row_sums(ledger, column, rest)))
    if sum(each.holds for each in whole.sums) >= PLAIN and is_believed(whole.sums, tolerances):
        return whole
    return _apart(ledger, column, rest, tolerances)


def _longest(choices: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(choices, key=len, default=())


def _strength(sums: Sequence[CellSum]) -> tuple[int, int]:
    return sum(each.holds for each in sums), max(len(each.parts) for each in sums)


def _beside(ledger: Ledger, column: int) -> Iterator[tuple[int, ...]]:
    """Runs of columns right behind or before a column, of those that can be added up; percentages may part them."""
    for way in (1, -1):
        run: tuple[int, ...] = ()
        at = column + way
        while 0 <= at < len(ledger.columns):
            roles = ledger.columns[at].roles
            if roles >= PERCENTAGES:
                at += way
                continue
            # `Đạt` may head a percentage, and a mark of pupils; one in percent has a rate's role too.
            if "total_first" in roles or (roles & {"rate", "difference"} and "left" not in roles):
                break
            run = (*run, at) if way > 0 else (at, *run)
            # What is left of two is a difference; of three or more it closes the sum: `Đã bố trí | Kế hoạch | Còn lại`.
            if len(run) >= (THREE if way > 0 and "left" in roles else FEWEST):
                yield run
            at += way


def _apart(ledger: Ledger, column: int, beside: tuple[int, ...], tolerances: Tolerances) -> Side:
    """Two columns that others part, told by the rows: `Tổng số | Đã giải quyết | Đúng hạn | Quá hạn | Đang xử lý`."""
    found = []
    for pair in combinations(beside, FEWEST):
        sums = tuple(row_sums(ledger, column, pair))
        if sum(each.holds for each in sums) >= PLAIN and is_believed(sums, tolerances):
            found.append(Side(pair, sums))
    return max(found, key=lambda side: _strength(side.sums), default=Side())

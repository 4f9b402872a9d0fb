"""Columns of tables that follow from three others or more: people, a rate and months; a stock and what flowed since.

Told by the rows: in most of them it must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import log10

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger
from pipeline.audit.row_series import row_series
from pipeline.rulebook import Rulebook

SURE = 2  # rows of large figures, or of products
PLAIN = 3  # rows that hold make columns related of which no head says so
LARGE = 100
FACTORS = 3
FLOWS = (3, 4)  # columns: a stock and what flowed since
JOINED = (2, 3)  # parts of which one share is told
RARE = 6  # of rows that all hold by chance once in so many times ten
FARTHEST = 8  # columns apart at most
NO_FLOW = frozenset({"percent", "rate", "share"})
NO_FACTOR = frozenset({"percent", "product", "total_first"})

Threes = Callable[[Ledger, int, Sequence[int]], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a relation: what it states and whether that is so; `is_telling`: that it is so says something."""

    claim: Claim
    holds: bool
    is_telling: bool
    is_headed: bool = False  # the heads say what it is


def table_threes(rules: Rulebook) -> Threes:
    """Function (table, a column that follows from no two others, all columns of figures) -> the claims on it."""
    least = Fraction(rules.checks.tolerances["table_rows"])

    def threes(ledger: Ledger, column: int, used: Sequence[int]) -> tuple[Claim, ...]:
        roles = ledger.columns[column].roles
        figures = [row.figures[column] for row in ledger.rows if column in row.figures]
        if 2 * sum(figure.unit == "%" for figure in figures) > len(figures):
            choices = _joint_shares(ledger, column, used)
        elif "rate" in roles:
            choices = iter(())
        else:
            choices = _products(ledger, column, used) if "product" in roles else _stocks(ledger, column, used)
        misses = int((1 - least) * len(ledger.rows))
        tried = (_tried(lines, misses) for lines in choices)
        found = [lines for lines in tried if _is_believed(lines, least)]
        best = max(found, key=lambda lines: sum(line.holds for line in lines), default=[])
        return tuple(line.claim for line in best) or row_series(ledger, column, used, least)

    return threes


def _tried(lines: Iterable[_Line], misses: int) -> list[_Line]:
    """The lines; none where more than so many speak against the relation, and the others are not read."""
    kept: list[_Line] = []
    for line in lines:
        kept.append(line)
        if line.is_telling and not line.holds:
            misses -= 1
            if misses < 0:
                return []
    return kept


def _is_believed(lines: Sequence[_Line], least: Fraction) -> bool:
    telling = [line for line in lines if line.is_telling]
    held = [line for line in telling if line.holds]
    needed = SURE if any(line.is_headed for line in lines) else PLAIN
    says_much = sum(map(_says_much, held)) >= SURE or (len(held) == len(telling) and _is_rare(held))
    return len(held) >= needed and says_much and len(held) >= least * len(telling)


def _says_much(line: _Line) -> bool:
    """Small whole numbers add up by chance."""
    return line.claim.formula == "joint_ratio" or max(abs(each.value) for each in line.claim.operands) >= LARGE


def _is_rare(held: Sequence[_Line]) -> bool:
    """Whether so many rows of small figures hold that they do not by chance."""
    sizes = [max(float(abs(each.value)) for each in line.claim.operands) for line in held]
    return sum(log10(max(size, 1.0)) for size in sizes) >= RARE


def _products(ledger: Ledger, column: int, used: Sequence[int]) -> Iterator[Iterable[_Line]]:
    """`Số người | Mức trợ cấp | Số tháng | Thành tiền`."""
    near = [at for at in used if 0 < abs(at - column) <= FARTHEST and not ledger.columns[at].roles & NO_FACTOR]
    for columns in combinations(near, FACTORS):
        lines = []
        for stated, factors in _rows(ledger, column, columns):
            value = factors[0].exactly * factors[1].exactly * factors[2].exactly
            claim = Claim("product", "product", stated, factors, rule="product: table columns")
            is_telling = sum(figure.value > 1 for figure in factors) > 1
            lines.append(_Line(claim, stated.stated.holds(value), is_telling, is_headed=True))
        yield lines


def _stocks(ledger: Ledger, column: int, used: Sequence[int]) -> Iterator[Iterable[_Line]]:
    """`Hộ nghèo đầu năm | Thoát nghèo | Phát sinh | Hộ nghèo cuối năm`: columns side by side, or what two apart leave.

    `Tổng mức đầu tư | Lũy kế đã bố trí | Kế hoạch năm | Giải ngân | Tỷ lệ (%) | Vốn còn thiếu`.
    """
    end = used.index(column)
    near = [at for at in used[max(end - FARTHEST, 0) : end] if not ledger.columns[at].roles & NO_FLOW]
    beside = [tuple(used[max(end - length, 0) : end]) for length in FLOWS]
    apart = [each for each in combinations(near, FLOWS[0]) if each not in beside]
    for columns in (*beside, *apart):
        length = len(columns)
        if (
            length < FLOWS[0]
            or not ledger.is_news((*columns, column))
            or any({*columns, column} <= each for each in ledger.added)
            or any(ledger.columns[at].roles & {"rate"} for at in columns)
        ):
            continue
        is_total = "total_first" in ledger.columns[columns[0]].roles
        for rest in product((1, -1), repeat=length - 1):
            # One flows out at least: what only comes in makes a sum, as do a total and all of its parts.
            is_less = max(rest) < 0
            if min(rest) < 0 and (not (is_total and is_less) if columns in beside else is_less):
                yield _flows(ledger, column, columns, (1, *rest))


def _flows(ledger: Ledger, column: int, columns: Sequence[int], signs: tuple[int, ...]) -> Iterator[_Line]:
    is_headed = "opening" in ledger.columns[columns[0]].roles and "ending" in ledger.columns[column].roles
    for stated, terms in _rows(ledger, column, columns):
        if len({stated.unit, *(term.unit for term in terms)} - {""}) > 1:
            continue
        value = sum((term.exactly * sign for term, sign in zip(terms, signs, strict=True)), Fraction(0))
        kind = "sum" if max(signs[1:]) > 0 else "difference"
        claim = Claim(kind, "sum", stated, terms, rule=f"{kind}: table columns", signs=signs)
        yield _Line(claim, stated.stated.holds(value), all(term.value for term in terms), is_headed)


def _joint_shares(ledger: Ledger, column: int, used: Sequence[int]) -> Iterator[Iterable[_Line]]:
    """`Tổng số | Xuất sắc | Tốt | … | Tỷ lệ tốt trở lên (%)`: columns side by side as one share of a total."""
    bases = [at for at in used if at < column and "total_first" in ledger.columns[at].roles]
    for base in bases[-1:]:
        between = [at for at in used if base < at < column and not ledger.columns[at].roles & {"rate"}]
        for length in JOINED:
            for start in range(len(between) - length + 1):
                yield (_joined(ledger, column, (*between[start : start + length], base)))


def _joined(ledger: Ledger, column: int, columns: Sequence[int]) -> Iterator[_Line]:
    for stated, operands in _rows(ledger, column, columns):
        *parts, whole = operands
        if whole.value <= 0 or len({figure.unit for figure in operands} - {""}) > 1:
            continue
        value = sum((part.exactly for part in parts), Fraction(0)) / whole.exactly * 100
        claim = Claim("ratio", "joint_ratio", stated, operands, rule="ratio: table columns")
        yield _Line(claim, stated.stated.holds(value), sum(bool(part.value) for part in parts) > 1)


def _rows(ledger: Ledger, column: int, columns: Sequence[int]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    needed = {column, *columns}
    for row in ledger.rows:
        if not row.is_rate and needed <= row.figures.keys():
            yield row.figures[column], tuple(row.figures[at] for at in columns)

"""What a column of a table has to do with two others: the relation that holds in the most of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from pipeline.audit.column_pairs import near_pairs
from pipeline.audit.column_shapes import (
    CHANGE,
    DIFFERENCE,
    DISTANCE,
    GROWTH,
    GROWTH_OR_DECLINE,
    MEAN,
    PRODUCT,
    RATIO,
    SHARE_OF_CHANGE,
    Shape,
)
from pipeline.audit.evened import evened
from pipeline.audit.figure import Figure
from pipeline.audit.model import Ledger, Row

TRIED = 8  # rows on which a relation is tried before it is computed for all
LEAST_TRIED = Fraction(3, 10)  # of them that must hold
PLAIN = 3  # rows that hold make columns related of which no head says so
SURE = 2  # rows that hold make a relation sure
FEW = 5  # of so many rows one may be wrong where nothing but the figures tells of a relation
RARE, LONG = 9, 8  # digits of the results of three rows that hold, or of two
LARGE = 100  # a figure that differs from two others by chance no more


@dataclass(frozen=True, slots=True)
class Fit:
    """A shape, its figures row by row, and in how many rows it holds."""

    shape: Shape
    rows: tuple[tuple[Figure, Figure, Figure], ...]
    held: int
    counted: int  # rows that speak for it or against it
    columns: frozenset[int] = frozenset()  # that it relates; empty for shares of a total


def best_fit(ledger: Ledger, column: int, used: Sequence[int], least: Fraction) -> Fit | None:
    """The relation of a column that holds in the most rows, the nearest columns first; `None` where none is believed.

    `used`: columns with figures; `least`: the share of the rows in which a relation must hold.
    """
    roles = ledger.columns[column].roles
    is_percent = _is_of_percentages(ledger, column)
    shapes = _shapes_of(ledger, column, is_percent=is_percent)
    others = [c for c in used if c != column and _is_operand(ledger, c)]
    misses = _misses(ledger, least)
    others.sort(key=lambda c: abs(c - column))
    fits = [
        fit
        for shape in shapes
        for left, right in _pairs(ledger, shape, column, others, misses)
        if is_percent or shape in (PRODUCT, MEAN) or "difference" in roles or _is_no_whole(ledger, left, right)
        if not is_percent or _is_change_of(ledger.columns[left].roles) == (shape in (SHARE_OF_CHANGE, CHANGE))
        if shape.kind != "difference" or not _are_times(ledger, (column, left, right))
        if ledger.is_news((column, left, right))
        if (fit := _of_columns(ledger, shape, (column, left, right), misses))
    ]
    if is_percent:
        fits += [fit for other in others for fit in _of_wholes(ledger, column, other, misses)]
    if "difference" in roles:
        fits += _in_points(ledger, column, used, misses)
    if not is_percent and "difference" not in roles:  # told by the rows alone, and not what a total column tells
        is_headed = bool(roles & {"undone", "rate"}) or shapes == (MEAN,)
        fits = [fit for fit in fits if fit.shape is PRODUCT or _is_told_by_rows(fit, is_headed=is_headed)]
    believed = _believed(ledger, fits, least)
    if not (believed or is_percent or ledger.is_guessed or shapes == (MEAN,)):
        believed = _unnamed(ledger, column, others, least)
    # Rows in which everything is 100 % hold by any pair: more rows count first, then nearness.
    return max(believed, key=lambda fit: fit.held, default=None)


def _shapes_of(ledger: Ledger, column: int, *, is_percent: bool) -> tuple[Shape, ...]:
    """The relations that the head and the units of a column allow."""
    roles = ledger.columns[column].roles
    if is_percent:
        shapes: tuple[Shape, ...] = (RATIO, GROWTH, SHARE_OF_CHANGE, CHANGE)
    elif "rate" in roles or _is_apiece(ledger, column):
        shapes = (MEAN,)
    else:
        shapes = (DIFFERENCE, PRODUCT) if "product" in roles else (DIFFERENCE,)
    return shapes + _unsigned(ledger, column, shapes)


def _believed(ledger: Ledger, fits: Sequence[Fit], least: Fraction) -> list[Fit]:
    """Those that hold in rows enough; where no head says what the column is, in nearly all, and by no chance."""
    believed = [fit for fit in fits if fit.held and fit.held >= least * fit.counted and _is_two_way(fit)]
    if ledger.is_guessed:
        believed = [fit for fit in believed if fit.counted - fit.held <= max(1, fit.counted // FEW) and _is_rare(fit)]
    return believed


def _pairs(ledger: Ledger, shape: Shape, column: int, others: Sequence[int], misses: int) -> list[tuple[int, int]]:
    """Pairs of the others that may give the column in a row on which they are tried; see `_fitted`."""
    near = near_pairs(ledger, shape, column, others, min(TRIED, misses + 1))
    return [pair for pair in permutations(others, 2) if pair in near]


def _of_columns(ledger: Ledger, shape: Shape, columns: tuple[int, int, int], misses: int) -> Fit | None:
    """A relation of the first column with the two others; `None` where more rows than `misses` speak against it."""
    return _fitted(shape, (_triple(row, *columns) for row in ledger.rows), misses, columns)


def _misses(ledger: Ledger, least: Fraction) -> int:
    """How many rows can speak against a relation: two may stand each in the other's row."""
    return max(SURE, int((1 - least) * len(ledger.rows)))


def _unnamed(ledger: Ledger, column: int, others: Sequence[int], least: Fraction) -> list[Fit]:
    """Products and quotients of which no head says so: of so many digits in rows enough that they hold by no chance."""
    misses = _misses(ledger, least)
    fits = (
        _of_columns(ledger, shape, (column, *pair), misses)
        for shape in (PRODUCT, MEAN)
        for pair in _pairs(ledger, shape, column, others, misses)
        if shape is MEAN or pair[0] < pair[1]
    )
    return [fit for fit in fits if fit is not None and fit.held >= least * fit.counted and _is_rare(fit)]


def _is_rare(fit: Fit) -> bool:
    """Whether the different results that hold have so many digits that they do by no chance."""
    held = {row[0].value: row for row in fit.rows if fit.shape.tells(*row) and fit.shape.holds(*row)}
    digits = sum(row[0].digits for row in held.values())
    return digits >= RARE if len(held) >= PLAIN else len(held) == SURE and digits >= LONG


def _is_apiece(ledger: Ledger, column: int) -> bool:
    """Whether its figures are of one of something: `triệu đồng/người/năm`."""
    return any(row.figures[column].per for row in ledger.rows if column in row.figures)


def _of_wholes(ledger: Ledger, column: int, other: int, misses: int) -> Iterator[Fit]:
    """Shares of the total row, or of the group that each row is of."""
    for by_group in (False, True):
        fit = _fitted(RATIO, _shares(ledger, column, other, by_group=by_group), misses)
        if fit is not None:
            yield fit


def is_signed(figure: Figure) -> bool:
    """Whether it is negative or prints a plus."""
    return figure.value < 0 or figure.text.lstrip("( ").startswith("+")


def _unsigned(ledger: Ledger, column: int, shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes of a column of changes that prints no signs."""
    roles = ledger.columns[column].roles
    if not roles & {"difference", "compared"}:
        return ()
    figures = [row.figures[column] for row in ledger.rows if column in row.figures]
    return () if any(map(is_signed, figures)) else (GROWTH_OR_DECLINE if GROWTH in shapes else DISTANCE,)


def _is_two_way(fit: Fit) -> bool:
    """Whether changes without signs go both ways, in rows enough: of one that goes down the sign may be forgotten."""
    down = [row for row in fit.rows if row[1].value < row[2].value and fit.shape.holds(*row)]
    return not fit.shape.is_unsigned or (fit.held >= PLAIN and len(down) >= SURE)


def _in_points(ledger: Ledger, column: int, used: Sequence[int], misses: int) -> list[Fit]:
    """`Tỷ lệ đầu kỳ (%) | Tỷ lệ cuối kỳ (%) | Giảm (điểm %)`: how far two columns of percentages are apart."""
    shares = [at for at in used if at != column and _is_of_percentages(ledger, at)]
    pairs = [pair for pair in permutations(shares, 2) if not _are_times(ledger, (column, *pair))]
    found = [_of_columns(ledger, DIFFERENCE, (column, *pair), misses) for pair in pairs]
    return [fit for fit in found if fit is not None and fit.held >= SURE]


def _is_of_percentages(ledger: Ledger, column: int) -> bool:
    figures = [row.figures[column] for row in ledger.rows if column in row.figures]
    return 2 * sum(figure.unit == "%" for figure in figures) > len(figures)


def _is_no_whole(ledger: Ledger, left: int, right: int) -> bool:
    """Whether what is left of it is no part of a whole: of two totals, `Tổng thu | Tổng chi | Kết dư`, it is none."""
    return "total_first" not in ledger.columns[left].roles or "total_first" in ledger.columns[right].roles


def _is_operand(ledger: Ledger, column: int) -> bool:
    """Whether a column can be what another follows from: `Số xã đạt chuẩn`, `Đạt (người)`, but no percentage."""
    roles = ledger.columns[column].roles
    if "percent" not in roles or "difference" in roles:
        return not {"percent", "rate"} <= roles
    is_named = "rate" in roles or "percent_first" in roles
    return not is_named or not _is_of_percentages(ledger, column)


def _is_change_of(roles: frozenset[str]) -> bool:
    """Whether a column is of changes: `Tăng, giảm`, and not what is left."""
    return "difference" in roles and "left" not in roles and bool(roles & {"difference_first", "percent_first"})


def _is_told_by_rows(fit: Fit, *, is_headed: bool) -> bool:
    """Rows of small figures, `12 - 3 = 9`, hold by chance: they tell a relation only when all of them hold.

    `is_headed`: the head names what is left to do (`Chưa tuyển`) or a mean, and most rows are enough.
    """
    large = [row for row in fit.rows if max(abs(figure.value) for figure in row) >= LARGE and fit.shape.tells(*row)]
    held = sum(fit.shape.holds(*row) for row in large)
    if is_headed and (held >= SURE or (fit.held >= SURE and sum(fit.shape.holds(*row) for row in fit.rows) >= PLAIN)):
        return True
    return fit.held >= PLAIN and (held >= SURE or fit.held == fit.counted)


def _are_times(ledger: Ledger, columns: Sequence[int]) -> bool:
    """`Quý I | Quý II | 6 tháng`: what they have to do with one another is a sum."""
    return all(ledger.columns[column].span for column in columns)


def _triple(row: Row, column: int, left: int, right: int) -> tuple[Figure, Figure, Figure] | None:
    try:
        return row.figures[column], row.figures[left], row.figures[right]
    except KeyError:
        return None


def _shares(ledger: Ledger, column: int, other: int, *, by_group: bool) -> list[tuple[Figure, Figure, Figure] | None]:
    """Each row's share of the total row, or of the row that it is a part of."""
    whole = next((row for row in ledger.rows if row.is_total and other in row.figures), None)
    found: list[tuple[Figure, Figure, Figure]] = []
    parts: list[tuple[Figure, Figure, Figure]] = []  # of the total row
    for row in ledger.rows:
        group = ledger.rows[row.parent] if row.parent is not None else None
        base = (group or whole) if by_group else (whole or group)
        if base is None or column not in row.figures or other not in row.figures or other not in base.figures:
            continue
        found.append((row.figures[column], row.figures[other], base.figures[other]))
        if whole and row.parent is None and not row.is_total:
            parts.append(found[-1])
    return [*evened(found, parts)]


def _fitted(
    shape: Shape, rows: Iterable[tuple[Figure, Figure, Figure] | None], misses: int, columns: Iterable[int] = ()
) -> Fit | None:
    """The relation over all rows that have its figures; `None` when the first rows, or so many, speak against it."""
    left = filter(None, rows)
    kept: list[tuple[Figure, Figure, Figure]] = []
    tried: list[tuple[Figure, Figure, Figure]] = []
    wrong: list[tuple[Figure, Figure, Figure]] = []
    for row in left:
        kept.append(row)
        if shape.tells(*row):
            tried.append(row)
            if not shape.holds(*row):
                wrong.append(row)
                if len(wrong) > misses:
                    return None  # mostly: the other rows are not read
            if len(tried) == TRIED:
                break
    if not tried or len(tried) - len(wrong) < LEAST_TRIED * len(tried):
        return None
    others = list(left)
    more = [row for row in others if shape.tells(*row)]
    telling = [*tried, *more]
    wrong += [row for row in more if not shape.holds(*row)]
    held = len(telling) - (0 if _is_changed_round(shape, wrong) else len(wrong))
    return Fit(shape, (*kept, *others), held, len(telling), frozenset(columns))


def _is_changed_round(shape: Shape, wrong: Sequence[tuple[Figure, Figure, Figure]]) -> bool:
    """Whether two results stand each in the other's row: shares of 35,0 and 53,0 for 53,0 and 35,0."""
    if len(wrong) != SURE or shape not in (RATIO, GROWTH):
        return False
    (one, *others), (other, *more) = wrong
    return one.value != other.value and shape.holds(other, *others) and shape.holds(one, *more)

"""Columns of tables that follow from others, row by row: percentages, changes, differences, means, products.

Which columns belong together is told by the rows: a relation that holds in most of them is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

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
from pipeline.audit.found_sides import found_sides
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Ledger, Row, Scene
from pipeline.audit.rates import table_rates
from pipeline.audit.threes import table_threes
from pipeline.rulebook import Rulebook

TRIED = 8  # rows on which a relation is tried before it is computed for all
LEAST_TRIED = Fraction(3, 10)  # of them that must hold
PLAIN = 3  # rows that hold make columns related of which no head says so
SURE = 2  # rows that hold make a relation sure
LARGE = 100  # a figure that differs from two others by chance no more
MOST_COLUMNS = 14  # of figures; a table with more is no comparison of two of them

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Fit:
    """A shape, its figures row by row, and in how many rows it holds."""

    shape: Shape
    rows: tuple[tuple[Figure, Figure, Figure], ...]
    held: int
    counted: int  # rows that speak for it or against it
    columns: frozenset[int] = frozenset()  # that it relates; empty for shares of a total


def table_column_check(rules: Rulebook) -> Check:
    """The check."""
    tolerances = rules.checks.tolerances
    least = Fraction(tolerances["table_rows"])
    rates, threes = table_rates(rules), table_threes(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.sheets:
            used = sorted({column for row in ledger.rows for column in row.figures if column < len(ledger.columns)})
            if len(used) > MOST_COLUMNS:
                continue
            rated = {column: claims for column in used if (claims := rates(ledger, column))}
            for claims in rated.values():
                yield from claims
            fits = [(c, fit) for c in used if c not in rated and (fit := _best(ledger, c, used, least))]
            sides = found_sides(ledger, tolerances)
            sums = {frozenset({side.whole, *side.parts}) for side in sides}
            for fit in _distinct(ledger, [each for each in fits if not _is_sum(each[1], sums)]):
                yield from _claims(fit)
            added = {_figures(each.whole, each.parts) for side in sides for each in side.sums}
            for column in sorted({*used} - {*rated} - {column for column, _ in fits}):
                found = threes(ledger, column, used)
                yield from (each for each in found if _figures(each.stated, each.operands) not in added)

    return check


def _figures(stated: Figure, others: Sequence[Figure]) -> frozenset[int]:
    """Which figures a relation has, by where they start."""
    return frozenset({stated.start, *(figure.start for figure in others)})


def _is_sum(fit: _Fit, sums: Collection[frozenset[int]]) -> bool:
    """Whether it only tells backwards that two columns make up a third: `Nhân khẩu | Nam | Nữ`."""
    return fit.shape is DIFFERENCE and fit.columns in sums


def _distinct(ledger: Ledger, found: Sequence[tuple[int, _Fit]]) -> Iterator[_Fit]:
    """Of three columns of which each is a difference of two the result is the one whose head says so, or the last."""
    used: set[frozenset[int]] = set()
    products = {fit.columns for _, fit in found if fit.shape is PRODUCT}
    found = [each for each in found if each[1].shape is not MEAN or each[1].columns not in products]  # prices
    ordered = sorted(found, key=lambda pair: ("difference" not in ledger.columns[pair[0]].roles, -pair[0]))
    for _, fit in ordered:
        if fit.shape.kind != "difference" or fit.columns not in used:
            used.add(fit.columns)
            yield fit


def _claims(fit: _Fit) -> Iterator[Claim]:
    doubt = "" if fit.held >= SURE else "silent"
    shows_signs = any(_is_signed(result) for result, _, _ in fit.rows)
    for result, left, right in fit.rows:
        if (fit.shape.is_unsigned or fit.shape is DIFFERENCE) and left.value < right.value:
            yield _of_decline(fit, (result, left, right), doubt, shows_signs=shows_signs)
            continue
        if fit.shape in (RATIO, GROWTH) and left.unit == right.unit == "%":
            yield from _of_percentages(fit, result, left, right)
            continue
        is_same = fit.shape in (SHARE_OF_CHANGE, CHANGE) and result.value == left.value
        if is_same and not fit.shape.holds(result, left, right):
            continue  # a row of percentages, whose change is told in points: -3,4 | -3,4
        stated = as_mean(result) if fit.shape is MEAN else result
        yield Claim(
            fit.shape.kind, fit.shape.formula, stated, (left, right), doubt, rule=f"{fit.shape.kind}: table columns"
        )


def _of_decline(fit: _Fit, row: tuple[Figure, Figure, Figure], doubt: str, *, shows_signs: bool) -> Claim:
    """A row whose figure went down: in a column without signs it tells by how much."""
    result, left, right = row
    kind, formula, operands = fit.shape.kind, fit.shape.formula, (left, right)
    if fit.shape is DISTANCE:
        operands = (right, left)
    elif fit.shape is GROWTH_OR_DECLINE:
        formula = "decline"
    elif not (doubt or shows_signs) and fit.shape.holds(result, right, left):
        doubt = "unsure_columns"  # the sign may be left out, or forgotten
    return Claim(kind, formula, result, operands, doubt, rule=f"{kind}: table columns")


def _of_percentages(fit: _Fit, result: Figure, left: Figure, right: Figure) -> Iterator[Claim]:
    """A row of percentages among others: its result may be in points, `60,8 | 61,2 | 0,4`; told where it holds."""
    if result.stated.holds(left.exactly - right.exactly):
        yield Claim("difference", "difference", result, (left, right), "silent", rule="difference: table columns")
    else:
        yield Claim(
            fit.shape.kind, fit.shape.formula, result, (left, right), "silent", rule=f"{fit.shape.kind}: table columns"
        )


def _best(ledger: Ledger, column: int, used: Sequence[int], least: Fraction) -> _Fit | None:
    """The relation of a column that holds in the most rows; the nearest columns first."""
    roles = ledger.columns[column].roles
    is_percent = _is_of_percentages(ledger, column)
    if is_percent:
        shapes: tuple[Shape, ...] = (RATIO, GROWTH, SHARE_OF_CHANGE, CHANGE)
    elif "rate" in roles:
        shapes = (MEAN,)
    else:
        shapes = (DIFFERENCE, PRODUCT) if "product" in roles else (DIFFERENCE,)
    shapes += _unsigned(ledger, column, shapes)
    others = [c for c in used if c != column and _is_operand(ledger, c)]
    others.sort(key=lambda c: abs(c - column))
    fits = [
        fit
        for shape in shapes
        for left, right in permutations(others, 2)
        if is_percent or shape is PRODUCT or "difference" in roles or _is_no_whole(ledger, left, right)
        if not is_percent or _is_change_of(ledger.columns[left].roles) == (shape in (SHARE_OF_CHANGE, CHANGE))
        if shape.kind != "difference" or not _are_times(ledger, (column, left, right))
        if (fit := _fit(shape, (_triple(row, column, left, right) for row in ledger.rows), {column, left, right}))
    ]
    if is_percent:
        fits += [fit for other in others if (fit := _fit(RATIO, _shares(ledger, column, other))) is not None]
    if "difference" in roles:
        fits += _in_points(ledger, column, used)
    if not is_percent and "difference" not in roles:  # told by the rows alone, and not what a total column tells
        is_headed = bool(roles & {"undone", "rate"})
        fits = [fit for fit in fits if fit.shape is PRODUCT or _is_told_by_rows(fit, is_headed=is_headed)]
    believed = [fit for fit in fits if fit.held and fit.held >= least * fit.counted and _is_two_way(fit)]
    if ledger.is_turned:  # no head says what the column is
        believed = [fit for fit in believed if fit.held >= PLAIN or fit.held == fit.counted >= SURE]
    # Rows in which everything is 100 % hold by any pair: more rows count first, then nearness.
    return max(believed, key=lambda fit: fit.held) if believed else None


def _is_signed(figure: Figure) -> bool:
    return figure.value < 0 or figure.text.lstrip("( ").startswith("+")


def _unsigned(ledger: Ledger, column: int, shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes of a column of changes that prints no signs."""
    roles = ledger.columns[column].roles
    if not roles & {"difference", "compared"}:
        return ()
    figures = [row.figures[column] for row in ledger.rows if column in row.figures]
    return () if any(map(_is_signed, figures)) else (GROWTH_OR_DECLINE if GROWTH in shapes else DISTANCE,)


def _is_two_way(fit: _Fit) -> bool:
    """Whether changes without signs go both ways, in rows enough: of one that goes down the sign may be forgotten."""
    down = [row for row in fit.rows if row[1].value < row[2].value and fit.shape.holds(*row)]
    return not fit.shape.is_unsigned or (fit.held >= PLAIN and len(down) >= SURE)


def _in_points(ledger: Ledger, column: int, used: Sequence[int]) -> list[_Fit]:
    """`Tỷ lệ đầu kỳ (%) | Tỷ lệ cuối kỳ (%) | Giảm (điểm %)`: how far two columns of percentages are apart."""
    shares = [at for at in used if at != column and _is_of_percentages(ledger, at)]
    pairs = [pair for pair in permutations(shares, 2) if not _are_times(ledger, (column, *pair))]
    found = (_fit(DIFFERENCE, (_triple(row, column, *pair) for row in ledger.rows), {column, *pair}) for pair in pairs)
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


def _is_told_by_rows(fit: _Fit, *, is_headed: bool) -> bool:
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


def _shares(ledger: Ledger, column: int, other: int) -> list[tuple[Figure, Figure, Figure] | None]:
    """Each row's share of the total row, or of the row that it is a part of."""
    whole = next((row for row in ledger.rows if row.is_total and other in row.figures), None)
    found: list[tuple[Figure, Figure, Figure]] = []
    parts: list[tuple[Figure, Figure, Figure]] = []  # of the total row
    for row in ledger.rows:
        base = whole or (ledger.rows[row.parent] if row.parent is not None else None)
        if base is None or column not in row.figures or other not in row.figures or other not in base.figures:
            continue
        found.append((row.figures[column], row.figures[other], base.figures[other]))
        if whole and row.parent is None and not row.is_total:
            parts.append(found[-1])
    return [*evened(found, parts)]


def _fit(
    shape: Shape, rows: Iterable[tuple[Figure, Figure, Figure] | None], columns: Iterable[int] = ()
) -> _Fit | None:
    """The relation over all rows that have its figures; `None` when the first rows speak against it."""
    left = filter(None, rows)
    kept: list[tuple[Figure, Figure, Figure]] = []
    tried: list[tuple[Figure, Figure, Figure]] = []
    for row in left:
        kept.append(row)
        if shape.tells(*row):
            tried.append(row)
            if len(tried) == TRIED:
                break
    if not tried or sum([shape.holds(*row) for row in tried]) < LEAST_TRIED * len(tried):
        return None  # mostly: the other rows are not read
    others = list(left)
    telling = [*tried, *(row for row in others if shape.tells(*row))]
    wrong = [row for row in telling if not shape.holds(*row)]
    held = len(telling) - (0 if _is_changed_round(shape, wrong) else len(wrong))
    return _Fit(shape, (*kept, *others), held, len(telling), frozenset(columns))


def _is_changed_round(shape: Shape, wrong: Sequence[tuple[Figure, Figure, Figure]]) -> bool:
    """Whether two results stand each in the other's row: shares of 35,0 and 53,0 for 53,0 and 35,0."""
    if len(wrong) != SURE or shape not in (RATIO, GROWTH):
        return False
    (one, *others), (other, *more) = wrong
    return one.value != other.value and shape.holds(other, *others) and shape.holds(one, *more)

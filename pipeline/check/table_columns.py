"""Columns of tables that follow from others, row by row: percentages, changes, differences, means, products.

Which columns belong together is told by the rows: a relation that holds in most of them is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from pipeline.audit.column_fits import SURE, Fit, best_fit, is_signed
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
)
from pipeline.audit.figure import Figure
from pipeline.audit.found_sides import found_sides
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Ledger, Scene
from pipeline.audit.other_parts import without_other_parts
from pipeline.audit.rates import table_rates
from pipeline.audit.side_sums import Side, Tolerances
from pipeline.audit.threes import table_threes
from pipeline.rulebook import Rulebook

MOST_COLUMNS = 14  # of figures; a table with more is no comparison of two of them

Check = Callable[[Scene], Iterator[Claim]]


def table_column_check(rules: Rulebook) -> Check:
    """The check."""
    rates, threes = table_rates(rules), table_threes(rules)
    tolerances = rules.checks.tolerances

    def check(scene: Scene) -> Iterator[Claim]:
        related: dict[tuple[int, bool], set[int]] = {}  # columns that are told: a lent unit tells no other
        for ledger in scene.sheets:
            known = related.setdefault((ledger.start, ledger.is_turned), set())
            used = sorted({column for row in ledger.rows for column in row.figures if column < len(ledger.columns)})
            if len(used) > MOST_COLUMNS:
                continue
            asked = [column for column in used if column not in known]
            rated = {column: claims for column in asked if (claims := rates(ledger, column))}
            for claims in rated.values():
                yield from claims
            told = {_figures(claim.stated, claim.operands) for claims in rated.values() for claim in claims}
            sides = found_sides(ledger, tolerances)
            fits = _fits(ledger, [column for column in asked if column not in rated], used, tolerances)
            known.update(rated, fits)
            yield from _of_two(ledger, fits, sides, told)
            left = [column for column in asked if column not in known]
            yield from _of_more(ledger, (claim for column in left for claim in threes(ledger, column, used)), sides)

    return check


def _fits(ledger: Ledger, asked: Sequence[int], used: Sequence[int], tolerances: Tolerances) -> dict[int, Fit]:
    """What each column has to do with two others; columns without such a relation are left out."""
    least = Fraction(tolerances["table_rows"])
    return {column: fit for column in asked if (fit := best_fit(ledger, column, used, least)) is not None}


def _of_two(
    ledger: Ledger, fits: Mapping[int, Fit], sides: Sequence[Side], told: Collection[frozenset[int]]
) -> Iterator[Claim]:
    """The claims on columns that follow from two others, but for those whose figures are told already."""
    sums = {frozenset({side.whole, *side.parts}) for side in sides}
    others = [(column, fit) for column, fit in fits.items() if not _is_sum(fit, sums, ledger.added)]
    for fit in _distinct(ledger, others):
        claims = without_other_parts(_claims(fit), ledger)
        yield from (claim for claim in claims if _figures(claim.stated, claim.operands) not in told)


def _of_more(ledger: Ledger, claims: Iterable[Claim], sides: Sequence[Side]) -> Iterator[Claim]:
    """The claims on columns that follow from more than two, but for the sums that other columns are told to be."""
    added = {_figures(each.whole, each.parts) for side in sides for each in side.sums}
    claims = without_other_parts(claims, ledger)
    yield from (claim for claim in claims if _figures(claim.stated, claim.operands) not in added)


def _figures(stated: Figure, others: Sequence[Figure]) -> frozenset[int]:
    """Which figures a relation has, by where they start."""
    return frozenset({stated.start, *(figure.start for figure in others)})


def _is_sum(fit: Fit, sums: Collection[frozenset[int]], added: Collection[frozenset[int]]) -> bool:
    """Whether it only tells backwards what makes up a third, `Nhân khẩu | Nam | Nữ`, or a whole with other parts."""
    return fit.shape is DIFFERENCE and (fit.columns in sums or any(fit.columns <= each for each in added))


def _distinct(ledger: Ledger, found: Sequence[tuple[int, Fit]]) -> Iterator[Fit]:
    """Of three columns of which each is a difference of two the result is the one whose head says so, or the last."""
    used: set[frozenset[int]] = set()
    ordered = sorted(
        _without_inverse(ledger, found), key=lambda pair: ("difference" not in ledger.columns[pair[0]].roles, -pair[0])
    )
    for _, fit in ordered:
        if fit.shape.kind != "difference" or fit.columns not in used:
            used.add(fit.columns)
            yield fit


def _without_inverse(ledger: Ledger, found: Sequence[tuple[int, Fit]]) -> Iterator[tuple[int, Fit]]:
    """Of three columns that are a product and two quotients the one whose head says so, or the product."""
    best: dict[frozenset[int], tuple[int, Fit]] = {}
    for column, fit in found:
        if fit.shape in (PRODUCT, MEAN):
            other = best.setdefault(fit.columns, (column, fit))
            if _says(ledger, column, fit) > _says(ledger, *other):
                best[fit.columns] = column, fit
    for column, fit in found:
        if fit.shape not in (PRODUCT, MEAN) or best[fit.columns][0] == column:
            yield column, fit


def _says(ledger: Ledger, column: int, fit: Fit) -> tuple[bool, bool, bool]:
    """How far a head says what the column is: a product, a mean; else a product is meant."""
    is_product, roles = fit.shape is PRODUCT, ledger.columns[column].roles
    return is_product and "product" in roles, not is_product and "rate" in roles and "price" not in roles, is_product


def _claims(fit: Fit) -> Iterator[Claim]:
    doubt = "" if fit.held >= SURE else "silent"
    shows_signs = any(is_signed(result) for result, _, _ in fit.rows)
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


def _of_decline(fit: Fit, row: tuple[Figure, Figure, Figure], doubt: str, *, shows_signs: bool) -> Claim:
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


def _of_percentages(fit: Fit, result: Figure, left: Figure, right: Figure) -> Iterator[Claim]:
    """A row of percentages among others: its result may be in points, `60,8 | 61,2 | 0,4`; told where it holds."""
    if result.stated.holds(left.exactly - right.exactly):
        yield Claim("difference", "difference", result, (left, right), "silent", rule="difference: table columns")
    else:
        yield Claim(
            fit.shape.kind, fit.shape.formula, result, (left, right), "silent", rule=f"{fit.shape.kind}: table columns"
        )

"""Totals of several prices, and of prices behind them, told only where they hold.

`xây mới 198 hộ, mức 40 triệu đồng/hộ; sửa chữa 128 hộ, mức 20 triệu đồng/hộ, tổng kinh phí 10.480 triệu đồng`;
`6.609.600.000 đồng (120.000 đồng/trẻ/tháng trong 9 tháng)` of children told before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from pipeline.audit.clauses import alike, exact_price
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.rulebook import Rulebook

AROUND = 12  # figures before and behind a total
BACK = 3  # figures before a price of which one is what it is the price of
FEWEST = 2  # prices
LEAST_DIGITS = 2
RULE = "product: found"

Check = Callable[[Scene], Iterator[Claim]]


def found_product_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        if not any(each.figure.per for each in told):
            return
        for index, whole in enumerate(told):
            if whole.is_plain and digits(whole.figure) >= LEAST_DIGITS and whole.figure.unit.isupper():
                claim = _of_prices(told, index) or _of_price_behind(told, index)
                if claim is not None:
                    yield claim

    return check


def _is_price_of(price: Figure, whole: Figure) -> bool:
    return bool(price.per) and price.unit == whole.unit and not price.is_range


def _of_prices(told: Sequence[Told], index: int) -> Claim | None:
    """The sum of all counts at their prices that stand before the total, or in the bracket behind it."""
    whole = told[index]
    before = range(max(0, index - AROUND), index)
    behind = range(index + 1, min(len(told), index + 1 + AROUND))
    for places in (before, behind):
        near = [at for at in places if told[at].sentence == whole.sentence]
        pairs = [_counted(told, at) for at in near if _is_price_of(told[at].figure, whole.figure)]
        held = [figure for pair in pairs if pair is not None for figure in pair]
        if len(pairs) < FEWEST or None in pairs:
            continue
        given = sum((count.value * price.value for count, price in zip(held[::2], held[1::2], strict=True)), Decimal(0))
        if given == whole.figure.value:
            return Claim("product", "products", whole.figure, tuple(held), "silent", rule=RULE, yields=True)
    return None


def _counted(told: Sequence[Told], at: int) -> tuple[Figure, Figure] | None:
    """A price, and before it what it is the price of."""
    price = told[at]
    for each in reversed(told[max(0, at - BACK) : at]):
        if each.sentence == price.sentence and each.is_plain and alike(each.figure.unit, price.figure.per):
            return each.figure, exact_price(price.figure)
    return None


def _of_price_behind(told: Sequence[Told], index: int) -> Claim | None:
    """A price in the bracket behind the total, by all that it is counted by: `đồng/trẻ/tháng`."""
    whole = told[index]
    here = [each for each in told[max(0, index - AROUND) : index + AROUND] if each.sentence == whole.sentence]
    for price in (each for each in here if each.figure.start > whole.figure.start and each.level > whole.level):
        if not _is_price_of(price.figure, whole.figure):
            continue
        units = price.figure.per.split("/")
        counts = [each.figure for each in here if each.is_plain and not each.figure.unit.isupper()]
        counts = [each for each in counts if any(alike(each.unit, unit) for unit in units)]
        for chosen in combinations(counts, len(units)):
            figures = (exact_price(price.figure), *chosen)
            if prod(figure.value for figure in figures) == whole.figure.value:
                return Claim("product", "product", whole.figure, figures, "silent", rule=RULE, yields=True)
    return None

"""What the figures around an amount give, by how far they are, and how rare it must be at each distance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.amounts import Amount
from pipeline.audit.chance import RARE, TWICE
from pipeline.audit.conversions import conversions
from pipeline.audit.derived_windows import BEFORE, PARAGRAPH, SENTENCE, Window
from pipeline.audit.derived_words import PRODUCT, REST, TOTAL
from pipeline.audit.results import Result, flows, lists_behind, longer_products, pairs, products, runs
from pipeline.rulebook import Rulebook

SHORT, LONG, LONGEST = 3, 4, 5  # digits: of what has three factors, is a stock, or may come of any two
FEWEST, MOST_FLOW = 2, 8  # figures
SOUGHT = frozenset({REST, TOTAL, PRODUCT})  # a flow or a list behind its total may give any figure
PRICED, RUN = -1, -2
# Pairs of one figure so far and one so near, the nearest first; and where products and lists come between.
NEAR = (
    (SENTENCE, SENTENCE, 10 * RARE),
    (SENTENCE, PRICED, 10 * RARE),
    (BEFORE, SENTENCE, 6 * RARE),
    (BEFORE, BEFORE, 3 * RARE),
    (BEFORE, PRICED, 6 * RARE),
    (BEFORE, RUN, 6 * RARE),
    (PARAGRAPH, SENTENCE, 4 * RARE),
    (PARAGRAPH, BEFORE, 2 * RARE),
    (PARAGRAPH, PRICED, 2 * RARE),
    (PARAGRAPH, PARAGRAPH, 2 * RARE),
)


class Tier(NamedTuple):
    """Results of figures in a distance, and how rare one must be to be told."""

    results: Iterable[Result]
    rare: float
    may_slip: bool = True  # a figure of two far ones that does not hold is none of them


TiersOf = Callable[[Amount, Window, frozenset[str]], Iterator[Tier]]


def tiers_of(rules: Rulebook) -> TiersOf:
    """Function of an amount, its window and some operations: what they give, the nearest first."""
    times, scales = frozenset(rules.words("checks.kin.times")), conversions(rules)

    def tiers(here: Amount, window: Window, ways: frozenset[str]) -> Iterator[Tier]:
        sums, near = ways & {REST, TOTAL}, near_of(here)
        is_product = PRODUCT in ways and any(window.others)
        if window.behind:
            yield Tier(lists_behind(window.behind), 3 * RARE)
        for outer, inner, rare in NEAR:
            if inner == PRICED:
                if is_product:
                    yield Tier(_products(here, window, outer, times, scales), rare)
            elif not sums:
                continue
            elif inner == RUN and len(window.before) > FEWEST:
                yield Tier(runs(window.before, sums), rare)
            elif inner != RUN and window.rings[outer] and window.rings[inner]:
                yield Tier(pairs(window.rings[outer], window.rings[inner], near, sums), rare)
        yield from _last_tiers(here, window, near, sums)

    return tiers


def near_of(here: Amount) -> range:
    """What is comparable: from half of it to twice as much, the end too."""
    return range((here.value + 1) // TWICE, TWICE * here.value)


def _last_tiers(here: Amount, window: Window, near: range, sums: frozenset[str]) -> Iterator[Tier]:
    """Stocks; of far figures one only, the other is near."""
    own, last, paragraph, afar = window.rings
    if here.figure.digits >= LONG and len(window.before) > FEWEST:
        yield Tier(flows(window.before[-MOST_FLOW:]), 2 * RARE)
    if not sums or not afar:
        return
    yield Tier(pairs(afar, own, near, sums), 2 * RARE)
    yield Tier(pairs(afar, last, near, sums), 2 * RARE)
    if here.figure.digits >= LONGEST:
        yield Tier(pairs(afar, paragraph, near, sums), 2 * RARE, may_slip=False)
        yield Tier(pairs(afar, afar, near, sums), 2 * RARE, may_slip=False)


def _products(
    here: Amount, window: Window, depth: int, times: frozenset[str], scales: Mapping[tuple[str, str], Decimal]
) -> Iterator[Result]:
    """Prices of the figure's unit by counts of which one at least is as far as that."""
    if depth and not window.rings[depth] and not window.others[depth]:
        return
    unit, most = here.figure.unit, here.value
    counts = [each for ring in window.others[: depth + 1] for each in ring if each.figure.unit != unit]
    if not counts:
        return
    rings = (*window.rings[: depth + 1], *window.others[: depth + 1])
    prices = [each for ring in rings for each in ring if each.value < most and each.figure.unit == unit]
    if not prices:
        return
    yield from products(prices, counts, scales, most)
    lasting = [each for each in counts if each.figure.unit in times]
    if lasting and here.figure.digits >= SHORT:
        yield from longer_products(prices, counts, lasting)

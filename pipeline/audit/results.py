"""All that figures of a window give when they are added, taken from one another, or multiplied by a price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.audit.amounts import PLACES, Amount
from pipeline.audit.derived_words import FLOW, LISTED, PRODUCT, REST, TOTAL

ONE = int(PLACES)
UNSCALED = Decimal(1)
PAIRED = frozenset({REST, TOTAL})
LIST, MOST = 3, 12  # parts
WHOLES = 8  # figures before parts of which one is their whole


class Result(NamedTuple):
    """What operands give, in millionths; `signs` of a sum, `scale` of a product."""

    way: str
    value: int
    operands: tuple[Amount, ...]
    signs: tuple[int, ...] = ()
    scale: Decimal = Decimal(1)


def pairs(
    ring: Sequence[Amount], inner: Sequence[Amount], near: range, ways: frozenset[str] = PAIRED
) -> Iterator[Result]:
    """Sums and differences of one of a ring and one nearer, as great as the figure; of two where both are the same."""
    is_one = ring is inner
    least, most = near.start, near.stop
    is_rest, is_total = REST in ways, TOTAL in ways
    for at, one in enumerate(ring):
        value = one.value
        for other in ring[:at] if is_one else inner:
            total, left = value + other.value, abs(value - other.value)
            if is_rest and least <= left <= most and one.figure.start != other.figure.start:
                great, small = (one, other) if value > other.value else (other, one)
                yield Result(REST, left, (great, small), (1, -1))
            if is_total and least <= total <= most and one.figure.start != other.figure.start:
                yield Result(TOTAL, total, (one, other) if one.place < other.place else (other, one))


def runs(before: Sequence[Amount], ways: frozenset[str] = PAIRED) -> Iterator[Result]:
    """Lists that end right before a figure: their sum, and what they leave of one of the figures before them."""
    for kept in _lists(list(before)):
        total = 0
        for count in range(1, min(MOST, len(kept)) + 1):
            first = len(kept) - count
            total += kept[first].value
            parts = tuple(kept[first:])
            if count >= LIST and TOTAL in ways:
                yield Result(TOTAL, total, parts)
            if count >= LIST - 1 and REST in ways:
                signs = (1, *(-1 for _ in parts))
                for whole in reversed(kept[max(0, first - WHOLES) : first]):
                    if whole.value > total:
                        yield Result(REST, whole.value - total, (whole, *parts), signs)


def lists_behind(behind: Sequence[Amount]) -> Iterator[Result]:
    """All of a list behind its total: to the end of a sentence, or of a paragraph, or of its items."""
    for kept in _lists(list(behind)):
        total = 0
        for at, part in enumerate(kept[:MOST]):
            total += part.value
            is_last = at + 1 == len(kept) or kept[at + 1].sentence != part.sentence
            if at and is_last:
                yield Result(LISTED, total, tuple(kept[: at + 1]))


def _lists(found: list[Amount]) -> Iterator[list[Amount]]:
    """All, and those outside of brackets where some stand in them."""
    yield found
    outside = [each for each in found if not each.level]
    if len(outside) != len(found):
        yield outside


def flows(before: Sequence[Amount]) -> Iterator[Result]:
    """A stock and two figures behind it, of which one came and the other went, or both went."""
    for whole in before:
        behind = [each for each in before if each.place > whole.place and each.value < whole.value][:MOST]
        for one, other in combinations(behind, 2):
            for signs in ((1, 1, -1), (1, -1, 1)):
                yield Result(
                    FLOW, whole.value + signs[1] * one.value + signs[2] * other.value, (whole, one, other), signs
                )


def products(
    prices: Sequence[Amount], counts: Sequence[Amount], scales: Mapping[tuple[str, str], Decimal], figure: int
) -> Iterator[Result]:
    """A price and what it is by, in a measure of its own where the price is told by another: about as the figure."""
    least, most = figure * ONE // 3, figure * ONE * 3  # integers tell most that come to less or more
    for price in prices:
        per, size = price.figure.per, price.value
        for count in counts:
            if ONE in (size, count.value):
                continue  # 17 đội, trao 01 giải nhất: so many times one says nothing
            scale = scales.get((count.figure.unit, per), UNSCALED) if per else UNSCALED
            if price is not count and (scale is not UNSCALED or least <= size * count.value <= most):
                value = int(price.figure.value * count.figure.value * scale * ONE)
                yield Result(PRODUCT, value, (price, count), scale=scale)


def longer_products(prices: Sequence[Amount], counts: Sequence[Amount], times: Sequence[Amount]) -> Iterator[Result]:
    """The same by a time, too: `48 người x 1.200.000 đồng x 6 tháng`."""
    for price in prices:
        for count in counts:
            for time in times:
                if len({price.place, count.place, time.place}) == LIST:
                    value = price.value * count.value * time.value // (ONE * ONE)
                    yield Result(PRODUCT, value, (price, count, time))

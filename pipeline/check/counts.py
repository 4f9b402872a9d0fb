"""Counts against the names listed behind them: `05 xã gồm: …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Interval, bounds, point
from pipeline.audit.model import Claim, Listing, Scene
from pipeline.rulebook import Rulebook, alternation

Check = Callable[[Scene], Iterator[Claim]]


LONGEST_WORDS = 24  # characters between a number and what it is a part of


def count_check(rules: Rulebook) -> Check:
    """The check."""
    among = re.compile(rf"(?<![\d.,/])(\d+)\s+{alternation(rules.words('checks.shares.among'))}\s+\Z", re.IGNORECASE)

    def check(scene: Scene) -> Iterator[Claim]:
        for listing in scene.listings:
            part = _part(listing.count, among, scene)
            yield _claim(listing if part is None else replace(listing, count=part))

    return check


def _part(count: Figure, among: re.Pattern[str], scene: Scene) -> Figure | None:
    """`4 trong 5 thôn giữ vững danh hiệu (Vân Trì, …)`: those that are named are the four."""
    found = among.search(scene.text[max(0, count.start - LONGEST_WORDS) : count.start])
    if found is None:
        return None
    value, start = Decimal(found[1]), count.start - len(found[0])
    return replace(count, value=value, bounds=bounds(value), start=start, text=f"{found[0]}{count.text}")


def _claim(listing: Listing) -> Claim:
    """The names counted; of the numbers that they can be, the one that is told or the nearest."""
    told = int(listing.count.value)
    fits = listing.fewest <= told <= listing.most
    number = told if fits else min(listing.fewest, listing.most, key=lambda each: abs(each - told))
    named = point(number)
    names = Figure(
        value=listing.count.value,
        bounds=bounds(Decimal(number)),
        unit=listing.count.unit,
        start=listing.start,
        end=listing.end,
        text="",
        is_exact=True,
    )
    computed = Interval(named.low, named.high)
    return Claim("count", "equal", listing.count, (names,), listing.doubt, rule="count", computed=computed)

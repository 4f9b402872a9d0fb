"""Counts against the names listed behind them: `05 xã gồm: …`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Interval, bounds, point
from pipeline.audit.model import Claim, Listing, Scene
from pipeline.rulebook import Rulebook

Check = Callable[[Scene], Iterator[Claim]]


def count_check(_: Rulebook) -> Check:
    """The check: it needs no words."""
    return _claims


def _claims(scene: Scene) -> Iterator[Claim]:
    return map(_claim, scene.listings)


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

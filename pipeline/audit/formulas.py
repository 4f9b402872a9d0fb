"""What follows from the operands of a claim, as an interval; `None` where nothing does: a division by nought."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.audit.intervals import Interval, less, over, point, times, total
from pipeline.audit.model import Claim

PERCENT = point(100)


def _sum(claim: Claim, values: list[Interval]) -> Interval:
    if not claim.signs:
        return total(values)
    signs = claim.signs
    plus = total(value for value, sign in zip(values, signs, strict=True) if sign > 0)
    return less(plus, total(value for value, sign in zip(values, signs, strict=True) if sign < 0))


def _ratio(_: Claim, values: list[Interval]) -> Interval | None:
    found = over(values[0], values[1])
    return None if found is None else times(found, PERCENT)


def _hundred(_: Claim, values: list[Interval]) -> Interval:
    """What is left of 100 percent."""
    return less(PERCENT, total(values))


def _share(_: Claim, values: list[Interval]) -> Interval | None:
    """The first of several parts in percent of all of them."""
    found = over(values[0], total(values))
    return None if found is None else times(found, PERCENT)


def _growth(_: Claim, values: list[Interval]) -> Interval | None:
    """(now - then) / then * 100, by way of now / then, whose interval is the true one."""
    found = over(values[0], values[1])
    return None if found is None else less(times(found, PERCENT), PERCENT)


def _decline(claim: Claim, values: list[Interval]) -> Interval | None:
    found = _growth(claim, values)
    return None if found is None else Interval(-found.high, -found.low)


def _of_change(claim: Claim, values: list[Interval]) -> Interval | None:
    """A change in percent of what was before it: of what is now, less the change that was added."""
    change, now = values
    is_up = claim.formula == "growth_by"
    before = less(now, change) if is_up else total(values)
    found = over(change, before)
    return None if found is None else times(found, PERCENT)


def _product(claim: Claim, values: list[Interval]) -> Interval:
    found = point(claim.scale)
    for value in values:
        found = times(found, value)
    return found


def _products(_: Claim, values: list[Interval]) -> Interval:
    """Counts and their prices in turn: `135 suất mức 400.000 đồng/suất và 2.380 suất mức 200.000 đồng/suất`."""
    return total(times(count, price) for count, price in zip(values[::2], values[1::2], strict=True))


def _quotient(claim: Claim, values: list[Interval]) -> Interval | None:
    found = over(values[0], values[1])
    return found if found is None or claim.scale == 1 else times(found, point(claim.scale))


def _average(_: Claim, values: list[Interval]) -> Interval | None:
    """The mean of all."""
    return over(total(values), point(len(values)))


def _change(_: Claim, values: list[Interval]) -> Interval | None:
    """What changed as a share of what it was before: change / (now - change) * 100."""
    before = less(values[1], values[0])
    found = over(values[0], before)
    return None if found is None else times(found, PERCENT)


def _joint_ratio(_: Claim, values: list[Interval]) -> Interval | None:
    """Several parts as one share of a whole, which stands last."""
    found = over(total(values[:-1]), values[-1])
    return None if found is None else times(found, PERCENT)


FORMULAS: Mapping[str, Callable[[Claim, list[Interval]], Interval | None]] = {
    "sum": _sum,
    "ratio": _ratio,
    "share": _share,
    "hundred": _hundred,
    "growth": _growth,
    "change": _change,
    "joint_ratio": _joint_ratio,
    "decline": _decline,
    "growth_by": _of_change,
    "decline_by": _of_change,
    "difference": lambda _, values: less(values[0], values[1]),
    "product": _product,
    "products": _products,
    "quotient": _quotient,
    "average": _average,
    "equal": lambda _, values: values[0],
}

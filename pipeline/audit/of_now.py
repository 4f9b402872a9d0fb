"""Growth that was divided by the figure of now: `1.735 tấn, tăng 315 tấn, tức là tăng 18,16%` is 22,18 of 1.420."""

from __future__ import annotations

from decimal import Decimal

from pipeline.audit.figure import Figure

TELLING_DIGITS = 3


def is_divided_by_now(share: Figure, change: Figure, now: Figure) -> bool:
    """Whether a percentage of three digits or more is that of a change in what it came to."""
    return is_share_of(share, change, now.value)


def is_share_of(share: Figure, change: Figure, now: Decimal) -> bool:
    """The same of what is now by reckoning: `tăng 6 giải so với năm trước (25 giải), tăng 19,35%`, which is of 31."""
    if share.digits < TELLING_DIGITS or now <= 0 or share.qualifier:
        return False
    low, high = (bound * now for bound in (share.bounds.low, share.bounds.high))
    return low <= change.value * 100 <= high

"""Means that are printed as whole numbers: 1.696 pupils in 51 classes are 33 a class."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT, bounds

HALF = Decimal("0.5")
LEAST_ZEROS = 3
SURE_DIGITS = 3  # 1.908.000 đồng is rounded, 2.000.000 says too little


def as_mean(figure: Figure) -> Figure:
    """A figure of a column of means. What is counted whole has a mean that is rounded, or cut off: 33 for 33,6."""
    if figure.value != figure.value.to_integral_value():
        return _rounded(figure)
    if not figure.is_exact:
        return figure
    half = _half_step(figure)
    reach = bounds(figure.value, half)
    reach = reach._replace(stated_high=EXACT.add(reach.stated_high, half))
    return replace(figure, bounds=reach, is_exact=False)


def _half_step(figure: Figure) -> Decimal:
    """Of money in full whose last three digits and more are 0: `bình quân mỗi hộ 1.908.000 đồng` of 1.908.286."""
    digits = format(abs(figure.value), "f").partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    is_rounded = figure.unit == "VND" and zeros >= LEAST_ZEROS and len(digits) - zeros >= SURE_DIGITS
    return HALF.scaleb(zeros) if is_rounded else HALF


def _rounded(figure: Figure) -> Figure:
    """`bình quân 1.812,45 đồng/kWh`: đồng are exact where they are told in full, a mean of them is not."""
    if figure.bounds.low != figure.bounds.high:
        return figure
    return replace(figure, bounds=bounds(figure.value, HALF.scaleb(int(figure.value.as_tuple().exponent))))

"""Relations that a column of results can have with two others of its table, row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import EXACT


@dataclass(frozen=True, slots=True)
class Shape:
    """A relation that a column of results can have with two others.

    `right`: the right one that gives a result with a left one, about, for a result that is not at the `pole`.
    """

    kind: str
    formula: str
    holds: Callable[[Figure, Figure, Figure], bool]
    tells: Callable[[Figure, Figure, Figure], bool] = lambda *_: True  # whether that it holds in a row says something
    right: Callable[[float, float], float] | None = None
    pole: float = 0.0
    is_unsigned: bool = False  # how far two figures are apart, whichever is greater


def _is_ratio(result: Figure, left: Figure, right: Figure) -> bool:
    return result.states(EXACT.multiply(left.value, HUNDRED), right.value)


def _is_growth(result: Figure, left: Figure, right: Figure) -> bool:
    return result.states(EXACT.multiply(EXACT.subtract(left.value, right.value), HUNDRED), right.value)


def _is_difference(result: Figure, left: Figure, right: Figure) -> bool:
    # A head may count what the others only name: `Tổng số hồ sơ`, `Đã giải quyết`, `Đang giải quyết`.
    if len({result.unit, left.unit, right.unit} - {""}) > 1:
        return False
    return result.states(EXACT.subtract(left.value, right.value))


def _tells_difference(result: Figure, left: Figure, right: Figure) -> bool:
    """That a figure less nothing is itself, or less itself is nothing, relates no columns."""
    return bool(right.value and (result.value or left.value != right.value))


def _is_change(result: Figure, left: Figure, right: Figure) -> bool:
    return result.states(EXACT.multiply(left.value, HUNDRED), EXACT.subtract(right.value, left.value))


def _is_distance(result: Figure, left: Figure, right: Figure) -> bool:
    return _is_difference(result, left, right) or _is_difference(result, right, left)


def _is_growth_or_decline(result: Figure, left: Figure, right: Figure) -> bool:
    more = EXACT.subtract(left.value, right.value)
    return result.states(EXACT.multiply(abs(more), HUNDRED), right.value)


def _is_product(result: Figure, left: Figure, right: Figure) -> bool:
    return result.states(EXACT.multiply(left.value, right.value))


def _tells_product(result: Figure, left: Figure, right: Figure) -> bool:
    """That a figure once is itself relates no columns."""
    return result.value not in (left.value, right.value)


def _is_mean(result: Figure, left: Figure, right: Figure) -> bool:
    return result.value != 0 and result.states(left.value, right.value)


def _below(result: float, left: float) -> float:
    return 100 * left / result


MEAN = Shape("ratio", "quotient", _is_mean, _tells_product, lambda result, left: left / result)
RATIO = Shape("ratio", "ratio", _is_ratio, right=_below)
GROWTH = Shape("growth", "growth", _is_growth, right=lambda result, left: 100 * left / (100 + result), pole=-100.0)
SHARE_OF_CHANGE = Shape("growth", "ratio", _is_ratio, right=_below)  # -12 of 198 is -6,06 %
# The same where the year before is not told.
CHANGE = Shape("growth", "change", _is_change, right=lambda result, left: left + 100 * left / result)
DIFFERENCE = Shape("difference", "difference", _is_difference, _tells_difference, lambda result, left: left - result)
PRODUCT = Shape("product", "product", _is_product, _tells_product, lambda result, left: result / left)
# The same in columns that print no signs: `Năm trước 137 | Năm nay 52 | Tăng, giảm 85 | 62,04 %`.
DISTANCE = Shape("difference", "difference", _is_distance, _tells_difference, is_unsigned=True)
GROWTH_OR_DECLINE = Shape("growth", "growth", _is_growth_or_decline, is_unsigned=True)

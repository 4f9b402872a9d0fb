"""A whole, the parts that leave the rest of it, and whether a rest told is that but for a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.slips import are_changed_over, are_same_digits, are_turned, digits_of, is_one_digit_off

FEWEST, MOST = 2, 8  # parts
TEN, STEPS = 10, 2  # a rest of one digit, and by how much it may be wrong
TELLING = 3  # digits


class Left(NamedTuple):
    """A whole and the parts that leave the rest; `is_all`: all figures between are parts."""

    whole: Figure
    parts: tuple[Figure, ...]
    is_all: bool

    @property
    def value(self) -> Decimal:
        """What they leave."""
        return self.whole.value - sum((part.value for part in self.parts), Decimal(0))


def is_slip(rest: Figure, left: Left, *, is_sure: bool, is_direct: bool, is_pair: bool) -> bool:
    """Whether it is what they leave but for a slip; `is_pair`: the sentence tells these three only, in one unit."""
    given = left.value
    is_telling = min(len(digits_of(rest.value)), len(digits_of(given))) >= TELLING
    if are_turned(rest.value, given) or are_changed_over(rest.value, given):
        return left.is_all or is_telling
    if left.is_all and len(left.parts) >= FEWEST and (is_sure or is_direct) and are_same_digits(rest.value, given):
        return True
    over = rest.value - given
    if left.is_all and any(
        are_turned(one, one + by) and len(digits_of(one)) >= TELLING for one, by in _others(left, over)
    ):
        return True
    is_counted = is_sure or (is_direct and (len(left.parts) >= FEWEST or is_pair))
    is_digit = is_one_digit_off(rest.value, given) or (is_telling and digits_of(over) == "1")
    if is_digit:
        return left.is_all if is_sure or (is_direct and is_pair) else (is_telling and is_direct)
    # 52 công trình; 33 công trình hoàn thành, 12 công trình đang thi công; còn 9 công trình
    return is_counted and left.is_all and max(rest.value, given) < TEN and abs(over) <= STEPS


def _others(left: Left, over: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """The whole and the parts, each with what would have to be added to it."""
    yield left.whole.value, over
    yield from ((part.value, -over) for part in left.parts)


def lefts_of(numbers: Sequence[tuple[Figure, bool]]) -> Iterator[Left]:
    """Each whole with all that follows it, the greatest whole first; then with one of them.

    `numbers`: the figures before the rest, and whether each is told as one among others.
    """
    wholes = sorted(range(len(numbers) - 1), key=lambda at: -numbers[at][0].value)
    for at in wholes:
        behind = [figure for figure, is_among in numbers[at + 1 :] if not is_among]
        if 1 <= len(behind) <= MOST:
            yield Left(numbers[at][0], tuple(behind), is_all=True)
        every = [figure for figure, _ in numbers[at + 1 :]]
        if len(every) != len(behind) and len(every) <= MOST:
            yield Left(numbers[at][0], tuple(every), is_all=True)
    if len(numbers) == FEWEST:  # hợp đồng với 4.680 hộ trên tổng số 5.215 hộ, còn 535 hộ
        yield Left(numbers[1][0], (numbers[0][0],), is_all=True)
    for at in wholes:
        if len(numbers) - at > FEWEST:
            yield from (Left(numbers[at][0], (figure,), is_all=False) for figure, _ in numbers[at + 1 :])

"""Sums in which one figure is a thousand times too great or too small: a comma for a point, `tỷ` for `triệu`.

`năm 2022 là 342.760 triệu đồng, chi lương 281.063 triệu đồng, chi hoạt động 48.500 triệu đồng, mua sắm 13,197 triệu
đồng`. That they are a total and its parts is told by their adding up but for that, to the last of many digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

THOUSAND = Decimal(1000)
FEWEST, MOST = 2, 8  # parts
TELLING = 4  # digits of what it should be
RULE = "sum: a thousand times"

Check = Callable[[Scene], Iterator[Claim]]


def scaled_sum_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for _, group in groupby(told_figures(scene), key=_sentence_of):
            told = [each for each in group if each.is_plain and not each.level and not each.figure.qualifier]
            if len(told) > FEWEST:
                yield from _of_sentence(told)

    return check


def _sentence_of(told: Told) -> int:
    return told.sentence


def _of_sentence(told: Sequence[Told]) -> Iterator[Claim]:
    """The first figure of a run of one unit with all that follow it, and the last with all before."""
    for unit, group in groupby(told, key=lambda each: each.figure.unit):
        run = [each.figure for each in group] if unit else []
        if not FEWEST < len(run) <= MOST:
            continue
        for whole, parts in ((run[0], run[1:]), (run[-1], run[:-1])):
            if _is_scaled(whole, parts):
                yield Claim("sum", "sum", whole, tuple(parts), rule=RULE, yields=True)
                break


def _is_scaled(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether they add up but for one of them, which is a thousand times off."""
    given = sum((part.value for part in parts), Decimal(0))
    if given == whole.value or min(part.value for part in parts) <= 0:
        return False
    if given in (EXACT.multiply(whole.value, THOUSAND), whole.value / THOUSAND):
        return whole.digits >= TELLING
    over = EXACT.subtract(whole.value, given)
    wanted = [(part, EXACT.add(part.value, over)) for part in parts]
    is_one = any(want in (EXACT.multiply(part.value, THOUSAND), part.value / THOUSAND) for part, want in wanted)
    return is_one and whole.digits >= TELLING

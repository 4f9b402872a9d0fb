"""Figures as they are printed: what their last digit is worth, and what they are with a slip of the pen."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT

TEN = 10
_NUMBER = re.compile(r"\d[\d.,]*")


def printed_unit(figure: Figure) -> Decimal:
    """What one of its last printed digit is worth: 1.000.000 of `232.000 triệu đồng`, 0,1 of `412,6 ha`."""
    found = _NUMBER.search(figure.text)
    digits = "" if found is None else found[0].replace(".", "").replace(",", "")
    number = int(digits) if digits.isdecimal() else 0
    is_told = number and figure.value
    return EXACT.divide(figure.value, Decimal(number)) if is_told else Decimal(1).scaleb(_exponent(figure.value))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


class Slips(NamedTuple):
    """All values with two printed digits changed over (`2.384` for `3.284`), and those with one other digit."""

    turned: tuple[Decimal, ...]
    others: tuple[Decimal, ...]

    @staticmethod
    def of(figure: Figure) -> Slips:
        """Those of a figure, as many digits long."""
        unit = printed_unit(figure)
        number = int(abs(figure.value) / unit)
        digits = [int(digit) for digit in str(number)]
        worth = [TEN**place for place in range(len(digits) - 1, -1, -1)]
        turned = [
            number + (digits[last] - digits[at]) * (worth[at] - worth[last])
            for at, last in combinations(range(len(digits)), 2)
            if digits[at] != digits[last] and (at or digits[last])
        ]
        others = [
            number + (other - digit) * worth[at]
            for at, digit in enumerate(digits)
            for other in range(not at, TEN)
            if other != digit
        ]
        return Slips(tuple([unit * each for each in turned]), tuple([unit * each for each in others]))

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.turned) + len(self.others)

    def has(self, value: Decimal) -> bool:
        """Whether a value is one of them."""
        return value in self.turned or value in self.others

"""Bare numbers that are of the unit of a figure beside them: `giảm 9 cơ sở (847)`, `(4.709,1/4.298,3 tỷ đồng)`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.figures import Style, parse_number

_PRINTED = re.compile(r"\d[\d.,]*")
SCALES = frozenset(Decimal(10) ** power for power in (0, 2, 3, 6, 9, 12))  # trăm, nghìn, triệu, tỷ, nghìn tỷ
HALF = Decimal("0.5")
TWO = 2
KEPT = 256  # figures whose scale is known: all numbers of a list ask for that of its first figure
YEARS = (Decimal(1900), Decimal(2100))


def lend(number: Figure, like: Figure) -> Figure:
    """A bare number with the unit of a figure, counted in what that is counted in; any other figure as it is."""
    scale = _scale_of(like) if not number.unit and like.unit else None
    if scale is None:
        return number
    value = number.value * scale
    reach = (number.bounds.high - number.bounds.low) / TWO * scale
    if number.is_exact and not like.is_exact:
        reach = HALF * scale
    return replace(number, value=value, unit=like.unit, bounds=bounds(value, reach), is_exact=like.is_exact)


def may_be_year(number: Figure) -> bool:
    """Whether a bare number may be that of a year, and counts nothing."""
    return number.is_exact and YEARS[0] < number.value < YEARS[1] and "." not in number.text


def ends_of(figure: Figure) -> tuple[Figure, Figure] | None:
    """The two figures of `8,5% - 7,5%`, which is no range where the first is the greater."""
    numbers = _numbers_in(figure.text, Style.VIETNAMESE)
    if len(numbers) != TWO or numbers[0] <= numbers[1] or numbers[0] != figure.value:
        return None
    half = (figure.bounds.high - figure.bounds.low) / TWO
    first, last = (
        replace(figure, value=each, bounds=bounds(each, half), is_range=False, is_exact=False) for each in numbers
    )
    return first, last


def _scale_of(figure: Figure) -> Decimal | None:
    """What a figure is counted in: 1.000.000 of `5.934 triệu đồng`; `None` where that is not clear."""
    return _scale_in(figure.text, figure.value)


@lru_cache(maxsize=KEPT)
def _scale_in(text: str, value: Decimal) -> Decimal | None:
    for style in Style:
        printed = _numbers_in(text, style)
        if printed and printed[0] and (scale := value / printed[0]) in SCALES:
            return scale
    return None


def _numbers_in(text: str, style: Style) -> list[Decimal]:
    found = (parse_number(match.group().rstrip(".,"), style=style) for match in _PRINTED.finditer(text))
    return [number.value for number in found if number is not None]

"""Means by the month of a year or a quarter: `Cả năm khám cho 86.214 lượt người, bình quân mỗi tháng 7.184,5 lượt`.

No figure tells the months: words do. Told where it holds; a slip where only one figure can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.clauses import CHANGES, COMPARED, alike
from pipeline.audit.dimension import means_pattern
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds, decimal_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.rulebook import Rulebook, alternation, whole_words

BACK = 3  # figures before a mean
YEAR, QUARTER = 12, 3
TELLING_DIGITS = 2
RULE = "product: mean of months"

Check = Callable[[Scene], Iterator[Claim]]


class _Words:
    """What a mean is by, and the words of a time that has so many months."""

    def __init__(self, rules: Rulebook) -> None:
        def any_of(name: str) -> str:
            return rf"(?<!\w){alternation(rules.words(f'checks.products.{name}'))}(?!\w)"

        self.mean = means_pattern(rules)
        self.by = whole_words(rules.words("checks.products.by_month"))
        self.behind = re.compile(rf"\s*/?\s*{alternation(rules.words('checks.products.months'))}(?!\w)", re.IGNORECASE)
        self.periods = re.compile(f"(?P<year>{any_of('whole_years')})|(?P<quarter>{any_of('quarters')})", re.IGNORECASE)


def month_mean_check(rules: Rulebook) -> Check:
    """The check."""
    words = _Words(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            figure = each.figure
            if index and not (figure.is_range or figure.of is not None or figure.unit == "%" or each.cues & CHANGES):
                claim = _claim(told, index, scene, words)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, scene: Scene, words: _Words) -> Claim | None:
    mean, last = told[index], told[index - 1]
    if last.sentence != mean.sentence or words.by.search(scene.text, last.figure.end, mean.figure.start) is None:
        return None
    near = [each for each in reversed(told[max(0, index - BACK) : index]) if each.sentence == mean.sentence]
    wholes = [each for each in near if _can_be(each, mean)]
    months = _months(mean, scene, words)
    if not wholes or months is None:
        return None
    whole, stated = wholes[0].figure, as_mean(mean.figure)
    given = whole.exactly / months.exactly
    if stated.reach.holds(given):
        return _told(mean.figure, whole, months, "silent")
    step = mean.figure.reach.high - mean.figure.reach.low or Fraction(1)
    reckoned = decimal_of(round(given / step) * step)
    is_mean = words.mean.search(scene.text, last.figure.end, mean.figure.start) is not None
    is_wrong = is_near(mean.figure.value, reckoned) or is_misreckoned(mean.figure.value, reckoned)
    is_sure = len({each.figure.value for each in wholes}) == 1 and not mean.figure.qualifier
    is_long = mean.figure.digits >= TELLING_DIGITS
    return _told(mean.figure, whole, months, "") if is_sure and is_mean and is_wrong and is_long else None


def _told(mean: Figure, whole: Figure, months: Figure, doubt: str) -> Claim:
    """A mean that comes out even is what the whole was made of."""
    stated = as_mean(mean)
    is_whole = mean.unit == "VND" or mean.value == mean.value.to_integral_value()
    if is_whole and mean.exactly * months.exactly == whole.exactly:
        return Claim("product", "product", whole, (months, mean), doubt, rule=RULE, yields=True)
    return Claim("ratio", "quotient", stated, (whole, months), doubt, rule="ratio: mean of months", yields=True)


def _can_be(whole: Told, mean: Told) -> bool:
    units = whole.figure.unit, mean.figure.unit
    is_plain = whole.is_plain and not whole.cues & (CHANGES | COMPARED | {"each"})
    return is_plain and alike(*units) and whole.figure.value > mean.figure.value


def _months(mean: Told, scene: Scene, words: _Words) -> Figure | None:
    """The last words of its paragraph before it that tell a year or a quarter; `None` where months are told."""
    start = max(scene.passages[mean.passage].start, scene.text.rfind(". ", 0, mean.tokens[0].start) + 1)
    found = [*words.periods.finditer(scene.text, start, mean.figure.start)]
    if not found or any(words.behind.fullmatch(f" {t.figure.unit}") for t in mean.clause if t.figure is not None):
        return None
    last = found[-1]
    value = Decimal(YEAR if last["year"] else QUARTER)
    return Figure(value, bounds(value), "", last.start(), last.end(), last[0], is_exact=True)

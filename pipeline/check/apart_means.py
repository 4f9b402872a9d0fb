"""Means whose count stands in another sentence: `tổ chức 32 phiên. … 6.912 lượt người, bình quân 216 lượt người/phiên`.

What is divided is the figure right before the mean, and the words of the mean tell what it is divided by. The nearest
sentence, paragraph or page that counts that is meant; the mean is wrong only where it is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, both_numbers
from pipeline.audit.dimension import ANY, ANYTHING, MONEY, OWN, Dimensions, Match, Rate
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import is_near, is_pen_slip
from pipeline.rulebook import Rulebook

RULE = "ratio: mean apart"
FARTHEST = 400  # figures before a mean that are looked at for its count
BESIDE, NEAR, PAGES = 0, 2, 3  # of a count: in the sentence, within some passages, farther
NEAR_PASSAGES = 3
TELLING_DIGITS = 3  # of a mean by what is counted far away
LOOKED = 3  # figures before a mean, of which one is divided
NO_COUNT = CHANGES | COMPARED | {"plan", "left", "rest"}


class _Divided(NamedTuple):
    """The figure that is divided, and how the mean gives it."""

    told: Told
    match: Match

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.told.figure


class _Count(NamedTuple):
    """A figure that counts what a mean is by, and how many of its unit that is; `far`: how far it stands."""

    figure: Figure
    scale: Fraction
    strength: int
    far: int


def apart_mean_check(rules: Rulebook) -> LastCheck:
    """The check."""
    dimensions = Dimensions(rules)

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told, explained = told_figures(scene), known.told | known.rates
        for index, each in enumerate(told):
            if not (each.figure.per or "each" in each.said):
                continue  # mostly
            if each.figure.start in explained or each.figure.qualifier:
                continue
            rate = dimensions.rate(each, scene.text)
            if rate is None or len(rate.by) != 1 or rate.by[0] == ANYTHING or dimensions.is_time(rate.by[0]):
                continue
            claim = _claim(told, index, rate, dimensions)
            if claim is not None:
                yield claim

    return check


def _claim(told: Sequence[Told], index: int, rate: Rate, dimensions: Dimensions) -> Claim | None:
    whole = _divided(told, index, rate, dimensions)
    counts = [] if whole is None else list(_counts(told, index, whole, rate, dimensions))
    if whole is None or not counts:
        return None
    mean = as_mean(told[index].figure)
    for count in counts:
        is_clear = count.far < PAGES and whole.match.strength == OWN
        if _holds(whole, count, mean) and (is_clear or mean.digits >= TELLING_DIGITS):
            return _told(whole, count, mean, "silent")
    sure = [each for each in counts if each.strength > ANY]
    nearest = [each for each in sure if each.far == sure[0].far]
    if not rate.is_mean or _is_narrowed(told[index], whole) or len({each.figure.value for each in nearest}) != 1:
        return None
    if min(each.strength for each in nearest) < OWN:
        return None
    given = _given(whole, nearest[0], mean)
    is_wrong = is_pen_slip(mean.value, given) or _is_in_another_unit(mean, given)
    is_wrong = is_wrong or (is_near(mean.value, given) and not dimensions.is_yield(rate))
    return _told(whole, nearest[0], mean, "") if is_wrong else None


def _is_in_another_unit(mean: Figure, given: Decimal) -> bool:
    """`2.964,5 tỷ đồng, bình quân một doanh nghiệp 7,20 triệu đồng` of 412: triệu for tỷ."""
    return any(mean.reach.holds(Fraction(given) * scale) for scale in (Fraction(1, 1000), Fraction(1000)))


def _divided(told: Sequence[Told], index: int, rate: Rate, dimensions: Dimensions) -> _Divided | None:
    """The figure of its unit right before a mean in its sentence, or before the count of what it is by."""
    here = told[index]
    for each in reversed(told[max(0, index - LOOKED) : index]):
        if each.sentence != here.sentence or OPENERS & {token.cue for token in here.tokens[each.at : here.at]}:
            return None
        match = dimensions.gives(here.figure, each.figure) if each.level == here.level and each.is_plain else None
        if match is not None:
            is_sure = not each.cues & (CHANGES | COMPARED | {"plan"}) and not each.figure.qualifier
            return _Divided(each, match) if is_sure else None
        if not each.level and dimensions.counted(each.figure.unit, rate.by[0]) is None:
            return None
    return None


def _counts(told: Sequence[Told], index: int, whole: _Divided, rate: Rate, dimensions: Dimensions) -> Iterator[_Count]:
    """What counts that which a mean is by, the nearest first."""
    here = told[index]
    for each in reversed(told[max(0, index - FARTHEST) : index]):
        figure = each.figure
        if each is whole.told or figure.unit == MONEY or figure.is_range or figure.per:
            continue
        match = dimensions.counted(figure.unit, rate.by[0])
        for number in both_numbers(figure) if match is not None else ():
            if match is not None and number.value > 1:
                scale = Fraction(match.scale) * Fraction(whole.match.scale)
                strength = ANY if each.cues & NO_COUNT else match.strength
                yield _Count(number, scale, strength, _far(here.sentence == each.sentence, here, each))


def _far(is_beside: bool, here: Told, each: Told) -> int:
    apart = here.passage - each.passage
    return BESIDE if is_beside else min(1 + apart, NEAR) if apart <= NEAR_PASSAGES else PAGES


def _holds(whole: _Divided, count: _Count, mean: Figure) -> bool:
    low, high = mean.bounds.stated_low, mean.bounds.stated_high
    by = count.figure.exactly * count.scale
    reach = whole.figure.bounds
    return Fraction(low) * by <= Fraction(reach.high) and Fraction(reach.low) <= Fraction(high) * by


def _given(whole: _Divided, count: _Count, mean: Figure) -> Decimal:
    """The mean that they give, rounded as it is printed."""
    step = Fraction(mean.bounds.high - mean.bounds.low) or Fraction(1)
    return decimal_of(round(whole.figure.exactly / (count.figure.exactly * count.scale) / step) * step)


def _is_narrowed(mean: Told, whole: _Divided) -> bool:
    """`sĩ số bình quân khối 9 là 35,8 em/lớp`; `4.253 lượt (bác sĩ làm quản lý được quy đổi theo thời gian)`."""
    behind = [token.cue for token in mean.tokens[mean.at + 1 : mean.at + 3]]
    between = mean.tokens[whole.told.at + 1 : mean.at]
    return (behind[:1] == ["open"] and "figure" not in behind) or any(token.cue == "number" for token in between)


def _told(whole: _Divided, count: _Count, mean: Figure, doubt: str) -> Claim:
    """A mean that comes out even is what the total was made of."""
    is_whole = mean.unit == MONEY or mean.value == mean.value.to_integral_value()
    is_even = _given(whole, count, mean) * count.figure.value == whole.figure.value
    if count.scale == 1 and is_whole and is_even:
        return Claim("product", "product", whole.figure, (count.figure, mean), doubt, rule=RULE, yields=True)
    scale = Decimal(1) / decimal_of(count.scale)
    return Claim("ratio", "quotient", mean, (whole.figure, count.figure), doubt, rule=RULE, scale=scale, yields=True)

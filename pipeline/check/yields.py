"""Harvests: an area, what each hectare gives and what all give: `164,5 ha …; năng suất 42 tạ/ha, sản lượng 690,9 tấn`.

The area is the nearest before that is no change, base or plan. Also what stands in the bracket behind a total and its
count: `15.450 kg gạo cho 1.030 nhân khẩu (15 kg/khẩu)`, `85 lớp cho 4.250 người (mỗi lớp 50 người)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.clauses import CHANGES, COMPARED, alike, exact_price
from pipeline.audit.conversions import conversions
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import ONE, Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 8  # figures before a rate
SENTENCES = 1
TELLING_DIGITS = 3
PAIR = 2  # a total and its count, before the bracket
MONEY = "VND"
NOT_HELD = CHANGES | COMPARED | {"plan", "left", "rest"}
RULE = "product: of each"

Check = Callable[[Scene], Iterator[Claim]]
Scales = Mapping[tuple[str, str], Decimal]


def yield_check(rules: Rulebook) -> Check:
    """The check."""
    scales = conversions(rules)
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, rate in enumerate(told):
            if not rate.figure.per or rate.figure.is_range:
                continue
            claim = _of_harvest(told, index, scales) or _in_bracket(told, index, scales, kin)
            if claim is not None:
                yield claim

    return check


def _of_harvest(told: Sequence[Told], index: int, scales: Scales) -> Claim | None:
    """The rate right before what it gives; of the nearest area, or the first that it holds of."""
    rate, whole = told[index], told[index + 1] if index + 1 < len(told) else None
    if whole is None or whole.sentence != rate.sentence or not whole.is_plain or whole.cues & (CHANGES | COMPARED):
        return None
    scale = scales.get((rate.figure.unit, whole.figure.unit))
    if scale is None or whole.level or rate.level:
        return None
    near = [each for each in reversed(told[max(0, index - BACK) : index]) if each.passage == rate.passage]
    near = [each for each in near if rate.sentence - each.sentence <= SENTENCES and each.is_plain]
    areas = [each for each in near if alike(each.figure.unit, rate.figure.per) and not each.cues & NOT_HELD]
    areas = [each for each in areas if not each.level]
    for area in areas:
        if digits(whole.figure) >= TELLING_DIGITS and _holds(area.figure, rate.figure, whole.figure, scale):
            return _claim(area.figure, rate.figure, whole.figure, scale, "silent")
    if len({each.figure.value for each in areas}) != 1 or areas[0].sentence != rate.sentence:
        return None
    is_meant = _is_slip(areas[0].figure, rate.figure, whole.figure, scale)
    return _claim(areas[0].figure, rate.figure, whole.figure, scale, "") if is_meant else None


def _in_bracket(told: Sequence[Told], index: int, scales: Scales, kin: Kin) -> Claim | None:
    """The rate alone in a bracket, and before it a total and its count, in either order."""
    rate, before = told[index], told[max(0, index - PAIR) : index]
    tokens, at = rate.tokens, rate.at
    opening = [token.cue for token in tokens[max(0, at - PAIR) : at] if token.cue != "each"][-1:]
    is_alone = opening == ["open"] and [token.cue for token in tokens[at + 1 : at + 2]] == ["close"]
    if not is_alone or len(before) < PAIR or any(each.sentence != rate.sentence for each in before):
        return None
    if any(not each.is_plain or each.level or each.cues & NOT_HELD for each in before):
        return None
    for whole, count in (before, before[::-1]):
        by = count.figure.unit
        is_by = alike(by, rate.figure.per) or kin(by) == kin(rate.figure.per)
        scale = ONE if _are_one(whole.figure, rate.figure, kin) else scales.get((rate.figure.unit, whole.figure.unit))
        if not is_by or scale is None or not count.figure.is_exact or count.figure.value <= 1:
            continue
        is_whole = digits(whole.figure) >= (PAIR if whole.figure.is_exact else TELLING_DIGITS)
        if is_whole and count.figure.value * rate.figure.value * scale == whole.figure.value:
            return _claim(count.figure, rate.figure, whole.figure, scale, "silent")
        if _is_slip(count.figure, rate.figure, whole.figure, scale):
            return _claim(count.figure, rate.figure, whole.figure, scale, "")
    return None


def _are_one(whole: Figure, rate: Figure, kin: Kin) -> bool:
    """Whether what each has is counted as the total is: `1.056 thành viên (mỗi tổ 8 người)`."""
    if MONEY in {whole.unit, rate.unit}:
        return whole.unit == rate.unit
    return alike(whole.unit, rate.unit) or kin(whole.unit) == kin(rate.unit)


def _holds(count: Figure, rate: Figure, whole: Figure, scale: Decimal) -> bool:
    return whole.reach.holds(Fraction(count.value * rate.value * scale))


def _is_slip(count: Figure, rate: Figure, whole: Figure, scale: Decimal) -> bool:
    given = count.value * rate.value * scale
    if digits(whole) < TELLING_DIGITS or any(each.qualifier for each in (count, rate, whole)):
        return False
    return given != whole.value and (are_turned(whole.value, given) or is_small_slip(whole.value, given))


def _claim(count: Figure, rate: Figure, whole: Figure, scale: Decimal, doubt: str) -> Claim:
    figures = (count, exact_price(rate))
    return Claim("product", "product", whole, figures, doubt, rule=RULE, scale=scale, yields=True)

"""What a percentage of a figure comes to: `3.200 trẻ, 65% được cân đo, tức 2.080 trẻ`.

The percentage and what it is of stand right before, in any order: `4,5% mức 1.490.000 đồng, bằng 67.050 đồng`. What
does not hold is wrong where a word says that it is reckoned, and it is a slip, or as far off as clerks reckon wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import CHANGES, COMPARED, OF_CHANGE
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.slips import is_near, is_pen_slip
from pipeline.rulebook import Rulebook

BACK = 2  # figures before: the percentage and what it is of
TELLING_DIGITS = 3
HUNDREDTH = Decimal("0.01")
ASIDE = CHANGES | COMPARED | {"left", "rest", "plan", "total", "each", "multiple"}
OTHERS = frozenset({"plan", "same_period", "compared"})
RULE = "product: part by its percentage"

Check = Callable[[Scene], Iterator[Claim]]


def percent_part_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index in sorted({at + by for at in percentages(scene) for by in range(1, BACK + 1)}):
            if BACK <= index < len(told):
                claim = _claim(told, index, kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, kin: Kin) -> Claim | None:
    here, near = told[index], told[index - BACK : index]
    share = next(each for each in near if each.figure.unit == "%")
    whole = near[0] if near[1] is share else near[1]
    if not _can_be(here, share, whole) or not _are_kin(here.figure, whole.figure, kin):
        return None
    part, given = here.figure, share.figure.exactly * whole.figure.exactly / 100
    operands = (share.figure, whole.figure)
    step = part.reach.high - part.reach.low
    reckoned = decimal_of(given) if not step else decimal_of(round(given / step) * step)
    is_even = abs(reckoned - part.value) < 1 if part.unit != "VND" else reckoned == part.value
    is_meant = "fulfilled" in here.cues and here.level <= share.level
    if is_even and part.digits >= (1 if is_meant else TELLING_DIGITS):
        return Claim("product", "product", part, operands, "silent", RULE, scale=HUNDREDTH, yields=True)
    if not is_meant or share.sentence != here.sentence or whole.sentence != here.sentence or part.qualifier:
        return None
    if _is_bracketed(share):
        return None
    is_slip = part.digits >= TELLING_DIGITS and (is_near(part.value, reckoned) or is_pen_slip(part.value, reckoned))
    if not is_slip or part.reach.low / whole.figure.exactly * 100 == share.figure.exactly:
        return None
    return Claim("product", "product", part, operands, "", RULE, scale=HUNDREDTH, yields=True)


def _can_be(here: Told, share: Told, whole: Told) -> bool:
    part = here.figure
    if here.sentence - share.sentence > 0 or here.sentence - whole.sentence > 1 or here.passage != whole.passage:
        return False
    if part.of is not None or part.is_range or whole.figure.of is not None or whole.figure.is_range:
        return False
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    is_aside = here.cues & ASIDE or share.cues & ASIDE or whole.cues & OF_CHANGE or behind & OTHERS
    is_less = 0 < part.value < whole.figure.value and not share.figure.is_range
    return is_less and not is_aside


def _is_bracketed(share: Told) -> bool:
    """`765 triệu đồng (61,2%), dân góp 485 triệu đồng`: nothing else is in its brackets, so it is the figure's own."""
    around = [share.tokens[at].cue for at in (share.at - 1, share.at + 1) if 0 <= at < len(share.tokens)]
    return around == ["open", "close"]


def _are_kin(part: Figure, whole: Figure, kin: Kin) -> bool:
    return bool(part.unit) and part.unit != "%" and kin(part.unit) == kin(whole.unit)

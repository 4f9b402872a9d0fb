"""Percentages and multiples whose two figures lie apart, told only where they hold: the more digits, the farther.

`… tổng đàn 24.860 con. Đã tiêm 21.131 con, chiếm 85,0%`; `0,9% (283 học sinh)` of pupils told before; `gấp 1,6 lần`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import CHANGES, alike, change_before_bracket, denominator, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import over
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, is_parted, plain_ones, told_figures
from pipeline.audit.restated import restater
from pipeline.audit.shares import LINKED, follows
from pipeline.rulebook import Rulebook

FARTHEST = 14  # passages
MOST = 24  # figures looked at for a total
NEAREST = 6  # of them that a percentage of few digits can be of
PARTS = 2
TELLING_DIGITS = 3
STANDING = 400  # figures back that a total of the introduction can stand
STANDING_DIGITS = 3  # of a total that is told pages before
HUNDRED = Decimal(100)

Check = Callable[[Scene], Iterator[Claim]]


def told_ratio_check(rules: Rulebook) -> Check:
    """The check."""
    multiples = frozenset(rules.words("checks.products.multiples"))
    kin, restates = kin_of(rules), restater(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.figure.is_range or each.figure.of is not None:
                continue
            if each.figure.unit == "%" and each.figure.value != HUNDRED:
                is_of_change = change_before_bracket(each.tokens, each.at, each.levels) is not None
                is_of_change = is_of_change or (index > 0 and restates(scene.text, told[index - 1], each))
                claim = None if each.cues & CHANGES or is_of_change else _share(told, index, kin)
            else:
                claim = _multiple(told, index) if each.figure.unit in multiples else None
            if claim is not None:
                yield claim

    return check


def _near(told: Sequence[Told], index: int) -> list[Told]:
    """The plain figures before, the nearest first, then those behind in the sentence."""
    here = told[index]
    near = [each for each in told[max(0, index - MOST) : index] if here.passage - each.passage <= FARTHEST][::-1]
    for at in range(index + 1, len(told)):
        if told[at].sentence != here.sentence or is_parted(here, told[at].figure):
            break
        near.append(told[at])
    # `1.972/1.985 học sinh` tells two numbers of pupils, of each of which something can be a part: the total first.
    return plain_ones([number for each in near for number in reversed(each.numbers)])


def _share(told: Sequence[Told], index: int, kin: Kin) -> Claim | None:
    here = told[index]
    share = here.figure
    parts = _parts(told, index)
    near = _near(told, index) if parts else ()
    for part in parts:
        if part.of is not None:
            below, above = denominator(part)
            if share.is_share(above, below):
                return Claim("ratio", "ratio", share, (above, below), "silent", rule="ratio: a/b")
            continue
        for place, whole in enumerate(near):
            # It seldom is one: asked first.
            if whole.figure is part or not share.is_share(part, whole.figure):
                continue
            if part is not parts[0] and whole.sentence != here.sentence and _is_tied(here, parts[0]):
                continue
            if _can_be_of(here, part, whole, place, kin):
                return Claim("ratio", "ratio", share, (part, whole.figure), "silent", rule="ratio: told apart")
    return _of_standing(told, index)


def _is_tied(here: Told, part: Figure) -> bool:
    """`1.200 người, có 1.086 người hài lòng, đạt 91,5%`: of the figure right before it, and of no other."""
    before = here.tokens[: here.at]
    part_at = next((at for at, token in enumerate(before) if token.start == part.start), len(before))
    return before[-1:] != () and before[-1].cue in LINKED and follows(here.tokens, here.at, part_at)


def _of_standing(told: Sequence[Told], index: int) -> Claim | None:
    """`… có 10.836 hộ, 48.720 nhân khẩu`, and pages later `487 hộ nghèo, tỷ lệ 4,49%`: of a figure of many digits."""
    share = told[index].figure
    part = next(iter(_parts(told, index)), None)
    if share.digits < TELLING_DIGITS or part is None or part.of is not None:
        return None
    wholes = (
        each.figure for each in told[max(0, index - STANDING) : max(0, index - 1)] if each.figure.unit == part.unit
    )
    for whole in wholes:
        is_telling = whole.value > part.value and whole.digits >= STANDING_DIGITS and is_plain(whole)
        if is_telling and share.is_share(part, whole):
            return Claim("ratio", "ratio", share, (part, whole), "silent", rule="ratio: told apart")
    return None


def _parts(told: Sequence[Told], index: int) -> list[Figure]:
    """What the percentage can tell of: the figures right before it, or the one right behind."""
    here = told[index]
    before = [each.figure for each in reversed(told[max(0, index - PARTS) : index]) if each.sentence == here.sentence]
    behind = [each.figure for each in told[index + 1 : index + 2] if each.sentence == here.sentence]
    if not before and not behind and here.figure.digits >= TELLING_DIGITS:  # `… Lễ hội dân gian chiếm 88,36%.`
        last = (each for each in reversed(told[max(0, index - MOST) : index]) if each.sentence == here.sentence - 1)
        before = [each.figure for each in last if each.passage == here.passage]
    usable = [figure for figure in (*before, *behind) if is_plain(figure) or (figure.of and not figure.is_range)]
    return [figure for figure in usable if figure.unit != "%"]


def _can_be_of(here: Told, part: Figure, whole: Told, place: int, kin: Kin) -> bool:
    """Whether a total is near enough for a percentage of so many digits to tell something."""
    telling = here.figure.digits
    is_close = here.sentence - whole.sentence <= 1 and here.passage == whole.passage
    if not same_unit(part, whole.figure):
        # `6.412 biên bản … 214 trường hợp …, chiếm 3,3%`: other words for the things counted.
        is_counted = part.is_exact and whole.figure.is_exact and "VND" not in {part.unit, whole.figure.unit}
        is_kin = kin(part.unit) == kin(whole.figure.unit) and telling >= TELLING_DIGITS
        is_told = telling > 1 and (is_close or is_kin)
        return is_counted and is_told and not whole.figure.per and part.value < whole.figure.value
    if telling >= TELLING_DIGITS or (telling > 1 and place < NEAREST) or is_close:
        return True
    # 20.430 ha …, lúa thuần 12.258 ha (60%): it comes out even.
    return part.digits >= TELLING_DIGITS and part.value * HUNDRED == here.figure.value * whole.figure.value


def _multiple(told: Sequence[Told], index: int) -> Claim | None:
    """`1,24 triệu tấn hàng hóa, gấp 1,6 lần cùng kỳ (775.000 tấn)`; sure where the base is told in brackets behind."""
    here = told[index]
    if "multiple" not in here.cues or here.figure.value <= 1:
        return None
    before = [each.figure for each in reversed(told[max(0, index - MOST) : index]) if _is_level(each.figure)]
    behind = [each for each in told[index + 1 : index + 2] if each.sentence == here.sentence and _is_level(each.figure)]
    bases = [*(each.figure for each in behind), *before]
    for base in bases[:NEAREST]:
        for now in before:
            if now is base or not alike(now.unit, base.unit) or now.per != base.per:
                continue
            found = over(now.reach, base.reach)
            if found is not None and found.meets(here.figure.stated):
                return Claim("ratio", "quotient", here.figure, (now, base), "silent", rule="ratio: multiple")
    if not behind or not (behind[0].level or "compared" in behind[0].cues) or here.level or not before:
        return None
    base = behind[0].figure
    if not alike(before[0].unit, base.unit) or before[0].per != base.per:
        return None
    return Claim("ratio", "quotient", here.figure, (before[0], base), "", rule="ratio: multiple")


def _is_level(figure: Figure) -> bool:
    """An amount or a quantity, of its own or by person and year."""
    return figure.of is None and not figure.is_range and figure.unit not in {"%", ""}

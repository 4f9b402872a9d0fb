"""What is left and what has changed where the figures lie apart, told only where it holds, or where a share ties them.

`635 triệu đồng … Đã nộp 521,3 triệu đồng; còn 113,7 triệu đồng`; `(30.275 học sinh), tăng 1.211 học sinh, bằng 4,0%`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, takewhile

from pipeline.audit.clauses import CHANGES, COMPARED, alike, denominator, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import over
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import is_near, is_small_slip
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 2  # of a percentage
TELLING_DIGITS = 3  # of one by which the total is known
FARTHEST = 8  # passages
PAIR = 2
SLIP_DIGITS = 4
SHORT = 3  # figures looked at where the difference has one or two digits,
LONG = 12  # and where it has four
BY_DIGITS = {1: SHORT, 2: SHORT, 3: 7}
REST = frozenset({"rest", "left"})
TERM = 10  # years or months: quá 4 năm, … quá 2 năm, … vượt thời hạn 2 năm

Check = Callable[[Scene], Iterator[Claim]]


def told_difference_check(rules: Rulebook) -> Check:
    """The check; of a few years or months none: they are terms, not what is left of others."""
    times = frozenset(rules.words("checks.kin.times"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        ratio = -SHORT - 1  # index of the last one
        for index, each in enumerate(told):
            if each.figure.of is not None:
                ratio = index
            is_term = each.figure.value < TERM and each.figure.unit in times
            if each.figure.is_range or each.figure.of is not None or is_term:
                continue
            direction = "" if each.said.isdisjoint(CHANGES) else _direction(each)
            if each.figure.unit == "%":
                claim = _growth(told, index, direction) if direction else _growth_of_change(told, index)
            elif direction or each.cues & REST:
                claim = _difference(told, index) or (_left_of_share(told, index) if each.cues & REST else None)
            else:
                claim = None
            if claim is None and index - ratio <= SHORT:
                claim = _left_of_ratio(told, index)
            if claim is not None:
                yield claim

    return check


def _left_of_ratio(told: Sequence[Told], index: int) -> Claim | None:
    """`17/19 tiêu chí, bằng 89,47%; 02 tiêu chí chưa đạt`: the next figure of the unit behind the ratio."""
    rest = told[index]
    if not rest.is_plain or rest.level or rest.cues & CHANGES:
        return None
    for each in reversed(told[max(0, index - SHORT) : index]):
        if each.passage != rest.passage or rest.sentence - each.sentence > 1:
            return None
        if not alike(each.figure.unit, rest.figure.unit):
            continue
        if each.figure.of is None or each.figure.of - each.figure.value != rest.figure.value:
            return None
        below, above = denominator(each.figure)
        operands = (below, above)
        return Claim("difference", "difference", rest.figure, operands, "silent", rule="difference: left of a ratio")
    return None


def _direction(each: Told) -> str:
    """`up`, `down`, or "": of the nearest such word in the sentence before the figure and behind any other figure."""
    depth = 0
    for token in each.clause:
        depth += (token.cue == "close") - (token.cue == "open")
        if depth > 0:
            continue
        if token.figure is not None and token.cue == "figure":
            return ""
        if token.cue in CHANGES:
            return token.cue
        if token.cue in {"comma", "semicolon", "from", "onto"}:
            return ""
    return ""


def _near(told: Sequence[Told], index: int) -> list[Figure]:
    """Figures that the one at `index` can come from, the nearest first; of `1.092/1.107 hộ` both numbers."""
    here = told[index]
    limit = BY_DIGITS.get(here.figure.digits, LONG)
    before = takewhile(
        lambda each: here.passage - each.passage <= FARTHEST, (told[at] for at in range(index - 1, -1, -1))
    )
    after = told[index + 1 : index + 3]
    if after and (after[0].figure.unit != "%" or after[0].level > here.level):
        after = after[:1]  # only `tăng 8.595 triệu đồng, tương ứng tăng 5,38% so với cùng kỳ (159.830 triệu đồng)`
    behind = [each for each in after if each.sentence == here.sentence and each.level > here.level]
    found: list[Figure] = []
    for each in (*behind, *before):
        figure = each.figure
        if figure.is_range or not (here.figure.unit == "%" or _is_alike(here.figure, figure)):
            continue
        if figure.of is not None:
            below, above = denominator(figure)
            found += [above, below]
        elif is_plain(figure):
            found.append(figure)
        if len(found) >= limit:
            break
    return found


def _is_alike(left: Figure, right: Figure) -> bool:
    return alike(left.unit, right.unit) and not right.per and not left.per


def _difference(told: Sequence[Told], index: int) -> Claim | None:
    figure = told[index].figure
    near = _near(told, index)
    for pair in combinations(near, 2):
        high, low = sorted(pair, key=lambda each: each.value, reverse=True)
        if high.value == low.value or not low.value:
            continue
        if figure.digits == 1 and near[0] not in pair:
            continue  # 14 giải nhì, 22 giải ba, 27 giải khuyến khích, tăng 8 giải
        if figure.reach.holds(high.exactly - low.exactly):
            return Claim("difference", "difference", figure, (high, low), "silent", rule="difference: told apart")
    return _slipped(told, index)


def _slipped(told: Sequence[Told], index: int) -> Claim | None:
    """`cho vay 186.412 triệu đồng, thu nợ 142.306 triệu đồng, dư nợ tăng 41.406 triệu đồng`: of the two before."""
    rest, two = told[index], told[max(0, index - 2) : index]
    if len(two) < PAIR or rest.figure.digits < SLIP_DIGITS or _has_base(told, index):
        return None
    for each in two:
        if each.sentence != rest.sentence or not each.is_plain or not same_unit(each.figure, rest.figure):
            return None
        if each.cues & (CHANGES | REST) or each.level != rest.level:
            return None
    high, low = (each.figure for each in two)
    if high.value <= low.value or not is_small_slip(rest.figure.value, high.value - low.value):
        return None
    rule = "difference: told apart"
    return Claim("difference", "difference", rest.figure, (high, low), rule=rule, yields=True)


def _has_base(told: Sequence[Told], index: int) -> bool:
    """`tăng 41.406 triệu đồng so với đầu năm`."""
    behind = [token.cue for token in told[index].tokens[told[index].at + 1 : told[index].at + 2]]
    return bool({"compared", "same_period", "plan"} & set(behind))


def _left_of_share(told: Sequence[Told], index: int) -> Claim | None:
    """`giải ngân 3.917,6 tỷ đồng, đạt 57,25% kế hoạch. Còn lại 2.942,9 tỷ đồng`: of the total that the share is of."""
    rest = told[index]
    before = [each for each in told[max(0, index - LONG) : index] if rest.passage - each.passage <= FARTHEST]
    shares = [at for at, each in enumerate(before) if each.figure.unit == "%" and rest.sentence - each.sentence <= 1]
    found = [at for at in shares if before[at].figure.digits >= TELLING_DIGITS and not before[at].level]
    if not found or not rest.is_plain:
        return None
    share = before[found[0]]
    parts = [each for each in before[: found[0]] if each.sentence == share.sentence and not each.level]
    part = parts[-1].figure if parts else None
    if part is None or not is_plain(part) or not same_unit(part, rest.figure):
        return None
    for whole in (each.figure for each in reversed(before[: found[0]])):
        if whole is part or not same_unit(part, whole) or not whole.value > part.value:
            continue
        if share.figure.is_share(part, whole):
            if not is_near(rest.figure.value, whole.value - part.value):
                return None
            rule = "difference: left of a share"
            return Claim("difference", "difference", rest.figure, (whole, part), rule=rule, yields=True)
    return None


def _growth(told: Sequence[Told], index: int, direction: str) -> Claim | None:
    """`8 000 tỷ đồng, tăng 6,5% so với năm 2023 (7 510 tỷ đồng)`."""
    change = told[index].figure
    if change.digits < LEAST_DIGITS:
        return None
    near = _near(told, index)[: LONG // 2]
    for left, right in combinations(near, 2):
        if not alike(left.unit, right.unit) or left.value == right.value:
            continue
        low, high = sorted((left, right), key=lambda each: each.value)
        now, then = (high, low) if direction == "up" else (low, high)
        if then.value and change.reach.holds(abs(now.exactly - then.exactly) / then.exactly * 100):
            formula = "growth" if direction == "up" else "decline"
            return Claim("growth", formula, change, (now, then), "silent", rule="growth: told apart")
    return None


def _growth_of_change(told: Sequence[Told], index: int) -> Claim | None:
    """`(30.275 học sinh), số học sinh tăng 1.211 học sinh, bằng 4,0%`: the change as a share of what was before."""
    change = next((each for each in reversed(told[max(0, index - 2) : index]) if _direction(each)), None)
    share = told[index].figure
    if change is None or change.sentence != told[index].sentence or change.figure.unit == "%":
        return None
    for base in _near(told, told.index(change)):
        found = over(change.figure.reach, base.reach)
        if found is None or _is_now(told, change, base) or not share.is_share(change.figure, base):
            continue
        if _is_what_came_of_it(told[index], change, base):
            continue
        return Claim("growth", "ratio", share, (change.figure, base), "silent", rule="growth: of a change")
    return None


def _is_what_came_of_it(share: Told, change: Told, base: Figure) -> bool:
    """`171 thanh niên. So với năm 2023 (chỉ tiêu 165) tăng 06 thanh niên, bằng 3,51%`: its sentence tells the base."""
    then = base.value - change.figure.value if _direction(change) == "up" else base.value + change.figure.value
    figures = (token.figure for token in share.tokens[: share.at])
    return any(figure is not None and figure is not base and figure.value == then for figure in figures)


def _is_now(told: Sequence[Told], change: Told, figure: Figure) -> bool:
    """`312,5 tỷ đồng, tăng 24,5 tỷ đồng`: what it came to, no base of the change."""
    at = told.index(change)
    last = told[at - 1] if at else None
    if last is None or last.figure is not figure or last.sentence != change.sentence or last.cues & COMPARED:
        return False
    between = [token.cue for token in change.tokens[last.at + 1 : change.at]]
    return between in (["comma", "up"], ["comma", "down"])

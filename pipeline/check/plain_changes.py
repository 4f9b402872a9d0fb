"""Changes in forms of their own: from one figure to another, beyond a plan, in points of two shares, by a slip.

`tăng từ 98.450 triệu đồng lên 141.260 triệu đồng, tương ứng 43,48%`; `2.640 triệu đồng, vượt 10% kế hoạch (2.400 triệu
đồng)`; `25.478 hộ (18,31%) xuống còn 14.113 hộ (9,13%), giảm 9,18 điểm phần trăm`; `239.715 người; năm 2023 là 243.186
người, tăng 3.741 người`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.changed import opens_clause
from pipeline.audit.clauses import CHANGES, COMPARED, alike, closing, is_plain
from pipeline.audit.lent import lend
from pipeline.audit.model import POINTS, Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import are_turned, is_near
from pipeline.rulebook import Rulebook

PAIR = 2
SLIP_DIGITS = 4
WIDE = 2  # times that a percentage may be off, and still be meant
SHARED = frozenset({"comma", "fulfilled", "open", "close", *CHANGES, *COMPARED})  # between a change and its percentage
BACK = 6  # figures before a change

Check = Callable[[Scene], Iterator[Claim]]


def plain_change_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            figure = each.figure
            if figure.is_range or figure.of is not None or figure.per:
                continue
            claim = None
            if figure.unit == "%":
                claim = _from_to(told, index) or _beyond_plan(told, index) or _with_share(told, index)
            if claim is None and figure.unit in {"%", POINTS}:
                claim = _points(told, index)
            elif claim is None and is_plain(figure):
                claim = _slipped(told, index)
            if claim is not None:
                yield claim

    return check


def _here(told: Sequence[Told], index: int) -> list[Told]:
    """The figures of the sentence before one."""
    return [each for each in told[max(0, index - BACK) : index] if each.sentence == told[index].sentence]


def _growth(change: Figure, now: Figure, then: Figure, *, is_up: bool) -> Claim:
    """Meant where it is not far from what the two give."""
    given = (now.exactly - then.exactly) / then.exactly * 100 * (1 if is_up else -1)
    low, high = sorted((given, change.exactly))
    is_meant = low > 0 and high <= WIDE * low
    formula = "growth" if is_up else "decline"
    doubt = "" if is_meant else "silent"
    return Claim("growth", formula, change, (now, then), doubt, "growth: from and to", yields=True)


def _from_to(told: Sequence[Told], index: int) -> Claim | None:
    """The two right before, of which the first is told by `từ` and the second by `lên`; then only the percentage."""
    change, two = told[index], [each for each in _here(told, index) if each.figure.unit != "%"][-PAIR:]
    if len(two) < PAIR or change.level or not change.cues & {"fulfilled", *CHANGES}:
        return None
    then, now = two
    between = {token.cue for token in change.tokens[now.at + 1 : change.at] if token.figure is None}
    if "from" not in then.cues or "onto" not in now.cues or between - {"comma", "fulfilled", *CHANGES, "open", "close"}:
        return None
    if _has_base(change) or not alike(then.figure.unit, now.figure.unit) or then.figure.per != now.figure.per:
        return None
    is_up = now.figure.value > then.figure.value
    return _growth(change.figure, now.figure, then.figure, is_up=is_up) if then.figure.value else None


def _with_share(told: Sequence[Told], index: int) -> Claim | None:
    """`31 giải: 02 giải nhất, …; tăng 6 giải so với năm trước (25 giải), tăng 19,35%`: of the base told in a bracket.

    That the change is from it is told by a figure of the sentence that it leads to: 31.
    """
    share, change = told[index], next((e for e in reversed(_here(told, index)[-PAIR:]) if _is_change(e)), None)
    if change is None or share.cues & CHANGES != change.cues & CHANGES or share.level != change.level:
        return None
    if not opens_clause(share.tokens, share.at):
        return None  # tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%
    base = _base(change, share)
    between = {token.cue for token in change.tokens[change.at + 1 : share.at] if token.figure is None}
    if base is None or not base.value or between - SHARED:
        return None
    is_up = "up" in share.cues
    now = base.value + change.figure.value * (1 if is_up else -1)
    levels = [
        token.figure for token in change.tokens[: change.at] if token.figure is not None and token.figure.value == now
    ]
    if not levels or not alike(levels[-1].unit, change.figure.unit):
        return None
    return _growth(share.figure, levels[-1], base, is_up=is_up)


def _is_change(each: Told) -> bool:
    return len(each.cues & CHANGES) == 1 and each.is_plain


def _base(change: Told, share: Told) -> Figure | None:
    """The figure alone in the bracket behind the change or its share; of the change's unit where it has none."""
    for told in (change, share):
        opening = next((at for at in range(told.at + 1, len(told.tokens)) if told.tokens[at].cue not in COMPARED), None)
        if opening is None or told.tokens[opening].cue != "open":
            continue
        end = closing(told.tokens, opening)
        figures = [token.figure for token in told.tokens[opening:end] if token.figure is not None]
        if len(figures) == 1 and figures[0].of is None and not figures[0].is_range:
            base = lend(figures[0], change.figure)
            return base if alike(base.unit, change.figure.unit) and not base.per else None
    return None


def _has_base(change: Told) -> bool:
    behind = [token.cue for token in change.tokens[change.at + 1 : change.at + 2]]
    return bool({*COMPARED, "plan", "each"} & set(behind)) or bool(change.figure.per)


def _beyond_plan(told: Sequence[Told], index: int) -> Claim | None:
    """The bracket right behind holds the plan alone, and the figure right before is what was done."""
    change = told[index]
    cues = [token.cue for token in change.tokens[change.at + 1 : change.at + 5]]
    here = [each for each in _here(told, index) if each.figure.unit != "%" and not each.level]
    if not change.cues & CHANGES or cues != ["plan", "open", "figure", "close"] or not here:
        return None
    done, plan = here[-1], told[index + 1].figure
    if not done.is_plain or not alike(done.figure.unit, plan.unit) or plan.per or done.cues & CHANGES or not plan.value:
        return None
    return _growth(change.figure, done.figure, plan, is_up="up" in change.cues)


def _points(told: Sequence[Told], index: int) -> Claim | None:
    """Of two shares, each alone in the bracket behind its figure; told by `điểm phần trăm`, or where it holds."""
    change = told[index]
    if change.level or len(change.cues & CHANGES) != 1 or _has_base(change):
        return None
    shares = [each for each in _here(told, index) if each.figure.unit == "%"]
    if len(shares) != PAIR or not all(_is_alone(each) for each in shares) or change.at < shares[-1].at:
        return None
    high, low = sorted((each.figure for each in shares), key=lambda each: each.value, reverse=True)
    given = high.value - low.value
    is_meant = change.figure.unit == POINTS and (
        is_near(change.figure.value, given) or are_turned(change.figure.value, given)
    )
    doubt = "" if is_meant else "silent"
    rule = "difference: points"
    return Claim("difference", "difference", change.figure, (high, low), doubt, rule, yields=True)


def _is_alone(share: Told) -> bool:
    around = [share.tokens[at].cue for at in (share.at - 1, share.at + 1) if 0 <= at < len(share.tokens)]
    return around == ["open", "close"]


def _slipped(told: Sequence[Told], index: int) -> Claim | None:
    """Two of its unit and nothing else before it in the sentence: digits of the change have changed places."""
    change = told[index]
    direction = change.cues & CHANGES
    two = _here(told, index)
    if len(direction) != 1 or digits(change.figure) < SLIP_DIGITS or len(two) != PAIR or _has_base(change):
        return None
    then, now = (each.figure for each in two)
    if not all(each.is_plain and alike(each.figure.unit, change.figure.unit) for each in two):
        return None
    if any(each.cues & CHANGES or each.level != change.level for each in two):
        return None
    given = (now.value - then.value) * (1 if "up" in direction else -1)
    if given <= 0 or not are_turned(change.figure.value, given):
        return None
    high, low = (now, then) if "up" in direction else (then, now)
    return Claim("difference", "difference", change.figure, (high, low), "", "difference: told apart", yields=True)

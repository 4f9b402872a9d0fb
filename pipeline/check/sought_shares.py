"""Percentages that no other check tells: their part and whole, or now and then, sought among all figures around.

`148 hộ không còn khả năng lao động, … chiếm tới 68,9% hộ nghèo`, the whole a paragraph before. What holds is told if
chance seldom would; what does not, if the figures that words and places tell give it with a digit or two wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, alike, change_before_bracket
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, is_parted, percentages, told_figures
from pipeline.audit.operands import Operand, words_of
from pipeline.audit.other_times import then_teller
from pipeline.audit.shares import places_of
from pipeline.audit.sought import (
    FIT,
    Pair,
    Sides,
    Target,
    Weighed,
    can_give,
    hits,
    is_believed,
    single,
    slipped,
    target_of,
)
from pipeline.audit.times import are_kin
from pipeline.audit.told_changes import change_words
from pipeline.audit.windows import FARTHEST, FITTING, Window, subject_before
from pipeline.rulebook import Rulebook

HUNDRED = 100
MONEY = "VND"
PAIR = 2
OLD_FIT = 0.35  # of what is named that a figure of the pages before must tell
CONFIRMED = 2  # what it is worth to be the whole of another share
TELLING_DIGITS = 3  # of a percentage that is called wrong
NOT_DONE = frozenset({"apart", "plan"})  # before a percentage that is still to come
LONGEST = 60  # characters behind a percentage that name its whole
RULE, GROWTH, OF_NOW = "ratio: sought", "growth: sought", "growth: divided by now"
_END = re.compile(r"[.;:,()\n\d]")


def sought_share_check(rules: Rulebook) -> LastCheck:
    """The check."""
    seeker = _Seeker(rules)

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        unmet, held = [], set(known.held)
        told = told_figures(scene)
        for at in percentages(scene):
            each, figure = told[at], told[at].figure
            if figure.is_range or figure.qualifier or figure.value in (0, HUNDRED):
                continue
            if figure.start not in known.told:
                claim = seeker.claim(told, at, scene, known)
            else:
                claim = seeker.of_now(each, scene, known) if figure.start in known.held else None
            if isinstance(claim, Claim):
                held.add(figure.start)
                yield claim
            elif claim is not None:
                unmet.append(claim)
        for open_one in unmet:
            claim = _wrong(open_one, known, held)
            if claim is not None:
                yield claim

    return check


class _Unmet(NamedTuple):
    """A percentage that no two figures around give."""

    told: Told
    target: Target
    sides: Callable[[], Sides]  # read only where it may be told as wrong


class _Seeker:
    def __init__(self, rules: Rulebook) -> None:
        self._kin = kin_of(rules)
        self._is_of_then, self._changes = then_teller(rules), change_words(rules)
        self._idle = frozenset(rules.words("checks.shares.idle")) | frozenset(rules.words("checks.changes.idle"))

    def claim(self, told: Sequence[Told], at: int, scene: Scene, known: Known) -> Claim | _Unmet | None:
        """What holds of the percentage at a place among the figures; that nothing does."""
        each = told[at]
        window = Window(scene, each.passage, each.tokens, each.at, self._idle)
        if window.count < PAIR:
            return None
        opened = change_before_bracket(each.tokens, each.at, each.levels)
        change = None if opened is None else each.tokens[opened - 1].figure
        claim = _of_change(each, change, window, self._kin, known)
        if claim is not None:
            return claim
        changes = each.cues & CHANGES
        again = None if changes else self._changes.change(told, at, scene)
        if again is not None and again.of is not None:  # tăng 26.850 triệu đồng hay 7,8%: no share of what it came to
            return _of_change(each, told[again.of].figure, window, self._kin, known)
        offset = (HUNDRED if "up" in changes else -HUNDRED) if changes else 0
        target = _target(each.figure, offset)
        if target is None:
            return None
        if not can_give(target, window.sizes()):
            return None if changes else _Unmet(each, target, lambda: self._sides(each, window, scene, known))
        sides = self._sides(each, window, scene, known)
        return self._growth(each, target, sides) if changes else self._share(told, at, target, sides, scene)

    def of_now(self, each: Told, scene: Scene, known: Known) -> Claim | None:
        """What is wrong with a change in percent that is told to hold, of what came of it."""
        opened = change_before_bracket(each.tokens, each.at, each.levels)
        if opened is None:
            return None
        window = Window(scene, each.passage, each.tokens, each.at, self._idle)
        claim = _of_change(each, each.tokens[opened - 1].figure, window, self._kin, known)
        return claim if claim is not None and claim.rule == OF_NOW else None

    def _sides(self, each: Told, window: Window, scene: Scene, known: Known) -> Sides:
        """What may be the part, and what the whole: words before a percentage name the one, those behind the other."""
        named = subject_before(each.tokens, each.at, scene.text, self._idle)
        end = each.figure.end + LONGEST
        found = _END.search(scene.text, each.figure.end, end)
        behind = words_of(scene.text[each.figure.end : found.start() if found else end]) - self._idle
        window.look_back(named | behind)
        # 358,2 tỷ đồng chiếm 73,6% tổng thu: nothing else is 29,2% tổng thu of these 358,2.
        is_of_total = [token.cue for token in each.tokens[each.at + 1 : each.at + 2]] == ["total"]
        no_totals = frozenset().union(*known.pairs) - known.wholes if is_of_total else frozenset()
        parts, wholes = [], []
        fits = zip(window.near, window.fits(named), window.fits(behind), strict=True)
        for (operand, far), part_fit, told_fit in fits:
            if operand.figure.per:
                continue
            is_whole = operand.figure.start in known.wholes
            is_old = far >= FARTHEST
            # so với 131.106 học sinh phổ thông thì tỷ lệ bỏ học là 0,24%
            whole_fit = FIT if not behind and far <= 1 else told_fit
            if not is_old or part_fit >= OLD_FIT:
                parts.append(Weighed(operand, far + FITTING - round(FITTING * part_fit), part_fit))
            cost = min(far, FITTING) + FITTING - round(FITTING * whole_fit) - CONFIRMED * is_whole
            if (not is_old or whole_fit >= OLD_FIT) and operand.figure.start not in no_totals:
                wholes.append(Weighed(operand, max(0, cost), 1.0 if is_whole else whole_fit))
        return Sides(single(parts), single(wholes), self._are_kin)

    def _share(
        self, told: Sequence[Told], at: int, target: Target, sides: Sides, scene: Scene
    ) -> Claim | _Unmet | None:
        each = told[at]
        pair = next(iter(hits(target, sides)), None)
        if pair is None:
            return _Unmet(each, target, lambda: sides)
        part, whole = pair.above.figure, pair.below.figure
        if is_parted(each, whole) or self._is_of_then(each.figure, part, whole, scene):
            return None
        # 64 người, chiếm 30,2%; not Kha Sơn 82,4%, which is of what nobody tells
        is_part = any(token.start == pair.above.figure.start for token in each.tokens)
        is_related = is_part or pair.is_named or self._are_alike(pair.above, pair.below)
        return _told(each, pair, "silent") if is_related and is_believed(target, sides, pair) else None

    def _growth(self, each: Told, target: Target, sides: Sides) -> Claim | None:
        if target.low <= 0:
            return None
        for pair in hits(target, sides):
            if not alike(pair.above.figure.unit, pair.below.figure.unit):
                continue
            if is_believed(target, sides, pair):
                formula = "growth" if target.offset > 0 else "decline"
                operands = (pair.above.figure, pair.below.figure)
                return Claim("growth", formula, each.figure, operands, "silent", rule=GROWTH)
            return None
        return None

    def _are_kin(self, part: Operand, whole: Operand) -> bool:
        one, other = part.figure, whole.figure
        if MONEY in {one.unit, other.unit}:
            return one.unit == other.unit
        return self._are_alike(part, whole) or (one.is_exact and other.is_exact)

    def _are_alike(self, part: Operand, whole: Operand) -> bool:
        one, other = part.figure.unit, whole.figure.unit
        return part.is_loose or whole.is_loose or alike(one, other) or self._kin(one) == self._kin(other)


def _wrong(unmet: _Unmet, known: Known, held: set[int]) -> Claim | None:
    """What a percentage should be, where words tell of what it is and no other of its sentence is in doubt."""
    each = unmet.told
    is_of_change = change_before_bracket(each.tokens, each.at, each.levels) is not None
    is_planned = not NOT_DONE.isdisjoint(token.cue for token in each.tokens[: each.at])
    if is_of_change or is_planned or each.figure.digits < TELLING_DIGITS:
        return None
    others = (token.figure for token in each.tokens if token.figure is not None and token.start != each.figure.start)
    if any(other.unit == "%" and other.start not in held for other in others):
        return None
    pair = slipped(unmet.target, unmet.sides())
    if pair is None or frozenset((pair.above.figure.start, pair.below.figure.start)) in known.pairs:
        return None  # what is told of them holds
    return _told(each, pair, "")


def _told(each: Told, pair: Pair, doubt: str) -> Claim:
    return Claim("ratio", "ratio", each.figure, (pair.above.figure, pair.below.figure), doubt, rule=RULE, yields=True)


def _target(figure: Figure, offset: int = 0) -> Target | None:
    unit = Decimal(1).scaleb(-places_of(figure))
    return target_of(figure.value, (figure.bounds.low, figure.bounds.high), unit, times=HUNDRED, offset=offset)


def _of_change(each: Told, change: Figure | None, window: Window, kin: Kin, known: Known) -> Claim | None:
    """`giảm 07 người (12,73%)` of those that were before: where both are told, it is not of those that are now."""
    if change is None or _target(each.figure) is None:
        return None
    up = "up" in {token.cue for token in each.tokens[: each.at]}
    figures = {op.figure.value: op.figure for op, _ in window.near if are_kin(op.figure.unit, change.unit, kin)}
    pairs = [(figures[then], figures.get(then + change.value if up else then - change.value)) for then in figures]
    both = [(then, now) for then, now in pairs if now is not None]
    told = [pair for pair in both if _is_told(change, pair, known)]  # chết 09, bị thương 17; … giảm 08 người bị thương
    both = told or both
    for then, _ in both:
        if each.figure.is_share(change, then):
            return Claim("growth", "ratio", each.figure, (change, then), "silent", rule=GROWTH)
    if len(both) != 1 or each.figure.digits < TELLING_DIGITS:
        return None
    then, now = both[0]
    is_of_now = each.figure.is_share(change, now)
    return Claim("growth", "ratio", each.figure, (change, then), rule=OF_NOW) if is_of_now else None


def _is_told(change: Figure, pair: tuple[Figure, Figure], known: Known) -> bool:
    """Whether a change is told to be just that of two figures."""
    every = frozenset(figure.start for figure in (change, *pair))
    return any(each.figures == every and each.is_held for each in known.of(change.start))

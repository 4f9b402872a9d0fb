"""Changes and growths of what a paragraph tells at two times, wherever the figures stand in it.

`Đàn trâu hiện có 14.230 con; thời điểm 01/10/2011 có 15.118 con. Như vậy giảm 888 con, bằng 5,9%`: the words beside two
figures of one unit tell that one is of then. What they give is what is told, else a slip of it is meant, or the growth
was divided by the figure of now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.clauses import OPENERS, is_plain
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import POINTS, Claim, Scene
from pipeline.audit.nearby import Told, direction_of_clause, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_one_digit_off, is_small_slip
from pipeline.audit.times import Level, Pair, level_finder, pairs
from pipeline.audit.told_changes import Change, change_words
from pipeline.rulebook import Rulebook

RULE, OF_NOW = "change: of two times", "growth: divided by now"
TWICE = 2
WIDE = 3  # times that a change may be off, where no other pair can be meant
TELLING_DIGITS = 2
BACK = 6  # figures in which another change of the sentence can stand
PARTED = OPENERS | {"example"}

Check = Callable[[Scene], Iterator[Claim]]


def period_change_check(rules: Rulebook) -> Check:
    """The check."""
    levels_of, words, kin = level_finder(rules), change_words(rules), kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        known: dict[int, bool] = {}
        for index, each in enumerate(told):
            figure = each.figure
            if figure.is_range or figure.of is not None or figure.qualifier:
                continue
            if each.passage not in known:
                known[each.passage] = words.can_stand_in(each.passage, scene)
            change = words.change(told, index, scene) if known[each.passage] else None
            if change is not None:
                reader = _Reader(told, index, levels_of(told, index, scene), change)
                claim = reader.claim(kin)
                if claim is None:
                    continue
                is_next = not reader.is_told_before()
                if claim.doubt or is_next or not words.names_another(each, reader.now_of(claim), scene):
                    yield claim

    return check


class _Reader:
    """One change with the levels around it."""

    def __init__(self, told: Sequence[Told], index: int, levels: Sequence[Level], change: Change) -> None:
        self.told, self.index, self.levels = told, index, levels
        self.here, self.figure = told[index], told[index].figure
        self.is_up = change.direction == "up"
        self.of = told[change.of].figure if change.of is not None else None

    def claim(self, kin: Kin) -> Claim | None:
        """What holds, told only so; else the nearest pair, where it is nearly meant."""
        unit = self._unit()
        found = [] if unit is None else [pair for pair in pairs(self.levels, unit, kin) if self._is_of(pair)]
        return self._growth(found) if self.figure.unit == "%" and unit != "%" else self._difference(found)

    def is_told_before(self) -> bool:
        """Whether its sentence tells another change before, or it is one of a part.

        `tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%`; `tăng 471 người, trong đó nữ tăng 417 người`.
        """
        if self.here.cues & PARTED:
            return True
        here = (each for each in self.told[max(0, self.index - BACK) : self.index])
        return any(each.sentence == self.here.sentence and direction_of_clause(each) for each in here)

    def now_of(self, claim: Claim) -> Told:
        """What is now, of the operands of a claim."""
        starts = {figure.start for figure in claim.operands}
        own = [each for each in self.levels if each.figure.start in starts]
        return next((each.told for each in own if not each.is_then), own[0].told)

    def _unit(self) -> str | None:
        """The unit of what changed."""
        if self.figure.unit == POINTS:
            return "%"
        if self.figure.unit != "%":
            return self.figure.unit if is_plain(self.figure) or self.figure.per else None
        if self.of is not None:
            return self.of.unit
        last = self.told[self.index - 1] if self.index else None
        if last is not None and last.figure.unit == "%" and not direction_of_clause(last):
            return "%"  # giảm từ 14,8% năm 2013 xuống 13,1% năm 2015 (giảm 1,7%)
        before = [each for each in self.levels if each.place < self.index and each.figure.unit != "%"]
        return before[-1].figure.unit if before else None

    def _is_of(self, pair: Pair) -> bool:
        """It went that way, and what is now stands before the change, or in one bracket with what was then."""
        now, then = pair.now, pair.then
        if then.figure.value <= 0 or (now.figure.value > then.figure.value) != self.is_up or not _change_of(pair):
            return False
        is_in_bracket = now.told.level > self.here.level and now.told.sentence == then.told.sentence
        return now.place < self.index or is_in_bracket

    # ---- in units ------------------------------------------------------------------------------------------------

    def _difference(self, found: Sequence[Pair]) -> Claim | None:
        held = next((pair for pair in found if self.figure.reach.holds(_exact_change_of(pair))), None)
        if held is not None:
            return self._difference_claim(held, "silent")
        best, is_only = self._nearest(found)
        if best is None:
            return None
        is_meant = self._is_slip(_change_of(best)) or (is_only and _within(self.figure.value, _change_of(best), WIDE))
        return self._difference_claim(best, "") if is_meant else None

    def _difference_claim(self, pair: Pair, doubt: str) -> Claim:
        now, then = pair.now.figure, pair.then.figure
        operands = (now, then) if self.is_up else (then, now)
        return Claim("difference", "difference", self.figure, operands, doubt, rule=RULE, yields=True)

    # ---- in percent ----------------------------------------------------------------------------------------------

    def _growth(self, found: Sequence[Pair]) -> Claim | None:
        held = next((pair for pair in found if self._holds(pair)), None)
        if held is not None:
            return self._growth_claim(held, "silent")
        told = [pair for pair in found if self.of is not None and self.of.reach.holds(_exact_change_of(pair))]
        if len({pair.then.figure.value for pair in told}) == 1:  # the change itself is right
            is_meant = _within(self.figure.value, self._given(told[0]), TWICE)
            return self._wrong(told[0]) if is_meant else None
        if not found:
            return self._of_change_alone()
        best, is_only = self._nearest(found)
        if best is None:
            return None
        given = self._given(best)
        is_meant = self._is_of_now(best) or self._is_slip(given) or (is_only and is_near(self.figure.value, given))
        return self._wrong(best) if is_meant else None

    def _of_change_alone(self) -> Claim | None:
        """`58.640 triệu đồng … tăng 9.120 triệu đồng, tương đương 18,4%`: no base is told."""
        change, share = self.of, self.figure
        if change is None:
            return None
        levels = [each.figure for each in reversed(self.levels) if each.place < self.index and not each.is_then]
        nows = [now for now in levels if now.unit == change.unit and now.value > change.value]
        formula, sign = ("growth_by", 1) if self.is_up else ("decline_by", -1)
        for now in nows:
            if share.is_share(change, replace(now, value=now.value - sign * change.value)):
                return Claim("growth", formula, share, (change, now), "silent", rule=RULE, yields=True)
        wrong = [now for now in nows if share.digits >= TELLING_DIGITS and share.is_share(change, now)]
        return Claim("growth", formula, share, (change, wrong[0]), rule=OF_NOW) if wrong else None

    def _wrong(self, pair: Pair) -> Claim:
        claim = self._growth_claim(pair, "")
        return replace(claim, rule=OF_NOW, yields=False) if self._is_of_now(pair) else claim

    def _growth_claim(self, pair: Pair, doubt: str) -> Claim:
        formula = "growth" if self.is_up else "decline"
        operands = (pair.now.figure, pair.then.figure)
        return Claim("growth", formula, self.figure, operands, doubt, rule=RULE, yields=True)

    def _holds(self, pair: Pair) -> bool:
        return self.figure.reach.holds(_exact_change_of(pair) / pair.then.figure.exactly * 100)

    def _is_of_now(self, pair: Pair) -> bool:
        now = pair.now.figure.exactly
        is_telling = self.figure.digits >= TELLING_DIGITS and now > 0
        return is_telling and self.figure.reach.holds(_exact_change_of(pair) / now * 100)

    def _given(self, pair: Pair) -> Decimal:
        return decimal_of(_exact_change_of(pair) / pair.then.figure.exactly * 100, places=places_of(self.figure))

    # ---- which pair ------------------------------------------------------------------------------------------------

    def _nearest(self, found: Sequence[Pair]) -> tuple[Pair | None, bool]:
        """The pair that stands nearest, and whether no other can be meant; `None` where a figure beside tells another.

        `…; riêng hệ giáo dục thường xuyên đạt 91,05%, tăng 3,4 điểm phần trăm`: of what is not told.
        """
        ranked = sorted(found, key=lambda pair: (self._distance(pair.then), self._distance(pair.now)))
        if not ranked:
            return None, False
        first = ranked[0]
        beside = [each for each in self.levels if each.place < self.index and not each.is_then]
        beside = [each for each in beside if each.told.sentence == self.here.sentence]
        beside = [each for each in beside if each.told.level <= self.here.level]
        last = next((each for each in reversed(beside) if each.figure.unit == first.now.figure.unit), None)
        if last is not None and last not in (first.now, first.then):
            return None, False
        is_only = len({(pair.now.figure.value, pair.then.figure.value) for pair in ranked}) == 1
        is_next = first.then.is_base and first.then.place > self.index and last == first.now
        return first, is_only or is_next

    def _distance(self, level: Level) -> tuple[int, int]:
        """Sentences, then figures, to a level."""
        return abs(level.told.sentence - self.here.sentence), abs(level.place - self.index)

    def _is_slip(self, given: Decimal) -> bool:
        """Whether the figure told is what is given, with a digit or two wrong."""
        told = self.figure.value
        is_one = _within(told, given, TWICE) and is_one_digit_off(told, given)
        return is_one or are_turned(told, given) or is_small_slip(told, given)


def _exact_change_of(pair: Pair) -> Fraction:
    return abs(pair.now.figure.exactly - pair.then.figure.exactly)


def _change_of(pair: Pair) -> Decimal:
    return abs(pair.now.figure.value - pair.then.figure.value)


def _within(one: Decimal, other: Decimal, times: int) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high <= times * low

"""One change or growth with the figures of two times around it: which of them give it, or are meant to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from pipeline.audit.changed import opens_clause
from pipeline.audit.clauses import ASIDE, CHANGES, OPENERS, is_plain
from pipeline.audit.figure import POINTS
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin
from pipeline.audit.model import Claim
from pipeline.audit.nearby import Told
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_misreckoned, is_near, is_one_figure_off, within
from pipeline.audit.time_pairs import Pair, change_of, exact_change_of, growth_of, is_of_base, meant_of, nearest, pairs
from pipeline.audit.times import Level
from pipeline.audit.told_changes import Change

RULE, OF_NOW = "change: of two times", "growth: divided by now"
OF_ANOTHER = "growth: of another year"  # whatever it holds of, the year that is named is another
TWO = 2
APART = OPENERS | {"each", "example"}
WIDE = 3  # times that a change may be off, where no other pair can be meant
TELLING_DIGITS = 2
AHEAD = 3  # figures from a change to its percentage
TEN, STEPS = 10, 2  # a change of one digit, and by how much it may be wrong
FAR = 5  # times that a change may be off which its percentage confirms
BACK = 6  # figures in which another change of the sentence can stand
PARTED = OPENERS | {"example"}


class ChangeReader:
    """One change with the levels around it."""

    def __init__(
        self,
        told: Sequence[Told],
        index: int,
        levels: Sequence[Level],
        change: Change,
        base: str,
        *,
        is_bare: bool,
        is_concluded: bool,
    ) -> None:
        self.told, self.index, self.levels = told, index, levels
        self.here, self.figure = told[index], told[index].figure
        self.base, self.change_at = base, change.of
        self.change = told[change.of] if change.of is not None else None
        self.is_by_word, self.is_bare = change.is_by_word, is_bare  # no thing is named before the change
        self.is_concluded = is_concluded  # Năm trước là 560 ca, như vậy giảm 38 ca
        self.is_up = change.direction == "up"
        self.of = self.change.figure if self.change is not None else None

    def claim(self, kin: Kin) -> Claim | None:
        """What holds, told only so; else the nearest pair, where it is nearly meant."""
        unit = self._unit()
        every = [] if unit is None else [pair for pair in pairs(self.levels, unit, kin) if self._is_of(pair)]
        found = [pair for pair in every if is_of_base(pair.then, self.base)]
        if unit is not None and not found:
            found = self._two(unit, kin)
        if self.figure.unit != "%" or unit == "%":
            return self._difference(found)
        return self._of_another_year(found, every) or self._growth(found)

    def is_told_before(self) -> bool:
        """Whether its sentence tells another change before, or it is one of a part.

        `tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%`; `tăng 471 người, trong đó nữ tăng 417 người`.
        """
        if self.here.cues & PARTED:
            return True
        here = (each for each in self.told[max(0, self.index - BACK) : self.index])
        return any(each.sentence == self.here.sentence and each.direction for each in here)

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
        if last is not None and last.figure.unit == "%" and not last.direction:
            return "%"  # giảm từ 14,8% năm 2013 xuống 13,1% năm 2015 (giảm 1,7%)
        before = [each for each in self.levels if each.place < self.index and each.figure.unit != "%"]
        return before[-1].figure.unit if before else None

    def _is_of(self, pair: Pair) -> bool:
        """It went that way, and what is now stands before the change, or in one bracket with what was then."""
        now, then = pair.now, pair.then
        if then.figure.value <= 0 or (now.figure.value > then.figure.value) != self.is_up or not change_of(pair):
            return False
        is_in_bracket = now.told.level > self.here.level and now.told.sentence == then.told.sentence
        return now.place < self.index or is_in_bracket

    def _two(self, unit: str, kin: Kin) -> list[Pair]:
        """`đề nghị 284.315 triệu đồng, được duyệt 281.742 triệu đồng, giảm trừ 2.573 triệu đồng`: all there are."""
        here = (each for each in self.levels if each.told.sentence == self.here.sentence)
        own = [each for each in here if kin(each.figure.unit) == kin(unit)]
        is_told = self.is_by_word and unit == self.figure.unit and self.here.cues.isdisjoint(ASIDE - CHANGES)
        if not is_told or len(own) != len({each.figure.value for each in own}) or len(own) != TWO:
            return []
        if any(each.place > self.index or each.told.level != self.here.level or each.told.cues & APART for each in own):
            return []
        low, high = sorted(own, key=lambda each: each.figure.value)
        return [Pair(high, low) if self.is_up else Pair(low, high)]

    # ---- in units ------------------------------------------------------------------------------------------------

    def _is_planned(self) -> bool:
        """`giảm 64 hộ, kế hoạch giảm 60 hộ`; not `vượt kế hoạch 60 hộ`."""
        clause = takewhile(lambda token: token.figure is None and token.cue != "comma", self.here.clause)
        cues = [token.cue for token in clause]
        return "plan" in cues and not CHANGES.isdisjoint(cues[: cues.index("plan")])

    def _difference(self, found: Sequence[Pair]) -> Claim | None:
        held = next((pair for pair in found if self.figure.reach.holds(exact_change_of(pair))), None)
        if held is not None:
            return self._difference_claim(held, "silent")
        if self._is_planned():
            return None
        confirmed = self._confirmed(found)
        if confirmed is not None and within(self.figure.value, change_of(confirmed), FAR):
            return self._difference_claim(confirmed, "")
        near, is_only = nearest(found, self.levels, self.index, self.here)
        best = meant_of(near, self.figure.value, change_of)
        if not is_only and self.is_concluded:  # 522 ca, gồm cúm 385 ca, …. Năm trước là 560 ca, như vậy giảm 38 ca
            whole = [pair for pair in near if not pair.now.told.is_listed]
            near, is_only = (whole, True) if len(whole) == 1 else (near, False)
        if best is None and is_only:
            then = near[0].then
            is_next = (then.is_base and then.place > self.index) or (self.is_concluded and then.place == self.index - 1)
            given = change_of(near[0])
            is_meant = within(self.figure.value, given, WIDE) if is_next else is_near(self.figure.value, given)
            best = (
                near[0] if is_meant or (self._is_beside(near[0]) and _is_short_slip(self.figure.value, given)) else None
            )
        if best is not None and self.figure.unit == "%" and not (_are_of_one(best) and self._is_told_as_points(best)):
            return None
        if best is not None and self.figure.unit == "%" and self._holds(best):
            return self._growth_claim(best, "silent")  # đạt 81,46%, tăng 4,01% so với năm 2021 (78,32%)
        return None if best is None else self._difference_claim(best, "")

    def _is_beside(self, pair: Pair) -> bool:
        """Whether all three stand in one sentence."""
        return {pair.now.told.sentence, pair.then.told.sentence} == {self.here.sentence}

    def _confirmed(self, found: Sequence[Pair]) -> Pair | None:
        """`giảm 84 ca, giảm 19,5%`: the pair of which the percentage right behind holds."""
        behind = [
            each for each in self.told[self.index + 1 : self.index + AHEAD] if each.sentence == self.here.sentence
        ]
        share = next((each.figure for each in behind if each.figure.unit == "%"), None)
        if share is None or share.digits <= TELLING_DIGITS or self.figure.unit == "%":
            return None
        held = [pair for pair in found if share.reach.holds(growth_of(pair))]
        return held[0] if len({pair.then.figure.value for pair in held}) == 1 else None

    def _is_told_as_points(self, pair: Pair) -> bool:
        """`giảm từ 14,8% xuống 13,1% (giảm 1,7%)`, or in as many digits as tell it from a growth."""
        is_turned = are_turned(self.figure.value, change_of(pair))
        return "onto" in pair.now.told.cues or self.figure.digits >= TELLING_DIGITS + 1 or is_turned

    def _difference_claim(self, pair: Pair, doubt: str) -> Claim:
        now, then = pair.now.figure, pair.then.figure
        operands = (now, then) if self.is_up else (then, now)
        return Claim("difference", "difference", self.figure, operands, doubt, rule=RULE, yields=True)

    # ---- in percent ----------------------------------------------------------------------------------------------

    def _growth(self, found: Sequence[Pair]) -> Claim | None:
        held = next((pair for pair in found if self._holds(pair)), None)
        if held is not None:
            return self._growth_claim(held, "silent")
        told = [pair for pair in found if self.of is not None and self.of.reach.holds(exact_change_of(pair))]
        if len({pair.then.figure.value for pair in told}) == 1:  # the change itself is right
            is_meant = is_misreckoned(self.figure.value, self._given(told[0]))
            return self._wrong(told[0]) if is_meant else None
        if not found:
            return self._of_change_alone()
        near, is_only = nearest(found, self.levels, self.index, self.here)
        best = next((pair for pair in near if self._is_of_now(pair)), None)
        best = best or meant_of(near, self.figure.value, self._given)
        if best is None and is_only and self._is_wrong_so_far(near[0]):
            best = near[0]
        return None if best is None else self._wrong(best)

    def _is_wrong_so_far(self, pair: Pair) -> bool:
        """Whether the only pair is meant: in a sentence of its own, however clerks reckon wrong."""
        told, given = self.figure.value, self._given(pair)
        is_plan = "plan" in pair.then.told.cues  # kế hoạch 850 ha, thực hiện 884 ha, vượt 4,0%
        is_told = pair.then.place < self.index or pair.then.is_base or (is_plan and pair.then.place == self.index + 1)
        is_next = is_told and self._is_beside(pair) and (self.is_bare or opens_clause(self.here.tokens, self.here.at))
        # sản lượng 2.430 tấn; cùng kỳ đạt 2.365 tấn, tăng 27,8%: the three one behind the other
        is_row = (pair.now.place, pair.then.place) == (self.index - TWO, self.index - 1) and pair.then.is_then
        return is_near(told, given) or (is_next and (is_plan or is_row or is_misreckoned(told, given)))

    def _of_another_year(self, found: Sequence[Pair], every: Sequence[Pair]) -> Claim | None:
        """`năm 2018 412 triệu đồng, 2019 486 triệu, 2020 540 triệu, tăng 31,1% so với năm 2019`: it is of 2018.

        This year's figure stands right before, or farther, and both years' in the sentence of the percentage.
        """
        is_telling = self.base.isdigit() and self.figure.digits > TELLING_DIGITS and not self.figure.qualifier
        if not is_telling or len(found) != 1 or self._holds(found[0]):
            return None
        last = self.told[self.index - 1]
        is_beside = found[0].then.told.sentence == self.here.sentence
        others = [
            pair
            for pair in every
            if pair.now == found[0].now and pair.then.year
            if pair.now.told is last or (is_beside and pair.then.told.sentence == self.here.sentence)
        ]
        is_held = any(self._holds(pair) for pair in others if pair.then.year != self.base)
        return replace(self._growth_claim(found[0], ""), rule=OF_ANOTHER, yields=False) if is_held else None

    def _of_change_alone(self) -> Claim | None:
        """`58.640 triệu đồng … tăng 9.120 triệu đồng, tương đương 18,4%`: no base is told."""
        change, share = self.of, self.figure
        if change is None:
            return None
        before = [each for each in reversed(self.levels) if each.place < (self.change_at or 0) and not each.is_then]
        levels = [each.figure for each in before if each.told.level <= self.here.level]
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
        return self.figure.reach.holds(growth_of(pair))

    def _is_of_now(self, pair: Pair) -> bool:
        now = pair.now.figure.exactly
        is_told = self.of is not None and self.of.reach.holds(exact_change_of(pair))  # tăng 6 đơn vị, tương đương 20%
        is_telling = is_told or self.figure.digits >= TELLING_DIGITS
        return is_telling and now > 0 and self.figure.reach.holds(exact_change_of(pair) / now * 100)

    def _given(self, pair: Pair) -> Decimal:
        return decimal_of(growth_of(pair), places=places_of(self.figure))


def _are_of_one(pair: Pair) -> bool:
    """`đạt 54% dự toán, tăng 12,5% cùng kỳ và chiếm 43,75% tổng thu`: a share and what was fulfilled are not."""
    return ("share" in pair.now.told.cues) == ("share" in pair.then.told.cues)


def _is_short_slip(told: Decimal, given: Decimal) -> bool:
    """`12 xã, năm 2020 có 21 xã, tăng 8 xã`: short figures are wrong by one or two, or in a digit."""
    is_count = told == told.to_integral_value() and given == given.to_integral_value()
    return (is_count and max(told, given) < TEN and abs(told - given) <= STEPS) or is_one_figure_off(told, given)

"""What is now in percent, or as a multiple, of what was before or planned, wherever the two stand in the paragraph.

`Năm 2010 đạt 268 tỷ đồng; đến năm 2014 đạt 415 tỷ đồng, bằng 154,9% năm 2010`; `318 đảng viên (chỉ tiêu 300 đồng chí),
đạt 106,0% chỉ tiêu`; `324 ca; cùng kỳ chỉ có 127 ca, gấp 2,6 lần`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from pipeline.audit.clauses import CHANGES
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.audit.time_pairs import Pair, is_of_base, meant_of, nearest, pairs
from pipeline.audit.times import Level, TimeReader
from pipeline.audit.told_changes import change_words
from pipeline.audit.wholes import WholeFinder, named_by
from pipeline.rulebook import Rulebook

RULE = "ratio: of two times"
HUNDRED = 100
BACK = 24
LINKED = frozenset({"fulfilled", "share", "open"})
MULTIPLIED = CHANGES | {"multiple", "fulfilled"}

Check = Callable[[Scene], Iterator[Claim]]


def period_ratio_check(rules: Rulebook) -> Check:
    """The check."""
    times, kin, finder = TimeReader(rules), kin_of(rules), WholeFinder(rules)
    bases, words = _Bases(rules, times), change_words(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            base = bases.of(each, scene)
            if base is not None:
                claim = _claim(
                    told, index, times.levels(told, index, scene), base, kin, partial(finder.is_told_as, scene=scene)
                )
                named = named_by(each.figure, scene)
                if claim is None:
                    continue
                now = next(one for one in reversed(told[:index]) if one.figure.start == claim.operands[0].start)
                if claim.doubt or not (
                    _is_of_other(told, index, claim, named, finder, scene) or words.names_another(each, now, scene)
                ):
                    yield claim

    return check


class _Bases:
    """What a percentage or a multiple is of, by the words behind it."""

    def __init__(self, rules: Rulebook, times: TimeReader) -> None:
        self._multiples = frozenset(rules.words("checks.products.multiples"))
        self._times = times

    def of(self, each: Told, scene: Scene) -> str | None:
        """`plan`, a year, `then`; "" for any, `None` where it is no such one."""
        figure = each.figure
        if figure.is_range or figure.of is not None or figure.qualifier or figure.value <= 0:
            return None
        is_multiple = figure.unit in self._multiples and bool(each.cues & MULTIPLIED)
        is_share = figure.unit == "%" and not each.direction and (each.cues & LINKED or _is_opened(each))
        if not is_multiple and not is_share:
            return None
        named = self._times.base_behind(each, scene)
        return named if named or is_multiple or figure.value > HUNDRED else None


def _is_opened(each: Told) -> bool:
    return each.at > 0 and each.tokens[each.at - 1].cue == "open"


def _claim(
    told: Sequence[Told],
    index: int,
    levels: Sequence[Level],
    base: str,
    kin: Kin,
    is_told_as: Callable[[Told, Told], bool],
) -> Claim | None:
    here = told[index]
    before = [each for each in levels if each.place < index and each.figure.unit != "%"]
    if not before or before[-1].told.sentence != here.sentence:
        return None
    unit = before[-1].figure.unit
    found = [pair for pair in pairs(levels, unit, kin) if pair.now.place < index and is_of_base(pair.then, base)]
    found = [pair for pair in found if pair.then.figure.value]  # 0 is the base of nothing
    held = next((pair for pair in found if here.figure.reach.holds(_given(here, pair))), None)
    if held is not None:
        return _told(here, held, "silent")
    near, is_only = nearest(found, levels, index, here)

    def given(pair: Pair) -> Decimal:
        return decimal_of(_given(here, pair), places=places_of(here.figure))

    best = meant_of(near, here.figure.value, given)
    if best is None and is_only:
        is_wrong = is_misreckoned if is_told_as(here, near[0].then.told) else is_near
        best = near[0] if is_wrong(here.figure.value, given(near[0])) else None
    return None if best is None else _told(here, best, "")


def _is_of_other(
    told: Sequence[Told], index: int, claim: Claim, named: frozenset[str], finder: WholeFinder, scene: Scene
) -> bool:
    """`dự toán huyện giao 120 tỷ đồng, thu 90 tỷ đồng, đạt 82% dự toán tỉnh giao`; a base right behind is its own."""
    base = claim.operands[-1]
    around = told[max(0, index - BACK) : index + BACK]
    then = next((each for each in around if each.figure.start == base.start), None)
    is_next = told[index + 1 : index + 2] == [then]
    return then is not None and not is_next and finder.names_another(named, then, scene)


def _given(here: Told, pair: Pair) -> Fraction:
    return pair.now.figure.exactly / pair.then.figure.exactly * (HUNDRED if here.figure.unit == "%" else 1)


def _told(here: Told, pair: Pair, doubt: str) -> Claim:
    formula = "ratio" if here.figure.unit == "%" else "quotient"
    operands = (pair.now.figure, pair.then.figure)
    return Claim("ratio", formula, here.figure, operands, doubt, rule=RULE, yields=True)

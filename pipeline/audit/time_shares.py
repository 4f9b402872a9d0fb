"""Percentages of a part of now that hold of the total of then, or the other way round.

Changes that come out of another year than the one they name are no relations at all.

`Sáu tháng có 412 ca. Cùng kỳ là 515 ca, giảm 20,0%. Nhiều nhất ở xã A với 74 ca, chiếm 14,4%`: the change that is told
between the two totals says that they are one thing at two times, and the 74 are of the 412.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.audit.beside_shares import is_share, of_the_wrong_one
from pipeline.audit.change_reader import OF_ANOTHER
from pipeline.audit.figure import Figure
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, clause_of, told_figures
from pipeline.audit.other_times import other_year_teller
from pipeline.audit.times import TimeReader, behind_of, years_before
from pipeline.audit.untold import told_at
from pipeline.audit.verdicts import Judged, judge
from pipeline.audit.wholes import is_of_other
from pipeline.rulebook import Rulebook, whole_words

PAIR = 2  # figures that a change lies between
TELLING_DIGITS = 3  # of a percentage
CHANGED = frozenset({"growth", "difference"})
GROWTHS = frozenset({"growth", "decline"})
TABLE, CELLS = "table", "cells"  # in the rules of what is of a table

Sifter = Callable[[Sequence[Judged], Scene], list[Judged]]


def other_time_teller(rules: Rulebook) -> Sifter:
    """Function that tells shares as wrong which hold of the total of another time than their part's."""
    times, is_of_other_year = TimeReader(rules), other_year_teller(rules)
    earlier = whole_words(rules.words("checks.flows.opening", "checks.changes.earlier"))

    def is_of_opening(each: Judged, scene: Scene) -> bool:
        """`bằng 65,8% số nợ đầu năm`: of what was there then, and not wrong of what is there now, before it."""
        is_wrong = each.verdict == "mismatch" and each.claim.kind == "ratio" and each.claim.stated.unit == "%"
        if not is_wrong or TABLE in each.claim.rule:
            return False
        here, base = (told_at(figure, scene) for figure in (each.claim.stated, each.claim.operands[-1]))
        if here is None or base is None or earlier.search(behind_of(here, scene)) is None:
            return False
        is_before = base.figure.start < here.figure.start
        return is_before and earlier.search(f"{clause_of(base, scene)} {behind_of(base, scene)}") is None

    def told(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        late = [each for each in found if _is_growth(each) and is_of_other_year(*_change(each), scene)]
        if late:
            right = [_of_successor(each, found) for each in late]
            found = [each for each in found if each not in late] + [each for each in right if each is not None]
        found = [each for each in found if not is_of_opening(each, scene)]
        pairs = list(_totals_of_two_times(found))
        if not pairs or not any(is_share(each) for each in found):
            return list(found)
        figures = told_figures(scene)
        near = {each.figure.start: place for place, each in enumerate(figures)}
        return [
            (_of_own_time(each, pairs, figures, near, scene, times) or each) if is_share(each) else each
            for each in found
        ]

    return told


def _is_growth(each: Judged) -> bool:
    """A change of two figures of the prose that comes out."""
    is_prose = each.claim.formula in GROWTHS and TABLE not in each.claim.rule and CELLS not in each.claim.rule
    return is_prose and each.verdict == "ok"


def _change(each: Judged) -> tuple[Figure, Figure]:
    """The percentage, and what it is reckoned from."""
    return each.claim.stated, each.claim.operands[-1]


def _of_successor(each: Judged, found: Sequence[Judged]) -> Judged | None:
    """The change as it is of what came of its base: `2.260 kg, so năm 2012 (1.925 kg) tăng 17,4%. 2014 2.600 kg`."""
    now, base = each.claim.operands
    grown = [other.claim.operands for other in found if _is_growth(other) and other is not each]
    after = {later for later, earlier in grown if earlier.start == base.start and later.start != now.start}
    if len(after) != 1:
        return None
    judged = judge(replace(each.claim, operands=(now, after.pop()), doubt="", rule=OF_ANOTHER, yields=False))
    return judged if judged is not None and judged.verdict == "mismatch" else None


def _totals_of_two_times(found: Sequence[Judged]) -> Iterator[tuple[Figure, Figure]]:
    """Figures between which a change is told that comes out."""
    for each in found:
        operands = each.claim.operands
        is_change = each.claim.kind in CHANGED and each.verdict == "ok" and len(operands) == PAIR
        if is_change and operands[0].unit == operands[1].unit:
            yield operands[0], operands[1]


def _of_own_time(
    each: Judged,
    pairs: Sequence[tuple[Figure, Figure]],
    told: Sequence[Told],
    near: dict[int, int],
    scene: Scene,
    times: TimeReader,
) -> Judged | None:
    """The share told as wrong of the total of its part's time; `None` where it may be of the one that it holds of."""
    claim = each.claim
    part, base = claim.operands
    here, at, of = (near.get(figure.start) for figure in (claim.stated, part, base))
    if here is None or at is None or of is None or claim.stated.digits < TELLING_DIGITS or of > at:
        return None
    if "share" not in told[here].cues or is_of_other(told[here]) or not _is_apart(told[of], told[at]):
        return None
    is_then = times.level(told[at], at, scene).is_then
    if times.level(told[of], of, scene).is_then == is_then or years_before(told[at], scene) & years_before(
        told[of], scene
    ):
        return None
    own = {other for pair in pairs if base in pair for other in pair if other is not base}
    own = {other for other in own if _is_of(other, near, told, scene, times) == is_then}
    if len({other.value for other in own}) != 1:
        return None
    total = next(iter(own))
    if total.value <= part.value or claim.stated.is_share(part, total):
        return None
    return of_the_wrong_one(claim, part, total)


def _is_of(figure: Figure, near: dict[int, int], told: Sequence[Told], scene: Scene, times: TimeReader) -> bool | None:
    """Whether a figure is of then; `None` where nothing is known of it."""
    place = near.get(figure.start)
    return None if place is None else times.level(told[place], place, scene).is_then


def _is_apart(base: Told, part: Told) -> bool:
    """Not `năm 2023 có 515 ca, trong đó xã A 74 ca`: there the part is of what is before it."""
    return base.sentence != part.sentence or base.level > part.level

"""A change told before what it leads from and to: `giảm 820 đồng, từ 24.350 đồng/lít xuống 23.530 đồng/lít`.

The words leave nothing open, so that it is told as wrong by whatever it is wrong. A percentage is a growth of what it
leads from, `tăng 12,4%, từ 5.600 lên 6.294 tấn`; beside two percentages it may be that or points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pipeline.audit.changed import is_yearly
from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

RULE = "change: told before from and to"
PAIR = 2
BETWEEN = frozenset({"comma", "open", "colon", "from"})  # the change and what it leads from
LEADS = frozenset({"onto"})  # what it leads from and to, beside a year
LONGEST = 40  # characters from the change to what it leads from
FAR = 10  # times that a change may be off: more is of another thing

Check = Callable[[Scene], Iterator[Claim]]
AreKin = Callable[[str, str], bool]


def from_onto_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def are_kin(one: str, other: str) -> bool:
        return kin(one) == kin(other)

    def check(scene: Scene) -> Iterator[Claim]:
        told: Sequence[Told] | None = None
        for number, passage in enumerate(scene.passages):
            if not ("from" in passage.cues and "onto" in passage.cues and passage.cues & CHANGES):
                continue
            told = told_figures(scene) if told is None else told
            here = [each for each in told if each.passage == number]
            for index in range(len(here) - PAIR):
                claim = _claim(here[index], here[index + 1], here[index + PAIR], are_kin)
                if claim is not None:
                    yield claim

    return check


def _claim(change: Told, then: Told, now: Told, are_kin: AreKin) -> Claim | None:
    figure, low, high = change.figure, *sorted((then.figure, now.figure), key=lambda each: each.value)
    is_pair = are_kin(low.unit, high.unit) and low.per == high.per and low.value < high.value
    is_told = _is_led(change, then, now) and (high is now.figure) == (change.direction == "up")
    if not is_pair or not is_told or figure.is_range or figure.of is not None or figure.qualifier:
        return None
    given = high.exactly - low.exactly
    growth = given / then.figure.exactly * 100 if figure.unit == "%" and then.figure.value else None
    if growth is not None and (low.unit != "%" or figure.reach.holds(growth)):
        return _growth(change, then, now) if _is_of(figure, growth) else None
    if not _is_of_unit(figure, low, are_kin) or not _is_of(figure, given):
        return None
    doubt = "silent" if figure.reach.holds(given) else ""
    return Claim("difference", "difference", figure, (high, low), doubt, rule=RULE, yields=True)


def _is_led(change: Told, then: Told, now: Told) -> bool:
    if not change.direction or change.sentence != now.sentence or then.level != now.level:
        return False
    if then.figure.start - change.figure.end > LONGEST or is_yearly(change.tokens, change.at, change.levels):
        return False
    is_next = _is_next(change, then, BETWEEN) and _is_next(then, now, LEADS)
    return is_next and "from" in then.cues and "onto" in now.cues


def _growth(change: Told, then: Told, now: Told) -> Claim:
    formula = "growth" if change.direction == "up" else "decline"
    return Claim("growth", formula, change.figure, (now.figure, then.figure), rule=RULE, yields=True)


def _is_next(one: Told, other: Told, idle: frozenset[str]) -> bool:
    """Whether nothing else is told between two figures of a sentence, but for years and such words."""
    cues = {token.cue for token in one.tokens[one.at + 1 : other.at]}
    return cues <= idle | {"number"}


def _is_of_unit(change: Figure, level: Figure, are_kin: AreKin) -> bool:
    """Points of two percentages; else a change of their unit: `tăng 550 đồng, từ 6.200 đồng/m3 lên 6.750 đồng/m3`."""
    if level.unit == "%":
        return change.unit in {"%", POINTS}
    return are_kin(change.unit, level.unit) and change.per in {"", level.per}


def _is_of(change: Figure, given: Fraction) -> bool:
    return given < change.exactly * FAR and change.exactly < given * FAR

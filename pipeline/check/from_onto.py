"""A change told beside what it leads from and to: `giảm 820 đồng, từ 24.350 đồng/lít xuống 23.530 đồng/lít`.

Or right behind them: `từ 42.380 con nay chỉ còn 31.450 con, tức là mất đi 10.930 con`. The words leave nothing open, so
that it is told as wrong by whatever it is wrong. A percentage before them is a growth of what it leads from (`tăng
12,4%, từ 5.600 lên 6.294 tấn`); beside two percentages it may be that or points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from pipeline.audit.changed import is_yearly
from pipeline.audit.clauses import COMPARED
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.told_changes import Change, ChangeWords, change_words
from pipeline.rulebook import Rulebook

RULE = "change: from and to"
PAIR = 2
BETWEEN = frozenset({"comma", "open", "colon", "from"})  # the change and what it leads from
LEADS, ONTO = frozenset({"onto"}), frozenset({"rest", "left", "up", "down"})  # to what it leads
IDLE = frozenset({"comma", "apart", "total", "opening", "same_period", "ending", "plan"})  # beside a year
BASED = COMPARED | {"plan"}
TIES = frozenset({"comma", "open", "up", "down", "fulfilled", "added"})  # what leads to, and the change
LONGEST = 40  # characters from the change to what it leads from
FAR = 10  # times that a change may be off: more is of another thing

Check = Callable[[Scene], Iterator[Claim]]
AreKin = Callable[[str, str], bool]


def from_onto_check(rules: Rulebook) -> Check:
    """The check."""
    kin, words = kin_of(rules), change_words(rules)

    def are_kin(one: str, other: str) -> bool:
        return kin(one) == kin(other)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for number, group in groupby(range(len(told)), lambda at: told[at].passage):
            cues = scene.passages[number].cues
            if "from" not in cues or cues.isdisjoint(LEADS | ONTO):
                continue
            here = list(group)
            for at in here[1:]:
                then, now = told[at - 1], told[at]
                if not _is_led(then, now):
                    continue
                claim = _before(told[at - PAIR], then, now, scene.text, are_kin) if at - PAIR in here else None
                change = _change(told, at + 1, words, scene) if claim is None and at + 1 in here else None
                if change is not None and not words.names_another(told[at + 1], then, scene, wholly=False):
                    claim = _behind(told[at + 1], change, then, now, are_kin)
                if claim is not None:
                    yield claim

    return check


def _change(told: Sequence[Told], at: int, words: ChangeWords, scene: Scene) -> Change | None:
    """Also `từ 122 lên 137 cơ sở, tức thêm 15 cơ sở`."""
    return words.change(told, at, scene) or (Change("up") if "added" in told[at].cues else None)


def _is_led(then: Told, now: Told) -> bool:
    """`từ 42.380 con hồi đầu năm nay chỉ còn 31.450 con`."""
    is_next = then.sentence == now.sentence and then.level == now.level and _is_next(then, now, LEADS | ONTO | IDLE)
    return is_next and "from" in then.cues and not now.cues.isdisjoint(LEADS | ONTO)


def _before(change: Told, then: Told, now: Told, text: str, are_kin: AreKin) -> Claim | None:
    """The claim of a change told before both, with nothing named between."""
    is_next = change.sentence == then.sentence and _is_next(change, then, BETWEEN)
    if not is_next or not change.direction or is_yearly(change.tokens, change.at, change.levels):
        return None
    word = next(token for token in then.clause if token.cue == "from")
    if text[change.figure.end : word.start].strip(" ,:("):
        return None
    return _claim(change, change.direction, then, now, are_kin)


def _behind(change: Told, told: Change, then: Told, now: Told, are_kin: AreKin) -> Claim | None:
    """The claim of a change told right behind both; percentages are told by others."""
    behind = {token.cue for token in change.tokens[change.at + 1 : change.at + 2]}
    is_other = told.of is not None or change.figure.unit == "%" or bool(behind & BASED)  # tăng 3 tấn so với kế hoạch
    if is_other or change.sentence != now.sentence or not _is_next(now, change, TIES):
        return None
    if change.figure.start - now.figure.end > LONGEST:
        return None
    return _claim(change, told.direction, then, now, are_kin)


def _claim(change: Told, direction: str, then: Told, now: Told, are_kin: AreKin) -> Claim | None:
    figure, low, high = change.figure, *sorted((then.figure, now.figure), key=lambda each: each.value)
    is_pair = are_kin(low.unit, high.unit) and low.per == high.per and low.value < high.value
    is_told = (high is now.figure) == (direction == "up")
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

"""Changes of one thing told far apart: `7.156 hộ nghèo …`; pages on, `còn 3.212 hộ nghèo …, giảm 3.944 hộ`.

Both figures must be of one subject, or of one rate (`9,5 tiêu chí/xã`, which is told only where it holds).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from pipeline.audit.clauses import CHANGES, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import is_small_slip
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 4  # of the three figures, for a slip in one to show
TELLING_DIGITS = 3  # of a change of rates that is no chance
FEWEST_WORDS = 2  # of a subject that names a thing

Check = Callable[[Scene], Iterator[Claim]]


def subject_change_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if "compared" not in each.said or each.figure.digits < TELLING_DIGITS or not _is_since(each):
                continue
            claim = _of_rate(told, index) if each.figure.per else _of_subject(told, index, scene.subject_at)
            if claim is not None:
                yield claim

    return check


def _is_since(each: Told) -> bool:
    """`giảm 3.944 hộ so với đầu kỳ`: a change whose base is not told here."""
    figure = each.figure
    if figure.unit == "%" or figure.is_range or figure.of is not None or figure.qualifier or each.level:
        return False
    behind = each.tokens[each.at + 1 : each.at + 2]
    is_compared = bool(behind) and behind[0].cue == "compared"
    return is_compared and len(each.cues & CHANGES) == 1 and not any(t.figure for t in each.tokens[each.at + 1 :][:3])


def _beside(told: Sequence[Told], index: int) -> Iterator[Told]:
    """The figures of the sentence before the change."""
    here = told[index]
    return takewhile(lambda each: each.sentence == here.sentence, (told[at] for at in range(index - 1, -1, -1)))


def _claim(change: Told, now: Figure, then: Figure, doubt: str) -> Claim:
    high, low = (now, then) if "up" in change.cues else (then, now)
    rule = "difference: of one subject"
    return Claim("difference", "difference", change.figure, (high, low), doubt, rule=rule, yields=True)


def _over(change: Told, now: Figure, then: Figure) -> bool:
    """Whether the change is just what the two give."""
    given = now.exactly - then.exactly if "up" in change.cues else then.exactly - now.exactly
    return given > 0 and change.figure.reach.holds(given)


def _of_rate(told: Sequence[Told], index: int) -> Claim | None:
    """`15,25 tiêu chí/xã, tăng 5,75 tiêu chí/xã so với năm 2015`, and `9,5 tiêu chí/xã` somewhere before."""
    change = told[index]
    unit = (change.figure.unit, change.figure.per)
    now = next((each for each in _beside(told, index) if (each.figure.unit, each.figure.per) == unit), None)
    if now is None:
        return None
    for each in told[:index]:
        if each is not now and (each.figure.unit, each.figure.per) == unit and _over(change, now.figure, each.figure):
            return _claim(change, now.figure, each.figure, "silent")
    return None


def _of_subject(told: Sequence[Told], index: int, subjects: Mapping[int, str]) -> Claim | None:
    """A figure of the sentence and the only earlier one of its subject: a slip in the change shows."""
    change = told[index]
    for each in _beside(told, index):
        subject = subjects.get(each.figure.start, "")
        if subject.count(" ") + 1 < FEWEST_WORDS or not _is_alike(each, change) or each.cues & CHANGES:
            continue
        earlier = [
            other.figure
            for other in told[:index]
            if other.sentence < change.sentence and subjects.get(other.figure.start) == subject
            if _is_alike(other, change) and not other.cues & CHANGES
        ]
        held = next((then for then in earlier if _over(change, each.figure, then)), None)
        if held is not None:
            return _claim(change, each.figure, held, "silent")
        if len({then.value for then in earlier}) == 1 and _is_slipped(change, each.figure, earlier[0]):
            return _claim(change, each.figure, earlier[0], "")
    return None


def _is_alike(each: Told, change: Told) -> bool:
    figure = each.figure
    return same_unit(figure, change.figure) and figure.of is None and not figure.is_range and not each.level


def _is_slipped(change: Told, now: Figure, then: Figure) -> bool:
    given = now.value - then.value if "up" in change.cues else then.value - now.value
    figures = (change.figure, now, then)
    is_telling = all(each.digits >= LEAST_DIGITS and not each.qualifier for each in figures)
    return given > 0 and is_telling and is_small_slip(change.figure.value, given)

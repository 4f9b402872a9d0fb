"""What a plan at the end adds to what was done: `Phấn đấu trồng 450 ha rừng, tăng 38 ha so với năm 2020`.

What was done stands pages before, `trồng được 412 ha rừng`: a figure of its unit, told in its words. It is told where
it holds; where none does, as wrong where the only such figure gives the change but for a digit, or two changed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, is_one_digit_off
from pipeline.rulebook import Rulebook

RULE = "difference: of what was done"
LEAST_LEVEL, LEAST = 100, 10  # of the two levels, and of a change
BACK = 240  # figures before, in which what was done stands
NEAR = 3  # a change is no more than such a part of what was done
SHARED, TELLING = 2, 100  # syllables that both are told in; one, for a change as great
LONGEST = 90  # characters before a figure that tell what it is of
AHEAD = 6  # figures before, among which the target stands
APART = CHANGES | COMPARED | {"plan", "each", "from", "share"}
_CLAUSE = re.compile(r"[^,;.()\n]*")
_LAST_CLAUSE = re.compile(r"[^,;.()\n]*\Z")
_WORD = re.compile(r"[^\W\d_]+")

Check = Callable[[Scene], Iterator[Claim]]


def target_change_check(rules: Rulebook) -> Check:
    """The check."""
    reader = _Reader(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        if not any(passage.cues & CHANGES for passage in scene.passages):
            return
        told = told_figures(scene)
        for index, each in enumerate(told):
            if _is_change(each, scene):
                claim = reader.claim(told, index, scene)
                if claim is not None:
                    yield claim

    return check


def _is_change(each: Told, scene: Scene) -> bool:
    """`tăng 38 ha so với năm 2020`, `nhiều hơn năm 2020 là 38 ha`: a change of a quantity since a time."""
    if not each.direction or not each.is_plain or each.figure.qualifier or each.level or each.figure.value < LEAST:
        return False
    behind = {token.cue for token in each.tokens[each.at + 1 : each.at + 2]}
    return bool((behind | each.cues) & COMPARED) or _is_of_year(each, scene)


class _Reader:
    """Finds the target of a change and what was done."""

    def __init__(self, rules: Rulebook) -> None:
        self.idle = frozenset(word.casefold() for word in rules.words("checks.misgivings.empty"))
        self.idle |= frozenset(rules.words("checks.changes.idle"))

    def claim(self, told: Sequence[Told], index: int, scene: Scene) -> Claim | None:
        """The claim of the change at `index`, where nothing of its own paragraph is its base."""
        change = told[index]
        target = self._target(told, index)
        if target is None or self._is_told_here(told, index, target):
            return None
        is_up = change.direction == "up"
        wanted = target.figure.value - change.figure.value if is_up else target.figure.value + change.figure.value
        names = self._words(target, scene)
        shared = 1 if change.figure.value >= TELLING else SHARED
        before = told[max(0, index - BACK) : index]
        done = [each for each in before if self._may_be_done(each, target, names, shared, scene)]
        held = next((each for each in reversed(done) if each.figure.value == wanted), None)
        if held is not None:
            return _told(change, target, held, "silent")
        values = {each.figure.value for each in done if _is_slip(change, target, each)}
        if len(values) != 1 or not (target.cues & {"plan"} or _is_of_year(change, scene)):
            return None
        only = next(each for each in reversed(done) if each.figure.value in values)
        return _told(change, target, only, "")

    def _target(self, told: Sequence[Told], index: int) -> Told | None:
        """The level right before the change in its sentence."""
        change = told[index]
        for each in reversed(told[max(0, index - AHEAD) : index]):
            if each.sentence != change.sentence:
                return None
            if each.figure.unit == change.figure.unit and each.is_plain:
                return each if not each.cues & APART - {"plan"} and each.figure.value >= LEAST_LEVEL else None
        return None

    def _is_told_here(self, told: Sequence[Told], index: int, target: Told) -> bool:
        """Whether its sentence goes on with a figure of the unit: that is the base."""
        change = told[index]
        behind = told[index + 1 : index + 3]
        return any(each.sentence == change.sentence and each.figure.unit == target.figure.unit for each in behind)

    def _may_be_done(self, each: Told, target: Told, names: set[str], shared: int, scene: Scene) -> bool:
        figure = each.figure
        if (
            each.passage == target.passage
            or not each.is_plain
            or figure.unit != target.figure.unit
            or each.cues & APART
        ):
            return False
        return figure.value >= LEAST_LEVEL and len(names & self._words(each, scene)) >= shared

    def _words(self, each: Told, scene: Scene) -> set[str]:
        """What a figure is told in, from the beginning of its sentence."""
        start = max(scene.passages[each.passage].start, each.figure.start - LONGEST)
        said = f"{scene.text[start : each.figure.start]} {scene.subject_at.get(each.figure.start, '')}"
        return {word for word in _WORD.findall(said.casefold()) if word not in self.idle}


def _is_of_year(change: Told, scene: Scene) -> bool:
    """`so với diện tích thả nuôi năm 2020`: the year is named beside it that the document tells of."""
    text, figure, year = scene.text, change.figure, f" {scene.issued[1][:4]}"
    behind = _CLAUSE.match(text, figure.end, figure.end + LONGEST)
    before = _LAST_CLAUSE.search(text[max(0, figure.start - LONGEST) : figure.start])
    return any(found is not None and year in found.group() for found in (behind, before))


def _is_slip(change: Told, target: Told, done: Told) -> bool:
    sign = 1 if change.direction == "up" else -1
    given = (target.figure.value - done.figure.value) * sign
    if given <= 0 or given * NEAR > done.figure.value or done.figure.qualifier or target.figure.qualifier:
        return False
    return are_turned(change.figure.value, given) or is_one_digit_off(change.figure.value, given)


def _told(change: Told, target: Told, done: Told, doubt: str) -> Claim:
    two = (target.figure, done.figure)
    operands = two if change.direction == "up" else two[::-1]
    return Claim("difference", "difference", change.figure, operands, doubt, rule=RULE, yields=True)

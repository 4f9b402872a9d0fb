"""Changes of what their words name, told some sentences before.

`thụ lý 327 vụ. Năm 2009 thụ lý 301 vụ, giải quyết 268 vụ. Số thụ lý tăng 26 vụ`. Told only where they hold; other
checks tell what does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pipeline.audit.intervals import EXACT
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.times import are_kin
from pipeline.audit.windows import subject_before
from pipeline.rulebook import Rulebook

BACK = 16  # figures before a change
SENTENCES = 3
RULE = "difference: of what is named"

Check = Callable[[Scene], Iterator[Claim]]


def named_change_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    idle = frozenset(rules.words("checks.changes.idle", "checks.shares.idle"))

    def subject(each: Told, scene: Scene) -> frozenset[str]:
        return subject_before(each.tokens, each.at, scene.text, idle)

    def before(told: Sequence[Told], index: int, scene: Scene) -> list[Told]:
        """The figures before a change that are named as it is."""
        change = told[index]
        near = [
            each
            for each in told[max(0, index - BACK) : index]
            if change.sentence - SENTENCES <= each.sentence < change.sentence and each.passage == change.passage
            if _can_be(each) and are_kin(each.figure.unit, change.figure.unit, kin)
        ]
        named = subject(change, scene) if len(near) > 1 else frozenset()
        return [each for each in near if named <= subject(each, scene)] if named else []

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.direction and _can_be_change(each):
                for one, other in combinations(before(told, index, scene), 2):
                    high, low = (one, other) if one.figure.value > other.figure.value else (other, one)
                    if EXACT.subtract(high.figure.value, low.figure.value) == each.figure.value:
                        pair = (high.figure, low.figure)
                        yield Claim("difference", "difference", each.figure, pair, "silent", rule=RULE, yields=True)
                        break

    return check


def _can_be_change(each: Told) -> bool:
    return each.is_plain and each.figure.of is None and not each.level


def _can_be(each: Told) -> bool:
    return _can_be_change(each) and not each.direction and not each.is_listed

"""Of a wrong sum whose last part is what is left, the rest is what was reckoned: `23 vụ, đã xử lý 21 vụ, còn 03 vụ`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.audit.clauses import CHANGES
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged, judge
from pipeline.rulebook import Rulebook, whole_words

ENDS = frozenset({"semicolon", "figure"})  # of a clause
REST = frozenset({"left", "rest"})
FEWEST = 2  # parts
PAIR = 2


def rest_telling(rules: Rulebook) -> Callable[[Sequence[Judged], Scene], list[Judged]]:
    """Function that tells wrong sums closed by a rest as differences, and all other relations as they are."""
    left = whole_words(rules.words("checks.cues.left", "checks.complements.remaining"))

    def rests_told(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        if not any(_may_be_closed(each) for each in found):
            return list(found)
        told = {each.figure.start: each for each in told_figures(scene)}
        return [_as_rest(each, told, scene.text, left) if _may_be_closed(each) else each for each in found]

    return rests_told


def _may_be_closed(each: Judged) -> bool:
    claim = each.claim
    is_sum = claim.kind == "sum" and claim.formula == "sum" and each.verdict == "mismatch" and not claim.signs
    return is_sum and len(claim.operands) >= FEWEST and claim.stated.start < min(each.start for each in claim.operands)


def _as_rest(each: Judged, told: Mapping[int, Told], text: str, left: re.Pattern[str]) -> Judged:
    claim = each.claim
    *done, last = sorted(claim.operands, key=lambda figure: figure.start)
    here = told.get(last.start)
    token = None if here is None else next((token for token in here.clause if token.cue in REST | ENDS), None)
    if here is None or here.cues & CHANGES:  # quý IV giảm còn 505.000 m3
        return each
    if token is None or token.cue in ENDS or not left.match(text, token.start, token.end):
        return each
    operands = (claim.stated, *done)
    formula, signs = ("difference", ()) if len(operands) == PAIR else ("sum", (1, *(-1 for _ in done)))
    rest = replace(claim, kind="difference", formula=formula, stated=last, operands=operands, signs=signs)
    return judge(rest) or each

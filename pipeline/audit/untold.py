"""Percentages whose base nobody tells: of a plan without a figure, of a whole that its part is twice as great as."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, place_of, told_figures
from pipeline.audit.verdicts import Judged

GUESSES = frozenset({"ratio: likely", "ratio: even share"})
TABLE = "table"  # in the rules of relations in tables
TWICE = 2


def without_untold(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All but those that are called wrong of a base that they cannot be of."""
    return [each for each in found if not _is_untold(each, scene)]


def told_at(figure: Figure, scene: Scene) -> Told | None:
    """The figure where it is told; `None` for a bare number."""
    told = told_figures(scene)
    at = place_of(figure, told)
    return None if at is None else told[at]


def _is_untold(each: Judged, scene: Scene) -> bool:
    """`61,9 tỷ đồng, đạt 82,5% dự toán` of 86,4; `hộ nghèo 145 hộ; hộ khá 5.120 hộ, chiếm 59,8%` of 145."""
    claim = each.claim
    if each.verdict != "mismatch" or claim.kind != "ratio" or claim.stated.unit != "%" or TABLE in claim.rule:
        return False
    here, base = (told_at(figure, scene) for figure in (claim.stated, claim.operands[-1]))
    if here is None or base is None:
        return False
    if "share" in here.cues and claim.operands[0].value > TWICE * base.figure.value:
        return True
    behind = {token.cue for token in here.tokens[here.at + 1 : here.at + 2]}
    return claim.rule in GUESSES and "plan" in behind and "plan" not in base.cues | base.opening

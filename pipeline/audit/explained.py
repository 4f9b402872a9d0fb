"""Growths that another figure explains: `2.526 triệu đồng, gồm … 652 triệu đồng, tăng 20,0% so với … (2.105)`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.clauses import same_unit
from pipeline.audit.model import Passage
from pipeline.audit.verdicts import Judged

PAIR = 2  # what is now and what was before


def is_of_another(each: Judged, passages: Sequence[Passage]) -> bool:
    """Whether a wrong growth is that of a figure told before it, against the same base."""
    claim = each.claim
    if each.verdict != "mismatch" or claim.kind != "growth" or len(claim.operands) != PAIR:
        return False
    base, stated = claim.operands[-1], claim.stated
    if not base.value or stated.digits < PAIR:
        return False
    own = {figure.start for figure in claim.operands}
    passage = next((one for one in passages if one.start <= stated.start < one.end), None)
    before = [token.figure for token in passage.tokens if token.start < stated.start] if passage is not None else []
    return any(
        figure is not None
        and figure.start not in own
        and same_unit(base, figure)
        and stated.reach.low <= abs((figure.exactly - base.exactly) / base.exactly * 100) <= stated.reach.high
        for figure in before
    )

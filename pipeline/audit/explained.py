"""What is no mismatch, since another figure explains it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.clauses import same_unit
from pipeline.audit.model import Passage
from pipeline.audit.verdicts import Judged

PAIR = 2  # what is now and what was before


def is_of_another(each: Judged, passages: Sequence[Passage]) -> bool:
    """Whether a wrong growth is that of a figure told before it, against the same base, or a rest grew by another.

    `2.526 triệu đồng, gồm … 652 triệu đồng, tăng 20,0% so với … (2.105)`.
    """
    claim = each.claim
    if each.verdict == "mismatch" and claim.kind == "difference":
        return _has_come(each, passages)
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


def _has_come(each: Judged, passages: Sequence[Passage]) -> bool:
    """`1.246 hộ nghèo; giảm 214 hộ; hiện còn 1.058 hộ do phát sinh 26 hộ`: what came or went is told right behind."""
    stated = each.claim.stated
    over = abs(stated.exactly - each.computed)
    passage = next((one for one in passages if one.start <= stated.start < one.end), None)
    for sentence in passage.sentences if passage is not None else ():
        figures = [token.figure for token in sentence.tokens if token.figure is not None]
        places = [at for at, figure in enumerate(figures) if figure.start == stated.start]
        behind = figures[places[0] + 1 : places[0] + 2] if places else []
        if any(same_unit(stated, figure) and figure.exactly == over for figure in behind):
            return True
    return False

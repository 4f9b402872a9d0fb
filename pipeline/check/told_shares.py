"""Shares with a slip, of totals told further up: `26.480 triệu đồng, chiếm 45,43% tổng kinh phí` for 54,43.

That the total is meant is told by words (`tổng số`), or by the other shares of the sentence, which are of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from pipeline.audit.clauses import same_unit
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

FARTHEST = 14  # passages
MOST = 40  # figures
TELLING_DIGITS = 4  # of a percentage

Check = Callable[[Scene], Iterator[Claim]]


def told_share_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.figure.unit == "%" and "share" in each.cues and digits(each.figure) >= TELLING_DIGITS:
                claim = _claim(told, index)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int) -> Claim | None:
    share, part = told[index], _part(told, index)
    if part is None or share.figure.is_range or share.figure.qualifier:
        return None
    before = takewhile(
        lambda each: share.passage - each.passage <= FARTHEST, reversed(told[max(0, index - MOST) : index])
    )
    others = [each.figure for each in before if each.figure is not part.figure and each.is_plain]
    wholes = [each for each in others if same_unit(each, part.figure) and each.value > part.figure.value]
    if not wholes or any(_holds(share.figure, part.figure, whole) for whole in wholes):
        return None
    whole = max(wholes, key=lambda each: each.value)
    given = decimal_of(part.figure.exactly / whole.exactly * 100, places=places_of(share.figure))
    is_swapped = are_turned(share.figure.value, given) and is_small_slip(share.figure.value, given)
    is_meant = _is_of_total(share) and is_swapped
    if not is_meant and is_near(share.figure.value, given):
        is_meant = _are_others_of(told, index, whole)
    rule = "ratio: total told before"
    return Claim("ratio", "ratio", share.figure, (part.figure, whole), rule=rule, yields=True) if is_meant else None


def _part(told: Sequence[Told], index: int) -> Told | None:
    """The figure right before a percentage, with nothing but a comma between."""
    share, part = told[index], told[index - 1] if index else None
    if part is None or part.sentence != share.sentence or not part.is_plain or part.level != share.level:
        return None
    cues = {token.cue for token in share.tokens[part.at + 1 : share.at]}
    return part if cues <= {"comma", "share", "fulfilled"} else None


def _holds(share: Figure, part: Figure, whole: Figure) -> bool:
    return share.is_share(part, whole)


def _is_of_total(share: Told) -> bool:
    """`chiếm 86,38% tổng số`, with no figure of its own behind."""
    cues = [token.cue for token in share.tokens[share.at + 1 : share.at + 3]]
    return cues[:1] == ["total"] and "figure" not in cues


def _are_others_of(told: Sequence[Told], index: int, whole: Figure) -> bool:
    """Whether the other shares of the sentence are of the total, of which at least two are told."""
    share = told[index]
    near = range(max(0, index - MOST), min(len(told), index + MOST))
    others = [at for at in near if at != index and told[at].sentence == share.sentence and told[at].figure.unit == "%"]
    held = []
    for at in others:
        part = _part(told, at)
        if part is None or "share" not in told[at].cues or not same_unit(part.figure, whole):
            return False
        held.append(_holds(told[at].figure, part.figure, whole))
    return len(held) > 1 and all(held)

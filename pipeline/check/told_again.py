"""A figure told again in other digits: `2.820 nhà bị ngập … nước đã rút tại 2.802 nhà bị ngập nêu trên`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, plain_ones, told_figures
from pipeline.audit.slips import is_slip
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 3  # of figures in which a slip shows
BEHIND = 40  # characters from the figure to the words that say it was told

Check = Callable[[Scene], Iterator[Claim]]


def told_again_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = plain_ones(told_figures(scene))
        for index, each in enumerate(told):
            if "again" in each.said and each.figure.digits >= LEAST_DIGITS and _is_again(each):
                yield from _claims(
                    each, [other for other in told[:index] if alike(other.figure.unit, each.figure.unit)]
                )

    return check


def _is_again(told: Told) -> bool:
    """Whether the words right behind a figure say that it was told."""
    behind = told.tokens[told.at + 1 : told.at + 2]
    return any(token.cue == "again" and token.start - told.figure.end <= BEHIND for token in behind)


def _is_slip(one: Figure, other: Figure) -> bool:
    """With the zeros at the end, which a swap can move: 2.802 for 2.820."""
    left, right = (format(abs(each.value), "f").replace(".", "") for each in (one, other))
    return left != right and is_slip(left, right)


def _claims(again: Told, earlier: Sequence[Told]) -> Iterator[Claim]:
    """Against the only figure before that differs by a slip, where none is the same."""
    if any(each.figure.value == again.figure.value for each in earlier):
        return
    slips = [each.figure for each in earlier if _is_slip(each.figure, again.figure)]
    if len({slip.value for slip in slips}) == 1:
        yield Claim("document_conflict", "equal", again.figure, (slips[-1],), rule="document_conflict: told again")

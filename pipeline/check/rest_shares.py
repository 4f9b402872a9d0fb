"""Percentages of what is left: `giá gói thầu 96.480 triệu đồng, trúng thầu 94.165, tiết kiệm 2.315 triệu đồng (2,40%)`.

Of the whole that the rest is left of. One that holds of the other figure instead was divided by the wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.audit.clauses import same_unit
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import percentages, told_figures
from pipeline.audit.rules import WRONG_WHOLE
from pipeline.rulebook import Rulebook

REST = frozenset({"rest", "left"})
THREE = 3  # a whole, what was taken of it and the rest
TELLING_DIGITS = 3

Check = Callable[[Scene], Iterator[Claim]]


def rest_share_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for at in percentages(scene):
            if at < THREE or told[at].figure.digits < TELLING_DIGITS:
                continue
            whole, taken, rest = told[at - THREE : at]
            share = told[at]
            every = (whole, taken, rest)
            if {each.sentence for each in every} != {share.sentence} or not rest.cues & REST:
                continue
            figures = [each.figure for each in every]
            if not all(each.is_plain and same_unit(each.figure, rest.figure) for each in every):
                continue
            is_rest = figures[0].value - figures[1].value == figures[2].value > 0
            is_wrong = share.figure.is_share(figures[2], figures[1]) and not share.figure.is_share(
                figures[2], figures[0]
            )
            if is_rest and is_wrong:
                yield Claim("ratio", "ratio", share.figure, (figures[2], figures[0]), rule=WRONG_WHOLE)

    return check

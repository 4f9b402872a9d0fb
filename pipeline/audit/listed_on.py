"""Lists that go on behind the parts that come to their total."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.audit.nearby import Told


def listed_on(whole: Told, parts: Sequence[Told], others: Sequence[Told]) -> Sequence[Told]:
    """What the list behind the colon of a total goes on with in the same way.

    `Tổng vốn 21,1 tỷ đồng: bể chứa 9,8 tỷ đồng; tuyến ống 6,4 tỷ đồng; hồ 4,9 tỷ đồng; trạm 2,5 tỷ đồng`.
    """
    rest = list(takewhile(lambda each: each.sentence == whole.sentence, others))
    every = [*parts, *rest]
    if not rest or [token.cue for token in whole.tokens[whole.at + 1 : whole.at + 2]] != ["colon"]:
        return ()
    gaps = [[t.cue for t in each.tokens[last.at + 1 : each.at]] for last, each in pairwise(every)]
    return rest if all(gap == ["semicolon"] for gap in gaps) else ()

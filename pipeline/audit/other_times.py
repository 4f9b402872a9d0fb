"""Percentages that only come out, of a part or a whole of another time: last year's exports in last year's plan.

`cùng kỳ 228,4 triệu USD. Kế hoạch 390 (năm trước 320), mới đạt 71,4%`; `chỉ tiêu 120 ha, năm trước 112 ha, đạt 86,6%`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from pipeline.audit.clauses import COMPARED
from pipeline.audit.figure import Figure
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.times import YEAR, Level, TimeReader, behind_of
from pipeline.rulebook import Rulebook

IsOfThen = Callable[[Figure, Figure, Figure, Scene], bool]


def then_teller(rules: Rulebook) -> IsOfThen:
    """Function of a percentage, its part and its whole: whether one is of another time and nothing compares them.

    The part far away, or the whole, if it is no plan of now and not told as the base of a comparison.
    """
    times = TimeReader(rules)

    def level(told: Sequence[Told], figure: Figure, scene: Scene) -> Level | None:
        place = _place(told, figure)
        return None if place is None else times.level(told[place], place, scene)

    def is_of_then(percentage: Figure, part: Figure, whole: Figure, scene: Scene) -> bool:
        told = told_figures(scene)
        place = _place(told, percentage)
        if place is None:
            return False
        here = told[place]
        one, other = level(told, part, scene), level(told, whole, scene)
        years = YEAR.findall(behind_of(here, scene))
        if years and other is not None and other.is_own and other.year not in ("", *years):
            return True  # năm 2017 là 3.250 tỷ đồng, …; đạt 88,51% dự toán năm 2018
        if "compared" in here.said or any(t.cue in COMPARED and t.start > whole.start for t in here.tokens):
            return False  # so với diện tích cần cấp 42.790 ha thì đạt 94,0%
        is_old_part = one is not None and one.is_then and one.told.sentence != here.sentence
        return is_old_part or (other is not None and other.is_then and not other.is_planned and not other.is_base)

    return is_of_then


def _place(told: Sequence[Told], figure: Figure) -> int | None:
    """Where a figure stands among those of the document; `None` for a bare number."""
    place = bisect_left(told, figure.start, key=_start_of)
    return place if place < len(told) and told[place].figure.start == figure.start else None


def _start_of(each: Told) -> int:
    return each.figure.start

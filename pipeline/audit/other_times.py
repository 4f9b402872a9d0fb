"""Percentages that only come out, of a part or a whole of another time: last year's exports in last year's plan.

`cùng kỳ 228,4 triệu USD. Kế hoạch 390 (năm trước 320), mới đạt 71,4%`; `chỉ tiêu 120 ha, năm trước 112 ha, đạt 86,6%`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.audit.clauses import COMPARED
from pipeline.audit.figure import Figure
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, place_of, told_figures
from pipeline.audit.times import YEAR, Level, TimeReader, behind_of
from pipeline.rulebook import Rulebook

LONGEST = 12  # characters of a year and the bracket that it opens
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)\s*\(\s*\Z")  # so năm 2012 (1.925 triệu đồng)

IsOfThen = Callable[[Figure, Figure, Figure, Scene], bool]
IsOfOtherYear = Callable[[Figure, Figure, Scene], bool]


def then_teller(rules: Rulebook) -> IsOfThen:
    """Function of a percentage, its part and its whole: whether one is of another time and nothing compares them.

    The part far away, or the whole, if it is no plan of now and not told as the base of a comparison.
    """
    level, is_of_other_year = _level_of(rules), other_year_teller(rules)

    def is_of_then(percentage: Figure, part: Figure, whole: Figure, scene: Scene) -> bool:
        told = told_figures(scene)
        place = place_of(percentage, told)
        if place is None:
            return False
        here = told[place]
        one, other = level(told, part, scene), level(told, whole, scene)
        if is_of_other_year(percentage, whole, scene):
            return True
        if "compared" in here.said or any(t.cue in COMPARED and t.start > whole.start for t in here.tokens):
            return False  # so với diện tích cần cấp 42.790 ha thì đạt 94,0%
        is_old_part = one is not None and one.is_then and one.told.sentence != here.sentence
        return is_old_part or (other is not None and other.is_then and not other.is_planned and not other.is_base)

    return is_of_then


def other_year_teller(rules: Rulebook) -> IsOfOtherYear:
    """Function of a percentage and its base: whether a year is named behind it, and another one of the base.

    `năm 2017 là 3.250 tỷ đồng, …; đạt 88,51% dự toán năm 2018`; `năm 2012 (1.925 kg). … tăng 35,1% so với năm 2013`.
    """
    level = _level_of(rules)

    def is_of_other_year(percentage: Figure, base: Figure, scene: Scene) -> bool:
        told = told_figures(scene)
        place = place_of(percentage, told)
        years = YEAR.findall(behind_of(told[place], scene)) if place is not None else ()
        other = level(told, base, scene) if years else None
        if other is None:
            return False
        led = _YEAR_BEFORE.search(scene.text, max(0, base.start - LONGEST), base.start)
        year = led[1] if led is not None else other.year if other.is_own else ""
        return year not in ("", *years)

    return is_of_other_year


def _level_of(rules: Rulebook) -> Callable[[Sequence[Told], Figure, Scene], Level | None]:
    times = TimeReader(rules)

    def level(told: Sequence[Told], figure: Figure, scene: Scene) -> Level | None:
        place = place_of(figure, told)
        return None if place is None else times.level(told[place], place, scene)

    return level

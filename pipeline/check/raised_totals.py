"""Totals that something new has raised: `có thêm 04 trường đạt chuẩn, nâng tổng số lên 35 trường` of `31/46 trường`.

What was before may be told pages above; it is only told where it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rests import in_bracket_behind, numbers_of
from pipeline.rulebook import Rulebook

BACK = 60  # figures before
NEAR = 4  # of them, among which what was added is told
RULE = "sum: raised"

Check = Callable[[Scene], Iterator[Claim]]


def raised_total_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if "onto" in each.cues and each.is_plain:
                parts = _parts(told, index, kin)
                if parts is not None:
                    yield Claim("sum", "sum", each.figure, parts, "silent", rule=RULE, yields=True)

    return check


def _parts(told: Sequence[Told], index: int, kin: Kin) -> tuple[Figure, Figure] | None:
    """What was before, and what was added in the same sentence or the one before."""
    total = told[index]
    unit = kin(total.figure.unit)
    behind = in_bracket_behind(told, index)
    near = [each for each in told[max(0, index - NEAR) : index] if total.sentence - each.sentence <= 1]
    for added in reversed(near):
        if not added.is_plain or kin(added.figure.unit) != unit:
            continue
        before = total.figure.value - added.figure.value
        base = next((number for number in behind if number.value == before and kin(number.unit) == unit), None)
        if base is not None:  # lên 118 mô hình (cuối năm 2018 có 87 mô hình)
            return base, added.figure
        for each in reversed(told[max(0, index - BACK) : index]):
            numbers = (n for n in numbers_of(each) if each is not added and kin(n.unit) == unit and n.value == before)
            number = next(numbers, None)
            if number is not None and before > 0:
                return number, added.figure
    return None

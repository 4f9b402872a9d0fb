"""Figures that seem wrong and hold of others beside them: the relation is told of those.

`13 xe máy, 02 xe công nông và 04 cưa xăng, cả thảy 19 phương tiện`: of all that is told before, not of the first two.
Of three amounts that were found to be wrong, the one told as a change was reckoned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod

from pipeline.audit.chance import RARE, comparable, expected_hits
from pipeline.audit.clauses import ASIDE, CHANGES, alike
from pipeline.audit.figure import Figure
from pipeline.audit.flowing import FLOWS
from pipeline.audit.list_sums import LIST
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged, judge

MONEY = "VND"
FOUND = "derived: amounts"  # rule of relations that any of three figures may tell
RECKONED = CHANGES | {"left", "rest"}
TABLE = "table"  # in the rules of relations in tables
FEWEST, SEVERAL = 2, 3  # parts
PASSAGES = 2  # before a list, in which its whole stands
TELLING = 3  # digits of a whole that is hardly met by chance
MOST = 256  # ways to take one figure of each item

Near = Mapping[int, Told]
Way = Callable[[Claim, Sequence[Told], Near], Claim | None]


def righted(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All of them, those that hold of other figures with these."""
    if not any(_is_in_doubt(each) for each in found):
        return list(found)
    told = told_figures(scene)
    near = {each.figure.start: each for each in told}
    known = {(each.claim.stated.start, each.starts) for each in found}
    kept: list[Judged] = []
    for each in found:
        other = _righted(each, told, near) if _is_in_doubt(each) else each
        key = (other.claim.stated.start, other.starts)
        if other is each or key not in known:  # what holds of the same figures may be told already
            kept.append(other)
            known.add(key)
    return kept


def _is_in_doubt(each: Judged) -> bool:
    is_sure = TABLE in each.claim.rule or each.claim.rule == FLOWS  # words tell what came and what went
    return each.verdict == "mismatch" and not is_sure and len(each.claim.operands) >= FEWEST


def _righted(each: Judged, told: Sequence[Told], near: Near) -> Judged:
    for way in WAYS:
        other = way(each.claim, told, near) if each.claim.stated.start in near else None
        judged = judge(other) if other is not None else None
        if judged is not None and judged.verdict == "ok":
            return judged
    turned = _as_change(each.claim, near)
    return (judge(turned) or each) if turned is not None else each


def _as_change(claim: Claim, near: Near) -> Claim | None:
    """`lẽ ra chỉ là 33,4 triệu đồng, đã chi vượt 10,1 triệu đồng`: by how much it was more is what was reckoned."""
    last = claim.operands[-1]
    is_apart = claim.rule == FOUND and claim.formula == "difference" and last.start > claim.stated.start
    if not is_apart or last.start not in near or near[last.start].cues.isdisjoint(RECKONED):
        return None
    return replace(claim, stated=last, operands=(claim.operands[0], claim.stated))


def _as_all_beside(claim: Claim, told: Sequence[Told], near: Near) -> Claim | None:
    """`13 xe máy, 02 xe công nông và 04 cưa xăng, cả thảy 19 phương tiện`: with the figures between, or before."""
    if claim.kind != "sum" or claim.formula != "sum" or claim.signs:
        return None
    stated = near[claim.stated.start]
    own = {figure.start for figure in claim.operands}
    for run in _runs(stated, told):
        figures = tuple(each.figure for each in run)
        if own < {figure.start for figure in figures} and _sum(figures) == claim.stated.value:
            return replace(claim, operands=figures)
    return None


def _runs(stated: Told, told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """All runs of counts of its sentence that end right before a figure, or begin right behind it."""
    beside = [each for each in told if each.sentence == stated.sentence and each.level == stated.level]
    at = next(place for place, each in enumerate(beside) if each.figure.start == stated.figure.start)
    first = at
    while first and _may_be_part(beside[first - 1], stated):
        first -= 1
        yield beside[first:at]
    last = at + 1
    while last < len(beside) and _may_be_part(beside[last], stated):
        last += 1
        yield beside[at + 1 : last]


def _may_be_part(each: Told, stated: Told) -> bool:
    figure, whole = each.figure, stated.figure
    is_counted = figure.is_exact and whole.is_exact and MONEY not in {figure.unit, whole.unit}
    is_like = alike(figure.unit, whole.unit) or is_counted
    return each.is_plain and is_like and each.cues.isdisjoint(ASIDE) and not figure.qualifier


def _of_each_item(claim: Claim, told: Sequence[Told], near: Near) -> Claim | None:
    """`- Gói số 03: trúng thầu 2.301 triệu đồng so với giá duyệt 2.360 triệu đồng`: one figure of each item."""
    operands = [near.get(figure.start) for figure in claim.operands]
    items = [each.passage for each in operands if each is not None]
    if claim.rule != LIST or len(set(items)) != len(claim.operands):
        return None
    choices = [
        [each.figure for each in told if each.passage == item and each.is_plain and _is_like(each, claim.stated)]
        for item in items
    ]
    tried = prod(len(each) for each in choices)
    unit = Decimal(1).scaleb(_place(claim.stated.value))
    if tried > MOST or expected_hits(claim.stated.value, unit, tried) > RARE:
        return None
    chosen = next((each for each in product(*choices) if _sum(each) == claim.stated.value), None)
    return replace(claim, operands=chosen) if chosen is not None else None


def _as_list_of_another(claim: Claim, told: Sequence[Told], near: Near) -> Claim | None:
    """`657 người. Biên chế 571 người, hợp đồng 86 người. 158 bác sĩ, 31 dược sĩ, …, còn lại 100 người`: of the 657."""
    if claim.kind != "difference" or claim.formula not in {"sum", "difference"}:
        return None
    rest = near[claim.stated.start]
    first = rest.passage - PASSAGES
    wholes = [each for each in told if first <= each.passage and each.is_plain and _is_like(each, rest.figure)]
    for run in _runs(rest, told):
        figures = tuple(each.figure for each in run)
        if run[0].figure.start > rest.figure.start or len(figures) < FEWEST:
            continue
        given = _sum(figures) + rest.figure.value
        whole = next(
            (each for each in wholes if each.figure.start < figures[0].start and each.figure.value == given), None
        )
        if whole is not None and (len(figures) >= SEVERAL or whole.figure.digits >= TELLING):
            signs = (1, *(-1 for _ in figures))
            return replace(claim, formula="sum", operands=(whole.figure, *figures), signs=signs)
    return None


def _of_other_times(claim: Claim, told: Sequence[Told], near: Near) -> Claim | None:
    """`402 tỷ đồng, trong đó xây lắp 268 tỷ đồng; như vậy giải ngân tăng 76 tỷ đồng`: of another then, and now."""
    if claim.kind != "difference" or len(claim.operands) != FEWEST or claim.formula != "difference":
        return None
    if not claim.stated.value:
        return None
    here = near[claim.stated.start]
    before = [each for each in told if here.passage - PASSAGES <= each.passage <= here.passage]
    before = [each for each in before if each.is_plain and _is_like(each, claim.stated) and each is not here]
    own = [each.figure for each in before if each.sentence == here.sentence and each.at < here.at]
    pairs = [(one, each.figure) for one in own for each in before]
    tried = comparable((one.value - other.value for one, other in pairs), claim.stated.value)
    if expected_hits(claim.stated.value, Decimal(1).scaleb(_place(claim.stated.value)), tried) > RARE:
        return None
    held = next((pair for pair in pairs if abs(pair[0].value - pair[1].value) == claim.stated.value), None)
    operands = held and tuple(sorted(held, key=lambda figure: figure.value, reverse=True))
    return replace(claim, operands=operands) if operands else None


def _is_like(each: Told, figure: Figure) -> bool:
    return alike(each.figure.unit, figure.unit) and not each.figure.per


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _place(value: Decimal) -> int:
    """The power of ten of its last digit that is no 0."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


WAYS: tuple[Way, ...] = (_as_all_beside, _of_each_item, _as_list_of_another, _of_other_times)

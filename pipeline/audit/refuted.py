"""Findings of wrong figures that the document itself refutes: whoever is one of a relation that holds is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.flowing import FLOWS
from pipeline.audit.model import Passage, Scene
from pipeline.audit.nearby import told_figures
from pipeline.audit.other_bases import giver_teller
from pipeline.audit.righted import righted
from pipeline.audit.settled import OF_ANOTHER
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, whole_words

LIST = 3  # parts
LEAST_FLOWS, MOST_FLOWS = 2, 6  # parts that came or went
TELLING_DIGITS = 4  # of a percentage that is hardly one of two figures by chance
LONGEST = 60  # characters of a clause before a figure
_LAST_CLAUSE = re.compile(r"[^,;:.()\n]*\Z")
_ENDED = re.compile(r"[.;]\s|\n")
APART, OF_CHANGE = "ratio: told apart", "growth: of a change"
OF_ALL = frozenset({FLOWS, "difference: one left out"})  # what holds of some of these figures holds by chance
REST = frozenset({"sum", "difference"})  # kinds that tell what is left
TABLE = "table"  # in the rules of relations in tables


def refuter(rules: Rulebook) -> Callable[[Sequence[Judged], Scene], list[Judged]]:
    """Function that takes those mismatches of the prose away."""
    foremost = whole_words(rules.words("checks.sums.greatest"))

    is_of_other = giver_teller(rules)

    def without_refuted(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        if all(each.verdict != "mismatch" for each in found):
            return list(found)
        found = righted(_without_taken(found), scene)
        lists = [each for each in found if _is_list(each)]
        parts = {figure.start for each in lists for figure in each.claim.operands}
        found = [each for each in found if not (_is_in_doubt(each) and _holds_of_a_flow(each))]
        found = [each for each in found if not (_is_share(each, "mismatch") and is_of_other(*_two(each), scene.text))]
        found = _without_wrong_rests(found)
        found = [each for each in found if not (_is_in_doubt(each) and _goes_on(each, lists))]
        given = {each.claim.stated.start for each in found if each.claim.kind == "product" and each.verdict == "ok"}
        found = [each for each in found if not (_is_in_doubt(each) and _is_priced(each, given, scene))]
        return [each for each in found if not (_is_in_doubt(each) and _is_refuted(each, parts, scene, foremost))]

    return without_refuted


def _without_taken(found: Sequence[Judged]) -> list[Judged]:
    """`450 hộ nghèo, thoát nghèo 120 hộ, phát sinh 15 hộ, còn 315 hộ`: what came is no part of what there was.

    Nor is what is left reckoned without what there was: `tồn năm trước 42 triệu đồng, thu 168, chi 151, còn 17`.
    """
    wrong = [each for each in found if each.claim.rule in OF_ALL and each.verdict == "mismatch"]

    def is_taken(each: Judged) -> bool:
        starts = each.starts
        return any(flow.claim.stated.start in starts and starts <= flow.starts for flow in wrong)

    return [each for each in found if each.verdict == "mismatch" or each.claim.kind not in REST or not is_taken(each)]


def one_verdict(found: Sequence[Judged]) -> list[Judged]:
    """One verdict on a percentage, and one rest of several that a figure may be.

    `118 cơ sở. Có 97 cơ sở đạt; 21 cơ sở vi phạm, chiếm 17,8%` is of all 118, not wrong of the 97. But `2.982/3.172 hộ,
    đạt 91,6%; năm 2009 có 2.790/3.046 hộ` is wrong, though it holds of the year before. And `trúng thầu 10.039 triệu
    đồng, giảm 310 triệu đồng, tức 3%` is told as a change, not as a share of what was left, too.
    """
    grown = {each.claim.stated.start: each for each in found if each.claim.rule == OF_CHANGE and each.verdict == "ok"}
    found = [each for each in found if not (each.claim.rule == APART and _is_of_less(each, grown))]
    held = {each.claim.stated.start: each for each in found if _is_share(each, "ok")}
    wrong = {each.claim.stated.start: each for each in found if _is_share(each, "mismatch")}
    right = {start for start in held.keys() & wrong.keys() if _is_of_all(held[start], wrong[start])}
    apart: dict[int, list[Fraction]] = {}
    for each in found:
        if _is_in_doubt(each) and each.claim.kind == "difference":
            apart.setdefault(each.claim.stated.start, []).append(_apart(each))

    def is_kept(each: Judged) -> bool:
        start = each.claim.stated.start
        if each.claim.kind == "difference":
            return not _is_in_doubt(each) or _apart(each) == min(apart[start])
        return not (_is_share(each, "mismatch" if start in right else "ok") and start in held.keys() & wrong.keys())

    return [each for each in found if is_kept(each)]


def _is_of_less(each: Judged, grown: Mapping[int, Judged]) -> bool:
    """Whether a change is told as one of another figure."""
    change = grown.get(each.claim.stated.start)
    return change is not None and change.starts != each.starts


def _is_share(each: Judged, verdict: str) -> bool:
    """Whether a percentage of the prose has that verdict."""
    is_prose = each.claim.kind == "ratio" and TABLE not in each.claim.rule
    return is_prose and each.verdict == verdict and each.claim.stated.unit == "%"


def _is_of_all(held: Judged, wrong: Judged) -> bool:
    """Whether what it holds of is all, of which the figures that it does not hold of are a part and the rest."""
    values = sorted({figure.value for each in (held, wrong) for figure in each.claim.operands})
    return len(values) == LIST and values[0] + values[1] == values[2]


def _apart(each: Judged) -> Fraction:
    return abs(each.computed - each.claim.stated.exactly)


def _is_in_doubt(each: Judged) -> bool:
    return each.verdict == "mismatch" and TABLE not in each.claim.rule


def _is_list(each: Judged) -> bool:
    """A sum of a list that holds exactly."""
    return each.claim.kind == "sum" and each.verdict == "ok" and len(each.claim.operands) >= LIST


def _goes_on(each: Judged, lists: Sequence[Judged]) -> bool:
    """`gồm 1.462 triệu đồng, 5.518 triệu đồng, 118 triệu đồng, tổng cộng 7.098 triệu đồng; còn dư 323 triệu đồng`.

    The list has a total of its own right behind it: with what is told behind that, it makes up no other.
    """
    own = each.starts - {each.claim.stated.start}
    for other in lists:
        parts, total = {figure.start for figure in other.claim.operands}, other.claim.stated.start
        if each.claim.kind == "sum" and parts < own and max(parts) < total < min(own - parts):
            return True
    return False


def _two(each: Judged) -> tuple[Figure, Figure]:
    """A percentage and its whole."""
    return each.claim.stated, each.claim.operands[-1]


def _without_wrong_rests(found: Sequence[Judged]) -> list[Judged]:
    """`30 vụ: thụ lý 18 vụ, chuyển đơn 12 vụ; đã giải quyết 15/18 vụ, còn 3 vụ`: it is what is left of the 18."""
    held = {each.claim.stated.start for each in found if each.verdict == "ok" and _is_of_a_fraction(each)}
    return [
        each
        for each in found
        if not (_is_in_doubt(each) and each.claim.kind == "difference" and each.claim.stated.start in held)
    ]


def _is_of_a_fraction(each: Judged) -> bool:
    """`15/18 vụ, còn 3 vụ`: both operands are told in one."""
    return each.claim.kind == "difference" and len({figure.start for figure in each.claim.operands}) == 1


def _holds_of_a_flow(each: Judged) -> bool:
    """`1.303 HS; chuyển đến 05, chuyển đi 09, bỏ học 03, còn 1.296 HS`: it holds where some of the parts came."""
    if each.claim.kind != "difference" or not LEAST_FLOWS < len(each.claim.operands) <= 1 + MOST_FLOWS:
        return False
    if each.claim.formula == "sum" and 1 in each.claim.signs[1:]:
        return False  # words tell what came
    whole, *parts = (figure.exactly for figure in each.claim.operands)
    stated = each.claim.stated.exactly
    choices = product((-1, 1), repeat=len(parts))
    return any(whole + sum(sign * part for sign, part in zip(signs, parts, strict=True)) == stated for signs in choices)


def _is_priced(each: Judged, given: set[int], scene: Scene) -> bool:
    """`vay vốn 318 người, xuất khẩu lao động 105 người. Mở 12 lớp, mỗi lớp 35 người, tổng cộng 420 người`."""
    stated = each.claim.stated
    if each.claim.kind != "sum" or stated.start not in given:
        return False
    last = max(figure.end for figure in each.claim.operands)
    return last < stated.start and _ENDED.search(scene.text, last, stated.start) is not None


def _is_refuted(each: Judged, parts: set[int], scene: Scene, foremost: re.Pattern[str]) -> bool:
    kind = each.claim.kind
    if kind == "difference":  # 1.131 vụ: 618, 274, 163, còn lại 76 vụ; it is not what is left of 1.206
        return each.claim.stated.start in parts
    if kind == "ratio" and each.claim.rule not in OF_ANOTHER:
        return _is_of_another_whole(each, scene)
    if kind != "sum" or each.claim.formula != "sum":
        return False
    return _is_part_itself(each, scene) or _is_foremost_itself(each, scene, foremost) or _is_another_total(each, scene)


def _is_of_another_whole(each: Judged, scene: Scene) -> bool:
    """`53 trường … từ 11 lên 14 trường, trong đó THCS 04 trường, chiếm 26,42% số trường`: 14 of 53, not 4 of 14."""
    share = each.claim.stated
    if share.unit != "%" or share.digits < TELLING_DIGITS or share.qualifier:
        return False
    wholes = [told.figure for told in told_figures(scene) if told.is_plain]
    return any(_is_share_of(share, part, whole) for part in each.claim.operands for whole in wholes)


def _is_share_of(share: Figure, part: Figure, whole: Figure) -> bool:
    return whole.value > part.value > 0 and alike(part.unit, whole.unit) and share.is_share(part, whole)


def _is_part_itself(each: Judged, scene: Scene) -> bool:
    """`22.087 học sinh thực hiện đầy đủ, còn 18 em chưa`: with the 18 they are the 22.105 of the list behind."""
    stated = each.claim.stated
    if stated.digits < LIST:
        return False
    given = sum((figure.value for figure in each.claim.operands), Decimal(0))
    own = next((told for told in told_figures(scene) if told.figure.start == stated.start), None)
    # not 253 hồ sơ, trong đó lớp 6 có 148 hồ sơ, lớp 10 có 115 hồ sơ: no ten more
    beside = [] if own is None else [token.figure for token in own.tokens if token.figure and token.figure.unit]
    operands = {figure.start for figure in each.claim.operands}
    return any(
        figure.start not in operands and figure.start != stated.start and stated.value + figure.value == given
        for figure in beside
    )


def _is_foremost_itself(each: Judged, scene: Scene, foremost: re.Pattern[str]) -> bool:
    """`Xét theo loại án, hôn nhân nhiều nhất với 389 việc, hình sự 214 việc, …`: the first part of a total before."""
    stated = each.claim.stated
    first = min(figure.start for figure in each.claim.operands)
    lead = _LAST_CLAUSE.search(scene.text[max(0, stated.start - LONGEST) : stated.start])
    is_next = stated.end < first and not _ENDED.search(scene.text, stated.end, first)
    return is_next and lead is not None and foremost.search(lead.group()) is not None


def _is_another_total(each: Judged, scene: Scene) -> bool:
    """`giáo viên 32 người …; đảng viên 29 người. Giáo viên ở 03 tổ: 12 người, 11 người, 09 người`: of the 32."""
    claim = each.claim
    first = min(figure.start for figure in claim.operands)
    if not claim.stated.end < first:
        return False
    given = sum((figure.value for figure in claim.operands), Decimal(0))
    passage = next((p for p in scene.passages if p.start <= claim.stated.start < p.end), None)
    behind = None if passage is None else _next_behind(claim.operands, passage)
    if behind is not None and behind.of is not None and behind.value == given:
        return True  # 471 vụ, gồm 463 vụ mới: truy tố 459 vụ, đình chỉ 2 vụ, trả 6 vụ; đã giải quyết 467/471
    near = [told.figure for told in told_figures(scene) if told.is_plain and not told.level]
    return passage is not None and any(
        passage.start <= figure.start < claim.stated.start and figure.value == given
        for figure in near
        if alike(figure.unit, claim.stated.unit)
    )


def _next_behind(operands: Sequence[Figure], passage: Passage) -> Figure | None:
    """The first figure of the paragraph behind those."""
    last = max(figure.end for figure in operands)
    return next((token.figure for token in passage.tokens if token.start >= last and token.figure is not None), None)

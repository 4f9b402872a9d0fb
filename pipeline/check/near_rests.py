"""What is left, in whatever distance the whole and its parts are told.

`Nhu cầu 46.440 kg. Đợt 1 phát 22.500 kg, đợt 2 phát 16.940 kg, còn 7.000 kg`. The whole stands first; all figures of
its kind behind it are parts, or one of them is. What holds is told; a slip in what is left is told where a word for it
stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from itertools import product as each_choice

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, before, denominator, is_plain
from pipeline.audit.counted import loose_numbers
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.lefts import Left, is_slip, lefts_of
from pipeline.audit.model import Claim, Passage, Scene
from pipeline.audit.named_numbers import number_namer
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rests import rest_teller
from pipeline.rulebook import Rulebook

RULE, FLOW = "difference: left of all", "difference: came and went"
THREE = 3  # what was there, what came and what went
MOST_FLOWS = 5  # figures: a stock and what came and went, each less than half of it
BACK, SENTENCES = 14, 2  # figures and sentences before what is left
FEWEST, MOST = 2, 8
AFAR, FAR = 24, 2  # figures and passages before, where a percentage tells the whole
TEN = 10  # a rest of one digit
ASIDE = frozenset({"compared", "same_period", "each", "from", "onto", "again", "example"}) | CHANGES
RESULT = frozenset({"result", "total"})
SURE, REST = frozenset({"left"}), frozenset({"rest"})
MARKS = frozenset({"comma", "semicolon", "stop"})
WHOLE, LONGEST_WHOLE = frozenset({"total", "overall"}), 24  # words, and the characters of them
LONGEST_LEAD = 12  # characters between a mark and the word for a rest: hiện, vẫn, như vậy

Check = Callable[[Scene], Iterator[Claim]]


def near_rest_check(rules: Rulebook) -> Check:
    """The check."""
    is_rest, are_kin = rest_teller(rules), kin_units(kin_of(rules))
    undone = tuple(f"{word} " for word in rules.words("checks.complements.undone"))
    remaining = rules.words("checks.complements.remaining")
    named = number_namer(rules)
    generic = frozenset(rules.words("checks.kin.generic"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        marks = [passage.mark for passage in scene.passages]
        for index, each in enumerate(told):
            loose = _loose_rest(each) if "number" in scene.passages[each.passage].cues else None
            if loose is not None:
                claim = _claim([*told[: index + 1], loose], index + 1, are_kin, marks)
                if claim is not None:
                    yield claim
            if each.is_plain and not each.figure.qualifier and is_rest(each, scene):
                claim = (_claim(told, index, are_kin, marks) or _of_generic(told, index, generic, marks)) or _below(
                    told, index, scene.passages, are_kin
                )
                # Parts that leave nothing over are told as a sum: đã xử lý 18 điểm, đang xử lý 08 điểm, chưa xử lý 04.
                is_part = scene.subject_at.get(each.figure.start, "").startswith(undone)
                if claim is not None and (claim.doubt or not is_part or len(claim.operands) == FEWEST):
                    is_sure = is_part or _is_told_before(each, scene.text, remaining)
                    yield claim if is_sure else replace(claim, doubt="silent")
        for count, each in named(scene, REST | SURE):  # Số hồ sơ đang trong hạn giải quyết còn 368.
            claim = _claim([*told[:count], each], count, are_kin, marks)
            if claim is not None:
                yield claim

    return check


def _is_told_before(each: Told, text: str, remaining: tuple[str, ...]) -> bool:
    """`còn 9 dự án`, `9 dự án còn lại`; not `6 dự án thiếu vốn`, which may be some that were counted before."""
    behind = each.tokens[each.at + 1 : each.at + 2]
    is_behind = bool(behind) and behind[0].cue in REST and each.cues.isdisjoint(REST | SURE | CHANGES)
    return not is_behind or text[behind[0].start : behind[0].end].casefold().startswith(remaining)


def _loose_rest(each: Told) -> Told | None:
    """`đã khám 213 em, số chưa khám là 34`: the number without a unit, before any other figure."""
    like = each.figure
    for at in range(each.at + 1, len(each.tokens)):
        token = each.tokens[at]
        if token.cue == "figure" and token.figure is not None and token.figure.unit != "%":
            return None
        if token.cue == "number":
            is_alone = bool(like.unit) and like.unit != "%" and not like.per
            if not is_alone or before(each.tokens, at, each.levels).isdisjoint(REST | SURE):
                return None  # mostly
            return next(iter(loose_numbers(each, at, at + 1, each.level)), None)
    return None


def _claim(told: Sequence[Told], index: int, are_kin: AreKin, marks: Sequence[str]) -> Claim | None:
    here = told[index]
    rest = here.figure
    numbers = _numbers(told, index, are_kin, marks)
    shares = [each.figure for each in told[max(0, index - BACK) : index] if each.figure.unit == "%"]
    lefts = [left for left in (*lefts_of(numbers), *_shared(told, index, shares, are_kin, marks)) if left.value > 0]
    right = next((left for left in lefts if left.value == rest.value), None)
    if right is not None:
        return _told(rest, right, "silent")
    flow = _flow(rest, [figure for figure, _ in numbers]) or _flow(rest, _with_bare(told, index, numbers))
    if flow is not None:
        return flow
    values = [figure.value for figure, _ in numbers]
    if any(one + other == rest.value or abs(one - other) == rest.value for one in values for other in values):
        return None
    # năm trước chuyển sang 86 triệu đồng, được cấp 412 triệu đồng, đã chi 455 triệu đồng, còn lại 43 triệu đồng
    if any(one + other - spent == rest.value for one, other, spent in permutations(values[-MOST_FLOWS:], THREE)):
        return None
    is_pair = _is_pair(told, index, numbers, are_kin)
    left = _slipped(here, lefts, shares, is_pair=is_pair)
    return None if left is None else _told(rest, left, "")


def _slipped(here: Told, lefts: Sequence[Left], shares: Sequence[Figure], *, is_pair: bool) -> Left | None:
    """What leaves the rest but for a slip, where words say that it is one."""
    behind = {token.cue for token in here.tokens[here.at + 1 : here.at + 2]}
    is_sure = bool((here.cues | behind) & SURE)
    if not is_sure and (here.is_listed or here.direction):
        return None
    is_direct = is_sure or _is_direct(here)
    for left in lefts:
        is_surer = is_sure or _is_shared(left, shares)
        if is_slip(here.figure, left, is_sure=is_surer, is_direct=is_direct, is_pair=is_pair):
            return left
    return None


def _of_generic(told: Sequence[Told], index: int, generic: Collection[str], marks: Sequence[str]) -> Claim | None:
    """`204 xã, phường; đã có 187 đơn vị hoàn thành, còn 17 đơn vị`: the only figure before these counts them, too."""
    here = told[index]
    if here.figure.unit not in generic:
        return None
    before = [each for each in told[max(0, index - BACK) : index] if each.sentence == here.sentence]
    if len(before) != FEWEST or not all(each.is_plain and each.figure.is_exact for each in before):
        return None
    return _claim(told, index, _are_any, marks) if before[1].figure.unit == here.figure.unit else None


def _are_any(_: str, __: str) -> bool:
    return True


def _below(told: Sequence[Told], index: int, passages: Sequence[Passage], are_kin: AreKin) -> Claim | None:
    """`Ủng hộ 214 triệu đồng: - …, thành tiền 93 triệu đồng; - …`, and below `Số tiền còn lại 12 triệu đồng`."""
    here = told[index]
    if "left" not in here.cues or (index and told[index - 1].passage == here.passage):
        return None
    first = here.passage
    while first and passages[first - 1].mark:
        first -= 1
    if here.passage - first < FEWEST:
        return None
    by_passage: dict[int, list[Told]] = {}
    for each in told[max(0, index - AFAR) : index]:
        if each.is_plain and not each.level and are_kin(each.figure.unit, here.figure.unit):
            by_passage.setdefault(each.passage, []).append(each)
    items = [by_passage.get(at, []) for at in range(first, here.passage)]
    wholes = by_passage.get(first - 1, [])
    parts = [next((each for each in item if each.cues & RESULT), item[0]).figure for item in items if item]
    if not wholes or len(parts) < len(items) or len(parts) > MOST:
        return None
    left = Left(wholes[-1].figure, tuple(parts), is_all=True)
    if left.value <= 0:
        return None
    if left.value == here.figure.value:
        return _told(here.figure, left, "silent")
    is_wrong = is_slip(here.figure, left, is_sure=True, is_direct=True, is_pair=False)
    return _told(here.figure, left, "") if is_wrong else None


def _told(rest: Figure, left: Left, doubt: str) -> Claim:
    operands = (left.whole, *left.parts)
    if len(left.parts) == 1:
        return Claim("difference", "difference", rest, operands, doubt, rule=RULE, yields=True)
    signs = (1, *(-1 for _ in left.parts))
    return Claim("difference", "sum", rest, operands, doubt, rule=RULE, signs=signs, yields=True)


def _is_pair(told: Sequence[Told], index: int, numbers: Sequence[tuple[Figure, bool]], are_kin: AreKin) -> bool:
    """`318 thí sinh đăng ký, 304 thí sinh dự thi, vắng 14 thí sinh`."""
    here = told[index]
    two = told[max(0, index - FEWEST) : index]
    behind = [token.cue for token in here.tokens[here.at + 1 :]]
    is_last = not behind or (
        len(behind) == 1 and behind[0] in REST
    )  # not 45 xã, đã có 32 xã đạt chuẩn, còn 11 xã đạt dưới 10 tiêu chí
    is_one = is_last and all(
        each.sentence == here.sentence and are_kin(each.figure.unit, here.figure.unit) for each in two
    )
    return is_one and len(numbers) == FEWEST and len(two) == FEWEST


def _numbers(told: Sequence[Told], index: int, are_kin: AreKin, marks: Sequence[str]) -> list[tuple[Figure, bool]]:
    """The figures of its kind before the rest, and whether each is one of what was told before: `trong đó 5 hộ`."""
    here = told[index]
    found: list[tuple[Figure, bool]] = []
    for each in told[max(0, index - BACK) : index]:
        if here.sentence - each.sentence > SENTENCES:
            continue
        if each.passage != here.passage and not _is_item_above(each, here, marks):
            continue
        figure = each.figure
        if each.level > here.level or each.cues & ASIDE or figure.per or not are_kin(figure.unit, here.figure.unit):
            continue
        if figure.of is not None and not figure.is_range:
            below, above = denominator(figure)
            found += [(below, False), (above, False)]
        elif is_plain(figure):
            found.append((figure, "some_parts" in each.opening))
    return found


def _is_item_above(each: Told, here: Told, marks: Sequence[str]) -> bool:
    """`- Thụ lý 432 vụ; - Đã giải quyết 418 vụ; - Còn lại 14 vụ`: an item of the same list, right above."""
    mark = marks[here.passage]
    return bool(mark) and all(marks[at] == mark for at in range(each.passage, here.passage)) and not each.level


def _with_bare(told: Sequence[Told], index: int, numbers: Sequence[tuple[Figure, bool]]) -> list[Figure]:
    """`1.303 học sinh; chuyển đến 05, chuyển đi 09, bỏ học 03, cuối năm còn 1.296`: also what has no unit; or none."""
    starts = {figure.start for figure, _ in numbers}
    found = [figure for figure, _ in numbers]
    here = told[index]
    for each in told[max(0, index - BACK) : index]:
        if each.figure.start in starts and each.sentence == here.sentence:
            found += [other.figure for other in loose_numbers(each, each.at + 1, here.at, each.level)]
    bare = {figure.start: figure for figure in found}
    return [bare[start] for start in sorted(bare)] if len(bare) > len(numbers) else []


def _flow(rest: Figure, numbers: Sequence[Figure]) -> Claim | None:
    """`1.243 học sinh; 6 em chuyển đến, 11 em chuyển đi, 5 em bỏ học, cuối năm còn 1.233 em`: some came, some went."""
    for at in range(max(0, len(numbers) - MOST_FLOWS), len(numbers) - 1):
        whole, behind = numbers[at], numbers[at + 1 :]
        if rest.value < TEN or any(each.value * FEWEST > whole.value for each in behind):
            continue
        for signs in each_choice((-1, 1), repeat=len(behind)):
            given = whole.value + sum((sign * each.value for sign, each in zip(signs, behind, strict=True)), Decimal(0))
            if given == rest.value and len(set(signs)) > 1:
                return Claim(
                    "difference", "sum", rest, (whole, *behind), "silent", rule=FLOW, signs=(1, *signs), yields=True
                )
    return None


def _shared(
    told: Sequence[Told], index: int, shares: Sequence[Figure], are_kin: AreKin, marks: Sequence[str]
) -> Iterator[Left]:
    """`… 247 công trình. … Hoàn thành 213 công trình, tỷ lệ 86,2%; còn lại 34`: a percentage finds the whole afar."""
    here = told[index]
    numbers = [figure for figure, _ in _numbers(told, index, are_kin, marks)]
    part = numbers[-1] if numbers else None
    behind = [share for share in shares if part is not None and share.start > part.start]
    if part is None or not behind:
        return
    for each in reversed(told[max(0, index - AFAR) : index]):
        if here.passage - each.passage > FAR:
            return
        is_whole = each.is_plain and are_kin(each.figure.unit, part.unit) and each.figure.value > part.value
        if is_whole and any(share.is_share(part, each.figure) for share in behind):
            yield Left(each.figure, (part,), is_all=True)
            return


def _is_shared(left: Left, shares: Sequence[Figure]) -> bool:
    """`240 nhà, đã làm 187 nhà (77,9%)`: a percentage tells that the one is of the other."""
    return any(share.is_share(part, left.whole) for share in shares for part in left.parts)


def _is_direct(here: Told) -> bool:
    """`…, hiện còn 87 hồ sơ`; not `ngày 21/7 còn 16,5 mm`, which names something else before the word for a rest."""
    at = here.at - 1
    while at >= 0 and here.tokens[at].cue not in REST | MARKS:
        at -= 1
    while at > 0 and here.tokens[at - 1].cue in REST:  # còn thiếu
        at -= 1
    if at < 1 or here.tokens[at].cue not in REST:
        return True
    lead = at - 1
    while lead > 0 and here.tokens[lead].cue in WHOLE:  # hiện toàn ngành còn
        lead -= 1
    last, begin = here.tokens[lead], here.tokens[min(lead + 1, at)].start
    return last.cue in MARKS and begin - last.end <= LONGEST_LEAD and here.tokens[at].start - begin <= LONGEST_WHOLE

"""Sums in prose without a word that opens them: told where the figures before or behind a total add up exactly.

Only `cộng …` behind its parts says for sure that these are all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, groupby, islice, takewhile

from pipeline.audit.clauses import OPENERS, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.listed_on import listed_on
from pipeline.audit.mixed_parts import may_be_mixed, mixed_sum
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, plain_ones, told_figures
from pipeline.audit.peers import Peers
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

FEWEST = 2  # parts that make a sum
MOST = 8
HEADS = 3  # figures before a total, of which one may be the total of it and its parts
FARTHEST = 4  # passages between a total and its parts
LEAST_DIGITS = 3  # of a total with nothing but a comma before its parts
LEAST_TOTAL = 2  # digits of one behind a word for a total
TELLING_DIGITS = 4  # of a total whose parts end anywhere: fewer may be the sum of neighbours by chance
LEAST = 100  # a smaller total has all figures of its sentence as parts, or none
LEAST_WHOLE = 10
CHOSEN = (2, 3)  # parts chosen freely among those of the pages before, behind a word for a total
AMONG = 14
LATER, FEWEST_APART = 3, 3  # sentences to where a sentence of parts alone may stand, and its parts
NEAR = Fraction(9, 10)  # of a closed sum, for a difference to be one
TOTALS = frozenset({"total", "closing"})
OPENED = OPENERS | {"left"}
CHANGED = frozenset({"up", "down", "compared", "same_period", "plan", "each"})

Check = Callable[[Scene], Iterator[Claim]]


def told_sum_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        every = told_figures(scene)
        told = plain_ones(every)
        peers = Peers(told)
        places = [at for at, each in enumerate(every) if each.is_plain]
        for index, (whole, place) in enumerate(zip(told, places, strict=True)):
            if whole.figure.value < LEAST_WHOLE:
                continue
            found = None
            if peers.are_within(index, -FEWEST, FARTHEST):
                found = _raised(told, index) or _closed(told, index) or _before(told, index)
            found = found or _behind(told, index, has_peers=peers.are_within(index, FEWEST, 1))
            if found is not None:
                yield found
            if peers.are_within(index, FEWEST_APART, 0):
                yield from _sentences(every, whole, place)
        for index, whole in enumerate(every):
            if whole.figure.per and whole.figure.value >= LEAST_WHOLE:
                yield from _seasons(every, index)

    return check


def _claim(whole: Told, parts: Sequence[Told], place: str, doubt: str = "silent") -> Claim:
    return Claim("sum", "sum", whole.figure, tuple(part.figure for part in parts), doubt, rule=f"sum: {place}")


def _adds_up(whole: Figure, parts: Sequence[Told]) -> bool:
    # Decimals are exact here, and ten times as fast as fractions.
    return sum((part.figure.value for part in parts), Decimal(0)) == whole.value


def _counts(whole: Figure, figures: Iterable[Told]) -> Iterator[int]:
    """How many of the figures, from the first on, add up to the whole."""
    given = Decimal(0)
    for count, each in enumerate(islice(figures, MOST), 1):
        given += each.figure.value
        if count >= FEWEST and given == whole.value:
            yield count


def _earlier(told: Sequence[Told], index: int) -> list[Told]:
    """Figures before a total that can be its parts, the nearest last."""
    whole = told[index]
    kept: list[Told] = []
    for at in range(index - 1, -1, -1):
        each = told[at]
        if whole.passage - each.passage > FARTHEST or len(kept) == AMONG:
            break
        if each.level <= whole.level and same_unit(whole.figure, each.figure):
            kept.append(each)
    return kept[::-1]


def _raised(told: Sequence[Told], index: int) -> Claim | None:
    """`lắp đặt thêm 120 camera, nâng tổng số từ 236 camera lên 356 camera`."""
    if index < FEWEST or "onto" not in told[index].cues:
        return None
    more, then, now = told[index - 2 : index + 1]
    is_one = more.sentence == then.sentence == now.sentence and all(
        same_unit(now.figure, t.figure) for t in (more, then)
    )
    if not is_one or "from" not in then.cues or "down" in more.cues:
        return None
    given = then.figure.value + more.figure.value
    is_meant = "added" in more.cues or is_small_slip(now.figure.value, given) or are_turned(now.figure.value, given)
    return _claim(now, (then, more), "raised", doubt="") if is_meant else None


def _closed(told: Sequence[Told], index: int) -> Claim | None:
    """`14.200 liều …, 9.850 liều …, cộng 24.050 liều`; its parts may stand in the sentence before."""
    whole = told[index]
    if "closing" not in whole.cues:
        return None
    earlier = _earlier(told, index)
    count = next(_counts(whole.figure, reversed(earlier)), 0)
    if count:
        return _claim(whole, earlier[-count:], "closed")
    chosen = _chosen(whole, earlier)
    if chosen is not None:
        return chosen
    here = [each for each in earlier if each.sentence == whole.sentence]
    ends = [at for at in range(whole.at) if whole.tokens[at].cue == "semicolon"]
    here = [each for each in here if not ends or each.at > ends[-1]] or here  # …, cộng 146; đoàn B 31, 36, 52, cộng 129
    last = [each for each in earlier if each.sentence == whole.sentence - 1 and each.passage == whole.passage]
    parts = here or last
    given = sum((part.figure.exactly for part in parts), Fraction(0))
    low, high = sorted((given, whole.figure.exactly))
    is_nearly = low >= NEAR * high or is_small_slip(
        whole.figure.value, sum((part.figure.value for part in parts), Decimal(0))
    )
    if len(parts) < FEWEST or not is_nearly or any(part.cues & ((CHANGED - {"each"}) | TOTALS) for part in parts):
        return None
    return _claim(whole, parts, "closed", doubt="")


def _before(told: Sequence[Told], index: int) -> Claim | None:
    """`Tổng kinh phí là …` behind the sentences that tell its parts."""
    whole = told[index]
    if whole.figure.value < LEAST or whole.figure.digits < LEAST_TOTAL:
        return None
    is_total = bool(whole.opening & TOTALS)
    if whole.figure.digits < TELLING_DIGITS and not is_total:
        return None
    earlier = _earlier(told, index)
    count = next(_counts(whole.figure, reversed(earlier)), 0)
    if count:
        return _claim(whole, earlier[-count:], "told before")
    return (_chosen(whole, earlier) or _slipped_before(whole, earlier)) if is_total else None


def _slipped_before(whole: Told, earlier: Sequence[Told]) -> Claim | None:
    """The same with a slip: of all figures of the sentence."""
    parts = [each for each in earlier if each.sentence == whole.sentence]
    if len(parts) < FEWEST or whole.figure.digits < LEAST_DIGITS:
        return None
    if any(part.cues & (CHANGED | TOTALS) or part.level for part in parts):
        return None
    given = sum((part.figure.value for part in parts), Decimal(0))
    is_long = whole.figure.digits >= TELLING_DIGITS
    # Fewer digits: `thành tiền 850 triệu đồng; …, thành tiền 600 triệu đồng; tổng kinh phí 1.540 triệu đồng`.
    are_results = all("result" in part.cues for part in parts) and are_turned(whole.figure.value, given)
    is_meant = (is_long or are_results) and is_small_slip(whole.figure.value, given)
    return _claim(whole, parts, "told before", doubt="") if is_meant else None


def _with_others(whole: Told, kept: Sequence[Told], heads: Sequence[Told]) -> Claim | None:
    """`sai phạm 8.614 triệu đồng, thu hồi 3.218 triệu đồng, xử lý khác 5.396 triệu đồng`, of which one is slipped.

    `heads`: figures before the total; where one of them is the sum of it and all the others, it is a part itself.
    """
    parts = [each for each in kept if each.sentence == whole.sentence]
    if len(parts) < FEWEST or "others" not in parts[-1].cues or len(parts) != len(kept[: len(parts)]):
        return None
    if whole.is_listed:
        return None
    given = sum((part.figure.value for part in parts), Decimal(0))
    if any(each.figure.value == given + whole.figure.value for each in heads):
        return None
    over = whole.figure.value - given
    figures = [(whole.figure, -over), *((part.figure, over) for part in parts)]
    telling = [(figure.value, figure.value + by) for figure, by in figures if figure.digits >= LEAST_DIGITS]
    is_meant = all(part.figure.value < whole.figure.value for part in parts)
    is_slipped = is_meant and any(is_small_slip(*each) for each in telling)
    return replace(_claim(whole, parts, "told behind", doubt=""), yields=True) if is_slipped else None


def _chosen(whole: Told, earlier: Sequence[Told]) -> Claim | None:
    """Some of the figures before, which need not follow one another."""
    if whole.figure.digits < TELLING_DIGITS:
        return None
    for count in CHOSEN:
        for parts in combinations(reversed(earlier), count):
            if _adds_up(whole.figure, parts):
                return _claim(whole, parts[::-1], "told before")
    return None


def _behind(told: Sequence[Told], index: int, *, has_peers: bool) -> Claim | None:
    """`sai phạm 1.256 triệu đồng; thu hồi 845, xử lý khác 411`; `Đón 186.400 lượt khách. Nội địa …, quốc tế …`."""
    whole = told[index]
    if not (has_peers or may_be_mixed(whole)):
        return None
    is_opened = not whole.said.isdisjoint(OPENED)
    if is_opened and not {token.cue for token in whole.tokens[whole.at :]}.isdisjoint(OPENED):
        return None
    if _is_beside(whole) or _is_one_of_list(whole):
        return None
    if not has_peers:
        return mixed_sum(whole)
    near = takewhile(lambda each: each.passage - whole.passage <= 1, told[index + 1 : index + 1 + 2 * MOST])
    kept = [
        each
        for each in near
        if each.level <= whole.level and same_unit(whole.figure, each.figure) and not each.cues & CHANGED
    ]
    claim = _counted(whole, kept)
    return claim or _with_others(whole, kept, told[max(0, index - HEADS) : index]) or mixed_sum(whole)


def _counted(whole: Told, kept: Sequence[Told]) -> Claim | None:
    """The figures behind a total that come to it; all that its sentence, or the next one, tells, if it is small."""
    for count in _counts(whole.figure, kept):
        parts = kept[:count]
        ends = parts[-1].sentence
        is_all = ends - whole.sentence <= 1 and all(each.sentence > ends for each in kept[count:])
        if _is_nested(parts):
            continue
        rest = listed_on(whole, parts, kept[count:])
        if rest:
            return _claim(whole, [*parts, *rest], "told behind", doubt="") if whole.cues & TOTALS else None
        if is_all or whole.figure.value >= LEAST:
            return _claim(whole, parts, "told behind")
    return None


def _is_nested(parts: Sequence[Told]) -> bool:
    """`tăng 12 vụ. Khởi tố 06 vụ, trong đó 04 vụ ma túy, 02 vụ pháo`: the first is made up of the others."""
    return len(parts) > FEWEST and _adds_up(parts[0].figure, parts[1:])


def _seasons(told: Sequence[Told], index: int) -> Iterator[Claim]:
    """`năng suất cả năm 118,4 tạ/ha, trong đó vụ Đông Xuân 64,2 tạ/ha, vụ Hè Thu 54,2 tạ/ha`."""
    whole = told[index]
    behind = takewhile(lambda each: each.sentence == whole.sentence, (told[at] for at in range(index + 1, len(told))))
    parts = [each for each in behind if (each.figure.unit, each.figure.per) == (whole.figure.unit, whole.figure.per)]
    is_opened = any(token.cue in OPENERS for token in whole.tokens[whole.at : parts[0].at]) if parts else False
    if is_opened and len(parts) >= FEWEST and not whole.figure.is_range and _adds_up(whole.figure, parts):
        yield _claim(whole, parts, "told behind")


def _is_beside(whole: Told) -> bool:
    """`y tế 500 triệu đồng, giáo dục 300, văn hóa 200`: a round figure with only a comma behind it is one of them."""
    if whole.figure.digits >= LEAST_DIGITS or whole.cues & TOTALS or whole.opening & TOTALS:
        return False
    return [token.cue for token in whole.tokens[whole.at + 1 : whole.at + 3]] == ["comma", "figure"]


def _is_one_of_list(whole: Told) -> bool:
    """`gồm 279 công trình giao thông, 71 công trình thủy lợi, …`: one of the parts, with only a comma behind it."""
    behind = whole.tokens[whole.at + 1 : whole.at + 2]
    return bool(behind) and behind[0].cue in {"comma", "semicolon"} and whole.is_listed


def _sentences(told: Sequence[Told], whole: Told, index: int) -> Iterator[Claim]:
    """A sentence or two behind the total, all of whose figures are its parts, or all in brackets of their own.

    `96 vụ …. Cơ cấu: trộm cắp 58 vụ, …`; `cho thuê 38,2 ha. Tập trung tại thôn 15 (21,4 ha), buôn Ea Kmát (16,8 ha)`.
    """
    last = index + FEWEST_APART
    if last >= len(told) or told[last].passage != whole.passage or told[last].sentence - whole.sentence > LATER:
        return  # nearly always
    near = takewhile(lambda each: each.passage == whole.passage, (told[at] for at in range(index + 1, len(told))))
    for _, group in groupby(takewhile(lambda each: each.sentence - whole.sentence <= LATER, near), _sentence_of):
        parts = list(group)
        levels = {each.level for each in parts}
        if parts[0].sentence == whole.sentence or len(levels) != 1 or len(parts) < FEWEST_APART:
            continue
        alike = all(each.is_plain and same_unit(whole.figure, each.figure) for each in parts)
        alike = alike and not (_is_nested(parts) or any(each.cues & CHANGED for each in parts))
        if alike and _adds_up(whole.figure, parts):
            yield _claim(whole, parts, "told behind")


def _sentence_of(told: Told) -> int:
    return told.sentence

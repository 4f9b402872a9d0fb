"""Products of groups of so many: `(15 lớp, mỗi lớp 35 học viên)`, `mỗi đội 10 người, tổng số 1.230 đội viên`.

What is counted may have another name in the total: what stands beside it says that it is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod

from pipeline.audit.clauses import alike, exact_price
from pipeline.audit.conversions import conversions
from pipeline.audit.model import ONE, Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import is_small_slip
from pipeline.rulebook import Rulebook

PAIR = 2
FEWEST = 4  # figures of two counts with their prices
MOST = 12
BACK = 3  # figures before a rate of which one can be what it is of
TELLING_DIGITS = 3
FARTHEST = Decimal("1.5")  # times that a product of four figures in a row may be off
TOTALS = frozenset({"total", "closing"})

Check = Callable[[Scene], Iterator[Claim]]


def each_product_check(rules: Rulebook) -> Check:
    """The check."""
    scales = conversions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, each in enumerate(told):
            if not each.is_plain:
                continue
            claim = _of_bracket(told, index) or _in_total(told, index) or _by_month(told, index, scales)
            if claim is not None:
                yield claim

    return check


def _of_bracket(told: Sequence[Told], index: int) -> Claim | None:
    """A total, and in the bracket right behind it nothing but counts and what each of them is given."""
    whole = told[index]
    if [token.cue for token in whole.tokens[whole.at + 1 : whole.at + 2]] != ["open"]:
        return None
    end = next((at for at in range(whole.at, len(whole.tokens)) if whole.tokens[at].cue == "close"), 0)
    behind = told[index + 1 : index + 1 + MOST]
    held = [each for each in behind if each.sentence == whole.sentence and whole.at < each.at < end]
    if not held or held[-1].at != end - 1:
        return None  # mỗi thẻ 500.000 đồng và tiền in
    if len(held) == PAIR and _is_pair(held[0], held[1], whole) and "each" in held[1].cues:
        claim = _claim(whole.figure, [held[0].figure, _rate(held[1])], "product")
        # Of one unit it is a mean, if it does not hold: 214 triệu đồng (425 thẻ, mỗi thẻ 500.000 đồng).
        is_mean = claim is not None and alike(whole.figure.unit, held[1].figure.unit)
        return replace(claim, doubt="silent") if claim is not None and is_mean else claim
    is_list = len(held) >= FEWEST and len(held) % PAIR == 0
    if (
        is_list
        and whole.figure.unit == "VND"
        and all(_is_pair(*two, whole) for two in zip(held[::2], held[1::2], strict=True))
    ):
        return _claim(whole.figure, [_rate(each) for each in held], "products")
    return None


def _is_pair(count: Told, rate: Told, whole: Told) -> bool:
    """A count, and how much or how many each of it has."""
    is_money = rate.figure.unit == "VND"
    if not count.is_plain or not rate.figure.per or rate.figure.is_range:
        return False
    return alike(count.figure.unit, rate.figure.per) and is_money == (whole.figure.unit == "VND")


def _rate(each: Told) -> Figure:
    return exact_price(each.figure) if each.figure.per else each.figure


def _in_total(told: Sequence[Told], index: int) -> Claim | None:
    """`123 đội tại 123 thôn, mỗi đội 10 người, tổng số 1.230 đội viên`."""
    whole, rate = told[index], told[index - 1] if index else None
    if rate is None or rate.sentence != whole.sentence or not whole.cues & TOTALS or "each" not in rate.cues:
        return None
    between = {token.cue for token in whole.tokens[rate.at + 1 : whole.at]}
    counts = [each for each in told[max(0, index - 1 - BACK) : index - 1] if each.sentence == whole.sentence]
    for count in reversed(counts):
        if _is_pair(count, rate, whole) and not between - TOTALS - {"comma"}:
            return _claim(whole.figure, [count.figure, _rate(rate)], "product")
    return None


def _by_month(told: Sequence[Told], index: int, scales: Mapping[tuple[str, str], Decimal]) -> Claim | None:
    """`41.350 học sinh, mỗi em 15 kg/tháng trong 9 tháng, tổng số 5.582 tấn gạo`: the four in a row."""
    if index < FEWEST - 1 or not told[index].cues & TOTALS:
        return None
    count, rate, time, whole = told[index - 3 : index + 1]
    is_row = whole.sentence == count.sentence and "each" in rate.cues and count.is_plain
    is_row = is_row and time.is_plain and time.figure.unit in rate.figure.per.split("/")
    is_counted = count.figure.is_exact and count.figure.unit != "VND" and not rate.figure.is_range
    scale = ONE if rate.figure.unit == whole.figure.unit else scales.get((rate.figure.unit, whole.figure.unit))
    if not is_row or not is_counted or scale is None or whole.figure.qualifier or rate.figure.qualifier:
        return None
    figures = (count.figure, exact_price(rate.figure), time.figure)
    given = prod((each.value for each in figures), start=scale)
    low, high = sorted((given, whole.figure.value))
    doubt = "" if high <= FARTHEST * low else "silent"
    return Claim("product", "product", whole.figure, figures, doubt, rule="product: of each", scale=scale, yields=True)


def _claim(whole: Figure, figures: Sequence[Figure], formula: str) -> Claim | None:
    """Where it holds, or does but for a slip in three digits or more."""
    pairs = zip(figures[::2], figures[1::2], strict=True)
    product = sum((count.value * rate.value for count, rate in pairs), Decimal(0))
    is_vague = bool(whole.qualifier) or any(each.qualifier for each in figures)
    if is_vague:
        return None
    is_slip = digits(whole) >= TELLING_DIGITS and is_small_slip(whole.value, product)
    doubt = "" if is_slip else "silent"
    return Claim("product", formula, whole, tuple(figures), doubt, rule="product: of each", yields=True)

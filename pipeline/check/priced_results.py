"""A count, its price and what it comes to, in a row: `06 máy, đơn giá 85 triệu đồng/máy, thành tiền 510 triệu đồng`.

Nothing else can be meant, so that what does not hold is wrong, as far as clerks reckon wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.audit.clauses import alike
from pipeline.audit.conversions import conversions
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.rulebook import Rulebook, whole_words

RULE = "product: priced result"
MONEY, RESULT = "VND", "result"
BETWEEN = frozenset({"comma", "open", "close", RESULT})  # cues between the three
FACTORS = 2

Check = Callable[[Scene], Iterator[Claim]]


def priced_result_check(rules: Rulebook) -> Check:
    """The check."""
    scales = conversions(rules)
    partial = whole_words(rules.words("checks.misgivings.partial", "checks.misgivings.more"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if index < FACTORS or RESULT not in each.cues or not _is_money(each):
                continue
            factors = told[index - FACTORS : index]
            claim = _claim(each, factors, scales)
            if claim is not None and not partial.search(scene.text, factors[0].figure.start, each.figure.start):
                yield claim

    return check


def _is_money(each: Told) -> bool:
    return each.is_plain and each.figure.unit == MONEY and not each.figure.qualifier


def _claim(whole: Told, factors: Sequence[Told], scales: Mapping[tuple[str, str], Decimal]) -> Claim | None:
    price = next((each.figure for each in factors if each.figure.unit == MONEY and each.figure.per), None)
    count = next((each.figure for each in factors if each.is_plain and each.figure.unit != MONEY), None)
    if price is None or count is None or count.qualifier or price.qualifier or not _are_one(whole, factors):
        return None
    scale = scales.get((count.unit, price.per))
    if scale is None and not alike(count.unit, price.per) and not count.is_exact:
        return None  # 38 tấn, giá 185.000 đồng/con
    given = count.value * price.value * (scale or ONE)
    if given <= 0 or not _is_meant(whole.figure, given):
        return None
    doubt = "silent" if given == whole.figure.value else ""
    return Claim("product", "product", whole.figure, (count, price), doubt, RULE, scale=scale or ONE, yields=True)


def _are_one(whole: Told, factors: Sequence[Told]) -> bool:
    """Whether nothing parts the three."""
    if any(each.sentence != whole.sentence or each.level > whole.level for each in factors):
        return False
    first = factors[0].at
    return all(token.cue in BETWEEN for token in whole.tokens[first : whole.at] if token.figure is None)


def _is_meant(whole: Figure, given: Decimal) -> bool:
    return is_near(whole.value, given) or is_misreckoned(whole.value, given)

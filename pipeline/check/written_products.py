"""Products written as such: `96 đồng chí x 50.000 đồng x 61 đêm = …`; shares in money, and areas of two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from pipeline.audit.clauses import alike, exact_price, is_plain
from pipeline.audit.conversions import conversions
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import digits_of, is_near, is_small_slip
from pipeline.rulebook import Rulebook

FARTHEST = 4  # passages before a figure in which its factors stand
MOST = 14  # figures looked at
FACTORS = 2
WRITTEN = frozenset({"times", "slash"})

Check = Callable[[Scene], Iterator[Claim]]


def written_product_check(rules: Rulebook) -> Check:
    """The check."""
    areas = {large: small for pair in rules.words("checks.products.areas") for small, _, large in [pair.partition("/")]}
    scales = conversions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            claim = _written(each, scales) or _of_share(told, index) or _area(told, index, areas)
            if claim is not None:
                yield claim

    return check


def _scale(whole: Figure, factors: Sequence[Figure], scales: Mapping[tuple[str, str], Decimal]) -> Decimal:
    """What one unit of the only factor that is counted in another measure is in that of the product."""
    if any(alike(each.unit, whole.unit) for each in factors):
        return ONE
    known = [scales[key] for each in factors if (key := (each.unit, whole.unit)) in scales]
    return known[0] if len(known) == 1 else ONE


def _near(told: Sequence[Told], index: int) -> list[Told]:
    """The figures before, the nearest first."""
    whole = told[index]
    near = reversed(told[max(0, index - MOST) : index])
    return [each for each in near if whole.passage - each.passage <= FARTHEST]


def _is_factor(figure: Figure) -> bool:
    return not figure.is_range and figure.of is None and figure.unit != "%"


# ---- a x b x c = d ------------------------------------------------------------------------------------------------


def _written(whole: Told, scales: Mapping[tuple[str, str], Decimal]) -> Claim | None:
    """`18 hộ x 1.500.000 đồng/tháng x 6 tháng = 54.000.000 đồng`."""
    tokens, at = whole.tokens, whole.at - 1
    if not whole.is_plain or at < 0 or tokens[at].cue not in {"equals", "comma", "result", "colon"}:
        return None
    while at >= 0 and tokens[at].figure is None and tokens[at].cue not in WRITTEN:
        at -= 1  # `= `, `, thành tiền`
    factors = _factors(tokens[: at + 1])
    if len(factors) < FACTORS or sum(figure.unit == "VND" for figure in factors) > 1:
        return None
    is_equation = tokens[whole.at - 1].cue == "equals"
    factors = tuple(exact_price(each) if each.per else each for each in factors)
    if "VND" not in {figure.unit for figure in factors} and whole.figure.unit == "VND":
        return None
    scale = _scale(whole.figure, factors, scales)
    product = prod((figure.value for figure in factors), start=scale)
    # 1.250 ha x 32 tạ/ha, sản lượng 40.000 tấn: a 0 too many
    is_sure = is_equation or (scale != 1 and digits_of(product) == digits_of(whole.figure.value))
    doubt = "" if is_sure else "silent"
    return Claim("product", "product", whole.figure, factors, doubt, rule="product: written", scale=scale)


def _factors(tokens: Sequence[Token]) -> tuple[Figure, ...]:
    """The figures at the end of a clause that `x` joins."""
    found: list[Figure] = []
    at = len(tokens) - 1
    while at >= 0:
        figure = tokens[at].figure
        if figure is None or not _is_factor(figure):
            break
        found.append(figure)
        if at < 1 or tokens[at - 1].cue != "times":
            break
        at -= 2
    return tuple(reversed(found))


# ---- a share in money, an area ------------------------------------------------------------------------------------


def _of_share(told: Sequence[Told], index: int) -> Claim | None:
    """`hợp đồng 11.640.000.000 đồng, tạm ứng 30% tương đương 3.492.000.000 đồng`."""
    whole = told[index]
    if whole.figure.unit != "VND" or not whole.is_plain:
        return None
    here = [each for each in _near(told, index) if each.sentence == whole.sentence]
    shares = [each.figure for each in here if each.figure.unit == "%" and not each.figure.is_range]
    if not shares or "fulfilled" not in whole.cues:
        return None
    scale = Decimal(1) / 100
    money = [each.figure for each in here if each.figure.unit == "VND" and each.is_plain]
    product = money[0].value * shares[0].value * scale if len(money) == len(shares) == 1 else None
    is_next = [each.figure for each in here[:1]] == shares and not shares[0].qualifier
    is_meant = product is not None and is_next and is_near(whole.figure.value, product)
    if product is not None and (is_meant or is_small_slip(whole.figure.value, product)):
        both = (money[0], shares[0])
        return Claim("product", "product", whole.figure, both, rule="product: share", scale=scale)
    for base in (each.figure for each in _near(told, index)):
        if base.unit == "VND" and is_plain(base) and whole.figure.reach.holds(base.exactly * shares[0].exactly / 100):
            figures = (base, shares[0])
            return Claim("product", "product", whole.figure, figures, "silent", rule="product: share", scale=scale)
    return None


def _area(told: Sequence[Told], index: int, areas: Mapping[str, str]) -> Claim | None:
    """`dài 850 m, rộng 3,5 m, diện tích 2.975 m2`; of the only two sides in the sentence also with a slip."""
    whole = told[index]
    length = areas.get(whole.figure.unit)
    if length is None or not whole.is_plain:
        return None
    sides = [each for each in _near(told, index) if each.figure.unit == length and each.is_plain]
    here = [each.figure for each in sides if each.sentence == whole.sentence]
    for left, right in combinations([each.figure for each in sides[:3]], FACTORS):
        if left.exactly * right.exactly == whole.figure.exactly:
            return Claim("product", "product", whole.figure, (right, left), "silent", rule="product: area")
    if len(here) == FACTORS and is_small_slip(whole.figure.value, here[0].value * here[1].value):
        return Claim("product", "product", whole.figure, (here[1], here[0]), rule="product: area")
    return None

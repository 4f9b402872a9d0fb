"""Products whose figures lie apart, and those written as such: `96 đồng chí x 50.000 đồng x 61 đêm = …`.

A written product that does not hold is a mismatch; all others are told only where they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import prod

from pipeline.audit.clauses import alike, exact_price, is_counted_out, is_plain
from pipeline.audit.conversions import conversions
from pipeline.audit.intervals import bounds, over
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Figure, Scene, Token
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import digits_of, is_near, is_small_slip
from pipeline.rulebook import Rulebook

FARTHEST = 4  # passages before a figure in which its factors stand
MOST = 14  # figures looked at
LONG = 5  # digits of a product in which a slip says enough
TELLING_DIGITS = 4  # of a product of figures in several sentences
MONTHS = 12
FACTORS = 2
MEAN_LOW = Fraction(2, 3)  # of a mean: farther off, it is of something else
WRITTEN = frozenset({"times", "slash"})

Check = Callable[[Scene], Iterator[Claim]]


def told_product_check(rules: Rulebook) -> Check:
    """The check."""
    areas = {large: small for pair in rules.words("checks.products.areas") for small, _, large in [pair.partition("/")]}

    scales = _Scales(conversions(rules), frozenset(rules.words("checks.products.months")))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        price = -MOST - 1  # the last figure that is by something, without which there is no product of a price
        for index, each in enumerate(told):
            claim = _written(each, scales) or _of_share(told, index) or _area(told, index, areas) or _mean(told, index)
            if claim is None and index - price <= MOST:
                claim = _of_price(told, index, scales)
            if each.figure.per:
                price = index
            if claim is not None:
                yield claim

    return check


@dataclass(frozen=True, slots=True)
class _Scales:
    """`units`: how many of the price's unit a counted one is: 1000 for tấn at đồng/kg. `months`: words for a month."""

    units: Mapping[tuple[str, str], Decimal]
    months: frozenset[str]

    def of(self, price: Figure, counts: Sequence[Told]) -> Iterator[Decimal]:
        """By what the product can be multiplied: 1, a conversion, or twelve months that a year's total has."""
        by = price.per.split("/")
        known = [self.units[key] for each in counts for unit in by if (key := (each.figure.unit, unit)) in self.units]
        yield from known or [Decimal(1)]
        if self.months & set(by) and not any(each.figure.unit in self.months for each in counts):
            yield Decimal(MONTHS)

    def into(self, whole: Figure, factors: Sequence[Figure]) -> Decimal:
        """What one unit of the only factor that is counted in another measure is in that of the product."""
        if any(alike(each.unit, whole.unit) for each in factors):
            return Decimal(1)
        known = [self.units[key] for each in factors if (key := (each.unit, whole.unit)) in self.units]
        return known[0] if len(known) == 1 else Decimal(1)


def _near(told: Sequence[Told], index: int) -> list[Told]:
    """The figures before, the nearest first."""
    whole = told[index]
    near = reversed(told[max(0, index - MOST) : index])
    return [each for each in near if whole.passage - each.passage <= FARTHEST]


def _is_factor(figure: Figure) -> bool:
    return not figure.is_range and figure.of is None and figure.unit != "%"


# ---- a x b x c = d ------------------------------------------------------------------------------------------------


def _written(whole: Told, scales: _Scales) -> Claim | None:
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
    scale = scales.into(whole.figure, factors)
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


# ---- a price and what is counted --------------------------------------------------------------------------------


def _of_price(told: Sequence[Told], index: int, scales: _Scales) -> Claim | None:
    """`48 thú viên, mức 150.000 đồng/ngày, trong 20 ngày, thành tiền 144.000.000 đồng`: a price and its counts."""
    whole = told[index]
    if not whole.is_plain or digits(whole.figure) < FACTORS:
        return None
    earlier = _near(told, index)
    prices = [each for each in earlier if each.figure.per and alike(each.figure.unit, whole.figure.unit)]
    if not prices:
        return None
    others = [each for each in earlier if each.figure.unit not in {"%", "VND"} and not each.figure.is_range]
    counts = [each for each in others if not each.figure.per and each.figure.value > 1]
    for price in prices[:FACTORS]:
        is_far = price.sentence != whole.sentence
        for count in (1, 2):
            for chosen in combinations(counts, count):
                apart = is_far or any(each.sentence != whole.sentence for each in chosen)
                if apart and digits(whole.figure) < TELLING_DIGITS and not _is_result(told, index, price, chosen):
                    continue
                if apart and not _fits(price.figure, chosen, scales):
                    continue
                figures = (price.figure, *(_counted(each.figure) for each in chosen))
                for scale in scales.of(price.figure, chosen):
                    if _gives(figures, whole.figure, scale):
                        rule = "product: told apart"
                        return Claim("product", "product", whole.figure, figures, "silent", rule=rule, scale=scale)
    return _slipped(whole, prices[0], earlier, scales) or _slipped_long(whole, prices[0], earlier, scales)


def _is_result(told: Sequence[Told], index: int, price: Told, counts: Sequence[Told]) -> bool:
    """`xây mới 17 nhà. Mức hỗ trợ xây mới 50 triệu đồng/nhà, thành tiền 850 triệu đồng`: of a count just told."""
    whole = told[index]
    is_next = told[index - 1] is price and price.sentence == whole.sentence and "result" in whole.cues
    is_near_by = len(counts) == 1 and whole.sentence - counts[0].sentence <= 1 and whole.passage == counts[0].passage
    return is_next and is_near_by and counts[0].figure.unit == price.figure.per


def _slipped_long(whole: Told, price: Told, earlier: Sequence[Told], scales: _Scales) -> Claim | None:
    """A product of so many digits that it is one, but for a slip: `412 học sinh, 596.000 đồng/tháng, 9 tháng, …`."""
    is_long = digits(whole.figure) > LONG
    here = [each for each in earlier if (is_long or each.sentence == whole.sentence) and each is not price]
    counts = [each for each in here if each.is_plain and each.figure.unit != "VND" and each.figure.value > 1]
    if price.sentence != whole.sentence or digits(whole.figure) < LONG:
        return None
    for count in (1, 2):
        for chosen in combinations(counts, count):
            if not _fits(price.figure, chosen, scales):
                continue
            figures = (exact_price(price.figure), *(each.figure for each in chosen[::-1]))
            for scale in scales.of(price.figure, chosen):
                if is_small_slip(whole.figure.value, prod((figure.value for figure in figures), start=scale)):
                    rule = "product: told apart"
                    return Claim("product", "product", whole.figure, figures, rule=rule, scale=scale, yields=True)
    return None


def _slipped(whole: Told, price: Told, earlier: Sequence[Told], scales: _Scales) -> Claim | None:
    """The same with a slip in the product, where the sentence tells each count that the price is by, and no other."""
    here = [each for each in earlier if each.sentence == whole.sentence and each.figure.unit != "%"]
    counts = [each for each in here if each is not price]
    by = price.figure.per.split("/")
    if price.sentence != whole.sentence or not counts or len(counts) > len(by):
        return None
    if any(not each.is_plain or each.figure.unit == "VND" for each in counts):
        return None
    if not all(any(alike(each.figure.unit, unit) for unit in by) for each in counts):
        return None
    figures = (exact_price(price.figure), *(each.figure for each in counts[::-1]))
    for scale in scales.of(price.figure, counts):
        if is_small_slip(whole.figure.value, prod((figure.value for figure in figures), start=scale)):
            rule = "product: told apart"
            return Claim("product", "product", whole.figure, figures, rule=rule, scale=scale)
    return None


def _counted(figure: Figure) -> Figure:
    """`41/41 tổ`: the second number is how many there are."""
    return figure if figure.of is None else replace(figure, value=figure.of, bounds=bounds(figure.of), of=None)


def _fits(price: Figure, counts: Sequence[Told], scales: _Scales) -> bool:
    """One count at least is of what the price is by."""
    by = price.per.split("/")
    units = [each.figure.unit for each in counts]
    return any(alike(unit, each) or (unit, each) in scales.units for unit in units for each in by)


def _gives(figures: Sequence[Figure], whole: Figure, scale: Decimal = Decimal(1)) -> bool:
    product = scale
    for figure in figures:
        product *= figure.value
    is_counted = whole.is_exact and not whole.qualifier and all(figure.is_exact for figure in figures)
    return product == whole.value if is_counted else whole.reach.holds(Fraction(product))


# ---- a share in money, an area, a mean ----------------------------------------------------------------------------


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
        if base.unit == "VND" and is_plain(base) and _gives((base, _part(shares[0])), whole.figure):
            figures = (base, shares[0])
            return Claim("product", "product", whole.figure, figures, "silent", rule="product: share", scale=scale)
    return None


def _part(share: Figure) -> Figure:
    """A percentage as a factor."""
    return replace(share, value=share.value / 100, is_exact=True)


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


def _mean(told: Sequence[Told], index: int) -> Claim | None:
    """`1.402 lớp, bình quân 22,5 học sinh/lớp` with the pupils of a sentence before."""
    rate = told[index]
    price = rate.figure
    if "each" not in rate.cues or not price.per or price.is_range:
        return None
    near = _near(told, index)
    here = [each for each in near if each.sentence == rate.sentence]
    # A mean of one digit is near many: of figures of its own sentence only.
    earlier = [each.figure for each in (near if digits(price) >= FACTORS else here)]
    wholes = [figure for figure in earlier if is_plain(figure) and (figure.unit == "VND") == (price.unit == "VND")]
    own = [each.figure for each in here if each.figure.unit != "VND" and alike(each.figure.unit, price.per)]
    # 30 hộ xã Ea Yông, mỗi hộ 15 triệu đồng: not by the 45 hộ of the sentence before.
    counts = own or [figure for figure in earlier if figure.unit != "VND" and alike(figure.unit, price.per)]
    written = _written_mean(rate)
    if written is not None:
        return written
    for count in map(_counted, counts):
        for whole in wholes:
            if whole is count or count.value <= 1 or whole.value < count.value:
                continue
            if is_counted_out(count, price, whole):
                return Claim("product", "product", whole, (count, price), "silent", rule="product: told apart")
            mean = over(whole.reach, count.reach)
            if mean is not None and mean.meets(as_mean(price).reach):
                kind = "ratio" if "/" in price.text else "product"
                return Claim(kind, "quotient", as_mean(price), (whole, count), "silent", rule=f"{kind}: mean")
    return None


def _written_mean(rate: Told) -> Claim | None:
    """`18.412 em/526 lớp, bình quân 35,0 học sinh/lớp`: of the two right before it, where it is near."""
    cues = [token.cue for token in rate.tokens[max(0, rate.at - 5) : rate.at]]
    if cues != ["figure", "slash", "figure", "comma", "each"]:
        return None
    whole, count = (rate.tokens[rate.at - back].figure for back in (5, 3))
    if whole is None or count is None or not is_plain(whole) or not alike(count.unit, rate.figure.per):
        return None
    if not count.value or (whole.unit == "VND") != (rate.figure.unit == "VND"):
        return None
    kind = "ratio" if "/" in rate.figure.text else "product"
    is_meant = MEAN_LOW <= whole.exactly / count.exactly / rate.figure.exactly <= 1 / MEAN_LOW
    doubt = "" if is_meant else "silent"
    return Claim(kind, "quotient", as_mean(rate.figure), (whole, count), doubt, rule=f"{kind}: mean")

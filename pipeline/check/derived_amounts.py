"""Amounts that come of others in any distance: what is left, has changed, all together, so many at a price.

The last of the checks: it asks only of figures that no other relation tells. The window grows from the sentence to
the section; what holds is told where chance would not have given it, by the number of results that were tried. Where
nothing holds, a result is told as wrong that is the figure but for a digit or two changed over, if that is as rare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from pipeline.audit.amounts import Amount, amounts_of, last_step
from pipeline.audit.chance import RARE, digit_targets, expected_hits, turned_targets
from pipeline.audit.derived import DerivedCheck
from pipeline.audit.derived_meant import MeantOf, meaning_teller
from pipeline.audit.derived_tiers import SHORT, SOUGHT, TiersOf, near_of, tiers_of
from pipeline.audit.derived_windows import SENTENCE, Window, WindowOf, window_of
from pipeline.audit.derived_words import (
    CHANGE,
    FLOW,
    LEFT,
    LESS,
    LISTED,
    PRODUCT,
    REST,
    TOTAL,
    Tells,
    WaysTold,
    aside_teller,
    ways_teller,
)
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.results import Result
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook

RULE = "derived: amounts"
UNTOLD = RARE / 4  # where no word tells it
LONG = 4  # digits of a figure that no word tells as a result
FEWEST = 2  # operands
# What a check of each kind tells a figure to be.
EXPLAINS = {
    "sum": frozenset({TOTAL}),
    "difference": frozenset({REST, CHANGE, LEFT}),
    "product": frozenset({PRODUCT}),
    "ratio": frozenset({PRODUCT}),
}

IsMeant = Callable[[Result], bool]
BASIC = frozenset({REST, CHANGE, TOTAL, PRODUCT})


class _Known(NamedTuple):
    """What other checks told: the figures they explain, those that are parts of what holds, and all of a relation."""

    explained: Mapping[int, frozenset[str]]
    used: frozenset[int]
    relations: set[frozenset[int]]
    sums: frozenset[frozenset[int]]
    products: set[frozenset[int]]
    grown: frozenset[frozenset[int]]  # what is now and then: 2.145 tỷ đồng, tăng 18,4% so với năm 2011 (1.812 tỷ đồng)


class _Words(NamedTuple):
    """What rules/ tell."""

    ways: WaysTold
    aside: Tells
    window: WindowOf
    tiers: TiersOf
    meant: MeantOf


def derived_amount_check(rules: Rulebook) -> DerivedCheck:
    """The check; it is given what the others told."""
    words = _Words(ways_teller(rules), aside_teller(rules), window_of(rules), tiers_of(rules), meaning_teller(rules))

    def check(scene: Scene, judged: Sequence[Judged]) -> Iterator[Claim]:
        known = _known(judged)
        amounts = amounts_of(scene)
        for here in amounts:
            figure = here.figure
            if figure.qualifier or figure.of is not None:
                continue
            explained = known.explained.get(figure.start, frozenset())
            ways = words.ways(here, scene.text) - explained
            if explained and not ways & BASIC:
                continue
            if ways or (not here.is_loose and figure.digits >= LONG and figure.start not in known.used):
                is_meant = partial(words.meant, here, known.products, scene.text, is_told=bool(ways))
                claim = _claim(here, words.window(here, amounts), ways, words.tiers, known, is_meant)
                if claim is not None and (claim.doubt or not words.aside(here, scene.text)):
                    yield claim

    return check


def _known(judged: Sequence[Judged]) -> _Known:
    told = [each for each in judged if each.verdict != "unchecked" and each.claim.kind in EXPLAINS]
    explained: dict[int, frozenset[str]] = {}
    for each in told:
        start = each.claim.stated.start
        explained[start] = explained.get(start, frozenset()) | EXPLAINS[each.claim.kind]
    holding = [each for each in told if each.verdict != "mismatch"]
    return _Known(
        explained,
        frozenset(figure.start for each in holding for figure in each.claim.operands),
        {each.starts for each in told},
        frozenset(each.starts for each in holding if each.claim.kind == "sum"),
        {each.starts for each in holding if each.claim.kind == "product"},
        frozenset(frozenset(f.start for f in each.claim.operands) for each in judged if _is_growth(each)),
    )


def _is_growth(each: Judged) -> bool:
    return each.claim.kind == "growth" and each.verdict != "mismatch" and each.claim.stated.digits >= SHORT


def _claim(
    here: Amount, window: Window, ways: frozenset[str], tiers: TiersOf, known: _Known, is_meant: IsMeant
) -> Claim | None:
    tried, near = 0, near_of(here)
    slips: list[tuple[Result, int]] = []
    is_short = here.figure.digits < SHORT  # never told as wrong
    is_given = not ways or is_short or here.is_loose or here.figure.start in known.used
    asked, step = _asked(ways), last_step(here.value)
    for tier in tiers(here, window, asked):
        found: Result | None = None
        for result in tier.results:
            value = result.value
            if not near.start <= value <= near.stop:
                continue
            tried += 1
            gives = here.low <= value <= here.high
            if gives and is_meant(result):
                is_given, found = True, found or result
                if result.way == REST and ways & LESS and _all_of(here, result) in known.sums:
                    return _as_claim(here, result, "silent")  # còn 57 hồ sơ: told as a sum of the whole only
            elif not (gives or is_given) and tier.may_slip and _may_be_wrong(here, result, window, step):
                slips.append((result, tried))
        if found is not None:
            least = UNTOLD if not ways and found.way != LISTED else tier.rare
            is_rare = _expected(here, _grid(here, found), tried) <= least
            if _all_of(here, found) in known.relations or not (is_rare or _is_only(here, found, window)):
                return None
            _keep(known, here, found)
            return _as_claim(here, found, "silent")
    if is_given or not slips:
        return None
    claim = _slipped(here, slips, step)
    is_wrong = (
        claim is not None and not _is_of_then(claim, known) and not _is_given(here, window, tiers, SOUGHT - asked)
    )
    return claim if is_wrong else None


def _is_of_then(claim: Claim, known: _Known) -> bool:
    """Whether a figure with which it is compared is one of what would give it."""
    return any(frozenset({claim.stated.start, each.start}) in known.grown for each in claim.operands)


def _keep(known: _Known, here: Amount, found: Result) -> None:
    """Another figure is not told of the same."""
    every = _all_of(here, found)
    known.relations.add(every)
    if found.way == PRODUCT:
        known.products.add(every)


def _asked(ways: frozenset[str]) -> frozenset[str]:
    """The operations that may give a figure of which words tell some, or none."""
    if not ways:
        return SOUGHT
    return (SOUGHT & ways) | {REST} if ways & LESS else SOUGHT & ways


def _is_given(here: Amount, window: Window, tiers: TiersOf, ways: frozenset[str]) -> bool:
    """Whether it comes of others in a way that its words do not tell."""
    results = (result for tier in tiers(here, window, ways) for result in tier.results)
    return any(here.low <= result.value <= here.high for result in results)


def _all_of(here: Amount, found: Result) -> frozenset[int]:
    return frozenset({here.figure.start, *(each.figure.start for each in found.operands)})


def _grid(here: Amount, found: Result) -> int:
    """In what steps such results lie: 412 ha and 398 ha give all of 810, 811 …, though 810 ends with a 0."""
    if found.way == PRODUCT:
        return last_step(here.value)
    return max(min(last_step(each.value) for each in (here, *found.operands)), here.high - here.low)


def _is_only(here: Amount, found: Result, window: Window) -> bool:
    """`12.851 em dự xét đã có 12.846 em hoàn thành, chỉ 05 em rèn luyện thêm`: of the only two of its sentence."""
    before = [each.place for each in window.rings[SENTENCE] if each.place < here.place]
    return found.way == REST and len(before) == FEWEST and set(before) == {each.place for each in found.operands}


def _slipped(here: Amount, slips: Sequence[tuple[Result, int]], step: int) -> Claim | None:
    """The nearest result that the figure is but for a slip, where it is rare enough."""
    digits = str(here.value // step)
    if len(digits) < SHORT:
        return None
    for targets, is_meant in ((turned_targets(digits), _are_turned), (digit_targets(digits), _is_digit_off)):
        for result, tried in slips:
            if is_meant(digits, _printed(result.value, step)) and _expected(here, step, tried, targets) <= RARE:
                return _as_claim(here, result, "")
    return None


def _expected(here: Amount, step: int, tried: int, targets: int = 1) -> float:
    return expected_hits(Decimal(here.value), Decimal(step), tried, targets)


def _printed(value: int, step: int) -> str:
    return str((value + step // 2) // step)


def _may_be_wrong(here: Amount, given: Result, window: Window, step: int) -> bool:
    """Whether it is a slip of figures, of no list, and of no price of several.

    Numbers beside a figure may count nothing: `mũi 1 cho 15.280 người, mũi 2 …`.
    """
    is_loose = not here.is_loose and any(each.is_loose and not each.figure.unit for each in given.operands)
    is_wrong = given.way != LISTED and not is_loose and _is_slip(here, given, step)
    return is_wrong and not _is_one_of_prices(given, window)


def _is_one_of_prices(given: Result, window: Window) -> bool:
    """`xây mới 40 triệu đồng/hộ, sửa chữa 20 triệu đồng/hộ`: all households are multiplied by neither."""
    price = given.operands[0]
    if given.way != PRODUCT or not price.figure.per:
        return False
    others = (each for ring in window.others for each in ring if each.sentence == price.sentence)
    return any(each.figure.per == price.figure.per and each.place != price.place for each in others)


def _is_slip(here: Amount, given: Result, step: int) -> bool:
    if given.value % step:  # 286.000 triệu đồng of 267.561
        step = max(here.high - here.low, 1)
    digits, printed = str(here.value // step), _printed(given.value, step)
    return _are_turned(digits, printed) or _is_digit_off(digits, printed)


def _are_turned(one: str, other: str) -> bool:
    places = [at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    return len(one) == len(other) and len(places) == FEWEST and sorted(one) == sorted(other)


def _is_digit_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1


def _as_claim(here: Amount, found: Result, doubt: str) -> Claim:
    operands: tuple[Figure, ...] = tuple(each.figure for each in found.operands)
    if found.way == PRODUCT:
        return Claim("product", "product", here.figure, operands, doubt, RULE, scale=found.scale, yields=True)
    if found.way in {TOTAL, FLOW, LISTED}:
        return Claim("sum", "sum", here.figure, operands, doubt, RULE, signs=found.signs, yields=True)
    if len(operands) == FEWEST:
        return Claim("difference", "difference", here.figure, operands, doubt, RULE, yields=True)
    return Claim("difference", "sum", here.figure, operands, doubt, RULE, signs=found.signs, yields=True)

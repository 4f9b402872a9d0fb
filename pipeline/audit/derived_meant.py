"""Which results that a figure is equal to may be meant: what is added up is counted alike, and a price is one.

A search among the figures of a page comes to many by chance; these are told by what they are, not by how rare they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pipeline.audit.amounts import Amount
from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import alike
from pipeline.audit.derived_words import LISTED, PRODUCT, Tells, number_teller, price_teller
from pipeline.audit.flowing import FlowWords, clause_around, flow_words
from pipeline.audit.kin import kin_of
from pipeline.audit.results import Result
from pipeline.rulebook import Rulebook

HALF = 2
FEWEST_FLOWS = 3  # operands: a stock, what came and what went
Relations = Iterable[frozenset[int]]


class MeantOf(Protocol):
    """Function of a figure, the products told so far, the text and a result that is equal to the figure."""

    def __call__(self, here: Amount, products: Relations, text: str, found: Result, *, is_told: bool) -> bool:
        """Whether it may be meant; `is_told`: words tell that the figure is a result."""
        ...


def meaning_teller(rules: Rulebook) -> MeantOf:
    """The function."""
    is_price, is_name, are_kin = price_teller(rules), number_teller(rules), kin_units(kin_of(rules))
    words = flow_words(rules)

    def is_meant(here: Amount, products: Relations, text: str, found: Result, *, is_told: bool) -> bool:
        if found.way == PRODUCT:
            is_exact = is_told or found.value == here.value
            return is_exact and _is_priced(here, found, products, text, is_price)
        are_named = any(is_name(each, text) for each in found.operands)
        if are_named or _is_multiplied(here, found, products) or _flows_otherwise(found, text, words):
            return False
        return _are_of_one(here, found, are_kin)

    return is_meant


def _flows_otherwise(found: Result, text: str, words: FlowWords) -> bool:
    """`nợ đầu năm 500 triệu đồng, đã trả 200, phát sinh mới 50, còn 250`: what words say came is not taken away."""
    if len(found.operands) < FEWEST_FLOWS or not found.signs:
        return False
    flows = list(zip(found.operands, found.signs, strict=True))[1:]
    if words.opening.search(clause_around(found.operands[0].figure, text)) is None:
        return False
    return any(words.sign_of(each.figure, text) == -sign for each, sign in flows)


def _is_priced(here: Amount, product: Result, products: Relations, text: str, is_price: Tells) -> bool:
    """Whether a product is of a price: no part told behind its total, nor what the count came to already.

    `03 đơn vị: Nhà hát Lớn 31,5 tỷ đồng, …`; `06 chuyến xe giá 650.000 đồng một chuyến hết 3.900.000 đồng`.
    """
    price, *counts = product.operands
    if price.place > here.place and not is_price(price, text):
        return False
    starts = {price.figure.start, *(count.figure.start for count in counts)}
    return not any(starts <= every for every in products)


def _is_multiplied(here: Amount, found: Result, products: Relations) -> bool:
    """`mỗi đội 25 người, cộng được 225 người`: what it was multiplied by is no part of it."""
    starts = {each.figure.start for each in found.operands}
    return any(here.figure.start in every and not starts.isdisjoint(every) for every in products)


def _are_of_one(here: Amount, found: Result, are_kin: AreKin) -> bool:
    """Whether what is added up is counted alike, and says something: no 500.000 đồng of 23 tỷ.

    A list behind its total may be of several things, but not of some that the total counts and others in a sentence
    of their own; and what stands in a bracket is no total of what stands outside.
    """
    if any(HALF * each.value <= here.high - here.low for each in found.operands):
        return False
    counted = [each for each in found.operands if not each.is_loose]
    units = [each.figure.unit for each in counted]
    if found.way != LISTED:
        is_near = len({each.sentence for each in counted}) == 1
        return is_near or all(are_kin(unit, units[0]) or _is_short_for(unit, units[0]) for unit in units)
    if here.level > min(each.level for each in found.operands):
        return False
    is_one = all(each.sentence == here.sentence for each in found.operands)
    return is_one or here.is_loose or len({alike(unit, here.figure.unit) for unit in units}) <= 1


def _is_short_for(one: str, other: str) -> bool:
    """`HTX` and `hợp tác xã`."""
    short, long = sorted((one, other), key=len)
    return short.casefold() == "".join(word[0] for word in long.split()).casefold()

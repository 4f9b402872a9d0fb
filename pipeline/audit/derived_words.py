"""Which operations the words beside a figure tell that it comes of: what is left, what has changed, all, a price."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.audit.amounts import Amount
from pipeline.rulebook import Rulebook, alternation, whole_words
from pipeline.text import folded

REST, CHANGE, TOTAL, PRODUCT = "rest", "change", "total", "product"
FLOW, LISTED = "flow", "listed"  # a stock with what came and went; a list behind its total: no word need tell them
LEFT = "left"  # what is left is told as such
WAYS = (REST, CHANGE, TOTAL, PRODUCT)
LONGEST_LEAD, LONGEST_TAIL = 110, 40  # characters before and behind
LONGEST_NAME = 24  # characters of what has a number
_LAST_END = re.compile(r".*[.;]\s", re.DOTALL)
_TAIL_END = re.compile(r"[.,;:(\n)]|\d")

LEADS = ("cues.each", "products.means", "products.prices")  # before a price
# Results told by either word are differences: còn 15 hộ, giảm 15 hộ.
LESS = frozenset({REST, CHANGE})

Tells = Callable[[Amount, str], bool]
WaysTold = Callable[[Amount, str], frozenset[str]]


def ways_teller(rules: Rulebook) -> WaysTold:
    """Function of an amount and the text: the operations that its words tell."""
    told: dict[str, set[str]] = {}
    for way in WAYS:
        for word in rules.words(f"checks.derived.{way}"):
            told.setdefault(word, set()).add(way)
    lead = whole_words(tuple(told))
    untold = whole_words(rules.words("checks.derived.untold"))  # words in which one of those stands, and tells nothing
    from_one = re.compile(rf"(?<!\w){alternation(rules.words('checks.cues.from'))}\s+$")
    tail, left = (whole_words(rules.words(f"checks.derived.{key}")) for key in ("behind", "left"))

    def ways(each: Amount, text: str) -> frozenset[str]:
        before, end = lead_of(each, text), each.figure.end
        found: set[str] = set()
        if lead.search(before) is not None:
            other_words = [match.span() for match in untold.finditer(before)]
            for match in lead.finditer(before):
                if not any(first <= match.start() < last for first, last in other_words):
                    found |= told[folded(match[0]).casefold()]
        if tail.search(text, end, end + LONGEST_TAIL) and tail.search(tail_of(each, text)):
            found.add(REST)
        if TOTAL in found and from_one.search(before):
            found.discard(TOTAL)  # lắp thêm 4 máy, đưa số máy từ 16 lên 20
        if REST in found and (left.search(before) or left.search(tail_of(each, text))):
            found.add(LEFT)
        return frozenset(found)

    return ways


def price_teller(rules: Rulebook) -> Tells:
    """Function of an amount and the text: whether it is told as what one costs, has or gets.

    `mỗi căn 24 triệu đồng`, `24 triệu đồng một căn`; not `Nhà hát Lớn 31,5 tỷ đồng`, though 03 units share 94,5.
    """
    one = rules.words("checks.products.one")
    lead = whole_words((*one, *(w for key in LEADS for w in rules.words(f"checks.{key}"))))
    tail = re.compile(rf"\s+(?:{alternation(rules.words('checks.products.on'))}\s+)?{alternation(one)}\s")

    def is_price(each: Amount, text: str) -> bool:
        is_by = bool(each.figure.per) or tail.match(text, each.figure.end) is not None
        return is_by or lead.search(lead_of(each, text)) is not None

    return is_price


def number_teller(rules: Rulebook) -> Tells:
    """Function of an amount and the text: whether a bare number is the name of what stands before it: `khối 2`."""
    words = (*rules.words("units.quantity.numbered_alone"), *rules.words("checks.derived.numbered"))
    named = re.compile(rf"(?<!\w){alternation(words)}\s+$", re.IGNORECASE)

    def is_name(each: Amount, text: str) -> bool:
        start = each.figure.start
        return each.is_loose and named.search(text[max(0, start - LONGEST_NAME) : start]) is not None

    return is_name


def lead_of(each: Amount, text: str) -> str:
    """The text of its sentence between the figure before and it."""
    start = each.figure.start
    lead = text[max(each.since, start - LONGEST_LEAD) : start]
    if ")" in lead and "(" not in lead:
        lead = lead.rpartition(")")[2]  # (bằng 25,9% toàn tỉnh), Duy Tiên 88 vụ
    if "." not in lead and ";" not in lead:
        return lead  # mostly
    last = _LAST_END.match(lead)
    return lead[last.end() :] if last is not None else lead


def tail_of(each: Amount, text: str) -> str:
    """The words right behind it."""
    tail = text[each.figure.end : each.figure.end + LONGEST_TAIL]
    end = _TAIL_END.search(tail)
    return tail[: end.start()] if end is not None else tail


def aside_teller(rules: Rulebook) -> Tells:
    """Function of an amount and the text: whether it may come of what is not told, so that it cannot be called wrong.

    `tăng 653 triệu đồng so với năm trước`, `trong đó nữ tăng 417 người`, `từ 281,7 ha lên 318,9 ha`.
    """
    among, first, onto, base, more = (
        whole_words(tuple(word for key in keys for word in rules.words(f"checks.cues.{key}")))
        for keys in (("some_parts", "plan"), ("from",), ("onto",), ("compared", "same_period"), ("excluded",))
    )

    def is_aside(each: Amount, text: str) -> bool:
        lead, end = lead_of(each, text).strip(), each.figure.end
        is_led = any((among.search(lead), first.fullmatch(lead.rpartition(" ")[2]), onto.fullmatch(lead)))
        behind = text[end : end + LONGEST_TAIL]
        return is_led or base.search(tail_of(each, text)) is not None or more.match(behind.lstrip(" ,(")) is not None

    return is_aside

"""What tells that a figure is reckoned otherwise than from the figures beside it: rests of a stock, shares of a plan.

`thu 86 triệu đồng, chi 45 triệu đồng, số dư cuối kỳ 43 triệu đồng`: what was there before is in it, and is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.audit.figure import Figure
from pipeline.audit.rules import CAME_AND_WENT, OF_TOTALS
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, whole_words

UNTOLD = 3  # words behind a share that were not told before it
LOOKED = 200  # characters before a figure in which its clause starts
LEAD = 1500  # characters in which a share was told before
FROM_AFAR = frozenset({"derived: amounts", "difference: told apart"})  # rules that ask no word for their operands
OF_ONE = frozenset({"change: of two times", "derived: amounts", "sum: raised"})  # rules of one thing at two times
OF_FLOWS = frozenset({CAME_AND_WENT, OF_TOTALS})
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r",(?!\d)|[;:()\n]|\.(?!\d)")
_OPENED = re.compile(r",(?!\d)|[;:(\n]|\.(?!\d)")
_ENDED = re.compile(r"[.\n]\s|\n")
_BRACKET = re.compile(r"\s?\([^)\n]*\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Teller = Callable[[Judged, str], bool]


def is_otherwise(rules: Rulebook) -> Teller:
    """Function that says whether words speak against a mismatch of the prose."""
    tests = [_is_of_plan(rules), _is_share_of_another(rules), _is_stock(rules), _is_partial(rules)]
    tests += [_is_of_before(rules), _is_of_sibling(rules)]
    return lambda each, text: any(test(each, text) for test in tests)


def _is_of_plan(rules: Rulebook) -> Teller:
    """`458 tỷ đồng, bằng 103,5% kế hoạch; cùng kỳ năm trước là 435 tỷ đồng`: the plan is not told."""
    planned, earlier = whole_words(rules.words("checks.changes.planned")), earlier_teller(rules)

    def test(each: Judged, text: str) -> bool:
        if each.claim.kind not in {"ratio", "growth"}:
            return False
        base = _clause(text, each.claim.operands[-1])
        is_planned = planned.search(_clause(text, each.claim.stated)) is not None
        return is_planned and planned.search(base) is None and earlier(base)

    return test


def _is_share_of_another(rules: Rulebook) -> Teller:
    """`267 cuốn trong tổng số 2.451 cuốn, chiếm 16,9% kinh phí bổ sung`."""
    empty = frozenset(word.casefold() for word in rules.words("checks.misgivings.empty"))

    def test(each: Judged, text: str) -> bool:
        claim = each.claim
        start = sentence_start(text, min(figure.start for figure in claim.operands))
        if claim.kind != "ratio" or not 0 < claim.stated.start - start <= LEAD:
            return False
        if any(figure.start > claim.stated.start for figure in claim.operands):
            return False  # 38,4% số lao động đăng ký tìm việc (10.000 người)
        told = empty.union(_words(text[start : claim.stated.start]))
        return sum(word not in told for word in _words(behind(text, claim.stated.end))) >= UNTOLD

    return test


def _is_stock(rules: Rulebook) -> Teller:
    """`nhận mới 416 đơn, giải quyết 374 đơn, còn 46 đơn chuyển năm sau`: there may have been some before."""
    flow, stock = (whole_words(rules.words(f"checks.misgivings.{name}")) for name in ("flow", "stock"))
    left = whole_words(rules.words("checks.misgivings.rest"))

    def test(each: Judged, text: str) -> bool:
        claim = each.claim
        if claim.kind != "difference" or claim.rule in OF_FLOWS:
            return False
        if flow.search(before(text, claim.operands[0].start)) is None:
            return False
        is_rest = left.search(before(text, claim.stated.start)) is not None
        return not is_rest and stock.search(_clause(text, claim.stated)) is not None

    return test


def _is_partial(rules: Rulebook) -> Teller:
    """`24,5 triệu đồng/lớp, riêng lớp vùng khó khăn cao hơn; kinh phí 691,5 triệu đồng`: not all at that price."""
    partial = whole_words(rules.words("checks.misgivings.partial"))

    def test(each: Judged, text: str) -> bool:
        claim = each.claim
        if claim.kind != "product":
            return False
        first = min(figure.start for figure in claim.operands)
        bracket = _BRACKET.match(text, claim.stated.end)
        told = text[first : claim.stated.end if bracket is None else bracket.end()]
        return _ENDED.search(told) is None and partial.search(told) is not None

    return test


def _is_of_before(rules: Rulebook) -> Teller:
    """`thu 945 triệu đồng, chi 610 triệu đồng, nhiều hơn quý II là 332 triệu đồng`: that quarter is not told."""
    changes = whole_words(rules.words("checks.cues.up", "checks.cues.down", "checks.cues.compared"))
    earlier = earlier_teller(rules)

    def test(each: Judged, text: str) -> bool:
        claim = each.claim
        if claim.kind not in {"difference", "sum"} or claim.rule not in FROM_AFAR:
            return False
        figures = [claim.stated] if claim.kind == "difference" else [claim.operands[-1]]
        compared = [figure for figure in figures if changes.search(told := _clause(text, figure)) and earlier(told)]
        others = {claim.stated, *claim.operands}.difference(compared)
        return bool(compared) and not any(earlier(_clause(text, figure)) for figure in others)

    return test


def _is_of_sibling(rules: Rulebook) -> Teller:
    """`phí vệ sinh 1.273 triệu đồng, so với 1.113 triệu đồng năm trước; phí chợ tăng 158 triệu đồng`."""
    empty = frozenset(w.casefold() for w in (*rules.words("checks.misgivings.empty"), *rules.words("checks.cues.from")))
    changes = whole_words(rules.words("checks.cues.up", "checks.cues.down", "checks.cues.compared"))

    def test(each: Judged, text: str) -> bool:
        claim = each.claim
        if claim.rule not in OF_ONE or claim.kind not in {"difference", "sum", "growth"}:
            return False
        if changes.search(_clause(text, claim.stated)) is None:
            return False
        first = min(claim.operands, key=lambda figure: figure.start)
        own, other = (_subject(before(text, at), empty) for at in (claim.stated.start, first.start))
        is_alike = bool(own and other) and own[0] == other[0]
        return is_alike and not set(own) <= set(other) and not set(other) <= set(own)

    return test


def earlier_teller(rules: Rulebook) -> Callable[[str], bool]:
    """Function that says whether words name a time before, or a year."""
    words = whole_words(rules.words("checks.changes.earlier", "checks.misgivings.times"))
    return lambda told: words.search(told) is not None or _YEAR.search(told) is not None


def _subject(told: str, empty: frozenset[str]) -> list[str]:
    return [word for word in _words(told) if word not in empty]


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))


def word_set(text: str) -> set[str]:
    """The words of a text, each once and in small letters; numbers are none."""
    return set(_words(text))


def _clause(text: str, figure: Figure) -> str:
    """The words around a figure, up to the next marks."""
    return f"{before(text, figure.start)} {behind(text, figure.end)}"


def before(text: str, at: int) -> str:
    """The words before an offset, from the last mark on."""
    start = max(0, at - LOOKED)
    return text[max((mark.end() for mark in _OPENED.finditer(text, start, at)), default=start) : at]


def behind(text: str, at: int) -> str:
    """The words behind an offset, up to the next mark."""
    end = _CLAUSE.search(text, at)
    return text[at : end.start() if end is not None else len(text)]


def sentence_start(text: str, at: int) -> int:
    """Where the sentence or line of an offset begins."""
    return max(text.rfind(". ", 0, at) + 1, text.rfind("\n", 0, at) + 1)

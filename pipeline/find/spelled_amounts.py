"""Amounts of money whose figure is spelled out: `hai trăm triệu đồng`. ANNOTATION: AMT.

What only repeats the figure before it, `87.000.000 đồng (Bằng chữ: …)`, is no second amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.find.half_amounts import half_amounts
from pipeline.find.qualifiers import QualifierOf, qualifier_before
from pipeline.find.spelled_bare import FEWEST, Bare, bare_scales, is_money
from pipeline.model import Layout, Mention
from pipeline.numberwords import NumberWords, number_words
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded
from pipeline.values import Amount

LONGEST = 160  # characters: twenty words of a figure in full
RESTATED = 40  # characters from a figure to the words that repeat it
_WORD = re.compile(r"\S+")
_FIGURE_AND_BRACKET = re.compile(r"(?P<figure>\d[\d.,]*)(?P<unit>[^\d(\n]*(?:\n[^\d(\n]+)?)\n?[^\S\n]*[(\[]\s*[“\"']?$")
_OPENING = "([“\"'"


@dataclass(frozen=True, slots=True)
class _Grammar:
    unit: re.Pattern[str]
    words: NumberWords
    vague: frozenset[str]
    year: frozenset[str]
    restated: re.Pattern[str]
    money: re.Pattern[str]  # units of money and their scales


def _grammar(rules: Rulebook) -> _Grammar:
    plain = rules.words("units.money_not.unit")[0]
    people = alternation(rules.words("units.money_not.after_unit"))
    restated = alternation(rules.words("units.spelled.restated"))
    words = number_words(rules)
    scaled = "|".join(rf"(?<=[^\W\d]\s{re.escape(word)}\s{plain})" for word in (*words.scales, *words.half))
    names = [unit.name for unit in rules.money_units]
    return _Grammar(
        unit=re.compile(rf"{plain}(?!\w)(?:{scaled})(?!\s+(?!{restated}){people}(?!\w))(?:\s?/\s?[^\W\d_]+)*"),
        words=words,
        vague=frozenset(rules.words("units.spelled.vague", "words.date.to")),
        year=frozenset(rules.words("words.date.year")),
        restated=re.compile(restated, re.IGNORECASE),
        money=re.compile(rf"(?<!\w){alternation([*words.scales, *names])}(?!\w)", re.IGNORECASE),
    )


def spelled_amount_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of amounts in words."""
    grammar = _grammar(rules)
    qualifier = qualifier_before(rules)
    halves = half_amounts(rules, qualifier)
    bare, is_told = bare_scales(rules), is_money(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        yield from halves(text)
        for unit in grammar.unit.finditer(text):
            found = _figure_before(grammar, text, unit.start())
            if found is None or _is_restated(grammar, text, found):
                continue
            per = unit[0].partition("/")[2].strip()
            printed = folded(f"{found.scale} {unit[0].partition('/')[0]}").strip()
            value = Amount(
                value=Decimal(found.value),
                currency="VND",
                unit=printed,
                step=Decimal(found.step),
                per=per,
                qualifier=qualifier(text, found.start),
            )
            yield Mention(found.start, unit.end(), value, "units.toml: spelled")
        for scale in bare(text):
            mention = _without_unit(grammar, qualifier, text, scale)
            if mention is not None and is_told(text, mention.start):
                yield mention

    return find


def _without_unit(grammar: _Grammar, qualifier: QualifierOf, text: str, scale: Bare) -> Mention | None:
    """`hai tỷ rưỡi`, `một tỷ hai`: the figure up to the scale, and tenths of it."""
    found = _figure_before(grammar, text, scale.end)
    if found is None or found.value < FEWEST or _is_restated(grammar, text, found):
        return None
    value = Amount(
        value=Decimal(found.value + scale.tenths * scale.scale // 10),
        currency="VND",
        unit=found.scale,
        step=Decimal(scale.scale // 10 if scale.tenths else found.step),
        per=scale.per,
        qualifier=qualifier(text, found.start),
    )
    return Mention(found.start, scale.closed, value, "units.toml: spelled")


@dataclass(frozen=True, slots=True)
class _Spelled:
    start: int
    value: int
    step: int
    scale: str


def _figure_before(grammar: _Grammar, text: str, at: int) -> _Spelled | None:
    """The figure in words that ends at `at`; `None` where there is none, or one without a value (`hàng trăm triệu`)."""
    base = max(0, at - LONGEST)
    tokens = list(_WORD.finditer(text, base, at))
    words = [_word(grammar, token[0]) for token in tokens]
    first = len(words)
    while first and grammar.words.holds(words[first - 1]) and not (first < len(words) and _opens(tokens[first])):
        first -= 1
    if first < len(words) and words[first] not in {*grammar.words.digits, *grammar.words.ten}:
        return None  # trăm triệu đồng: what stands before it has no value
    if _is_vague(grammar, tokens, words, first):
        return None
    may_be_year = first < len(words) and words[first] in grammar.year  # trong năm hai tỷ đồng
    for begin in (first, first + 1) if may_be_year else (first,):
        value = grammar.words.value(words[begin:])
        if value:
            scale = next(word for word in reversed(words) if word in grammar.words.scales)
            start = tokens[begin].end() - len(tokens[begin][0].lstrip(_OPENING))
            return _Spelled(start, value, _step(grammar, words), scale)
    return None


def _opens(token: re.Match[str]) -> bool:
    """Whether a bracket or quotation begins with the word: `(Mười hai tỷ`."""
    return token[0][0] in _OPENING


def _word(grammar: _Grammar, printed: str) -> str:
    """In small letters; a comma parts the groups of a figure: `bảy tỷ, sáu trăm triệu`."""
    word = printed.casefold().lstrip(_OPENING)
    return word.removesuffix(",") if word.removesuffix(",") in grammar.words.scales else word


def _is_vague(grammar: _Grammar, tokens: list[re.Match[str]], words: list[str], first: int) -> bool:
    """`vài chục tỷ`, `hai, ba trăm triệu`, `hai đến ba tỷ`."""
    if not first or _opens(tokens[first]):
        return False
    before = words[first - 1]
    return before in grammar.vague or (before.rstrip(",-") in grammar.words.digits and tokens[first - 1][0][-1] in ",-")


def _step(grammar: _Grammar, words: list[str]) -> int:
    """Value of the last word: that of a scale, a tenth of it behind `rưỡi`."""
    scales = [grammar.words.scales[word] for word in words if word in grammar.words.scales]
    if words[-1] in grammar.words.half:
        return scales[-1] // 10
    return scales[-1] * (scales[-2] if len(scales) > 1 and words[-2] in grammar.words.scales else 1)


def _is_restated(grammar: _Grammar, text: str, found: _Spelled) -> bool:
    """Whether the words repeat a figure of money before them; `5 hộ (hai trăm triệu đồng)` is one of something else."""
    before = text[max(0, found.start - RESTATED) : found.start]
    if grammar.restated.search(before):
        return True
    match = _FIGURE_AND_BRACKET.search(before)
    if match is None:
        return False
    is_same = re.sub(r"\D", "", match["figure"]) == str(found.value)
    return is_same or not match["unit"].strip() or grammar.money.search(match["unit"]) is not None

"""The type of a cited document by the words before its number. A part of the finder of citations."""

from __future__ import annotations

import re

from pipeline.figures import MONTHS
from pipeline.find.citation_grammar import CitationGrammar
from pipeline.model import Mention
from pipeline.text import UPPER, folded
from pipeline.values import Citation

CLAUSE_END = re.compile(r"[,.;:()]")
NUMBER_OF_YEAR = re.compile(rf"(?P<number>\d{{1,4}})/(?:19|20)\d\d(?![\w/%]|[.,-]\d|\s?[-/]\s?[{UPPER}])")
PLAIN_WORDS = r"(?:[^\W\d_]+\s+){1,8}"


def type_before(grammar: CitationGrammar, before: str) -> str | None:
    """The type right before the number; `None` for none."""
    match = grammar.type_before.search(before)
    return grammar.names[folded(match[1]).casefold()] if match else None


def short_type_before(grammar: CitationGrammar, before: str) -> str | None:
    """`NĐ 64/CP`, `CV số 335/PTC`: the type by its symbol alone; `None` for none."""
    match = grammar.short_before.search(before)
    return grammar.by_symbol[match[1].casefold()] if match else None


def of_year(grammar: CitationGrammar, text: str, start: int, before: str) -> Mention | None:
    """`Nghị định 34/2016`, `Quyết định số 12/2020`: a number and its year, whose symbol is left out; `None` for none.

    A number that may be a month counts behind `số` only.
    """
    match, typed = NUMBER_OF_YEAR.match(text, start), grammar.year_before.search(before)
    if match is None or typed is None or not (typed["told"] or int(match["number"]) > MONTHS):
        return None
    name = folded(typed["type"]).casefold()
    doc_type = grammar.names.get(name) or grammar.by_symbol.get(name, "")
    value = Citation(match[0], doc_type, match["number"], "", normative=True)
    return Mention(start, match.end(), value, "doc_types.toml: number and year")


def is_what_it_is_of(grammar: CitationGrammar, before: str, typed: str, kind: str) -> bool:
    """`Quyết định phê duyệt dự án số 1122/QĐ-UBND`: another type stands at the number, that of the symbol before it."""
    if not kind or kind == typed:
        return False
    at = grammar.type_before.search(before)
    clause = CLAUSE_END.split(before[: at.start()])[-1] if at and at[1].islower() else ""
    return re.search(rf"(?<!\w){kind}\s+{PLAIN_WORDS}$", clause, re.IGNORECASE) is not None


def named_before(grammar: CitationGrammar, before: str) -> str:
    """`Bản án hình sự sơ thẩm số 41/2016/HSST`: the type, where neither it nor the symbol tells one; "" for none.

    So does `02 kiến nghị (số 08/KN-VKS`.
    """
    match = grammar.named_before.search(before) or grammar.bracket_before.search(before)
    return grammar.names[folded(match[1]).casefold()] if match else ""


def law_before(grammar: CitationGrammar, before: str) -> str:
    """What the Assembly's symbol does not tell: a law, a code, a resolution; its title may stand before the number."""
    clause = re.split(r"[;.]\s", before)[-1]
    laws = list(grammar.law_before.finditer(clause))
    words = [word for word in clause.split()[-2:] if word in grammar.symbols]  # NQ 43/2022/QH15
    if words:
        return grammar.by_symbol[words[-1].casefold()]
    return folded(laws[-1][1]).casefold() if laws else grammar.law

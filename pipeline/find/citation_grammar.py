"""What stands around the numbers of cited documents, and the tables of types and symbols. DOMAIN sections 1-3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation, capital, cased
from pipeline.text import UPPER, without_bar

KIND_WORDS = 6  # between a type and `số`: hợp đồng chuyển nhượng quyền sử dụng đất


@dataclass(frozen=True, slots=True)
class CitationGrammar:
    """Compiled patterns and tables, from rules/doc_types.toml, issuers.toml and words.toml."""

    bare_before: re.Pattern[str]
    plain_before: re.Pattern[str]  # a type of which a number counts too: kế hoạch 5 năm
    plain_follow: re.Pattern[str]
    programme_before: re.Pattern[str]
    great_before: re.Pattern[str]
    last_words: frozenset[str]
    type_before: re.Pattern[str]
    named_before: re.Pattern[str]  # a type and what it is of: giấy phép khai thác khoáng sản số
    vague_before: re.Pattern[str]  # văn bản: what it is, the symbol tells
    bracket_before: re.Pattern[str]  # 02 kiến nghị (số
    short_before: re.Pattern[str]
    law_before: re.Pattern[str]
    standard_before: re.Pattern[str]
    number_word: re.Pattern[str]
    joined: re.Pattern[str]  # what ends before a list's last number: a glance, for `members` is slow
    members: re.Pattern[str]
    year_before: re.Pattern[str]  # Nghị định, before 34/2016
    bare_list: re.Pattern[str]
    bare_end: re.Pattern[str]
    fused: re.Pattern[str]
    bare_follow: re.Pattern[str]
    counted: re.Pattern[str]  # before how many there are of a type
    dated: re.Pattern[str]
    glued: re.Pattern[str]  # a day that a blank is lost before
    names: dict[str, str]
    by_symbol: dict[str, str]
    by_party_symbol: dict[str, str]
    letter: str
    joint: re.Pattern[str]
    symbol_case: dict[str, str]
    symbols: frozenset[str]
    sides: frozenset[str]
    law: str


def citation_grammar(rules: Rulebook) -> CitationGrammar:
    """The grammar of a rulebook."""
    names = {alias: kind.name for kind in rules.doc_types for alias in (kind.name, *kind.aliases)}
    by_symbol = {symbol.casefold(): kind.name for kind in rules.doc_types for symbol in kind.symbols}
    by_symbol = {without_bar(key): name for key, name in by_symbol.items()} | by_symbol
    case = {symbol.casefold(): symbol for symbol in rules.words("issuers.symbols.known")}
    # Of a type's symbols the first is the official one (CTr before CTR); `QD` and `HDND` have lost the bar of their Đ.
    official = [(symbol, kind.symbols[0]) for kind in rules.doc_types for symbol in kind.symbols]
    case |= {
        symbol.casefold(): first if symbol.casefold() == first.casefold() else symbol for symbol, first in official
    }
    case = {without_bar(key): symbol for key, symbol in case.items()} | case
    number_word = alternation(word.casefold() for word in rules.words("words.citation.number"))
    programmes = {name.casefold() for name in rules.words("words.citation.programmes")}
    numbered = [name for name in names if name.casefold() not in programmes]
    bare_types = [a for kind in rules.doc_types if kind.bare_number for a in (kind.name, *kind.aliases)]
    money = (unit.name for unit in rules.money_units)
    plain_types = [name for name in names if name not in bare_types]
    day = alternation(rules.words("words.date.day"))
    units = alternation([*rules.words("units.quantity.nouns", "units.quantity.durations"), *money])
    laws = rules.words("words.citation.laws")
    conjunction = alternation(rules.words("words.place.and"))
    no_kinds = alternation(rules.words("words.citation.no_kinds"))
    until = alternation(rules.words("words.date.to"))  # từ số 21 đến số 25/QĐ-UBND
    normative, short = (rules.words(f"words.citation.normative_{key}") for key in ("types", "short"))
    since = alternation(rules.words("words.zone.period_from"))
    last_joint = rf"(?:,|\s(?:{conjunction}|{until}))\s+(?P<own>{number_word}\s*:?\s*)?"
    listed = rf"(?:\s*,\s*|\s+{conjunction}\s+)"
    fused = {form for symbol in rules.words("issuers.symbols.fused") for form in (symbol, without_bar(symbol))}
    bodies = {form for symbol in rules.words("issuers.symbols.known") for form in (symbol, without_bar(symbol))}
    blank = r"(?:(?!\n\s*\n)\s)+"  # a title and the text below it are two paragraphs
    standards = alternation(rules.words("words.citation.standards"))
    return CitationGrammar(
        bare_before=re.compile(
            rf"(?<!\w)(?:(?P<bare>{alternation(bare_types)})\s+(?P<told>{number_word}\s*:?\s*)?"
            rf"|(?P<named>{alternation(numbered)})\s+{number_word}\s*:?\s*)$",
            re.IGNORECASE,
        ),
        plain_before=re.compile(rf"(?<!\w)(?P<plain>{cased(plain_types)})\s+$"),
        plain_follow=re.compile(
            rf"(?:{listed}\d{{1,5}}(?!\w))*\s*,?\s*(?:{day}\s+\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|\s+{alternation(rules.words('words.date.month'))}\s+\d)"
            rf"|(?P<of>{alternation(rules.words('words.citation.of'))}\s+[{UPPER}]))"
        ),
        programme_before=re.compile(rf"(?<!\w){alternation(programmes)}\s+$", re.IGNORECASE),
        great_before=re.compile(
            rf"(?<!\w){alternation(capital(name) for name in rules.words('words.citation.named_by_number'))}\s+$"
        ),
        last_words=frozenset(
            name.casefold().split()[-1] for name in [*names, *short, *rules.words("words.citation.number")]
        ),
        type_before=re.compile(rf"(?<!\w)({alternation(names)})\s*(?:{number_word}\s*[:.]?\s*)?$", re.IGNORECASE),
        named_before=re.compile(
            rf"(?<!\w)({alternation(names)})(?:{blank}(?!(?:{alternation(names)}|{no_kinds})(?!\w))[^\W\d_]+){{1,{KIND_WORDS}}}{blank}{number_word}\s*:?\s*$",
            re.IGNORECASE,
        ),
        vague_before=re.compile(
            rf"(?<!\w){alternation(rules.words('words.citation.vague'))}\s*(?:{number_word}\s*[:.]?\s*)?$",
            re.IGNORECASE,
        ),
        bracket_before=re.compile(rf"(?<!\w)({alternation(names)})\s*\(\s*{number_word}\s*:?\s*$", re.IGNORECASE),
        short_before=re.compile(
            rf"(?<![\w/.-])({alternation(rules.words('words.citation.short_types'))})\s+(?:(?i:{number_word})\s*[:.]?\s*)?$"
        ),
        law_before=re.compile(rf"(?<!\w)({alternation(laws)})(?!\w)", re.IGNORECASE),
        standard_before=re.compile(rf"(?<!\w){standards}\s*(?:{number_word}\s*)?$", re.IGNORECASE),
        number_word=re.compile(rf"(?<!\w){number_word}\s*[:.]?\s*$", re.IGNORECASE),
        joined=re.compile(rf"{last_joint}$", re.IGNORECASE),
        members=re.compile(
            rf"(?<!\w)(?:(?:{since}\s+)?{number_word}\s*:?|{alternation(names)})\s*"
            rf"(?P<numbers>\d{{1,5}}(?:\s*,\s*(?:{number_word}\s*)?\d{{1,5}})*)\s*{last_joint}$",
            re.IGNORECASE,
        ),
        year_before=re.compile(
            rf"(?<!\w)(?P<type>(?i:{alternation(normative)})|{alternation(short)})\s+(?P<told>(?i:{number_word})\s*:?\s*)?$"
        ),
        bare_list=re.compile(
            rf"(?:{listed}\d{{1,5}}(?![\w/%]|[.,-]\d))+"
            rf"(?=\s+{alternation(rules.words('words.citation.after_number'))}(?!\w)|\s*[;.)]|\s*$)",
            re.IGNORECASE,
        ),
        bare_end=re.compile(
            rf"\s*[;)]|\s*,\s+{alternation(names)}(?!\w)|\s+(?:{alternation(rules.words('words.citation.after_number'))}|{conjunction})(?!\w)",
            re.IGNORECASE,
        ),
        fused=re.compile(rf"({alternation(fused)}){alternation(bodies)}", re.IGNORECASE),
        bare_follow=re.compile(rf"\s+{units}(?!\w)", re.IGNORECASE),
        counted=re.compile(rf"\d\s+{alternation(rules.words('words.citation.counted'))}(?!\w)[^.;\n]*$"),
        glued=re.compile(rf"{day}(?=\s+\d)"),
        dated=re.compile(rf"\s*,?\s*{alternation(rules.words('words.date.day'))}\s+\d", re.IGNORECASE),
        names={name.casefold(): kind for name, kind in names.items()},
        by_symbol=by_symbol,
        by_party_symbol={s.casefold(): kind.name for kind in rules.doc_types for s in kind.party_symbols},
        letter=by_symbol["cv"],
        joint=re.compile(rf"\s*(?:,|;|\s{conjunction})\s+(?:{number_word}\s*)?"),
        symbol_case=case,
        symbols=frozenset(symbol for kind in rules.doc_types for symbol in kind.symbols),
        sides=frozenset(word.casefold() for word in rules.words("words.table.ratio_sides") if word.isalpha()),
        law=laws[0],
    )

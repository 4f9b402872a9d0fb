"""Numbers of cited documents (số, ký hiệu). ANNOTATION: REF; DOMAIN sections 1-3.

Three shapes: State `480/QĐ-UBND` and `27/2018/QĐ-UBND`, National Assembly `45/2019/QH14`, Party `15-NQ/TU`; and a bare number right
after a type (`Nghị quyết 11`). Blanks and line breaks may stand around `/` and `-`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import Citation, Layout, Mention
from pipeline.rulebook import Rulebook, alternation

NUMBER_WORD_REACH = 16  # characters: "số ký hiệu: "
BARE_REACH = 48  # characters back to the type of a bare number: the longest type and "số ký hiệu"
TYPE_REACH = 120  # characters back to the type of a law (`Luật … số`): titles of laws run to about a hundred
LETTERS = "A-Za-zÀ-Ỹà-ỹĐđ"
# One group of a symbol: letters, with `&` inside and digits behind (QH14, BKH&CN).
GROUP = rf"[{LETTERS}][{LETTERS}&]*\d{{0,2}}"
JOINT = r"\s*[-/]\s*"
# A bare number ends the citation: no symbol, sign or further digits follow.
NOT_LONGER = r"(?![\w.,/%:-]*\d|\s*[/%]|\w|-[A-ZĐ]|\s*-\s*[A-ZĐ]+/)"


@dataclass(frozen=True, slots=True)
class _Grammar:
    citation: re.Pattern[str]
    bare: re.Pattern[str]
    bare_before: re.Pattern[str]
    last_words: frozenset[str]
    type_before: re.Pattern[str]
    law_before: re.Pattern[str]
    standard_before: re.Pattern[str]
    number_word: re.Pattern[str]
    bare_follow: re.Pattern[str]
    dated: re.Pattern[str]
    names: dict[str, str]
    by_symbol: dict[str, str]
    symbol_case: dict[str, str]
    symbol_like: re.Pattern[str]


def _grammar(rules: Rulebook) -> _Grammar:
    names = {alias: kind.name for kind in rules.doc_types for alias in (kind.name, *kind.aliases)}
    by_symbol = {symbol.casefold(): kind.name for kind in rules.doc_types for symbol in kind.symbols}
    case = {symbol.casefold(): symbol for symbol in rules.words("issuers.symbols.known")}
    case |= {symbol.casefold(): symbol for kind in rules.doc_types for symbol in kind.symbols}
    number_word = alternation(word.casefold() for word in rules.words("words.citation.number"))
    bare_types = [a for kind in rules.doc_types if kind.bare_number for a in (kind.name, *kind.aliases)]
    units = alternation(rules.words("units.quantity.nouns") + rules.words("units.quantity.durations"))
    laws = alternation(rules.words("words.citation.laws"))
    return _Grammar(
        citation=re.compile(rf"(?P<number>\d(?<![\w.,/:-]\d)\d{{0,4}}[a-zA-Z]?)(?P<joint>{JOINT})(?:(?P<year>(?:19|20)\d\d){JOINT})?(?P<symbol>{GROUP}(?:(?:{JOINT}|\.(?=[A-ZĐ]{{1,6}}(?!\w))){GROUP}){{0,6}})(?![\w])"),
        bare=re.compile(rf"\d{{1,5}}[a-zA-Z]?{NOT_LONGER}"),
        bare_before=re.compile(
            rf"(?<!\w)(?:(?P<bare>{alternation(bare_types)})\s+(?P<told>{number_word}\s*:?\s*)?"
            rf"|(?P<named>{alternation(names)})\s+{number_word}\s*:?\s*)$",
            re.IGNORECASE,
        ),
        last_words=frozenset(name.casefold().split()[-1] for name in [*names, *rules.words("words.citation.number")]),
        type_before=re.compile(rf"(?<!\w)({alternation(names)})\s*(?:{number_word}\s*[:.]?\s*)?$", re.IGNORECASE),
        law_before=re.compile(rf"(?<!\w)({laws})(?!\w)", re.IGNORECASE),
        standard_before=re.compile(rf"(?<!\w){alternation(rules.words('words.citation.standards'))}\s*(?:{number_word}\s*)?$", re.IGNORECASE),
        number_word=re.compile(rf"(?<!\w){number_word}\s*[:.]?\s*$", re.IGNORECASE),
        bare_follow=re.compile(rf"\s+{units}(?!\w)", re.IGNORECASE),
        dated=re.compile(rf"\s*,?\s*{alternation(rules.words('words.date.day'))}\s+\d", re.IGNORECASE),
        names={name.casefold(): kind for name, kind in names.items()},
        by_symbol=by_symbol,
        symbol_case=case,
        symbol_like=re.compile(r"[A-ZĐ][A-ZĐa-z&]*\d{0,2}"),
    )  # fmt: skip


def citation_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of cited documents; date and issuer are linked later."""
    grammar = _grammar(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        for match in grammar.citation.finditer(text):
            found = _citation(grammar, text, match)
            if found:
                yield found
        yield from _bare(grammar, text)

    return find


def _bare(grammar: _Grammar, text: str) -> Iterator[Mention]:
    """Numbers without a symbol, right after a type: `Nghị quyết 11`, `Kế hoạch số 25`."""
    for match in grammar.bare.finditer(text):
        start = match.start()
        before = text[max(0, start - BARE_REACH) : start]
        words = before.split()
        if before[-1:].strip(" \t\n:") or not words or words[-1].casefold().rstrip(":") not in grammar.last_words:
            continue
        found = grammar.bare_before.search(before)
        if found is None:
            continue
        if not found["named"] and not found["told"] and (_is_count(grammar, text, match) or "\n" in found[0]):
            continue
        doc_type = grammar.names[" ".join((found["bare"] or found["named"]).casefold().split())]
        yield Mention(start, match.end(), Citation(match[0], doc_type, match[0], ""), "doc_types.toml: bare number")


def _is_count(grammar: _Grammar, text: str, match: re.Match[str]) -> bool:
    """`kết luận 12 vụ`: a counted noun follows; `Quyết định 755 ngày 14/8/2012` has its date."""
    if grammar.dated.match(text, match.end()):
        return False
    return grammar.bare_follow.match(text, match.end()) is not None


def _citation(grammar: _Grammar, text: str, match: re.Match[str]) -> Mention | None:
    before = text[max(0, match.start() - TYPE_REACH) : match.start()]
    groups = [group for group in re.split(r"\s*[-/.]\s*", match["symbol"]) if group]
    end = match.end()
    said = grammar.number_word.search(before[-NUMBER_WORD_REACH:]) is not None
    typed = _type_before(grammar, before[-BARE_REACH:])
    keep = _real_groups(grammar, groups, match["symbol"], said=said or typed is not None)
    if keep < len(groups):
        cut = _cut(match["symbol"], keep)
        end = match.start("symbol") + cut
        groups = groups[:keep]
    if not groups or grammar.standard_before.search(before[-BARE_REACH:]):
        return None
    symbol_text = text[match.start("symbol") : end]
    kind = _kind_of(grammar, groups)
    if not _is_citation(grammar, match, groups, kind=kind, said=said, typed=typed is not None):
        return None
    symbol = _symbol(grammar, groups, symbol_text)
    number, year = match["number"], match["year"] or ""
    joint = "/" if "/" in match["joint"] else "-"
    canonical = f"{number}/{year}/{symbol}" if year else f"{number}{joint}{symbol}"
    is_assembly = re.fullmatch(r"(?:QH|UBTVQH)\d{0,2}", groups[0].upper()) is not None
    doc_type = _doc_type(grammar, before, typed, kind, assembly=is_assembly)
    value = Citation(canonical, doc_type, number, symbol, normative=bool(year))
    return Mention(match.start(), end, value, f"doc_types.toml: {kind or groups[0]}")


def _cut(symbol: str, keep: int) -> int:
    """Length of the first `keep` groups of a printed symbol."""
    groups = list(re.finditer(r"[^\s/.-]+", symbol))
    return groups[keep - 1].end() if keep else 0


def _real_groups(grammar: _Grammar, groups: list[str], printed: str, *, said: bool) -> int:
    """How many of the groups belong to the symbol: a blank dash and a plain word behind it do not."""
    pieces = list(re.finditer(r"[^\s/.-]+", printed))
    for index, (group, piece) in enumerate(zip(groups, pieces, strict=True)):
        known = group.casefold() in grammar.symbol_case or re.fullmatch(r"(?:qh|ubtvqh)\d{1,2}", group.casefold())
        if known:
            continue
        joint = printed[pieces[index - 1].end() : piece.start()] if index else ""
        spaced = joint != joint.strip() and "\n" not in joint
        upper = grammar.symbol_like.fullmatch(group) is not None and sum(c.isupper() for c in group) * 2 >= len(
            group.rstrip("0123456789")
        )
        if not upper and not (said and index and not spaced and len(group) <= 8 and group.isascii()):  # noqa: PLR2004
            return index
        if spaced and not upper:
            return index
    return len(groups)


def _kind_of(grammar: _Grammar, groups: list[str]) -> str:
    """Type that the symbol tells: its first group, as a rule."""
    return next(
        (grammar.by_symbol[group.casefold()] for group in groups[:1] if group.casefold() in grammar.by_symbol), ""
    )


def _is_citation(
    grammar: _Grammar, match: re.Match[str], groups: list[str], *, kind: str, said: bool, typed: bool
) -> bool:
    """A type in the symbol, or a word before it that says so; never a lone unit (`5/ha`) or a word."""
    first = groups[0].casefold()
    if re.fullmatch(r"(?:qh|ubtvqh)\d{1,2}", first):
        return bool(match["year"])
    known = [group.casefold() in grammar.symbol_case for group in groups]
    if said or typed:
        return len(groups) > 1 or known[0] or groups[0].isupper()
    if kind and len(groups) > 1:
        return groups[0].casefold() in grammar.by_symbol and (
            any(known[1:]) or groups[1].isupper() or groups[1].istitle()
        )
    return len(groups) > 1 and known[0] and all(group.isupper() for group in groups)


def _symbol(grammar: _Grammar, groups: list[str], printed: str) -> str:
    """The symbol closed up, in the case of the issuing rule."""
    joints = [joint.strip() for joint in re.findall(r"\s*[-/.]\s*", printed.strip())]
    written = [_group_case(grammar, group) for group in groups]
    return written[0] + "".join(joint + group for joint, group in zip(joints, written[1:], strict=False))


def _group_case(grammar: _Grammar, group: str) -> str:
    known = grammar.symbol_case.get(group.casefold())
    if known:
        return known
    return group.upper() if group.islower() else group


def _type_before(grammar: _Grammar, before: str) -> str | None:
    match = grammar.type_before.search(before)
    return grammar.names[" ".join(match[1].casefold().split())] if match else None


def _doc_type(grammar: _Grammar, before: str, typed: str | None, kind: str, *, assembly: bool) -> str:
    """From the words before the number, else from the symbol; a law's title may stand between."""
    if typed:
        return typed
    if assembly:
        clause = re.split(r"[;.]\s", before)[-1]
        laws = list(grammar.law_before.finditer(clause))
        return " ".join(laws[-1][1].casefold().split()) if laws else "luật"
    return kind

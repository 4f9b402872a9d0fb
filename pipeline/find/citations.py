"""Numbers of cited documents (số, ký hiệu). ANNOTATION: REF; DOMAIN sections 1-3.

Three shapes: State `480/QĐ-UBND` and `27/2018/QĐ-UBND`, National Assembly `45/2019/QH14`, Party `15-NQ/TU`; and a bare
number right after a type (`Nghị quyết 11`). Blanks and line breaks may stand around `/` and `-`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.figures import is_year
from pipeline.find.bare_citations import BARE_REACH, DIGITS, bare_citations
from pipeline.find.citation_grammar import CitationGrammar, citation_grammar
from pipeline.find.citation_types import (
    is_what_it_is_of,
    law_before,
    named_before,
    short_type_before,
    type_before,
)
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook
from pipeline.starts import digit_starts, matches_from
from pipeline.text import LOWER, UPPER
from pipeline.values import Citation

NUMBER_WORD_REACH = 16  # characters: "số ký hiệu: "
JOINT_REACH = 16  # characters: a conjunction and its blanks
TYPE_REACH = 120  # characters back to the type of a law (`Luật … số`): titles of laws run to about a hundred
LONGEST_GLUED = 40  # characters of a citation
LONGEST_PLAIN_GROUP = 8  # letters of a group that no list knows and that is not in capitals (`Stnmt`)
# One group of a symbol: letters, with `&` inside and digits behind, no year (QH14, VP135, BKH&CN, BCĐ1389).
GROUP = rf"[{UPPER}{LOWER}][{UPPER}{LOWER}&]*(?:\d{{0,3}}(?!\d)|(?!19|20)\d{{4}})"
SPLIT_NUMBER = re.compile(r"(?<!\d)(\d) $")
SPLIT_DIGITS = 3  # of the part behind the blank
JOINT = r"\s*[-/]\s*"
SPACED = rf"[ ](?=[{UPPER}]{{2,3}}[a-z]?/[{UPPER}])"  # 84 QĐ/TWĐTN
CITATION = re.compile(
    rf"(?P<number>\d(?<![{UPPER}\d_.,/:-]\d)\d{{0,4}}[a-zA-Z]?)(?P<joint>{JOINT}|{SPACED})"
    rf"(?:(?P<year>(?:19|20)\d\d){JOINT})?"
    rf"(?P<symbol>{GROUP}(?:(?:{JOINT}|\.(?=[{UPPER}]{{1,6}}(?!\w))){GROUP}){{0,6}})(?![\w])"
)
SYMBOL_LIKE = re.compile(rf"[{UPPER}][{UPPER}a-z&]*\d{{0,2}}")
BODY_LIKE = re.compile(rf"[{UPPER}]{{2,}}\d{{3,4}}")  # of a steering committee, behind the type: KH-BCĐ389
# The National Assembly and its standing committee number their laws by the Assembly: `45/2019/QH14`.
ASSEMBLY = re.compile(r"(?:qh|ubtvqh)(?P<ordinal>\d{0,2})")


def citation_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of cited documents; date and issuer are linked later."""
    grammar = citation_grammar(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        last = 0
        listed: set[int] = set()
        for match in _matches(grammar, text):
            in_list = last > 0 and grammar.joint.fullmatch(text, last, match.start()) is not None
            found = _citation(grammar, text, match, in_list=in_list)
            if found:
                last = found.end
                members = list(_members_before(grammar, text, found))
                listed |= {member.start for member in members}
                yield from members
                yield found
        yield from (mention for mention in bare_citations(grammar, text) if mention.start not in listed)

    return find


def _matches(grammar: CitationGrammar, text: str) -> list[re.Match[str]]:
    """What may be a citation; one whose date is glued to it ends before that: `08/2022/NĐ-CPngày 10/01/2022`."""
    found = list(matches_from(digit_starts(text), CITATION, text))
    glued = [day.start() for day in grammar.glued.finditer(text) if text[max(0, day.start() - 1)].isalnum()]
    if not glued:  # most texts
        return found
    starts = digit_starts(text)
    near = ((start, end) for end in glued for start in starts if 0 < end - start <= LONGEST_GLUED)
    cut = [match for start, end in near if (match := CITATION.match(text, start, end)) and match.end() == end]
    whole = (match for match in found if all(match.start() != other.start() for other in cut))
    return sorted([*whole, *cut], key=lambda match: match.start())


def _members_before(grammar: CitationGrammar, text: str, last: Mention) -> Iterator[Mention]:
    """`số 12, 13 và 14/QĐ-UBND`, `từ số 21 đến số 25/QĐ-UBND`: numbers that share the symbol of the last."""
    value = last.value
    if not grammar.joined.search(text, max(0, last.start - JOINT_REACH), last.start):
        return
    found = grammar.members.search(text, max(0, last.start - TYPE_REACH), last.start)
    if found is None or not isinstance(value, Citation):
        return
    low = max(0, found.start() - BARE_REACH)
    typed = type_before(grammar, text[low : found.start("numbers")]) or type_before(grammar, text[low : found.start()])
    if found["own"] and not typed:
        return  # thửa số 5, số 12/QĐ-UBND
    for match in DIGITS.finditer(found["numbers"]):
        at = found.start("numbers") + match.start()
        canonical = match[0] + value.canonical[len(value.number) :]
        member = replace(value, canonical=canonical, number=match[0], doc_type=typed or value.doc_type)
        yield Mention(at, at + len(match[0]), member, last.rule)


def _citation(grammar: CitationGrammar, text: str, match: re.Match[str], *, in_list: bool) -> Mention | None:
    """The citation that a match is; `in_list`: it goes on with a list of citations, `3919/UBND, 3920/UBND`."""
    before = text[max(0, match.start() - TYPE_REACH) : match.start()]
    pieces = list(re.finditer(r"[^\s/.-]+", match["symbol"]))
    split = SPLIT_NUMBER.search(before) if len(match["number"]) == SPLIT_DIGITS else None  # OCR: `số 1 234/QĐ-UBND`
    if split and not grammar.number_word.search(before[: split.start()][-NUMBER_WORD_REACH:]):
        split = None
    before = before[: split.start()] if split else before
    is_numbered = grammar.number_word.search(before[-NUMBER_WORD_REACH:]) is not None
    if before[-1:].isalpha() and not is_numbered:  # a blank is lost: số36/KH-UBND
        return None
    said = in_list or is_numbered
    if not said and _is_ratio(grammar, match):
        return None
    typed = type_before(grammar, before[-BARE_REACH:])
    short = None if typed else short_type_before(grammar, before[-NUMBER_WORD_REACH:])
    said = said or short is not None
    del pieces[_real_groups(grammar, pieces, match["symbol"], said=said or typed is not None) :]
    if not pieces or grammar.standard_before.search(before[-BARE_REACH:]):
        return None
    groups = [piece[0] for piece in pieces]
    printed = match["symbol"][: pieces[-1].end()]
    if len(groups) == 1 and _is_word(grammar, groups[0], text[match.start("symbol") + len(printed) :][:2]):
        return None
    kind = _kind(grammar, match, groups[0])
    if not _is_citation(grammar, match, groups, kind=kind, said=said, typed=typed is not None):
        return None
    symbol = _symbol(grammar, groups, printed)
    number, year = f"{split[1] if split else ''}{match['number']}", match["year"] or ""
    joint = match["joint"].strip()  # 84 QĐ/TWĐTN has none
    canonical = f"{number}/{year}/{symbol}" if year else f"{number}{joint}{symbol}"
    is_law = ASSEMBLY.fullmatch(groups[0].casefold()) is not None
    doc_type = typed or (law_before(grammar, before) if is_law else kind or short or _letter(grammar, groups))
    is_vague = bool(kind) and grammar.vague_before.search(before[-BARE_REACH:]) is not None
    doc_type = kind if is_vague or (typed and is_what_it_is_of(grammar, before, typed, kind)) else doc_type
    doc_type = doc_type or named_before(grammar, before)
    value = Citation(canonical, doc_type, number, symbol, normative=bool(year))
    end = match.start("symbol") + len(printed)
    start = match.start() - (len(split[0]) if split else 0)
    return Mention(start, end, value, f"doc_types.toml: {kind or groups[0]}")


def _is_word(grammar: CitationGrammar, group: str, behind: str) -> bool:
    """`Dự án 2-Đa dạng hóa sinh kế`: a word that only looks like a symbol (ĐA)."""
    is_small = group.istitle() and len(group) > 1 and grammar.symbol_case.get(group.casefold(), group).isupper()
    return is_small and behind[:1].isspace() and behind[1:].islower()


def _is_ratio(grammar: CitationGrammar, match: re.Match[str]) -> bool:
    """`KH 2020/ƯTH 2019 (%)`: the head of a column compares two years; `KH 2020/KH-UBND` is a plan."""
    side = match["symbol"].rstrip("0123456789").casefold()
    return (
        match["year"] is None and match["number"].isdigit() and is_year(int(match["number"])) and side in grammar.sides
    )


def _kind(grammar: CitationGrammar, match: re.Match[str], first: str) -> str:
    """Type that the symbol tells; the Party's TT is a thông tri, the State's a thông tư."""
    party = "-" in match["joint"] and not match["year"]
    fused = grammar.fused.fullmatch(first) if first.casefold() not in grammar.symbol_case else None
    first = fused[1] if fused else first  # QĐUB
    return (grammar.by_party_symbol if party else {}).get(first.casefold()) or grammar.by_symbol.get(
        first.casefold(), ""
    )


def _letter(grammar: CitationGrammar, groups: list[str]) -> str:
    """An official letter has no type in its symbol: the issuer stands first (`364/SKHCN-CN`)."""
    return grammar.letter if groups[0].casefold() in grammar.symbol_case else ""


def _real_groups(grammar: CitationGrammar, pieces: Sequence[re.Match[str]], printed: str, *, said: bool) -> int:
    """How many of the groups belong to the symbol: a blank dash and a plain word behind it do not."""
    for index, piece in enumerate(pieces):
        group = piece[0]
        if group.casefold() in grammar.symbol_case or _is_assembly(group):
            continue
        joint = printed[pieces[index - 1].end() : piece.start()] if index else ""
        spaced = joint != joint.strip() and "\n" not in joint
        plain = said and index and not spaced and len(group) <= LONGEST_PLAIN_GROUP and group.isascii()
        if not _is_mostly_capitals(group) and not plain and (spaced or not _is_committee(grammar, group, index)):
            return index
    return len(pieces)


def _is_mostly_capitals(group: str) -> bool:
    letters = group.rstrip("0123456789")
    return SYMBOL_LIKE.fullmatch(group) is not None and sum(c.isupper() for c in group) * 2 >= len(letters)


def _is_committee(grammar: CitationGrammar, group: str, index: int) -> bool:
    """`KH-BCĐ389`, `BCĐ389-TH`: a body that is called after a number of three or four digits."""
    is_known = group.rstrip("0123456789").casefold() in grammar.symbol_case
    return BODY_LIKE.fullmatch(group) is not None and (index > 0 or is_known)


def _is_assembly(group: str) -> bool:
    match = ASSEMBLY.fullmatch(group.casefold())
    return match is not None and match["ordinal"] != ""


def _is_citation(
    grammar: CitationGrammar, match: re.Match[str], groups: list[str], *, kind: str, said: bool, typed: bool
) -> bool:
    """A type in the symbol, or a word before it that says so; never a lone unit (`5/ha`) or a word."""
    if _is_assembly(groups[0]):
        return bool(match["year"])
    known = [group.casefold() in grammar.symbol_case for group in groups]
    if said or typed or grammar.fused.fullmatch(groups[0]):
        return len(groups) > 1 or known[0] or groups[0].isupper()
    if kind and len(groups) > 1:
        return any(known[1:]) or groups[1].isupper() or groups[1].istitle()
    return len(groups) > 1 and known[0] and all(group.isupper() for group in groups)


def _symbol(grammar: CitationGrammar, groups: list[str], printed: str) -> str:
    """The symbol closed up, its groups written as in the rules."""
    joints = [joint.strip() for joint in re.findall(r"\s*[-/.]\s*", printed.strip())]
    written = [_group_case(grammar, group) for group in groups]
    return written[0] + "".join(joint + group for joint, group in zip(joints, written[1:], strict=True))


def _group_case(grammar: CitationGrammar, group: str) -> str:
    known = grammar.symbol_case.get(group.casefold())
    if known:
        return known
    return group.upper() if group.islower() else group

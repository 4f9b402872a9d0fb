"""Numbers without a symbol, right after the type of a document: `Nghị quyết 11`, `Kế hoạch số 25`, `Nghị định 34/2016`.

A part of the finder of citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.figures import is_year
from pipeline.find.citation_grammar import CitationGrammar
from pipeline.find.citation_types import of_year
from pipeline.model import Mention
from pipeline.starts import digit_starts
from pipeline.text import UPPER, folded
from pipeline.values import Citation

BARE_REACH = 48  # characters back to the type of a bare number: the longest type and "số ký hiệu"
SPLIT_TAIL = re.compile(r" \d{3}\s?/")  # the rest of a split number
DAY_DIGITS = 2
# A bare number ends the citation: no symbol, sign or further digits follow.
BARE = re.compile(rf"\d{{1,5}}[a-zA-Z]?(?![\w.,/%:-]*\d|\s*[/%]|\w|-[{UPPER}]|\s*-\s*[{UPPER}]+/)")
BARE_BEFORE = frozenset(" \t\n:")
COUNTED_REACH = 160  # characters back to how many documents there are
# Behind how many there are of a type: the end of a clause, or the next type and how many.
LIST_GOES_ON = re.compile(r"\s*(?:[,;.)]|$|\s[^\W\d_]+\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s+\d)")
DIGITS = re.compile(r"\d+")


def bare_citations(grammar: CitationGrammar, text: str) -> Iterator[Mention]:
    """Numbers without a symbol, right after a type: `Nghị quyết 11`, `Kế hoạch số 25`."""
    for start in digit_starts(text):
        if not start or text[start - 1] not in BARE_BEFORE:
            continue
        before = text[max(0, start - BARE_REACH) : start]
        word = before.rsplit(maxsplit=1)[-1:]
        if not word or word[0].casefold().rstrip(":") not in grammar.last_words:
            continue
        by_year = of_year(grammar, text, start, before)
        if by_year is not None:
            yield by_year
            continue
        match = BARE.match(text, start)
        if match is None or SPLIT_TAIL.match(text, match.end()):
            continue
        found = grammar.bare_before.search(before)
        plain = None if found else _plain_type(grammar, text, match, before)
        if plain:
            yield from _numbered(grammar, text, match, plain)
        if found is None:
            continue
        if not found["named"] and not found["told"] and not _stands_alone(grammar, text, match, found):
            continue
        doc_type = grammar.names[folded(found["bare"] or found["named"]).casefold()]
        yield from _numbered(grammar, text, match, doc_type)


def _numbered(grammar: CitationGrammar, text: str, match: re.Match[str], doc_type: str) -> Iterator[Mention]:
    for number in (match, *_bare_members(grammar, text, match.end())):
        value = Citation(number[0], doc_type, number[0], "")
        yield Mention(number.start(), number.end(), value, "doc_types.toml: bare number")


def _plain_type(grammar: CitationGrammar, text: str, match: re.Match[str], before: str) -> str:
    """Type of a number that only what follows tells, `Kế hoạch 145 ngày 12/3/2018`, `Báo cáo 123 của UBND`; else ""."""
    found = grammar.plain_before.search(before)
    if found is None:
        return ""
    follows = grammar.plain_follow.match(text, match.end())
    is_programme = grammar.programme_before.search(before) is not None
    may_be_year = match[0].isdigit() and is_year(int(match[0]))  # Kế hoạch 2021 của UBND tỉnh
    is_great = grammar.great_before.search(before) is not None and len(match[0]) > DAY_DIGITS and match[0].isdigit()
    # Chương trình 135 của Chính phủ is a programme
    is_told = follows is not None and not (follows["of"] and (is_programme or may_be_year))
    is_alone = is_great and not may_be_year and not _is_count(grammar, text, match)
    return grammar.names[folded(found["plain"]).casefold()] if is_told or is_alone else ""


def _bare_members(grammar: CitationGrammar, text: str, at: int) -> Iterator[re.Match[str]]:
    """`các Nghị quyết 18, 19 của Trung ương`: more numbers; not the count of `Nghị quyết 09, 12 xã`."""
    found = grammar.bare_list.match(text, at)
    if found:
        yield from DIGITS.finditer(text, at, found.end())


def _stands_alone(grammar: CitationGrammar, text: str, match: re.Match[str], before: re.Match[str]) -> bool:
    """Whether a number is its type's and no count; over a line end only where what follows goes on with a citation."""
    if _is_count(grammar, text, match) or _is_of_many(grammar, text, match, before):
        return False
    return "\n" not in before[0][len(before["bare"]) :] or grammar.bare_end.match(text, match.end()) is not None


def _is_count(grammar: CitationGrammar, text: str, match: re.Match[str]) -> bool:
    """`kết luận 12 vụ`: a counted noun follows; `Quyết định 755 ngày 14/8/2012` has its date."""
    if grammar.dated.match(text, match.end()):
        return False
    return grammar.bare_follow.match(text, match.end()) is not None


def _is_of_many(grammar: CitationGrammar, text: str, match: re.Match[str], before: re.Match[str]) -> bool:
    """`ban hành 214 văn bản: quyết định 63, kế hoạch 28`: how many of a type in small letters there are."""
    if before["bare"][0].isupper() or not LIST_GOES_ON.match(text, match.end()):
        return False
    return grammar.counted.search(text, max(0, match.start() - COUNTED_REACH), match.start()) is not None

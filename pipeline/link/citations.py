"""A number with its date, issuer and type: what stands after it, before it, and in its list. ANNOTATION: REF."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Citation, DateValue, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER

DATE_REACH = 40  # characters between number and date: "được ban hành ngày", a line break
ISSUER_REACH = 140  # characters of an issuer's name
BEFORE_REACH = 160  # characters back to the issuer and date of `Ngày …, UBND tỉnh … ban hành Quyết định số`

Linker = Callable[[str, Sequence[Mention]], list[Mention]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    signed: re.Pattern[str]
    same_day: re.Pattern[str]
    of: re.Pattern[str]
    body: re.Pattern[str]
    place: re.Pattern[str]
    issued: re.Pattern[str]
    joint: re.Pattern[str]
    joints: frozenset[str]
    day_before: re.Pattern[str]
    known: re.Pattern[str]


def _grammar(rules: Rulebook) -> _Grammar:
    signed = alternation(rules.words("words.citation.signed"))
    of = alternation(rules.words("words.citation.of"))
    whole, heads = rules.words("issuers.bodies.whole"), rules.words("issuers.bodies.heads")
    number = alternation(rules.words("words.citation.number"))
    types = alternation([a for kind in rules.doc_types for a in (kind.name, *kind.aliases)])
    places = [w for level in ("province", "district", "commune") for w in rules.words(f"words.place.{level}")]
    issued = alternation(rules.words("words.citation.issued"))
    conjunction = alternation(rules.words("words.place.and"))
    return _Grammar(
        signed=re.compile(rf"\s*(?:[,(-]\s*)?(?:{signed})\s+$", re.IGNORECASE),
        same_day=re.compile(rf"\s*[,(]?\s*{alternation(rules.words('words.citation.same_day'))}\s+$", re.IGNORECASE),
        of=re.compile(rf"\s*[,)]?\s*(?:\([^()]{{0,40}}\)\s*)?(?:{of})\s+"),
        body=re.compile(rf"(?:{alternation([*whole, *heads])})(?!\w)"),
        place=re.compile(rf"\s+{alternation(places)}\s+[{UPPER}]"),
        issued=re.compile(rf"\s+(?:{issued}\s+)+(?:(?!{types})[^\W\d_]+\s+){{0,2}}(?:{types})\s+(?:{number}\s*:?\s*)?$", re.IGNORECASE),
        joint=re.compile(rf"\s*(?:,|;|{conjunction}|,\s*{conjunction})\s*(?:{number}\s*:?\s*)?", re.IGNORECASE),
        joints=frozenset(rules.words("issuers.bodies.joints")),
        day_before=re.compile(rf"(?:^|[.;\n]\s*|\()(?:{alternation(rules.words('words.date.day'))})\s+$", re.IGNORECASE),
        known=re.compile(rf"(?:{alternation(whole)})(?!\w)"),
    )  # fmt: skip


def citation_linker(rules: Rulebook) -> Linker:
    """The linker of citations; mentions come in reading order and without overlaps."""
    grammar = _grammar(rules)

    def link(text: str, mentions: Sequence[Mention]) -> list[Mention]:
        linked = list(mentions)
        citations = [i for i, m in enumerate(linked) if isinstance(m.value, Citation)]
        for index in citations:
            linked[index] = _with_date_and_issuer(grammar, text, linked, index)
        _share_in_lists(grammar, text, linked, citations)
        return linked

    return link


def _with_date_and_issuer(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> Mention:
    mention = mentions[index]
    citation = mention.value
    assert isinstance(citation, Citation)  # noqa: S101 the caller picked it by type
    date, behind = _date_after(grammar, text, mentions, index)
    issuer = _issuer_after(grammar, text, behind)
    if not issuer:
        issuer, start = _issuer_before(grammar, text, mention.start)
        if issuer and not date:
            date = _date_before(grammar, text, mentions, index, start)
    return replace(mention, value=replace(citation, date=date, issuer=issuer))


def _date_after(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> tuple[str, int]:
    """ISO date printed right after the number, and the offset behind it."""
    here = mentions[index]
    for other in mentions[index + 1 : index + 3]:
        if other.start - here.end > DATE_REACH:
            break
        value = other.value
        if isinstance(value, DateValue) and value.precision == "day" and value.value[0] != "X":
            if grammar.signed.match(text[here.end : other.start]):
                return value.value, other.end
            break
    return "", here.end


def _issuer_after(grammar: _Grammar, text: str, at: int) -> str:
    """`của UBND tỉnh Bình Định`: the body's name only."""
    match = grammar.of.match(text, at)
    return body_name(grammar, text, match.end())[0] if match else ""


def body_name(grammar: _Grammar, text: str, at: int) -> tuple[str, int]:
    """A body's name that begins at `at`, and its end; "" when none does."""
    match = grammar.body.match(text, at)
    if not match:
        return "", at
    end = match.end()
    for word in re.finditer(r"(\s+|\s*[-,]\s+)(\([^()\n]{1,20}\)|[\w&.'’/-]+)", text[end : at + ISSUER_REACH]):
        name = word[2]
        glue = word[1].strip()
        proper = name[0].isupper()
        if glue == "," and not _list_of_fields(text, end + word.end(), proper=proper):
            break
        if not proper and name not in grammar.joints:
            break
        if any(c.isdigit() for c in name) or "/" in name:
            break
        if name[-1] in ".":
            end_of = match.end() + word.end() - 1
            return _tidy(grammar, text[at:end_of]), end_of
    else:
        word = None
    stop = match.end() + (word.start() if word else len(text[match.end() : at + ISSUER_REACH]))
    return _tidy(grammar, text[at:stop]), stop


def _list_of_fields(text: str, at: int, *, proper: bool) -> bool:
    """`Sở Văn hóa, Thể thao và Du lịch`: a comma inside a name is followed by a capital and later by `và`."""
    return proper and re.match(r"[^,.;()]{0,30}\s+và\s+[A-ZĐ]", text[at : at + 48]) is not None


def _tidy(grammar: _Grammar, name: str) -> str:
    """Folded, without joining words at its end."""
    words = name.split()
    while words and ((words[-1] in grammar.joints and not _may_close(words)) or words[-1] in "-,"):
        words.pop()
    return " ".join(words).rstrip(" ,-")


def _may_close(words: list[str]) -> bool:
    """`UBND tỉnh`, `HĐND huyện` may end with the type; so may fields written small (`nông thôn`)."""
    return words[-1] not in {"và", "của", "các", "-", ",", "&"}


def _issuer_before(grammar: _Grammar, text: str, start: int) -> tuple[str, int]:
    """`UBND huyện … (đã) ban hành Quyết định số`: the issuer before, and where it begins."""
    low = max(0, start - BEFORE_REACH)
    before = text[low:start]
    issued = grammar.issued.search(before)
    if not issued:
        return "", start
    for match in reversed(list(grammar.body.finditer(before[: issued.start() + 1]))):
        name, end = body_name(grammar, text, low + match.start())
        if name and end >= low + issued.start() - 1:
            return name, low + match.start()
        break
    return "", start


def _date_before(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int, start: int) -> str:
    """`Ngày 14/9/2021, UBND tỉnh ban hành Quyết định số …`."""
    for other in reversed(mentions[max(0, index - 3) : index]):
        value = other.value
        if isinstance(value, DateValue) and value.precision == "day" and value.value[0] != "X":
            near = text[other.end : start].strip() in {"", ","} and other.end <= start
            cued = grammar.day_before.search(text[max(0, other.start - 12) : other.start])
            return value.value if near and cued else ""
    return ""


def _share_in_lists(grammar: _Grammar, text: str, mentions: list[Mention], citations: Sequence[int]) -> None:
    """`các Quyết định số 12/QĐ-UBND và 13/QĐ-UBND của UBND tỉnh`: one type and one issuer for the list; a date only by `cùng ngày`."""
    for index, following in zip(citations, citations[1:], strict=False):
        first, second = mentions[index].value, mentions[following].value
        assert isinstance(first, Citation)  # noqa: S101
        assert isinstance(second, Citation)  # noqa: S101
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if grammar.joint.fullmatch(between) and not second.doc_type:
            mentions[following] = replace(mentions[following], value=replace(second, doc_type=first.doc_type))
    for index, following in reversed(list(zip(citations, citations[1:], strict=False))):
        first, second = mentions[index].value, mentions[following].value
        if not isinstance(first, Citation) or not isinstance(second, Citation):
            continue
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if not grammar.joint.fullmatch(between):
            continue
        issuer = first.issuer or second.issuer
        date = first.date or (second.date if _is_same_day(grammar, text, mentions, following) else "")
        mentions[index] = replace(mentions[index], value=replace(first, issuer=issuer, date=date))


def _behind(mentions: Sequence[Mention], index: int, following: int) -> int:
    """End of the citation's own date, or of its number."""
    ends = [m.end for m in mentions[index:following] if isinstance(m.value, Citation | DateValue)]
    return max(ends)


def _is_same_day(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> bool:
    here = mentions[index]
    for other in mentions[index + 1 : index + 2]:
        return isinstance(other.value, DateValue) and grammar.same_day.match(text[here.end : other.start]) is not None
    return False

"""A number with its date, issuer and type: what stands after it, before it, and in its list. ANNOTATION: REF."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Citation, DateValue, Mention
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import UPPER

DATE_REACH = 40  # characters between number and date: "được ban hành ngày", a line break
BEFORE_REACH = 160  # characters back to the issuer and date of `Ngày …, UBND tỉnh … ban hành Quyết định số`

Linker = Callable[[str, Sequence[Mention]], list[Mention]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    signed: re.Pattern[str]
    same_day: re.Pattern[str]
    of: re.Pattern[str]
    body: re.Pattern[str]
    place: re.Pattern[str]
    field: re.Pattern[str]
    above: re.Pattern[str]
    with_field: frozenset[str]
    issued: re.Pattern[str]
    joint: re.Pattern[str]
    above_it: re.Pattern[str]
    day_before: re.Pattern[str]
    known: re.Pattern[str]


def _grammar(rules: Rulebook) -> _Grammar:
    signed = alternation(rules.words("words.citation.signed"))
    of = alternation(rules.words("words.citation.of"))
    whole, heads = rules.words("issuers.bodies.whole"), rules.words("issuers.bodies.heads")
    number = alternation(rules.words("words.citation.number"))
    types = alternation(types_of(rules))
    places = cased(w for level in ("province", "district", "commune") for w in rules.words(f"words.place.{level}"))
    issued = alternation(rules.words("words.citation.issued"))
    plural = alternation(rules.words("words.citation.plural"))
    conjunction = alternation(rules.words("words.place.and"))
    fields = alternation(rules.words("issuers.bodies.fields"))
    committees = [w for w in whole + heads if w not in rules.words("issuers.bodies.with_field")]
    joints = alternation(rules.words("issuers.bodies.field_joints")[:1])
    other = cased([*(w for w in types_of(rules)), *heads, *whole])  # another document or body begins
    capital = rf"[{UPPER}][\w&]*(?:['’]\w+)?"
    after = alternation(rules.words("issuers.bodies.after"))
    more = rf"(?:\s+(?!{after}(?!\w))[^\W\d_{UPPER}]+)?"  # a compound of two words: Giáo dục
    proper = rf"{capital}(?:(?:\s+|\s-\s){capital}){{0,4}}"
    return _Grammar(
        signed=re.compile(rf"\s*(?:[,(-]\s*)?(?:{signed})\s+$", re.IGNORECASE),
        same_day=re.compile(rf"\s*[,(]?\s*{alternation(rules.words('words.citation.same_day'))}\s+$", re.IGNORECASE),
        of=re.compile(rf"\s*[,)]?\s*(?:\([^()]{{0,40}}\)\s*)?(?:{of})\s+"),
        body=re.compile(rf"(?:{alternation([*whole, *heads])})(?!\w)"),
        place=re.compile(rf"\s+(?:{places}(?!\w)(?:\s+{proper})?|{proper})"),
        field=re.compile(
            rf"\s+(?:(?:{fields})(?!\w)"
            rf"|{capital}{more}(?:\s*(?:,|-|&|\s{joints}\s)\s*(?!{other}(?!\w)){capital}{more})*)"
        ),
        above=re.compile(rf"\s+(?:{alternation(committees)})(?!\w)"),
        with_field=frozenset(rules.words("issuers.bodies.with_field")),
        issued=re.compile(
            rf"\s+(?:{issued}\s+)+(?:(?!{types})[^\W\d_]+\s+){{0,2}}{types}\s+(?:{number}\s*:?\s*)?$", re.IGNORECASE
        ),
        joint=re.compile(
            rf"\s*(?:,|;|{conjunction}|,\s*{conjunction})\s*"
            rf"(?:(?:{plural}\s+)?{types}\s+)?(?:{number}\s*:?\s*)?",
            re.IGNORECASE,
        ),
        above_it=re.compile(rf"\s*,\s*{places}\s+{proper}\s*"),
        day_before=re.compile(
            rf"(?:^|[.;\n]\s*|\()(?:{alternation(rules.words('words.date.day'))})\s+$", re.IGNORECASE
        ),
        known=re.compile(rf"(?:{alternation(whole)})(?!\w)"),
    )


def types_of(rules: Rulebook) -> list[str]:
    """All names of types of documents."""
    return [name for kind in rules.doc_types for name in (kind.name, *kind.aliases)]


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
    if not isinstance(mention.value, Citation):
        return mention
    date, behind = _date_after(grammar, text, mentions, index)
    issuer = _issuer_after(grammar, text, behind)
    if not issuer:
        issuer, start = _issuer_before(grammar, text, mention.start)
        if issuer and not date:
            date = _date_before(grammar, text, mentions, index, start)
    return replace(mention, value=replace(mention.value, date=date, issuer=issuer))


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
    """A body's name that begins at `at`, and its end; "" when none does.

    A name is one or two bodies (`Ban Tuyên giáo Huyện ủy`), each with its field, and a place (`tỉnh Bình Định`,
    `huyện`).
    """
    match = grammar.body.match(text, at)
    if not match:
        return "", at
    end = match.end()
    if not grammar.known.fullmatch(match[0]):
        field = grammar.field.match(text, end) if match[0] in grammar.with_field else None
        end = field.end() if field else end
        above = grammar.above.match(text, end)
        end = above.end() if above else end
    place = grammar.place.match(text, end)
    end = place.end() if place else end
    name = " ".join(text[at:end].split())
    return ("", at) if name in grammar.with_field else (name, end)


def _issuer_before(grammar: _Grammar, text: str, start: int) -> tuple[str, int]:
    """`UBND huyện … (đã) ban hành Quyết định số`: the issuer before, and where it begins."""
    low = max(0, start - BEFORE_REACH)
    before = text[low:start]
    issued = grammar.issued.search(before)
    if not issued:
        return "", start
    # The first that reaches to the verb is the longest.
    for match in grammar.body.finditer(before[: issued.start() + 1]):
        name, end = body_name(grammar, text, low + match.start())
        above = grammar.above_it.match(text, end)  # UBND huyện Quản Bạ, tỉnh Hà Giang đã ban hành …
        end = above.end() if above else end
        if name and end >= low + issued.start() - 1:
            return name, low + match.start()
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
    """`các Quyết định số 12/QĐ-UBND và 13/QĐ-UBND của UBND tỉnh`: one type and one issuer for the list.

    A date is shared by `cùng ngày` only.
    """
    for index, following in pairwise(citations):
        first, second = mentions[index].value, mentions[following].value
        if not isinstance(first, Citation) or not isinstance(second, Citation):
            continue
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if grammar.joint.fullmatch(between) and not second.doc_type:
            mentions[following] = replace(mentions[following], value=replace(second, doc_type=first.doc_type))
    pairs = list(pairwise(citations))
    for index, following in [*pairs, *reversed(pairs)]:
        first, second = mentions[index].value, mentions[following].value
        if not isinstance(first, Citation) or not isinstance(second, Citation) or not _one_issuer(first, second):
            continue
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if not grammar.joint.fullmatch(between):
            continue
        issuer = first.issuer or second.issuer
        date = first.date or (second.date if _is_same_day(grammar, text, mentions, following) else "")
        mentions[index] = replace(mentions[index], value=replace(first, issuer=issuer, date=date))
        mentions[following] = replace(mentions[following], value=replace(second, issuer=second.issuer or issuer))


def _one_issuer(first: Citation, second: Citation) -> bool:
    """Whether both symbols are of the same body: their last group is the same (`QĐ-UBND`, `CV-UBND`)."""
    return re.split(r"[-/]", first.symbol)[-1] == re.split(r"[-/]", second.symbol)[-1]


def _behind(mentions: Sequence[Mention], index: int, following: int) -> int:
    """End of the citation's own date, or of its number."""
    ends = [m.end for m in mentions[index:following] if isinstance(m.value, Citation | DateValue)]
    return max(ends)


def _is_same_day(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> bool:
    here = mentions[index]
    for other in mentions[index + 1 : index + 2]:
        return isinstance(other.value, DateValue) and grammar.same_day.match(text[here.end : other.start]) is not None
    return False

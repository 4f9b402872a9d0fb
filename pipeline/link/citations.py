"""A number with its date, issuer and type: what stands after it, before it, and in its list. ANNOTATION: REF."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.link.bodies import Bodies, bodies_of, types_of
from pipeline.link.issuers import Issuers, issuers_of
from pipeline.link.subjects import Subjects, subjects_of
from pipeline.model import Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER
from pipeline.values import Citation, DateValue

NEAR_MENTIONS = 4  # the date behind an issuer has the issuer's places before it
ISSUER_WORDS = 8  # of a body that is not known by its name, before the day: Tập đoàn Điện lực Việt Nam
OF_REACH = 80  # characters of those
DATE_REACH = 40  # characters between number and date: "được ban hành ngày", a line break
TITLE_REACH = 450  # characters of the title of a document in a list: titles of research projects are long
BEFORE_REACH = 160  # characters back to the issuer and date of `Ngày …, UBND tỉnh … ban hành Quyết định số`

Linker = Callable[[str, Sequence[Mention]], list[Mention]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    signed: re.Pattern[str]
    same_day: re.Pattern[str]
    same_day_alone: re.Pattern[str]  # that of the document before
    of: re.Pattern[str]
    of_unnamed: re.Pattern[str]  # của Công ty ngày: whose it is, which no name tells
    issued: re.Pattern[str]
    joint: re.Pattern[str]
    day_before: re.Pattern[str]
    titled_joint: re.Pattern[str]
    named_joint: re.Pattern[str]  # và Luật Tố cáo số
    jointly: frozenset[str]
    bodies: Bodies
    issuers: Issuers
    subjects: Subjects


def _grammar(rules: Rulebook) -> _Grammar:
    word = {
        key: alternation(rules.words(f"words.citation.{key}"))
        for key in ("signed", "same_day", "of", "issued", "plural", "together", "about", "about_verbs", "ends_issuer")
    }
    number, day = (alternation(rules.words(key)) for key in ("words.citation.number", "words.date.day"))
    conjunction = alternation(rules.words("words.place.and"))
    types = alternation(types_of(rules))
    any_type = alternation([*types_of(rules), *rules.words("words.citation.short_types")])
    issued = (
        rf"\s+(?:{word['issued']}\s+)+(?:(?!{types})[^\W\d_]+\s+){{0,2}}"
        rf"(?P<type>{types})\s+(?:{number}\s*:?\s*)?$"
    )
    until = alternation(rules.words("words.date.to"))  # số 21 đến 25/QĐ-UBND
    joint = (
        rf"\s*(?:,|;|{conjunction}|,\s*{conjunction}|{until})\s*"
        rf"(?:(?:{word['plural']}\s+)?{any_type}\s+)?(?:{number}\s*:?\s*)?"
    )
    title = rf"\s*,?\s+(?:{word['about']}|{word['about_verbs']})\s(?:[^.:;\n]|\n(?!\s*\n)){{1,{TITLE_REACH}}}?"
    next_kind = rf"(?:{types}\s+(?:{number}\s*:?\s*)?|{number}\s*:?\s*)"
    next_one = rf"(?:[,;]|,?\s{conjunction})\s+(?:{word['plural']}\s+)?{next_kind}"
    bodies = bodies_of(rules)
    return _Grammar(
        signed=re.compile(rf"\s*(?:[,(-]\s*)?{_clock(rules)}{word['signed']}\s*$", re.IGNORECASE),
        same_day=re.compile(rf"\s*[,(]?\s*{word['same_day']}\s+$", re.IGNORECASE),
        same_day_alone=re.compile(rf"\s*[,(]?\s*{word['same_day']}(?!\w)(?!\s+\d)", re.IGNORECASE),
        of=re.compile(rf"\s*[,)]?\s*(?:\([^()]{{0,40}}\)\s*)?{word['of']}\s+(?:{word['together']}\s+(?=[{UPPER}]))?"),
        of_unnamed=re.compile(
            rf"\s+{word['of']}\s+(?:(?!(?:{any_type}|{word['ends_issuer']})(?!\w))[^\W\d_]+\s+(?:\([^()\n]{{1,20}}\)\s+)?){{1,{ISSUER_WORDS}}}{day}\s+$",
            re.IGNORECASE,
        ),
        issued=re.compile(issued, re.IGNORECASE),
        joint=re.compile(joint, re.IGNORECASE),
        day_before=re.compile(rf"(?:^|[.;\n]\s*|\(){day}\s+$", re.IGNORECASE),
        named_joint=re.compile(
            rf"\s*(?:,|;|{conjunction})\s+[^\d.,;:()]{{1,{TITLE_REACH}}}{number}\s*:?\s*", re.IGNORECASE
        ),
        titled_joint=re.compile(title + next_one, re.IGNORECASE),
        jointly=frozenset(rules.words("words.citation.joint_types")),
        bodies=bodies,
        issuers=issuers_of(rules, bodies),
        subjects=subjects_of(rules),
    )


def _clock(rules: Rulebook) -> str:
    """The hour before the day, which urgent telegrams have: `hồi 20 giờ 30 phút ngày`."""
    before, minute = (alternation(rules.words(f"units.clock.{key}")) for key in ("before", "minute"))
    hour = alternation(rules.words("words.date.clock"))
    return rf"(?:(?:{before}\s+)?\d{{1,2}}\s*{hour}(?:\s*\d{{2}}(?:\s*{minute})?)?\s*,?\s*)?"


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
    date, behind = _date_after(grammar, text, mentions, index, mention.end)
    issuer, end = _issuer_after(grammar, text, behind, mention.value)
    title = grammar.subjects.behind(text, end if issuer else behind)
    if issuer and not date:
        date = _date_after(grammar, text, mentions, index, end)[0]
    if not date:
        date = _date_after_unnamed(grammar, text, mentions, index)
    if not issuer:
        issuer, start = _issuer_before(grammar, text, mention.start, mention.value)
        if issuer and not date:
            date = _date_before(grammar, text, mentions, index, start)
        issuer = issuer or grammar.issuers.of_list(text, mention.start, mention.value)
        issuer = issuer or grammar.issuers.in_clause(text, mention.start, mention.value)
    if not (date or issuer or title):
        return mention
    return mention._replace(value=replace(mention.value, date=date, issuer=issuer, title=title))


def _date_after(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int, at: int) -> tuple[str, int]:
    """ISO date printed right behind offset `at`, and the offset behind it; a day without its year gives none."""
    for other in mentions[index + 1 : index + 1 + NEAR_MENTIONS]:
        if other.start - at > DATE_REACH:
            break
        value = other.value
        if other.start >= at and isinstance(value, DateValue) and value.precision == "day":
            between = text[at : other.start]
            is_bracketed = between.strip() == "(" and text.startswith(")", other.end)  # của Ban Bí thư (22/11/2014)
            is_beside = between.strip() == "," and "\n" not in between  # Quyết định 12/QĐ-UBND, 14/3/2019
            if is_bracketed or is_beside or grammar.signed.match(between):
                return ("" if value.value.startswith("X") else value.value), other.end
            break
    return "", at


def _date_after_unnamed(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> str:
    """ISO date of `Công văn số 2210/PCHT-KT của Công ty ngày 11/9/2021`, where no name of a body is read."""
    at = mentions[index].end
    for other in mentions[index + 1 : index + 1 + NEAR_MENTIONS]:
        value = other.value
        if other.start - at > OF_REACH or isinstance(value, Citation):
            break
        if isinstance(value, DateValue) and value.precision == "day":
            is_whole = not value.value.startswith("X") and grammar.of_unnamed.fullmatch(text, at, other.start)
            return value.value if is_whole else ""
    return ""


def _issuer_after(grammar: _Grammar, text: str, at: int, citation: Citation) -> tuple[str, int]:
    """`của UBND tỉnh Bình Định`: the body's name only, and its end; all names of a joint document."""
    match = grammar.of.match(text, at)
    if match is None:
        return "", at
    if citation.doc_type in grammar.jointly:
        return grammar.bodies.names(text, match.end())
    return grammar.bodies.name(text, match.end())


def _issuer_before(grammar: _Grammar, text: str, start: int, citation: Citation) -> tuple[str, int]:
    """`UBND huyện … (đã) ban hành Quyết định số`: the issuer before, and where it begins."""
    low = max(0, start - BEFORE_REACH)
    before = text[low:start]
    issued = grammar.issued.search(before)
    if not issued:
        return "", start
    # The first that reaches to the verb is the longest.
    for match in grammar.bodies.body.finditer(before[: issued.start() + 1]):
        name, end = grammar.bodies.name(text, low + match.start())
        above = grammar.bodies.above_it.match(text, end)  # UBND huyện Quản Bạ, tỉnh Hà Giang đã ban hành …
        end = above.end() if above else end
        if not name or end < low + issued.start() - 1 or ";" in text[end : low + issued.end()]:
            continue
        between = text[end : low + issued.start("type")]
        if grammar.issuers.fits(citation, name) is False:
            continue
        if not grammar.issuers.is_addressed(text, low + match.start(), between):
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

    A date is shared by `cùng ngày` only, by all that it stands behind. Law titles may stand between: `Luật Khiếu nại
    số 02/2011/QH13 và Luật Tố cáo số 03/2011/QH13 cùng ngày 11/11/2011`.
    """
    for index, following in pairwise(citations):
        first, second = mentions[index].value, mentions[following].value
        if not isinstance(first, Citation) or not isinstance(second, Citation):
            continue
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if grammar.joint.fullmatch(between) and not second.doc_type:
            mentions[following] = mentions[following]._replace(value=replace(second, doc_type=first.doc_type))
    pairs = list(pairwise(citations))
    same_day = {index for index in citations if _is_same_day(grammar, text, mentions, index)}
    for index, following in [*pairs, *reversed(pairs)]:
        first, second = mentions[index].value, mentions[following].value
        if (
            not isinstance(first, Citation)
            or not isinstance(second, Citation)
            or not _one_issuer(grammar, first, second)
        ):
            continue
        between = text[_behind(mentions, index, following) : mentions[following].start]
        if not grammar.joint.fullmatch(between):
            _share_behind_title(grammar, mentions, index, following, between)
            if not first.date and following in same_day and grammar.named_joint.fullmatch(between):
                mentions[index] = mentions[index]._replace(value=replace(first, date=second.date))
            continue
        issuer = first.issuer or second.issuer
        date = first.date or (second.date if following in same_day else "")
        if date and not first.date:
            same_day.add(index)  # 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND cùng ngày: of all three
        mentions[index] = mentions[index]._replace(value=replace(first, issuer=issuer, date=date))
        second = replace(second, issuer=second.issuer or issuer)
        if date and not second.date and grammar.same_day_alone.match(text, mentions[following].end):
            second = replace(second, date=date)
        mentions[following] = mentions[following]._replace(value=second)


def without_own_number(mentions: Sequence[Mention], number: str, date: str) -> list[Mention]:
    """The document's own number is no citation where an annex repeats it: `(Kèm theo Quyết định số 412/QĐ-UBND …)`."""
    return [m for m in mentions if not (isinstance(m.value, Citation) and _is_own(m.value, number, date))]


def _is_own(citation: Citation, number: str, date: str) -> bool:
    return number != "" and citation.canonical == number and citation.date in {"", date}


def _share_behind_title(grammar: _Grammar, mentions: list[Mention], index: int, following: int, between: str) -> None:
    """`Quyết định số 5/QĐ-UBND của UBND tỉnh về …, Kế hoạch số 7/KH-UBND`: the second has no issuer of its own."""
    first, second = mentions[index].value, mentions[following].value
    if not isinstance(first, Citation) or not isinstance(second, Citation) or not first.issuer or second.issuer:
        return
    _, end = _issuer_after(grammar, between, 0, first)
    behind = between[end:]
    if grammar.joint.fullmatch(behind) or grammar.titled_joint.fullmatch(behind):
        mentions[following] = mentions[following]._replace(value=replace(second, issuer=first.issuer))


def _one_issuer(grammar: _Grammar, first: Citation, second: Citation) -> bool:
    """Whether both symbols are of the same body (`QĐ-UBND`, `UBND-VX`); joint documents are of several."""
    if {first.doc_type, second.doc_type} & grammar.jointly:
        return first.symbol == second.symbol
    symbols = [grammar.issuers.symbol(each).casefold() for each in (first, second)]
    return symbols[0] == symbols[1] and (symbols[0] != "" or first.doc_type == second.doc_type)


def _behind(mentions: Sequence[Mention], index: int, following: int) -> int:
    """End of the citation's own date, or of its number."""
    ends = [m.end for m in mentions[index:following] if isinstance(m.value, (Citation, DateValue))]
    return max(ends)


def _is_same_day(grammar: _Grammar, text: str, mentions: Sequence[Mention], index: int) -> bool:
    here = mentions[index]
    for other in mentions[index + 1 : index + 2]:
        return isinstance(other.value, DateValue) and grammar.same_day.match(text[here.end : other.start]) is not None
    return False

"""The head of a document: agencies, number, place and date, type, subject.

The rules: Nghị định 30/2020/NĐ-CP, Phụ lục I; the Party's 66-QĐ/TW.

Numbers and days are often blank: a blank is a placeholder, never a value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Head, Zone
from pipeline.rulebook import Rulebook, alternation, capital, cased
from pipeline.segment import copies, letterhead
from pipeline.segment import title as titles
from pipeline.segment.datelines import (
    Datelines,
    datelines_of,
    issue_date,
    issue_place,
    last_line,
    own_dateline,
    whole_place,
)
from pipeline.segment.labels import Grammar as HeadingGrammar
from pipeline.segment.labels import label_of
from pipeline.segment.lines import Line, Page
from pipeline.segment.numberline import Numbers, number_of, numbers_of, own_number, zone_over
from pipeline.segment.title import LONGEST_DATELINE, LONGEST_TITLE_LINE
from pipeline.segment.typeline import Marks, motto_line, motto_words, mottos, type_line
from pipeline.segment.wrapped_motto import Halves, halves_of, left_of_halves, motto_halves
from pipeline.text import folded

BARE_HEAD_LINES = 25  # without a type line (công văn), number and date stand higher
FEW_WORDS = 4  # of marks in the head: "Dự thảo lần 2", "KHẨN"
LONGEST_HEAD_LINE = 24  # words, of two columns glued into one line
NEAR_MOTTO = 6  # lines around the motto that belong to the head
BELOW_TITLE = 2  # lines below the title that may hold number and date
LETTER_SYMBOL = "cv"  # of official letters, which have no type line
_WIDE_GAP = re.compile(r"\s{3,}|\t")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of the head."""

    types: dict[str, str]
    marks: Marks
    symbols: dict[str, str]
    numbers: Numbers
    datelines: Datelines
    motto: re.Pattern[str]
    motto_halves: Halves
    subject: re.Pattern[str]
    foreign: re.Pattern[str]
    letterhead: letterhead.Grammar
    title: titles.Grammar
    headings: HeadingGrammar
    issuers: frozenset[str]  # symbols of bodies, small


def grammar_of(rules: Rulebook, headings: HeadingGrammar) -> Grammar:
    """Patterns from rules/doc_types.toml, issuers.toml and words.toml."""
    # In a head a type has its own name; other names of letters (`văn bản`) print no type line.
    types = {
        alias.casefold(): kind.name
        for kind in rules.doc_types
        for alias in (kind.name, *(() if LETTER_SYMBOL in map(str.casefold, kind.symbols) else kind.aliases))
    }
    subject = alternation(rules.words("words.zone.subject"))
    numbers = numbers_of(rules)
    letterheads = letterhead.grammar_of(rules)
    motto = mottos(rules)
    types |= {" ".join("".join(t.split())): kind for t, kind in types.items()}  # B Á O  C Á O, letter by letter
    draft = cased(rules.words("words.zone.draft"))
    kinds = re.compile(
        rf"(?:{draft}\s+)?({alternation(form for t in types for form in (t.upper(), capital(t)))})(?!\w)"
    )
    datelines = datelines_of(rules)
    foreign = copies.foreign_line(rules)
    return Grammar(
        types=types,
        marks=Marks(kinds, motto, motto_words(rules), numbers.whole, letterheads.body, foreign),
        symbols={symbol.casefold(): kind.name for kind in rules.doc_types for symbol in kind.symbols},
        numbers=numbers,
        datelines=datelines,
        motto=motto,
        motto_halves=halves_of(rules),
        subject=re.compile(rf"(?:^|(?<=\s)){subject}\s*:?\s*(?P<subject>\S.*)", re.DOTALL),
        foreign=foreign,
        letterhead=letterheads,
        title=titles.grammar_of(
            rules,
            headings,
            kinds=kinds,
            number=numbers.whole,
            dateline=datelines.whole,
            motto=motto,
            body=letterheads.body,
        ),
        headings=headings,
        issuers=frozenset(symbol.casefold() for symbol in rules.words("issuers.symbols.known")),
    )


def read_head(grammar: Grammar, page: Page) -> Head:
    """Facts and zones of the head; every field is empty where it is not printed."""
    lines = page.lines
    at = type_line(grammar.marks, lines)
    motto = motto_line(grammar.marks, lines)
    reach = at if at is not None else _bare_reach(grammar, lines)
    top = _top(grammar, lines, at) if at is not None else 0
    places = _candidates(range(top, reach), motto, len(lines))
    places = [i for i in places if lines[i].words <= LONGEST_TITLE_LINE]
    places = [i for i in places if not copies.is_foreign(grammar.foreign, grammar.datelines.whole, lines, i)]
    places = [i for i in places if lines[i].text[0] != "("]  # (Kèm theo Quyết định số …)
    number_at, number = own_number(grammar.numbers, page, places)
    date_at, dateline = own_dateline(grammar.datelines, lines, places, number_at)
    date_end = last_line(lines, date_at, dateline)
    subject_at, subject = _first(grammar.subject, lines, places) if at is None else (None, None)
    found = [i for i in (number_at, date_at, date_end, motto, subject_at) if i is not None]
    if at is not None and any(
        line.text.isupper() and grammar.letterhead.body.match(line.text) for line in lines[top:at]
    ):
        found.append(top)  # a body's name alone is a head too
    if at is None and not found and letterhead.is_committee_alone(grammar.letterhead, page):
        found.append(0)
    zones = _head_zones(lines, top, at, found, motto)
    title, after = titles.read_title(grammar.title, page, at) if at is not None else ("", max(found, default=-1) + 1)
    if at is None and subject is not None and subject_at is not None:
        halves = left_of_halves(grammar.motto_halves, lines[:reach])
        title, end = titles.read_subject(grammar.title, page, subject_at, subject["subject"], stops=halves)
        after = max(end, *((i or 0) + 1 for i in (number_at, date_end)))
        zones.append(Zone("title", lines[subject_at].start + subject.start("subject"), lines[end - 1].end))
    if at is not None:
        below = _below_type(grammar, lines, range(at + 1, min(after + BELOW_TITLE, len(lines))))
        if number is None and below.number is not None:
            number_at, number, after = below.number_at, below.number, max(after, below.number_at + 1)
        if dateline is None and below.dateline is not None:
            date_at, dateline, after = below.date_at, below.dateline, max(after, below.date_at + 1)
    if at is not None and title:
        zones.append(Zone("title", lines[at].start, lines[after - 1].end))
    if dateline is not None and date_at is not None:
        zones.append(zone_over("dateline", lines, date_at, dateline.span("date")))
    if number is not None and number_at is not None:
        zones.append(zone_over("own_number", lines, number_at, number.span()))
    above = lines[: at if at is not None else motto or 0]
    zones += copies.others_zones(grammar.foreign, grammar.datelines.whole, above)
    head_lines = _head_lines(lines, zones)
    beside = left_of_halves(grammar.motto_halves, head_lines)
    zones += [Zone("motto", half.start, half.end) for half in motto_halves(head_lines, beside)]
    return Head(
        doc_type=_doc_type(grammar, lines, at, number, is_letter=subject is not None),
        number=number_of(number),
        title=title,
        issue_date=issue_date(dateline),
        issue_place=whole_place(grammar.datelines, lines, date_at, issue_place(dateline)),
        agencies=letterhead.agencies(grammar.letterhead, _left_columns(grammar, head_lines, beside, zones)),
        zones=tuple(zones),
        before=top,
        after=after if at is not None or found else 0,
    )


class _Below(NamedTuple):
    """Number and date that stand below the type: their lines and matches."""

    number_at: int
    number: re.Match[str] | None
    date_at: int
    dateline: re.Match[str] | None


def _below_type(grammar: Grammar, lines: tuple[Line, ...], below: range) -> _Below:
    """`BÁO CÁO / Số: 12/BC-UBND / Bình Phú, ngày 3 tháng 9 năm 2025`: each at the beginning of its line."""
    numbered = [i for i in below if grammar.numbers.whole.match(lines[i].text)]
    number_at, number = _first(grammar.numbers.whole, lines, numbered)
    dated = [i for i in below if lines[i].words <= LONGEST_DATELINE and not grammar.datelines.held.match(lines[i].text)]
    date_at, dateline = _first(grammar.datelines.whole, lines, dated)
    return _Below(number_at or 0, number, date_at or 0, dateline)


def _bare_reach(grammar: Grammar, lines: tuple[Line, ...]) -> int:
    """Without a type line the head ends where the text begins: at a heading, a paragraph, or words that open one."""
    for index, line in enumerate(lines[:BARE_HEAD_LINES]):
        opens = grammar.headings.prose.match(line.text) or label_of(grammar.headings, line.text)
        if line.in_table or opens or line.words > LONGEST_HEAD_LINE:
            return index
    return min(BARE_HEAD_LINES, len(lines))


def _top(grammar: Grammar, lines: tuple[Line, ...], at: int) -> int:
    """First line of the head above the type line `at`: 0, or where a head below the first page's text begins."""
    top = at
    while top > 0 and _is_head_line(grammar, lines[top - 1]):
        top -= 1
    block = lines[top:at]
    return (
        top if any(grammar.motto.search(line.text) or grammar.numbers.whole.search(line.text) for line in block) else 0
    )


def _is_head_line(grammar: Grammar, line: Line) -> bool:
    """Capitals, a number, a date, the motto, a rule, or a word or two (`Dự thảo`)."""
    if line.in_table:
        return False
    marks = (grammar.numbers.whole.search, grammar.datelines.find, grammar.motto.search)
    return line.is_capitals or line.words <= FEW_WORDS or any(find(line.text) for find in marks)


def _candidates(above: range, motto: int | None, count: int) -> list[int]:
    """Lines that may hold number and date: above the type line, and around a motto that stands elsewhere."""
    near = range(max(0, motto - NEAR_MOTTO), min(count, motto + NEAR_MOTTO)) if motto is not None else range(0)
    return sorted({*above, *near})


def _first(
    pattern: re.Pattern[str], lines: tuple[Line, ...], places: list[int]
) -> tuple[int | None, re.Match[str] | None]:
    for index in places:
        line = lines[index]
        match = None if line.in_table or line.words > LONGEST_TITLE_LINE else pattern.search(line.text)
        if match:
            return index, match
    return None, None


def _head_zones(lines: tuple[Line, ...], top: int, at: int | None, found: list[int], motto: int | None) -> list[Zone]:
    """The head's lines: from `top` to the type line; or the block around a motto that stands in the body."""
    if not found:
        return []
    end = at if at is not None else max(found) + 1
    above = [i for i in found if i < end]
    zones = []
    if above and end:
        zones.append(Zone("header", lines[top].start, lines[end - 1].end))
    below = [i for i in found if i >= end]
    if below and motto is not None:
        first = min(below)
        while first - 1 > end and lines[first - 1].is_capitals:
            first -= 1
        zones.append(Zone("header", lines[first].start, lines[max(below)].end))
    return zones


def _doc_type(
    grammar: Grammar, lines: tuple[Line, ...], at: int | None, number: re.Match[str] | None, *, is_letter: bool
) -> str:
    """The type that the type line tells, else the number; a symbol that is no body's is no sure letter's."""
    if at is not None:
        match = grammar.marks.kinds.match(lines[at].text)
        return grammar.types[folded(match[1].casefold())] if match else ""
    named = grammar.marks.kinds.match(number[0]) if number else None  # Bản án số: 27/2023/DS-ST
    if named:
        return grammar.types[folded(named[1].casefold())]
    symbol = re.split(r"[-/]", "".join(number["symbol"].split())) if number else []
    symbol = [part for part in symbol if not part.isdigit()]
    kind = grammar.symbols.get(symbol[0].casefold(), "") if symbol else ""
    if kind and len(symbol) > 1:
        return kind
    is_letter = is_letter or (bool(symbol) and symbol[0].casefold() in grammar.issuers)
    is_letter = is_letter or any(grammar.title.dear.match(line.text) for line in lines[:BARE_HEAD_LINES])
    return grammar.symbols.get(LETTER_SYMBOL, "") if number and is_letter else ""


def _head_lines(lines: tuple[Line, ...], zones: list[Zone]) -> tuple[Line, ...]:
    """All lines down to the end of the head."""
    last = max((zone.end for zone in zones if zone.name == "header"), default=0)
    return lines[: bisect_left(lines, last, key=lambda line: line.start)]


def _left_columns(
    grammar: Grammar, lines: tuple[Line, ...], beside: Mapping[int, str], zones: list[Zone]
) -> Iterator[str]:
    """What stands left in each line of the head; `beside`: in those with half a motto."""
    heads = [(zone.start, zone.end) for zone in zones if zone.name == "header"]
    numbers = [(zone.start, zone.end) for zone in zones if zone.name == "own_number"]
    for index, line in enumerate(lines):
        in_head = any(start <= line.start < end for start, end in heads)
        is_rest = any(start < line.start < end for start, end in numbers)  # of a number broken at the line's end
        if in_head and label_of(grammar.headings, line.text):
            return  # the text of a short first page may be read before its right column
        if in_head and line.words <= LONGEST_HEAD_LINE and not is_rest:
            left = _left_column(grammar, beside.get(index, line.text))
            if not grammar.subject.search(left):
                yield left


def _left_column(grammar: Grammar, text: str) -> str:
    """What stands left in a line of the head; "" when it does not begin in capitals, as names of bodies do."""
    left = grammar.numbers.whole.split(grammar.motto.sub(" ", text))[0].lstrip(" *-_–—")
    words = left.split(None, 1)  # none of U+001C, which is a blank to Python alone
    if not words or not words[0].isupper():
        return ""
    first = _WIDE_GAP.split(left.strip())[0]  # HUYỆN ỦY VŨ THƯ     Vũ Thư, ngày …: a place's name may go on for long
    return folded(grammar.datelines.whole.sub(" ", first).strip(" *-_–—"))

"""The subject of a document: the lines below its type, or `V/v …` of a letter, up to where the text begins."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.segment import enacting
from pipeline.segment.labels import Grammar as HeadingGrammar
from pipeline.segment.labels import label_of
from pipeline.segment.lines import Line, Page
from pipeline.segment.tablegrammar import caption_of
from pipeline.text import folded

LONGEST_TITLE = 10  # lines
LONGEST_TITLE_LINE = 60  # words: a longer line is a paragraph
LONGEST_DATELINE = 14  # words of `Số: 07/KH-UBND` and `Bà Rịa - Vũng Tàu, ngày 3 tháng 9 năm 2025`
LONGEST_SENTENCE = 12  # lines
SHORTEST_SENTENCE = 8  # words: some titles close with a stop though none belongs there
MARKED_FIGURE = re.compile(r"(?<![\w.,/-])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\w/]|[.,]\d)")
RULE = re.compile(r"[-_=*–—.\s\x00]+")
SENTENCE_MARKS = ".:;"
OPEN_MARKS = ",-–("  # a line that ends in one goes on below
_WIDE_GAP = re.compile(r"\s{3,}|\t")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns: what a title follows, and what stands below it that is none."""

    kinds: re.Pattern[str]
    names: re.Pattern[str]
    qualifier: re.Pattern[str]
    number: re.Pattern[str]
    dateline: re.Pattern[str]
    motto: re.Pattern[str]
    dear: re.Pattern[str]
    attached: re.Pattern[str]
    unit: re.Pattern[str]
    caption: re.Pattern[str]
    first_column: re.Pattern[str]  # the head of a table's first column, on a line of its own: TT
    body: re.Pattern[str]
    of_body: re.Pattern[str]  # behind the type, whose document it is: CỦA
    about: re.Pattern[str]  # VỀ
    unit_name: re.Pattern[str]  # HUYỆN KẾ SÁCH
    enacting: enacting.Grammar
    headings: HeadingGrammar


def grammar_of(
    rules: Rulebook,
    headings: HeadingGrammar,
    *,
    kinds: re.Pattern[str],
    number: re.Pattern[str],
    dateline: re.Pattern[str],
    motto: re.Pattern[str],
    body: re.Pattern[str],
) -> Grammar:
    """Patterns from rules/words.toml, and those of the head: types, number, date, motto, names of bodies."""
    qualifiers, numbers = (alternation(rules.words(f"words.zone.{key}")) for key in ("qualifiers", "number"))
    unit, unit_or_body = (alternation(rules.words(f"words.table.{key}")) for key in ("unit_line", "unit_or_body"))
    return Grammar(
        kinds=kinds,
        names=re.compile(rf"{cased(kind.name for kind in rules.doc_types)}(?!\w)"),
        qualifier=re.compile(rf"\W*{qualifiers}(?:\s+{numbers}\s*:?\s*\d{{1,3}})?\W*"),
        number=number,
        dateline=dateline,
        motto=motto,
        dear=re.compile(rf"\W*{alternation(rules.words('words.zone.dear'))}"),
        attached=re.compile(rf"\W*{alternation(rules.words('words.zone.attached'))}(?!\w)"),
        unit=re.compile(rf"\W*(?:{unit}(?!\w)|{unit_or_body}\s*:)"),
        caption=caption_of(rules),
        first_column=re.compile(alternation(rules.words("words.table.number_column"))),
        body=body,
        of_body=re.compile(rf"{alternation(word.upper() for word in rules.words('words.citation.owner'))}\s+"),
        about=re.compile(rf"\s{alternation(word.upper() for word in rules.words('words.citation.about'))}\s"),
        unit_name=re.compile(rf"{alternation(word.upper() for word in _units(rules))}\s+\S"),
        enacting=enacting.grammar_of(rules, body=body, links=headings.links),
        headings=headings,
    )


def _units(rules: Rulebook) -> tuple[str, ...]:
    return rules.words(*(f"words.place.{level}_plain" for level in ("province", "district", "commune")))


def read_title(grammar: Grammar, page: Page, at: int) -> tuple[str, int]:
    """Subject below the type on line `at`, and the index of the line behind it."""
    lines = page.lines
    rest = _behind_type(grammar, lines[at].text)
    index = at + 1
    if not rest and index < len(lines) and _is_of_body(grammar, lines[index].text):
        rest, index = lines[index].text, index + 1
    if _is_of_body(grammar, rest):  # QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN / HUYỆN KẾ SÁCH / Về việc …
        rest = ""
        if index < len(lines) and _is_unit_name(grammar, lines[index].text):
            index += 1
    parts = [rest] if rest else []
    end = enacting.enacting_line(grammar.enacting, lines, at)
    while index < end and len(parts) < LONGEST_TITLE:
        line = lines[index]
        if RULE.fullmatch(line.text):
            index += 1
            if parts:
                break
            continue
        if _is_number_or_date(grammar, line):
            index += 1
            continue
        if _ends_title(grammar, page, index, parts, at):
            break
        parts.append(line.text)
        index += 1
    return folded(" ".join(parts)), index


def _is_of_body(grammar: Grammar, rest: str) -> bool:
    """Whether a type's line goes on with whose document it is, and with nothing else."""
    owner = grammar.of_body.match(rest)
    if owner is None or not rest.isupper() or grammar.about.search(rest):
        return False
    return grammar.body.match(rest, owner.end()) is not None


def _is_unit_name(grammar: Grammar, text: str) -> bool:
    """Whether a line goes on with the unit of the body above it: `HUYỆN KẾ SÁCH`."""
    return text.isupper() and grammar.unit_name.match(text) is not None


def _behind_type(grammar: Grammar, text: str) -> str:
    """The subject on the line of the type; "" for none, and for `BÁO CÁO NHANH`, `BÁO CÁO (DỰ THẢO)`."""
    match = grammar.kinds.match(text)
    rest = text[match.end() :].strip(" :") if match else ""
    if not rest or rest[0] == "(" or grammar.qualifier.fullmatch(rest):
        return ""
    name = grammar.names.match(text)  # BÁO CÁO KẾT QUẢ is a type, and `Kết quả` the subject's where it goes on
    return text[name.end() :].strip(" :") if name else rest


def read_subject(grammar: Grammar, page: Page, at: int, first: str, *, stops: Container[int]) -> tuple[str, int]:
    """`V/v …` of an official letter, wrapped in its narrow column, and the index of the line behind it.

    `stops`: lines that hold half a motto.
    """
    parts = [_left_of_date(grammar, first.strip())]
    index = at + 1
    while index < len(page.lines) and len(parts) < LONGEST_TITLE:
        line = page.lines[index]
        left = _left_of_date(grammar, line.text)
        others = (grammar.dear.match, grammar.motto.search, grammar.dateline.search)
        is_other = any(found(left) for found in others)
        if is_other or index in stops or page.is_parted(line) or line.in_table or RULE.fullmatch(line.text):
            break
        if label_of(grammar.headings, line.text) or grammar.headings.prose.match(line.text):
            break
        parts.append(left)
        index += 1
    return folded(" ".join(parts)), index


def _left_of_date(grammar: Grammar, text: str) -> str:
    """A line of the left column, without the place and date or the motto that stand beside it behind a wide gap."""
    gap = _WIDE_GAP.search(text)
    beside = text[gap.end() :] if gap else ""
    return text[: gap.start()] if gap and (grammar.dateline.search(beside) or grammar.motto.search(beside)) else text


def _is_number_or_date(grammar: Grammar, line: Line) -> bool:
    """A line of its own below the type: `Bình Phú, ngày 3 tháng 9 năm 2025`."""
    if line.in_table or line.words > LONGEST_DATELINE:
        return False
    return grammar.number.match(line.text) is not None or grammar.dateline.match(line.text) is not None


def _ends_title(grammar: Grammar, page: Page, index: int, parts: list[str], at: int) -> bool:
    """Whether line `index` is no longer title of the type on line `at`, of which `parts` are read."""
    line, before = page.lines[index], page.lines[index - 1]
    if _is_no_title(grammar, line):
        return True
    is_sentence = _is_sentence(grammar, page, index)
    if grammar.headings.prose.match(line.text):
        is_below_type = not parts and (line.gap == 0 or page.double_spaced or line.bold) and index == at + 1
        return not is_below_type or is_sentence
    if not parts:
        return False
    is_body = line.is_capitals and grammar.body.match(line.text) is not None and not before.is_capitals
    is_other_level = line.outline not in {0, before.outline}
    if is_sentence or is_body or is_other_level or (before.bold != line.bold and index - 1 > at):
        return True
    goes_on = line.bold and before.bold and (line.is_capitals or _goes_on(grammar, page, index))
    return page.is_parted(line) and not page.is_broken_after(index - 1) and not goes_on


def _is_no_title(grammar: Grammar, line: Line) -> bool:
    """A table or its unit, a paragraph, a list item, an address, the first heading: the text has begun."""
    text = line.text
    if line.in_table or line.words > LONGEST_TITLE_LINE or grammar.attached.match(text) or grammar.unit.match(text):
        return True
    if grammar.caption.match(text) or grammar.first_column.fullmatch(text):
        return True
    if text[0] in "-+(*" and not line.bold:
        return True
    label = label_of(grammar.headings, text)
    is_heading = label is not None and (label.number == 1 or not text[0].isdigit())
    return is_heading or grammar.dear.match(text) is not None


def _is_sentence(grammar: Grammar, page: Page, index: int) -> bool:
    """Whether line `index` begins a sentence of the text, which closes with a mark on its line or on one below.

    A line that the one above is broken into goes on with the title.
    """
    lines = page.lines
    if _goes_on(grammar, page, index):
        return False
    end = index
    while end - index < LONGEST_SENTENCE and page.seems_broken_after(end):
        end += 1
    words = sum(line.words for line in lines[index : end + 1])
    closes = lines[end].text[-1] in SENTENCE_MARKS
    return closes and (words >= SHORTEST_SENTENCE or _tells_figure(lines[index].text))


def _tells_figure(text: str) -> bool:
    """Whether a line tells a figure with thousands or decimals, as titles do not: `Toàn huyện cấy 3.352,6 ha.`."""
    return MARKED_FIGURE.search(text) is not None and text.endswith(".")


def _goes_on(grammar: Grammar, page: Page, index: int) -> bool:
    """Whether line `index` goes on from the one above: in a small letter, or behind a word or mark that cannot end."""
    above = page.lines[index - 1].text
    is_open = above[-1] in OPEN_MARKS or grammar.headings.links.search(above) is not None
    return page.lines[index].text[0].islower() or is_open or page.seems_broken_after(index - 1)

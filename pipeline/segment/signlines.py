"""What single lines of a document's end say: who signs for whom, a signer's title, a name.

Party documents write `T/M` and `K/T` where those of the State have `TM.` and `KT.`
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment import minutes
from pipeline.segment.copies import copy_line
from pipeline.segment.lines import Line
from pipeline.segment.officers import titles_of
from pipeline.text import UPPER, folded

LONGEST_TITLE = 12  # words of a signer's title
NAME_REACH = 4  # lines from a title that wraps down to the name, seals and notes between them
COLUMN_GAP = re.compile(r"\s{3,}|\t")
NO_LETTERS = ' 0123456789.,;:/)%…”"'  # what lines of prose end with
LIST_MARKS = "-–+*"
STRAY = "\"'“”‘’`´.,:;~*_-–— "  # what dirt on a scan looks like before and behind a name


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of the end."""

    authority: re.Pattern[str]
    stands_in: re.Pattern[str]
    acting: re.Pattern[str]
    on_order: re.Pattern[str]
    title: re.Pattern[str]
    recipients: re.Pattern[str]
    archive: re.Pattern[str]
    of_body: re.Pattern[str]
    preamble: re.Pattern[str]
    name: re.Pattern[str]
    no_name: re.Pattern[str]
    degrees: re.Pattern[str]
    copy: re.Pattern[str]
    minutes: minutes.Grammar


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml, [zone]."""
    marks = alternation(rules.words("words.zone.sign_for"))
    titles = alternation((*titles_of(rules), *rules.words("words.zone.chairs")))
    names = rules.words(*(f"issuers.bodies.{key}" for key in ("committees", "heads", "head_lines", "more")))
    bodies = alternation(name.upper() for name in names)
    word = rf"[{UPPER}](?:['’]?[^\W\d_])*['’.]?"
    return Grammar(
        authority=re.compile(
            rf"(?:^|(?<=\s\s)|(?<=:\s)|(?<=[;.]\s)){marks}(?:(?<=\.)\s*|\s+)(?P<body>[{UPPER}]{{2,}}.*)$"
        ),
        stands_in=re.compile(alternation(rules.words("words.zone.stands_in"))),
        acting=re.compile(alternation(rules.words("words.zone.acting"))),
        on_order=re.compile(alternation(rules.words("words.zone.on_order"))),
        title=re.compile(rf"(?:^|(?<=\s\s)|(?<=\t)|(?<=[;:.]\s))(?P<title>{titles}(?!\w)[^;]*)$"),
        of_body=re.compile(rf"^{titles}\s+(?P<body>{bodies}(?!\w).*)$"),  # GIÁM ĐỐC CÔNG AN TỈNH
        recipients=re.compile(rf"^{alternation(rules.words('words.zone.recipients'))}\s*:?", re.IGNORECASE),
        archive=re.compile(rf"{alternation(rules.words('words.zone.archive'))}(?!\w)"),
        preamble=re.compile(rf"{alternation(rules.words('headings.words.prose'))}(?!\w)"),
        # One word is a name where an apostrophe stands in it: K'Brểu.
        name=re.compile(rf"(?:(?:{word})\s+){{1,6}}{word}|[{UPPER}]['’]\s?[{UPPER}][^\W\d_]+"),
        # What may come next is an annex: PHỤ LỤC, KẾ HOẠCH TRIỂN KHAI.
        no_name=re.compile(
            rf"{alternation([*rules.words('headings.words.annex'), *(k.name.upper() for k in rules.doc_types)])}(?!\w)"
        ),
        degrees=re.compile(
            rf"(?:{alternation(rules.words('words.zone.degrees'))}(?:\.\s*|\s+|(?=[-–,]))(?:[-–,]\s*)?)+"
        ),
        copy=copy_line(rules),
        minutes=minutes.grammar_of(rules),
    )


def columns_of(text: str) -> list[str]:
    """What stands side by side in a line."""
    if "   " not in text and text.isprintable():  # no blank but a space is printable
        return [text.strip()]
    return COLUMN_GAP.split(text.strip())


def is_signature(grammar: Grammar, line: Line) -> bool:
    """Whether a line opens or goes on with a signature: whom it is signed for, or a title in capitals."""
    columns = columns_of(line.text)
    ends_small = _ends_small(line.text)
    if line.in_table or (ends_small and len(columns) == 1) or line.words > 2 * LONGEST_TITLE:
        return False
    authority = None if ends_small else grammar.authority.search(line.text)
    if authority and authority["body"].isupper():
        return True
    return is_title(grammar, line.text) or (len(columns) > 1 and any(is_title(grammar, each) for each in columns))


def is_title(grammar: Grammar, text: str) -> bool:
    """Whether a signer's title ends the text, in capitals."""
    match = None if _ends_small(text) else grammar.title.search(text)
    return match is not None and match["title"].isupper() and len(match["title"].split()) <= LONGEST_TITLE


def _ends_small(text: str) -> bool:
    """Whether the last letter is small, as in most lines of prose: then nothing in capitals ends them."""
    return text.rstrip(NO_LETTERS)[-1:].islower()


def is_wrapped_title(grammar: Grammar, lines: tuple[Line, ...], index: int) -> bool:
    """`GIÁM ĐỐC SỞ GIÁO DỤC VÀ / ĐÀO TẠO / Lê Quang Trí`: capitals right below the title, and a name below them."""
    line = lines[index] if index < len(lines) else None
    if line is None or line.gap or line.in_table or not line.text.isupper() or is_signature(grammar, line):
        return False
    if line.text[0] in LIST_MARKS or line.text[-1] == ";":  # a recipient in short beside it: - TTHU;
        return False
    names = [name_in(grammar, below.text) for below in lines[index + 1 : index + 1 + NAME_REACH]]
    return any(name and not name.isupper() for name in names)


def name_in(grammar: Grammar, text: str) -> str:
    """The name at the end of a line, behind recipients or a second column; "" when none stands there."""
    last = columns_of(text)[-1]
    last = last.rpartition(";")[2].strip() if ";" in last else last
    degrees = grammar.degrees.match(last)
    last = (last[degrees.end() :] if degrees else last).strip(STRAY)
    return folded(last) if grammar.name.fullmatch(last) and not grammar.no_name.match(last) else ""


def title_in(grammar: Grammar, lines: tuple[Line, ...], signs: list[int]) -> str:
    """The signer's own title: the last line of the block.

    `KT. CHỦ TỊCH` names the chief whom the signer stands in for, who is never the signer.
    """
    for index in reversed(signs):
        text = lines[index].text
        match = grammar.title.search(text)
        if match and not grammar.authority.search(text):
            wrapped = is_wrapped_title(grammar, lines, index + 1)
            title = columns_of(match["title"])[-1]
            return folded(f"{title} {lines[index + 1].text}" if wrapped else title)
    for index in reversed(signs):
        found = grammar.authority.search(lines[index].text)
        if found and grammar.title.search(found["body"]) and not grammar.stands_in.match(found[0]):
            return folded(found[0] if grammar.acting.match(found[0].strip()) else found["body"])
    return ""


def bodies_in(grammar: Grammar, lines: tuple[Line, ...], signs: list[int]) -> tuple[str, ...]:
    """Bodies that the signer signs for: `TM. ỦY BAN NHÂN DÂN`."""
    found = (grammar.authority.search(lines[i].text) for i in signs)
    return tuple(folded(match["body"]) for match in found if match)

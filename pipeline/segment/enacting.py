"""Who enacts: the line between a title and its first recital, `HỘI ĐỒNG NHÂN DÂN TỈNH …` above `Căn cứ …`.

Decisions and resolutions name there who takes them, in capitals, below a session's lines in capitals too
(`KHÓA X, KỲ HỌP THỨ 8`). Law portals set titles in capitals as well: then only what the lines say parts the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line
from pipeline.segment.officers import titles_of

MOST_LINES = 5  # from the enacting line to the recitals: a name over two lines, term and session
FARTHEST = 16  # lines below the type in which the recitals begin: a title of ten, and those above
NAME_WORDS = 3  # of a body's name by which the letterhead tells it: `HỘI ĐỒNG QUẢN …`


@dataclass(frozen=True, slots=True)
class Grammar:
    """How recitals begin; offices (`CHỦ TỊCH`, `Q. GIÁM ĐỐC`); committees; names of bodies; where a line goes on."""

    recital: re.Pattern[str]
    office: re.Pattern[str]
    committee: re.Pattern[str]
    body: re.Pattern[str]
    links: re.Pattern[str]


def grammar_of(rules: Rulebook, *, body: re.Pattern[str], links: re.Pattern[str]) -> Grammar:
    """Patterns from rules/headings.toml, words.toml and issuers.toml; those of bodies and links from the head."""
    committees = alternation(word.upper() for word in rules.words("issuers.bodies.committees"))
    return Grammar(
        recital=re.compile(rf"\W*{alternation(rules.words('headings.words.recitals'))}(?!\w)"),
        office=re.compile(
            rf"(?:{alternation(rules.words('words.zone.acting'))}\s*)?{alternation(titles_of(rules))}(?!\w)"
        ),
        committee=re.compile(rf"{committees}(?!\w)"),
        body=body,
        links=links,
    )


def enacting_line(grammar: Grammar, lines: Sequence[Line], at: int) -> int:
    """Index of the line that names who enacts, below the type on line `at`; the number of lines where none does."""
    below = range(at + 1, min(at + FARTHEST, len(lines)))
    recital = next((i for i in below if grammar.recital.match(lines[i].text)), 0)
    low = max(at + 1, recital - MOST_LINES)
    head = " ".join(line.text for line in lines[:at])
    for index in range(recital - 1, low - 1, -1):
        if not _is_possible(lines[index]):
            break
        if _names_enacting(grammar, lines[index].text, head):
            is_open = index - 1 > at and grammar.links.search(lines[index - 1].text) is not None
            return len(lines) if is_open else _office_above(grammar, lines, index, at)
    return len(lines)


def _is_possible(line: Line) -> bool:
    """Whether a line can stand between the two: in capitals, in parentheses, or a rule of dashes."""
    return not line.in_table and (line.is_capitals or line.text[0] == "(")


def _names_enacting(grammar: Grammar, text: str, head: str) -> bool:
    """An office, a committee or council, or a body that the letterhead names."""
    if not text.isupper():
        return False
    if grammar.office.match(text) or grammar.committee.match(text):
        return True
    return grammar.body.match(text) is not None and " ".join(text.split()[:NAME_WORDS]) in head


def _office_above(grammar: Grammar, lines: Sequence[Line], index: int, at: int) -> int:
    """The line above, where it is an office and nothing else: `CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH …`."""
    above = index - 1
    return above if above > at and grammar.office.fullmatch(lines[above].text) else index

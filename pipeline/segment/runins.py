"""Bold headings without a label that run into their text: `**Giảm nghèo:** Toàn xã còn …`. ANNOTATION: SEC."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Span
from pipeline.rulebook import Rulebook, cased
from pipeline.segment.capitals import UNITS
from pipeline.segment.headings import Heading
from pipeline.segment.labels import LONGEST_RUN_IN, Label, label_of
from pipeline.segment.labels import Grammar as HeadingGrammar
from pipeline.segment.lines import Line, Page
from pipeline.segment.tablegrammar import caption_of

STYLE = "run in"
FEWEST = 2  # one bold phrase is an accent
SHORTEST_TEXT = 4  # words behind it: fewer are the value of a field, `**Chủ đầu tư:** UBND xã`
LONGEST_FIELD = 12  # words that a field without a closing mark may have
_INNER_STOP = re.compile(r"[.:;]\s|[!?;]")  # of a sentence; none in TP.HCM
_FIGURE = re.compile(r"\d[.,]\d|\d\s*%|\d{4,}(?<!(?:19|20)\d\d)")  # tells a result: a sentence in bold


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a bold phrase at a line's start may begin with that heads nothing: a field, a note, a speaker, a caption."""

    other: re.Pattern[str]
    caption: re.Pattern[str]
    headings: HeadingGrammar


def grammar_of(rules: Rulebook, headings: HeadingGrammar) -> Grammar:
    """Patterns from rules/words.toml and headings.toml."""
    others = rules.words("words.zone.dear", "words.zone.recipients", "headings.words.no_run_ins", *UNITS)
    return Grammar(re.compile(rf"{cased(others)}(?!\w)"), caption_of(rules), headings)


def run_in_headings(
    grammar: Grammar,
    page: Page,
    bold: Sequence[Span],
    found: Sequence[Heading],
    *,
    first: int,
    last: int,
    skip: Sequence[range],
) -> list[Heading]:
    """The headings `found`, and bold phrases that two or more of the lines `first` to `last` begin with."""
    taken = {heading.start for heading in found}
    made = [
        heading
        for index in range(first, last)
        if not any(index in each for each in skip)
        if (line := page.lines[index]).bold_label and not line.in_table and line.start not in taken
        if (heading := _run_in(grammar, page, index, bold))
    ]
    return sorted([*found, *made], key=lambda heading: heading.start) if len(made) >= FEWEST else list(found)


def _run_in(grammar: Grammar, page: Page, index: int, bold: Sequence[Span]) -> Heading | None:
    """The heading that a line begins with; `None`: its bold phrase is none."""
    line = page.lines[index]
    length = _bold_length(line, bold)
    head = line.text[:length].rstrip()
    mark = head[-1:] if head[-1:] in {":", "."} else line.text[len(head) : len(head) + 1]
    head = head.rstrip(":. ")
    tail = line.text[len(head) :].lstrip(" :.")
    if mark not in {":", "."} or not head or not _is_text(page, index, tail) or not _is_phrase(grammar, head):
        return None
    return Heading(line.start, 0, head, Label(STYLE, "", 0, None))


def _bold_length(line: Line, bold: Sequence[Span]) -> int:
    """How many characters of a line are bold from its start on."""
    end = line.start
    for span in bold[max(bisect_right(bold, line.start, key=lambda span: span.start) - 1, 0) :]:
        if span.start > end and line.text[end - line.start : span.start - line.start].strip():
            break
        end = max(end, min(span.end, line.end))
        if end == line.end:
            break
    return end - line.start


def _is_phrase(grammar: Grammar, head: str) -> bool:
    """Whether a bold phrase names a subject: no sentence with figures, no label, no field, no opening of a list."""
    if not head[0].isupper() or len(head.split()) > LONGEST_RUN_IN or label_of(grammar.headings, head) is not None:
        return False
    if _INNER_STOP.search(head) or _FIGURE.search(head) or head.count("(") != head.count(")"):
        return False
    if grammar.headings.opens_a_list(head) or grammar.headings.prose.match(head):
        return False
    is_name = len(head.split()) > 1 and all(word[0].isupper() for word in head.split()) and not head.isupper()
    return not is_name and grammar.other.match(head) is None and grammar.caption.match(head) is None


def _is_text(page: Page, index: int, tail: str) -> bool:
    """Whether what follows a bold phrase is a paragraph, and not the value of a form's field."""
    words = [word for word in tail.split() if any(map(str.isalpha, word))]
    if len(words) < SHORTEST_TEXT:
        return False
    return tail[-1] in ".;:…!" or len(words) > LONGEST_FIELD or page.seems_broken_after(index)

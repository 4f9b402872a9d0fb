"""Headings of a text that numbers nothing: its lines in capitals, as bulletins and short reports have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.headings import Heading
from pipeline.segment.labels import RANKS, Label
from pipeline.segment.lines import Line, Page
from pipeline.segment.tablegrammar import caption_of

STYLE = "capitals"
HIGH_STYLES = (*RANKS, "roman", "upper", "outline")  # a text with one of these has its order already
FEWEST_HEADINGS = 2  # one line in capitals is a call, a name, a slogan
FEWEST_WORDS, MOST_WORDS = 2, 25
LONGEST_WRAP = 3  # lines


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lines in capitals that head nothing: names of bodies and types, captions of tables."""

    other: re.Pattern[str]
    caption: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/issuers.toml, doc_types.toml, words.toml and headings.toml."""
    names = rules.words(
        "issuers.bodies.whole", "issuers.bodies.committees", "words.zone.motto", "headings.words.no_headings"
    )
    types = alternation(kind.name.upper() for kind in rules.doc_types)
    return Grammar(
        other=re.compile(rf"{alternation(name.upper() for name in names)}(?!\w)|{types}\W*$"),
        caption=caption_of(rules),
    )


def capital_headings(
    grammar: Grammar, page: Page, found: Sequence[Heading], *, first: int, last: int, skip: Sequence[range]
) -> list[Heading]:
    """The headings `found`, and lines in capitals among them where nothing of a high rank is numbered."""
    if any(heading.label.style.startswith(HIGH_STYLES) for heading in found):
        return list(found)
    labelled = {heading.start for heading in found}
    groups = [
        (start, end)
        for start, end in _groups(page.lines, range(first, last))
        if not any(start in each for each in skip)
        and page.lines[start].start not in labelled
        and _heads(grammar, page.lines, start, end)
    ]
    if len(groups) < FEWEST_HEADINGS:
        return list(found)
    made = [_heading(page.lines[start:end]) for start, end in groups]
    return sorted([*found, *made], key=lambda heading: heading.start)


def _groups(lines: Sequence[Line], among: range) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring lines in capitals: from, to (without)."""
    start = None
    for index in [*among, among.stop]:
        line = lines[index] if index < among.stop else None
        in_capitals = line is not None and not line.in_table and line.text.isupper()
        if start is not None and (not in_capitals or (line is not None and line.gap)):
            yield start, index
            start = None
        if in_capitals and start is None:
            start = index


def _heads(grammar: Grammar, lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a run of lines in capitals can be a heading, with text below it."""
    text = " ".join(line.text for line in lines[start:end])
    below = lines[end] if end < len(lines) else None
    if end - start > LONGEST_WRAP or below is None or below.in_table:
        return False
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS or text[-1] in ":;,":
        return False
    return text[0].isalpha() and not grammar.other.match(text) and not grammar.caption.match(text)


def _heading(lines: Sequence[Line]) -> Heading:
    text = " ".join(line.text for line in lines).rstrip(" .")
    end = lines[-1].start + len(lines[-1].text.rstrip(" ."))
    return Heading(lines[0].start, end, text, Label(STYLE, "", 0, None))

"""Headings of a text that numbers nothing: its lines in capitals, as bulletins and short reports have them.

Where it has none of these either, its short bold lines are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.headings import Heading
from pipeline.segment.labels import RANKS, Label
from pipeline.segment.lines import Line, Page
from pipeline.segment.tablegrammar import caption_of

STYLE = "capitals"
HIGH_STYLES = (*RANKS, "roman", "upper", "outline")  # a text with one of these has its order already
UNITS = ("words.table.unit_line", "words.table.unit_or_body")
FEWEST_HEADINGS = 2  # one line in capitals is a call, a name, a slogan
FEWEST_WORDS, MOST_WORDS = 2, 25
LONGEST_WRAP = 3  # lines

Kind = Callable[[Line], bool]  # whether a line is of the kind that heads


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lines that head nothing: names of bodies and types, addresses, units and captions of tables."""

    other: re.Pattern[str]
    addressed: re.Pattern[str]
    caption: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/issuers.toml, doc_types.toml, words.toml and headings.toml."""
    names = rules.words(
        "issuers.bodies.whole", "issuers.bodies.committees", "words.zone.motto", "headings.words.no_headings"
    )
    parts = rules.words("headings.words.types_of_parts")
    types = alternation(kind.name.upper() for kind in rules.doc_types if kind.name not in parts)
    return Grammar(
        other=re.compile(rf"{alternation(name.upper() for name in names)}(?!\w)|{types}\W*$"),
        addressed=re.compile(
            alternation(rules.words("words.zone.dear", "words.zone.recipients", "words.zone.motto_second", *UNITS))
        ),
        caption=caption_of(rules),
    )


def capital_headings(
    grammar: Grammar, page: Page, found: Sequence[Heading], *, first: int, last: int, skip: Sequence[range]
) -> list[Heading]:
    """The headings `found`, and lines in capitals among them where nothing of a high rank is numbered."""
    if any(heading.label.style.startswith(HIGH_STYLES) for heading in found):
        return list(found)
    among = [i for i in range(first, last) if not any(i in each for each in skip)]
    labelled = {heading.start for heading in found}
    kinds = (_is_in_capitals,) if found else (_is_in_capitals, _is_bold)  # bold lines may stand within numbered ones
    for kind in kinds:
        groups = [
            (start, end)
            for start, end in _groups(page.lines, among, kind)
            if page.lines[start].start not in labelled and _heads(grammar, page.lines, start, end)
        ]
        if len(groups) >= FEWEST_HEADINGS:
            made = [_heading(page.lines[start:end]) for start, end in groups]
            return sorted([*found, *made], key=lambda heading: heading.start)
    return list(found)


def _is_in_capitals(line: Line) -> bool:
    return not line.in_table and line.text.isupper()


def _is_bold(line: Line) -> bool:
    """Bold from end to end, and no name: `Nguyễn Văn An` has nothing but capital words."""
    return line.bold and not line.in_table and not all(word[0].isupper() for word in line.text.split())


def _groups(lines: Sequence[Line], among: Sequence[int], kind: Kind) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring lines of a kind: from, to (without)."""
    start = before = None
    for index in among:
        is_next = before == index - 1 and not lines[index].gap and kind(lines[index])
        goes_on = is_next and (lines[index].is_capitals or lines[index].text[0].islower())
        if start is not None and before is not None and not goes_on:
            yield start, before + 1
            start = None
        if start is None and kind(lines[index]):
            start = index
        before = index if start is not None else None
    if start is not None and before is not None:
        yield start, before + 1


def _heads(grammar: Grammar, lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a run of lines can be a heading, with text below it."""
    text = " ".join(line.text for line in lines[start:end])
    below = lines[end] if end < len(lines) else None
    if end - start > LONGEST_WRAP or below is None or below.in_table:
        return False
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS or text[-1] in ";,":
        return False
    if text[-1] in ":." and (text.isupper() or text[-1] == "."):  # QUYẾT NGHỊ: and sentences set in bold
        return False
    others = (grammar.other, grammar.addressed, grammar.caption)
    return text[0].isalpha() and not any(other.match(text) for other in others)


def _heading(lines: Sequence[Line]) -> Heading:
    text = " ".join(line.text for line in lines).rstrip(" .:")
    end = lines[-1].start + len(lines[-1].text.rstrip(" .:"))
    return Heading(lines[0].start, end, text, Label(STYLE, "", 0, None))

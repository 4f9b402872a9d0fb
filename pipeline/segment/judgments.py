"""The parts of a judgment, which are told by their headings alone: `NỘI DUNG VỤ ÁN:`, `QUYẾT ĐỊNH:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.capitals import STYLE
from pipeline.segment.headings import Heading
from pipeline.segment.labels import Label
from pipeline.segment.lines import Page


@dataclass(frozen=True, slots=True)
class Grammar:
    """The part that only judgments have, as `sign`, and how it begins; all their parts, alone on a line."""

    sign: re.Pattern[str]
    openings: tuple[str, ...]  # how the lines begin that it may match: few are to be looked at
    part: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/headings.toml."""
    own, shared = (rules.words(f"headings.words.{key}") for key in ("judgment", "judgment_too"))
    return Grammar(
        sign=re.compile(rf"^{alternation(own)}\s*:?[ \t]*$", re.MULTILINE),
        openings=tuple({word.split()[0] for word in own}),
        part=re.compile(rf"{alternation([*own, *shared])}\s*:?"),
    )


def judgment_headings(
    grammar: Grammar, page: Page, text: str, found: Sequence[Heading], *, first: int, last: int
) -> list[Heading]:
    """The headings `found`, and those of a judgment's parts where it has one that nothing else has."""
    openings = (line.start for line in page.lines if line.text.startswith(grammar.openings))
    if not any(grammar.sign.match(text, start) for start in openings):
        return list(found)
    taken = {heading.start for heading in found}
    made = [
        Heading(line.start, line.start + len(title), title, Label(STYLE, "", 0, None))
        for line in page.lines[first:last]
        if not line.in_table and line.start not in taken and grammar.part.fullmatch(line.text)
        for title in [line.text.rstrip(" :")]
    ]
    return sorted([*found, *made], key=lambda heading: heading.start)

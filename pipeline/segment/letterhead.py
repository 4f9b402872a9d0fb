"""The letterhead: the bodies in the left column of a head, from the parent down to the issuer, in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation

SHORTEST_NAME = 2  # letters
FEWEST_WORDS = 5  # of a name of which no word is known


@dataclass(frozen=True, slots=True)
class Grammar:
    """How names of bodies begin; a committee with a higher unit, with any; a line that begins with a commune's type."""

    body: re.Pattern[str]
    of_higher: re.Pattern[str]
    of_unit: re.Pattern[str]
    commune: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/issuers.toml and words.toml."""
    bodies = rules.words("issuers.bodies.whole", "issuers.bodies.heads", "issuers.bodies.head_lines")
    committees = _in_capitals(rules.words("issuers.bodies.committees"))
    higher = _in_capitals(rules.words("words.place.province_plain", "words.place.district_plain"))
    communes = _in_capitals(rules.words("words.place.commune_plain"))
    return Grammar(
        body=re.compile(rf"{alternation(form for body in bodies for form in (body, body.upper()))}(?!\w)"),
        of_higher=re.compile(rf"{committees}\s+(?P<unit>{higher}\s+\S)"),
        of_unit=re.compile(rf"{committees}\s+(?:{higher}|{communes})\s+\S"),
        commune=re.compile(rf"{communes}\s+\S"),
    )


def _in_capitals(words: Iterable[str]) -> str:
    return alternation(word.upper() for word in words)


def agencies(grammar: Grammar, lines: Iterable[str]) -> tuple[str, ...]:
    """The bodies that the lines of the left column name; wrapped names joined."""
    names: list[str] = []
    for text in lines:
        if not text.isupper() or len(text) < SHORTEST_NAME:
            continue
        if names and not grammar.body.match(text):
            names[-1] = _joined(grammar, names[-1], text)
        else:
            names.append(text)
    known = tuple(name for name in names if grammar.body.match(name))
    return known or tuple(name for name in names[-1:] if len(name.split()) >= FEWEST_WORDS)


def _joined(grammar: Grammar, name: str, below: str) -> str:
    """A body's name and the line that it goes on with; of a committee's two units the lower is meant.

    `ỦY BAN NHÂN DÂN QUẬN LÊ CHÂN / PHƯỜNG DƯ HÀNG KÊNH` is the ward's committee.
    """
    higher = grammar.of_higher.match(name) if grammar.commune.match(below) else None
    return f"{name[: higher.start('unit')].rstrip()} {below}" if higher else f"{name} {below}"

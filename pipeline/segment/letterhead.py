"""The letterhead: the bodies in the left column of a head, from the parent down to the issuer, in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Page

SHORTEST_NAME = 2  # letters
FEWEST_WORDS = 5  # of a name of which no word is known
LONGEST_COMMITTEE = 9  # words: ỦY BAN NHÂN DÂN THÀNH PHỐ BÀ RỊA
MIN_LINES = 2  # a name, and what stands below it


@dataclass(frozen=True, slots=True)
class Grammar:
    """How names of bodies begin and where their lines may end; committees with units; how a commune's line begins."""

    body: re.Pattern[str]
    of_higher: re.Pattern[str]
    of_unit: re.Pattern[str]
    commune: re.Pattern[str]
    parted: tuple[tuple[str, str], ...]  # what bodies are for, and committees, parted before what a body may begin with
    behind: re.Pattern[str]  # what may follow such a word: a unit, another field
    no_names: frozenset[str]  # heads of bodies that are no name alone
    offices: frozenset[str]  # of a committee, which stands above them: none stands below
    with_offices: re.Pattern[str]
    stamped: frozenset[str]  # lines that are printed over a head and are no part of it: HỎA TỐC


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/issuers.toml and words.toml."""
    bodies = rules.words("issuers.bodies.whole", "issuers.bodies.heads", "issuers.bodies.head_lines")
    committees = _in_capitals(rules.words("issuers.bodies.committees"))
    higher = _in_capitals(rules.words("words.place.province_plain", "words.place.district_plain"))
    communes = _in_capitals(rules.words("words.place.commune_plain"))
    joint = _in_capitals(rules.words("issuers.bodies.field_joints")[:1])
    body = re.compile(rf"{alternation(form for body in bodies for form in (body, body.upper()))}(?!\w)")
    return Grammar(
        body=body,
        of_higher=re.compile(rf"{committees}\s+(?P<unit>{higher}\s+\S)"),
        of_unit=re.compile(rf"{committees}\s+(?:{higher}|{communes})\s+\S"),
        commune=re.compile(rf"{communes}\s+\S"),
        parted=tuple(
            _parted(body, rules.words(*(f"issuers.bodies.{key}" for key in ("fields", "field_pairs", "committees"))))
        ),
        behind=re.compile(rf"\s*(?:[,&-]|\s(?:{joint}|{higher}|{communes})\s)"),
        no_names=frozenset(word.upper() for word in rules.words("issuers.bodies.with_field")),
        offices=frozenset(word.upper() for word in rules.words("issuers.bodies.needs_parent")),
        with_offices=re.compile(
            rf"{_in_capitals(rules.words('issuers.bodies.committees', 'issuers.bodies.party_committees'))}(?!\w)"
        ),
        stamped=frozenset(word.upper() for word in rules.words("words.zone.urgent")),
    )


def _parted(body: re.Pattern[str], fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each field as two lines of which the second seems to begin with a body: `TÀI NGUYÊN VÀ MÔI` / `TRƯỜNG`."""
    for field in fields:
        words = field.upper().split()
        for count in range(1, len(words)):
            rest = " ".join(words[count:])
            if body.match(rest):
                yield " ".join(words[:count]), rest


def _in_capitals(words: Iterable[str]) -> str:
    return alternation(word.upper() for word in words)


def agencies(grammar: Grammar, lines: Iterable[str]) -> tuple[str, ...]:
    """The bodies that the lines of the left column name; wrapped names joined."""
    names: list[str] = []
    shown = [text for text in lines if text.isupper() and len(text) >= SHORTEST_NAME and text not in grammar.stamped]
    for index, text in enumerate(shown):
        is_last = index + 1 == len(shown) or grammar.body.match(shown[index + 1]) is not None
        is_body = grammar.body.match(text) and not (text in grammar.no_names and is_last)
        goes_on = names and (_is_within(grammar, names[-1], text) or _is_of_committee(grammar, names[-1], text))
        if names and (goes_on or not is_body):
            names[-1] = _joined(grammar, names[-1], text)
        else:
            names.append(text)
    known = tuple(name for name in names if grammar.body.match(name))
    return known or tuple(name for name in names[-1:] if len(name.split()) >= FEWEST_WORDS)


def _is_within(grammar: Grammar, name: str, below: str) -> bool:
    """Whether a line that begins as a body does goes on with the name above: `SỞ TÀI NGUYÊN VÀ MÔI` / `TRƯỜNG`.

    Behind the word only a unit or another field may follow: `UBND XÃ THANH MÔI` / `TRƯỜNG TIỂU HỌC` are two.
    """
    for above, rest in grammar.parted:
        if f" {name}".endswith(f" {above}") and below.startswith(rest):
            behind = below[len(rest) :]
            if not behind or grammar.behind.match(behind):
                return True
    return False


def _is_of_committee(grammar: Grammar, name: str, below: str) -> bool:
    """Whether a line names the committee that the office above it is of: `ỦY BAN KIỂM TRA` / `HUYỆN ỦY CON CUÔNG`."""
    return name in grammar.offices and grammar.with_offices.match(below) is not None


def _joined(grammar: Grammar, name: str, below: str) -> str:
    """A body's name and the line that it goes on with; of a committee's two units the lower is meant.

    `ỦY BAN NHÂN DÂN QUẬN LÊ CHÂN / PHƯỜNG DƯ HÀNG KÊNH` is the ward's committee.
    """
    higher = grammar.of_higher.match(name) if grammar.commune.match(below) else None
    return f"{name[: higher.start('unit')].rstrip()} {below}" if higher else f"{name} {below}"


def is_committee_alone(grammar: Grammar, page: Page) -> bool:
    """`UBND HUYỆN LỤC YÊN` and an empty line: the letterhead of a sheet that has no type, number or motto."""
    lines = page.lines
    if len(lines) < MIN_LINES or lines[0].in_table or not lines[0].is_capitals or not page.is_parted(lines[1]):
        return False
    return grammar.of_unit.match(lines[0].text) is not None and lines[0].words <= LONGEST_COMMITTEE

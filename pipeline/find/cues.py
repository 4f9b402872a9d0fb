"""Words and marks that relate figures: `tổng`, `trong đó`, `so với`, brackets, list marks, loose numbers.

They are looked for only in the paragraphs that hold figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Layout, Span
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import Heads, Letters, letters_like, opening_starts
from pipeline.text import LOWER, UPPER, folded

MARKS = {
    "(": "open",
    ")": "close",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "/": "slash",
    "…": "ellipsis",
    "=": "equals",
}
NAMED = {"gap": "stop", "dots": "ellipsis"}  # kinds of the cues that more than one pattern finds
# The first kind that lists a word has it.
KINDS = (
    *(
        "total",
        "all_parts",
        "sources",
        "some_parts",
        "share",
        "fulfilled",
        "up",
        "down",
        "compared",
        "same_period",
        "plan",
    ),
    *(
        "closing",
        "summing",
        "overall",
        "cumulated",
        "left",
        "rest",
        "each",
        "result",
        "multiple",
        "again",
        "from",
        "onto",
        "in_words",
    ),
    *("added", "apart", "example", "others", "excluded", "opening", "ending", "makeup"),
    *("ellipsis", "none"),
)


class Mark(NamedTuple):
    """How a paragraph opens as an item of a list; `number`: of a numbered item, else 0; `end`: of the mark."""

    kind: str
    number: int
    end: int


# Start, end and kind of a word or mark: one of `KINDS` and `MARKS`, or `and`, `stop`, `number`, `times`.
Cue = tuple[int, int, str]
CueFinder = Callable[[Layout, Iterable[Span]], Iterator[Cue]]
MarkOf = Callable[[str, int], Mark]
# `I.` and `A.` open headings, under which lists of their own begin.
_ITEM = re.compile(
    rf"\s*(?:(?P<roman>[IVX]+|[A-H])[.)/-]\s|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}})+)[.)]?\s|(?P<number>\d{{1,2}})[.)/]\s"
    rf"|(?P<letter>[{LOWER}])[.)/]\s|(?P<dash>[-–])\s*(?!\d)|(?P<plus>\+)\s*|(?P<bullet>[*•·])\s*)"
)
TIMES = "xX×*"
GRADES_REACH = 60  # characters on both sides in which another grade stands
_NO_MARK = Mark("", 0, 0)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a cue is read by; an empty group of a pattern tells the kind of what is none of the `known` words.

    `patterns`: by the first character of a cue; `number`: of what begins with a digit.
    """

    patterns: Mapping[str, re.Pattern[str]]
    number: re.Pattern[str]
    kinds: Mapping[str, str]
    known: Mapping[str, str]
    grades: frozenset[str]
    beside: re.Pattern[str]  # another grade
    marks: Letters
    heads: Heads


def cue_finder(rules: Rulebook) -> CueFinder:
    """The finder of cues."""
    grammar = _grammar(rules)

    @lru_cache(maxsize=1)  # for all regions of a text
    def starts(text: str) -> list[int]:
        return opening_starts(text, grammar.marks, grammar.heads)

    def find(layout: Layout, regions: Iterable[Span]) -> Iterator[Cue]:
        openings = starts(layout.text)
        for region in regions:
            own = openings[bisect_left(openings, region.start) : bisect_left(openings, region.end)]
            yield from _within(grammar, layout.text, region, own)

    return find


def _grammar(rules: Rulebook) -> _Grammar:
    kinds = {word: kind for kind in reversed(KINDS) for word in rules.words(f"checks.cues.{kind}")}
    joined = rules.words("checks.listing.and")
    counted, openers = _counted(rules)
    words = (*kinds, *joined, *openers)
    others = {"each", *joined, *TIMES}  # an average may be a grade, and of these words the pattern tells the kind
    forms = {form: kind for word, kind in kinds.items() for form in _cased([word])}
    signs = "".join({*MARKS, *(word[0] for word in (*words, *TIMES) if not word[0].isalnum())})
    return _Grammar(
        patterns={
            first: re.compile(pattern)
            for first in {*".\n", *TIMES, *(letter for word in words for letter in (word[0], word[0].upper()))}
            if (pattern := _beginning(first, joined, counted, kinds))
        },
        number=re.compile(r"\b\d+(?:[.,]\d+)*(?P<number>)"),
        kinds=kinds,
        known={form: kind for form, kind in forms.items() if not others & {kind, form, form.lower()}},
        grades=frozenset(rules.words("checks.tables.grades")),
        beside=re.compile(rf"(?<!\w){alternation(rules.words('checks.tables.sure_grades'))}(?!\w)", re.IGNORECASE),
        marks=letters_like(rf"[\d\n.{re.escape(signs)}]"),
        heads=Heads((*(f"{sign} " for sign in TIMES), *_cased(words))),
    )


def _beginning(first: str, joined: Iterable[str], counted: CountedBy, kinds: Iterable[str]) -> str:
    """Pattern of all cues but numbers that begin with a character; "" for none."""
    if first == ".":
        return rf"\.(?=\s+[{UPPER}\d+(“\"-]|\s*$)(?P<stop>)|\.\.\.(?P<dots>)"
    if first == "\n":
        return r"\n\s*\n(?P<gap>)"
    own = [word for word in joined if word[0] == first]
    groups = [rf"{alternation(own)}\b(?P<and>)"] if own else []
    groups += counted(first)
    words = [word for word in kinds if first in {word[0], word[0].upper()}]
    groups += [rf"{_by_first_letter(words)}\b(?P<word>)"] if words else []
    told = [rf"\b(?:{'|'.join(groups)})"] if groups else []
    times = [rf"{re.escape(first)}(?<=\s.)(?=\s+\d)(?P<times>)"] if first in TIMES else []
    return "|".join((*times, *told))


def _within(grammar: _Grammar, text: str, region: Span, starts: Iterable[int]) -> Iterator[Cue]:
    """The cues of a region, each of which begins at one of the starts."""
    behind = region.start
    for at in starts:
        if at < behind:
            continue
        kind = MARKS.get(text[at])
        if kind is not None:
            yield at, at + 1, kind
            continue
        pattern = grammar.patterns.get(text[at]) or grammar.number
        match = pattern.match(text, at, region.end)
        if match is not None:
            behind = match.end()
            kind = grammar.known.get(match[0]) or _other(grammar, match, region)
            if kind != "none":
                yield at, behind, kind


def _other(grammar: _Grammar, match: re.Match[str], region: Span) -> str:
    """The kind of what is none of the known words."""
    name = match.lastgroup or ""
    if name != "word":
        return NAMED.get(name, name)
    kind = grammar.kinds[folded(match[0]).casefold()]
    low, high = max(match.start() - GRADES_REACH, region.start), match.end() + GRADES_REACH
    if kind == "each" and match[0].casefold() in grammar.grades and grammar.beside.search(match.string, low, high):
        return "none"  # loại trung bình 112 em, loại yếu 45 em
    return kind


CountedBy = Callable[[str], list[str]]


def _counted(rules: Rulebook) -> tuple[CountedBy, tuple[str, ...]]:
    """What tells all of so many (`cả hai`, `qua 3 đợt`, `cả quý`, `hai nguồn`), and how it may begin.

    The first is a function of a letter: patterns of what begins with it.
    """
    every, over, whole, stretches, things, numbers, five = (
        rules.words(f"checks.cues.counted.{key}")
        for key in ("all", "over", "whole", "stretches", "things", "numbers", "five")
    )
    thing = rf"\s+{alternation(things)}\b"
    many = rf"\s+(?:\d{{1,2}}\s+(?=[{LOWER}])|{alternation(numbers)}\b|{alternation(five)}{thing})"
    told = rf"\s+(?:\d{{1,2}}|{alternation((*numbers, *five))}){thing}"
    ways = (
        (every, many, "summing"),
        (over, told, "overall"),
        (whole, rf"\s+{alternation(stretches)}\b", "overall"),
        (numbers, thing, "overall"),
    )

    def beginning(first: str) -> list[str]:
        found: dict[str, list[str]] = {}
        for words, behind, kind in ways:
            own = [word for word in words if first in {word[0], word[0].upper()}]
            if own:
                found.setdefault(kind, []).append(rf"{_by_first_letter(own)}(?={behind})")
        return [f"(?:{'|'.join(each)})(?P<{kind}>)" for kind, each in found.items()]

    return beginning, (*every, *over, *whole, *numbers)


def _cased(words: Iterable[str]) -> Iterator[str]:
    """The words with a capital, and as they are."""
    for word in words:
        yield from (word[0].upper() + word[1:], word)


def _by_first_letter(words: Iterable[str]) -> str:
    """Pattern of any of the words, small or with a capital: four times as fast as one alternation of all forms."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"[{first}{first.upper()}]{alternation(rest)}" for first, rest in groups.items()) + ")"


def mark_at(text: str, at: int) -> Mark:
    """The list mark that opens at an offset; kind "" for none."""
    if text[at : at + 1].isupper() and text[at + 1 : at + 2].islower():
        return _NO_MARK  # a word, as mostly
    match = _ITEM.match(text, at, at + 16)
    if match is None:
        return _NO_MARK
    kind = match.lastgroup or ""
    return Mark(kind, int(match["number"]) if kind == "number" else 0, match.end())

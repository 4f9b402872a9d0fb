"""Days in words: `ngày mười hai tháng ba năm 2019`, `ngày mùng một tháng tám năm hai nghìn không trăm hai mươi`.

The surface begins behind the word for day, as that of a date in figures. ANNOTATION: DATE.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.figures import bounds, day_value, is_day, is_year
from pipeline.model import Layout, Mention
from pipeline.numberwords import NumberWords, number_words
from pipeline.rulebook import Rulebook, alternation, cased, in_cases
from pipeline.values import DateValue

BLANKS = 6  # characters in which the word behind begins
MOST_YEAR_WORDS = 8  # một nghìn chín trăm chín mươi lăm
FEWEST_YEAR_WORDS = 2  # hai nghìn
_WORD = r"[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class _Grammar:
    days: tuple[str, ...]
    date: re.Pattern[str]
    year: re.Pattern[str]
    lunar: re.Pattern[str]
    early: frozenset[str]
    months: Mapping[str, int]
    words: NumberWords


def _grammar(rules: Rulebook) -> _Grammar:
    day, month, year = (cased(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    return _Grammar(
        days=tuple(in_cases(rules.words("words.date.day"))),
        date=re.compile(
            rf"(?<!\w){day}\s+(?P<day>{_WORD}(?:\s+{_WORD}){{0,3}}?)\s+{month}\s+(?P<month>{_WORD}(?:\s+{_WORD})?)"
            rf"\s+{year}\s+(?=\w)"
        ),
        year=re.compile(rf"(?P<figures>(?:19|20)\d\d)(?!\w|[/.,-]\d)|{_WORD}(?:\s+{_WORD}){{0,{MOST_YEAR_WORDS - 1}}}"),
        lunar=re.compile(rf"\s*\(?{alternation(rules.words('words.date.lunar'))}(?!\w)"),
        early=frozenset(rules.words("words.date.early_days")),
        months={name.casefold(): number for number, name in enumerate(rules.words("words.date.months"), 1)},
        words=number_words(rules),
    )


def spelled_date_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of days in words."""
    grammar = _grammar(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        for match in _told(grammar, text):
            day, month = _count(grammar, match["day"]), grammar.months.get(" ".join(match["month"].casefold().split()))
            month = month or _count(grammar, match["month"])
            year, end = _year(grammar, text, match.end())
            if not year or not is_day(day, month) or grammar.lunar.match(text, end):
                continue
            value = day_value(year, month, day)
            yield Mention(match.start("day"), end, DateValue(value, *bounds(value), "day"), "words.toml: spelled date")

    return find


def _told(grammar: _Grammar, text: str) -> Iterator[re.Match[str]]:
    """What looks like a day in words: looked for only where a letter stands behind the word for day."""
    starts = sorted({start for word in grammar.days for start in _led_by(word, text)})
    end = 0
    for start in starts:
        match = grammar.date.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _led_by(word: str, text: str) -> Iterator[int]:
    """Where a word stands before another one, not before a figure."""
    at = text.find(word)
    while at >= 0:
        behind = at + len(word)
        if text[behind : behind + BLANKS].lstrip()[:1].isalpha():
            yield at
        at = text.find(word, behind)


def _count(grammar: _Grammar, printed: str) -> int:
    """The figure in words, 0 for none; `mùng`, `mồng` stand before the first ten days."""
    words = printed.casefold().split()
    return grammar.words.count(words[1:] if words[0] in grammar.early else words) or 0


def _year(grammar: _Grammar, text: str, at: int) -> tuple[int, int]:
    """The year at `at`, in figures or words, and its end; 0 for none."""
    match = grammar.year.match(text, at)
    if match is None or match["figures"]:
        return (int(match["figures"]), match.end()) if match else (0, at)
    words = list(re.finditer(_WORD, match[0]))
    for count in range(len(words), FEWEST_YEAR_WORDS - 1, -1):
        value = grammar.words.count([word[0].casefold() for word in words[:count]])
        if value and is_year(value):
            return value, at + words[count - 1].end()
    return 0, at

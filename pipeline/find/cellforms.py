"""What the figure of a cell may look like: signs and qualifiers before it, ranges, marks and asides behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.figures import NUMBER, figure_and_aside, figure_cell, is_year, joined
from pipeline.find.context import range_words
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

# Two groups: `12 500`, `+1 500`, `(12 500)`.
_SIGNED = r"(?P<open>\()?(?P<minus>(?:[-+]|\([-+]\))\s*)?"
_BLANK_GROUP = re.compile(rf"{_SIGNED}(?P<number>[1-9]\d{{0,2}} \d{{3}}(?:,\d{{1,2}})?)(?(open)\))")
# `80, 0`, `(1.250, 5)`, `98, 75 %`
_BLANK_DECIMALS = re.compile(
    rf"{_SIGNED}(?P<number>(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)\s?,\s\d{{1,2}})\s?(?P<percent>%)?(?(open)\))"
)

_PART = re.compile(rf"(?P<low>{NUMBER})\s?/\s?(?P<high>{NUMBER})")
_RATE = re.compile(rf"(?P<low>{NUMBER})\s?/\s?(?P<per>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}})")


@dataclass(frozen=True, slots=True)
class Forms:
    """What a cell's figure may look like beyond a plain one; `meanings`: of the words and signs before it."""

    qualified: re.Pattern[str]
    span: re.Pattern[str]
    meanings: dict[str, str]


class Shown(NamedTuple):
    """A figure as printed at `start:end` of its cell; `high`: upper end of a range, `aside`: in brackets behind it.

    `is_blank_group`: it is one only if its column parts thousands by blanks, `12 500`; else it may be two. So it is
    with `has_blank_decimals`, `80, 0`, and decimals. `is_part`: low of high, `6/8`; `per`: what it is counted by,
    `1.000.000/tháng`.
    """

    start: int
    end: int
    low: str
    high: str = ""
    is_negative: bool = False
    is_percent: bool = False
    qualifier: str = ""
    aside: str = ""
    is_blank_group: bool = False
    has_blank_decimals: bool = False
    is_part: bool = False
    per: str = ""


def forms_of(rules: Rulebook) -> Forms:
    """Patterns from rules/words.toml [qualifiers] and [cell_signs]."""
    words = rules.section("words.qualifiers")
    signs = rules.section("words.cell_signs")
    meanings = {word.casefold(): each[0] for each in words.values() for word in each}
    meanings |= {sign: words[key][0] for key, each in signs.items() for sign in each}
    sign = alternation(sign for each in signs.values() for sign in each)
    word = alternation(word for each in words.values() for word in each)
    return Forms(
        qualified=re.compile(rf"(?P<before>{word}(?=\s)|{sign})\s*(?=[\d(])", re.IGNORECASE),
        span=re.compile(
            rf"(?P<low>{NUMBER})\s*(?P<sign>%)?{range_words(rules)}(?P<high>{NUMBER})\s*(?P<percent>%)?", re.IGNORECASE
        ),
        meanings=meanings,
    )


def figure_shown(forms: Forms, printed: str) -> Shown | None:
    """The figure that a cell is; `None` for words, signs and blanks."""
    text = printed.strip()
    if not any(map(str.isdigit, text)):
        return None
    start, qualifier = printed.index(text), ""
    if before := forms.qualified.match(text):
        qualifier = forms.meanings[folded(before["before"]).casefold()]
        start, text = start + before.end(), text[before.end() :]
    text, aside = figure_and_aside(text)
    end = start + len(text)
    if plain := figure_cell(text):
        is_negative = bool(plain["open"]) or "-" in (plain["minus"] or "")
        low = joined(plain["number"])
        is_percent = bool(plain["percent"])
        return Shown(start, end, low, "", is_negative, is_percent, qualifier, aside)
    if grouped := _BLANK_GROUP.fullmatch(text):
        is_negative = bool(grouped["open"]) or "-" in (grouped["minus"] or "")
        low = grouped["number"]
        return Shown(start, end, low, "", is_negative, qualifier=qualifier, aside=aside, is_blank_group=True)
    if decimals := _BLANK_DECIMALS.fullmatch(text):
        is_negative, is_percent = bool(decimals["open"]) or "-" in (decimals["minus"] or ""), bool(decimals["percent"])
        low = joined(decimals["number"])
        return Shown(start, end, low, "", is_negative, is_percent, qualifier, aside, has_blank_decimals=True)
    span = forms.span.fullmatch(text)
    if span is None or _are_years(span["low"], span["high"]):
        return _slashed(start, text, qualifier) if "/" in text else None
    is_percent = bool(span["percent"] or span["sign"])
    return Shown(start, end, span["low"], span["high"], is_percent=is_percent, qualifier=qualifier, aside=aside)


def _slashed(start: int, text: str, qualifier: str) -> Shown | None:
    """`6/8`, but not `5/2020`; `1.000.000/tháng`."""
    end = start + len(text)
    if part := _PART.fullmatch(text):
        low, high = part["low"], part["high"]
        return None if _are_years(high, high) else Shown(start, end, low, high, qualifier=qualifier, is_part=True)
    rate = _RATE.fullmatch(text)
    return Shown(start, end, rate["low"], qualifier=qualifier, per=folded(rate["per"])) if rate else None


def _are_years(low: str, high: str) -> bool:
    return low.isdecimal() and is_year(int(low)) and high.isdecimal()

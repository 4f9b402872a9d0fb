"""What stands just before and after a figure: qualifiers, units, ends of ranges. Used by the finders of figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.figures import NUMBER, Style
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

LOOK_BACK = 24  # characters: the longest qualifier ("không dưới", "ước khoảng") and its blanks, twice
LIST_NEAR = 1000  # characters: where the other dashes of a list stand
_SCALES = {"ten": 10, "hundred": 100, "thousand": 1000, "myriad": 10000, "million": 10**6, "billion": 10**9}
_SLASH = re.compile(r"\s*/\s*")
_NUMBER_GAP = re.compile(r"(?<=\d)\s+")
_DASHES = r"-|÷"  # a range: 5-7, 5 - 7; the division sign is common in engineering

QualifierOf = Callable[[str, int], str]


def qualifier_before(rules: Rulebook) -> QualifierOf:
    """Function (text, start) -> the qualifier right before `start`, or ""."""
    meanings = {word: words[0] for words in rules.section("words.qualifiers").values() for word in words}
    pattern = re.compile(rf"(?<!\w)({alternation(meanings)})\s+$", re.IGNORECASE)
    last_words = {word.split()[-1].casefold() for word in meanings}
    other = re.compile(rf"(?<!\w){alternation(rules.words('words.not_qualifiers.phrases'))}\s+$", re.IGNORECASE)

    def qualifier(text: str, start: int) -> str:
        before = text[max(0, start - LOOK_BACK) : start]
        stripped = before.rstrip()
        if stripped == before or stripped.rpartition(" ")[2].casefold().rpartition("\n")[2] not in last_words:
            return ""
        if other.search(before):
            return ""
        match = pattern.search(before)
        return meanings[folded(match[1].casefold())] if match else ""

    return qualifier


def scale_factors(rules: Rulebook) -> dict[str, Decimal]:
    """Multipliers of counts by their words: nghìn -> 1000."""
    return {word: Decimal(value) for name, value in _SCALES.items() for word in rules.words(f"units.scale.{name}")}


@dataclass(frozen=True, slots=True)
class Minus:
    """Whether what stands before a figure makes it negative."""

    word: re.Pattern[str]
    compound: re.Pattern[str]
    list_dash: re.Pattern[str]

    def start(self, text: str, at: int) -> int | None:
        """Where the minus of the figure at `at` begins; `None` without one."""
        if text[at - 1 : at] == "-":
            return at - 1 if self._is_sign(text, at - 1) else None
        before = text[max(0, at - LOOK_BACK) : at]
        if not before[-1:].isspace():
            return None
        found = self.word.search(before)
        if found is None or self.compound.search(before[: found.end(1)]):
            return None
        return at - len(before) + found.start(1)

    def _is_sign(self, text: str, dash: int) -> bool:
        if dash and not (text[dash - 1].isspace() or text[dash - 1] in "(:;=["):
            return False
        head = text[max(0, dash - LOOK_BACK) : dash].rpartition("\n")[2]
        if head.strip():
            return not head.rstrip()[-1].isdigit()
        near = text[max(0, dash - LIST_NEAR) : dash + LIST_NEAR]
        return self.list_dash.search(near) is None  # `-Thu ngân sách`: a document that writes its lists so


def minus_before(rules: Rulebook) -> Minus:
    """The judge of signs before figures."""
    return Minus(
        word=re.compile(rf"(?<!\w)({alternation(rules.words('words.signs.minus'))})\s+$", re.IGNORECASE),
        compound=re.compile(rf"(?<!\w){alternation(rules.words('words.signs.not_minus'))}$", re.IGNORECASE),
        list_dash=re.compile(r"^[ ]*-[^\W\d_]", re.MULTILINE),
    )


def range_words(rules: Rulebook) -> str:
    """Pattern of what joins the two ends of a range."""
    return rf"(?:\s*(?:{_DASHES})\s*|\s+{alternation(rules.words('words.date.to'))}\s+)"


def style_of(layout: Layout) -> Style:
    """The document's own number style."""
    return Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE


def unit_key(printed: str) -> str:
    """One spelling of a unit: folded white space, lower case."""
    return folded(printed).casefold()


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Whether a number goes on over a line end, judged by what stands before and after."""

    ordinal: re.Pattern[str]
    loose: re.Pattern[str]

    def split(self, text: str, match: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match itself, or from the next line on where the mark ends another figure: `tháng 5,` / `12%`."""
        low = match["low"] or ""
        if "\n" not in low or not self.ordinal.search(text[max(0, match.start() - LOOK_BACK) : match.start()]):
            return match
        return pattern.match(text, match.start() + low.index("\n") + 1)

    def tail(self, text: str, start: int) -> bool:
        """Whether the number at `start` may be the end of one that began on the line before."""
        before = text[max(0, start - LOOK_BACK) : start]
        if "\n" not in before[-3:]:
            return False
        found = self.loose.search(before)
        return found is not None and not self.ordinal.search(before[: found.start()])


def line_ends(rules: Rulebook) -> LineEnds:
    """The judge of numbers at line ends."""
    ordinals = alternation(rules.words("units.quantity.ordinal_before"))
    return LineEnds(
        ordinal=re.compile(rf"(?<![\w-]){ordinals}\s*$", re.IGNORECASE),
        loose=re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d[.,][ ]*\n)\d+(?:[.,]\d+)*[.,][ ]*\n[ ]*$"),
    )


def no_per(rules: Rulebook) -> str:
    """Pattern of what behind a slash is nothing to count by: `/năm 2021`, `/2005`, `/40 tỷ đồng`."""
    money = alternation(unit.name for unit in rules.money_units)
    calendar = alternation(rules.words(*(f"words.date.{key}" for key in ("year", "quarter", "month", "day", "span"))))
    return (
        rf"(?!{NUMBER}\s*{money}(?!\w))(?!(?i:{calendar})\s+(?:\d|[IVX]+(?!\w)))"
        r"(?!(?:19|20)\d\d(?!\d|\s?m[2²]))"
    )


def per_unit(printed: str | None) -> str:
    """What a figure is counted by, closed up: `/ 100 kg` -> `100kg`, `/ dự án` -> `dự án`; "" for nothing."""
    if not printed:
        return ""
    return _NUMBER_GAP.sub("", _SLASH.sub("/", folded(printed).strip())).removeprefix("/")

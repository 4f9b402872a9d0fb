"""What stands just before and after a figure: qualifiers, units, ends of ranges. Used by the finders of figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.figures import (
    NUMBER,
    THOUSAND_FIGURE,
    is_year,
)
from pipeline.find.qualifiers import LOOK_BACK, QualifierOf, qualifier_before
from pipeline.loosely import beheaded, loosely
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import digits_apart, letters_like, matches_from
from pipeline.text import folded

UNIT_LINE = 60  # characters: `Đơn vị tính:` and some units before the one with the figure
LIST_NEAR = 1000  # characters: where the other dashes of a list stand
_SCALES = {"ten": 10, "hundred": 100, "thousand": 1000, "myriad": 10000, "million": 10**6, "billion": 10**9}
_SLASH = re.compile(r"\s*/\s*")
SCALE = re.compile(r"10{1,3}|10{0,2}(?:[.,]000){1,3}|10{6}")  # what a table may count by: 100, 1.000, 1000000
THOUSAND = re.compile(THOUSAND_FIGURE)
# The whole part of a figure, and the marks in it.
_WHOLE = re.compile(r"\d+(?:[. ]\d{3}(?!\d))*")
_MARK = re.compile(r"[. ]")
_DASHES = r"-|÷|(?<=\d)~(?=\d)"  # a range: 5-7, 5 - 7, 5~7; the division sign is common in engineering


def scale_factors(rules: Rulebook) -> dict[str, Decimal]:
    """Multipliers of counts by their words: nghìn -> 1000."""
    return {word: Decimal(value) for name, value in _SCALES.items() for word in rules.words(f"units.scale.{name}")}


_ROW_END = re.compile(r"[ ]*\n")
_COLUMN_GAP = re.compile(r"(?:[ ]{3}|\t)[-(+]?$")  # stretched lines have two blanks between words, never three
_OPENING = "(:;=["
_BRACKETED = re.compile(r"\(-\)\s?$")  # kết dư: (-) 25.000.000 đồng


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
        bracketed = _BRACKETED.search(before)
        if bracketed is not None:
            return at - len(before) + bracketed.start()
        if not before[-1:].isspace():
            return None
        found = self.word.search(before)
        if found is None or self.compound.search(before[: found.end(1)]):
            return None
        return at - len(before) + found.start(1)

    def _is_sign(self, text: str, dash: int) -> bool:
        if dash and not (text[dash - 1].isspace() or text[dash - 1] in _OPENING):
            return False
        head = text[max(0, dash - LOOK_BACK) : dash].rpartition("\n")[2]
        if head.strip():
            return not head.rstrip()[-1].isdigit()
        near = text[max(0, dash - LIST_NEAR) : dash + LIST_NEAR]
        return self.list_dash.search(near) is None  # `-Thu ngân sách`: a document that writes its lists so


def with_plus(text: str, at: int) -> int:
    """Where the figure at `at` begins with the plus printed to it: `đạt +2,48 m`, `(+8,4%)`.

    At the head of a line it is a list's mark (`+25 ha ngô`), behind a figure it adds: `12% +5%`.
    """
    if text[at - 1 : at] != "+":
        return at
    head = text[max(0, at - LOOK_BACK) : at - 1].rpartition("\n")[2]
    if head.rstrip()[-1:] in _OPENING:
        return at - 1 if head.strip() else at
    last = head.rpartition(" ")[0].rpartition(" ")[2]  # the word before the blank
    return at - 1 if head[-1:].isspace() and last and not any(map(str.isdigit, last)) else at


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


def followed_by(rules: Rulebook, words: Iterable[str], marks: str) -> str:
    """Look-ahead for what can follow a figure: one of the words, another figure of its range, or a mark.

    Of each the first letter only: a glance, by which most figures are passed over.
    """
    letters = {word[0] for word in (*words, *rules.words("words.date.to"))}
    return rf"(?=\s*[{re.escape(''.join(sorted(letters)))}{re.escape(marks)}÷~-])"


@lru_cache(maxsize=1 << 12)  # a document counts by some dozens
def unit_key(printed: str) -> str:
    """One spelling of a unit: folded white space, lower case."""
    return folded(printed).casefold()


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Whether a number goes on over a line end, judged by what stands before and after."""

    ordinal: re.Pattern[str]
    numbered: re.Pattern[str]
    loose: re.Pattern[str]

    def split(self, text: str, match: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match itself, or from where its own figure begins: `tháng 5,` / `12%`, `gói thầu số 6 400 triệu đồng`."""
        low = match["low"] or ""
        joint = "\n" if "\n" in low else " "
        if joint not in low:
            return match
        before = text[max(0, match.start() - LOOK_BACK) : match.start()]
        is_other = (self.ordinal if joint == "\n" else self.numbered).search(before)
        if not is_other and (joint == "\n" or not low.startswith("0")):  # no figure begins with nought: tổ 06 400 triệu
            return match
        rest = low.index(joint) + 1
        if joint == " " and low.startswith("0", rest):
            return match
        return pattern.match(text, match.start() + rest)

    def closes_row(self, text: str, start: int, end: int) -> bool:
        """Whether a figure is the last cell of a row set with blanks: the next line begins another row.

        `đường ấp 3 -          624.750` / `       ấp 5`: no 624.750 ấp.
        """
        return _ROW_END.match(text, end) is not None and _COLUMN_GAP.search(text, max(0, start - 4), start) is not None

    def tail(self, text: str, start: int) -> bool:
        """Whether the number at `start` may be the end of one that began on the line before."""
        before = text[max(0, start - LOOK_BACK) : start]
        if "\n" not in before[-3:]:
            return False
        found = self.loose.search(before)
        return found is not None and not self.ordinal.search(before[: found.start()])


def line_ends(rules: Rulebook) -> LineEnds:
    """The judge of numbers at line ends."""
    ordinals = alternation(rules.words("units.quantity.ordinal_before", "words.date.year"))
    numbered = alternation(rules.words("units.quantity.numbered_alone"))
    no_rate = "".join(rf"(?<!{re.escape(word)} )" for word in rules.words("units.quantity.each"))
    return LineEnds(
        ordinal=re.compile(rf"(?<![\w-]){ordinals}\s*$", re.IGNORECASE),
        numbered=re.compile(rf"(?<![\w-]){no_rate}{numbered}\s*$", re.IGNORECASE),
        loose=re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d[.,][ ]*\n)\d+(?:[.,]\d+)*[.,][ ]*\n[ ]*$"),
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the finders of figures ask of the text around a match."""

    qualifier: QualifierOf
    minus: Minus
    ends: LineEnds

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """The pattern's matches, those that took in the end of another figure from where their own begins.

        It is one that begins with a figure, and not within a longer one.
        """
        for first in matches_from(_figure_starts(text), pattern, text):
            match = self.ends.split(text, first, pattern)
            if match and match["high"] and _is_year_before(match["low"], match["high"]):
                joint = text[match.end("low") : match.start("high")]
                match = None if "-" in joint else pattern.match(text, match.start("high"))  # -: it may be a minus
            if match:
                yield match


@lru_cache(maxsize=1)  # three finders ask for those of one text, one after the other
def _figure_starts(text: str) -> tuple[int, ...]:
    """Where figures begin that no longer one or a word holds."""
    return tuple(digits_apart(text, letters_like(r"[\w.,]")))


def surroundings(rules: Rulebook) -> Surroundings:
    """The judges of what stands around a figure."""
    return Surroundings(qualifier_before(rules), minus_before(rules), line_ends(rules))


def _is_year_before(low: str, high: str) -> bool:
    """`từ 12% năm 2019 đến 15%`, `năm 2021 - 5,2%`: no range."""
    whole = _WHOLE.match(high)
    return whole is not None and low.isdigit() and is_year(int(low)) and int(_MARK.sub("", whole[0])) < int(low)


def unit_line_before(rules: Rulebook) -> Callable[[str, re.Match[str]], bool]:
    """Whether a figure is no amount but the scale of a table: `Đơn vị tính: 1.000 đồng`, `Thành tiền (1.000 đồng)`."""
    lines, body = (loosely(rules.words(f"words.table.{key}")) for key in ("unit_line", "unit_or_body"))
    lines = rf"(?:{lines}|{beheaded(rules.words('words.table.unit_line'))})"
    pattern = re.compile(rf"(?<!\w)(?:{lines}[\s:(]*(?:[^\d\n.;:()]*,\s*)?|{body}\s*[:(]\s*)$", re.IGNORECASE)

    def is_scale(text: str, match: re.Match[str]) -> bool:
        if not SCALE.fullmatch(match["low"]):
            return False
        start = match.start()
        if text[start - 1 : start] == "(" and text.startswith(")", match.end()) and THOUSAND.fullmatch(match["low"]):
            return True
        return pattern.search(text[max(0, start - UNIT_LINE) : start]) is not None

    return is_scale


def no_per(rules: Rulebook) -> str:
    """Pattern of what behind a slash is nothing to count by: `/năm 2021`, `/2005`, `/40 tỷ đồng`, `/dự toán 10 tỷ`."""
    whole = alternation(rules.words("words.relations.fulfilment_base", "words.relations.whole"))
    money = alternation(unit.name for unit in rules.money_units)
    calendar = alternation(rules.words(*(f"words.date.{key}" for key in ("year", "quarter", "month", "day", "span"))))
    return (
        rf"(?!{NUMBER}\s*{money}(?!\w))(?!(?i:{whole})(?!\w)(?:\s+[^\W\d_]+){{0,3}}\s+\d)(?!(?i:{calendar})\s+(?:\d|(?-i:[IVX]+)(?!\w)))"
        r"(?!(?:19|20)\d\d(?!\d|\s?m[2²]))"
    )


def per_unit(printed: str | None) -> str:
    """What a figure is counted by, as printed: `/01 giấy phép` -> `01 giấy phép`, `/ dự án` -> `dự án`; "": nothing."""
    return _SLASH.sub("/", folded(printed).strip()).removeprefix("/") if printed else ""


def unit_names(rules: Rulebook) -> Callable[[str], str]:
    """Function printed unit -> the unit as prose would have it: `Ha` -> `ha`, `KWh` as it is, `NGƯỜI` -> `người`."""
    words = rules.words(*(f"units.quantity.{key}" for key in ("measures", "durations", "nouns")))
    listed = frozenset(words)
    by_key = {unit_key(word): word for word in reversed(words)}  # of two spellings the first

    def name(printed: str) -> str:
        return printed if printed in listed else by_key.get(unit_key(printed), unit_key(printed))

    return name

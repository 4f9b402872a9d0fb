"""Labels of tables and words of the prose held against one another, word by word: `Thu NSNN` and `thu ngân sách`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.audit.kin import Kin, kin_of
from pipeline.rulebook import Rulebook, whole_words
from pipeline.text import old_tones

LOOSE = 4  # words that may stand between those of a label: thu từ hoạt động xuất nhập khẩu
PAIR = " / "  # between a short form and what it stands for
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"^\s*(?:[ivxlIVXL]+[.)]|[A-Za-z\u0111\u0110][.)]|\d{1,3}(?:\.\d{1,3})*[.)])\s+")


@dataclass(frozen=True, slots=True)
class Labels:
    """`short`: what an abbreviation stands for, word by word; `soft`: words that say nothing of what is measured.

    `idle`, `leads`: words behind and before a label that name nothing else.
    """

    short: Mapping[str, tuple[str, ...]]
    soft: frozenset[str]
    idle: frozenset[str]
    leads: frozenset[str]
    whole: frozenset[str]  # words that tell that all is meant
    times: frozenset[str]  # words of a part of a year
    until: frozenset[str]  # words of a time that has no end: đến nay
    types: frozenset[tuple[str, ...]]  # types of units and places: thị trấn
    kin: Kin  # of units: em, học sinh
    earlier: re.Pattern[str]  # words of a head that tell the first of two times: đầu năm
    later: re.Pattern[str]  # and the second: cuối năm

    def words(self, text: str) -> list[str]:
        """The words of a text, abbreviations written out."""
        words: list[str] = _WORD.findall(old_tones(text).casefold())
        if self.short.keys().isdisjoint(words):
            return words  # mostly
        return [each for word in words for each in self.short.get(word, (word,))]

    def placed(self, text: str) -> list[tuple[str, int]]:
        """The same, each with the place where it begins."""
        found = [(match[0].casefold(), match.start()) for match in _WORD.finditer(old_tones(text))]
        if self.short.keys().isdisjoint([word for word, _ in found]):
            return found  # mostly
        return [(each, at) for word, at in found for each in self.short.get(word, (word,))]

    def telling(self, label: str) -> tuple[str, ...]:
        """The words of a label that say what it is of, without its mark and what stands in brackets."""
        words = self.all_of(label)
        return tuple(word for word in words if word not in self.soft) or words

    def untyped(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A name without the type before it: Đồng Xuân of Huyện Đồng Xuân."""
        count = next((count for count in (2, 1) if words[:count] in self.types), 0)
        return words[count:]

    def all_of(self, label: str) -> tuple[str, ...]:
        """The same with all its words."""
        return tuple(self.words(_BRACKETS.sub(" ", _MARK.sub("", label))))


def labels_of(rules: Rulebook) -> Labels:
    """The short forms and soft words of checks.toml, [cells]."""
    pairs = [pair.partition(PAIR) for pair in rules.words("checks.cells.short")]

    def words(key: str) -> frozenset[str]:
        return frozenset(old_tones(word.casefold()) for word in rules.words(f"checks.cells.{key}"))

    return Labels(
        short={old_tones(short.casefold()): tuple(old_tones(full.casefold()).split()) for short, _, full in pairs},
        soft=words("soft"),
        idle=words("idle"),
        leads=words("leads"),
        whole=words("whole"),
        times=frozenset(rules.words("checks.spans.quarter", "checks.spans.month")),
        until=frozenset(rules.words("checks.cells.until")),
        types=frozenset(tuple(old_tones(word.casefold()).split()) for word in rules.words("checks.listing.type_words")),
        kin=kin_of(rules),
        earlier=whole_words(rules.words("checks.cells.earlier")),
        later=whole_words(rules.words("checks.cells.later")),
    )


def last_place(label: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """Where the words of a label stand last, in their order and near one another: its first and its last word."""
    if not label:
        return None
    for end in range(len(words) - 1, len(label) - 2, -1):
        if words[end] == label[-1]:
            start = _begin(label[:-1], words, end)
            if start is not None:
                return start, end
    return None


def _begin(label: Sequence[str], words: Sequence[str], end: int) -> int | None:
    """Where the words of a label begin that ends before `end`."""
    at, loose = end, LOOSE
    for word in reversed(label):
        at -= 1
        while at >= 0 and words[at] != word and loose:
            at, loose = at - 1, loose - 1
        if at < 0 or words[at] != word:
            return None
    return at


def held(label: Sequence[str], words: Sequence[str]) -> int:
    """How many of a label's words a text holds."""
    return sum(word in words for word in dict.fromkeys(label))


def whole_place(label: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """Where a label stands last as it is, without a word between: its first and its last word."""
    size = len(label)
    for start in range(len(words) - size, -1, -1):
        if tuple(words[start : start + size]) == tuple(label):
            return start, start + size - 1
    return None

"""Amounts in words without a unit, where their clause tells that they are money: `vốn hai tỷ rưỡi`, `một tỷ hai`.

A part of the finder of amounts in words. ANNOTATION: AMT.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.numberwords import NumberWords, number_words
from pipeline.rulebook import Rulebook, alternation

FEWEST = 10_000  # đồng: a bare `ba nghìn` may be anything
CLAUSE = 60  # characters from the end of what tells that it is money to the figure


@dataclass(frozen=True, slots=True)
class Bare:
    """A scale that closes a figure in words: where its words end, and the amount with the tenths behind them.

    `tenths`: of the scale, 5 for a half and 2 of `một tỷ hai`.
    """

    end: int
    closed: int
    scale: int
    tenths: int
    per: str


BareScales = Callable[[str], Iterator[Bare]]


def bare_scales(rules: Rulebook) -> BareScales:
    """Function text -> the scales behind words, with no unit and nothing that is counted by them."""
    words = number_words(rules)
    behind = _behind(rules, words)

    def find(text: str) -> Iterator[Bare]:
        for at, word in _places(text, words.scales):
            match = behind.match(text, at + len(word))
            if match is None:
                continue
            tenths = 5 if match["half"] else words.digits[match["tenth"]] if match["tenth"] else 0
            end = at + len(word)
            yield Bare(end, match.end("said"), words.scales[word], tenths, (match["per"] or "").strip(" /"))

    return find


def is_money(rules: Rulebook) -> Callable[[str, int], bool]:
    """Function text, start of a figure -> whether its clause tells before it that it is money."""
    told = re.compile(
        rf"(?<!\w){alternation(rules.words('units.spelled.money_before'))}(?!\w)[^.;:\n]*$", re.IGNORECASE
    )

    def is_told(text: str, at: int) -> bool:
        return told.search(text, max(0, at - CLAUSE), at) is not None

    return is_told


def _places(text: str, scales: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where a scale stands behind a word; behind a figure, where nearly all stand, it is read elsewhere."""
    for word in scales:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if text[at - 2 : at - 1].isalpha() and text[at - 1].isspace() and not text[end : end + 1].isalpha():
                yield at, word
            at = text.find(word, end)


def _behind(rules: Rulebook, words: NumberWords) -> re.Pattern[str]:
    """What may stand behind a scale: a half or a digit, what it is paid by, and the clause's end or a preposition."""
    digits = alternation(word for word in words.digits if words.digits[word])
    joints = rules.words("units.money_spoken.before", "words.joints.and")
    before = alternation(word for word in joints if not words.holds(word))
    per = r"(?P<per>(?:\s?/\s?[^\W\d_]+)+)"
    return re.compile(
        rf"(?P<said>(?:\s(?:(?P<half>{alternation(words.half)})|(?P<tenth>{digits})))?(?!\w){per}?)"
        rf"(?=[ ]*(?:[.;()”\"]|,(?!\s+{digits}\s)|\Z|\n)|\s+{before}(?!\w))"
    )

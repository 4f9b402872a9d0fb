"""Percentages that are named by what was done: `tiếp nhận 76 tin báo, đã giải quyết 57 tin. Tỷ lệ giải quyết đạt 75%`.

The part is the nearest figure before of whose words are all those of the name; the whole is the greater figure of its
kind that is none of those. One without a name (`Tỷ lệ: 95%`) is of the only two figures before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, OF_CHANGE, alike, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, clause_of, percentages, told_figures
from pipeline.audit.rests import numbers_of
from pipeline.audit.shares import has_own_share, percent_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.audit.times import TimeReader, behind_of
from pipeline.rulebook import Rulebook, whole_words

BACK = 8  # figures before
SENTENCES = 2
PAIR = 2
TELLING_DIGITS = 2
OTHERS = frozenset({"plan", "same_period", "compared", "each", "slash"})
ENDS = frozenset({"semicolon", "figure"})
RULE = "ratio: named rate"
_WORD = re.compile(r"[^\W\d_]+")

Check = Callable[[Scene], Iterator[Claim]]


class _Part(NamedTuple):
    told: Told
    figure: Figure
    words: frozenset[str]
    is_then: bool


def named_rate_check(rules: Rulebook) -> Check:
    """The check."""
    reader = _Reader(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index in percentages(scene):
            each = told[index]
            figure = each.figure
            if figure.is_range or figure.qualifier or figure.value <= 0 or each.level:
                continue
            name = None if each.cues & CHANGES else reader.name(each, scene)
            claim = None if name is None else reader.claim(told, index, name, scene)
            if claim is not None:
                yield claim

    return check


class _Reader:
    """Reads what a named percentage is of."""

    def __init__(self, rules: Rulebook) -> None:
        self._rate = whole_words(rules.words("checks.shares.rates"))
        self._idle = frozenset(rules.words("checks.shares.idle"))
        self._times, self._kin = TimeReader(rules), kin_of(rules)

    def name(self, share: Told, scene: Scene) -> frozenset[str] | None:
        """The words behind `tỷ lệ`; `None` where there is no such word, or the percentage is of something else."""
        if any(token.cue in OTHERS for token in share.tokens[share.at + 1 : share.at + 2]):
            return None
        start = scene.passages[share.passage].start
        for token in share.clause:
            if token.cue in ENDS:
                start = token.end
                break
        else:
            start = max(start, scene.text.rfind(". ", start, share.figure.start))
        ends = [found.end() for found in self._rate.finditer(scene.text, start, share.figure.start)]
        return self._words(scene.text[ends[-1] : share.figure.start]) if ends else None

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(_WORD.findall(text.casefold())) - self._idle

    def claim(self, told: Sequence[Told], index: int, name: frozenset[str], scene: Scene) -> Claim | None:
        """What holds, told only so; else of the part and the whole that are meant, where clerks reckon so wrong."""
        share = told[index].figure
        parts = self._parts(told, index, scene)
        if not name and any(each.figure.unit == "%" for each in _around(told, index)):
            return None
        part, wholes = self._part_of(parts, name), []
        if part is not None:
            wholes = [each for each in parts if self._can_be(each, part, name)]
        if part is None or not wholes:
            return None
        for each in wholes:
            if share.is_share(part.figure, each.figure):
                return _told(share, part.figure, each.figure, "silent")
        kin = [each for each in parts if self._are_kin(each, part)]
        if len({each.figure.value for each in wholes}) != 1 or _is_explained(share, kin):
            return None
        beside = (token.figure for token in told[index].tokens if token.cue == "number" and token.figure is not None)
        if any(share.is_share(part.figure, number) for number in beside):
            return None  # 1.508 sản phụ đẻ thường, 1.106 mổ lấy thai, tổng số ca sinh 2.614; tỷ lệ mổ lấy thai 42,3%
        whole = wholes[0].figure
        given = percent_of(part.figure, whole, share)
        is_wrong = is_near(share.value, given) or is_misreckoned(share.value, given)
        is_meant = bool(name) or len(kin) == PAIR
        is_clear = is_meant and share.digits >= TELLING_DIGITS and alike(whole.unit, part.figure.unit)
        return _told(share, part.figure, whole, "") if is_wrong and is_clear else None

    def _parts(self, told: Sequence[Told], index: int, scene: Scene) -> list[_Part]:
        here, found = told[index], []
        for at in range(index - 1, max(-1, index - BACK - 1), -1):
            each = told[at]
            if each.passage != here.passage or here.sentence - each.sentence > SENTENCES:
                break
            if each.figure.unit == "%" or each.cues & OF_CHANGE:
                continue
            if has_own_share(each.tokens, each.at) and each.sentence == here.sentence and at < index - 1:
                continue
            words = self._words(f"{clause_of(each, scene)} {behind_of(each, scene)}")
            is_then = self._times.level(each, at, scene).is_then
            found += [_Part(each, number, words, is_then) for number in numbers_of(each) if is_plain(number)]
        return found

    def _part_of(self, parts: Sequence[_Part], name: frozenset[str]) -> _Part | None:
        if name:
            return next((each for each in parts if name <= each.words and not each.is_then), None)
        return min(parts, key=lambda each: each.figure.value) if len(parts) == PAIR else None

    def _can_be(self, whole: _Part, part: _Part, name: frozenset[str]) -> bool:
        is_same = bool(name) and name <= whole.words
        is_more = whole.figure.value > part.figure.value
        return is_more and self._are_kin(whole, part) and not is_same and not whole.is_then

    def _are_kin(self, one: _Part, other: _Part) -> bool:
        units = one.figure.unit, other.figure.unit
        return alike(*units) or self._kin(units[0]) == self._kin(units[1])


def _told(share: Figure, part: Figure, whole: Figure, doubt: str) -> Claim:
    return Claim("ratio", "ratio", share, (part, whole), doubt, rule=RULE, yields=True)


def _around(told: Sequence[Told], index: int) -> Iterator[Told]:
    """The other figures of its sentence and of those before it."""
    here = told[index]
    for at, each in enumerate(told[max(0, index - BACK) : index + BACK], max(0, index - BACK)):
        if at != index and each.passage == here.passage and 0 <= here.sentence - each.sentence <= SENTENCES:
            yield each


def _is_explained(share: Figure, parts: Sequence[_Part]) -> bool:
    """Whether any two figures before, or the sums or differences of two, give it.

    `28 đơn chuyển sang, tiếp nhận thêm 156 đơn; giải quyết 142 đơn, chuyển 21 đơn. Tỷ lệ giải quyết đạt 88,6%`.
    """
    values = sorted({each.figure.value for each in parts})
    bases = [*values, *(one - other for one in values for other in values if one > other)]
    bases += [one + other for one, other in combinations(values, PAIR)]
    low, high = share.bounds.low, share.bounds.high
    return any(low * base <= 100 * value <= high * base for base in bases for value in bases if 0 < value < base)

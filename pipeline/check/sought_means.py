"""Means and multiples that no other check tells: what is divided and by what, sought among all figures around.

`Tổng số ngày điều trị 280.594, ngày điều trị trung bình 7,2 ngày`, the patients a sentence before. They are told only
where they hold and chance seldom would, or where words name both figures and a digit or two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.clauses import UNTOLD, alike
from pipeline.audit.dimension import ANYTHING, MONEY, Dimensions
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import told_figures
from pipeline.audit.operands import Operand, before_of, behind_of, words_of
from pipeline.audit.printed import printed_unit
from pipeline.audit.sought import Pair, Sides, Target, Weighed, can_give, hits, is_believed, single, target_of
from pipeline.audit.windows import FARTHEST, FITTING, Window
from pipeline.rulebook import Rulebook

RULE = "ratio: sought mean"
MULTIPLE = "ratio: sought multiple"
LEAST_DIGITS = 2
LEAST_PRINTED = 100  # three digits of a mean that is a place off
STEPS = (Decimal(10), Decimal("0.1"), Decimal(1000), Decimal("0.001"))
MEANS = frozenset({"each", "multiple"})
COUNTED_BY = 2  # what a count of what the mean is by is the likelier
ENDS = frozenset({"semicolon", "figure", "number", "stop", "close"})


class _Mean(NamedTuple):
    """A mean or multiple where it stands; `by`: what it is by, "" where no word tells."""

    figure: Figure
    passage: int
    tokens: tuple[Token, ...]
    at: int
    by: str
    is_multiple: bool


def sought_mean_check(rules: Rulebook) -> LastCheck:
    """The check."""
    reader = _Reader(rules)

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        for mean in reader.means(scene, known):
            claim = reader.claim(mean, scene)
            if claim is not None:
                yield claim

    return check


class _Reader:
    def __init__(self, rules: Rulebook) -> None:
        self._dimensions = Dimensions(rules)
        self._multiples = frozenset(rules.words("checks.products.multiples"))
        self._generic = frozenset(rules.words("checks.kin.generic"))
        self._idle = frozenset(rules.words("checks.shares.idle")) | frozenset(rules.words("checks.changes.idle"))

    def means(self, scene: Scene, known: Known) -> Iterator[_Mean]:
        """Figures that words tell to be means or multiples, and of which no relation is told."""
        told = known.told | known.rates
        rated = {each.passage for each in told_figures(scene) if each.figure.per}
        for number, passage in enumerate(scene.passages):
            if number not in rated and ("figure" not in passage.cues or passage.cues.isdisjoint(MEANS)):
                continue
            for tokens in [each.tokens for each in passage.sentences]:
                for at, token in enumerate(tokens):
                    figure = token.figure
                    if figure is not None and figure.start not in told and _can_be(figure):
                        mean = self._read(figure, number, tokens, at, scene.text)
                        if mean is not None:
                            yield mean

    def _read(self, figure: Figure, passage: int, tokens: tuple[Token, ...], at: int, text: str) -> _Mean | None:
        cues = _cues(tokens, at)
        if figure.unit in self._multiples:
            return _Mean(figure, passage, tokens, at, "", is_multiple=True) if "multiple" in cues else None
        by = self._dimensions.by_told(figure, text) if figure.per in {"", UNTOLD} else figure.per
        if not by and "each" not in cues:
            return None
        if self._dimensions.is_time(by) or ("each" not in cues and "," not in figure.text):
            return None  # months and days are no figures of the text; 15 kg/khẩu is a norm
        bare = replace(figure, per="")
        return _Mean(as_mean(bare) if "each" in cues else bare, passage, tokens, at, by, is_multiple=False)

    def claim(self, mean: _Mean, scene: Scene) -> Claim | None:
        """What holds of a mean, or what it should be."""
        figure = mean.figure
        low, high = figure.bounds.low, figure.bounds.high
        unit = Decimal(1) if low == high else high - low
        target = target_of(figure.value, (low, high), unit)
        if target is None or target.low <= 0:
            return None
        window = Window(scene, mean.passage, mean.tokens, mean.at, self._idle)
        sizes = window.sizes()
        moved = [] if mean.is_multiple else _moved(mean)
        moved = [each for each in moved if can_give(each, sizes)]
        if not moved and not can_give(target, sizes):
            return None
        sides = self._sides(mean, window, scene)
        pair = next(iter(hits(target, sides)), None)
        if pair is not None:
            return _claim(mean, pair, "silent") if is_believed(target, sides, pair) else None
        found = (_told_by(mean, each, sides) for each in moved)
        pair = next((each for each in found if each is not None), None)
        return None if pair is None else _claim(mean, pair, "")

    def _sides(self, mean: _Mean, window: Window, scene: Scene) -> Sides:
        before, behind = (read(mean.tokens, mean.at, scene.text) for read in (before_of, behind_of))
        subject = words_of(f"{before} {behind} {mean.by}") - self._idle
        by = words_of(mean.by) or subject
        window.look_back(subject)
        above, below = [], []
        for (operand, far), fit, by_fit in zip(window.near, window.fits(subject), window.fits(by), strict=True):
            if operand.figure.per or far >= FARTHEST > FITTING * 2 * max(fit, by_fit) + COUNTED_BY:
                continue
            if self._gives(mean, operand):
                above.append(Weighed(operand, far + FITTING - round(FITTING * fit), fit))
            strength = self._counts(mean, operand)
            if strength:
                below.append(Weighed(operand, far + FITTING - round(FITTING * by_fit) + 2 - strength, by_fit))
        return Sides(single(above), single(below), _multiplied if mean.is_multiple else _divided)

    def _gives(self, mean: _Mean, operand: Operand) -> bool:
        unit, own = operand.figure.unit, mean.figure.unit
        if mean.is_multiple or not own:
            return unit != MONEY or mean.is_multiple
        if operand.is_loose:
            return own != MONEY
        match = self._dimensions.gives(mean.figure, operand.figure)
        return match is not None and match.scale == 1

    def _counts(self, mean: _Mean, operand: Operand) -> int:
        """How likely something is counted by a figure: 0 for what it cannot be."""
        if mean.is_multiple:
            return 2
        if operand.figure.unit == MONEY:
            return 0
        if operand.is_loose or not mean.by or mean.by == ANYTHING:
            return 1
        match = self._dimensions.counted(operand.figure.unit, mean.by)
        if match is None and mean.by in self._generic and operand.figure.is_exact:
            return 1  # 25 xã, …, bình quân mỗi đơn vị 156,2 lượt
        return 0 if match is None or match.scale != 1 else 2


def _multiplied(above: Operand, below: Operand) -> bool:
    return bool(above.figure.unit) and alike(above.figure.unit, below.figure.unit)


def _divided(above: Operand, below: Operand) -> bool:
    is_same = above.figure.unit == below.figure.unit and bool(above.figure.unit)
    return below.figure.is_exact and not is_same


def _moved(mean: _Mean) -> list[Target]:
    """A mean ten or a thousand times as great, or as small: `130,0 tỷ đồng` for 13,0."""
    value, unit = mean.figure.value, printed_unit(mean.figure)
    low, high = value - unit / 2, value + unit / 2
    if value < unit * LEAST_PRINTED:
        return []
    found = (target_of(value / step, (low / step, high / step), unit / step) for step in STEPS)
    return [each for each in found if each is not None and each.low > 0]


def _told_by(mean: _Mean, target: Target, sides: Sides) -> Pair | None:
    """The pair that gives it of a count that the sentence tells: `Bình quân một cán bộ (38 người) là 130,0 tỷ đồng`."""
    for pair in hits(target, sides)[:1]:
        is_told = pair.below.tokens is mean.tokens
        if is_told and is_believed(target, sides, pair):
            return pair
    return None


def _claim(mean: _Mean, pair: Pair, doubt: str) -> Claim:
    operands = (pair.above.figure, pair.below.figure)
    return Claim("ratio", "quotient", mean.figure, operands, doubt, rule=MULTIPLE if mean.is_multiple else RULE)


def _can_be(figure: Figure) -> bool:
    is_whole = figure.is_range or figure.of is not None or figure.unit in {"%", POINTS}
    return not is_whole and figure.digits >= LEAST_DIGITS and figure.value > 0


def _cues(tokens: tuple[Token, ...], at: int) -> set[str]:
    """Those of its clause; what stands in brackets before it is left out: `Bình quân một cán bộ (38 người) là …`."""
    found, depth = set(), 0
    for token in reversed(tokens[:at]):
        if token.cue == "close" or depth:
            depth += (token.cue == "close") - (token.cue == "open")
            continue
        if token.cue in ENDS:
            break
        found.add(token.cue)
    return found

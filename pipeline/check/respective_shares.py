"""Percentages told one for each of the figures before them, in their order: `đạt lần lượt 80%, 70% và 90%`.

Each is of the figure in its place, and of that in the same place of a list before, of one whole, or of the level
before it. Which of these is meant, tell those that hold: then the odd one is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, alike
from pipeline.audit.figure import Figure
from pipeline.audit.formulas import FORMULAS
from pipeline.audit.intervals import Interval
from pipeline.audit.model import Claim, Passage, Scene, Sentence
from pipeline.audit.nearby import told_passages
from pipeline.rulebook import Rulebook, whole_words

RULE = "one for each"
PAIR, MOST = 2, 6  # percentages
POOL = 14  # figures before them
REACH = 14  # characters before the sentence and behind the last, in which the word may stand
TELLING = 3  # digits of one that holds by no chance
BETWEEN = frozenset({"comma", "and"})

Check = Callable[[Scene], Iterator[Claim]]


class _Run(NamedTuple):
    """Percentages with nothing but commas between, and the cues before the first of them."""

    figures: tuple[Figure, ...]
    cues: frozenset[str]


def respective_share_check(rules: Rulebook) -> Check:
    """The check."""
    each = whole_words(rules.words("checks.shares.respectively"))

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            if "%" not in passage.units:
                continue
            for sentence in passage.sentences:
                for run in _runs(sentence):
                    last = run.figures[-1]
                    if each.search(scene.text, sentence.tokens[0].start - REACH, last.end + REACH) is not None:
                        yield from _claims(run, _before(passage, run))

    return check


def _runs(sentence: Sentence) -> Iterator[_Run]:
    """The runs of two to six percentages of a sentence."""
    found: list[Figure] = []
    cues: set[str] = set()
    led: frozenset[str] = frozenset()
    for token in sentence.tokens:
        figure = token.figure
        if figure is not None and figure.unit == "%" and token.cue == "figure" and not figure.is_range:
            led = led if found else frozenset(cues)
            found.append(figure)
        elif token.cue not in BETWEEN:
            if PAIR <= len(found) <= MOST:
                yield _Run(tuple(found), led)
            found = []
            cues = {token.cue} if figure is not None else cues | {token.cue}
    if PAIR <= len(found) <= MOST:
        yield _Run(tuple(found), led)


def _before(passage: Passage, run: _Run) -> list[Figure]:
    """The amounts before the percentages, the nearest last, all of one unit."""
    told = [
        token.figure
        for token in passage.tokens
        if token.cue == "figure" and token.figure is not None and token.figure.is_plain
        if token.start < run.figures[0].start
    ][-POOL:]
    return [figure for figure in told if alike(figure.unit, told[-1].unit)]


def _claims(run: _Run, pool: Sequence[Figure]) -> Iterator[Claim]:
    """The relations of the reading of which most percentages hold, all but one at least."""
    best: list[tuple[Claim, bool]] = []
    for formula, pairs in _readings(run, pool):
        kind = "ratio" if formula == "ratio" else "growth"
        made = [
            Claim(kind, formula, share, pair, rule=f"{kind}: {RULE}")
            for share, pair in zip(run.figures, pairs, strict=True)
        ]
        told = [(claim, _holds(claim)) for claim in made]
        if sum(held for _, held in told) > sum(held for _, held in best):
            best = told
    held = [claim for claim, is_held in best if is_held]
    is_telling = len(held) >= PAIR or any(claim.stated.digits >= TELLING for claim in held)
    if not held or len(held) < len(run.figures) - 1 or not is_telling:
        return
    yield from (claim for claim, _ in best)


def _readings(run: _Run, pool: Sequence[Figure]) -> Iterator[tuple[str, Sequence[tuple[Figure, Figure]]]]:
    """What the percentages can be of: (formula, for each of them two figures)."""
    count = len(run.figures)
    now = pool[-count:]
    if len(now) < count:
        return
    is_change = bool(run.cues & CHANGES)
    changed = "decline" if "down" in run.cues else "growth"
    if is_change and len(pool) > count:  # năm 2011 đạt 2.415 tỷ, năm 2012 đạt 2.748 tỷ, năm 2013 đạt 3.051 tỷ
        yield changed, list(zip(now, pool[-count - 1 : -1], strict=True))
    firsts = [pool[-2 * count - gap : len(pool) - count - gap] for gap in (0, 1)]  # a total may stand between
    for first in firsts:
        if len(first) == count:
            yield (changed if is_change else "ratio"), list(zip(now, first, strict=True))
            if not is_change:  # hộ nghèo 48 hộ, 62 hộ và 35 hộ trên tổng số 1.200 hộ, 1.550 hộ và 1.400 hộ
                yield "ratio", list(zip(first, now, strict=True))
    if not is_change:
        for whole in pool[:-count][::-1]:
            yield "ratio", [(each, whole) for each in now]


def _holds(claim: Claim) -> bool:
    values = [Interval(figure.exactly, figure.exactly) for figure in claim.operands]
    given = FORMULAS[claim.formula](claim, values)
    return given is not None and given.meets(claim.stated.reach)

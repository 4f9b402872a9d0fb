"""Means of the figures listed before: `trạm A 246,0 mm, trạm B 228,5 mm, trạm C 197,0 mm, bình quân 223,8 mm`.

Yields, prices and rates by the head are means that other figures weigh: of these only a slip is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from pipeline.audit.clauses import before
from pipeline.audit.dimension import means_pattern
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

FEWEST, SURE = 2, 3  # figures in a list: of which a mean is told, and of which it is wrong where it does not hold
TELLING_DIGITS = 3
NEAR = Fraction(4, 5)
REACH = 40  # characters before a mean in which a word says that it is one
RULE = "ratio: mean of a list"
JOINTS = frozenset({"comma", "fulfilled", "semicolon", "and", "each", "figure", "number", "all_parts", "colon"})

Check = Callable[[Scene], Iterator[Claim]]


def listed_mean_check(rules: Rulebook) -> Check:
    """The check."""
    said = means_pattern(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for mean in told:
            if "each" in _cues(mean) and mean.figure.of is None and not mean.figure.is_range:
                claim = _claim(mean, scene.text, said)
                if claim is not None:
                    yield claim

    return check


def _cues(mean: Told) -> set[str]:
    """Those before it, past how many it is the mean of: `bình quân 04 trạm 199,0 mm`."""
    last = mean.tokens[mean.at - 1].figure if mean.at else None
    is_count = last is not None and last.is_exact and last.unit != mean.figure.unit
    return before(mean.tokens, mean.at - 1, mean.levels) if is_count else mean.cues


def _claim(mean: Told, text: str, said: re.Pattern[str]) -> Claim | None:
    figure = mean.figure
    if figure.unit == "%" or figure.qualifier or said.search(text, max(0, figure.start - REACH), figure.start) is None:
        return None
    listed = _listed(mean)
    if len(listed) < FEWEST:
        return None
    given = sum((each.exactly for each in listed), Fraction(0)) / len(listed)
    if figure.reach.holds(given) if not figure.is_exact else abs(figure.exactly - given) < 1:
        is_telling = figure.digits >= TELLING_DIGITS or given == figure.exactly
        return Claim("ratio", "average", as_mean(figure), listed, "silent", RULE, yields=True) if is_telling else None
    is_meant = len(listed) >= SURE and (_is_slip(figure, given) or _is_plain_mean(figure, given))
    return Claim("ratio", "average", figure, listed, "", RULE, yields=True) if is_meant else None


def _listed(mean: Told) -> tuple[Figure, ...]:
    """The figures of its unit right before it in the sentence, also those that share a unit: `72, 81 và 93 điểm`."""
    found: list[Figure] = []
    before: Sequence[Token] = mean.tokens[: mean.at]
    for token in takewhile(lambda each: each.cue in JOINTS, reversed(before)):
        other = token.figure
        if other is None or (not found and other.is_exact and token is before[-1]):
            continue  # …, bình quân 04 trạm 199,0 mm
        is_loose = token.cue == "number" and bool(found)
        if not is_loose and (
            other.unit != mean.figure.unit or (other.per and other.per != mean.figure.per) or other.is_range
        ):
            break
        if other.of is not None or other.qualifier:
            return ()
        found.append(other)
    return tuple(reversed(found))


def _is_slip(figure: Figure, given: Fraction) -> bool:
    printed = decimal_of(given, places=places_of(figure))
    is_long = figure.digits >= TELLING_DIGITS
    return is_long and (are_turned(figure.value, printed) or is_small_slip(figure.value, printed))


def _is_plain_mean(figure: Figure, given: Fraction) -> bool:
    """Whether nothing weighs what is listed, and the mean is near."""
    low, high = sorted((given, figure.exactly))
    return not figure.per and low >= NEAR * high

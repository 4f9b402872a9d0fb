"""Lists without a total of their own, whose total is told before: `62 vụ … . Phân theo mức độ: 21 vụ …, 35 vụ …`.

Only what holds is told, where chance would hardly have given a figure told before as the sum of all of a sentence.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.audit.amounts import Amount, amounts_of, last_step
from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.chance import RARE, TWICE, expected_hits
from pipeline.audit.clauses import OPENERS
from pipeline.audit.derived import DerivedCheck
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook

RULE = "derived: all of a list"
RESTS = frozenset({"left", "rest"})
FEWEST, MOST = 3, 14  # parts
BACK, FAR = 80, 14  # amounts and passages before a list
TELLING_DIGITS = 3  # of a total paragraphs before
ASIDE = frozenset({"up", "down", "compared", "same_period"})
FOUND = 5 * RARE  # a list of one unit is of some total


class _LeftOut(NamedTuple):
    """Where figures start that are no totals: changes, and those of lists for what their own sentence goes on with."""

    changes: Container[int]
    listed: Container[int]


def listed_whole_check(rules: Rulebook) -> DerivedCheck:
    """The check; it is given what the others told."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene, judged: Sequence[Judged]) -> Iterator[Claim]:
        sums = {frozenset(each.start for each in one.claim.operands) for one in judged if one.claim.kind == "sum"}
        amounts = amounts_of(scene)
        told = told_figures(scene)
        rests = {each.figure.start for each in told if each.cues & RESTS}
        left_out = _LeftOut(
            changes={each.figure.start for each in told if each.cues & ASIDE},
            listed={each.figure.start for each in told if _is_opened(each)},
        )
        for _, group in groupby(amounts, key=_sentence):
            every = [each for each in group if not each.level and not each.is_loose and not each.figure.per]
            for parts in _lists(every, rests, scene.text) if len(every) >= FEWEST else ():
                claim = _claim(parts, amounts, are_kin, left_out)
                if claim is not None and frozenset(part.figure.start for part in parts) not in sums:
                    yield claim
                    break

    return check


def _is_opened(each: Told) -> bool:
    """`gồm trộm cắp 11 vụ, cố ý gây thương tích 04 vụ, …`: one of a list that its sentence opens."""
    return not each.said.isdisjoint(OPENERS) and any(token.cue in OPENERS for token in each.tokens[: each.at])


def _sentence(each: Amount) -> int:
    return each.sentence


def _lists(every: Sequence[Amount], rests: Container[int], text: str) -> Iterator[Sequence[Amount]]:
    """All figures of one unit of a sentence, and all but the first or the last of them.

    A rest is of the list, too, and so is the last of several that semicolons part.
    """
    units = {each.figure.unit for each in every}
    for unit in sorted(units):
        found = [each for each in every if each.figure.unit == unit]
        if len(found) <= MOST:
            is_closed = found[-1].figure.start in rests or _are_parted(found, text)
            lists = (found, found[1:]) if is_closed else (found, found[:-1], found[1:])
            yield from (each for each in lists if len(each) >= FEWEST)


def _are_parted(found: Sequence[Amount], text: str) -> bool:
    """`22 người, cụ thể: 70 năm 01 đồng chí; 65 năm 02 đồng chí; …`: each of them behind a semicolon."""
    return all(";" in text[one.figure.end : other.figure.start] for one, other in pairwise(found))


def _claim(parts: Sequence[Amount], amounts: Sequence[Amount], are_kin: AreKin, left_out: _LeftOut) -> Claim | None:
    """The nearest figure before that is their sum; `None` where that is left out, or a short one paragraphs before."""
    first, total = parts[0], sum(part.value for part in parts)
    seen: set[int] = set()
    for each in reversed(amounts[max(0, first.place - BACK) : first.place]):
        if first.passage - each.passage > FAR:
            return None
        if not each.value <= TWICE * total <= TWICE * TWICE * each.value:
            continue  # mostly
        if each.figure.per or each.figure.of is not None or not are_kin(each.figure.unit, first.figure.unit):
            continue
        if each.value != total:
            seen.add(each.value)
            continue
        is_other = each.figure.unit != first.figure.unit and first.sentence - each.sentence > 1
        is_far = (is_other or first.passage - each.passage > 1) and each.figure.digits < TELLING_DIGITS
        is_among = each.sentence == first.sentence and each.figure.start in left_out.listed
        if is_far or is_among or each.figure.start in left_out.changes:
            return None
        chance = expected_hits(Decimal(total), Decimal(last_step(total)), len(seen) + 1)
        operands = tuple(part.figure for part in parts)
        return Claim("sum", "sum", each.figure, operands, "silent", RULE, yields=True) if chance <= FOUND else None
    return None

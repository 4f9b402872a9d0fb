"""Shares told with what they come to, of a total further off: `trích quỹ 27%, tương ứng 230.906.000 đồng`.

Of 855.207.407 đồng that would be 27 %, but of the total told before, 1.154.530.000 đồng, it is just 20 %: a slip of it.
Amounts of many digits come out even by chance so seldom that the total is told by it, and a percentage or an amount
that is this but for a slip of the pen is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.audit.chance import expected_hits
from pipeline.audit.clauses import CHANGES, COMPARED, OF_CHANGE
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.printed import Slips, printed_unit
from pipeline.rulebook import Rulebook

BEFORE, BEHIND = 16, 6  # figures, of which one can be the total
PASSAGES = 6
LONGEST = 50  # characters between a percentage and its amount
LONG = 4  # digits of an amount
SELDOM = 0.005
TIES = frozenset({"comma", "open", "close", "colon", "fulfilled", "share", "number"})
OTHERS = CHANGES | COMPARED | {"plan", "each", "from", "onto"}
RULE = "ratio: even share"


def even_share_check(rules: Rulebook) -> LastCheck:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        for at in percentages(scene):
            share = told[at]
            is_open = share.figure.start not in known.told and 0 < share.figure.value < HUNDRED
            if is_open and not (share.figure.is_range or share.figure.qualifier or share.cues & OTHERS):
                claim = _claim(told, at, known, kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], at: int, known: Known, kin: Kin) -> Claim | None:
    share = told[at].figure
    for part in _tied(told, at):
        is_told = any(share.start in each.figures for each in known.of(part.figure.start))
        if is_told or part.figure.start in known.held:
            continue
        bases = list(_bases(told, at, part, kin))
        if any(share.is_share(part.figure, base) for base in bases):
            return None
        for base in bases:
            is_meant = _is_even(share, part.figure, base, len(bases)) or _is_amount(
                share, part.figure, base, len(bases)
            )
            if is_meant:
                return Claim("ratio", "ratio", share, (part.figure, base), rule=RULE)
    return None


def _tied(told: Sequence[Told], at: int) -> Iterator[Told]:
    """The amount right behind a percentage, and the one right before it, with no other word that relates them."""
    share = told[at]
    for place in (at + 1, at - 1):
        if not 0 <= place < len(told) or told[place].sentence != share.sentence:
            continue
        other = told[place]
        low, high = sorted((share.at, other.at))
        start, end = sorted((share.figure, other.figure), key=lambda figure: figure.start)
        is_near = end.start - start.end <= LONGEST
        cues = {token.cue for token in share.tokens[low + 1 : high]}
        if is_near and cues <= TIES and other.is_plain and not other.cues & OTHERS and other.figure.digits > 1:
            yield other


def _bases(told: Sequence[Told], at: int, part: Told, kin: Kin) -> Iterator[Figure]:
    """The greater figures of its kind around, each value once."""
    known = set()
    for each in told[max(0, at - BEFORE) : at + BEHIND + 1]:
        figure = each.figure
        is_kin = figure.unit == part.figure.unit or kin(figure.unit) == kin(part.figure.unit)
        if not each.is_plain or each.cues & OF_CHANGE or abs(each.passage - part.passage) > PASSAGES or not is_kin:
            continue
        if figure.value > part.figure.value and figure.value not in known:
            known.add(figure.value)
            yield figure


def _is_even(share: Figure, part: Figure, base: Figure, tried: int) -> bool:
    """Whether the part is an even share of the total, and the percentage that with a slip."""
    step = printed_unit(share)
    given = part.exactly * 100 / base.exactly
    even = decimal_of(Fraction(round(given / Fraction(step))) * Fraction(step))
    reach = Fraction(printed_unit(part)) * 100 / base.exactly  # what one more of its last digit makes
    if abs(given - Fraction(even)) > reach / 2:
        return False  # mostly, and asked first: all slips of a figure take longer
    slips = Slips.of(share)
    if not slips.has(even):
        return False
    chance = min(1.0, float(reach / Fraction(step)))
    return tried * chance * expected_hits(share.value, step, slips.number) < SELDOM


def _is_amount(share: Figure, part: Figure, base: Figure, tried: int) -> bool:
    """Whether the amount is the share of the total with a slip."""
    if part.digits < LONG or share.value != share.value.to_integral_value():
        return False
    unit = printed_unit(part)
    exactly = share.exactly * base.exactly / 100
    given = decimal_of(round(exactly / Fraction(unit)) * Fraction(unit))
    if exactly != given:  # of 13,0% much else prints so, too
        return False
    slips = Slips.of(part)
    return slips.has(given) and expected_hits(part.value, unit, tried, slips.number) < SELDOM

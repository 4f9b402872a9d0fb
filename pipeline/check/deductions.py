"""What is left when words take it away: `thu về 42 triệu đồng; trừ chi phí hết 26 triệu đồng, còn lãi 16 triệu đồng`.

Behind the word that takes away (`trừ`) stand one or more figures, then what is left; before it what it is taken from.
All are of one thing, be it of each hectare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import within
from pipeline.rulebook import Rulebook, whole_words

RULE = "difference: taken away"
BACK, SENTENCES = 8, 2  # figures before what is left, and sentences
FEWEST = 3  # figures of a paragraph: the whole, what is taken away, what is left
MOST = 4  # figures taken away
FAR = 2  # times that what is left may be off
LONGEST = 60  # characters of a clause before a figure
APART = CHANGES | COMPARED | {"plan", "cumulated", "example", "excluded"}

Check = Callable[[Scene], Iterator[Claim]]


def deduction_check(rules: Rulebook) -> Check:
    """The check."""
    taken, left = (whole_words(rules.words(f"checks.deductions.{kind}")) for kind in ("taken", "left"))
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        for number, group in groupby(told_figures(scene), attrgetter("passage")):
            here, passage = list(group), scene.passages[number]
            if len(here) < FEWEST or taken.search(scene.text, passage.start, passage.end) is None:
                continue  # mostly
            for index in range(FEWEST - 1, len(here)):
                claim = _claim(here, index, taken, scene.text, are_kin)
                if claim is not None and (claim.doubt or _is_led(here[index], left, scene.text)):
                    yield claim

    return check


def _claim(here: Sequence[Told], index: int, taken: re.Pattern[str], text: str, are_kin: AreKin) -> Claim | None:
    """What the words take away from a whole, all that stands between, and what is left."""
    rest = here[index]
    near = [
        each
        for each in here[max(0, index - BACK) : index]
        if rest.sentence - each.sentence <= SENTENCES and each.level <= rest.level and each.cues.isdisjoint(APART)
        if _is_amount(each.figure) and are_kin(each.figure.unit, rest.figure.unit)
    ]
    at = next((at for at, each in enumerate(near) if _is_led(each, taken, text)), 0)
    away = near[at:]
    is_whole = at > 0 and len(away) <= MOST and near[at - 1].figure.end <= _word(away[0], taken, text)
    if not is_whole or rest.figure.qualifier or not _is_amount(rest.figure):
        return None
    whole = _once(near[at - 1].figure)
    parts = tuple(_once(each.figure) for each in away)
    given = whole.value - sum((part.value for part in parts), Decimal(0))
    told = replace(rest.figure, per="")
    if given <= 0 or not within(told.value, given, FAR):
        return None
    doubt = "silent" if told.reach.holds(Fraction(given)) else ""
    formula, signs = ("difference", ()) if len(parts) == 1 else ("sum", (1, *(-1 for _ in parts)))
    return Claim("difference", formula, told, (whole, *parts), doubt, rule=RULE, signs=signs, yields=True)


def _is_amount(figure: Figure) -> bool:
    return figure.of is None and not figure.is_range and figure.unit != "%" and bool(figure.unit)


def _once(figure: Figure) -> Figure:
    """The figure of each hectare as that of one."""
    return replace(figure, per="")


def _is_led(each: Told, words: re.Pattern[str], text: str) -> bool:
    return _word(each, words, text) < each.figure.start


def _word(each: Told, words: re.Pattern[str], text: str) -> int:
    """Where such a word stands between the figure before and this one; the figure's own place for none."""
    last = next((token.end for token in each.clause if token.figure is not None), each.tokens[0].start)
    start = max(last if last < each.figure.start else 0, each.figure.start - LONGEST)
    found = words.search(text, start, each.figure.start)
    return found.start() if found is not None else each.figure.start

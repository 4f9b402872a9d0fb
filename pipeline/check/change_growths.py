"""Percentages right behind a change whose two figures another check told: `diện tích giảm 3,06 ha (giảm 62,96%)`.

Of what was before, wherever the two figures stand. One that is of what came of the change is wrong. And a change is
that between the two figures of which the percentage right behind it holds: of `năm trước 25 giải, tăng 05 giải (24%)`,
where now there are 31, it is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.of_now import is_divided_by_now
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.rulebook import Rulebook

BETWEEN = frozenset({"comma", "open", "fulfilled", "up", "down"})  # a change and its percentage
LONGEST_TIE = 32  # characters between them
FIGURES = 3  # of a change: itself, what is now, what was then
BETWEEN_TWO = "difference: of a growth told apart"
RULE, OF_NOW = "growth: of a change told apart", "growth: divided by now"
OTHERWISE = frozenset({"compared", "same_period", "plan", "total"})  # behind a percentage of something else

Check = Callable[[Scene, Known], Iterator[Claim]]


def change_growth_check(_: Rulebook) -> LastCheck:
    """The check."""

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        figures: Mapping[int, Figure] | None = None
        for at in percentages(scene):
            share, change = told[at], told[at - 1] if at else None
            if change is None or not _is_tied(share, change):
                continue
            if figures is None:
                figures = {each.figure.start: each.figure for each in told}
            if share.figure.start in known.told:
                yield from _of_growth(share.figure, change, figures, known)
                continue
            pair = _pair(change, figures, known)
            claim = _claim(share.figure, change, pair) if pair is not None else None
            if claim is not None:
                yield claim

    return check


def _is_tied(share: Told, change: Told) -> bool:
    """Whether nothing stands between a change and a percentage but that it is the same."""
    if not change.is_plain or change.sentence != share.sentence:
        return False
    if share.figure.is_range or share.figure.qualifier or share.figure.start - change.figure.end > LONGEST_TIE:
        return False
    between = {token.cue for token in share.tokens[change.at + 1 : share.at]}
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    is_other_way = bool(change.direction) and bool((CHANGES - {change.direction}) & between)
    return bool(between) and between <= BETWEEN and not is_other_way and not behind & OTHERWISE


def _pair(change: Told, figures: Mapping[int, Figure], known: Known) -> tuple[Figure, Figure] | None:
    """What is now and what was then, of a change that is told to hold."""
    start = change.figure.start
    for relation in known.of(start):
        others = [figures[each] for each in relation.figures - {start} if each in figures]
        if relation.stated != start or not relation.is_held or len(others) != FIGURES - 1:
            continue
        low, high = sorted(others, key=lambda figure: figure.value)
        if len(relation.figures) != FIGURES or high.value - low.value != change.figure.value:
            continue
        if change.direction:
            return (high, low) if change.direction == "up" else (low, high)
        if "onto" in change.said:  # từ 122 cơ sở lên 137 cơ sở, tức thêm 15 cơ sở (12,3%)
            then, now = sorted(others, key=lambda figure: figure.start)
            return now, then
    return None


def _of_growth(share: Figure, change: Told, figures: Mapping[int, Figure], known: Known) -> Iterator[Claim]:
    """The change of which nothing is told, told as wrong by the two figures that the percentage holds of."""
    figure = change.figure
    if figure.start in known.told or not change.direction or figure.qualifier or share.digits <= 1:
        return
    for relation in known.of(share.start):
        others = [figures[each] for each in relation.figures - {share.start} if each in figures]
        if relation.stated != share.start or not relation.is_held or relation.is_guess or len(others) != FIGURES - 1:
            continue
        low, high = sorted(others, key=lambda other: other.value)
        now, then = (high, low) if change.direction == "up" else (low, high)
        grown = replace(high, value=high.value - low.value)
        if now.unit == then.unit == figure.unit and share.is_share(grown, then) and not share.is_share(figure, then):
            yield Claim("difference", "difference", figure, (high, low), rule=BETWEEN_TWO, yields=True)
            return


def _claim(share: Figure, change: Told, pair: Sequence[Figure]) -> Claim | None:
    now, then = pair
    formula = "growth" if now.value > then.value else "decline"
    given = percent_of(change.figure, then, share)
    if share.value < 0:  # giảm 06 vụ (-20,69%)
        return Claim("growth", "growth", share, (now, then), "silent", rule=RULE) if given == -share.value else None
    if share.is_share(change.figure, then):
        return Claim("growth", formula, share, (now, then), "silent", rule=RULE)
    if is_divided_by_now(share, change.figure, now):
        return Claim("growth", formula, share, (now, then), rule=OF_NOW)
    is_slip = share.digits > 1 and (is_near(share.value, given) or is_misreckoned(share.value, given))
    return Claim("growth", formula, share, (now, then), rule=RULE, yields=True) if is_slip else None

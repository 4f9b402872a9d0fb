"""Percentages of a total told anywhere before, by the words behind them: `231 hộ nghèo, chiếm 8,15% số hộ toàn xã`.

A figure is meant that tells all these words of itself and no others (`Toàn xã có 2.712 hộ`). Where several do, one that
holds is believed; where none does, the percentage is wrong only if all of them are one value. One that holds of a
figure of another time alone was taken of the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.audit.clauses import CHANGES, COMPARED, alike
from pipeline.audit.figure import Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.share_names import Share, ShareNames
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_near, is_pen_slip
from pipeline.audit.wholes import WholeFinder
from pipeline.rulebook import Rulebook

RULE, NEIGHBOUR = "ratio: standing total", "ratio: of the wrong one"
FARTHEST = 600  # figures back that the total can stand
ASIDE = CHANGES | COMPARED | {"plan", "each"}
TELLING_DIGITS = 2


def standing_share_check(rules: Rulebook) -> LastCheck:
    """The check."""
    finder = WholeFinder(rules)

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        for share in finder.shares(scene):
            is_named = bool(share.named) and share.behind is None and share.figure.digits >= TELLING_DIGITS
            if is_named and _is_open(share, told, scene, known, finder.names):
                claim = _claim(share, told, scene, finder.names, is_held=share.figure.start in known.held)
                if claim is not None:
                    yield claim

    return check


def _is_open(share: Share, told: Sequence[Told], scene: Scene, known: Known, names: ShareNames) -> bool:
    """Whether nothing is told of a share, or only that it holds of a figure of another time."""
    if share.figure.start not in known.told:
        return True
    of = {
        start
        for each in known.relations
        if each.stated == share.figure.start and each.is_held
        for start in each.figures - {each.stated, share.part.start}
    }
    places = [place for place in range(share.place) if told[place].figure.start in of]
    return bool(of) and len(places) == len(of) and all(names.is_then(told[at], at, scene) for at in places)


def _claim(share: Share, told: Sequence[Told], scene: Scene, names: ShareNames, *, is_held: bool) -> Claim | None:
    wholes = [
        each
        for place in range(share.place - 1, max(-1, share.place - FARTHEST), -1)
        if (each := told[place]).is_plain
        and not each.cues & ASIDE
        and each.figure.value > share.part.value
        and names.is_named(share, each, place, scene)
    ]
    held = next((each.figure for each in wholes if share.figure.is_share(share.part, each.figure)), None)
    if held is not None:
        return None if is_held else _told(share, held, "silent", RULE)
    totals = [each for each in wholes if "total" in each.opening] or wholes
    totals = [each for each in totals if alike(each.figure.unit, share.part.unit)] or totals
    if len({each.figure.value for each in totals}) != 1:
        return None
    whole = totals[0]
    given = percent_of(share.part, whole.figure, share.figure)
    is_wrong = is_near(share.figure.value, given) or is_pen_slip(share.figure.value, given)
    if not is_wrong or names.is_of_more(share, scene.passages[whole.passage].start, scene):
        return None
    return _told(share, whole.figure, "", NEIGHBOUR if is_held else RULE)


def _told(share: Share, whole: Figure, doubt: str, rule: str) -> Claim:
    return Claim("ratio", "ratio", share.figure, (share.part, whole), doubt, rule=rule, yields=rule == RULE)

"""Differences that the words tell: what comes in less what goes out, what is needed less what is there.

`kết nạp mới 2.146 người, ra khỏi quỹ 1.583 người, tăng thực 563 người`; `có 2.684 phòng. Nhu cầu là 3.050 phòng, nên
phải xây thêm 366 phòng`; `94,00%, tăng so với mức 89,15% của năm 2020 là 4,85 điểm phần trăm`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

PAIR = 2
BEFORE = 16  # characters before a figure in which a word for a net change stands
AROUND = 6  # figures before
SHORT = 2  # digits
NET, NEED, APART = "difference: net", "difference: need", "difference: told behind its base"

Check = Callable[[Scene], Iterator[Claim]]


def net_change_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))
    net = rules.words("checks.net.changes")
    needs = rules.words("checks.net.needs")

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.level or each.figure.qualifier or not index:
                continue
            claim = None
            if each.cues & CHANGES:
                claim = _net(told, index, scene.text, net, are_kin)
            elif "added" in each.cues:
                claim = _need(told, index, scene.text, needs, are_kin)
            claim = claim or _behind_base(told, index, are_kin)
            if claim is not None:
                yield claim

    return check


def _is_slip(stated: Figure, one: Figure, other: Figure) -> bool:
    given = abs(one.value - other.value)
    is_off = stated.digits > SHORT and is_one_digit_off(stated.value, given)
    return is_off or is_small_slip(stated.value, given) or are_turned(stated.value, given)


def _net(told: Sequence[Told], index: int, text: str, words: Sequence[str], are_kin: AreKin) -> Claim | None:
    """Of the two figures right before it in its sentence."""
    last = told[index]
    before = text[max(0, last.figure.start - BEFORE) : last.figure.start].casefold()
    if index < PAIR or not any(word in before for word in words):
        return None
    one, other = told[index - PAIR : index]
    is_row = all(each.is_plain and not each.level and each.sentence == last.sentence for each in (one, other))
    if not is_row or not all(are_kin(each.figure.unit, last.figure.unit) for each in (one, other)):
        return None
    whole, part = (one, other) if one.figure.value > other.figure.value else (other, one)
    is_right = whole.figure.value - part.figure.value == last.figure.value
    if not is_right and not _is_slip(last.figure, whole.figure, part.figure):
        return None
    return Claim("difference", "difference", last.figure, (whole.figure, part.figure), rule=NET, yields=True)


def _need(told: Sequence[Told], index: int, text: str, words: Sequence[str], are_kin: AreKin) -> Claim | None:
    """The figure right before it is the need; what is there was told before that."""
    more, need = told[index], told[index - 1]
    if need.sentence != more.sentence or need.level or not need.is_plain or not more.is_plain:
        return None
    start = need.tokens[need.at - 1].end if need.at else max(0, need.figure.start - 6 * BEFORE)
    if not any(word in text[start : more.figure.start].casefold() for word in words):
        return None
    there = [
        each.figure
        for each in reversed(told[max(0, index - AROUND) : index - 1])
        if each.passage == more.passage and not each.level and each.is_plain and not each.cues & CHANGES
        if each.figure.value < need.figure.value and are_kin(each.figure.unit, need.figure.unit)
    ]
    if not are_kin(more.figure.unit, need.figure.unit):
        return None
    right = next((each for each in there if need.figure.value - each.value == more.figure.value), None)
    meant = right or next((each for each in there if _is_slip(more.figure, need.figure, each)), None)
    if meant is None:
        return None
    return Claim("difference", "difference", more.figure, (need.figure, meant), rule=NEED, yields=True)


def _behind_base(told: Sequence[Told], index: int, are_kin: AreKin) -> Claim | None:
    """`94,00%, tăng so với mức 89,15% của năm 2020 là 4,85 điểm phần trăm`: the base stands before the change."""
    change, base = told[index], told[index - 1]
    directions = base.cues & CHANGES
    if len(directions) != 1 or "onto" in base.cues:
        return None
    between = {token.cue for token in change.tokens[base.at + 1 : change.at]}
    is_next = base.sentence == change.sentence and not base.level and not between
    if not is_next:
        return None
    unit = "%" if change.figure.unit == POINTS else change.figure.unit
    if base.figure.unit != unit and not (unit != "%" and base.is_plain and are_kin(base.figure.unit, unit)):
        return None
    now = next(
        (
            each.figure
            for each in reversed(told[max(0, index - AROUND) : index - 1])
            if each.sentence == change.sentence and (each.figure.unit == base.figure.unit) and not each.figure.is_range
        ),
        None,
    )
    if now is None or (now.value > base.figure.value) != (directions == {"up"}):
        return None
    is_right = abs(now.value - base.figure.value) == change.figure.value
    if not is_right and not _is_slip(change.figure, now, base.figure):
        return None
    pair = (now, base.figure) if directions == {"up"} else (base.figure, now)
    told_pair = tuple(replace(each, of=None) for each in pair)
    return Claim("difference", "difference", change.figure, told_pair, rule=APART, yields=True)

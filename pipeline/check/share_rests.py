"""What a share leaves: `380 cựu sinh viên. Kết quả 323 em đã có việc làm, đạt 85%, còn lại 57 em`.

Which of all is told of which, a percentage that holds has told; what is said behind it to be left is held against the
two. The last such pair before it counts whose part is of the same kind. What holds is told, and a slip, where nothing
else is told of the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.lefts import Left, is_slip
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, figures_at, told_figures
from pipeline.audit.rests import rest_teller
from pipeline.rulebook import Rulebook

RULE = "difference: of a share"
BACK = 16  # figures before what is left
SENTENCES = 1  # before
LEFT = frozenset({"left", "rest"})
PAIR = 2
BESIDE = 12  # characters between a part and its whole


def share_rest_check(rules: Rulebook) -> LastCheck:
    """The check."""
    is_rest, are_kin = rest_teller(rules), kin_units(kin_of(rules))

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        if not known.pairs:
            return
        told = told_figures(scene)
        lefts = _lefts(known, scene)
        for index, each in enumerate(told):
            figure = each.figure
            if figure.start in known.told or not figure.is_exact or figure.qualifier or not each.is_plain:
                continue
            first = each if each.cues & LEFT or not index else _joined(told[index - 1], each)
            if first.cues.isdisjoint(LEFT) or not is_rest(first, scene):
                continue
            claim = _claim(told, index, lefts, are_kin)
            if claim is not None:
                yield claim

    return check


def _joined(before: Told, each: Told) -> Told:
    """`còn lại 17 vụ với 23 bị cáo`: the word stands before the first of two."""
    is_beside = before.sentence == each.sentence and each.at == before.at + 1 and before.figure.unit != each.figure.unit
    return before if is_beside else each


def _lefts(known: Known, scene: Scene) -> dict[int, Left]:
    """Each share that holds, by where its part starts; by its whole where that stands beside: `4.211 trên 4.386 hộ`."""
    figures = figures_at(scene)
    found: dict[int, Left] = {}
    for pair in known.pairs:
        both = sorted((figures[start] for start in pair if start in figures), key=lambda figure: figure.value)
        if len(both) == PAIR and both[0].value < both[1].value:
            part, whole = both
            found[part.start] = left = Left(whole, (part,), is_all=True)
            if not part.unit and 0 <= whole.start - part.end <= BESIDE:
                found[whole.start] = left
    return found


def _claim(told: Sequence[Told], index: int, lefts: Mapping[int, Left], are_kin: AreKin) -> Claim | None:
    here = told[index]
    between: list[Figure] = []  # that may be parts, too
    for each in reversed(told[max(0, index - BACK) : index]):
        if here.passage != each.passage or here.sentence - each.sentence > SENTENCES:
            return None
        if not each.is_plain or not are_kin(each.figure.unit, here.figure.unit):
            continue
        left = lefts.get(each.figure.start)
        if left is not None:
            return _held(here.figure, left, between)
        between.append(each.figure)
    return None


def _held(rest: Figure, left: Left, between: Sequence[Figure]) -> Claim | None:
    if left.value == rest.value:
        return Claim("difference", "difference", rest, (left.whole, *left.parts), "silent", rule=RULE, yields=True)
    if left.value <= 0 or not _are_parts_of(left.parts[0], between):
        return None  # what stands between may have gone, too
    if not is_slip(rest, left, is_sure=True, is_direct=True, is_pair=False):
        return None
    return Claim("difference", "difference", rest, (left.whole, *left.parts), "", rule=RULE, yields=True)


def _are_parts_of(part: Figure, between: Sequence[Figure]) -> bool:
    """`198 vụ, đạt 92,5%, gồm xử phạt 187 vụ và chuyển cơ quan điều tra 11 vụ`: all that stands between is in it."""
    return not between or sum(figure.value for figure in between) == part.value

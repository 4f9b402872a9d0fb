"""Percentages that hold of two figures by chance: their words tell that they are of others.

`543 triệu đồng, 968 triệu đồng, 2.815 triệu đồng. …, chiếm 56,1% tổng thu`: one part of a sum is no whole of another.
`Được giao 1.842 triệu đồng, đã sử dụng 1.705 triệu đồng, …, chiếm 61,02% số đã sử dụng`: not of what was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.audit.beside_shares import is_share, of_the_wrong_one, of_whole
from pipeline.audit.clauses import CHANGES, COMPARED, alike
from pipeline.audit.figure import Figure
from pipeline.audit.labels import Labels, labels_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, clause_of, told_figures
from pipeline.audit.times import behind_of
from pipeline.audit.told_cells import is_of_unit
from pipeline.audit.verdicts import Judged, judge
from pipeline.audit.wholes import named_by
from pipeline.rulebook import Rulebook

FEWEST = 3  # parts of a sum of which one is no whole of another
SHARE = "share"
ASIDE = CHANGES | COMPARED | {"plan", "each"}
SENTENCES = 3  # back, in which a whole is named
OWN_WORDS = 2  # that name a whole

_END = re.compile(r"[.,;:()\n]")

Sifter = Callable[[Sequence[Judged], Scene], list[Judged]]


def without_siblings(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All but shares of one part of a sum in another that hold by chance."""
    sums = [each.claim for each in found if each.claim.kind == "sum" and each.verdict == "ok" and not each.claim.signs]
    sums = [claim for claim in sums if len(claim.operands) >= FEWEST]
    if not sums or not any(is_share(each) for each in found):
        return list(found)
    near = {each.figure.start: each for each in told_figures(scene)}
    told = (each if not is_share(each) else _of_sum(each, sums, near) for each in found)
    return [each for each in told if each is not None]


def _of_sum(each: Judged, sums: Sequence[Claim], near: Mapping[int, Told]) -> Judged | None:
    """A share of a part in another as that of a part in their sum, where one holds; itself if it is none."""
    claim = each.claim
    here, own = near.get(claim.stated.start), {figure.start for figure in claim.operands}
    if here is None or SHARE not in here.cues:
        return each
    of = next((total for total in sums if own <= {figure.start for figure in total.operands}), None)
    if of is None:
        return each
    held = next((part for part in of.operands if claim.stated.is_share(part, of.stated)), None)
    if held is not None:
        return judge(replace(claim, operands=(held, of.stated)))
    part = claim.operands[0]
    is_last = not any(part.start < start < claim.stated.start for start in near)
    # 61.461 ha: nông nghiệp 55.928 ha, chiếm 91,0%; phi nông nghiệp 4.917 ha, chiếm 8,8%, which is of the 55.928
    return of_whole(claim, part, of.stated) if is_last else None


def whole_namer(rules: Rulebook) -> Sifter:
    """Function that tells shares as wrong which hold of another whole than the one that their words name."""
    idle = frozenset(rules.words("checks.misgivings.empty")) | frozenset(rules.words("checks.changes.idle"))
    labels = labels_of(rules)

    def named(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        if not any(is_share(each) for each in found):
            return list(found)
        told = told_figures(scene)
        near = {each.figure.start: place for place, each in enumerate(told)}
        return [_of_named(each, told, near, scene, idle, labels) if is_share(each) else each for each in found]

    return named


def _of_named(
    each: Judged, told: Sequence[Told], near: Mapping[int, int], scene: Scene, idle: frozenset[str], labels: Labels
) -> Judged:
    claim = each.claim
    words = named_by(claim.stated, scene) - idle
    place, of = near.get(claim.stated.start), near.get(claim.operands[-1].start)
    if place is None or of is None or of > place:
        return each
    compared = _compared(told[place], scene)
    if len(compared) >= OWN_WORDS:
        named = [other for other in _before(told, place) if _is_like(other, claim) and compared <= _lead(other, scene)]
        if len(named) == 1 and not compared <= _lead(told[of], scene):
            return _of_other(each, named[0].figure)
    if len(words) < OWN_WORDS:
        return each
    if words <= _words_up_to(told[of], scene):
        return each  # hồ tiêu thu hẹp: năm 2018 có 16.245 ha, nay còn 15.230 ha, …, chiếm 80% diện tích tiêu
    named = [other for other in _before(told, place) if _can_be(other, claim) and _is_named(other, words, scene)]
    wholes = [other.figure for other in named] or list(_cells_named(claim, words, told[place], scene, labels))
    return _of_other(each, wholes[0]) if len({whole.value for whole in wholes}) == 1 else each


def _cells_named(claim: Claim, words: frozenset[str], share: Told, scene: Scene, labels: Labels) -> Iterator[Figure]:
    """The cells of the table above it of which the row, and nothing but that and the head, is named by these words."""
    above = [ledger for ledger in scene.ledgers if ledger.end <= share.figure.start]
    for ledger in above[-1:]:
        for row in ledger.rows:
            own = set(labels.telling(row.label))
            for column, cell in row.figures.items() if own and own <= words and not row.is_total else ():
                head = {*labels.words(ledger.columns[column].label)}
                is_like = is_of_unit(claim.operands[0], cell) and cell.value > claim.operands[0].value
                if is_like and words <= own | head:
                    yield cell


def _of_other(each: Judged, whole: Figure) -> Judged:
    """The share told as wrong of the whole that is named, where it may be meant."""
    part = each.claim.operands[0]
    if each.claim.stated.is_share(part, whole):
        return each
    return of_the_wrong_one(each.claim, part, whole) or each


def _compared(share: Told, scene: Scene) -> set[str]:
    """Words of what it is compared with: `7,9% so với giá kế hoạch`."""
    behind = share.tokens[share.at + 1 : share.at + 2]
    if not behind or behind[0].cue != "compared":
        return set()
    end = _END.search(scene.text, behind[0].end)
    return _words(scene.text[behind[0].end : end.start() if end is not None else behind[0].end])


def _lead(each: Told, scene: Scene) -> set[str]:
    return _words(clause_of(each, scene))


def _before(told: Sequence[Told], place: int) -> Iterator[Told]:
    here = told[place]
    return takewhile(
        lambda each: each.passage == here.passage and here.sentence - each.sentence < SENTENCES, told[place - 1 :: -1]
    )


def _can_be(each: Told, claim: Claim) -> bool:
    return _is_like(each, claim) and not each.level and each.cues.isdisjoint(ASIDE)


def _is_like(each: Told, claim: Claim) -> bool:
    part, figure = claim.operands[0], each.figure
    is_kin = alike(figure.unit, claim.operands[-1].unit) or alike(figure.unit, part.unit)
    return each.is_plain and is_kin and figure.value > part.value


def _is_named(each: Told, words: frozenset[str], scene: Scene) -> bool:
    """Whether its sentence tells all words up to it, and its own clause some that none before it does."""
    told = _words_up_to(each, scene)
    own = _lead(each, scene) | _words(f"{behind_of(each, scene)} {each.figure.text}")
    return words <= told and not words <= told - own and not words.isdisjoint(own)


def _words_up_to(each: Told, scene: Scene) -> set[str]:
    """All words of its sentence before it, and those right behind it."""
    if each.at > 1 and each.tokens[each.at - 1].cue == "open":  # chiếm 64,4% diện tích cây lâu năm (8.136,4 ha)
        return _words(scene.text[each.tokens[each.at - 2].end : each.figure.end])
    start = each.tokens[0].start
    first = max(scene.text.rfind(". ", 0, start) + 1, scene.passages[each.passage].start)
    return _words(f"{scene.text[first : each.figure.end]} {behind_of(each, scene)}")


def _words(text: str) -> set[str]:
    return {word.strip(".,;:()").casefold() for word in text.split()}

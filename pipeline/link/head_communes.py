"""The communes that a head may mean: its type word and its name decide, and what the document tells above it.

`PHƯỜNG GIA LỘC` is the only phường of that name, not the thị trấn in huyện Gia Lộc; of the many xã called Tân Phú none
is taken where nothing tells the district.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from pipeline.gazetteer import Gazetteer, is_valid
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

OF_HEAD = 12.0  # weight of what the head prints with its type word
Weighed = Sequence[tuple[Toponym, float]]


def without_own_name(gazetteer: Gazetteer, weighed: Weighed) -> list[tuple[Toponym, float]]:
    """What is told but for the bare name of the commune of the head, which speaks for no province or district.

    `XÃ HÒA BÌNH` / `Hòa Bình, ngày …`: what lies above is told by other names, if at all.
    """
    heads = {
        name_key(toponym.name)
        for toponym, weight in weighed
        if toponym.form == "typed" and weight >= OF_HEAD and "commune" in toponym.levels
        if gazetteer.has(toponym.name, ("commune",))
    }
    if len(heads) != 1:
        return list(weighed)
    return [(t, 0.0 if t.form != "typed" and name_key(t.name) in heads else weight) for t, weight in weighed]


def without_provinces(gazetteer: Gazetteer, weighed: Weighed, day: str) -> list[tuple[Toponym, float]]:
    """What is told but for bare names of provinces, of bodies that tell no level: `CÔNG TY ĐIỆN LỰC QUẢNG TRỊ`."""
    return [
        (toponym, weight)
        for toponym, weight in weighed
        if toponym.form == "typed"
        or not any(is_valid(row, day) for row in gazetteer.named(toponym.name, "province", day))
    ]


def communes_of_head(
    gazetteer: Gazetteer, weighed: Weighed, share: Callable[[PlaceRow], float], day: str, *, least: float
) -> tuple[PlaceRow, ...]:
    """The commune that has most votes, or all that have as many; `share`: of what the document tells above it.

    `least`: weight of a name that may be the own one's.
    """
    votes: dict[PlaceRow, float] = defaultdict(float)
    for toponym, weight in weighed:
        if "commune" in toponym.levels and weight >= least:
            for row in _meant(gazetteer, toponym, share, day):
                votes[row] += weight + share(row)
    most = max(votes.values(), default=0.0)
    best = [row for row, weight in votes.items() if weight == most]
    return tuple(best) if len({name_key(row.name) for row in best}) == 1 else ()


def _meant(gazetteer: Gazetteer, toponym: Toponym, share: Callable[[PlaceRow], float], day: str) -> list[PlaceRow]:
    """Communes of the name on the day that have the printed type.

    Where none has it, one that the document tells the district or province of: types changed in ways no source tells.
    """
    rows = [row for row in gazetteer.named(toponym.name, "commune", day) if is_valid(row, day)]
    if toponym.form != "typed" or toponym.type_word not in gazetteer.types("commune"):
        return rows
    return [row for row in rows if row.type == toponym.type_word] or [row for row in rows if share(row) > 0]

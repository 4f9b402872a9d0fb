"""Parts and wholes of a percentage that carry no unit, or another: `nộp trực tuyến 9.417, chiếm 73,2%`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.audit.clauses import CHANGES, OF_CHANGE, before, is_plain
from pipeline.audit.counted import loose_numbers
from pipeline.audit.figure import Figure
from pipeline.audit.lent import lend
from pipeline.audit.nearby import Told

MONEY = "VND"
SENTENCES = 2
BACK = 8  # figures before a number, one of which tells its unit
FEWEST = 2  # shares that find a whole
TELLING_DIGITS = 3
BETWEEN = frozenset({"comma", "open", "close", "fulfilled", "share"})


def number_before(told: Sequence[Told], place: int) -> Figure | None:
    """The bare number right before a percentage, in the unit of what was counted last; `None` for none.

    `Tiếp nhận 12.864 hồ sơ. Hồ sơ nộp trực tuyến 9.417, chiếm 73,2%`.
    """
    share = told[place]
    at = share.at - 1
    while at >= 0 and share.tokens[at].cue in BETWEEN:
        at -= 1
    token = share.tokens[at] if at >= 0 else None
    if token is None or token.figure is None or token.cue != "number" or token.figure.value <= 0:
        return None
    is_odd = share.levels[at] > share.level or before(share.tokens, at, share.levels) & OF_CHANGE
    if is_odd or not loose_numbers(share, at, at + 1, share.levels[at]):
        return None
    for each in reversed(told[max(0, place - BACK) : place]):
        if each.passage != share.passage or share.sentence - each.sentence > SENTENCES:
            return None
        lent = lend(token.figure, each.figure) if is_plain(each.figure) and not each.cues & CHANGES else None
        if lent is not None and lent.unit and lent.value < each.figure.value:
            return lent
    return None


def wholes_of_several(
    share: Told, parts: Sequence[tuple[Figure, Figure]], told: Sequence[Told]
) -> Iterator[tuple[Told, Figure]]:
    """What several shares (part, percentage) of a sentence are of, though it is counted by another unit.

    `Xếp loại 176 CĐCS: xuất sắc 58 đơn vị (32,95%); tốt 89 đơn vị (50,57%); …`.
    """
    telling = [each for each in parts if each[1].digits >= TELLING_DIGITS]
    if len(telling) < FEWEST:
        return
    first = min(part.start for part, _ in parts)
    unit = parts[0][0].unit
    for each in told:
        if each.sentence != share.sentence or each.figure.start >= first:
            continue
        if each.is_plain and each.figure.unit not in {MONEY, unit} and _holds(each.figure, telling):
            yield each, replace(each.figure, unit=unit)
    tokens = share.tokens
    for at, token in enumerate(tokens):
        if token.start < first and token.figure is not None and token.cue == "number" and _holds(token.figure, telling):
            like = replace(share, figure=token.figure, at=at, level=share.levels[at])
            yield like, lend(token.figure, parts[0][0])


def _holds(whole: Figure, parts: Sequence[tuple[Figure, Figure]]) -> bool:
    held = sum(share.is_share(part, whole) for part, share in parts)
    return held >= FEWEST and 2 * held >= len(parts)

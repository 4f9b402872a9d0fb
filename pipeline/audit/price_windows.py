"""Where the count and the total of a price can stand: in ever larger windows around it, and in the sentences behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.audit.nearby import Told

FARTHEST = 3  # passages of a list over which the three are told
MOST = 14  # figures before the sentence of a price that are looked at last
LISTED = 2  # figures of each of them


def windows(told: Sequence[Told], index: int) -> Iterator[list[Told]]:
    """The sentence; with the one before; the items of a list around; what was told before."""
    here = told[index]
    low = high = index
    while low and told[low - 1].sentence == here.sentence:
        low -= 1
    while high + 1 < len(told) and told[high + 1].sentence == here.sentence:
        high += 1
    yield list(told[low : high + 1])
    start = low
    while start and told[start - 1].passage == here.passage and here.sentence - told[start - 1].sentence <= 1:
        start -= 1
    if start < low:
        yield list(told[start : high + 1])
    end = _end_behind(told, high)
    if end > high:  # Mức quà 100.000 đồng/người. Phường đã chi cho 76.508 người, tổng kinh phí 7.650.800.000 đồng
        yield list(told[low : end + 1])
    first, last = low, high
    while first and _is_beside(told[first - 1], here):
        first -= 1
    while last + 1 < len(told) and _is_beside(told[last + 1], here):
        last += 1
    around = list(told[first : last + 1])
    passages = [each.passage for each in around]
    if len(set(passages)) > 1 and all(passages.count(passage) <= LISTED for passage in set(passages)):
        yield around
    first = low
    while first and low - first < MOST and here.passage - told[first - 1].passage < FARTHEST:
        first -= 1
    yield list(told[first : high + 1])


def reach_of(told: Sequence[Told], index: int) -> Sequence[Told]:
    """All figures that stand in any of the windows around a price."""
    here, first, last = told[index], index, index + 1
    while first and _is_beside(told[first - 1], here):
        first -= 1
    while last < len(told) and _is_beside(told[last], here):
        last += 1
    return told[first:last]


def _end_behind(told: Sequence[Told], high: int) -> int:
    """The last figure of the sentence behind, in the same passage."""
    here, end = told[high], high
    while end + 1 < len(told) and told[end + 1].passage == here.passage and told[end + 1].sentence - here.sentence <= 1:
        end += 1
    return end


def _is_beside(each: Told, here: Told) -> bool:
    return abs(each.passage - here.passage) < FARTHEST


def rows_behind(told: Sequence[Told], index: int) -> list[list[Told]]:
    """The figures of each sentence behind a price, in its paragraph."""
    here, rows = told[index], defaultdict[int, list[Told]](list)
    for each in told[index + 1 : index + MOST]:
        if each.passage == here.passage and each.sentence > here.sentence:
            rows[each.sentence].append(each)
    return list(rows.values())

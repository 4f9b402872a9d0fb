"""Rolls before their count: `A, B và C là 03 xã …`, `các xã A, B và C (3 xã)`, `A 12 ha, B 9 ha; cả hai xã`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing
from pipeline.link.roll_items import ALIKE, BODIES, NAMES, Roll, rolled
from pipeline.link.roll_words import RollWords

REACH = 500  # characters
SURE, SILENT = "", "silent"
_START = re.compile(r"[.;:\n]\s+|^\s*")
_BULLET = re.compile(r"[-–+*•]\s+")
_CLOSED = re.compile(r"(?:\s+\w+){0,3}\s*\)")
_NATURES = frozenset({NAMES, BODIES, ALIKE})


def roll_before(
    words: RollWords, text: str, count: Figure, first: int, others: Sequence[int], *, is_place: bool
) -> Listing | None:
    """The items before the count, from the paragraph's `first` character on; `others`: where other counts begin."""
    led = words.led.search(text, max(first, count.start - 12), count.start)
    if led is None or (led["bracket"] and not _CLOSED.match(text, count.end)):
        return None
    low = max(first, led.start() - REACH)
    start = max((match.end() for match in _START.finditer(text, low, led.start())), default=low)
    bullet = _BULLET.match(text, start)
    start = bullet.end() if bullet is not None else start
    if not (is_place or count.unit in text[low : led.start()]):  # tại xã A, xã B (03 lò)
        return None
    roll = _roll(words, text, start, led.start())
    if roll is None or words.is_open(roll.pieces) or words.open_end.search(text, start, led.start()):
        return None
    if roll.fewest <= count.value <= roll.most:
        return Listing(count, roll.start, roll.end, roll.fewest, roll.most, SILENT)
    is_near = roll.fewest - 1 <= count.value <= roll.most + 1 and roll.fewest == roll.most
    is_alone = not any(start <= other < count.start for other in others)
    return Listing(count, roll.start, roll.end, roll.fewest, roll.most, SURE) if is_near and is_alone else None


def _roll(words: RollWords, text: str, start: int, end: int) -> Roll | None:
    """The items that end where the count is told; an adverb before them with its comma is none."""
    comma = text.find(",", start, end)
    for low in (start, comma + 1) if comma >= 0 else (start,):
        gathered = list(words.gathered.finditer(text, low, end))[:1]
        begin = gathered[0].start() if gathered else low
        is_lead = not any(map(str.isupper, text[start:begin].strip()[1:]))
        roll = rolled(words, text, begin, end, ",") if is_lead else None
        if roll is not None and roll.nature in _NATURES and roll.end == start + len(text[start:end].rstrip()):
            return roll
    return None

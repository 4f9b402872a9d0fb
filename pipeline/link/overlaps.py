"""Which of two mentions of the same characters stands: the more specific label, then the longer, then the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from pipeline.model import Mention, Zone
from pipeline.values import Amount, Citation, DateValue, Percentage, Place, Quantity, Toponym, Value

# A document number holds what looks like dates and counts; money holds numbers; a date holds counts of months.
RANKS: dict[type[Value], int] = {Citation: 0, Amount: 1, Percentage: 2, DateValue: 3, Toponym: 4, Place: 4, Quantity: 5}
_START = attrgetter("start")
_FORMS = {"fixed": 0, "typed": 0, "listed": 1, "headed": 1, "bare": 2}


def without_overlaps(mentions: Iterable[Mention], zones: Iterable[Zone]) -> list[Mention]:
    """Mentions in reading order, none overlapping another; what belongs to the document's own head is left out."""
    own = [(zone.start, zone.end) for zone in zones if zone.name in {"own_number", "motto", "copy"}]
    datelines = [(zone.start, zone.end) for zone in zones if zone.name == "dateline"]
    head = max((end for _, end in (*own, *datelines)), default=0)
    kept: list[Mention] = []
    ranked = sorted(mentions, key=_rank)
    length = max((mention.end for mention in ranked), default=0)
    taken, places = bytearray(length), bytearray(length)  # 1 for each taken character
    for mention in ranked:
        start, end, value, _ = mention
        if start < head and (_touches(own, mention) or (_touches(datelines, mention) and not _is_full_date(mention))):
            continue
        # `04 xã Vĩnh An` is a count of communes and a commune: a place may share its type word with a count before it.
        is_place = isinstance(value, Toponym)
        if taken[start] if is_place else places[start] and isinstance(value, Quantity):
            continue
        ground = places if is_place else taken
        if ground.find(1, start, end) < 0:
            ground[start:end] = b"\1" * (end - start)
            kept.append(mention)
    return sorted(kept, key=_START)


def _rank(mention: Mention) -> tuple[int, int, int, int]:
    start, end, value, _ = mention
    return RANKS[type(value)], _FORMS[value.form] if isinstance(value, Toponym) else 0, start - end, start


def _touches(spans: list[tuple[int, int]], mention: Mention) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _is_full_date(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and mention.value.precision == "day"

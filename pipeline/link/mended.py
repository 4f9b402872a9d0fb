"""Places whose names were mended before they were looked for: their match is told as the guess that it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.link.damaged import likeness_of
from pipeline.model import Mention
from pipeline.text import folded
from pipeline.values import Place

UNITS = frozenset(["province", "district", "commune"])
SURE = frozenset(["exact", "context"])


def told_as_mended(mentions: Iterable[Mention], text: str, damaged: str) -> Iterator[Mention]:
    """The mentions; a sure place as a `fuzzy` one where its name is another in the text before it was mended."""
    for mention in mentions:
        place = mention.value
        if not isinstance(place, Place) or place.level not in UNITS or place.match not in SURE:
            yield mention
            continue
        length = len(place.name)  # the type word stands before it
        printed, whole = (folded(each[mention.start : mention.end])[-length:] for each in (damaged, text))
        if printed == whole:
            yield mention
            continue
        yield mention._replace(value=replace(place, match="fuzzy", score=likeness_of(printed, whole)))

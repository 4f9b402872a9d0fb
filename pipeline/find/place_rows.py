"""Names without a type word in a row: `tại Nha Trang, Đà Lạt và Vũng Tàu`; what cues the first cues those behind it.

A part of the place finder. A row ends at a name that is no place's: behind `đường Lê Lợi` another road may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model import Mention
from pipeline.values import Toponym


class Name(NamedTuple):
    """A name of the gazetteer in a text; `mention`: `None` where what stands around it says that it is no place's."""

    start: int
    end: int
    mention: Mention | None


def in_rows(text: str, joint: re.Pattern[str], names: Iterable[Name]) -> Iterator[Mention]:
    """The mentions, those in a row with what is known of its first; `joint` matches what joins two of a row."""
    row: list[Name] = []
    for name in names:
        if row and not joint.fullmatch(text, row[-1].end, name.start):
            yield from _told(row)
            row = []
        row.append(name)
    if row:
        yield from _told(row)


def _told(row: list[Name]) -> Iterator[Mention]:
    """The mentions of a row of one name and more."""
    if len(row) == 1:  # most
        if row[0].mention is not None:
            yield row[0].mention
        return
    places = [name.mention for name in row]
    first = places.index(None) if None in places else len(places)  # from here on it is a row of other things
    head = places[0]
    is_cued = head is not None and isinstance(head.value, Toponym) and head.value.cued
    for at, mention in enumerate(places):
        if mention is None:
            continue
        is_of_row = at < first and first > 1
        yield _beside_others(mention, is_cued=is_cued) if is_of_row else mention


def _beside_others(mention: Mention, *, is_cued: bool) -> Mention:
    value = mention.value
    if not isinstance(value, Toponym):
        return mention
    cued = value.cued or is_cued
    told = Toponym(value.name, value.levels, value.form, value.type_word, cued=cued, in_row=True)
    return Mention(mention.start, mention.end, told, mention.rule)

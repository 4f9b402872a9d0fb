"""Rows of bare names that can only be cities, or districts of the province told before them.

`từ Nha Trang, Quy Nhơn, Hội An` in what a ministry writes; `Phú Yên có Đồng Xuân, Sơn Hòa`. One such name alone
may be a person's or a company's.

A part of the place linker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.gazetteer import REFORM, is_valid
from pipeline.link.resolved import FULL, Context, Resolved, lies_in
from pipeline.model import Mention
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

FEWEST = 2  # names of a row
REACH = 60  # characters from the province to the row
ENDS = (".", ";", "\n")  # of what the province is told in

CityRows = Callable[[Context, Sequence[Mention], Sequence[int], dict[int, Resolved]], None]


def city_rows(city: str) -> CityRows:
    """The resolver of rows; `city`: the type of cities in the gazetteer."""

    def resolve(
        context: Context, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
    ) -> None:
        if context.home.day >= REFORM:
            return
        for row in _rows(context, mentions, places):
            if all(index in resolved for index in row):
                continue
            found = _districts_told(context, mentions, row, resolved)
            if not found and context.home.province is None:
                found = _cities(context, mentions, row, city)
            for index in row:
                if index in found and index not in resolved:
                    resolved[index] = Resolved((found[index],), "district", "context", FULL)

    return resolve


def _rows(context: Context, mentions: Sequence[Mention], places: Sequence[int]) -> Iterator[list[int]]:
    """Bare names that follow one another, two and more."""
    row: list[int] = []
    for index in places:
        value = mentions[index].value
        is_bare = isinstance(value, Toponym) and value.form == "bare" and value.in_row
        is_joined = bool(row) and context.list_joint.fullmatch(
            context.text, mentions[row[-1]].end, mentions[index].start
        )
        if not (is_bare and is_joined):
            if len(row) >= FEWEST:
                yield row
            row = []
        if is_bare:
            row.append(index)
    if len(row) >= FEWEST:
        yield row


def _cities(context: Context, mentions: Sequence[Mention], row: Sequence[int], city: str) -> dict[int, PlaceRow]:
    """The cities of a row of nothing but cities and provinces."""
    gazetteer, day, found = context.gazetteer, context.home.day, {}
    for index in row:
        name = _name(mentions[index])
        rows = [unit for unit in gazetteer.named(name, "district", day) if is_valid(unit, day)]
        if gazetteer.exists(name, "province", day):
            continue
        if len(rows) != 1 or rows[0].type != city:
            return {}
        found[index] = rows[0]
    return found


def _districts_told(
    context: Context, mentions: Sequence[Mention], row: Sequence[int], resolved: Mapping[int, Resolved]
) -> dict[int, PlaceRow]:
    """The districts of a row of nothing but such of the province that is told right before it."""
    before = resolved.get(row[0] - 1)
    if before is None or before.level != "province" or len(before.rows) != 1:
        return {}
    between = context.text[mentions[row[0] - 1].end : mentions[row[0]].start]
    if len(between) > REACH or any(end in between for end in ENDS) or "," in between:
        return {}
    gazetteer, day, found = context.gazetteer, context.home.day, {}
    for index in row:
        named = gazetteer.named(_name(mentions[index]), "district", day)
        rows = [unit for unit in named if is_valid(unit, day) and lies_in(gazetteer, unit, before.rows[0], day)]
        if len(rows) != 1:
            return {}
        found[index] = rows[0]
    return found


def _name(mention: Mention) -> str:
    return mention.value.name if isinstance(mention.value, Toponym) else ""

"""The provinces that a head prints with their type, and names that are districts of these and provinces elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from pipeline.gazetteer import Gazetteer
from pipeline.link.head_communes import OF_HEAD, Weighed
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def told_in_head(gazetteer: Gazetteer, weighed: Weighed, day: str) -> set[PlaceRow]:
    """The provinces that the head prints with their type."""
    return {
        row
        for toponym, weight in weighed
        if toponym.form == "typed" and toponym.levels == ("province",) and weight >= OF_HEAD
        for row in gazetteer.provinces_of(toponym.name, day)
    }


def is_district_of(gazetteer: Gazetteer, toponym: Toponym, provinces: Collection[PlaceRow], day: str) -> bool:
    """Whether a name is no province's but a district's of the one that the head tells: Hòa Bình below TỈNH BẠC LIÊU."""
    if not provinces or any(name_key(row.name) == name_key(toponym.name) for row in provinces):
        return False
    rows = gazetteer.named(toponym.name, "district", day) if "district" in toponym.levels else ()
    return any(gazetteer.province_of(row, day) in provinces for row in rows)


def is_only_bare(gazetteer: Gazetteer, weighed: Weighed, province: PlaceRow | None, district: PlaceRow) -> bool:
    """Whether the district is the town that its province is called like, and no type word tells that it is meant."""
    key = name_key(district.name)
    if province is None or name_key(province.name) != key:
        return False
    types = gazetteer.types("district")
    return not any(t.form == "typed" and t.type_word in types for t, _ in weighed if name_key(t.name) == key)


def of_today(gazetteer: Gazetteer, votes: Mapping[PlaceRow, float]) -> dict[PlaceRow, float]:
    """Votes where a province that is no more speaks for the one it became part of: `Nam Định, ngày 10/9/2025`."""
    provinces: dict[PlaceRow, float] = defaultdict(float)
    for row, weight in votes.items():
        for today in gazetteer.today(row):
            provinces[today] += weight
    return provinces

"""Which of the rows of a name is meant where none is of the day: the nearest one in time."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow


def nearest(rows: list[PlaceRow], day: str) -> list[PlaceRow]:
    """Rows of before the day if there are any: former names are quoted oftener than future ones.

    Of units of one district the last: a commune goes on under its name when it takes in another one's land and code.
    """
    return latest([row for row in rows if row.valid_to and row.valid_to <= day]) or rows


def latest(rows: list[PlaceRow]) -> list[PlaceRow]:
    """Of units that have ended, without those that went on under their name in their district with another code."""
    return [row for row in rows if not any(_goes_on_as(row, other) for other in rows)]


def _goes_on_as(row: PlaceRow, other: PlaceRow) -> bool:
    return row.code != other.code and row.parent == other.parent and other.valid_from >= row.valid_to


def one_each(rows: Sequence[PlaceRow], name: str) -> list[PlaceRow]:
    """The latest row of each unit; an official name outranks an alias of another unit."""
    unique = list({(row.code, row.level, row.parent[:2]): row for row in rows}.values())
    official = [row for row in unique if name_key(row.name) == name_key(name)]
    return official or unique

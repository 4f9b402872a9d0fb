"""The map: Viet Nam as the gazetteer's coordinates draw it, and the places mentioned, in one flat projection.

Degrees are scaled by the cosine of the middle latitude, 16° N: one unit is the same way north as east, well enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from pipeline.overview.facts import Point

WEST, EAST, SOUTH, NORTH = 102.0, 115.6, 6.6, 23.6
UNITS = 40.0  # of the drawing in one degree north
SQUASH = cos(radians(16.0))
CELL = 0.15  # degrees: nearly every cell of that size on land holds a commune; style.css strokes 6 units
FAR_EAST = 110.5  # no mainland: islands are named on the map, or nobody would see them
SMALLEST, LARGEST = 2.5, 13.0
NAMED_PLACES = 12
LETTER, LINE = 9.0, 19.0  # units that a letter and a line of a name take at the 16 of style.css
NAME_GAP, BELOW = 2.0, 4.0  # between a circle and its name; the name's foot below the middle of the circle
ISLAND_BELOW = 18.0  # the name of an island below it, in the middle

Area = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle; the name is printed where `is_named`."""

    x: float
    y: float
    radius: float
    point: Point
    is_named: bool


@dataclass(frozen=True, slots=True)
class Island:
    """A far place that the map names."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class CountryMap:
    """`land`: path data of the country; units from the top left corner."""

    width: float
    height: float
    land: str
    islands: tuple[Island, ...]
    spots: tuple[Spot, ...]

    @property
    def named(self) -> tuple[Spot, ...]:
        """Spots whose names are printed."""
        return tuple(spot for spot in self.spots if spot.is_named)


def country_map(ground: Iterable[tuple[float, float, str]], points: Sequence[Point]) -> CountryMap:
    """Draw. `ground`: latitude, longitude and name of every unit that the gazetteer places."""
    known = [each for each in ground if _is_inside(each[0], each[1])]
    most = max((point.mentions for point in points), default=1)
    inside = [point for point in points if _is_inside(point.lat, point.lon)]
    return CountryMap(
        width=round((EAST - WEST) * SQUASH * UNITS),
        height=round((NORTH - SOUTH) * UNITS),
        land=land_path((lat, lon) for lat, lon, _ in known),
        islands=tuple(_islands(known)),
        spots=tuple(_spots(inside, most, [_island_area(each) for each in _islands(known)])),
    )


def _spots(points: Iterable[Point], most: int, taken: list[Area]) -> Iterable[Spot]:
    """Circles, those mentioned most first and named where no other name stands. `taken`: where names stand already."""
    left = NAMED_PLACES
    for point in points:
        x, y = placed(point.lat, point.lon)
        radius = _radius(point.mentions, most)
        area = _name_area(x + radius + NAME_GAP, y + BELOW, point.name)
        is_named = left > 0 and not any(_overlap(area, other) for other in taken)
        if is_named:
            taken.append(area)
            left -= 1
        yield Spot(x, y, radius, point, is_named)


def _name_area(x: float, y: float, name: str) -> Area:
    """What a name takes that begins at `x` with its foot at `y`."""
    return x, y - LINE * 3 / 4, x + LETTER * len(name), y + LINE / 4


def _island_area(island: Island) -> Area:
    return _name_area(island.x - LETTER * len(island.name) / 2, island.y + ISLAND_BELOW, island.name)


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def placed(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies on the drawing, to a tenth of a unit."""
    return round((lon - WEST) * SQUASH * UNITS, 1), round((NORTH - lat) * UNITS, 1)


def land_path(coordinates: Iterable[tuple[float, float]]) -> str:
    """One stroke for each row of neighbouring cells that hold a unit."""
    rows: dict[int, set[int]] = {}
    for lat, lon in coordinates:
        rows.setdefault(round(lat / CELL), set()).add(round(lon / CELL))
    parts: list[str] = []
    for row, cells in sorted(rows.items()):
        for first, last in _runs(sorted(cells)):
            x, y = placed(row * CELL, (first - 0.5) * CELL)
            parts.append(f"M{x:g} {y:g}h{(last - first + 1) * CELL * SQUASH * UNITS:.1f}")
    return "".join(parts)


def _runs(cells: Sequence[int]) -> Iterable[tuple[int, int]]:
    """First and last of each row of neighbours; a gap of one cell is bridged."""
    first = last = cells[0]
    for cell in cells[1:]:
        if cell > last + 2:
            yield first, last
            first = cell
        last = cell
    yield first, last


def _islands(known: Iterable[tuple[float, float, str]]) -> Iterable[Island]:
    names = {(lat, lon): name for lat, lon, name in known if lon > FAR_EAST}
    for (lat, lon), name in sorted(names.items()):
        yield Island(*placed(lat, lon), name)


def _radius(mentions: int, most: int) -> float:
    return round(max(SMALLEST, LARGEST * sqrt(mentions / most)), 1)


def _is_inside(lat: float, lon: float) -> bool:
    return SOUTH < lat < NORTH and WEST < lon < EAST

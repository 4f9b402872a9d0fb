"""What a unit is since the reform of 1 July 2025, districts too: the communes of today that hold its land.

`huyện Bình Sơn` of 2022 lies in five communes; `huyện Côn Đảo`, which had none, is the đặc khu of its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from pipeline.gazetteer import REFORM, Gazetteer, is_valid
from pipeline.placerows import PlaceRow


@lru_cache(maxsize=4096)
def heirs(gazetteer: Gazetteer, row: PlaceRow, day: str) -> tuple[PlaceRow, ...]:
    """Units of today for one as it was on the day; none where the source does not tell them all."""
    today = gazetteer.today(row)
    if today or row.level == "province" or not row.code:
        return today
    if row.level == "district":
        return _of_district(gazetteer, row, day)
    district = gazetteer.district_of(row, day)
    if district is None or not is_valid(district, row.valid_to) or gazetteer.children(district, row.valid_to):
        return ()
    return _of_its_name(gazetteer, district)  # `xã An Vĩnh`: in 2020 Lý Sơn became a district without communes


def _of_district(gazetteer: Gazetteer, row: PlaceRow, day: str) -> tuple[PlaceRow, ...]:
    """The units of its communes on the day."""
    children = gazetteer.children(row, _day_of(row, day))
    if not children:
        return _of_its_name(gazetteer, row)
    found: dict[str, PlaceRow] = {}
    for child in children:
        units = heirs(gazetteer, child, day) or _joined(gazetteer, row, child)
        if not units:
            return ()
        found |= {unit.code: unit for unit in units}
    return tuple(found[code] for code in sorted(found))


def _joined(gazetteer: Gazetteer, row: PlaceRow, child: PlaceRow) -> Sequence[PlaceRow]:
    """For a commune that is no more, and no source tells where: the units of those that its district had then.

    Those that began on the day on which it ended, if any did; else of all. The district may be a town from then on.
    """
    day = child.valid_to
    goes_on = any(is_valid(each, day) for each in gazetteer.units((row.code,), day, row.name))
    beside = gazetteer.children(row, day) if goes_on else ()
    begun = [each for each in beside if each.valid_from == child.valid_to]
    return [unit for each in begun or beside for unit in gazetteer.today(each)]


def _of_its_name(gazetteer: Gazetteer, row: PlaceRow) -> tuple[PlaceRow, ...]:
    """The unit of a district's name in its province that began with the reform: an island district's."""
    provinces = {unit.code for unit in gazetteer.today(gazetteer.province_of(row, _day_of(row, REFORM)))}
    units = (unit for unit in gazetteer.called(row.name, "commune") if unit.valid_from == REFORM)
    found = [unit for unit in units if gazetteer.province_of(unit, REFORM).code in provinces]
    return tuple(found) if len(found) == 1 else ()


def _day_of(row: PlaceRow, day: str) -> str:
    """The day, or where the unit was not there on it, its first or last one."""
    if row.valid_to and day >= row.valid_to:
        return (date.fromisoformat(row.valid_to) - timedelta(days=1)).isoformat()
    return max(day, row.valid_from)

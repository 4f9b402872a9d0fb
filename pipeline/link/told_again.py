"""Names that the document tells again: what it has said of them once, with their type word, holds before what is far.

A part of the place linker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from pipeline.gazetteer import REFORM
from pipeline.link.bare_beside import is_of_province
from pipeline.link.chain_lines import is_chained
from pipeline.link.resolved import FULL, Context, Resolved, lies_in
from pipeline.model import Layout, Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

_DASH = re.compile(r"\s*[-–]\s*")
SYLLABLES_OF_A_NAME = 2  # one alone (`Phú`) is too often a word


def told_before(mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]) -> None:
    """A commune with namesakes is the only one of its name that the document has told for sure before.

    `xã Thanh Sơn, thị xã Nghi Sơn … Chủ tịch UBND các xã: Xuân Lập, Thanh Sơn`.
    """
    told: dict[str, dict[str, PlaceRow]] = {}
    for index in places:
        value, found = mentions[index].value, resolved.get(index)
        if not isinstance(value, Toponym) or value.form == "bare" or found is None or found.level != "commune":
            continue
        units = told.setdefault(name_key(value.name), {})
        if len(found.rows) == 1 and found.match != "candidate":
            units[found.rows[0].code] = found.rows[0]
        elif len(units) == 1:
            rows = [row for row in found.rows if row in units.values()]
            if rows:
                resolved[index] = Resolved((rows[0],), "commune", "context", FULL)


def told_again(
    context: Context, layout: Layout, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> None:
    """A bare name means what it means with its type word: `các xã Miền Đồi, Quý Hòa … đường Quý Hòa - Miền Đồi`."""
    again = _Again(context, layout, mentions, resolved)
    for index in places:
        again.learn(index)
    for index in places:
        value = mentions[index].value
        if isinstance(value, Toponym) and value.form == "bare" and value.levels != ("province",):
            again.resolve(index, name_key(value.name))


class _Again:
    """What is told with a type word, by name."""

    def __init__(
        self, context: Context, layout: Layout, mentions: Sequence[Mention], resolved: dict[int, Resolved]
    ) -> None:
        self._context = context
        self._paragraphs = layout.paragraphs
        self._mentions = mentions
        self._resolved = resolved
        self._told: dict[str, list[tuple[int, Resolved]]] = defaultdict(list)  # with where it is told
        self._communes: set[str] = set()  # names of communes, told for sure or not
        self._districts: set[str] = set()  # names of districts told with their province only: Thanh Sơn, Phú Thọ
        self._provinces: dict[str, list[int]] = defaultdict(list)  # where they are told

    def learn(self, index: int) -> None:
        """Note what a name with a type word, or one in a list or column of communes, was resolved to."""
        value, found = self._mentions[index].value, self._resolved.get(index)
        if not isinstance(value, Toponym) or found is None:
            return
        key = name_key(value.name)
        if value.form == "bare":
            if found.level == "district" and self._is_below(index):
                self._districts.add(key)
            return
        if found.level == "commune":
            self._communes.add(key)
        if found.level == "province":
            self._provinces[key].append(self._mentions[index].start)
        if found.level in {"district", "commune"} and len(found.rows) == 1:
            self._told[key].append((self._mentions[index].start, found))

    def resolve(self, index: int, key: str) -> None:
        """Resolve a bare name by what is told of it, if anything is."""
        found = self._resolved.get(index)
        if found is not None and self._is_of_larger(index, key, found):
            self._instead_of_larger(index, key, found)
            return
        if key not in self._told or len(key.split()) < SYLLABLES_OF_A_NAME:
            return
        told = self._told[key][0][1]
        unit = told.rows[0]
        others = {each.rows[0].code: each.rows[0] for _, each in self._told[key]}
        if found is not None and self._may_be_province(unit, found):
            # `phường Nam Định … tại Nam Định, Hà Nam`: the ward, or what was or is a province
            rows = tuple(dict.fromkeys((unit, *found.rows)))
            self._resolved[index] = Resolved(rows, unit.level, "candidate", FULL)
        elif found is None and len(others) > 1 and len({row.level for row in others.values()}) == 1:
            self._resolved[index] = self._nearest(index, key) or Resolved(
                tuple(others.values()), unit.level, "candidate", FULL
            )
        elif found is None or (len(found.rows) > 1 and unit in found.rows and unit != self._context.home.commune):
            self._resolved[index] = told if told.match == "candidate" else told._replace(match="context")

    def _may_be_province(self, unit: PlaceRow, found: Resolved) -> bool:
        """Whether a bare name since the reform may be a province, though a commune of the name is told."""
        home = self._context.home
        is_said = found.match == "exact" and bool(found.rows[0].valid_to)  # Nam Định cũ, hợp nhất Hà Nam và Nam Định
        if home.day < REFORM or unit.level != "commune" or is_said:
            return False
        return any(row.level == "province" and row != home.province for row in found.rows)

    def _is_of_larger(self, index: int, key: str, found: Resolved) -> bool:
        """Whether a bare name was taken for a province or a far district, though a commune is told by it.

        `Xã Hòa Bình đạt chuẩn. Năm nay Hòa Bình còn thiếu 2 phòng học.` speaks of the commune; not where the province
        is told too, or is the own one, or stands among others.
        """
        home = self._context.home
        if key not in self._communes or home.day >= REFORM or len(found.rows) != 1:
            return False
        row = found.rows[0]
        if found.level == "province":
            return row != home.province and not is_of_province(self._context, self._mentions, index)
        is_far = home.province is None or not lies_in(self._context.gazetteer, row, home.province, home.day)
        is_told = key in self._districts or any(each.level == "district" for _, each in self._told.get(key, ()))
        return found.level == "district" and is_far and not is_told and not self._is_below(index)

    def _is_below(self, index: int) -> bool:
        """Whether the unit above is told right behind a name: `Nam Giang, tỉnh Quảng Nam`."""
        above = self._resolved.get(index + 1)
        return (
            above is not None
            and above.level == "province"
            and is_chained(self._context, self._mentions, index, index + 1)
        )

    def _instead_of_larger(self, index: int, key: str, found: Resolved) -> None:
        """The commune that is told, where it stands before in the paragraph or is the district's own; else either."""
        near = self._nearest(index, key)
        if key in self._provinces and (near is None or self._is_province_nearer(index, key)):
            return
        units = {each.rows[0].code: each.rows[0] for _, each in self._told.get(key, ()) if each.level == "commune"}
        near = near or self._joined(index, list(units.values()))
        if near is None and found.level == "district" and len(units) == 1:
            near = Resolved(tuple(units.values()), "commune", "context", FULL)
        self._resolved[index] = near or Resolved((*units.values(), *found.rows), "commune", "candidate", FULL)

    def _joined(self, index: int, units: Sequence[PlaceRow]) -> Resolved | None:
        """The commune of the name that a dash joins with another of its district: `đường Bình Dương - Bình Minh`."""
        for at in (index - 1, index + 1):
            beside = self._beside(at)
            found = [] if beside is None else [unit for unit in units if unit.parent == beside.parent]
            first, last = min(at, index), max(at, index)
            if len(found) == 1 and _DASH.fullmatch(
                self._context.text, self._mentions[first].end, self._mentions[last].start
            ):
                return Resolved((found[0],), "commune", "context", FULL)
        return None

    def _beside(self, index: int) -> PlaceRow | None:
        """The only commune that a neighbour was resolved to, or was told with its type word elsewhere."""
        found = self._resolved.get(index)
        value = self._mentions[index].value if 0 <= index < len(self._mentions) else None
        if (found is None or found.level != "commune") and isinstance(value, Toponym):
            found = next((each for _, each in self._told.get(name_key(value.name), ())), None)
        return found.rows[0] if found is not None and found.level == "commune" and len(found.rows) == 1 else None

    def _is_province_nearer(self, index: int, key: str) -> bool:
        """Whether the province of the name is told between the last commune of the name and the name."""
        at = self._mentions[index].start
        last = max(where for where, _ in self._told[key] if where < at)
        return any(last < where < at for where in self._provinces[key])

    def _nearest(self, index: int, key: str) -> Resolved | None:
        """The commune of the name that is told last before in the paragraph, if it is told for sure."""
        at = self._mentions[index].start
        paragraph = bisect_right(self._paragraphs, at)
        start = self._paragraphs[paragraph - 1] if paragraph else 0
        before = [each for where, each in self._told.get(key, ()) if start <= where < at]
        if not before or before[-1].match == "candidate" or before[-1].level != "commune":
            return None
        return before[-1]._replace(match="context")

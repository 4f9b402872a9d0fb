"""Units that the text puts into the one told before them, or beside one that has a namesake.

`huyện Mộc Châu: xã Tân Lập, Tân Hợp`, `huyện Mộc Châu có xã Tân Lập`; `xã Dân Quyền, huyện Tam Nông`, where of all
communes and districts of these names one pair lies one in the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.chain_lines import is_chained
from pipeline.link.resolved import FULL, OTHER_DAYS, Context, Resolved, is_to_come, lies_in
from pipeline.model import Mention
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

BORDER_REACH = 20  # characters before a name
BELOW = {"province": ("district", "commune"), "district": ("commune",)}


def resolve_held(
    context: Context, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> None:
    """Choose the unit that lies where the text puts it."""
    text = _Text(context, mentions, places, resolved)
    for at in range(len(places) - 1):
        text.resolve_pair(at)
    for at in range(1, len(places)):
        text.put_beside(at)
    holder: PlaceRow | None = None
    held = False  # whether the mention before is one that it holds
    for at in range(len(places)):
        found = text.found(at)
        if holder is not None and found is not None and text.is_held(at, holder, goes_on=held):
            text.put_into(at, holder)
            held = True
        else:
            is_sure = found is not None and found.level in BELOW and len(found.rows) == 1
            is_holder = is_sure and not text.ends_address(at) and not text.is_border(at)
            holder = found.rows[0] if found is not None and is_holder else None
            held = False


@dataclass(frozen=True, slots=True)
class _Text:
    """The places of a text by their order."""

    context: Context
    mentions: Sequence[Mention]
    places: Sequence[int]
    resolved: dict[int, Resolved]

    def found(self, at: int) -> Resolved | None:
        return self.resolved.get(self.places[at])

    def value(self, at: int) -> Toponym:
        value = self.mentions[self.places[at]].value
        return value if isinstance(value, Toponym) else Toponym("", (), "")

    def gap(self, at: int) -> str:
        """What stands between a place and the next one."""
        return self.context.text[self.mentions[self.places[at]].end : self.mentions[self.places[at + 1]].start]

    def is_below(self, at: int) -> bool:
        """Whether a place is followed by the unit above it, as in `xã A, huyện B`."""
        here, above = self.found(at), self.found(at + 1)
        if here is None or above is None or here.level not in BELOW.get(above.level, ()):
            return False
        return is_chained(self.context, self.mentions, self.places[at], self.places[at + 1])

    def ends_address(self, at: int) -> bool:
        """Whether the unit stands behind one that lies in it: what follows `xã A, huyện B` is another thing."""
        return at > 0 and self.is_below(at - 1)

    def is_border(self, at: int) -> bool:
        """`các xã giáp tỉnh Long An (Thạnh Lợi, Hưng Thạnh)`: whether what is told lies beside the unit."""
        start = self.mentions[self.places[at]].start
        return self.context.bordering.search(self.context.text, max(0, start - BORDER_REACH), start) is not None

    def is_held(self, at: int, holder: PlaceRow, *, goes_on: bool) -> bool:
        """Whether the text puts a place into the holder, which stands before it or before the list it is of."""
        found = self.found(at)
        if found is None or found.level not in BELOW[holder.level]:
            return False
        joint = self.context.list_joint if goes_on and self.value(at).form == "listed" else self.context.holds
        return joint.fullmatch(self.gap(at - 1)) is not None

    def put_into(self, at: int, holder: PlaceRow) -> None:
        """Resolve a place to the holder's only unit of the name, unless it has a unit above of its own behind."""
        found = self.found(at)
        if found is None or (at + 1 < len(self.places) and self.is_below(at)):
            return
        inside = self.inside(at, found.level, holder, any_time=len(found.rows) != 1)
        if len(inside) == 1:
            self.resolved[self.places[at]] = Resolved((inside[0],), found.level, "context", FULL)

    def put_beside(self, at: int) -> None:
        """Resolve a commune to the district before it, where the one behind has none of its name.

        `thị xã Cai Lậy, phường Nhị Mỹ, huyện Cái Bè` is a list of neighbours, no chain.
        """
        found, before = self.found(at), self.found(at - 1)
        if found is None or before is None or found.rows or found.inside is None or found.level != "commune":
            return
        if (
            before.level != "district"
            or len(before.rows) != 1
            or not self.context.list_joint.fullmatch(self.gap(at - 1))
        ):
            return
        inside = self.inside(at, found.level, before.rows[0], any_time=False)
        if len(inside) == 1:
            self.resolved[self.places[at]] = Resolved((inside[0],), found.level, "context", FULL)

    def inside(self, at: int, level: str, holder: PlaceRow, *, any_time: bool) -> list[PlaceRow]:
        """Units of the name in the holder: on the day, else, if wanted, at another time before."""
        gazetteer, day, name = self.context.gazetteer, self.context.home.day, self.value(at).name
        now = [row for row in gazetteer.named(name, level, day) if lies_in(gazetteer, row, holder, day)]
        if now or not any_time:
            return now
        then = {
            row.code: row
            for each in OTHER_DAYS
            for row in gazetteer.named(name, level, each)
            if lies_in(gazetteer, row, holder, row.valid_from or each) and not is_to_come(row, day)
        }
        return list(then.values())

    def resolve_pair(self, at: int) -> None:
        """A unit and the one above it, the latter with namesakes, of which one pair fits."""
        here, above = self.found(at), self.found(at + 1)
        if here is None or above is None or len(above.rows) <= 1 or not self.is_below(at):
            return
        pairs = [(row, unit) for unit in above.rows for row in self.inside(at, here.level, unit, any_time=True)]
        if len(pairs) == 1:
            row, unit = pairs[0]
            self.resolved[self.places[at]] = Resolved((row,), here.level, "exact", FULL)
            self.resolved[self.places[at + 1]] = Resolved((unit,), above.level, "context", FULL)

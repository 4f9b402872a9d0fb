"""What a document says around a name: the district of its paragraph or heading, and the same name told elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.link.chain_lines import is_chained
from pipeline.link.resolved import FULL, Context, Resolved, is_far, lacks_chain, lies_in
from pipeline.link.told_again import told_again, told_before
from pipeline.link.unit_lines import UnitLines
from pipeline.model import Layout, Mention, Section
from pipeline.placerows import PlaceRow
from pipeline.text import folded
from pipeline.values import Toponym

MARKS = " .:;,()-"  # around a heading's label and its name


def resolve_nearby(
    context: Context, layout: Layout, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> None:
    """Choose among candidates by the district told around them; resolve bare names that are told in full elsewhere."""
    around = _Around(layout, mentions, places, resolved)
    open_ones = set()
    for index in places:
        found = resolved.get(index)
        if found is None or found.level not in {"commune", "village"}:
            continue
        if len(found.rows) == 1:
            around.look_again(context, mentions[index], index, resolved)
        elif found.level == "village":
            is_put = _is_put_into_open(context, mentions, index, resolved)
            commune = None
            if not found.rows and not is_put:
                commune = _of_listed(context, mentions, index, resolved) or around.commune(
                    context, mentions[index].start
                )
            if commune is not None:
                resolved[index] = found._replace(rows=(commune,), match="context")
            elif context.home.district is None and not found.rows:
                resolved[index] = found._replace(inside=around.district(mentions[index].start))
        elif not around.choose(context, mentions[index], index, resolved):
            open_ones.add(index)
    told_before(mentions, [index for index in places if index not in open_ones], resolved)
    told_again(context, layout, mentions, places, resolved)


def _of_listed(
    context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved]
) -> PlaceRow | None:
    """The commune of the village that a list goes on from: `tại thôn Tiến Phát và buôn Mlăng`."""
    before = resolved.get(index - 1)
    if before is None or before.level != "village" or len(before.rows) != 1:
        return None
    is_listed = context.list_joint.fullmatch(context.text, mentions[index - 1].end, mentions[index].start)
    return before.rows[0] if is_listed else None


def _is_put_into_open(context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved]) -> bool:
    """Whether a commune that stays open is told right behind a village: it lies in that one and in no other."""
    behind = resolved.get(index + 1)
    if behind is None or behind.level != "commune" or behind.match != "candidate":
        return False
    return is_chained(context, mentions, index, index + 1)


class _Around:
    """Single units by where they stand."""

    def __init__(
        self, layout: Layout, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
    ) -> None:
        single = [(mentions[i].start, resolved[i]) for i in places if i in resolved and len(resolved[i].rows) == 1]
        self._units = sorted(((at, found.level, found.rows[0]) for at, found in single), key=lambda unit: unit[0])
        self._starts = [at for at, _, _ in self._units]
        self._of_level: dict[str, tuple[list[int], list[PlaceRow]]] = {}
        for at, level, unit in self._units:
            starts, units = self._of_level.setdefault(level, ([], []))
            starts.append(at)
            units.append(unit)
        self._printed = {mentions[i].start: mentions[i].end for i in places}
        self._layout = layout
        self._begun = [section.start for section in layout.sections]
        self._reach = list(accumulate((section.end for section in layout.sections), max))  # how far the first ones go
        self._lines = UnitLines(layout.text, self._units, self._printed)

    def units(self, at: int) -> Iterator[PlaceRow]:
        """The last district told before in the paragraph, those alone in a heading, the innermost first, the title's.

        The province of a heading (`II. Tỉnh Lào Cai`) only where no district's stands below it: what is in none of
        them may be anywhere.
        """
        before = self._within(self._paragraph(at), at, "district")
        yield from before[-1:]
        yield from self._lines.above(at)
        districts = self.headings(at, "district")
        yield from districts or self.headings(at, "province")
        titled = self._of_title("district")
        yield from [titled] if titled is not None else []

    def choose(self, context: Context, mention: Mention, index: int, resolved: dict[int, Resolved]) -> bool:
        """Of the communes that a name may be the only one in a district told around it, if any.

        False where it stays open, whatever else is told: the commune of another district was told by the name before,
        and no sentence joins the last district with it (`xã Tân Lập, huyện Chợ Đồn … Tại huyện Hướng Hóa có 4 hộ. Riêng
        xã Tân Lập …`).
        """
        found = resolved[index]
        for unit in self.units(mention.start):
            inside = [row for row in found.rows if lies_in(context.gazetteer, row, unit, context.home.day)]
            if len(inside) == 1:
                if self._is_told_otherwise(mention, inside[0], found.rows):
                    return False
                resolved[index] = Resolved((inside[0],), "commune", "context", FULL)
                return True
        if found.inside is None:
            self.put_under_heading(context, mention, index, resolved)
        return True

    def _is_told_otherwise(self, mention: Mention, chosen: PlaceRow, rows: Sequence[PlaceRow]) -> bool:
        """Whether the paragraph has told another of the communes, and no district stands in the name's sentence."""
        if self._within(self._sentence(mention.start), mention.start, "district"):
            return False
        before = self._within(self._paragraph(mention.start), mention.start, "commune")
        told = {row.code for row in rows if row in before}
        return bool(told - {chosen.code}) and chosen.code not in told

    def look_again(self, context: Context, mention: Mention, index: int, resolved: dict[int, Resolved]) -> None:
        """A commune that was chosen by the own place, or that is far from it, by what stands around it."""
        found = resolved[index]
        if found.level == "commune" and found.match == "context":
            self.put_under_heading(context, mention, index, resolved)
        elif found.match == "candidate" and is_far(context, found.rows[0]):
            self.make_sure(context, mention, index, resolved)

    def make_sure(self, context: Context, mention: Mention, index: int, resolved: dict[int, Resolved]) -> None:
        """A commune of another province is sure where its district or province is told before in the paragraph."""
        gazetteer, day = context.gazetteer, context.home.day
        start, row = self._paragraph(mention.start), resolved[index].rows[0]
        told = [unit for level in ("district", "province") for unit in self._within(start, mention.start, level)]
        if any(lies_in(gazetteer, row, unit, day) for unit in told) and not lacks_chain(gazetteer, row, day):
            resolved[index] = resolved[index]._replace(match="context")

    def put_under_heading(self, context: Context, mention: Mention, index: int, resolved: dict[int, Resolved]) -> None:
        """A commune of the own place is that of the heading, where this is a district's or province's name alone.

        `1. Huyện Bù Đăng` / `- Xã Thống Nhất`, whatever communes of the name the own province has.
        """
        value, gazetteer, day = mention.value, context.gazetteer, context.home.day
        rows = resolved[index].rows
        told = self._within(self._paragraph(mention.start), mention.end, "district")
        if not isinstance(value, Toponym) or any(lies_in(gazetteer, row, unit, day) for row in rows for unit in told):
            return
        districts = self.headings(mention.start, "district", alone=True)
        for unit in districts or self.headings(mention.start, "province", alone=True):
            named = gazetteer.named(value.name, "commune", day)
            inside = [row for row in named if lies_in(gazetteer, row, unit, day)]
            if any(row in inside for row in rows):
                return
            if len(inside) == 1:
                resolved[index] = Resolved((inside[0],), "commune", "context", FULL)
                return

    def _paragraph(self, at: int) -> int:
        """Where the paragraph begins."""
        paragraph = bisect_right(self._layout.paragraphs, at)
        return self._layout.paragraphs[paragraph - 1] if paragraph else 0

    def commune(self, context: Context, at: int) -> PlaceRow | None:
        """That of the heading, of the village told before in the sentence, or the only one that the title names.

        `Tại xã Y Tý, thôn Lao Chải không còn hộ nghèo; thôn Phìn Hồ còn 18 hộ`: a commune told right before may be
        another, but one village goes on from the other.
        """
        headings = self.headings(at, "commune")
        if len(headings) == 1:
            return headings[0]
        before = bisect_right(self._starts, at - 1) - 1
        if before >= 0 and self._starts[before] >= self._sentence(at) and self._units[before][1] == "village":
            return self._units[before][2]
        return self._told_alone(at, before) or self._of_clause(context, at) or self._of_title("commune")

    def _told_alone(self, at: int, before: int) -> PlaceRow | None:
        """The only commune of the clause up to `at`, no unit behind it: `xã Tam Lư thiệt hại nặng, bản Sậy 12 hộ`."""
        start = self._clause(at)
        told = {unit.code: unit for unit in self._within(start, at, "commune")}
        if before < 0 or self._units[before][1] != "commune" or self._starts[before] < start or len(told) != 1:
            return None
        between = self._layout.text[self._printed[self._starts[before]] : at]
        return next(iter(told.values())) if between.rstrip().endswith(",") else None  # not: UBND xã A và thôn B

    def _of_clause(self, context: Context, at: int) -> PlaceRow | None:
        """The only commune that the clause tells before `tại thôn`, no district with it.

        `Với xã Quảng Tiến, hỗ trợ làm đường tại thôn Tiến Phát`; what `và` joins may lie apart.
        """
        text, start = self._layout.text, self._clause(at)
        told = {unit.code: unit for unit in self._within(start, at, "commune")}
        if len(told) != 1 or self._within(start, at, "district"):
            return None
        word = text.rfind(" ", start, at - 1)
        held = context.holds.match(text, word) if word > start else None
        return next(iter(told.values())) if held is not None and held.end() == at else None

    def _clause(self, at: int) -> int:
        return max(self._sentence(at), self._layout.text.rfind(";", 0, at) + 1)

    def district(self, at: int) -> PlaceRow | None:
        """The only one told before in the sentence or paragraph, that of the heading, or the only one of the title."""
        told: dict[str, PlaceRow] = {}
        for start in (self._sentence(at), self._paragraph(at)):
            told = {unit.code: unit for unit in self._within(start, at, "district")}
            if len(told) == 1:
                return next(iter(told.values()))
        headings = self.headings(at, "district")
        if told or len(headings) > 1:
            return None
        return headings[0] if headings else self._of_title("district")

    def _of_title(self, level: str) -> PlaceRow | None:
        """The only unit of a level that the document's title names."""
        titles = [zone for zone in self._layout.zones if zone.name == "title"]
        named = {unit.code: unit for zone in titles for unit in self._within(zone.start, zone.end, level)}
        return next(iter(named.values())) if len(named) == 1 else None

    def _sentence(self, at: int) -> int:
        start = self._paragraph(at)
        return max(start, self._layout.text.rfind(". ", start, at) + 1)

    def headings(self, at: int, level: str, *, alone: bool = False) -> list[PlaceRow]:
        """Units of a level that stand alone of their level in a heading above, the innermost first.

        `alone`: the heading is the unit's name and nothing else.
        """
        found = []
        for index in range(bisect_right(self._begun, at) - 1, -1, -1):
            if self._reach[index] <= at:
                break
            section = self._layout.sections[index]
            if at < section.end and (not alone or self._is_name(section)):
                units = self._within(section.start, section.heading_end, level)
                found += units if len({unit.code for unit in units}) == 1 else []
        return found

    def _is_name(self, section: Section) -> bool:
        """Whether the heading is a unit's name alone: `1. Huyện Bù Đăng:`."""
        low = bisect_right(self._starts, section.start - 1)
        start = self._starts[low] if low < len(self._starts) else section.end
        if start >= section.heading_end:
            return False
        text = self._layout.text
        around = text[section.start : start] + text[self._printed[start] : section.heading_end]
        return folded(around).strip(MARKS) == section.label.strip(MARKS)

    def _within(self, start: int, end: int, level: str) -> list[PlaceRow]:
        starts, units = self._of_level.get(level, ([], []))
        return units[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]

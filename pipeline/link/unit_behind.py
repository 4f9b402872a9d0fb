"""The unit that stands behind a name or behind the list it is of, and holds it: `xã A, huyện B`, `A, B và C (huyện D)`.

A part of the place linker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.gazetteer import REFORM, is_valid
from pipeline.heirs import heirs
from pipeline.link.chain_lines import ORDER, is_chained
from pipeline.link.resolved import BEFORE_REFORM, CHAIN_GAP, FULL, OTHER_DAYS, Context, Resolved, is_in, lies_in
from pipeline.model import Mention
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

LONGEST_LIST = 40  # mentions from a list's member to the unit above, which stands behind the last


class Behind(NamedTuple):
    """The unit, if any.

    `is_told`: brackets or a type word say that it is the one above. `is_of_last`: it may be that of the last member
    alone, which has a type word of its own (`xã A và xã B, huyện C`). `is_next`: it stands right behind the name,
    and no other unit of its level goes on from it as in a list (`xã A, huyện B và thị xã C`). `is_apart`: members of
    the list stand between. `is_former`: a word behind it says that it is no more.
    """

    unit: PlaceRow | None = None
    is_told: bool = False
    is_of_last: bool = False
    is_next: bool = False
    is_apart: bool = False
    is_former: bool = False


def unit_behind(context: Context, mentions: Sequence[Mention], index: int, resolved: Mapping[int, Resolved]) -> Behind:
    """The unit that is named right after, when it can be the one above: `xã A, huyện B`; in a list, after its last.

    Not where a member between lies elsewhere: in `Châu Thành, Thạnh Trị và huyện Phụng Hiệp (tỉnh Hậu Giang)` only the
    last is of Hậu Giang, for Thạnh Trị is not.
    """
    value = mentions[index].value
    for following in range(index + 1, min(index + LONGEST_LIST, len(mentions))):
        other, here = mentions[following], mentions[following - 1]
        between = context.text[here.end : other.start]
        if not isinstance(value, Toponym) or not isinstance(other.value, Toponym) or len(between) > CHAIN_GAP:
            return Behind()
        found = resolved.get(following)
        is_joined = context.list_joint.fullmatch(between) is not None
        if _is_higher(value, other.value, found) and not (is_joined and _is_member(context, value, other.value, found)):
            is_told = (
                found is not None and len(found.rows) == 1 and is_chained(context, mentions, following - 1, following)
            )
            if (
                found is None
                or not is_told
                or _is_parted(context, found.rows[0], range(index + 1, following), resolved)
            ):
                return Behind()
            is_apart = following > index + 1
            is_of_last = is_apart and isinstance(here.value, Toponym) and here.value.form == "typed"
            is_put = other.value.form == "typed" or "(" in between
            is_next = not is_apart and not _goes_on(context, mentions, following, resolved)
            is_former = _is_former(context, mentions, following, resolved)
            return Behind(found.rows[0], is_put, is_of_last, is_next, is_apart, is_former)
        is_other = other.value.form == "typed" and not _same_level(value, other.value)
        if is_other or not is_joined:
            return Behind()
    return Behind()


def _is_former(context: Context, mentions: Sequence[Mention], at: int, resolved: Mapping[int, Resolved]) -> bool:
    """Whether `cũ` or the like stands behind a unit, or behind its province: `huyện Giao Thủy, tỉnh Nam Định cũ`."""
    above = resolved.get(at + 1)
    is_below = above is not None and above.level == "province" and is_chained(context, mentions, at, at + 1)
    return any(context.former.match(context.text, mentions[each].end) for each in range(at, at + 1 + is_below))


def _goes_on(context: Context, mentions: Sequence[Mention], at: int, resolved: Mapping[int, Resolved]) -> bool:
    """Whether another unit of the level is joined to the one at `at`."""
    here, behind = resolved.get(at), resolved.get(at + 1)
    if here is None or behind is None or here.level != behind.level:
        return False
    return context.list_joint.fullmatch(context.text, mentions[at].end, mentions[at + 1].start) is not None


def or_own(context: Context, toponym: Toponym, found: Resolved) -> Resolved:
    """What was put into the unit behind the list's last member, or the own place's unit of the name.

    `xã Tân Lập và xã Mường Sang, huyện Mộc Châu` in a district that has a Tân Lập of its own.
    """
    gazetteer, home = context.gazetteer, context.home
    own = home.district if found.level == "commune" and home.district is not None else home.province
    if own is None or not found.rows or any(is_in(gazetteer, row, own, home.day) for row in found.rows):
        return found
    told = context.full_type(toponym)
    if told and home.day >= REFORM and not gazetteer.is_living_type(found.level, told):
        return found  # thị trấn Lao Bảo, now the own xã
    rows = [row for row in gazetteer.named(toponym.name, found.level, home.day) if is_in(gazetteer, row, own, home.day)]
    return Resolved((*rows, *found.rows), found.level, "candidate", FULL) if rows else found


def of_today(context: Context, mentions: Sequence[Mention], index: int, found: Resolved, behind: Behind) -> Resolved:
    """`xã Trà Linh (huyện Nam Trà My cũ)`: the commune of today on the land of a district that is no more, if any.

    Not where the one before it in the list is no more either: `xã Hướng Linh và xã Hướng Phùng, huyện Hướng Hóa cũ`.
    """
    toponym = mentions[index].value
    if not isinstance(toponym, Toponym) or _is_behind_ended(context, mentions, index):
        return found
    gazetteer, day, unit = context.gazetteer, context.home.day, behind.unit
    if not behind.is_former or unit is None or unit.level != "district" or found.level != "commune" or day < REFORM:
        return found
    told = context.full_type(toponym)
    land = {heir.code for heir in heirs(gazetteer, unit, BEFORE_REFORM)}
    rows = [row for row in gazetteer.named(toponym.name, "commune", day) if is_valid(row, day) and row.code in land]
    rows = [row for row in rows if row.type == told]
    return Resolved((rows[0],), "commune", "exact", FULL) if len(rows) == 1 else found


def _is_behind_ended(context: Context, mentions: Sequence[Mention], index: int) -> bool:
    """Whether the member before it in a list has the name of a commune that had been, and of none that is."""
    before = mentions[index - 1] if index else None
    if before is None or not isinstance(before.value, Toponym) or "commune" not in before.value.levels:
        return False
    if context.list_joint.fullmatch(context.text, before.end, mentions[index].start) is None:
        return False
    day, named = context.home.day, context.gazetteer.called(before.value.name, "commune")
    return bool(named) and not any(is_valid(row, day) for row in named)


def _is_parted(context: Context, unit: PlaceRow, between: Sequence[int], resolved: Mapping[int, Resolved]) -> bool:
    """Whether a member of the list before the unit lies elsewhere for sure."""
    sure = (resolved[at] for at in between if at in resolved)
    rows = (found.rows[0] for found in sure if found.match != "candidate" and len(found.rows) == 1)
    return any(not lies_in(context.gazetteer, row, unit, context.home.day) for row in rows)


def _is_member(context: Context, toponym: Toponym, other: Toponym, found: Resolved | None) -> bool:
    """Whether a bare district behind a bare name is only the list's next member: `Châu Thành, Kế Sách (Sóc Trăng)`."""
    if toponym.form != "bare" or other.form != "bare" or found is None or found.level != "district" or not found.rows:
        return False
    gazetteer, unit = context.gazetteer, found.rows[0]
    return not any(
        lies_in(gazetteer, row, unit, day)
        for day in dict.fromkeys((context.home.day, *OTHER_DAYS))
        for row in gazetteer.named(toponym.name, "commune", day)
    )


def _is_higher(value: Toponym, other: Toponym, found: Resolved | None) -> bool:
    if found is None or found.level not in ORDER:
        return False
    lowest = max(ORDER.get(level, 0) for level in value.levels)
    return ORDER[found.level] < lowest and (other.form != "listed" or found.level == "province")


def _same_level(value: Toponym, other: Toponym) -> bool:
    return bool(set(value.levels) & set(other.levels))

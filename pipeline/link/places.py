"""Toponyms to units: by the chain in the text, the own place, the neighbours in a list, the date. DOMAIN section 7.

What stays open is a candidate list, never a guess. Damaged names are repaired with rapidfuzz against the names of the
document's own district and province only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.gazetteer import REFORM, Gazetteer, gazetteer_of, name_key
from pipeline.link.addresses import addressed
from pipeline.link.bare_names import bare_name, by_day, place_of_issue
from pipeline.link.damaged import least_likeness, repaired
from pipeline.link.held import resolve_held
from pipeline.link.home import Home
from pipeline.link.nearby import resolve_nearby
from pipeline.link.referee import Referee
from pipeline.link.resolved import (
    CHAIN_GAP,
    FULL,
    OTHER_DAYS,
    Context,
    Resolved,
    is_in,
    is_to_come,
    lies_in,
    place_value,
)
from pipeline.link.villages import resolve_villages
from pipeline.model import Layout, Mention
from pipeline.rulebook import PlaceRow, Rulebook, alternation
from pipeline.values import Toponym

LONGEST_LIST = 40  # mentions from a list's member to the unit above, which stands behind the last
HEAD_MENTIONS = 4  # the issuing place stands among the first mentions
_ORDER = {"province": 0, "district": 1, "commune": 2, "village": 3}

PlaceLinker = Callable[[Layout, Sequence[Mention], Home], list[Mention]]


def place_linker(rules: Rulebook, referee: Referee | None = None) -> PlaceLinker:
    """The linker of place names; `referee`: a second opinion on bare names in doubt."""
    gazetteer = gazetteer_of(rules)
    # `xã A, huyện B`, `xã A - huyện B`, `xã A (huyện B`, `xã A thuộc huyện B`
    gap = re.compile(rf"\s*(?:[,(\-–]\s*)?(?:{alternation(rules.words('words.place.part_of'))}\s*)?")
    counted = rf"(?:{alternation(rules.words('words.place.list_words'))}|\d{{1,3}})"
    joint = re.compile(rf"\s*[,;]?\s*(?:{alternation(rules.words('words.place.and'))}\s+)?(?:{counted}\s+)?")
    several = re.compile(rf"(?<!\w)(?:{counted})\s+$", re.IGNORECASE)  # các thôn A, B
    dated = re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)", re.IGNORECASE)
    holds = re.compile(rf"\s*[(:,]\s*|\s+{alternation(rules.words('words.place.holds'))}\s+")
    not_alone = dict.fromkeys(rules.words("words.place.numbers_only"), False)
    not_alone |= dict.fromkeys(rules.words("words.place.needs_commune"), True)
    likeness = least_likeness(rules)
    full = {short: words[0] for words in rules.section("words.type_words").values() for short in words[1:]}

    def link(layout: Layout, found: Sequence[Mention], home: Home) -> list[Mention]:
        mentions = addressed(gazetteer, layout.text, found, home, several)
        issued = layout.facts.issue_place
        context = Context(gazetteer, layout.text, home, gap, joint, holds, full, likeness, dated, issued)
        places = [i for i, m in enumerate(mentions) if isinstance(m.value, Toponym)]
        resolved: dict[int, Resolved] = {}
        for index in reversed(places):  # from the end, so that the unit above, which follows, is known first
            here = _resolve(context, mentions, index, resolved)
            if here is not None:
                resolved[index] = here
        resolve_held(context, mentions, places, resolved)
        resolve_villages(context, mentions, places, resolved, not_alone)
        resolve_nearby(context, layout, mentions, places, resolved)
        if referee is not None:
            referee.doubt_persons(layout.text, mentions, places, resolved)
        linked = []
        for index, mention in enumerate(mentions):
            if not isinstance(mention.value, Toponym):
                linked.append(mention)
            elif index in resolved:
                linked.append(replace(mention, value=place_value(context, mention.value, resolved[index])))
        return linked

    return link


def _resolve(
    context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved]
) -> Resolved | None:
    toponym = mentions[index].value
    if not isinstance(toponym, Toponym):
        return None
    if toponym.form == "fixed":
        return Resolved((), toponym.levels[0], "exact")
    province = _province_of_last(context, mentions, index)
    if province is not None:
        return Resolved((province,), "province", "context", FULL)
    above = _unit_behind(context, mentions, index, resolved)
    if toponym.form == "bare":
        is_issued_in = _is_issue_place(context, mentions[index], toponym)
        is_early = index < HEAD_MENTIONS
        return (place_of_issue if is_issued_in else bare_name)(context, toponym, above, is_early=is_early)
    for level in by_day(context, toponym):
        found = Resolved((), level, "context") if level == "village" else _typed(context, toponym, level, above)
        if found is not None:
            return found
    return _unknown(context, toponym, above)


def _is_issue_place(context: Context, mention: Mention, toponym: Toponym) -> bool:
    """Whether the head prints the name as the place of issue, with the date behind it."""
    is_printed = name_key(context.issue_place) == name_key(toponym.name)
    return is_printed and context.dated.match(context.text, mention.end) is not None


def _province_of_last(context: Context, mentions: Sequence[Mention], index: int) -> PlaceRow | None:
    """`thị xã Uông Bí, Quảng Ninh`: what looks like a list's next member is the province of the one before."""
    value, before = mentions[index].value, mentions[index - 1].value if index else None
    if not isinstance(value, Toponym) or value.form != "listed" or not isinstance(before, Toponym):
        return None
    gazetteer, day = context.gazetteer, context.home.day
    for province in gazetteer.named(value.name, "province", day):
        rows = (
            row for level in before.levels if level != "village" for row in gazetteer.named(before.name, level, day)
        )
        if any(row.level != "province" and lies_in(gazetteer, row, province, day) for row in rows):
            return province
    return None


def _unit_behind(
    context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved]
) -> PlaceRow | None:
    """The unit that is named right after, when it can be the one above: `xã A, huyện B`; in a list, after its last."""
    for following in range(index + 1, min(index + LONGEST_LIST, len(mentions))):
        other, here = mentions[following], mentions[following - 1]
        between = context.text[here.end : other.start]
        if not isinstance(other.value, Toponym) or len(between) > CHAIN_GAP:
            return None
        found = resolved.get(following)
        if _is_higher(mentions[index].value, other.value, found):
            is_told = found is not None and len(found.rows) == 1 and context.chain_gap.fullmatch(between)
            return found.rows[0] if found and is_told else None
        is_other = other.value.form == "typed" and not _same_level(mentions[index].value, other.value)
        if is_other or not context.list_joint.fullmatch(between):
            return None
    return None


def _is_higher(value: object, other: Toponym, found: Resolved | None) -> bool:
    if not isinstance(value, Toponym) or found is None or found.level not in _ORDER:
        return False
    lowest = max(_ORDER.get(level, 0) for level in value.levels)
    return _ORDER[found.level] < lowest and other.form != "listed"


def _same_level(value: object, other: Toponym) -> bool:
    return isinstance(value, Toponym) and bool(set(value.levels) & set(other.levels))


def _typed(context: Context, toponym: Toponym, level: str, above: PlaceRow | None) -> Resolved | None:
    """A unit of the level with the name, or `None` when there never was one."""
    gazetteer, home = context.gazetteer, context.home
    rows = _of_type(context, gazetteer.named(toponym.name, level, home.day), toponym)
    if toponym.form == "listed" and level == "commune" and not _at_home(context, rows, above):
        other = repaired(context, toponym, above) or _as_bare(context, toponym)
        if other is not None:
            return other
    if not rows:
        return None
    if level == "province":
        return _province(context, toponym, rows)
    told = _told_above(context, toponym, rows, level, above) if above is not None else None
    return told or _former_own(context, toponym, rows, level) or _by_own(context, toponym, rows, level)


def _told_above(
    context: Context, toponym: Toponym, rows: Sequence[PlaceRow], level: str, above: PlaceRow
) -> Resolved | None:
    """The unit in the one told behind it.

    Of a commune that it has not only what is printed is sure, unless the own district or province has it, for then the
    other is another place of a list.
    """
    gazetteer, day = context.gazetteer, context.home.day
    inside = [row for row in rows if lies_in(gazetteer, row, above, day)]
    inside = inside or _any_time(gazetteer, toponym, level, above)
    if inside:
        return Resolved.among(inside, level, day)
    has_own = context.home.province is not None and _at_home(context, rows, None)
    if level != "commune" or has_own:
        return None
    if above.level == "district":
        return repaired(context, toponym, above) or Resolved((), level, "candidate", inside=above)
    return Resolved(tuple(rows), level, "candidate", FULL)


def _former_own(context: Context, toponym: Toponym, rows: Sequence[PlaceRow], level: str) -> Resolved | None:
    """A commune that the own district had, before those of others that have the name today."""
    district, day = context.home.district, context.home.day
    if district is None or level != "commune" or _at_home(context, rows, None):
        return None
    former = [row for row in _any_time(context.gazetteer, toponym, level, district) if row.valid_from <= day]
    return Resolved((former[0],), level, "context", FULL) if len(former) == 1 else None


def _by_own(context: Context, toponym: Toponym, rows: list[PlaceRow], level: str) -> Resolved:
    return _with_damaged(context, toponym, _former(context, toponym, rows, level) or _by_home(context, rows, level))


def _province(context: Context, toponym: Toponym, rows: list[PlaceRow]) -> Resolved | None:
    """The province, when the type word is its own: `thành phố Bến Tre` is none."""
    told = context.full_type(toponym) if toponym.form == "typed" else ""
    if told and all(row.type != told for row in rows):
        return None
    return Resolved.among(rows, "province", context.home.day)


def _with_damaged(context: Context, toponym: Toponym, found: Resolved) -> Resolved:
    """A commune of a name that none of the own province has: one like it in the own district may be meant too."""
    if found.level != "commune" or found.match == "context" or _at_home(context, found.rows, context.home.province):
        return found
    damaged = repaired(context, toponym)
    if damaged is None:
        return found
    return Resolved((*damaged.rows, *found.rows), found.level, "candidate", damaged.score)


def _any_time(gazetteer: Gazetteer, toponym: Toponym, level: str, above: PlaceRow) -> list[PlaceRow]:
    """Units of other times inside the unit named."""
    found = {}
    for day in OTHER_DAYS:
        for row in gazetteer.named(toponym.name, level, day):
            if lies_in(gazetteer, row, above, row.valid_from or day) or row.parent == above.code:
                found[row.code] = row
    return list(found.values())


def _of_type(context: Context, rows: list[PlaceRow], toponym: Toponym) -> list[PlaceRow]:
    """Units whose type is the printed type word, if any is; the type words of communes are often mixed up in lists."""
    if toponym.form != "typed":
        return rows
    return [row for row in rows if row.type == context.full_type(toponym)] or rows


def _as_bare(context: Context, toponym: Toponym) -> Resolved | None:
    """A member that is no commune here may end the list: `thị trấn Hồ Xá và Đông Hà`; a number is a ward's."""
    if toponym.name.isdigit():
        return None
    levels = tuple(context.gazetteer.levels(toponym.name))
    return bare_name(context, Toponym(toponym.name, levels, "bare"), None, is_early=False)


def _at_home(context: Context, rows: Sequence[PlaceRow], above: PlaceRow | None) -> bool:
    home = context.home
    unit = above or home.district or home.province
    return unit is None or any(lies_in(context.gazetteer, row, unit, home.day) for row in rows)


def _former(context: Context, toponym: Toponym, rows: list[PlaceRow], level: str) -> Resolved | None:
    """Since the reform: a former unit of the own province before a present one of another.

    `Xã Bình Phú được thành lập từ xã Tây Phú, xã Vĩnh An` speaks of communes that are no more.
    """
    gazetteer, province = context.gazetteer, context.home.province
    if context.home.day < REFORM or province is None or _at_home(context, rows, None):
        return None
    found = {}
    for day in OTHER_DAYS:
        for row in gazetteer.named(toponym.name, level, day):
            if any(gazetteer.province_of(unit, REFORM).code == province.code for unit in gazetteer.today(row)):
                found[row.code] = row
    return Resolved.among(list(found.values()), level, context.home.day) if found else None


def _by_home(context: Context, rows: list[PlaceRow], level: str) -> Resolved:
    """The unit of the own district, else of the own province, else the only one; else all are candidates."""
    gazetteer, home = context.gazetteer, context.home
    for unit in (home.district, home.province):
        if unit is None:
            continue
        inside = [row for row in rows if is_in(gazetteer, row, unit, home.day)]
        if len(inside) == 1:
            return Resolved((inside[0],), level, "candidate" if is_to_come(inside[0], home.day) else "context", FULL)
        if inside:
            rows = inside
            break
    return Resolved.among(rows, level, home.day)


def _unknown(context: Context, toponym: Toponym, above: PlaceRow | None) -> Resolved | None:
    """No unit ever had the name, or none in the unit told above: a damaged one, or a name that nothing else tells."""
    if "commune" in toponym.levels:
        found = repaired(context, toponym, above, by_letters=True)
        if found is not None:
            return found
        if toponym.form == "typed" or (above is not None and context.gazetteer.has(toponym.name, ("commune",))):
            return Resolved((), "commune", "candidate", inside=above)
    return None

"""Toponyms to units: by the chain in the text, the own place, the neighbours in a list, the date. DOMAIN section 7.

What stays open is a candidate list, never a guess. Damaged names are repaired with rapidfuzz against the names of the
document's own district and province only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.gazetteer import gazetteer_of
from pipeline.link.addresses import addressed
from pipeline.link.bare_beside import is_among_own, is_of_province, of_provinces
from pipeline.link.bare_names import bare_name, by_day, place_of_issue
from pipeline.link.city_rows import city_rows
from pipeline.link.columns import resolve_columns
from pipeline.link.contradicted import as_sure
from pipeline.link.damaged import least_likeness
from pipeline.link.headed import HEADED, in_column
from pipeline.link.held import resolve_held
from pipeline.link.home import Home
from pipeline.link.made_of import SaidEnded, said_ended, that_became
from pipeline.link.nearby import resolve_nearby
from pipeline.link.referee import Referee
from pipeline.link.reform_columns import resolve_reform_columns
from pipeline.link.resolved import (
    FULL,
    OTHER_DAYS,
    Around,
    Context,
    Resolved,
    full_type_words,
    lies_in,
    place_value,
)
from pipeline.link.seats import seat_of_issuer
from pipeline.link.typed import as_bare, typed, unknown
from pipeline.link.unit_behind import Behind, of_today, or_own, unit_behind
from pipeline.link.village_rows import resolve_village_rows
from pipeline.link.villages import resolve_left, resolve_villages
from pipeline.model import Layout, Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER
from pipeline.unitheads import head_reader
from pipeline.values import Place, Toponym

HEAD_MENTIONS = 4  # the issuing place stands among the first mentions

PlaceLinker = Callable[[Layout, Sequence[Mention], Home], list[Mention]]


def place_linker(rules: Rulebook, referee: Referee | None = None) -> PlaceLinker:
    """The linker of place names; `referee`: a second opinion on bare names in doubt."""
    gazetteer = gazetteer_of(rules)
    ended = alternation(rules.words("words.place.former"))
    # `xã A, huyện B`, `xã A - huyện B`, `xã A (huyện B`, `xã A cũ (huyện B`, `xã A thuộc huyện B`
    gap = re.compile(rf"(?:\s+{ended})?\s*(?:[,(/\-–]\s*)?(?:{alternation(rules.words('words.place.part_of'))}\s*)?")
    counted = rf"(?:{alternation(rules.words('words.place.list_words'))}|\d{{1,3}})"
    joint = re.compile(rf"\s*[,;]?\s*(?:{alternation(rules.words('words.place.and'))}\s+)?(?:{counted}\s+)?")
    several = re.compile(rf"(?<!\w)(?:{counted})\s+$", re.IGNORECASE)  # các thôn A, B
    dated = re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)", re.IGNORECASE)
    # `xã A cũ`, `xã A (cũ)`; but `xã A (trước đây thuộc huyện B)` is there still
    of = alternation(rules.words("words.place.part_of"))
    now = rf"{alternation(rules.words('words.place.now'))}\s+{alternation(rules.words('words.place.commune_plain'))}\s"
    former = re.compile(rf"\s*(?:\(\s*{ended}(?!\w|\s+{of}(?!\w))|{ended}(?!\w)|\(?{now})", re.IGNORECASE)
    types = (word for level in ("district", "commune") for word in rules.section("words.place")[level])
    below = alternation({*types} - {*rules.words("words.place.province")})
    lower = re.compile(rf"(?<!\w)(?<![{UPPER}][-/])(?i:{below})\s$")  # 45/BNN-TT is a document's symbol
    bordering = re.compile(rf"(?<!\w){alternation(rules.words('words.place.bordering'))}\s+$", re.IGNORECASE)
    acting = re.compile(
        rf"(?<!\w){alternation(rules.words('issuers.bodies.committees', 'issuers.bodies.party_committees'))}\s+$"
    )
    types_told = _types_in_full(rules)
    held = rf"(?:{counted}\s+)?(?:{types_told}(?:\s*,\s*{types_told})*\s*(?:[:(]|\)\s*:)\s*)?"
    holds = re.compile(rf"(?:\s*[(:,]\s*|\s+{alternation(rules.words('words.place.holds'))}\s+){held}")
    not_alone = dict.fromkeys(rules.words("words.place.numbers_only"), False)
    not_alone |= dict.fromkeys(rules.words("words.place.classes"), False)
    not_alone |= dict.fromkeys(rules.words("words.place.needs_commune"), True)
    names_not_alone = rules.words("words.place.names_closed")
    likeness = least_likeness(rules)
    read_head = head_reader(rules)
    is_said_ended = said_ended(rules)
    resolve_cities = city_rows(rules.words("words.place.city")[0])
    full = full_type_words(rules)

    def link(layout: Layout, found: Sequence[Mention], home: Home) -> list[Mention]:
        mentions = addressed(gazetteer, layout.text, found, home, several)
        issued = layout.facts.issue_place
        patterns = (
            gap,
            joint,
            holds,
            full,
            likeness,
            dated,
            issued,
            former,
            lower,
            bordering,
            acting,
            of_provinces(rules),
        )
        context = Context(gazetteer, layout.text, home, *patterns)
        places = [i for i, m in enumerate(mentions) if isinstance(m.value, Toponym)]
        resolved: dict[int, Resolved] = {}
        for index in reversed(places):  # from the end, so that the unit above, which follows, is known first
            here = _resolve(context, mentions, index, resolved, is_said_ended)
            if here is not None:
                resolved[index] = as_sure(context, mentions, index, resolved, here)
        resolve_cities(context, mentions, places, resolved)
        resolve_columns(context, layout, mentions, places, resolved)
        resolve_reform_columns(context, layout, mentions, places, resolved, read_head)
        resolve_held(context, mentions, places, resolved)
        resolve_villages(context, mentions, places, resolved, not_alone, names_not_alone)
        resolve_village_rows(context, layout, mentions, places, resolved)
        resolve_nearby(context, layout, mentions, places, resolved)
        resolve_left(context, mentions, places, resolved, seat_of_issuer(context, layout, mentions, places, resolved))
        if referee is not None:
            referee.doubt_persons(layout.text, mentions, places, resolved)
        return list(_linked(context, mentions, resolved))

    return link


def _linked(context: Context, mentions: Sequence[Mention], resolved: Mapping[int, Resolved]) -> Iterator[Mention]:
    """The mentions with places for toponyms, without those that are none."""
    made: dict[tuple[Toponym, Resolved], Place] = {}
    for index, mention in enumerate(mentions):
        if not isinstance(mention.value, Toponym):
            yield mention
        elif index in resolved:
            told = mention.value, resolved[index]
            place = made.get(told)
            if place is None:
                place = made[told] = place_value(context, *told)
            yield Mention(mention.start, mention.end, place, mention.rule)


def _types_in_full(rules: Rulebook) -> str:
    """Type words of what a unit may hold: `xã Lạc Đạo gồm các thôn: Ngọc, Hoằng`."""
    return alternation(rules.words("words.place.village", "words.place.commune_plain", "words.place.district_plain"))


def _resolve(
    context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved], is_said_ended: SaidEnded
) -> Resolved | None:
    toponym = mentions[index].value
    if not isinstance(toponym, Toponym):
        return None
    alone = _by_name_alone(context, toponym)
    if alone is not None:
        return alone
    behind = unit_behind(context, mentions, index, resolved)
    above = behind.unit
    province = _province_of_last(context, mentions, index)
    if province is not None and not _is_beside(context, mentions, index, above):
        return Resolved((province,), "province", "context", FULL)
    if toponym.form == HEADED:
        return in_column(context, toponym, above) or as_bare(context, toponym, above)
    if toponym.form == "bare":
        return _bare(context, mentions, index, behind, is_said_ended)
    is_former = context.former.match(context.text, mentions[index].end) is not None
    is_former = is_former or ("commune" in toponym.levels and is_said_ended(context, mentions, index))
    is_chain = behind.is_told and behind.is_next and toponym.form == "typed"
    asked = toponym, above, is_former, is_chain
    try:  # most were asked before, and a look takes as long as making the key
        found = context.answers[asked]
    except KeyError:
        found = context.answers[asked] = _of_levels(context, toponym, above, is_former=is_former, is_chain=is_chain)
    if found is not None and behind.is_of_last:
        found = or_own(context, toponym, found)
    if found is not None and behind.is_former and not is_former:
        found = of_today(context, mentions, index, found, behind)
    return that_became(context, mentions, index, found) if is_former else found


def _by_name_alone(context: Context, toponym: Toponym) -> Resolved | None:
    """The country, a region, or a province of before 1997, which its type word tells; `None` for any other."""
    if toponym.form == "fixed":
        return Resolved((), toponym.levels[0], "exact")
    ended = context.gazetteer.without_code(toponym.name, context.full_type(toponym)) if toponym.type_word else None
    return Resolved((ended,), ended.level, "exact", FULL) if ended is not None else None


def _bare(
    context: Context, mentions: Sequence[Mention], index: int, behind: Behind, is_said_ended: SaidEnded
) -> Resolved | None:
    mention, toponym = mentions[index], mentions[index].value
    if not isinstance(toponym, Toponym):
        return None
    is_former = context.former.match(context.text, mention.end) is not None
    if "province" in toponym.levels and not context.gazetteer.exists(toponym.name, "province", context.home.day):
        is_former = is_former or is_said_ended(context, mentions, index)  # hợp nhất Bến Tre, Trà Vinh
    is_issue = _is_issue_place(context, mention, toponym)
    around = Around(
        behind.unit,
        is_early=index < HEAD_MENTIONS,
        is_former=is_former,
        among_own=is_among_own(context, mentions, index),
        of_province=not is_issue and is_of_province(context, mentions, index),
        is_issue=is_issue,
        is_put_into=behind.is_told,
        is_above_apart=behind.is_apart,
    )
    return (place_of_issue if is_issue else bare_name)(context, toponym, around)


def _of_levels(
    context: Context, toponym: Toponym, above: PlaceRow | None, *, is_former: bool, is_chain: bool
) -> Resolved | None:
    """The unit of the likeliest of the levels that the type word has, or that the list does."""
    for level in by_day(context, toponym):
        if level == "village":
            return Resolved((), level, "context")
        found = typed(context, toponym, level, above, is_former=is_former, is_chain=is_chain)
        if found is not None:
            return found
    return unknown(context, toponym, above)


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


def _is_beside(context: Context, mentions: Sequence[Mention], index: int, above: PlaceRow | None) -> bool:
    """Whether a list's member is a commune beside the one before, though a province has the name: both of one district.

    That is the own one, the one that the text tells, or any where the list goes on: `xã Tân Thành, Hòa Bình, Yên Bình`.
    """
    value, before = mentions[index].value, mentions[index - 1].value
    if not isinstance(value, Toponym) or not isinstance(before, Toponym) or "commune" not in value.levels:
        return False
    shared = _districts_of(context, value.name) & _districts_of(context, before.name)
    own = {unit.code for unit in (above, context.home.district) if unit is not None}
    return bool(shared & own) or (bool(shared) and _goes_on(context, mentions, index))


def _districts_of(context: Context, name: str) -> set[str]:
    """Codes of the districts that had a commune of the name."""
    gazetteer = context.gazetteer
    rows = (row for day in (context.home.day, *OTHER_DAYS) for row in gazetteer.named(name, "commune", day))
    districts = (gazetteer.district_of(row, row.valid_from or context.home.day) for row in rows)
    return {district.code for district in districts if district is not None}


def _goes_on(context: Context, mentions: Sequence[Mention], index: int) -> bool:
    """Whether another member of the list follows."""
    if index + 1 >= len(mentions):
        return False
    here, behind = mentions[index], mentions[index + 1]
    is_member = isinstance(behind.value, Toponym) and behind.value.form == "listed"
    return is_member and context.list_joint.fullmatch(context.text, here.end, behind.start) is not None

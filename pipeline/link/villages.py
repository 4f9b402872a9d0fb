"""Villages stand in no gazetteer: each lies in the commune that is told beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from pipeline.link.chain_lines import is_chained
from pipeline.link.resolved import CHAIN_GAP, Context, Resolved
from pipeline.model import Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

LONGEST_LIST = 12  # mentions from a village to the commune that closes its list
LONGEST_LIST_BEHIND = 15  # mentions back to the commune that opens its list
# Between a commune and the bracket with its villages: xã An Hải 05 người chết, 08 người mất tích (thôn 3), xã Hà Long:
# 1.250 triệu đồng (đường từ thôn 5); and a dash: xã An Hải - thôn 3.
BRACKET = re.compile(r"(?:[^.;()\n]|(?<=\d)\.(?=\d)){1,60}\((?:[^.;:()\n]{0,30}\s)?|\s[-–]\s")
CLAUSE = re.compile(r"(?=[^.,;:()\n]{1,60}$)(?:\s\S+){3,}\s")  # between a commune's committee and a village of it
LONGEST_BODY = 24  # characters: `Ủy ban nhân dân` and blanks
LIST_JOINT = re.compile(r"\s*(?:[,;]|\s\w{2}\s)\s*")  # a mark, or a word of two letters (`và`)


def resolve_villages(
    context: Context,
    mentions: Sequence[Mention],
    places: Sequence[int],
    resolved: dict[int, Resolved],
    not_alone: Mapping[str, bool],
    names_not_alone: Collection[str] = (),
) -> None:
    """The commune of each village, told beside it or where the document names it elsewhere; else the own one.

    `not_alone`: type words that name a village by its number only where its commune is known, or (true) is told beside
    it: `khối 9` may be a school's. `names_not_alone`: those that name one by its name only where that is known.
    """
    villages = [i for i in places if i in resolved and resolved[i].level == "village"]
    order = {index: at for at, index in enumerate(places)}
    told: dict[str, PlaceRow] = {}
    for index in reversed(villages):
        row = _commune_behind(context, mentions, index, resolved)
        if row:
            told[_village_key(mentions[index])] = row
    for index in reversed(villages):
        row = _commune_behind(context, mentions, index, resolved) or told.get(_village_key(mentions[index]))
        before = places[max(0, order[index] - LONGEST_LIST_BEHIND) : order[index] + 1]
        told_beside = row or _commune_before(context, mentions, before, resolved)
        row = told_beside or context.home.commune
        resolved[index] = Resolved((row,) if row else (), "village", "context" if row else "candidate")
        word = _type_word(mentions[index])
        by_name = False if word in names_not_alone else None
        needs_it_beside = not_alone.get(word) if _has_number(mentions[index]) else by_name
        if needs_it_beside is not None and (told_beside if needs_it_beside else row) is None:
            del resolved[index]
    _name_again(mentions, villages, resolved)


def _name_again(mentions: Sequence[Mention], villages: Sequence[int], resolved: dict[int, Resolved]) -> None:
    """The commune of a village with a name, where it is told nowhere beside it but once beside the same name."""
    told: dict[str, set[PlaceRow]] = {}
    kept = [index for index in villages if index in resolved and not _has_number(mentions[index])]
    for index in kept:
        told.setdefault(_village_key(mentions[index]), set()).update(resolved[index].rows)
    for index in kept:
        rows = told[_village_key(mentions[index])]
        if not resolved[index].rows and len(rows) == 1:
            resolved[index] = Resolved((*rows,), "village", "context")


def resolve_left(
    context: Context,
    mentions: Sequence[Mention],
    places: Sequence[int],
    resolved: dict[int, Resolved],
    seat: PlaceRow | None = None,
) -> None:
    """The commune of a village that had none, where one behind it was open and is chosen by now.

    `seat`: the commune that a body is called after and sits in, which is the own one of a school or cooperative.
    """
    for index in reversed(places):
        found = resolved.get(index)
        if found is None or found.level != "village" or found.rows:
            continue
        row = _commune_behind(context, mentions, index, resolved) or seat
        if row is not None:
            resolved[index] = found._replace(rows=(row,), match="context")


def _has_number(mention: Mention) -> bool:
    return isinstance(mention.value, Toponym) and mention.value.name[:1].isdigit()


def _type_word(mention: Mention) -> str:
    return mention.value.type_word if isinstance(mention.value, Toponym) else ""


def _village_key(mention: Mention) -> str:
    """The village as the document names it elsewhere too."""
    value = mention.value
    return f"{value.type_word} {name_key(value.name)}" if isinstance(value, Toponym) else ""


def _commune_behind(
    context: Context, mentions: Sequence[Mention], index: int, resolved: dict[int, Resolved]
) -> PlaceRow | None:
    """The commune that closes the village's list: `thôn A, thôn B, xã C`."""
    for following in range(index + 1, min(index + LONGEST_LIST, len(mentions))):
        other, here = mentions[following], mentions[following - 1]
        found = resolved.get(following)
        if found is None or not isinstance(other.value, Toponym):
            return None
        between = context.text[here.end : other.start]
        if len(between) > CHAIN_GAP or any(mark in between for mark in ".;:"):
            return None
        if found.level == "commune":
            is_told = len(found.rows) == 1 and is_chained(context, mentions, following - 1, following)
            return found.rows[0] if is_told else None
        if found.level != "village":
            return None
    return None


def _commune_before(
    context: Context, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> PlaceRow | None:
    """The commune that opens the list of the village, the last of `places`: `xã C (03 thôn A, B)`, `xã C có thôn A`.

    Words may stand before a bracket: `xã C mất 12 ha lúa (thôn A)`.
    """
    for earlier, here in reversed(list(pairwise(places))):
        between = context.text[mentions[earlier].end : mentions[here].start]
        found = resolved.get(earlier)
        is_village = found is not None and found.level == "village"
        is_held = (LIST_JOINT if is_village else context.holds).fullmatch(between)
        is_bracketed = not is_village and BRACKET.fullmatch(between)
        if not (is_held or is_bracketed):
            return _commune_of_body(context, mentions, [earlier, here], resolved)
        if found is not None and found.level == "commune":
            return found.rows[0] if len(found.rows) == 1 else None
    return None


def _commune_of_body(
    context: Context, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> PlaceRow | None:
    """The commune whose committee acts in a clause that names the village, the last of `places`, and no other commune.

    `UBND xã Kiến An cho 11 hộ dân ấp Kiến Bình 1 thuê đất`.
    """
    if len(places) < 2:  # noqa: PLR2004 the commune and the village
        return None
    earlier, here = places
    found, start = resolved.get(earlier), mentions[earlier].start
    if found is None or found.level != "commune" or len(found.rows) != 1:
        return None
    is_clause = CLAUSE.fullmatch(context.text, mentions[earlier].end, mentions[here].start)
    is_body = context.acting.search(context.text, max(0, start - LONGEST_BODY), start)
    return found.rows[0] if is_clause and is_body else None

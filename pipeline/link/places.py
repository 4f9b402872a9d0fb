"""Toponyms to units: by the chain in the text, the document's own place, the neighbours in a list, the date. DOMAIN section 7.

What stays open is a candidate list, never a guess. Damaged names are repaired with rapidfuzz against the names of the document's own
district and province only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.gazetteer import REFORM, Gazetteer, gazetteer_of, name_key
from pipeline.link.home import Home
from pipeline.model import Mention, Place, Toponym
from pipeline.rulebook import PlaceRow, Rulebook, alternation

FULL = Decimal(100)
# rapidfuzz ratio (0 to 100) from which a damaged name is taken for a unit of the own district: one wrong mark in six letters is 83.
FUZZY_LEAST = 80
# What may stand between a unit and the unit above it: `xã A, huyện B`, `xã A - huyện B`, `xã A (huyện B`, `xã A thuộc huyện B`.
CHAIN_GAP = 12  # characters
LIST_OPENING = re.compile(r"\s*[(:]\s*")
LIST_JOINT = re.compile(r"\s*(?:[,;]|\s\w{2}\s)\s*")  # a mark, or a word of two letters (`và`)

PlaceLinker = Callable[[str, Sequence[Mention], Home], list[Mention]]


@dataclass(frozen=True, slots=True)
class _Context:
    gazetteer: Gazetteer
    text: str
    home: Home
    chain_gap: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Resolved:
    """Units that a toponym may be, the level, and how it was decided."""

    rows: tuple[PlaceRow, ...]
    level: str
    match: str
    score: Decimal | None = None


def place_linker(rules: Rulebook) -> PlaceLinker:
    """The linker of place names."""
    gazetteer = gazetteer_of(rules)
    gap = re.compile(rf"\s*(?:[,(\-–]\s*)?(?:{alternation(rules.words('words.place.part_of'))}\s*)?")

    def link(text: str, mentions: Sequence[Mention], home: Home) -> list[Mention]:
        context = _Context(gazetteer, text, home, gap)
        places = [i for i, m in enumerate(mentions) if isinstance(m.value, Toponym)]
        resolved: dict[int, _Resolved] = {}
        for index in reversed(places):  # from the end, so that the unit above, which follows, is known first
            found = _resolve(context, mentions, index, resolved)
            if found is not None:
                resolved[index] = found
        _villages(context, mentions, places, resolved)
        linked = []
        for index, mention in enumerate(mentions):
            if not isinstance(mention.value, Toponym):
                linked.append(mention)
            elif index in resolved:
                linked.append(replace(mention, value=_place(context, mention.value, resolved[index])))
        return linked

    return link


def _resolve(
    context: _Context, mentions: Sequence[Mention], index: int, resolved: dict[int, _Resolved]
) -> _Resolved | None:
    toponym = mentions[index].value
    assert isinstance(toponym, Toponym)  # noqa: S101 the caller picked it by type
    if toponym.form == "fixed":
        return _Resolved((), toponym.levels[0], "exact")
    above = _unit_behind(context, mentions, index, resolved)
    if toponym.form == "bare":
        return _bare(context, mentions, index, toponym, above)
    if toponym.levels == ("village",):
        return _Resolved((), "village", "context")
    for level in toponym.levels:
        if level == "village":
            return _Resolved((), "village", "context")
        found = _typed(context, toponym, level, above)
        if found is not None:
            return found
    return _unknown(context, toponym)


def _unit_behind(
    context: _Context, mentions: Sequence[Mention], index: int, resolved: dict[int, _Resolved]
) -> PlaceRow | None:
    """The unit that is named right after, when it can be the one above: `xã A, huyện B`. In a list, after its last member."""
    for following in range(index + 1, min(index + 40, len(mentions))):
        other, here = mentions[following], mentions[following - 1]
        if not isinstance(other.value, Toponym):
            return None
        between = context.text[here.end : other.start]
        if len(between) > CHAIN_GAP:
            return None
        if _is_higher(mentions[index].value, other.value, resolved.get(following)):
            found = resolved.get(following)
            if found and len(found.rows) == 1 and context.chain_gap.fullmatch(between):
                return found.rows[0]
            return None
        if other.value.form == "typed" and not _same_level(mentions[index].value, other.value):
            return None
    return None


_ORDER = {"province": 0, "district": 1, "commune": 2, "village": 3}


def _is_higher(value: object, other: Toponym, found: _Resolved | None) -> bool:
    if not isinstance(value, Toponym) or found is None or found.level not in _ORDER:
        return False
    lowest = max(_ORDER.get(level, 0) for level in value.levels)
    return _ORDER[found.level] < lowest and other.form != "listed"


def _same_level(value: object, other: Toponym) -> bool:
    return isinstance(value, Toponym) and bool(set(value.levels) & set(other.levels))


def _typed(context: _Context, toponym: Toponym, level: str, above: PlaceRow | None) -> _Resolved | None:
    """A unit of the level with the name, or `None` when there never was one."""
    gazetteer, home = context.gazetteer, context.home
    rows = _of_type(gazetteer.named(toponym.name, level, home.day), toponym)
    if toponym.form == "listed" and level == "commune":
        fuzzy = _fuzzy(context, toponym) if not _at_home(context, rows) else None
        if fuzzy is not None:
            return fuzzy
    if not rows:
        return None
    if level == "province":
        if (
            toponym.type_word
            and toponym.form == "typed"
            and _full_type(toponym)
            and all(r.type != _full_type(toponym) for r in rows)
        ):
            return None  # thành phố Bến Tre is no province
        return _Resolved(tuple(rows), level, "exact" if len(rows) == 1 else "candidate", FULL)
    if above is not None:
        inside = [row for row in rows if _lies_in(gazetteer, row, above, home.day)]
        if not inside:
            earlier = _any_time(gazetteer, toponym, level, above)
            inside = earlier
        if inside:
            return _Resolved(tuple(inside), level, "exact" if len(inside) == 1 else "candidate", FULL)
    return _by_home(context, rows, level)


# Abbreviated type words in full, as the gazetteer writes types.
FULL_TYPES = {
    "tp": "thành phố",
    "tp.": "thành phố",
    "t.p": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt.": "thị trấn",
}


def _full_type(toponym: Toponym) -> str:
    return FULL_TYPES.get(toponym.type_word, toponym.type_word)


def _any_time(gazetteer: Gazetteer, toponym: Toponym, level: str, above: PlaceRow) -> list[PlaceRow]:
    """Units of other times inside the unit named: a report may use names of before or after its date."""
    found = {}
    for day in ("2008-01-01", "2019-01-01", "2021-06-01", "2025-06-30", REFORM):
        for row in gazetteer.named(toponym.name, level, day):
            if _lies_in(gazetteer, row, above, row.valid_from or day) or row.parent == above.code:
                found[row.code] = row
    return list(found.values())


def _of_type(rows: list[PlaceRow], toponym: Toponym) -> list[PlaceRow]:
    """Units whose type is the printed type word, if any is; the type words of communes are often mixed up in lists."""
    if toponym.form != "typed":
        return rows
    return [row for row in rows if row.type == _full_type(toponym)] or rows


def _lies_in(gazetteer: Gazetteer, row: PlaceRow, above: PlaceRow, day: str) -> bool:
    if above.level == "province":
        return gazetteer.province_of(row, day).code == above.code
    district = gazetteer.district_of(row, day)
    return district is not None and district.code == above.code


def _at_home(context: _Context, rows: Sequence[PlaceRow]) -> bool:
    home = context.home
    unit = home.district or home.province
    return unit is None or any(_lies_in(context.gazetteer, row, unit, home.day) for row in rows)


def _by_home(context: _Context, rows: list[PlaceRow], level: str) -> _Resolved:
    """The unit of the own district, else of the own province, else the only one; else all are candidates."""
    gazetteer, home = context.gazetteer, context.home
    for unit in (home.district, home.province):
        if unit is None:
            continue
        inside = [row for row in rows if row.code == unit.code or _lies_in(gazetteer, row, unit, home.day)]
        if len(inside) == 1:
            return _Resolved((inside[0],), level, "context", FULL)
        if inside:
            rows = inside
            break
    return _Resolved(tuple(rows), level, "exact" if len(rows) == 1 else "candidate", FULL)


def _fuzzy(context: _Context, toponym: Toponym) -> _Resolved | None:
    """A damaged name against the communes of the own district."""
    from rapidfuzz import fuzz, process

    home = context.home
    if home.district is None and home.province is None:
        return None
    unit = home.district or home.province
    assert unit is not None  # noqa: S101 one of the two is there
    near = [row for row in context.gazetteer.children(unit, home.day) if row.level == "commune"]
    names = {row: name_key(row.name) for row in near}
    wanted = name_key(toponym.name)
    if len(wanted.split()) < 2:  # noqa: PLR2004 one syllable is too little to compare
        return None
    found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=FUZZY_LEAST, limit=3)
    found = [item for item in found if _same_bones(wanted, item[0])]
    if not found:
        return None
    best = [row for _, score, row in found if score == found[0][1]]
    score = Decimal(str(round(found[0][1], 1)))
    return _Resolved(tuple(best), "commune", "fuzzy" if len(best) == 1 else "candidate", score)


def _same_bones(wanted: str, name: str) -> bool:
    """The letters without their marks agree: OCR loses and changes marks, it seldom changes letters of a name."""
    return _bones(wanted) == _bones(name)


def _bones(text: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(c))


def _unknown(context: _Context, toponym: Toponym) -> _Resolved | None:
    """No unit ever had the name: a damaged commune of the own district, or a name that only its type word tells."""
    if "commune" in toponym.levels:
        found = _fuzzy(context, toponym)
        if found is not None:
            return found
        if toponym.form == "typed":
            return _Resolved((), "commune", "candidate")
    return None


def _bare(
    context: _Context, mentions: Sequence[Mention], index: int, toponym: Toponym, above: PlaceRow | None
) -> _Resolved | None:
    """A name without a type word names the own district, the own province or one of its units, or any province."""
    gazetteer, home = context.gazetteer, context.home
    provinces = gazetteer.named(toponym.name, "province", home.day) if "province" in toponym.levels else []
    if home.district is not None and name_key(home.district.name) == name_key(toponym.name):
        return _Resolved((home.district,), "district", "context", FULL)
    if provinces:
        return _Resolved((provinces[0],), "province", "exact", FULL)
    for level, unit in (("commune", home.commune), ("district", home.province), ("commune", home.district)):
        if unit is None or level not in toponym.levels:
            continue
        rows = [
            row
            for row in gazetteer.named(toponym.name, level, home.day)
            if row.code == unit.code or _lies_in(gazetteer, row, unit, home.day)
        ]
        if len(rows) == 1:
            return _Resolved((rows[0],), level, "context", FULL)
    if (
        home.day >= REFORM
        and home.province is not None
        and "commune" in toponym.levels
        and (toponym.cued or _is_in_head(mentions, index))
    ):
        rows = [
            row
            for row in gazetteer.named(toponym.name, "commune", home.day)
            if _lies_in(gazetteer, row, home.province, home.day)
        ]
        if len(rows) == 1:
            return _Resolved((rows[0],), "commune", "context", FULL)
    if toponym.cued or above is not None:
        return _far(context, toponym, above)
    return None


def _is_in_head(mentions: Sequence[Mention], index: int) -> bool:
    return index < 4  # noqa: PLR2004 the issuing place stands among the first mentions


def _far(context: _Context, toponym: Toponym, above: PlaceRow | None) -> _Resolved | None:
    """A bare name elsewhere counts only when it can be one district alone, or the unit above is told."""
    gazetteer, day = context.gazetteer, context.home.day
    for level in ("district", "commune"):
        rows = gazetteer.named(toponym.name, level, day) if level in toponym.levels else []
        if above is not None:
            rows = [row for row in rows if _lies_in(gazetteer, row, above, day)]
        if len(rows) == 1 and (level == "district" or above is not None):
            return _Resolved((rows[0],), level, "exact", FULL)
    return None


# ---- villages -----------------------------------------------------------------------------------------------


def _villages(
    context: _Context, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, _Resolved]
) -> None:
    """A village lies in the commune told beside it: `thôn A, thôn B, xã C`; `xã C (thôn A, thôn B)`; else in the own one."""
    villages = [i for i in places if i in resolved and resolved[i].level == "village"]
    told: dict[str, PlaceRow] = {}
    for index in reversed(villages):
        row = _commune_behind(context, mentions, index, resolved)
        if row:
            told[_village_key(mentions[index])] = row
    for index in reversed(villages):
        row = _commune_behind(context, mentions, index, resolved) or told.get(_village_key(mentions[index]))
        row = row or _commune_before(context, mentions, index, resolved) or context.home.commune
        resolved[index] = _Resolved((row,) if row else (), "village", "context" if row else "candidate")


def _village_key(mention: Mention) -> str:
    """The village as the document names it elsewhere too."""
    value = mention.value
    return f"{value.type_word} {name_key(value.name)}" if isinstance(value, Toponym) else ""


def _commune_behind(
    context: _Context, mentions: Sequence[Mention], index: int, resolved: dict[int, _Resolved]
) -> PlaceRow | None:
    for following in range(index + 1, min(index + 12, len(mentions))):
        other, here = mentions[following], mentions[following - 1]
        found = resolved.get(following)
        if found is None or not isinstance(other.value, Toponym):
            return None
        between = context.text[here.end : other.start]
        if len(between) > CHAIN_GAP or any(mark in between for mark in ".;:"):
            return None
        if found.level == "commune":
            return found.rows[0] if len(found.rows) == 1 and context.chain_gap.fullmatch(between) else None
        if found.level != "village":
            return None
    return None


def _commune_before(
    context: _Context, mentions: Sequence[Mention], index: int, resolved: dict[int, _Resolved]
) -> PlaceRow | None:
    """The commune that opens the village's list: `xã C (thôn A, thôn B)`, `xã C: thôn A`."""
    for earlier in range(index - 1, max(-1, index - 15), -1):
        between = context.text[mentions[earlier].end : mentions[earlier + 1].start]
        found = resolved.get(earlier)
        is_village = found is not None and found.level == "village"
        if not (LIST_JOINT if is_village else LIST_OPENING).fullmatch(between):
            return None
        if found is not None and found.level == "commune":
            return found.rows[0] if len(found.rows) == 1 else None
    return None


# ---- values -------------------------------------------------------------------------------------------------


def _place(context: _Context, toponym: Toponym, found: _Resolved) -> Place:
    """The resolved place as a value; of several candidates only what they share is given."""
    if found.level in {"country", "region"}:
        return Place(found.level, toponym.name, match=found.match, score=FULL)
    gazetteer, home = context.gazetteer, context.home
    name = toponym.name
    if not found.rows:
        return _nowhere(home, name, found)
    chains = [gazetteer.chain(row, home.day) for row in found.rows]
    province, district, commune = (
        _shared([getattr(c, part) for c in chains]) for part in ("province", "district", "commune")
    )
    if found.level == "village":
        row = found.rows[0]
        now = gazetteer.today(row)
        return Place("village", name, province, district, commune, "", found.match, None, *_current(gazetteer, now))
    row = found.rows[0]
    now = [r for each in found.rows for r in gazetteer.today(each)] if len(found.rows) == 1 else []
    single = len(found.rows) == 1
    return Place(
        level=found.level,
        name=row.name if single else (_shared([r.name for r in found.rows]) or name),
        province=province,
        district=district,
        commune=commune if single or commune else "",
        code=";".join(sorted({r.code for r in found.rows})),
        match=found.match,
        score=found.score,
        lat=Decimal(row.lat) if single and row.lat else None,
        lon=Decimal(row.lon) if single and row.lon else None,
        **dict(zip(("current_name", "current_province", "current_code"), _current(gazetteer, now), strict=True)),
    )


def _nowhere(home: Home, name: str, found: _Resolved) -> Place:
    """A village without its commune, or a commune that no list holds: the document's own chain above it is all that is known."""
    province = home.province.name if home.province else ""
    district = home.district.name if home.district else ""
    commune = name if found.level == "commune" else (home.commune.name if home.commune else "")
    return Place(found.level, name, province, district, commune, match=found.match)


def _shared(values: Sequence[str]) -> str:
    return values[0] if len(set(values)) == 1 else ""


def _current(gazetteer: Gazetteer, rows: Sequence[PlaceRow]) -> tuple[str, str, str]:
    """Names, provinces and codes since the reform, joined by `;`."""
    provinces = list(dict.fromkeys(gazetteer.province_of(row, REFORM).name for row in rows))
    return ";".join(r.name for r in rows), ";".join(provinces), ";".join(r.code for r in rows)

"""Names of administrative places, as toponyms; `link/places.py` resolves them. ANNOTATION: PLACE; DOMAIN section 7.

Here are the names behind a type word (`huyện Tây Sơn`); the lists that it opens are in `place_lists.py`, names without
one in `place_names.py`, where a name ends is told by `place_ends.py`, the patterns are in `place_grammar.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from pipeline.find.last_words import BEFORE_WORD
from pipeline.find.place_brackets import OPENINGS, in_brackets
from pipeline.find.place_columns import column_names
from pipeline.find.place_ends import LONGEST_IN_CAPITALS, ROMAN, known_end, name_end, unhyphened
from pipeline.find.place_grammar import (
    LOOK_BACK,
    SYLLABLE_OR_DIGIT,
    PlaceGrammar,
    UnitType,
    place_grammar,
)
from pipeline.find.place_lists import TYPE_REACH, behind_unknown, listed, member_at, number_lists, plurals
from pipeline.find.place_names import bare_names
from pipeline.find.place_of_issue import issue_place
from pipeline.find.place_old_capitals import old_capitals
from pipeline.find.place_old_provinces import old_province_names
from pipeline.find.place_regions_of_bodies import is_no_village
from pipeline.find.place_village_columns import village_columns
from pipeline.find.place_villages import villages_in_lists
from pipeline.gazetteer import ANY_LEVEL
from pipeline.model import Layout, Mention
from pipeline.placenames import NAME_RUN
from pipeline.rulebook import Rulebook
from pipeline.starts import digit_starts, marks_before_digits, matches_from
from pipeline.text import UPPER, folded
from pipeline.values import Toponym

LONGEST_ABBREVIATION = 3  # letters: TP., TX. are always capitals, whatever the name's case
_LARGE = frozenset(["province", "district"])
KIND_REACH = 36  # where a word tells its kind: "thị trấn đặc biệt khó khăn"
CELL_BORDER = "\x00"  # see segment/lines.py
SHORTEST_PERSON = 3  # syllables; with two a village's name may begin like a family's: Đào Xá
BETWEEN_REACH = 6  # characters: "liên" and its blanks
MARK_WITHIN = re.compile(r"(?P<name>\w.*)[-,;/](?P<last>[^-,;/]+)$")
ITEM_NUMBER = re.compile(r"\d{1,2}[.)]\s")
NUMBERED_SHORT = re.compile(r"(?P<letter>[^\W\d_])\.?[ ]?\d{1,2}")
DASH = re.compile(r"\s*[-–]\s*")
PERSON_BEGUN = re.compile(rf"(?<!\w)(?P<names>[{UPPER}]\w*[ ](?:[{UPPER}]\w*[ ]){{0,2}})$")


def place_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of place names."""
    grammar = place_grammar(rules)
    bare = bare_names(rules)
    typed_before_2010 = old_capitals(rules)
    before_1997 = old_province_names(rules, grammar)
    in_columns = column_names(rules)
    villages_in_columns = village_columns(rules, grammar)
    issued = issue_place(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        found = list(named(layout))
        yield from found
        yield from before_1997(layout, found)
        yield from villages_in_lists(grammar, layout.text, found)

    def named(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        lists = chain(plurals(grammar, text), number_lists(grammar, text))
        names = chain(_typed(grammar, text), _glued(grammar, text), bare(text, layout.facts.issue_date))
        yield from in_columns(layout)
        yield from villages_in_columns(layout)
        yield from issued(layout)
        yield from typed_before_2010(text)
        yield from (mention for mention in lists if not _is_foreign(grammar, text, mention))
        sent_to = [zone for zone in layout.zones if zone.name == "recipients"]
        for mention in names:
            if _is_foreign(grammar, text, mention):
                continue
            if any(zone.start <= mention.start < zone.end for zone in sent_to) and _is_office(grammar, text, mention):
                continue
            yield mention
            if text.startswith(OPENINGS, mention.end):
                yield from in_brackets(grammar, text, mention)

    return find


def _is_foreign(grammar: PlaceGrammar, text: str, mention: Mention) -> bool:
    """Whether the country behind a large unit is another: `tỉnh Hà Nam, Trung Quốc`; of others only in brackets."""
    value, behind = mention.value, text[mention.end : mention.end + 2].lstrip()
    is_large = isinstance(value, Toponym) and not _LARGE.isdisjoint(value.levels)
    return (is_large or behind.startswith("(")) and grammar.foreign.match(text, mention.end) is not None


def _is_office(grammar: PlaceGrammar, text: str, mention: Mention) -> bool:
    """`VP, P.1, P.8`: among the recipients numbers are those of offices, but with a district or city behind them."""
    short = NUMBERED_SHORT.fullmatch(text, mention.start, mention.end)
    if short is None or grammar.ward_behind.match(text, mention.end) or grammar.city_behind.match(text, mention.end):
        return False
    return short["letter"] in grammar.glued_letters


# ---- with a type word ---------------------------------------------------------------------------------------


def _typed(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`huyện Tây Sơn`, `P.7`, `thôn Vân Tường`; then the members of the list that it opens."""
    at = 0
    for start in _starts(grammar, text):  # from the names back to the types: six times as fast
        found = _unit_type(grammar, text, start) if start >= at else None
        if found is None:
            continue
        begin, kind, is_of_kind = found
        if is_no_village(grammar, text, begin, start, kind) or _is_next_type(grammar, text, start, kind):
            continue
        end = name_end(grammar, text, start, kind)
        if end is None:
            for mention in behind_unknown(grammar, text, start, kind):
                yield mention
                at = mention.end
            continue
        is_of_several = is_of_kind and _holds_several(grammar, text, begin, text[start:end])
        if is_of_several or _is_short_for_office(text[begin:start], text[start:end]):
            continue
        name = _written(grammar, folded(text[start:end]), kind)
        ended = grammar.gazetteer.without_code(name, kind.word) if kind.word in grammar.ended_types else None
        value = Toponym(name, kind.levels if ended is None else (ended.level,), "typed", kind.word)
        # Between type and name a word for the unit's kind is none of its name: xã ven biển An Hải.
        yield Mention(start if is_of_kind else begin, end, value, f"words.toml: {kind.word}")
        at = end
        if grammar.between.search(text, max(0, begin - BETWEEN_REACH), begin):  # liên xã Nam Đà - Đắk Drô
            dash = DASH.match(text, end)
            other = member_at(grammar, text, dash.end(), kind) if dash else None
            if other is not None:
                yield other
                at = end = other.end
        for mention in listed(grammar, text, end, kind, text[start:end]):
            yield mention
            at = mention.end


def _starts(grammar: PlaceGrammar, text: str) -> list[int]:
    """Where names and numbers begin that a type word may stand before."""
    names = grammar.typed_name.starts(text)
    numbers = [match.start() for match in matches_from(digit_starts(text), grammar.typed_number, text)]
    return sorted(names + numbers)


def _unit_type(grammar: PlaceGrammar, text: str, start: int) -> tuple[int, UnitType, bool] | None:
    """Where the type word before a name begins, the type, and whether a word tells its kind: `xã ven biển An Hải`."""
    found = _type_before(grammar, text, start)
    name = SYLLABLE_OR_DIGIT.match(text, start) if found else None
    if found is None or name is None or not _is_type(found[1], name[0]):
        return None
    begin, printed, is_of_kind = found
    kind = grammar.types.get(printed.casefold())
    if kind is None or (printed[0].isupper() and _is_in_name(grammar, text, begin, kind)):
        return None  # a compound (`hợp tác xã`)
    if kind.word in grammar.weak and (is_of_kind or _type_before(grammar, text, begin)):
        return None  # khu vực ven sông Luộc; a class of communes: các xã khu vực 3
    return None if _is_head(grammar, text, begin, start, kind) else (begin, kind, is_of_kind)


def _is_head(grammar: PlaceGrammar, text: str, begin: int, start: int, kind: UnitType) -> bool:
    """Whether a person's name stands behind the word for a village's head: `Trưởng thôn Nguyễn Văn An`."""
    if "village" not in kind.levels or not grammar.heads.end(text[max(0, begin - LOOK_BACK) : begin]):
        return False
    name = NAME_RUN.match(text, start)
    words = name[0].split() if name is not None else []
    return len(words) >= SHORTEST_PERSON and words[0].title() in grammar.surnames


def _is_next_type(grammar: PlaceGrammar, text: str, start: int, kind: UnitType) -> bool:
    """Whether another type word but a village's stands where the name should: `Danh sách các xã` / `Huyện Ea Kar`."""
    ahead = grammar.type_ahead.match(text, start)
    other = grammar.types.get(folded(ahead[0]).casefold()) if ahead is not None else None
    return other is not None and "village" not in other.levels and known_end(grammar, text, start, kind.levels) is None


def _holds_several(grammar: PlaceGrammar, text: str, begin: int, name: str) -> bool:
    """Whether the name is that of the district which the units lie in: `các xã ven biển Quỳnh Lưu`."""
    is_plural = grammar.several.search(text, max(0, begin - BETWEEN_REACH), begin) is not None
    return is_plural and grammar.gazetteer.has(name, ("district", "province"))


def _is_short_for_office(printed: str, name: str) -> bool:
    """`TT Khuyến nông`, told by its small letters; `TT. Nông trường Mộc Châu` is a town."""
    return printed.strip().isupper() and name.rsplit(maxsplit=1)[-1][0].islower()


def _written(grammar: PlaceGrammar, name: str, kind: UnitType) -> str:
    """A village's name as it is written in a sentence; those of other units as the gazetteer knows them."""
    if "village" not in kind.levels:
        if grammar.gazetteer.has(name, kind.levels):
            return name  # of Vị Thanh's wards the numbers are Roman
        return ROMAN.get(name, unhyphened(name))
    is_in_capitals = name.isupper() and len(name) > LONGEST_IN_CAPITALS
    return name.title() if is_in_capitals else name


def _is_in_name(grammar: PlaceGrammar, text: str, begin: int, kind: UnitType) -> bool:
    """Whether the type word begins a name itself: `Buôn Ma Thuột`, `hồ Làng Thum`."""
    if known_end(grammar, text, begin, ANY_LEVEL) is not None:
        return True
    if "village" not in kind.levels:
        return False
    before = text[max(0, begin - LOOK_BACK) : begin]
    return grammar.not_after.end(before, as_written=True) or _ends_in_surname(grammar, before)


def _ends_in_surname(grammar: PlaceGrammar, before: str) -> bool:
    """Whether a person's name has begun, of which the type word is a syllable: `Lâm Sóc Kha`, `Nguyễn Thị Bản Mai`."""
    begun = PERSON_BEGUN.search(before)
    if begun is None or begun["names"].split()[0] not in grammar.surnames:
        return False
    above = before[: begun.start()].split()
    return not above or not (
        above[-1][0].isupper() or above[-1].casefold() in grammar.last_words
    )  # xã Lê Lợi Thôn Đông


def _type_before(grammar: PlaceGrammar, text: str, start: int) -> tuple[int, str, bool] | None:
    """Where the type word before a name begins, the word as printed, and whether its kind is told behind it."""
    low = max(0, start - KIND_REACH)
    before = text[low:start]
    if CELL_BORDER in before:
        low = text.rindex(CELL_BORDER, low, start) + 1
        before = text[low:start]
    words = before.rsplit(maxsplit=1)
    if not words:
        return None
    last = words[-1] if words[-1].isalnum() else _behind_mark(grammar, words[-1])
    last = last.casefold().lstrip(BEFORE_WORD)
    if last in grammar.last_words:
        low = max(low, start - TYPE_REACH)
        match = grammar.type_before.search(text[low:start])
        is_type = match is not None and (not match["number"] or text[start].isdigit())
        if match is not None and "\n" in match[0] and ITEM_NUMBER.match(text, start):
            return None  # UBND các xã, phường / 1. Giao …
        return (low + match.start("type"), folded(match["type"]), False) if match is not None and is_type else None
    match = grammar.kind_before.search(before) if last in grammar.kind_ends else None
    return (low + match.start("type"), folded(match["type"]), True) if match is not None else None


def _behind_mark(grammar: PlaceGrammar, word: str) -> str:
    """`Phường 7-Quận 3`, `Phường 1,Phường 2`: the type word behind another unit's name; `thị-xã` is one word."""
    mark = MARK_WITHIN.match(word)
    is_behind_name = mark is not None and (mark["name"][0].isupper() or mark["name"][0].isdigit())
    return mark["last"] if mark is not None and is_behind_name and word.casefold() not in grammar.last_words else word


def _glued(grammar: PlaceGrammar, text: str) -> Iterator[Mention]:
    """`P7, Q1`: numbers on an abbreviation without its dot. Q1 is a quarter too: only beside another unit."""
    for found in matches_from(marks_before_digits(text, grammar.glued_letters), grammar.glued, text):
        start, end = found.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "._/"):
            continue
        kind = grammar.types[f"{found[0][0].casefold()}."]
        behind = grammar.ward_behind if "commune" in kind.levels else grammar.city_behind
        if behind.match(text, end) or grammar.ward_before.search(text, max(0, start - TYPE_REACH), start):
            value = Toponym(found[0][1:], kind.levels, "typed", kind.word)
            yield Mention(start, end, value, f"words.toml: {kind.word}")


def _is_type(printed: str, name: str) -> bool:
    """`huyện Tây Sơn`, `Huyện Tây Sơn`, `HUYỆN TÂY SƠN`; a lower-case name is a word (`xã hội`)."""
    if name[0].isdigit():
        return True
    if printed.isupper() and sum(map(str.isalpha, printed)) > LONGEST_ABBREVIATION:
        return name.isupper()
    return name[0].isupper()

"""Counts with the names that are listed behind them: `04 xã Vĩnh An, Tây Bình …`, `05 di tích (…)`, `03 xã gồm: …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing, Passage
from pipeline.link.listed_between import by_semicolons, opened
from pipeline.link.listed_numbers import of_numbers
from pipeline.link.listed_parts import part_finder
from pipeline.link.listed_shared import holds, own_lists
from pipeline.link.listed_spans import is_told
from pipeline.link.listed_told import described, told
from pipeline.link.listing_grammar import Grammar, grammar_of
from pipeline.link.roll_before import roll_before
from pipeline.link.roll_words import roll_words
from pipeline.link.rolls import Rolls
from pipeline.model import Layout
from pipeline.rulebook import Rulebook
from pipeline.text import UPPER

MOST = 60  # names that anybody lists in a sentence
REACH = 140  # characters between the count and the opening mark
PARTING = frozenset({"comma", "semicolon", "colon", "open", "close", "stop", "and", "all_parts", "some_parts"})
SURE, SILENT = "", "silent"

_CAPITAL = re.compile(rf"[{UPPER}]")
# 02 (…): with a nought, as counts are written and numbers of classes are not.
_NAME = rf"[^()\d,;]*[{UPPER}][^()\d,;]*"
_NAMES_BEHIND = re.compile(rf"0\d\s*\({_NAME}(?:[,;]{_NAME})+(?:;[^()\d,;{UPPER}]+)?\)")
ListingsOf = Callable[[Layout, Sequence[Passage]], Iterator[Listing]]


def listing_finder(rules: Rulebook) -> ListingsOf:
    """The finder of counts with their names."""
    grammar = grammar_of(rules)
    words = roll_words(rules, grammar.names)
    rolls, part_of = Rolls(words, grammar), part_finder(rules)

    def find(layout: Layout, passages: Sequence[Passage]) -> Iterator[Listing]:
        spelled = words.spelled.starts(layout.text)
        for at, passage in enumerate(passages):
            if not passage.tokens and bisect_left(spelled, passage.start) == bisect_left(spelled, passage.end):
                continue  # nearly all without tokens
            figures = [t.figure for t in passage.tokens if t.figure is not None and _are_things(grammar, t.figure)]
            counts = [figure for each in figures if _is_count(figure := part_of(layout.text, each))]
            counts += [token.figure for token in passage.tokens if token.figure and _is_bare(layout.text, token.figure)]
            objects = _objects(grammar, passage, counts) if counts else set()
            counts += words.spelled.of(layout.text, passage.start, passage.end, spelled)
            if counts:
                yield from own_lists(layout.text, _of_passage(rolls, layout, passages, at, (counts, objects)))

    return find


def _of_passage(
    rolls: Rolls, layout: Layout, passages: Sequence[Passage], at: int, told: tuple[Sequence[Figure], set[int]]
) -> list[Listing]:
    """The names of each count of the paragraph `at`; `told`: these, and where those begin that units reach."""
    words, grammar, passage, (counts, objects) = rolls.words, rolls.grammar, passages[at], told
    starts, listings = [count.start for count in counts if count.start not in objects], []
    for index, count in enumerate(counts):
        if count.start in objects:  # 02 xã đạt 19 tiêu chí: …
            continue
        following = min((start for start in starts if start > count.start), default=passage.end)
        listing = _named(grammar, layout, passage, counts[: index + 1], following)
        if listing is not None and words.several_titles.match(layout.text, listing.start):
            listing = None  # các ông, bà A, B: the comma between the titles parts no names
        if _is_settled(listing):
            roll = None
        else:
            roll = rolls.of(layout.text, count, starts, passage.end)
            if roll is None and following == passage.end:
                roll = rolls.below(layout.text, count, passages, at)
            is_place = grammar.is_place(count)
            roll = roll or roll_before(words, layout.text, count, passage.start, starts, is_place=is_place)
        found = roll if roll is not None and _is_better(roll, listing) else listing
        if found is not None:
            listings.append(found)
    return listings


def _named(
    grammar: Grammar, layout: Layout, passage: Passage, counts: Sequence[Figure], following: int
) -> Listing | None:
    """The names of the last of the counts, up to where the next begins."""
    count = counts[-1]
    numbered = of_numbers(layout.text, count, grammar.opens, passage.end)
    if numbered is not None:
        return numbered
    listing = _listing(grammar, layout.text, count, passage, min(following, count.end + REACH))
    if listing is None:
        return None
    if grammar.is_place(count) and grammar.names.are_below(layout.text, listing.start, count):
        return None
    starts = [t.start for t in passage.tokens if t.cue in ("figure", "number") and is_told(layout, t.start)]
    is_sure = not _is_mixed(grammar, layout.text, listing, starts)
    is_sure = is_sure and not _are_named_before(grammar, layout.text, listing, counts[:-1])
    return listing if is_sure else replace(listing, doubt=SILENT)


def _is_settled(listing: Listing | None) -> bool:
    """Whether no roll can tell more: the names are as many as told, or surely are not."""
    if listing is None:
        return False
    return listing.fewest == listing.most if holds(listing) else listing.doubt == SURE


def _is_better(roll: Listing, listing: Listing | None) -> bool:
    """Whether a roll that holds, or surely does not, says more than the names: those may hold by an `và` of a name."""
    return listing is None or not holds(listing) or roll.doubt == SURE


def _is_mixed(grammar: Grammar, text: str, listing: Listing, starts: Sequence[int]) -> bool:
    """Whether figures that are no part of the names, nor told of each, stand among them: told only where it holds."""
    among = [start - listing.start for start in starts if listing.start <= start < listing.end]
    inside = text[listing.start : listing.end]
    if not among or grammar.documents.head.match(inside.lstrip()):  # those of the documents
        return False
    return not grammar.figures.are_of_names(inside, among, are_places=grammar.are_places(listing.count))


def _are_named_before(grammar: Grammar, text: str, listing: Listing, before: Sequence[Figure]) -> bool:
    """`Có 03 xã được công nhận, đạt 17 tiêu chí: A, B, C`: so many units are told before the things."""
    if grammar.are_places(listing.count):  # 3 xã, 1 thị trấn: Hòa Lạc, …
        return (
            bool(before) and grammar.is_place(before[-1]) and not text[before[-1].end : listing.count.start].strip(", ")
        )
    units = [count for count in before if grammar.is_place(count) and listing.fewest <= count.value <= listing.most]
    return any(grammar.closing.search(text, count.end, listing.count.start) is None for count in units)


def _listing(grammar: Grammar, text: str, count: Figure, passage: Passage, limit: int) -> Listing | None:
    """The names of what is counted; `None` where there are none, or what is named is something else."""
    near, is_place = min(limit, passage.end), grammar.is_place(count)
    opening = grammar.opening.search(text, count.end, near)
    again = grammar.again(text, count, opening.start() if opening is not None else near)
    opening = again or opening
    is_marked = opening is not None and opening[0][0] not in ".;\n"
    documents = grammar.documents.of(text, count, opening, passage.end) if opening is not None and is_marked else None
    if documents is not None:
        return documents
    groups = grammar.groups
    grouped = (
        groups.of_places(text, count, passage.end) if is_place else groups.of_things(text, count, near, passage.end)
    )
    if grouped is not None:
        return grouped
    direct = _direct(grammar, text, count, passage)
    is_opened = opening is not None and is_marked and not _is_members(grammar, text, count, opening)
    if direct is None and opening is not None and is_opened and grammar.names.are_others(text, count, opening):
        return None
    return (
        by_semicolons(grammar, text, count, passage)
        or direct
        or (opened(grammar, text, count, passage, opening) if opening is not None and is_opened else None)
        or described(grammar, text, count, passage)
        or told(grammar, text, count, passage)
    )


def _is_members(grammar: Grammar, text: str, count: Figure, opening: re.Match[str]) -> bool:
    """`03 vụ, gồm vụ ông A (xã Tân Hội, ấp 3), vụ bà B`: the bracket is of the first that is listed."""
    if not opening["bracket"]:
        return False
    told_first = grammar.telling.search(text, count.end, opening.start())  # 04 khoản là thu tiền đất (82%), …
    is_of_first = told_first is not None and not _CAPITAL.match(text, opening.end())
    return is_of_first or grammar.opens.search(text, count.end, opening.start()) is not None


def _objects(grammar: Grammar, passage: Passage, counts: Sequence[Figure]) -> set[int]:
    """Where counts begin that units reach, so that these are named: `02 xã đạt từ 15 tiêu chí đến 18 tiêu chí (…)`."""
    objects: set[int] = set()
    for before, count in pairwise(counts):
        is_end = before.start in objects and before.unit == count.unit  # of a range
        if not (is_end or grammar.is_place(before)) or grammar.is_place(count):
            continue
        between = [token for token in passage.tokens if before.end <= token.start < count.start]
        if not any(token.figure is not None or token.cue in PARTING for token in between):
            objects.add(count.start)
    return objects


def _are_things(grammar: Grammar, figure: Figure) -> bool:
    """Whether it counts things, no duration: asked before the words before it are read."""
    if not figure.is_exact or figure.is_range or figure.per:
        return False
    return figure.unit not in {"VND", "%", ""} and figure.unit not in grammar.durations


def _is_bare(text: str, figure: Figure) -> bool:
    """`vắng 02 (ông Tuấn, bà Ánh)`, `Trạm: 05 (Hảo Nghĩa, Kim Hỷ, …)`: names in the bracket behind a bare count."""
    is_bare = not figure.unit and figure.is_exact and _is_count(figure) and figure.of is None
    return is_bare and _NAMES_BEHIND.match(text, figure.start) is not None


def _is_count(figure: Figure) -> bool:
    """`04 xã`: of things a small whole count."""
    return not figure.qualifier and 1 <= figure.value <= MOST


def _direct(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """Names right behind the unit, which is one of places."""
    if not grammar.is_place(count):
        return None
    match = grammar.direct.match(text, count.end, passage.end)
    if match is None or ".." in match["list"]:  # Tam Quang, Tam Hải, Tam Tiến... cho 214 học viên
        return None
    end = _before_next_count(grammar, match)
    told = text[match.start("list") : end]
    behind = text[end : end + 3]
    if grammar.names.goes_on.match(text, end):  # … và các xã lân cận
        return None
    names = grammar.listed(grammar.names.items(told, ","), count.unit)
    commas, joined = len(names) - 1, sum(len(grammar.joint.findall(name)) for name in names)
    # A capital behind the list, or a comma with one, may begin what is no member: `xã Hòa An, UBND huyện …`.
    is_ended = not behind.strip() or behind[0] in ").;" or (behind[:1].isspace() and behind[1:2].islower())
    is_ended = is_ended and not grammar.names.are_open(told, count.unit)  # 04 xã A, B và các huyện C, D
    most = commas + 1 + joined
    fewest = most - grammar.names.foreign(names, count.unit)
    return Listing(count, match.start("list"), end, fewest, most, SURE if is_ended else SILENT)


def _before_next_count(grammar: Grammar, match: re.Match[str]) -> int:
    """The end of the names: `An Nghĩa, An Toàn và 3 thôn` goes on with another count, `phường 1, 2 và 3` does not."""
    last = next(iter([*grammar.joint.finditer(match["list"])][-1:]), None)
    is_number = last is not None and match["list"][last.end() :].strip().isdigit()
    is_other = is_number and not match["list"].lstrip()[:1].isdigit()
    return match.start("list") + last.start() if last is not None and is_other else match.end()

"""Counts with the names that are listed behind them: `04 xã Vĩnh An, Tây Bình …`, `05 di tích (…)`, `03 xã gồm: …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.audit.model import Figure, Listing, Passage
from pipeline.link.listed_spans import closing_bracket, is_told, paragraph_end
from pipeline.link.listing_grammar import Grammar, grammar_of
from pipeline.model import Layout
from pipeline.rulebook import Rulebook
from pipeline.text import UPPER

MOST = 60  # names that anybody lists in a sentence
REACH = 140  # characters between the count and the opening mark
LONGEST_NAME = 110
NAMED_SHARE = 2 / 3  # of the items that begin like names, for a difference to be sure
FEWEST_NAMES = 2
LONGEST_LIST = 300  # characters, where no mark closes the list
AND_MAY_JOIN = 2  # `và` in a list: each may join two names or stand in one
PARTING = frozenset({"comma", "semicolon", "colon", "open", "close", "stop", "and", "all_parts", "some_parts"})
SURE, UNSURE, SILENT = "", "unsure_names", "silent"

_PARTED = re.compile(r"[\d,;:()]")
_CAPITAL = re.compile(rf"[{UPPER}]")
ListingsOf = Callable[[Layout, Sequence[Passage]], Iterator[Listing]]


def listing_finder(rules: Rulebook) -> ListingsOf:
    """The finder of counts with their names."""
    grammar = grammar_of(rules)

    def find(layout: Layout, passages: Sequence[Passage]) -> Iterator[Listing]:
        for passage in passages:
            counts = [t.figure for t in passage.tokens if t.figure is not None and _is_count(grammar, t.figure)]
            starts = [t.start for t in passage.tokens if t.cue in ("figure", "number") and is_told(layout, t.start)]
            pairs = [(one, other) for one, other in pairwise(counts) if _is_object(grammar, passage, one, other)]
            objects = {other.start for _, other in pairs}
            for index, count in enumerate(counts):
                if count.start in objects:  # 02 xã đạt 19 tiêu chí: …
                    continue
                behind = [each.start for each in counts[index + 1 :] if each.start not in objects]
                following = behind[0] if behind else passage.end
                listing = _listing(grammar, layout.text, count, passage, min(following, count.end + REACH))
                if listing is None:
                    continue
                # Figures among the names: told only where it holds.
                mixed = any(listing.start <= start < listing.end for start in starts)
                yield replace(listing, doubt=SILENT) if mixed else listing

    return find


def _listing(grammar: Grammar, text: str, count: Figure, passage: Passage, limit: int) -> Listing | None:
    """The names of what is counted; `None` where there are none, or what is named is something else."""
    near, is_place = min(limit, passage.end), _is_place(grammar, count)
    groups = grammar.groups
    grouped = (
        groups.of_places(text, count, passage.end) if is_place else groups.of_things(text, count, near, passage.end)
    )
    if grouped is not None:
        return grouped
    direct = _direct(grammar, text, count, passage)
    opening = grammar.opening.search(text, count.end, near)
    is_opened = opening is not None and opening[0][0] not in ".;\n" and not _is_members(grammar, text, count, opening)
    if direct is None and opening is not None and is_opened and grammar.names.are_others(text, count, opening):
        return None
    return (
        _by_semicolons(grammar, text, count, passage)
        or direct
        or (_opened(grammar, text, count, passage, opening) if opening is not None and is_opened else None)
        or _described(grammar, text, count, passage)
        or _told(grammar, text, count, passage)
    )


def _is_members(grammar: Grammar, text: str, count: Figure, opening: re.Match[str]) -> bool:
    """`03 vụ, gồm vụ ông A (xã Tân Hội, ấp 3), vụ bà B`: the bracket is of the first that is listed."""
    return bool(opening["bracket"]) and grammar.opens.search(text, count.end, opening.start()) is not None


def _is_object(grammar: Grammar, passage: Passage, before: Figure, count: Figure) -> bool:
    """`02 xã đạt 19/19 tiêu chí`: whether nothing parts units from what they reach, so that they are named."""
    if not _is_place(grammar, before) or _is_place(grammar, count):
        return False
    between = [token for token in passage.tokens if before.end <= token.start < count.start]
    return not any(token.figure is not None or token.cue in PARTING for token in between)


def _is_place(grammar: Grammar, count: Figure) -> bool:
    return any(part.strip() in grammar.place_units for part in count.unit.split(","))


def _is_count(grammar: Grammar, figure: Figure) -> bool:
    """`04 xã`: a small whole count of things, no duration."""
    if not figure.is_exact or figure.is_range or figure.per or figure.qualifier:
        return False
    if figure.unit in {"VND", "%", ""} or figure.unit in grammar.durations:
        return False
    return 1 <= figure.value <= MOST


def _direct(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """Names right behind the unit, which is one of places."""
    if not _is_place(grammar, count):
        return None
    match = grammar.direct.match(text, count.end, passage.end)
    if match is None or ".." in match["list"]:  # Tam Quang, Tam Hải, Tam Tiến... cho 214 học viên
        return None
    behind = text[match.end() : match.end() + 3]
    if grammar.names.goes_on.match(text, match.end()):  # … và các xã lân cận
        return None
    names = _listed(grammar, grammar.names.items(match["list"], ","), count.unit)
    commas, joined = len(names) - 1, sum(len(grammar.joint.findall(name)) for name in names)
    # A capital behind the list, or a comma with one, may begin what is no member: `xã Hòa An, UBND huyện …`.
    is_ended = not behind.strip() or behind[0] in ").;" or (behind[:1].isspace() and behind[1:2].islower())
    fewest = commas + 1 + joined
    return Listing(count, match.start("list"), match.end(), fewest, fewest, SURE if is_ended else SILENT)


def _opened(grammar: Grammar, text: str, count: Figure, passage: Passage, match: re.Match[str]) -> Listing | None:
    """Names in brackets, or behind a colon or `gồm`."""
    start = match.end()
    if match["bracket"]:
        end = closing_bracket(text, start, passage.end)
    else:
        end = _sentence_end(grammar, text, start, passage.end)
        end = _over_semicolons(grammar, text, start, end, passage.end)
    found = None if match["bracket"] else grammar.told_behind.search(text, start, end)
    closed, end = end, found.start() if found is not None and _is_place(grammar, count) else end
    inside = text[start:end]
    if not inside.strip() or grammar.names.are_open(inside, count.unit):
        return None
    repeated = 1 + len(re.findall(rf"(?:[,;]|{grammar.joint.pattern})\s*{re.escape(count.unit)}(?!\w)", inside))
    if repeated == count.value and repeated >= FEWEST_NAMES:  # A … và mô hình B: the noun opens each of them
        return Listing(count, start, end, repeated, repeated, SILENT)
    separator = ";" if ";" in inside else ","
    items = _listed(grammar, grammar.names.items(inside, separator), count.unit)
    within = sum(len(grammar.names.items(item, ",")) for item in items)
    if separator == ";" and len(items) < count.value <= within and not match["bracket"]:
        return Listing(count, start, end, len(items), within, SILENT)  # Tiểu học Hòa An, Hòa Bình; THCS Hòa Lộc
    joined = sum(len(grammar.joint.findall(item)) for item in items)
    if any(len(item) > LONGEST_NAME for item in items) or (len(items) == 1 and not joined and count.value > 1):
        return None
    named = sum(grammar.named.match(item) is not None or count.unit in item[: len(count.unit) + 3] for item in items)
    if len(items) == 1 and not named:  # 01 nhà văn hóa (do tỉnh quản lý)
        return None
    if separator == ";" and not match["bracket"] and len(items) < count.value:
        joined += within - len(items)  # 05 trường gồm: Tiểu học Hòa An, Hòa Bình; THCS Hòa Lộc
    is_named_so = bool(match["bracket"]) and _is_place(grammar, count)  # 06 xã có trường bán trú (Tân Lập, Tân Phú …)
    is_gathered = (is_named_so or not (match["bracket"] or match["colon"])) and all(map(grammar.names.is_pure, items))
    before = grammar.open_before if is_gathered else grammar.open_end  # 09 thôn có nhiều hộ nghèo, gồm: …
    sure = (
        named >= NAMED_SHARE * len(items)
        and joined <= AND_MAY_JOIN
        and grammar.open_end.search(inside) is None
        and before.search(text, count.end, match.start()) is None
        and ")" not in text[count.end : match.start()]
        and not grammar.names.are_some(text[count.end : match.start()], count.unit)
        and grammar.subject.search(text, max(passage.start - 1, count.start - REACH, 0), count.start) is None
        and len(items) + joined > 1
        and not grammar.names.are_left(text, closed, count)
        and not (is_named_so and not any(grammar.names.is_pure(item.strip()) for item in items))  # 05 xã (Sở Y tế, …)
    )
    # A comma may stand in a name: Công ty Xây dựng, Thương mại Hòa An.
    is_apart = separator == ";" or len(items) <= count.value or grammar.names.are_uniform(items)
    # 12 xã có điểm nghẽn (xã Tân Lập, Tân Phú)
    is_described = is_named_so and bool(text[count.end : match.start()].strip())
    is_few = is_described and (len(items) + joined) * 3 < count.value * 2
    return Listing(
        count, start, end, len(items), len(items) + joined, _doubt(is_sure=sure and not is_few, is_apart=is_apart)
    )


def _doubt(*, is_sure: bool, is_apart: bool) -> str:
    """Why names that are more or fewer than told are no mismatch."""
    return SILENT if not is_sure else SURE if is_apart else UNSURE


def _over_semicolons(grammar: Grammar, text: str, start: int, end: int, limit: int) -> int:
    """The end of the paragraph, where names go on behind the semicolon at `end`, and no other count."""
    if text[end : end + 1] != ";":
        return end
    last = paragraph_end(text, start, limit)
    pieces = [piece.strip() for piece in text[end + 1 : last].split(";")]
    return last if all(grammar.names.begins.match(piece) for piece in pieces if piece) else end


def _described(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 cơ sở sản xuất Hủ Tiếu Tư Thành, Cơm chiên …, Bột ngũ cốc …`: what they do, then names; never a mismatch."""
    match = grammar.described.match(text, count.end, passage.end)
    if match is None:
        return None
    end = match.start("names")
    names = []
    inside = text[end : paragraph_end(text, end, min(end + LONGEST_LIST, passage.end))]
    if grammar.names.are_open(inside, count.unit):
        return None
    for piece in re.finditer(r"[^,.;:()\n]+(?=[,.;)\n]|$)", inside):
        if grammar.named.match(piece[0].lstrip()) is None:
            break
        names.append(piece[0])
    names = _listed(grammar, names, count.unit)
    items, joined = len(names), sum(len(grammar.joint.findall(name)) for name in names)
    if items + joined < count.value or items < FEWEST_NAMES:
        return None
    return Listing(count, end, end + len(names[0].split(None, 1)[0]), items, items + joined, SILENT)


def _listed(grammar: Grammar, items: Sequence[str], unit: str) -> list[str]:
    """The items without the units above at the end: `Khánh Thiện, huyện Lục Yên, tỉnh Yên Bái`."""
    if unit not in grammar.place_units:
        return list(items)
    above = grammar.above if unit not in grammar.above else grammar.above[-1:]
    above = () if unit == grammar.above[-1] else above
    kept = list(items)
    while len(kept) > 1 and kept[-1].strip().casefold().startswith(tuple(f"{word} " for word in above)):
        kept.pop()
    return kept


def _by_semicolons(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`02 lễ hội gồm: hội Lim (huyện …, tỉnh …); hội Gióng (…).`; never a mismatch."""
    match = grammar.opening.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or match["bracket"] or match[0][0] in ".;\n":
        return None
    start = match.end()
    number = len(grammar.names.items(text[start : paragraph_end(text, start, passage.end)], ";"))
    return Listing(count, start, start + 1, number, number, SILENT) if number == count.value > 1 else None


def _told(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 xã nghèo nhất là Sín Chải, Lao Xả Phình và Tả Sìn Thàng`: then names; of places behind one phrase, all."""
    match = grammar.telling.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or grammar.closing.search(text, count.end, match.start()):
        return None
    listed = grammar.direct.match(text, match.end(), passage.end)
    is_ended = listed is not None and text[listed.end() : listed.end() + 1] in {",", ";", "."}
    end = (
        listed.end()
        if listed is not None and is_ended
        else _sentence_end(grammar, text, match.end(), min(match.end() + LONGEST_LIST, passage.end))
    )
    names = _listed(grammar, grammar.names.items(text[match.end() : end], ","), count.unit)
    every = [name for item in names for name in grammar.joint.split(item)]
    if len(every) < FEWEST_NAMES or not all(_CAPITAL.search(name) for name in every):
        return None
    first = match.end() + len(text[match.end() : end].split(None, 1)[0])
    is_sure = is_ended and _are_all_told(grammar, text, count, match, end, len(every))
    return Listing(
        count, match.end(), first, len(every) if is_sure else len(names), len(every), SURE if is_sure else SILENT
    )


def _are_all_told(grammar: Grammar, text: str, count: Figure, telling: re.Match[str], end: int, number: int) -> bool:
    """`04 xã đạt chuẩn là Lạng Khê, Lục Dạ, Môn Sơn, …`: nothing between says that these are some, and none is left."""
    between = text[count.end : telling.start()]
    is_one = _PARTED.search(between) is None and grammar.open_before.search(text, count.end, telling.end()) is None
    is_few = number * 3 < count.value * 2
    is_placed = _is_place(grammar, count) and not grammar.names.are_some(between, count.unit)
    return is_placed and is_one and not is_few and not grammar.names.are_left(text, end, count)


def _sentence_end(grammar: Grammar, text: str, start: int, limit: int) -> int:
    """Behind a colon: the full stop, where lists are of semicolons; else the first of full stop and semicolon."""
    match = grammar.closing.search(text, start, limit)
    return match.start() if match else limit

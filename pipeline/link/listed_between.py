"""Names between the marks of a list: in brackets, behind a colon or `gồm`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing, Passage
from pipeline.link.listed_spans import closing_bracket, is_counted, paragraph_end
from pipeline.link.listing_grammar import Grammar
from pipeline.text import LOWER, UPPER

REACH = 140  # characters between the count and the opening mark
LONGEST_NAME = 110
NAMED_SHARE = 2 / 3  # of the items that begin like names, for a difference to be sure
FEWEST_NAMES = 2
MOST_APART = 2  # a slip is of a name or two: half of them, or twice as many, may be of something else
MOST_APART_PLACES = 3  # proper names of units are of nothing else so soon
AND_MAY_JOIN = 2  # `và` in a list: each may join two names or stand in one
LEAST_NOUNS, LONGEST_NOUN = 4, 5  # common nouns of a list, and words of one
MANY, MOST_MISSING = 5, 2  # things in small letters, and how many of them may be missing
LONGEST_THING = 7  # words of each
SURE, UNSURE, SILENT = "", "unsure_names", "silent"
_REMARK = re.compile(rf";[^;,(){UPPER}\d]+\Z")  # (ông Tuấn, bà Ánh; có lý do)
_CAPITAL = re.compile(rf"[{UPPER}]")
_NOUN = re.compile(rf"(?:\s+[{LOWER}]+){{0,2}}\s*")  # what is left of it


class _Opened(NamedTuple):
    """A count, what opens its list, and where that is; `closed`: the end with what is told of all the names."""

    figure: Figure
    match: re.Match[str]
    start: int
    end: int
    closed: int


def opened(grammar: Grammar, text: str, count: Figure, passage: Passage, match: re.Match[str]) -> Listing | None:
    """Names in brackets, or behind a colon or `gồm`."""
    start = match.end()
    if match["bracket"]:
        end = closing_bracket(text, start, passage.end)
        remark = _REMARK.search(text, start, end)
        end = remark.start() if remark is not None and "," in text[start : remark.start()] else end
    else:
        end = grammar.sentence_end(text, start, passage.end)
        end = _over_semicolons(grammar, text, start, end, passage.end)
    found = None if match["bracket"] else grammar.told_behind.search(text, start, end)
    closed, end = end, found.start() if found is not None and grammar.is_place(count) else end
    if not match["bracket"]:
        end = grammar.list_end(text, start, end)
    inside = text[start:end]
    if not inside.strip() or grammar.names.are_open(inside, count.unit):
        return None
    repeated = 1 + len(re.findall(rf"(?:[,;]|{grammar.joint.pattern})\s*{re.escape(count.unit)}(?!\w)", inside))
    if repeated == count.value and repeated >= FEWEST_NAMES:  # A … và mô hình B: the noun opens each of them
        return Listing(count, start, end, repeated, repeated, SILENT)
    return _separated(grammar, text, passage, _Opened(count, match, start, end, closed))


def _separated(grammar: Grammar, text: str, passage: Passage, opened: _Opened) -> Listing | None:
    """The names between the commas or semicolons of a list."""
    count, match, start, end, closed = opened
    inside = text[start:end]
    separator = ";" if ";" in inside else ","
    items = grammar.listed(grammar.names.items(inside, separator), count.unit)
    if separator == "," and not match["bracket"]:
        items = _without_tail(grammar, items)
    within = sum(len(grammar.names.items(item, ",")) for item in items)
    if separator == ";" and len(items) < count.value <= within and not match["bracket"]:
        return Listing(count, start, end, len(items), within, SILENT)  # Tiểu học Hòa An, Hòa Bình; THCS Hòa Lộc
    joined = sum(grammar.names.joined(item, is_last=item is items[-1] or separator == ";") for item in items)
    if any(len(item) > LONGEST_NAME for item in items) or (len(items) == 1 and not joined and count.value > 1):
        return None
    named = sum(grammar.named.match(item) is not None or count.unit in item[: len(count.unit) + 3] for item in items)
    is_figure = count.value == 1 and items[0].strip()[0].isdigit()
    if len(items) == 1 and (not named or is_figure):  # 01 nhà (do tỉnh quản lý), 01 tổ (2,08%)
        return None
    if any(map(is_counted, items)):  # hai cấp với 65 đơn vị (61 xã, 04 phường); điểm chính 10 lớp, 296 cháu
        return None
    if separator == ";" and not match["bracket"] and len(items) < count.value:
        joined += within - len(items)  # 05 trường gồm: Tiểu học Hòa An, Hòa Bình; THCS Hòa Lộc
    is_named_so = bool(match["bracket"]) and grammar.is_place(count)  # 06 xã có trường bán trú (Tân Lập, Tân Phú …)
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
        and not (is_named_so and not any(map(grammar.figures.is_told_of_name, items)))  # 05 xã (Sở Y tế, …)
    )
    # So do those of proper names alone: 05 thẩm phán (Lê Văn An, …, Võ Thị Hạnh và Đặng Công Lý).
    are_names = len(items) > 1 and all(map(grammar.names.is_pure, items))
    joins = grammar.names.joins(items) if are_names or grammar.are_places(count) else 0
    fewest = len(items) + max(joins, grammar.names.repeats(items))
    # A comma may stand in a name: Công ty Xây dựng, Thương mại Hòa An.
    is_apart = separator == ";" or len(items) <= count.value or grammar.names.are_uniform(items)
    # 12 xã có điểm nghẽn (xã Tân Lập, Tân Phú)
    is_described = is_named_so and bool(text[count.end : match.start()].strip())
    is_few = is_described and (len(items) + joined) * 3 < count.value * 2
    most = max(fewest, len(items) + joined)
    fewest -= grammar.names.foreign(items, count.unit) if grammar.is_place(count) else 0
    is_plain = not (match["bracket"] or separator == ";")
    if is_plain and not fewest <= count.value <= most and grammar.names.named_first(inside) == count.value:
        return Listing(count, start, start + 1, int(count.value), int(count.value), SILENT)  # A và B đã kiểm tra, …
    apart = MOST_APART_PLACES if grammar.are_places(count) else MOST_APART
    is_near = count.value < apart * (len(items) + joined) and fewest < apart * count.value
    sure = sure and not is_few and (is_near or grammar.are_places(count))  # tăng 05 bậc: Hòa An 2 bậc, …
    is_where = bool(match["bracket"]) and grammar.held.match(count.unit) is not None  # 04 lớp (Hòa An, Hòa Bình)
    doubt = _doubt(is_sure=sure and not is_where, is_apart=is_apart and is_near)
    is_plain = bool(doubt) and count.value == most + 1 and _is_plain_list(grammar, text, opened, items, joined)
    is_short = doubt == SILENT and match["colon"] and most < count.value and _are_short(grammar, text, opened, items)
    if is_plain or is_short:
        doubt = SURE
    return Listing(count, start, end, fewest, most, doubt)


def _is_plain_list(grammar: Grammar, text: str, opened: _Opened, items: Sequence[str], joined: int) -> bool:
    """`08 tiêu chí: quy hoạch, thủy lợi, điện, nhà ở, y tế và an ninh`: common nouns, and one fewer than counted.

    A comma in a name would make them more, not fewer; the last `và` closes the list.
    """
    _, match, start, end, _ = opened
    if not match["colon"] or text[opened.figure.end : match.start()].strip() or joined != 1 or len(items) < LEAST_NOUNS:
        return False
    inside = text[start:end]
    return (
        grammar.joint.search(items[-1]) is not None
        and all(len(item.split()) <= LONGEST_NOUN for item in items[:-1])
        and len(items[-1].split()) <= 2 * LONGEST_NOUN
        and not any(character.isdigit() for character in inside)
        and not (";" in inside or "(" in inside)
        and grammar.open_end.search(inside) is None
    )


def _without_tail(grammar: Grammar, items: list[str]) -> list[str]:
    """`y tế và an ninh trật tự, giữ nguyên so với năm 2012`: what is told behind the last thing is none."""
    named = [at for at, item in enumerate(items) if grammar.named.match(item)]
    if named[:1] == [0]:  # …, Pơ Loong Chiến, đều trở về từ Lào
        first = named[-1] + 1
        items = items[: next((at for at in range(first, len(items)) if grammar.closer.match(items[at])), len(items))]
    told = [at for at, item in enumerate(items) if at > 1 and grammar.told.match(item)]
    before = items[: told[0]] if told else []  # hồ Cửa Ông, đập Cầu Cau, góp phần …
    if before and (all(map(_CAPITAL.search, before)) or len({item.split()[0] for item in before}) == 1):
        items = before
    has_digit = [any(map(str.isdigit, item)) for item in items]
    is_tail = len(items) > MANY and has_digit[-1] and not any(has_digit[:-1])
    is_closed = is_tail and grammar.joint.search(items[-2]) is not None
    are_things = is_closed and all(item.strip()[0].islower() for item in items)
    return items[:-1] if are_things else items


def _are_short(grammar: Grammar, text: str, opened: _Opened, items: Sequence[str]) -> bool:
    """`09 tiêu chí: quy hoạch, thủy lợi, điện, …`: things in small letters, each a word or a few, one or two too few.

    A comma in a name would make them more, never fewer. Nothing but the rest of the noun stands between the count and
    the colon (`06 khâu dịch vụ:`), and a full stop or a comma with a word that tells of all ends the list.
    """
    count, match, start, end, _ = opened
    lowest = max(MANY, int(count.value) - MOST_MISSING)
    is_bare = _NOUN.fullmatch(text, count.end, match.start()) is not None and text[end : end + 1] == "."
    is_open = grammar.open_end.search(text[start:end]) is not None
    pieces = [piece.strip() for item in items for piece in grammar.joint.split(item)]
    are_short = all(1 <= len(piece.split()) <= LONGEST_THING and piece[0].islower() for piece in pieces)
    return is_bare and not is_open and len(pieces) >= lowest and are_short and not any(map(str.isdigit, "".join(items)))


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


def by_semicolons(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`02 lễ hội gồm: hội Lim (huyện …, tỉnh …); hội Gióng (…).`; never a mismatch."""
    match = grammar.opening.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or match["bracket"] or match[0][0] in ".;\n":
        return None
    start = match.end()
    number = len(grammar.names.items(text[start : paragraph_end(text, start, passage.end)], ";"))
    return Listing(count, start, start + 1, number, number, SILENT) if number == count.value > 1 else None

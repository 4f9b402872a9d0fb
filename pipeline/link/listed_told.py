"""Names told in a sentence, without brackets or a colon: `03 xã nghèo nhất là Sín Chải, Lao Xả Phình và …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing, Passage
from pipeline.link.listed_spans import is_counted, paragraph_end
from pipeline.link.listing_grammar import Grammar
from pipeline.text import UPPER

REACH = 140  # characters between the count and `là`
LONGEST_LIST = 300  # characters, where no mark closes the list
MOST_WORDS = 9  # of a thing named in small letters
FEWEST_NAMES = 2
SURE, SILENT = "", "silent"

_PARTED = re.compile(r"[\d,;:()]")
_DECIMAL = re.compile(r"(?<=\d)[,.](?=\d)")
_COUNT = re.compile(r"(?<![\w.,/])\d{1,3}\s+[^\W\d_]")
_CAPITAL = re.compile(rf"[{UPPER}]")
_NAME = re.compile(r"[^,.;:()]+(?=[,.;)]|$)")
_FIGURES = re.compile(r"\s*\([^()]*\d[^()]*\)\s*$")
_ENDS = frozenset(",;.")


def described(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 cơ sở sản xuất Hủ Tiếu Tư Thành, Cơm chiên …, Bột ngũ cốc …`: what they do, then names; never a mismatch."""
    match = grammar.described.match(text, count.end, passage.end)
    if match is None or grammar.names.along.search(text[count.end : match.start("names")]):
        return None
    end = match.start("names")
    names = []
    inside = text[end : paragraph_end(text, end, min(end + LONGEST_LIST, passage.end))]
    inside = _DECIMAL.sub("_", inside)
    if grammar.names.are_open(inside, count.unit):
        return None
    for piece in _NAME.finditer(inside):
        if grammar.named.match(piece[0].lstrip()) is None or is_counted(piece[0]):  # 04 giải Nhất, 08 giải Nhì, …
            break
        names.append(piece[0])
    if not names or _COUNT.search(inside, 0, inside.find(names[0])):
        return None  # 03 ổ dịch tả lợn châu Phi tại 04 xã (Tân Lập, Hòa Bình, …)
    names = grammar.listed(names, count.unit)
    items, joined = len(names), sum(len(grammar.joint.findall(name)) for name in names)
    if items + joined < count.value or items < FEWEST_NAMES:
        return None
    return Listing(count, end, end + len(names[0].split(None, 1)[0]), items, items + joined, SILENT)


def told(grammar: Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 xã nghèo nhất là Sín Chải, Lao Xả Phình và Tả Sìn Thàng`: then names; of places behind one phrase, all."""
    match = grammar.telling.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or grammar.closing.search(text, count.end, match.start()):
        return None
    if count.value == 1:
        return _single(grammar, text, count, match, passage.end)
    listed = grammar.direct.match(text, match.end(), passage.end)
    is_ended = listed is not None and text[listed.end() : listed.end() + 1] in _ENDS
    end = (
        listed.end()
        if listed is not None and is_ended
        else grammar.sentence_end(text, match.end(), min(match.end() + LONGEST_LIST, passage.end))
    )
    items = grammar.names.items(text[match.end() : end], ",")
    own = _before_tail(grammar, items)
    is_ended = is_ended or len(own) < len(items)
    names = grammar.listed(own, count.unit)
    every = [name for item in names for name in grammar.joint.split(item)]
    if len(every) < FEWEST_NAMES or not all(_CAPITAL.search(name) for name in every):
        return _small(grammar, text, count, match, end)
    first = match.end() + len(text[match.end() : end].split(None, 1)[0])
    are_alike = len({name.split()[0] for name in every}) == 1 and text[end : end + 1] in _ENDS  # HTX A, HTX B và HTX C
    is_sure = (is_ended or are_alike) and _are_all_told(grammar, text, count, match, end, every)
    return Listing(
        count, match.end(), first, len(every) if is_sure else len(names), len(every), SURE if is_sure else SILENT
    )


def _before_tail(grammar: Grammar, items: list[str]) -> list[str]:
    """The names without what is told of all behind them: `các ông Trần Nhữ, Lê Dưỡng, Phan Tấn, mỗi hộ được mượn …`."""
    at = next((at for at, item in enumerate(items) if at > 1 and grammar.told.match(item)), len(items))
    return items[:at] if all(map(_CAPITAL.search, items[:at])) else items


def _are_all_told(
    grammar: Grammar, text: str, count: Figure, telling: re.Match[str], end: int, names: Sequence[str]
) -> bool:
    """`04 xã đạt chuẩn là Lạng Khê, Lục Dạ, Môn Sơn, …`: nothing between says that these are some, and none is left."""
    between = text[count.end : telling.start()]
    head = grammar.head(text[count.end : telling.end()])
    is_one = _PARTED.search(between) is None and grammar.open_before.search(head) is None
    is_few = len(names) * 3 < count.value * 2
    are_alike = len({name.split()[0] for name in names}) == 1  # of bodies that begin so no comma stands in a name
    is_placed = (grammar.are_places(count) or are_alike) and not grammar.names.are_some(between, count.unit)
    return is_placed and is_one and not is_few and not grammar.names.are_left(text, end, count)


def _single(grammar: Grammar, text: str, count: Figure, telling: re.Match[str], limit: int) -> Listing | None:
    """`01 xã đạt chuẩn là Cam Hiếu`: one name and the end; never a mismatch."""
    name = grammar.names.pure.match(text, telling.end(), limit)
    if not grammar.are_places(count) or _PARTED.search(text, count.end, telling.start()) or name is None:
        return None
    is_ended = text[name.end() : name.end() + 1] in _ENDS
    return Listing(count, name.start(), name.end(), 1, 1, SILENT) if is_ended else None


def _small(grammar: Grammar, text: str, count: Figure, telling: re.Match[str], end: int) -> Listing | None:
    """`02 tiêu chí chưa đạt là thu nhập và môi trường`: things in small letters.

    More or fewer are told only where each has a bracket with figures: `là thu tiền đất (82%), thu khác (96%)`.
    """
    inside = text[telling.end() : end]
    is_parted = _PARTED.search(text, count.end, telling.start()) is not None
    if is_parted or grammar.open_before.search(text, count.end, telling.end()) or ".." in inside or "…" in inside:
        return None
    items = [item.strip() for item in re.split(r",(?![^(]*\))", inside) if item.strip()]
    bare = [_FIGURES.sub("", item) for item in items]
    if any(_PARTED.search(item) for item in bare):
        return None
    if any(len(name.split()) > MOST_WORDS for item in bare for name in grammar.joint.split(item)):
        return None
    joined = sum(len(grammar.joint.findall(item)) for item in bare)
    are_measured = all(_FIGURES.search(item) for item in items)
    is_sure = are_measured and not joined and len(items) * 3 >= count.value * 2 and text[end : end + 1] in _ENDS
    if len(items) + joined < FEWEST_NAMES or not (is_sure or count.value == len(items) + joined):
        return None
    return Listing(count, telling.end(), end, len(items), len(items) + joined, SURE if is_sure else SILENT)

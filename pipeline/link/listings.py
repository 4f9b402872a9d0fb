"""Counts with the names that are listed behind them: `04 xã Vĩnh An, Tây Bình …`, `05 di tích (…)`, `03 xã gồm: …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.model import Figure, Listing, Passage
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import LOWER, UPPER

MOST = 60  # names that anybody lists in a sentence
REACH = 140  # characters between the count and the opening mark
LONGEST_NAME = 110
NAMED_SHARE = 2 / 3  # of the items that begin like names, for a difference to be sure
FEWEST_NAMES = 2
LONGEST_LIST = 300  # characters, where no mark closes the list
AND_MAY_JOIN = 2  # `và` in a list: each may join two names or stand in one

_BRACKET = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"\.(?=\s|$)|\n\s*\n")
_CAPITAL = re.compile(rf"[{UPPER}]")
ListingsOf = Callable[[Layout, Sequence[Passage]], Iterator[Listing]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    open_end: re.Pattern[str]
    joint: re.Pattern[str]
    named: re.Pattern[str]
    direct: re.Pattern[str]
    described: re.Pattern[str]
    telling: re.Pattern[str]
    place_units: frozenset[str]
    above: tuple[str, ...]  # type words of districts, then of provinces
    durations: frozenset[str]


def listing_finder(rules: Rulebook) -> ListingsOf:
    """The finder of counts with their names."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joints = alternation(rules.words("checks.listing.and"))
    opens = alternation(rules.words("checks.listing.opens"))
    word = rf"(?:[{UPPER}](?![{UPPER}])[\w'’.-]*|\d{{1,2}})"  # UBND is no name
    name = rf"(?:{typed}\s+)?{word}(?:\s+{word}|\s+-\s+[{UPPER}]\w*)*"
    grammar = _Grammar(
        opening=re.compile(rf"(?P<bracket>\()|(?<!\w){opens}\s*:|(?P<colon>:)|(?<!\w){opens}(?=\s+{name})|[.;\n]\s"),
        closing=re.compile(r"\.(?=\s|$)|\n\s*\n|;(?=\s)"),
        open_end=re.compile(rf"\.\.|…|(?<!\w){alternation(rules.words('checks.listing.open_end'))}(?!\w)"),
        joint=re.compile(rf"\s+{joints}\s+"),
        named=re.compile(rf"\W*(?:[{UPPER}\d]|{typed}\s)"),
        direct=re.compile(
            rf"\s*:?\s*(?P<list>{name}(?:\s*,\s*{name})+(?:\s*,?\s+{joints}\s+{name})?|{name}\s+{joints}\s+{name})"
        ),
        described=re.compile(rf"(?:\s+[{LOWER}]+){{0,4}}\s*:?\s+(?P<names>[{UPPER}])"),
        telling=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.tells'))}\s+(?=\S)"),
        place_units=frozenset(types),
        above=rules.words("checks.listing.above"),
        durations=frozenset(rules.words("units.quantity.durations")),
    )

    def find(layout: Layout, passages: Sequence[Passage]) -> Iterator[Listing]:
        for passage in passages:
            counts = [t.figure for t in passage.tokens if t.figure is not None and _is_count(grammar, t.figure)]
            starts = [t.start for t in passage.tokens if t.cue in ("figure", "number") and not _quoted(layout, t.start)]
            for index, count in enumerate(counts):
                following = counts[index + 1].start if index + 1 < len(counts) else passage.end
                listing = (
                    _by_semicolons(grammar, layout.text, count, passage)
                    or _direct(grammar, layout.text, count, passage)
                    or _opened(grammar, layout.text, count, passage, min(following, count.end + REACH))
                    or _described(grammar, layout.text, count, passage)
                )
                listing = listing or _told(grammar, layout.text, count, passage)
                if listing is None:
                    continue
                # Figures among the names: told only where it holds.
                mixed = any(listing.start <= start < listing.end for start in starts)
                yield replace(listing, is_closed=False) if mixed else listing

    return find


def _quoted(layout: Layout, at: int) -> bool:
    """Whether an offset stands in quotation marks: “1 phải, 5 giảm” counts nothing."""
    return layout.text.rfind("“", max(0, at - REACH), at) > layout.text.rfind("”", max(0, at - REACH), at)


def _is_count(grammar: _Grammar, figure: Figure) -> bool:
    """`04 xã`: a small whole count of things, no duration."""
    if not figure.is_exact or figure.is_range or figure.per or figure.qualifier:
        return False
    if figure.unit in {"VND", "%", ""} or figure.unit in grammar.durations:
        return False
    return 1 <= figure.value <= MOST


def _direct(grammar: _Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """Names right behind the unit, which is one of places."""
    if not any(part.strip() in grammar.place_units for part in count.unit.split(",")):
        return None
    match = grammar.direct.match(text, count.end, passage.end)
    if match is None:
        return None
    behind = text[match.end() : match.end() + 3]
    names = _listed(grammar, _items(match["list"], ","), count.unit)
    commas, joined = len(names) - 1, sum(len(grammar.joint.findall(name)) for name in names)
    # A capital behind the list, or a comma with one, may begin what is no member: `xã Hòa An, UBND huyện …`.
    is_ended = not behind.strip() or behind[0] in ").;" or (behind[:1].isspace() and behind[1:2].islower())
    fewest = commas + 1 + joined
    return Listing(count, match.start("list"), match.end(), fewest, fewest, is_closed=is_ended)


def _opened(grammar: _Grammar, text: str, count: Figure, passage: Passage, limit: int) -> Listing | None:
    """Names in brackets, or behind a colon or `gồm`."""
    match = grammar.opening.search(text, count.end, min(limit, passage.end))
    if match is None or match[0][0] in ".;\n":
        return None
    start = match.end()
    if match["bracket"]:
        end = _closing_bracket(text, start, passage.end)
    else:
        end = _sentence_end(grammar, text, start, passage.end)
    inside = text[start:end]
    if not inside.strip():
        return None
    repeated = 1 + len(re.findall(rf"(?:[,;]|{grammar.joint.pattern})\s*{re.escape(count.unit)}(?!\w)", inside))
    if repeated == count.value and repeated >= FEWEST_NAMES:  # A … và mô hình B: the noun opens each of them
        return Listing(count, start, end, repeated, repeated, is_closed=False)
    items = _listed(grammar, _items(inside, ";" if ";" in inside else ","), count.unit)
    joined = sum(len(grammar.joint.findall(item)) for item in items)
    if any(len(item) > LONGEST_NAME for item in items) or (len(items) == 1 and not joined and count.value > 1):
        return None
    named = sum(grammar.named.match(item) is not None or count.unit in item[: len(count.unit) + 3] for item in items)
    if len(items) == 1 and not named:  # 01 nhà văn hóa (do tỉnh quản lý)
        return None
    sure = (
        named >= NAMED_SHARE * len(items)
        and joined <= AND_MAY_JOIN
        and grammar.open_end.search(inside) is None
        and grammar.open_end.search(text, count.end, match.start()) is None
        and ")" not in text[count.end : match.start()]
        and len(items) + joined > 1
    )
    return Listing(count, start, end, len(items), len(items) + joined, is_closed=sure)


def _described(grammar: _Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 cơ sở sản xuất Hủ Tiếu Tư Thành, Cơm chiên …, Bột ngũ cốc …`: what they do, then names; never a mismatch."""
    match = grammar.described.match(text, count.end, passage.end)
    if match is None:
        return None
    end = match.start("names")
    names = []
    for piece in re.finditer(r"[^,.;:()\n]+(?=[,.;)\n]|$)", text[end : min(end + LONGEST_LIST, passage.end)]):
        if grammar.named.match(piece[0].lstrip()) is None:
            break
        names.append(piece[0])
    names = _listed(grammar, names, count.unit)
    items, joined = len(names), sum(len(grammar.joint.findall(name)) for name in names)
    if items + joined < count.value or items < FEWEST_NAMES:
        return None
    return Listing(count, end, end + len(names[0].split(None, 1)[0]), items, items + joined, is_closed=False)


def _listed(grammar: _Grammar, items: Sequence[str], unit: str) -> list[str]:
    """The items without the units above at the end: `Khánh Thiện, huyện Lục Yên, tỉnh Yên Bái`."""
    if unit not in grammar.place_units:
        return list(items)
    above = grammar.above if unit not in grammar.above else grammar.above[-1:]
    above = () if unit == grammar.above[-1] else above
    kept = list(items)
    while len(kept) > 1 and kept[-1].strip().casefold().startswith(tuple(f"{word} " for word in above)):
        kept.pop()
    return kept


def _items(inside: str, separator: str) -> list[str]:
    """What stands between separators outside of brackets."""
    return [item for item in _BRACKET.sub("", inside).split(separator) if item.strip()]


def _by_semicolons(grammar: _Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`02 lễ hội gồm: hội Lim (huyện …, tỉnh …); hội Gióng (…).`; never a mismatch."""
    match = grammar.opening.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or match["bracket"] or match[0][0] in ".;\n":
        return None
    start = match.end()
    number = len(_items(text[start : _paragraph_end(text, start, passage.end)], ";"))
    return Listing(count, start, start + 1, number, number, is_closed=False) if number == count.value > 1 else None


def _paragraph_end(text: str, start: int, limit: int) -> int:
    """The full stop or the end of the paragraph, over semicolons."""
    match = _STOP.search(text, start, limit)
    return match.start() if match else limit


def _told(grammar: _Grammar, text: str, count: Figure, passage: Passage) -> Listing | None:
    """`03 xã nghèo nhất là Sín Chải, Lao Xả Phình và Tả Sìn Thàng`: then names; never a mismatch."""
    match = grammar.telling.search(text, count.end, min(count.end + REACH, passage.end))
    if match is None or grammar.closing.search(text, count.end, match.start()):
        return None
    end = _sentence_end(grammar, text, match.end(), min(match.end() + LONGEST_LIST, passage.end))
    names = _listed(grammar, _items(text[match.end() : end], ","), count.unit)
    every = [name for item in names for name in grammar.joint.split(item)]
    if len(every) < FEWEST_NAMES or not all(_CAPITAL.search(name) for name in every):
        return None
    first = match.end() + len(text[match.end() : end].split(None, 1)[0])
    return Listing(count, match.end(), first, len(names), len(every), is_closed=False)


def _closing_bracket(text: str, start: int, limit: int) -> int:
    depth = 1
    for at in range(start, limit):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return start


def _sentence_end(grammar: _Grammar, text: str, start: int, limit: int) -> int:
    """Behind a colon: the full stop, where lists are of semicolons; else the first of full stop and semicolon."""
    match = grammar.closing.search(text, start, limit)
    return match.start() if match else limit

"""What the sums of a text can be: a total, and the parts that stand before or behind it in its windows.

Windows are what the text bounds itself: a bracket, a clause, a sentence, the sentences before, the items of a list.
All figures of one kind in a window are parts or none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from pipeline.audit.clauses import CHANGES, OPENERS, closing
from pipeline.audit.counted import SUMMED, TOTALS, Kinds, is_part, loose_numbers, with_loose
from pipeline.audit.model import Token
from pipeline.audit.nearby import Told
from pipeline.audit.reading import LOOSE, PLAIN, SURE, TOLD, Reading, reading_of
from pipeline.audit.summed import led_of, summed

FEWEST, LIST = 2, 3  # parts
NEAREST = 3  # totals before a window
BACK = 8  # sentences before one that sums them up
FAR = 3  # passages before
BESIDE = frozenset({"and", "total", "comma"})  # between a total and its bracket: 402 nhóm, lớp (…)
LIST_OPENERS = OPENERS | {"colon"}
LONGEST_NOUN = 60  # characters between them
UNSURE = frozenset({"ellipsis", "excluded"})  # in a window: what is told is not all
UNTOLD = UNSURE | {"others"}


def readings(told: Sequence[Told], lists: Sequence[range], kinds: Kinds) -> Iterator[list[Reading]]:
    """For each window all that it can be, the most likely first."""
    by_passage = {at: list(group) for at, group in groupby(told, attrgetter("passage"))}
    outside = {at: _outer(held) for at, held in by_passage.items()}
    for number, held in by_passage.items():
        sentences = [list(group) for _, group in groupby(held, attrgetter("sentence"))]
        afar = [each for at in range(number - FAR, number) for each in outside.get(at, ())]
        outers = [_outer(sentence) for sentence in sentences]
        for at, (sentence, outer) in enumerate(zip(sentences, outers, strict=True)):
            cues = sentence[0].said
            if "open" in cues:
                yield from ([reading] for reading in _in_brackets(sentence, kinds))
            if not outer:
                continue
            earlier = [each for other in outers[max(0, at - BACK) : at] for each in other]
            if cues & LIST_OPENERS:
                yield list(_opened(outer, earlier or afar, kinds))
            yield list(_behind(outer, earlier or [each for each in afar if each.opening & TOTALS], kinds))
            if cues & TOTALS:
                inner = [each for each in sentence if each.level]
                yield from summed(outer, inner, earlier, _firsts(sentences[:at], by_passage, number), kinds)
    yield from _lists(by_passage, lists, kinds)


def _outer(told: Sequence[Told]) -> list[Told]:
    return [each for each in told if not each.level]


def _firsts(sentences: Sequence[Sequence[Told]], by_passage: dict[int, list[Told]], number: int) -> list[list[Told]]:
    """Figures of the passage up to here, and of those before, each by itself; the nearest last."""
    own = [each for sentence in sentences for each in _outer(sentence)]
    return [*(_outer(by_passage.get(at, ())) for at in range(number - FAR, number)), own]


def _wholes(earlier: Sequence[Told]) -> list[Told]:
    """The nearest ones, and the greatest one."""
    found = [each for each in reversed(earlier) if is_part(each) or each.cues & TOTALS]
    more = max(found[NEAREST:], key=_value, default=None)
    return found[:NEAREST] if more is None else [*found[:NEAREST], more]


def _value(each: Told) -> Decimal:
    return each.figure.value


def _between(tokens: Sequence[Token], first: int, last: int) -> set[str]:
    return {token.cue for token in tokens[first:last]}


def _is_unsure(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether something is not told: `v.v`, `chưa kể …`, `27 xe ba bánh và phương tiện khác` without a figure."""
    cues = _between(tokens, first, last)
    if not cues.isdisjoint(UNSURE):
        return True
    return "others" in cues and any(tokens[at].cue == "others" and _ends(tokens, at) for at in range(first, last))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """`27 xe ba bánh và phương tiện khác`: nothing is told of the others; but `nguồn khác 5 tỷ`, `18 xe khác`."""
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    return all(each.figure is None for each in beside)


def _in_brackets(sentence: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """`715 con (34 con trâu, 21 con bò, 58 con dê và 612 con lợn)`: the figure right before it is the total."""
    inner = [each for each in sentence if each.level == 1]
    if not inner:
        yield from _of_numbers(sentence, kinds)
    for opening, group in groupby(inner, _bracket_of):
        window = list(group)
        tokens = window[0].tokens
        earlier = [each for each in sentence if not each.level and each.at < opening]
        if not earlier or _between(tokens, earlier[-1].at + 1, opening) - BESIDE:
            continue
        if tokens[opening].start - earlier[-1].figure.end > LONGEST_NOUN:
            continue
        end = closing(tokens, opening)
        parts = kinds.parts(earlier[-1], window)
        if len(parts) != len(window):
            parts = kinds.named(earlier[-1], window, loose_numbers(window[0], opening, end, 1))
        if len(parts) >= len(window) and not _is_unsure(tokens, opening, end):
            is_among = "some_parts" in _between(tokens, opening, window[-1].at)
            surety = SURE if len(parts) > LIST else TOLD
            yield reading_of(earlier[-1], parts, surety, is_among=is_among, is_pure=not is_among)


def _of_numbers(sentence: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """`196 đối tượng (nam 181, nữ 15)`."""
    for whole in sentence:
        opening = whole.at + 1
        tokens = whole.tokens
        if whole.level or [token.cue for token in tokens[opening : opening + 1]] != ["open"]:
            continue
        end = closing(tokens, opening)
        window = loose_numbers(whole, opening, end, 1)
        parts = kinds.parts(whole, window)
        if parts and len(parts) == len(window) and not _is_unsure(tokens, opening, end):
            yield reading_of(whole, parts, SURE if len(parts) > LIST else TOLD)


def _bracket_of(each: Told) -> int:
    return max((at for at in range(each.at) if each.tokens[at].cue == "open"), default=0)


def _opened(outer: Sequence[Told], earlier: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """`gồm …`, `trong đó …`, `: …`: what stands behind up to the end of the sentence, or of its first clause."""
    tokens, levels = outer[0].tokens, outer[0].levels
    openings = [at for at, t in enumerate(tokens) if t.cue in LIST_OPENERS and not levels[at]]
    # Ban Chấp hành gồm 27 đồng chí, cơ cấu: …
    opening = next((at for at in openings if any(each.at < at for each in outer)), openings[0] if openings else None)
    if opening is None or _is_unsure(tokens, opening, len(tokens)):
        return
    window = with_loose([each for each in outer if each.at > opening])
    heads = [each for each in outer if each.at < opening]
    is_loose = not window and bool(heads)
    if is_loose:  # 1.284 học sinh THCS: tốt 1.012, khá 231, trung bình 38, yếu 3
        window = loose_numbers(heads[-1], opening + 1, len(tokens), 0)
    if len(window) < FEWEST:
        return
    cue = tokens[opening].cue
    ends = [at for at in range(opening, len(tokens)) if tokens[at].cue == "semicolon" and not levels[at]]
    wholes = _wholes(heads or earlier)
    for end in (len(tokens), *ends[:1]):
        told = [each for each in window if each.at < end]
        for nearest, whole in enumerate(wholes):
            parts = kinds.parts(whole, told)
            if parts:
                surety = SURE if cue == "all_parts" and heads and not nearest else TOLD
                surety = PLAIN if is_loose else surety
                is_pure = kinds.are_all(whole, window, parts)
                yield reading_of(whole, parts, surety, is_among=cue == "some_parts", is_pure=is_pure)
            elif heads and not nearest and end == len(tokens) and (parts := kinds.foreign(whole, window)):
                yield reading_of(whole, parts, TOLD, is_among=True)
            elif heads and not nearest and end == len(tokens) and cue == "all_parts":
                parts = kinds.named(whole, window, ())
                if len(parts) >= LIST:
                    yield reading_of(whole, parts, TOLD, is_pure=True)


def _behind(outer: Sequence[Told], earlier: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """`1.047 hộ. Xã A 412 hộ, xã B 378 hộ, xã C 257 hộ`; `2.340 công; đoàn viên 860 công, nông dân 1.480 công`."""
    first, tokens = outer[0], outer[0].tokens
    if first.said & OPENERS or (first.said & UNTOLD and _is_unsure(tokens, 0, len(tokens))):
        return
    for at, whole in enumerate(outer[:-FEWEST]):
        # 1.446 hộ phát sinh và tái nghèo; trong 1.446 hộ này có 1.296 hộ phát sinh mới và 150 hộ tái nghèo
        others = (each.figure for each in outer[:at] if each.figure.value != whole.figure.value)
        is_first = not any(kinds.are_kin(other.unit, whole.figure.unit) for other in others)
        if is_first and is_part(whole) and not whole.opening & SUMMED:
            window = with_loose(outer[at + 1 :])
            parts = kinds.parts(whole, window)
            if parts:
                yield reading_of(whole, parts, PLAIN, is_pure=kinds.are_all(whole, window, parts))
    if len(outer) == 1:  # Trong 1.025 hồ sơ nói trên, chi thường xuyên 714, chi đầu tư 206, hoàn ứng 105
        window = loose_numbers(first, first.at + 1, len(tokens), 0) if "number" in first.said else []
        parts = kinds.parts(first, window)
        if len(parts) >= LIST:
            yield reading_of(first, parts, PLAIN, is_pure=True)
    if len(outer) == 1 and is_part(first):  # 15 đại biểu tỉnh, 42 đại biểu xã. Hội nghị có 57 đại biểu
        last = [each for each in earlier if each.sentence == first.sentence - 1]
        parts = kinds.parts(first, last)
        if len(parts) >= LIST and kinds.are_all(first, last, parts) and _is_plain_list(parts):
            yield reading_of(first, parts, PLAIN)
    yield from _counted_before(outer, earlier, kinds)
    yield from _of_earlier(outer, earlier, kinds)


def _counted_before(outer: Sequence[Told], earlier: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """`tổ A 12 thành viên, tổ B 15 thành viên, tổ C 9 thành viên. Ba tổ có 36 thành viên`, if words tell three."""
    last = [each for each in earlier if each.sentence == outer[0].sentence - 1]
    for whole in outer[:FEWEST] if len(last) >= LIST else ():
        parts = kinds.parts(whole, last)
        if len(parts) >= LIST and is_part(whole):
            yield reading_of(whole, parts, LOOSE, is_pure=kinds.are_all(whole, last, parts))


def _of_earlier(outer: Sequence[Told], earlier: Sequence[Told], kinds: Kinds) -> Iterator[Reading]:
    """All figures of a sentence as the parts of a total told before it."""
    window = with_loose(outer)
    if len(window) < FEWEST or any(each.cues & CHANGES and not is_part(each) for each in outer):
        return  # còn 27.394 em, giảm 18 em do bỏ học 05 em
    first = outer[0]
    units = {each.figure.unit for each in window}
    kin = [each for each in earlier if any(kinds.are_kin(each.figure.unit, unit) for unit in units)]
    for whole in _wholes([each for each in kin or earlier if each.sentence >= first.sentence - 1] or kin or earlier):
        parts = kinds.parts(whole, window)
        if parts:
            yield reading_of(whole, parts, PLAIN, is_pure=kinds.are_all(whole, window, parts))
    for whole in [each for each in earlier if each.sentence == first.sentence - 1 and is_part(each)]:
        parts = kinds.of_any_kind(whole, window)
        if parts and len(kinds.kin(whole, window)) != len(window):
            yield reading_of(whole, parts, LOOSE, is_pure=True)


def _is_plain_list(parts: Sequence[Told]) -> bool:
    """`: 15 đại biểu cấp tỉnh, 42 đại biểu cấp huyện, 186 đại biểu cấp xã`: nothing but commas, behind a colon."""
    tokens, first, last = parts[0].tokens, parts[0].at, parts[-1].at
    return "colon" in _between(tokens, 0, first) and _between(tokens, first, last) <= {"figure", "comma", "and"}


def _lists(by_passage: dict[int, list[Told]], lists: Sequence[range], kinds: Kinds) -> Iterator[list[Reading]]:
    """Items with one figure of the total's kind each: below it, or above one that sums them up."""
    for places in lists:
        if any(at not in by_passage for at in places):
            continue  # mostly
        items = [by_passage[at] for at in places]
        above = _outer(by_passage.get(places[0] - 1, ()))
        below = _outer(by_passage.get(places[-1] + 1, ()))
        below = [each for each in below if each.sentence == below[0].sentence]
        totals = [whole for at, whole in enumerate(below) if led_of(below, at, kinds) & TOTALS]
        totals += _beside_total(totals, below, items, kinds)
        found = [_of_items(whole, items, TOLD, kinds) for whole in _wholes(above)]
        found += [_of_items(whole, items, SURE, kinds) for whole in totals[:1]]
        yield [each for each in found if each is not None]
        others = (_of_items(whole, items, SURE, kinds) for whole in totals[1:])
        yield from ([each] for each in others if each is not None)


def _beside_total(
    totals: Sequence[Told], below: Sequence[Told], items: Sequence[Sequence[Told]], kinds: Kinds
) -> list[Told]:
    """`tổng dư nợ là 52,1 tỷ đồng với 1.651 hộ vay`: what is told right behind a total that holds is one, too."""
    found = _of_items(totals[0], items, SURE, kinds) if len(totals) == 1 else None
    if found is None or found.over:
        return []
    at = below.index(totals[0]) + 1
    return [each for each in below[at : at + 1] if is_part(each) and each.figure.unit != totals[0].figure.unit]


def _of_items(whole: Told, items: Sequence[Sequence[Told]], surety: int, kinds: Kinds) -> Reading | None:
    firsts = [
        next((each for each in _outer(item) if kinds.are_kin(each.figure.unit, whole.figure.unit)), None)
        for item in items
    ]
    parts = kinds.parts(whole, [each for each in firsts if each is not None])
    if not parts or len(parts) != len(items):
        return None
    is_among = any(token.cue == "some_parts" for token in whole.tokens[whole.at :])
    return reading_of(whole, parts, surety, is_pure=not is_among)

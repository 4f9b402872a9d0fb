"""Totals that a word tells as such behind their parts, in the windows that these can stand in.

`ô tô 687 xe và mô tô 3.412 xe, cộng 4.099 xe`; `… Tính chung hai cấp 40.201 hồ sơ`; `trong tháng 16 ca, cộng dồn 103`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.audit.clauses import OPENERS
from pipeline.audit.counted import SUMMED, TOTALS, Kinds, is_part, with_loose
from pipeline.audit.nearby import Told
from pipeline.audit.reading import SURE, TOLD, Reading, reading_of

FEWEST, LIST = 2, 3  # parts
LEFTS = frozenset({"left", "rest"})
PARTED = OPENERS | {"semicolon", "colon", "stop"}


def summed(
    outer: Sequence[Told],
    inner: Sequence[Told],
    earlier: Sequence[Told],
    firsts: Sequence[Sequence[Told]],
    kinds: Kinds,
) -> Iterator[list[Reading]]:
    """`ô tô 687 xe và mô tô 3.412 xe, cộng 4.099 xe`; `… Tính chung hai cấp 40.201 hồ sơ`."""
    every = with_loose(outer)
    for at, whole in enumerate(every):
        led = led_of(every, at, kinds)
        behind = whole.tokens[whole.at + 1 : whole.at + 3]
        if not led & TOTALS or whole.figure.qualifier or any(token.cue == "excluded" for token in behind):
            continue
        # … 17 di tích cấp tỉnh, 4 di tích cấp quốc gia, tổng số 21 di tích
        surety = SURE if led & SUMMED or (at >= LIST and "total" in led) else TOLD
        windows = list(_windows([each for each in with_loose(outer[:at]) if each.at < whole.at]))
        if not any(kinds.kin(whole, window) or kinds.parts(whole, window) for window in windows):
            starts = sorted({each.sentence for each in earlier}, reverse=True)
            windows = [w for s in starts for w in _windows([each for each in earlier if each.sentence >= s])]
            windows += _afar(whole, firsts, kinds, is_left=bool(led & LEFTS)) if surety == SURE else []
        elif at == 1 and surety == SURE:  # Riêng năm 2020 làm mới 31 tuyến: …. Đã có 87 tuyến, cộng cả …
            heads = [next(group) for _, group in groupby(earlier, attrgetter("sentence"))]
            windows += [[each, outer[0]] for each in reversed(heads)]
        if "cumulated" in led:
            yield [reading_of(whole, two, TOLD) for two in _before_and_now(whole, outer, inner, earlier, kinds)]
        yield [
            reading_of(whole, parts, surety, is_pure=kinds.are_all(whole, window, parts))._replace(is_computed=True)
            for window in windows
            if (parts := kinds.parts(whole, window, may_exceed=True))
        ]


def led_of(told: Sequence[Told], at: int, kinds: Kinds) -> set[str]:
    """Cues before a total; `Tính chung cả ba vụ, diện tích là 17.920 ha, sản lượng 85.709 tấn`: of both."""
    first, whole, before = told[0], told[at], told[:at]
    led = kinds.led(whole)
    if not at or not is_part(whole) or any(kinds.are_kin(each.figure.unit, whole.figure.unit) for each in before):
        return led
    between = {token.cue for token in whole.tokens[first.at : whole.at]}
    opened = kinds.led(first)
    return led | opened if opened & SUMMED and between.isdisjoint(PARTED) else led


def _before_and_now(
    whole: Told, outer: Sequence[Told], inner: Sequence[Told], earlier: Sequence[Told], kinds: Kinds
) -> Iterator[tuple[Told, ...]]:
    """`trong tháng 16 ca, cộng dồn 103 ca (tháng trước 87 ca)`: what is new and what was, the only others around."""
    here = [each for each in (*outer, *inner) if each is not whole]
    last = [each for each in earlier if each.sentence == whole.sentence - 1]
    for window in (here, [*last, *here]):
        others = kinds.kin(whole, window)
        if len(others) == FEWEST and all(each.figure.value < whole.figure.value for each in others):
            yield tuple(others)


def _windows(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """All, those behind the last colon or semicolon, and the last and the first one of each clause."""
    if not told:
        return
    yield told
    clauses = [list(group) for _, group in groupby(told, _clause_of)]
    if len(clauses) > 1:
        yield clauses[-1]
        for place in (-1, 0):
            yield [clause[place] for clause in clauses]


def _clause_of(each: Told) -> tuple[int, int]:
    marks = sum(token.cue in {"semicolon", "colon"} for token in each.tokens[: each.at])
    return each.sentence, marks


def _afar(whole: Told, firsts: Sequence[Sequence[Told]], kinds: Kinds, *, is_left: bool) -> Iterator[Sequence[Told]]:
    """The first figures of the total's kind in the passages before, from the nearest on; of rests, the first rests."""
    kept = [next((e for e in held if kinds.are_kin(e.figure.unit, whole.figure.unit)), None) for held in firsts]
    if is_left:
        rests = [[each for each in held if each.cues & LEFTS] for held in firsts]
        kept = [next((e for e in held if kinds.are_kin(e.figure.unit, whole.figure.unit)), None) for held in rests]
    found = [each for each in kept if each is not None]
    for count in range(FEWEST, len(found) + 1):
        yield found[-count:]

"""Totals and rests of a list with a slip: `386 phòng khám, trong số này 21 đa khoa, 298 chuyên khoa, còn lại là 57`.

All figures of the list are its parts, by kin of their units or without any; that they are meant to be all is told by
the slip, which is small, or by the word for what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from pipeline.audit.announced import AreKin, Listed, announced_lists, kin_units
from pipeline.audit.clauses import is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Passage, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import are_turned, digits_of, is_near, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

PAIR = 2
FEW, MANY = 3, 4  # figures of a total and its parts; parts
TEN, STEPS = 10, 2  # a rest of one digit, and by what it may be wrong
SHORT, TELLING, LONG = 2, 3, 4  # digits
CLOSE, NEAR, NEARLY_ALL = Decimal("0.8"), Decimal("0.9"), Decimal("0.95")
RULE, LEFT, CLOSED = "sum: slip in a list", "difference: left", "sum: closed"
SUM_ENDS = frozenset({"colon", "all_parts", "some_parts"})

Check = Callable[[Scene], Iterator[Claim]]


def listed_slip_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        above: Sentence | None = None
        for passage in told_passages(scene):
            if not passage.mark and passage.sentences:
                above = next((each for each in reversed(passage.sentences) if each.count), None)
            if sum([sentence.count for sentence in passage.sentences]) < FEW:
                continue
            for lists in announced_lists(passage, are_kin, above if passage.mark else None):
                claim = _of_lists(lists)
                if claim is not None:
                    yield claim
            if "closing" in passage.cues:
                yield from _closed(passage, are_kin)

    return check


def _of_lists(lists: Sequence[Listed]) -> Claim | None:
    """What the list tells under one of its readings: one that holds goes before one with a slip."""
    if any(_holds(listed) for listed in lists):
        right = next(listed for listed in lists if _holds(listed))
        if right.is_left:
            return _rest(right)
        if right.is_below and right.whole.digits < SHORT:
            return None
        if right.is_below:
            return Claim("sum", "sum", right.whole, right.parts, rule=RULE, yields=True)
        # Two figures that add up to one before them may be of other things; bare numbers in a row are its parts.
        telling = SHORT if right.is_bare else TELLING
        is_told = right.opener or (len(right.parts) > PAIR and right.whole.digits >= telling)
        return Claim("sum", "sum", right.whole, right.parts, rule=RULE, yields=True) if is_told else None
    if any(listed.is_below or _is_begun(listed) for listed in lists):
        return None
    return next((claim for listed in lists if (claim := _slipped(listed)) is not None), None)


def _given(parts: Sequence[Figure]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _holds(listed: Listed) -> bool:
    return (listed.is_pure or listed.is_left) and _given(listed.parts) == listed.whole.value


def _is_begun(listed: Listed) -> bool:
    """Whether its first parts alone add up, so that the others are of something else."""
    return any(given == listed.whole.value for given in accumulate(part.value for part in listed.parts))


def _slipped(listed: Listed) -> Claim | None:
    whole, parts = listed.whole, listed.parts
    if listed.is_left:
        rest, left = parts[-1].value, whole.value - _given(parts[:-1])
        is_short = bool(listed.opener) and max(rest, left) < TEN and abs(rest - left) <= STEPS
        is_slip = is_short or is_one_digit_off(rest, left) or are_turned(rest, left) or is_near(rest, left)
        return _rest(listed) if left > 0 and is_slip else None
    if not listed.is_pure:
        return None
    if len(parts) == PAIR:
        return _of_two(listed)
    return Claim("sum", "sum", whole, parts, rule=RULE, yields=True) if _is_slip(listed) else None


def _rest(listed: Listed) -> Claim:
    *others, rest = listed.parts
    if len(others) == 1:
        return Claim("difference", "difference", rest, (listed.whole, *others), rule=LEFT, yields=True)
    signs = (1, *(-1 for _ in others))
    return Claim("difference", "sum", rest, (listed.whole, *others), rule=LEFT, signs=signs, yields=True)


def _of_two(listed: Listed) -> Claim | None:
    """`rừng phòng hộ 28.716 ha, rừng sản xuất 17.113 ha` of 45.847: in the one, two digits changed places."""
    whole, (first, last) = listed.whole, listed.parts
    left = whole.value - first.value
    is_part = not listed.opener and last.digits >= LONG
    is_part = is_part and are_turned(last.value, left) and is_small_slip(last.value, left)
    given = first.value + last.value
    is_total = whole.digits >= LONG and are_turned(whole.value, given) and is_small_slip(whole.value, given)
    return Claim("sum", "sum", whole, listed.parts, rule=RULE, yields=True) if is_part or is_total else None


def _is_slip(listed: Listed) -> bool:
    """Whether so many parts make the total but for a digit, or for two that changed places."""
    whole, given = listed.whole.value, _given(listed.parts)
    low, high = min(whole, given), max(whole, given)
    telling = min(len(digits_of(whole)), len(digits_of(given)))
    if are_turned(whole, given) and telling >= TELLING and low >= CLOSE * high:
        return True
    # 312 cán bộ, nữ 120 người, đảng viên 98 người, trẻ 95 người: three digits tell only behind a word for parts.
    is_typed = telling >= (TELLING if listed.opener else LONG) and is_small_slip(whole, given)
    if given < whole:  # parts may be left out
        return is_typed and low >= (NEAR if listed.opener == "all_parts" else NEARLY_ALL) * high
    if is_typed and low >= NEAR * high:
        return True
    is_short = bool(listed.opener) and len(listed.parts) >= MANY and telling >= SHORT and low >= CLOSE * high
    return is_short and is_one_digit_off(whole, given)


def _closed(passage: Passage, are_kin: AreKin) -> Iterator[Claim]:
    """`Đồng Xiền 820 m; Bài Kinh 640 m; Na Hiên 380 m, cộng chung 3 xóm được 1.840 m`: the total behind its parts."""
    previous: Sentence | None = None
    for sentence in passage.sentences:
        tokens, levels = sentence.tokens, sentence.levels
        for at, token in enumerate(tokens):
            if token.cue != "closing" or levels[at]:
                continue
            is_first = not any(each.figure for each in tokens[:at])
            held = (previous or sentence) if is_first else sentence
            before, depths = held.tokens, held.levels
            end = len(before) if is_first else at
            start = max((i + 1 for i in range(end) if before[i].cue in SUM_ENDS and not depths[i]), default=0)
            region = [before[i] for i in range(start, end) if not depths[i]]
            claim = _of_closed(region, tokens[at + 1 :], are_kin)
            if claim is not None:
                yield claim
        previous = sentence


def _of_closed(region: Sequence[Token], behind: Sequence[Token], are_kin: AreKin) -> Claim | None:
    figures = [token.figure for token in region if token.figure is not None]
    parts = [figure for figure in figures if is_plain(figure) and figure.unit != "%"]
    told = [token.figure for token in behind if token.figure is not None][:PAIR]
    if len(parts) < PAIR or len(parts) != len(figures) or not told or any(part.qualifier for part in parts):
        return None
    is_counted = told[0].is_exact and told[0].value == len(parts) and len(told) == PAIR
    whole = told[-1] if is_counted else told[0]
    if not is_plain(whole) or whole.qualifier or not all(are_kin(part.unit, whole.unit) for part in parts):
        return None
    given = _given(parts)
    low, high = min(whole.value, given), max(whole.value, given)
    is_typed = whole.digits >= TELLING and (is_small_slip(whole.value, given) or are_turned(whole.value, given))
    if low >= CLOSE * high and (low == high or is_typed or (is_counted and low >= NEAR * high)):
        return Claim("sum", "sum", whole, tuple(parts), rule=CLOSED, yields=True)
    return None

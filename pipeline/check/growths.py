"""Changes in prose: this period, the period before, and the percentage or the difference between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.changed import (
    compare,
    direction_in_bracket,
    direction_of,
    has_other_base,
    is_anothers_base,
    is_base_before,
    is_level,
    is_named,
    is_planned,
    is_shortened,
    is_yearly,
    opens_clause,
)
from pipeline.audit.clauses import (
    CHANGES,
    COMPARED,
    alike,
    before,
    bracket_figure,
    denominator,
    direct_figure,
    figure_at,
)
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

FARTHEST = 8  # times a change can differ from what is stated by a slip,
GREATEST = 150  # or percent
WIDE = 5  # a change is off by no more than such a part
STEPS = 2  # of the last digit, by which points told may be wrong
NEAR_ONLY = "near"  # a base that is sure where the change is nearly what follows
STOPS = frozenset({"semicolon", "fulfilled", "share", "up", "down"})

Check = Callable[[Scene], Iterator[Claim]]


def growth_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            if passage.cues & CHANGES:
                for sentence in passage.sentences:
                    if sentence.cues & CHANGES:
                        yield from _in_sentence(sentence)

    return check


def _in_sentence(sentence: Sentence) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        change = token.figure
        if change is None or token.cue != "figure" or change.is_range or change.of is not None:
            continue
        direction = direction_of(tokens, index, levels) or direction_in_bracket(tokens, index, levels)
        if direction and not is_yearly(tokens, index, levels):
            # A change with its sign, (-18,2%), is one up or down by itself.
            is_up = direction == "up" or change.value < 0
            claim = _claim(tokens, levels, index, change, is_up=is_up)
            if claim is not None:
                yield claim


def _claim(tokens: Sequence[Token], levels: Sequence[int], index: int, change: Figure, *, is_up: bool) -> Claim | None:
    is_share = change.unit == "%"
    places = _places(tokens, levels, index, change)
    of_any = is_share or change.unit == POINTS
    told = _told_base(tokens, index) if is_share else None
    alikes = [at for at in places if told is None or compare(told, figure_at(tokens, at))] or places
    now_at = next((at for at in alikes if of_any or alike(change.unit, figure_at(tokens, at).unit)), None)
    points = _of_points(tokens, index, levels, change)
    if points is not None and not points.doubt:
        return points
    if now_at is None:
        return points or _of_ratio(tokens, levels, index, change, is_up=is_up)
    now = figure_at(tokens, now_at)
    base, doubt = _base(tokens, levels, index, now_at, now)
    level = _level_before(tokens, levels, index, now_at, places)
    if level is not None and (base is None or doubt == "silent"):
        base, now, doubt = now, level, NEAR_ONLY
    # 86 trường, gồm 64 trường tiểu học, 22 trường THCS; giảm 5% so với …
    is_parted = any(token.cue == "semicolon" for token in tokens[now_at:index])
    if base is not None and not doubt and (is_parted or not is_share):
        now, doubt = _of_many(tokens, places, now, base, change, is_up=is_up)
    if "from" in before(tokens, now_at, levels):  # giảm từ 112.000 lượt …, tương ứng giảm 12,5%
        base, doubt = now, ""
        rest = [at for at in places if at != now_at and compare(now, figure_at(tokens, at))]
        if not rest:
            return None
        now = figure_at(tokens, rest[0])
    if base is None:
        return _of_ratio(tokens, levels, index, change, is_up=is_up)
    if now.per and not (base.per or change.per) and _has_whole(tokens[:index], now):
        doubt = "silent"  # thiệt hại 6,5 ha, bình quân 3,25 ha/vụ, giảm 2,7 ha so với năm 2004 (9,2 ha)
    yields = doubt == NEAR_ONLY
    if yields:
        is_turned = level is not None and are_turned(change.value, (now.value - base.value) * (1 if is_up else -1))
        is_meant = is_turned or _is_alone_behind(tokens, index, (now.value - base.value) * (1 if is_up else -1))
        doubt = "" if is_meant or _is_nearly(change, now, base, is_up=is_up) else "silent"
    return _told(change, now, base, doubt, is_up=is_up, yields=yields)


def _has_whole(tokens: Sequence[Token], mean: Figure) -> bool:
    """Whether a figure is told that a mean may be of."""
    figures = [token.figure for token in tokens if token.figure is not None]
    return any(figure.is_plain and not figure.per and figure.unit == mean.unit for figure in figures)


def _is_alone_behind(tokens: Sequence[Token], index: int, given: Decimal) -> bool:
    """`61 vụ; so với cùng kỳ giảm 16 vụ (75 vụ)`: a base alone in the bracket, and a change not far off."""
    cues = [token.cue for token in tokens[index + 1 : index + 4]]
    change = figure_at(tokens, index)
    return cues == ["open", "figure", "close"] and change.is_exact and abs(change.value - given) * WIDE <= given


def _told_base(tokens: Sequence[Token], index: int) -> Figure | None:
    """`412,6 tỷ đồng với 9.874 hộ vay, tăng 18,2% so với đầu năm (349,1 tỷ đồng)`: its unit tells what changed."""
    told = bracket_figure(tokens, index + 1, STOPS)
    return figure_at(tokens, told[0]) if told is not None and "compared" in told[1] else None


def _told(change: Figure, now: Figure, base: Figure, doubt: str, *, is_up: bool, yields: bool) -> Claim:
    """The claim; two figures that lie far apart for what is told of them are two things."""
    if change.unit != "%" and _are_far_apart(now, base):
        doubt = "silent"
    if change.unit == "%":
        if not base.value or abs(now.exactly / base.exactly - 1) * 100 > max(
            FARTHEST * change.exactly, Fraction(GREATEST)
        ):
            doubt = "silent"  # so far apart, they are two things
        formula = "growth" if is_up else "decline"
        return Claim("growth", formula, change, (now, base), doubt, rule="growth", yields=yields)
    operands = (now, base) if is_up else (base, now)
    if change.unit == POINTS and abs(now.exactly - base.exactly) > FARTHEST * change.exactly:
        doubt = "silent"
    return Claim("difference", "difference", change, operands, doubt, rule="difference", yields=yields)


def _are_far_apart(now: Figure, base: Figure) -> bool:
    """`27.394 em, giảm 18 em so với đầu năm do bỏ học 05 em`: what stands behind is no base."""
    low, high = sorted((abs(now.value), abs(base.value)))
    return low * FARTHEST < high


def _of_many(
    tokens: Sequence[Token], places: Sequence[int], now: Figure, base: Figure, change: Figure, *, is_up: bool
) -> tuple[Figure, str]:
    """Which of several figures changed from a base, and a doubt: of two, any may be meant.

    `làm chết 15 người, bị thương 09 người; so với cùng kỳ (16 vụ, chết 12 người) tăng 02 vụ, tăng 03 người chết`;
    `86 trường, gồm 64 trường tiểu học, 22 trường THCS; giảm 05 trường so với năm học trước (91 trường)`.
    """
    others = [figure_at(tokens, at) for at in places]
    others = [each for each in others if each not in (now, base) and each.end < base.start and compare(now, each)]
    if not others or _is_nearly(change, now, base, is_up=is_up):
        return now, ""
    meant = [each for each in others if _is_nearly(change, each, base, is_up=is_up)]
    return (meant[0], "") if len(meant) == 1 else (now, "silent")


def _places(tokens: Sequence[Token], levels: Sequence[int], index: int, change: Figure) -> list[int]:
    """Where the figures stand that may have changed, the nearest first; a plan only where it is all there is.

    `Kế hoạch vốn 8.000 tỷ đồng, tăng 6,5% so với năm 2023 (7.510 tỷ đồng)`.
    """
    told = [
        at
        for at in range(index - 1, -1, -1)
        if tokens[at].cue == "figure" and min(levels[at : index + 1]) >= levels[at]  # in no bracket that has closed
        if is_level(tokens[at].figure, change) and not direction_of(tokens, at, levels)
    ]
    bases = [at for at in told if is_base_before(tokens, at, levels)]
    planned = [at for at in told if is_planned(tokens, at, levels)]
    found = [at for at in told if at not in planned and (at not in bases or len(told) == len(bases))]
    if not found and bases:  # dự toán 1.620 tỷ đồng, tăng 9% so với năm 2012 là 1.486 tỷ đồng; …
        return [at for at in planned if at not in bases]
    if found or not opens_clause(tokens, index):
        return found
    last = next((at for at in range(index - 1, 0, -1) if tokens[at].figure is not None), None)
    if last is None or levels[last] or tokens[last - 1].cue == "slash" or direction_of(tokens, last, levels):
        return []
    return [last] if is_level(tokens[last].figure, change) else []


def _level_before(
    tokens: Sequence[Token], levels: Sequence[int], index: int, now_at: int, places: Sequence[int]
) -> Figure | None:
    """`đạt 68,4%, cùng kỳ đạt 61,7%, tăng 6,7 điểm phần trăm`: this year, where the other is told last."""
    then = figure_at(tokens, now_at)
    others = [at for at in places if at != now_at and compare(then, figure_at(tokens, at))]
    if len(others) != 1 or levels[others[0]] != levels[now_at]:
        return None
    if not opens_clause(tokens, index) or has_other_base(tokens, index):
        return None
    is_told = is_named(tokens, now_at, levels) and not is_named(tokens, others[0], levels)
    return figure_at(tokens, others[0]) if is_told else None


def _is_nearly(change: Figure, now: Figure, base: Figure, *, is_up: bool) -> bool:
    """Whether a change is nearly what the two figures give, or that with a slip."""
    given = (now.exactly - base.exactly) * (1 if is_up else -1)
    if change.unit == "%":
        given = given / base.exactly * 100 if base.value else Fraction(0)
    if given <= 0:
        return False
    if is_near(change.value, decimal_of(given, places=places_of(change))):
        return True
    over = decimal_of(change.exactly - given) * (1 if is_up else -1)
    return change.unit != "%" and (
        is_small_slip(now.value, now.value + over) or is_small_slip(base.value, base.value - over)
    )


def _of_points(tokens: Sequence[Token], index: int, levels: Sequence[int], change: Figure) -> Claim | None:
    """`giảm từ 8,5% xuống còn 6,2%, giảm 3,2%`: points, where they nearly are."""
    shares = [at for at in range(index) if tokens[at].cue == "figure" and figure_at(tokens, at).unit == "%"][-2:]
    if change.unit != "%" or len(shares) < len(("from", "onto")):
        return None
    first, last = shares
    if "from" not in before(tokens, first, levels) or "onto" not in before(tokens, last, levels):
        return None
    low, high = sorted((figure_at(tokens, first), figure_at(tokens, last)), key=lambda each: each.value)
    given = high.value - low.value
    is_close = abs(change.value - given) <= STEPS * Decimal(1).scaleb(-places_of(change))
    is_meant = is_close or is_near(change.value, given) or are_turned(change.value, given)
    is_sure = opens_clause(tokens, index) and is_meant
    doubt = "" if is_sure else "silent"
    return Claim("difference", "difference", change, (high, low), doubt, rule="difference: points")


def _of_ratio(
    tokens: Sequence[Token], levels: Sequence[int], index: int, change: Figure, *, is_up: bool
) -> Claim | None:
    """`(145/168 đơn), tương đương giảm 13,69%`; where it holds, or in brackets nearly does."""
    at = next((at for at in range(index - 1, -1, -1) if (found := tokens[at].figure) and found.of is not None), None)
    told = None if at is None else tokens[at].figure
    if at is None or told is None or (change.unit != "%" and not alike(change.unit, told.unit)):
        return None
    then, now = denominator(told)
    is_sure = levels[at] > levels[index] and _is_nearly(change, now, then, is_up=is_up)
    doubt = "" if is_sure else "silent"
    if change.unit != "%":  # 9.845/9.500 ha, tăng 345 ha so với kế hoạch
        operands = (now, then) if is_up else (then, now)
        return Claim("difference", "difference", change, operands, doubt, rule="difference", yields=True)
    formula = "growth" if is_up else "decline"
    return Claim("growth", formula, change, (now, then), doubt, rule="growth", yields=True)


def _base(
    tokens: Sequence[Token], levels: Sequence[int], index: int, now_at: int, now: Figure
) -> tuple[Figure | None, str]:
    """The figure of the period before; with a doubt unless `so với` or `cùng kỳ` names it."""
    change = figure_at(tokens, index)
    told = bracket_figure(tokens, index + 1, STOPS, past_shares=change.unit != POINTS)
    cues = told[1] | (before(tokens, index, levels) & COMPARED) if told is not None else set()
    if told is not None and cues & COMPARED and "comma" not in cues:
        figure = figure_at(tokens, told[0])
        if is_level(figure, change) and (compare(now, figure) or is_shortened(now, figure)):
            return figure, "" if told[1] & COMPARED else NEAR_ONLY
    direct = direct_figure(tokens, index + 1, COMPARED)
    if direct is not None and is_level(tokens[direct[0]].figure, change) and compare(now, figure_at(tokens, direct[0])):
        return figure_at(tokens, direct[0]), ""
    # Told before: in the bracket behind another `so với`, or as the figure of the same period.
    earlier = [
        at
        for at in range(index - 1, -1, -1)
        if at != now_at and tokens[at].cue == "figure" and is_level(tokens[at].figure, change)
        if compare(now, figure_at(tokens, at)) and not direction_of(tokens, at, levels)
    ]
    if earlier and "onto" in before(tokens, now_at, levels) and "from" in before(tokens, earlier[0], levels):
        sure = opens_clause(tokens, index) and not has_other_base(tokens, index)
        return figure_at(tokens, earlier[0]), "" if sure else "silent"
    named = [at for at in earlier if is_named(tokens, at, levels)]
    if not earlier or (len(named) == 1 and is_anothers_base(tokens, levels, index, named[0])):
        return None, ""
    if len(named) == 1:
        is_same = opens_clause(tokens, index) or bool(before(tokens, index, levels) & COMPARED)
        return figure_at(tokens, named[0]), "" if is_same else NEAR_ONLY  # …, riêng trộm cắp giảm 15%
    is_left = "rest" in before(tokens, now_at, levels) and opens_clause(tokens, index)
    return figure_at(tokens, earlier[0]), NEAR_ONLY if is_left else "silent"  # 143 hộ; năm sau còn 107 hộ, giảm 36 hộ

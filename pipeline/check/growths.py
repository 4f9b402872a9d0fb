"""Changes in prose: this period, the period before, and the percentage or the difference between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.audit.clauses import (
    CHANGES,
    alike,
    before,
    bracket_figure,
    change_before_bracket,
    denominator,
    direct_figure,
    figure_at,
)
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import POINTS, Claim, Figure, Scene, Sentence, Token
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

COMPARED = frozenset({"compared", "same_period"})
ENDS = frozenset({"comma", "semicolon", "from", "onto"})
ADJACENT = 2  # characters between two words with nothing between them but a mark
FARTHEST = 8  # times a change can differ from what is stated by a slip,
GREATEST = 150  # or percent
NEAR_ONLY = "near"  # a base that is sure where the change is nearly what follows
STOPS = frozenset({"semicolon", "fulfilled", "share", "up", "down"})

Check = Callable[[Scene], Iterator[Claim]]


def growth_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in scene.passages:
            if any(token.cue in CHANGES for token in passage.tokens):
                for sentence in passage.sentences:
                    yield from _in_sentence(sentence)

    return check


def _in_sentence(sentence: Sentence) -> Iterator[Claim]:
    tokens, levels = sentence
    for index, token in enumerate(tokens):
        change = token.figure
        if change is None or token.cue != "figure" or change.is_range or change.of is not None:
            continue
        direction = _direction(tokens, index, levels) or _direction_in_bracket(tokens, index, levels)
        if direction and not _is_yearly(
            tokens, index, levels
        ):  # a change with its sign, (-18,2%), is one up or down by itself
            is_up = direction == "up" or change.value < 0
            claim = _claim(tokens, levels, index, change, is_up=is_up)
            if claim is not None:
                yield claim


def _is_yearly(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> bool:
    """`tăng bình quân 10,4%/năm`, `tăng 5,7% mỗi năm`: a mean of several changes."""
    if tokens[index].cue != "figure" or figure_at(tokens, index).unit != "%":
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    is_by = behind is not None and behind.cue in {"each", "slash"} and behind.start - tokens[index].end <= ADJACENT
    return is_by or "each" in before(tokens, index, levels)


def _direction(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> str:
    """`up` or `down`: of the nearest such word in the clause, unless `từ` or `lên` makes the figure an end of it."""
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if levels[at] > levels[index]:
            continue  # tăng so với năm 2018 (20.875 người) là 585 người
        if levels[at] != levels[index] or token.figure is not None or token.cue in ENDS:
            return ""
        if token.cue in CHANGES:
            return token.cue
    return ""


def _direction_in_bracket(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> str:
    """`giảm 10 vụ (18,2%)`, `tăng 2.000 lượt (tương ứng 20%)`: the percentage is of the change before the bracket."""
    opening = change_before_bracket(tokens, index, levels)
    return _direction(tokens, opening - 1, levels) if opening is not None else ""


def _claim(tokens: Sequence[Token], levels: Sequence[int], index: int, change: Figure, *, is_up: bool) -> Claim | None:
    is_share = change.unit == "%"
    places = _places(tokens, levels, index, change)
    of_any = is_share or change.unit == POINTS
    now_at = next((at for at in places if of_any or alike(change.unit, figure_at(tokens, at).unit)), None)
    if now_at is None:
        return _of_points(tokens, index, levels, change) or _of_ratio(tokens, levels, index, change, is_up=is_up)
    now = figure_at(tokens, now_at)
    base, doubt = _base(tokens, levels, index, now_at, now)
    level = _level_before(tokens, levels, index, now_at, places)
    if level is not None and (base is None or doubt == "silent"):
        base, now, doubt = now, level, NEAR_ONLY
    if "from" in before(tokens, now_at, levels):  # giảm từ 112.000 lượt …, tương ứng giảm 12,5%
        base, doubt = now, ""
        rest = [at for at in places if at != now_at and _compare(now, figure_at(tokens, at))]
        if not rest:
            return None
        now = figure_at(tokens, rest[0])
    if base is None:
        return _of_ratio(tokens, levels, index, change, is_up=is_up)
    yields = doubt == NEAR_ONLY
    if yields:
        is_turned = level is not None and are_turned(change.value, (now.value - base.value) * (1 if is_up else -1))
        doubt = "" if is_turned or _is_nearly(change, now, base, is_up=is_up) else "silent"
    if is_share:
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


def _places(tokens: Sequence[Token], levels: Sequence[int], index: int, change: Figure) -> list[int]:
    """Where the figures stand that may have changed, the nearest first; a plan only where it is all there is.

    `Kế hoạch vốn 8.000 tỷ đồng, tăng 6,5% so với năm 2023 (7.510 tỷ đồng)`.
    """
    found = [
        at
        for at in range(index - 1, -1, -1)
        if tokens[at].cue == "figure" and min(levels[at : index + 1]) >= levels[at]  # in no bracket that has closed
        if _is_level(tokens[at].figure, change)
        if not _direction(tokens, at, levels) and not _is_planned(tokens, at, levels)
    ]
    if found or not _opens_clause(tokens, index):
        return found
    last = next((at for at in range(index - 1, 0, -1) if tokens[at].figure is not None), None)
    if last is None or levels[last] or tokens[last - 1].cue == "slash" or _direction(tokens, last, levels):
        return []
    return [last] if _is_level(tokens[last].figure, change) else []


def _level_before(
    tokens: Sequence[Token], levels: Sequence[int], index: int, now_at: int, places: Sequence[int]
) -> Figure | None:
    """`đạt 68,4%, cùng kỳ đạt 61,7%, tăng 6,7 điểm phần trăm`: this year, where the other is told last."""
    then = figure_at(tokens, now_at)
    others = [at for at in places if at != now_at and _compare(then, figure_at(tokens, at))]
    if len(others) != 1 or levels[others[0]] != levels[now_at]:
        return None
    if not _opens_clause(tokens, index) or _has_other_base(tokens, index):
        return None
    is_told = _is_named(tokens, now_at, levels) and not _is_named(tokens, others[0], levels)
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
    is_sure = _opens_clause(tokens, index) and (is_near(change.value, given) or are_turned(change.value, given))
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


def _is_level(figure: Figure | None, change: Figure) -> bool:
    """An amount or a quantity, of its own or by person and year; percentages change by points."""
    if figure is None or figure.of is not None or figure.is_range:
        return False
    return figure.unit == "%" if change.unit == POINTS else figure.unit not in {"%", POINTS, ""}


def _is_planned(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """`18.452 triệu đồng/dự toán 152.000 triệu đồng`: the second is the plan."""
    return "plan" in before(tokens, at, levels) or (at > 0 and tokens[at - 1].cue == "slash")


def _compare(left: Figure, right: Figure) -> bool:
    """Whether two figures are of one unit, and counted by the same."""
    return alike(left.unit, right.unit) and left.per == right.per


def _is_shortened(now: Figure, then: Figure) -> bool:
    """`72,5 triệu đồng/người/năm, tăng 7,5 triệu đồng so với năm 2021 (65 triệu đồng)`: by what is told once."""
    return bool(now.per) and not then.per and alike(now.unit, then.unit)


def _base(
    tokens: Sequence[Token], levels: Sequence[int], index: int, now_at: int, now: Figure
) -> tuple[Figure | None, str]:
    """The figure of the period before; with a doubt unless `so với` or `cùng kỳ` names it."""
    change = figure_at(tokens, index)
    told = bracket_figure(tokens, index + 1, STOPS, past_shares=change.unit != POINTS)
    cues = told[1] | (before(tokens, index, levels) & COMPARED) if told is not None else set()
    if told is not None and cues & COMPARED and "comma" not in cues:
        figure = figure_at(tokens, told[0])
        if _is_level(figure, change) and (_compare(now, figure) or _is_shortened(now, figure)):
            return figure, "" if told[1] & COMPARED else NEAR_ONLY
    direct = direct_figure(tokens, index + 1, COMPARED)
    if (
        direct is not None
        and _is_level(tokens[direct[0]].figure, change)
        and _compare(now, figure_at(tokens, direct[0]))
    ):
        return figure_at(tokens, direct[0]), ""
    # Told before: in the bracket behind another `so với`, or as the figure of the same period.
    earlier = [
        at
        for at in range(index - 1, -1, -1)
        if at != now_at and tokens[at].cue == "figure" and _is_level(tokens[at].figure, change)
        if _compare(now, figure_at(tokens, at)) and not _direction(tokens, at, levels)
    ]
    if earlier and "onto" in before(tokens, now_at, levels) and "from" in before(tokens, earlier[0], levels):
        sure = _opens_clause(tokens, index) and not _has_other_base(tokens, index)
        return figure_at(tokens, earlier[0]), "" if sure else "silent"
    named = [at for at in earlier if _is_named(tokens, at, levels)]
    if not earlier or (len(named) == 1 and _is_anothers(tokens, levels, index, named[0])):
        return None, ""
    if len(named) == 1:
        is_same = _opens_clause(tokens, index) or bool(before(tokens, index, levels) & COMPARED)
        return figure_at(tokens, named[0]), "" if is_same else NEAR_ONLY  # …, riêng trộm cắp giảm 15%
    is_left = "rest" in before(tokens, now_at, levels) and _opens_clause(tokens, index)
    return figure_at(tokens, earlier[0]), NEAR_ONLY if is_left else "silent"  # 143 hộ; năm sau còn 107 hộ, giảm 36 hộ


def _is_anothers(tokens: Sequence[Token], levels: Sequence[int], index: int, base_at: int) -> bool:
    """Whether a base is that of a figure before it: `tăng 12% so với cùng kỳ (100 tỷ), vượt 6,7% dự toán`.

    The same change told in the other way has it too: `tăng 12 tỷ so với cùng kỳ (100 tỷ), tương ứng tăng 12%`.
    """
    owner = next((at for at in range(base_at - 1, -1, -1) if tokens[at].figure is not None), None)
    if owner is None:
        return False
    direction, of = _direction(tokens, owner, levels), figure_at(tokens, owner)
    if not direction and of.unit != "%":
        return False
    is_told_again = (
        direction == _direction(tokens, index, levels)
        and (of.unit == "%") != (figure_at(tokens, index).unit == "%")
        and _follows_at_once(tokens, base_at, index)
        and not _has_other_base(tokens, index)
    )
    return not is_told_again


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """`giảm từ 143 hộ xuống còn 107 hộ, giảm 36 hộ`; not `…, trong đó hộ đồng bào giảm 12 hộ`."""
    at = next((at for at in range(index - 1, -1, -1) if tokens[at].cue in CHANGES), 0)
    opening = at - 2 if at > 1 and tokens[at - 1].cue == "fulfilled" else at - 1
    if opening < 0 or tokens[opening].cue not in {"comma", "open"}:
        return False
    return all(right.start - left.end <= ADJACENT for left, right in pairwise(tokens[opening : at + 1]))


def _follows_at_once(tokens: Sequence[Token], base_at: int, index: int) -> bool:
    """Whether nothing is named between a base and a change: only a bracket, a comma, `tương ứng`, the change's word."""
    between = tokens[base_at + 1 : index]
    if {token.cue for token in between} - {"close", "comma", "fulfilled", *CHANGES}:
        return False
    ends = [*between, tokens[index]]
    return all(right.start - left.end <= ADJACENT for left, right in pairwise(ends))


def _has_other_base(tokens: Sequence[Token], index: int) -> bool:
    """`…, tăng 3 vụ so với quý trước`."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is not None and behind.cue in {*COMPARED, "plan"}


def _is_named(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """Whether `so với` or `cùng kỳ` speaks of this figure."""
    if before(tokens, at, levels) & COMPARED:
        return True
    opening = next((i for i in range(at - 1, -1, -1) if tokens[i].cue == "open"), None) if levels[at] else None
    if opening is None:
        return False
    cues = {token.cue for token in tokens[max(0, opening - 3) : opening]}
    return bool(cues & COMPARED)

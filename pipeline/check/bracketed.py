"""Figures and, in the bracket right behind them, those that they come from.

`tăng 257 người (năm 2021: 7.543; năm 2022: 7.800)`, `giảm 6,4% (17/265)`, `22 hộ/mô hình (4.092 hộ/186 mô hình)`,
`520 triệu đồng (26 căn x 20 triệu đồng)`, `1.526 người (17.960 - 16.434)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from pipeline.audit.changed import direction_of, is_yearly, opens_clause
from pipeline.audit.clauses import (
    CHANGES,
    COMPARED,
    alike,
    before,
    both_numbers,
    closing,
    exact_price,
    is_aside,
    is_plain,
)
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.lent import ends_of, lend
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import digits_of, is_small_slip
from pipeline.rulebook import Rulebook

BETWEEN = frozenset({"compared", "same_period", "plan", "opening"})  # of a figure and its bracket
LONGEST_TIE = 60  # characters between them: so với chỉ tiêu huyện giao
APART = frozenset({"semicolon", "comma", "colon", "compared", "same_period", "from", "onto", "fulfilled", "plan"})
CHANGING = frozenset({"apart", "comma", "minus", "slash"})
SIGNS = {"-": "minus", "–": "minus", "+": "plus"}
OPERATORS = frozenset({"times", "slash"})
WIDE = 2  # times that a result may be off, and still be meant
PAIR = 2
SHARES = frozenset({"%", POINTS})
LACKING = frozenset({"added", "rest", "left"})
LEAST_DIGITS = 3  # of a difference that no word tells to be one
_YEAR = re.compile(r"(?:19|20)\d\d")

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Bracket:
    """The figures of a bracket and what stands between each two of them: `slash`, `minus`, …, `comma`, or `apart`."""

    figures: tuple[Figure, ...]
    joints: tuple[str, ...]


def bracketed_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            if "open" in passage.cues:
                for sentence in passage.sentences:
                    if "open" in sentence.cues:
                        yield from _in_sentence(sentence, scene.text)

    return check


def _in_sentence(sentence: Sentence, text: str) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        result = token.figure
        if result is None or token.cue != "figure" or result.is_range or result.of is not None:
            continue
        opening = _opening(tokens, index)
        bracket = None if opening is None else _bracket(tokens, opening, text)
        if bracket is None or opening is None:
            continue
        direction = "" if is_yearly(tokens, index, levels) else direction_of(tokens, index, levels)
        claim = None
        if len(bracket.figures) == 1:
            claim = _of_base(tokens, levels, index, bracket.figures[0], direction)
        elif opening == index + 1 and not direction:
            claim = _computed(result, bracket, before(tokens, index, levels))
        claim = claim or _of_change(result, bracket, direction or _lacks(tokens, levels, index, opening))
        if claim is not None:
            yield claim


def _lacks(tokens: Sequence[Token], levels: Sequence[int], index: int, opening: int) -> str:
    """`phải phát triển thêm 558 người (kế hoạch 17.400 người, đã có 16.842 người)`: what is told is yet to come."""
    planned = {token.cue for token in tokens[opening + 1 : opening + 3]}
    is_lacking = "plan" in planned and not LACKING.isdisjoint(before(tokens, index, levels))
    return "lacks" if is_lacking else ""


def _opening(tokens: Sequence[Token], index: int) -> int | None:
    """The bracket behind a figure: at once, or behind what it is compared with."""
    at = index + 1
    while at < len(tokens) and tokens[at].cue in BETWEEN:
        at += 1
    is_told = at < len(tokens) and tokens[at].cue == "open"
    return at if is_told and tokens[at].start - tokens[index].end <= LONGEST_TIE else None


def _bracket(tokens: Sequence[Token], opening: int, text: str) -> _Bracket | None:
    """What stands in it, if nothing but figures, what joins them and words without a meaning here."""
    inner = tokens[opening + 1 : closing(tokens, opening)]
    if not inner or any(token.figure is None and token.cue not in APART | OPERATORS for token in inner):
        return None
    if any(token.figure is not None and _YEAR.fullmatch(token.figure.text) for token in inner):
        return None
    figures: list[Figure] = []
    joints: list[str] = []
    last = -1
    for at, token in enumerate(inner):
        if token.figure is None:
            continue
        if figures:
            joints.append(_joint(inner, last, at, text))
        two = _two_of(token.figure)
        if len(two) == PAIR:
            joints.append("slash" if token.figure.of is not None else "minus")
        figures += two
        last = at
    return _Bracket(tuple(figures), tuple(joints)) if figures else None


def _joint(inner: Sequence[Token], last: int, at: int, text: str) -> str:
    cues = [token.cue for token in inner[last + 1 : at]]
    if not cues:
        return SIGNS.get(text[inner[last].end : inner[at].start].strip(), "apart")
    if len(cues) == 1 and cues[0] in OPERATORS:
        return cues[0]
    return "comma" if "comma" in cues else "apart"


def _two_of(figure: Figure) -> tuple[Figure, ...]:
    """Both numbers of `17/265 vụ` and `8,5% - 7,5%`; the figure itself."""
    ends = ends_of(figure) if figure.is_range else None
    return both_numbers(figure) if ends is None else ends


# ---- a change between two values ----------------------------------------------------------------------------------


def _of_change(result: Figure, bracket: _Bracket, direction: str) -> Claim | None:
    """`tăng 257 người (…: 7.543; …: 7.800)`, `tăng 4,2% (7.584,6/7.281,5 tỷ đồng)`, `8,3 điểm % (66,7% lên 75,0%)`."""
    two = _values(result, bracket)
    if two is None:
        return None
    left, right = two
    joint = bracket.joints[0]
    low, high = sorted(two, key=lambda figure: figure.value)
    if joint == "slash" and direction in CHANGES:
        if result.unit == "%" and result.is_share(left, right):
            return Claim("ratio", "ratio", result, (left, right), rule="ratio: a/b")  # giảm 6,4% (17/265)
        if (left is high) != (direction == "up"):
            return None  # 12/25 xã is no growth
    if result.unit == "%" and low.unit != "%":
        return _growth(result, low, high, direction, joint) if direction in CHANGES else None
    unit = "%" if result.unit in SHARES else result.unit
    return _difference(result, low, high, direction, joint) if alike(low.unit, unit) else None


def _values(result: Figure, bracket: _Bracket) -> tuple[Figure, Figure] | None:
    """Two values of one unit, which are no parts of the change: not `tăng 100 người (nam 76, nữ 24)`."""
    if len(bracket.figures) != PAIR or result.per or any(figure.is_range or figure.per for figure in bracket.figures):
        return None
    left, right = bracket.figures
    left, right = lend(left, right), lend(right, left)
    if result.unit not in SHARES:
        left, right = lend(left, result), lend(right, result)
    if bracket.joints[0] not in CHANGING or not left.value or not right.value or left.value == right.value:
        return None
    return (left, right) if alike(left.unit, right.unit) and left.value + right.value != result.value else None


def _growth(result: Figure, low: Figure, high: Figure, direction: str, joint: str) -> Claim:
    is_up = direction == "up"
    now, then = (high, low) if is_up else (low, high)
    given = decimal_of((high.exactly - low.exactly) / then.exactly * 100)
    doubt = "" if joint != "comma" and _is_meant(result.value, given) else "silent"
    return Claim("growth", "growth" if is_up else "decline", result, (now, then), doubt, rule="growth", yields=True)


def _difference(result: Figure, low: Figure, high: Figure, direction: str, joint: str) -> Claim | None:
    given = high.value - low.value
    is_told = bool(direction) or joint == "minus"
    if not is_told and result.digits < LEAST_DIGITS:
        return None
    over = result.value - given
    is_slip = is_small_slip(low.value, low.value - over) or is_small_slip(high.value, high.value + over)
    is_sure = is_told and (joint != "comma" or direction == "lacks") and (joint == "minus" or low.value > result.value)
    doubt = "" if is_sure and (_is_meant(result.value, given) or is_slip) else "silent"
    operands = (high, low)
    return Claim("difference", "difference", result, operands, doubt, rule="difference: in brackets", yields=True)


def _of_base(tokens: Sequence[Token], levels: Sequence[int], index: int, base: Figure, direction: str) -> Claim | None:
    """`838 cơ sở giáo dục, giảm 9 cơ sở so với năm học trước (847)`: a base without its unit."""
    result = tokens[index].figure
    if result is None or base.unit or not direction or not is_plain(result):
        return None
    if not COMPARED & {tokens[index + 1].cue, *before(tokens, index, levels)} or not opens_clause(tokens, index):
        return None
    last = next((at for at in range(index - 1, -1, -1) if tokens[at].figure is not None), None)
    now = None if last is None else tokens[last].figure
    if last is None or now is None or levels[last] != levels[index] or is_aside(tokens, last, levels):
        return None
    if not is_plain(now) or not alike(now.unit, result.unit):
        return None
    then = lend(base, now)
    low, high = (then, now) if direction == "up" else (now, then)
    return _difference(result, low, high, direction, "apart") if low.value < high.value else None


def _is_meant(stated: Decimal, given: Decimal) -> bool:
    """Whether a result is near enough to be of these, though wrong."""
    low, high = sorted((abs(stated), abs(given)))
    return high <= WIDE * low


# ---- a mean, a product, a sum -------------------------------------------------------------------------------------


def _computed(result: Figure, bracket: _Bracket, cues: set[str]) -> Claim | None:
    joints = set(bracket.joints)
    if joints == {"slash"} and len(bracket.figures) == PAIR:
        return _quotient(result, bracket.figures, cues)
    if joints == {"times"}:
        return _product(result, bracket.figures)
    if joints == {"plus"}:
        parts = [lend(figure, result) for figure in bracket.figures]
        if not all(alike(part.unit, result.unit) and not part.per for part in parts) or result.per:
            return None
        return Claim("sum", "sum", result, tuple(parts), rule="sum: written", yields=True)
    return None


def _quotient(result: Figure, figures: Sequence[Figure], cues: set[str]) -> Claim | None:
    """`22 hộ/mô hình (4.092 hộ/186 mô hình)`, `5.600 ha/năm (22.400 ha/4 năm)`."""
    above, below = figures
    if "multiple" in cues and below.value and above.unit == below.unit and result.value > 1:
        return Claim("ratio", "quotient", result, (above, below), "silent", rule="ratio: multiple")
    if not result.per or not below.value or not alike(above.unit, result.unit) or below.unit == "VND":
        return None
    is_by = any(alike(below.unit, unit) for unit in result.per.split("/"))
    if not is_by and "each" not in cues:
        return None
    given = decimal_of(above.exactly / below.exactly)
    doubt = "" if is_by and _is_meant(result.value, given) else "silent"
    kind = "ratio" if "/" in result.text else "product"
    return Claim(kind, "quotient", as_mean(result), (above, below), doubt, rule=f"{kind}: mean", yields=True)


def _product(result: Figure, figures: Sequence[Figure]) -> Claim | None:
    """`520 triệu đồng (26 căn x 20 triệu đồng)`: one of the factors is of its unit."""
    if result.unit in SHARES or result.per or any(figure.unit == "%" for figure in figures):
        return None
    if sum(alike(figure.unit, result.unit) for figure in figures if figure.unit) != 1:
        return None
    factors = tuple(exact_price(figure) if figure.unit == "VND" else figure for figure in figures)
    given = prod((figure.value for figure in factors), start=Decimal(1))
    is_meant = _is_meant(result.value, given) or digits_of(result.value) == digits_of(given)  # a 0 too many
    doubt = "" if is_meant else "silent"
    return Claim("product", "product", result, factors, doubt, rule="product: written", yields=True)

"""What is left with a slip: `612 tàu, đã cấp phép 579 tàu, còn 43 tàu`, where 33 are.

Of which figures it is left is told by their order, the whole before the part; that the rest is meant to be what they
leave, by the slip itself, or by a percentage between them that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.clauses import CHANGES, COMPARED, denominator, is_plain, same_unit
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, direction_of_clause, told_figures
from pipeline.audit.slips import are_turned, is_near, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 8  # figures before the rest
MOST = 4  # of its unit
SENTENCES = 1
REST = frozenset({"rest", "left"})
RULE = "difference: what is left"

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Two:
    """The whole and its part; `is_told`: a percentage that holds tells that they are."""

    whole: Figure
    part: Figure
    is_told: bool


def rest_slip_check(rules: Rulebook) -> Check:
    """The check."""
    undone = tuple(f" {word} " for word in rules.words("checks.complements.undone"))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, each in enumerate(told):
            if is_plain(each.figure) and not each.figure.qualifier and _is_rest(each, scene.subject_at, undone):
                claim = _claim(told, index)
                if claim is not None:
                    yield claim

    return check


def _is_rest(each: Told, subjects: Mapping[int, str], undone: Sequence[str]) -> bool:
    """`còn 43 tàu`, `07 lò đốt còn lại`, `số chưa xử lý là 23`, `trong năm giảm 586 hộ` without a base behind."""
    behind = [token.cue for token in each.tokens[each.at + 1 : each.at + 2]]
    if set(behind) & COMPARED or each.cues & COMPARED:
        return False
    if direction_of_clause(each) == "down":
        return not behind or behind[0] in {"comma", "semicolon", "stop"}
    if each.cues & CHANGES:
        return False
    subject = f" {subjects.get(each.figure.start, '')} "
    return bool(each.cues & REST or set(behind) & REST) or any(word in subject for word in undone)


def _claim(told: Sequence[Told], index: int) -> Claim | None:
    rest = told[index].figure
    numbers = _numbers_before(told, index)
    if any(abs(one.value - other.value) == rest.value for one in numbers for other in numbers):
        return None
    two = _two(told, index, numbers)
    if two is None:
        return None
    given = two.whole.value - two.part.value
    is_meant = are_turned(rest.value, given) or is_small_slip(rest.value, given)
    if two.is_told and not is_meant:
        is_meant = is_near(rest.value, given) or is_one_digit_off(rest.value, given)
    if not is_meant:
        return None
    return Claim("difference", "difference", rest, (two.whole, two.part), rule=RULE, yields=True)


def _numbers_before(told: Sequence[Told], index: int) -> list[Figure]:
    """Figures of its unit in the sentence and the one before, the nearest first; of `87/94 hồ sơ` both numbers."""
    here = told[index]
    found: list[Figure] = []
    for each in reversed(told[max(0, index - BACK) : index]):
        if each.passage != here.passage or here.sentence - each.sentence > SENTENCES:
            break
        figure = each.figure
        if each.level > here.level or each.cues & CHANGES or not same_unit(replace(figure, of=None), here.figure):
            continue
        if figure.of is not None:
            below, above = denominator(figure)
            found += [replace(above, of=None), below]
        elif is_plain(figure):
            found.append(figure)
    return found[:MOST]


def _two(told: Sequence[Told], index: int, numbers: Sequence[Figure]) -> _Two | None:
    """The last figure before is the part, the next before it that is greater the whole."""
    if not numbers:
        return None
    part = numbers[0]
    whole = next((each for each in numbers[1:] if each.value > part.value), None)
    if whole is None:
        return None
    shares = [each.figure for each in told[max(0, index - BACK) : index] if each.figure.unit == "%"]
    shares = [share for share in shares if share.start > min(part.start, whole.start) and not share.is_range]
    is_told = any(share.reach.holds(part.exactly / whole.exactly * 100) for share in shares)
    return _Two(whole, part, is_told) if digits(whole) > 1 or is_told else None


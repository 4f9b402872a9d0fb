"""Two figures sought among many whose quotient a third one is: the likelier the two, the sooner they are tried.

What is found is believed if chance would seldom have given it among those tried until then.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from operator import attrgetter, ne
from typing import NamedTuple

from pipeline.audit.chance import RARE, TWICE, digit_targets, expected_hits, turned_targets
from pipeline.audit.operands import Operand, size_of
from pipeline.audit.slips import are_turned, is_one_digit_off
from pipeline.figures import plain

FEW, SOME = 6, 12  # figures looked at for a percentage that does not hold
BESIDE = 6  # cost of the figure right before, no word of which tells
FIT = 0.5  # of what is named that a figure must tell, for a wrong one to be of it
MANIFOLD = 4
FAR = 5  # times as much, or as little: beyond what is compared
MANY = 10  # figures that differ in one digit
SELDOM = 0.05  # chance where words tell both figures
SLACK = 100  # ten-thousandths: cut off, or rounded twice


class Weighed(NamedTuple):
    """An operand and how unlikely it is to be meant: 0 for the likeliest."""

    operand: Operand
    cost: int
    fit: float = 0.0  # how much of what is named its words tell

    @property
    def is_beside(self) -> bool:
        """Whether it is likely by its place alone: the figure right before."""
        return self.cost <= BESIDE


class Target(NamedTuple):
    """What a quotient must come to, in ten-thousandths, and the figure that tells it with the unit of its last digit.

    `times`: 100 of a percentage; `offset`: 100 of a growth, -100 of a decline, which tells the rest of the quotient.
    """

    low: int
    high: int
    value: Decimal
    unit: Decimal
    times: int = 1
    offset: int = 0

    @property
    def size(self) -> int:
        """What it is sought as."""
        return (self.low + self.high) // 2


class Side(NamedTuple):
    """What may stand above or below, each value once, in the order of their sizes."""

    sizes: Sequence[int]
    weighed: Sequence[Weighed]


class Sides(NamedTuple):
    """What may stand above and what below."""

    above: Side
    below: Side
    are_kin: Callable[[Operand, Operand], bool]


class Pair(NamedTuple):
    """Two operands of which a quotient may be, the first by the second."""

    cost: int
    above: Operand
    below: Operand
    is_named: bool


PARTS = 10_000


def target_of(
    value: Decimal, reach: tuple[Decimal, Decimal], unit: Decimal, *, times: int = 1, offset: int = 0
) -> Target | None:
    """The target of a printed figure and all values that print so."""
    lowest, highest = map(size_of, reach)
    if lowest is None or highest is None:
        return None
    if offset < 0:  # a decline of 12,5 % leaves 87,5 %
        return Target(-offset * PARTS - highest, -offset * PARTS - lowest, value, unit, times, offset)
    return Target(offset * PARTS + lowest, offset * PARTS + highest, value, unit, times, offset)


def single(weighed: Sequence[Weighed]) -> Side:
    """Each value once, as the likeliest operand that has it, in the order of size."""
    best: dict[int, Weighed] = {}
    for each in weighed:
        size = each.operand.size
        known = best.get(size)
        if known is None or each.cost < known.cost:
            best[size] = each
    sizes = sorted(best)
    return Side(sizes, [best[size] for size in sizes])


def hits(target: Target, sides: Sides) -> list[Pair]:
    """All pairs that give the target, the likeliest first."""
    sizes, wholes = sides.below
    low, high, times = target.low, target.high, target.times * PARTS
    found = []
    for size, part in zip(*sides.above, strict=True):
        scaled = size * times
        first = bisect_left(sizes, -(-scaled // high))
        if first == len(sizes):
            break  # all that follow are greater
        last = bisect_right(sizes, scaled // low, first) if low > 0 else len(sizes)
        found += [_pair(part, whole) for whole in wholes[first:last] if _is_pair(part, whole, sides)]
    return sorted(found, key=lambda each: each.cost)


def can_give(target: Target, sizes: Sequence[int]) -> bool:
    """Whether any two of some sizes in order give the target: asked before words are read, which cost more."""
    low, high, times = target.low, target.high, target.times * PARTS
    if low <= 0:
        return True
    first, count = 0, len(sizes)
    for size in sizes:
        scaled = size * times
        first = bisect_left(sizes, -(-scaled // high), first)
        if first == count:
            break  # all that follow are greater
        if sizes[first] <= scaled // low:
            return True
    return False


def _is_pair(above: Weighed, below: Weighed, sides: Sides) -> bool:
    return above.operand is not below.operand and sides.are_kin(above.operand, below.operand)


def _pair(above: Weighed, below: Weighed) -> Pair:
    is_named = below.fit >= FIT and _is_named_above(above)
    return Pair(above.cost + below.cost, above.operand, below.operand, is_named)


def _is_named_above(above: Weighed) -> bool:
    return above.fit >= FIT or above.is_beside


def _likeliest(side: Side, count: int) -> list[Weighed]:
    return sorted(side.weighed, key=attrgetter("cost"))[:count]


def tried(target: Target, sides: Sides, cost: int) -> int:
    """How many pairs that are as likely give something within twice of the target."""
    sizes, wholes = sides.below
    count = 0
    for size, part in zip(*sides.above, strict=True):
        scaled, left = size * target.times * PARTS, cost - part.cost
        first = bisect_left(sizes, scaled // (TWICE * target.size))
        last = bisect_right(sizes, TWICE * scaled // target.size)
        likely = [whole for whole in wholes[first:last] if whole.cost <= left]
        count += sum([1 for whole in likely if _is_pair(part, whole, sides)])
    return count


def chance_of(target: Target, count: int, targets: int = 1) -> float:
    """How often chance gives the target, or what is so near to it, among so many."""
    size = Decimal(target.size) / PARTS
    return expected_hits(size, target.unit, count, targets) if size else 1.0


def is_believed(target: Target, sides: Sides, pair: Pair) -> bool:
    """Whether a pair that gives the figure is more than chance, sooner if words name both."""
    return chance_of(target, tried(target, sides, pair.cost)) < (SELDOM if pair.is_named else RARE)


def given_by(target: Target, above: Operand, below: Operand, scale: int) -> int:
    """What the figure should be, in units of its last digit, of which `scale` make one."""
    top = 2 * above.size * target.times * scale + below.size
    whole = top // (2 * below.size) - target.offset * scale
    return whole if target.offset >= 0 else -whole


def slipped(target: Target, sides: Sides) -> Pair | None:
    """The likeliest pair that gives the figure with two digits changed over or one wrong, where little else may be."""
    found = sorted(_slips(target, sides), key=lambda slip: slip.pair.cost)
    if not found or not found[0].pair.is_named:
        return None
    pair, targets = found[0]
    chance = chance_of(target, tried(target, sides, pair.cost), targets) * _crowded(target)
    is_rare = chance < (RARE if targets < MANY else SELDOM)
    return pair if is_rare and not _is_explained(target, sides) and not _is_joint(target, pair, sides) else None


def _crowded(target: Target) -> float:
    """Percentages of nearly all lie as close together as those of the little that is left: 99,2 and 98,7."""
    size, whole = target.size, target.times * PARTS
    return max(1.0, size / (whole - size) / MANIFOLD) if target.times > 1 and size < whole else 1.0


class _Slip(NamedTuple):
    pair: Pair
    targets: int


def _slips(target: Target, sides: Sides) -> Iterator[_Slip]:
    """Pairs that give the figure nearly, and how many figures would be as near."""
    above, below = _likeliest(sides.above, FEW), _likeliest(sides.below, SOME)
    if not any(_is_named_above(part) for part in above) or all(whole.fit < FIT for whole in below):
        return  # mostly: only what words name is called wrong
    digits = plain(abs(target.value)).replace(".", "")
    scale, size = int(1 / target.unit), target.size
    told = str(int(abs(target.value) * scale))
    for part in above:
        scaled = part.operand.size * target.times * PARTS
        for whole in below:
            if not target.offset and not size <= FAR * scaled // whole.operand.size <= FAR * FAR * size:
                continue  # as integers tell at a tenth of the cost
            units = given_by(target, part.operand, whole.operand, scale)
            if not _may_slip(told, str(abs(units))):
                continue  # mostly
            given = Decimal(units) / scale
            if not TWICE * TWICE * given >= TWICE * target.value >= given > 0 or not _is_pair(part, whole, sides):
                continue
            if are_turned(target.value, given):
                yield _Slip(_pair(part, whole), turned_targets(digits))
            elif is_one_digit_off(target.value, given):
                yield _Slip(_pair(part, whole), turned_targets(digits) + digit_targets(digits))


def _may_slip(one: str, other: str) -> bool:
    """Whether figures have the same digits, or all but one: asked before what costs more."""
    return len(one) == len(other) and (sum(map(ne, one, other)) == 1 or sorted(one) == sorted(other))


def _is_explained(target: Target, sides: Sides) -> bool:
    """Whether any two figures around give it, as far as all three are rounded."""
    for part in sides.above.weighed:
        part_low, part_high = part.operand.reach
        for whole in sides.below.weighed:
            low, high = whole.operand.reach
            if part_low * target.times * PARTS > (target.high + SLACK) * high:
                continue
            if part_high * target.times * PARTS >= (target.low - SLACK) * low and _is_pair(part, whole, sides):
                return True
    return False


def _is_joint(target: Target, pair: Pair, sides: Sides) -> bool:
    """Whether it is of two figures of the sentence together, or of what one leaves of another."""
    every = {
        each.operand.size for side in (sides.above, sides.below) for each in side.weighed if _is_beside(each, pair)
    }
    bases = {abs(one + sign * other) for one, other in combinations(every, 2) for sign in (1, -1)}
    scaled = pair.above.size * target.times * PARTS
    return any(target.low * base <= scaled <= target.high * base for base in bases if base)


def _is_beside(each: Weighed, pair: Pair) -> bool:
    return each.operand.sentence == pair.above.sentence and each.operand.figure.unit == pair.above.figure.unit

"""What the words about a number tell, as each of them votes for an operation: the same as `Words`, made to be counted.

Weights are whole thousandths, and those of all operations are one integer, each in bytes of its own: one addition a
thing that is seen. Those of all roles are in the same integer, so that what is seen is looked up once for both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

from pipeline.audit.likely.learned import FIRST, LONGEST, NEAR, NOTHING, Words
from pipeline.audit.likely.numbers import Number

SCALE = 1_000
STEP = 10  # of a hundredth, as the file tells weights
FIELD = 4  # bytes of a sum
MIDDLE = 1_000_000  # of what a field holds: no sum is below nought
KEPT = 1024  # words about numbers of which the votes are known: of real reports they are told again one time in three

Tell = Callable[[tuple[str, ...]], int]


class Votes(NamedTuple):
    """Of each unit, of the words before a number and of those behind it: see `seen`.

    `fields`: where in the bytes of all votes those of its operations are.
    """

    operations: Sequence[str]
    fields: Struct
    nothing: int  # index of NOTHING among the operations
    start: int
    places: Mapping[str, int]
    of_lead: Tell
    of_tail: Tell

    def sums(self, total: int) -> tuple[int, ...]:
        """Of all votes about a number those for each operation, and for none of them."""
        fields = self.fields
        return fields.unpack(total.to_bytes(fields.size, "little"))

    def told(self, sums: Sequence[int]) -> dict[str, float]:
        """How likely each operation is by its votes, and that it is none (`NOTHING`)."""
        most = max(sums)
        powers = [math.exp((each - most) / SCALE) for each in sums]
        every = sum(powers)
        return dict(zip(self.operations, [power / every for power in powers], strict=True))

    def is_idle(self, sums: tuple[int, ...], likely: float) -> bool:
        """Whether it is surely none of them, with more than so much: each may have as many votes as the next."""
        nothing = self.nothing
        return sums[nothing] - max(sums[:nothing] + sums[nothing + 1 :]) > _idle_by(len(sums) - 1, likely)

    def total(self, number: Number, text: str) -> int:
        """All votes about a number."""
        return self.start + self._of_place(number) + self.of_lead(number.lead(text)) + self.of_tail(number.tail(text))

    def _of_place(self, number: Number) -> int:
        places = self.places
        total = places.get(number.figure.unit, 0)
        if number.level:
            total += places.get("(", 0)
        if number.is_item:
            total += places.get("-", 0)
        if number.figure.per:
            total += places.get("/", 0)
        return total


def _leads(before: Mapping[str, int], last: Mapping[str, int]) -> Tell:
    """Function of the words before a number, the nearest last: their votes."""

    @lru_cache(maxsize=KEPT)
    def of_lead(lead: tuple[str, ...]) -> int:
        if not lead:
            return before.get("", 0)
        total = sum([before[word] for word in before.keys() & lead])
        for end in range(max(0, len(lead) - NEAR), len(lead)):
            words = lead[end]
            if words not in last:  # nor any that end so
                continue
            total += last[words]
            for at in range(end - 1, max(-1, end - LONGEST), -1):
                words = f"{lead[at]} {words}"
                if words not in last:
                    break
                total += last[words]
        return total

    return of_lead


def _tails(behind: Mapping[str, int]) -> Tell:
    """Function of the words behind a number: their votes."""

    @lru_cache(maxsize=KEPT)
    def of_tail(tail: tuple[str, ...]) -> int:
        total, previous = 0, ""
        for word in tail[:FIRST]:
            if word in behind:
                total += behind[word]
            if previous and (both := f"{previous} {word}") in behind:
                total += behind[both]
            previous = word
        if len(tail) > FIRST and (both := f"{previous} {tail[FIRST]}") in behind:
            total += behind[both]
        return total

    return of_tail


@lru_cache(maxsize=8)
def _idle_by(count: int, likely: float) -> float:
    """How many more votes than any of the others tell that nothing is that likely."""
    return SCALE * math.log(count * likely / (1 - likely))


def votes_of(*every: Words) -> tuple[Votes, ...]:
    """The words to be counted, each of several kinds of operations by all votes together."""
    marked: dict[str, dict[str, int]] = {"=": {}, "<": {}, "<<": {}, ">": {}}
    start = first = 0
    places = []  # where the operations of each kind begin, and how many they are
    for words in every:
        for each, weights in words.weights.items():
            mark, _, rest = ("=", "", each[1:]) if each.startswith("=") else each.partition(" ")
            packed = _packed(zip(weights[::2], weights[1::2], strict=True), STEP, first)
            marked[mark][rest] = marked[mark].get(rest, 0) + packed
        own = [round(weight * SCALE) + MIDDLE * SCALE for weight in words.start]
        start += _packed(enumerate(own), 1, first)
        places.append((first, len(own)))
        first += len(own)
    last = marked["<<"]
    for each in list(last):
        parts = each.split(" ")
        for at in range(1, len(parts)):
            last.setdefault(" ".join(parts[at:]), 0)  # what ends it is asked for first
    told = start, marked["="], _leads(marked["<"], last), _tails(marked[">"])
    return tuple(
        Votes(words.operations, _fields(at, count, first), words.operations.index(NOTHING), *told)
        for words, (at, count) in zip(every, places, strict=True)
    )


def _packed(weights: Iterable[tuple[int, int]], step: int, first: int) -> int:
    return sum([weight * step << 8 * FIELD * (first + at) for at, weight in weights])


def _fields(first: int, count: int, every: int) -> Struct:
    """So many fields from the first on, of all of them."""
    return Struct(f"<{FIELD * first}x{count}I{FIELD * (every - first - count)}x")

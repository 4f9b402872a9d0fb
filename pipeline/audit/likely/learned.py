"""The learned part: what the words about a figure tell it to be, and how likely a candidate is what is meant.

rules/likely.json holds both, written by rules/train_likely.py: weights of words, and trees of yes-or-no questions.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.errors import BadRule

NEAR, FIRST = 3, 4  # words before and behind that are read together
LONGEST = 3  # words read together

SLACK = 1e-6  # of a log-odds: more than sums of floats are off

NOTHING = ""  # the figure is not reckoned from others
WORDS, FORESTS = ("words", "roles"), ("belongs", "holds", "slips")  # in the file


class Tree(NamedTuple):
    """Node by node: which trait is asked (-1 at an end), the threshold, where to go on, and the value of an end."""

    traits: Sequence[int]
    limits: Sequence[float]
    lower: Sequence[int]
    upper: Sequence[int]
    values: Sequence[float]


# A node holds those below it: its trait, the threshold, and where to go on; an end -1, its value, and nothing more.
Node = tuple[int, float, "Node | None", "Node | None"]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to a log-odds."""

    start: float
    trees: Sequence[Tree]
    _roots: Sequence[tuple[Node, float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rest, roots = 0.0, []
        for tree in reversed(self.trees):
            roots.append((_node(tree, 0), rest))  # with the most that the trees behind it can add
            rest += max(value for trait, value in zip(tree.traits, tree.values, strict=True) if trait < 0)
        object.__setattr__(self, "_roots", roots[::-1])

    def likely(self, row: Sequence[float], least: float = 0.0) -> float:
        """Probability that the candidate of these traits is meant; 0 where it comes to no more than the least."""
        total, enough = self.start, math.log(least / (1 - least)) - SLACK if least else -math.inf
        for (trait, limit, lower, upper), rest in self._roots:
            while lower is not None and upper is not None:
                trait, limit, lower, upper = lower if row[trait] <= limit else upper  # noqa: PLW2901 - down the tree
            total += limit
            if total + rest < enough:
                return 0.0
        return 1 / (1 + math.exp(-total)) if total > -50 else 0.0  # noqa: PLR2004 - no float is smaller


def _node(tree: Tree, at: int) -> Node:
    """A node with all below it: unpacked at once it takes half the time of four lists."""
    trait = tree.traits[at]
    if trait < 0:
        return trait, tree.values[at], None, None
    return trait, tree.limits[at], _node(tree, tree.lower[at]), _node(tree, tree.upper[at])


class Words(NamedTuple):
    """What votes for each operation, or each role. `start`: of them all, before anything is seen. See `votes`.

    `weights`: of each thing seen about a figure the place of an operation and its weight in hundredths, and so on.
    """

    operations: Sequence[str]
    start: Sequence[float]
    weights: Mapping[str, Sequence[int]]


class Learned(NamedTuple):
    """`words`: by which operation a figure is reckoned; `roles`: what it is to those that are reckoned from it.

    `belongs`: which figures belong together, whatever they amount to; `holds`: of those that give a figure, which is
    meant; `slips`: the same of those that nearly give it.
    """

    words: Words
    roles: Words
    belongs: Forest
    holds: Forest
    slips: Forest


def read_learned(file: str, data: bytes) -> Learned:
    """The learned part as its file tells it; raises `BadRule`."""
    try:
        told = json.loads(data)
        forests = [_forest(told[name]) for name in FORESTS]
        return Learned(_words(told["words"]), _words(told["roles"]), *forests)
    except (ValueError, TypeError, KeyError) as error:
        message = f"BadRule: {file} is no file that train_likely.py writes ({error})."
        raise BadRule(message, "Restore it from the rules folder that came with the program.") from error


def _words(told: Mapping[str, Any]) -> Words:
    return Words(tuple(told["operations"]), tuple(map(float, told["start"])), dict(told["weights"]))


def _forest(told: Mapping[str, object]) -> Forest:
    start, trees = told["start"], told["trees"]
    if not isinstance(start, float) or not isinstance(trees, list):
        raise TypeError("no forest")
    return Forest(start, tuple(Tree(*tree) for tree in trees))


def written(learned: Learned) -> str:
    """The text of the file."""
    words = [
        f'"{name}": {_written_words(each)}' for name, each in zip(WORDS, (learned.words, learned.roles), strict=True)
    ]
    forests = [
        f'"{name}": {_written_forest(each)}'
        for name, each in zip(FORESTS, (learned.belongs, learned.holds, learned.slips), strict=True)
    ]
    return "{" + ",\n".join([*words, *forests]) + "}\n"


def _written_words(words: Words) -> str:
    lines = ",\n".join(
        f"  {json.dumps(each, ensure_ascii=False)}: {json.dumps(weights, separators=(',', ':'))}"
        for each, weights in sorted(words.weights.items())
    )
    head = json.dumps({"operations": words.operations, "start": words.start}, ensure_ascii=False)[1:-1]
    return f'{{{head}, "weights": {{\n{lines}}}}}'


def _written_forest(forest: Forest) -> str:
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in forest.trees)
    return f'{{"start": {json.dumps(forest.start)}, "trees": [\n{trees}]}}'


def seen(
    unit: str, lead: Sequence[str], tail: Sequence[str], *, level: int, is_item: bool, is_per: bool
) -> Iterator[str]:
    """What is told of a figure's place: its unit, the words before it (`<`, the last ones `<<`) and behind (`>`)."""
    yield f"={unit}"
    if level:
        yield "=("
    if is_item:
        yield "=-"
    if is_per:
        yield "=/"
    if not lead:
        yield "<"
    yield from (f"< {word}" for word in set(lead))
    last = len(lead)
    for end in range(max(0, last - NEAR), last):
        for length in range(1, min(LONGEST, end + 1) + 1):
            yield f"<< {' '.join(lead[end + 1 - length : end + 1])}"
    for at, word in enumerate(tail[:FIRST]):
        yield f"> {word}"
        if at + 1 < len(tail):
            yield f"> {word} {tail[at + 1]}"

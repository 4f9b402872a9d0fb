"""What the other checks told of a document, which those that search farther begin from."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.audit.model import Claim, Scene
from pipeline.audit.rules import LIKELY
from pipeline.audit.verdicts import Judged, judge

HELD = frozenset({"ok", "rounding"})
PRODUCTS = frozenset({"product", "products"})
SHARES = frozenset({"ratio", "joint_ratio"})


class Related(NamedTuple):
    """Where all figures of a relation start, that which it tells, and whether it holds; `is_guess`: by likeness."""

    stated: int
    figures: frozenset[int]
    is_held: bool
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Where figures start: told ones, those that hold, wholes and both operands of shares, factors of products.

    `relations`: each that has a verdict; `parts`: what others that hold are reckoned from.
    """

    told: frozenset[int]
    held: frozenset[int]
    wholes: frozenset[int]
    rates: frozenset[int]
    pairs: frozenset[frozenset[int]]
    relations: tuple[Related, ...] = ()
    parts: frozenset[int] = frozenset()
    _of: Mapping[int, Sequence[Related]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[int, list[Related]] = {}
        for each in self.relations:
            for start in each.figures:
                found.setdefault(start, []).append(each)
        object.__setattr__(self, "_of", found)

    def of(self, start: int) -> Sequence[Related]:
        """The relations that the figure there has part in."""
        return self._of.get(start, ())

    def without(self, start: int) -> Known:
        """The same as if nothing were told of a figure."""
        if start not in self.told:
            return self
        relations = tuple(each for each in self.relations if each.stated != start)
        return replace(self, told=self.told - {start}, relations=relations, parts=_parts(relations))


LastCheck = Callable[[Scene, Known], Iterator[Claim]]


def known_of(judged: Iterable[Judged]) -> Known:
    """What the verdicts tell."""
    told = [each for each in judged if each.verdict != "unchecked"]
    held = [each for each in told if each.verdict in HELD]
    shares = [each for each in held if each.claim.formula in SHARES]
    wholes = [each.claim.operands[-1].start for each in shares if each.verdict == "ok" and each.claim.operands]
    products = [each for each in held if each.claim.formula in PRODUCTS]
    exact = [each for each in products if each.computed == each.claim.stated.exactly]
    relations = tuple(
        Related(each.claim.stated.start, each.starts, each.verdict in HELD, each.claim.rule.endswith(LIKELY))
        for each in told
    )
    return Known(
        frozenset(each.claim.stated.start for each in told),
        frozenset(each.claim.stated.start for each in held),
        frozenset(wholes),
        frozenset(figure.start for each in exact for figure in each.claim.operands),
        frozenset(frozenset(figure.start for figure in each.claim.operands) for each in shares),
        relations,
        _parts(relations),
    )


def _parts(relations: Iterable[Related]) -> frozenset[int]:
    return frozenset(start for each in relations if each.is_held for start in each.figures - {each.stated})


def with_sought(found: Sequence[Judged], last: Iterable[LastCheck], scene: Scene, off: Container[str]) -> list[Judged]:
    """What was told, and what the last checks find beyond it."""
    known = known_of(found)
    claims = [claim for check in last for claim in check(scene, known) if claim.kind not in off]
    sought = [each for claim in claims if (each := judge(claim)) is not None]
    return [*_not_outdone(found, sought), *sought]


def _not_outdone(told: Iterable[Judged], sought: Iterable[Judged]) -> Iterator[Judged]:
    """All, but for what does not hold of the same figures of which something else does, and guesses of what is told.

    `2.318,6 tỷ đồng của 15.230 hộ, tức 152,2 triệu đồng/hộ`: a mean, not a price.
    """
    found = list(sought)
    held = {each.starts for each in found if each.verdict == "ok"}
    stated = {(each.claim.kind, each.claim.stated.start) for each in found}
    for each in told:
        is_guess = each.claim.rule.endswith(LIKELY) and (each.claim.kind, each.claim.stated.start) in stated
        if each.verdict != "mismatch" or not (is_guess or each.starts in held):
            yield each

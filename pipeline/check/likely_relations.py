"""Relations of figures that no other check tells, found as a reader would: by what the words about a figure say of it.

What was learned from reports with all their relations written down (rules/likely.json) tells by which operation a
figure is reckoned, and of which figures around. It only chooses: what it finds is recomputed exactly, told where it
holds, and told as wrong where it holds but for a digit, or two changed over, and nothing else gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import exact_price
from pipeline.audit.conversions import conversions
from pipeline.audit.kin import kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.likely import candidates as c
from pipeline.audit.likely.learned import NOTHING, Forest, Learned, seen
from pipeline.audit.likely.numbers import Number, numbers_of
from pipeline.audit.likely.traits import About, traits_of
from pipeline.audit.likely.votes import Votes, votes_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.rules import LIKELY
from pipeline.rulebook import Rulebook

IDLE = 0.8  # above it the words tell that a figure is reckoned from nothing
LEAST = 0.1  # of an operation that is tried
MEANT = 0.85  # of what holds
HOLDING = 0.5  # where nothing can be wrong
WRONG = {c.TURNED: 0.7, c.DIGIT: 0.95}  # of what does not hold
MOST = 12  # candidates of each kind that are weighed, the nearest
PAIR = 2


def likely_relation_check(rules: Rulebook) -> LastCheck:
    """The check."""
    learned = _Rules(rules.likely, votes_of(rules.likely.words), c.Units(kin_of(rules), conversions(rules)))

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        reader = _Reader(scene, known, learned)
        found = []
        for here in reader.numbers:
            if not here.is_below and here.value > 0 and here.figure.start not in known.told:
                meant = reader.meant(here)
                if meant is not None:
                    found.append(meant)
        for each in _once(found):
            claim = _claim(each.here, each.candidate, "silent" if each.candidate.slip == c.EXACT else "")
            if claim is not None:
                yield claim

    return check


class _Rules(NamedTuple):
    """What rules/ tell."""

    learned: Learned
    votes: Votes
    units: c.Units


class _Meant(NamedTuple):
    """What is meant of a figure. `told`: how likely its words tell it, where it is wrong."""

    here: Number
    candidate: c.Candidate
    likely: float
    told: float


def _once(found: Sequence[_Meant]) -> list[_Meant]:
    """Of the same figures one: `1.128 cây, cắt tỉa 640 cây, chặt hạ 27 cây, còn 451 cây`, the one its words tell."""
    best: dict[frozenset[int], _Meant] = {}
    for each in found:
        places = frozenset({each.here.place, *(operand.place for operand in each.candidate.operands)})
        other = best.get(places)
        if other is None or (each.told, each.likely) > (other.told, other.likely):
            best[places] = each
    return list(best.values())


class _Reader(dict[int, dict[str, float]]):
    """What the words about each number tell, by its place: counted when first asked for."""

    def __init__(self, scene: Scene, known: Known, rules: _Rules) -> None:
        super().__init__()
        self.numbers = numbers_of(scene)
        self._text, self._known = scene.text, known
        self._learned, self._votes, self._units = rules
        self._sums: dict[int, tuple[int, ...]] = {}  # of votes

    def __missing__(self, place: int) -> dict[str, float]:
        sums = self._sums.get(place) or self._votes.sums(self.numbers[place], self._text)
        self[place] = told = self._votes.told(sums)
        return told

    def meant(self, here: Number) -> _Meant | None:
        """What is meant of a figure, where it is likely enough."""
        self._sums[here.place] = sums = self._votes.sums(here, self._text)
        if self._votes.is_idle(sums, IDLE):
            return None  # mostly
        told = self[here.place]
        if told[NOTHING] > IDLE:
            return None
        operations = frozenset(name for name in c.OPERATIONS if told.get(name, 0.0) >= LEAST)
        found = untold(here, c.candidates(here, c.around(here, self.numbers), operations, self._units), self._known)
        about = About(self._text, self, self._known)  # made here: kept, it would hold itself
        holding = _nearest(here, found, is_exact=True)
        best, likely = _best(self._learned.holds, holding, traits_of(here, holding, about, 0.0, holding))
        if best is not None and likely > HOLDING:
            return _Meant(here, best, likely, 0.0) if likely > MEANT else None
        slips = [] if here.figure.qualifier else _nearest(here, found, is_exact=False)
        slip, chance = _best(self._learned.slips, slips, traits_of(here, slips, about, likely, holding))
        if slip is None or chance <= WRONG[slip.slip] or not self._is_sure(slip):
            return None
        return _Meant(here, slip, chance, told.get(slip.operation, 0.0))

    def _is_sure(self, each: c.Candidate) -> bool:
        """Whether it can be wrong: of figures told without `khoảng`; a percentage of things of a kind."""
        if any(operand.figure.qualifier for operand in each.operands):
            return False
        return each.operation != c.RATIO or c.is_alike(each.operands[0], each.operands[1], self._units)


def _best(
    forest: Forest, found: Sequence[c.Candidate], rows: Sequence[Sequence[float]]
) -> tuple[c.Candidate | None, float]:
    """The likeliest, the first of equals, and how likely it is."""
    weighed = [(forest.likely(row), -at) for at, row in enumerate(rows)]
    if not weighed:
        return None, 0.0
    likely, at = max(weighed)
    return found[-at], likely


def untold(here: Number, found: Sequence[c.Candidate], known: Known) -> list[c.Candidate]:
    """Those whose figures are not all of one relation that is told."""
    own = here.figure.start
    starts = [frozenset({own, *(operand.figure.start for operand in each.operands)}) for each in found]
    relations = [each.figures for each in known.relations if own in each.figures]
    return [
        each for each, every in zip(found, starts, strict=True) if not any(every <= relation for relation in relations)
    ]


def things_about(number: Number, text: str) -> Iterator[str]:
    """What the words about a number are learned by."""
    return seen(
        number.figure.unit,
        number.lead(text),
        number.tail(text),
        level=number.level,
        is_item=number.is_item,
        is_per=bool(number.figure.per),
    )


def _nearest(here: Number, found: Sequence[c.Candidate], *, is_exact: bool) -> list[c.Candidate]:
    own = [each for each in found if (each.slip == c.EXACT) is is_exact]
    return sorted(own, key=lambda each: c.far_of(here, each))[:MOST]


# Of each operation the kind of check and how it is told.
TOLD = {
    c.RATIO: ("ratio", "ratio"),
    c.REST: ("difference", "hundred"),
    c.POINTS: ("difference", "difference"),
    c.TOTAL: ("sum", "sum"),
    c.SUM: ("sum", "sum"),
    c.LEFT: ("difference", "difference"),
    c.PRODUCT: ("product", "product"),
    c.MEAN: ("ratio", "quotient"),
}


def _claim(here: Number, each: c.Candidate, doubt: str) -> Claim | None:
    operands = tuple(operand.figure for operand in each.operands)
    signs: tuple[int, ...] = ()
    if each.operation == c.MEAN and each.scale != 1:
        return None  # no formula tells it
    if each.operation == c.GROWTH:
        kind, formula = "growth", "growth" if operands[0].value > operands[1].value else "decline"
    else:
        kind, formula = TOLD[each.operation]
    if each.operation == c.LEFT and len(operands) > PAIR:
        formula, signs = "sum", (1, *(-1 for _ in operands[1:]))
    if each.operation == c.PRODUCT:
        operands = (exact_price(operands[0]), *operands[1:])
    rule = f"{kind}: {LIKELY}"
    return Claim(kind, formula, here.figure, operands, doubt, rule, signs=signs, scale=each.scale, yields=True)

"""Relations of figures that no other check tells, found as a reader would: by what the words about a figure say of it.

What was learned from reports with all their relations written down (rules/likely.json) tells by which operation a
figure is reckoned, what figures are to one another, and so which of those around belong to it, whatever they amount
to. It only chooses: what it finds is recomputed exactly, told where it holds, and told as wrong where that is surely
what is meant and nothing else gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import exact_price
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.likely import candidates as c
from pipeline.audit.likely import operations as o
from pipeline.audit.likely.choices import Choice, choices_of
from pipeline.audit.likely.learned import NOTHING, Forest, Learned, seen
from pipeline.audit.likely.numbers import Number, numbers_of
from pipeline.audit.likely.told import Told
from pipeline.audit.likely.traits import About
from pipeline.audit.likely.votes import Votes, votes_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene
from pipeline.audit.rules import LIKELY
from pipeline.rulebook import Rulebook

IDLE = 0.85  # above it the words tell that a figure is reckoned from nothing
LEAST = 0.1  # of an operation that is tried
MEANT, SUM_MEANT = 0.75, 0.9  # of what holds: some figures around come to a sum by chance more often than to a share
WRONG = 0.75  # of what does not
# Digits changed over are hardly ever by chance, and changes, rests and products seldom; shares and sums often are.
WRONG_OF = (
    {(each, c.TURNED): 0.5 for each in o.OPERATIONS}
    | {(each, c.DIGIT): 0.65 for each in (o.GROWTH, o.POINTS, o.LEFT)}
    | {(o.RATIO, c.DIGIT): 0.85, (o.RATIO, c.NEAR): 0.85, (o.SUM, c.DIGIT): 0.85, (o.SUM, c.TURNED): 0.8}
    | {(o.PRODUCT, c.DIGIT): 0.85, (o.SUM, c.NEAR): 0.85, (o.GROWTH, c.NEAR): 0.55}
)
SHORT, OF_SHORT = 2, 0.92  # digits of a sum, and how sure it is then: a few things are easily of several kinds
LONG, OF_LONG = 4, 0.45  # digits of which two are changed over, and the same: it is hardly ever by chance
LEAST_WRONG = min(WRONG, OF_LONG, *WRONG_OF.values())
PAIR = 2
TOTAL, UP, DOWN = "total", "up", "down"  # cues
_WORDS = [(name, o.AS_TOLD.get(name, name)) for name in o.OPERATIONS]  # what tells each of them


def likely_relation_check(rules: Rulebook) -> LastCheck:
    """The check."""
    likely = rules.likely
    words, roles = votes_of(likely.words, likely.roles)
    learned = _Rules(likely, words, roles, o.units_of(rules))

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
    words: Votes
    roles: Votes
    units: o.Units


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


class _Reader:
    """What is meant of the figures of a document."""

    def __init__(self, scene: Scene, known: Known, rules: _Rules) -> None:
        self.numbers = numbers_of(scene)
        self._learned, self._words, roles, self._units = rules
        text = scene.text
        votes: dict[int, int] = {}
        self._told, others = (Told(self.numbers, text, each, votes) for each in (self._words, roles))
        self._known, self._about = known, About(text, self._told, others, known)

    def meant(self, here: Number) -> _Meant | None:
        """What is meant of a figure, where it is likely enough."""
        sums = self._told.sums(here.place)
        if self._words.is_idle(sums, IDLE):
            return None  # mostly
        told = self._told.by(sums, here.place)
        if told[NOTHING] > IDLE:
            return None
        every = c.candidates(here, c.around(here, self.numbers), tried(told), self._units)
        found = untold(here, every, self._known)
        if not found:
            return None
        is_told = sum(each.slip == c.EXACT for each in every) > sum(each.slip == c.EXACT for each in found)
        may_be_wrong = not is_told and self._may_be_wrong(here, found)
        if not may_be_wrong and not any(self._is_holding(here, each) for each in found):
            return None  # before they are weighed, which takes long
        choices = choices_of(here, found, self._about, self._learned.belongs)
        return self._holding(here, choices) or (self._wrong(here, choices, told) if may_be_wrong else None)

    def _may_be_wrong(self, here: Number, found: Sequence[c.Candidate]) -> bool:
        if here.figure.qualifier or here.figure.start in self._known.parts:
            return False  # told roughly, or right by another relation
        return any(each.slip != c.EXACT and self._is_sure(here, each) for each in found)

    def _holding(self, here: Number, choices: Sequence[Choice]) -> _Meant | None:
        own = [each for each in choices if self._is_holding(here, each.candidate)]
        best, likely = _best(self._learned.holds, own, MEANT)
        if best is None or likely <= (SUM_MEANT if best.operation == o.SUM else MEANT):
            return None
        return _Meant(here, _the_right_way(here, best), likely, 0.0)

    def _wrong(self, here: Number, choices: Sequence[Choice], told: Mapping[str, float]) -> _Meant | None:
        best, likely = _best(
            self._learned.slips, [each for each in choices if each.candidate.slip != c.EXACT], LEAST_WRONG
        )
        if best is None or likely <= _least(here, best) or not self._is_sure(here, best):
            return None
        return _Meant(here, best, likely, told.get(o.AS_TOLD.get(best.operation, best.operation), 0.0))

    def _is_holding(self, here: Number, each: c.Candidate) -> bool:
        """Whether it gives the figure, and is not of a part of a sum while `29,2% tổng thu` names a total."""
        if each.slip != c.EXACT:
            return False
        is_of_total = each.operation == o.RATIO and here.behind == TOTAL
        return not (is_of_total and each.operands[-1].figure.start in self._known.parts)

    def _is_sure(self, here: Number, each: c.Candidate) -> bool:
        """Whether it can be wrong: of figures told without `khoảng`, of which there are no others of a kind."""
        if each.operation == o.SHARE or any(operand.figure.qualifier for operand in each.operands):
            return False
        if each.operation == o.GROWTH:
            return not _is_against(here, each)
        if each.operation == o.RATIO:
            return o.is_alike(each.operands[0], each.operands[-1], self._units)
        return each.operation != o.PRODUCT or not self._has_rival(here, each)

    def _has_rival(self, here: Number, each: c.Candidate) -> bool:
        """`Gieo 164,5 ha, mất trắng 20 ha, năng suất 42 tạ/ha`: of which of the two is not sure."""
        units = {operand.figure.unit for operand in each.operands if not operand.figure.per}
        beside = self.numbers[max(0, here.place - c.BESIDE) : here.place]
        own = [number for number in beside if number.sentence == here.sentence and number.figure.unit in units]
        return any(number not in each.operands and not number.figure.per for number in own)


def _the_right_way(here: Number, each: c.Candidate) -> c.Candidate:
    """`từ 360 lên 400, tăng 10%`: a tenth of what is now; of what was, it is 11%."""
    return each._replace(operands=each.operands[::-1], slip=c.OF_NOW) if _is_against(here, each) else each


def _is_against(here: Number, each: c.Candidate) -> bool:
    """Whether it changed the other way than the words tell."""
    if each.operation != o.GROWTH:
        return False
    now, then = (operand.value for operand in each.operands)
    return here.before == (DOWN if now > then else UP)


def _least(here: Number, each: c.Candidate) -> float:
    """How likely a relation that does not hold must be."""
    if each.operation == o.SUM and len(here.digits) <= SHORT:
        return OF_SHORT
    if each.slip == c.TURNED and each.operation != o.SUM and len(here.digits) >= LONG:
        return OF_LONG
    return WRONG_OF.get((each.operation, each.slip), WRONG)


def _best(forest: Forest, choices: Sequence[Choice], least: float) -> tuple[c.Candidate | None, float]:
    """The likeliest, the first of equals, and how likely it is; 0 for what is no likelier than the least."""
    weighed = [(forest.likely(each.row, least), -at) for at, each in enumerate(choices)]
    if not weighed:
        return None, 0.0
    likely, at = max(weighed)
    return choices[-at].candidate, likely


def tried(told: Mapping[str, float]) -> frozenset[str]:
    """The operations that the words of a figure may tell."""
    return frozenset([name for name, word in _WORDS if told.get(word, 0.0) >= LEAST])


def untold(here: Number, found: Sequence[c.Candidate], known: Known) -> list[c.Candidate]:
    """Those whose figures are not all of one relation that is told."""
    own = here.figure.start
    relations = [each.figures for each in known.of(own)]
    if not relations:
        return list(found)
    starts = [frozenset({own, *(operand.figure.start for operand in each.operands)}) for each in found]
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


# Of each operation the kind of check and how it is told.
TOLD = {
    o.RATIO: ("ratio", "ratio"),
    o.SHARE: ("ratio", "share"),
    o.REST: ("difference", "hundred"),
    o.POINTS: ("difference", "difference"),
    o.TOTAL: ("sum", "sum"),
    o.SUM: ("sum", "sum"),
    o.LEFT: ("difference", "difference"),
    o.PRODUCT: ("product", "product"),
    o.MEAN: ("ratio", "quotient"),
}


def _claim(here: Number, each: c.Candidate, doubt: str) -> Claim | None:
    operands = tuple(operand.figure for operand in each.operands)
    signs: tuple[int, ...] = ()
    if each.operation == o.MEAN and each.scale != 1:
        return None  # no formula tells it
    if each.operation == o.GROWTH:
        kind, formula = "growth", "growth" if operands[0].value > operands[1].value else "decline"
    else:
        kind, formula = TOLD[each.operation]
    if each.operation == o.RATIO and len(operands) > PAIR:
        formula = "joint_ratio"
    if each.operation == o.LEFT and len(operands) > PAIR:
        formula, signs = "sum", (1, *(-1 for _ in operands[1:]))
    if each.operation == o.PRODUCT:
        operands = (exact_price(operands[0]), *operands[1:])
    rule = f"{kind}: {LIKELY}"
    stated = as_mean(here.figure) if each.operation == o.MEAN else here.figure
    return Claim(kind, formula, stated, operands, doubt, rule, signs=signs, scale=each.scale, yields=True)

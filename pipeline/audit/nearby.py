"""Figures of the prose in reading order, for relations that run over several sentences.

A total is told before its parts, a share of a figure two paragraphs above. What is related so is only told where it
holds: far figures of one unit are many, and most of them unrelated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from pipeline.audit.clauses import CHANGES, OPENERS, bare, before
from pipeline.audit.figure import Figure
from pipeline.audit.model import Passage, Scene, Token

LISTED = OPENERS | {"colon"}
# What is told behind `trong đó` is of the part alone: bằng 98,7% so với cùng kỳ, trong đó các xã phía Nam 1.201,4 ha.
CLAUSE_OPENS = OPENERS | {"figure", "open", "close", "semicolon"}
LED = frozenset({"from", "onto"})
PERIODS = frozenset({"tháng", "quý"})  # units of times that a clause names
_START = attrgetter("figure.start")
CLAUSE_ENDS = frozenset({"comma", "semicolon", "colon", "open"})


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand
class Told:
    """A figure where it is told: `sentence` counts over the document, `at` is its place in the sentence's tokens.

    `level`: how many brackets it stands in. `cues`: those between the last separator and the figure; `said`: all of its
    sentence.
    """

    figure: Figure
    passage: int
    sentence: int
    tokens: tuple[Token, ...]
    levels: tuple[int, ...]
    at: int
    level: int
    cues: set[str]
    said: frozenset[str]
    is_plain: bool = field(init=False)  # whether the figure tells a quantity or an amount by itself
    _opening: frozenset[str] | None = field(default=None, init=False)
    _direction: str | None = field(default=None, init=False)
    _numbers: tuple[Told, ...] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.is_plain = self.figure.is_plain

    @property
    def opening(self) -> frozenset[str]:
        """Cues of its clause, also those before `và`: `Tổng số hộ nghèo và hộ cận nghèo là 10.543 hộ`."""
        if self._opening is None:
            found: set[str] = set()
            for at in range(self.at - 1, -1, -1):
                token = self.tokens[at]
                if token.figure is not None or (token.cue in CLAUSE_ENDS and self.levels[at] <= self.level):
                    break
                found.add(token.cue)
            self._opening = frozenset(found)
        return self._opening

    @property
    def direction(self) -> str:
        """`up` or `down`, of the only such word in its clause; "" for none, and where it tells from or to what."""
        if self._direction is None:
            found = self.cues & CHANGES
            is_told = len(found) == 1 and self.cues.isdisjoint(LED)
            self._direction = next(iter(found)) if is_told else ""
        return self._direction

    @property
    def is_listed(self) -> bool:
        """`gồm: ốm đau 96 hồ sơ, hưu trí 64 hồ sơ`: one of a list that the sentence opens before it."""
        for token, level in zip(reversed(self.tokens[: self.at]), reversed(self.levels[: self.at]), strict=True):
            if level <= self.level and token.cue in LISTED:
                return True
            if level <= self.level and token.cue == "semicolon":
                return False
        return False

    @property
    def numbers(self) -> tuple[Told, ...]:
        """`1.972/1.985 học sinh` tells two numbers of pupils, the first one first; any other figure itself."""
        if self.figure.of is None:
            return (self,)
        if self._numbers is None:
            self._numbers = tuple([replace(self, figure=number) for number in self.figure.numbers])
        return self._numbers

    @property
    def clause(self) -> Iterator[Token]:
        """The tokens of its sentence before it, the nearest first."""
        return reversed(self.tokens[: self.at])


def is_parted(share: Told, whole: Figure) -> bool:
    """`đảng viên 05 đồng chí, đạt 3,13%; đoàn viên 160`: what is told behind a semicolon is no whole of it.

    But for a total: `… chiếm 4,2%; tổng số hộ toàn xã 4.430 hộ`.
    """
    between = [token.cue for token in share.tokens[share.at + 1 :] if token.start < whole.start]
    return whole.start > share.figure.start and "semicolon" in between and "total" not in between


class _Figures(tuple[Told, ...]):
    """All figures of a scene."""

    __slots__ = ()


def told_figures(scene: Scene) -> tuple[Told, ...]:
    """All figures with a unit, in reading order; also percentages, ratios and rates."""
    return scene.once(_Figures, lambda: _Figures(_told(scene.passages)))


def place_of(figure: Figure, told: Sequence[Told]) -> int | None:
    """Where a figure stands among those of the document; `None` for a bare number."""
    at = bisect_left(told, figure.start, key=_START)
    return at if at < len(told) and told[at].figure.start == figure.start else None


class _Percentages(tuple[int, ...]):
    """Where among the figures of a scene its percentages stand."""

    __slots__ = ()


def percentages(scene: Scene) -> tuple[int, ...]:
    """The places of all percentages in `told_figures`: one figure in five."""
    return scene.once(
        _Percentages,
        lambda: _Percentages([at for at, each in enumerate(told_figures(scene)) if each.figure.unit == "%"]),
    )


class _Places(dict[int, Figure]):
    """Figures by where they start."""

    __slots__ = ()


def figures_at(scene: Scene) -> Mapping[int, Figure]:
    """All figures, bare numbers too, by where they start."""
    return scene.once(
        _Places, lambda: _Places((t.figure.start, t.figure) for each in scene.passages for t in each.tokens if t.figure)
    )


def _told(passages: Sequence[Passage]) -> list[Told]:
    found: list[Told] = []
    sentence = 0
    for number, passage in enumerate(passages):
        for said in passage.sentences:
            sentence += 1
            if "figure" not in said.cues:
                continue
            tokens, levels, cues = said.tokens, said.levels, said.cues
            found += [
                Told(
                    bare(token.figure),
                    number,
                    sentence,
                    tokens,
                    levels,
                    at,
                    levels[at],
                    before(tokens, at, levels),
                    cues,
                )
                for at, token in enumerate(tokens)
                if token.figure is not None and token.cue == "figure"
            ]
    return found


class _Passages(tuple[Passage, ...]):
    """The passages of a scene in which anything is told."""

    __slots__ = ()


def told_passages(scene: Scene) -> tuple[Passage, ...]:
    """The passages with figures or cues: few of a report's."""
    return scene.once(_Passages, lambda: _Passages([each for each in scene.passages if each.tokens]))


class _Sentences(tuple[Sequence[Told], ...]):
    """The figures of a scene by their sentences."""

    __slots__ = ()


def told_sentences(scene: Scene) -> tuple[Sequence[Told], ...]:
    """All `told_figures`, those of a sentence together."""
    return scene.once(_Sentences, lambda: _Sentences(_by_sentence(told_figures(scene))))


def _by_sentence(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    return (list(group) for _, group in groupby(told, attrgetter("sentence")))


class _Lists(tuple[range, ...]):
    """The lists of a scene."""

    __slots__ = ()


def lists_of(scene: Scene) -> tuple[range, ...]:
    """Where passages follow one another with the same list mark, two at least."""
    return scene.once(_Lists, lambda: _Lists(_lists([passage.mark for passage in scene.passages])))


def _lists(marks: Sequence[str]) -> Iterator[range]:
    start = 0
    for mark, run in groupby(marks):
        end = start + len(list(run))
        if mark and end - start > 1:
            yield range(start, end)
        start = end


def plain_ones(told: Sequence[Told]) -> list[Told]:
    """Those that tell a quantity or an amount by itself."""
    return [each for each in told if each.is_plain]


def is_behind_slash(each: Told) -> bool:
    """`1.326 hộ nghèo/18.946 hộ`: what the figure before is one part of."""
    return each.at > 0 and each.tokens[each.at - 1].cue == "slash"


def clause_of(each: Told, scene: Scene) -> str:
    """The text between the figure before, or what opens the sentence or the bracket, and the figure."""
    start, tokens, levels = scene.passages[each.passage].start, each.tokens, each.levels
    for at in range(each.at - 1, -1, -1):
        cue, figure = tokens[at].cue, tokens[at].figure
        if figure is not None and figure.unit in PERIODS:
            continue  # thu ngân sách 6 tháng đầu năm đạt 118.642 triệu đồng
        if cue in CLAUSE_OPENS and (levels[at] <= each.level or cue in {"open", "semicolon"}):
            start = tokens[at].end
            break
    else:
        start = max(start, scene.text.rfind(". ", start, each.figure.start))
    return scene.text[start : each.figure.start]

"""Where a text divides a total told before it: a sentence of parts, or the items of a list below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.audit.apiece import Apiece
from pipeline.audit.clauses import CHANGES, OPENERS
from pipeline.audit.counted import OTHERS, TOTALS, Kinds, is_part, with_loose
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, lists_of, told_figures

LIST = 3  # parts
FAR = 3  # passages between a total and its parts
UNSURE = frozenset({"ellipsis", "excluded"})


class Window(NamedTuple):
    """Figures of a sentence, or of each item of a list; `begin`: from where on words may divide.

    `pools`: the figures before, the nearest first: those of the passage, and those of the passages before.
    """

    items: tuple[tuple[Told, ...], ...]
    begin: int
    pools: tuple[Sequence[Told], Sequence[Told]]
    behind: Sequence[Told]

    def lead(self, text: str) -> str:
        """What stands before the first figure, from where words may divide."""
        return text[self.begin : self.items[0][0].figure.start]

    def parts(self, whole: Told, kinds: Kinds) -> tuple[Told, ...]:
        """The figures that are counted with a total: one of each item; none where some cannot be parts."""
        if len(self.items) == 1:
            return kinds.parts(whole, self.items[0])
        kept = [kinds.kin(whole, item) for item in self.items]
        if not all(len(held) == 1 for held in kept):
            return ()
        return kinds.parts(whole, [held[0] for held in kept])


def windows(scene: Scene, kinds: Kinds, apiece: Apiece) -> Iterator[Window]:
    """All of a scene."""
    by_passage = {at: list(group) for at, group in groupby(told_figures(scene), attrgetter("passage"))}
    for number, held in by_passage.items():
        for _, group in groupby(held, attrgetter("sentence")):
            outer = [each for each in group if not each.level]
            if len(outer) >= LIST and not _is_open(outer):
                figures = _counted(outer, scene, kinds, apiece)
                if len(figures) >= LIST:
                    first = figures[0].figure.start
                    earlier = [each for each in held if each.figure.start < first][::-1]
                    begin = sentence_start(scene.text, first)
                    behind = [each for each in held if each.figure.start > outer[-1].figure.start]
                    yield Window((tuple(figures),), begin, (earlier, _before(by_passage, number)), behind)
    for places in lists_of(scene):
        if len(places) >= LIST and places[0] and all(at in by_passage for at in places):
            items = [[each for each in by_passage[at] if not each.level] for at in places]
            head = scene.passages[places[0] - 1]
            begin = sentence_start(scene.text, head.start + len(scene.text[head.start : head.end].rstrip()))
            pools = (by_passage.get(places[0] - 1, [])[::-1], _before(by_passage, places[0] - 1))
            counted = tuple([tuple(_counted(item, scene, kinds, apiece)) for item in items])
            if all(counted):
                yield Window(counted, begin, pools, by_passage.get(places[-1] + 1, ()))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence or line of an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind(". ", 0, at), 0)


def _before(by_passage: Mapping[int, Sequence[Told]], number: int) -> list[Told]:
    return [each for at in range(number - 1, number - 1 - FAR, -1) for each in by_passage.get(at, ())[::-1]]


def _counted(outer: Sequence[Told], scene: Scene, kinds: Kinds, apiece: Apiece) -> list[Told]:
    """Quantities, also without a unit or told of two things; no percentages, and no sums of what stands before."""
    copies = [copy for each in outer for copy in apiece(each, scene.text)]
    kept = with_loose([each for each in copies if each.is_plain and each.figure.unit not in kinds.times])
    return [each for at, each in enumerate(kept) if at < LIST - 1 or not _is_subtotal(each, kinds)]


def _is_subtotal(each: Told, kinds: Kinds) -> bool:
    """`quý I 748 m3, quý II 812 m3, lũy kế sáu tháng đầu năm 1.560 m3; quý III 867 m3`."""
    led = kinds.led(each)
    return bool(led & TOTALS) and led.isdisjoint(OTHERS)


def _is_open(outer: Sequence[Told]) -> bool:
    """Whether not all is told, some parts have parts of their own, or changes are told."""
    tokens, first, last = outer[0].tokens, outer[0].at, outer[-1].at
    is_parted = any(token.cue in OPENERS for token in tokens[first:last])
    is_unsure = any(token.cue in UNSURE for token in tokens)
    return is_parted or is_unsure or any(each.cues & CHANGES and not is_part(each) for each in outer)

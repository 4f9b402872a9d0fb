"""How much more or fewer there are, of what came and went: `kết nạp 165 người, xin ra 57 người nên tăng 108 người`.

Both stand right before the change, or right behind it where words tell that it comes of them: `tăng cơ học 539 người,
do có 1.126 người chuyển đến, 587 người chuyển đi`. Words beside each tell that the one came and the other went.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS
from pipeline.audit.counted import loose_numbers
from pipeline.audit.figure import Figure
from pipeline.audit.flowing import FlowWords, flow_words
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rules import CAME_AND_WENT
from pipeline.audit.slips import within
from pipeline.rulebook import Rulebook, whole_words

PAIR = 2
LEAST = 10  # of what came and went together: fewer are told in any words
FAR = 3  # times that the change may be off
MOST = 8  # of what came and went
RULE_OF_ALL = "sum: came and went"
LONGEST = 60  # characters from the change to what it comes of

Check = Callable[[Scene], Iterator[Claim]]


def movement_check(rules: Rulebook) -> Check:
    """The check."""
    reader = _Reader(flow_words(rules), whole_words(rules.words("checks.flows.because")), kin_units(kin_of(rules)))

    def check(scene: Scene) -> Iterator[Claim]:
        for number, group in groupby(told_figures(scene), attrgetter("passage")):
            if scene.passages[number].cues.isdisjoint(CHANGES):
                continue
            here = [each for each in group if each.is_plain]
            for index, each in enumerate(here):
                claim = reader.claim(here, index, each, scene.text)
                if claim is not None:
                    yield claim

    return check


class _Reader:
    """Reads one change and the two figures beside it."""

    def __init__(self, flows: FlowWords, because: re.Pattern[str], are_kin: AreKin) -> None:
        self.flows, self.because, self.are_kin = flows, because, are_kin

    def claim(self, here: Sequence[Told], index: int, change: Told, text: str) -> Claim | None:
        """The claim of the change at `index`, of the two before it or behind it."""
        if not change.direction or change.level or change.figure.qualifier:
            return None
        before = here[max(0, index - PAIR) : index]
        behind = here[index + 1 : index + 1 + PAIR]
        is_of_times = not COMPARED.isdisjoint(token.cue for token in change.tokens)  # doanh thu …, tăng so với vụ trước
        claim = None if is_of_times else self._of(before, change, text)
        if claim is None and behind and self.because.search(text, change.figure.end, behind[0].figure.start):
            is_next = behind[0].figure.start - change.figure.end <= LONGEST
            claim = self._of(behind, change, text) if is_next else None
        return claim or self._of_several(here[index + 1 : index + 1 + MOST], change, text)

    def _of_several(self, behind: Sequence[Told], change: Told, text: str) -> Claim | None:
        """`giảm 09 người do nghỉ hưu 03, nghỉ việc 11, tuyển mới 05`: all that came and went, where they give it."""
        bare = loose_numbers(change, change.at + 1, len(change.tokens), 0) if "number" in change.said else []
        told = sorted((*behind, *bare), key=lambda each: each.figure.start)
        figures = [each.figure for each in told if each.sentence == change.sentence and not each.level]
        if not PAIR < len(figures) <= MOST or not all(self.are_kin(one.unit, change.figure.unit) for one in figures):
            return None
        if self.because.search(text, change.figure.end, figures[0].start) is None:
            return None
        way = 1 if change.direction == "up" else -1
        signs = tuple(self.flows.sign_of(figure, text) * way for figure in figures)
        given = sum((figure.value * sign for figure, sign in zip(figures, signs, strict=True)), Decimal(0))
        if 0 in signs or len(set(signs)) == 1 or given != change.figure.value:
            return None
        return Claim("sum", "sum", change.figure, tuple(figures), "silent", RULE_OF_ALL, signs=signs, yields=True)

    def _of(self, two: Sequence[Told], change: Told, text: str) -> Claim | None:
        if len(two) < PAIR or any(each.sentence != change.sentence or each.direction or each.level for each in two):
            return None
        between = {token.cue for token in change.tokens[two[0].at + 1 : two[-1].at]}
        if between & OPENERS:
            return None  # thu 1.412 triệu đồng, trong đó BHYT chi trả 1.236 triệu đồng: a part
        figures = [each.figure for each in two]
        if not all(self.are_kin(figure.unit, change.figure.unit) for figure in figures):
            return None
        signs = [self.flows.sign_of(figure, text) for figure in figures]
        if sorted(signs) != [-1, 1]:
            return None
        came, went = figures if signs[0] > 0 else figures[::-1]
        return self._claim(change, came, went)

    def _claim(self, change: Told, came: Figure, went: Figure) -> Claim | None:
        high, low = (came, went) if change.direction == "up" else (went, came)
        given = high.value - low.value
        if given <= 0 or came.value + went.value < LEAST or not within(change.figure.value, given, FAR):
            return None
        doubt = "silent" if change.figure.value == given else ""
        return Claim("difference", "difference", change.figure, (high, low), doubt, rule=CAME_AND_WENT, yields=True)

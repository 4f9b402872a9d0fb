"""What a sentence says of each of its figures: subject, time, whether it is a plan, of how many units it is the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.audit.conflicts.papers import Place
from pipeline.audit.conflicts.wording import Wording
from pipeline.text import folded

PLAN_REACH = 40  # characters before a bracket: `đạt 50% kế hoạch năm (9.850 tỷ đồng)`
REMEMBERED = 4096  # sentences: near-copies have the same ones
_STRONG = re.compile(r"[;.!?](?=\s|$)")
_WEAK = re.compile(r"[,;:.!?()](?=\s|$)|\(")
_BRACKET = re.compile(r"\(\s*$")
FIGURES = frozenset({"amounts", "quantities", "percentages"})


class Mark(NamedTuple):
    """A mention in its sentence, as printed. `kind`: its table; `unit`: of a figure; `value`: the name of a place."""

    kind: str
    text: str
    value: str | int | float
    unit: str


class Said(NamedTuple):
    """What is said of one figure, the mention number `at`; `time` is "" where the sentence tells none.

    `scope`: what else stands before the subject. `gathered`: of how many units below it is the sum, 0 for none.
    """

    at: int
    label: str
    core: str
    scope: str
    time: str
    is_plan: bool
    in_brackets: bool
    gathered: int


class _Spot(NamedTuple):
    """A mention where it stands in its sentence; `at`: its number among the mentions."""

    at: int
    mark: Mark
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its mentions. `begin`: where it begins, behind what says whose reports it sums up."""

    text: str
    place: Place
    spots: tuple[_Spot, ...]
    figures: tuple[_Spot, ...]
    begin: int
    gathered: int

    def blanked(self, start: int, end: int) -> str:
        """A stretch of it without dates and figures."""
        pieces, at = [], start
        for each in self.spots:
            if each.start >= at and each.end <= end and each.mark.kind != "places":
                pieces.append(self.text[at : each.start])
                at = each.end
        return " ".join([*pieces, self.text[at:end]])

    def times(self, start: int, end: int) -> str:
        """All dates of a stretch: equal only where both sentences tell the same ones."""
        dates = (each for each in self.spots if each.mark.kind == "dates" and start <= each.start and each.end <= end)
        return "+".join(str(each.mark.value) for each in dates)

    def names_place(self, start: int, end: int) -> bool:
        """Whether another place than the document's own is named."""
        return any(each.mark.kind == "places" and start <= each.start < end for each in self.spots)

    def before(self, spot: _Spot) -> list[_Spot]:
        """Figures told before it."""
        return [each for each in self.figures if each.end <= spot.start]


class SentenceReader:
    """Reads sentences; each once."""

    def __init__(self, wording: Wording, durations: frozenset[str]) -> None:
        self._wording = wording
        self._durations = durations
        self.read = lru_cache(REMEMBERED)(self._read)

    def _read(self, context: str, marks: tuple[Mark, ...], place: Place) -> tuple[Said, ...]:
        """Of each figure whose subject is told; `marks` in the order of the text."""
        sentence = self._sentence(context, marks, place)
        found: list[Said] = []
        for spot in sentence.figures:
            if context[spot.start - 1 : spot.start] != "/" != context[spot.end : spot.end + 1]:  # `815 ha/1.250 ha`
                found.extend(self._of_figure(sentence, spot, found))
        return tuple(found)

    def _sentence(self, context: str, marks: tuple[Mark, ...], place: Place) -> _Sentence:
        spots = tuple(_spots(context, [None if self._is_idle(mark, place) else mark for mark in marks]))
        gathered = self._wording.gathered.search(context)
        begin, units = (gathered.end(), int(gathered["units"])) if gathered is not None else (0, 0)
        figures = tuple(each for each in spots if each.mark.kind in FIGURES and each.start >= begin)
        return _Sentence(context, place, spots, figures, begin, units)

    def _is_idle(self, mark: Mark, place: Place) -> bool:
        """Times (`6 months`) stay in the name of a subject; the document's own place is no other one."""
        return mark.value in place if mark.kind == "places" else mark.unit in self._durations

    def _of_figure(self, sentence: _Sentence, spot: _Spot, found: Sequence[Said]) -> Iterator[Said]:
        before = sentence.text[: spot.start]
        bracket = _BRACKET.search(before)
        if bracket is not None:
            yield from self._planned(sentence, spot, bracket.start(), found)
        elif before.count("(") <= before.count(")"):
            yield from self._plain(sentence, spot)

    def _planned(self, sentence: _Sentence, spot: _Spot, bracket: int, found: Sequence[Said]) -> Iterator[Said]:
        """A figure in brackets behind a word of plans: the plan of what was told last, in the same unit."""
        figures = sentence.before(spot)
        since = figures[-1].end if figures else 0
        said = sentence.text[max(since, bracket - PLAN_REACH) : bracket]
        told = [each for each in figures if each.mark.kind != "percentages"]
        last = found[-1] if found else None
        if last is None or not told or last.at != told[-1].at or last.is_plan or told[-1].mark.unit != spot.mark.unit:
            return
        if self._wording.plan.search(said) and not self._wording.earlier.search(said):
            # `dự toán tỉnh giao` is another plan than the district's own.
            whose = self._wording.label(self._wording.given.sub(" ", sentence.blanked(since, bracket)), sentence.place)
            label = f"{last.label} {whose}".strip()
            core, time = self._wording.core(label), sentence.times(since, spot.start)
            yield Said(spot.at, label, core, last.scope, time, is_plan=True, in_brackets=True, gathered=0)

    def _plain(self, sentence: _Sentence, spot: _Spot) -> Iterator[Said]:
        """A figure behind its subject, which begins behind the last stop, comma or figure."""
        text, cut, wording = sentence.text, sentence.begin, self._wording
        figures = sentence.before(spot)
        strong = max([match.end() for match in _STRONG.finditer(text, cut, spot.start)], default=cut)
        weak = max([match.end() for match in _WEAK.finditer(text, cut, spot.start)], default=cut)
        begin = max(weak, strong, *(each.end for each in figures), cut)
        if wording.compared.search(text, begin, spot.start):
            return
        tail = sentence.blanked(spot.end, self._end(sentence, spot, self.figure_starts(sentence, spot)))
        scope = sentence.blanked(cut, begin)
        is_list = any(each.end > strong for each in figures)  # of figures of one thing, named before them
        is_narrowed = ":" in scope or bool(wording.narrows.search(scope)) or sentence.names_place(cut, begin)
        is_whole = is_list or is_narrowed
        for start in (cut,) if is_whole else (begin, strong, cut):
            said = sentence.blanked(start, spot.start)
            if spot.mark.kind == "quantities" and wording.counts_all(said, sentence.place):
                said = f"{wording.number} {spot.mark.unit}"  # toàn huyện có 326 hộ nghèo: số hộ nghèo
            label = wording.label(f"{said} {tail}", sentence.place)
            if wording.names_subject(label) and (start in (cut, strong) or wording.heads.match(label)):
                break
        is_rate = spot.mark.kind != "percentages" or wording.rates.match(label)
        if wording.names_subject(label) and is_rate:
            time = sentence.times(cut, spot.start) or sentence.times(spot.end, self._end(sentence, spot, []))
            is_plan = bool(wording.plan.search(text, strong, spot.start))
            rest, core = wording.label(sentence.blanked(cut, start), sentence.place), wording.core(label)
            yield Said(spot.at, label, core, rest, time, is_plan, in_brackets=False, gathered=sentence.gathered)

    @staticmethod
    def figure_starts(sentence: _Sentence, spot: _Spot) -> list[int]:
        """Where the figures behind it begin."""
        return [each.start for each in sentence.figures if each.start >= spot.end]

    def _end(self, sentence: _Sentence, spot: _Spot, others: Sequence[int]) -> int:
        """Where what is said behind the figure is no more of it: a stop, a comma, a verb, one of the `others`."""
        found = (pattern.search(sentence.text, spot.end) for pattern in (_WEAK, self._wording.stops))
        return min([len(sentence.text), *others, *(match.start() for match in found if match)])


def _spots(context: str, marks: Sequence[Mark | None]) -> Iterator[_Spot]:
    """Where the mentions stand in their sentence, one after the other; those that are not found are left out."""
    begin = 0
    for at, mark in enumerate(marks):
        text = folded(mark.text) if mark is not None else ""
        start = context.find(text, begin)
        if mark is not None and start >= 0:
            yield _Spot(at, mark, start, start + len(text))
            if mark.kind != "places":  # a place may hold another
                begin = start + len(text)

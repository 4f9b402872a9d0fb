"""What tells a figure of a document from others like it: its sentence, and headings, row, column and subject around.

A report that was revised is another file. A figure of it is the one that was decided on only where the evidence leads
to that one alone, and did so in the file that people saw. So a decision notes how many were like it then, for each
kind of evidence (`Surroundings.best` tells them).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.review.anchors import CELLS, CHECKS, NOWHERE, Anchor, Target
from pipeline.review.catalog import Catalog, Check, Seen, told
from pipeline.review.cellfigures import cells_of, labels_by_mention, loose_cells
from pipeline.store.schema import MENTION_TABLES
from pipeline.text import folded

ALIKE = 85  # of 100: sentences that differ by what another reader or rule makes of a few characters
KEPT_DOCUMENTS = 16
JOINT = " | "
_WORD = re.compile(r"[^\W\d_]+")
_LIKENESS = re.compile(r"(\d{1,6}) of (\d{1,6}); (\d{1,6}) of (\d{1,6}); (\d{1,6}); (\d{1,6})", re.ASCII)


class Candidate(NamedTuple):
    """A row that may be it. `value`: what the machine says now.

    `sentence`: its context; of a check, whose context is its evidence, the sentence of the figure that it states, and
    of that in a table, whose rows are numbered, only the words of the row.
    """

    target: Target
    doc_id: str
    kind: str
    quote: str
    context: str
    start: int
    end: int
    value: str
    sentence: str


class Likeness(NamedTuple):
    """How many figures of its document are like one, itself among them, and which of them it is, from 1.

    `place`, `places`: among those of the same quote, sentence and surroundings; `turn`, `turns`: of the same quote and
    sentence. `worded`: how many sentences there have the same words around; `similar`: how many are nearly the same.
    """

    place: int
    places: int
    turn: int
    turns: int
    worded: int
    similar: int

    def __str__(self) -> str:
        """As a decision notes it: `1 of 1; 2 of 3; 1; 3`."""
        return f"{self.place} of {self.places}; {self.turn} of {self.turns}; {self.worded}; {self.similar}"


def likeness_of(text: str) -> Likeness | None:
    """What a decision has noted; `None` in decisions of versions that noted nothing."""
    match = _LIKENESS.fullmatch(text)
    return Likeness(*map(int, match.groups())) if match else None


def words_of(sentence: str) -> str:
    """Its words without figures and marks: `4 | Xã Nà Khoa | 1.200` and `2 | Xã Nà Khoa | 900` have the same."""
    return " ".join(_WORD.findall(sentence.casefold()))


class Surroundings:
    """The figures and checks of the documents of a store, and what is around each."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.of = lru_cache(maxsize=KEPT_DOCUMENTS * len(MENTION_TABLES))(self._read)
        self._headings = lru_cache(maxsize=KEPT_DOCUMENTS)(self._read_headings)
        self._labels = lru_cache(maxsize=KEPT_DOCUMENTS)(lambda doc_id: labels_by_mention(catalog, doc_id))
        self._around = lru_cache(maxsize=None)(self._look_around)

    def noted(self, anchor: Anchor, target: Target) -> Anchor:
        """The anchor of a row of the store, with what is around it and how many are like it."""
        own = next((each for each in self.of(anchor.doc_id, anchor.part) if each.target == target), None)
        if own is None:
            return anchor
        around = self.around(own)
        told_by = JOINT.join((around, own.sentence)) if anchor.part == CHECKS else around
        anchor = replace(anchor, around=told_by)
        same = self.turns(anchor.doc_id, anchor)
        placed = [each for each in same if self.around(each) == around]
        likeness = Likeness(
            placed.index(own) + 1,
            len(placed),
            same.index(own) + 1,
            len(same),
            len(self.worded(anchor.doc_id, anchor)),
            len(self.similar(anchor.doc_id, anchor)),
        )
        return replace(anchor, alike=str(likeness))

    def around(self, candidate: Candidate) -> str:
        """Headings above it, its row and column, its subject: `kết quả | Xã Nà Hỳ · Số hộ | hộ`."""
        return self._around(candidate)

    def turns(self, doc_id: str, anchor: Anchor) -> list[Candidate]:
        """Those of the same quote in the same sentence, in reading order."""
        same = [each for each in self._quoted(doc_id, anchor) if each.context == anchor.context]
        if not anchor.around:
            return same
        return [each for each in same if each.sentence == _told(anchor).sentence]

    def worded(self, doc_id: str, anchor: Anchor) -> set[tuple[str, str]]:
        """The sentences that have its words, with something that has the same around."""
        told_by = _told(anchor)
        words = words_of(told_by.sentence)
        if not words or anchor.part == CELLS:
            return set()
        near = [each for each in self._of_kind(doc_id, anchor) if words_of(each.sentence) == words]
        return {(each.sentence, each.context) for each in near if self.around(each) == told_by.around}

    def similar(self, doc_id: str, anchor: Anchor) -> set[tuple[str, str]]:
        """The sentences that differ from its own by a few characters, or by figures only."""
        if anchor.part == CELLS:
            return set()
        sentence = _told(anchor).sentence
        words = words_of(sentence)
        return {
            pair
            for pair in {(each.sentence, each.context) for each in self._of_kind(doc_id, anchor)}
            if fuzz.ratio(pair[0], sentence) >= ALIKE or words_of(pair[0]) == words
        }

    def _of_kind(self, doc_id: str, anchor: Anchor) -> list[Candidate]:
        return [each for each in self.of(doc_id, anchor.part) if each.kind == anchor.kind]

    def _quoted(self, doc_id: str, anchor: Anchor) -> list[Candidate]:
        return [each for each in self._of_kind(doc_id, anchor) if each.quote == anchor.quote]

    def best(self, doc_id: str, anchor: Anchor) -> tuple[int, Candidate] | None:
        """The one that the best evidence leads to, and which evidence that is; `None` where it leads to none or more.

        | evidence | holds where |
        | --- | --- |
        | 0: quote, sentence, headings, row, column, subject | as many are like it as there were; then in their order |
        | 1: quote and sentence | it is the only one and was; or all of them stand in one sentence |
        | 2: quote, words of the sentence, headings, row, column, subject | no other sentence has them, then and now |
        | 3: quote, nearly the sentence, headings, row, column, subject | no other sentence is like it, then and now |
        """
        was = likeness_of(anchor.alike)
        same = self.turns(doc_id, anchor)
        if was is None:  # of an earlier version: the very sentence or nothing
            return (1, same[0]) if len(same) == 1 else None
        around = _told(anchor).around
        placed = [each for each in same if self.around(each) == around]
        if len(placed) == was.places:
            return 0, placed[was.place - 1]
        if len(same) == was.turns and (was.turns == 1 or _is_one_sentence(same)):
            return 1, same[was.turn - 1]
        if same:
            return None
        quoted = [each for each in self._quoted(doc_id, anchor) if self.around(each) == around]
        for evidence, then, now in (
            (2, was.worded, self.worded(doc_id, anchor)),
            (3, was.similar, self.similar(doc_id, anchor)),
        ):
            found = [each for each in quoted if (each.sentence, each.context) in now]
            if then == len(now) == len(found) == 1:
                return evidence, found[0]
        return None

    def _look_around(self, candidate: Candidate) -> str:
        target, doc_id = candidate.target, candidate.doc_id
        seen: Seen | None = None
        if target.part == CHECKS:
            check = self._catalog.check(target.row_id)
            if check is None:
                return ""
            section, seen = told(check.section_id), self._figure_of(check)
        elif target.part == CELLS:
            table_id = target.row_id.partition(":")[0]
            row = self._catalog.store.one("SELECT section_id FROM tables WHERE table_id = ?", (table_id,))
            section = told(row[0]) if row else ""
        else:
            seen = self._catalog.mention(target.row_id, (target.part,))
            section = seen.section_id if seen else ""
        labels = self._labels(doc_id).get(seen.mention_id, "") if seen else ""
        told_by = (self._headings(doc_id).get(section, ""), labels, seen.about if seen else "")
        return JOINT.join(told_by)

    def _figure_of(self, check: Check) -> Seen | None:
        """The figure that a check states, be it a mention or a cell without a unit."""
        return self._catalog.stated(check) or next(iter(cells_of(self._catalog, check)), None)

    def _read_headings(self, doc_id: str) -> dict[str, str]:
        """Section -> its headings from the outermost, without their numbers, which change when one is taken out."""
        query = "SELECT section_id, parent_id, label, heading FROM sections WHERE doc_id = ? ORDER BY ordinal"
        found: dict[str, str] = {}
        for section_id, parent, label, heading in self._catalog.store.select(query, (doc_id,)):
            own = folded(told(heading)).removeprefix(told(label)).strip(" .)-–:")
            above = found.get(told(parent), "")
            found[told(section_id)] = f"{above} > {own}" if above else own
        return found

    def _read(self, doc_id: str, part: str) -> list[Candidate]:
        """All of a document in one table, in reading order."""
        if part == CHECKS:
            return [self._of_check(check) for check in self._catalog.checks(doc_id)]
        if part == CELLS:
            loose = [(Target(part, each.mention_id), each) for each in loose_cells(self._catalog, doc_id)]
            return [
                Candidate(target, doc_id, "", each.quote, each.about, NOWHERE, NOWHERE, each.value, each.about)
                for target, each in loose
            ]
        if part not in MENTION_TABLES:
            return []
        return [
            Candidate(target, doc_id, "", each.quote, each.context, each.start, each.end, each.value, each.context)
            for each in self._catalog.mentions(doc_id, part)
            for target in [Target(part, each.mention_id)]
        ]

    def _of_check(self, check: Check) -> Candidate:
        stated = self._catalog.stated(check)
        quote = stated.quote if stated else check.evidence
        start, end = (stated.start, stated.end) if stated else (NOWHERE, NOWHERE)
        target = Target(CHECKS, check.check_id)
        sentence = stated.context if stated else check.evidence
        if stated and stated.mention_id in self._labels(check.doc_id):
            sentence = words_of(sentence)
        told_by = (check.kind, quote, check.evidence, start, end, check.value, sentence.replace(JOINT, " "))
        return Candidate(target, check.doc_id, *told_by)


class _Told(NamedTuple):
    """What an anchor tells of itself."""

    around: str
    sentence: str


def _told(anchor: Anchor) -> _Told:
    if anchor.part != CHECKS:
        return _Told(anchor.around, anchor.context)
    around, _, sentence = anchor.around.rpartition(JOINT)
    return _Told(around, sentence)


def _is_one_sentence(same: Sequence[Candidate]) -> bool:
    """Whether figures with the same sentence stand in one: no further from each other than it is long."""
    starts = [each.start for each in same]
    return min(starts) != NOWHERE and max(starts) - min(starts) < len(same[0].sentence)

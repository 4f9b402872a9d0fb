"""Where what a decision is about stands in the outputs of today: attached, moved, or orphaned; never dropped.

| state | found |
| --- | --- |
| `attached` | the same quote at the same place of the same document; a check: the same figures and the same relation |
| `changed` | found so, but the machine now says something else of it than what the people saw: a person looks again |
| `moved` | the place has another extent, kind, sentence or operands, or the file was replaced: a person looks again |
|  | until then, also where there are older decisions on the row as it is now |
| `orphaned` | no extraction finds it any more; the decision is shown with what it was about |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipeline.review.anchors import CELLS, CHECKS, NOWHERE, Anchor, occurrence_of
from pipeline.review.catalog import Catalog, Document
from pipeline.review.cellfigures import loose_cells
from pipeline.review.decisions import Decision
from pipeline.review.standing import Standing, standing_of
from pipeline.store.schema import MENTION_TABLES

State = Literal["attached", "changed", "moved", "orphaned"]
ALIKE = 85  # of 100: sentences that differ by what another reader or rule makes of a few characters
SAME = 100  # rows and columns of tables are called alike: `Xã Nà Hỳ`, `Xã Nà Khoa`
KEPT_DOCUMENTS = 16


class Target(NamedTuple):
    """A row of the store: a check or a mention."""

    part: str
    row_id: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The decisions on one thing. `target` is `None` when orphaned, then `anchor` tells what it was.

    `doc_id`, `path`: of its document today, whatever it was called then.
    `moved`: keys of the decisions that were said of something else, which this row has become.
    """

    state: State
    target: Target | None
    anchor: Anchor
    standing: Standing
    doc_id: str
    path: str
    moved: frozenset[str] = frozenset()

    def state_of(self, decision: Decision) -> State:
        """Of one of the decisions by itself."""
        if decision.decision_id in self.moved:
            return "moved"
        return "attached" if self.state == "moved" else self.state


class _Candidate(NamedTuple):
    """A row that may be it. `value`: what the machine says now."""

    target: Target
    doc_id: str
    kind: str
    quote: str
    context: str
    start: int
    end: int
    value: str


class Attacher:
    """Finds anchors in a store."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._candidates = lru_cache(maxsize=KEPT_DOCUMENTS * len(MENTION_TABLES))(self._read_candidates)

    def find(self, anchor: Anchor) -> tuple[State, _Candidate | None]:
        """Where it is now, whatever is read there."""
        document = self._catalog.document(anchor.doc_id)
        if document is not None and document.sha256 == anchor.sha256:
            return self._found_in(document, anchor)
        for other in self._catalog.documents_like(anchor):
            target = self._same_words(self._candidates(other.doc_id, anchor.part), anchor)
            if target is not None:
                return "moved", target
        return "orphaned", None

    def _found_in(self, document: Document, anchor: Anchor) -> tuple[State, _Candidate | None]:
        """In the very document."""
        near = self._candidates(document.doc_id, anchor.part)
        same = [each for each in near if each.kind == anchor.kind and each.quote == anchor.quote]
        if anchor.part in (CHECKS, CELLS):
            same = [each for each in same if each.context == anchor.context]
        target = self._same_place(same, anchor)
        if target is not None:
            return "attached", target
        in_sentence = [each for each in same if each.context == anchor.context]
        if len(in_sentence) == 1 and anchor.start != NOWHERE:
            return "attached", in_sentence[0]
        target = self._overlapping(near, anchor) or self._same_words(near, anchor)
        return ("orphaned", None) if target is None else ("moved", target)

    def _same_place(self, same: Sequence[_Candidate], anchor: Anchor) -> _Candidate | None:
        """The same quote where it was, or, where the text before it has changed, as the same occurrence."""
        if anchor.start == NOWHERE:
            twins = [each for each in same if each.start == NOWHERE]
            return twins[anchor.occurrence] if anchor.occurrence < len(twins) else None
        for each in same:
            if each.start == anchor.start:
                return each
        for each in same:
            text = self._catalog.text(anchor.doc_id)
            is_same = occurrence_of(text, each.start, each.end) == anchor.occurrence
            if is_same and each.start >= 0 and fuzz.ratio(each.context, anchor.context) >= ALIKE:
                return each
        return None

    def _overlapping(self, near: Sequence[_Candidate], anchor: Anchor) -> _Candidate | None:
        """What stands at the place now: of its own table first, then of any other, most of it shared first."""
        if anchor.start == NOWHERE:
            return None
        others = () if anchor.part == CHECKS else [part for part in MENTION_TABLES if part != anchor.part]
        for found in (near, *(self._candidates(anchor.doc_id, part) for part in others)):
            shared = [
                (min(each.end, anchor.end) - max(each.start, anchor.start), each)
                for each in found
                if each.kind == anchor.kind and each.start < anchor.end and each.end > anchor.start
            ]
            if shared:
                return max(shared, key=lambda pair: pair[0])[1]
        return None

    def _same_words(self, near: Iterable[_Candidate], anchor: Anchor) -> _Candidate | None:
        """The same quote in nearly the same sentence, the nearest."""
        alike = [
            each
            for each in near
            if each.kind == anchor.kind
            and each.quote == anchor.quote
            and fuzz.ratio(each.context, anchor.context) >= (SAME if anchor.part == CELLS else ALIKE)
        ]
        return min(alike, key=lambda each: abs(each.start - anchor.start)) if alike else None

    def _read_candidates(self, doc_id: str, part: str) -> list[_Candidate]:
        if part == CELLS:
            return [
                _Candidate(
                    Target(part, each.mention_id), doc_id, "", each.quote, each.about, NOWHERE, NOWHERE, each.value
                )
                for each in loose_cells(self._catalog, doc_id)
            ]
        if part != CHECKS:
            if part not in MENTION_TABLES:
                return []
            return [
                _Candidate(target, doc_id, "", each.quote, each.context, each.start, each.end, each.value)
                for each in self._catalog.mentions(doc_id, part)
                for target in [Target(part, each.mention_id)]
            ]
        found = []
        for check in self._catalog.checks(doc_id):
            stated = self._catalog.stated(check)
            quote = stated.quote if stated else check.evidence
            start, end = (stated.start, stated.end) if stated else (NOWHERE, NOWHERE)
            target = Target(CHECKS, check.check_id)
            found.append(_Candidate(target, doc_id, check.kind, quote, check.evidence, start, end, check.value))
        return found


def attach(decisions: Sequence[Decision], catalog: Catalog) -> list[Attached]:
    """All decisions with their places, those on one row of the store together, in the order of their documents."""
    attacher = Attacher(catalog)
    anchors = {each.anchor.subject: each.anchor for each in decisions}
    places = {
        subject: attacher.find(anchor)
        for subject, anchor in sorted(anchors.items(), key=lambda item: (item[1].doc_id, item[1].start))
    }
    groups: dict[Target | str, list[Decision]] = defaultdict(list)
    moved: dict[Target | str, set[str]] = defaultdict(set)
    values: dict[Target | str, str] = {}
    documents: dict[Target | str, str] = {}
    for decision in decisions:
        state, found = places[decision.anchor.subject]
        key = found.target if found else decision.anchor.subject
        groups[key].append(decision)
        values[key] = found.value if found else ""
        documents[key] = found.doc_id if found else decision.anchor.doc_id
        if state == "moved":
            moved[key].add(decision.decision_id)
    paths = {doc_id: catalog.path(doc_id) for doc_id in set(documents.values())}
    attached = [
        _attached(
            key if isinstance(key, Target) else None,
            standing_of(group),
            frozenset(moved[key]),
            values[key],
            (documents[key], paths[documents[key]]),
        )
        for key, group in groups.items()
    ]
    return sorted(attached, key=lambda each: (each.path, each.anchor.start, each.anchor.subject))


def _attached(
    target: Target | None, standing: Standing, moved: frozenset[str], value: str, document: tuple[str, str]
) -> Attached:
    """The decisions on a row. `value`: what the machine says of it now; `document`: id and path, "" for none."""
    anchor = standing.history[-1].anchor
    doc_id, path = document[0], document[1] or anchor.path
    state: State = "orphaned" if target is None else "moved" if _is_unseen(standing, moved) else "attached"
    return Attached(_looked_through(state, standing, value), target, anchor, standing, doc_id, path, moved)


def _is_unseen(standing: Standing, moved: frozenset[str]) -> bool:
    """Whether a word that moved here counts, and nobody has decided on the row as it is now since."""
    if not moved or not any(each.decision_id not in moved for each in standing.history):
        return bool(moved)
    since = max((voice.made_at for voice in standing.voices if voice.decision_id not in moved), default="")
    return any(voice.made_at > since for voice in standing.voices if voice.decision_id in moved)


def joined(old: Attached, new: Attached, value: str) -> Attached:
    """The decisions on one row, with those that came after. `value`: what the machine says of it now."""
    standing = standing_of((*old.standing.history, *new.standing.history))
    return _attached(new.target, standing, old.moved | new.moved, value, (new.doc_id, new.path))


def _looked_through(state: State, standing: Standing, value: str) -> State:
    """`changed` where nobody whose word counts has seen what the machine says now."""
    is_stale = bool(standing.voices) and not any(voice.is_of(value) for voice in standing.voices)
    return "changed" if state == "attached" and is_stale else state

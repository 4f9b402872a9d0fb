"""Where what a decision is about stands in the outputs of today: attached, moved, or orphaned; never dropped.

| state | found |
| --- | --- |
| `attached` | the same quote at the same place of the same document; a check: the same figures and the same relation |
| `changed` | found so, but the machine now says something else of it than what the people saw: a person looks again |
| `moved` | the place has another extent, kind, sentence or operands, or the file was replaced: a person looks again |
|  | until then, also where there are older decisions on the row as it is now |
| `orphaned` | no extraction finds it any more, or the evidence leads to more than one figure: it is never guessed; |
|  | the decision is shown with what it was about |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review.anchors import Anchor, Target
from pipeline.review.catalog import Catalog
from pipeline.review.decisions import Decision
from pipeline.review.finding import Finder, State
from pipeline.review.standing import Standing, standing_of


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

    @property
    def reviewed_verdict(self) -> str:
        """What people decided, in one word for all formats: `right`; `conflict`; `moved: right`; "" without a verdict.

        The bare word stands only where it was said of what the machine finds today.
        """
        if self.standing.is_conflict:
            return "conflict"
        verdict = self.standing.verdict
        return verdict if self.state == "attached" or not verdict else f"{self.state}: {verdict}"

    def state_of(self, decision: Decision) -> State:
        """Of one of the decisions by itself."""
        if decision.decision_id in self.moved:
            return "moved"
        return "attached" if self.state == "moved" else self.state


def attach(decisions: Sequence[Decision], catalog: Catalog) -> list[Attached]:
    """All decisions with their places, those on one row of the store together, in the order of their documents."""
    anchors = {each.anchor.subject: each.anchor for each in sorted(decisions, key=_is_noted)}
    ordered = sorted(anchors.values(), key=lambda anchor: (anchor.doc_id, anchor.start))
    places = Finder(catalog).places(ordered)
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


def _is_noted(decision: Decision) -> bool:
    """Whether it notes what was around: of decisions on one thing, one that does is used to find it."""
    return bool(decision.anchor.alike)


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

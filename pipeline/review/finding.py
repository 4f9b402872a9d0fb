"""Where what was decided on is in a store: each decision at one figure, and each figure for those decided on as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipeline.review.alike import ALIKE, Candidate, Surroundings
from pipeline.review.anchors import CELLS, CHECKS, NOWHERE, Anchor, Target, occurrence_of
from pipeline.review.catalog import Catalog, Document
from pipeline.store.schema import MENTION_TABLES

State = Literal["attached", "changed", "moved", "orphaned"]
Place = tuple[State, Candidate | None]
ORPHANED: Place = ("orphaned", None)
AT_PLACE, OVER_PLACE = -2, -1  # evidence that is better than any likeness: the very place in the very document


class _Claim(NamedTuple):
    """A figure that an anchor leads to. `evidence`: the smaller, the better."""

    evidence: int
    anchor: Anchor
    candidate: Candidate

    @property
    def place(self) -> Place:
        return ("attached" if self.evidence == AT_PLACE else "moved"), self.candidate


class Finder:
    """Finds anchors in a store."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._near = Surroundings(catalog)

    def places(self, anchors: Iterable[Anchor]) -> dict[str, Place]:
        """Subject -> where it is now, whatever is read there.

        What different figures of one file lead to alike is given to none of them.
        """
        claims: dict[tuple[str, Target], list[_Claim]] = defaultdict(list)
        found: dict[str, Place] = {}
        for anchor in anchors:
            found[anchor.subject] = ORPHANED
            claim = self._claim(anchor)
            if claim is not None:
                claims[anchor.sha256, claim.candidate.target].append(claim)
        for rivals in claims.values():
            found |= {claim.anchor.subject: claim.place for claim in _granted(rivals)}
        return found

    def _claim(self, anchor: Anchor) -> _Claim | None:
        document = self._catalog.document(anchor.doc_id)
        if document is not None and document.sha256 == anchor.sha256:
            return self._in_the_very(document, anchor)
        for other in self._catalog.documents_like(anchor):
            best = self._near.best(other.doc_id, anchor)
            if best is not None:
                return _Claim(best[0], anchor, best[1])
        return None

    def _in_the_very(self, document: Document, anchor: Anchor) -> _Claim | None:
        near = self._near.of(document.doc_id, anchor.part)
        same = [each for each in near if each.kind == anchor.kind and each.quote == anchor.quote]
        if anchor.part in (CHECKS, CELLS):
            same = [each for each in same if each.context == anchor.context]
        target = self._same_place(same, anchor)
        if target is not None:
            return _Claim(AT_PLACE, anchor, target)
        over = self._overlapping(near, anchor)
        if over is not None:
            return _Claim(OVER_PLACE, anchor, over)
        best = self._near.best(document.doc_id, anchor)
        return _Claim(best[0], anchor, best[1]) if best else None

    def _same_place(self, same: Sequence[Candidate], anchor: Anchor) -> Candidate | None:
        """The same quote where it was, or, where the text before it has changed, in the same sentence.

        Of several sentences that are the same, and of those that are like it, the same occurrence of the quote.
        """
        if anchor.start == NOWHERE:
            twins = [each for each in same if each.start == NOWHERE]
            return twins[anchor.occurrence] if anchor.occurrence < len(twins) else None
        for each in same:
            if each.start == anchor.start:
                return each
        equal = [each for each in same if each.context == anchor.context]
        if len(equal) == 1:
            return equal[0]
        like = equal or [each for each in same if fuzz.ratio(each.context, anchor.context) >= ALIKE]
        text = self._catalog.text(anchor.doc_id)
        for each in like:
            if each.start >= 0 and occurrence_of(text, each.start, each.end) == anchor.occurrence:
                return each
        return None

    def _overlapping(self, near: Sequence[Candidate], anchor: Anchor) -> Candidate | None:
        """What stands at the place now: of its own table first, then of any other, most of it shared first.

        Of several checks of one figure, the one whose evidence is most like; none where two are equally so.
        """
        if anchor.start == NOWHERE:
            return None
        others = () if anchor.part == CHECKS else [part for part in MENTION_TABLES if part != anchor.part]
        for found in (near, *(self._near.of(anchor.doc_id, part) for part in others)):
            shared = sorted(
                (min(each.end, anchor.end) - max(each.start, anchor.start), fuzz.ratio(each.context, anchor.context), n)
                for n, each in enumerate(found)
                if each.kind == anchor.kind and each.start < anchor.end and each.end > anchor.start
            )
            if len(shared) > 1 and shared[-1][:2] == shared[-2][:2]:
                return None
            if shared:
                return found[shared[-1][2]]
        return None


def _granted(rivals: Sequence[_Claim]) -> list[_Claim]:
    """Of claims of one file on one figure, those of what the best evidence is for; none where two have it."""
    best = min(rivals, key=lambda claim: claim.evidence)
    if any(each.evidence == best.evidence and not _is_one(each.anchor, best.anchor) for each in rivals):
        return _at_most_shared(rivals) if best.evidence == OVER_PLACE else []
    return [each for each in rivals if _is_one(each.anchor, best.anchor)]


def _at_most_shared(rivals: Sequence[_Claim]) -> list[_Claim]:
    """Of figures that one now covers, as `5 - 7 triệu` covers two, the one that has most of it."""
    shares = sorted({_shared(claim) for claim in rivals}, reverse=True)
    most = [claim for claim in rivals if _shared(claim) == shares[0]]
    if not all(_is_one(claim.anchor, most[0].anchor) for claim in most):
        return []
    return [claim for claim in rivals if _is_one(claim.anchor, most[0].anchor)]


def _shared(claim: _Claim) -> int:
    anchor, candidate = claim.anchor, claim.candidate
    return min(anchor.end, candidate.end) - max(anchor.start, candidate.start)


def _is_one(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors of one file are of one figure, as different rules saw it."""
    if one.subject == other.subject:
        return True
    if NOWHERE in (one.start, other.start) or (one.part == CHECKS) != (other.part == CHECKS):
        return False
    return one.kind == other.kind and one.start < other.end and other.start < one.end

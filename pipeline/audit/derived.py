"""What the checks of derived figures add to what the others told, and what they show to be right or told twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.model import Claim, Scene
from pipeline.audit.settled import OF_ANOTHER
from pipeline.audit.verdicts import Judged, judge

DerivedCheck = Callable[[Scene, Sequence[Judged]], Iterator[Claim]]
Deriver = Callable[[Scene, Sequence[Judged]], list[Judged]]
TABLE = "table"  # in the rules of relations in tables


def deriver(checks: Sequence[DerivedCheck]) -> Deriver:
    """Function of a scene and what other checks told: the same and what these checks find."""

    def derive(scene: Scene, told: Sequence[Judged]) -> list[Judged]:
        found = _told_once(told)
        for check in checks:
            added = [each for claim in check(scene, found) if (each := judge(claim)) is not None]
            right = [each for each in added if each.verdict != "mismatch"]
            found = [each for each in found if not _is_refuted(each, right)] + added
        return found

    return derive


def _is_refuted(each: Judged, right: Sequence[Judged]) -> bool:
    """Whether a sum in doubt, or that seemed wrong with some of its parts, holds with all of them.

    That it holds with others altogether says nothing: by quarters it may be wrong, and by areas right.
    """
    if each.verdict not in {"mismatch", "unchecked"} or TABLE in each.claim.rule or each.claim.rule in OF_ANOTHER:
        return False
    same = [
        one for one in right if (one.claim.kind, one.claim.stated.start) == (each.claim.kind, each.claim.stated.start)
    ]
    return any(each.claim.kind != "sum" or len(each.starts & one.starts) > 1 for one in same)


def _told_once(told: Sequence[Judged]) -> list[Judged]:
    """One row for a list that its total stands before and behind, and does not agree with: the nearer total's."""
    nearest: dict[tuple[object, ...], Judged] = {}
    for each in told:
        if each.verdict == "mismatch" and each.claim.kind == "sum":
            key = _key(each)
            if key not in nearest or _apart(each) < _apart(nearest[key]):
                nearest[key] = each
    return [each for each in told if _key(each) not in nearest or each is nearest[_key(each)] or not _is_wrong(each)]


def _is_wrong(each: Judged) -> bool:
    return each.verdict == "mismatch"


def _key(each: Judged) -> tuple[object, ...]:
    return each.claim.kind, each.claim.stated.value, frozenset(figure.start for figure in each.claim.operands)


def _apart(each: Judged) -> int:
    """Characters from a total to the nearer end of its parts."""
    starts = [figure.start for figure in each.claim.operands]
    return min(abs(each.claim.stated.start - start) for start in (min(starts), max(starts)))

"""One odd figure for two things in one sentence: `hơn 71.179 đoàn với khoảng 71.179 lượt khách`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from pipeline.audit.clauses import alike, is_plain
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 4  # that are not zeros at the end: a smaller or round figure may well be told of two things

Check = Callable[[Scene], Iterator[Claim]]


def duplicate_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in scene.passages:
            for tokens, _ in passage.sentences:
                figures = [t.figure for t in tokens if t.figure is not None and t.cue == "figure"]
                yield from (_claim(left, right) for left, right in pairwise(figures) if _is_same(left, right))

    return check


def _is_same(left: Figure, right: Figure) -> bool:
    if left.value != right.value or not is_plain(left) or not is_plain(right) or alike(left.unit, right.unit):
        return False
    return len(left.value.normalize().as_tuple().digits) >= LEAST_DIGITS


def _claim(left: Figure, right: Figure) -> Claim:
    """Vague words that differ before one odd figure tell a slip of the pen; else both may be equal in number."""
    doubt = "" if left.qualifier and right.qualifier and left.qualifier != right.qualifier else "may_be_same"
    return Claim("duplicate_figure", "equal", left, (right,), doubt, rule="duplicate_figure")

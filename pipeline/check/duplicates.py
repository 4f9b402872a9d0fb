"""One odd figure for two things: `hơn 71.179 đoàn với khoảng 71.179 lượt khách`, or in two sentences that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise

from pipeline.audit.clauses import alike, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures, told_passages
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 4  # that are not zeros at the end: a smaller or round figure may well be told of two things
APART = 5  # the same for figures of two sentences
# A figure told again, or the only part of a total.
RELATED = frozenset({"some_parts", "all_parts", "total", "closing", "again", "left", "rest"})

Check = Callable[[Scene], Iterator[Claim]]


def duplicate_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            for tokens in [each.tokens for each in passage.sentences if each.count > 1]:
                figures = [t.figure for t in tokens if t.figure is not None and t.cue == "figure"]
                yield from (_claim(left, right) for left, right in pairwise(figures) if _is_same(left, right))
        yield from _in_two_sentences(scene)

    return check


def _is_same(left: Figure, right: Figure) -> bool:
    if left.value != right.value or not is_plain(left) or not is_plain(right) or alike(left.unit, right.unit):
        return False
    return left.digits >= LEAST_DIGITS


def _claim(left: Figure, right: Figure) -> Claim:
    """Vague words that differ before one odd figure tell a slip of the pen; else both may be equal in number."""
    doubt = "" if left.qualifier and right.qualifier and left.qualifier != right.qualifier else "may_be_same"
    return Claim("duplicate_figure", "equal", left, (right,), doubt, rule="duplicate_figure")


def _in_two_sentences(scene: Scene) -> Iterator[Claim]:
    """`Thu … đạt 12.347,6 triệu đồng. Chi … đạt 12.347,6 triệu đồng.`: two subjects, one figure; never a mismatch."""
    subjects = scene.subject_at
    odd = [each for each in told_figures(scene) if each.is_plain and each.figure.digits >= APART]
    by_sentence = [list(own) for _, own in groupby(odd, key=lambda each: each.sentence)]
    for first, second in pairwise(by_sentence):
        is_next = second[0].sentence - first[0].sentence == 1
        if not is_next or (first[0].said | second[0].said) & RELATED:
            continue
        for left in first:
            for right in second:
                if left.figure.value == right.figure.value and _are_two(left, right, subjects):
                    yield Claim(
                        "duplicate_figure",
                        "equal",
                        left.figure,
                        (right.figure,),
                        "may_be_same",
                        rule="duplicate_figure",
                    )


def _are_two(left: Told, right: Told, subjects: Mapping[int, str]) -> bool:
    """Whether the figures have two subjects, of which none goes on with the other."""
    one, other = subjects.get(left.figure.start, ""), subjects.get(right.figure.start, "")
    return bool(one and other) and one not in other and other not in one

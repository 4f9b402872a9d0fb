"""Sums in prose without a word that opens them: told where the figures before or behind a total add up exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pipeline.audit import Claim, Passage, Scene, Token
from pipeline.clauses import OPENERS, before, depths, is_plain, same_unit, sentences
from pipeline.rulebook import Rulebook

FEWEST = 2  # parts that make a sum
TELLING_DIGITS = 4  # of a total: fewer may be a sum of what stands before it by chance
FARTHEST_TOLD = 4  # passages
LEAST_TOLD = 100  # a smaller one may be the sum of the next two by chance
MOST_TOLD = 4  # parts

Check = Callable[[Scene], Iterator[Claim]]


def told_sum_check(_: Rulebook) -> Check:
    """The check; it never finds a mismatch."""

    def check(scene: Scene) -> Iterator[Claim]:
        for number, passage in enumerate(scene.passages):
            if passage.tokens:
                yield from _told_before(scene.passages, number)
                for tokens in sentences(passage):
                    yield from _told_behind(tokens)

    return check


def _told_before(passages: Sequence[Passage], number: int) -> Iterator[Claim]:
    """`Tổng kinh phí là …` behind the paragraphs that tell its parts; only where it is their exact sum."""
    tokens = passages[number].tokens
    levels = depths(tokens)
    for at, token in enumerate(tokens):
        whole = token.figure
        if whole is None or not is_plain(whole) or "total" not in before(tokens, at, levels):
            continue
        if len(whole.value.normalize().as_tuple().digits) < TELLING_DIGITS:
            continue
        near = [t for passage in passages[max(0, number - FARTHEST_TOLD) : number] for t in passage.tokens]
        told = [t.figure for t in (*near, *tokens[:at]) if t.figure is not None and t.cue == "figure"]
        parts = [figure for figure in told if is_plain(figure) and same_unit(whole, figure)]
        for count in range(FEWEST, MOST_TOLD + 1):
            last = parts[-count:]
            if len(last) == count and sum((part.exactly for part in last), Fraction(0)) == whole.exactly:
                yield Claim("sum", "sum", whole, tuple(last), "silent", rule="sum: told before")
                break


def _told_behind(tokens: Sequence[Token]) -> Iterator[Claim]:
    """`sai phạm 1.256 triệu đồng; thu hồi 845, xử lý khác 411`: parts right behind, only where they add up exactly."""
    if any(token.cue in OPENERS or token.cue == "left" for token in tokens):
        return
    levels = depths(tokens)
    told = [t.figure for t, level in zip(tokens, levels, strict=True) if not level and t.cue == "figure"]
    figures = [figure for figure in told if figure is not None and is_plain(figure)]
    for at, whole in enumerate(figures):
        if whole.value < LEAST_TOLD:
            continue
        for count in range(FEWEST, MOST_TOLD + 1):
            parts = figures[at + 1 : at + 1 + count]
            if len(parts) < count or not all(same_unit(whole, part) for part in parts):
                break
            if sum((part.exactly for part in parts), Fraction(0)) == whole.exactly:
                yield Claim("sum", "sum", whole, tuple(parts), "silent", rule="sum: told behind")
                break

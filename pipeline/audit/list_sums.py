"""Totals whose parts stand in the items of the list that follows, one in each, or one more behind a semicolon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from pipeline.audit.clauses import is_aside, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.items import first_figure, list_items
from pipeline.audit.limits import Limits, doubt_of, is_mistyped
from pipeline.audit.model import Claim, Passage
from pipeline.audit.parts import FEWEST, Parts

LIST = "sum: list"
MOST_FURTHER = 6  # figures behind the first ones of which some may be parts


def sum_of_items(heads: Sequence[Figure], passages: Sequence[Passage], start: int, limits: Limits) -> Claim | None:
    """The total and the first figures of the list items that follow."""
    items = list(list_items(passages, start))
    if len(items) < FEWEST:
        return None
    for head in heads:
        found = [first_figure(head, item) for item in items]
        parts = tuple(figure for figure in found if figure is not None)
        if len(parts) < FEWEST:
            continue
        given = sum((part.exactly for part in parts), Fraction(0))
        doubt = doubt_of(head.exactly, given, Parts(parts, gaps=len(parts) < len(items)), limits)
        if len(parts) == len(items) and is_mistyped(head, given):
            doubt = ""
        every = _with_further(head, parts, items) if given < head.exactly else None
        return Claim("sum", "sum", head, every or parts, "" if every else doubt, rule=LIST)
    return None


def _with_further(head: Figure, parts: Sequence[Figure], items: Sequence[Passage]) -> tuple[Figure, ...] | None:
    """`+ Ngân sách huyện 640 triệu đồng; huy động khác 500 triệu đồng.`: parts too, where with them all adds up."""
    further = [figure for item in items for figure in _behind_semicolons(head, item) if figure not in parts]
    missing = head.value - sum((part.value for part in parts), Decimal(0))
    for count in range(1, min(len(further), MOST_FURTHER) + 1):
        for chosen in combinations(further[:MOST_FURTHER], count):
            if sum((figure.value for figure in chosen), Decimal(0)) == missing:
                return tuple(sorted([*parts, *chosen], key=lambda each: each.start))
    return None


def _behind_semicolons(head: Figure, item: Passage) -> Iterator[Figure]:
    """The first figure of the total's unit behind each semicolon of an item."""
    for sentence in item.sentences:
        tokens, levels = sentence.tokens, sentence.levels
        is_awaited = False
        for index, token in enumerate(tokens):
            is_awaited = is_awaited or (token.cue == "semicolon" and not levels[index])
            figure = token.figure
            if not is_awaited or levels[index] or figure is None or not is_plain(figure):
                continue
            if same_unit(head, figure) and not is_aside(tokens, index, levels):
                yield figure
                is_awaited = False

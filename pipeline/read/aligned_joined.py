"""Heads one blank apart that were read as one over several columns: their columns are left without words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.read.aligned_columns import words_in
from pipeline.read.aligned_lower import Placed

_NESTED = re.compile(r"\([^()]*\(")


def without_joined(text: str, placed: Sequence[Sequence[Placed]]) -> list[list[Placed]]:
    """The heads but for those of columns under one whose brackets stay open: `Dự toán (triệu Quyết toán (triệu`.

    Nor has the head of one column brackets in brackets.
    """
    says: defaultdict[tuple[int, int], str] = defaultdict(str)
    for row in placed:
        for each in row:
            says[each.column, each.span] += words_in(text, each.phrase)
    joined = [
        range(at, at + span)
        for (at, span), words in says.items()
        if _NESTED.search(words) or (span > 1 and words.count("(") != words.count(")"))
    ]
    columns = {column for each in joined for column in each}
    return [[each for each in row if columns.isdisjoint(each.columns())] for row in placed]

"""The words behind a percentage that name what it is of: `đạt 82% dự toán tỉnh giao`, `chiếm 62% giá trị sản xuất`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.audit.figure import Figure
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation

LONGEST = 60  # characters
BasesOf = Callable[[Layout, Sequence[Figure]], Mapping[int, frozenset[str]]]


def share_bases(rules: Rulebook) -> BasesOf:
    """Function (layout, figures) -> the words that name a base, casefolded, by the start of the percentage."""
    ends = re.compile(rf"[.,;:()\n\x00-\x02]|(?<!\w){alternation(rules.words('checks.bases.ends'))}(?!\w)")
    idle = re.compile(rf"(?<!\w){alternation(rules.words('checks.bases.idle'))}(?!\w)")

    def find(layout: Layout, figures: Sequence[Figure]) -> Mapping[int, frozenset[str]]:
        found: dict[int, frozenset[str]] = {}
        for figure in figures:
            if figure.unit == "%":
                behind = layout.text[figure.end : figure.end + LONGEST].casefold()
                stop = ends.search(behind)
                words = idle.sub(" ", behind[: stop.start()] if stop else behind.rpartition(" ")[0]).split()
                if words:
                    found[figure.start] = frozenset(words)
        return found

    return find

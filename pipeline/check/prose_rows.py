"""Figures of the prose against the row of a table that their subject names: `Ngân sách tỉnh giải ngân 7.350 triệu`.

What differs is told by prose_cells.py, where more than the subject says that the cell is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Row, Scene
from pipeline.rulebook import Rulebook

FEWEST_WORDS = 2  # of a label that names a row
_MARK = re.compile(r"^[\W\d_]*(?:[ivx]+[.)]\s+|[a-z\u0111][.)]\s+)?")

Check = Callable[[Scene], Iterator[Claim]]


def prose_row_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        if not scene.named or not scene.ledgers:
            return
        rows: dict[str, list[Row]] = defaultdict(list)
        for ledger in scene.ledgers:
            for row in ledger.rows:
                label = _plain(row.label)
                if row.figures and label.count(" ") + 1 >= FEWEST_WORDS:
                    rows[label].append(row)
        if not rows:
            return
        units = {cell.unit for held in rows.values() for row in held for cell in row.figures.values()}
        longest = max((label.count(" ") + 1 for label in rows), default=0)
        begins = {tuple(label.split(" ", FEWEST_WORDS)[:FEWEST_WORDS]) for label in rows}
        for subject, figure in scene.named:
            if figure.unit not in units or figure.per or figure.of is not None:
                continue
            words = _plain(subject).split(" ")
            named = _row(words, rows, longest) if tuple(words[:FEWEST_WORDS]) in begins else ()
            claim = _claim(figure, named) if named else None
            if claim is not None:
                yield claim

    return check


def _plain(label: str) -> str:
    return " ".join(_MARK.sub("", label.casefold(), count=1).split()).strip(" .:;,")


def _row(words: Sequence[str], rows: Mapping[str, Sequence[Row]], longest: int) -> Sequence[Row]:
    """The rows whose label a subject is, or begins with: the longest such label, of so many words at most."""
    for count in range(min(len(words), longest), FEWEST_WORDS - 1, -1):
        found = rows.get(" ".join(words[:count]))
        if found:
            return found
    return ()


def _claim(figure: Figure, rows: Sequence[Row]) -> Claim | None:
    cells = [cell for row in rows for cell in row.figures.values() if cell.unit == figure.unit]
    same = next((cell for cell in cells if cell.value == figure.value), None)
    if same is None and figure.unit != "%":
        same = next((cell for cell in cells if figure.reach.holds(cell.exactly)), None)
    if same is None:
        return None
    return Claim("prose_table", "equal", figure, (same,), "silent", rule="prose_table: row")

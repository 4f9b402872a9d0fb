"""Figures of the prose against the row of a table that their subject names: `Ngân sách tỉnh giải ngân 7.350 triệu`.

What differs is a mismatch only where digits changed places: else it may be another column or time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.audit.model import Claim, Figure, Row, Scene
from pipeline.rulebook import Rulebook

FEWEST_WORDS = 2  # of a label that names a row
LEAST_DIGITS = 3  # of a figure in which a slip shows
NEAR = 10  # the slip changes no more than a tenth
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
        every = {
            (figure.unit, figure.value) for found in rows.values() for row in found for figure in row.figures.values()
        }
        for subject, figure in scene.named:
            named = _row(subject, rows)
            claim = _claim(figure, named, every) if named and not figure.per and figure.of is None else None
            if claim is not None:
                yield claim

    return check


def _plain(label: str) -> str:
    return " ".join(_MARK.sub("", label.casefold()).split()).strip(" .:;,")


def _row(subject: str, rows: Mapping[str, Sequence[Row]]) -> Sequence[Row]:
    """The rows whose label the subject is, or begins with: the longest such label."""
    words = _plain(subject).split()
    for count in range(len(words), FEWEST_WORDS - 1, -1):
        found = rows.get(" ".join(words[:count]))
        if found:
            return found
    return ()


def _claim(figure: Figure, rows: Sequence[Row], every: set[tuple[str, Decimal]]) -> Claim | None:
    cells = [cell for row in rows for cell in row.figures.values() if cell.unit == figure.unit]
    same = next((cell for cell in cells if cell.value == figure.value), None)
    if same is None and figure.unit != "%":
        same = next((cell for cell in cells if figure.reach.holds(cell.exactly)), None)
    if same is not None:
        return Claim("prose_table", "equal", figure, (same,), "silent", rule="prose_table: row")
    slipped = [cell for cell in cells if _is_slip(figure, cell)]
    if len(rows) == 1 and len(slipped) == 1 and (figure.unit, figure.value) not in every and not figure.qualifier:
        return Claim("prose_table", "equal", figure, (slipped[0],), rule="prose_table: row")
    return None


def _is_slip(left: Figure, right: Figure) -> bool:
    """Digits in another order: 7.530 for 7.350. One other digit may as well be another figure."""
    ones, others = (each.value.normalize().as_tuple().digits for each in (left, right))
    if len(ones) < LEAST_DIGITS or ones == others or sorted(ones) != sorted(others):
        return False
    return abs(left.value - right.value) * NEAR < abs(left.value)

"""Tables whose columns stand twice or more beside each other: `TT | Xã | Dân số | TT | Xã | Dân số`.

A long list is set so to save paper; the names of each part are those of its figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segment.rowlabels import JOINT, row_label
from pipeline.segment.sheets import Sheet

LEAST_COLUMNS = 2  # of a part: the name and a figure
NAMED_SHARE = 0.5  # of its rows that have a name: the last part may be short


def halves_of(sheet: Sheet, labels: Sequence[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """First column and row labels of each part but the first; empty where the heads are not repeated."""
    wide = next((wide for wide in range(LEAST_COLUMNS, len(labels) // 2 + 1) if _is_repeated(labels, wide)), 0)
    if not wide:
        return ()
    found = []
    for begin in range(0, len(labels), wide):
        names = tuple(
            row_label(sheet, row, unit_column=None, columns=range(begin, begin + wide)) for row in range(sheet.rows)
        )
        if sum(map(bool, names[sheet.head :])) < NAMED_SHARE * (sheet.rows - sheet.head):
            return ()
        found.append((begin, names))
    return tuple(found[1:])


def _is_repeated(labels: Sequence[str], wide: int) -> bool:
    """Whether the heads are those of the first `wide` columns over and over, no two of these alike.

    Each part may stand under a head of its own: `Phần thu > Nội dung`, `Phần chi > Nội dung`.
    """
    parts = [[label.partition(JOINT) for label in labels[at : at + wide]] for at in range(0, len(labels), wide)]
    if all(len({group for group, joint, _ in part if joint}) == 1 and all(rest for *_, rest in part) for part in parts):
        heads = [[rest for *_, rest in part] for part in parts]
    else:
        heads = [["".join(label) for label in part] for part in parts]
    return all(heads[0]) and len(set(heads[0])) == wide and all(part == heads[0] for part in heads)

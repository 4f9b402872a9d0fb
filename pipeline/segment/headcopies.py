"""A table's head that a page break parted from its rows: it stands alone at the end of a page, and again on the next.

What stands above the first of the two, caption and unit, is the table's.
"""

from __future__ import annotations

from collections import Counter

from pipeline.model import Table
from pipeline.segment.sheets import Sheet

REACH = 900  # characters above the table, in which the other head and what is above it lie
MOST_LINES = 16  # of a head, one for each line of each of its cells
FEWEST_WORDS = 4  # of a head: fewer may be printed above a table by chance
MOST_OTHERS = 10  # words besides those of the head: the name of a group of rows
BORDER = " \t\n|"


def over_copy(text: str, table: Table, sheet: Sheet, low: int) -> list[str]:
    """The lines above the other head, the nearest first; none where the head is not printed twice.

    `low`: where the table's surroundings begin in the text.
    """
    head = Counter(
        word for row in range(sheet.first, sheet.head) for cell in sheet.filled(row) for word in cell.split()
    )
    if table.page == 1 or head.total() < FEWEST_WORDS:
        return []
    printed = (line.strip(BORDER) for line in text[max(low, table.start - REACH) : table.start].split("\n"))
    lines = [line for line in printed if line]
    words: Counter[str] = Counter()
    for count in range(1, min(MOST_LINES, len(lines) - 1) + 1):
        words.update(lines[-count].split())
        if head <= words:
            return lines[-count - 1 :: -1] if words.total() - head.total() <= MOST_OTHERS else []
    return []

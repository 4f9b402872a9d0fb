"""Words by which a text divides a total: `37 cơ sở; chia theo loại hình có …`, `43 cơ sở. Hình thức xử lý: …`.

What stands behind them up to the end of the sentence or list is all of the total, unless other words pick some of it.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.audit.reading import Reading
from pipeline.rulebook import Rulebook, whole_words

LONGEST = 200  # characters between a total and its first part
NEXT = 1  # sentences between them

Divides = Callable[[Reading, str], bool]


def divider(rules: Rulebook) -> Divides:
    """Function of a reading and the text: whether words between the total and its parts divide it."""
    divided = whole_words(rules.words("checks.sums.divided"))
    picked = whole_words(rules.words("checks.sums.picked"))

    def divides(reading: Reading, text: str) -> bool:
        whole, first = reading.whole, reading.parts[0]
        start, end = whole.figure.end, first.figure.start
        is_near = start < end <= start + LONGEST and 0 <= first.sentence - whole.sentence <= NEXT
        if not (is_near and reading.is_pure) or divided.search(text, start, end) is None:
            return False
        return picked.search(text, start, end) is None

    return divides

"""Words by which a text divides a total: `37 cơ sở; chia theo loại hình có …`, `43 cơ sở. Hình thức xử lý: …`.

What stands behind them up to the end of the sentence or list is all of the total, unless other words pick some of it.
Behind `Trong 26 vụ nói trên` are parts of it: together they are not more, and where `và` ends three of them they are
not one less.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.audit.otherwise import sentence_start
from pipeline.audit.reading import Reading
from pipeline.rulebook import Rulebook, alternation, whole_words

LONGEST = 200  # characters between a total and its first part
NEXT = 1  # sentences between them
LIST = 3  # parts

Tells = Callable[[Reading, str], bool]
"""Function of a reading and the text."""


def divider(rules: Rulebook) -> Tells:
    """Whether words between the total and its parts divide it, or those before it tell that they are of it."""
    divided, picked = (whole_words(rules.words(f"checks.sums.{key}")) for key in ("divided", "picked"))
    among = _among(rules)

    def divides(reading: Reading, text: str) -> bool:
        whole, first = reading.whole, reading.parts[0]
        start, end = whole.figure.end, first.figure.start
        is_near = start < end <= start + LONGEST and 0 <= first.sentence - whole.sentence <= NEXT
        if not (is_near and reading.is_pure) or picked.search(text, start, end) is not None:
            return False
        lead = text[sentence_start(text, whole.figure.start) : whole.figure.start]
        if divided.search(lead) is not None:
            return False  # chia theo loại rừng, rừng sản xuất 11.042 ha, …: a part itself
        is_list = reading.over < 0 or (len(reading.parts) >= LIST and reading.over == 1)
        is_among = is_list and _is_joined(reading) and among.fullmatch(lead) is not None
        return is_among or (len(reading.parts) >= LIST and divided.search(text, start, end) is not None)

    return divides


def among_teller(rules: Rulebook) -> Tells:
    """Whether the total opens the sentence of its parts: `Trong 268 người nghiện, có 113 người …, 86 người …, …`."""
    among, picked = _among(rules), whole_words(rules.words("checks.sums.picked"))

    def is_among(reading: Reading, text: str) -> bool:
        whole, last = reading.whole, reading.parts[-1]
        lead = text[sentence_start(text, whole.figure.start) : whole.figure.start]
        is_one = whole.sentence == last.sentence and reading.is_pure and among.fullmatch(lead) is not None
        return is_one and picked.search(text, whole.figure.end, reading.parts[0].figure.start) is None

    return is_among


def _among(rules: Rulebook) -> re.Pattern[str]:
    """What stands before a total that opens a sentence: `Trong`."""
    return re.compile(rf"\s*{alternation(rules.words('checks.sums.among'))}\s+", re.IGNORECASE)


def _is_joined(reading: Reading) -> bool:
    """Whether `và` stands before the last part: `24 đã quyết toán, 9 chậm tiến độ, 6 thiếu vốn` may overlap."""
    before, last = reading.parts[-2:]
    return before.sentence == last.sentence and "and" in {token.cue for token in last.tokens[before.at : last.at]}

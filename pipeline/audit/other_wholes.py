"""What tells that a share is of a whole that is not told: words behind it name more, or the kind of its own part.

`118 đảng viên nữ, chiếm 33,6% đảng viên nữ khối xã`: of such members elsewhere, not of all members beside it.
"""

from __future__ import annotations

import re

from pipeline.audit.model import Claim
from pipeline.audit.otherwise import behind, sentence_start, word_set
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, alternation

LONGEST = 60  # characters behind a share that name what it is of


class OtherWholes:
    """Tells of wrong shares whether their words name another whole than the figure that they were held against."""

    def __init__(self, rules: Rulebook) -> None:
        self._empty = word_set(" ".join(rules.words("checks.misgivings.empty")))
        self._of_all = re.compile(rf"(?<!\w){alternation(rules.words('checks.conflicts.whole'))}\s+\w+", re.IGNORECASE)

    def is_other(self, each: Judged, text: str) -> bool:
        """Whether they do."""
        claim = each.claim
        if claim.kind != "ratio" or claim.formula != "ratio" or claim.stated.unit != "%":
            return False
        if max(figure.end for figure in claim.operands) > claim.stated.start:
            return False
        named = behind(text, claim.stated.end)[:LONGEST]
        return self._is_of_kind(claim, text, named) or self._is_of_more(claim, text, named)

    def _is_of_kind(self, claim: Claim, text: str, named: str) -> bool:
        """`85 vụ ma túy, chiếm 15,4% số vụ ma túy`: a word of the part that the whole has not."""
        part, whole = claim.operands[0], claim.operands[-1]
        told = word_set(text[sentence_start(text, whole.start) : whole.end]) | word_set(behind(text, whole.end))
        own = word_set(behind(text, part.end)) - self._empty - told - word_set(part.unit)
        return not own.isdisjoint(word_set(named))

    def _is_of_more(self, claim: Claim, text: str, named: str) -> bool:
        """`chiếm 19,6% số học sinh toàn tỉnh`, where nothing before is told to be of all the province."""
        of_all = self._of_all.search(named)
        first = text.rfind("\n\n", 0, claim.stated.start) + 1
        if of_all is None or claim.operands[-1].start < first:
            return False  # of a total told pages before, by its name
        return of_all[0].casefold() not in text[first : claim.stated.start].casefold()

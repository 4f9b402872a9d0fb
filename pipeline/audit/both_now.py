"""Changes since a time before, or from a plan, that come out of two figures of now: they say nothing of it.

`đàn trâu 1.500 con, đàn bò 1.300 con, giảm 200 con so với cùng kỳ`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.audit.otherwise import behind, earlier_teller, sentence_start, word_set
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, whole_words

OPERANDS = 2
_TWO_TIMES = re.compile(r"[/→(]")  # 34/39 vụ; (năm trước …)


def now_dropper(rules: Rulebook) -> Callable[[Sequence[Judged], str], list[Judged]]:
    """Function of what was found in a text: the same without such changes."""
    compared = whole_words(rules.words("checks.cues.compared"))
    spanning = whole_words(rules.words("checks.cues.from", "checks.cues.onto", "checks.cues.compared"))
    is_earlier, planned = earlier_teller(rules), whole_words(rules.words("checks.changes.planned"))
    given = whole_words(rules.words("checks.changes.planned", "checks.changes.given"))

    def is_told(base: str, lead: str) -> bool:
        """Whether what a change is from stands before it, or cannot be told from that."""
        if is_earlier(base):
            return is_earlier(lead)
        is_plan = planned.search(base) is not None
        return not is_plan or given.search(lead) is not None or not word_set(base).isdisjoint(word_set(lead))

    def is_of_now(each: Judged, text: str) -> bool:
        claim = each.claim
        if claim.kind != "difference" or each.verdict != "ok" or len(claim.operands) != OPERANDS:
            return False
        if any(figure.start > claim.stated.start for figure in claim.operands):
            return False  # 47 vụ, giảm 8 vụ so với cùng kỳ (55 vụ)
        last = max(figure.end for figure in claim.operands)
        told = text[last : claim.stated.start] + behind(text, claim.stated.end)
        match = compared.search(told)
        if match is None:
            return False
        start = sentence_start(text, min(figure.start for figure in claim.operands))
        if start != sentence_start(text, claim.stated.start):
            return False
        lead = text[start:last]
        return not (is_told(told[match.end() :], lead) or spanning.search(lead) or _TWO_TIMES.search(lead))

    return lambda found, text: [each for each in found if not is_of_now(each, text)]

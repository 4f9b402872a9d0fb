"""What tells that a change is of another thing than the levels that it was held against, though it comes near them.

`Số hộ nghèo giảm từ 1.463 xuống 1.187 hộ; số hộ cận nghèo giảm 267 hộ`; `rừng trồng tăng từ 21.845 lên 22.317 ha. Rừng
tự nhiên giảm 742 ha`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.flowing import flow_words
from pipeline.audit.model import Claim
from pipeline.audit.otherwise import before, word_set
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, alternation, whole_words

KINDS = frozenset({"difference", "sum"})
THREE = 3
LEFTS = frozenset({"difference: left", "difference: left of all"})  # rules of what is left


class OtherChanges:
    """Tells of wrong changes whether they are of another thing than what went from one level to another."""

    def __init__(self, rules: Rulebook) -> None:
        self._from, self._onto = (
            re.compile(rf"(?<!\w){alternation(rules.words(f'checks.cues.{key}'))}\s*\Z", re.IGNORECASE)
            for key in ("from", "onto")
        )
        self._flows = flow_words(rules)
        self._rest = whole_words(rules.words("checks.misgivings.rest"))
        self._up, self._down = (whole_words(rules.words(f"checks.cues.{key}")) for key in ("up", "down"))
        said = (*rules.words("checks.misgivings.empty", "checks.changes.idle"), *rules.words("checks.cues.from"))
        self._empty = word_set(" ".join(said))

    def is_other(self, each: Judged, text: str) -> bool:
        """Whether it is."""
        claim = each.claim
        if claim.kind not in KINDS or len(claim.operands) != THREE - 1:
            return False
        if claim.kind == "difference" and claim.rule in LEFTS and self._is_turned(claim, text):
            return True
        levels = self._levels(claim, text)
        change = next((each for each in (claim.stated, *claim.operands) if each not in levels), None)
        if not levels or change is None:
            return False
        first, last = levels
        told = before(text, change.start)
        against = self._down if last.value > first.value else self._up
        along = self._up if last.value > first.value else self._down
        if against.search(told) is not None and along.search(told) is None:
            return True
        own, other = (word_set(before(text, at)) - self._empty for at in (change.start, first.start))
        is_change = along.search(told) is not None
        return is_change and bool(other) and not own <= other

    def _is_turned(self, claim: Claim, text: str) -> bool:
        """`125 hộ thoát nghèo, 32 hộ phát sinh; hiện còn 83 hộ`: what went less what came is nothing that is left."""
        went, came = (self._flows.sign_of(figure, text) for figure in claim.operands)
        is_rest = self._rest.search(before(text, claim.stated.start)) is not None
        return not is_rest and (claim.stated.value > claim.operands[0].value or went < 0 < came)

    def _levels(self, claim: Claim, text: str) -> tuple[Figure, Figure] | tuple[()]:
        """What it went from, and onto."""
        figures = sorted((claim.stated, *claim.operands), key=lambda each: each.start)
        for first, last in pairwise(figures):
            if self._from.search(before(text, first.start)) and self._onto.search(before(text, last.start)):
                return first, last
        return ()

"""Parts that are told by what people are, and overlap: `312 đại biểu, trong đó nữ 120, dân tộc thiểu số 95, trẻ 98`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.audit.model import Claim
from pipeline.rulebook import Rulebook, alternation

SEVERAL = 2  # different traits; one beside others is a part like them: nữ beside nam
REACH = 24  # characters before a part: the longest trait, a colon and blanks
SHARED = "shared_parts"  # reason of no verdict
Overlap = Callable[[Claim, str], Claim]


def overlap_of(rules: Rulebook) -> Overlap:
    """Function of a claim and the text: a sum of parts told by several traits has no verdict unless it holds."""
    trait = re.compile(rf"(?<!\w){alternation(rules.words('checks.sums.traits'))}\s*:?\s*$", re.IGNORECASE)

    def overlap(claim: Claim, text: str) -> Claim:
        if claim.kind != "sum" or claim.doubt:
            return claim
        found = (trait.search(text[max(0, part.start - REACH) : part.start]) for part in claim.operands)
        told = {match[0].split()[0].casefold() for match in found if match is not None}
        return replace(claim, doubt=SHARED) if len(told) >= SEVERAL else claim

    return overlap

"""Figures told side by side of things of one kind: `xã Hòa Bình 85 hộ, xã Tân Lập 52 hộ, xã Yên Sơn 33 hộ`.

The first of such a row is no total of the others, though it may come to them: each names its own.
"""

from __future__ import annotations

import re

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim
from pipeline.text import UPPER

LONGEST = 70  # characters of what is told before a figure
_LAST_MARK = re.compile(r".*[,;:.()\n]", re.DOTALL)
_NAME = re.compile(rf"\s(?:[{UPPER}]|\d)")


def is_peer(claim: Claim, text: str) -> bool:
    """Whether a total stands first in a row and is named as its parts are."""
    whole, parts = claim.stated, claim.operands
    if claim.kind != "sum" or claim.formula != "sum" or not parts or min(part.start for part in parts) < whole.end:
        return False
    if "(" in text[whole.end : min(part.start for part in parts)]:
        return False  # nợ 28.415 triệu đồng (nợ BHXH 19.867 triệu đồng, nợ BHYT 6.302 triệu đồng, …)
    noun = _noun(whole, text)
    return noun != "" and all(_noun(part, text) == noun for part in parts)


def _noun(figure: Figure, text: str) -> str:
    """The first word of a name before a figure: `trạm` of `trạm bơm số 2 tưới`; "" where nothing is named."""
    before = text[max(0, figure.start - LONGEST) : figure.start].removesuffix("\n")  # of a line alone that above it
    mark = _LAST_MARK.match(before)
    told = (before[mark.end() :] if mark is not None else before).strip()
    return told.split()[0].casefold() if told and _NAME.search(told) else ""

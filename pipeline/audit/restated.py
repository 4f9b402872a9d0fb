"""Percentages that tell the change right before them again: `tăng 1,87 triệu tấn, tức 16,9%`."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.audit.nearby import Told
from pipeline.rulebook import Rulebook, alternation

Restates = Callable[[str, Told, Told], bool]


def restater(rules: Rulebook) -> Restates:
    """Function (text, change, percentage): whether both are one change, with nothing but such a word between."""
    between = re.compile(rf"\s*,?\s*{alternation(rules.words('checks.changes.restated'))}\s+", re.IGNORECASE)

    def restates(text: str, change: Told, share: Told) -> bool:
        if not change.direction or not change.is_plain or change.sentence != share.sentence:
            return False
        return between.fullmatch(text, change.figure.end, share.figure.start) is not None

    return restates

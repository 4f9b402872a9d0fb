"""What a figure is to another that is reckoned from it: a part, a whole, what it was before, a price."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.audit.likely.learned import NOTHING
from pipeline.audit.likely.operations import (
    GROWTH,
    LEFT,
    MEAN,
    OPERATIONS,
    POINTS,
    PRODUCT,
    RATIO,
    REST,
    SHARE,
    SUM,
    TOTAL,
)

# Of each operation the role of its first figure, and of its last.
ROLES_OF: Mapping[str, tuple[str, str]] = {
    RATIO: ("part", "whole"),
    SHARE: ("part", "other part"),
    GROWTH: ("now", "then"),
    REST: ("percentage", "percentage"),
    POINTS: ("percentage", "percentage"),
    TOTAL: ("percentage", "percentage"),
    LEFT: ("greater", "taken away"),
    SUM: ("summand", "summand"),
    PRODUCT: ("price", "times"),
    MEAN: ("shared out", "heads"),
}
ROLES = (NOTHING, *dict.fromkeys(role for name in OPERATIONS for role in ROLES_OF[name]))

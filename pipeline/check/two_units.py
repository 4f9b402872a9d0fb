"""One measure told in two units: `148.300 m2 (14,83 ha)`, `12.400 tạ, tức 1.240 tấn`, `2,4 tỷ đồng (2.400 triệu đồng)`.

Only what is the same but for its zeros is called wrong, as clerks slip there: other figures may measure another thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.audit.conversions import conversions
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import plain_ones, told_figures
from pipeline.audit.slips import digits_of
from pipeline.rulebook import Rulebook, alternation

RULE = "product: two units"
FEWEST_DIGITS = 2  # that are the same
_UNIT = re.compile(r"[^\W\d_][^\d]*$")  # behind the number
_CLOSED = re.compile(r"\s*\)")

Check = Callable[[Scene], Iterator[Claim]]


def two_unit_check(rules: Rulebook) -> Check:
    """The check."""
    factors = conversions(rules)
    words = alternation(rules.words("checks.conversions.told_in"))
    beside = re.compile(rf"\s*(?:(?P<open>\()\s*|,?\s*{words}\s+)", re.IGNORECASE)

    def check(scene: Scene) -> Iterator[Claim]:
        for first, other in pairwise(plain_ones(told_figures(scene))):
            one, two = first.figure, other.figure
            between = beside.fullmatch(scene.text, one.end, two.start)
            if between is None or (between["open"] and not _CLOSED.match(scene.text, two.end)):
                continue
            factor = ONE if one.unit == two.unit else factors.get((one.unit, two.unit))
            if factor is not None and _unit(one) != _unit(two):
                claim = _claim(one, two, factor)
                if claim is not None:
                    yield claim

    return check


def _unit(figure: Figure) -> str:
    """`tỷ đồng` of `2,4 tỷ đồng`."""
    found = _UNIT.search(figure.text)
    return found[0].casefold() if found else ""


def _claim(one: Figure, two: Figure, factor: Decimal) -> Claim | None:
    """The one that tells less is what is stated."""
    step, other = (figure.bounds.high - figure.bounds.low for figure in (one, two))
    stated, finer, scale = (one, two, 1 / factor) if step * factor > other else (two, one, factor)
    given = finer.value * scale
    is_same = stated.states(given)
    digits = digits_of(stated.value)
    if not is_same and (digits != digits_of(given) or len(digits) < FEWEST_DIGITS):
        return None
    return Claim("product", "product", stated, (finer,), rule=RULE, scale=scale)

"""Money as it is said: `3 tỷ 5` is 3,5 tỷ and `2 tỷ 500` is 2,5 tỷ; `3 tỷ 25` and `3 tỷ 5 đồng` may be either.

The finder of amounts reads the first, and nothing of the last, which is told as unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.figures import NUMBER
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER


@dataclass(frozen=True, slots=True)
class SpokenMoney:
    """Patterns of what stands behind a bare unit. `read`: `digits` of a decimal part, and `per` what they count by.

    `cut`: a figure that may be such a part, or its own.
    """

    read: re.Pattern[str]
    cut: re.Pattern[str]
    unclear: str  # pattern of a unit and what is cut, behind a figure


def spoken_money(rules: Rulebook) -> SpokenMoney:
    """Patterns from rules/units.toml, [money_spoken]."""
    scales = alternation(rules.words("units.scale.million", "units.scale.billion"))
    thousand = alternation(rules.words("units.scale.thousand"))
    hundred = alternation(rules.words("units.scale.hundred"))
    before, joints = (alternation(rules.words(f"units.money_spoken.{key}")) for key in ("before", "joints"))
    keys = ("measures", "durations", "nouns", "paid_for")
    things = alternation(rules.words(*(f"units.quantity.{key}" for key in keys), "units.percent.words"))
    more = alternation(
        rules.words(*(f"units.scale.{key}" for key in ("ten", "thousand", "million", "billion", "half")))
    )
    money = alternation(unit.name for unit in rules.money_units if unit.sure)
    ends = rf"[ ]*(?:[.;()]|,(?!\s*\d)|\Z|\n\s*[{UPPER}+*-])|\s+{before}(?!\w)"
    goes_on = rf"[ ]+{joints}\s+(?:[^\W\d_]+\s+)?{NUMBER}\s*{scales}(?!\w)"
    cut = (
        rf"[ ](?:[1-9]\d?(?!\w|[.,/]?\d|\s?[%/])(?!\s+(?-i:[{UPPER}]{{2}}))(?!\s+(?:{hundred}|{more}|{things})(?!\w))"
        rf"|\d\s+{hundred}(?!\w)(?!\s+(?:{thousand}|{more}|{things})(?!\w)))(?:\s+{money}(?!\w))?"
    )
    return SpokenMoney(
        read=re.compile(rf"[ ](?P<digits>[1-9]\d\d|[1-9])(?={ends}|{goes_on}|(?P<per>(?:\s?/\s?[^\W\d_]+)+))"),
        cut=re.compile(cut, re.IGNORECASE),
        unclear=rf"\s*(?:{scales}{cut}|{thousand}[ ][1-9](?={ends}))",
    )

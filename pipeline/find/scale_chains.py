"""Figures written in links with a scale each: `1 triệu 200 nghìn con`, `3 ngàn 5 trăm cây`, `2 nghìn 345 hộ`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.figures import Figure
from pipeline.find.context import scale_factors
from pipeline.rulebook import Rulebook, alternation

THOUSAND = 1000
GROUP = 3  # digits behind a thousand that are written in full


@dataclass(frozen=True, slots=True)
class Chain:
    """A figure in links, which ends at `end`; `figure` is `None` where it can be read in two ways: `2 nghìn 50 hộ`."""

    figure: Figure | None
    end: int


ChainOf = Callable[[str, str, int], Chain | None]


def scale_chain(rules: Rulebook) -> ChainOf:
    """Function (number, text, its end) -> the chain that the number begins; `None` for none."""
    factors = scale_factors(rules)
    scale = alternation(factors)
    links = re.compile(
        rf"\s+(?P<scale>{scale})(?P<links>(?:\s+\d{{1,3}}\s+{scale}(?!\w))*)(?:\s+(?P<rest>\d{{1,3}}))?(?=\s+[^\W\d_])",
        re.IGNORECASE,
    )
    initials = frozenset(letter for word in factors for letter in (word[0], word[0].upper()))
    link = re.compile(rf"(\d+)\s+({scale})", re.IGNORECASE)

    def chain(number: str, text: str, at: int) -> Chain | None:
        may_begin = text[at + 1 : at + 2] in initials and len(number) <= GROUP and number.isdigit()
        match = links.match(text, at) if may_begin else None
        if match is None or not (match["links"] or match["rest"]):
            return None
        members = [(match["scale"], number)] + [(each[2], each[1]) for each in link.finditer(match["links"])]
        total = _total([(factors[word.casefold()], printed) for word, printed in members])
        if total is None or not match["rest"]:
            return Chain(total, match.end()) if total else None
        if total.step != THOUSAND:  # 5 triệu 300 hộ: an amount, and what it is for
            return Chain(total, match.end("links")) if match["links"] else None
        is_whole = len(match["rest"]) == GROUP
        return Chain(Figure(total.value + int(match["rest"]), Decimal(1)) if is_whole else None, match.end())

    return chain


def _total(members: list[tuple[Decimal, str]]) -> Figure | None:
    """The links added up; a thousand before a greater scale counts it: `2 nghìn 345 triệu`."""
    total, smallest = Decimal(0), None
    for factor, printed in members:
        figure = Decimal(printed)
        if smallest is not None and factor >= smallest:
            if smallest != THOUSAND or factor <= THOUSAND or len(printed) != GROUP or total >= THOUSAND**2:
                return None
            total, smallest = (total + figure) * factor, factor
        else:
            total, smallest = total + figure * factor, factor
    return Figure(total, smallest) if smallest else None

"""Half of a unit of money: `nửa tỷ đồng`, `1/2 tỷ đồng`, `hơn nửa triệu USD`. ANNOTATION: AMT."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.find.context import unit_key
from pipeline.find.qualifiers import QualifierOf
from pipeline.model import Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import matches_from
from pipeline.text import folded
from pipeline.values import Amount

FEWEST = 1000  # of the currency: there is no half of a đồng
_MORE = re.compile(r"\s*\w")


def half_amounts(rules: Rulebook, qualifier: QualifierOf) -> Callable[[str], Iterator[Mention]]:
    """Function text -> halves of units; of a bare scale only where nothing follows that it counts."""
    halves = rules.words("units.money_spoken.halves")
    units = {unit_key(u.name): u for u in rules.money_units if u.factor >= FEWEST and not u.name[0].isdigit()}
    half = re.compile(rf"(?<![\w/.,]){alternation(halves)}\s*(?P<unit>{alternation(units)})(?!\w)", re.IGNORECASE)
    heads = sorted({form for word in halves for form in (word, word.capitalize())})

    def find(text: str) -> Iterator[Mention]:
        for match in matches_from(_starts(text, heads), half, text):
            unit = units[unit_key(match["unit"])]
            if not unit.sure and _MORE.match(text, match.end()):
                continue
            value = Amount(
                unit.factor / 2,
                currency=unit.currency,
                unit=folded(match["unit"]),
                step=unit.factor / 10,
                qualifier=qualifier(text, match.start()),
            )
            yield Mention(*match.span(), value, f"units.toml: {unit.name}")

    return find


def _starts(text: str, words: Sequence[str]) -> list[int]:
    """Where the words stand, in order: each alone is found in a twentieth of the time of a pattern of all."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)

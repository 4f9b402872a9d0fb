"""Figures among names: parts of one (`Trung tâm Đăng kiểm 1`), or told of each (`Tô Xá 1,3 km, Hà Tiến 0,8 km`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.listed_names import Names
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import LOWER, UPPER

_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Figures:
    """Compiled patterns."""

    names: Names
    numbered: re.Pattern[str]
    measured: re.Pattern[str]

    def is_told_of_name(self, item: str) -> bool:
        """`Hà Tiến 0,8 km`, `Hà Tiến`."""
        return self.names.is_pure(item.strip()) or self.measured.fullmatch(item.strip()) is not None

    def are_of_names(self, inside: str, starts: Sequence[int], *, are_places: bool) -> bool:
        """Whether the figures that begin at `starts` change nothing about how many names there are."""
        separator = ";" if ";" in inside else ","
        items = [item.strip() for item in self.names.items(inside, separator)]
        numbers = [match.span() for match in self.numbered.finditer(inside)]
        if len(numbers) < len(items) and all(any(low <= at < high for low, high in numbers) for at in starts):
            return True
        brackets = [match.span() for match in _BRACKET.finditer(inside)]
        if all(any(low < at < high for low, high in brackets) for at in starts):
            return len(brackets) == len(items) and (not are_places or all(map(self.names.is_pure, items)))
        if not are_places:
            return False
        found = [self.measured.fullmatch(item) for item in items]
        units = {match["unit"] for match in found if match is not None}
        return all(found) and len(units) == 1


def figures_of(rules: Rulebook, names: Names) -> Figures:
    """From rules/checks.toml, [listing]."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joint = alternation(rules.words("checks.listing.and"))
    return Figures(
        names=names,
        numbered=re.compile(rf"(?:{typed}\s+)?[{UPPER}][^,;:()\d]*\s\d{{1,2}}(?=\s*(?:[,;.)]|{joint}\s|$))"),
        measured=re.compile(
            rf"(?:{joint}\s+)?{names.name}:?\s+\d+(?:\.\d+)*\s*(?P<unit>%|[{LOWER}]+\d?(?:/[{LOWER}]+|\s[{LOWER}]+)?)"
        ),
    )

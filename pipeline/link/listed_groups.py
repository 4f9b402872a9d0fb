"""Names in groups, each with the unit above, and names of where things are.

`07 xã: Ia Phìn, Thăng Hưng (huyện Chư Prông); Uar (huyện Krông Pa)`; `05 phiên tòa tại xã Suối Dây, Tân Hội và …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.audit.model import Figure, Listing
from pipeline.link.listed_names import Names
from pipeline.rulebook import Rulebook, alternation, capital

FEWEST_PLACES = 3  # of things, one at each place: fewer are told so by chance
SURE, SILENT = "", "silent"


@dataclass(frozen=True, slots=True)
class Groups:
    """Compiled patterns. `opening`: what may stand between a count and its groups; `where`: up to `tại`."""

    opening: re.Pattern[str]
    where: re.Pattern[str]
    groups: re.Pattern[str]
    group: re.Pattern[str]
    several: re.Pattern[str]  # names of one group
    parting: re.Pattern[str]  # of these
    goes_on: re.Pattern[str]

    def of_places(self, text: str, count: Figure, limit: int) -> Listing | None:
        """`04 xã (Phú Tân, Hòa An (huyện Châu Thành); Vị Bình (huyện Vị Thủy))`, where the count is of such places."""
        opening = self.opening.match(text, count.end, limit)
        match = self.groups.match(text, opening.end(), limit) if opening is not None else None
        if match is None:
            return None
        number = self._number(match[0])
        doubt = SILENT if self.goes_on.match(text, match.end()) else SURE
        return Listing(count, match.start(), match.end(), number, number, doubt)

    def of_things(self, text: str, count: Figure, near: int, limit: int) -> Listing | None:
        """`06 trạm cấp nước tại các xã Phú Tân, Hòa An và Vị Bình`: one at each place, told only where it holds."""
        where = self.where.match(text, count.end, near) if count.value >= FEWEST_PLACES else None
        if where is None:
            return None
        grouped = self.groups.match(text, where.end(), limit)
        match = grouped or self.several.match(text, where.end(), limit)
        if match is None or self.goes_on.match(text, match.end()):
            return None
        number = self._number(match[0]) if grouped else len(self.parting.split(match[0]))
        return Listing(count, match.start(), match.end(), number, number, SILENT) if number == count.value else None

    def _number(self, groups: str) -> int:
        return sum(len(self.parting.split(match["names"])) for match in self.group.finditer(groups))


def groups_of(rules: Rulebook, names: Names) -> Groups:
    """From rules/checks.toml, [listing]."""
    above = rules.words("checks.listing.above")
    plural = alternation(rules.words("checks.listing.plural"))
    joint, opens = alternation(rules.words("checks.listing.and")), alternation(rules.words("checks.listing.opens"))
    upper = rf"\s*\(\s*{alternation([*above, *map(capital, above)])}\s+[^()]{{2,40}}\)"
    several = rf"{names.name}(?:\s*,\s*{names.name})*(?:\s*,?\s+{joint}\s+{names.name})?"
    group = rf"{several}{upper}"
    return Groups(
        opening=re.compile(rf"\s*(?:{opens}\s*)?:?\s*\(?"),
        where=re.compile(rf"[^.,;:()\d]*?(?<!\w){alternation(rules.words('checks.listing.at'))}\s+"),
        groups=re.compile(rf"{group}(?:(?:\s*[;,]\s*(?:{joint}\s+)?|\s+{joint}\s+){group})+"),
        group=re.compile(rf"(?P<names>{several}){upper}"),
        several=re.compile(several),
        parting=re.compile(rf"\s*,\s*(?:{joint}\s+)?|\s+{joint}\s+"),
        goes_on=re.compile(rf"\s*[,;]?\s*(?:\.\.|…|{joint}\s|{plural}\s|{names.name})"),
    )

"""Names in groups, each with the unit above, and names of where things are.

`07 xã: Ia Phìn, Thăng Hưng (huyện Chư Prông); Uar (huyện Krông Pa)`; `05 phiên tòa tại xã Suối Dây, Tân Hội và …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing
from pipeline.link.listed_names import Names
from pipeline.rulebook import Rulebook, alternation, capital

FEWEST_PLACES = 3  # of things, one at each place: fewer are told so by chance
SURE, UNSURE, SILENT = "", "same_place", "silent"


@dataclass(frozen=True, slots=True)
class Groups:
    """Compiled patterns. `opening`: what may stand between a count and its groups; `where`: up to `tại`."""

    opening: re.Pattern[str]
    where: re.Pattern[str]
    groups: re.Pattern[str]
    group: re.Pattern[str]
    several: re.Pattern[str]  # names of one group
    parting: re.Pattern[str]  # of these
    upper: re.Pattern[str]  # a unit above communes
    again: re.Pattern[str]  # … và tại huyện Phú Quý
    stop: re.Pattern[str]
    placed: frozenset[str]  # things of which each is at a place of its own
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
        """`06 trạm cấp nước tại các xã Phú Tân, Hòa An và Vị Bình`: one at each place, or it is not sure."""
        where = self.where.match(text, count.end, near) if count.value >= FEWEST_PLACES else None
        if where is None:
            return None
        if self._phrases(text, where, limit) == count.value:
            return Listing(count, where.end(), where.end() + 1, int(count.value), int(count.value), SILENT)
        grouped = self.groups.match(text, where.end(), limit)
        match = grouped or self.several.match(text, where.end(), limit)
        if match is None or self.goes_on.match(text, match.end()):
            return None
        names = self._named(match[0])
        number = self._number(match[0]) if grouped else len(names)
        is_mixed = not grouped and any(map(self.upper.match, names[1:])) and not self.upper.match(names[0])
        is_told_of = text[match.end() : match.end() + 2].lstrip()[:1] == "("  # …, Hòa Lộc (02 phiên)
        is_one_less = number == count.value - 1 and number >= FEWEST_PLACES and not (is_mixed or is_told_of)
        if number != count.value and not (is_one_less and count.unit in self.placed):
            return None
        return Listing(count, match.start(), match.end(), number, number, SILENT if number == count.value else UNSURE)

    def _named(self, listed: str) -> list[str]:
        """The names without the unit above that closes them: `tại các xã Hòa An, Hòa Bình, huyện Đô Lương`."""
        names = self.parting.split(listed)
        is_above = self.upper.match(names[-1]) and listed.removesuffix(names[-1]).rstrip().endswith(",")
        return names[:-1] if is_above and not self.upper.match(names[0]) else names

    def _phrases(self, text: str, where: re.Match[str], limit: int) -> int:
        """`tại phường A, thành phố B; tại xã C và tại huyện D`: how often the word of place stands before a name."""
        end = self.stop.search(text, where.end(), limit)
        others = self.again.finditer(text, where.end(), end.start() if end else limit)
        return 1 + sum(bool(match["at"] == where["at"]) for match in others)

    def _number(self, groups: str) -> int:
        return sum(len(self.parting.split(match["names"])) for match in self.group.finditer(groups))


def groups_of(rules: Rulebook, names: Names) -> Groups:
    """From rules/checks.toml, [listing]."""
    above = rules.words("checks.listing.above")
    plural = alternation(rules.words("checks.listing.plural"))
    joint, opens = alternation(rules.words("checks.listing.and")), alternation(rules.words("checks.listing.opens"))
    upper = rf"\s*\(\s*{alternation([*above, *map(capital, above)])}\s+[^()]{{2,40}}\)"
    several = rf"{names.name}(?:\s*,\s*{names.name})*(?:\s*,?\s+{joint}\s+{names.name})?"
    at, typed = alternation(rules.words("checks.listing.at")), alternation(rules.words("checks.listing.type_words"))
    kinds = rf"{plural}\s+{typed}(?:\s*,\s*{typed})*\s*:\s*|{plural}\s+{typed}(?:\s*,\s*{typed})+\s+"
    group = rf"{several}{upper}"
    return Groups(
        opening=re.compile(rf"\s*(?:{opens}\s*)?:?\s*\(?"),
        where=re.compile(rf"[^.,;:()\d]*?(?<!\w)(?P<at>{at})\s+(?:{kinds})?"),
        groups=re.compile(rf"{group}(?:(?:\s*[;,]\s*(?:{joint}\s+)?|\s+{joint}\s+){group})+"),
        group=re.compile(rf"(?P<names>{several}){upper}"),
        several=re.compile(several),
        parting=re.compile(rf"\s*,\s*(?:{joint}\s+)?|\s+{joint}\s+"),
        upper=re.compile(rf"{alternation(above)}\s"),
        again=re.compile(rf"(?:[;,]\s*(?:{joint}\s+)?|\s{joint}\s+)(?P<at>{at})\s+(?={names.name})"),
        stop=re.compile(r"\.(?=\s|$)|\n\s*\n"),
        placed=frozenset(rules.words("checks.listing.placed")),
        goes_on=re.compile(rf"\s*[,;]?\s*(?:\.\.|…|{joint}\s|{plural}\s|(?!\d){names.name})"),
    )

"""Lists of names judged: whether they name what is counted, whether they are open, whether their commas part names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.model import Figure
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import LOWER, UPPER

LONGEST_OPENING = 24  # characters of a sentence that begins with `Hai xã còn lại`
_BRACKET = re.compile(r"\([^()]*\)")
_DECIMAL = re.compile(r"(?<![\d,.])\d+,\d+(?![\d,])")
_SEPARATOR = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class Names:
    """Compiled patterns. `name`: the pattern of a proper name, with or without its type word."""

    name: str
    pure: re.Pattern[str]
    begins: re.Pattern[str]  # a name, no count and no verb
    joint: re.Pattern[str]
    several: re.Pattern[str]  # `các xã`, right before a list
    where: re.Pattern[str]  # `tại`, `tại xã`, right before a list
    group: re.Pattern[str]  # `và các xã vùng cao`: more than one thing, named as one
    goes_on: re.Pattern[str]
    left: re.Pattern[str]
    bodies: re.Pattern[str]

    def items(self, inside: str, separator: str) -> list[str]:
        """What stands between separators outside of brackets; the comma of `20,1` is none."""
        told = _DECIMAL.sub(lambda match: match[0].replace(",", "."), _BRACKET.sub("", inside))
        return [item for item in told.split(separator) if item.strip()]

    def are_others(self, text: str, count: Figure, opening: re.Match[str]) -> bool:
        """Whether the names are of where it happens, or of a body's members: `02 mô hình tại các xã: …`."""
        between = text[count.end : opening.start()]
        several = self.several.search(between)
        behind = text[opening.end() : opening.end() + len(count.unit) + 2].strip().casefold()
        is_again = bool(opening["bracket"]) and behind.startswith(f"{count.unit.casefold()} ")
        if several is not None and not is_again and not _is_counted(several["noun"], count.unit):
            return True
        is_marked = bool(opening["bracket"] or opening["colon"])
        if is_marked and self.where.search(between):
            return True
        is_body = self.bodies.match(text, count.start) is not None
        return is_body and not opening["colon"] and not behind.startswith(count.unit.casefold())

    def are_some(self, between: str, unit: str) -> bool:
        """Whether the names are of some of what is counted: `12 xã, các xã vùng cao gồm: …`."""
        several = self.several.search(between)
        noun = " ".join(several["noun"].split()).casefold() if several else ""
        kinds = [part.strip().casefold() for part in _SEPARATOR.split(unit)]
        return any(noun.startswith(f"{kind} ") and noun not in unit.casefold() for kind in kinds)

    def are_left(self, text: str, end: int, count: Figure) -> bool:
        """Whether the next sentence speaks of those not listed: `gồm vụ ông A, vụ bà B. Vụ còn lại đang chờ …`."""
        opening = text[end : end + LONGEST_OPENING].lstrip(" .;)\n").casefold()
        left = self.left.search(opening)
        return left is not None and count.unit.split(maxsplit=1)[0] in opening[: left.start()].split()

    def are_open(self, inside: str, unit: str) -> bool:
        """Whether a name stands for several things: `Hòa An, Hòa Bình và các xã còn lại`."""
        if self.left.search(inside):
            return True
        return any(not (match["name"] and _is_counted(match["noun"], unit)) for match in self.group.finditer(inside))

    def is_pure(self, item: str) -> bool:
        """Whether it is a proper name, or two with `và` between: it can hold no comma."""
        return all(self.pure.fullmatch(piece.strip()) for piece in self.joint.split(item))

    def are_uniform(self, items: Sequence[str]) -> bool:
        """Whether each item is a proper name, or all begin with one word: `Phòng Nội vụ, Phòng Tư pháp`."""
        return all(map(self.is_pure, items)) or len({item.split()[0].casefold() for item in items}) == 1


def _is_counted(noun: str, unit: str) -> bool:
    """Whether the noun is what is counted, or one of its kinds: `xã` of `xã, thị trấn`."""
    words = " ".join(noun.split()).casefold()
    return any(words.startswith(part.strip().casefold()) for part in _SEPARATOR.split(unit))


def names_of(rules: Rulebook) -> Names:
    """From rules/checks.toml, [listing]."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joints = alternation(rules.words("checks.listing.and"))
    plural = alternation(rules.words("checks.listing.plural"))
    at = alternation(rules.words("checks.listing.at"))
    bodies = rules.words("checks.listing.bodies")
    code = rf"[{UPPER}]{{1,4}}[. ]?\d+[{UPPER}]?(?!\w)"  # ĐT.522, QL1A
    word = rf"(?:{code}|[{UPPER}](?![{UPPER}])(?:[\w'’-]|\.(?=\S))*|\d{{1,2}})"  # UBND is no name
    name = rf"(?:{typed}\s+)?{word}(?:\s+{word}|\s+-\s+[{UPPER}]\w*)*"
    return Names(
        name=name,
        pure=re.compile(name),
        begins=re.compile(rf"(?:{typed}\s+)?[{UPPER}]"),
        joint=re.compile(rf"\s+{joints}\s+"),
        several=re.compile(rf"(?<!\w){plural}\s+(?P<noun>[{LOWER}]+(?:,?\s+[{LOWER}]+){{0,3}})\s*$"),
        where=re.compile(rf"(?<!\w){at}(?:\s+{typed})?\s*$"),
        group=re.compile(rf"(?:^|[,;]|{joints})\s*{plural}\s+(?P<noun>{typed}|[{LOWER}]+)(?:\s+(?P<name>[{UPPER}]))?"),
        goes_on=re.compile(rf"\s*,?\s+{joints}\s+{plural}\s"),
        left=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.left'))}(?!\w)"),
        bodies=re.compile(rf"\d+\s+{alternation([*bodies, *map(capital, bodies)])}(?!\w)"),
    )

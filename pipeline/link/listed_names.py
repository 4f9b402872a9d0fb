"""Lists of names judged: whether they name what is counted, whether they are open, whether their commas part names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.rulebook import Rulebook, alternation, capital, cased
from pipeline.text import LOWER, UPPER

LONGEST_OPENING = 24  # characters of a sentence that begins with `Hai xã còn lại`
_BRACKET = re.compile(r"\([^()]*\)")
_DECIMAL = re.compile(r"(?<![\d,.])\d+,\d+(?![\d,])")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SEPARATOR = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class Names:
    """Compiled patterns. `name`: the pattern of a proper name, with or without its type word."""

    name: str
    run: str  # of these with commas between
    types: frozenset[str]
    place_nouns: frozenset[str]  # địa phương, địa bàn: any of these types
    pure: re.Pattern[str]
    gathered: re.Pattern[str]  # các huyện …
    typed: re.Pattern[str]  # the type word that begins a name
    below: re.Pattern[str]  # các xã, at the head of a list
    above: frozenset[str]  # types of units above communes
    communes: frozenset[str]
    then: re.Pattern[str]  # names, and a verb behind the last
    parting: re.Pattern[str]
    begins: re.Pattern[str]  # a name, no count and no verb
    joint: re.Pattern[str]
    whole: re.Pattern[str]  # names that hold a word of joining: HĐND và UBND
    several: re.Pattern[str]  # `các xã`, right before a list
    where: re.Pattern[str]  # `tại`, `tại xã`, right before a list
    along: re.Pattern[str]  # `từ huyện`, `về xã`, too
    group: re.Pattern[str]  # `và các xã vùng cao`: more than one thing, named as one
    goes_on: re.Pattern[str]
    again: re.Pattern[str]  # `hai vụ`: a name of several of them
    left: re.Pattern[str]
    bodies: re.Pattern[str]
    heads: re.Pattern[str]  # words that begin names of bodies: Trung tâm, Viện
    titled: re.Pattern[str]  # a person by a title: bà Trần Thị Ánh

    def items(self, inside: str, separator: str) -> list[str]:
        """What stands between separators outside of brackets and quotations; the comma of `20,1` is none.

        Nor does what joins within a name (`Thông tin và Truyền thông`) join two.
        """
        told = _QUOTED.sub(lambda match: _SEPARATOR.sub(" ", match[0]), _BRACKET.sub("", inside))
        told = _DECIMAL.sub(lambda match: match[0].replace(",", "."), told)
        told = self.whole.sub(lambda match: self.joint.sub(" ", match[0]), told)
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

    def are_below(self, text: str, start: int, count: Figure) -> bool:
        """Whether the names are of units of a lower level: `2 huyện gồm các xã Hòa An, Hòa Bình`."""
        match = self.below.match(text, start)
        levels = [self._level(part.strip()) for part in _SEPARATOR.split(count.unit)]
        return match is not None and self._level(match["noun"].casefold()) < min(levels)

    def _level(self, noun: str) -> int:
        """0 of villages, 1 of communes, 2 of the units above."""
        return 2 if noun in self.above else int(noun in self.communes)

    def are_left(self, text: str, end: int, count: Figure, *, lacking: int = 0) -> bool:
        """Whether the next sentence speaks of those not listed: `gồm vụ ông A, vụ bà B. Vụ còn lại đang chờ …`.

        Where one name is `lacking`, `các huyện còn lại` are others.
        """
        opening = text[end : end + LONGEST_OPENING].lstrip(" .;)\n").casefold()
        left = self.left.search(opening)
        if lacking == 1 and left is not None and self.gathered.match(opening):
            return False
        return left is not None and count.unit.split(maxsplit=1)[0] in opening[: left.start()].split()

    def are_open(self, inside: str, unit: str) -> bool:
        """Whether a name stands for several things: `Hòa An, Hòa Bình và các xã còn lại`, `ở xã Hòa An, hai vụ ở …`."""
        if self.left.search(inside) or any(_is_counted(match["noun"], unit) for match in self.again.finditer(inside)):
            return True
        return any(not (match["name"] and self._is_one(match["noun"], unit)) for match in self.group.finditer(inside))

    def _is_one(self, noun: str, unit: str) -> bool:
        """Whether the noun is what is counted, or a type of the units that are: `huyện` of `địa phương`."""
        return _is_counted(noun, unit) or (unit in self.place_nouns and noun in self.types)

    def joined(self, item: str, *, is_last: bool) -> int:
        """How many `và` may join two names: in the middle of a list, those of proper names and of bodies."""
        pieces = self.joint.split(item)
        if is_last or not item.strip()[:1].isupper() or all(self.pure.fullmatch(piece.strip()) for piece in pieces):
            return len(pieces) - 1
        return sum(self.heads.match(piece.strip()) is not None or piece[:1].isdigit() for piece in pieces[1:])

    def joins(self, items: Sequence[str]) -> int:
        """How many `và` surely join names of units: `thị xã A, huyện B và huyện C`; 0 where one may stand in a name."""
        number = 0
        for index, item in enumerate(items):
            pieces = [piece.strip() for piece in self.joint.split(item)]
            are_more = all(self.gathered.match(piece) for piece in pieces[1:])  # … và các huyện C, D
            if not (index == len(items) - 1 or are_more) or not all(map(self.pure.fullmatch, pieces)):
                return 0
            number += len(pieces) - 1
        return number

    def repeats(self, items: Sequence[str]) -> int:
        """How many `và` of the last item surely join bodies: `…, UBND huyện A và UBND thành phố B`."""
        heads = {item.split()[0] for item in items if item.split()}
        behind = [piece.split() for piece in self.joint.split(items[-1])[1:]] if items else []
        return sum(bool(words) and words[0] in heads and words[0][0].isupper() for words in behind)

    def is_pure(self, item: str) -> bool:
        """Whether it is a proper name, or two with `và` between: it can hold no comma."""
        return all(self.pure.fullmatch(piece.strip()) for piece in self.joint.split(item))

    def foreign(self, items: Sequence[str], unit: str) -> int:
        """How many names have the word of another type: `03 đơn vị gồm 02 phường A, B và xã C` lists two phường."""
        pieces = [piece.strip() for item in items for piece in self.joint.split(item)]
        typed = [match for match in map(self.typed.match, pieces) if match is not None]
        return sum(not _is_counted(match["noun"].casefold(), unit) for match in typed)

    def named_first(self, inside: str) -> int | None:
        """How many proper names stand before a verb: `Lê Văn A, Trần B và Lò C đã kiểm tra, đôn đốc …`; else `None`."""
        match = self.then.match(inside)
        return len(self.parting.split(match["list"].strip())) if match is not None else None

    def are_uniform(self, items: Sequence[str]) -> bool:
        """Whether each is a proper name or a body, or all begin with one word: `Phòng Nội vụ, Phòng Tư pháp`."""
        if all(map(self.is_pure, items)) or len({item.split()[0].casefold() for item in items}) == 1:
            return True
        pieces = [item.strip() for item in items]
        return all(map(self.heads.match, pieces)) or all(map(self.titled.match, pieces))


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
    at, along = (alternation(rules.words("checks.listing.at", *more)) for more in ((), ("checks.listing.along",)))
    bodies = rules.words("checks.listing.bodies")
    numerals = alternation(rules.words(*(f"words.date.{key}" for key in ("two", "three", "four", "five", "six"))))
    others = alternation(rules.words("checks.listing.no_bodies"))
    code = rf"[{UPPER}]{{1,4}}[. ]?\d+[{UPPER}]?(?!\w)"  # ĐT.522, QL1A
    # UBND is no name, and no figure stands in one: Tô Xá 1,3 km
    word = rf"(?:{code}|[{UPPER}](?![{UPPER}])(?:[\w'’-]|\.(?=\S))*|\d{{1,2}}(?![.,]?\d))"
    name = rf"(?:{typed}\s+)?{word}(?:\s+{word}|\s+-\s+[{UPPER}]\w*)*"
    full = rf"(?:{typed}\s+)?[{UPPER}][\w'’-]*(?:\s+[{UPPER}][\w'’-]*)+"  # two words or more
    return Names(
        name=name,
        run=rf"{name}(?:\s*,\s*{name})*",
        types=frozenset(types),
        place_nouns=frozenset(rules.words("checks.listing.place_nouns")),
        pure=re.compile(name),
        gathered=re.compile(rf"{plural}\s"),
        typed=re.compile(rf"(?:{plural}\s+)?(?P<noun>{typed})\s"),
        below=re.compile(rf"\s*(?:{plural}\s+)?(?P<noun>{alternation(types)})\s"),
        above=frozenset(rules.words("checks.listing.above")),
        communes=frozenset(rules.words("checks.listing.communes")),
        then=re.compile(
            rf"\s*(?P<list>{full}(?:\s*,\s*{full})*(?:\s*,?\s+{joints}\s+{full})?)\s+(?!{joints}\s)[{LOWER}]"
        ),
        parting=re.compile(rf"\s*,\s*(?:{joints}\s+)?|\s+{joints}\s+"),
        begins=re.compile(rf"(?:{typed}\s+)?[{UPPER}]"),
        joint=re.compile(rf"\s+{joints}\s+"),
        whole=re.compile(rf"(?<!\w){alternation(rules.words('checks.roll.wholes'))}(?!\w)"),
        several=re.compile(rf"(?<!\w){plural}\s+(?P<noun>[{LOWER}]+(?:,?\s+[{LOWER}]+){{0,3}})\s*$"),
        where=re.compile(rf"(?<!\w){at}(?:\s+{typed})?\s*$"),
        along=re.compile(rf"(?<!\w){along}\s+{typed}\s*$"),
        group=re.compile(rf"(?:^|[,;]|{joints})\s*{plural}\s+(?P<noun>{typed}|[{LOWER}]+)(?:\s+(?P<name>[{UPPER}]))?"),
        goes_on=re.compile(rf"\s*,?\s+{joints}\s+{plural}\s"),
        again=re.compile(rf"(?:^|[,;]|{joints}\s)\s*(?:\d+|{numerals})\s+(?P<noun>[{LOWER}]+(?:\s+[{LOWER}]+)?)"),
        left=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.left'))}(?!\w)"),
        titled=re.compile(rf"{cased(rules.words('checks.roll.titles'))}\s+[{UPPER}]"),
        heads=re.compile(rf"{alternation(rules.words('issuers.bodies.with_field'))}\s+[{UPPER}]"),
        bodies=re.compile(rf"\d+\s+(?!{others}(?!\w)){alternation([*bodies, *map(capital, bodies)])}(?!\w)"),
    )

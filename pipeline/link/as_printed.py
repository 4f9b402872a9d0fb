"""Districts and communes in the spelling that the document prints: `Đăk Hà` where the list of units has `Đắk Hà`.

The authorities of one district write `Đăk`, the list and those of the next one `Đắk` or `Đak`. A name that a document
prints in such a spelling stands so in the columns of its places; their codes and today's names are those of the list.
Provinces, and the document's own district and commune, by which documents are compared, are told as in the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Layout, Mention
from pipeline.placenames import name_key
from pipeline.rulebook import Rulebook
from pipeline.text import folded
from pipeline.values import Place

SURE = frozenset({"exact", "context"})
LEVELS = frozenset({"district", "commune"})

Unit = tuple[str, str, str]  # level, province and name in the list


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a document prints the names of units that it spells in its own way."""

    printed: Mapping[Unit, str]

    def mentions(self, mentions: list[Mention]) -> list[Mention]:
        """The places with their chains so spelled."""
        if not self.printed:
            return mentions
        return [
            mention._replace(value=self._place(mention.value)) if isinstance(mention.value, Place) else mention
            for mention in mentions
        ]

    def _place(self, place: Place) -> Place:
        return replace(
            place,
            name=self.printed.get((place.level, place.province, place.name), place.name),
            district=self.printed.get(("district", place.province, place.district), place.district),
            commune=self.printed.get(("commune", place.province, place.commune), place.commune),
        )


SpellingsOf = Callable[[Layout, Sequence[Mention]], Spellings]


def spelling_reader(rules: Rulebook) -> SpellingsOf:
    """Function (layout, resolved mentions) -> the document's own spellings."""
    same: dict[str, str] = {}
    for row in rules.words("words.place.same_syllables"):
        first, *others = (name_key(word) for word in row.split("/"))
        same |= dict.fromkeys((first, *others), first)

    def key(name: str) -> str:
        """One for all accepted spellings: `Đăk Hà`, `Đắk Hà`; `Đakrông`, `Đa Krông`."""
        return "".join(same.get(word, word) for word in name_key(name).replace("-", " ").split())

    def read(layout: Layout, mentions: Sequence[Mention]) -> Spellings:
        votes: dict[Unit, Counter[str]] = {}
        for mention in mentions:
            place = mention.value
            if not isinstance(place, Place) or place.level not in LEVELS or place.match not in SURE:
                continue
            printed = _name_in(layout.text[mention.start : mention.end], place.name, key)
            if printed:
                votes.setdefault((place.level, place.province, place.name), Counter())[printed] += 1
        chosen = {unit: found.most_common(1)[0][0] for unit, found in votes.items()}
        return Spellings({unit: printed for unit, printed in chosen.items() if name_key(printed) != name_key(unit[2])})

    return read


def _name_in(surface: str, name: str, key: Callable[[str], str]) -> str:
    """The unit's name in what is printed, behind its type word; "" where it is in capitals, damaged or another."""
    words = folded(surface).split()
    if surface.isupper() or not words:
        return ""
    tails = (" ".join(words[at:]) for at in range(len(words)))
    wanted = key(name)
    return next((tail for tail in tails if key(tail) == wanted), "")

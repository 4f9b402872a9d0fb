"""Names without type words in the brackets of the unit that they lie in: `huyện Tây Sơn (Vĩnh An, Tây Bình)`.

A part of the place finder. Also behind a colon (`Tây Sơn: Vĩnh An 20 mm; Tây Bình 35 mm`). Only units directly below
the one before count: a bracket of persons, goods or years has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.find.place_grammar import PlaceGrammar
from pipeline.gazetteer import Gazetteer
from pipeline.model import Mention
from pipeline.placenames import NAME_RUN
from pipeline.text import folded
from pipeline.values import Toponym

HOLDERS = ("district", "province")
OPENINGS = ("(", " (", "\n(", ":", " :")
OPENING = re.compile(r"\s?[(:]\s*")
BORDER_REACH = 20  # characters before a name
LONGEST = 600  # characters of a bracket: some thirty names
CLOSING = {"(": re.compile(r"\)|\n\s*\n"), ":": re.compile(r"[.)](?:\s|$)|\n")}
NUMBERED = re.compile(rf"{NAME_RUN.pattern} \d{{1,2}}(?![\w.,]\d)")  # Bảo Lâm 1
BEHIND = re.compile(r"\s*(?:[,;.)(:\n]|$)|\s+\d")  # a name ends here, or its figure follows


def in_brackets(grammar: PlaceGrammar, text: str, holder: Mention) -> Iterator[Mention]:
    """The units below a district or province that a bracket or colon behind its name opens a list of."""
    value = holder.value
    opening = OPENING.match(text, holder.end)
    if opening is None or not isinstance(value, Toponym) or not set(value.levels) & set(HOLDERS):
        return
    if grammar.bordering.search(text, max(0, holder.start - BORDER_REACH), holder.start):
        return  # các xã giáp tỉnh Long An (Thạnh Lợi, Hưng Thạnh)
    start = opening.end()
    closing = CLOSING[opening[0].strip()].search(text, start, start + LONGEST)
    end = closing.start() if closing else min(start + LONGEST, len(text))
    if value.form == "bare" and _is_chain(grammar, text, start, end):
        return
    while start < end:
        name = _name_below(grammar.gazetteer, text, start, end, value)
        if name and (BEHIND.match(text, name[0]) or grammar.list_joint.match(text, name[0])):
            behind, levels = name
            toponym = Toponym(folded(text[start:behind]), levels, "listed", grammar.plain[levels[0]])
            yield Mention(start, behind, toponym, f"words.toml: list of {toponym.type_word}")
        joint = grammar.list_joint.search(text, name[0] if name else start, end)
        if joint is None or (name is None and _has_typed(grammar, text, start, joint.start())):
            return
        start = joint.end()


def _has_typed(grammar: PlaceGrammar, text: str, start: int, end: int) -> bool:
    """Whether a name with its type stands there: what goes on is of its list, `(qua thành phố Dĩ An và …)`."""
    found = grammar.type_ahead.search(text, start, end)
    return found is not None and NAME_RUN.match(text, found.end() + 1, end) is not None


def _is_chain(grammar: PlaceGrammar, text: str, start: int, end: int) -> bool:
    """Whether a district and its province fill the bracket: they hold the name, `Nghi Sơn (Tĩnh Gia, Thanh Hóa)`."""
    first = NAME_RUN.match(text, start, end)
    joint = grammar.list_joint.match(text, first.end(), end) if first else None
    second = NAME_RUN.match(text, joint.end(), end) if joint else None
    if first is None or second is None or second.end() != end:
        return False
    return "district" in grammar.gazetteer.levels_below(first[0], second[0], ("province",))


def _name_below(
    gazetteer: Gazetteer, text: str, start: int, end: int, holder: Toponym
) -> tuple[int, tuple[str, ...]] | None:
    """End and levels of the name at `start`, when units of it lie directly in one of the holder's name."""
    above = [level for level in holder.levels if level in HOLDERS]
    for pattern in (NUMBERED, NAME_RUN):
        name = pattern.match(text, start, end)
        levels = gazetteer.levels_below(name[0], holder.name, above) if name else ()
        if name and levels:
            return name.end(), levels
    return None

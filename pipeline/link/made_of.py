"""Communes that a text says are no more, before their names: `các xã cũ A, B`, `sáp nhập xã A, xã B`.

A part of the place linker; what says it behind a name (`xã A cũ`) is in the pattern `former`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.gazetteer import REFORM, is_valid
from pipeline.link.resolved import Context, Resolved
from pipeline.model import Mention
from pipeline.placenames import name_key
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER
from pipeline.values import Toponym

REACH = 80  # characters back from a list's first name to what says what becomes of its members
LONGEST_LIST = 40  # members
SEVERAL = 2
SENTENCE_ENDS = (". ", "\n")

SaidEnded = Callable[[Context, Sequence[Mention], int], bool]


def said_ended(rules: Rulebook) -> SaidEnded:
    """Function whether a mention is a member of a list that is said to be of units that are no more."""
    former = alternation(rules.words("words.place.former"))
    types = alternation(rules.words("words.place.commune_plain"))
    together = alternation(rules.words("words.place.commune_plain", "words.place.merged_units"))
    several = rf"(?:(?:{alternation(rules.words('words.place.list_words'))}|\d{{1,3}})\s+)?"
    lists = alternation(rules.words("words.place.lists"))
    kinds = rf"(?:{several}{together}(?:\s*,\s*{types})*\s*)?:?\s*"
    not_merged = "".join(rf"(?<!{re.escape(word)}\s)" for word in rules.words("words.place.not_merged"))
    merged = alternation(rules.words("words.place.merged"))
    parts = alternation(rules.words("words.place.parts"))
    within = re.compile(rf"\s{former}\s+(?=[{UPPER}\d])", re.IGNORECASE)
    before = re.compile(rf"(?<!\w){types}\s+{former}\s*(?:{lists}\s*)?[:(]?\s*$", re.IGNORECASE)
    made_of = re.compile(rf"(?<!\w){not_merged}{merged}\s+(?:{parts}(?:\s*,\s*{parts})*\s+)?{kinds}$", re.IGNORECASE)

    def is_said(context: Context, mentions: Sequence[Mention], index: int) -> bool:
        first = _first(context, mentions, index)
        start = mentions[first].start
        if within.search(context.text, start, mentions[first].end):
            return True
        told = context.text[max(0, start - REACH) : start]
        return before.search(told) is not None or (context.home.day >= REFORM and made_of.search(told) is not None)

    return is_said


def that_became(context: Context, mentions: Sequence[Mention], index: int, found: Resolved | None) -> Resolved | None:
    """Of several ended communes the one that went into a unit which the sentence names: `Xã A gồm các xã cũ B, C`."""
    if found is None or found.match != "candidate" or found.level != "commune" or len(found.rows) < SEVERAL:
        return found
    gazetteer, day = context.gazetteer, context.home.day
    named = _named_beside(context.text, mentions, index)
    rows = [
        row
        for row in found.rows
        if not is_valid(row, day) and any(name_key(unit.name) in named for unit in gazetteer.today(row))
    ]
    return found._replace(rows=(rows[0],), match="context") if len(rows) == 1 else found


def _named_beside(text: str, mentions: Sequence[Mention], index: int) -> set[str]:
    """The names of the other units with a type word in the sentence."""
    mention = mentions[index]
    start = max(text.rfind(end, 0, mention.start) for end in SENTENCE_ENDS)
    ends = [at for end in SENTENCE_ENDS if (at := text.find(end, mention.end)) >= 0]
    end = min(ends, default=len(text))
    others = (*mentions[max(0, index - LONGEST_LIST) : index], *mentions[index + 1 : index + LONGEST_LIST])
    return {
        name_key(other.value.name)
        for other in others
        if isinstance(other.value, Toponym) and other.value.form == "typed" and start < other.start < end
    }


def _first(context: Context, mentions: Sequence[Mention], index: int) -> int:
    """The first member of the list of communes that the mention stands in."""
    for at in range(index, max(index - LONGEST_LIST, 0), -1):
        value, here = mentions[at - 1].value, mentions[at]
        gap = here.start - mentions[at - 1].end
        is_member = isinstance(value, Toponym) and "commune" in value.levels and 0 <= gap <= REACH
        if not is_member or not context.list_joint.fullmatch(context.text, mentions[at - 1].end, here.start):
            return at
    return max(index - LONGEST_LIST, 0)

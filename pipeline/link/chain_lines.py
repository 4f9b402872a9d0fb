"""Whether a unit and the larger one that follows it are a chain, where a line end stands between them.

A part of the place linker. In `xã Bình Minh,` / `huyện Lý Nhân` the line was only broken; in a list the next line
begins what is below another unit: `- Huyện A: Bình Minh` / `- Huyện B: Nhân Chính`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.resolved import Context
from pipeline.model import Mention
from pipeline.values import Toponym

ITEM = re.compile(r"[^\n]*\n\s*[-–+•*]\s*")  # of a list: a dash that begins the line, not one that ends it
OPENS = re.compile(r"[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?:")  # what follows lies in the unit: `Huyện B (03 xã):`
OPENS_IN_WORDS = re.compile(r"(?:[ \t]+[^\W\d_]+){1,4}[ \t]*:")  # Tỉnh B gồm các xã:
BELOW = re.compile(r"[ \t]*\n\s*(?P<mark>[-–+•*]\s)?")  # the next line, where the unit fills the rest of its own
MARKED = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)])\s")
NEXT_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")  # behind no comma
ORDER = {"province": 0, "district": 1, "commune": 2, "village": 3}


def is_chained(context: Context, mentions: Sequence[Mention], at: int, behind: int) -> bool:
    """Whether what stands between a place and the next one joins them, unless the next one begins another part."""
    here, above = mentions[at], mentions[behind]
    if context.chain_gap.fullmatch(context.text, here.end, above.start) is None:
        return False
    if "\n" not in context.text[here.end : above.start]:
        return True
    return not _begins_part(context.text, mentions, at, behind)


def _begins_part(text: str, mentions: Sequence[Mention], at: int, behind: int) -> bool:
    """Whether the next place is an item, opens a list or paragraph, or stands alone on its line above smaller units."""
    here, above = mentions[at], mentions[behind]
    if NEXT_PARAGRAPH.fullmatch(text, here.end, above.start):
        return True
    if ITEM.fullmatch(text, here.end, above.start) or OPENS.match(text, above.end):
        return True
    if not text[here.end : above.start].strip() and OPENS_IN_WORDS.match(text, above.end):
        return True
    below = BELOW.match(text, above.end)
    line = text[text.rfind("\n", 0, here.start) + 1 : here.start]
    is_in_list = MARKED.match(line) or (isinstance(here.value, Toponym) and here.value.form == "listed")
    if below is None or not is_in_list:
        return False
    return below["mark"] is not None or _is_smaller(mentions, behind + 1, below.end(), above)


def _is_smaller(mentions: Sequence[Mention], at: int, start: int, above: Mention) -> bool:
    """Whether a smaller unit with its type word begins the line: `Tỉnh B` / `Huyện C: …`."""
    mention = mentions[at] if at < len(mentions) else None
    if mention is None or mention.start != start:
        return False
    value, larger = mention.value, above.value
    if not isinstance(value, Toponym) or value.form != "typed" or not isinstance(larger, Toponym):
        return False
    return min(ORDER.get(level, 0) for level in value.levels) > max(ORDER.get(level, 0) for level in larger.levels)

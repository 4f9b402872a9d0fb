"""Where a name that no list holds may run over a line end: `thôn Phú` / `Lạc có 5 hộ`, and where the line ends it.

A part of the place finder. A line that begins a sentence or a label does not go on with a name that could end above.
"""

from __future__ import annotations

import re

from pipeline.text import UPPER

NARROW = 45  # characters: a line of so few is seldom one of a paragraph that was broken for want of room
ROOM = 0.8  # part of the neighbours' length up to which a line had room for more
LONGEST_LABEL = 40  # characters of a label before its colon
SHORTEST_CAPITALS = 3  # letters from which a name in capitals is one of a head
_BELOW = re.compile(rf"\n[ \t]*(?P<word>[{UPPER}]\w*)")
_SENTENCE = re.compile(rf"\s+[^\W\d_{UPPER}]")  # behind a line's first word: one without a capital
_LABEL = re.compile(rf"[^\n.:]{{0,{LONGEST_LABEL}}}:")
_NUMBERED = re.compile(r"\s*(?:#{1,6}|\d{1,2}(?:\.\d{1,2})*\.?|[IVX]+\.|[^\W\d_]\)|[-+•*])\s")


def line_limit(text: str, start: int, end: int) -> int:
    """Where the name that begins at `start` and may go on to `end` ends at the latest."""
    line_end = text.find("\n", start, end)
    below = _BELOW.match(text, line_end) if line_end > 0 else None
    if below is None:
        return end
    name = text[start:line_end].rstrip()
    if name.isupper() and len(name) >= SHORTEST_CAPITALS:
        return end if below["word"].isupper() else line_end
    begins_other = _SENTENCE.match(text, below.end()) or _LABEL.match(text, below.end())
    if not begins_other:
        return end
    line = text[text.rfind("\n", 0, start) + 1 : line_end]
    is_whole = " " in name or _NUMBERED.match(line)
    return line_end if is_whole and _had_room(text, line, line_end, below) else end


def _had_room(text: str, line: str, line_end: int, below: re.Match[str]) -> bool:
    """Whether the next word had room on the line, so that the line was ended and not broken."""
    wanted = len(line) + 1 + len(below["word"])
    if wanted <= NARROW:
        return True
    above = line_end - len(line) - 1
    before = above - text.rfind("\n", 0, max(above, 0)) - 1
    next_end = text.find("\n", line_end + 1)
    behind = (next_end if next_end >= 0 else len(text)) - line_end - 1
    return wanted < ROOM * max(before, behind)

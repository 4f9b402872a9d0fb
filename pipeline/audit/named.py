"""Names in front of figures, and which of two are of one thing: `hợp tác xã nông nghiệp`, `lĩnh vực nông nghiệp`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.audit.clauses import ITEM_ENDS
from pipeline.audit.model import Token

LONGEST = 90  # characters of a name
_SYLLABLE = re.compile(r"[^\W\d_]+")


def name_before(text: str, tokens: Sequence[Token], at: int, *, to: int) -> tuple[str, ...]:
    """The syllables between the last separator or figure before a token and an offset, casefolded."""
    start = max(0, to - LONGEST, text.rfind("\n\n", 0, to), _sentence_start(text, to))
    for token in reversed(tokens[:at]):
        if token.figure is not None or token.cue in ITEM_ENDS or token.cue == "close":
            start = max(start, token.end)
            break
    return tuple(match[0].casefold() for match in _SYLLABLE.finditer(text, start, to))


def _sentence_start(text: str, to: int) -> int:
    found = text.rfind(". ", max(0, to - LONGEST), to)
    return found + 1 if found >= 0 else 0


def shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many syllables in a row two names share."""
    longest = 0
    for start in range(len(one)):
        while start + longest < len(one) and _holds_run(other, one[start : start + longest + 1]):
            longest += 1
    return longest


def _holds_run(name: Sequence[str], run: Sequence[str]) -> bool:
    return any(name[at : at + len(run)] == run for at in range(len(name) - len(run) + 1))

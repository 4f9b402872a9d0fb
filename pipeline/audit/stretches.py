"""Where the parts of a total may stand: in the bracket behind it, in the rest of its clause, or before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import OPENERS, before, closing, depths
from pipeline.audit.figure import Figure
from pipeline.audit.model import Token

BLANK = 2  # characters between a mark and a number
BRACKET, NEXT = "bracket", "bracket at once"
TOTALS = frozenset({"total", "closing"})
OPENING = OPENERS | {"colon"}


class Stretch(NamedTuple):
    """What stands behind a total, from `start` on, or before it.

    `place`: a bracket, or one right behind; `behind`, `opened` by a word or colon; `before`, and of one `unit` only.
    """

    tokens: Sequence[Token]
    place: str
    start: int


def count_closed(tokens: Sequence[Token], levels: Sequence[int], index: int) -> Figure | None:
    """`cộng 03 công trình 12.065 triệu đồng`: how many the total is of."""
    last = tokens[index - 1] if index else None
    if last is None or last.figure is None or not last.figure.is_exact or tokens[index].start - last.end > BLANK:
        return None
    return last.figure if "closing" in before(tokens, index - 1, levels) else None


def stretches(tokens: Sequence[Token], levels: Sequence[int], index: int, cues: set[str]) -> Iterator[Stretch]:
    """The bracket behind a total, the rest of its clause or sentence, and what a word for a total closes."""
    level = levels[index]
    end = next(
        (at for at in range(index + 1, len(tokens)) if levels[at] < level or _closes(tokens, levels, at, level)),
        len(tokens),
    )
    behind = tokens[index + 1 : end]
    opening = next((at for at in range(index + 1, end) if tokens[at].cue == "open"), None)
    if opening is not None and not any(token.figure is not None for token in tokens[index + 1 : opening]):
        is_next = opening == index + 1 and tokens[opening].start - tokens[index].end <= BLANK
        place = NEXT if is_next else BRACKET
        yield Stretch(tokens[opening + 1 : closing(tokens, opening)], place, tokens[opening].end)
    place = "opened" if any(token.cue in OPENING for token in behind[:2]) else "behind"
    cut = next(
        (at for at, token in enumerate(behind) if token.cue == "semicolon" and levels[index + 1 + at] == level), None
    )
    if cut is not None:
        yield Stretch(behind[:cut], place, tokens[index].end)
    yield Stretch(behind, place, tokens[index].end)
    opened = next((at for at, token in enumerate(behind) if at > 1 and token.cue in OPENERS), None)
    if opened is not None:  # lần lượt là 92, 101 và 104 thanh niên, trong đó …
        yield Stretch(behind[:opened], place, tokens[index].end)
    if cues & TOTALS:
        earlier = _earlier(tokens, levels, index)
        yield Stretch(earlier, "before", 0)
        inner = depths(earlier)
        ends = [at for at, token in enumerate(earlier[:-1]) if token.cue == "semicolon" and not inner[at]]
        if ends:
            yield Stretch(earlier[ends[-1] + 1 :], "before", 0)
        opener = next((at for at in range(len(earlier) - 1, -1, -1) if earlier[at].cue in OPENERS), None)
        if opener is not None:
            yield Stretch(earlier[opener + 1 :], "unit", 0)


def _closes(tokens: Sequence[Token], levels: Sequence[int], at: int, level: int) -> bool:
    """The bracket that the total itself stands in ends here."""
    return level > 0 and tokens[at].cue == "close" and levels[at] == level


def _earlier(tokens: Sequence[Token], levels: Sequence[int], index: int) -> Sequence[Token]:
    """All before a total from the sentence's beginning or colon on; `11 tập thể và 24 cá nhân (tổng 35)`."""
    start = max((at + 1 for at in range(index) if tokens[at].cue == "colon" and levels[at] <= levels[index]), default=0)
    stop = index if count_closed(tokens, levels, index) is None else index - 1
    if levels[index]:
        stop = max((at for at in range(index) if tokens[at].cue == "open"), default=0)
    return tokens[start:stop]

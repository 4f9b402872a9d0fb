"""How a percentage, its part and its total stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.clauses import OPENERS
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Figure, Token
from pipeline.audit.slips import is_near

LINKED = frozenset({"fulfilled", "share"})
BASED = frozenset({"plan", "total", "closing", "compared", "same_period"})
STOPS = frozenset({"comma", "semicolon", "up", "down", "fulfilled", "share"})  # before a bracket that tells the base
BLANK = 2  # characters between a comma and the word behind it


def is_nearly(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a percentage is nearly that of a part in a total, or that with a slip."""
    if not whole.value or whole.value < part.value * 2 / 3:
        return False
    return is_near(share.value, decimal_of(part.exactly / whole.exactly * 100, places=places_of(share)))


def places_of(figure: Figure) -> int:
    """The decimals that a figure is printed with."""
    exponent = figure.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_of_other(tokens: Sequence[Token], index: int) -> bool:
    """`đạt 95% kế hoạch`, `bằng 104% cùng kỳ`: of a figure that is told elsewhere."""
    return index + 1 < len(tokens) and tokens[index + 1].cue in BASED - {"total", "closing"}


def is_parted(tokens: Sequence[Token], whole: Figure) -> bool:
    """`Kế hoạch vốn 85 tỷ đồng (trong đó vốn kéo dài 12 tỷ đồng)`: a percentage may be of the rest of it."""
    at = next((at for at, token in enumerate(tokens) if token.figure is whole), None)
    cues = [token.cue for token in tokens[at + 1 : at + 3]] if at is not None else []
    return len(cues) > 1 and cues[0] == "open" and cues[1] in OPENERS


def follows(tokens: Sequence[Token], index: int, part_at: int) -> bool:
    """`09 cơ sở vi phạm, chiếm 14%`: the percentage speaks of the part, not of something named in between."""
    cue = next(at for at in range(index - 1, -1, -1) if tokens[at].cue in LINKED)
    if "semicolon" in {token.cue for token in tokens[part_at:index]}:
        return False
    previous = tokens[cue - 1]
    return previous.cue == "comma" and tokens[cue].start - previous.end <= BLANK


def is_alone(tokens: Sequence[Token], index: int) -> bool:
    """`đạt 92% (2.000 ha)`: the bracket follows at once."""
    return index + 1 < len(tokens) and tokens[index + 1].cue == "open"


def has_own_share(tokens: Sequence[Token], at: int) -> bool:
    """`374 dự án chiếm 32,4%; …`: a part itself, no total for what follows."""
    for token in tokens[at + 1 :]:
        if token.figure is not None:
            return token.figure.unit == "%"
        if token.cue in {"semicolon", "up", "down"} or token.cue in OPENERS:
            return False
    return False

"""How a percentage, its part and its total stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from pipeline.audit.clauses import OPENERS, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Token
from pipeline.audit.slips import are_turned, is_near

LINKED = frozenset({"fulfilled", "share"})
BASED = frozenset({"plan", "total", "closing", "compared", "same_period"})
STOPS = frozenset({"comma", "semicolon", "up", "down", "fulfilled", "share"})  # before a bracket that tells the base
BLANK = 2  # characters between a comma and the word behind it


def is_nearly(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a percentage is nearly that of a part in a total, or that with a slip."""
    if not whole.value or whole.value < part.value * 2 / 3:
        return False
    return is_near(share.value, percent_of(part, whole, share))


def percent_of(part: Figure, whole: Figure, share: Figure) -> Decimal:
    """What a part is of a whole in percent, in the decimals that the share is printed with; 0 where the whole is 0."""
    return decimal_of(part.exactly / whole.exactly * 100, places=places_of(share)) if whole.value else Decimal(0)


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
    for token in islice(tokens, at + 1, None):
        if token.figure is not None:
            return token.figure.unit == "%"
        if token.cue in {"semicolon", "up", "down"} or token.cue in OPENERS:
            return False
    return False


def is_at_bracket(tokens: Sequence[Token], part_at: int, opened: int) -> bool:
    """`2.996 cơ sở (86,4%)`; also `trong đó 2.996 cơ sở đạt yêu cầu (tỷ lệ 86,4%)`, where no figure stands between."""
    between = tokens[part_at + 1 : opened]
    is_part = part_at > 0 and tokens[part_at - 1].cue in OPENERS
    return not between or (is_part and all(token.cue == "fulfilled" for token in between))


def is_next_opened(tokens: Sequence[Token], whole: Figure, part_at: int) -> bool:
    """Whether only the word that opens parts stands between a total and its part."""
    last = next((at for at in range(part_at - 1, -1, -1) if tokens[at].figure is not None), None)
    is_next = last is not None and tokens[last].figure is whole
    return is_next and any(token.cue in OPENERS for token in tokens[last or 0 : part_at])


def is_turned(share: Figure, part: Figure, whole: Figure) -> bool:
    """`136 ổ dịch, đã xử lý 131 ổ dịch, đạt 93,6%; các ổ dịch còn lại …`: 96,3 with two digits that changed places."""
    given = percent_of(part, whole, share) if whole.value else share.value
    return are_turned(share.value, given)


def is_opened(tokens: Sequence[Token], whole: Figure, part_at: int) -> bool:
    """`11.960 hồ sơ, trong đó đúng hạn 11.842 hồ sơ (đạt 99,0%)`."""
    return any(token.cue in OPENERS and token.start > whole.end for token in tokens[:part_at])


def is_of_less(tokens: Sequence[Token], share: Figure, part: Figure, whole: Figure) -> bool:
    """`5.214 đồng chí, được miễn 186 đồng chí; xuất sắc 846 đồng chí (16,83%)`: of the total less what was left out.

    Or of another number of the sentence: `6.908 hồ sơ (82,6% số hồ sơ đã giải quyết 8.363)`.
    """
    others = [token.figure for token in tokens if token.figure is not None and token.figure not in (part, whole, share)]
    same = [other for other in others if is_plain(other) and same_unit(whole, other)]
    bases = [whole.exactly - other.exactly for other in same if other.value < whole.value]
    bases += [other.exactly for other in others if other.value > part.value]
    return any(share.stated.holds(part.exactly / base * 100) for base in bases)

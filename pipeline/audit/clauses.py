"""How the checks read a passage: sentences, brackets, and which figures can be added up or compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Sentence, Token

OPENERS = frozenset({"all_parts", "some_parts"})
ITEM_ENDS = frozenset({"comma", "semicolon", "and", "colon", "open", "all_parts", "some_parts"})
CHANGES = frozenset({"up", "down"})
COMPARED = frozenset({"compared", "same_period"})
OF_CHANGE = CHANGES | COMPARED  # a change, or what it is compared with
UNTOLD = "?"  # of `per`, see link/passages.py
# What makes the figure behind it no part of a total and no quantity of its own: a change, a base, a price, an aim.
ASIDE = frozenset({"up", "down", "compared", "same_period", "plan", "each", "apart", "cumulated", "from", "onto"})


def sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    """A passage's tokens, parted at its full stops."""
    at = 0
    for end in [*(i for i, token in enumerate(tokens) if token.cue == "stop"), len(tokens)]:
        if end > at:
            held = tuple(tokens[at:end])
            yield Sentence(held, tuple(depths(held)))
        at = end + 1


def depths(tokens: Sequence[Token]) -> list[int]:
    """How many brackets each token stands in; a bracket stands inside of itself."""
    cues = [token.cue for token in tokens]
    if "open" not in cues:
        return [0] * len(cues)
    found, depth = [], 0
    for cue in cues:
        if cue == "open":
            depth += 1
        found.append(depth)
        if cue == "close":
            depth = max(0, depth - 1)
    return found


def closing(tokens: Sequence[Token], opening: int) -> int:
    """Index of the bracket that closes the one at `opening`; the end of the tokens when it is left open."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index].cue == "open") - (tokens[index].cue == "close")
        if not depth:
            return index
    return len(tokens)


def before(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> set[str]:
    """Cues between the last separator at the same level and the token."""
    found: set[str] = set()
    level = levels[index]
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        cue = token.cue
        if levels[at] > level or cue == "close":
            continue
        if token.figure is not None or cue in ITEM_ENDS:
            break
        found.add(cue)
    return found


def is_aside(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> bool:
    """Whether the figure tells a change, a base, a price or an aim, not a quantity of its own."""
    return bool(before(tokens, index, levels) & ASIDE)


def change_before_bracket(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> int | None:
    """Index of the bracket that a percentage opens right behind a change: `giảm 10 vụ (18,2%)`; `None` for others."""
    at = index - 1
    if at > 0 and tokens[at].cue == "fulfilled":  # (tương ứng 18,2%)
        at -= 1
    if at < 1 or tokens[at].cue != "open" or tokens[at - 1].cue != "figure":
        return None
    return at if before(tokens, at - 1, levels) & CHANGES else None


def same_unit(left: Figure, right: Figure) -> bool:
    """Whether figures can be added up: one unit, or one that goes on with the other (`lượt`, `lượt người`)."""
    if left.per or right.per:
        return False
    return bool(left.unit) and alike(left.unit, right.unit)


def alike(left: str, right: str) -> bool:
    """Whether two unit words are one, or one goes on with the other."""
    if left == right:
        return True
    if left[:1] != right[:1]:
        return False  # mostly
    short, long = (left, right) if len(left) < len(right) else (right, left)
    return long.startswith(short) and long[len(short) : len(short) + 1] in {" ", ","}


def is_plain(figure: Figure | None) -> bool:
    """A quantity or amount by itself: no percentage, range, ratio or price."""
    return figure is not None and figure.is_plain


def exact_price(price: Figure) -> Figure:
    """A price or norm as it is meant: `3 triệu đồng/hộ` is no rounded figure, unless a qualifier says so."""
    told, exactly = price.bounds, bounds(price.value)
    return price if price.qualifier or told == exactly else replace(price, bounds=exactly)


def bare(figure: Figure) -> Figure:
    """`bình quân 1,5 m`: a mean of which no unit tells by what it is one."""
    return replace(figure, per="") if figure.per == UNTOLD else figure


def quantities_before(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> list[int]:
    """Indexes of the plain figures before a token, not those in brackets of their own; the nearest first."""
    return [
        at
        for at in range(index - 1, -1, -1)
        if levels[at] <= levels[index] and tokens[at].cue == "figure" and is_plain(tokens[at].figure)
    ]


def figure_at(tokens: Sequence[Token], index: int) -> Figure:
    """The figure of a token that has one."""
    figure = tokens[index].figure
    if figure is None:
        raise ValueError(f"Token {index} holds no figure.")
    return figure


def bracket_figure(
    tokens: Sequence[Token], start: int, stops: frozenset[str], *, past_shares: bool = False
) -> tuple[int, set[str]] | None:
    """The only figure of the first bracket behind `start`, and the cues between; `None` when a stop comes first.

    `past_shares`: a bracket of a percentage alone is passed over, `giảm 44 ca (giảm 22%) so với cùng kỳ (200 ca)`.
    """
    cues: set[str] = set()
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.cue == "open":
            end = closing(tokens, index)
            figures = [at for at in range(index + 1, end) if tokens[at].cue == "figure"]
            if past_shares and figures and all(figure_at(tokens, at).unit == "%" for at in figures):
                index = end + 1
                continue
            return (figures[0], cues) if len(figures) == 1 else None
        if token.cue in stops or token.figure is not None:
            return None
        cues.add(token.cue)
        index += 1
    return None


def direct_figure(tokens: Sequence[Token], start: int, needed: frozenset[str]) -> tuple[int, set[str]] | None:
    """The next figure behind `start` in the same clause, when one of the needed cues stands between."""
    cues: set[str] = set()
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.cue == "figure":
            return (index, cues) if cues & needed else None
        if token.cue in {"comma", "semicolon", "open", "close", "colon", "number", "and"}:
            return None
        cues.add(token.cue)
    return None


def denominator(ratio: Figure) -> tuple[Figure, Figure]:
    """The second and the first number of `139/145 đơn`, which are one mention."""
    return ratio.numbers[1], ratio


def both_numbers(figure: Figure) -> tuple[Figure, ...]:
    """Of `139/145 đơn` both numbers, the first one first; of any other figure itself."""
    return (figure,) if figure.of is None else figure.numbers

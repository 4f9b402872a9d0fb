"""Lists that tell off what their total counts, item by item: `27 đơn vị (26 xã và 01 thị trấn)`, `22 câu lạc bộ: 9 …`.

A bracket, a colon or `gồm` right behind the total opens them, every item has its figure, and the list ends with the
bracket or the sentence. The parts of such a list are all that there are, so that a total that is theirs but for a slip
of the pen is wrong; where the total is merely greater it may still name the main ones alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.audit.clauses import ASIDE
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.slips import are_changed_over, is_one_figure_off, is_pen_slip

FEWEST = 2  # parts
LONGEST_NOUN = 90  # characters between a total and its list
LONGEST_ITEM = 120  # and from one part to the next
LEAST_DIGITS = 3  # of a figure of which any digit may be off
TEN = 10
OPENED = frozenset({"open", "colon", "all_parts"})
SEPARATORS = frozenset({"comma", "semicolon", "and"})
# What tells that the items are some, shares of one another, or no parts: a change, what is left.
OTHERWISE = frozenset(
    {*ASIDE, "some_parts", "others", "example", "ellipsis", "excluded", "rest", "left", "total", "stop", "slash"}
)
AMONG_ITEMS = OTHERWISE - {"plan"}  # 13 cuộc theo kế hoạch, 05 cuộc đột xuất
UNSURE = frozenset({"others", "ellipsis", "example", "excluded", "rest", "left"})  # behind the last item
MONEY = "VND"
PERCENT = "%"


def told_off(claim: Claim, scene: Scene, kinds: frozenset[str]) -> Claim | None:
    """The sum without its doubt, where its parts are all that its total counts, and a slip tells the difference.

    `kinds`: nouns for things of all kinds, of which some may be told twice (`05 công trình mới, 06 công trình lớn`).
    """
    if len(claim.operands) < FEWEST or any(part.start <= claim.stated.start for part in claim.operands):
        return None
    for passage in scene.passages:
        if passage.start <= claim.stated.start < passage.end:
            found = (_in_sentence(each, claim, kinds) for each in passage.sentences)
            return next((each for each in found if each is not None), None)
    return None


def _in_sentence(sentence: Sentence, claim: Claim, kinds: frozenset[str]) -> Claim | None:
    """The same of the sentence that the total and its parts stand in."""
    tokens, levels = sentence.tokens, sentence.levels
    at = {token.start: place for place, token in enumerate(tokens) if token.figure is not None}
    if any(figure.start not in at for figure in (claim.stated, *claim.operands)):
        return None
    places = [at[part.start] for part in claim.operands]
    level = levels[places[0]]
    listed = [place for place in at.values() if place >= places[0] and levels[place] == level]
    for whole in _wholes(tokens, at[claim.stated.start], places[0]):
        for told in (places, listed):
            parts = _up_to_semicolon(tokens, levels, told)
            if len(parts) >= FEWEST and _is_opened(tokens, levels, whole, parts[0]):
                found = _meant(tokens, levels, replace(claim, stated=tokens[whole].figure or claim.stated), parts)
                if found is not None and not _may_overlap(found, kinds):
                    return found
    return None


def _may_overlap(claim: Claim, kinds: frozenset[str]) -> bool:
    """Whether things of a general noun come to more than there are, by no digits that changed over."""
    units = {figure.unit for figure in (claim.stated, *claim.operands)}
    given = sum([part.value for part in claim.operands], Decimal(0))
    is_more = given > claim.stated.value and not _is_turned(claim.stated, given)
    return is_more and len(units) == 1 and units <= kinds


def _wholes(tokens: Sequence[Token], whole: int, first: int) -> list[int]:
    """The total and, before `tại 05 trường (…)`, the figure before it, of more digits."""
    if whole and tokens[whole + 1].cue == "open" and first == whole + 2:
        before = next((at for at in range(whole - 1, -1, -1) if tokens[at].figure is not None), None)
        figure = tokens[before].figure if before is not None else None
        if before is not None and figure is not None and figure.is_plain and figure.digits >= LEAST_DIGITS:
            return [before, whole]
    return [whole]


def _meant(tokens: Sequence[Token], levels: Sequence[int], claim: Claim, places: Sequence[int]) -> Claim | None:
    """The sum of these parts, where they are items of one list and a slip tells what they are off."""
    parts = [figure for at in places if (figure := tokens[at].figure) is not None and figure.is_plain]
    are_counts = all(each.is_exact and each.unit != MONEY for each in parts)
    if len(parts) != len(places) or not (are_counts or {each.unit for each in parts} == {claim.stated.unit}):
        return None
    more = _untold(tokens, levels, places, {figure.unit for figure in (claim.stated, *parts)})
    over = claim.stated.value - sum([part.value for part in parts], Decimal(0))
    if more is None or not over or 0 < over <= more or not _is_slip(claim.stated, over, parts):
        return None
    if any(levels[at] != levels[places[0]] for at in places) or not _are_items(tokens, levels, places):
        return None
    return replace(claim, operands=tuple(parts), doubt="")


def _is_slip(whole: Figure, over: Decimal, parts: Sequence[Figure]) -> bool:
    """Digits changed over (`72` for `27`, `40` for `04`) in the total or a part, or one of them another.

    Figures of two digits say enough only where all are counts, and then the total alone.
    """
    given = whole.value - over
    if _is_turned(whole, given) or any(_is_turned(part, part.value + over) for part in parts):
        return True
    are_counts = all(each.is_exact and each.unit != MONEY for each in (whole, *parts))
    if (are_counts or whole.digits >= LEAST_DIGITS) and _is_off(whole, given):
        return True
    return any(part.digits >= LEAST_DIGITS and _is_off(part, part.value + over) for part in parts)


def _is_turned(told: Figure, given: Decimal) -> bool:
    """Two digits changed over: counts below ten are written with a zero before them."""
    is_zero_moved = told.is_exact and given < TEN and told.value == given * TEN
    return given > 0 and (is_zero_moved or are_changed_over(told.value, given))


def _is_off(told: Figure, given: Decimal) -> bool:
    return given > 0 and (is_one_figure_off(told.value, given) or is_pen_slip(told.value, given))


def _up_to_semicolon(tokens: Sequence[Token], levels: Sequence[int], places: Sequence[int]) -> list[int]:
    """The parts up to a semicolon, where commas and `và` part them: `…, 08 vị trí và 18 vị trí; đã xong 17 vị trí`."""
    level = levels[places[0]]
    ends = [at for at in range(places[0], places[-1]) if tokens[at].cue == "semicolon" and levels[at] == level]
    if len(ends) != 1:
        return list(places)
    before = [at for at in places if at < ends[0]]
    return before if len(before) >= FEWEST else list(places)


def _is_opened(tokens: Sequence[Token], levels: Sequence[int], whole: int, first: int) -> bool:
    """Whether a noun, and a share, are all between a total and what opens its list, and words alone behind that."""
    between = tokens[whole + 1 : first]
    opener = next((at for at, token in enumerate(between) if token.cue in OPENED), None)
    if opener is None or any(token.cue in OTHERWISE - {"total"} for token in between):
        return False
    is_bracket = between[opener].cue == "open"  # 1.532 học sinh học tại 03 trường (…)
    figures = [(at, token.figure) for at, token in enumerate(between) if token.figure is not None]
    if any(at > opener or not (is_bracket or figure.unit == PERCENT) for at, figure in figures):
        return False
    start = between[figures[-1][0]].end if figures else tokens[whole].end
    is_level = levels[first] == levels[whole] + (between[opener].cue == "open")
    is_near = (
        between[opener].start - start <= LONGEST_NOUN and tokens[first].start - between[opener].end <= LONGEST_ITEM
    )
    return is_level and is_near


def _are_items(tokens: Sequence[Token], levels: Sequence[int], places: Sequence[int]) -> bool:
    """Whether a comma, a semicolon or `và` is all that parts each figure from the next.

    Each may have a share, and as many other figures as the next one: `Hà Nội 04 đoàn, 92 người; Huế 05 đoàn, 98 người`.
    """
    others = set()
    for last, at in pairwise(places):
        between = tokens[last + 1 : at]
        outer = [token for token, level in zip(between, levels[last + 1 : at], strict=True) if level == levels[at]]
        if any(token.cue in AMONG_ITEMS or token.cue in OPENED - {"open"} for token in between):
            return False
        if tokens[at].start - tokens[last].end > LONGEST_ITEM or not any(token.cue in SEPARATORS for token in outer):
            return False
        others.add(sum(token.figure is not None and token.figure.unit != PERCENT for token in outer))
    return len(others) == 1


def _untold(tokens: Sequence[Token], levels: Sequence[int], places: Sequence[int], units: set[str]) -> int | None:
    """How many things may follow the last part without a figure (`… và thành phố Vinh`); `None`: others do.

    The list ends with its bracket, a semicolon or the sentence.
    """
    last, level, more = places[-1], levels[places[-1]], 0
    for token, at_level in zip(tokens[last + 1 :], levels[last + 1 :], strict=True):
        is_closed = at_level < level or (at_level == level and token.cue == "close")
        if (level and is_closed) or (at_level == level and token.cue == "semicolon"):
            return more
        if token.cue in UNSURE or (at_level == level and token.figure is not None and token.figure.unit in units):
            return None
        more += token.cue == "and"
    return more

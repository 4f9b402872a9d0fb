"""Totals and the items of a clause or bracket, one number each, with a unit or without.

`268 HTX, xếp loại khá, giỏi 121, trung bình 118, yếu 29`; `vòng 186, thuốc uống 412, thuốc tiêm 38; tổng 636 người`;
`17 huy chương (4 HCV, 6 HCB, 7 HCĐ)`. Told where all numbers of the stretch come to the total; a slip only where the
stretch says that these are all parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.audit.clauses import CHANGES, OPENERS, alike, before, depths, figure_at
from pipeline.audit.figure import Figure
from pipeline.audit.lent import lend
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.audit.stretches import BLANK, BRACKET, NEXT, TOTALS, Stretch, count_closed, stretches
from pipeline.rulebook import Rulebook

FEWEST, MOST = 2, 14  # items
LIST = 3  # items that make a list
LEAST = 20  # a smaller total is that of a bracket, of a list, or of a word for a total
TELLING_DIGITS = 4  # of a total in which a slip says enough
MONEY = "VND"
SEPARATORS = frozenset({"comma", "semicolon", "and"})
NOT_OF = frozenset({"up", "down", "compared", "same_period", "from", "onto", "left"})  # no part, and no total
NO_PART = NOT_OF - CHANGES  # but a change may be the name of one
NO_ITEMS = OPENERS | {"ellipsis", "example", "excluded"}
LEADS = OPENERS | SEPARATORS

Check = Callable[[Scene], Iterator[Claim]]


def item_sum_check(rules: Rulebook) -> Check:
    """The check."""
    times = frozenset(rules.words("checks.kin.times"))

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            for sentence in passage.sentences:
                if sentence.count > FEWEST:
                    yield from _in_sentence(sentence, times)

    return check


def _in_sentence(sentence: Sentence, times: frozenset[str]) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    has_lists = not sentence.cues.isdisjoint(OPENERS)
    for index, whole, has_some_behind in _wholes(sentence):
        if not whole.is_plain and tokens[index].cue != "number":
            continue  # asked before the cues, which take longer
        cues = before(tokens, index, levels)
        count = count_closed(tokens, levels, index)
        if count is not None:
            cues = cues | {"closing"}
        is_change = bool(cues & NOT_OF) and cues & NOT_OF <= CHANGES  # miễn, giảm học phí cho 11.240 học sinh (…)
        is_told = whole.is_plain or (tokens[index].cue == "number" and cues & TOTALS)
        has_parts = has_some_behind or cues & TOTALS
        if not has_parts or not is_told or (_is_aside(cues) and not is_change):
            continue
        is_listed = has_lists and _is_listed(tokens[:index], levels, levels[index])
        for stretch in stretches(tokens, levels, index, cues):
            if is_listed and stretch.place in {"behind", "opened"}:
                continue
            if is_change and stretch.place not in {NEXT, BRACKET}:
                continue
            claim = _claim(whole, stretch, cues, times)
            if claim is not None and is_change and (not claim.doubt or whole.digits < TELLING_DIGITS):
                continue
            if claim is not None:
                yield claim
                break


def _wholes(sentence: Sentence) -> Iterator[tuple[int, Figure, bool]]:
    """The figures that may be totals, where they stand, and whether so many are told behind them as make a sum."""
    has_totals = not sentence.cues.isdisjoint(TOTALS)
    behind = sentence.count
    for index, token in enumerate(sentence.tokens):
        if token.figure is not None:
            behind -= 1
            if has_totals or (behind >= FEWEST and token.figure.is_plain):
                yield index, token.figure, behind >= FEWEST


def _is_aside(cues: set[str]) -> bool:
    """A change or a base; not `so với định mức còn thiếu 1.873 giáo viên`."""
    return bool(cues & NOT_OF) and not (cues & NOT_OF == {"compared"} and "rest" in cues)


def _is_listed(earlier: Sequence[Token], levels: Sequence[int], level: int) -> bool:
    """`gồm: ốm đau 96 hồ sơ, hưu trí 64 hồ sơ`: one of a list that the sentence opens before it."""
    for at in range(len(earlier) - 1, -1, -1):
        if levels[at] <= level and earlier[at].cue in OPENERS:
            return True
        if levels[at] <= level and earlier[at].cue == "semicolon":
            return False
    return False


# ---- items --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Item:
    """The number of an item, in the total's unit where it has none; `is_first`: nothing is named before it.

    `is_change`: a word for a change stands before it, which may be its name (`miễn 9.835, giảm 3.585`).
    """

    figure: Figure
    is_first: bool
    is_bare: bool
    is_change: bool


def _items(whole: Figure, stretch: Stretch, times: frozenset[str]) -> list[_Item]:
    """One number for each item that has any; none at all where one tells something else."""
    found: list[_Item] = []
    tokens, origin = stretch.tokens, stretch.start
    while tokens and (tokens[0].cue in LEADS or (stretch.start > 0 and tokens[0].cue == "colon")):
        tokens, origin = tokens[1:], tokens[0].end
    cues = {token.cue for token in tokens}
    if not cues.isdisjoint(NO_ITEMS):
        return []
    levels = depths(tokens)
    if "rest" in cues and _goes_on(tokens, levels):
        return []
    ends = [at for at, token in enumerate(tokens) if token.cue in SEPARATORS and not levels[at]]
    for start, end in pairwise([-1, *ends, len(tokens)]):
        places = [at for at in range(start + 1, end) if _can_be_part(tokens[at].figure, whole, times)]
        own = [at for at in places if not levels[at]]
        if not own and whole.unit != MONEY:
            continue
        priced = [at for at in places if figure_at(tokens, at).unit]
        chosen = priced if whole.unit == MONEY and len(priced) == 1 else own or places
        alikes = [at for at in chosen if alike(figure_at(tokens, at).unit, whole.unit)] if whole.unit else []
        if not chosen or (stretch.place == "unit" and not alikes):
            continue
        at = (alikes or chosen)[-1]
        led = before(tokens, at, levels)
        if len(alikes) > 1 or (not own and len(chosen) > 1) or led & NO_PART:
            return []
        figure = figure_at(tokens, at)
        is_first = tokens[at].start - (tokens[at - 1].end if at else origin) <= BLANK
        found.append(_Item(lend(figure, whole), is_first, not figure.unit, bool(led & CHANGES)))
    return found if len(found) <= MOST else []


def _goes_on(tokens: Sequence[Token], levels: Sequence[int]) -> bool:
    """`279 đường, 71 công trình thủy lợi, 118 trường học; còn 21 công trình`: no part of what is done."""
    ends = [at for at, token in enumerate(tokens) if token.cue == "semicolon" and not levels[at]]
    behind = {token.cue for token in tokens[ends[0] + 1 : ends[0] + 2]} if len(ends) == 1 else set()
    commas = sum(token.cue == "comma" and not level for token, level in zip(tokens, levels, strict=True))
    return "rest" in behind and commas >= FEWEST


def _can_be_part(figure: Figure | None, whole: Figure, times: frozenset[str]) -> bool:
    """A bare number, one of the total's unit, or of things counted as the total's are."""
    if figure is None or figure.of is not None or figure.is_range or figure.per or figure.qualifier:
        return False
    if not figure.unit or alike(figure.unit, whole.unit):
        return True
    return whole.is_exact and figure.is_exact and MONEY not in {figure.unit, whole.unit} and figure.unit not in times


def _claim(whole: Figure, stretch: Stretch, cues: set[str], times: frozenset[str]) -> Claim | None:
    if sum(token.figure is not None for token in stretch.tokens) < FEWEST:
        return None  # mostly
    items = _items(whole, stretch, times)
    if len(items) < FEWEST:
        return None
    given = sum((item.figure.value for item in items), Decimal(0))
    figures = tuple(item.figure for item in items)
    if given == whole.value:
        if not _is_telling(whole, stretch, items):
            return None
        return Claim("sum", "sum", whole, figures, "silent", rule="sum: items", yields=True)
    if _is_meant(whole, stretch, items, given, cues):
        return Claim("sum", "sum", whole, figures, rule="sum: items", yields=True)
    return None


def _is_telling(whole: Figure, stretch: Stretch, items: Sequence[_Item]) -> bool:
    """Whether it says something that they add up: not of `05 giải nhất, 02 giải nhì, 03 giải ba`."""
    if any(item.is_change for item in items):
        return stretch.place in {NEXT, BRACKET} and whole.digits >= TELLING_DIGITS
    if stretch.place == "behind" and whole.digits < LIST and _is_beside(stretch):
        return False
    if stretch.place in {"before", "unit", "opened"} or whole.value >= LEAST:
        return True
    if stretch.place in {NEXT, BRACKET}:
        return len(items) >= LIST or whole.value >= LEAST / FEWEST
    return not any(item.is_first or item.is_bare for item in items)


def _is_beside(stretch: Stretch) -> bool:
    """`y tế 500 triệu đồng, giáo dục 300, văn hóa 200`: a round figure with only a comma behind it is one of them."""
    first = [token.cue for token in stretch.tokens[:2]]
    return first[:1] == ["comma"] and first[1:] in (["figure"], ["number"])


def _is_meant(whole: Figure, stretch: Stretch, items: Sequence[_Item], given: Decimal, cues: set[str]) -> bool:
    """Whether these are all parts, so that one of the figures is wrong."""
    over = given - whole.value
    values = [item.figure.value for item in items]
    if whole.qualifier or any(item.is_change or item.figure.value >= whole.value for item in items):
        return False
    is_list = len(items) >= LIST
    if stretch.place == NEXT:  # 17 huy chương (4 HCV, 6 HCB, 8 HCĐ)
        is_counted = is_list and all(item.is_first and item.figure.is_exact for item in items)
        is_counted = is_counted and not any(alike(item.figure.unit, whole.unit) for item in items)
        return is_counted and abs(over) == 1 and whole.value >= LEAST / FEWEST
    is_slip = are_turned(whole.value, given) or (is_near(whole.value, given) and _is_slipped(whole, values, over))
    if stretch.place in {"before", "unit"}:
        is_forgotten = "closing" in cues and is_list and whole.digits >= LIST and over in values
        are_same = not any(item.is_bare for item in items) and whole.digits >= LIST and whole.is_exact
        return (
            is_forgotten or ("closing" in cues and is_slip and is_list) or (are_same and are_turned(whole.value, given))
        )
    if stretch.place != "opened" or not is_list:
        return False
    cues_inside = {token.cue for token in stretch.tokens}
    if "all_parts" in cues_inside and is_slip:
        return True
    is_even = sum(token.cue == "semicolon" for token in stretch.tokens) == len(items) - 1 > LIST - 1
    return is_even and over in values and whole.digits >= TELLING_DIGITS


def _is_slipped(whole: Figure, values: Sequence[Decimal], over: Decimal) -> bool:
    """A slip in the total or in one of its parts."""
    if is_small_slip(whole.value, whole.value + over):
        return True
    return any(is_small_slip(value, value - over) for value in values)

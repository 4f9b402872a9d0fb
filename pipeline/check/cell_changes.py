"""Changes between two years of a table that the prose tells: `BHXH bắt buộc tăng 21.846 người (9,87%), gấp 1,1 lần`.

What changed is named by the words before the figure, or by a figure that is one of its cells. A percentage or a
multiple right behind a change that holds is of the same two cells. Figures in other digits are told where the name is
whole and both years are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import HUNDRED, POINTS, Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.labels import labels_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_sentences
from pipeline.audit.series import AllSeries, Named, Series
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.audit.told_cells import cells_of, is_of_unit, years
from pipeline.rulebook import Rulebook

TELLING = 3  # digits of a change that is no chance where its cells are named
CELL_DIGITS = 4  # of a figure that names its row or column by being one of its cells
SLIP_DIGITS = 4  # of a change in which a slip shows
NEAREST = 3  # names that are tried
RULE = "cells of years"
LINKS = frozenset({"comma", "open", "close", "up", "down", "fulfilled", "compared", "same_period", "multiple", "and"})
OTHERWISE = frozenset({"share", "plan", "each", "from", "onto", "apart", "cumulated"})
CLAUSE_ENDS = frozenset({"comma", "semicolon", "colon", "open", "close"})
BESIDE = frozenset({"compared", "same_period", "plan"})

CHANGED = CHANGES | {"multiple"}

Check = Callable[[Scene], Iterator[Claim]]
Pair = tuple[Figure, Figure]


@dataclass(slots=True)
class _Sentence:
    """A sentence, and the two cells whose change it told last."""

    text: str
    start: int
    words: Sequence[tuple[str, int]]
    placed: Callable[[str], list[tuple[str, int]]]
    pair: Pair | None = None
    pair_end: int = -1  # where the change of these two was told
    direction: str = ""
    cells: list[Series] = field(default_factory=list)  # of the figures told before


def cell_change_check(rules: Rulebook) -> Check:
    """The check."""
    labels = labels_of(rules)
    multiples = frozenset(rules.words("checks.products.multiples"))

    def check(scene: Scene) -> Iterator[Claim]:
        if not any(row.figures for ledger in scene.ledgers for row in ledger.rows):
            return
        found = AllSeries(cells_of(scene, labels))
        if not found.found:
            return
        for told in told_sentences(scene):
            if not told[0].said.isdisjoint(CHANGED):
                yield from _of_sentence(told, scene, found, labels.placed, multiples)

    return check


def _of_sentence(
    told: Sequence[Told],
    scene: Scene,
    found: AllSeries,
    placed: Callable[[str], list[tuple[str, int]]],
    multiples: frozenset[str],
) -> Iterator[Claim]:
    passage = scene.passages[told[0].passage]
    stops = [token for token in passage.tokens if token.cue == "stop"]
    start = max((token.end for token in stops if token.end <= told[0].figure.start), default=passage.start)
    end = min((token.start for token in stops if token.start >= told[-1].figure.end), default=passage.end)
    text = scene.text[start:end]
    sentence = _Sentence(text, start, [(word, start + at) for word, at in placed(text)], placed)
    for each in told:
        figure = each.figure
        claim = None
        if figure.of is None and not figure.is_range and not figure.per:
            if figure.unit == "%":
                claim = _percent(each, sentence, found, scene)
            elif figure.unit in multiples:
                claim = _multiple(each, sentence, found)
            elif figure.unit:
                claim = _change(each, sentence, found)
        if claim is not None:
            yield claim
        elif figure.digits >= CELL_DIGITS and figure.unit not in {"%", POINTS}:
            sentence.cells = found.by_value.get(figure.value, []) or sentence.cells


def _direction(each: Told) -> str:
    """`up` or `down`, where just one of them is told of the figure, and not a plan, a price or a way from somewhere."""
    ways = each.cues & CHANGES
    return min(ways) if len(ways) == 1 and not each.cues & OTHERWISE else ""


def _candidates(each: Told, sentence: _Sentence, found: AllSeries) -> list[Named]:
    """The cells that the words of the sentence before a figure name, then those of which a figure is told before it."""
    words = [word for word, at in sentence.words if at < each.figure.start]
    told = [Named(-1, -1, series, is_whole=False) for series in sentence.cells]
    return [*found.named(words)[:NEAREST], *told]


def _is_of(figure: Figure, cell: Figure) -> bool:
    return cell.unit == "%" if figure.unit == POINTS else cell.unit != "%" and is_of_unit(figure, cell)


def _can_be_of(figure: Figure, named: Named, cell: Figure) -> bool:
    """The same, or another noun for things of which the name is whole: `tăng 415 em` below `Số học sinh`."""
    is_count = not {figure.unit, cell.unit} & {"VND", "%", POINTS}
    return _is_of(figure, cell) or (named.is_whole and is_count)


def _is_change(figure: Figure, pair: Pair, direction: str) -> bool:
    later, earlier = pair if direction == "up" else pair[::-1]
    return figure.value != 0 and figure.value == EXACT.subtract(later.value, earlier.value)


def _times(each: Told, sentence: _Sentence) -> list[tuple[int, int]]:
    """The later and the earlier year that a sentence tells: two, or one that is held against the year before."""
    following = [token for token in each.tokens[each.at + 1 :] if token.figure is not None]
    until = following[0].start if following else sentence.start + len(sentence.text)
    named = sorted(int(year) for year in years(sentence.text[: until - sentence.start]))
    if "same_period" in _around(each):
        return [(named[-1], named[-1] - 1)] if named else []
    return [(named[-1], named[0])] if len(named) > 1 else []


def _around(each: Told) -> set[str]:
    """The cues between the figure before and this one, and right behind it: `so với năm trước, chỉ tăng 3.471`."""
    found = {token.cue for token in each.tokens[each.at + 1 : each.at + 3]}
    for token in each.clause:
        if token.figure is not None:
            break
        found.add(token.cue)
    return found


def _claim(kind: str, formula: str, figure: Figure, pair: Pair, *, is_sure: bool = False) -> Claim:
    return Claim(kind, formula, figure, pair, "" if is_sure else "silent", rule=f"{kind}: {RULE}", yields=is_sure)


# ---- changes ---------------------------------------------------------------------------------------------------


def _change(each: Told, sentence: _Sentence, found: AllSeries) -> Claim | None:
    """How much more or less one cell is than another: exactly so, or but for a slip where both are told."""
    figure, direction = each.figure, _direction(each)
    if not direction or figure.digits < TELLING:
        return None
    times = _times(each, sentence)
    candidates = _candidates(each, sentence, found)
    for named in candidates:
        for pair in named.series.pairs(times):
            if _can_be_of(figure, named, pair[0]) and _is_change(figure, pair, direction):
                return _told(each, sentence, pair, direction)
    is_alone = bool(candidates) and candidates[0].is_whole and _is_alone(each, candidates[0].series, sentence, found)
    slipped = _slipped(figure, candidates[:1], times, direction) if is_alone else None
    return _told(each, sentence, slipped, direction, is_sure=True) if slipped is not None else None


def _is_alone(each: Told, series: Series, sentence: _Sentence, found: AllSeries) -> bool:
    """Whether the clause of a figure names nothing but the cells of a name."""
    ends = [token.end for token in each.clause if token.figure is not None or token.cue in CLAUSE_ENDS]
    tokens = [sentence.text[t.start - sentence.start : t.end - sentence.start] for t in each.clause if not t.figure]
    known = {word for text in tokens for word, _ in sentence.placed(text)}
    low = max(ends, default=sentence.start)
    words = [word for word, at in sentence.words if low <= at < each.figure.start]
    here = next((named for named in found.named(words) if named.series is series and named.is_whole), None)
    return here is not None and found.is_alone(here, words, known)


def _told(each: Told, sentence: _Sentence, pair: Pair, direction: str, *, is_sure: bool = False) -> Claim:
    sentence.pair, sentence.pair_end, sentence.direction = pair, each.figure.end, direction
    later, earlier = pair if direction == "up" else pair[::-1]
    return _claim("difference", "difference", each.figure, (later, earlier), is_sure=is_sure)


def _slipped(figure: Figure, named: Sequence[Named], times: Sequence[tuple[int, int]], direction: str) -> Pair | None:
    """The two cells, where the name is whole and both years are told."""
    if not times or figure.qualifier or figure.digits < SLIP_DIGITS:
        return None
    by_year = named[0].series.by_year
    later, earlier = by_year.get(times[0][0]), by_year.get(times[0][1])
    if later is None or earlier is None or not _is_of(figure, later):
        return None
    given = EXACT.subtract(later.value, earlier.value)
    is_way = given > 0 if direction == "up" else given < 0
    is_slip = are_turned(figure.value, given) or is_small_slip(figure.value, given)
    return (later, earlier) if is_way and is_slip and _digits(given) >= SLIP_DIGITS else None


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


# ---- percentages and multiples ---------------------------------------------------------------------------------


def _percent(each: Told, sentence: _Sentence, found: AllSeries, scene: Scene) -> Claim | None:
    """The growth of the two cells whose change was told right before, or of two cells that are named."""
    figure = each.figure
    beside = _beside(each, sentence)
    if beside is not None:
        if _grows(figure, beside, sentence.direction):
            return _growth(figure, beside, sentence.direction)
        is_other = any(_grows(figure, pair, way) for pair in _all_pairs(beside, found) for way in CHANGES)
        bases = scene.bases.get(figure.start, frozenset())
        following = {token.cue for token in each.tokens[each.at + 1 : each.at + 2]}
        is_ratio = figure.is_share(*beside) or figure.is_share(*beside[::-1])
        is_meant = bool(each.cues & (CHANGES | {"fulfilled"})) or _is_in_bracket(each)
        if not (is_other or is_ratio or bases or following & BESIDE or figure.qualifier) and is_meant:
            return _growth(figure, beside, sentence.direction, is_sure=True)
        return None
    direction = _direction(each)
    if not direction or figure.digits < TELLING:
        return None
    times = _times(each, sentence)
    for named in _candidates(each, sentence, found):
        for pair in named.series.pairs(times):
            if pair[0].unit != "%" and _grows(figure, pair, direction):
                return _growth(figure, pair, direction)
    return None


def _is_in_bracket(each: Told) -> bool:
    return each.at > 0 and each.tokens[each.at - 1].cue == "open"


def _beside(each: Told, sentence: _Sentence) -> Pair | None:
    """The two cells whose change is the figure right before, with nothing else between."""
    at = each.at - 1
    while at >= 0 and each.tokens[at].figure is None:
        if each.tokens[at].cue not in LINKS:
            return None
        at -= 1
    is_next = at >= 0 and each.tokens[at].end == sentence.pair_end
    return sentence.pair if is_next and sentence.pair is not None and sentence.pair[0].unit != "%" else None


def _all_pairs(pair: Pair, found: AllSeries) -> Iterator[Pair]:
    """Every two cells of the row or column that the two are of."""
    for series in found.by_value.get(pair[0].value, ()):
        yield from series.pairs()


def _grows(figure: Figure, pair: Pair, direction: str) -> bool:
    later, earlier = pair
    more = EXACT.subtract(later.value, earlier.value)
    above = EXACT.multiply(more if direction == "up" else -more, HUNDRED)
    return above > 0 and earlier.value > 0 and figure.states(above, earlier.value)


def _growth(figure: Figure, pair: Pair, direction: str, *, is_sure: bool = False) -> Claim:
    return _claim("growth", "growth" if direction == "up" else "decline", figure, pair, is_sure=is_sure)


def _multiple(each: Told, sentence: _Sentence, found: AllSeries) -> Claim | None:
    """`gấp 3,34 lần`: one cell by another one."""
    figure = each.figure
    if not each.cues & {"multiple", "up"} or each.cues & OTHERWISE:
        return None
    beside = _beside(each, sentence)
    pairs = [beside] if beside is not None else []
    if figure.digits >= TELLING:
        times = _times(each, sentence)
        pairs += [pair for named in _candidates(each, sentence, found) for pair in named.series.pairs(times)]
    for pair in pairs:
        if figure.states(pair[0].value, pair[1].value):
            return _claim("ratio", "quotient", figure, pair)
    return None

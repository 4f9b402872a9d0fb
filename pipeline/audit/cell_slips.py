"""Figures of the prose that tell a cell of a table in other digits: `giao thông 68,1 tỷ đồng` and `Giao thông | 61,8`.

That the cell is meant has to be told by more than the likeness of the figures: its label by itself before the figure,
and other figures beside it that repeat the same column, or the same row of totals. All else may be of another thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.labels import last_place, whole_place
from pipeline.audit.slips import are_turned, is_mistyped, is_small_slip, is_swapped
from pipeline.audit.told_cells import Cells, Place, fits, goes_on_otherwise, is_of_unit, is_planned, years
from pipeline.audit.told_prose import Told
from pipeline.audit.turned_cells import turned_cells

LEAST_DIGITS = 3  # of a figure in which a slip shows
MANY_DIGITS = 4  # of one in which one other digit shows
TURNED_DIGITS = 5  # of one that is that of a cell with two digits changed over by no chance
LEAST_WORDS = 2  # of a label
VERB = 2  # words behind it
MONEY = "VND"
ABOVE = 4  # passages with figures between a figure and the table below it
BACK = 2  # passages with figures before it that tell the same row
LEAST_TOLD = 2  # other cells of the row that are told, where no digits changed places
MOST_TIMES = 20  # that one is of the other where it has a digit more
LEAST_VALUE = 10  # of those
# What may stand between the figure before and this one: what else does, makes it another thing.
PLAIN = frozenset(
    {
        *("comma", "semicolon", "and", "colon", "open", "close", "stop", "total", "plan", "fulfilled", "all_parts"),
        *("some_parts", "result", "number", "others", "example", "ending"),
    }
)


def slips(told: Sequence[Told], found: Mapping[int, Place], cells: Cells) -> Iterator[tuple[Figure, Place]]:
    """The figures that differ from the cell that they tell; `found`: the cells that others repeat, by their start."""
    open_ones = [each for each in told if each.figure.start not in found and _can_slip(each, cells)]
    if not open_ones:
        return
    repeating = {each.number for each in told if each.figure.start in found}
    turned = {each.figure.start: place for each, place in turned_cells(open_ones, repeating, cells)}
    by_passage: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        by_passage[each.number].append(each)
    numbers = list(by_passage)  # in reading order
    tables = sorted((ledger.start, index) for index, ledger in enumerate(cells.scene.ledgers))
    repeated = set(found.values())
    for each in open_ones:
        beside = by_passage[each.number]
        repeated_beside = (found[other.figure.start] for other in beside if other.figure.start in found)
        places = set(_of_rows(each, repeated_beside, cells))
        below = tables[bisect_left(tables, (each.figure.end, 0)) :][:1]
        at = bisect_left(numbers, each.number)
        following = numbers[at + 1 : at + 1 + ABOVE]
        for start, table in below:
            if len(following) < ABOVE or cells.scene.passages[following[-1]].start > start:
                near = [other for number in numbers[max(0, at - BACK) : at + 1] for other in by_passage[number]]
                places.update(_of_totals(each, table, near, cells))
        if not places:
            places.update(_of_totals_above(each, tables, beside, numbers[:at], cells))
        if not places and each.figure.digits >= TURNED_DIGITS:
            places.update(_turned(each, cells))
        place = _only(places - repeated, places) if places else turned.get(each.figure.start)
        if place is not None and not goes_on_otherwise(each, place, cells):
            yield each.figure, place


def _only(free: set[Place], places: set[Place]) -> Place | None:
    """The one cell that it can be, if no figure beside repeats that."""
    return min(free) if len(free) == len(places) == 1 else None


def _can_slip(told: Told, cells: Cells) -> bool:
    figure = told.figure
    if figure.of is not None or figure.qualifier or figure.digits < LEAST_DIGITS:
        return False
    if figure.value in cells.by_value or told.stance not in {"now", "plan"}:
        return False
    strange = [token for token in told.tokens if token.cue not in PLAIN]
    return all(cells.scene.text[t.start : t.end].casefold() in cells.labels.until for t in strange)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Two digits that changed places, one other digit of four, or a digit more or less."""
    low, high = sorted((abs(one), abs(other)))
    if high > MOST_TIMES * low:
        return False
    size = min(len(each.normalize().as_tuple().digits) for each in (one, other))
    if size >= LEAST_DIGITS and are_turned(one, other):
        return True
    return is_mistyped(one, other) and ((size >= MANY_DIGITS and is_small_slip(one, other)) or _has_more(one, other))


def _has_more(one: Decimal, other: Decimal) -> bool:
    """`15.260` for `152.600`: a digit more or less, so that one is about ten times the other."""
    low, high = sorted((abs(one), abs(other)))
    counts = [len(each.normalize().as_tuple().digits) for each in (low, high)]
    return min(counts) >= LEAST_DIGITS and counts[0] + 1 == counts[1] and 5 * low <= high


def _of_rows(told: Told, beside: Iterable[Place], cells: Cells) -> Iterator[Place]:
    """Cells of the one column of a table that figures beside it repeat, in the row that is named before it.

    Where none does, digits that changed places tell it too: of a row that has but one cell that it can be.
    """
    columns: dict[int, set[int]] = defaultdict(set)
    for place in beside:
        if is_planned(cells.column(place)) is (told.stance == "plan"):
            columns[place.table].add(place.column)
    words = [word for word, _ in cells.clause(told)]
    rows = {row for pair in pairwise(words) for row in cells.labelled.get(pair, ())}
    for table, number in rows:
        for column, cell in cells.scene.ledgers[table].rows[number].figures.items():
            if cell.unit != told.figure.unit or not _is_slip(told.figure.value, cell.value):
                continue
            place = Place(table, number, column)
            is_only = (not columns[table] or column in columns[table]) and _is_only(told, place, cells)
            is_told = columns[table] == {column} or is_only
            if is_told and cells.is_counted(place) and fits(told, place, cells) and _is_named(told, place, cells):
                yield place


def _is_only(told: Told, place: Place, cells: Cells) -> bool:
    """Whether two digits of many changed places, and no other cell of the row can be meant."""
    if told.figure.digits < MANY_DIGITS or not is_swapped(told.figure.value, cells.cell(place).value):
        return False
    can_be = [
        each for each in cells.in_row(place, told.figure.unit)
        if is_planned(cells.column(each)) is (told.stance == "plan") and "difference" not in cells.column(each).roles
    ]  # fmt: skip
    return can_be == [place]


def _is_named(told: Told, place: Place, cells: Cells) -> bool:
    """Whether a row is named right before a figure, by nothing but its label."""
    labels = cells.labels
    label = labels.all_of(cells.row(place).label)
    if len(label) < LEAST_WORDS:
        return False
    words = cells.clause(told)
    where = whole_place(label, [word for word, _ in words])
    if where is None:
        return False
    commas = [token.end for token in told.tokens if token.cue == "comma" and token.end <= words[where[0]][1]]
    before = [word for word, at in words[: where[0]] if at >= max(commas, default=0)]
    behind = [word for word, _ in words[where[1] + 1 :]]
    is_turned = told.figure.digits >= TURNED_DIGITS and is_swapped(told.figure.value, cells.cell(place).value)
    if is_turned and len(behind) <= VERB and labels.times.isdisjoint(behind):
        behind = []  # riêng vụ hè thu thu hoạch 25.498 tấn
    said = {*labels.words(cells.caption(place.table)), *cells.heads(place.table)}
    known = (said - cells.row_vocabulary(place.table)) | set(labels.words(cells.column(place).label))
    return set(before) <= labels.leads | known and set(behind) <= labels.idle | known


def _of_totals(told: Told, table: int, near: Sequence[Told], cells: Cells) -> Iterator[Place]:
    """Cells of a row of totals whose head is named before the figure, where others of the row are told near by."""
    for number in cells.totals[table]:
        for column, cell in cells.scene.ledgers[table].rows[number].figures.items():
            one, other = told.figure.value, cell.value
            place = Place(table, number, column)
            if not is_of_unit(told.figure, cell) or not (is_small_slip(one, other) or are_turned(one, other)):
                continue
            needed = 1 if are_turned(one, other) else LEAST_TOLD
            is_told = _is_headed(told, place, cells) and _others_told(place, near, cells) >= needed
            if (is_told and _is_of_kind(told, place, cells)) or _is_swapped(told, place, near, cells):
                yield place


def _is_of_kind(told: Told, place: Place, cells: Cells) -> bool:
    """Whether a figure can be what a column tells."""
    is_one = is_planned(cells.column(place)) is (told.stance == "plan") and cells.is_counted(place)
    return is_one and fits(told, place, cells)


def _of_totals_above(
    told: Told, tables: Sequence[tuple[int, int]], beside: Sequence[Told], before: Sequence[int], cells: Cells
) -> Iterator[Place]:
    """Cells of the row of totals of the table right above of which its passage tells others: two digits changed places.

    `tables`: where each begins, with its number; `before`: the passages with figures before it.
    """
    at = bisect_left(tables, (told.figure.start, 0)) - 1
    if at < 0:
        return
    table = tables[at][1]
    end = cells.scene.ledgers[table].end
    if end > told.passage.start or (before and cells.scene.passages[before[-1]].start >= end):
        return
    for number in cells.totals[table]:
        for column, cell in cells.scene.ledgers[table].rows[number].figures.items():
            place = Place(table, number, column)
            if is_of_unit(told.figure, cell) and _is_swapped(told, place, beside, cells):
                yield place


def _is_swapped(told: Told, place: Place, near: Sequence[Told], cells: Cells) -> bool:
    """Whether two of many digits changed places, and two other cells of the row, or one and its label, are told."""
    if told.figure.digits < MANY_DIGITS or not is_swapped(told.figure.value, cells.cell(place).value):
        return False
    label = cells.labels.all_of(cells.row(place).label)
    words = [word for word, _ in cells.clause(told)]
    is_named = len(label) >= LEAST_WORDS and whole_place(label, words) is not None
    needed = LEAST_TOLD - 1 if is_named else LEAST_TOLD
    return _is_of_kind(told, place, cells) and _others_told(place, near, cells) >= needed


def _turned(told: Told, cells: Cells) -> Iterator[Place]:
    """The cells that are it with two digits changed over, whatever words name them: 33.631 for 33.613 pupils.

    Of its unit, or of a head that names that; not where its sentence tells a time or a number before it.
    """
    value, unit = told.figure.value, told.figure.unit
    tells_time = not cells.labels.times.isdisjoint([word for word, _ in cells.clause(told)])
    tells_number = any(map(str.isdigit, cells.scene.text[told.sentence : told.figure.start]))  # a day, or how many rows
    if value != int(value) or tells_time or tells_number:
        return
    digits = [*str(int(value))]
    counted = set(cells.labels.words(unit)) if unit != MONEY else set()
    for one, other in combinations(range(len(digits)), 2):
        turned = digits.copy()
        turned[one], turned[other] = turned[other], turned[one]
        for place in cells.by_value.get(Decimal("".join(turned)), ()):
            cell = cells.cell(place)
            is_of_it = cell.unit == unit or (counted and counted <= {*cells.head_words(place), *cells.row_words(place)})
            if (
                is_of_it
                and is_swapped(value, cell.value)
                and _is_of_kind(told, place, cells)
                and _is_hinted(told, place, cells)
            ):
                yield place


def _is_hinted(told: Told, place: Place, cells: Cells) -> bool:
    """Whether some word of its row or head stands in the figure's sentence."""
    words = {word for word, _ in cells.before(told, told.sentence)} | set(cells.labels.words(told.figure.unit))
    return not words.isdisjoint({*cells.row_words(place), *cells.head_words(place)})


def _others_told(place: Place, near: Sequence[Told], cells: Cells) -> int:
    """How many other cells of a row figures near by repeat."""
    row = cells.row(place)
    others = [cell for column, cell in row.figures.items() if column != place.column and cell.value >= LEAST_VALUE]
    return sum(any(e.figure.value == cell.value and is_of_unit(e.figure, cell) for e in near) for cell in others)


def _is_headed(told: Told, place: Place, cells: Cells) -> bool:
    """Whether the head of a column is named before a figure, with nothing else between."""
    head = cells.head_words(place)
    words = [word for word, _ in cells.clause(told)]
    where = last_place(head, words) if len(head) >= LEAST_WORDS else None
    if where is None or not set(words[where[1] + 1 :]) <= cells.labels.idle:
        return False
    known = {*cells.labels.words(cells.caption(place.table)), *cells.heads(place.table)}
    return not ((cells.labels.times & set(words)) | years(" ".join(words))) - known - years(cells.scene.issued[1])

"""Figures of the prose that are a named cell with two digits changed over: `lãi 18.105 triệu đồng` for 11.805.

However far apart the two are then. Its row has to be named, or of a total its head, by nothing but that; of three
digits also another cell has to be told beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.labels import whole_place
from pipeline.audit.slips import are_changed_over, is_swapped
from pipeline.audit.told_cells import MEASURED, Cells, Place, fits, head_of, is_planned
from pipeline.audit.told_prose import Told

LEAST_DIGITS, FEW, MANY = 3, 4, 5
LEAST_WORDS = 2  # of a label that names the row of a figure of few digits

Key = tuple[int, str]


def turned_cells(open_ones: Sequence[Told], beside: Collection[int], cells: Cells) -> Iterator[tuple[Told, Place]]:
    """The figures, each with the one cell that it can be; `beside`: the passages in which others repeat cells."""
    if not open_ones:
        return
    by_digits: dict[Key, list[Decimal]] = defaultdict(list)
    for value in cells.by_value:
        by_digits[_key(value)].append(value)
    for told in open_ones:
        is_long = told.figure.digits >= FEW or (told.figure.digits == LEAST_DIGITS and told.number in beside)
        values = by_digits.get(_key(told.figure.value), ()) if is_long else ()
        turned = [value for value in values if are_changed_over(told.figure.value, value)]
        places = [place for value in turned for place in cells.by_value[value] if _is_meant(told, place, cells)]
        if places and len({cells.cell(place).value for place in places}) == 1:
            yield told, places[0]


def _key(value: Decimal) -> Key:
    """Alike for all figures of the same digits in another order; those of zeros at the end, too."""
    sign, digits, exponent = value.as_tuple()
    return sign + len(digits) + int(exponent), "".join(sorted(map(str, digits))).lstrip("0")


def _is_meant(told: Told, place: Place, cells: Cells) -> bool:
    is_of_kind = is_planned(cells.column(place)) is (told.stance == "plan") and cells.is_counted(place)
    if not is_of_kind or not _is_of_unit(told, place, cells) or not fits(told, place, cells):
        return False
    digits = told.figure.digits
    if cells.row(place).is_total:
        said = {word for word, _ in cells.before(told, told.sentence)}
        head = cells.head_words(place)
        is_lone = cells.row_vocabulary(place.table).isdisjoint(said)
        is_all = len(head) >= LEAST_WORDS and not cells.labels.whole.isdisjoint(said)  # toàn phường đã giải quyết
        return is_lone and digits >= (FEW if is_all else MANY) and _is_named(told, head, place, cells)
    label = cells.labels.untyped(cells.labels.all_of(cells.row(place).label))
    is_short = len(label) < LEAST_WORDS and digits < MANY
    is_near = digits >= FEW or is_swapped(told.figure.value, cells.cell(place).value)
    return is_near and not is_short and _is_named(told, label, place, cells)


def _is_of_unit(told: Told, place: Place, cells: Cells) -> bool:
    """Of one unit, or below a head that tells it: `11.236 học sinh`, `Học sinh năm nay`; a total may tell none."""
    unit, cell = told.figure.unit, cells.cell(place).unit
    counted = set(cells.labels.words(unit))
    said = {*cells.labels.words(head_of(cells.column(place))), *cells.row_words(place)}
    is_count = cell not in MEASURED and unit not in MEASURED and bool(counted)
    return cell == unit or (is_count and ((not cell and cells.row(place).is_total) or counted <= said))


def _is_named(told: Told, label: Sequence[str], place: Place, cells: Cells) -> bool:
    """Whether a label stands in the clause with nothing that names another thing before it or behind.

    What a comma parts from the figure may say more of it: `huyện Pác Nặm tuy có nhiều cố gắng, mới có 425 người`.
    """
    words = cells.clause(told)
    where = whole_place(label, [word for word, _ in words]) if label else None
    if where is None:
        return False
    commas = [token.end for token in told.tokens if token.cue == "comma"]
    first, last = words[where[0]][1], words[where[1]][1]
    since = max([at for at in commas if at <= first], default=0)
    behind_since = max([at for at in commas if at > last], default=0)
    before = {word for word, at in words[: where[0]] if at >= since}
    behind = {word for word, at in words[where[1] + 1 :] if at >= behind_since}
    said = {*cells.labels.words(cells.caption(place.table)), *cells.heads(place.table)}
    known = said - cells.row_vocabulary(place.table)
    return before <= cells.labels.leads | known and behind <= cells.labels.idle | cells.labels.leads | known

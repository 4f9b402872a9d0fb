"""Rows told in prose, with their totals: `khối A 12 đơn vị, 340 người; khối B 9 đơn vị, …; cộng 21 đơn vị, 605 người`.

Semicolons part the rows, each has figures of the same units in the same order, and a word opens the totals, which may
stand in the next sentence; there they need no word where each is more than its parts. Where one column adds up, the
totals are of these rows, and another that does not is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

RULE = "sum: row of totals"
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
MOST = 60  # figures of the rows
TOTALS = frozenset({"total", "closing", "overall", "summing"})

Check = Callable[[Scene], Iterator[Claim]]
Row = Sequence[Told]


def row_total_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        rows: list[Row] = []
        for _, group in groupby(told_figures(scene), lambda each: (each.passage, each.sentence)):
            told = [each for each in group if not each.level]
            found = _rows(told) if told and ("semicolon" in told[0].said or rows) else []
            is_next = bool(rows) and bool(found) and told[0].passage == rows[-1][0].passage
            if is_next and (_is_total(found[0], rows, kin) or _is_more(found[0], rows, kin)):
                yield from _claims(found[0], rows)
            if len(found) > FEWEST_ROWS and _is_total(found[-1], found[:-1], kin):
                yield from _claims(found[-1], found[:-1])
            rows = found if len(found) >= FEWEST_ROWS and _are_alike(found, kin) else []

    return check


def _rows(told: Sequence[Told]) -> list[Row]:
    """The figures between the semicolons of a sentence."""
    ends = [at for at, token in enumerate(told[0].tokens) if token.cue == "semicolon"]
    return [list(group) for _, group in groupby(told, lambda each: sum(end < each.at for end in ends))]


def _units(row: Row, kin: Kin) -> list[str]:
    return [kin(each.figure.unit) for each in row]


def _are_alike(rows: Sequence[Row], kin: Kin) -> bool:
    """Whether all have units of the same kinds in the same order, each unit once."""
    units = _units(rows[0], kin)
    is_plain = all(each.is_plain and not each.figure.qualifier for row in rows for each in row)
    is_short = len(rows) * len(units) <= MOST
    is_row = len({each.figure.unit for each in rows[0]}) == len(units) >= FEWEST_COLUMNS
    return is_plain and is_short and is_row and all(_units(row, kin) == units for row in rows)


def _is_total(row: Row, rows: Sequence[Row], kin: Kin) -> bool:
    return bool(row[0].opening & TOTALS) and len(rows) >= FEWEST_ROWS and _are_alike([*rows, row], kin)


def _is_more(row: Row, rows: Sequence[Row], kin: Kin) -> bool:
    """`… tiểu học 22 trường, 468 lớp. Toàn huyện 55 trường, 918 lớp`: more than in any row, of three at least."""
    if len(rows) <= FEWEST_ROWS or not _are_alike([*rows, row], kin):
        return False
    return all(total.figure.value > max(each[at].figure.value for each in rows) for at, total in enumerate(row))


def _claims(totals: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    columns = [(total.figure, tuple(row[at].figure for row in rows)) for at, total in enumerate(totals)]
    is_sure = any(_adds_up(total, parts) for total, parts in columns)
    for total, parts in columns:
        if is_sure:
            yield Claim("sum", "sum", total, parts, "" if not _adds_up(total, parts) else "silent", RULE)


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    return sum(part.value for part in parts) == total.value

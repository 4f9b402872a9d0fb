"""Cells of one thing in several years: a column below whose rows are years, or a row with a column for each year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.labels import held, last_place
from pipeline.audit.told_cells import Cells, Place, head_of, years

FEWEST_WORDS = 2  # of a name that names by itself, and of one that is named in part
SHARE = 0.6  # of the words of a name that is named in part
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)(?!\d)")  # năm học 2018-2019


@dataclass(frozen=True, slots=True)
class Series:
    """Cells by their year. `name`: the telling words of the head or label."""

    name: tuple[str, ...]
    by_year: Mapping[int, Figure]
    table: int

    def pairs(self, first: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[Figure, Figure]]:
        """Every two of them, the later one first; `first`: years that go before the others."""
        known = [pair for pair in first if pair[0] in self.by_year and pair[1] in self.by_year]
        rest = [(later, earlier) for earlier, later in combinations(sorted(self.by_year), 2)]
        for later, earlier in dict.fromkeys((*known, *reversed(rest))):
            yield self.by_year[later], self.by_year[earlier]


class Named(NamedTuple):
    """Cells of years where a text names them. `is_whole`: all words of the name stand there together."""

    at: int  # of the last word
    start: int  # of the first one
    series: Series
    is_whole: bool


class AllSeries:
    """The cells of years of a document's tables, by the words of their names and by their values."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self.found = [*_down(cells), *_across(cells)]
        self.by_value: dict[Decimal, list[Series]] = defaultdict(list)
        for series in self.found:
            for figure in series.by_year.values():
                self.by_value[figure.value].append(series)

    def is_alone(self, named: Named, words: Sequence[str], known: Collection[str]) -> bool:
        """Whether the words of a clause around a name name nothing else: `số lượt khách năm 2021`, not `… quốc tế`."""
        labels = self._cells.labels
        said = {*labels.words(self._cells.caption(named.series.table)), *self._cells.heads(named.series.table)}
        own = said - self._cells.row_vocabulary(named.series.table)
        told = labels.idle | labels.soft | labels.leads | {*known} | own
        return all(word in told or word.isdigit() for word in (*words[: named.start], *words[named.at + 1 :]))

    def named(self, words: Sequence[str]) -> list[Named]:
        """Those that words before a figure name, the nearest first, and at one place the longest name."""
        said = set(words)
        found = []
        for series in self.found:
            if series.name and series.name[-1] in said:
                where = last_place(series.name, words)
                if where is not None:
                    found.append(Named(where[1], where[0], series, is_whole=len(series.name) >= FEWEST_WORDS))
                    continue
            tail = series.name[-max(FEWEST_WORDS, (len(series.name) + 1) // 2) :]
            where = last_place(tail, words) if tail and tail[-1] in said and len(tail) < len(series.name) else None
            if where is not None:
                found.append(Named(where[1], where[0], series, is_whole=False))
                continue
            count = held(series.name, words)
            if count >= FEWEST_WORDS and count >= SHARE * len(series.name):
                found.append(Named(-1, -1, series, is_whole=False))
        return sorted(found, key=lambda each: (each.at, len(each.series.name)), reverse=True)


def year_of(text: str) -> int | None:
    """The one year that a label or head is of, of a school year the later one; `None` for others."""
    span = _SPAN.search(text)
    if span is not None and int(span[2]) == int(span[1]) + 1:
        return int(span[2])
    named = years(text)
    return int(min(named)) if len(named) == 1 and span is None else None


def _down(cells: Cells) -> Iterator[Series]:
    """`Năm | BHXH bắt buộc | BHXH tự nguyện`, with a row for each year: one for each column."""
    for table, ledger in enumerate(cells.scene.ledgers):
        rows = {
            year: number
            for number, row in enumerate(ledger.rows)
            if not row.is_total and (year := year_of(row.label)) is not None and _is_time(row.label, cells)
        }
        if len(rows) < FEWEST_WORDS:
            continue
        for column in range(len(ledger.columns)):
            by_year = {
                year: ledger.rows[number].figures[column]
                for year, number in rows.items()
                if column in ledger.rows[number].figures
            }
            yield from _series(Place(table, min(rows.values()), column), by_year, ledger.columns[column].label, cells)


def _is_time(label: str, cells: Cells) -> bool:
    """Whether a label has no words but those of its year."""
    words = cells.labels.telling(label)
    return all(word.isdigit() or word in cells.labels.soft | cells.labels.times for word in words)


def _across(cells: Cells) -> Iterator[Series]:
    """`Chỉ tiêu | Năm 2022 | Năm 2023`: one for each row and each head that stands above several years.

    Without years `Dư nợ đầu năm | Dư nợ cuối năm` are two times, of which the first is called the year 0.
    """
    labels = cells.labels
    for table, ledger in enumerate(cells.scene.ledgers):
        groups: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
        for at, column in enumerate(ledger.columns):
            words = cells.head_words(Place(table, 0, at))
            year = year_of(head_of(column))
            if year is None:
                said = " ".join(labels.words(head_of(column)))
                year = next((n for n, ends in enumerate((labels.earlier, labels.later)) if ends.search(said)), None)
                words = tuple(labels.words((labels.earlier if year == 0 else labels.later).sub(" ", said)))
            if year is not None:
                groups[words].setdefault(year, at)
        for columns in groups.values():
            for number, row in enumerate(ledger.rows):
                by_year = {year: row.figures[at] for year, at in columns.items() if at in row.figures}
                yield from _series(Place(table, number, min(columns.values())), by_year, row.label, cells)


def _series(place: Place, by_year: Mapping[int, Figure], name: str, cells: Cells) -> Iterator[Series]:
    are_years = all(figure.value == year for year, figure in by_year.items())
    if len(by_year) < FEWEST_WORDS or are_years or not cells.is_counted(place):
        return
    words = cells.labels.telling(name)
    if len(words) < FEWEST_WORDS:
        words = tuple(word for word in cells.labels.all_of(name) if not word.isdigit())
    yield Series(words, by_year, place.table)

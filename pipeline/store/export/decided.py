"""What people say beside what the machine says, in the formats that have a table a sheet or a file.

Where people have decided on anything, these columns stand behind those of the machine in every table of what they
decide on; on the row of a cell also what they decided on its mention.

| column | |
| --- | --- |
| `reviewed_value` | the value that all who decided stand for, as in `figures_reviewed.csv`; not of checks |
| `reviewed_verdict` | `right`, `report_wrong`, `misread`; `conflict`; `moved: …`, `changed: …`: look again; |
|  | the same words stand in the views and files of `reviews` (pipeline.review.attach) |
| `reviewers`, `review_reasons` | who decided, and why |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.store.export.job import REVIEWS, Job
from pipeline.store.rows import Row, Scalar, figure_cell
from pipeline.store.schema import CELLS, CHECKS, MENTION_TABLES, Column, Kind, TableSchema
from pipeline.store.views import FIGURE_TABLES

VALUE = "reviewed_value"
WORDS = ("reviewed_verdict", "reviewers", "review_reasons")
CELL_KEY = ":"  # joins table, row and column: the key by which a decision is on a cell that is no mention
CORRECTING = ("report_wrong", "misread")
SAID = f"""
SELECT part, row_id, quote, verdict, {VALUE}, reviewed_verdict, reviewers, reasons FROM {REVIEWS}
WHERE row_id IS NOT NULL
"""  # noqa: S608 - fixed text


class Said(NamedTuple):
    """What people say of one row. `verdict`: the word that all say, "" for none; `told`: the same for the column."""

    quote: str
    verdict: Scalar
    value: Scalar
    told: Scalar
    reviewers: Scalar
    reasons: Scalar

    @property
    def words(self) -> Row:
        """The cells of `WORDS`."""
        return self.told, self.reviewers, self.reasons


NOTHING = Said("", None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class People:
    """All that they say. `checks`, `rows`: by the key of a check, of a mention or cell."""

    checks: Mapping[str, Said]
    rows: Mapping[str, Said]

    @property
    def are_silent(self) -> bool:
        """Whether nobody has decided on anything that is there."""
        return not self.checks and not self.rows

    def with_columns(self, table: TableSchema) -> TableSchema:
        """The table with the columns of people, where they can have decided on its rows."""
        if self.are_silent or not (table in (CELLS, CHECKS) or table.name in MENTION_TABLES):
            return table
        is_figure = table is CELLS or table.name in FIGURE_TABLES
        value = () if table is CHECKS else (Column(VALUE, Kind.FIGURE if is_figure else Kind.TEXT),)
        columns = (*table.columns, *value, *map(Column, WORDS))
        return TableSchema(table.name, columns, table.key, table.links, table.indexes)

    def rows_of(self, job: Job, table: TableSchema) -> Iterator[Row]:
        """The rows of a table as `with_columns` has it."""
        if self.with_columns(table) is table:
            yield from job.rows(table)
            return
        at = table.names.index("mention_id" if table is CELLS else table.key[0])
        is_figure = table is CELLS or table.name in FIGURE_TABLES
        for row in job.rows(table):
            said = (self.checks if table is CHECKS else self.rows).get(str(row[at]), NOTHING)
            if table is CELLS and row[at] is None:
                said = self.rows.get(CELL_KEY.join(map(str, row[:3])), NOTHING)
            value = figure_cell(str(said.value)) if is_figure and said.value is not None else said.value
            yield (*row, *(() if table is CHECKS else (value,)), *said.words)

    def corrected(self, operands: Scalar) -> str | None:
        """What people corrected among the figures of a check: `24.860 triệu đồng → 24760000000`."""
        found = (self.rows.get(key, NOTHING) for key in str(operands or "").split(";"))
        told = [f"{each.quote} → {each.value}" for each in found if each.verdict in CORRECTING and each.value]
        return "; ".join(told) or None


def people_of(job: Job) -> People:
    """What they say, read once."""
    found = People({}, {})
    if not any(table.name == REVIEWS for table in job.tables):
        return found
    checks: dict[str, Said] = {}
    rows: dict[str, Said] = {}
    for part, row_id, quote, *said in job.store.select(SAID):
        (checks if part == CHECKS.name else rows)[str(row_id)] = Said(str(quote), *said)
    return People(checks, rows)

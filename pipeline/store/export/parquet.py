"""parquet/TABLE.parquet: the tables with types. Needs pyarrow (the extra `parquet`).

| columns | type |
| --- | --- |
| figures | `decimal128(38, 10)` |
| `date_from`, `date_to` of dates | `date32` |
| `date` of citations, which may be none that a calendar has (`2022-02-31`) | `string` |
| counts, pages, offsets; flags; measured | `int64`; `bool`; `double` |
| words of closed lists | `dictionary` of `string` |
| all others; figures of checks (a number or an ISO date) and values of people (a range is `5/7`) | `string` |

The types are the same whatever a run holds, so that the files of several runs are read as one table. Nothing is ever
rounded: a column that holds what does not fit (a row of 40 digits) is `decimal256(76, 30)` or `string` as a whole,
and the export says so. Every field has its description, in English and Vietnamese, in its metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.store.export.datapackage import described
from pipeline.store.export.decided import People, people_of
from pipeline.store.export.job import Job
from pipeline.store.meanings import DAYS, MEASURED, day_of, is_word_list
from pipeline.store.meanings_beside import PEOPLE, REVIEWS, in_both
from pipeline.store.rows import Row, Scalar
from pipeline.store.schema import TABLES, Column, Kind, TableSchema
from pipeline.store.statements import quoted

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "parquet"
ROWS_AT_ONCE = 50_000  # a row group: some ten megabytes
# Digits, and how many of them are decimals. 28 before the mark hold any sum in đồng, 10 behind it any printed share;
# what has more is a misread row of digits, or printed by a program.
FIGURE, LONG_FIGURE = (38, 10), (76, 30)
MISPRINTED = frozenset({("citations", "date")})  # as printed: `2022-02-31`
WIDENED = (
    "{file}: {column} is {kind} in this file, not {usual} as in others: it holds what that has no room for. "
    "Read it apart from the files of other runs."
)
METADATA = MappingProxyType({"description": "en", "description@vi": "vi", "unit": "unit"})


def write(job: Job) -> None:
    """Write one file a table."""
    import pyarrow.parquet as pq

    with job.placing(NAME) as folder:
        folder.mkdir()
        people = people_of(job)
        for table in job.tables:
            schema = arrow_schema(job, table, people)
            with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
                rows = people.rows_of(job, table)
                while batch := list(islice(rows, ROWS_AT_ONCE)):
                    writer.write_table(arrow_table(schema, batch))


def arrow_schema(job: Job, table: TableSchema, people: People) -> pa.Schema:
    """Names, types and descriptions."""
    import pyarrow as pa

    fields = []
    for column in people.with_columns(table).columns:
        is_own = column in table.columns
        entry = _described(job, table, column) if is_own else in_both(PEOPLE[column.name])
        told = {told: entry.get(key, "") for told, key in METADATA.items()}
        kind = arrow_type(job, table, column) if is_own else pa.string()
        fields.append(pa.field(column.name, kind, metadata=told))
    return pa.schema(fields)


def _described(job: Job, table: TableSchema, column: Column) -> Mapping[str, str]:
    """What it means; `reviews` is no table of the contract."""
    return described(table, column, job.descriptions) if table in TABLES else in_both(REVIEWS[column.name])


def arrow_type(job: Job, table: TableSchema, column: Column) -> pa.DataType:
    """The type of a column; a wider one than it always has, and a remark, where something that it holds has no room."""
    import pyarrow as pa

    simple = {Kind.INTEGER: pa.int64(), Kind.FLAG: pa.bool_(), Kind.COORDINATE: pa.float64()}
    if column.kind in simple:
        return simple[column.kind]
    if column.kind is Kind.NUMBER and column.name in MEASURED:
        return pa.float64()
    if column.kind is Kind.NUMBER:
        kind, usual = decimal_type(map(Decimal, distinct(job, table, column))), decimal_type(())
    elif (table.name, column.name) in DAYS - MISPRINTED:
        kind, usual = day_type(distinct(job, table, column)), pa.date32()
    else:
        is_word = column.kind is Kind.TEXT and is_word_list(table.name, column.name)
        return pa.dictionary(pa.int32(), pa.string()) if is_word else pa.string()
    if kind != usual:
        file = f"{NAME}/{table.name}.parquet"
        job.remarks.append(WIDENED.format(file=file, column=column.name, usual=usual, kind=kind))
    return kind


def distinct(job: Job, table: TableSchema, column: Column) -> Iterator[str]:
    """All that a column holds, each once."""
    name = quoted(column.name)
    query = f"SELECT DISTINCT {name} FROM {quoted(table.name)} WHERE {name} IS NOT NULL"  # noqa: S608 - our names
    return (str(cell) for (cell,) in job.store.select(query))


def decimal_type(values: Iterable[Decimal]) -> pa.DataType:
    """Arrow's type of figures; where it has no room for one of them a longer one, or else text."""
    import pyarrow as pa

    scale = whole = 0
    for value in values:
        _, digits, exponent = value.as_tuple()
        decimals = max(0, -int(exponent))
        scale, whole = max(scale, decimals), max(whole, len(digits) + max(0, int(exponent)) - decimals)
    for make, (most, decimals) in ((pa.decimal128, FIGURE), (pa.decimal256, LONG_FIGURE)):
        if scale <= decimals and whole <= most - decimals:
            return make(most, decimals)
    return pa.string()


def day_type(texts: Iterable[str]) -> pa.DataType:
    """Arrow's type of days; text where one of them is none."""
    import pyarrow as pa

    return pa.date32() if all(day_of(text) for text in texts) else pa.string()


def arrow_table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    """Some rows."""
    import pyarrow as pa

    columns = [
        pa.array([typed(cell, field.type) for cell in cells], type=field.type)
        for field, cells in zip(schema, zip(*rows, strict=True), strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def typed(cell: Scalar, kind: pa.DataType) -> Scalar | Decimal | date:
    """A cell as Arrow takes it."""
    import pyarrow.types as of

    if cell is None:
        return None
    if of.is_decimal(kind):
        return Decimal(str(cell))
    if of.is_date(kind):
        return day_of(str(cell))
    if of.is_boolean(kind):
        return bool(cell)
    return str(cell) if of.is_string(kind) or of.is_dictionary(kind) else cell

r"""The CSV tables: UTF-8 with BOM, comma, `\n`, RFC 4180.

A cell that a spreadsheet would run is told as a text, see `pipeline.store.spreadsheets`; `-5,2%` and `- Thu` are not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from pipeline.store.folder import OutputsFolder
from pipeline.store.rows import Row
from pipeline.store.schema import TableSchema
from pipeline.store.spreadsheets import inert
from pipeline.store.sqlite import Reader

BOM = "\ufeff"  # so that Excel reads the file as UTF-8
ROWS_AT_ONCE = 2000  # a megabyte or two of text
LINE_END = "\n"


def write(store: Reader, folder: OutputsFolder, table: TableSchema) -> None:
    """Write the file of a table."""
    with folder.writing(f"{table.name}.csv") as stream:
        stream.write(BOM + ",".join(table.names) + LINE_END)
        write_rows(stream, store.ordered(table))


def write_rows(stream: TextIO, rows: Iterable[Row]) -> None:
    """Write rows, a few thousand at a time."""
    source = iter(rows)
    while batch := list(islice(source, ROWS_AT_ONCE)):
        stream.write(csv_text(batch))


def csv_text(rows: Iterable[Row]) -> str:
    """The rows as CSV. Floats need no care: the store holds only those whose `repr` is the exact plain decimal."""
    rows = [inert(row) for row in rows]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=LINE_END).writerows(rows)
    written = buffer.getvalue()
    if "\r" not in written:
        return written
    # Python before 3.13 leaves a lone carriage return unquoted when lines end in \n; readers take it for a line end.
    return "".join(_line(row) for row in rows)


def _line(row: Row) -> str:
    buffer = io.StringIO(newline="")
    returns = any(isinstance(cell, str) and "\r" in cell for cell in row)
    csv.writer(
        buffer,
        lineterminator=LINE_END,
        quoting=csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL,
    ).writerow(row)
    return buffer.getvalue()

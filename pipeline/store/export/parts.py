"""The parts of the outputs that are copies of the store's rows: a CSV file a table, and the texts.

Each is written by itself, so that several can be written at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.store.export import csv, text
from pipeline.store.folder import OutputsFolder
from pipeline.store.schema import TABLES, TEXTS, table_named
from pipeline.store.sqlite import Reader


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be written from the complete store of a folder: a table, or the texts."""

    folder: OutputsFolder
    table: str


def parts(folder: OutputsFolder) -> Iterator[Part]:
    """All parts; the texts are many files, so they come first."""
    yield Part(folder, TEXTS.name)
    for table in TABLES:
        yield Part(folder, table.name)


def write_part(part: Part) -> None:
    """Write it; `OSError` where that cannot be done."""
    with Reader(part.folder.unfinished_store) as store:
        if part.table == TEXTS.name:
            text.write(store, part.folder)
        else:
            csv.write(store, part.folder, table_named(part.table))

"""What the writers of further formats are given, and how they put a file in place."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EEXIST
from pathlib import Path

from pipeline.store.export.ours import NO_FILE_OF_OURS, IsOurs, begins, refuse_own_file
from pipeline.store.export.task import Descriptions
from pipeline.store.reviewed import CHECKS_NAME, FIGURES_NAME, TABLE_NAME
from pipeline.store.rows import Row, Scalar
from pipeline.store.schema import DOCUMENTS, MENTION_TABLES, MENTIONS, TABLES, Column, Kind, TableSchema
from pipeline.store.sqlite import Reader
from pipeline.store.statements import quoted

PART = ".part"  # what a file is called until it is whole
REVIEWS = TABLE_NAME
REVIEWED = (FIGURES_NAME, CHECKS_NAME)  # views of both values, the machine's and the people's
# Names of the files that exports write into folders: `amounts.csv`, `cells.parquet`, `0001.spacy`.
_TABLES = "|".join((REVIEWS, *REVIEWED, *(table.name for table in TABLES)))
OWN_NAME = re.compile(rf"(?:{_TABLES})\.(?:csv|parquet)|\d{{4,}}\.spacy")
IS_FOLDER = begins(NO_FILE_OF_OURS)  # what an export writes there: a file of that name is not ours
MOST_IN_JSON = 2**53 - 1  # beyond it programs that read numbers as doubles, JavaScript and jq among them, round
TableRow = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Job:
    """A complete store, the folder to write into, the outputs that it is of, and the data dictionary.

    `remarks`: what writers add of what people should know of the files.
    """

    store: Reader
    folder: Path
    outputs: Path
    descriptions: Descriptions
    remarks: list[str] = field(default_factory=list)

    @property
    def tables(self) -> tuple[TableSchema, ...]:
        """All tables of the contract, and what people decided, where a run carried it into the store."""
        return (*TABLES, *reviews(self.store))

    @property
    def reviewed(self) -> tuple[TableSchema, ...]:
        """What people decided on, with the machine's values beside theirs (pipeline.review.carry); none without it."""
        return tuple(_as_it_is(self.store, name) for name in REVIEWED if _columns(self.store, name))

    def rows(self, table: TableSchema) -> Iterator[Row]:
        """All rows of a table, in the order of the CSV."""
        if table.name == REVIEWS:
            return self.store.select(f"SELECT {_names(table)} FROM {REVIEWS} AS t ORDER BY path, rowid")  # noqa: S608
        if table.name in REVIEWED:
            listed = f"SELECT {_names(table)} FROM documents AS d CROSS JOIN {table.name} AS t ON t.doc_id = d.doc_id"  # noqa: S608
            return self.store.select(f"{listed} ORDER BY d.path, t.page, t.{quoted(_key(table))}")
        return self.store.ordered(table)

    @contextmanager
    def placing(self, name: str, is_ours: IsOurs = IS_FOLDER) -> Iterator[Path]:
        """A path to write a file or folder to, put in place of the old one when the block is left without an error.

        Raises `FileExistsError`, and changes nothing, where a file or folder of that name holds what is not ours.
        `is_ours`: tells it of a file.
        """
        target, part = self.folder / name, self.folder / f".{name}{PART}"
        refuse_strangers(target)
        refuse_own_file(target, is_ours)
        remove(part)
        try:
            yield part
            if part.is_dir() or target.is_dir():
                remove(target)
            part.replace(target)
        finally:
            remove(part)


@dataclass(frozen=True, slots=True)
class Whole:
    """One document with all of its rows, by table; `text` is "" where nothing was read."""

    facts: TableRow
    text: str
    tables: Mapping[str, tuple[TableRow, ...]]

    @property
    def doc_id(self) -> str:
        """Its id."""
        return str(self.facts["doc_id"])

    def mentions(self) -> Iterator[tuple[str, TableRow]]:
        """Every mention with the name of its table, in the order of the contract."""
        for table in MENTIONS:
            for row in self.tables[table.name]:
                yield table.name, row


def documents(store: Reader) -> Iterator[Whole]:
    """Every document, by path."""
    every = (*TABLES, *reviews(store))
    queries = {table.name: (table.names, _query(table)) for table in every if table is not DOCUMENTS}
    for row in list(store.select("SELECT doc_id FROM documents ORDER BY path, rowid")):
        doc_id = (row[0],)
        (facts,) = store.select(f"SELECT {_names(DOCUMENTS)} FROM documents AS t WHERE doc_id = ?", doc_id)  # noqa: S608
        text = store.one("SELECT text FROM texts WHERE doc_id = ?", doc_id)
        yield Whole(
            facts=dict(zip(DOCUMENTS.names, facts, strict=True)),
            text="" if text is None else str(text[0]),
            tables={
                name: tuple(dict(zip(names, each, strict=True)) for each in store.select(query, doc_id))
                for name, (names, query) in queries.items()
            },
        )


def reviews(store: Reader) -> tuple[TableSchema, ...]:
    """The table of people's decisions (pipeline.review.carry), its columns as they are; none where it is not there."""
    return (_as_it_is(store, REVIEWS),) if _columns(store, REVIEWS) else ()


def decided_on(document: Whole) -> dict[str, TableRow]:
    """What people decided of the document's mentions, by `mention_id`; of several on one the last."""
    rows = document.tables.get(REVIEWS, ())
    return {str(row["row_id"]): row for row in rows if row["row_id"] is not None and row["part"] in MENTION_TABLES}


def _columns(store: Reader, name: str) -> list[str]:
    return [str(column) for (column,) in store.select("SELECT name FROM pragma_table_info(?)", (name,))]


def _as_it_is(store: Reader, name: str) -> TableSchema:
    """The schema of a table or view of `pipeline.review.carry`."""
    kinds = {"conflict": Kind.FLAG, "review_conflict": Kind.FLAG, "page": Kind.INTEGER}
    return TableSchema(name, tuple(Column(column, kinds.get(column, Kind.TEXT)) for column in _columns(store, name)))


def _key(table: TableSchema) -> str:
    return "check_id" if "check_id" in table.names else "mention_id"


def without_document(store: Reader) -> Iterator[TableRow]:
    """Problems of files whose bytes could not be read."""
    table = next(table for table in TABLES if table.name == "problems")
    query = f"SELECT {_names(table)} FROM problems AS t WHERE doc_id IS NULL ORDER BY path, rowid"  # noqa: S608
    return (dict(zip(table.names, row, strict=True)) for row in store.select(query))


def printed(row: TableRow) -> dict[str, str | int | float]:
    """The cells that are not empty."""
    return {name: cell for name, cell in row.items() if cell is not None}


def in_json(row: TableRow) -> dict[str, str | int | float]:
    """The cells that are not empty, as any reader of JSON keeps them: a longer figure is the text of its digits."""
    return {name: cell if fits_json(cell) else str(cell) for name, cell in printed(row).items()}


def fits_json(cell: Scalar) -> bool:
    """Whether a JSON number holds it; a `float` of the store is read back as the decimal that it was."""
    return not isinstance(cell, int) or abs(cell) <= MOST_IN_JSON


def refuse_strangers(folder: Path) -> None:
    """Raise `FileExistsError` where a folder that would be replaced holds anything but what an export has written."""
    if not folder.is_dir():
        return
    strangers = sorted(entry.name for entry in folder.iterdir() if not OWN_NAME.fullmatch(entry.name))
    if strangers:
        told = f"there is a folder of that name with {strangers[0]} in it, which is not of this program"
        raise FileExistsError(EEXIST, told, str(folder))


def remove(path: Path) -> None:
    """Remove a file or folder of ours, if there is one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def relative(path: Path, start: Path) -> str:
    """The way from a folder to a file, with slashes."""
    return Path(os.path.relpath(path, start)).as_posix()


def _names(table: TableSchema) -> str:
    return ", ".join(f"t.{quoted(name)}" for name in table.names)


def _query(table: TableSchema) -> str:
    if table.name == "cells":
        return (
            f"SELECT {_names(table)} FROM tables AS b CROSS JOIN cells AS t ON t.table_id = b.table_id "  # noqa: S608
            "WHERE b.doc_id = ? ORDER BY b.rowid, t.row, t.column"
        )
    return f"SELECT {_names(table)} FROM {quoted(table.name)} AS t WHERE t.doc_id = ? ORDER BY t.rowid"  # noqa: S608

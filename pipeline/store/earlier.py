"""What earlier runs found: the store in place, and those of runs that were broken off, document by document.

A run fills a new store in the order of the walk, so that its bytes do not tell what was read and what was taken over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

from pipeline.store.folder import OutputsFolder
from pipeline.store.rows import Row, Rows, Scalar
from pipeline.store.schema import DOC_ID_DIGITS, FILES, TableSchema, table_named
from pipeline.store.sqlite import STORED, Reader, Store
from pipeline.store.statements import quoted

Retry = Literal["failed", "partial"]
# What each choice reads again.
RETRIED: dict[Retry | None, frozenset[str]] = {
    None: frozenset(),
    "failed": frozenset({"failed"}),
    "partial": frozenset({"failed", "partial"}),
}
# What SQLite says of the disk; all else is said of the file, which is of no use then.
DISK_FAILS = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_NOMEM")
FILES_OF = "SELECT path, recipe FROM files WHERE sha256 = ?"
DOCUMENT = "SELECT path, sha256, status, problems FROM documents WHERE doc_id = ?"
DOCUMENTS = table_named("documents")
PATH = DOCUMENTS.names.index("path")


class FileRow(NamedTuple):
    """A row of `files`; `None` where a file could not be opened (`sha256`, `recipe`) or could (`problem`)."""

    path: str
    sha256: str | None
    recipe: str | None
    problem: str | None


def file_rows(store: Reader) -> Iterator[FileRow]:
    """The files of a run in the order of its walk, streamed; as far as the store is sound and of this version."""
    with suppress(sqlite3.DatabaseError):
        for row in store.select("SELECT path, sha256, recipe, problem FROM files ORDER BY rowid"):
            yield FileRow(*row)  # type: ignore[arg-type]


def left_behind(folder: OutputsFolder) -> list[Path]:
    """The stores of runs that were broken off, the newest first, ready to be read; raises sqlite3.OperationalError.

    One that holds nothing beyond newer and larger ones is removed.
    """
    for left in (folder.unfinished_store, folder.aside_store):
        if left.is_file() and _settled(left):
            folder.keep_store(left)
    kept: list[Path] = []
    held: set[FileRow] = set()
    for file in sorted(folder.earlier_stores(), key=lambda file: -file.stat().st_size):
        with Reader(file) as store:
            rows = set(file_rows(store))
        if rows <= held:
            file.unlink()
        else:
            held |= rows
            kept.append(file)
    return sorted(kept, reverse=True)


def _settled(file: Path) -> bool:
    """Whether the file is a sound store now, with its journal worked in and indexes; what is not is removed."""
    try:
        with Store(file) as store:
            store.settle()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(DISK_FAILS):
            raise
        file.unlink()
        return False
    return True


class Place(NamedTuple):
    """A document in a store, and the path under which it stands there."""

    store: Reader
    doc_id: str
    path: str


class Earlier:
    """Open stores of earlier runs, asked in their order. Closes on leaving the `with` block."""

    def __init__(self, files: Sequence[Path], retry: Retry | None = None) -> None:
        self._stores = [Reader(file) for file in files]
        self._retried = RETRIED[retry]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for store in self._stores:
            store.close()

    def __bool__(self) -> bool:
        return any(next(file_rows(store), None) is not None for store in self._stores)

    def find(self, sha256: str, shown: str, is_current: Callable[[str], bool]) -> Place | None:
        """Where the rows are that a worker would make of the file now; `None` where nobody has made them.

        `is_current`: whether rows made with a recipe are as good as new ones. A file of another name with the same
        bytes and ending is the same document, unless messages name it.
        """
        for store in self._stores:
            made = _recipes_in(store, sha256)
            path = self._path_in(store, sha256, shown) if made else None
            if made and path is not None and is_current(made.get(path, "")):
                return Place(store, sha256[:DOC_ID_DIGITS], path)
        return None

    def _path_in(self, store: Reader, sha256: str, shown: str) -> str | None:
        """Path of the document with these bytes, where it can stand for the file."""
        try:
            found = store.one(DOCUMENT, (sha256[:DOC_ID_DIGITS],))
        except sqlite3.DatabaseError:  # damaged
            return None
        if found is None or found[1] != sha256 or found[2] in self._retried:
            return None
        path = str(found[0])
        return path if path == shown or _can_be_renamed(path, shown, found) else None


def _recipes_in(store: Reader, sha256: str) -> dict[str, str]:
    """Path -> recipe of the files with these bytes."""
    try:
        return {str(path): str(recipe or "") for path, recipe in store.select(FILES_OF, (sha256,))}
    except sqlite3.DatabaseError:
        return {}


def rows_at(place: Place, shown: str) -> Rows | None:
    """All rows of the document under the path that it has now; `None` where the store turns out to be damaged."""
    try:
        rows = {table.name: list(place.store.select(*_query(table, place))) for table in STORED if table is not FILES}
    except sqlite3.DatabaseError:
        return None
    rows["documents"] = [_named(row, shown) for row in rows["documents"]]
    return {name: batch for name, batch in rows.items() if batch}


def _can_be_renamed(path: str, shown: str, document: tuple[Scalar, ...]) -> bool:
    return Path(path).suffix.lower() == Path(shown).suffix.lower() and document[2] == "ok" and document[3] == 0


def _named(document: Row, shown: str) -> Row:
    return (*document[:PATH], shown, *document[PATH + 1 :])


def _query(table: TableSchema, place: Place) -> tuple[str, Row]:
    """The document's rows of a table in the order in which they were stored."""
    name = quoted(table.name)
    if table.name == "cells":
        via = "tables AS t JOIN cells AS this ON this.table_id = t.table_id"
        return f"SELECT this.* FROM {via} WHERE t.doc_id = ? ORDER BY this.rowid", (place.doc_id,)  # noqa: S608 - fixed text
    if table.name == "problems":  # those of other files with the same bytes are theirs
        return "SELECT * FROM problems WHERE doc_id = ? AND path = ? ORDER BY rowid", (place.doc_id, place.path)
    return f"SELECT * FROM {name} WHERE doc_id = ? ORDER BY rowid", (place.doc_id,)  # noqa: S608 - names of the schema

"""The store: one SQLite file, filled document by document. Every other format is written from it.

The file is worked on under a name of its own and becomes `reports.sqlite` only when it is whole. Deleting a document's
row deletes everything of it, by the foreign keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pipeline.store import fulltext, keys
from pipeline.store.packed import to_store
from pipeline.store.rows import Row, Rows, Scalar
from pipeline.store.schema import FILES, TABLES, TEXTS, TableSchema
from pipeline.store.statements import index_statements, insert_statement, ordered_queries, quoted
from pipeline.store.views import VIEWS

CACHE_KIB = 32 * 1024  # of pages held in memory; more gained nothing with half a million mentions
JOURNAL_PAGES = 4000  # 16 MB between two write-backs; SQLite's 1000 took a fifth longer for 4,000 documents
# Of documents that are stored in one transaction: 64 short ones took 0.53 ms each, one at a time 0.61. They are held in
# memory meanwhile; a long document is many by itself.
MOST_ROWS = 10_000
STORED = (*TABLES, TEXTS, FILES)
# What SQLite raises when the rows are wrong, not the disk: `OperationalError` is left out.
MISFITS = (
    *(sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError),
    *(OverflowError, UnicodeEncodeError),
)


class Known(NamedTuple):
    """What the store already holds under a `doc_id`."""

    path: str
    sha256: str
    status: str


class InconsistentRows(Exception):  # noqa: N818 - it names what is wrong, like the classes of errors.py
    """A document's rows do not fit the schema: a key twice, or one that points nowhere. Nothing of it was stored."""


class Reader:
    """A store that is read only. Closes on leaving the `with` block."""

    _link: sqlite3.Connection

    def __init__(self, file: Path, *, for_one_thread: bool = True) -> None:
        """Open; `sqlite3.DatabaseError` then or later where it is no sound store."""
        address = f"{file.resolve().as_uri()}?mode=ro"
        self._link = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=for_one_thread)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._link.close()

    def one(self, query: str, arguments: Row = ()) -> tuple[Scalar, ...] | None:
        """First row of a query, if any."""
        row: tuple[Scalar, ...] | None = self._link.execute(query, arguments).fetchone()
        return row

    def select(self, query: str, arguments: Row = ()) -> Iterator[Row]:
        """Rows of a query, streamed."""
        return iter(self._link.execute(query, arguments))

    def ordered(self, table: TableSchema) -> Iterator[Row]:
        """All rows of a table in their fixed order, streamed."""
        return chain.from_iterable(map(self.select, ordered_queries(table)))

    def teach(self, name: str, function: Callable[[str], str]) -> None:
        """Let queries of this reader use a function of one text, which always gives the same for the same."""
        self._link.create_function(name, 1, function, deterministic=True)

    def lay_over(self, statements: Iterable[str], insert: str, rows: Iterable[Row]) -> None:
        """Make temporary tables and views and fill one: seen by this reader only, nothing of the file is changed."""
        self._link.execute("BEGIN")
        for statement in statements:
            self._link.execute(statement)
        self._link.executemany(insert, rows)
        self._link.execute("COMMIT")


class Store(Reader):
    """An open store; the only writer of its file."""

    def __init__(self, file: Path) -> None:
        """Open or create; `sqlite3.OperationalError` where that cannot be done."""
        self._link = sqlite3.connect(file, isolation_level=None)
        self._inserts = {table.name: insert_statement(table) for table in STORED}
        self._unsaved: list[tuple[Rows, bytes]] = []
        self._unsaved_rows = 0
        self._is_whole = False  # whether the open transaction is of whole documents
        for pragma in (
            # Without shared memory, so that it works on a network disk; nobody else reads the unfinished file.
            "locking_mode = EXCLUSIVE",
            "journal_mode = WAL",
            # After a power cut the last documents may be missing, but never half of one.
            "synchronous = NORMAL",
            f"cache_size = -{CACHE_KIB}",
            f"wal_autocheckpoint = {JOURNAL_PAGES}",
        ):
            self._link.execute(f"PRAGMA {pragma}").fetchall()
        with self._transaction():
            for table in STORED:
                self._link.execute(keys.first_form(table))
        self._are_keyed = keys.are_there(self._link)
        self._link.execute(f"PRAGMA foreign_keys = {'ON' if self._are_keyed else 'OFF'}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.save()
        self._link.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._link.in_transaction:  # a full disk has rolled it back already
                self._link.execute("ROLLBACK")
            raise
        self._link.execute("COMMIT")

    def add(self, rows: Rows, packed: bytes = b"") -> None:
        """Insert one document's rows, all or none; raises `InconsistentRows`. They outlive a crash from `save` on.

        `packed`: those of further tables, see packed.py.
        """
        if not self._link.in_transaction:
            self._link.execute("BEGIN IMMEDIATE")
        try:
            inserted = self._insert([(rows, packed)])
        except MISFITS as error:
            self._without_last()
            raise InconsistentRows(str(error)) from error
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk takes no more
                self._without_last()
            raise
        self._unsaved.append((rows, packed))
        self._unsaved_rows += inserted
        if self._unsaved_rows >= MOST_ROWS:
            self.save()

    def _insert(self, documents: Iterable[tuple[Rows, bytes]]) -> int:
        """Insert documents; gives the number of their rows."""
        self._is_whole = False
        inserted = 0
        for looked_at, packed in documents:
            rows = to_store(looked_at, packed)
            for table in STORED:
                batch = rows.get(table.name)
                if batch:
                    self._link.executemany(self._inserts[table.name], batch)
                    inserted += len(batch)
            if not self._are_keyed and (fault := keys.fault_of(rows, self._is_stored)):
                raise sqlite3.IntegrityError(fault)
        self._is_whole = True
        return inserted

    def _is_stored(self, doc_id: str) -> bool:
        return self.known(doc_id) is not None

    def _without_last(self) -> None:
        """Save the documents before the one that could not be inserted."""
        if self._link.in_transaction:  # a full disk has rolled it back already
            self._link.execute("ROLLBACK")
        self._link.execute("BEGIN IMMEDIATE")
        self._insert(self._unsaved)
        self.save()

    def save(self) -> None:
        """Keep for good what was added, whole documents only."""
        is_whole, self._is_whole = self._is_whole, False
        self._unsaved.clear()
        self._unsaved_rows = 0
        if self._link.in_transaction:
            self._link.execute("COMMIT" if is_whole else "ROLLBACK")

    def close(self) -> None:
        """Save, and close the file; a second call does nothing."""
        try:
            with suppress(sqlite3.ProgrammingError):  # it is closed
                self.save()
        finally:
            super().close()

    def known(self, doc_id: str) -> Known | None:
        """The document stored under that id, if any."""
        row = self.one("SELECT path, sha256, status FROM documents WHERE doc_id = ?", (doc_id,))
        return None if row is None else Known(*map(str, row))

    def forget(self, doc_id: str) -> list[str]:
        """Delete a document with all of its rows; gives the paths that problems of its bytes were told of."""
        query = "SELECT DISTINCT path FROM problems WHERE doc_id = ? ORDER BY path"
        paths = [str(path) for (path,) in self.select(query, (doc_id,))]
        with self._transaction():
            for statement in keys.deletions((*TABLES, TEXTS)):
                self._link.execute(statement, (doc_id,))
        return paths

    def owners_of_doubles(self) -> list[str]:
        """Ids of the documents that have a key of one stored before them, for which a store cannot be settled."""
        return keys.owners_of_doubles(self._link)

    def documents(self) -> int:
        """How many there are."""
        row = self.one("SELECT count(*) FROM documents")
        return int(str(row[0])) if row else 0

    def has_text(self, doc_id: str) -> bool:
        """Whether the text of that document is stored."""
        return self.one("SELECT 1 FROM texts WHERE doc_id = ?", (doc_id,)) is not None

    def change(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for every row, all or none."""
        with self._transaction():
            self._link.executemany(statement, rows)

    def define(self, *statements: str) -> None:
        """Add tables, indexes or views that are no part of the schema, all or none."""
        with self._transaction():
            for statement in statements:
                self._link.execute(statement)

    def settle(self) -> None:
        """Add keys and indexes, which only readers need, and leave one plain file, no journal.

        Raises `sqlite3.IntegrityError` where two documents have rows of one key.
        """
        with self._transaction():
            self._index()
        self._leave_no_journal()

    def complete(self, search: Path | None = None) -> None:
        """Add what readers need and writers do not: indexes, views, full-text search; then leave one plain file.

        `search`: where that of these very texts was made already.
        """
        with self._beside(search) as beside, self._transaction():
            self._index()
            for name, query in VIEWS.items():
                self._link.execute(f"DROP VIEW IF EXISTS {quoted(name)}")
                self._link.execute(f"CREATE VIEW {quoted(name)} AS {query}")
            if fulltext.is_known(self._link):
                for statement in fulltext.copies(beside) if beside else fulltext.statements():
                    self._link.execute(statement)
        self._leave_no_journal()

    def take_in(self, file: Path, *statements: str) -> None:
        """Run statements, all or none, that copy out of another database, which they call `beside`."""
        with self._beside(file), self._transaction():
            for statement in statements:
                self._link.execute(statement)

    @contextmanager
    def _beside(self, file: Path | None) -> Iterator[str]:
        """What names of the other database begin with; nothing where there is none."""
        if file is None:
            yield ""
            return
        self.save()  # nothing is attached within a transaction
        self._link.execute("ATTACH ? AS beside", (str(file),))
        try:
            yield "beside."
        finally:
            self._link.execute("DETACH beside")

    def _index(self) -> None:
        keys.add(self._link)
        for table in STORED:
            for statement in index_statements(table):
                self._link.execute(statement)

    def _leave_no_journal(self) -> None:
        self._are_keyed = True
        self._link.execute("PRAGMA foreign_keys = ON")
        self._link.execute("PRAGMA synchronous = FULL")
        self._link.execute("PRAGMA journal_mode = DELETE").fetchall()
        self._link.execute("PRAGMA locking_mode = NORMAL").fetchall()
        self.one("SELECT 1 FROM sqlite_master")  # the lock is given up with the next look: now others may read

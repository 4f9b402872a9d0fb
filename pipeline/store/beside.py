"""Files beside an unfinished store, in which parts of it are made by other processes while nobody writes to it.

The store takes them in when it is completed. They stand where the next run removes what one that was killed left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.store import fulltext
from pipeline.store.folder import OutputsFolder
from pipeline.store.rows import Row
from pipeline.store.schema import CHECKS
from pipeline.store.statements import insert_statement, quoted


def write_search(folder: OutputsFolder) -> None:
    """Make the indexes of full-text search, where the library has it."""
    with _new(folder.search_file) as link:
        if fulltext.is_known(link):
            link.execute("ATTACH ? AS source", (f"{folder.unfinished_store.resolve().as_uri()}?mode=ro",))
            link.execute("BEGIN")
            for statement in fulltext.statements(source="source."):
                link.execute(statement)
            link.execute("COMMIT")


def write_checks(folder: OutputsFolder, rows: Iterable[Row]) -> None:
    """Keep rows of `checks` in their order."""
    with _new(folder.checks_file) as link:
        link.execute("BEGIN")
        link.execute(f"CREATE TABLE {CHECKS.name} ({', '.join(map(quoted, CHECKS.names))})")
        link.executemany(insert_statement(CHECKS), rows)
        link.execute("COMMIT")


@contextmanager
def _new(file: Path) -> Iterator[sqlite3.Connection]:
    """An empty database; what a crash leaves of it is made anew, so it needs no journal."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file.resolve().as_uri(), uri=True, isolation_level=None)) as link:
        link.execute("PRAGMA journal_mode = OFF").fetchall()
        link.execute("PRAGMA synchronous = OFF")
        yield link

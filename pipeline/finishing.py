"""What is made of a store that holds all documents: conflicts, full-text search, and the outputs that copy its rows.

Each piece reads the store and writes a file of its own, so that several can be made at once, on worker processes; then
the store takes in what belongs to it, and what shows that is written. The bytes do not
tell how many workers there were.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.rulebook import load_rules
from pipeline.store.beside import write_checks, write_search
from pipeline.store.export import Part, parts, write_part
from pipeline.store.folder import OutputsFolder
from pipeline.store.sqlite import Reader, Store

CONFLICTS, SEARCH = "conflicts", "search"
CHANGED = frozenset({"documents", "checks"})  # by conflicts
ADD = (
    "INSERT INTO main.checks SELECT * FROM beside.checks ORDER BY rowid",
    """
    UPDATE documents SET checks = (SELECT count(*) FROM main.checks AS c WHERE c.doc_id = documents.doc_id),
    mismatches = (SELECT count(*) FROM main.checks AS c WHERE c.doc_id = documents.doc_id AND c.verdict = 'mismatch')
    WHERE doc_id IN (SELECT doc_id FROM beside.checks)
    """,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to make from the store of a folder. `name`: conflicts, search, or a table to write."""

    name: str
    folder: OutputsFolder
    rules: Path | None


def pieces(folder: OutputsFolder, rules: Path | None) -> Iterator[Piece]:
    """All that do not need one another, those that take longest first."""
    names = (CONFLICTS, SEARCH, *(part.table for part in parts(folder) if part.table not in CHANGED))
    return (Piece(name, folder, rules) for name in names)


def warm() -> None:
    """Load what conflicts are found with, in a thread of its own: a tenth of a second while workers read the corpus."""
    threading.Thread(target=_load, daemon=True).start()


def _load() -> None:
    import pipeline.audit.conflicts  # noqa: F401


def make(piece: Piece) -> None:
    """Make it; `OSError` or sqlite3.OperationalError where that cannot be done."""
    if piece.name == CONFLICTS:
        _write_conflicts(piece)
    elif piece.name == SEARCH:
        write_search(piece.folder)
    else:
        write_part(Part(piece.folder, piece.name))


def _write_conflicts(piece: Piece) -> None:
    from pipeline.audit.conflicts import conflict_rows  # not for runs that have nothing to do

    with Reader(piece.folder.unfinished_store) as store:
        write_checks(piece.folder, conflict_rows(store, load_rules(piece.rules)))


def add_conflicts(store: Store, folder: OutputsFolder) -> None:
    """Add the rows that were made beside, and count anew the checks of their documents."""
    store.take_in(folder.checks_file, *ADD)


def write_changed(folder: OutputsFolder) -> None:
    """Write the tables that conflicts have changed."""
    for part in parts(folder):
        if part.table in CHANGED:
            write_part(part)

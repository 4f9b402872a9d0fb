"""Keys of a store that is being filled: each document is checked by itself, and the indexes are made once at the end.

Ids of mentions are digests, so each row would change another page of the key's index: with 10,000 documents half of the
time of storing went into writing these pages again and again. Tables are made without their keys, documents left out,
which are looked up meanwhile; a finished store has all of them, as if it had had them from the beginning.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from operator import itemgetter

from pipeline.store.rows import Row, Rows, Scalar
from pipeline.store.schema import DOCUMENTS, TABLES, TEXTS, TableSchema
from pipeline.store.statements import create_statement, quoted

KEYED = tuple(table for table in (*TABLES, TEXTS) if table.key and table is not DOCUMENTS)
LINKED_TO = frozenset(link.table for table in (*TABLES, TEXTS) for link in table.links)
OF_SCHEMA = "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?"
RENAME = "UPDATE sqlite_master SET name = ?, sql = NULL WHERE type = 'index' AND name = ?"
DECLARE = "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?"


@cache
def can_wait() -> bool:
    """Whether keys can be added later: not where SQLite was built to refuse any change of its own tables."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as link:
        link.execute("CREATE TABLE tried (one)")
        link.execute("PRAGMA writable_schema = ON")
        try:
            link.execute(DECLARE, ("CREATE TABLE tried (one)", "tried"))
        except sqlite3.Error:
            return False
    return True


def first_form(table: TableSchema) -> str:
    """CREATE TABLE for a store that is to be filled."""
    return create_statement(replace(table, key=()) if table in KEYED and can_wait() else table)


def are_there(link: sqlite3.Connection) -> bool:
    """Whether the tables have all of their keys."""
    return not any(True for _ in _without(link))


def add(link: sqlite3.Connection) -> None:
    """Give the tables their keys, within a transaction; `sqlite3.IntegrityError` where two rows have the same."""
    bare = list(_without(link))
    if not bare:
        return
    for table in bare:
        columns = ", ".join(map(quoted, table.key))
        link.execute(f"CREATE UNIQUE INDEX {quoted(_passing(table))} ON {quoted(table.name)} ({columns})")
    link.execute("PRAGMA writable_schema = ON")
    try:
        for table in bare:
            link.execute(DECLARE, (create_statement(table).replace("IF NOT EXISTS ", "", 1), table.name))
            link.execute(RENAME, (_automatic(table), _passing(table)))
    finally:
        link.execute("PRAGMA writable_schema = RESET")  # and the schema is read anew


def _without(link: sqlite3.Connection) -> Iterator[TableSchema]:
    return (table for table in KEYED if link.execute(OF_SCHEMA, (_automatic(table),)).fetchone() is None)


def _automatic(table: TableSchema) -> str:
    """What SQLite calls the index of a PRIMARY KEY (sqlite.org/fileformat2.html, section 2.6.2)."""
    return f"sqlite_autoindex_{table.name}_1"


def _passing(table: TableSchema) -> str:
    return f"{table.name}_key"


Part = Callable[[Row], Scalar | tuple[Scalar, ...]]
# Of each table: what is its key, and what of it points to which table.
_KEY = {table.name: itemgetter(*map(table.names.index, table.key)) for table in (*TABLES, TEXTS) if table.key}
_LINKS = {
    table.name: tuple((itemgetter(table.names.index(link.column)), link.table) for link in table.links)
    for table in (*TABLES, TEXTS)
}


def fault_of(rows: Rows, is_stored: Callable[[str], bool]) -> str:
    """What SQLite would say of one document's keys, if they do not fit; `is_stored`: whether a document is."""
    keys: dict[str, set[Scalar | tuple[Scalar, ...]]] = {name: set() for name in LINKED_TO}
    for name, links in _LINKS.items():
        batch = rows.get(name)
        if not batch:
            continue
        if name in _KEY:
            own = set(map(_KEY[name], batch))
            if len(own) < len(batch):
                return _doubled(name)
            keys[name] = own
        for part, other in links:
            strange = set(map(part, batch)) - keys[other]
            if strange and not _are_stored(strange, other, is_stored):
                return "FOREIGN KEY constraint failed"
    return ""


def _are_stored(strange: set[Scalar | tuple[Scalar, ...]], other: str, is_stored: Callable[[str], bool]) -> bool:
    """Whether what the document itself does not have is nothing (None or `NULL` of packed.py), or stored before it."""
    named = [str(each) for each in strange if each is not None and each == each]  # noqa: PLR0124 - no NaN
    return not named or (other == DOCUMENTS.name and all(map(is_stored, named)))


def _doubled(name: str) -> str:
    key = next(table.key for table in (DOCUMENTS, *KEYED) if table.name == name)
    return f"UNIQUE constraint failed: {', '.join(f'{name}.{column}' for column in key)}"


def owners_of_doubles(link: sqlite3.Connection) -> list[str]:
    """Ids of the documents that have a key of one stored before them."""
    found: dict[str, None] = {}
    for table in KEYED:
        if "doc_id" in table.names:  # cells are doubled with their tables only
            for (doc_id,) in link.execute(_later(table)):
                found[str(doc_id)] = None
    return list(found)


def _later(table: TableSchema) -> str:
    name, key = quoted(table.name), ", ".join(map(quoted, table.key))
    first = f"SELECT min(rowid) FROM {name} GROUP BY {key}"  # noqa: S608 - names of the schema
    return f"SELECT DISTINCT doc_id FROM {name} WHERE rowid NOT IN ({first}) ORDER BY rowid"  # noqa: S608 - as above


def deletions(tables: Iterable[TableSchema]) -> Iterator[str]:
    """DELETE of all rows of one document, those that point to others first."""
    for table in reversed(tuple(tables)):
        name = quoted(table.name)
        if "doc_id" in table.names:
            yield f"DELETE FROM {name} WHERE doc_id = ?"  # noqa: S608 - names of the schema
        else:
            yield f"DELETE FROM {name} WHERE table_id IN (SELECT table_id FROM tables WHERE doc_id = ?)"  # noqa: S608

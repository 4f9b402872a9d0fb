"""SQL of the schema: tables, indexes, inserts, and the queries that give all rows in their fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.store.schema import DECLARED, Link, TableSchema


def quoted(name: str) -> str:
    """An SQL identifier."""
    return f'"{name}"'


def create_statement(table: TableSchema) -> str:
    """CREATE TABLE."""
    lines = [f"{quoted(column.name)} {DECLARED[column.kind]}".rstrip() for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    lines += map(foreign_key, table.links)
    return f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def foreign_key(link: Link) -> str:
    """The constraint; it names the other column, without which Datasette (0.65) fails on every page of the table."""
    there = f"{quoted(link.table)} ({quoted(link.key)})"
    return f"FOREIGN KEY ({quoted(link.column)}) REFERENCES {there} ON DELETE CASCADE"


def index_statements(table: TableSchema) -> Iterator[str]:
    """CREATE INDEX, one a column that people look things up by."""
    for column in table.indexes:
        name = quoted(f"{table.name}_{column}")
        yield f"CREATE INDEX IF NOT EXISTS {name} ON {quoted(table.name)} ({quoted(column)})"


def insert_statement(table: TableSchema) -> str:
    """INSERT with one placeholder a column."""
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {quoted(table.name)} VALUES ({places})"  # noqa: S608 - names of the schema


def ordered_queries(table: TableSchema) -> tuple[str, ...]:
    """All rows in their fixed order, one query after the other: documents by path, then as the document has them.

    Documents that were not read come last: of two files of one name (`12.tsv` beside `12.txt`) whoever looks for the
    first row finds the one that was read.
    CROSS JOIN makes SQLite loop in the order written, so that no more than the rows of one document are ever sorted.
    """
    names = ", ".join(f"this.{quoted(name)}" for name in table.names)
    this = f"{quoted(table.name)} AS this"
    if table.name == "documents":
        read, unread = (f"WHERE status {sign} 'failed' ORDER BY path, rowid" for sign in ("<>", "="))
        return f"SELECT {names} FROM {this} {read}", f"SELECT {names} FROM {this} {unread}"  # noqa: S608 - names of the schema
    if table.name == "problems":
        return (f"SELECT {names} FROM {this} ORDER BY path, rowid",)  # noqa: S608 - names of the schema
    if table.name == "cells":
        via = "documents AS d CROSS JOIN tables AS t ON t.doc_id = d.doc_id"
        order = "d.path, t.rowid, this.row, this.column"
        return (f"SELECT {names} FROM {via} CROSS JOIN {this} ON this.table_id = t.table_id ORDER BY {order}",)  # noqa: S608
    via = f"documents AS d CROSS JOIN {this} ON this.doc_id = d.doc_id"
    return (f"SELECT {names} FROM {via} ORDER BY d.path, this.rowid",)  # noqa: S608

"""Full-text search in `reports.sqlite` (FTS5), in the form that Datasette finds by itself.

Tone and vowel marks are left out on both sides, so that `ha tinh` finds `Hà Tĩnh`. FTS5 takes đ for a letter of its
own, so a text that has one is taken in twice, as it is and with d for đ: `dong thap`, `"dau tu"` and `Đồng Tháp` find
it, whoever asks. That takes a sixteenth of the store more. The indexes hold no text themselves: they point into their
tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from types import MappingProxyType

# What is searched, by table. Checks quote the texts, and would take four times as long as all texts together.
SEARCHED = MappingProxyType(
    {
        "texts": ("text",),
        "documents": ("path", "number", "title", "issuer", "signer"),
        "sections": ("heading",),
    },
)
TOKENS = "unicode61 remove_diacritics 2"
# What FTS5 keeps of an index, as ordinary tables (sqlite.org/fts5.html, section 9).
SHADOWS = ("data", "idx", "docsize", "config")


def is_known(link: sqlite3.Connection) -> bool:
    """Whether the library was built with FTS5."""
    query = "SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'"
    return link.execute(query).fetchone() is not None


def statements(source: str = "") -> Iterator[str]:
    """Make and fill the indexes anew; `source`: an attached store that holds the texts instead, as `old.`."""
    for table, columns in SEARCHED.items():
        name = f"{table}_fts"
        listed = ", ".join(f'"{column}"' for column in columns)
        yield from _empty(table)
        taken_in = ", ".join(map(_with_and_without_bar, columns))
        yield f"INSERT INTO {name} (rowid, {listed}) SELECT rowid, {taken_in} FROM {source}{table}"  # noqa: S608 - our own names


def copies(source: str) -> Iterator[str]:
    """Make the indexes anew and fill them with those of an attached database, as `beside.`."""
    for table in SEARCHED:
        yield from _empty(table)
        for shadow in (f"{table}_fts_{each}" for each in SHADOWS):
            yield f"DELETE FROM {shadow}"  # noqa: S608 - our own names
            yield f"INSERT INTO {shadow} SELECT * FROM {source}{shadow}"  # noqa: S608 - our own names


def _empty(table: str) -> Iterator[str]:
    name = f"{table}_fts"
    listed = ", ".join(f'"{column}"' for column in SEARCHED[table])
    yield f"DROP TABLE IF EXISTS main.{name}"
    # Double quotes: by them Datasette knows an index from a table.
    options = f'content="{table}", tokenize="{TOKENS}"'
    yield f"CREATE VIRTUAL TABLE main.{name} USING fts5({listed}, {options})"


def _with_and_without_bar(column: str) -> str:
    """What of a column is indexed; what stands in the second copy is never shown, only found."""
    bare = f"""replace(replace("{column}", 'đ', 'd'), 'Đ', 'D')"""
    has_bar = f"""instr("{column}", 'đ') OR instr("{column}", 'Đ')"""
    return f"""CASE WHEN {has_bar} THEN "{column}" || char(10) || {bare} ELSE "{column}" END"""

"""Full-text search in `reports.sqlite` (FTS5), in the form that Datasette finds by itself.

Tone and vowel marks are left out on both sides, so that `ha tinh` finds `Hà Tĩnh`. FTS5 takes đ for a letter of its
own, so a text that has one is taken in twice, as it is and with d for đ: `dong thap`, `"dau tu"` and `Đồng Tháp` find
it, whoever asks. That takes a sixteenth of the store more. The indexes hold no text themselves: they point into their
tables.
"""

from __future__ import annotations

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


def statements() -> Iterator[str]:
    """Make and fill the indexes anew; not for a library that was built without FTS5."""
    for table, columns in SEARCHED.items():
        name = f"{table}_fts"
        listed = ", ".join(f'"{column}"' for column in columns)
        yield f"DROP TABLE IF EXISTS {name}"
        # Double quotes: by them Datasette knows an index from a table.
        options = f'content="{table}", tokenize="{TOKENS}"'
        yield f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, {options})"
        taken_in = ", ".join(map(_with_and_without_bar, columns))
        yield f"INSERT INTO {name} (rowid, {listed}) SELECT rowid, {taken_in} FROM {table}"  # noqa: S608 - our own names


def _with_and_without_bar(column: str) -> str:
    """What of a column is indexed; what stands in the second copy is never shown, only found."""
    bare = f"""replace(replace("{column}", 'đ', 'd'), 'Đ', 'D')"""
    return f"""CASE WHEN {bare} = "{column}" THEN "{column}" ELSE "{column}" || char(10) || {bare} END"""

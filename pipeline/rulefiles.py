"""Rule files to checked words and rows. Everything that is wrong raises `BadRule`, which names file, row and remedy."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from pipeline.errors import BadRule

TomlTable = Mapping[str, object]
ROW_KEYS = ("type", "money")  # the arrays of tables; any other is a misspelling
RESTORE = "Add one, or restore the file."


def read_toml(name: str, data: bytes) -> TomlTable:
    """The file's table."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRule(f"BadRule: {name} is not valid TOML: {error}.", "Mend the line that is named.") from error
    for key, value in table.items():
        if isinstance(value, list) and any(isinstance(item, dict) for item in value) and key not in ROW_KEYS:
            raise BadRule(f"BadRule: {name}: [[{key}]] is no known kind of row.", "Check its spelling.")
    return table


def csv_rows(name: str, data: bytes, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows of a CSV file below its head, which must be these columns, each with the number of its line."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadRule(f"BadRule: {name} is not UTF-8: {error}.", "Save it as UTF-8.") from error
    if len(lines) < 2:  # noqa: PLR2004 the head and a row
        raise BadRule(f"BadRule: {name} has no row.", "Restore the file.")
    reader = csv.reader(lines)
    if next(reader) != list(columns):
        raise BadRule(f"BadRule: {name}, row 1: the head is not {','.join(columns)}.", "Mend the head.")
    for row in reader:
        if len(row) != len(columns):
            message = f"BadRule: {name}, row {reader.line_num}: {len(row)} cells, {len(columns)} are needed."
            raise BadRule(message, "Check the commas and quotes.")
        yield reader.line_num, row


def word_lists(name: str, table: TomlTable, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Word lists anywhere in the file, by `file.section.key`; arrays of tables are read by `rows`."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from word_lists(name, value, f"{prefix}.{key}")
        elif isinstance(value, list) and not any(isinstance(item, dict) for item in value):
            yield f"{prefix}.{key}", words(name, f"{prefix}.{key}", value)


def words(name: str, key: str, values: object) -> tuple[str, ...]:
    """A list as words: none twice, none empty, none with outer blanks, all composed (NFC)."""
    if not isinstance(values, list):
        raise BadRule(f"BadRule: {name}, {key} is no list.", "Write it in square brackets.")
    seen: dict[str, None] = {}
    for row, word in enumerate(values, 1):
        where = f"BadRule: {name}, {key}, word {row}:"
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            raise BadRule(f"{where} {word!r} is no word without outer blanks.", "Write it in quotes.")
        if not unicodedata.is_normalized("NFC", word):
            raise BadRule(f'{where} "{word}" has letters taken apart and can never match.', "Write it anew (NFC).")
        if word in seen:
            raise BadRule(f'{where} "{word}" stands twice.', "Take one out.")
        seen[word] = None
    return tuple(seen)


def rows(
    name: str, table: TomlTable, key: str, columns: Mapping[str, type], optional: Mapping[str, type] | None = None
) -> Iterator[Mapping[str, object]]:
    """Rows of an array of tables, each with the columns asked for and no other, no name twice."""
    found = table.get(key)
    if not isinstance(found, list) or not found:
        raise BadRule(f"BadRule: {name} has no [[{key}]] row.", RESTORE)
    names: set[str] = set()
    for number, row in enumerate(found, 1):
        where = f"BadRule: {name}, [[{key}]] row {number}"
        if not isinstance(row, dict):
            raise BadRule(f"{where} is no table.", "Write it as [[...]].")
        where = f'{where}: "{row.get("name", "?")}"'
        for column in columns:
            if column not in row:
                raise BadRule(f"{where} has no {column}.", "Add one, from a real report.")
        _check(where, row, {**columns, **(optional or {})})
        label = str(row["name"]).casefold()
        if label in names:
            raise BadRule(f"{where} stands twice.", "Take one out.")
        names.add(label)
        yield row


def _check(where: str, row: Mapping[str, object], columns: Mapping[str, type]) -> None:
    """Types of the cells, and no column that nobody reads."""
    for column, value in row.items():
        if column == "source":
            continue
        if column not in columns:
            raise BadRule(f"{where} has an unknown column {column}.", "Check its spelling.")
        kind = columns[column]
        if type(value) is not kind:  # a bool is an int to isinstance
            raise BadRule(f"{where}: {column} must be {kind.__name__}.", "Mend the value.")
        if isinstance(value, str) and not value.strip():
            raise BadRule(f"{where} has no {column}.", "Add one, from a real report.")
        if isinstance(value, int) and not isinstance(value, bool) and value <= 0:
            raise BadRule(f"{where}: {column} must be above 0.", "Mend the value.")

"""rules/ as frozen tables, checked on load. The only opener of rules/.

A wrong rule file raises `BadRule`, which names the file, the row and the remedy, before anything is run.
"""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pipeline.errors import BadRule

RULE_FILES = (
    "doc_types.toml",
    "issuers.toml",
    "units.toml",
    "words.toml",
    "headings.toml",
    "columns.toml",
    "places.csv",
)
PLACE_COLUMNS = (
    *("code", "level", "type", "name", "parent", "valid_from", "valid_to"),
    *("successors", "lat", "lon", "aliases", "source"),
)
PLACE_LEVELS = ("province", "district", "commune")
EXAMPLES = {"example": str, "counter_example": str}  # columns that each row of an array of tables must have
TomlTable = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DocType:
    """A type of document, its symbols (`QĐ`) and other names; `bare_number`: it may stand with a number alone."""

    name: str
    symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    bare_number: bool
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money; `factor` in units of `currency`; `whole`: figures have no fraction; `sure`: never a count."""

    name: str
    factor: Decimal
    currency: str
    whole: bool
    sure: bool
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One administrative unit in one period (rules/places.csv)."""

    code: str
    level: str
    type: str
    name: str
    parent: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    lat: str
    lon: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that rules/ says; `lists` are the plain word lists by `file.section.key`."""

    digest: str
    doc_types: tuple[DocType, ...]
    money_units: tuple[MoneyUnit, ...]
    lists: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, Mapping[str, Mapping[str, str]]]
    places: tuple[PlaceRow, ...]

    def words(self, *keys: str) -> tuple[str, ...]:
        """The word lists of these names (`words.qualifiers.all`), one after the other; raises `BadRule`."""
        for key in keys:
            if key not in self.lists:
                file, _, row = key.partition(".")
                message = f'BadRule: {file}.toml has no list "{row}".'
                raise BadRule(message, "Restore it from the rules folder that came with the program.")
        return tuple(word for key in keys for word in self.lists[key])

    def section(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """All lists below `file.section`, by their last key."""
        cut = len(prefix) + 1
        return {key[cut:]: value for key, value in self.lists.items() if key.startswith(prefix + ".")}


def alternation(words: Iterable[str]) -> str:
    """Regular expression for any of the words: longest first, blanks match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def cased(words: Iterable[str]) -> str:
    """`alternation` of the words small, with a capital, and in capitals.

    Three times as fast as to ignore case (measured on reports).
    """
    return alternation(form for word in words for form in (word, capital(word), word.title(), word.upper()))


def capital(text: str) -> str:
    """With a capital first letter; unlike `str.capitalize` it leaves the others as they are."""
    return text[:1].upper() + text[1:]


def default_folder() -> Path:
    """rules/ beside the package in a checkout, inside it in an installed wheel."""
    package = Path(str(files("pipeline")))
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def load_rules(folder: Path | None = None) -> Rulebook:
    """Read and check rules/; raises `BadRule`."""
    return _load(folder or default_folder())


@lru_cache(maxsize=4)
def _load(folder: Path) -> Rulebook:
    raw = {name: _bytes(folder, name) for name in RULE_FILES}
    digest = hashlib.sha256()
    for name in RULE_FILES:
        digest.update(name.encode() + b"\0" + raw[name] + b"\0")
    tables = {name: _toml(name, data) for name, data in raw.items() if name.endswith(".toml")}
    lists: dict[str, tuple[str, ...]] = {}
    for name in ("issuers.toml", "units.toml", "words.toml", "headings.toml"):
        lists.update(_lists(name, tables[name], name.removesuffix(".toml")))
    return Rulebook(
        digest=digest.hexdigest(),
        doc_types=tuple(_doc_types(tables["doc_types.toml"])),
        money_units=tuple(_money_units(tables["units.toml"])),
        lists=lists,
        columns=_columns(tables["columns.toml"]),
        places=tuple(_places(raw["places.csv"])),
    )


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        message = f"BadRule: {name} cannot be read in {folder} ({error.strerror})."
        raise BadRule(message, "Give --rules a folder with all rule files, or leave it out.") from error


def _toml(name: str, data: bytes) -> TomlTable:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRule(f"BadRule: {name} is not valid TOML: {error}.", "Mend the line that is named.") from error


def _lists(name: str, table: TomlTable, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Word lists anywhere in the file; arrays of tables are read by their own loaders."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(name, value, f"{prefix}.{key}")
        elif isinstance(value, list) and not any(isinstance(item, dict) for item in value):
            yield f"{prefix}.{key}", tuple(_words(name, f"{prefix}.{key}", value))


def _words(name: str, key: str, values: list[object]) -> Iterator[str]:
    seen: set[str] = set()
    for row, word in enumerate(values, 1):
        where = f"BadRule: {name}, {key}, word {row}:"
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            raise BadRule(f"{where} {word!r} is no word without outer blanks.", "Write it in quotes.")
        if word in seen:
            raise BadRule(f'{where} "{word}" stands twice.', "Take one out.")
        seen.add(word)
        yield word


def _rows(name: str, table: TomlTable, key: str, columns: Mapping[str, type]) -> Iterator[Mapping[str, object]]:
    """Rows of an array of tables, each with exactly the columns asked for."""
    rows = table.get(key)
    if not isinstance(rows, list) or not rows:
        raise BadRule(f"BadRule: {name} has no [[{key}]] row.", "Add one, or restore the file.")
    for number, row in enumerate(rows, 1):
        where = f"BadRule: {name}, [[{key}]] row {number}"
        if not isinstance(row, dict):
            raise BadRule(f"{where} is no table.", "Write it as [[...]].")
        label = row.get("name", "?")
        for column, kind in columns.items():
            if column not in row:
                raise BadRule(f'{where}: "{label}" has no {column}.', "Add one, from a real report.")
            if not isinstance(row[column], kind):
                raise BadRule(f'{where}: "{label}": {column} must be {kind.__name__}.', "Mend the value.")
        unknown = sorted(set(row) - set(columns) - {"source"})
        if unknown:
            raise BadRule(f'{where}: "{label}" has an unknown column {unknown[0]}.', "Check its spelling.")
        yield row


def _doc_types(table: TomlTable) -> Iterator[DocType]:
    columns = {"name": str, "symbols": list, "aliases": list, "bare_number": bool} | EXAMPLES
    for row in _rows("doc_types.toml", table, "type", columns):
        yield DocType(
            name=str(row["name"]),
            symbols=_strings(row["symbols"]),
            aliases=_strings(row["aliases"]),
            bare_number=bool(row["bare_number"]),
            example=str(row["example"]),
            counter_example=str(row["counter_example"]),
        )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _money_units(table: TomlTable) -> Iterator[MoneyUnit]:
    columns = {"name": str, "factor": int, "currency": str, "whole": bool, "sure": bool} | EXAMPLES
    for row in _rows("units.toml", table, "money", columns):
        yield MoneyUnit(
            name=str(row["name"]),
            factor=Decimal(str(row["factor"])),
            currency=str(row["currency"]),
            whole=bool(row["whole"]),
            sure=bool(row["sure"]),
            example=str(row["example"]),
            counter_example=str(row["counter_example"]),
        )


def _columns(table: TomlTable) -> dict[str, dict[str, dict[str, str]]]:
    """Descriptions of the output columns: table -> column -> {vi, en, …}."""
    described: dict[str, dict[str, dict[str, str]]] = {}
    for name, columns in table.items():
        if not isinstance(columns, dict):
            raise BadRule(f"BadRule: columns.toml: {name} is no table.", "Write [table.column] heads.")
        described[name] = {
            column: {key: str(text) for key, text in facts.items()}
            for column, facts in columns.items()
            if isinstance(facts, dict)
        }
    return described


def _places(data: bytes) -> Iterator[PlaceRow]:
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadRule(f"BadRule: places.csv is not UTF-8: {error}.", "Save it as UTF-8.") from error
    reader = csv.reader(lines)
    head = next(reader, [])
    if tuple(head) != PLACE_COLUMNS:
        raise BadRule("BadRule: places.csv, row 1: the head is not " + ",".join(PLACE_COLUMNS) + ".", "Mend the head.")
    for number, row in enumerate(reader, 2):
        if len(row) != len(PLACE_COLUMNS):
            message = f"BadRule: places.csv, row {number}: {len(row)} cells, {len(PLACE_COLUMNS)} are needed."
            raise BadRule(message, "Check the commas and quotes.")
        code, level, kind, name, parent, since, until, successors, lat, lon, aliases, _ = row
        if level not in PLACE_LEVELS or not name or not code.isdigit():
            message = f"BadRule: places.csv, row {number}: code {code!r}, level {level!r}, name {name!r}."
            raise BadRule(message, f"The level is one of {', '.join(PLACE_LEVELS)}; code and name must not be empty.")
        new, other = _split(successors, ";"), _split(aliases, "|")
        yield PlaceRow(code, level, kind, name, parent, since, until, new, lat, lon, other)


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(text.split(mark)) if text else ()

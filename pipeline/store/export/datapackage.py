"""datapackage.json: the tables as a Frictionless Data Package, every column with type, unit and description (en, vi).

Descriptions in Vietnamese stand in `description@vi`, after the package's language pattern.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipeline.store.export.task import Descriptions, Export, Json
from pipeline.store.schema import MENTIONS, TABLES, Column, Kind, TableSchema

NAME = "trichxuat-outputs"
SHARED = "mention"  # the section of columns.toml for what all mention tables begin with
TITLE_EN = "Figures, dates, places and citations extracted from Vietnamese government reports"


def write(export: Export) -> None:
    """Describe the CSV files that stand in the stage."""
    package: Json = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE_EN,
        "languages": ["en", "vi"],
        "resources": [resource(table, export.folder.stage, export.descriptions) for table in TABLES],
    }
    with export.folder.writing("datapackage.json") as stream:
        json.dump(package, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def resource(table: TableSchema, stage: Path, descriptions: Descriptions) -> Json:
    """One CSV file: where, how written, and its schema."""
    file = stage / f"{table.name}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest(file)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": table_schema(table, descriptions),
    }


def table_schema(table: TableSchema, descriptions: Descriptions) -> Json:
    """Fields, keys and what an empty cell means."""
    schema: dict[str, Json] = {
        "fields": [field(table, column, described(table, column, descriptions)) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [link.column], "reference": {"resource": _named(link.table, table.name), "fields": [link.key]}}
            for link in table.links
        ]
    return schema


def _named(target: str, own: str) -> str:
    """The package's name for a table; a table names itself by the empty string."""
    return "" if target == own else target


def described(table: TableSchema, column: Column, descriptions: Descriptions) -> dict[str, str]:
    """The column's entry in columns.toml; `KeyError` names the one that is missing."""
    own = descriptions.get(table.name, {})
    shared = descriptions.get(SHARED, {}) if table in MENTIONS else {}
    entry = own.get(column.name) or shared.get(column.name)
    if entry is None:
        raise KeyError(f"{table.name}.{column.name}")
    return dict(entry)


def field(table: TableSchema, column: Column, entry: dict[str, str]) -> Json:
    """One column."""
    facts: dict[str, Json] = {
        "name": column.name,
        "type": entry["type"],
        "description": entry["en"],
        "description@vi": entry["vi"],
    }
    if unit := entry.get("unit"):
        facts["unit"] = unit
    if column.kind is Kind.FLAG:
        facts |= {"trueValues": ["1"], "falseValues": ["0"]}
    if column.name in table.key:
        facts["constraints"] = {"required": True}
    return facts


def digest(file: Path) -> str:
    """SHA-256 of a file, 64 hex digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""metadata.json: what Datasette shows beside tables, views and columns.

`datasette OUTPUTS/` finds it by itself; `datasette OUTPUTS/reports.sqlite -m OUTPUTS/metadata.json` says it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pipeline.store.export.datapackage import TITLE_EN, described
from pipeline.store.export.task import Descriptions, Export, Json
from pipeline.store.export.viewed import viewed
from pipeline.store.folder import STORE
from pipeline.store.meanings_beside import BETWEEN, REVIEWS, TABLES_TOLD
from pipeline.store.schema import TABLES, TableSchema
from pipeline.store.views import DESCRIPTIONS

NAME = "metadata.json"
# What tells a row to a person who follows a link to it.
LABELS = {"documents": "path", "sections": "heading", "tables": "caption"}
SORTED = {"checks": "verdict", "documents": "path"}
FACETS = {
    "documents": ["doc_type", "province", "status"],
    "checks": ["verdict", "kind"],
    "problems": ["code", "stage"],
    "places": ["level", "match"],
    "amounts": ["origin", "currency"],
    "figures": ["table"],
    "figures_reviewed": ["table", "review_state"],
    "checks_reviewed": ["verdict", "reviewed_verdict"],
    "reviews": ["part", "reviewed_verdict"],
}


def write(export: Export) -> None:
    """Write it."""
    with export.folder.writing(NAME) as stream:
        json.dump(metadata(export.descriptions), stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def metadata(descriptions: Descriptions) -> Json:
    """Descriptions in English, with the Vietnamese behind them."""
    database = STORE.rpartition(".")[0]
    tables = {table.name: table_metadata(table, descriptions) for table in TABLES}
    columns = viewed(descriptions)
    views: dict[str, Json] = {
        name: _with_facets(name, {"description": text, "columns": _told(columns[name])})
        for name, text in DESCRIPTIONS.items()
    }
    beside: dict[str, Json] = {
        "texts": _with_facets("texts", {"description": TABLES_TOLD["texts"]}),
        "reviews": _with_facets("reviews", {"description": TABLES_TOLD["reviews"], "columns": dict(REVIEWS)}),
    }
    hidden: dict[str, Json] = {"files": {"hidden": True}}
    return {
        "title": TITLE_EN,
        "description": "Every figure has the page, the box and the sentence that it stands in.",
        "databases": {database: {"tables": {**tables, **views, **beside, **hidden}}},
    }


def table_metadata(table: TableSchema, descriptions: Descriptions) -> Json:
    """One table of the contract."""
    columns = _told({column.name: described(table, column, descriptions) for column in table.columns})
    facts: dict[str, Json] = {"description": TABLES_TOLD[table.name], "columns": columns}
    if table.name in LABELS:
        facts["label_column"] = LABELS[table.name]
    return _with_facets(table.name, facts)


def _told(columns: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Column -> what it means, in both languages, with its unit."""
    units = {name: f" ({entry['unit']})" if entry.get("unit") else "" for name, entry in columns.items()}
    return {name: f"{entry['en']}{units[name]}{BETWEEN}{entry['vi']}" for name, entry in columns.items()}


def _with_facets(name: str, facts: dict[str, Json]) -> Json:
    if name in FACETS:
        facts["facets"] = FACETS[name]
    if name in SORTED:
        facts["sort"] = SORTED[name]
    return facts

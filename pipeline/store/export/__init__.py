"""The formats that are written from the store: its rows in `parts`, then what tells of them, in this order."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.store.export import datapackage, datasette, overview, runfile
from pipeline.store.export.parts import Part, parts, write_part
from pipeline.store.export.task import Export, RunRecord

EXPORTERS: tuple[Callable[[Export], None], ...] = (
    datapackage.write,
    datasette.write,
    overview.write,
    runfile.write,
)

__all__ = ["EXPORTERS", "Export", "Part", "RunRecord", "parts", "write_part"]

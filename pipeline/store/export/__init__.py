"""The formats that are written from the store, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.store.export import csv, datapackage, datasette, overview, runfile, text
from pipeline.store.export.task import Export, RunRecord

EXPORTERS: tuple[Callable[[Export], None], ...] = (
    csv.write,
    text.write,
    datapackage.write,
    datasette.write,
    overview.write,
    runfile.write,
)

__all__ = ["EXPORTERS", "Export", "RunRecord"]

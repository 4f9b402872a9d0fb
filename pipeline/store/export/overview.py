"""index.html: the run at a glance, for people who open no tables (pipeline.overview)."""

from __future__ import annotations

import threading

from pipeline.store.export.runfile import installed
from pipeline.store.export.task import Export
from pipeline.store.folder import PROGRAM

NAME = "index.html"


def write(export: Export) -> None:
    """Write the page."""
    from pipeline.overview.page import overview_page

    page = overview_page(
        export.store,
        ground=export.ground,
        version=installed(PROGRAM) or "",
        rules_digest=export.run.rules_digest,
    )
    with export.folder.writing(NAME) as stream:
        stream.write(page)


def warm() -> None:
    """Load what the page is made with, in a thread of its own: a fifth of a second while workers read the corpus."""
    threading.Thread(target=_load, daemon=True).start()


def _load() -> None:
    from pipeline.overview.page import load

    load()

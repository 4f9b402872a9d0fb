"""Where workers come from: what the process that they are copied from imports, and when it is started."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.context import BaseContext
from pathlib import Path

from pipeline.engine.forking import start_context
from pipeline.read.walk import met_at_once
from pipeline.store.folder import OutputsFolder

# Imported once in the fork server, for all workers: 0.6 s each that a worker which replaces a crashed one is spared.
PRELOAD = ("pipeline.work", "pipeline.stages", "pipeline.read.plain")
PDF, PDF_READER = ".pdf", "pipeline.read.pdf"  # where PDFs are met at once: 0.05 s each that workers are spared
TABLES = ("pdfplumber.table", "pipeline.readytables")  # there, with the shipped rules: 0.3 s each for the first table
READY = "pipeline.ready"  # of the shipped rules also what each worker would compile: 0.8 s


def worker_context(paths: Sequence[Path], rules: Path | None) -> BaseContext:
    """How workers for these files are started, with rules of this folder (`None`: the shipped ones).

    The fork server makes itself ready in the background from now on, unless it is there already.
    """
    return start_context((*PRELOAD, *made_ready(has_pdfs=met_at_once(paths, PDF), has_own_rules=rules is not None)))


def made_ready(*, has_pdfs: bool, has_own_rules: bool) -> tuple[str, ...]:
    """What else is imported before the workers are made, in this order."""
    reader = (PDF_READER,) if has_pdfs else ()
    if has_own_rules:
        return reader
    return (*reader, *(TABLES if has_pdfs else ()), READY)


def start_early(paths: Sequence[Path], outputs: Path, rules: Path | None) -> None:
    """Start the fork server while the parent still imports, where there is work for certain: the outputs are new.

    A tenth of a cold start. What is wrong with the paths is told by the run.
    """
    with suppress(OSError):
        if OutputsFolder(outputs).is_new() and all(path.exists() for path in paths):
            worker_context(paths, rules)

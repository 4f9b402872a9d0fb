"""run.json: versions, rules, options, counts and timings. The only output that may differ between two equal runs."""

from __future__ import annotations

import json
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from pipeline.store.export.task import Export, Json, RunRecord
from pipeline.store.folder import PROGRAM, RUN_FILE

# The libraries that can change what is found.
LIBRARIES = ("pypdfium2", "pdfplumber", "spacy", "underthesea", "rapidfuzz", "charset-normalizer")


def write(export: Export) -> None:
    """Write what the run was and did."""
    with export.folder.writing("run.json") as stream:
        facts = run_facts(export.run, export.folder.output_names())
        json.dump(facts, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def run_facts(run: RunRecord, outputs: Sequence[str]) -> Json:
    """Everything one needs to tell why two runs differ, and which files the run wrote beside this one."""
    return {
        "program": PROGRAM,
        "versions": versions(),
        "rules": {"folder": run.rules, "sha256": run.rules_digest},
        "options": {
            "corpus": list(run.corpus),
            "jobs": run.jobs,
            "ocr": run.ocr,
            "timeout": run.timeout,
            "scheduler": run.scheduler,
        },
        "counts": counts(run),
        "gone": list(run.gone),
        "timings": timings(run),
        "outputs": [name for name in outputs if name != RUN_FILE],
    }


def versions() -> dict[str, str | None]:
    """Versions of the program, of Python and of what reads and finds; `None` for a library that is not there."""
    found = {name: installed(name) for name in (PROGRAM, *LIBRARIES)}
    return {**found, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}


def installed(name: str) -> str | None:
    """Version of an installed distribution."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def counts(run: RunRecord) -> Json:
    """How many of everything."""
    found = run.counts
    return {
        "documents": found.documents,
        "pages": found.pages,
        "status": found.statuses,
        "mentions": found.mentions,
        "sections": found.sections,
        "tables": found.tables,
        "verdicts": found.verdicts,
        "problems": found.problems,
        "duplicates": found.duplicates,
    }


def timings(run: RunRecord) -> Json:
    """Start and end in UTC, seconds and rates of what was read now, and the documents that took longest.

    `phases`: what the run itself did; `stages`: what all workers did, so with two of them up to twice the time.
    """
    now = datetime.now(UTC)
    return {
        "began": run.began.isoformat(timespec="seconds"),
        "ended": now.isoformat(timespec="seconds"),
        "seconds": round((now - run.began).total_seconds(), 3),
        "seconds_extracting": round(run.extracted, 3),
        "files_taken_over": run.taken_over,
        "files_read": run.files_read,
        "files_tried_twice": run.second_tries,
        "files_per_second": _rate(run.files_read, run.extracted),
        "pages_per_second": _rate(run.pages_read, run.extracted),
        "phases": _rounded(run.phases),
        "stages": _rounded(run.stages),
        "slowest": [{"path": path, "seconds": round(each, 3), "pages": pages} for each, path, pages in run.slowest],
    }


def _rate(number: int, seconds: float) -> float | None:
    return round(number / seconds, 1) if number and seconds else None


def _rounded(seconds: Mapping[str, float]) -> Json:
    return {name: round(each, 3) for name, each in seconds.items()}

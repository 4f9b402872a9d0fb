"""`python -m tests.bench.contender NAME FOLDER`: one contender alone in its process; prints what it did as JSON.

Peak memory is that of the process, so each contender gets its own.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

MARKS = (200, 1000, 2000)  # documents after which the worker's memory is told


class Done(NamedTuple):
    """What came of one document."""

    pages: int
    characters: int
    mentions: int = 0


def pdfplumber(files: Iterable[Path]) -> Iterator[Done]:
    """Text by pdfplumber."""
    import pdfplumber as plumber

    for file in files:
        with plumber.open(file) as document:
            told = []
            for page in document.pages:
                told.append(len(page.extract_text()))
                page.close()
            yield Done(len(told), sum(told))


def pypdfium2(files: Iterable[Path]) -> Iterator[Done]:
    """Text alone by pdfium."""
    import pypdfium2 as pdfium

    for file in files:
        with pdfium.PdfDocument(file) as document:
            told = []
            for page in document:
                text = page.get_textpage()
                told.append(len(text.get_text_bounded()))
                text.close()
                page.close()
            yield Done(len(told), sum(told))


def pdftotext(files: Iterable[Path]) -> Iterator[Done]:
    """Text by poppler, one process a file."""
    for file in files:
        told = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode("utf-8")
        yield Done(told.count("\f"), len(told))


def worker(files: Iterable[Path]) -> Iterator[Done]:
    """All of this program's stages for a document, to the rows for the store, in one process."""
    from pipeline.read.options import ReadOptions
    from pipeline.read.walk import met_at_once
    from pipeline.work import Job, prepare, work
    from pipeline.workers import PDF, made_ready
    from tests.test_store import CONTRACT

    every = tuple(files)
    for name in made_ready(has_pdfs=met_at_once(every, PDF), has_own_rules=False):
        import_module(name)  # as a run does before it starts workers
    prepare(None)
    yield Done(0, 0)  # ready
    tables = [name for name, columns in CONTRACT.items() if columns.startswith("mention_id")]
    for file in every:
        outcome = work(Job(file, str(file), None, ReadOptions(ocr="never")))
        characters = sum(len(str(text[1])) for text in outcome.rows.get("texts", ()))
        yield Done(outcome.pages, characters, sum(len(outcome.rows.get(name, ())) for name in tables))


CONTENDERS: dict[str, Callable[[Iterable[Path]], Iterator[Done]]] = {
    "pdfplumber": pdfplumber,
    "pypdfium2": pypdfium2,
    "pdftotext": pdftotext,
    "worker": worker,
}


def is_there(name: str) -> bool:
    """Whether a contender can run here."""
    return name != "pdftotext" or shutil.which(name) is not None


def resident() -> tuple[int, int]:
    """MB of memory: peak and, on Linux, now."""
    statm = Path("/proc/self/statm")
    pages = int(statm.read_text(encoding="ascii").split()[1]) if statm.exists() else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, pages * resource.getpagesize() // (1 << 20)


def main() -> int:
    """Run and tell."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    files = sorted(folder.iterdir())[: int(sys.argv[3]) if len(sys.argv) > 3 else None]
    began, cpu = time.perf_counter(), time.process_time()
    told, marks = [], {}
    is_ready = False
    for done in CONTENDERS[name](files):
        if done == Done(0, 0) and not is_ready:  # a file without text comes to the same
            is_ready = True
            began, cpu = time.perf_counter(), time.process_time()
            continue
        told.append(done)
        if len(told) in MARKS:
            marks[len(told)] = resident()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    summary = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]),
        "documents": len(told),
        "pages": sum(done.pages for done in told),
        "characters": sum(done.characters for done in told),
        "mentions": sum(done.mentions for done in told),
        "peak": max(resident()[0], children),
        "marks": marks,
    }
    print(json.dumps(summary))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""One file, from its path to its rows: what a worker does, and what a file that could not be read leaves behind."""

from __future__ import annotations

import gc
import hashlib
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import TrichXuatError, UnreadableFile
from pipeline.laps import Laps
from pipeline.model import Document, Facts, Problem
from pipeline.quiet import hush_libraries
from pipeline.read import open_source
from pipeline.read.library import start_anew
from pipeline.read.options import DEFAULTS, ReadOptions
from pipeline.read.source import DOC_ID_DIGITS
from pipeline.recipe import recipe_name
from pipeline.report import Report
from pipeline.rulebook import load_rules, rules_digest
from pipeline.store.packed import pack
from pipeline.store.rows import Rows, problem_row, rows_of
from pipeline.store.schema import table_named
from pipeline.unforeseen import unforeseen

CODE = table_named("problems").names.index("code")
LIMIT_SECONDS = 120.0
# A ruled page takes up to 150 ms by pdfplumber's own parse, and text PDFs have some 30 kB a page.
LIMIT_SECONDS_PER_MEGABYTE = 30.0
MOST_MEGABYTES = 60.0  # whose share, half an hour, is all that a file gets without a longer --timeout
# Scans in black and white have 30 pages a megabyte; OCR takes 1 to 2 seconds for a page, 5 on a busy machine, and has a
# limit of its own for each. Large files are scans in colour, with fewer pages a megabyte.
OCR_SECONDS_PER_MEGABYTE = 150.0
NEVER_SCANS = frozenset({".txt", ".md"})
OCR_MOST_MEGABYTES = 20.0
MEGABYTE = 1_000_000
# Garbage is looked for between documents, when nearly all that was made is gone; within one only if it makes very many
# objects: a look walks all that live, and at one every 100,000 it took 4 % of the time.
YOUNG_OBJECTS = 1_000_000
KEPT_OBJECTS = 20_000  # that stay of some documents, most of them in caches, before these are looked through
SAVE_ANEW = "Open and save it anew with another program (print to PDF), or, where it only takes long, run again with"
ALONE = f"{SAVE_ANEW} --retry failed and a longer --timeout."
CRASHED = "Open and save it anew with another program (print to PDF), and run again with --retry failed."
# Libraries that get no memory end their process by SIGABRT, the system ends it by SIGKILL; neither is a proof.
MAYBE_MEMORY = (
    "It may have run out of memory: run again with --retry failed and a larger --memory, or on a machine with more of "
    "it. If that does not help, open and save it anew with another program (print to PDF)."
)
MEMORY_SIGNALS = ("SIGABRT", "SIGKILL")
OUT_OF_MEMORY = "out_of_memory"
MORE_MEMORY = "Run again with --retry failed and a larger --memory, or on a machine with more of it."


@dataclass(frozen=True, slots=True)
class Job:
    """A file to extract. `shown`: its path for people and tables; `rules`: folder, `None` for the shipped rules.

    `seconds`: what it may take, whatever its size; `None` for what its size lets expect. `stamp`: its size and time of
    change when it was its turn, `None` where they are not known.
    """

    path: Path
    shown: str
    rules: Path | None
    reading: ReadOptions = DEFAULTS
    seconds: float | None = None
    stamp: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's rows. `doc_id` and `sha256` are empty when its bytes could not be read; `seconds`: by stage.

    `packed`: most of the rows, where they come from another process; see packed.py.
    """

    rows: Rows
    doc_id: str
    sha256: str
    pages: int
    seconds: Mapping[str, float] = field(default_factory=dict)
    packed: bytes = b""

    def __reduce__(self) -> tuple[type[Outcome], tuple[Rows, str, str, int, Mapping[str, float], bytes]]:
        """As it is sent to another process."""
        rows, packed = (self.rows, self.packed) if self.packed else pack(self.rows)
        return Outcome, (rows, self.doc_id, self.sha256, self.pages, self.seconds, packed)

    @property
    def problems(self) -> int:
        """How many rows of `problems` it has."""
        return len(self.rows.get("problems", ()))


def prepare(rules: Path | None) -> None:
    """Load and compile once what every document of this worker needs, and keep it out of the collector's rounds."""
    import pipeline.read.plain  # noqa: F401 - PDFs need nearly all of it, too
    from pipeline.stages import warm

    hush_libraries()
    warm(load_rules(rules))
    gc.freeze()  # 16,000 rows of the gazetteer live for ever: walking them was a tenth of all time
    gc.set_threshold(YOUNG_OBJECTS)
    gc.enable()  # pipeline.engine.start


class UnlikeWorker(TrichXuatError):  # noqa: N818 - it says what is wrong
    """A worker on another machine would read other files, or find other things in them."""


def prepare_elsewhere(rules: Path | None, reading: ReadOptions, recipe: str, paths: tuple[Path, ...]) -> None:
    """Make a worker of another machine ready, if it sees the same files and would make the same rows of them."""
    host = socket.gethostname()
    for path in paths:
        if not path.exists():
            raise UnlikeWorker(f"{host}: {path} is not there.", "Mount the shared folder at the same place everywhere.")
    if recipe_name(rules_digest(rules), reading) != recipe:
        message = f"{host}: program, libraries, Python or rules are of another version than where the run was started."
        raise UnlikeWorker(message, "Install the same versions everywhere, from one image or one constraints file.")
    prepare(rules)


def work(job: Job) -> Outcome:
    """Extract one file; whatever goes wrong becomes a row of `problems`."""
    laps = Laps()
    made = _attempt(job, laps)
    laps.end("rows")
    return replace(made, seconds=laps.seconds)


def _attempt(job: Job, laps: Laps) -> Outcome:
    from pipeline.stages import extract_document  # not for the parent, which only queues and stores

    start_anew()
    if gc.get_count()[0] > KEPT_OBJECTS:
        gc.collect(0)
    sys.set_int_max_str_digits(0)  # a row of thousands of zeros is no reason to lose the document; its time is limited
    try:
        with open_source(job.path, shown=job.shown, options=job.reading) as source:
            return outcome(extract_document(source, load_rules(job.rules), lap=laps.end))
    except UnreadableFile as error:
        return failed(job, Problem(error.code, error.message, error.remedy))
    except MemoryError:
        return failed(job, Problem(OUT_OF_MEMORY, f"{job.shown}: it needs more memory than it may take.", MORE_MEMORY))
    except Exception as error:  # noqa: BLE001 - one bad file never stops a corpus
        return failed(job, unforeseen(job.shown, error))


def is_short(outcome: Outcome) -> bool:
    """Whether the file might be read with more memory."""
    return any(row[CODE] == OUT_OF_MEMORY for row in outcome.rows.get("problems", ()))


def outcome(report: Report) -> Outcome:
    """The report's rows."""
    document = report.document
    return Outcome(rows_of(report), document.doc_id, document.sha256, len(document.pages))


def failed(job: Job, problem: Problem) -> Outcome:
    """Rows of a file that could not be read: a document with the status `failed` if at least its bytes are there.

    Of one that was changed meanwhile (a copy that came to its end) the bytes are not those that could not be read: it
    is no document, and the next run reads it.
    """
    try:
        with job.path.open("rb") as stream:
            is_other = job.stamp is not None and _stamp_of(os.fstat(stream.fileno())) != job.stamp
            if is_other:
                return Outcome({"problems": [problem_row(None, job.shown, _changed(job, problem))]}, "", "", 0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError:
        return Outcome({"problems": [problem_row(None, job.shown, problem)]}, "", "", 0)
    document = Document(sha256[:DOC_ID_DIGITS], job.shown, sha256, size, media_type="", text="", pages=())
    return outcome(Report(document, Facts(), "failed", problems=(problem,)))


def stamp_of(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file; `None` where the system does not tell."""
    try:
        return _stamp_of(path.stat())
    except OSError:
        return None


def _stamp_of(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _changed(job: Job, problem: Problem) -> Problem:
    message = f"{job.shown}: it was changed while it was read, and what was read of it: {problem.message}"
    return replace(problem, message=message, remedy="Run again when it is whole: it is read anew.")


def limit(job: Job) -> float:
    """Seconds that a file may take: those that were said, else some and a share for its size."""
    if job.seconds is not None:
        return job.seconds
    try:
        size = job.path.stat().st_size
    except OSError:
        size = 0
    megabytes = min(size / MEGABYTE, MOST_MEGABYTES)
    is_scan = job.reading.ocr != "never" and job.path.suffix.lower() not in NEVER_SCANS
    ocr = OCR_SECONDS_PER_MEGABYTE * min(megabytes, OCR_MOST_MEGABYTES) if is_scan else 0.0
    return LIMIT_SECONDS + LIMIT_SECONDS_PER_MEGABYTE * megabytes + ocr

"""The run: files of the corpus to workers, their rows to the store, the store to the outputs."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from multiprocessing.context import BaseContext
from pathlib import Path

from pipeline import interrupts
from pipeline.corpus import link_cited_documents
from pipeline.engine.face import Done, Loss
from pipeline.engine.local import LocalEngine, start_context, usable_cores
from pipeline.errors import ExitCode, UsageError
from pipeline.model import Problem
from pipeline.progress import Progress, Silence
from pipeline.read.options import DEFAULTS, ReadOptions
from pipeline.read.walk import Found, show, walk
from pipeline.rulebook import Rulebook, default_folder, load_rules
from pipeline.store.export import EXPORTERS, Export, RunRecord
from pipeline.store.folder import STORE, OutputsFolder, lies_in_corpus, prepare, real, unwritable
from pipeline.store.rows import Row, problem_row
from pipeline.store.sqlite import InconsistentRows, Store
from pipeline.store.summary import READ_ANYWAY, Counts, count
from pipeline.work import REPORT_IT, Job, Outcome, failed, limit, work
from pipeline.work import prepare as prepare_worker

# Imported once in the fork server, for all workers: 0.6 s each that a worker which replaces a crashed one is spared.
PRELOAD = ("pipeline.work", "pipeline.stages", "underthesea.pipeline.sent_tokenize", "spacy")


@dataclass(frozen=True, slots=True)
class Order:
    """What to run. `rules`: folder, `None` for the shipped rules."""

    paths: tuple[Path, ...]
    folder: OutputsFolder
    jobs: int
    rules: Path | None
    reading: ReadOptions


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `seconds`: from start to the last file in place."""

    outputs: Path
    counts: Counts
    seconds: float

    def exit_code(self, fail_on: str | None = None) -> ExitCode:
        """What to tell the shell; a verdict that was asked for weighs more than files that were not read."""
        if fail_on is not None and self.counts.verdicts.get(fail_on, 0):
            return ExitCode.VERDICT
        return ExitCode.SOME_UNREAD if self.counts.unread_total else ExitCode.OK


def run(
    paths: Sequence[Path],
    outputs: Path,
    *,
    jobs: int | None = None,
    rules: Path | None = None,
    reading: ReadOptions = DEFAULTS,
    progress: Progress | None = None,
) -> Summary:
    """Extract files and folders into `outputs`. Raises UsageError, UnwritableOutputs or BadRule before any work.

    `jobs`: worker processes, `None` for one a core; `rules`: folder, `None` for the shipped rules;
    `reading`: what files are read with.
    """
    began, started = datetime.now(UTC), time.monotonic()
    _require_existing(paths)
    folder = prepare(outputs, paths)
    order = Order(tuple(paths), folder, jobs or usable_cores(), rules, reading)
    try:
        context = start_context(PRELOAD)  # first, for it goes on in the background
        rulebook = load_rules(rules)
        with _told_if_unwritable(outputs, sqlite3.OperationalError), Store(folder.stage / STORE) as store:
            _fill(store, order, context, progress or Silence())
            link_cited_documents(store)
            store.complete()
            record = _record(order, rulebook, began, time.monotonic() - started, count(store))
            with _told_if_unwritable(outputs, OSError):
                for write in EXPORTERS:
                    write(Export(store, folder, rulebook.columns, record))
                stale = folder.stale_texts(store.has_text)
        with interrupts.ignored(), _told_if_unwritable(outputs, OSError):  # all work is done
            folder.publish(stale)
    finally:
        folder.discard()
    return Summary(outputs, record.counts, time.monotonic() - started)


def _fill(store: Store, order: Order, context: BaseContext, progress: Progress) -> None:
    """Extract every file of the corpus into the store."""
    corpus = partial(_corpus, order.paths, order.folder.path)
    threading.Thread(target=lambda: progress.expect(sum(1 for _ in corpus())), daemon=True).start()
    tasks = _tasks(corpus(), store, order, progress)
    first = list(islice(tasks, order.jobs))  # no more workers than files
    if first:
        engine = LocalEngine(
            work,
            prepare=partial(prepare_worker, order.rules),
            seconds=limit,
            jobs=len(first),
            context=context,
        )
        with engine:
            for done in engine.results(chain(first, tasks)):
                _keep(done, store, progress)
    progress.finish()


def _record(order: Order, rulebook: Rulebook, began: datetime, seconds: float, counts: Counts) -> RunRecord:
    return RunRecord(
        corpus=tuple(map(show, order.paths)),
        rules=show(order.rules or default_folder()),
        rules_digest=rulebook.digest,
        jobs=order.jobs,
        began=began,
        extracted=seconds,
        counts=counts,
    )


def _require_existing(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise UsageError(f"{show(path)}: there is no such file or folder.", "Check the name.")


@contextmanager
def _told_if_unwritable(outputs: Path, kind: type[OSError | sqlite3.OperationalError]) -> Iterator[None]:
    """A disk that fills up or fails becomes an error with a remedy."""
    try:
        yield
    except kind as error:
        raise unwritable(outputs, error) from error


def _corpus(paths: Sequence[Path], outputs: Path) -> Iterator[Found]:
    """Every file of the corpus, without our own outputs; a problem for every folder that holds none."""
    own = real(outputs) if lies_in_corpus(outputs, paths) else None
    for path in paths:
        empty = True
        for found in walk([path]):
            if own is None or not real(found.path.parent).is_relative_to(own):
                empty = False
                yield found
        if empty:
            yield Found(path, show(path), _empty_folder(path))


def _empty_folder(path: Path) -> Problem:
    return Problem(
        "empty_folder",
        f"{show(path)}: the folder holds no file to read (README.md and hidden files are left out).",
        "Put reports into it (PDF, .txt, .md), or name another folder.",
        stage="walk",
    )


def _tasks(corpus: Iterator[Found], store: Store, order: Order, progress: Progress) -> Iterator[Job]:
    """Jobs for the workers; what cannot be opened goes straight to the store."""
    for found in corpus:
        if found.problem is None:
            yield Job(found.path, found.shown, order.rules, order.reading)
        else:
            store.add({"problems": [problem_row(None, found.shown, found.problem)]})
            progress.advance(pages=0, problems=1)


def _keep(done: Done[Job, Outcome], store: Store, progress: Progress) -> None:
    """Put one file's rows into the store."""
    job, result = done.task, done.result
    outcome = _lost(job, result) if isinstance(result, Loss) else result
    outcome = _once(job, outcome, store)
    try:
        store.add(outcome.rows)
    except InconsistentRows as error:
        message = f"{job.shown}: its rows contradict one another ({error})."
        outcome = failed(job, Problem("inconsistent_rows", message, REPORT_IT, stage="store"))
        store.add(outcome.rows)
    progress.advance(pages=outcome.pages, problems=outcome.problems)


def _lost(job: Job, loss: Loss) -> Outcome:
    remedy = "Open and save it anew with another program (print to PDF), or run it alone with --jobs 1."
    return failed(job, Problem(loss.code, f"{job.shown}: {loss.message}.", remedy))


def _once(job: Job, outcome: Outcome, store: Store) -> Outcome:
    """The outcome, or for bytes that are in the store already, the problem that this is.

    Of two copies of which one could be read (a text file named .pdf and .txt), that one is kept, whichever came first;
    of two that could not, each is told with its own reason.
    """
    known = store.known(outcome.doc_id)
    if known is None:
        return outcome
    if known.path == job.shown:  # named twice on the command line
        return Outcome({}, outcome.doc_id, outcome.sha256, 0)
    if known.sha256 != outcome.sha256:
        message = f"{job.shown}: another file, {known.path}, has the same doc_id {outcome.doc_id}."
        problem = Problem("same_doc_id", message, "Extract one of the two into outputs of its own.")
        rows = [problem_row(outcome.doc_id, job.shown, problem)]
    elif known.status != "failed":
        rows = [_copy(outcome.doc_id, job.shown, known.path)]
    elif outcome.pages:
        copies = [_copy(outcome.doc_id, path, job.shown) for path in store.forget(outcome.doc_id)]
        return replace(outcome, rows={**outcome.rows, "problems": [*outcome.rows.get("problems", ()), *copies]})
    else:
        rows = list(outcome.rows["problems"])
    return Outcome({"problems": rows}, outcome.doc_id, outcome.sha256, 0)


def _copy(doc_id: str, path: str, taken: str) -> Row:
    """The row of a file whose bytes were read under another path."""
    message = f"{path}: the same bytes as {taken}, which was taken instead."
    remedy = "Nothing is lost; remove one of the two if you like."
    return problem_row(doc_id, path, Problem(READ_ANYWAY, message, remedy))

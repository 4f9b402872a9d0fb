"""The run: files of the corpus to workers, their rows to the store, the store to the outputs."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Literal

from pipeline import finishing, interrupts
from pipeline.away import Missed
from pipeline.clashes import settle
from pipeline.corpus import link_cited_documents
from pipeline.engine.forking import usable_cores
from pipeline.engine.several import do_all
from pipeline.errors import ExitCode
from pipeline.files import corpus_files, refuse_log_in_corpus, require_existing
from pipeline.filling import Filling, Task
from pipeline.finishing import add_conflicts, make, pieces, write_changed
from pipeline.journal import Journal, LogFile, NoJournal, process_facts
from pipeline.laps import Laps
from pipeline.progress import Progress, Several, Silence
from pipeline.read.options import DEFAULTS, ReadOptions
from pipeline.read.walk import Found, show
from pipeline.recipe import Recipe, recipe_name
from pipeline.resume import Seen, Unchanged, hashed
from pipeline.review.decisions import read_decisions
from pipeline.rulebook import load_rules, rules_digest
from pipeline.status import StatusFile
from pipeline.store.aside import Aside
from pipeline.store.earlier import Earlier, left_behind
from pipeline.store.export import EXPORTERS, Export, RunRecord, overview
from pipeline.store.fitness import kept_for_one_run, prepare, refuse_log, refuse_unfit, unwritable
from pipeline.store.folder import STORE, OutputsFolder
from pipeline.store.sqlite import Store
from pipeline.store.summary import Counts, count
from pipeline.tally import Tally
from pipeline.vanished import gone, refuse_emptied
from pipeline.waiting import Watch
from pipeline.workers import worker_context

MANY_DOCUMENTS = 500  # of which conflicts and copies take two seconds: longer than workers take to start

Again = Literal["all", "failed", "partial"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `seconds`: from start to the last file in place; `pages_read`: pages read by this run.

    `taken_over`: files that an earlier run had read; `is_unchanged`: all was in place already, and nothing was written;
    `gone`: files that the last run had read and that were not met again, neither by path nor by bytes;
    `log_fault`: what could not be written into the log, in a sentence.
    """

    outputs: Path
    counts: Counts
    seconds: float
    taken_over: int = 0
    pages_read: int = 0
    is_unchanged: bool = False
    gone: tuple[str, ...] = ()
    log_fault: str = ""

    def exit_code(self, fail_on: str | None = None) -> ExitCode:
        """What to tell the shell; a verdict that was asked for weighs more than files that were not read.

        A page that was not read counts; a word that OCR was not sure of is told, and no file that could not be read.
        """
        counts = self.counts
        if fail_on is not None and counts.verdicts.get(fail_on, 0):
            return ExitCode.VERDICT
        is_whole = not counts.unread_total and counts.partly_total == counts.doubts_total
        return ExitCode.OK if is_whole else ExitCode.SOME_UNREAD


@dataclass(frozen=True, slots=True)
class Order:
    """What to run. `rules`: folder, `None` for the shipped rules; `again`: what is read though it is known.

    `timeout`, `memory`, `scheduler`: as `run` has them.
    """

    paths: tuple[Path, ...]
    outputs: Path
    jobs: int
    rules: Path | None
    reading: ReadOptions
    again: Again | None
    timeout: float | None
    memory: int | None
    scheduler: str | None

    def corpus(self) -> Iterator[Found]:
        """The files, walked anew each time."""
        return corpus_files(self.paths, self.outputs)


def run(
    paths: Sequence[Path],
    outputs: Path,
    *,
    jobs: int | None = None,
    rules: Path | None = None,
    reading: ReadOptions = DEFAULTS,
    again: Again | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    scheduler: str | None = None,
    log: Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Extract files and folders into `outputs`. Raises UsageError, UnwritableOutputs or BadRule before any work.

    Files that an earlier run into these outputs has read in the same way are not read again. `jobs`: worker processes,
    `None` for one a core; `rules`: folder, `None` for the shipped rules; `reading`: what files are read with;
    `again`: what is read all the same: `all`, files that were not read (`failed`), or not wholly (`partial`).
    `timeout`: seconds a file may take, `None` for 120 and a share for its size; `memory`: bytes a worker may
    take, `None` for its share of the machine; `scheduler`: address of a Dask cluster whose workers read instead;
    `log`: file of JSON lines.
    """
    started = time.monotonic()
    require_existing(paths)
    order = Order(tuple(paths), outputs, jobs or usable_cores(), rules, reading, again, timeout, memory, scheduler)
    refuse_unfit(outputs, paths)
    _ = read_decisions(outputs)  # what cannot be read is told now, not after hours of work
    refuse_log_in_corpus(log, order.paths, order.outputs)
    refuse_log(outputs, log)
    with ExitStack() as stack:
        stack.enter_context(kept_for_one_run(outputs))
        journal = NoJournal() if log is None else stack.enter_context(LogFile(log))
        return _Run(order, progress or Silence(), journal, started).summary()


class _Run:
    """One run, while its outputs are its own."""

    def __init__(self, order: Order, progress: Progress, journal: Journal, started: float) -> None:
        self._order = order
        self._folder = OutputsFolder(order.outputs)
        self._status = StatusFile(self._folder.status_file)
        self._progress = Several(progress, self._status)
        self._journal = journal
        self._started = started
        self._began = datetime.now(UTC)
        self._laps = Laps()

    @cached_property
    def _digest(self) -> str:
        return rules_digest(self._order.rules)

    @cached_property
    def _recipe(self) -> Recipe:
        """Not made before workers start, where they do: it takes a while itself."""
        return Recipe(recipe_name(self._digest, self._order.reading))

    @cached_property
    def _context(self) -> BaseContext:
        """How workers are started; none is where there is nothing to do for them."""
        return worker_context(self._order.paths, self._order.rules)

    def summary(self) -> Summary:
        """Run, unless the outputs in place are what would come of it."""
        self._journal.write("run_began", **process_facts(), outputs=show(self._order.outputs))
        summary = self._unless_unchanged()
        counts = summary.counts
        self._journal.write(
            "run_ended",
            seconds=round(summary.seconds, 3),
            unchanged=summary.is_unchanged,
            documents=counts.documents,
            pages=counts.pages,
            status=counts.statuses,
            problems=counts.problems,
            gone=summary.gone,
        )
        return replace(summary, log_fault=self._journal.fault)

    def _unless_unchanged(self) -> Summary:
        order = self._order
        if order.again != "all" and not self._folder.is_new():
            refuse_emptied(self._folder, order.paths, order.corpus())
        if order.again == "all" or self._folder.is_new():
            if order.scheduler is None:
                _ = self._context  # workers start in the background
            return self._made(map(Seen, order.corpus()))
        corpus = hashed(order.corpus())
        if order.again is None:
            unchanged = Unchanged(self._folder, self._recipe)
            counts = unchanged.counts(corpus)
            if counts is not None:
                return Summary(order.outputs, counts, self._seconds(), counts.files, is_unchanged=True)
            corpus = unchanged.hashed_again(order.corpus())
        return self._made(corpus)

    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def _made(self, corpus: Iterator[Seen]) -> Summary:
        """Fill a store and write the outputs."""
        from pipeline.review.carry import carry_reviews  # not for runs that have nothing to do

        order, folder = self._order, prepare(self._order.outputs, self._order.paths)
        self._laps.end("compare")
        missed = Missed(order.paths, order.outputs)
        try:
            rulebook = load_rules(order.rules)
            self._progress.begin()
            with _told_if_unwritable(order.outputs, sqlite3.OperationalError), ExitStack() as stack:
                earlier = stack.enter_context(self._earlier(folder))
                store = stack.enter_context(Store(folder.unfinished_store))
                aside = stack.enter_context(Aside(folder.aside_store))
                filling = Filling(store, aside, earlier, self._task(), missed, self._progress, self._journal)
                tally = self._fill(filling, corpus)
                self._refuse_lost(folder, missed)
                self._laps.end("extract")
                link_cited_documents(store)
                settle(store)
                self._laps.end("link")
                with _told_if_unwritable(order.outputs, OSError):
                    self._make(folder, store)
                self._laps.end("copy")
                add_conflicts(store, folder)
                carry_reviews(store, order.outputs)
                store.complete(folder.search_file)
                self._laps.end("link")
                vanished = gone(folder, store)
                record = self._record(tally, count(store), tuple(each.path for each in vanished))
                ground = [(float(unit.lat), float(unit.lon), unit.name) for unit in rulebook.places if unit.lat]
                with _told_if_unwritable(order.outputs, OSError):
                    write_changed(folder)
                    for write in EXPORTERS:
                        write(Export(store, folder, rulebook.columns, record, ground))
                    stale = folder.stale_texts(store.has_text)
            self._status.stop()
            with interrupts.ignored(), _told_if_unwritable(order.outputs, OSError):  # all work is done
                folder.publish(stale, vanished)
        finally:
            self._status.stop()
            folder.discard()
        facts = (record.counts, self._seconds(), tally.taken_over, tally.pages_read)
        return Summary(order.outputs, *facts, gone=record.gone)

    def _task(self) -> Task:
        order = self._order
        where = (order.timeout, order.memory, order.scheduler, order.paths)
        return Task(order.rules, order.reading, self._recipe, *where)

    def _earlier(self, folder: OutputsFolder) -> Earlier:
        """What earlier runs found; nothing where all is to be read again."""
        if self._order.again == "all":
            folder.forget_stores()
            return Earlier(())
        published = (folder.path / STORE,) if (folder.path / STORE).is_file() else ()
        return Earlier((*left_behind(folder), *published), retry=self._order.again)

    def _fill(self, filling: Filling, corpus: Iterator[Seen]) -> Tally:
        """Extract every file of the corpus into the store."""
        overview.warm()
        finishing.warm()
        threading.Thread(target=self._count, daemon=True).start()
        with Watch(filling.awaited, self._progress, self._journal):
            filling.fill(corpus, self._order.jobs, lambda: self._context)
        self._progress.finish()
        return filling.tally

    def _refuse_lost(self, folder: OutputsFolder, missed: Missed) -> None:
        """Raise an error where the corpus, or a folder of it, went away meanwhile."""
        missed.refuse_lost()
        if missed.has_bare_folders and self._order.again != "all":
            refuse_emptied(folder, self._order.paths, self._order.corpus())

    def _count(self) -> None:
        """Tell how many files there are; what goes wrong in the walk is told by the run's own."""
        with suppress(Exception):
            self._progress.expect(sum(1 for _ in self._order.corpus()))

    def _make(self, folder: OutputsFolder, store: Store) -> None:
        """Make what each needs nothing but the store, which nobody writes to; of many documents several at a time."""
        order = self._order
        if order.jobs > 1 and order.scheduler is None and store.documents() >= MANY_DOCUMENTS:
            do_all(make, pieces(folder, order.rules), jobs=order.jobs, context=self._context)
        else:
            for piece in pieces(folder, order.rules):
                make(piece)

    def _record(self, tally: Tally, counts: Counts, vanished: tuple[str, ...]) -> RunRecord:
        order = self._order
        return RunRecord(
            corpus=tuple(map(show, order.paths)),
            rules=None if order.rules is None else show(order.rules),
            rules_digest=self._digest,
            ocr=order.reading.ocr,
            jobs=order.jobs,
            timeout=order.timeout,
            scheduler=order.scheduler,
            began=self._began,
            extracted=self._seconds(),
            counts=counts,
            taken_over=tally.taken_over,
            files_read=tally.files_read,
            pages_read=tally.pages_read,
            second_tries=tally.second_tries,
            phases=self._laps.seconds,
            stages=tally.stages,
            slowest=tally.slowest,
            gone=vanished,
        )


@contextmanager
def _told_if_unwritable(outputs: Path, kind: type[OSError | sqlite3.OperationalError]) -> Iterator[None]:
    """A disk that fills up or fails becomes an error with a remedy."""
    try:
        yield
    except kind as error:
        raise unwritable(outputs, error) from error

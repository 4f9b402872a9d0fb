"""The files of the corpus into the store, in the order of the walk: read by workers, or known from earlier runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from multiprocessing.context import BaseContext
from pathlib import Path

from pipeline.away import Missed
from pipeline.copies import once
from pipeline.corpus import alone
from pipeline.engine.cluster import ClusterEngine
from pipeline.engine.face import Done, Engine, Loss
from pipeline.engine.local import LocalEngine
from pipeline.journal import Journal, file_facts
from pipeline.model import Problem
from pipeline.progress import Progress
from pipeline.read.options import ReadOptions
from pipeline.read.walk import Found
from pipeline.recipe import Recipe
from pipeline.resume import Seen, file_row, problem_file_row
from pipeline.store.aside import Aside
from pipeline.store.doubled import without_doubled_tables
from pipeline.store.earlier import Earlier, Place, rows_at
from pipeline.store.packed import unpack
from pipeline.store.rows import Rows, problem_row
from pipeline.store.schema import table_named
from pipeline.store.sqlite import InconsistentRows, Store
from pipeline.tally import Tally
from pipeline.unforeseen import REPORT_IT
from pipeline.work import (
    ALONE,
    CRASHED,
    MAYBE_MEMORY,
    MEMORY_SIGNALS,
    Job,
    Outcome,
    failed,
    is_short,
    limit,
    prepare_elsewhere,
    stamp_of,
    work,
)
from pipeline.work import prepare as prepare_worker
from pipeline.workers import PRELOAD

CODE = table_named("problems").names.index("code")
PAGES = table_named("documents").names.index("pages")
# Seconds of workers that a run which is killed may lose: documents read in less are saved together. In a short run it
# is a share of what it has done.
WORTH_SAVING = 4.0
FIRST_SAVING = 0.4
SHARE_SAVING = 0.25


@dataclass(frozen=True, slots=True)
class Task:
    """What files are read with, and where.

    `seconds`: what a file may take, `None` for what its size lets expect; `memory`: bytes a worker, `None` for
    its share of the machine; `scheduler`: address of a Dask cluster, `None` for workers on this machine; `paths`: those
    of the corpus.
    """

    rules: Path | None
    reading: ReadOptions
    recipe: Recipe
    seconds: float | None = None
    memory: int | None = None
    scheduler: str | None = None
    paths: tuple[Path, ...] = ()

    def job(self, found: Found) -> Job:
        """The job that reads a file; other machines know neither our working folder nor paths from it."""
        stamp = stamp_of(found.path)
        if self.scheduler is None:
            return Job(found.path, found.shown, self.rules, self.reading, self.seconds, stamp)
        return Job(found.path.absolute(), found.shown, self._rules_elsewhere(), self.reading, self.seconds, stamp)

    def _rules_elsewhere(self) -> Path | None:
        return None if self.rules is None else self.rules.absolute()

    def preparation(self) -> Callable[[], object]:
        """What makes a worker ready."""
        if self.scheduler is None:
            return partial(prepare_worker, self.rules)
        seen = tuple(path.absolute() for path in self.paths)
        return partial(prepare_elsewhere, self._rules_elsewhere(), self.reading, self.recipe.name, seen)


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose rows an earlier run has made; `job` would make them anew."""

    job: Job
    sha256: str
    place: Place


class Filling:
    """Fills a store. What cannot wait for its turn is a job; all else is kept when the files before it are."""

    def __init__(
        self,
        store: Store,
        aside: Aside,
        earlier: Earlier,
        task: Task,
        missed: Missed,
        progress: Progress,
        journal: Journal,
    ) -> None:
        self._store = store
        self._aside = aside
        self._journal = journal
        self._earlier = earlier
        self._task = task
        self._missed = missed
        self._progress = progress
        self._waiting: deque[Job | Known | Found] = deque()  # in the order of the walk; the first one is a job
        self._unsaved = 0.0
        self._saved = 0.0
        self.tally = Tally()

    def fill(self, corpus: Iterator[Seen], jobs: int, context: Callable[[], BaseContext]) -> None:
        """Put every file into the store; no worker is started where there is nothing to read."""
        self._extract(corpus, jobs, context)
        self._store.save()

    def _extract(self, corpus: Iterator[Seen], jobs: int, context: Callable[[], BaseContext]) -> None:
        tasks = self._jobs(corpus)
        first = list(islice(tasks, jobs))  # no more workers than files
        if not first:
            return
        engine = self._engine(len(first), context)
        with engine:
            for done in engine.results(chain(first, tasks), self._keep_ahead):
                self._waiting.popleft()
                self._keep_read(done)
                while self._waiting and not isinstance(waiting := self._waiting[0], Job):
                    self._waiting.popleft()
                    self._keep(waiting)

    def awaited(self) -> str | None:
        """The file whose turn it is, while a worker reads it; may be asked from another thread."""
        with suppress(IndexError):  # its turn has come just now
            first = self._waiting[0]
            return first.shown if isinstance(first, Job) else None
        return None

    def _engine(self, jobs: int, context: Callable[[], BaseContext]) -> Engine[Job, Outcome]:
        task = self._task
        prepare, memory = task.preparation(), task.memory
        if task.scheduler is not None:
            return ClusterEngine(
                *(task.scheduler, work),
                prepare=prepare,
                seconds=limit,
                memory_limit=memory,
                is_short=is_short,
                preload=PRELOAD,
            )
        return LocalEngine(
            work,
            prepare=prepare,
            seconds=limit,
            jobs=jobs,
            context=context(),
            memory_limit=memory,
            is_short=is_short,
        )

    def _jobs(self, corpus: Iterator[Seen]) -> Iterator[Job]:
        """The files to read. Drawn ahead of their results, so the others wait here for those before them."""
        for seen in corpus:
            step = self._step(seen)
            if isinstance(step, Job):
                self._waiting.append(step)
                yield step
            elif self._waiting:
                self._waiting.append(step)
            else:
                self._keep(step)

    def _step(self, seen: Seen) -> Job | Known | Found:
        found = seen.found
        if found.problem is not None:
            return found
        job = self._task.job(found)
        place = self._earlier.find(seen.sha256, found.shown, self._task.recipe.makes) if seen.sha256 else None
        return job if place is None else Known(job, seen.sha256, place)

    def _keep(self, step: Known | Found) -> None:
        """Put into the store what needs no worker."""
        if isinstance(step, Known):
            self._keep_known(step)
        elif step.problem is not None:
            self._missed.note_found(step)
            problem = problem_row(None, step.shown, step.problem)
            self._store.add({"problems": [problem], "files": [problem_file_row(step.shown, step.problem)]})
            self._journal.write("file", path=step.shown, problems=[step.problem.code])
            self._progress.advance(pages=0, problems=1)

    def _keep_known(self, known: Known) -> None:
        rows = rows_at(known.place, known.job.shown)
        if rows is None:  # the earlier store is damaged
            self._add(known.job, work(known.job))
            return
        pages = rows["documents"][0][PAGES]
        outcome = Outcome(alone(rows), known.place.doc_id, known.sha256, int(pages or 0))
        self.tally.taken_over += 1
        self._add(known.job, outcome, is_taken_over=True)

    def _keep_read(self, done: Done[Job, Outcome]) -> None:
        """Put one file's rows into the store."""
        job, result = done.task, done.result
        outcome = lost(job, result) if isinstance(result, Loss) else result
        self.tally.note_read(job.shown, outcome, is_second_try=done.is_second_try)
        self._add(job, outcome, is_second_try=done.is_second_try)
        self._unsaved += sum(outcome.seconds.values())
        worth = min(max(FIRST_SAVING, SHARE_SAVING * self._saved), WORTH_SAVING)
        if self._unsaved >= worth or self._aside.holds(outcome.doc_id):
            self._store.save()
            self._saved += self._unsaved
            self._unsaved = 0.0
        self._aside.let_go(outcome.doc_id)

    def _keep_ahead(self, done: Done[Job, Outcome]) -> None:
        """Put one file's rows aside: a file before it takes long."""
        if not isinstance(done.result, Loss):
            self._aside.keep(done.result.doc_id, self._with_file(done.task, done.result), done.result.packed)

    def _add(self, job: Job, outcome: Outcome, *, is_taken_over: bool = False, is_second_try: bool = False) -> None:
        if not outcome.sha256:
            for row in outcome.rows.get("problems", ()):
                self._missed.note(job.path, str(row[CODE]))
        outcome = once(job.shown, outcome, self._store)
        try:
            self._store.add(self._with_file(job, outcome), outcome.packed)
        except InconsistentRows as error:
            outcome = self._add_consistent(job, outcome, error)
        facts = file_facts(job.shown, outcome, is_known=is_taken_over, is_second_try=is_second_try)
        self._journal.write("file", **facts)
        self._progress.advance(pages=outcome.pages, problems=outcome.problems, is_taken_over=is_taken_over)

    def _add_consistent(self, job: Job, outcome: Outcome, error: InconsistentRows) -> Outcome:
        """Store what is left without the tables that contradict themselves, else the document as failed."""
        rows, pages = without_doubled_tables(unpack(outcome.rows, outcome.packed))
        if pages:
            told = [problem_row(outcome.doc_id, job.shown, _doubled_table(job, page)) for page in pages]
            outcome = replace(outcome, rows={**rows, "problems": [*rows.get("problems", ()), *told]}, packed=b"")
            with suppress(InconsistentRows):
                self._store.add(self._with_file(job, outcome))
                return outcome
        message = f"{job.shown}: its rows contradict one another ({error})."
        outcome = failed(job, Problem("inconsistent_rows", message, REPORT_IT, stage="store"))
        self._store.add(self._with_file(job, outcome))
        return outcome

    def _with_file(self, job: Job, outcome: Outcome) -> Rows:
        """The rows with that of the file."""
        problems = outcome.rows.get("problems", ())
        return {**outcome.rows, "files": [file_row(job.shown, outcome.sha256, self._task.recipe, problems)]}


def _doubled_table(job: Job, page: int) -> Problem:
    """The problem of a table that is left out, so that the rest of its document is kept."""
    message = f"{job.shown}: page {page}: two cells of a table came to one place, and the table was left out."
    return Problem("inconsistent_table", message, REPORT_IT, stage="store", page=page)


def lost(job: Job, loss: Loss) -> Outcome:
    """The rows of a file that cost its worker; a crash is no matter of time, but often one of memory."""
    crashed = MAYBE_MEMORY if loss.signal in MEMORY_SIGNALS else CRASHED
    remedy = ALONE if loss.code == "timeout" else crashed
    return failed(job, Problem(loss.code, f"{job.shown}: {loss.message}.", remedy))

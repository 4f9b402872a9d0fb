"""What the command shows while it works: a live line where a person watches, else a plain line now and then."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TextIO

from pipeline.closing import pace, plural
from pipeline.progress import Progress as Listener
from pipeline.progress import Silence

if TYPE_CHECKING:
    from rich.progress import Progress

BAR_WIDTH = 12  # leaves room for five-digit figures in 80 columns
BAR_FROM_COLUMNS = 76
NAME_WIDTH = 24  # of a file that is waited for, whose end tells most; plain lines have all of it
PLAIN_SECONDS = 30.0
# Files before the time left is told: of the first, some were read while workers still started.
ENOUGH_FILES = 8
DUMB = ("", "dumb", "unknown")  # terminals that cannot wipe a line


@contextmanager
def progress_for(stream: TextIO | None, *, quiet: bool) -> Iterator[Listener]:
    """A live line while the block runs, when a person watches; else a plain line now and then."""
    if quiet or stream is None:
        yield Silence()
    elif stream.isatty() and os.environ.get("TERM", "").lower() not in DUMB:
        line = LiveLine(stream)
        try:
            yield line
        finally:
            line.close()
    else:
        yield PlainLines(stream)


class Words(NamedTuple):
    """How many files, how fast, how long still, how many problems, for whom it waits; empty where nothing is to say."""

    files: str
    rate: str
    left: str
    problems: str
    waits: str


class Figures:
    """Counts what the run tells; says it in words. Files that an earlier run had read tell nothing of speed."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self.files = self._taken_over = self._pages = self._problems = 0
        self.total: int | None = None
        self.waits = ""

    def add(self, *, pages: int, problems: int, is_taken_over: bool) -> None:
        """Count one more file."""
        self.files += 1
        self.waits = ""
        self._problems += problems
        self._taken_over += is_taken_over
        self._pages += 0 if is_taken_over else pages

    def wait(self, path: str, seconds: float) -> None:
        """Note which file takes long, until the next one is done."""
        self.waits = f"waiting {timedelta(seconds=round(seconds))} for {path}"

    def words(self) -> Words:
        """Say them."""
        of_all = "" if self.total is None else f" of {self.total:,}"
        known = f" ({self._taken_over:,} known)" if self._taken_over else ""
        is_moving = not self.waits
        return Words(
            files=f"{self.files:,}{of_all} files{known}",
            rate=pace(self._pages, self._elapsed()) if self._pages and is_moving else "",
            left=self._left() if is_moving else "",
            problems=plural(self._problems, "problem") if self._problems else "",
            waits=self.waits,
        )

    def _elapsed(self) -> float:
        return max(time.monotonic() - self._started, 1e-3)

    def _left(self) -> str:
        read = self.files - self._taken_over
        if self.total is None or read < ENOUGH_FILES or self.total <= self.files:
            return ""
        seconds = round((self.total - self.files) * self._elapsed() / read)
        return f"{timedelta(seconds=seconds)} left"


class LiveLine:
    """Shows the figures in a live line, from the time on when work begins."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._figures = Figures()
        self._bar: Progress | None = None

    def begin(self) -> None:
        """Show an empty line."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(file=self._stream)
        bar = (BarColumn(BAR_WIDTH),) if console.width >= BAR_FROM_COLUMNS else ()
        texts = (TextColumn(f"{{task.fields[{name}]}}", markup=False) for name in Words._fields)
        self._figures = Figures()
        self._bar = Progress(*bar, *texts, console=console, transient=True)
        self._bar.add_task("", total=None, **Words("", "", "", "", "")._asdict())
        self._bar.start()

    def expect(self, files: int) -> None:
        """Show how many files there are."""
        self._figures.total = files
        self._show()

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Show one more file."""
        self._figures.add(pages=pages, problems=problems, is_taken_over=is_taken_over)
        self._show()

    def wait(self, path: str, seconds: float) -> None:
        """Show which file takes long."""
        self._figures.wait(path if len(path) <= NAME_WIDTH else f"…{path[1 - NAME_WIDTH :]}", seconds)
        self._show()

    def finish(self) -> None:
        """Show that the outputs are being written."""
        if self._bar is not None:
            done = self._figures.words()._replace(files="writing the outputs", rate="", left="", waits="")
            self._bar.update(self._bar.task_ids[0], total=None, **done._asdict())

    def _show(self) -> None:
        if self._bar is not None:
            figures, task = self._figures, self._bar.task_ids[0]
            self._bar.update(task, total=figures.total, completed=figures.files, **figures.words()._asdict())

    def close(self) -> None:
        """Wipe the line away."""
        if self._bar is not None:
            with suppress(OSError, ValueError):  # the terminal may be gone
                self._bar.stop()


class PlainLines:
    """Writes the figures into a log, seldom enough not to fill it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._figures = Figures()
        self._next = time.monotonic() + PLAIN_SECONDS

    def begin(self) -> None:
        """Count the time from now on."""
        self._figures = Figures()

    def expect(self, files: int) -> None:
        """Note how many files there are."""
        self._figures.total = files

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Count one more file, and write a line when it is time."""
        self._figures.add(pages=pages, problems=problems, is_taken_over=is_taken_over)
        self._write_now_and_then()

    def wait(self, path: str, seconds: float) -> None:
        """Note which file takes long, and write a line when it is time."""
        self._figures.wait(path, seconds)
        self._write_now_and_then()

    def _write_now_and_then(self) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + PLAIN_SECONDS
            with suppress(OSError, ValueError):  # a log that nobody reads any more is no reason to stop
                self._stream.write(", ".join(filter(None, self._figures.words())) + "\n")
                self._stream.flush()

    def finish(self) -> None:
        """Write nothing: the summary comes soon."""

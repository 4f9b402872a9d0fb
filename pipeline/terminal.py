"""What the command shows in a terminal: a live line while it works, and a summary at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.progress import Progress as Listener
from pipeline.progress import Silence
from pipeline.read.walk import show
from pipeline.run import Summary
from pipeline.store.summary import Counts, Unread

BAR_WIDTH = 12  # leaves room for five-digit figures in 80 columns
PLAIN_SECONDS = 30.0
UNWRAPPED = 10_000  # columns, where no terminal wraps
VERDICT_ORDER = ("mismatch", "rounding", "ok", "unchecked")


@contextmanager
def progress_for(stream: TextIO, *, quiet: bool) -> Iterator[Listener]:
    """A live line while the block runs, when a person watches; else a plain line now and then."""
    if quiet or not stream.isatty():
        yield Silence() if quiet else PlainLines(stream)
        return
    with Progress(
        BarColumn(BAR_WIDTH),
        TextColumn("{task.fields[files]}"),
        TextColumn("{task.fields[rate]}"),
        TimeLeft(),
        TextColumn("{task.fields[problems]}", style="yellow"),
        console=Console(file=stream),
        transient=True,
    ) as bar:
        yield LiveLine(bar)


class TimeLeft(TimeRemainingColumn):
    """`0:12:34 left`, or nothing while that is not known."""

    def render(self, task: Task) -> Text:
        """Rich calls this."""
        return Text.assemble(super().render(task), " left") if task.time_remaining else Text()


class Words(NamedTuple):
    """How many files, how fast, how many problems; empty where there is nothing to say."""

    files: str
    rate: str
    problems: str


class Figures:
    """Counts what the run tells; says it in words."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self.files = self._pages = self._problems = 0
        self.total: int | None = None

    def add(self, pages: int, problems: int) -> None:
        """Count one more file."""
        self.files += 1
        self._pages += pages
        self._problems += problems

    def words(self) -> Words:
        """Say them."""
        of_all = "" if self.total is None else f" of {self.total:,}"
        rate = self._pages / (time.monotonic() - self._started)
        return Words(
            files=f"{self.files:,}{of_all} files",
            rate=f"{rate:,.0f} pages/s" if self._pages else "",
            problems=plural(self._problems, "problem") if self._problems else "",
        )


class LiveLine:
    """Shows the figures in a live line."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._figures = Figures()
        self._task: TaskID = bar.add_task("", total=None, files="", rate="", problems="")

    def expect(self, files: int) -> None:
        """Show how many files there are."""
        self._figures.total = files
        self._show()

    def advance(self, *, pages: int, problems: int) -> None:
        """Show one more file."""
        self._figures.add(pages, problems)
        self._show()

    def finish(self) -> None:
        """Show that the outputs are being written."""
        self._bar.update(self._task, files="writing the outputs", rate="", total=None)

    def _show(self) -> None:
        figures, words = self._figures, self._figures.words()
        self._bar.update(
            self._task,
            total=figures.total,
            completed=figures.files,
            files=words.files,
            rate=words.rate,
            problems=words.problems,
        )


class PlainLines:
    """Writes the figures into a log, seldom enough not to fill it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._figures = Figures()
        self._next = time.monotonic() + PLAIN_SECONDS

    def expect(self, files: int) -> None:
        """Note how many files there are."""
        self._figures.total = files

    def advance(self, *, pages: int, problems: int) -> None:
        """Count one more file, and write a line when it is time."""
        self._figures.add(pages, problems)
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + PLAIN_SECONDS
            self._stream.write(", ".join(filter(None, self._figures.words())) + "\n")

    def finish(self) -> None:
        """Write nothing: the summary comes soon."""


def tell(summary: Summary, stream: TextIO) -> None:
    """Print what was found, what was not read and why, and where the outputs are."""
    watched = stream.isatty()
    console = Console(file=stream, highlight=False, width=None if watched else UNWRAPPED)
    with console.capture() as capture:
        console.print(report(summary))
    # Into a file or a pipe go whole lines, without the blanks that fill a terminal's row.
    text = capture.get()
    stream.write(text if watched else "".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def report(summary: Summary) -> Group:
    """Everything that `tell` prints."""
    parts: list[RenderableType] = [headline(summary), Padding(found(summary.counts), (1, 0, 1, 2), expand=False)]
    if summary.counts.unread_total:
        parts.append(unread(summary.counts))
    return Group(*parts, Text.assemble("Outputs: ", (show(summary.outputs), "bold")))


def headline(summary: Summary) -> Text:
    """Documents, pages, time."""
    counts = summary.counts
    rate = counts.pages / summary.seconds if summary.seconds else 0
    text = Text.assemble(
        (plural(counts.documents - counts.statuses.get("failed", 0), "document"), "bold"),
        f" read, {plural(counts.pages, 'page')}, in {summary.seconds:,.1f} s ({rate:,.0f} pages/s)",
    )
    if counts.duplicates:
        text.append(f"; {plural(counts.duplicates, 'copy', 'copies')} of the same bytes left out")
    return text


def found(counts: Counts) -> Table:
    """Mentions of each kind beside sections, tables and checks."""
    left = [(name, number) for name, number in counts.mentions.items()]
    right = [("sections", counts.sections), ("tables", counts.tables)]
    right += [(f"checks: {name}", counts.verdicts[name]) for name in VERDICT_ORDER if name in counts.verdicts]
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "left", "right"):
        table.add_column(justify=justify)
    for row in range(max(len(left), len(right))):
        table.add_row(*cells(left, row), *cells(right, row))
    return table


def cells(column: list[tuple[str, int]], row: int) -> tuple[str, str]:
    """A name and its number, or blanks below the end of the column."""
    return (column[row][0], f"{column[row][1]:,}") if row < len(column) else ("", "")


def unread(counts: Counts) -> Group:
    """What was not read, each with its reason and remedy."""
    lines = [Text(f"Not read: {counts.unread_total:,}", style="bold yellow")]
    items = [reason(remedy, list(alike)) for remedy, alike in groupby(counts.unread, key=lambda each: each.remedy)]
    more = counts.unread_total - len(counts.unread)
    tail = [Text(f"  and {more:,} more, see problems.csv")] if more else []
    return Group(*lines, *items, *tail, Text())


def reason(remedy: str, alike: list[Unread]) -> Group:
    """What happened, to one file or to several in a row, and what to do about it."""
    return Group(
        *(Padding(Text(each.message), (0, 0, 0, 2), expand=False) for each in alike),
        Padding(Text(remedy, style="dim"), (0, 0, 0, 4), expand=False),
    )


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

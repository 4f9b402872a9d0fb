"""The closing summary: what was found, what was not read and why, and where the outputs are."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from pipeline.run import Summary
    from pipeline.store.summary import Counts, Unread

GONE_SHOWN = 10
WHOLE_FROM, LEAST_A_SECOND = 9.95, 0.1  # pages a second: without decimals from, told by the minute below
TWO_COLUMNS_FROM = 60  # columns of the terminal
VERDICT_ORDER = ("mismatch", "rounding", "ok", "unchecked")


class Paper(NamedTuple):
    """What is written on. `width`: `None` where lines are not wrapped; `has_bold`: whether it knows bold letters."""

    width: int | None
    has_bold: bool

    def bold(self, text: str) -> str:
        """The text in bold where that can be."""
        return f"\x1b[1m{text}\x1b[0m" if self.has_bold else text

    def wrapped(self, text: str, indent: str) -> list[str]:
        """Lines that begin with the indent; long words, such as paths, stay whole."""
        if self.width is None:
            return [indent + text]
        lines = textwrap.wrap(
            text, max(self.width, 20), initial_indent=indent, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        return lines or [""]


def paper_of(stream: TextIO) -> Paper:
    """Into a file or a pipe go whole lines without marks; a terminal's lines are wrapped between words."""
    if not stream.isatty():
        return Paper(None, has_bold=False)
    knows_marks = os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown") and not os.environ.get("NO_COLOR")
    return Paper(shutil.get_terminal_size().columns, has_bold=knows_marks)


def closing(summary: Summary, paper: Paper) -> str:
    """Everything that is told at the end of a run."""
    from pipeline.read.walk import show

    counts = summary.counts
    lines = [*paper.wrapped(headline(summary), ""), "", *found(counts, paper), ""]
    for title, few, total in (
        ("Not read", counts.unread, counts.unread_total),
        ("Read in part or with doubts", counts.partly, counts.partly_total),
    ):
        if total:
            lines += [paper.bold(f"{title}: {total:,}"), *reasons(few, total, paper), ""]
    if counts.others:
        total = sum(counts.others.values())
        title = f"Figures without a value and the like, in documents that were read: {total:,}"
        lines += [*map(paper.bold, paper.wrapped(title, "")), *others(counts.others, paper), ""]
    if summary.gone:
        title = f"Gone since the last run: {plural(len(summary.gone), 'file')}"
        lines += [paper.bold(title), *named(summary.gone, paper), ""]
    return "\n".join([*lines, f"Outputs: {show(summary.outputs)}", ""])


def headline(summary: Summary) -> str:
    """Documents, pages, time."""
    counts = summary.counts
    documents = plural(counts.documents - counts.statuses.get("failed", 0), "document")
    pages = plural(counts.pages, "page")
    if summary.is_unchanged:
        text = f"Nothing has changed since the last run: {documents}, {pages}; looked at in {summary.seconds:,.1f} s"
    else:
        read = "" if summary.taken_over else " read"
        text = f"{documents}{read}, {pages}, in {summary.seconds:,.1f} s"
        speed = f" ({pace(summary.pages_read, summary.seconds)})" if summary.pages_read and summary.seconds else ""
        if summary.taken_over:
            text += f"; {plural(summary.taken_over, 'file')} known from an earlier run"
            text += f", {plural(summary.pages_read, 'page')} read now{speed}"
        else:
            text += speed
    if counts.duplicates:
        text += f"; {plural(counts.duplicates, 'copy', 'copies')} of the same bytes left out"
    if counts.outputs_folders:
        text += f"; {plural(counts.outputs_folders, 'folder')} of outputs left out"
    return text


def found(counts: Counts, paper: Paper) -> Iterator[str]:
    """Mentions of each kind beside sections, tables and checks, or above them where there is little room."""
    left = list(counts.mentions.items())
    right = [("sections", counts.sections), ("tables", counts.tables)]
    right += [(f"checks: {name}", counts.verdicts[name]) for name in VERDICT_ORDER if name in counts.verdicts]
    if paper.width is not None and paper.width < TWO_COLUMNS_FROM:
        yield from column(left + right)
        return
    lines = column(left)
    for one, other in zip_longest(lines, column(right), fillvalue=""):
        yield f"{one:{len(lines[0])}}{other}".rstrip()


def column(items: list[tuple[str, int]]) -> list[str]:
    """Names and their numbers, in lines of one width."""
    names = max(len(name) for name, _ in items)
    numbers = max(len(f"{number:,}") for _, number in items)
    return [f"  {name:{names}}  {number:>{numbers},}" for name, number in items]


def reasons(few: Sequence[Unread], total: int, paper: Paper) -> Iterator[str]:
    """What was not read, each with its reason; a remedy once for several in a row."""
    for remedy, alike in groupby(few, key=lambda each: each.remedy):
        for each in alike:
            yield from paper.wrapped(each.message, "  ")
        yield from paper.wrapped(remedy, "    ")
    if total > len(few):
        yield f"  and {total - len(few):,} more, see problems.csv"


def others(codes: Mapping[str, int], paper: Paper) -> Iterator[str]:
    """Problems of documents that were read well, by code."""
    yield from column(list(codes.items()))
    yield from paper.wrapped("Each with its page and what to do in problems.csv.", "    ")


def named(paths: Sequence[str], paper: Paper) -> Iterator[str]:
    """The first of the files that are gone, and what became of their rows."""
    for path in paths[:GONE_SHOWN]:
        yield from paper.wrapped(path, "  ")
    if len(paths) > GONE_SHOWN:
        yield f"  and {len(paths) - GONE_SHOWN:,} more, see run.json"
    yield from paper.wrapped("Their rows are gone from the outputs; decisions on them are kept. See run.json.", "    ")


def pace(pages: int, seconds: float) -> str:
    """`192 pages/s`, `0.7 pages/s`, `2.4 pages/min`: never 0 where there were some."""
    rate = pages / seconds
    if rate >= LEAST_A_SECOND:
        return f"{rate:,.0f} pages/s" if rate >= WHOLE_FROM else f"{rate:.1f} pages/s"
    return f"{60 * rate:.1f} pages/min"


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

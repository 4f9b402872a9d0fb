"""What is told while the run works and at its end."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from pipeline import terminal
from pipeline.closing import Paper, closing, pace
from pipeline.run import Summary
from pipeline.store.summary import Counts, Unread
from pipeline.terminal import Figures, LiveLine, PlainLines

LONG = "kho/huyện Tây Sơn/" + "báo cáo rất dài " * 5 + ".pdf"


def unread(number: int, remedy: str = "Run OCR on it first, then run again.") -> Unread:
    return Unread(LONG, None, "no_text_layer", f"{LONG}: page {number} has no text.", remedy)


COUNTS = Counts(
    files=1_234_567, documents=1_234_560, pages=98_765_432, statuses={"ok": 1_234_000, "failed": 560},
    mentions={"citations": 12_345_678, "dates": 1, "amounts": 0, "percentages": 2, "places": 3, "quantities": 4},
    sections=11, tables=22, verdicts={"ok": 1_000_000, "mismatch": 3, "unchecked": 4}, problems=9, duplicates=2,
    outputs_folders=1, unread=tuple(unread(n) for n in range(10)), unread_total=560, partly=(unread(11),), partly_total=1,
    others={"loose_figures": 3, "unclear_figures": 1_062},
)  # fmt: skip


def told(width: int | None, **options) -> list[str]:
    return closing(Summary(Path("kết quả"), COUNTS, 3725.0, **options), Paper(width, has_bold=False)).split("\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_summary_fits_the_terminal(width):
    lines = told(width, taken_over=7, pages_read=98)
    assert [line for line in lines if len(line) > width and len(line.split()) > 1] == []
    text = " ".join(" ".join(lines).split())
    for part in ("1,234,000 documents, 98,765,432 pages, in", "; 7 files known from an earlier run, 98 pages read now (1.6 pages/min)",
                 "Not read: 560",
                 "2 copies of the same bytes left out", "1 folder of outputs left out", "and 550 more, see problems.csv",
                 "Read in part or with doubts: 1", "checks: mismatch 3",
                 "Figures without a value and the like, in documents that were read: 1,065", "unclear_figures 1,062",
                 "citations 12,345,678", "Outputs: kết quả"):  # fmt: skip
        assert part in re.sub(r"(\S) {2,}(\S)", r"\1 \2", text), part


def test_into_a_file_go_whole_lines():
    assert f"  {LONG}: page 3 has no text." in told(None)


def test_a_remedy_is_told_once_for_several():
    assert sum("Run OCR on it" in line for line in told(None)) == 2


def test_figures_stand_below_one_another():
    rows = [line for line in told(80) if line.startswith("  ") and re.search(r"\d$", line)][:5]
    assert len({len(line) for line in rows}) == 1
    assert all(len(line) < 80 for line in rows)


def test_nothing_has_changed():
    assert told(None, is_unchanged=True)[0].startswith("Nothing has changed since the last run: 1,234,000 documents, ")


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(terminal.time, "monotonic", lambda: now[0])
    return now


def test_speed_and_time_left_are_those_of_files_that_are_read(clock):
    figures = Figures()
    figures.total = 1000
    for _ in range(900):
        figures.add(pages=10, problems=0, is_taken_over=True)
    assert figures.words() == ("900 of 1,000 files (900 known)", "", "", "", "")
    clock[0] += 10
    for _ in range(20):
        figures.add(pages=3, problems=1, is_taken_over=False)
    assert figures.words() == ("920 of 1,000 files (900 known)", "6.0 pages/s", "0:00:40 left", "20 problems", "")


def test_time_left_is_not_told_before_it_is_known(clock):
    figures = Figures()
    clock[0] += 1
    for _ in range(5):
        figures.add(pages=1, problems=0, is_taken_over=False)
    assert figures.words() == ("5 files", "5.0 pages/s", "", "", "")
    figures.total = 5
    assert figures.words().left == ""


@pytest.mark.parametrize(
    ("pages", "seconds", "said"),
    [
        (1920, 10, "192 pages/s"),
        (99_500, 100, "995 pages/s"),
        (994, 100, "9.9 pages/s"),
        (996, 100, "10 pages/s"),
        (7, 10, "0.7 pages/s"),
        (3, 60, "3.0 pages/min"),
        (1, 300, "0.2 pages/min"),
    ],
)
def test_no_pace_is_called_none(pages, seconds, said):
    assert pace(pages, seconds) == said


def test_what_was_read_is_told_apart_from_what_was_known():
    assert told(None, pages_read=100_000)[0].startswith("1,234,000 documents read, 98,765,432 pages, in 3,725.0 s (27 ")
    known = told(None, taken_over=1, pages_read=3725)[0]
    assert "1,234,000 documents, 98,765,432 pages, in 3,725.0 s; 1 file known from an earlier run, 3,725 pages" in known
    assert "1 pages/s" not in known


def test_the_file_that_is_waited_for_is_told_until_the_next_is_done(clock):
    figures = Figures()
    figures.total = 100
    clock[0] += 10
    for _ in range(20):
        figures.add(pages=3, problems=0, is_taken_over=False)
    figures.wait("kho/Nam Đàn/quyết toán.pdf", 61.4)
    assert figures.words() == ("20 of 100 files", "", "", "", "waiting 0:01:01 for kho/Nam Đàn/quyết toán.pdf")
    figures.add(pages=3, problems=0, is_taken_over=False)
    assert figures.words() == ("21 of 100 files", "6.3 pages/s", "0:00:38 left", "", "")


def test_a_line_is_written_while_nothing_comes(clock):
    stream = io.StringIO()
    lines = PlainLines(stream)
    lines.begin()
    lines.advance(pages=1, problems=0)
    for seconds in range(10, 100):
        clock[0] += 1
        lines.wait("a [red]b.pdf", seconds)
    assert stream.getvalue().splitlines()[0] == "1 files, waiting 0:00:39 for a [red]b.pdf"
    assert len(stream.getvalue().splitlines()) == 3


class Terminal(io.StringIO):
    """One that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a/[red]b.pdf", "a/[red]b.pdf"),
        ("kho/huyện Nam Đàn/xã Kim Liên/báo cáo.pdf", "…xã Kim Liên/báo cáo.pdf"),
    ],
)
def test_the_live_line_tells_it_too(monkeypatch, path, shown):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    line = LiveLine(stream)
    line.begin()
    line.advance(pages=1, problems=0)
    line.wait(path, 70)
    line.close()
    assert f"waiting 0:01:10 for {shown}" in re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())


class Full(io.StringIO):
    """A log on a full disk."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("stream", [io.StringIO(), Full()])
def test_a_line_now_and_then(clock, stream):
    lines = PlainLines(stream)
    lines.begin()
    lines.expect(100)
    for _ in range(90):
        clock[0] += 1
        lines.advance(pages=2, problems=0)
    if not isinstance(stream, Full):
        assert stream.getvalue().splitlines()[0] == "30 of 100 files, 2.0 pages/s, 0:01:10 left"
        assert len(stream.getvalue().splitlines()) == 3

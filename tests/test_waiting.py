"""The file that holds back the others: told, and what is done behind it kept."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections import deque
from pathlib import Path

import pytest

from pipeline import filling
from pipeline.engine import local
from pipeline.engine.face import Done
from pipeline.engine.forking import start_context
from pipeline.engine.local import LocalEngine
from pipeline.journal import NoJournal
from pipeline.progress import Silence
from pipeline.run import run
from pipeline.status import status_told
from pipeline.store.aside import Aside
from pipeline.store.folder import OutputsFolder
from pipeline.waiting import Watch
from tests import faults
from tests.test_resume import content, undisturbed
from tests.test_run import TEXT

OUT = Path("out")
NAMES = ("a", "b", "c", "d", "đ", "e", "g")


class Told(Silence, NoJournal):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.waits: list[tuple[str, float]] = []
        self.events: list[tuple[str, dict]] = []

    def wait(self, path: str, seconds: float) -> None:
        self.waits.append((path, seconds))

    def write(self, event: str, **facts: object) -> None:
        self.events.append((event, facts))


def test_a_file_is_told_when_it_takes_long_and_logged_at_each_doubling():
    told, first, now = Told(), deque([None]), 0.0
    watch = Watch(lambda: first[0], told, told)
    for path, seconds in [("x.pdf", 9), (None, 12), ("x.pdf", 5), ("y.pdf", 130), ("z.pdf", 3)]:
        first[0] = path
        for _ in range(seconds + 1):
            watch.look(now)
            now += 1
    assert told.waits == [("y.pdf", seconds) for seconds in range(10, 131)]
    assert told.events == [("waiting", {"path": "y.pdf", "seconds": seconds}) for seconds in (30.0, 60.0, 120.0)]


def test_the_watch_ends_with_its_block(monkeypatch):
    monkeypatch.setattr("pipeline.waiting.LOOK_SECONDS", 0.01)
    monkeypatch.setattr("pipeline.waiting.LONG_SECONDS", 0.02)
    told = Told()
    before = threading.active_count()
    with Watch(lambda: "x.pdf", told, told):
        give_up = time.monotonic() + 10
        while not told.waits and time.monotonic() < give_up:
            time.sleep(0.01)
    assert told.waits
    assert threading.active_count() == before


# ---- what is done behind it -------------------------------------------------------------------------------


@pytest.mark.parametrize("slow", [0, 3])
def test_the_engine_tells_once_what_is_done_before_its_turn(monkeypatch, slow):
    monkeypatch.setattr(local, "AHEAD_SECONDS", 0.0)
    monkeypatch.setattr(local, "POLL_SECONDS", 0.05)
    ahead: list[Done] = []
    options = {"prepare": faults.prepare, "seconds": faults.half_a_minute, "jobs": 2, "is_short": faults.is_thirteen}
    with LocalEngine(faults.slow_or_square, context=start_context(("tests.faults",)), **options) as engine:
        done = list(engine.results([3 if number == slow else number + 10 for number in range(12)], ahead.append))
    assert [each.result for each in done][slow] == 9
    assert len(done) == 12
    told = [each.task for each in ahead]
    assert set(told) >= {number + 10 for number in range(slow + 1, 12)} - {13}
    assert len(told) == len(set(told))
    assert 13 not in told, "it is tried again alone first"
    assert all(each.result == each.task**2 for each in ahead)


class Killed(Exception):  # noqa: N818
    """Stands for whatever ends a run."""


class SlowFirst(faults.InlineEngine):
    """Does all but the first file, which takes long, and is ended while it does."""

    def results(self, tasks, ahead):
        drawn: deque[object] = deque(tasks)
        for task in list(drawn)[1:]:
            ahead(Done(task, self._work(task)))
        raise Killed


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(filling, "LocalEngine", faults.InlineEngine)
    monkeypatch.setattr("pipeline.workers.start_context", lambda _: None)
    folder = Path("corpus")
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_text(f"{TEXT}\n{number} hồ sơ.\n", encoding="utf-8")
    shutil.copy(folder / "c.txt", folder / "sao.txt")
    (folder / "h.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def killed(corpus: Path, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(filling, "LocalEngine", SlowFirst)
        with pytest.raises(Killed):
            run([corpus], OUT)


@pytest.mark.parametrize("times", [1, 3])
def test_what_was_read_behind_a_slow_file_is_kept(corpus, monkeypatch, times):
    for _ in range(times):
        killed(corpus, monkeypatch)
    assert "Broken off: 7 documents of runs" in status_told(OUT)  # six texts and the picture
    summary = run([corpus], OUT)
    assert summary.taken_over == 8  # and the copy
    assert content(OUT) == undisturbed(corpus)
    assert not OutputsFolder(OUT).stage.exists()
    assert run([corpus], OUT).is_unchanged


def test_all_again_forgets_that_too(corpus, monkeypatch):
    killed(corpus, monkeypatch)
    assert run([corpus], OUT, again="all").taken_over == 0
    assert content(OUT) == undisturbed(corpus)


def test_what_stands_aside_is_no_store(corpus, monkeypatch):
    killed(corpus, monkeypatch)
    OutputsFolder(OUT).aside_store.write_bytes(b"junk" * 1000)
    assert run([corpus], OUT).taken_over == 0
    assert content(OUT) == undisturbed(corpus)


class AllAhead(faults.InlineEngine):
    """Tells of everything before its turn, and then gives it."""

    def results(self, tasks, ahead):
        done = [Done(task, self._work(task)) for task in tasks]
        for each in done:
            ahead(each)
        assert OutputsFolder(OUT).aside_store.exists()
        yield from done


def test_a_run_that_ends_well_leaves_nothing_aside(corpus, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(filling, "LocalEngine", AllAhead)
        run([corpus], OUT)
    assert not OutputsFolder(OUT).stage.exists()
    assert content(OUT) == undisturbed(corpus)


def test_the_store_beside_goes_when_the_turn_of_all_has_come(tmp_path):
    file = tmp_path / "aside"
    with Aside(file) as aside:
        aside.keep("", {})
        assert not file.exists()
        for doc_id in ("1", "2", "1"):
            aside.keep(doc_id, {})
        aside.let_go("1")
        aside.let_go("3")
        assert file.exists()
        aside.let_go("2")
        assert not file.exists()
        aside.keep("4", {})
        assert file.exists()
    assert list(tmp_path.iterdir()) == []


def test_status_and_log_name_the_file(corpus, monkeypatch):
    monkeypatch.setattr("pipeline.status.EVERY_SECONDS", 0.01)
    for name in ("LOOK_SECONDS", "LONG_SECONDS", "LOGGED_SECONDS"):
        monkeypatch.setattr(f"pipeline.waiting.{name}", 0.01)
    told = []

    class Slow(faults.InlineEngine):
        def results(self, tasks, _):
            drawn = list(tasks)
            give_up = time.monotonic() + 10
            while not (told and "holds" in told[-1]) and time.monotonic() < give_up:
                told.append(status_told(OUT))
                time.sleep(0.02)
            yield from (Done(task, self._work(task)) for task in drawn)

    monkeypatch.setattr(filling, "LocalEngine", Slow)
    run([corpus], OUT, log=Path("run.jsonl"))
    assert "\n  corpus/a.txt holds back the files behind it, for 0:00:0" in told[-1]
    lines = [json.loads(line) for line in Path("run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["path"] for line in lines if line["event"] == "waiting"} >= {"corpus/a.txt"}

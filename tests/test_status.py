"""How far a run is, told to others: `extract status`, the structured log."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import UnwritableOutputs, UsageError
from pipeline.journal import LogFile
from pipeline.progress import Silence
from pipeline.run import run
from pipeline.status import StatusFile, is_status, status_told
from pipeline.store.folder import OutputsFolder
from pipeline.store.lock import Lock
from tests.test_run import TEXT

OUT = Path("out")
TIMES = {"began": "2026-01-01T00:00:00+00:00", "updated": "2026-01-01T00:01:40+00:00"}


pytestmark = pytest.mark.usefixtures("without_workers")  # test_cli.py kills runs with workers


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("corpus").mkdir()
    for number in range(5):
        (Path("corpus") / f"{number}.txt").write_text(f"{TEXT}\n{number} hồ sơ.", encoding="utf-8")
    (Path("corpus") / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (Path("corpus") / "dangling.txt").symlink_to("nowhere")
    return Path("corpus")


class Asking(Silence):
    """Asks for the status when some files are done; may break the run off then."""

    def __init__(self, *, stop: bool = False, slow: bool = False) -> None:
        self.told = ""
        self._slow = slow
        self._files = 0
        self._stop = stop

    def advance(self, **_: object) -> None:
        self._files += 1
        if self._files == 4:
            give_up = time.monotonic() + 10  # no more files come, and yet the three are told
            while self._slow and "\n  3" not in status_told(OUT) and time.monotonic() < give_up:
                time.sleep(0.01)
            self.told = status_told(OUT)
            if self._stop:
                raise KeyboardInterrupt


def test_of_a_run_that_ended(corpus):
    run([corpus], OUT)
    first, second = status_told(OUT).splitlines()
    assert first.startswith("Completed: 20")
    assert second == "  6 documents (1 failed, 5 ok), 5 pages, 2 problems"


def test_of_a_run_at_work(corpus, monkeypatch):
    monkeypatch.setattr("pipeline.status.EVERY_SECONDS", 0.01)
    asking = Asking(slow=True)
    run([corpus], OUT, progress=asking)
    assert asking.told.startswith(f"At work: process {os.getpid()} on {socket.gethostname()}, since ")
    assert "\n  3" in asking.told
    assert asking.told.endswith("No run has been completed yet.\n")
    assert sorted(path.name for path in OUT.iterdir() if path.name.startswith(".")) == []


def test_of_a_run_that_was_interrupted(corpus):
    with pytest.raises(KeyboardInterrupt):
        run([corpus], OUT, progress=Asking(stop=True))
    assert status_told(OUT) == (
        "Broken off: 4 documents of runs that did not end are kept. The same command goes on from there.\n"
        "No run has been completed yet.\n"
    )


def broken_off(corpus) -> str:
    with pytest.raises(KeyboardInterrupt):
        run([corpus], OUT, progress=Asking(stop=True))
    return status_told(OUT).splitlines()[0]


def test_what_several_interrupted_runs_left_is_counted_once(corpus):
    for _ in range(4):
        assert broken_off(corpus).startswith("Broken off: 4 documents of runs")
    (corpus / "00.txt").write_text(f"{TEXT}\nmới", encoding="utf-8")
    assert broken_off(corpus).startswith("Broken off: 5 documents of runs"), "1 to 3 again, 0, and the new one"


def test_of_a_file_that_was_changed_between_interrupted_runs_one_document_counts(corpus):
    broken_off(corpus)
    (corpus / "1.txt").write_text(f"{TEXT}\nđã sửa", encoding="utf-8")
    (corpus / "2.txt").rename(corpus / "0b.txt")
    assert broken_off(corpus).startswith("Broken off: 4 documents of runs")


@pytest.mark.parametrize("name", ["SQLITE_CANTOPEN", "SQLITE_IOERR_SHMOPEN", "SQLITE_FULL"])
def test_what_the_disk_does_not_let_us_see_is_not_called_nothing(corpus, monkeypatch, name):
    with pytest.raises(KeyboardInterrupt):
        run([corpus], OUT, progress=Asking(stop=True))

    def fail(*_):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr("pipeline.status.Reader", fail)
    told = status_told(OUT)
    assert told.startswith(
        "Broken off: documents of runs that did not end are kept; how many cannot be seen as the disk is now. The same"
    )
    assert "0 documents" not in told


def test_nothing_is_written_after_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.status.EVERY_SECONDS", 0.01)
    file = tmp_path / "at_work" / "status.json"
    status = StatusFile(file)
    status.begin()
    status.stop()
    file.unlink()
    status.advance(pages=1, problems=0)
    status.finish()
    time.sleep(0.05)
    assert not file.exists()


def status_of(file: Path, **other) -> None:
    """A status file with other facts."""
    status = StatusFile(file)
    status.begin()
    status.stop()
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **other}), encoding="utf-8")


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"process": 2**22 + 1}, ["Broken off: 0 documents of runs that did not end are kept."]),
        (
            {"process": 2**22 + 1, "host": "elsewhere"},
            ["At work: process 4194305 on elsewhere", "  0 files; 0 pages", "  workers are starting"],
        ),
        ({"phase": "writing"}, ["At work", "  0 files", "  all files are read"]),
        (
            {**TIMES, "files": 60, "known": 10, "total": 110},
            ["At work", "  60 of 110 files, 10 of them known from earlier runs", "  0.5 files/s, 0:01:40 left"],
        ),
    ],
)
def test_what_a_status_file_says(tmp_path, facts, lines):
    folder = OutputsFolder(tmp_path)
    status_of(folder.status_file, **facts)
    with Lock(tmp_path) if "process" not in facts else nullcontext():
        told = status_told(tmp_path).splitlines()
    assert [line[: len(start)] for line, start in zip(told, lines, strict=False)] == lines


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such processes")
def test_a_run_that_was_killed_is_told_at_once(tmp_path):
    """Its number is taken until its parent has asked how it ended: a look at the number says that it is at work."""
    folder = OutputsFolder(tmp_path)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    status_of(folder.status_file, process=process.pid)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and nobody has asked
    os.kill(process.pid, 0)
    assert status_told(tmp_path).startswith("Broken off: ")
    process.wait()


def test_a_run_that_has_just_begun_where_one_was_killed(tmp_path):
    folder = OutputsFolder(tmp_path)
    folder.stage.mkdir()
    with Lock(tmp_path):
        assert status_told(tmp_path).startswith(f"At work: process {os.getpid()}, which has begun just now.\n")
        status_of(folder.status_file, process=2**22 + 1)
        assert status_told(tmp_path).startswith(f"At work: process {os.getpid()}, which has begun just now.\n")
    assert status_told(tmp_path).startswith("Broken off: ")


def test_whoever_asks_for_a_status_keeps_no_run_out(tmp_path):
    (tmp_path / ".unfinished").mkdir()
    is_over = threading.Event()

    def ask() -> None:
        while not is_over.is_set():
            status_told(tmp_path)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(200):
            with Lock(tmp_path):
                pass
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def test_a_folder_without_runs(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError):
            status_told(folder)


def test_a_run_file_that_cannot_be_read(corpus):
    run([corpus], OUT)
    (OUT / "run.json").write_text("{", encoding="utf-8")
    assert "cannot be read" in status_told(OUT)


def test_the_command(corpus, capsys):
    run([corpus], OUT)
    assert main(["status", "out"]) == 0
    assert capsys.readouterr().out.startswith("Completed: ")
    assert main(["status", "absent"]) == 2
    assert not is_status(["status", "-o", "out"])
    assert not is_status(["corpus"])


def logged(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_the_log_tells_of_every_file(corpus):
    log = Path("run.jsonl")
    run([corpus], OUT, log=log)
    lines = logged(log)
    assert [line["event"] for line in lines] == ["run_began", *["file"] * 7, "run_ended"]
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)
    files = {line["path"]: line for line in lines if line["event"] == "file"}
    assert files["corpus/0.txt"]["status"] == "ok"
    assert set(files["corpus/0.txt"]["seconds"]) >= {"read", "find"}
    assert files["corpus/ảnh.png"]["problems"] == ["unsupported_format"]
    assert files["corpus/dangling.txt"]["problems"] == ["dangling_link"]
    assert lines[-1]["documents"] == 6


def test_the_log_goes_on(corpus):
    log = Path("run.jsonl")
    run([corpus], OUT, log=log)
    (corpus / "mới.txt").write_text(TEXT, encoding="utf-8")
    run([corpus], OUT, log=log)
    run([corpus], OUT, log=log)
    lines = logged(log)
    assert [line["unchanged"] for line in lines if line["event"] == "run_ended"] == [False, False, True]
    second = [line for line in lines if line["event"] == "file"][7:]
    assert {line["path"]: line.get("known") for line in second}["corpus/mới.txt"] is False
    assert sum(bool(line.get("known")) for line in second) == 6


def test_the_log_tells_of_a_run_that_failed(corpus):
    log = Path("run.jsonl")
    with pytest.raises(KeyboardInterrupt):
        run([corpus], OUT, log=log, progress=Asking(stop=True))
    assert logged(log)[-1]["event"] == "run_failed"


@pytest.mark.parametrize(
    "name", ["amounts.csv", "reports.sqlite", "run.json", "text/0123456789ab.txt", ".unfinished/run.log"]
)
def test_a_log_that_an_output_would_replace(corpus, name):
    with pytest.raises(UsageError, match="replaced by an output"):
        run([corpus], OUT, log=OUT / name)
    assert not OUT.exists()


def test_a_log_among_the_outputs_with_a_name_of_its_own(corpus):
    OUT.mkdir()
    run([corpus], OUT, jobs=1, log=OUT / "amounts.log")
    assert logged(OUT / "amounts.log")[-1]["event"] == "run_ended"


def test_a_log_that_cannot_be_written(corpus):
    with pytest.raises(UnwritableOutputs, match="log"):
        run([corpus], OUT, log=Path("absent/run.jsonl"))
    with pytest.raises(UsageError, match="log would lie in the corpus"):
        run([corpus], OUT, log=corpus / "run.jsonl")
    if Path("/dev/full").exists():
        with LogFile(Path("/dev/full")) as log:
            log.write("event")
            log.write("event")
        assert re.fullmatch(
            r"/dev/full: the log could not be written from 2\S+ on \(No space left on device\); 2 lines are missing\.",
            log.fault,
        )


class Disk:
    """`os.write` of a disk with so much room."""

    def __init__(self, monkeypatch, room: int) -> None:
        self.room = room
        self._write = os.write
        monkeypatch.setattr("pipeline.journal.os.write", self.write)

    def write(self, handle: int, data: bytes) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = self._write(handle, data[: self.room])
        self.room -= written
        return written


def test_a_line_without_room_is_left_out_whole(tmp_path, monkeypatch):
    file = tmp_path / "run.jsonl"
    disk = Disk(monkeypatch, 150)
    with LogFile(file) as log:
        for number in range(4):  # 73 bytes each
            log.write("file", number=number)
        disk.room = 100
        log.write("file", number=4)
    assert [line["number"] for line in logged(file)] == [0, 1, 4]
    assert "2 lines are missing" in log.fault


def test_nobody_else_s_line_is_cut(tmp_path, monkeypatch):
    file = tmp_path / "run.jsonl"
    disk = Disk(monkeypatch, 20)

    def write(handle: int, data: bytes) -> int:
        if not disk.room:
            with file.open("ab") as other:
                other.write(b"another run\n")
        return disk.write(handle, data)

    monkeypatch.setattr("pipeline.journal.os.write", write)
    with LogFile(file) as log:
        log.write("file", number=0)
        disk.room = 1000
        log.write("file", number=1)
    torn, second = file.read_text(encoding="utf-8").splitlines()
    assert torn.endswith("another run")
    assert json.loads(second)["number"] == 1


@pytest.mark.parametrize(
    ("before", "lines"), [("", 1), ('{"event": "run_be', 2), ('{"event": "run_began"}\n', 2), ("ghi chép\n\n", 3)]
)
def test_a_line_is_never_put_behind_a_torn_one(tmp_path, before, lines):
    file = tmp_path / "run.jsonl"
    file.write_text(before, encoding="utf-8")
    with LogFile(file) as log:
        log.write("run_began")
        log.write("run_ended")
    told = file.read_text(encoding="utf-8")
    assert told.startswith(before)
    assert [json.loads(line)["event"] for line in told.splitlines()[-2:]] == ["run_began", "run_ended"]
    assert len(told.splitlines()) == lines + 1
    assert not log.fault


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_a_log_that_is_not_whole_is_told_at_the_end(capsys, quiet):
    if not Path("/dev/full").exists():
        pytest.skip("no such device")
    assert main(["corpus", "-o", "out", "--jobs", "1", "--log", "/dev/full", *quiet]) == 4  # the picture
    told = capsys.readouterr().err
    assert "/dev/full: the log could not be written from" in told
    assert "9 lines are missing.\nThe outputs are whole." in told


@pytest.mark.usefixtures("corpus")
def test_a_log_that_is_not_whole_is_told_of_a_run_that_failed(capsys, monkeypatch):
    if not Path("/dev/full").exists():
        pytest.skip("no such device")
    monkeypatch.setattr("pipeline.terminal.PlainLines", lambda _: Asking(stop=True))
    assert main(["corpus", "-o", "out", "--jobs", "1", "--log", "/dev/full"]) == 130
    assert "/dev/full: the log could not be written from" in capsys.readouterr().err

"""`extract status OUTPUTS`: whether a run is at work there, how far it is, or how the last one ended."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pipeline.closing import plural
from pipeline.errors import UsageError
from pipeline.store.earlier import DISK_FAILS
from pipeline.store.folder import RUN_FILE, OutputsFolder
from pipeline.store.lock import holder
from pipeline.store.sqlite import Reader

EVERY_SECONDS = 2.0
HOW_MANY = "; how many cannot be seen as the disk is now"
MIXED = (
    "Files of two runs stand side by side, since putting them in place has begun and not ended: use none of them "
    "before a run has ended."
)
GO_ON = "The same command goes on from there."


class StatusFile:
    """A run's listener that writes down how far it is every two seconds, for whoever asks from another process.

    By a thread of its own, for no file may come in for minutes; `stop` ends it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._facts: dict[str, str | int | None] = {
            "process": os.getpid(),
            "host": socket.gethostname(),
            "began": _now(),
            "phase": "reading",
            "files": 0,
            "total": None,
            "known": 0,
            "pages": 0,
            "problems": 0,
            "waits_for": None,
            "waits_since": None,
        }
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Tell that work begins."""
        self._write()
        threading.Thread(target=self._write_now_and_then, daemon=True).start()

    def stop(self) -> None:
        """Write no more; a second call does nothing."""
        with self._lock:
            self._ended.set()

    def _write_now_and_then(self) -> None:
        while not self._ended.wait(EVERY_SECONDS):
            self._write()

    def expect(self, files: int) -> None:
        """Note how many files there are."""
        self._facts["total"] = files

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Count one more file."""
        for name, more in (("files", 1), ("pages", pages), ("problems", problems), ("known", int(is_taken_over))):
            self._facts[name] = int(self._facts[name] or 0) + more
        self._facts["waits_for"] = None

    def wait(self, path: str, seconds: float) -> None:
        """Note for whom the run waits."""
        since = datetime.now(UTC) - timedelta(seconds=seconds)
        self._facts.update(waits_for=path, waits_since=since.isoformat(timespec="seconds"))

    def finish(self) -> None:
        """Tell that the outputs are being written."""
        self._facts["phase"] = "writing"
        self._write()

    def _write(self) -> None:
        fresh = self._file.with_suffix(".new")
        with self._lock, suppress(OSError):  # a full disk is told by what must be written
            if self._ended.is_set():
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps({**self._facts, "updated": _now()}), encoding="utf-8")
            os.replace(fresh, self._file)  # noqa: PTH105 - not among the outputs that are put in place


class Progressed(NamedTuple):
    """What a status file tells. `total`: `None` until all files are counted; `waits_for`: a file that takes long."""

    process: int
    host: str
    began: str
    phase: str
    files: int
    total: int | None
    known: int
    pages: int
    problems: int
    updated: str
    waits_for: str | None = None
    waits_since: str | None = None


def is_status(words: Sequence[str]) -> bool:
    """Whether a command line asks for a status; with -o, `status` is a folder to read."""
    return words[:1] == ["status"] and not any(word.startswith(("-o", "--out")) for word in words)


def status_parser() -> argparse.ArgumentParser:
    """The arguments of `extract status`."""
    command = argparse.ArgumentParser(
        prog="extract status",
        description="Tell whether a run is writing into OUTPUTS and how far it is, or how the last one ended.",
    )
    command.add_argument("outputs", metavar="OUTPUTS", type=Path, help="folder that a run writes or has written")
    command.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return command


def status_told(outputs: Path) -> str:
    """What `extract status` prints; raises `UsageError` where no run has been."""
    folder = OutputsFolder(outputs)
    if not outputs.is_dir() or folder.is_new():
        raise UsageError(f"{outputs}: no run has written into this folder.", "Give the folder that -o named.")
    mixed = [MIXED] if folder.is_mixed() else []
    return "\n".join([*_under_way(folder), *mixed, *_completed(outputs)]) + "\n"


def _under_way(folder: OutputsFolder) -> Iterator[str]:
    """What stands aside: a run at work, or what one that was broken off left."""
    if not folder.stage.is_dir():
        return
    at_work = holder(folder.path)
    told = _read(folder.status_file)
    if at_work and (told is None or told.process != at_work):  # what is told is of the run before
        yield f"At work: process {at_work}, which has begun just now."
        return
    if told is not None and _may_be_alive(told, at_work):
        yield f"At work: process {told.process} on {told.host}, since {told.began}; last heard of {_ago(told.updated)}."
        of_all = "" if told.total is None else f" of {told.total:,}"
        known = f", {told.known:,} of them known from earlier runs" if told.known else ""
        yield f"  {told.files:,}{of_all} files{known}; {plural(told.pages, 'page')}, {plural(told.problems, 'problem')}"
        rate = _rate(told)
        if told.phase == "writing":
            yield "  all files are read, the outputs are being written"
        elif told.files == 0:
            yield "  workers are starting, or read the first files: none is done yet"
        elif rate:
            yield f"  {rate:,.1f} files/s" + (f", {_left(told, rate)} left" if told.total else "")
        yield from _waits("holds", told)
        return
    kept = _documents_kept(folder)
    number, which = ("documents", HOW_MANY) if kept is None else (plural(kept, "document"), "")
    yield f"Broken off: {number} of runs that did not end are kept{which}. {GO_ON}"
    if told is not None:
        yield from _waits("held", told)


def _waits(holds: str, told: Progressed) -> Iterator[str]:
    """The file that takes long, and for how long it did when the run was last heard of."""
    if told.waits_for and told.waits_since:
        waited = _moment(told.updated) - _moment(told.waits_since)
        yield f"  {told.waits_for} {holds} back the files behind it, for {waited} by then"


def _completed(outputs: Path) -> Iterator[str]:
    """How the last run that ended did."""
    try:
        told = json.loads((outputs / RUN_FILE).read_bytes())
        counts, timings = told["counts"], told["timings"]
        statuses = ", ".join(f"{number:,} {name}" for name, number in counts["status"].items())
        yield f"Completed: {timings['ended']}, in {timings['seconds']:,.1f} s."
        documents, pages = plural(counts["documents"], "document"), plural(counts["pages"], "page")
        yield f"  {documents} ({statuses}), {pages}, {plural(counts['problems'], 'problem')}"
    except FileNotFoundError:
        yield "No run has been completed yet."
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield f"{outputs / RUN_FILE} cannot be read; run again to make it anew."


def _read(file: Path) -> Progressed | None:
    try:
        told = json.loads(file.read_bytes())
        return Progressed(**{name: told[name] for name in Progressed._fields if name in told})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _may_be_alive(told: Progressed, at_work: int | None) -> bool:
    """Whether the process is there; of one on another machine nobody knows but by its last sign.

    `at_work`: the process that has the lock, 0 for none, `None` where that cannot be known.
    """
    if at_work or told.host != socket.gethostname() or os.name == "nt":
        return True
    if at_work == 0:
        return False
    try:
        os.kill(told.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _rate(told: Progressed) -> float:
    """Files a second, of those that were not known."""
    seconds = (_moment(told.updated) - _moment(told.began)).total_seconds()
    return (told.files - told.known) / seconds if seconds > 0 else 0.0


def _left(told: Progressed, rate: float) -> timedelta:
    return timedelta(seconds=round(((told.total or 0) - told.files) / rate))


def _ago(moment: str) -> str:
    return f"{max((datetime.now(UTC) - _moment(moment)).total_seconds(), 0):,.0f} s ago"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _documents_kept(folder: OutputsFolder) -> int | None:
    """How many files have a document in what broken off runs left; `None` where the disk does not let us look.

    Each run copies what it takes over, so that one document stands in several stores; of a file that was changed
    between two runs the newest document counts.
    """
    ids: set[str] = set()
    paths: set[str] = set()
    for store in folder.stores_left():
        documents = _documents_in(store)
        if documents is None:
            return None
        fresh = [(doc_id, path) for doc_id, path in documents if doc_id not in ids and path not in paths]
        ids.update(doc_id for doc_id, _ in fresh)
        paths.update(path for _, path in documents)
    return len(ids)


def _documents_in(store: Path) -> list[tuple[str, str]] | None:
    """Ids and paths of the documents of a store; `None` where the disk does not let us look, as when it is full."""
    if not store.is_file():
        return []
    try:
        with Reader(store) as opened:
            return [(str(doc_id), str(path)) for doc_id, path in opened.select("SELECT doc_id, path FROM documents")]
    except sqlite3.DatabaseError as error:  # else damaged, or of a run that has not begun to store
        return None if getattr(error, "sqlite_errorname", "").startswith(DISK_FAILS) else []

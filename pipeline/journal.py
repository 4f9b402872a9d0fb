"""The structured log of a run: one JSON object a line, for those who watch many runs or look for what went wrong.

Every line has `time` (UTC, ISO 8601) and `event`: `run_began`, `file`, `waiting` (for a file that takes long),
`run_ended`, `run_failed`; the rest is told by the event's name. Lines are added to what stands in the file already;
what a disk has no room for is left out in whole lines and counted.
"""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pipeline.errors import UnwritableOutputs
from pipeline.read.walk import show
from pipeline.store.schema import table_named
from pipeline.work import Outcome

Fact = str | int | float | bool | None | Sequence["Fact"] | Mapping[str, "Fact"]
CODE = table_named("problems").names.index("code")
STATUS = table_named("documents").names.index("status")


class Journal(Protocol):
    """Whoever is told what happens."""

    @property
    def fault(self) -> str:
        """Why not all of it could be noted; empty where all was."""

    def write(self, event: str, **facts: Fact) -> None:
        """Note an event."""


class NoJournal:
    """Nobody is told."""

    fault = ""

    def write(self, event: str, **facts: Fact) -> None:
        """Ignore it."""


class LogFile:
    """A file of JSON lines. Raises UnwritableOutputs where it cannot be opened; a disk that fills up stops no run.

    Written to by any thread, without a buffer: a line is in the file, or it is one of those that `fault` tells of.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._missing = 0
        self._reason = self._since = ""
        try:
            self._stream = path.open("ab", buffering=0)
        except OSError as error:
            message = f"{path}: the log cannot be written ({error.strerror})."
            raise UnwritableOutputs(message, "Give --log another file, or leave it out.") from error
        self._is_torn = _ends_torn(path)  # by a power cut, or by whoever wrote it before

    @property
    def fault(self) -> str:
        """What is missing in the log, in a sentence; empty where nothing is."""
        if not self._missing:
            return ""
        lines = f"{self._missing:,} {'line is' if self._missing == 1 else 'lines are'} missing"
        return f"{show(self._path)}: the log could not be written from {self._since} on ({self._reason}); {lines}."

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.write("run_failed", error=f"{type(error).__name__}: {error}")
            if self.fault:
                error.add_note(self.fault)
        with suppress(OSError):
            self._stream.close()

    def write(self, event: str, **facts: Fact) -> None:
        """Add a line."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "event": event, **facts}, ensure_ascii=False)
        with self._lock:
            try:
                self._add(line.encode() + b"\n")
            except OSError as error:
                self._reason, self._since = self._reason or error.strerror or str(error), self._since or now
                self._missing += 1

    def _add(self, line: bytes) -> None:
        """Write the whole line, or none of it where the file can be cut; behind a torn one it begins anew."""
        data = memoryview(b"\n" + line if self._is_torn else line)
        written = 0
        try:
            while written < len(data):
                written += os.write(self._stream.fileno(), data[written:])
            self._is_torn = False
        except OSError:
            if written:
                self._is_torn = not self._is_cut(written) and _ends_torn(self._path)
            raise

    def _is_cut(self, written: int) -> bool:
        """Take the last bytes away again, if nobody else has written behind them."""
        with suppress(OSError):  # a pipe
            end = self._stream.tell()
            if os.fstat(self._stream.fileno()).st_size == end:
                self._stream.truncate(end - written)
                return True
        return False


def _ends_torn(path: Path) -> bool:
    """Whether the file's last line has no end."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as stream:
                stream.seek(-1, os.SEEK_END)
                return stream.read(1) != b"\n"
    return False


def process_facts() -> dict[str, Fact]:
    """Which process on which machine a run is."""
    return {"process": os.getpid(), "host": socket.gethostname()}


def file_facts(path: str, outcome: Outcome, *, is_known: bool, is_second_try: bool) -> dict[str, Fact]:
    """What the log says of a file; without `status` it is no document: a copy, or its bytes could not be read."""
    documents = outcome.rows.get("documents", ())
    return {
        "path": path,
        "sha256": outcome.sha256 or None,
        "status": str(documents[0][STATUS]) if documents else None,
        "pages": outcome.pages,
        "problems": [str(row[CODE]) for row in outcome.rows.get("problems", ())],
        "known": is_known,
        "second_try": is_second_try,
        "seconds": {name: round(seconds, 4) for name, seconds in outcome.seconds.items()},
    }

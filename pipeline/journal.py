"""The structured log of a run: one JSON object a line, for those who watch many runs or look for what went wrong.

Every line has `time` (UTC, ISO 8601) and `event`: `run_began`, `file`, `run_ended`, `run_failed`; the rest is told by
the event's name. Lines are added to what stands in the file already.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pipeline.errors import UnwritableOutputs
from pipeline.store.schema import table_named
from pipeline.work import Outcome

Fact = str | int | float | bool | None | Sequence["Fact"] | Mapping[str, "Fact"]
CODE = table_named("problems").names.index("code")
STATUS = table_named("documents").names.index("status")


class Journal(Protocol):
    """Whoever is told what happens."""

    def write(self, event: str, **facts: Fact) -> None:
        """Note an event."""


class NoJournal:
    """Nobody is told."""

    def write(self, event: str, **facts: Fact) -> None:
        """Ignore it."""


class LogFile:
    """A file of JSON lines. Raises UnwritableOutputs where it cannot be opened; a disk that fills up stops no run."""

    def __init__(self, path: Path) -> None:
        try:
            self._stream = path.open("a", encoding="utf-8", buffering=1, newline="\n")
        except OSError as error:
            message = f"{path}: the log cannot be written ({error.strerror})."
            raise UnwritableOutputs(message, "Give --log another file, or leave it out.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.write("run_failed", error=f"{type(error).__name__}: {error}")
        with suppress(OSError):
            self._stream.close()

    def write(self, event: str, **facts: Fact) -> None:
        """Add a line."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "event": event, **facts}, ensure_ascii=False)
        with suppress(OSError):
            self._stream.write(line + "\n")


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

"""Documents that were read before their turn, while one before them takes long, kept for a run that goes on from them.

The store of a run is filled in the order of the walk; what is read ahead waits in memory, and would be lost with the
run. So it is also put aside, into a store of its own, which the next run finds as one that was left behind. It is
removed when the turn of all that it holds has come.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.store.rows import Rows
from pipeline.store.sqlite import InconsistentRows, Store


class Aside:
    """The store beside; made when something is put there, and left when the `with` block is left by an error."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._store: Store | None = None
        self._held: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._remove()
        elif self._store is not None:
            self._store.close()

    def keep(self, doc_id: str, rows: Rows, packed: bytes = b"") -> None:
        """Put a document aside, as `Store.add` takes it; one that does not fit the schema is told at its turn."""
        if not doc_id or doc_id in self._held:
            return
        self._store = self._store or Store(self._file)
        with suppress(InconsistentRows):
            self._store.add(rows, packed)
            self._store.save()
            self._held.add(doc_id)

    def holds(self, doc_id: str) -> bool:
        """Whether the document stands here."""
        return doc_id in self._held

    def let_go(self, doc_id: str) -> None:
        """Note that the document stands in the run's own store."""
        if doc_id in self._held:
            self._held.remove(doc_id)
            if not self._held:
                self._remove()

    def _remove(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
            self._file.unlink(missing_ok=True)

"""What every exporter is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.folder import OutputsFolder
from pipeline.store.sqlite import Store
from pipeline.store.summary import Counts

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Descriptions = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What run.json tells beside versions.

    `rules`: the folder as it was given, `None` for the shipped rules; `extracted`: seconds until all documents were
    stored; `taken_over`: files of which an earlier run's rows were used; `pages_read`: pages of the others.
    """

    corpus: tuple[str, ...]
    rules: str | None
    rules_digest: str
    ocr: str
    jobs: int
    began: datetime
    extracted: float
    counts: Counts
    taken_over: int = 0
    pages_read: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """A complete store, where to write, the data dictionary (`rules/columns.toml`), and the run's record."""

    store: Store
    folder: OutputsFolder
    descriptions: Descriptions
    run: RunRecord

"""What every exporter is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.store.folder import OutputsFolder
from pipeline.store.sqlite import Store
from pipeline.store.summary import Counts

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Descriptions = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What run.json tells beside versions.

    `rules`: the folder as it was given, `None` for the shipped rules; `scheduler`: of the Dask cluster, if any;
    `extracted`: seconds until all documents were stored; `taken_over`: files of which an earlier run's rows were used;
    `files_read`, `pages_read`: of the others; `second_tries`: files that were tried again alone; `phases`: seconds of
    the run's own steps; `stages`: seconds of all workers; `slowest`: seconds, path, pages; `gone`: paths of files that
    the last run had read and that are no more.
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
    files_read: int = 0
    pages_read: int = 0
    second_tries: int = 0
    phases: Mapping[str, float] = field(default_factory=dict)
    stages: Mapping[str, float] = field(default_factory=dict)
    slowest: Sequence[tuple[float, str, int]] = ()
    timeout: float | None = None
    scheduler: str | None = None
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A complete store, where to write, the data dictionary (`rules/columns.toml`), and the run's record.

    `ground`: latitude, longitude and name of every unit that the gazetteer places, for the map.
    """

    store: Store
    folder: OutputsFolder
    descriptions: Descriptions
    run: RunRecord
    ground: Sequence[tuple[float, float, str]] = ()

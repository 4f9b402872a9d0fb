"""The formats of `--format`, by name; each is written from a store that is whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import UsageError
from pipeline.store.export import docbin, jsonl, labelstudio, parquet, tables, webannotations, workbook
from pipeline.store.export.job import Job
from pipeline.store.export.task import Descriptions
from pipeline.store.fitness import real, unwritable
from pipeline.store.folder import RUN_FILE, STORE
from pipeline.store.sqlite import Reader

FORMATS: MappingProxyType[str, Callable[[Job], None]] = MappingProxyType(
    {
        "csv": tables.write,
        "parquet": parquet.write,
        "xlsx": workbook.write,
        "jsonl": jsonl.write,
        "spacy": docbin.write,
        "labelstudio": labelstudio.write,
        "annotations": webannotations.write,
    },
)
# The files and folders that each writes.
WRITTEN: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "csv": (tables.NAME,),
        "parquet": (parquet.NAME,),
        "xlsx": (workbook.NAME,),
        "jsonl": (jsonl.NAME,),
        "spacy": (docbin.NAME,),
        "labelstudio": (labelstudio.TASKS, labelstudio.INTERFACE),
        "annotations": (webannotations.NAME,),
    },
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, the formats that could not be, each with the reason, and remarks on what was."""

    written: tuple[Path, ...]
    failed: tuple[tuple[str, Exception], ...]
    remarks: tuple[str, ...] = ()


def export(
    outputs: Path,
    names: Iterable[str],
    descriptions: Descriptions,
    folder: Path | None = None,
    prepare: Callable[[Reader, Path], None] | None = None,
) -> Exported:
    """Write formats of the outputs into `folder` (the outputs themselves for `None`); one that fails ends no other.

    `prepare`: adds to what is read of the outputs before anything is written.

    Raises `UsageError` where there are no outputs, `UnwritableOutputs` where the folder cannot be written.
    """
    store = outputs / STORE
    if not store.is_file():
        raise UsageError(f"{outputs}: there is no {STORE}.", "Run `extract CORPUS -o OUTPUTS` first, and give OUTPUTS.")
    target = folder or outputs
    _refuse_corpus(outputs, target)
    written: list[Path] = []
    failed: list[tuple[str, Exception]] = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        with Reader(store) as reader:
            if prepare is not None:
                prepare(reader, outputs)
            job = Job(reader, target, outputs, descriptions)
            for name in names:
                try:
                    FORMATS[name](job)
                except sqlite3.DatabaseError:  # then no other can be written either
                    raise
                except Exception as error:  # noqa: BLE001 - told with the others, below
                    failed.append((name, error))
                else:
                    written += [target / file for file in WRITTEN[name]]
    except OSError as error:
        raise unwritable(target, error) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise unwritable(target, error) from error
        raise UsageError(f"{store}: it cannot be read ({error}).", "Run the extraction again.") from error
    return Exported(tuple(written), tuple(failed), tuple(job.remarks))


def _refuse_corpus(outputs: Path, target: Path) -> None:
    """Files of ours in the corpus would be read as reports by the next run; the outputs are known to it as its own."""
    try:
        corpus = json.loads((outputs / RUN_FILE).read_bytes())["options"]["corpus"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if real(target).is_relative_to(real(outputs)):
        return
    if any(real(target).is_relative_to(real(Path(path))) for path in corpus):
        raise UsageError(f"{target}: it lies in the corpus and would be read as reports.", "Choose a folder elsewhere.")

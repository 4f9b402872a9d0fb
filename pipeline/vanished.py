"""Files that an earlier run has read and that are gone: a disk that is not there looks like an emptied folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.read.walk import UNREADABLE_FOLDER, Found, show
from pipeline.store.earlier import FileRow, file_rows
from pipeline.store.folder import STORE, OutputsFolder
from pipeline.store.placing import Gone, gone_then
from pipeline.store.sqlite import Reader

EMPTY_FOLDER = "empty_folder"  # code of the problem of a folder of the corpus that holds no file


def refuse_emptied(folder: OutputsFolder, paths: Sequence[Path], corpus: Iterable[Found]) -> None:
    """Raise `UsageError` where a given folder holds nothing now, or cannot be listed, but these outputs have its files.

    `corpus`: the walk; no further than to its first file where there is one folder.
    """
    empty = list(_emptied(paths, corpus))
    if not empty:
        return
    for path, fault in empty:
        known = sum(_lies_in(row.path, path) for row in _read_files(folder))
        if known:
            held = f"{known:,} of its files stand in {show(folder.path)}"
            message = f"{path}: {fault}, but {held}. Nothing was done."
            remedy = (
                "If it is a disk or share that is not there now, connect it and run again. If the files were meant to "
                "go, give --force, which replaces the outputs, or leave the folder out where others are named."
            )
            raise UsageError(message, remedy)


def _emptied(paths: Sequence[Path], corpus: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """The given folders in which the walk met nothing, each with why."""
    for found in corpus:
        if found.problem is not None and found.problem.code == EMPTY_FOLDER:
            yield found.shown, "holds no file to read now"
        elif found.problem is not None and found.problem.code == UNREADABLE_FOLDER and found.path in paths:
            yield found.shown, "cannot be listed now"
        elif len(paths) == 1:
            return


def gone(folder: OutputsFolder, store: Reader) -> tuple[Gone, ...]:
    """Files of the run whose outputs are in place, of which this one met neither path nor bytes.

    A file that was renamed or moved is not gone; nor is one that was changed. Where a run was ended while it put its
    outputs in place, nobody was told what it missed: that counts too.
    """
    met = list(file_rows(store))
    paths, digests = {row.path for row in met}, {row.sha256 for row in met}
    before = [Gone(row.path, row.sha256) for row in _files_of(folder.path / STORE) if row.sha256]
    every = dict.fromkeys([*gone_then(folder.stage), *before])
    return tuple(each for each in every if each.path not in paths and each.sha256 not in digests)


def _read_files(folder: OutputsFolder) -> Iterator[FileRow]:
    """What stands in the outputs, or, where no run has ended yet, in what one that was broken off has left."""
    published = folder.path / STORE
    stores = [published] if published.is_file() else folder.stores_left()
    for file in stores:
        yield from (row for row in _files_of(file) if row.sha256)


def _files_of(file: Path) -> list[FileRow]:
    """The files of a store; none where it is not there or damaged."""
    if file.is_file():
        with suppress(sqlite3.DatabaseError), Reader(file) as store:
            return list(file_rows(store))
    return []


def _lies_in(path: str, folder: str) -> bool:
    return Path(folder) in Path(path).parents

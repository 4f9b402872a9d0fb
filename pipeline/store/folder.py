"""The outputs folder: checked before any work, filled aside, and replaced in one go at the end.

Everything is written into `.unfinished/` inside the folder (the same disk, so a rename is atomic). `publish` puts it in
place; until then the outputs of the last run stay as they are. Files that are not ours are never touched, nor
is `reviews.sqlite`.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.errors import UnwritableOutputs
from pipeline.store.schema import TABLES

STAGE = ".unfinished"
STORE = "reports.sqlite"
# What a reader that died may have left beside the old store; with the new one it would make SQLite read nonsense.
STORE_LEFTOVERS = (f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal")
TEXT_FOLDER = "text"
OWN_FILES = frozenset(
    {STORE, "datapackage.json", "run.json", "index.html", "reviews.sqlite", *(f"{table.name}.csv" for table in TABLES)},
)
TEXT_NAME = re.compile(r"([0-9a-f]{12})\.txt")
BUFFER = 1 << 16

ANOTHER_FOLDER = "Give -o a new folder, or one that an earlier run wrote."


@dataclass(frozen=True, slots=True)
class OutputsFolder:
    """A folder that was found fit to be written to."""

    path: Path

    @property
    def stage(self) -> Path:
        """Where the run writes until all is whole."""
        return self.path / STAGE

    @contextmanager
    def writing(self, name: str) -> Iterator[TextIO]:
        """A text file of the stage: UTF-8, characters as they are, on the disk when the block is left."""
        with (self.stage / name).open("w", encoding="utf-8", newline="", buffering=BUFFER) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())

    def holds_text(self, doc_id: str, text: str) -> bool:
        """Whether that text is in place already; reading it is ten times faster than replacing it."""
        try:
            return (self.path / TEXT_FOLDER / f"{doc_id}.txt").read_bytes() == text.encode()
        except OSError:
            return False

    def stale_texts(self, is_current: Callable[[str], bool]) -> list[str]:
        """Names of texts of documents that are no more; files with other names are not ours."""
        texts = self.path / TEXT_FOLDER
        names = _files(texts) if texts.is_dir() else ()
        return [name for name in names if (match := TEXT_NAME.fullmatch(name)) and not is_current(match[1])]

    def publish(self, stale_texts: Sequence[str] = ()) -> None:
        """Put the stage in place, file by file, and drop the stale texts."""
        (self.path / TEXT_FOLDER).mkdir(exist_ok=True)
        for leftover in STORE_LEFTOVERS:
            (self.path / leftover).unlink(missing_ok=True)
        for folder in (Path(TEXT_FOLDER), Path()):
            for name in _files(self.stage / folder):
                (self.stage / folder / name).replace(self.path / folder / name)
            _keep(self.path / folder)
        for name in stale_texts:
            (self.path / TEXT_FOLDER / name).unlink(missing_ok=True)
        self.discard()

    def discard(self) -> None:
        """Remove the stage; the outputs of the last run stay."""
        shutil.rmtree(self.stage, ignore_errors=True)


def _files(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_file()]


def _keep(folder: Path) -> None:
    """Make renames inside a folder survive a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows does not open folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_strangers(outputs: Path) -> None:
    """Files with our names that no run wrote are a user's own: every run leaves its store."""
    if not outputs.is_dir() or ((outputs / STORE).is_file() and _is_store(outputs / STORE)):
        return
    names = [name for name in sorted(OWN_FILES - {"reviews.sqlite"}) if (outputs / name).exists()]
    if names:
        message = f"{outputs}: holds {', '.join(names)}, which no run of this program wrote; they would be replaced."
        raise UnwritableOutputs(message, ANOTHER_FOLDER)


def _is_store(path: Path) -> bool:
    """Whether a file is a database with our table of documents; it is opened to be read only."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None


def prepare(outputs: Path, corpus: Sequence[Path]) -> OutputsFolder:
    """Check that the run can write and that it would not mix with the corpus; raises `UnwritableOutputs`."""
    _refuse_corpus(outputs, corpus)
    folder = OutputsFolder(outputs)
    try:
        if outputs.exists() and not outputs.is_dir():
            raise UnwritableOutputs(f"{outputs}: the outputs cannot go into a file.", ANOTHER_FOLDER)
        _refuse_blocked(outputs)
        _refuse_strangers(outputs)
        outputs.mkdir(parents=True, exist_ok=True)
        folder.discard()
        (folder.stage / TEXT_FOLDER).mkdir(parents=True)
        _try_writing(folder.stage)
    except OSError as error:
        raise unwritable(outputs, error) from error
    return folder


def unwritable(outputs: Path, error: OSError | sqlite3.OperationalError) -> UnwritableOutputs:
    """The error that tells why the system does not let us write."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    remedy = "Choose a folder that you may write to, on a disk with room, with -o."
    return UnwritableOutputs(f"{outputs}: the outputs cannot be written ({reason}).", remedy)


def _try_writing(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as stream:
        stream.write(b"\0")
        stream.flush()


def _refuse_blocked(outputs: Path) -> None:
    """A folder where a file must go, or a file where text/ must go, would stop us only after hours of work."""
    blocked = [outputs / name for name in sorted(OWN_FILES) if (outputs / name).is_dir()]
    texts = outputs / TEXT_FOLDER
    if texts.exists() and not texts.is_dir():
        blocked.append(texts)
    if blocked:
        raise UnwritableOutputs(f"{blocked[0]}: something else stands where an output must go.", "Move it away.")


def _refuse_corpus(outputs: Path, corpus: Sequence[Path]) -> None:
    place = real(outputs)
    for path in corpus:
        source = real(path)
        if source == place or source == place / TEXT_FOLDER or source.is_relative_to(place / STAGE):
            message = f"{outputs}: the outputs would be mixed with the corpus {path}."
            raise UnwritableOutputs(message, f"Choose another folder, for instance -o {outputs / 'outputs'}.")


def lies_in_corpus(outputs: Path, corpus: Sequence[Path]) -> bool:
    """Whether the walk over the corpus will meet the outputs, which are no part of it."""
    place = real(outputs)
    return any(place != real(path) and place.is_relative_to(real(path)) for path in corpus)


def real(path: Path) -> Path:
    """The path without links; unlike `Path.resolve`, a loop of links is no error."""
    return Path(os.path.realpath(path))

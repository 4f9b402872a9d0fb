"""The outputs folder: checked before any work, filled aside, and replaced in one go at the end.

Everything is written into `.unfinished/` inside the folder (the same disk, so a rename is atomic). `publish` puts it in
place; until then the outputs of the last run stay as they are. Files that are not ours are never touched, nor
is `reviews.sqlite`.

```
OUTPUTS/.lock                            the process that is at work; see lock.py
OUTPUTS/.unfinished/reports.sqlite       the store that the run fills; a run that is broken off leaves it
OUTPUTS/.unfinished/reports.sqlite.aside what was read before its turn
OUTPUTS/.unfinished/earlier/N.sqlite     what runs that were broken off left, for the next to go on from
OUTPUTS/.unfinished/at_work/status.json  how far the run is, for `extract status`
OUTPUTS/.unfinished/at_work/*.sqlite     what is made beside the store before it is complete; see beside.py
OUTPUTS/.unfinished/placing.json         outputs are being put in place; see placing.py
OUTPUTS/.unfinished/*.csv, text/ …       outputs being written, until they are put in place
```
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.errors import UnwritableOutputs, UsageError
from pipeline.store import placing
from pipeline.store.lock import Lock
from pipeline.store.placing import Gone
from pipeline.store.schema import DOC_ID_DIGITS, TABLES

STAGE = ".unfinished"
STORE = "reports.sqlite"
REVIEWS = "reviews.sqlite"
# What a reader that died may have left beside the old store; with the new one it would make SQLite read nonsense.
STORE_LEFTOVERS = (f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal")
TEXT_FOLDER = "text"
EARLIER_FOLDER = "earlier"
AT_WORK_FOLDER = "at_work"
RUN_FILE = "run.json"
PROGRAM = "trichxuat"
OWN_FILES = frozenset(
    {
        STORE,
        "datapackage.json",
        "metadata.json",
        "run.json",
        "index.html",
        REVIEWS,
        *(f"{table.name}.csv" for table in TABLES),
    },
)
TEXT_NAME = re.compile(rf"([0-9a-f]{{{DOC_ID_DIGITS}}})\.txt")
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

    @property
    def unfinished_store(self) -> Path:
        """The store that a run fills."""
        return self.stage / STORE

    @property
    def aside_store(self) -> Path:
        """The store of what was read before its turn; see aside.py."""
        return self.stage / f"{STORE}.aside"

    @property
    def status_file(self) -> Path:
        """Where a run tells how far it is; in a folder of its own, so that it is never taken for an output."""
        return self.stage / AT_WORK_FOLDER / "status.json"

    @property
    def search_file(self) -> Path:
        """Full-text search of the store, made beside it; see beside.py."""
        return self.stage / AT_WORK_FOLDER / "search.sqlite"

    @property
    def checks_file(self) -> Path:
        """Checks over all documents, made beside the store; see beside.py."""
        return self.stage / AT_WORK_FOLDER / "checks.sqlite"

    def is_new(self) -> bool:
        """Whether no run has left anything here."""
        return not (self.path / STORE).exists() and not self.stage.exists()

    def earlier_stores(self) -> list[Path]:
        """What runs that were broken off left, the oldest first."""
        return sorted((self.stage / EARLIER_FOLDER).glob("*.sqlite"))

    def stores_left(self) -> list[Path]:
        """Where a run that was broken off may have left documents, and those before it, the newest first."""
        return [self.unfinished_store, self.aside_store, *reversed(self.earlier_stores())]

    def keep_store(self, store: Path) -> None:
        """Put a store that a run filled, a plain file without journal, beside those of earlier ones."""
        stores = self.earlier_stores()
        number = int(stores[-1].stem) + 1 if stores else 1
        (self.stage / EARLIER_FOLDER).mkdir(exist_ok=True)
        store.replace(self.stage / EARLIER_FOLDER / f"{number:06}.sqlite")

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
        return [name for name in _own_texts(self.path) if not is_current(name.removesuffix(".txt"))]

    def output_names(self) -> list[str]:
        """Names of the outputs that stand in the stage, texts left out."""
        own = (name for name in _files(self.stage) if name == STORE or not name.startswith((STORE, placing.MARK)))
        return sorted(own)

    def is_mixed(self) -> bool:
        """Whether a run is putting its outputs in place, or was ended while it did: files of two runs are there."""
        return placing.has_begun(self.stage)

    def publish(self, stale_texts: Sequence[str] = (), gone: Sequence[Gone] = ()) -> None:
        """Put the stage in place, file by file, and drop the stale texts; run.json, which vouches for all, is last."""
        placing.begin(self.stage, gone)
        (self.path / TEXT_FOLDER).mkdir(exist_ok=True)
        self._place(TEXT_FOLDER, _files(self.stage / TEXT_FOLDER))
        for name in stale_texts:
            (self.path / TEXT_FOLDER / name).unlink(missing_ok=True)
        for leftover in STORE_LEFTOVERS:
            (self.path / leftover).unlink(missing_ok=True)
        self._place("", sorted(self.output_names(), key=lambda name: (name == RUN_FILE, name == STORE, name)))
        placing.end(self.stage)
        shutil.rmtree(self.stage, ignore_errors=True)

    def _place(self, folder: str, names: Sequence[str]) -> None:
        for name in names:
            (self.stage / folder / name).replace(self.path / folder / name)
        _keep(self.path / folder)

    def is_sealed(self, texts: Collection[str]) -> bool:
        """Whether the outputs are as a run that ended well left them: all there, and none touched after run.json.

        `texts`: ids of the documents that have one.
        """
        try:
            seal = (self.path / RUN_FILE).stat().st_mtime_ns
            names = json.loads((self.path / RUN_FILE).read_bytes())["outputs"]
            touched = [(self.path / name).stat().st_mtime_ns > seal for name in names]
            reviews = self.path / REVIEWS
            touched.append(reviews.exists() and reviews.stat().st_mtime_ns > seal)  # the store shows them too
            found = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(self.path / TEXT_FOLDER)}
        except (OSError, ValueError, KeyError, TypeError):
            return False
        own = {name for name in found if TEXT_NAME.fullmatch(name)}
        is_whole = own == {f"{doc_id}.txt" for doc_id in texts} and STORE in names
        return is_whole and not any(touched) and all(found[name] <= seal for name in own) and not self.stage.exists()

    def discard(self) -> None:
        """Remove from the stage what no later run can use; the stores stay, and so do the outputs of the last run."""
        if not self.stage.is_dir():
            return
        for name in (TEXT_FOLDER, AT_WORK_FOLDER):
            shutil.rmtree(self.stage / name, ignore_errors=True)
        for name in _files(self.stage):
            if not name.startswith((STORE, placing.MARK)):
                (self.stage / name).unlink(missing_ok=True)
        if not self.is_mixed() and not any(store.exists() for store in self.stores_left()):
            shutil.rmtree(self.stage, ignore_errors=True)

    def forget_stores(self) -> None:
        """Remove the stores of runs that were broken off."""
        shutil.rmtree(self.stage / EARLIER_FOLDER, ignore_errors=True)
        for name in _files(self.stage):
            if name.startswith(STORE):
                (self.stage / name).unlink()


def _files(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_file()]


def _own_texts(outputs: Path) -> list[str]:
    """Names in `text/` that are those of documents' texts."""
    texts = outputs / TEXT_FOLDER
    return sorted(filter(TEXT_NAME.fullmatch, _files(texts))) if texts.is_dir() else []


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
    """Files with our names that no run wrote are a user's own."""
    if not outputs.is_dir() or _is_ours(outputs):
        return
    names = [name for name in sorted(OWN_FILES - {REVIEWS}) if (outputs / name).exists()]
    names += [f"{TEXT_FOLDER}/{name}" for name in _own_texts(outputs)[:1]]
    if names:
        message = f"{outputs}: holds {', '.join(names)}, which no run of this program wrote; they would be replaced."
        raise UnwritableOutputs(message, ANOTHER_FOLDER)


def _is_ours(outputs: Path) -> bool:
    """Whether a run left its mark: its store, whole or not, or what it tells of itself."""
    if (outputs / STAGE / STORE).is_file() or ((outputs / STORE).is_file() and _is_store(outputs / STORE)):
        return True
    try:
        told = json.loads((outputs / RUN_FILE).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("program") == PROGRAM


def _is_store(path: Path) -> bool:
    """Whether a file is a database with our table of documents; it is opened to be read only."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None


def refuse_unfit(outputs: Path, corpus: Sequence[Path]) -> None:
    """Raise `UnwritableOutputs` where outputs would mix with the corpus or replace what is not ours; writes nothing."""
    _refuse_corpus(outputs, corpus)
    try:
        if outputs.exists() and not outputs.is_dir():
            raise UnwritableOutputs(f"{outputs}: the outputs cannot go into a file.", ANOTHER_FOLDER)
        _refuse_blocked(outputs)
        _refuse_strangers(outputs)
    except OSError as error:
        raise unwritable(outputs, error) from error


def refuse_log(outputs: Path, log: Path | None) -> None:
    """Raise `UsageError` for a log that an output would replace, or that would stand among what the run removes."""
    if log is None:
        return
    place, file = real(outputs), real(log)
    is_output = file.parent == place and (file.name in OWN_FILES or file.name in STORE_LEFTOVERS)
    is_text = file.parent == place / TEXT_FOLDER and TEXT_NAME.fullmatch(file.name) is not None
    if is_output or is_text or file.is_relative_to(place / STAGE):
        raise UsageError(f"{log}: the log would be replaced by an output.", "Give --log a file with another name.")


def prepare(outputs: Path, corpus: Sequence[Path]) -> OutputsFolder:
    """Check that the run can write and that it would not mix with the corpus; raises `UnwritableOutputs`.

    What runs that were broken off left stays, for `earlier.left_behind`.
    """
    refuse_unfit(outputs, corpus)
    folder = OutputsFolder(outputs)
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        folder.discard()
        (folder.stage / TEXT_FOLDER).mkdir(parents=True)
        _try_writing(folder.stage)
    except OSError as error:
        raise unwritable(outputs, error) from error
    return folder


@contextmanager
def kept_for_one_run(outputs: Path) -> Iterator[None]:
    """The folder, made where it is missing, is this run's alone; raises `UnwritableOutputs` where another has it."""
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        lock = Lock(outputs)
    except OSError as error:
        raise unwritable(outputs, error) from error
    with lock:
        yield


def unwritable(outputs: Path, error: OSError | sqlite3.OperationalError) -> UnwritableOutputs:
    """The error that tells why the system does not let us write."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    remedy = "Make room, or choose with -o a folder that you may write to; a run into the same folder goes on."
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

"""Whether a folder may take the outputs: asked before any work, with the remedy where it may not."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.errors import UnwritableOutputs, UsageError
from pipeline.store.folder import (
    OWN_FILES,
    PROGRAM,
    REVIEWS,
    RUN_FILE,
    STAGE,
    STORE,
    STORE_LEFTOVERS,
    TEXT_FOLDER,
    TEXT_NAME,
    OutputsFolder,
    own_texts,
)
from pipeline.store.lock import Lock

ANOTHER_FOLDER = "Give -o a new folder, or one that an earlier run wrote."


def _refuse_strangers(outputs: Path) -> None:
    """Files with our names that no run wrote are a user's own."""
    if not outputs.is_dir() or _is_ours(outputs):
        return
    names = [name for name in sorted(OWN_FILES - {REVIEWS}) if (outputs / name).exists()]
    names += [f"{TEXT_FOLDER}/{name}" for name in own_texts(outputs)[:1]]
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
        folder = source.parent if source.is_file() else source
        if folder in (place, place / TEXT_FOLDER) or source.is_relative_to(place / STAGE):
            message = f"{outputs}: the outputs would be mixed with the corpus {path}."
            raise UnwritableOutputs(message, f"Choose another folder, for instance -o {outputs / 'outputs'}.")


def lies_in_corpus(outputs: Path, corpus: Sequence[Path]) -> bool:
    """Whether the walk over the corpus will meet the outputs, which are no part of it."""
    place = real(outputs)
    return any(place != real(path) and place.is_relative_to(real(path)) for path in corpus)


def real(path: Path) -> Path:
    """The path without links; unlike `Path.resolve`, a loop of links is no error."""
    return Path(os.path.realpath(path))

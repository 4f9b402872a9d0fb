"""The files of a run: what may be named on the command line, and what is walked without the program's own outputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model import Problem
from pipeline.read.walk import LINKED_FOLDER, OUTPUTS_FOLDER, Found, show, walk
from pipeline.store.fitness import lies_in_corpus, real
from pipeline.vanished import EMPTY_FOLDER

LOOK = "Connect the disk or share again, or give the user who runs this the right to read it."


def require_existing(paths: Sequence[Path]) -> None:
    """Raise `UsageError` for a path that is not there or may not be looked at; the walk tells of a link to nowhere."""
    for path in paths:
        try:
            is_there = path.exists() or path.is_symlink()
        except OSError as error:  # a share that was lost, or a folder above it that may not be looked into
            raise UsageError(f"{show(path)}: it cannot be looked at ({error.strerror}).", LOOK) from error
        if not is_there:
            raise UsageError(f"{show(path)}: there is no such file or folder.", "Check the name.")


def refuse_log_in_corpus(log: Path | None, paths: Sequence[Path], outputs: Path) -> None:
    """A log inside the corpus would be read as a report, another one at each run."""
    if log is None or real(log).is_relative_to(real(outputs)):
        return
    if any(real(log).is_relative_to(real(path)) for path in paths):
        raise UsageError(f"{show(log)}: the log would lie in the corpus and be read.", "Give --log a file elsewhere.")


def corpus_files(paths: Sequence[Path], outputs: Path) -> Iterator[Found]:
    """Every file of the corpus, without our own outputs; a problem for every folder that holds none."""
    own = real(outputs) if lies_in_corpus(outputs, paths) else None
    for path in paths:
        empty = True
        for found in walk([path]):
            if own is None or not _is_own(found, own):
                empty = False
                yield found
        if empty:
            yield Found(path, show(path), _empty_folder(path))


def _is_own(found: Found, own: Path) -> bool:
    """Whether it is the outputs folder of this run, or lies in it."""
    is_folder = found.problem is not None and found.problem.code in (OUTPUTS_FOLDER, LINKED_FOLDER)
    return real(found.path if is_folder else found.path.parent).is_relative_to(own)


def _empty_folder(path: Path) -> Problem:
    return Problem(
        EMPTY_FOLDER,
        f"{show(path)}: the folder holds no file to read (README.md and hidden files are left out).",
        "Put reports into it (PDF, Word, web pages, .txt, .md), or name another folder.",
        stage="walk",
    )

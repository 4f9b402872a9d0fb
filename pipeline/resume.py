"""What of the corpus is to be read, and what earlier runs have read already: by bytes, path and recipe.

Lies between the walk and the run. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.model import Problem
from pipeline.read.walk import Found
from pipeline.recipe import Recipe
from pipeline.store.earlier import FileRow, file_rows
from pipeline.store.folder import STORE, OutputsFolder
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader
from pipeline.store.summary import Counts, count

TEXTS_QUERY = "SELECT doc_id FROM texts"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file of the corpus and the SHA-256 of its bytes; empty where they could not be read or nobody asked."""

    found: Found
    sha256: str = ""


def hashed(corpus: Iterable[Found]) -> Iterator[Seen]:
    """The files with their digests, one read after the other as they are asked for."""
    for found in corpus:
        yield Seen(found, "" if found.problem else digest_of(found.path))


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 hex digits; empty where they cannot be read, which its reader will tell."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def file_row(path: str, sha256: str, recipe: Recipe, problems: Iterable[Row]) -> Row:
    """The row of `files` of a file, whatever came of it; `sha256` is empty where its bytes could not be read."""
    return (path, sha256, recipe.of(problems), None) if sha256 else (path, None, None, None)


def problem_file_row(path: str, problem: Problem) -> Row:
    """The row of `files` of what could not even be opened."""
    return (path, None, None, problem.message)


class Unchanged:
    """Compares the corpus with what the outputs in place were made of, as far as they agree."""

    def __init__(self, folder: OutputsFolder, recipe: Recipe) -> None:
        self._folder = folder
        self._recipe = recipe
        self._alike = 0  # files that the comparison found unchanged

    def counts(self, corpus: Iterator[Seen]) -> Counts | None:
        """What the outputs hold, when a run would write the very same; else `None`."""
        if not (self._folder.path / STORE).is_file():
            return None
        try:
            with Reader(self._folder.path / STORE) as store:
                texts = {str(doc_id) for (doc_id,) in store.select(TEXTS_QUERY)}
                if not self._folder.is_sealed(texts) or not self._agrees(file_rows(store), corpus):
                    return None
                return count(store)
        except sqlite3.DatabaseError:  # damaged, or of a version that knew no such table
            return None

    def _agrees(self, rows: Iterator[FileRow], corpus: Iterator[Seen]) -> bool:
        for row in rows:
            seen = next(corpus, None)
            if seen is None or not self._is_same(row, seen):
                return False
            self._alike += 1
        return next(corpus, None) is None and self._alike > 0

    def _is_same(self, row: FileRow, seen: Seen) -> bool:
        if row.path != seen.found.shown:
            return False
        if seen.found.problem:
            return row.problem == seen.found.problem.message
        return bool(seen.sha256) and row.sha256 == seen.sha256 and self._recipe.makes(row.recipe or "")

    def hashed_again(self, corpus: Iterable[Found]) -> Iterator[Seen]:
        """The files of a new walk with their digests; those that the comparison found unchanged are not read again."""
        files = iter(corpus)
        if self._alike:
            with Reader(self._folder.path / STORE) as store:
                for row, found in zip(islice(file_rows(store), self._alike), files, strict=False):
                    if row.path != found.shown or found.problem:  # it has changed since, or is none to be read
                        yield from hashed([found])
                    else:
                        yield Seen(found, row.sha256 or "")
        yield from hashed(files)

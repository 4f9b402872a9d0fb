"""text/DOC_ID.txt: the texts that `start` and `end` count in, character for character.

A file takes a fifth of a millisecond of work, and one to four until the disk has it for good. The disk takes several
files in the time of one, so they are written by a few threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from pipeline.store.folder import TEXT_FOLDER, OutputsFolder
from pipeline.store.rows import Row
from pipeline.store.schema import TEXTS
from pipeline.store.sqlite import Reader

WRITERS = 4  # threads: 3,000 files took 8 to 12 s with one, 1 to 2.5 with four, no less with more
CHARACTERS_AT_ONCE = 1_000_000  # of the texts that are held in memory


def write(store: Reader, folder: OutputsFolder) -> None:
    """Write one file a document that was read, unless it is there already."""
    with ThreadPoolExecutor(WRITERS) as writers:
        for some in _some_at_once(store.ordered(TEXTS)):
            for _ in writers.map(partial(_write_one, folder), some):
                pass  # what one raises is raised here


def _some_at_once(rows: Iterable[Row]) -> Iterator[list[tuple[str, str]]]:
    """Ids and texts, as many as may be held at a time."""
    some: list[tuple[str, str]] = []
    characters = 0
    for row in rows:
        doc_id, text = map(str, row)
        some.append((doc_id, text))
        characters += len(text)
        if characters >= CHARACTERS_AT_ONCE:
            yield some
            some, characters = [], 0
    yield some


def _write_one(folder: OutputsFolder, document: tuple[str, str]) -> None:
    doc_id, text = document
    if not folder.holds_text(doc_id, text):
        with folder.writing(f"{TEXT_FOLDER}/{doc_id}.txt") as stream:
            stream.write(text)

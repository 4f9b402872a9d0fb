"""text/DOC_ID.txt: the texts that `start` and `end` count in, character for character."""

from __future__ import annotations

from pipeline.store.folder import TEXT_FOLDER, OutputsFolder
from pipeline.store.schema import TEXTS
from pipeline.store.sqlite import Reader


def write(store: Reader, folder: OutputsFolder) -> None:
    """Write one file a document that was read, unless it is there already."""
    for row in store.ordered(TEXTS):
        doc_id, text = map(str, row)
        if folder.holds_text(doc_id, text):
            continue
        with folder.writing(f"{TEXT_FOLDER}/{doc_id}.txt") as stream:
            stream.write(text)

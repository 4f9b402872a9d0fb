"""text/DOC_ID.txt: the texts that `start` and `end` count in, character for character."""

from __future__ import annotations

from pipeline.store.export.task import Export
from pipeline.store.folder import TEXT_FOLDER
from pipeline.store.schema import TEXTS


def write(export: Export) -> None:
    """Write one file a document that was read, unless it is there already."""
    for row in export.store.ordered(TEXTS):
        doc_id, text = map(str, row)
        if export.folder.holds_text(doc_id, text):
            continue
        with export.folder.writing(f"{TEXT_FOLDER}/{doc_id}.txt") as stream:
            stream.write(text)

"""text/DOC_ID.txt: the texts that `start` and `end` count in, character for character."""

from __future__ import annotations

from pipeline.store.export.task import Export
from pipeline.store.folder import TEXT_FOLDER
from pipeline.store.schema import TEXTS


def write(export: Export) -> None:
    """Write one file a document that was read."""
    for doc_id, text in export.store.ordered(TEXTS):
        with export.folder.writing(f"{TEXT_FOLDER}/{doc_id}.txt") as stream:
            stream.write(str(text))

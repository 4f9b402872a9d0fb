"""Rows of two documents under one key: ids are digests of 64 bits, so that among a million documents two may agree."""

from __future__ import annotations

import sqlite3

from pipeline.model import Document, Facts, Problem
from pipeline.report import Report
from pipeline.store.rows import rows_of
from pipeline.store.sqlite import Store
from pipeline.unforeseen import REPORT_IT

DOCUMENT = "SELECT path, sha256, bytes FROM documents WHERE doc_id = ?"
OF_OTHERS = "SELECT * FROM problems WHERE doc_id = ? AND path <> ? ORDER BY rowid"


def settle(store: Store) -> None:
    """Settle the store; a document that has a key of one stored before it is told as one that could not be read."""
    try:
        store.settle()
    except sqlite3.IntegrityError:
        for doc_id in store.owners_of_doubles():
            _give_up(store, doc_id)
        store.settle()


def _give_up(store: Store, doc_id: str) -> None:
    path, sha256, size = store.one(DOCUMENT, (doc_id,)) or ("", "", 0)
    message = f"{path}: its rows contradict those of another file."
    problem = Problem("inconsistent_rows", message, REPORT_IT, stage="store")
    document = Document(doc_id, str(path), str(sha256), int(size or 0), media_type="", text="", pages=())
    rows = rows_of(Report(document, Facts(), "failed", problems=(problem,)))
    copies = list(store.select(OF_OTHERS, (doc_id, path)))
    store.forget(doc_id)
    store.add({**rows, "problems": [*rows["problems"], *copies]})

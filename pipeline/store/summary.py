"""The run at a glance, counted in the store, so that nothing has to be kept in memory for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.store.rows import Row
from pipeline.store.schema import MENTION_TABLES
from pipeline.store.sqlite import Reader

# A second copy of the same bytes was read, as the first one.
READ_ANYWAY = "duplicate_file"
# A folder of outputs in the corpus is no part of it, nor is a lock file of Word; a linked folder is read at its place.
OUTPUTS, LOCK_FILE, LINKED = "outputs_folder", "lock_file", "linked_folder"
# Problems of files with a status; a document that was read well may have others, of single figures.
PROBLEMS_OF = f"""
FROM problems AS p LEFT JOIN documents AS d ON d.doc_id = p.doc_id AND d.path = p.path
WHERE p.code NOT IN ('{READ_ANYWAY}', '{OUTPUTS}', '{LOCK_FILE}', '{LINKED}') AND coalesce(d.status, 'failed') = ?
"""
# Every page was read; of single figures and words it is told that OCR was not sure of them.
DOUBTS = ("doubtful_ocr", "illegible_ocr")
DOUBTS_OF = f"SELECT count(*) {PROBLEMS_OF} AND p.code IN ({', '.join('?' * len(DOUBTS))})"
UNREAD_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Unread:
    """One file or page that was not read. `page` is `None` for a whole file."""

    path: str
    page: int | None
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What the store holds. `statuses`, `verdicts`: how many of each.

    `files`: all that the walk met; `outputs_folders`: left out, for they hold what the program wrote. `unread` are the
    first of `unread_total` files that were not read, `partly` the first of `partly_total` problems of those that were
    read in part or with doubts; `doubts_total` of these are about single words and figures only. `others`: problems of
    documents that were read well, by code: figures without a value, words that are struck out.
    """

    files: int
    documents: int
    pages: int
    statuses: dict[str, int]
    mentions: dict[str, int]
    sections: int
    tables: int
    verdicts: dict[str, int]
    problems: int
    duplicates: int
    outputs_folders: int
    unread: tuple[Unread, ...]
    unread_total: int
    partly: tuple[Unread, ...]
    partly_total: int
    doubts_total: int = 0
    others: dict[str, int] = field(default_factory=dict)


def count(store: Reader) -> Counts:
    """Count what the store holds."""
    return Counts(
        files=_number(store, "SELECT count(*) FROM files"),
        documents=_number(store, "SELECT count(*) FROM documents"),
        pages=_number(store, "SELECT coalesce(sum(pages), 0) FROM documents"),
        statuses=_by(store, "SELECT status, count(*) FROM documents GROUP BY status ORDER BY status"),
        mentions={name: _number(store, f"SELECT count(*) FROM {name}") for name in MENTION_TABLES},  # noqa: S608
        sections=_number(store, "SELECT count(*) FROM sections"),
        tables=_number(store, "SELECT count(*) FROM tables"),
        verdicts=_by(store, "SELECT verdict, count(*) FROM checks GROUP BY verdict ORDER BY verdict"),
        problems=_number(store, "SELECT count(*) FROM problems"),
        duplicates=_number(store, "SELECT count(*) FROM problems WHERE code = ?", (READ_ANYWAY,)),
        outputs_folders=_number(store, "SELECT count(*) FROM problems WHERE code = ?", (OUTPUTS,)),
        unread=_first(store, "failed"),
        unread_total=_number(store, f"SELECT count(*) {PROBLEMS_OF}", ("failed",)),
        partly=_first(store, "partial"),
        partly_total=_number(store, f"SELECT count(*) {PROBLEMS_OF}", ("partial",)),
        doubts_total=_number(store, DOUBTS_OF, ("partial", *DOUBTS)),
        others=_by(store, f"SELECT p.code, count(*) {PROBLEMS_OF} GROUP BY p.code ORDER BY p.code", ("ok",)),
    )


def _first(store: Reader, status: str) -> tuple[Unread, ...]:
    query = f"SELECT p.path, p.page, p.code, p.message, p.remedy {PROBLEMS_OF} ORDER BY p.path, p.rowid LIMIT ?"
    return tuple(map(_unread, store.select(query, (status, UNREAD_SHOWN))))


def _number(store: Reader, query: str, arguments: Row = ()) -> int:
    row = store.one(query, arguments)
    return int(row[0] or 0) if row else 0


def _by(store: Reader, query: str, arguments: Row = ()) -> dict[str, int]:
    return {str(name): int(number or 0) for name, number in store.select(query, arguments)}


def _unread(row: Row) -> Unread:
    path, page, code, message, remedy = row
    return Unread(str(path), None if page is None else int(page), str(code), str(message), str(remedy))

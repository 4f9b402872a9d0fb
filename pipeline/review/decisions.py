"""`reviews.sqlite`: what people decided. Rows are appended, never changed and never removed.

The file's triggers refuse UPDATE, DELETE and INSERT OR REPLACE of rows, whatever program asks; against who removes the
triggers, the table or the file, nothing but a copy helps (`extract reviews export`). Taking something back is a row of
its own. The machine's value and the person's stand side by side (`from_value`, `to_value`).
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import UsageError
from pipeline.review.anchors import ID_DIGITS, Anchor
from pipeline.review.mending import is_numeral
from pipeline.store.folder import REVIEWS

FILE = REVIEWS
MARK = 0x54585256  # application_id of our file: "TXRV"
WAIT = 10.0  # seconds for another process that writes
VERDICTS = ("right", "report_wrong", "misread")
CORRECTING = VERDICTS[1:]  # those that may come with the correct value
ANCHOR_COLUMNS = tuple(field.name for field in fields(Anchor))
COLUMNS = (
    *("decision_id", "made_at", "reviewer", "subject"),
    *ANCHOR_COLUMNS,
    *("verdict", "from_value", "to_value", "reason", "undoes", "settles", "rules"),
)
LATER = frozenset({"issued", "around", "alike"})  # columns that files of earlier versions have not
WHOLE = frozenset({"occurrence", "start", "end"})
REFUSE = "BEGIN SELECT RAISE(ABORT, 'decisions are never changed; add another'); END"
# INSERT OR REPLACE removes rows without asking `no_delete`: those of the same key, or of the same rowid.
IS_THERE = "EXISTS (SELECT 1 FROM decisions WHERE decision_id = NEW.decision_id OR rowid = NEW.rowid)"
ADD_COLUMN = """ALTER TABLE decisions ADD COLUMN "{}" TEXT NOT NULL DEFAULT ''"""
TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON decisions {REFUSE}",
    f"CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON decisions {REFUSE}",
    f"CREATE TRIGGER IF NOT EXISTS no_replace BEFORE INSERT ON decisions WHEN {IS_THERE} {REFUSE}",
)
CREATE = (
    "CREATE TABLE IF NOT EXISTS decisions ("
    + ", ".join(f'"{name}" {"INTEGER" if name in WHOLE else "TEXT"} NOT NULL' for name in COLUMNS)
    + ", PRIMARY KEY (decision_id))",
    "CREATE INDEX IF NOT EXISTS decisions_doc_id ON decisions (doc_id)",
    *TRIGGERS,
    f"PRAGMA application_id = {MARK}",
)
RIGHTS = "Check the rights and the room there."
MENDED = "Open it once with `extract review OUTPUTS`, which mends what a crash has left, and go on."
ANOTHER = "Move it away; decisions are kept in a file of that name."


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person said of one thing.

    `verdict`: one of `VERDICTS`, "" for a comment or a row that takes others back (`undoes`). `to_value`: the value
    that the person stands for, "" for none. `settles`: differing decisions of others that this one puts an end to.
    `rules`: digest of the rules by which the machine's value was found.
    """

    decision_id: str
    made_at: str
    reviewer: str
    anchor: Anchor
    verdict: str = ""
    from_value: str = ""
    to_value: str = ""
    reason: str = ""
    undoes: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    rules: str = ""

    def is_of(self, value: str) -> bool:
        """Whether it was said of what the machine says now, or the machine now says what the person said it should."""
        return value == self.from_value or (self.verdict == "misread" and bool(value) and value == self.to_value)

    def cells(self) -> tuple[str | int, ...]:
        """Its row."""
        anchor = [getattr(self.anchor, name) for name in ANCHOR_COLUMNS]
        told = (self.verdict, self.from_value, self.to_value, self.reason, ";".join(self.undoes))
        head = (self.decision_id, self.made_at, self.reviewer, self.anchor.subject)
        return (*head, *anchor, *told, ";".join(self.settles), self.rules)


def decision_of(row: Sequence[str | int]) -> Decision:
    """The decision of a row."""
    cells = dict(zip(COLUMNS, row, strict=True))
    told = {name: str(cell) for name, cell in cells.items()}
    whole = {name: int(cells[name]) for name in WHOLE}
    anchor = Anchor(**{name: told[name] for name in ANCHOR_COLUMNS if name not in WHOLE}, **whole)  # type: ignore[arg-type]
    return Decision(
        decision_id=told["decision_id"],
        made_at=told["made_at"],
        reviewer=told["reviewer"],
        anchor=anchor,
        verdict=told["verdict"],
        from_value=told["from_value"],
        to_value=told["to_value"],
        reason=told["reason"],
        undoes=tuple(told["undoes"].split(";")) if told["undoes"] else (),
        settles=tuple(told["settles"].split(";")) if told["settles"] else (),
        rules=told["rules"],
    )


def new_id() -> str:
    """A key that no other auditor's decision has, and that no spreadsheet takes for a number, as `1203e45678901234`."""
    made = secrets.token_hex(ID_DIGITS // 2)
    return new_id() if is_numeral(made) else made


def now() -> str:
    """The moment, UTC, to the microsecond: decisions of one person are in this order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def read_decisions(outputs: Path) -> list[Decision]:
    """All decisions, the oldest first; none where nobody has made one. The file is not written to.

    Raises `UsageError` where it is not ours or cannot be read.
    """
    file = outputs / FILE
    if not file.is_file() or not file.stat().st_size:
        return []
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT)) as link:
            _refuse_stranger(file, link)
            return _all(link)
    except sqlite3.OperationalError as error:
        raise UsageError(f"{file}: cannot be read ({error}).", MENDED) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{file}: cannot be read ({error}).", ANOTHER) from error


def _columns_of(link: sqlite3.Connection) -> set[str]:
    return {name for (_, name, *_) in link.execute("PRAGMA table_info(decisions)")}


def _all(link: sqlite3.Connection) -> list[Decision]:
    known = _columns_of(link)
    names = ", ".join(f'"{name}"' if name in known else "''" for name in COLUMNS)
    return [decision_of(row) for row in link.execute(f"SELECT {names} FROM decisions ORDER BY made_at, decision_id")]  # noqa: S608


def _refuse_stranger(file: Path, link: sqlite3.Connection) -> None:
    """Raise `UsageError` where the file is not ours."""
    (mark,) = link.execute("PRAGMA application_id").fetchone()
    if mark != MARK or not set(COLUMNS) - LATER <= _columns_of(link):
        raise UsageError(f"{file}: holds no decisions of this program.", ANOTHER)


class Reviews:
    """The file of decisions, open for adding. Closes on leaving the `with` block."""

    def __init__(self, outputs: Path) -> None:
        """Open or create; raises `UsageError` where it is not ours or cannot be written."""
        file = outputs / FILE
        is_new = not file.is_file() or not file.stat().st_size
        self._link = sqlite3.connect(file, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            if not is_new:
                _refuse_stranger(file, self._link)
            # Of versions that knew fewer triggers and columns. Nothing is written where all are there: the file keeps
            # its time.
            for statement in CREATE if is_new else TRIGGERS:
                self._link.execute(statement)
            for name in sorted(LATER - _columns_of(self._link)):
                self._link.execute(ADD_COLUMN.format(name))
        except sqlite3.DatabaseError as error:
            self._link.close()
            remedy = RIGHTS if isinstance(error, sqlite3.OperationalError) else ANOTHER
            raise UsageError(f"{file}: cannot be used ({error}).", remedy) from error
        except UsageError:
            self._link.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._link.close()

    def add(self, decisions: Iterable[Decision]) -> None:
        """Append, all or none; `sqlite3.OperationalError` where there is no room or another process keeps the file."""
        rows = [decision.cells() for decision in decisions]
        names, places = ", ".join(f'"{name}"' for name in COLUMNS), ", ".join("?" * len(COLUMNS))
        self._link.execute("BEGIN IMMEDIATE")
        try:
            self._link.executemany(f"INSERT INTO decisions ({names}) VALUES ({places})", rows)  # noqa: S608 - fixed text
            self._link.execute("COMMIT")
        except BaseException:
            if self._link.in_transaction:  # a full disk has rolled it back already
                self._link.execute("ROLLBACK")
            raise

    def all(self) -> list[Decision]:
        """All, the oldest first."""
        return _all(self._link)

    def version(self) -> int:
        """A number that changes when another process has added something."""
        (number,) = self._link.execute("PRAGMA data_version").fetchone()
        return int(number)

"""Decisions that arrive as CSV: each cell must be what the review itself could have written.

What is imported stays for good, so a file is refused as a whole where a spreadsheet program or a person has changed a
cell into what no decision holds: `2.476E+10` for a value, a day to come, a row cut off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import UsageError
from pipeline.review.alike import likeness_of
from pipeline.review.anchors import CELLS, CHECKS, ID_DIGITS
from pipeline.review.decisions import COLUMNS, LATER, VERDICTS, WHOLE, Decision, decision_of
from pipeline.review.mending import with_its_digits, with_its_quote
from pipeline.review.people import LONGEST_NAME, LONGEST_REASON, comment, reviewer_name
from pipeline.review.separated import rows_of
from pipeline.review.values import LONGEST, is_value
from pipeline.store.schema import DOC_ID_DIGITS, MENTION_TABLES

Cells = Mapping[str, str]

AHEAD = timedelta(hours=1)  # that another machine's clock may be
FIRST_YEAR = 2020  # before the program was there
LONGEST_PATH = 4096
LONGEST_TOLD = 1000  # of what the machine says, and of a document's number
LONGEST_AROUND = 20_000  # of the headings, and the row and column, of a figure
SHOWN = 60
MEND = (
    "Nothing was imported. A spreadsheet program changes long numbers, days and quotes: take the file as "
    "`extract reviews export` wrote it, or mend this cell in a text editor."
)
_ID = re.compile(rf"[0-9a-f]{{{ID_DIGITS}}}")
_IDS = re.compile(rf"(?:[0-9a-f]{{{ID_DIGITS}}}(?:;[0-9a-f]{{{ID_DIGITS}}})*)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{0,64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00", re.ASCII)
_KIND = re.compile(r"[a-z_]{1,40}")
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_CHECK_TOLD = re.compile(r"(?:ok|rounding|mismatch|unchecked): .* / .*", re.DOTALL)


def read_csv(file: Path) -> list[Decision]:
    """The decisions of a file that `export_reviews` wrote; raises `UsageError`, which names row and column."""
    return [_decision(file, number, cells) for number, cells in rows_of(file, COLUMNS, LATER)]


def tidied(decision: Decision) -> Decision:
    """As it would be written today; versions before this one kept names and comments as they came."""
    cells = dict(zip(COLUMNS, decision.cells(), strict=True))
    told = {"reviewer": reviewer_name(decision.reviewer), "reason": comment(decision.reason)}
    return decision_of(list((cells | told).values()))


def _decision(file: Path, number: int, row: Cells) -> Decision:
    cells = {name: row[name].removeprefix("'") for name in COLUMNS}
    cells["doc_id"] = with_its_digits(cells["doc_id"], cells["sha256"][:DOC_ID_DIGITS])
    for name, (wanted, fits) in RULES.items():
        if not fits(cells):
            shown = repr(cells[name][:SHOWN]) + ("…" if len(cells[name]) > SHOWN else "")
            raise UsageError(f"{file}, row {number}, column {name}: {shown} is not {wanted}.", MEND)
    decision = decision_of([int(cells[name]) if name in WHOLE else cells[name] for name in COLUMNS])
    anchor = with_its_quote(decision.anchor, cells["subject"])
    if anchor is None:
        about = f"the quote {cells['quote'][:SHOWN]!r}, or part, kind, context or occurrence"
        message = f"{file}, row {number}, column subject: {about} was changed; it no longer fits its key."
        raise UsageError(message, MEND)
    return tidied(replace(decision, anchor=anchor))


def _is_moment(cells: Cells) -> bool:
    """Whether a decision can have been made then."""
    text = cells["made_at"]
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(_MOMENT.fullmatch(text)) and made.year >= FIRST_YEAR and made <= datetime.now(UTC) + AHEAD


def _is_machine_value(cells: Cells) -> bool:
    """Whether the machine can have said it; a row that takes others back has none."""
    part, value = cells["part"], cells["from_value"]
    if not value or len(value) > LONGEST_TOLD:
        return not value
    return bool(_CHECK_TOLD.fullmatch(value)) if part == CHECKS else is_value(part, value)


def _is_reviewed_value(cells: Cells) -> bool:
    """Whether a person can have said it: the machine's own where it is right, another where it is not."""
    value, verdict = cells["to_value"], cells["verdict"]
    if not value:
        return True
    if cells["part"] == CHECKS or not verdict:
        return False
    if verdict == "right":
        return value == cells["from_value"]
    return len(value) <= LONGEST and is_value(cells["part"], value)


def _is_likeness(cells: Cells) -> bool:
    return not cells["alike"] or likeness_of(cells["alike"]) is not None


def _up_to(name: str, longest: int) -> tuple[str, Callable[[Cells], bool]]:
    return f"a text of at most {longest:,} characters", lambda cells: len(cells[name]) <= longest


def _like(name: str, wanted: str, pattern: re.Pattern[str]) -> tuple[str, Callable[[Cells], bool]]:
    return wanted, lambda cells: pattern.fullmatch(cells[name]) is not None


# Column -> what its cell must be, and whether it is.
RULES: Mapping[str, tuple[str, Callable[[Cells], bool]]] = MappingProxyType(
    {
        "decision_id": _like("decision_id", f"a key of {ID_DIGITS} hex digits", _ID),
        "made_at": ("a moment that has passed, such as 2026-01-31T08:15:00.000000+00:00", _is_moment),
        "reviewer": (
            f"a name of 1 to {LONGEST_NAME} characters",
            lambda cells: bool(reviewer_name(cells["reviewer"])) and len(cells["reviewer"].strip()) <= LONGEST_NAME,
        ),
        "sha256": _like("sha256", "a digest of 64 hex digits", _SHA256),
        "doc_id": (
            f"the first {DOC_ID_DIGITS} digits of sha256",
            lambda cells: cells["doc_id"] == cells["sha256"][:DOC_ID_DIGITS],
        ),
        "path": _up_to("path", LONGEST_PATH),
        "number": _up_to("number", LONGEST_TOLD),
        "issued": _up_to("issued", LONGEST_TOLD),
        "around": _up_to("around", LONGEST_AROUND),
        "alike": ("how many are like it (1 of 1; 1 of 3; 1; 3)", _is_likeness),
        "part": (
            "a table of mentions, cells or checks",
            lambda cells: cells["part"] in (CHECKS, CELLS, *MENTION_TABLES),
        ),
        "kind": (
            "a kind of check, empty for mentions",
            lambda cells: bool(_KIND.fullmatch(cells["kind"])) if cells["part"] == CHECKS else not cells["kind"],
        ),
        **{name: _like(name, "a whole number", _WHOLE) for name in sorted(WHOLE)},
        "verdict": (f"one of {', '.join(VERDICTS)}, or empty", lambda cells: cells["verdict"] in ("", *VERDICTS)),
        "from_value": ("a value as the program writes it (24760000000; 24.76; 2023-04-21)", _is_machine_value),
        "to_value": ("a value that the review takes for such a decision (24760000000; 24.76)", _is_reviewed_value),
        "reason": _up_to("reason", LONGEST_REASON),
        "undoes": _like("undoes", "keys of decisions", _IDS),
        "settles": _like("settles", "keys of decisions", _IDS),
        "rules": _like("rules", "a digest of hex digits", _DIGEST),
    },
)

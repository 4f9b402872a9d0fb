"""Figures of plans in tables: one indicator, of one place and year, told in columns of one head by two documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.audit.conflicts.findings import Findings, Printed, Side
from pipeline.audit.conflicts.papers import Paper, are_versions, compared_places
from pipeline.rulebook import Rulebook, alternation
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader

ALIKE = 80  # of 100: labels of which one holds all words of the other may be one indicator
LIKELY = 88  # the same for labels that differ in a word
FULL = 100
LEAST_WORDS = 3  # of a label that tells what its figure is
NEAR = Fraction(9, 10)  # figures further apart are of two things, not two figures of one
YEAR = re.compile(r"(?:19|20)\d\d")
CELLS = " UNION ALL ".join(
    f"SELECT m.doc_id, c.row_label, c.column_label, '{table}', m.mention_id, m.text, m.value, m.step, m.{unit}"  # noqa: S608
    f" FROM cells AS c CROSS JOIN {table} AS m ON m.mention_id = c.mention_id WHERE c.row_label <> ''"
    for table, unit in (("amounts", "currency"), ("quantities", "unit"))
)
TABLE = """
CREATE TEMP TABLE IF NOT EXISTS told_targets
(place TEXT, head TEXT, unit TEXT, rank INTEGER, doc_id TEXT, label TEXT,
 kind TEXT, mention_id TEXT, text TEXT, value, step)
"""
INSERT = "INSERT INTO told_targets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
STORED = "SELECT * FROM told_targets"
ORDERED = "SELECT * FROM told_targets ORDER BY place, head, unit, rank, rowid"
LENGTH_OF_YEAR = 4


class Target(NamedTuple):
    """A planned figure of a table, and what it is of."""

    label: str
    side: Side


class Match(NamedTuple):
    """The later figure, the first one, and how alike their labels are (100: equal)."""

    later: Target
    first: Target
    score: int


def target_cells(store: Reader, papers: Mapping[str, Paper], rules: Rulebook) -> Iterator[Row]:
    """Cells of columns of plans and targets, which do not change from one document to the next."""
    plans = re.compile(rf"(?<!\w){alternation(rules.words('checks.tables.plan'))}(?!\w)", re.IGNORECASE)
    idle = re.compile(rf"(?<!\w){alternation(rules.words('words.date.year'))}(?!\w)")

    @cache
    def of_head(head: str) -> tuple[str, str]:
        """The head without its year, and the year; "" where it is none of a plan."""
        own = head.rpartition(" > ")[2].casefold()
        year = YEAR.search(own)
        bare = " ".join(YEAR.sub(" ", idle.sub(" ", own)).split())
        return (bare, year[0] if year else "") if plans.match(own) else ("", "")

    places = compared_places(papers.values())
    for doc_id, label, head, kind, mention_id, text, value, step, unit in store.select(CELLS):
        bare, told = of_head(str(head or ""))
        paper = papers[str(doc_id)]
        year = told or (paper.period or paper.issued)[:LENGTH_OF_YEAR]
        if bare and year and paper.place in places:
            yield (
                paper.area, f"{bare} {year}", unit or "", paper.rank, doc_id,
                " ".join(str(label).casefold().split()), kind, mention_id, text, str(value), str(step or 1),
            )  # fmt: skip


def target_conflicts(store: Reader, papers: Mapping[str, Paper], findings: Findings) -> Iterator[Row]:
    """Each later document against the first that tells the indicators of a place, a head and a unit."""
    agreed = {_documents(match) for match in _matches(store, papers) if _equal(match)}
    for match in _matches(store, papers):
        later, first = match.later.side, match.first.side
        is_same = _documents(match) in agreed
        if _equal(match) and are_versions(papers[later.doc_id], papers[first.doc_id]):
            continue
        if _is_one_thing(match, is_same=is_same):
            row = findings.of_figures(later, (first,), doubt=_doubt(match, is_same=is_same), score=match.score)
            if row is not None:
                yield row


def _matches(store: Reader, papers: Mapping[str, Paper]) -> Iterator[Match]:
    for _, rows in groupby(store.select(ORDERED), key=lambda row: row[:3]):
        yield from _of_group(rows, papers)


def _of_group(rows: Iterator[Row], papers: Mapping[str, Paper]) -> Iterator[Match]:
    """Labels of later documents against those of the first; the same label is looked up once.

    What a document says that changes the plan is held against nothing; the later ones are held against it.
    """
    known: list[Target] = []
    first = ""
    found: dict[str, tuple[Target, int] | None] = {}
    revised: dict[str, Target] = {}
    for row in rows:
        target = _target(row)
        first = first or target.side.doc_id
        if target.side.doc_id == first:
            known.append(target)
            continue
        if target.label not in found:
            found[target.label] = _best(target.label, known)
        best = found[target.label]
        if best is None:
            continue
        match = Match(target, *best)
        is_revised = best[0].label in revised and not _equal(match)
        match = Match(target, revised[best[0].label], best[1]) if is_revised else match
        if papers[target.side.doc_id].is_revision and not _equal(match):
            revised[best[0].label] = target
        else:
            yield match


def _target(row: Row) -> Target:
    _, _, unit, _, doc_id, label, kind, mention_id, text, value, step = (str(cell) for cell in row)
    return Target(label, Side(doc_id, kind, mention_id, Printed(text, value, step, unit)))


def _best(label: str, known: Sequence[Target]) -> tuple[Target, int] | None:
    """The one target whose label fits best: two that fit alike are no evidence for either."""
    if len(label.split()) < LEAST_WORDS:  # `Tổng cộng`, `Xã Vĩnh An` stand in any table
        return None
    scored = sorted(((_likeness(other.label, label), other) for other in known), key=lambda pair: -pair[0])
    score, best = scored[0]
    return (best, score) if score and (len(scored) == 1 or scored[1][0] < score) else None


def _likeness(left: str, right: str) -> int:
    """100 for one label; less where one holds all words of the other or they differ in a word; 0 for two things."""
    if left == right:
        return FULL
    if len(left.split()) < LEAST_WORDS:
        return 0
    score = int(fuzz.ratio(left, right, score_cutoff=ALIKE))
    return score if score >= LIKELY or (score and _holds(left, right)) else 0


def _holds(left: str, right: str) -> bool:
    return fuzz.token_set_ratio(left, right) >= FULL


def _documents(match: Match) -> tuple[str, str]:
    return match.first.side.doc_id, match.later.side.doc_id


def _equal(match: Match) -> bool:
    return match.first.side.printed.value == match.later.side.printed.value


def _is_near(match: Match) -> bool:
    low, high = sorted(abs(Decimal(each.side.printed.value)) for each in (match.first, match.later))
    return high > 0 and low >= high * NEAR.numerator / NEAR.denominator


def _is_one_thing(match: Match, *, is_same: bool) -> bool:
    """Figures far apart are of two things, unless their labels are one and the tables agree elsewhere."""
    return _is_near(match) or (match.score == FULL and is_same)


def _doubt(match: Match, *, is_same: bool) -> str:
    """Why a difference is no mismatch: so may be figures of tables that agree in no other row."""
    if _is_near(match) and is_same and _holds(match.first.label, match.later.label):
        return ""
    return "weak_match" if match.score < FULL else "single_row"

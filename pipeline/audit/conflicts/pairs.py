"""Statements of two documents judged: which differences are sure, which are in doubt, and which are of two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.audit.conflicts.findings import Findings
from pipeline.audit.conflicts.papers import Paper, are_versions
from pipeline.audit.conflicts.statements import Statement
from pipeline.audit.conflicts.wording import Wording, wording_of
from pipeline.audit.slips import digits_of, is_near
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader

ORDERED = "SELECT * FROM told_statements ORDER BY place, unit, is_plan, time, core, rank, rowid"
KEY = 5  # columns that figures of one thing share
RANK, DOC, VALUE, PLAN = (Statement._fields.index(name) for name in ("rank", "doc_id", "value", "is_plan"))
FULL = 100
LONG = 6  # words of a subject that needs no more evidence
LEAST_DIGITS = 3  # of figures that agree by no chance
ESTIMATED = "estimated"


class Pair(NamedTuple):
    """A later document's statement and that of the first document that tells it."""

    later: Statement
    first: Statement

    @property
    def score(self) -> int:
        """Likeness of the two subjects, of 100."""
        if self.later.label == self.first.label:
            return FULL
        return min(FULL - 1, int(fuzz.ratio(self.later.label, self.first.label)))

    @property
    def documents(self) -> tuple[str, str]:
        """Both."""
        return self.first.doc_id, self.later.doc_id

    @property
    def is_equal(self) -> bool:
        """Whether the figures are the same."""
        return Decimal(self.later.value) == Decimal(self.first.value)


def statement_conflicts(store: Reader, papers: Mapping[str, Paper], findings: Findings) -> Iterator[Row]:
    """Each later statement against the first of its place, unit, time and subject."""
    wording = wording_of(findings.rules)
    pairs = _pairs(store, papers)
    agreed = {pair.documents for pair in pairs if pair.is_equal and len(digits_of(pair.later.value)) >= LEAST_DIGITS}
    for pair in _pairs(store, papers):
        later, first = papers[pair.later.doc_id], papers[pair.first.doc_id]
        sides = pair.later.side, (pair.first.side,)
        verdict = findings.verdict(sides[0].printed, [each.printed for each in sides[1]])
        if verdict != "mismatch":
            if pair.score == FULL and not are_versions(later, first):
                yield from _some(findings.of_figures(*sides))
        elif is_near(Decimal(pair.later.value), Decimal(pair.first.value)):
            is_sure = are_versions(later, first) or pair.documents in agreed
            doubt = _doubt(pair, later, first, wording, is_sure=is_sure)
            yield from _some(findings.of_figures(*sides, doubt=doubt, score=pair.score))


def _some(row: Row | None) -> Iterator[Row]:
    if row is not None:
        yield row


def _pairs(store: Reader, papers: Mapping[str, Paper]) -> Iterator[Pair]:
    """Pairs that say anything: copies of a document that agree with it are passed over."""
    for _, group in groupby(store.select(ORDERED), key=lambda row: row[:KEY]):
        plans: list[Row] = []  # the first document, and those that change its plan
        for _, own in groupby(group, key=lambda row: row[RANK]):
            told, *others = own
            if any(row[VALUE] != told[VALUE] for row in others):  # two figures of a document are of two things
                continue
            paper = papers[str(told[DOC])]
            first = next((row for row in plans if row[VALUE] == told[VALUE]), plans[-1] if plans else None)
            if first is None or (told[PLAN] and paper.is_revision and told[VALUE] != first[VALUE]):
                plans.append(told)
            elif not (told[VALUE] == first[VALUE] and are_versions(paper, papers[str(first[DOC])])):
                pair = Pair(Statement(*told), Statement(*first))  # type: ignore[arg-type] # as they were inserted
                if not (pair.later.is_target and pair.first.is_target):  # tables are compared by themselves
                    yield pair


def _doubt(pair: Pair, later: Paper, first: Paper, wording: Wording, *, is_sure: bool) -> str:
    """Why a difference is no mismatch: a reason of checks.toml. `is_sure`: the documents agree elsewhere."""
    if pair.score < FULL:
        return "weak_match"
    if not pair.later.is_plan and later.issued != first.issued and _is_estimated(pair, later, first):
        return ESTIMATED
    if later.issuer != first.issuer and not all(wording.general.match(each.issuer) for each in (later, first)):
        return "two_bodies"
    same_scope = pair.later.scope == pair.first.scope
    same_heading = pair.later.heading == pair.first.heading and same_scope
    is_long = len(pair.later.label.split()) >= LONG
    return "" if is_sure or is_long or same_heading else "short_subject"


def _is_estimated(pair: Pair, later: Paper, first: Paper) -> bool:
    until = pair.later.time.rpartition("/")[2]
    is_early = any(each.issued[: len(until)] <= until for each in (later, first))
    return is_early or ESTIMATED in (pair.later.qualifier, pair.first.qualifier)

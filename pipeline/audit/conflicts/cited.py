"""One decision cited with two days, or with another day than it bears itself, by documents of the corpus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pipeline.audit.conflicts.findings import Findings, Where
from pipeline.audit.conflicts.papers import BETWEEN, FULL_DATE, Paper, Place, era_of
from pipeline.audit.conflicts.wording import LEVELS, own_place
from pipeline.audit.model import DayClaim
from pipeline.rulebook import Rulebook, alternation
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader

TABLE = """
CREATE TEMP TABLE IF NOT EXISTS told_days
(key TEXT, rank INTEGER, doc_id TEXT, day TEXT, mention_id TEXT, text TEXT)
"""
INSERT = "INSERT INTO told_days VALUES (?, ?, ?, ?, ?, ?)"
CITATIONS = "SELECT doc_id, mention_id, canonical, doc_type, date, issuer, text FROM citations WHERE length(date) = 10"
SEVERAL = """
SELECT * FROM told_days WHERE key IN (SELECT key FROM told_days GROUP BY key HAVING min(day) < max(day))
ORDER BY key, rank, rowid
"""
STANDS = "SELECT section_id, page, coalesce(context, text) FROM citations WHERE mention_id = ?"
# One number in the country: its year is part of it (30/2020/ND-CP), or it is the National Assembly's.
_DATED = re.compile(r"^\d+/\d{4}/")
_CENTRAL = re.compile(r"(?:-CP|-TTg|/U?B?T?V?QH\d+|/\d{4}/TT(?:LT)?-.+)$")
_STATE = re.compile(r"^\d+(?:/\d{4})?/[^\s\d]+")  # the Party's numbers, 15-NQ/TU, run over a term and come again
YEAR = 4


class _Told(NamedTuple):
    """A day of a document; `mention_id` is "" where it is the document's own."""

    key: str
    rank: int
    doc_id: str
    day: str
    mention_id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Issuers:
    """Which unit a body is of, by the type word at its end (`UBND tinh`) or before a name."""

    types: Mapping[str, re.Pattern[str]]

    def unit(self, issuer: str, place: Place) -> str:
        """Level and name of the unit, with the province of the document that cites; "" where that is not told."""
        for level, name in zip(LEVELS, place, strict=True):
            match = self.types[level].search(issuer)
            told = match["name"].strip().casefold() if match else ""
            if match and (told or name) and (not told or told == name.casefold() or level != "province"):
                return BETWEEN.join((place[0], told or name.casefold()))
        return ""


def _issuers(rules: Rulebook) -> _Issuers:
    return _Issuers(
        {
            level: re.compile(
                rf"(?<!\w){alternation(rules.words(f'words.place.{level}_plain'))}(?P<name>(?:\s+\S+){{0,4}})$",
                re.IGNORECASE,
            )
            for level in LEVELS
        }
    )


def days_told(store: Reader, papers: Mapping[str, Paper], rules: Rulebook) -> Iterator[Row]:
    """Rows of `told_days`: days of cited documents whose issuer is known, and the documents' own."""
    issuers = _issuers(rules)
    for doc_id, mention_id, canonical, doc_type, day, issuer, text in store.select(CITATIONS):
        paper = papers[str(doc_id)]
        key = _key(str(canonical), str(doc_type or ""), str(day), issuers.unit(str(issuer or ""), paper.place))
        if key:
            yield key, paper.rank, paper.doc_id, day, mention_id, text
    for paper in papers.values():
        level, name = own_place(paper.place)
        if level and paper.number[:1].isdigit() and len(paper.issued) == FULL_DATE:
            unit = BETWEEN.join((paper.place[0], name.casefold()))
            key = _key(paper.number, paper.doc_type, paper.issued, unit)
            if key:
                yield key, paper.rank, paper.doc_id, paper.issued, "", paper.number


def _key(canonical: str, doc_type: str, day: str, unit: str) -> str:
    """What is the same for one document only; numbers without a year begin anew each year."""
    number = "".join(canonical.split()).casefold().lstrip("0")
    if not _STATE.match(canonical):
        return ""
    year = "" if _DATED.match(canonical) else f"{day[:YEAR]}{era_of(day)}"
    if _CENTRAL.search(canonical):
        return BETWEEN.join((number, doc_type, year))
    return BETWEEN.join((number, doc_type, year, unit)) if unit else ""


def cited_conflicts(store: Reader, findings: Findings) -> Iterator[Row]:
    """One row for each document that dates another otherwise than that document itself, or than most do."""
    told = (_Told(*row) for row in store.select(SEVERAL))  # type: ignore[arg-type] # as it was inserted
    for _, group in groupby(told, key=lambda each: each.key):
        by_document = [list(own) for _, own in groupby(group, key=lambda each: each.doc_id)]
        # A document that cites two days is told of by itself.
        sure = [own[0] for own in by_document if len({each.day for each in own}) == 1]
        if sure:
            yield from _of_group(sure, findings)


def _of_group(told: list[_Told], findings: Findings) -> Iterator[Row]:
    own = [each for each in told if not each.mention_id]
    if len({each.day for each in own}) > 1:  # two documents of one number: two series
        return
    usual = own[0].day if own else Counter(each.day for each in told).most_common(1)[0][0]
    first = next(each for each in told if each.day == usual and (each in own or not own))
    for odd in told:
        if odd.day != usual and odd.mention_id:
            yield _row(odd, first, findings)


def _row(odd: _Told, first: _Told, findings: Findings) -> Row:
    at = _where(findings, odd)
    words = {"quote": odd.text, "date": odd.day, "other": first.day}
    reason = "cited_apart" if first.mention_id else "dated_apart"
    operands = tuple(filter(None, (odd.mention_id, first.mention_id)))
    claim = DayClaim("document_conflict", "mismatch", odd.day, first.day, (), operands, reason, words)
    quotes = (at.context, _where(findings, first).context if first.mention_id else first.text)
    return findings.of_days(claim, odd.doc_id, first.doc_id, quotes=quotes, at=at)


def _where(findings: Findings, told: _Told) -> Where:
    section_id, page, context = findings.store.one(STANDS, (told.mention_id,)) or (None, 1, told.text)
    return Where(None if section_id is None else str(section_id), int(page or 1), str(context))

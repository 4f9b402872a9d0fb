"""What the page tells, counted in the store; nothing is kept in memory that grows with the corpus.

Nothing depends on the clock, on how the corpus was named or on where the outputs stand: same store, same facts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.overview.queries import (
    BY_PLACE,
    BY_PROVINCE,
    BY_TYPE,
    BY_YEAR,
    DECIDED,
    DOCUMENTS,
    FINDINGS,
    POINTS,
    PROBLEM_CODES,
    PROBLEM_ROWS,
    SIZES,
    SUBJECTS,
    VERDICTS,
    WITH_REVIEWS,
    WITHOUT_REVIEWS,
)
from pipeline.store.export.job import reviews
from pipeline.store.rows import Row, Scalar
from pipeline.store.sqlite import Reader
from pipeline.store.summary import Counts, count

FINDINGS_SHOWN = 60
UNCHECKED_SHOWN = 6
DOCUMENTS_SHOWN = 150
KINDS_OF_DOCUMENTS_SHOWN = 12
PLACES_SHOWN = 20
SUBJECTS_SHOWN = 20
PROBLEM_ROWS_SHOWN = 5  # of each code
POINTS_SHOWN = 600
DIGITS = re.compile(r"[\d.,%]+")
REST = ""  # the name of what stands for all that are not shown


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents have one name (a type, a place), and how many mismatches are in them. "" is not known."""

    name: str
    within: str
    documents: int
    mismatches: int


@dataclass(frozen=True, slots=True)
class Named:
    """A document as people call it: number, issuer and date where printed, the path always."""

    doc_id: str
    path: str
    number: str
    issuer: str
    issue_date: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A check that does not hold. Figures as the store has them: numbers, ISO dates, or `None`.

    `reviewed`: what people decided of it, "" while they have not, or not as one.
    """

    kind: str
    verdict: str
    stated: Scalar
    computed: Scalar
    difference: Scalar
    unit: str
    evidence: str
    message_vi: str
    message_en: str
    page: int
    reviewed: str
    document: Named
    other: Named | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list of documents."""

    document: Named
    doc_type: str
    place: str
    pages: int
    status: str
    mentions: int
    checks: int
    mismatches: int
    problems: int
    title: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What amounts of money are said to be for; `least` and `most` in whole đồng."""

    name: str
    amounts: int
    documents: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place with coordinates; `mentions` of it in `documents`."""

    lat: float
    lon: float
    mentions: int
    documents: int
    name: str
    level: str
    province: str


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one code. `rows`: path, page (`None` for the whole file), message and remedy of the first of them."""

    code: str
    stage: str
    total: int
    files: int
    remedy: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """Everything that the page tells."""

    counts: Counts
    mismatches: tuple[Disagreement, ...]
    unchecked: tuple[Disagreement, ...]
    documents: tuple[Listed, ...]
    by_year: tuple[Tally, ...]
    by_type: tuple[Tally, ...]
    by_province: tuple[Tally, ...]
    by_place: tuple[Tally, ...]
    verdicts: tuple[tuple[str, dict[str, int]], ...]  # by kind
    subjects: tuple[Subject, ...]
    sizes: tuple[tuple[int, int], ...]  # digits of an amount in đồng, how many
    points: tuple[Point, ...]
    points_total: int
    problems: tuple[ProblemGroup, ...]
    decided: int  # of the mismatches


def glance(store: Reader) -> Glance:
    """Count and choose."""
    store.teach("uncased", uncased)
    points = [_point(row) for row in store.select(POINTS)]
    return Glance(
        counts=count(store),
        mismatches=_findings(store, "mismatch", FINDINGS_SHOWN),
        unchecked=unlike(_findings(store, "unchecked", FINDINGS_SHOWN), UNCHECKED_SHOWN),
        documents=tuple(_listed(row) for row in store.select(DOCUMENTS, (DOCUMENTS_SHOWN,))),
        by_year=tuple(map(_tally, store.select(BY_YEAR))),
        by_type=shortened(map(_tally, store.select(BY_TYPE)), KINDS_OF_DOCUMENTS_SHOWN),
        by_province=shortened(map(_tally, store.select(BY_PROVINCE)), PLACES_SHOWN),
        by_place=shortened(map(_tally, store.select(BY_PLACE)), PLACES_SHOWN),
        verdicts=_verdicts(store),
        subjects=tuple(_subject(row) for row in store.select(SUBJECTS, (SUBJECTS_SHOWN,))),
        sizes=tuple((_whole(digits), _whole(number)) for digits, number in store.select(SIZES)),
        points=tuple(points[:POINTS_SHOWN]),
        points_total=len(points),
        problems=tuple(_problems(store)),
        decided=_decided(store),
    )


def uncased(text: str) -> str:
    """A subject whatever its capitals and the way its marks are written; SQLite's own `lower` knows ASCII only."""
    return unicodedata.normalize("NFC", text).casefold()


def shortened(tallies: Iterable[Tally], most: int) -> tuple[Tally, ...]:
    """The first, and one for all others together, whose `within` says how many they are."""
    every = list(tallies)
    if len(every) <= most + 1:
        return tuple(every)
    rest = every[most:]
    others = Tally(REST, str(len(rest)), sum(each.documents for each in rest), sum(each.mismatches for each in rest))
    return (*every[:most], others)


def unlike(findings: Iterable[Disagreement], most: int) -> tuple[Disagreement, ...]:
    """The first of each reason; findings that only differ in their figures say the same."""
    firsts: dict[tuple[str, str], Disagreement] = {}
    for each in findings:
        firsts.setdefault((each.kind, DIGITS.sub("", each.message_en)), each)
    return tuple(firsts.values())[:most]


def _findings(store: Reader, verdict: str, most: int) -> tuple[Disagreement, ...]:
    query = FINDINGS.format(**(WITH_REVIEWS if reviews(store) else WITHOUT_REVIEWS))
    return tuple(_disagreement(row) for row in store.select(query, (verdict, most)))


def _disagreement(row: Row) -> Disagreement:
    kind, verdict, stated, computed, difference, unit, evidence, vi, en, page, reviewed, *who = row
    other = None if who[5] is None else Named(_word(who[5]), _word(who[6]), _word(who[7]), "", "")
    return Disagreement(
        kind=_word(kind),
        verdict=_word(verdict),
        stated=stated,
        computed=computed,
        difference=difference,
        unit=_word(unit),
        evidence=_word(evidence),
        message_vi=_word(vi),
        message_en=_word(en),
        page=_whole(page),
        reviewed=_word(reviewed),
        document=Named(*map(_word, who[:5])),
        other=other,
    )


def _listed(row: Row) -> Listed:
    doc_id, path, number, doc_type, issuer, issue_date, province, district, commune, *rest = row
    pages, status, mentions, checks, mismatches, problems, title = rest
    place = ", ".join(str(name) for name in (commune, district, province) if name)
    return Listed(
        document=Named(*map(_word, (doc_id, path, number, issuer, issue_date))),
        doc_type=_word(doc_type),
        place=place,
        pages=_whole(pages),
        status=_word(status),
        mentions=_whole(mentions),
        checks=_whole(checks),
        mismatches=_whole(mismatches),
        problems=_whole(problems),
        title=_word(title),
    )


def _tally(row: Row) -> Tally:
    name, within, documents, mismatches = row
    return Tally(_word(name), _word(within), _whole(documents), _whole(mismatches))


def _verdicts(store: Reader) -> tuple[tuple[str, dict[str, int]], ...]:
    kinds: dict[str, dict[str, int]] = {}
    for kind, verdict, number in store.select(VERDICTS):
        kinds.setdefault(_word(kind), {})[_word(verdict)] = _whole(number)
    return tuple(kinds.items())


def _subject(row: Row) -> Subject:
    name, amounts, documents, least, most = row
    return Subject(_word(name), _whole(amounts), _whole(documents), _whole(least), _whole(most))


def _point(row: Row) -> Point:
    lat, lon, mentions, documents, name, level, province = row
    return Point(
        float(lat or 0),
        float(lon or 0),
        _whole(mentions),
        _whole(documents),
        _word(name),
        _word(level),
        _word(province),
    )


def _problems(store: Reader) -> Iterable[ProblemGroup]:
    for code, stage, total, remedy, files in list(store.select(PROBLEM_CODES)):
        rows = tuple(store.select(PROBLEM_ROWS, (code, stage, PROBLEM_ROWS_SHOWN)))
        yield ProblemGroup(_word(code), _word(stage), _whole(total), _whole(files), _word(remedy), rows)


def _decided(store: Reader) -> int:
    """How many of the mismatches people have decided on."""
    row = store.one(DECIDED) if reviews(store) else None
    return _whole(row[0]) if row else 0


def _word(cell: Scalar) -> str:
    return "" if cell is None else str(cell)


def _whole(cell: Scalar) -> int:
    return int(cell or 0)

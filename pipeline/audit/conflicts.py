"""What documents of the corpus say against one another: one indicator of one place and time with two figures.

Works on the store after the documents. Only figures of tables are compared, whose row and column say what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.audit.checks import JOINT, digest_of
from pipeline.audit.intervals import bounds, decimal_of
from pipeline.audit.model import Claim, Figure
from pipeline.audit.verdicts import Judged, judge, sentences_of
from pipeline.figures import plain
from pipeline.model import Finding
from pipeline.rulebook import Rulebook, alternation
from pipeline.store.rows import Row, check_row
from pipeline.store.schema import CHECKS
from pipeline.store.sqlite import Store, insert_statement

ALIKE = 80  # of 100: labels of which one holds all words of the other may be one indicator
LIKELY = 88  # the same for labels that differ in a word
LEAST_WORDS = 3  # of a label that tells what its figure is
NEAR = Fraction(9, 10)  # figures further apart are of two things, not two figures of one
PLACES = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURES = " UNION ALL ".join(
    f"SELECT mention_id, doc_id, section_id, page, text, context, value, step, {unit} AS unit FROM {table}"  # noqa: S608 - names of the schema
    for table, unit in (("amounts", "currency"), ("quantities", "unit"), ("percentages", "'%'"))
)
CELLS = f"""
SELECT d.province, d.district, d.commune, d.period, d.issue_date, d.path, d.doc_id, c.row_label, c.column_label,
       m.mention_id, m.section_id, m.page, m.text, m.context, m.value, m.step, m.unit
FROM cells AS c JOIN ({_FIGURES}) AS m ON m.mention_id = c.mention_id JOIN documents AS d ON d.doc_id = m.doc_id
WHERE c.row_label <> '' AND coalesce(d.district, d.commune, d.province) IS NOT NULL
ORDER BY d.issue_date, d.path, c.rowid
"""  # noqa: S608 - names of the schema
COUNT = """
UPDATE documents SET checks = (SELECT count(*) FROM checks AS c WHERE c.doc_id = documents.doc_id),
mismatches = (SELECT count(*) FROM checks AS c WHERE c.doc_id = documents.doc_id AND c.verdict = 'mismatch')
WHERE doc_id = ?
"""


class _Key(NamedTuple):
    """What two figures must share to be of one thing: place, the column's head (`kế hoạch 2022`), unit."""

    place: tuple[str, ...]
    head: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a table, and where it stands."""

    doc_id: str
    label: str
    figure: Figure
    section_id: str | None
    page: int
    context: str


def find_conflicts(store: Store, rules: Rulebook) -> None:
    """Add a row to `checks` for each indicator that two documents tell of one plan."""
    if "document_conflict" in rules.checks.off:
        return
    rows: list[Row] = []
    changed: set[str] = set()
    ids: dict[str, int] = defaultdict(int)
    pairs = [(key, *pair) for key, told in _by_key(store, rules).items() for pair in _pairs(told)]
    agreed = {(left.doc_id, right.doc_id) for _, left, right, _ in pairs if left.figure.value == right.figure.value}
    for key, left, right, score in pairs:
        judged = _judged(left, right, score, is_same_table=(left.doc_id, right.doc_id) in agreed)
        if judged is not None:
            rows.append(check_row(right.doc_id, _finding(judged, left, right, key, rules, ids)))
            changed.add(right.doc_id)
    store.change(insert_statement(CHECKS), rows)
    store.change(COUNT, [(doc_id,) for doc_id in sorted(changed)])


def _by_key(store: Store, rules: Rulebook) -> dict[_Key, list[_Told]]:
    """Figures of columns of plans and targets, which do not change from one document to the next, by what they are."""
    plans = re.compile(rf"(?<!\w){alternation(rules.words('checks.tables.plan'))}(?!\w)", re.IGNORECASE)
    idle = re.compile(rf"(?<!\w){alternation(rules.words('words.date.year'))}(?!\w)")
    groups: dict[_Key, list[_Told]] = defaultdict(list)
    for row in store.select(CELLS):
        province, district, commune, period, issued, _, doc_id, label, head, *rest = row
        own = str(head or "").rpartition(" > ")[2].casefold()
        year = _YEAR.search(own) or _YEAR.search(str(period or issued or ""))
        if not plans.match(own) or year is None or _percent(rest[-1]):
            continue
        bare = " ".join(_YEAR.sub(" ", idle.sub(" ", own)).split())
        place = tuple(str(each or "") for each in (province, district, commune))
        mention_id, section_id, page, text, context, value, step, unit = rest
        figure = _figure(str(mention_id), str(text), Decimal(str(value)), Decimal(str(step or 1)), str(unit or ""))
        told = _Told(
            doc_id=str(doc_id),
            label=" ".join(str(label).casefold().split()),
            figure=figure,
            section_id=None if section_id is None else str(section_id),
            page=int(page or 1),
            context=str(context or text),
        )
        groups[_Key(place, f"{bare} {year[0]}", figure.unit)].append(told)
    return groups


def _percent(unit: object) -> bool:
    return unit == "%"


def _figure(mention_id: str, text: str, value: Decimal, step: Decimal, unit: str) -> Figure:
    return Figure(value, bounds(value, step / 2), unit, 0, 0, text, mention_id)


def _pairs(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told, int]]:
    """The first document that tells an indicator, and each later one, with the likeness of their labels."""
    first = told[0].doc_id
    known = [each for each in told if each.doc_id == first]
    for each in told:
        if each.doc_id == first:
            continue
        scored = sorted(((_likeness(other.label, each.label), other) for other in known), key=lambda pair: -pair[0])
        score, best = scored[0]
        if score and (len(scored) == 1 or scored[1][0] < score):  # two labels that fit are no evidence for either
            yield best, each, score


def _likeness(left: str, right: str) -> int:
    """100 for one label; less where one holds all words of the other or they differ in a word; 0 for two things."""
    if min(len(left.split()), len(right.split())) < LEAST_WORDS:  # `Tổng cộng`, `Xã Vĩnh An` stand in any table
        return 0
    if left == right:
        return 100
    score = int(fuzz.ratio(left, right))
    holds = int(fuzz.token_set_ratio(left, right)) == 100  # noqa: PLR2004 all words
    return score if score >= (ALIKE if holds else LIKELY) else 0


def _judged(left: _Told, right: _Told, score: int, *, is_same_table: bool) -> Judged | None:
    """The verdict; figures far apart are of two things, and so may be those of tables that agree in no other row."""
    low, high = sorted((abs(left.figure.exactly), abs(right.figure.exactly)))
    is_near = high > 0 and low / high >= NEAR
    if not is_near and (score < 100 or not is_same_table):  # noqa: PLR2004 the same label
        return None
    holds = fuzz.token_set_ratio(left.label, right.label) >= 100  # noqa: PLR2004 all words
    doubt = "" if is_near and holds and is_same_table else "weak_match"
    return judge(
        Claim("document_conflict", "equal", right.figure, (left.figure,), doubt, rule="document_conflict", score=score)
    )


def _finding(judged: Judged, left: _Told, right: _Told, key: _Key, rules: Rulebook, ids: dict[str, int]) -> Finding:
    evidence = JOINT.join((right.context, left.context))
    content = f"document_conflict\x1f{left.doc_id}\x1f{key.head}\x1f{right.label}\x1f{evidence}"
    ids[content] += 1
    vi, en = sentences_of(judged, rules.checks)
    stated = judged.claim.stated
    return Finding(
        check_id=digest_of(right.doc_id, content, ids[content]),
        other_doc_id=left.doc_id,
        section_id=right.section_id,
        page=right.page,
        kind="document_conflict",
        verdict=judged.verdict,
        stated=plain(stated.value),
        computed=plain(left.figure.value),
        computed_low=plain(decimal_of(judged.reach.low, places=PLACES)),
        computed_high=plain(decimal_of(judged.reach.high, places=PLACES)),
        difference=plain(stated.value - left.figure.value),
        unit=stated.unit,
        evidence=evidence,
        operands=(stated.mention_id, left.figure.mention_id),
        rule="checks.toml: document_conflict",
        message_vi=vi,
        message_en=en,
    )

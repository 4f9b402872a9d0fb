"""A total that is told as gathered from the reports of the units below, against what these reports tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.audit.conflicts.findings import Findings
from pipeline.audit.conflicts.papers import Paper, Place, place_above
from pipeline.audit.conflicts.statements import Statement
from pipeline.store.rows import Row
from pipeline.store.sqlite import Reader

WIDTH = len(Statement._fields)
QUERY = """
SELECT p.*, c.* FROM told_statements AS p
JOIN told_statements AS c ON c.core = p.core AND c.time = p.time AND c.unit = p.unit AND c.is_plan = p.is_plan
WHERE p.gathered > 0 AND c.place <> p.place AND c.label = p.label
ORDER BY p.rank, p.rowid, c.rank, c.rowid
"""
LEAST_UNITS = 2


def total_conflicts(store: Reader, papers: Mapping[str, Paper], findings: Findings) -> Iterator[Row]:
    """Totals whose units have all reported."""
    for total, rows in groupby(store.select(QUERY), key=lambda row: Statement(*row[:WIDTH])):  # type: ignore[arg-type]
        own = papers[total.doc_id]
        parts: dict[Place, set[Statement]] = {}
        for row in rows:
            part = Statement(*row[WIDTH:])  # type: ignore[arg-type]
            paper = papers[part.doc_id]
            if paper.era == own.era and is_below(paper.place, own.place):
                parts.setdefault(paper.place, set()).add(part)
        told = [min(each, key=_order) for each in parts.values() if len({part.value for part in each}) == 1]
        if LEAST_UNITS <= len(told) == len(parts) == total.gathered:
            ordered = sorted(told, key=_order)
            finding = findings.of_figures(total.side, [each.side for each in ordered])
            if finding is not None:
                yield finding


def _order(part: Statement) -> tuple[int, str]:
    return part.rank, part.mention_id


def is_below(place: Place, above: Place) -> bool:
    """Whether a unit lies right in the other one."""
    return any(above) and place != above and place_above(place) == above

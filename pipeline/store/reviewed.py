"""People's decisions in the store: the table `reviews`, and views that show both values, the machine's and theirs.

The contract of the CSV tables has no columns for them, so they stand beside: `figures_reviewed`, `checks_reviewed`.
`pipeline.review.carry` fills the table.
"""

from __future__ import annotations

TABLE_NAME, FIGURES_NAME, CHECKS_NAME = "reviews", "figures_reviewed", "checks_reviewed"
COLUMNS = (
    *("part", "row_id", "doc_id", "path", "kind", "quote", "context", "state", "verdict", "reviewed_verdict"),
    *("reviewed_value", "reviewers", "conflict", "reasons", "decided_at"),
)
TABLE = f"TABLE IF NOT EXISTS {TABLE_NAME} ({', '.join(COLUMNS)})"
INDEX = f"CREATE INDEX IF NOT EXISTS {{schema}}.reviews_row ON {TABLE_NAME} (part, row_id)"
_FIGURES = f"""
VIEW IF NOT EXISTS {FIGURES_NAME} AS
SELECT f.*, r.reviewed_verdict, r.reviewed_value, r.reviewers, r.conflict AS review_conflict,
       r.state AS review_state, r.reasons AS review_reasons
FROM figures AS f JOIN {TABLE_NAME} AS r ON r.row_id = f.mention_id AND r.part <> 'checks'
"""  # noqa: S608 - fixed text
_CHECKS = f"""
VIEW IF NOT EXISTS {CHECKS_NAME} AS
SELECT c.*, r.reviewed_verdict, r.reviewers, r.conflict AS review_conflict,
       r.state AS review_state, r.reasons AS review_reasons
FROM checks AS c JOIN {TABLE_NAME} AS r ON r.row_id = c.check_id AND r.part = 'checks'
"""  # noqa: S608 - fixed text
VIEWS = (_FIGURES, _CHECKS)
INSERT = f"INSERT INTO {TABLE_NAME} VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - fixed text

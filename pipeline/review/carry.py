"""People's decisions beside what the machine found (pipeline.store.reviewed).

A run puts them into the store that it makes. An export, which may come after more decisions, lays those of now over it
for as long as it reads. Both read `reviews.sqlite` and never write to it.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.review.attach import Attached, attach
from pipeline.review.catalog import Catalog
from pipeline.review.decisions import read_decisions
from pipeline.store.reviewed import INDEX, INSERT, TABLE, VIEWS
from pipeline.store.sqlite import Reader, Store


def carry_reviews(store: Store, outputs: Path) -> None:
    """Put what people decided, attached anew, into a store that holds all documents."""
    groups = attach(read_decisions(outputs), Catalog(store))
    store.define(f"CREATE {TABLE}", INDEX.format(schema="main"), *(f"CREATE {view}" for view in VIEWS))
    store.change(INSERT, map(_row, groups))


def lay_over(store: Reader, outputs: Path) -> None:
    """Show the decisions of now in place of those that the last run carried; the file of the store stays as it is.

    Raises `UsageError` where the decisions cannot be read.
    """
    groups = attach(read_decisions(outputs), Catalog(store))
    # Temporary tables and views stand before those of the file when a name is looked up.
    made = (f"CREATE TEMP {TABLE}", INDEX.format(schema="temp"), *(f"CREATE TEMP {view}" for view in VIEWS))
    store.lay_over(made, INSERT, map(_row, groups))


def _row(group: Attached) -> tuple[str | int | None, ...]:
    anchor, standing = group.anchor, group.standing
    return (
        group.target.part if group.target else anchor.part,
        group.target.row_id if group.target else None,
        group.doc_id,
        group.path,
        anchor.kind or None,
        anchor.quote,
        anchor.context or None,
        group.state,
        standing.verdict or None,
        group.reviewed_verdict or None,
        standing.reviewed_value or None,
        standing.reviewers or None,
        int(standing.is_conflict),
        standing.reasons or None,
        standing.history[-1].made_at,
    )

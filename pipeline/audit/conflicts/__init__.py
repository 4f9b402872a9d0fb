"""What documents of the corpus say against one another; works on the store after the documents.

`papers` are the documents; `targets` compares planned figures of tables; `statements` gathers figures of the prose,
which `wording`, `headings` and `sentences` read, and `pairs` judges them; `totals` holds a figure against the sum of
those of the units below; `cited` compares the days of cited documents; `findings` makes the rows. Figures are gathered
in tables that SQLite keeps on disk and sorts, so that memory does not grow with the archive; pairs are found by key,
never each with each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.audit.conflicts import cited, pairs, statements, targets, totals
from pipeline.audit.conflicts.findings import KIND, Findings
from pipeline.audit.conflicts.papers import papers_of
from pipeline.rulebook import Rulebook
from pipeline.store.rows import Row
from pipeline.store.schema import CHECKS
from pipeline.store.sqlite import Store, insert_statement

COUNT = """
UPDATE documents SET checks = (SELECT count(*) FROM checks AS c WHERE c.doc_id = documents.doc_id),
mismatches = (SELECT count(*) FROM checks AS c WHERE c.doc_id = documents.doc_id AND c.verdict = 'mismatch')
WHERE doc_id = ?
"""
# Tables get their indexes when the store is complete; by document they are looked up before.
INDEXED = (*statements.TABLES_READ, "checks")


def find_conflicts(store: Store, rules: Rulebook) -> None:
    """Add a row to `checks` for each thing that two documents tell: figures of plans and prose, days of citations."""
    if KIND in rules.checks.off:
        return
    papers = papers_of(store, rules)
    # `ca` is a shift and a case.
    measures = frozenset(rules.words("units.quantity.measures")) - frozenset(rules.words("units.quantity.nouns"))
    findings = Findings(store, rules, measures)
    store.define(targets.TABLE, statements.TABLE, cited.TABLE, *(_index(table) for table in INDEXED))
    store.change(targets.INSERT, targets.target_cells(store, papers, rules))
    store.change(statements.INSERT, statements.statements_of(store, papers, rules))
    store.change(cited.INSERT, cited.days_told(store, papers, rules))
    rows: Iterator[Row] = chain(
        targets.target_conflicts(store, papers, findings),
        pairs.statement_conflicts(store, papers, findings),
        totals.total_conflicts(store, papers, findings),
        cited.cited_conflicts(store, findings),
    )
    store.change(insert_statement(CHECKS), rows)
    store.define("DROP TABLE told_targets", "DROP TABLE told_statements", "DROP TABLE told_days")
    store.change(COUNT, [(doc_id,) for doc_id in sorted(findings.changed)])


def _index(table: str) -> str:
    """The index by document, as the complete store has it."""
    return f'CREATE INDEX IF NOT EXISTS "{table}_doc_id" ON "{table}" ("doc_id")'

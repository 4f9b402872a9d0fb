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
from pipeline.store.sqlite import Reader


def conflict_rows(store: Reader, rules: Rulebook) -> Iterator[Row]:
    """A row of `checks` for each thing that two documents tell: figures of plans and prose, days of citations.

    The store is to have its indexes; nothing of its file is changed.
    """
    if KIND in rules.checks.off:
        return iter(())
    papers = papers_of(store, rules)
    # `ca` is a shift and a case.
    measures = frozenset(rules.words("units.quantity.measures")) - frozenset(rules.words("units.quantity.nouns"))
    findings = Findings(store, rules, measures)
    store.lay_over((targets.TABLE,), targets.INSERT, targets.target_cells(store, papers, rules))
    store.lay_over((statements.TABLE,), statements.INSERT, statements.statements_of(store, papers, rules))
    store.lay_over((cited.TABLE,), cited.INSERT, cited.days_told(store, papers, rules))
    return chain(
        targets.target_conflicts(store, papers, findings),
        pairs.statement_conflicts(store, papers, findings),
        totals.total_conflicts(store, papers, findings),
        cited.cited_conflicts(store, findings),
    )

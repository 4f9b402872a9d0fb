"""Files of the same bytes: one is the document, the others are told as copies of it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Problem
from pipeline.store.rows import Row, problem_row
from pipeline.store.sqlite import Store
from pipeline.store.summary import READ_ANYWAY
from pipeline.work import Outcome


def once(shown: str, outcome: Outcome, store: Store) -> Outcome:
    """The outcome, or for bytes that are in the store already, the problem that this is.

    Of two copies of which one could be read (a text file named .pdf and .txt), that one is kept, whichever came first;
    of two that could not, each is told with its own reason.
    """
    known = store.known(outcome.doc_id)
    if known is None:
        return outcome
    if known.path == shown:  # named twice on the command line
        return Outcome({}, outcome.doc_id, outcome.sha256, 0)
    if known.sha256 != outcome.sha256:
        message = f"{shown}: another file, {known.path}, has the same doc_id {outcome.doc_id}."
        problem = Problem("same_doc_id", message, "Extract one of the two into outputs of its own.")
        rows = [problem_row(outcome.doc_id, shown, problem)]
    elif known.status != "failed":
        rows = [_copy(outcome.doc_id, shown, known.path)]
    elif outcome.pages:
        copies = [_copy(outcome.doc_id, path, shown) for path in store.forget(outcome.doc_id)]
        return replace(outcome, rows={**outcome.rows, "problems": [*outcome.rows.get("problems", ()), *copies]})
    else:
        rows = list(outcome.rows["problems"])
    return Outcome({"problems": rows}, outcome.doc_id, outcome.sha256, 0)


def _copy(doc_id: str, path: str, taken: str) -> Row:
    """The row of a file whose bytes were read under another path."""
    message = f"{path}: the same bytes as {taken}, which was taken instead."
    remedy = "Nothing is lost; remove one of the two if you like."
    return problem_row(doc_id, path, Problem(READ_ANYWAY, message, remedy))

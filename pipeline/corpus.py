"""Work over the whole corpus, on the store after its documents: which cited documents are in the corpus themselves.

The identity of a document is issuer, type, number and date (DOMAIN section 3); numbers are never matched by likeness.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.store.rows import Rows
from pipeline.store.schema import table_named
from pipeline.store.sqlite import Store

FULL_DATE = len("2022-01-14")
DOCUMENTS = "SELECT doc_id, number, doc_type, issue_date, issuer, province, district, commune FROM documents"
CITATIONS = (
    "SELECT c.rowid, c.canonical, c.doc_type, c.date, c.issuer, c.doc_id, d.province, d.district, d.commune "
    "FROM citations AS c JOIN documents AS d ON d.doc_id = c.doc_id WHERE c.date <> ''"
)
CITED = table_named("citations").names.index("cited_doc_id")
OTHER, VERDICT = (table_named("checks").names.index(name) for name in ("other_doc_id", "verdict"))
COUNTS = table_named("documents").names.index("checks")  # `checks`, and beside it `mismatches`
LINK = "UPDATE citations SET cited_doc_id = ? WHERE rowid = ?"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document of the corpus that may be cited; `places` from the province down to its own unit."""

    doc_id: str
    doc_type: str
    issuer: str
    places: tuple[str, ...]


def number_key(number: str) -> str:
    """One spelling of a document number: no blanks, no leading zeros, lower case."""
    return "".join(number.split()).casefold().lstrip("0")


def link_cited_documents(store: Store) -> None:
    """Fill `citations.cited_doc_id` where number, date and type agree and nothing speaks against the issuer."""
    index: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for row in store.select(DOCUMENTS):
        doc_id, number, doc_type, date, issuer, *places = (str(cell or "") for cell in row)
        if len(date) == FULL_DATE and number[:1].isdigit():
            index[number_key(number), date].append(_Candidate(doc_id, doc_type, issuer, tuple(filter(None, places))))
    found = []
    for row in store.select(CITATIONS) if index else ():
        mention, *cells = row  # the table's own number of the row: keys are not there yet, see store/keys.py
        canonical, doc_type, date, issuer, citing, *places = (str(cell or "") for cell in cells)
        cited = [
            candidate
            for candidate in index.get((number_key(canonical), date), ())
            if candidate.doc_id != citing and _agrees(candidate, doc_type, issuer, tuple(filter(None, places)))
        ]
        if len(cited) == 1:  # two documents that fit are no evidence for either
            found.append((cited[0].doc_id, mention))
    store.change(LINK, found)


def alone(rows: Rows) -> Rows:
    """A document's rows as its own reading made them: without what work over the whole corpus adds to them."""
    checks = [row for row in rows.get("checks", ()) if not row[OTHER]]
    counted = (len(checks), sum(row[VERDICT] == "mismatch" for row in checks))
    changed = {
        "documents": [(*row[:COUNTS], *counted, *row[COUNTS + 2 :]) for row in rows["documents"]],
        "citations": [(*row[:CITED], None, *row[CITED + 1 :]) for row in rows.get("citations", ())],
        "checks": checks,
    }
    return {**rows, **{name: batch for name, batch in changed.items() if name in rows}}


def _agrees(candidate: _Candidate, doc_type: str, issuer: str, places: tuple[str, ...]) -> bool:
    """Whether type and issuer fit: the issuer names the candidate's unit, or none, and both are of one place."""
    if doc_type and candidate.doc_type and doc_type != candidate.doc_type:
        return False
    own = candidate.places[-1] if candidate.places else ""
    if own and own.casefold() in issuer.casefold():
        return True
    if not own:
        return not issuer or not candidate.issuer or issuer.casefold() in candidate.issuer.casefold()
    return own in places and not _names_another_place(issuer)


def _names_another_place(issuer: str) -> bool:
    """`UBND huyện` names no place, `UBND huyện Tây Sơn` does: its last word is capitalised."""
    words = issuer.split()
    return len(words) > 1 and words[-1][:1].isupper() and not words[-1].isupper()

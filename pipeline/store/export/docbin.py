"""spacy/NNNN.spacy: the documents as spaCy `Doc`s in DocBins of some hundred, a folder that `spacy train` reads.

| where | what |
| --- | --- |
| `doc.spans["amounts"]` … | every mention, a group a table; `span.label_` as in the annotation guideline |
| `span.kb_id_` | the value as one text; for places with a code the code |
| `span.id_` | `mention_id` |
| `doc.ents` | those of them that do not overlap, the longer first |
| `doc.user_data["trichxuat"]` | `documents`: its facts; `amounts` …: cells by `mention_id`; `sections`, `checks` |

Tokens are those of `spacy.blank("xx")`, cut where a mention begins or ends inside one. With
`import pipeline.spacy_components`, `span._.value` and `doc._.facts` read the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.store.export.job import Job, TableRow, Whole, documents, printed
from pipeline.store.export.labels import LABELS, normal_form
from pipeline.store.export.tokens import cut

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

NAME = "spacy"
DOCUMENTS_AT_ONCE = 500  # a DocBin is made in memory
DATA = "trichxuat"  # the key in user_data
Cells = dict[str, str | int | float]  # those that are not empty
ATTRIBUTES = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


def write(job: Job) -> None:
    """Write the DocBins."""
    import spacy
    from spacy.tokens import DocBin

    tokenizer = spacy.blank("xx").tokenizer  # unlike the pipeline it takes texts of any length
    with job.placing(NAME) as folder:
        folder.mkdir()
        read = (document for document in documents(job.store) if document.text)
        for number, batch in enumerate(_batches(read), start=1):
            docs = (annotated(tokenizer(document.text), document) for document in batch)
            DocBin(ATTRIBUTES, store_user_data=True, docs=docs).to_disk(folder / f"{number:04}.spacy")


def _batches(documents: Iterator[Whole]) -> Iterator[Sequence[Whole]]:
    while batch := list(islice(documents, DOCUMENTS_AT_ONCE)):
        yield batch


def annotated(doc: Doc, document: Whole) -> Doc:
    """The document's spans, entities and cells put on its tokens."""
    doc.user_data[DATA] = cells(document)
    cut(doc, (stretch(row) for table in LABELS for row in document.tables[table]))
    for table in LABELS:
        put(doc, table, document.tables[table])
    doc.ents = entities(doc)
    return doc


def cells(document: Whole) -> dict[str, Cells | list[Cells] | dict[str, Cells]]:
    """What spans alone cannot hold; plain values, so that a Doc can be stored and sent to other processes."""
    mentions = {table: {str(row["mention_id"]): printed(row) for row in document.tables[table]} for table in LABELS}
    rest = {table: [printed(row) for row in document.tables[table]] for table in ("sections", "checks")}
    return {"documents": printed(document.facts), **mentions, **rest}


def put(doc: Doc, table: str, rows: Iterable[TableRow]) -> None:
    """One group of spans."""
    doc.spans[table] = [span for row in rows if (span := span_of(doc, table, row)) is not None]


def stretch(row: TableRow) -> tuple[int, int]:
    """Where a mention begins and ends."""
    return int(row["start"] or 0), int(row["end"] or 0)


def span_of(doc: Doc, table: str, row: TableRow) -> Span | None:
    """The tokens of a mention, whole ones where they were not cut; `None` where there are none."""
    return doc.char_span(
        *stretch(row),
        label=LABELS[table],
        kb_id=str((row.get("code") if table == "places" else None) or normal_form(table, row)),
        span_id=str(row["mention_id"]),
        alignment_mode="expand",
    )


def entities(doc: Doc) -> list[Span]:
    """Mentions that do not overlap, of all groups, the longer first."""
    from spacy.util import filter_spans

    return filter_spans([span for table in LABELS if table in doc.spans for span in doc.spans[table]])

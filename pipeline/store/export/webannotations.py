"""annotations.jsonld: every mention as a W3C Web Annotation (www.w3.org/TR/annotation-model), in one collection.

The target is the text by position (Unicode code points, as the recommendation has them) and by quote; where the file
has pages, also the rectangle on the page (RFC 8118). The body holds the mention's row without its evidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipeline.store.export.job import Job, TableRow, Whole, decided_on, documents, in_json
from pipeline.store.export.labels import LABELS, normal_form
from pipeline.store.export.ours import begins
from pipeline.store.export.task import Json
from pipeline.store.schema import EVIDENCE_COLUMNS

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix, enough to find a quote again in a text that moved
IRI = "urn:trichxuat:"
IS_OURS = begins(re.compile(rf'\{{"@context": "{re.escape(CONTEXT)}", "id": "{IRI}collection"'.encode()))
EVIDENCE = frozenset(column.name for column in EVIDENCE_COLUMNS)


def write(job: Job) -> None:
    """Write the collection, one annotation a line."""
    total = sum(int(row[0] or 0) for row in job.store.select("SELECT count(*) FROM mentions"))
    with job.placing(NAME, IS_OURS) as path, path.open("w", encoding="utf-8", newline="") as stream:
        head = {"@context": CONTEXT, "id": f"{IRI}collection", "type": "AnnotationCollection", "total": total}
        page = {"id": f"{IRI}page:1", "type": "AnnotationPage", "partOf": f"{IRI}collection", "startIndex": 0}
        stream.write(json.dumps(head)[:-1] + ', "first": ' + json.dumps(page)[:-1] + ', "items": [')
        mark = "\n"
        for document in documents(job.store):
            for item in annotated(document):
                stream.write(mark + json.dumps(item, ensure_ascii=False))
                mark = ",\n"
        stream.write("\n]}}\n")


def annotated(document: Whole) -> Iterator[Json]:
    """The document's mentions."""
    decided = decided_on(document)
    for table, row in document.mentions():
        yield {
            "id": f"{IRI}mention:{row['mention_id']}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [*body(table, row), *assessment(decided.get(str(row["mention_id"])))],
            "target": targets(document, row),
        }


def body(table: str, row: TableRow) -> list[Json]:
    """The label as a tag, the value as a text, and the mention's own columns."""
    own = {name: cell for name, cell in in_json(row).items() if name not in EVIDENCE}
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": LABELS[table]},
        {"type": "TextualBody", "purpose": "identifying", "value": normal_form(table, row)},
        {"type": "Dataset", "purpose": "describing", "value": own},
    ]


def assessment(review: TableRow | None) -> list[Json]:
    """What people decided: the verdict and the value as texts, and who said it why. Nothing where nobody did."""
    if review is None:
        return []
    told = (review["reviewed_verdict"], review["reviewed_value"])
    texts: list[Json] = [{"type": "TextualBody", "purpose": "assessing", "value": each} for each in told if each]
    names = ("verdict", "reviewed_verdict", "reviewed_value", "reviewers", "conflict", "reasons", "state", "decided_at")
    said = {name: cell for name, cell in in_json(review).items() if name in names}
    return [*texts, {"type": "Dataset", "purpose": "assessing", "value": said}]


def targets(document: Whole, row: TableRow) -> Json:
    """Where it stands: in the text, and on the page of the file."""
    start, end = int(row["start"] or 0), int(row["end"] or 0)
    quote = {
        "type": "TextQuoteSelector",
        "exact": row["text"],
        "prefix": document.text[max(0, start - AROUND) : start],
        "suffix": document.text[end : end + AROUND],
    }
    found: list[Json] = [
        {
            "source": f"text/{document.doc_id}.txt",
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
        },
    ]
    if row["x0"] is not None:
        x0, top, x1, bottom = (float(row[name] or 0) for name in ("x0", "top", "x1", "bottom"))
        area = f"page={row['page']}&viewrect={x0:g},{top:g},{x1 - x0:g},{bottom - top:g}"
        page = {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc8118", "value": area}
        found.append({"source": f"urn:sha256:{document.facts['sha256']}", "selector": page})
    return found

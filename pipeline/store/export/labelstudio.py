"""labelstudio.json and labelstudio.xml: tasks with the mentions as predictions, and the labelling interface for them.

In Label Studio: a new project, *Labeling Setup > Custom template*, paste the XML, then import the JSON. Predictions
are what the program found; annotators mend them. Offsets are those of JavaScript (UTF-16 units), as its editor counts.
What people decided in the review stands in the note of the region (`meta`), and with all details in `data.reviews`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from pipeline.store.export.job import REVIEWS, Job, TableRow, Whole, decided_on, documents, printed
from pipeline.store.export.labels import LABELS, normal_form
from pipeline.store.export.ours import begins
from pipeline.store.export.runfile import installed
from pipeline.store.export.task import Json
from pipeline.store.folder import PROGRAM

TASKS = "labelstudio.json"
INTERFACE = "labelstudio.xml"
COLOURS = ("#2f6fb0", "#3a9a6b", "#d98019", "#8c5bb5", "#b3261e", "#5b6b7a")
IS_OURS = begins(re.compile(rb'\[\n(?:\]|\{"data": \{"doc_id": "[0-9a-f]{12}", "path": ")'))
WIDE = re.compile("[\U00010000-\U0010ffff]")  # characters that take two units of UTF-16


def write(job: Job) -> None:
    """Write both files."""
    version = f"{PROGRAM} {installed(PROGRAM) or ''}".rstrip()
    is_interface = begins(re.compile(re.escape(interface().encode()) + rb"\Z"))
    with (
        job.placing(INTERFACE, is_interface) as labels,
        job.placing(TASKS, IS_OURS) as path,
        path.open("w", encoding="utf-8", newline="") as stream,
    ):
        labels.write_text(interface(), encoding="utf-8", newline="")
        stream.write("[")
        mark = "\n"
        for document in documents(job.store):
            if document.text:
                stream.write(mark + json.dumps(task(document, version), ensure_ascii=False))
                mark = ",\n"
        stream.write("\n]\n")


def interface() -> str:
    """The labelling interface: one label a kind of mention, and its value beside it."""
    labels = "\n".join(
        f"    <Label value={quoteattr(label)} background={quoteattr(colour)}/>"
        for label, colour in zip(LABELS.values(), COLOURS, strict=True)
    )
    return (
        '<View>\n  <Header value="$path"/>\n  <Labels name="label" toName="text">\n'
        f"{labels}\n  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        '  <TextArea name="value" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>\n</View>\n'
    )


def task(document: Whole, version: str) -> Json:
    """One document."""
    units = unit_counter(document.text)
    decided = decided_on(document)
    results: list[Json] = []
    for table, row in document.mentions():
        results += regions(table, row, units, decided.get(str(row["mention_id"])))
    data: dict[str, Json] = {"doc_id": document.doc_id, "path": document.facts["path"], "text": document.text}
    if reviews := document.tables.get(REVIEWS):
        data["reviews"] = [printed(row) for row in reviews]
    return {
        "data": data,
        "predictions": [{"model_version": version, "result": results}],
    }


def regions(table: str, row: TableRow, units: Callable[[int], int], review: TableRow | None = None) -> list[Json]:
    """The labelled span, with what people decided of it, and its value as the text of the same region."""
    start, end = int(row["start"] or 0), int(row["end"] or 0)
    span: dict[str, Json] = {"start": units(start), "end": units(end), "text": row["text"]}
    shared: dict[str, Json] = {"id": row["mention_id"], "to_name": "text"}
    note: dict[str, Json] = {"meta": {"text": [note_of(review)]}} if review else {}
    return [
        {**shared, **note, "from_name": "label", "type": "labels", "value": {**span, "labels": [LABELS[table]]}},
        {**shared, "from_name": "value", "type": "textarea", "value": {**span, "text": [normal_form(table, row)]}},
    ]


def note_of(review: TableRow) -> str:
    """`reviewed: misread, 24760000000 (Lan; Minh)`, as the editor shows it beside the region."""
    verdict = review["reviewed_verdict"] or "no verdict"
    value = f", {review['reviewed_value']}" if review["reviewed_value"] is not None else ""
    people = str(review["reviewers"] or "").replace(";", "; ")
    return f"reviewed: {verdict}{value}" + (f" ({people})" if people else "")


def unit_counter(text: str) -> Callable[[int], int]:
    """From code points to UTF-16 units."""
    wide = [match.start() for match in WIDE.finditer(text)]
    return lambda at: at + bisect_left(wide, at)

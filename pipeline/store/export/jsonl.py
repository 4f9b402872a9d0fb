"""documents.jsonl: one line a document, with its text and every row of every table that is of it; empty cells left out.

A figure is a JSON number where every program keeps it (whole numbers up to 2^53 - 1), else a string of its digits.
Files whose bytes could not be read stand at the end, each a line with `problems` only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipeline.store.export.job import Job, Whole, documents, in_json, without_document
from pipeline.store.export.ours import begins
from pipeline.store.export.task import Json

NAME = "documents.jsonl"
_READ = rb'\{"doc_id": "[0-9a-f]{12}", "path": "(?:[^"\\]|\\.)*", "sha256": "[0-9a-f]{64}"'
_UNREAD = rb'\{"path": "(?:[^"\\]|\\.)*", "problems": \['
IS_OURS = begins(re.compile(rb"%s|%s" % (_READ, _UNREAD)))


def write(job: Job) -> None:
    """Write the file."""
    with job.placing(NAME, IS_OURS) as path, path.open("w", encoding="utf-8", newline="") as stream:
        for line in lines(job):
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def lines(job: Job) -> Iterator[Json]:
    """What each line holds."""
    for document in documents(job.store):
        yield whole(document)
    for problem in without_document(job.store):
        yield {"path": problem["path"], "problems": [in_json(problem)]}


def whole(document: Whole) -> Json:
    """A document: its facts, then lists of rows by table. `problems_total` counts what the column `problems` counts."""
    facts: dict[str, Json] = dict(in_json(document.facts))
    for counted in ("checks", "problems"):  # columns with the names of tables
        if counted in facts:
            facts[f"{counted}_total"] = facts.pop(counted)
    tables = {name: [in_json(row) for row in rows] for name, rows in document.tables.items()}
    return {**facts, "text": document.text, **tables}

"""csv/TABLE.csv: the CSV tables once more, for a folder that holds formats to hand on.

Where people have decided, also `reviews.csv`, and `figures_reviewed.csv` and `checks_reviewed.csv` with both values.
"""

from __future__ import annotations

from pipeline.store.export.csv import BOM, LINE_END, write_rows
from pipeline.store.export.job import Job

NAME = "csv"


def write(job: Job) -> None:
    """Write one file a table."""
    with job.placing(NAME) as folder:
        folder.mkdir()
        for table in (*job.tables, *job.reviewed):
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as stream:
                stream.write(BOM + ",".join(table.names) + LINE_END)
                write_rows(stream, job.rows(table))

"""The comparison of documents over archives that grow: `python -m tests.bench.conflicts [--documents 1000,5000,20000]`.

A store is filled directly with near-copies of a few reports (and, beside them, the same reports of other places), so that only
`conflict_rows` is measured: CPU seconds, peak memory of its process, rows told. Linear is a ratio near that of the documents.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from pipeline import extract
from pipeline.audit.conflicts import conflict_rows
from pipeline.rulebook import load_rules
from pipeline.store.rows import Row, Rows, rows_of
from pipeline.store.schema import TABLES, table_named
from pipeline.store.sqlite import Store

CORPUS = Path(__file__).parents[2] / "corpus"
BASES = ("KH-12-UBND-huyen-Lap-Vo-2022.pdf", "BC-215-UBND-huyen-Lap-Vo-2022.pdf", "BC-77-UBND-huyen-Hoai-An-2023.md")
RULES = Path(__file__).parents[2] / "rules"
KEYS = frozenset({"doc_id", "section_id", "parent_id", "mention_id", "table_id", "check_id"})
OTHER_PLACES = 3  # every third document is of a place of its own
COLUMNS = {table.name: table.names for table in TABLES}
NUMBER_OF_VALUE = {name: table_named(name).names.index("value") for name in ("amounts", "quantities")}


class Told(NamedTuple):
    """What one comparison took."""

    cpu: float
    peak: int  # MB
    rows: int


def bases() -> list[Rows]:
    """Rows of the reports that are copied."""
    return [rows_of(extract(CORPUS / name)) for name in BASES]


def copied(rows: Rows, at: int) -> Rows:
    """The rows under other keys; a figure in a hundred documents differs, and every third document is of another place."""
    return {
        name: [_copied(name, row, at, index) for index, row in enumerate(batch)]
        for name, batch in rows.items()
        if name in COLUMNS
    }


def _copied(name: str, row: Row, at: int, index: int) -> Row:
    cells = dict(zip(COLUMNS[name], row, strict=True))
    for key in KEYS & cells.keys():
        if isinstance(cells[key], str):
            cells[key] = f"{at:08d}-{cells[key]}"
    if name == "documents":
        cells["path"] = f"{at:08d}/{cells['path']}"
        if at % OTHER_PLACES == 0:
            cells["district"] = f"{cells['district']} {at}"
    if name in NUMBER_OF_VALUE and (at + index) % 500 == 0 and isinstance(cells["value"], int):
        cells["value"] = cells["value"] * 21 // 20
    return tuple(cells.values())


def filled(store: Store, documents: int) -> None:
    """So many near-copies."""
    reports = bases()
    for at in range(documents):
        store.add(copied(reports[at % len(reports)], at))


def measure(documents: int) -> Told:
    """In a process of its own, for its memory."""
    rules = load_rules(RULES)
    with tempfile.TemporaryDirectory() as place, Store(Path(place) / "reports.sqlite") as store:
        filled(store, documents)
        store.settle()
        before, began = _peak(), time.process_time()
        count = sum(1 for _ in conflict_rows(store, rules))
        return Told(time.process_time() - began, _peak() - before, count)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def runs(sizes: list[int]) -> Iterator[tuple[int, Told]]:
    """One comparison after the other."""
    for documents in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            yield documents, pool.submit(measure, documents).result()


def main() -> None:
    """Print a line a size, and how CPU grows beside the documents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", default="1000,5000,20000")
    sizes = [int(each) for each in parser.parse_args().documents.split(",")]
    last: tuple[int, Told] | None = None
    for documents, told in runs(sizes):
        ratio = (
            "" if last is None else f", CPU x {told.cpu / last[1].cpu:.1f} for documents x {documents / last[0]:.1f}"
        )
        print(
            f"{documents:>8,} documents: {told.cpu:6.1f} s CPU, + {told.peak:,} MB, {told.rows:,} rows{ratio}",
            flush=True,
        )
        last = documents, told


if __name__ == "__main__":
    main()

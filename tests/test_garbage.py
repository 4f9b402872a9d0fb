"""A document's objects go when it is done: rings of them would live until the collector walks all that live."""

import gc
from pathlib import Path

import pytest

from pipeline.read.options import ReadOptions
from pipeline.work import Job, work

CORPUS = Path(__file__).parents[1] / "corpus"
FEW = 300  # small closures that name themselves, and what the libraries leave


@pytest.mark.parametrize("name", ["BC-305-PGDDT-huyen-Bac-Ha-2022.txt", "BC-77-UBND-huyen-Hoai-An-2023.md"])
def test_a_document_leaves_few_objects_to_the_collector(name: str) -> None:
    path = CORPUS / name
    job = Job(path, name, None, ReadOptions(ocr="never"))
    work(job)  # what is made once a process
    gc.collect()
    gc.disable()
    try:
        rows = work(job).rows
        assert gc.collect() < FEW
    finally:
        gc.enable()
    assert rows["checks"]

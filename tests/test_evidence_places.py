"""What a mention lies in: looked up between borders as at each offset."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.link.evidence import _Places
from pipeline.mending import mender_of
from pipeline.model import Carried, Page
from pipeline.read import open_source
from pipeline.read.options import ReadOptions
from pipeline.stages import stages_of
from pipeline.text import clean

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.mark.parametrize("name", ["BC-58-UBND-xa-Thieu-Trung-2021.txt", "BC-77-UBND-huyen-Hoai-An-2023.md"])
def test_around_is_what_is_looked_up_at_each_offset(rules, name):
    with open_source(CORPUS / name, shown=name, options=ReadOptions(ocr="never")) as source:
        cleaned, _ = clean(source.document, mender_of(rules))
    third = len(cleaned.text) // 3 + 1
    pages = tuple(Page(number, third * (number - 1), third * number, "plain") for number in (1, 2, 3))
    cleaned = replace(cleaned, pages=pages, carried=(Carried(third - 40, third - 10, 2),))
    places = _Places(cleaned, stages_of(rules).segment(cleaned).layout, lambda _: ())
    offsets = range(len(cleaned.text))
    for at in (*offsets, *random.Random(1).sample(offsets, 300)):  # noqa: S311 - the same offsets each time
        assert places.around(at) == (places.section(at), places.page(at), places.origin(at))

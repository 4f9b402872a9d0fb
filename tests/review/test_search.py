"""Search in the review: without tone marks, without đ, with an index of this version, of an earlier one, or with none."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest

from pipeline.review.catalog import Catalog
from pipeline.review.exchange import open_store
from pipeline.review.search import search

EARLIER = (
    "DROP TABLE texts_fts",
    'CREATE VIRTUAL TABLE texts_fts USING fts5("text", content="texts", tokenize="unicode61 remove_diacritics 2")',
    "INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')",
)
INDEXES = {"this version": (), "an earlier version": EARLIER, "none": ("DROP TABLE texts_fts",)}


def found(outputs, asked: str) -> list[str]:
    with open_store(outputs) as store:
        return [hit.found for hit in search(Catalog(store), asked).hits]


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("nhân dân đóng góp", ["nhân dân đóng góp"]),
        ("NHÂN DÂN ĐÓNG GÓP", ["nhân dân đóng góp"]),
        (unicodedata.normalize("NFD", "nhân dân đóng góp"), ["nhân dân đóng góp"]),
        ("qua điện tho", ["qua điện tho"]),
        ("tram y te xa", ["trạm y tế xã"]),
        ("góp đóng", []),
        ("đấu thầu", []),
    ],
)
def test_words_as_they_are_written_and_without_tone_marks(outputs, index, asked, expected):
    change(outputs, index)
    assert found(outputs, asked) == expected


@pytest.mark.parametrize("index", ["this version", "none"])
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("nhan dan dong gop", ["nhân dân đóng góp"]),
        ("dong gop", ["đóng góp"]),
        ("DIEN THOAI", ["điện thoại"]),
        ("dau thau", []),
    ],
)
def test_d_finds_d_with_a_bar(outputs, index, asked, expected):
    change(outputs, index)
    assert found(outputs, asked) == expected


def change(outputs, index: str) -> None:
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store, store:
        for statement in INDEXES[index]:
            store.execute(statement)

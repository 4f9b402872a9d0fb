"""Search in the review: without tone marks, without đ, with an index of this version, of an earlier one, or with none."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest

from pipeline.review.catalog import Catalog
from pipeline.review.exchange import open_store
from pipeline.review.search import search
from tests.review.case import extract

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
        ("góp đóng thầu", []),
        ("đấu thầu", []),
    ],
)
def test_words_as_they_are_written_and_without_tone_marks(outputs, index, asked, expected):
    change(outputs, index)
    assert found(outputs, asked) == expected


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("24860", ["24.860"]),
        ("24860 triệu", ["24.860 triệu"]),
        ("là 24860 trieu", ["là 24.860 triệu"]),
        ("24.860", ["24.860"]),
        ("2486", []),
        ("24861", []),
        ("02486", []),
    ],
)
def test_numbers_are_found_without_their_marks(outputs, index, asked, expected):
    change(outputs, index)
    assert sorted(set(found(outputs, asked))) == expected  # in more than one document


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


@pytest.fixture(scope="module")
def decomposed(tmp_path_factory):
    """Outputs of a report whose letters and marks stand apart, as some systems write them."""
    folder = tmp_path_factory.mktemp("nfd")
    text = (
        "Kết quả thực hiện tại huyện Mường Chà và huyện Đồng Phú theo Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2020.\n\n"
        "Tổng vốn là 12,5 tỷ đồng, trồng 1.250 ha rừng; vốn khác 12.500 triệu đồng.\n"
    )
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.txt").write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    extract(folder / "corpus", folder / "outputs")
    return folder / "outputs"


@pytest.mark.parametrize("asked", ["Mường Chà", "muong cha", "MƯỜNG CHÀ", "huyện đồng phú", "dong phu", "ÐỒNG PHÚ"])
def test_texts_whose_marks_stand_apart_are_found_as_others(decomposed, asked):
    ((hit),) = found(decomposed, asked)
    told = unicodedata.normalize("NFC", hit)
    assert told in ("Mường Chà", "huyện Đồng Phú", "Đồng Phú")


def test_eth_is_taken_for_d_with_a_bar(outputs):
    assert found(outputs, "nhân dân \u00d0óng góp") == ["nhân dân đóng góp"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("12,5 tỷ đồng", ["12,5 tỷ đồng", "12.500 triệu đồng"]),
        ("12.500 triệu đồng", ["12,5 tỷ đồng", "12.500 triệu đồng"]),
        ("12,5 tỷ", ["12,5 tỷ đồng", "12.500 triệu đồng"]),
        ("12500000000", ["12,5 tỷ đồng", "12.500 triệu đồng"]),
        ("1.250 ha", ["1.250 ha"]),
        ("1.250 con", []),
        ("1.250", ["1.250 ha"]),
        ("20/12/2020", ["20 tháng 12 năm 2020"]),
        ("2020-12-20", ["20 tháng 12 năm 2020"]),
        ("ngày 20/12/2020", ["20 tháng 12 năm 2020"]),
        ("Ngày 20-12-2020", ["20 tháng 12 năm 2020"]),
        ("ngày 20 tháng 12 năm 2020", ["20 tháng 12 năm 2020"]),
        ("ngày 21 tháng 12 năm 2020", []),
        ("dự toán 20/12/2020", []),
        ("ngày 12,5", []),
        ("ngày", []),
        ("31/02/2020", []),
        ("ngày 31/02/2020", []),
        ("12,5 tỷ đồng và 3 ha", []),
        ("rừng", []),
    ],
)
def test_figures_and_days_as_people_write_them(decomposed, asked, expected):
    with open_store(decomposed) as store:
        figures = search(Catalog(store), asked).figures
    assert sorted(unicodedata.normalize("NFC", seen.quote) for seen, _ in figures) == expected


def change(outputs, index: str) -> None:
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store, store:
        for statement in INDEXES[index]:
            store.execute(statement)


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("6.130 triệu đồng ngân sách xã", ["triệu đồng, gồm: ngân sách tỉnh", "6.130"]),
        ("9400 kinh phi", ["kinh phí là 24.860 triệu đồng, gồm: ngân sách tỉnh 9.400"]),
        ("sáu tháng điện thoại", ["điện thoại 5.000 lượt trong sáu tháng"]),
        ("lượt tư vấn", ["Tư vấn qua điện thoại 5.000 lượt"]),
        ("điện thoại trạm y tế", []),  # in two sentences
        ("9.40 kinh phí", []),  # no part of a number
        ("tháng sáu khám", []),
    ],
)
def test_words_in_any_order_in_one_sentence(outputs, index, asked, expected):
    change(outputs, index)
    hits = found(outputs, asked)
    assert all(any(part in hit for hit in hits) for part in expected), hits
    assert bool(hits) == bool(expected)


def test_words_as_they_are_written_go_before_any_order(outputs):
    assert found(outputs, "nhân dân đóng góp") == ["nhân dân đóng góp"]

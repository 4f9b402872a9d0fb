"""Words that are printed wrong in the same way in many documents. Text on the left, what it is read as on the right."""

from __future__ import annotations

import pytest

from pipeline.mending import mender_of
from pipeline.rulebook import REPAIR_COLUMNS, default_folder, load_rules
from pipeline.rulefiles import csv_rows

RULES = load_rules()
MEND = mender_of(RULES)
ROWS = [row for _, row in csv_rows("repairs.csv", (default_folder() / "repairs.csv").read_bytes(), REPAIR_COLUMNS)]

TEXTS = [
    ("nqày 5/6/2017 tại thi\ntrấn Ba Đồn", "ngày 5/6/2017 tại thị\ntrấn Ba Đồn"),
    ("theo Quyết đinh của huyệu", "theo Quyết định của huyện"),
    ("tinh Cao Bằng và tinh dầu quế", "tỉnh Cao Bằng và tinh dầu quế"),  # before a name only
    ("việc huyên náo, huyên Ba Bể", "việc huyên náo, huyện Ba Bể"),
    ("chi 25 tỷ đông, phía đông", "chi 25 tỷ đồng, phía đông"),
    ("có 31 đại biều, 5 hòc sinh giỏi", "có 31 đại biểu, 5 học sinh giỏi"),
    ("chi 864.000 đồng chi hoạt động, 87 lượt bộ đội", "chi 864.000 đồng chi hoạt động, 87 lượt bộ đội"),
    ("có 31 cán bộ, đại biều dự", "có 31 cán bộ, đại biều dự"),
    ("đi Quàng Ngãi và Đá Nẵng, Lang Sơn", "đi Quảng Ngãi và Đà Nẵng, Lang Sơn"),
    ("ông Trần Quàng Ngãi", "ông Trần Quàng Ngãi"),  # in a longer name
    ("ngay 5/6/2017, ngay 15 hộ", "ngày 5/6/2017, ngay 15 hộ"),
    ("quy III/2020, quy trình", "quý III/2020, quy trình"),
    ("Đơn vị tính: đông\nVụ: đông xuân", "Đơn vị tính: đồng\nVụ: đông xuân"),
    ("1.250.000 đông, năm 2020 đông dân", "1.250.000 đồng, năm 2020 đông dân"),
    ("xâ Tân Lập, xâydựng", "xã Tân Lập, xâydựng"),  # whole words only
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_damaged_words_are_read_as_what_they_are(text, expected):
    assert MEND(text) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_repair_mends_its_example(row):
    wrong, right, _, example, _ = row
    assert MEND(example) == example.replace(wrong, right)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_no_repair_is_another_word_of_the_rules(row):
    words = {word for each in RULES.lists.values() for phrase in each for word in phrase.split()}
    assert " " in row[0] or row[2] or row[0] not in words


ONE_LETTER = [
    ("nqày", "ngày"), ("truờng", "trường"), ("Qnảng", "Quảng"), ("phươc", "phước"), ("ehí", "chí"), ("Sơu", "Sơn"),
    # what may be right, or may be several words
    ("ngày", ""), ("Krông", ""), ("KCl", ""), ("bac", ""), ("online", ""), ("kg", ""),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), ONE_LETTER)
def test_what_can_be_no_syllable_is_the_only_one_it_is_like(word, expected):
    assert MEND.mended(word) == expected


def test_headings_print_the_damaged_text(run_text):
    text = "UBND HUYỆN BA BỂ\n\nBÁO CÁO\nKết quả\n\nI. KlẾN NGHỊ của huyệu Ba Bể và huyện Chợ Đồn\n\nKhông có.\n"
    assert [section.heading for section in run_text(text).sections] == ["I. KlẾN NGHỊ của huyệu Ba Bể và huyện Chợ Đồn"]


def test_mentions_print_the_damaged_text(run_text):
    text = "UBND HUYỆN BA BỂ\n\nBÁO CÁO\nKết quả\n\nHọp nqày 12/3/2018; chi 4,5 triệu đồug cho huyệu Chợ Đồn.\n"
    printed = [mention.text for mention in run_text(text).mentions]
    assert printed[1:] == ["12/3/2018", "4,5 triệu đồug", "huyệu Chợ Đồn"]

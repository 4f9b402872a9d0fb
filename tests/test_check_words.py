"""Digits against words: in brackets or on the next line, formal or spoken; what makes no figure is not compared."""

from __future__ import annotations

import pytest

from pipeline.numberwords import number_words

# text -> verdict, figure of the words
COMPARED = [
    ("Tổng cộng: 1.234.567.000 đồng\nBằng chữ: Một tỷ, hai trăm ba mươi tư triệu, năm trăm sáu mươi bảy nghìn đồng.", ("ok", "1234567000")),
    ("Tổng cộng: 1.234.567.000 đồng\nBằng chữ: Một tỷ, hai trăm ba mươi tư triệu, năm trăm bảy mươi sáu nghìn đồng.", ("mismatch", "1234576000")),
    ("Tổng cộng: 86.400.000 đồng.\n\nSố tiền viết bằng chữ: Tám mươi sáu triệu bốn trăm nghìn đồng chẵn./.", ("ok", "86400000")),
    ("Kinh phí 86.400.000 đồng, bằng chữ: Tám mươi tám triệu bốn trăm nghìn đồng.", ("mismatch", "88400000")),
    ("- Kinh phí: 86.400.000 đồng - bằng chữ: Tám mươi sáu triệu bốn trăm nghìn đồng.", ("ok", "86400000")),
    ("Chi 125.000.000 đồng (một trăm hai lăm triệu đồng).", ("ok", "125000000")),
    ("Chi 234.000.000 đồng (hai trăm ba tư triệu đồng).", ("ok", "234000000")),
    ("Chi 45.000.000 đồng (năm tư triệu đồng).", ("mismatch", "54000000")),
    ("Vốn 50 tỷ đồng (Bằng chữ: Năm mươi mốt tỷ đồng).", ("mismatch", "51000000000")),
    # right behind a figure they repeat that one, whatever else the sentence tells
    ("Hỗ trợ 54.000.000 đồng, đã chi 96.000.000 đồng (Bằng chữ: Sáu mươi chín triệu đồng).", ("mismatch", "69000000")),
    ("Giá 12.000.000 đồng, thuế 1.200.000 đồng (bằng chữ: Mười ba triệu hai trăm nghìn đồng).", ("unchecked", "13200000")),
    ("Giá 12.000.000 đồng, thuế 1.200.000 đồng (bằng chữ: Mười hai triệu đồng).", ("ok", "12000000")),
    ("Vốn 50,5 tỷ đồng (Bằng chữ: Năm mươi tỷ năm trăm triệu đồng).", ("ok", "50500000000")),
    ("Vốn 50,5 tỷ đồng (năm mươi tỷ năm trăm hai mươi triệu đồng).", ("ok", "50520000000")),
]  # fmt: skip

NOT_COMPARED = [
    "Chi 23.000.000 đồng (hai ba triệu đồng).",  # two or three
    "Chi 104.000.000 đồng (một trăm tư triệu đồng).",  # 104 or 140
    "Dự án vùng 1.200.000 đồng bằng nguồn vốn khác.",
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_digits_are_held_against_words(run_text, text, expected):
    (found,) = [f for f in run_text(text).findings if f.kind == "words"]
    assert (found.verdict, found.computed) == expected


@pytest.mark.parametrize("text", NOT_COMPARED)
def test_what_makes_no_figure_is_not_compared(run_text, text):
    assert [f for f in run_text(text).findings if f.kind == "words"] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai lăm triệu", 25_000_000),
        ("bốn mốt triệu", 41_000_000),
        ("một trăm hai lăm triệu", 125_000_000),
        ("hai mươi lăm triệu", 25_000_000),
        ("mười lăm triệu", 15_000_000),
        ("một trăm linh tư triệu", 104_000_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("ba nghìn tỷ", 3_000_000_000_000),
        ("hai triệu không nghìn năm trăm", 2_000_500),
        ("một triệu rưỡi", 1_500_000),
        ("hai ba triệu", None),
        ("hai mươi hai lăm triệu", None),
        ("hai lăm tư triệu", None),
        ("một trăm tư triệu", None),
        ("một lăm triệu", None),
        ("tư triệu", None),
        ("hai triệu tư", None),  # 2.000.004 or 2.400.000
        ("hai triệu ba tỷ", None),
        ("triệu", None),
        ("hai trăm", None),  # smaller than any scale
    ],
)
def test_the_value_of_words(rules, words, value):
    assert number_words(rules).value(words.split()) == value

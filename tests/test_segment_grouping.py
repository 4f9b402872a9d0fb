"""Documents that part thousands by blanks."""

import pytest

from pipeline.rulebook import load_rules
from pipeline.segment.grouping import regrouped

SHOWN = "Tổng thu 1 200 000 đồng, chi 3 388,7 tỷ đồng.\n"  # nothing else than blanks can part these


@pytest.fixture(scope="module")
def closed():
    return regrouped(load_rules())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 1 318 hộ nghèo", "Có 1.318 hộ nghèo"),
        ("418 428", "418.428"),
        ("Đã chi 2 945,5 triệu đồng", "Đã chi 2.945,5 triệu đồng"),
        ("năm 2021 150 ha", "năm 2021 150 ha"),  # a year and a figure
        ("tháng 6 120 tấn", "tháng 6 120 tấn"),  # the sixth month
        ("Phường 5 120 hộ", "Phường 5 120 hộ"),
        ("0912 345 678", "0912 345 678"),  # a telephone number
        ("12/5 120", "12/5 120"),
        ("1 20 hộ", "1 20 hộ"),
        ("Tổng số 1 318 hộ", "Tổng số 1.318 hộ"),
        ("Dân số 12 500 người", "Dân số 12.500 người"),
        ("Đã thu hồi 18 456,7 m2 đất", "Đã thu hồi 18.456,7 m2 đất"),
        ("Nâng cấp 2 150 m đường", "Nâng cấp 2.150 m đường"),
        ("hồi 8 120 người đã có mặt", "hồi 8 120 người đã có mặt"),  # at eight o'clock
        ("Quyết định số 5 120 triệu đồng", "Quyết định số 5 120 triệu đồng"),
    ],
)
def test_in_a_document_that_writes_so(closed, text, expected):
    found = closed(SHOWN + text)
    assert found.partition("\n")[2] == expected
    assert len(found) == len(SHOWN + text)


def test_decimal_points(closed):
    assert closed("1 200.5 ha; 3 388.7 ha; 1 318 hộ") == "1,200.5 ha; 3,388.7 ha; 1,318 hộ"


@pytest.mark.parametrize(
    "text",
    [
        "Có 1 318 hộ nghèo, 2 120 hộ cận nghèo",  # not shown by anything
        "Tổng thu 1 200 000 đồng, 1 318 hộ",  # once may be a slip
        SHOWN + "Dân số 12.500 người, 13.400 người, 14.500 người; 3 120 hộ",  # others are dotted
    ],
)
def test_in_other_documents(closed, text):
    assert closed(text) == text

"""What the words before a name say of it. Text on the left; names as printed on the right. ANNOTATION: PLACE."""

from __future__ import annotations

import pytest

LONGER_WORDS = [
    # words that end in one behind which no place stands
    ("Sở Tài nguyên và Môi trường Bắc Giang", ["Bắc Giang"]),
    ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TIỀN GIANG", ["TIỀN GIANG"]),
    ("Cục Quản lý thị trường Long An", ["Long An"]),
    ("Phòng Cảnh sát môi trường Lai Châu", ["Lai Châu"]),
    ("Ban Dân tộc và Miền núi Thanh Hóa", ["Thanh Hóa"]),
    ("Quỹ Bảo trợ trẻ em Vĩnh Long", ["Vĩnh Long"]),
    ("tuyên truyền biển đảo Quảng Trị", ["Quảng Trị"]),
    ("Liên minh Hợp tác xã Hậu Giang", ["Hậu Giang"]),
    ("Ban Quản lý các khu công nghiệp Bắc Ninh", ["Bắc Ninh"]),
    ("BQL các KCN Bắc Ninh", ["Bắc Ninh"]),
    ("nhu cầu Đà Nẵng, yêu cầu Hải Phòng", ["Đà Nẵng", "Hải Phòng"]),
    ("hộ gia đình Sóc Trăng", ["Sóc Trăng"]),
    ("khảo sát thị trường làng Nôm", ["làng Nôm"]),
    # and the words themselves
    ("Trường Bắc Giang", []),
    ("cầu Long An", []),
    ("đình Lai Châu", []),
    ("em Hà Giang", []),
    ("đảo Phú Quý", []),
    ("Hợp tác xã Hậu Giang", []),
    ("Khu công nghiệp Quế Võ", []),  # `Công nghiệp` alone is what a body is for
    ("các khu công nghiệp Quế Võ", []),
    ("núi Thanh Hóa", []),
]


@pytest.mark.parametrize(("text", "printed"), LONGER_WORDS)
def test_a_longer_word_is_none_of_those_that_end_it(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


OPENERS = [
    # a sentence's first word has a capital
    ("Riêng Bắc Giang đạt 90%.", ["Bắc Giang"]),
    ("Đạt 90%. Còn Long An chưa đạt.", ["Long An"]),
    ("- Theo Lai Châu báo cáo", ["Lai Châu"]),
    ("a) Hiện Thanh Hóa có 3 dự án", ["Thanh Hóa"]),
    ("Kết quả:\nNhư Vĩnh Long, Bến Tre", ["Vĩnh Long", "Bến Tre"]),
    ("“Nhờ Sóc Trăng hỗ trợ”", ["Sóc Trăng"]),
    ("Riêng Huế chưa nộp", ["Huế"]),
    ("Chỉ Tam Nông và Đông Tảo", ["Tam Nông", "Đông Tảo"]),
    # names that begin with such a word
    ("Tuy Phước có 13 xã", ["Tuy Phước"]),
    ("Như Xuân, Như Thanh", ["Như Xuân", "Như Thanh"]),
    ("Giao Thủy đạt chuẩn", ["Giao Thủy"]),
    # a word with a capital within a sentence is of a name
    ("chị Trần Như Bắc Giang", []),
    ("họ tên: Nguyễn Hiện Long An", []),
    ("An - Riêng Bắc Giang", []),
    ("Nguyễn Bắc Giang đạt giải", []),  # no word that opens a sentence
    ("Hội thi\nCao Bắc Giang", []),
]


@pytest.mark.parametrize(("text", "printed"), OPENERS)
def test_the_word_that_opens_a_sentence_is_no_part_of_a_name(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed

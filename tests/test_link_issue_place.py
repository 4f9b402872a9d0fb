"""The place of issue in a head, and numbered communes. A document's head on the left; level, chain and match on the right. ANNOTATION: PLACE."""

from __future__ import annotations

import pytest

from pipeline.values import Place

BODY = "\n\nBÁO CÁO\nKết quả công tác\n\nĐã thực hiện tốt."
HEADS = [
    # one name of several units: candidates, with what they share
    ("CÔNG TY CẤP NƯỚC ĐỒNG THÁP", "Cao Lãnh", "3/4/2018", "district", "Đồng Tháp > Cao Lãnh", "candidate"),
    ("CÔNG TY TNHH MỘT THÀNH VIÊN", "Tân Lập", "3/4/2018", "commune", "Tân Lập", "candidate"),
    ("CÔNG TY TNHH MỘT THÀNH VIÊN", "Châu Thành", "3/4/2015", "district", "Châu Thành", "candidate"),
    # the own district, the own commune, a province
    ("UBND HUYỆN CAO LÃNH", "Cao Lãnh", "3/4/2018", "district", "Đồng Tháp > Cao Lãnh", "context"),
    ("UBND TỈNH BÌNH ĐỊNH", "Bình Định", "3/4/2018", "province", "Bình Định", "exact"),
    # since the reform the name of a former district is the commune's
    ("UBND TỈNH LÂM ĐỒNG\nTRUNG TÂM Y TẾ", "Đức Trọng", "3/9/2025", "commune", "Lâm Đồng > Đức Trọng", "context"),
    ("UBND TỈNH GIA LAI\nTRUNG TÂM Y TẾ", "Tây Sơn", "3/9/2025", "commune", "Gia Lai > Tây Sơn", "context"),
    ("UBND TỈNH CÀ MAU\nTRUNG TÂM Y TẾ", "Bạc Liêu", "3/9/2025", "commune", "Cà Mau > Bạc Liêu", "context"),
    ("UBND XÃ ĐẠ HUOAI 2", "Đạ Huoai 2", "3/9/2025", "commune", "Lâm Đồng > Đạ Huoai 2", "context"),
    ("UBND XÃ BẢO LÂM 1", "Bảo Lâm 1", "3/9/2025", "commune", "Lâm Đồng > Bảo Lâm 1", "context"),
    ("UBND PHƯỜNG 1 BẢO LỘC", "1 Bảo Lộc", "3/9/2025", "commune", "Lâm Đồng > 1 Bảo Lộc", "context"),
    # of one syllable, and an ordinary word too
    ("UBND TỈNH NGHỆ AN\nSỞ XÂY DỰNG", "Vinh", "3/9/2012", "district", "Nghệ An > Vinh", "context"),
    ("UBND HUYỆN THỐNG NHẤT", "Thống Nhất", "3/9/2012", "district", "Đồng Nai > Thống Nhất", "context"),
    # before it is the district's
    ("UBND TỈNH LÂM ĐỒNG\nTRUNG TÂM Y TẾ", "Đức Trọng", "3/9/2024", "district", "Lâm Đồng > Đức Trọng", "context"),
]


@pytest.mark.parametrize(("head", "place", "day", "level", "chain", "match"), HEADS)
def test_a_place_of_issue_is_always_a_place(run_text, head, place, day, level, chain, match):
    report = run_text(f"{head}\nSố: 7/BC\n{place}, ngày {day}{BODY}")
    found = [row.value for row in report.mentions if isinstance(row.value, Place) and row.text == place]
    assert [(one.level, one.match) for one in found] == [(level, match)]
    assert " > ".join(part for part in (found[0].province, found[0].district, found[0].commune) if part) == chain


def test_the_same_name_in_prose_is_left_out(run_text):
    report = run_text(f"CÔNG TY TNHH MỘT THÀNH VIÊN\nSố: 7/BC{BODY} Lễ hội Tân Lập, ngày 3/4/2018.")
    assert [row.text for row in report.mentions if isinstance(row.value, Place)] == []


def test_a_name_of_one_syllable_in_prose_is_left_out(run_text):
    head = "UBND TỈNH NGHỆ AN\nSỞ XÂY DỰNG\nSố: 7/BC\nVinh, ngày 3/4/2012"
    report = run_text(f"{head}{BODY} Ông Phan Vinh, ngày 3/4/2012 có mặt.")
    assert [row.text for row in report.mentions if isinstance(row.value, Place)].count("Vinh") == 1


def test_offices_of_a_bank_are_called_after_their_districts(run_text):
    head = "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nSố: 7/NHCS\nHà Nội, ngày 3/4/2021"
    report = run_text(f"{head}{BODY} PGD Cù Lao Dung (các xã An Thạnh 1, An Thạnh 2), Phòng giao dịch Hạ Lang.")
    found = [(row.value.name, row.value.district) for row in report.mentions if isinstance(row.value, Place)][1:]
    districts = [("Cù Lao Dung", "Cù Lao Dung"), ("An Thạnh 1", "Cù Lao Dung"), ("An Thạnh 2", "Cù Lao Dung")]
    assert found == [*districts, ("Hạ Lang", "Hạ Lang")]


def test_what_the_text_tells_in_full_decides_the_place_of_issue(run_text):
    head = "BỆNH VIỆN ĐA KHOA KHU VỰC\nSố: 7/BC\nCai Lậy, ngày 3/4/2018"
    report = run_text(f"{head}{BODY} Tại thị xã Cai Lậy, tỉnh Tiền Giang có 5 ca.")
    first = next(row.value for row in report.mentions if isinstance(row.value, Place))
    assert (first.level, first.match, first.code) == ("district", "context", "817")


def test_a_commune_that_is_no_more_is_not_the_own_one(run_text):
    report = run_text(f"CÔNG TY CỔ PHẦN\nSố: 7/BC\nHà Giang, ngày 3/9/2025{BODY} Tại tỉnh Thái Bình cũ.")
    assert report.facts.commune == ""

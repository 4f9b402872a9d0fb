"""A document that a decision issues: its headings begin anew at level 1."""

from __future__ import annotations

import pytest

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/QĐ-UBND\nHà Nam, ngày 3 tháng 4 năm 2019\n\nQUYẾT ĐỊNH\nBan hành Quy chế làm việc\n\n"
ARTICLES = "Điều 1. Ban hành\n\nQuy chế gồm ba phần.\n\nĐiều 2. Hiệu lực\n\nTừ ngày ký./.\n\n"
SIGNED = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\n\nTrần Văn Thân\n\n"
TITLE = "{kind}\nLàm việc của Ban Chỉ đạo tỉnh Hà Nam\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2019)\n\n"
TEXT = "I. QUY ĐỊNH CHUNG\n\n1. Phạm vi\n\nCả tỉnh.\n\n2. Đối tượng\n\nCác sở.\n\nII. TỔ CHỨC\n\nVăn phòng chủ trì./.\n"


@pytest.mark.parametrize("kind", ["QUY CHẾ", "KẾ HOẠCH", "CHƯƠNG TRÌNH"])
def test_the_headings_of_an_issued_document(run_text, kind):
    sections = run_text(HEAD + ARTICLES + SIGNED + TITLE.format(kind=kind) + TEXT).sections
    assert [(section.label, section.level) for section in sections] == [
        *(("Điều 1", 1), ("Điều 2", 1)),
        *(("I", 1), ("1", 2), ("2", 2), ("II", 1)),
    ]


def test_a_note_in_brackets_parts_nothing(run_text):
    body = (
        "I. KẾT QUẢ\n\n1. Thu ngân sách\n\nTHU NĂM 2019\n(Kèm theo biểu số 1)\n\n2. Chi ngân sách\n\nChi 3 tỷ đồng.\n"
    )
    sections = run_text(HEAD.replace("QUYẾT ĐỊNH", "BÁO CÁO") + body).sections
    assert [(section.label, section.level) for section in sections] == [("I", 1), ("1", 2), ("2", 2)]


def test_a_heading_broken_within_a_span_of_years(run_text):
    body = (
        "I. KẾT QUẢ\n\n1. Tình hình thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2016\n"
        "- 2020 trên địa bàn tỉnh\n\nĐã giải ngân số vốn được giao cho các chủ đầu tư theo kế hoạch, các dự án được nghiệm\n"
        "thu và đưa vào sử dụng, người dân các xã vùng cao được hưởng lợi từ các công trình hạ tầng.\n"
    )
    sections = run_text(HEAD.replace("QUYẾT ĐỊNH", "BÁO CÁO") + body).sections
    assert sections[1].heading.endswith("giai đoạn 2016 - 2020 trên địa bàn tỉnh")


@pytest.mark.parametrize("kind", ["DANH SÁCH", "BIỂU TỔNG HỢP", "DANH MỤC DỰ ÁN"])
@pytest.mark.parametrize(
    "note", ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2019)", "(Đính kèm Công văn số 5/UBND)"]
)
def test_the_headings_of_a_list_behind_the_signature(run_text, kind, note):
    listed = (
        f"{kind}\nTập thể, cá nhân được khen thưởng\n{note}\n\n"
        "I. TẬP THỂ\n\n1. Nhân dân thôn Đông;\n2. Trường Tiểu học.\n\nII. CÁ NHÂN\n\n1. Ông Trần Văn Ba.\n"
    )
    sections = run_text(HEAD + ARTICLES + SIGNED + listed).sections
    assert [(section.label, section.level) for section in sections] == [
        ("Điều 1", 1),
        ("Điều 2", 1),
        ("I", 1),
        ("II", 1),
    ]


def test_a_note_behind_the_signature_opens_no_annex(run_text):
    note = "(Kèm theo 02 biểu)\n\nI. Lưu ý gửi kèm\n"
    sections = run_text(HEAD + ARTICLES + "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTrần Văn Thân\n\n" + note).sections
    assert [section.label for section in sections] == ["Điều 1", "Điều 2"]

"""Papers of courts: the head of a judgment, its parts, who signs; articles alone on their lines."""

from __future__ import annotations

import pytest

from pipeline.read import open_source
from pipeline.stages import extract_document

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
PARTS = (
    "NỘI DUNG VỤ ÁN:\nNgày 05/01/2020 bị đơn vay 250.000.000 đồng.\n\nNHẬN ĐỊNH CỦA TÒA ÁN:\n"
    "[1] Về quan hệ pháp luật: tranh chấp hợp đồng.\n\nQUYẾT ĐỊNH:\n1. Chấp nhận yêu cầu khởi kiện.\n\n"
)
END = "Nơi nhận:\n- Các đương sự;\n- Lưu hồ sơ.\nTHẨM PHÁN\n\nPhan Thị Cúc\n"
HEADS = [
    ("Bản án số: 27/2023/DS-ST\nNgày 14-8-2023\n", "27/2023/DS-ST", "2023-08-14"),
    ("Bản án số 105/2022/HNGĐ-PT\nNgày: 03/11/2022\n", "105/2022/HNGĐ-PT", "2022-11-03"),
    ("Bản án: 9/2021/KDTM-ST\nNgày 7 tháng 5 năm 2021\n", "9/2021/KDTM-ST", "2021-05-07"),
]


@pytest.mark.parametrize(("lines", "number", "day"), HEADS)
def test_the_head_of_a_judgment(run_text, lines, number, day):
    head = f"TÒA ÁN NHÂN DÂN\nHUYỆN YÊN DŨNG\nTỈNH BẮC GIANG\n{lines}V/v tranh chấp đất đai\n{MOTTO}"
    facts = run_text(head + PARTS + END).facts
    assert (facts.doc_type, facts.number, facts.issue_date) == ("bản án", number, day)
    assert (facts.signer, facts.signer_title) == ("Phan Thị Cúc", "THẨM PHÁN")


def test_the_parts_of_a_judgment_head(run_text):
    head = f"TÒA ÁN NHÂN DÂN\nTHÀNH PHỐ HUẾ\nBản án số: 3/2024/HS-ST\nNgày 12-3-2024\n{MOTTO}"
    layout = run_text(head + PARTS + END)
    assert [s.heading for s in layout.sections if not s.label] == [
        "NỘI DUNG VỤ ÁN",
        "NHẬN ĐỊNH CỦA TÒA ÁN",
        "QUYẾT ĐỊNH",
    ]


def test_the_call_of_a_decision_heads_nothing(run_text):
    head = f"UBND HUYỆN TÂN YÊN\nSố: 14/QĐ-UBND\n{MOTTO}Tân Yên, ngày 4 tháng 5 năm 2022\n\nQUYẾT ĐỊNH\nVề việc giao đất\n\n"
    body = "Căn cứ Luật Đất đai;\n\nQUYẾT ĐỊNH:\nĐiều 1. Giao đất\nGiao 120 m2 đất.\n"
    assert [s.label for s in run_text(head + body).sections] == ["Điều 1"]


ARTICLES = [
    ("QUYẾT ĐỊNH:\nĐiều 1.\nGiao 120 m2 đất cho hộ bà Lý.\nĐiều 2\nVăn phòng thi hành.\n", ["Điều 1", "Điều 2"]),
    ("Căn cứ quy định tại khoản 2\nĐiều 5\nLuật Đất đai năm 2013 và\nĐiều 1. Giao đất\nGiao 120 m2.\n", ["Điều 1"]),
    ("Theo quy định của\nĐiều 5\nthì được giao.\n", []),
]


@pytest.mark.parametrize(("body", "labels"), ARTICLES)
def test_articles_alone_on_their_lines(run_text, body, labels):
    head = f"UBND HUYỆN TÂN YÊN\nSố: 14/QĐ-UBND\n{MOTTO}Tân Yên, ngày 4 tháng 5 năm 2022\n\nQUYẾT ĐỊNH\nVề việc giao đất\n\n"
    assert [s.label for s in run_text(head + body).sections] == labels


@pytest.mark.parametrize(
    ("office", "labels"),
    [
        ("**Q. GIÁM ĐỐC SỞ NỘI VỤ**", ["Điều 1"]),
        ("**Q.CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ**", ["Điều 1"]),
        ("**Q. QUỸ KHEN THƯỞNG**", ["Q", "Điều 1"]),
    ],
)
def test_who_acts_as_head_is_no_heading(rules, tmp_path, office, labels):
    head = f"SỞ NỘI VỤ\n\nSố: 14/QĐ-SNV\n\n{MOTTO}Sơn La, ngày 4 tháng 5 năm 2022\n\n**QUYẾT ĐỊNH**\n\n**Về việc khen thưởng**\n\n"
    path = tmp_path / "a.md"
    path.write_text(f"{head}{office}\n\nCăn cứ Luật Thi đua;\n\n**Điều 1.**\n\nTặng giấy khen.\n", encoding="utf-8")
    with open_source(path) as source:
        report = extract_document(source, rules)
    assert [s.label for s in report.sections] == labels
    assert report.facts.title == "Về việc khen thưởng"

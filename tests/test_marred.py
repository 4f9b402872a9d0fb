"""Figures in prose in which a letter stands for a digit: they are told and are no mentions; names are not told."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, DateValue, Percentage, Quantity

FIGURES = (Amount, DateValue, Percentage, Quantity)
TOLD = "figures with letters in them have no value: "

MARRED = [
    # a text, the figures that are told
    ("Mỗi hộ nhận 1O.000 đồng tiền điện.", "1O.000 đồng"),
    ("Toàn xã có 5OO hộ nghèo.", "5OO hộ"),
    ("Giải ngân đạt 9O% kế hoạch.", "9O%"),
    ("Đã đạt chuẩn l2 xã.", "l2 xã"),
    ("Kinh phí I5,6 tỷ đồng từ ngân sách.", "I5,6 tỷ đồng"),
    ("Gieo trồng 2.3S0 ha lúa.", "2.3S0 ha"),
    ("Có 1Z3 người tham gia.", "1Z3 người"),
    ("Nữ chiếm 38,B% số hộ viên.", "38,B%"),
    ("Dư nợ 12 tỷ 5OO triệu đồng.", "12 tỷ 5OO triệu đồng"),  # no 12 tỷ
    ("Bình quân 45,S triệu đồng/người/năm.", "45,S triệu đồng/người/năm"),
    ("Tăng 12,O%, giảm O,5 điểm phần trăm.", "12,O%; O,5 điểm phần trăm"),
    ("Có 12B người và 5S hộ, O2 xã tham gia.", "12B người; 5S hộ; O2 xã"),
    ("Vốn 10.OOO.OOOđ và l.5OO triệu đồng.", "10.OOO.OOOđ; l.5OO triệu đồng"),
    ("Chiếm lOO%, 1OO %, 4S%.", "lOO%; 1OO %; 4S%"),
    ("Từ 1O đến 15 hộ; 1O-15%; (5O hộ).", "1O đến 15 hộ; 1O-15%; 5O hộ"),
    ("Khai mạc ngày l5/8/2O23, đến năm 2O25 xong.", "l5/8/2O23; năm 2O25"),
    ("Trung bình O5 hộ, cấp 5O suất, nồng độ l2,5%.", "O5 hộ; 5O suất; l2,5%"),
    ("Hỗ trợ S.500.000 đồng/hộ và B,5 tỷ đồng.", "S.500.000 đồng/hộ; B,5 tỷ đồng"),
    ("Vay 4O-5O triệu đồng, trả 1S tỷ đồng.", "4O-5O triệu đồng; 1S tỷ đồng"),
    ("Tiêm 2I.5OO mũi, 8B4 lượt người, 2.0l5 thẻ.", "2I.5OO mũi; 8B4 lượt người; 2.0l5 thẻ"),
    ("Mường La có lO bản, Sốp Cộp I.2OO hộ.", "lO bản; I.2OO hộ"),
]


def _told(report) -> list[str]:
    return [problem.message.partition(TOLD)[2] for problem in report.problems if TOLD in problem.message]


@pytest.mark.parametrize(("text", "told"), MARRED)
def test_marred_figures_are_told_and_have_no_value(run_text, text, told):
    report = run_text(f"Trong quý, kết quả khá.\n\n{text}\n")
    assert _told(report) == [f"{told}."]
    assert [mention.text for mention in report.mentions if isinstance(mention.value, FIGURES)] == []


NAMES = [
    "Thở O2 người bệnh nặng; bình O2 lít; khí O2 5%.",
    "Bổ sung vitamin B12 cho 35 trẻ em.",
    "Quốc lộ QL1A đoạn qua xã dài 5 km; QL 1B dài 12 km; ĐT.722B xã Đạ Nhim.",
    "Nhà A1, lô S2 hộ ông Ba, lớp 5B học sinh đông.",
    "Dịch Covid-19 người mắc tăng; ống DN10 m, DN100 dài 5 m.",
    "Phần I, II và III gồm 5 hộ. Quý I, II năm 2023.",
    "Mạng 3G, 4G, 5G trạm phát sóng BTS; bộ nhớ 16GB, 512GB.",
    "Công văn số 1B/UBND; Quyết định số 12/QĐ-UBND.",
    "Lớp 10B1, 11B2 học sinh giỏi.",
    "Mua 20l xăng, 5l nước, 5l thuốc trừ sâu.",
    "Thực hiện 5S doanh nghiệp; mô hình 5S hộ.",
    "II. 25 hộ nghèo\nI.2 hộ nghèo\nB.500 hộ dân\nl) 25 hộ nghèo",
    "Chung cư D5 căn hộ; tiêm 2lần/năm, 3lớp, 5bộ, 15Bộ hồ sơ.",
    "Phim 3D, 2D; giấy A4; SO2 mg; CO2 tấn; hạng B2 người lái.",
    "Giống lúa OM5451, ST25, IR50404 ha; giống Q5 ha; BC15 ha.",
    "Bệnh mã I10 người cao tuổi; G20 nước tham dự.",
    "Lớp 9A1 35 em, 9B 30 em, lớp 12D 40 em; nhóm máu B 12 người.",
    "Điện thoại O9O3.123.456; biển số 51B-123.45; mã số thuế O1OO.",
    "Hộ ông Lê Văn B 50 triệu đồng; tờ bản đồ số 5B người sử dụng.",
    "Nhiệt độ 38oC người bệnh sốt.",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_no_marred_figures(run_text, text):
    assert _told(run_text(f"Trong quý, kết quả khá.\n\n{text}\n")) == []

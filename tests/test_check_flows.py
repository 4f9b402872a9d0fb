"""Stocks and flows: what was there, what came and went, and what is there at the end."""

from __future__ import annotations

import pytest

# text -> verdict, figure told and figure computed
FLOWS = [
    # counted by other words; what came was taken away too
    ("Đầu năm có 864 học sinh; chuyển đến 9 em, chuyển đi 14 em, bỏ học 3 em, cuối năm còn 838 em.", ("mismatch", "838", "856")),
    ("Đầu năm có 864 học sinh; chuyển đến 9 em, chuyển đi 14 em, bỏ học 3 em, cuối năm còn 856 em.", ("ok", "856", "856")),
    (("Đầu năm Đảng bộ có 1.250 đảng viên; kết nạp 45 đồng chí, chuyển đi 12 đồng chí, từ trần 03 đồng chí, cuối năm có 1.280 "
      "đảng viên."), ("ok", "1280", "1280")),
    ("Số hộ nghèo đầu kỳ là 450 hộ. Trong kỳ có 120 hộ thoát nghèo, 15 hộ phát sinh. Đến nay còn 315 hộ.", ("mismatch", "315", "345")),
    (("Dư nợ đầu năm 3.120 triệu đồng; giải ngân 4.260 triệu đồng cho 14 dự án (9 dự án bò), thu nợ 3.710 triệu đồng, "
     "dư nợ cuối năm 3.760 triệu đồng."),
     ("mismatch", "3760000000", "3670000000")),
    ("Đầu năm trường có 534 em; chuyển đến 12 em, chuyển đi 8 em, bỏ học 2 em, cuối năm còn 536 em.",
     ("ok", "536", "536")),
    ("Đầu năm trường có 534 em; chuyển đến 12 em, chuyển đi 8 em, bỏ học 2 em, cuối năm còn 563 em.",
     ("mismatch", "563", "536")),
    ("Nợ thuế đầu năm 1.460 triệu đồng. Trong năm thu hồi được 385 triệu đồng, cuối năm còn nợ 1.075 triệu đồng.",
     ("ok", "1075000000", "1075000000")),
    # the last one without a unit, in the next sentence
    ("Đầu năm có 9.846 khách hàng. Trong năm lắp đặt mới 712 khách hàng, thanh lý hợp đồng với 58 khách hàng, cuối năm số khách hàng là 10.558.",
     ("mismatch", "10558", "10500")),
    ("Đầu năm có 9.846 khách hàng. Trong năm lắp đặt mới 712 khách hàng, thanh lý hợp đồng với 58 khách hàng, cuối năm số khách hàng là 10.500.",
     ("ok", "10500", "10500")),
    # what came and went told behind the figures, the beginning apart from its figure
    (("Đầu năm, toàn xã có 418 hộ cận nghèo. Qua một năm, 96 hộ đã thoát nghèo, phát sinh mới 17 hộ, vì vậy cuối năm còn 393 hộ."),
     ("mismatch", "393", "339")),
    (("Đầu năm, toàn xã có 418 hộ cận nghèo. Qua một năm, 96 hộ đã thoát nghèo, phát sinh mới 17 hộ, vì vậy cuối năm còn 339 hộ."),
     ("ok", "339", "339")),
    (("Đầu năm Xí nghiệp có 9.846 khách hàng. Trong năm lắp đặt mới 712 khách hàng, thanh lý hợp đồng với 58 khách hàng, "
      "cuối năm còn 10.500 khách hàng."), ("ok", "10500", "10500")),
    (("Dư tạm ứng đầu năm 126,4 tỷ đồng, trong năm tạm ứng thêm cho các chủ đầu tư 312,8 tỷ đồng và thu hồi được 285,9 tỷ đồng, "
      "do đó số dư tạm ứng đến cuối năm là 153,3 tỷ đồng."), ("ok", "153300000000", "153300000000")),
    # of what others owe, what was collected goes out
    (("Nợ tiền thủy lợi đầu năm 312,4 triệu đồng, phát sinh trong năm 486,0 triệu đồng, đã thu được 521,9 triệu đồng, nợ "
      "cuối năm là 276,5 triệu đồng."), ("ok", "276500000", "276500000")),
    (("Dư nợ tiền thuê đất đầu năm là 3.240 triệu đồng, phải thu trong năm 1.870 triệu đồng, đã thu 2.115 triệu đồng, nợ "
      "cuối năm còn 2.959 triệu đồng."), ("mismatch", "2959000000", "2995000000")),
    (("Tồn quỹ đầu năm 86,4 triệu đồng, thu trong năm 152,7 triệu đồng, chi trong năm 171,3 triệu đồng, tồn quỹ cuối năm "
      "76,8 triệu đồng."), ("mismatch", "76800000", "67800000")),
    # what was there told behind what came, or both ends behind what came and went
    ("Quỹ thu trong năm 96.400.000 đồng, năm trước chuyển sang 31.250.000 đồng, đã chi 88.700.000 đồng, còn dư 38.950.000 đồng.",
     ("ok", "38950000", "38950000")),
    ("Quỹ thu trong năm 96.400.000 đồng, năm trước chuyển sang 31.250.000 đồng, đã chi 88.700.000 đồng, còn dư 7.700.000 đồng.",
     ("mismatch", "7700000", "38950000")),
    ("Tiếp nhận mới 212 đơn, kỳ trước chuyển sang 18 đơn, đã giải quyết 197 đơn, còn tồn 15 đơn.", ("mismatch", "15", "33")),
    ("Cho vay 1.245 triệu đồng, thu nợ 968 triệu đồng. Dư nợ đầu năm 3.410 triệu đồng, dư nợ cuối năm 3.867 triệu đồng.",
     ("mismatch", "3867000000", "3687000000")),
    ("Cho vay 1.245 triệu đồng, thu nợ 968 triệu đồng. Dư nợ đầu năm 3.410 triệu đồng, dư nợ cuối năm 3.687 triệu đồng.",
     ("ok", "3687000000", "3687000000")),
    ("Năm trước chuyển sang 86,5 triệu đồng, được cấp 412 triệu đồng, đã chi 455,2 triệu đồng, còn lại 43,3 triệu đồng.", ("ok", "43300000", "43300000")),
    ("Năm trước chuyển sang 86,5 triệu đồng, được cấp 412 triệu đồng, đã sử dụng 455,2 triệu đồng, còn dư 34,3 triệu đồng.",
     ("mismatch", "34300000", "43300000")),
    # what came was taken away, and what went added
    ("Dư nợ đầu năm 640 triệu đồng, trong năm trả 215 triệu đồng, vay mới 300 triệu đồng, dư nợ cuối năm 555 triệu đồng.",
     ("mismatch", "555000000", "725000000")),
]  # fmt: skip

NOT_ACCUSED = [
    "Kế hoạch năm 240.000 triệu đồng, trong đó 6 tháng đầu năm 112.500 triệu đồng, 6 tháng cuối năm 127.500 triệu đồng.",
    "Cho vay 1.245 triệu đồng với 36 hộ. Dư nợ đầu năm 3.410 triệu đồng, dư nợ cuối năm 3.867 triệu đồng.",
    "Đầu năm, toàn xã có 418 hộ cận nghèo. Trong năm 96 hộ được vay vốn, 17 hộ làm nhà mới, cuối năm còn 365 hộ.",
    "Dư nợ đầu năm 2.400 triệu đồng; doanh số thu lãi 310 triệu đồng, dư nợ cuối năm 2.130 triệu đồng.",
    "Nợ thuế đầu năm 1.460 triệu đồng. Trong năm thu hồi được 385 triệu đồng, nợ mới phát sinh chưa thống kê.",
]


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_a_stock_is_held_against_what_came_and_went(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_a_stock_of_which_not_all_is_told_accuses_nothing(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Số hộ nghèo đầu kỳ là 450 hộ. Trong kỳ có 120 hộ thoát nghèo, 15 hộ phát sinh. Đến nay còn 315 hộ.\n",
        "Đầu năm toàn huyện có 4.312 hộ nghèo, trong năm thoát nghèo 812 hộ, phát sinh 46 hộ, cuối năm còn 3.454 hộ.\n",
    ],
)
def test_what_came_is_no_part_of_what_there_was(run_text, text):
    assert [f.verdict for f in run_text(text).findings] == ["mismatch"]


def test_what_is_left_does_not_hold_without_what_was_there_before(run_text):
    text = "Quỹ tồn năm trước chuyển sang 31,25 triệu đồng, thu trong năm 96,4 triệu đồng, đã chi 88,7 triệu đồng, còn dư 7,7 triệu đồng."
    found = run_text(text).findings
    assert {f.verdict for f in found} == {"mismatch"}
    assert [(f.stated, f.computed) for f in found] == [("7700000", "38950000")]

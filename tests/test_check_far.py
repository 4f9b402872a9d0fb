"""Figures told again far from the first: rows of a table that are counted, changes of one subject, shares of a list."""

from __future__ import annotations

import pytest

ROWS = (
    "STT\tCông trình\tChủ đầu tư\tGiá trị sai phạm (đồng)",
    "1\tTrường Hòa An\tUBND xã\t86.412.000",
    "2\tCầu Nà Mò\tUBND xã\t152.730.000",
    "3\tKênh Khau Vàng\tBan QLDA\t64.285.000",
    "\tCộng\t\t303.427.000",
)
PAID = (
    "STT\tDự án\tKế hoạch vốn (triệu đồng)\tĐã giải ngân (triệu đồng)",
    "1\tChợ Nà Mò\t5.420\t2.168",
    "2\tCầu Khau Vàng\t4.860\t1.944",
    "3\tĐường Tân Lập\t4.730\t2.113",
    "\tCộng\t15.010\t6.225",
)


@pytest.mark.parametrize(
    ("above", "rows", "below", "expected"),
    [
        ("Số liệu:", ROWS, "Thu hồi tại 03 công trình là 330.427.000 đồng.", [("mismatch", "330427000")]),
        ("Số liệu:", ROWS, "Thu hồi tại 03 công trình là 303.427.000 đồng.", [("ok", "303427000")]),
        ("Số liệu:", ROWS, "Thu hồi tại 03 công trình khác 410.000.000 đồng.", []),
        ("Số liệu:", ROWS, "Thu hồi tại 02 công trình là 330.427.000 đồng.", []),
        ("Số liệu:", ROWS, "Đã nộp tại 03 công trình là 152.730.000 đồng.", []),
        ("Đã giải ngân 6.252 triệu đồng, cụ thể theo bảng sau:", PAID, "Hết.", [("mismatch", "6252000000")]),
        ("Đã giải ngân 6.225 triệu đồng, cụ thể theo bảng sau:", PAID, "Hết.", [("ok", "6225000000")]),
        ("Giải ngân tăng 6.252 triệu đồng so với cùng kỳ, cụ thể theo bảng sau:", PAID, "Hết.", []),
        ("Năm trước giải ngân 6.252 triệu đồng. Năm nay theo bảng sau:", PAID, "Hết.", []),
    ],
)
def test_a_table_is_told_in_the_prose(run_text, above, rows, below, expected):
    found = run_text(
        f"{above}\n\n" + "\n".join(rows) + f"\n\nĐánh giá chung.\n\nHội nghị.\n\nKết luận.\n\n{below}\n"
    ).findings
    assert [(f.verdict, f.stated) for f in found if f.kind == "prose_table"] == expected


FIRST = "Đầu năm 2016, toàn huyện có 7.156 hộ nghèo trên tổng số 17.240 hộ."
LAST = "Đến cuối năm 2019, còn 3.212 hộ nghèo trên tổng số 18.060 hộ, giảm {} hộ so với đầu kỳ."
BETWEEN = "Năm 2018 có 5.400 hộ nghèo trên tổng số 17.900 hộ."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ([FIRST, "Hội họp.", LAST.format("3.994")], [("mismatch", "3994")]),
        ([FIRST, "Hội họp.", LAST.format("3.944")], [("ok", "3944")]),
        ([FIRST, "Hội họp.", LAST.format("2.188")], []),
        ([FIRST, BETWEEN, LAST.format("3.994")], []),
        (["Bình quân đạt 9,5 tiêu chí/xã.", "Hội họp.", "Nay bình quân 15,25 tiêu chí/xã, tăng 5,75 tiêu chí/xã so với năm 2015."],
         [("ok", "5.75")]),
        (["Bình quân đạt 9,5 tiêu chí/xã.", "Hội họp.", "Nay bình quân 15,25 tiêu chí/xã, tăng 5,25 tiêu chí/xã so với năm 2015."], []),
    ],
)  # fmt: skip
def test_a_change_of_what_was_told_far_above(run_text, text, expected):
    found = run_text("\n\n".join([*text, ""])).findings
    assert [(f.verdict, f.stated) for f in found if f.kind == "difference"] == expected


LIST = (
    "Tổng vốn của đề án là 42.500 triệu đồng, gồm:\n\n- Ngân sách tỉnh 17.000 triệu đồng, chiếm 40% tổng vốn;\n\n"
    "- Ngân sách huyện 12.750 triệu đồng, chiếm 30% tổng vốn;\n\n- Vốn dân góp 12.750 triệu đồng, chiếm {}.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST.format("33% tổng vốn"), [("mismatch", "33")]),
        (LIST.format("51% vốn ngoài ngân sách"), []),
        (
            "Kiểm tra 3.482 cơ sở, trong đó 2.996 cơ sở đạt yêu cầu (tỷ lệ 86,4%), 486 cơ sở vi phạm.",
            [("mismatch", "86.4")],
        ),
        ("Kiểm tra 3.482 cơ sở, trong đó 2.996 cơ sở đạt yêu cầu (đạt 88,1% so với cùng kỳ).", []),
        ("Có 1.842 hồ sơ, trong đó 1.790 hồ sơ đạt yêu cầu (tỷ lệ đúng hạn 99,2%).", []),
    ],
)
def test_a_share_that_is_wrong(run_text, text, expected):
    found = run_text(text).findings
    assert [(f.verdict, f.stated) for f in found if f.kind == "ratio" and f.verdict == "mismatch"] == expected

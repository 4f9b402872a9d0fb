"""Which base a change or a percentage has, when a sentence tells several; points of percentages; parts left out."""

from __future__ import annotations

import pytest

# text -> {(kind, verdict, stated)}
RELATIONS = [
    # a base belongs to the change before it; the next one has another
    ("Thu thuế đạt 224 tỷ đồng, tăng 12% so với cùng kỳ (200 tỷ đồng), vượt 4,2% dự toán.", {("growth", "ok", "12")}),
    ("Đàn trâu 4.850 con, giảm 3% so với cùng kỳ (5.000 con); đàn dê tăng 7,5%.", {("growth", "ok", "3")}),
    ("Nợ 6.300 tỷ đồng, tăng 5% so với đầu năm (6.000 tỷ đồng), nợ xấu chiếm 0,6%, giảm 0,2%.", {("growth", "ok", "5")}),
    ("Chi 48 tỷ đồng, đạt 96% so với kế hoạch (50 tỷ đồng), tăng 9,1% so với năm 2020.", {("ratio", "ok", "96")}),
    ("Xảy ra 33 vụ, giảm 11 vụ so với cùng kỳ (44 vụ), tăng 2 vụ so với quý trước.", {("difference", "ok", "11")}),
    # the same change told once more has the same base
    ("Xảy ra 33 vụ, giảm 11 vụ so với cùng kỳ (44 vụ), tương ứng giảm 25%.", {("difference", "ok", "11"), ("growth", "ok", "25")}),
    ("Xảy ra 33 vụ, giảm 11 vụ so với cùng kỳ (44 vụ), giảm 26%.", {("difference", "ok", "11"), ("growth", "mismatch", "26")}),
    # a percentage in brackets is of the change before it
    ("Đón 36.000 lượt, tăng 6.000 lượt (20%) so với năm 2019 (30.000 lượt).", {("growth", "ok", "20")}),
    ("Xảy ra 33 vụ, giảm 11 vụ (-25%) so với cùng kỳ (44 vụ).", {("growth", "ok", "-25")}),
    ("Xảy ra 33 vụ, giảm 11 vụ (tương ứng 26%) so với cùng kỳ (44 vụ).", {("growth", "mismatch", "26")}),
    # from one figure to another
    ("Số hộ nghèo giảm từ 312 hộ xuống còn 290 hộ, giảm 24 hộ.", {("difference", "mismatch", "24")}),
    ("Doanh thu tăng từ 80 tỷ đồng năm 2020 lên 92 tỷ đồng năm 2021, tăng 15%.", {("growth", "ok", "15")}),
    ("Doanh thu tăng từ 80 tỷ đồng lên 92 tỷ đồng (tăng 18%).", {("growth", "mismatch", "18")}),
    # points
    ("Tỷ lệ hộ nghèo giảm từ 8,12% xuống còn 7,02%, giảm 1,1 điểm phần trăm.", {("difference", "ok", "1.1")}),
    ("Tỷ lệ hộ nghèo giảm từ 8,12% xuống còn 7,02%, giảm 1,3 điểm phần trăm.", {("difference", "mismatch", "1.3")}),
    ("Tỷ lệ bao phủ đạt 93,5%, tăng 2 điểm % so với năm trước (91,5%).", {("difference", "ok", "2")}),
    # plan and the same period
    ("Kế hoạch 800 ha, thực hiện 760 ha, đạt 96% kế hoạch, bằng 103% so với cùng kỳ.", {("ratio", "mismatch", "96")}),
    # written out, and means
    ("Mua 300 bao x 65.000 đồng/bao = 19.000.000 đồng.", {("product", "mismatch", "19000000")}),
    ("Xã có 1.250 hộ với 5.125 khẩu, bình quân 4,4 khẩu/hộ.", {("ratio", "mismatch", "4.4")}),
    ("Xã có 1.250 hộ với 5.125 khẩu, bình quân 4,1 khẩu/hộ.", {("ratio", "ok", "4.1")}),
    # parts that the text leaves out, and one that is more than the whole
    ("Có 90 km đường, gồm 30 km đường xã, 60 km đường thôn, chưa tính 15 km đường nội đồng.", {("sum", "ok", "90")}),
    ("Đàn gia súc 9.000 con, gồm trâu 4.000 con, bò 5.000 con, chưa kể dê 1.200 con.", {("sum", "ok", "9000")}),
    ("Chi 90 tỷ đồng, gồm đầu tư 30 tỷ đồng, thường xuyên 60 tỷ đồng, chuyển nguồn 8 tỷ đồng không tính vào tổng chi.", {("sum", "ok", "90000000000")}),
    ("Chi 90 tỷ đồng, gồm đầu tư 30 tỷ đồng, thường xuyên 50 tỷ đồng, chi khác 7 tỷ đồng.", {("sum", "mismatch", "90000000000")}),
    ("Tổng thu 215,4 tỷ đồng, trong đó thu nội địa 251,4 tỷ đồng.", {("sum", "mismatch", "215400000000")}),
    ("Sản lượng đạt 4.900 tấn, đạt 98% kế hoạch 5.000 tấn. Trong đó:\n\n- Khai thác: 3.400 tấn;\n\n- Nuôi trồng: 1.500 tấn.", {("sum", "ok", "4900"), ("ratio", "ok", "98")}),
]  # fmt: skip

INNOCENT = [
    "Sản lượng 8.320 tấn, tăng 4% so với cùng kỳ (8.000 tấn), trong đó lúa tăng 3,1%, ngô tăng 6,3%.",
    "Kế hoạch 800 ha, thực hiện 760 ha, bằng 103% so với cùng kỳ.",
    "Kế hoạch 800 ha, thực hiện 760 ha, đạt 95%, bằng 103% cùng kỳ năm trước.",
    "Số hộ nghèo giảm từ 312 hộ xuống còn 290 hộ, trong đó hộ dân tộc giảm 9 hộ.",
    "Sản lượng tăng từ 100 tấn lên 112 tấn, tăng 3 tấn so với kế hoạch.",
    "Hỗ trợ 24 mô hình với tổng kinh phí 1.920 triệu đồng, trong đó mỗi mô hình Nhà nước hỗ trợ 50 triệu đồng.",
    "Đàn gia cầm 52.000 con, gồm gà 40.000 con, vịt 9.000 con và các loại gia cầm khác.",
    "Dân số 15.200 người, gồm Kinh 9.000 người, Thái 4.100 người và các dân tộc khác.",
    "Kinh phí 600 triệu đồng, gồm ngân sách xã 400 triệu đồng, xã hội hóa 200 triệu đồng và 90 triệu đồng dự phòng (nếu có).",
    "Thu tăng 5 tỷ đồng, trong đó thu nội địa 80 tỷ đồng.",
    "Thu đạt 98% kế hoạch 50 tỷ đồng, trong đó thu nội địa 80 tỷ đồng.",
    "Tỷ lệ chuyên cần đạt 94,5%, tăng 3,5% so với năm trước (92%).",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_relation_has_the_base_that_is_its_own(run_text, text, expected):
    told = {(f.kind, f.verdict, f.stated) for f in run_text(text).findings if f.verdict != "unchecked"}
    assert expected <= told
    assert {each for each in told - expected if each[1] == "mismatch"} == set()


@pytest.mark.parametrize("text", INNOCENT)
def test_no_base_is_borrowed(run_text, text):
    assert [(f.kind, f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"] == []


def test_rows_of_percentages_among_others_change_by_points(run_text):
    text = (
        "| TT | Chỉ tiêu | ĐVT | Năm 2019 | Năm 2020 | So sánh (%) |\n|---|---|---|---|---|---|\n"
        "| 1 | Lúa | ha | 400 | 440 | 110 |\n| 2 | Ngô | ha | 200 | 210 | 105 |\n| 3 | Sắn | ha | 80 | 84 | 105 |\n"
        "| 4 | Tỷ lệ che phủ | % | 50,8 | 51,4 | 0,6 |\n"
    )
    told = {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}
    assert ("difference", "ok", "0.6") in told
    assert not [each for each in told if each[1] == "mismatch"]


def test_parts_that_are_more_than_the_whole_may_share_some(run_text):
    text = "Chi 412,8 tỷ đồng, trong đó đầu tư 350,5 tỷ đồng, giáo dục 250 tỷ đồng."
    (told,) = [f for f in run_text(text).findings if f.kind == "sum"]
    assert told.verdict == "unchecked"
    assert "may share" in told.message_en


def test_a_total_column_may_have_parts_that_others_part(run_text):
    rows = [
        ["1", "Đất đai", "1.845", "1.702", "1.650", "52", "143"],
        ["2", "Hộ tịch", "2.310", "2.298", "2.298", "0", "12"],
        ["3", "Kinh doanh", "642", "630", "624", "6", "12"],
        ["4", "Xây dựng", "285", "266", "260", "6", "29"],
    ]
    heads = ["STT", "Lĩnh vực", "Tổng số hồ sơ", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết"]
    text = "\n".join("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows)) + "\n"
    told = {f.stated: f.verdict for f in run_text(text).findings if f.kind == "table_total"}
    done = {"1702": "ok", "2298": "ok", "630": "ok", "266": "ok"}  # in time and late
    assert told == {"1845": "ok", "2310": "ok", "642": "ok", "285": "mismatch"} | done


def test_a_stated_figure_of_a_table_is_told_with_its_value(run_text):
    text = (
        "Đơn vị tính: triệu đồng\n\n| TT | Nội dung | Số tiền |\n|---|---|---|\n| 1 | Thuế | 100,5 |\n| 2 | Phí | 50 |\n"
        "|  | Tổng cộng | 155,5 |\n"
    )
    (told,) = [f for f in run_text(text).findings if f.kind == "table_total"]
    assert "155,5 (155.500.000 VND)" in told.message_vi
    assert "155,5 (155,500,000 VND)" in told.message_en


def test_a_column_of_means_is_one_column_by_another(run_text):
    rows = [
        ["1", "Mầm non", "162", "4.536", "28,0"],
        ["2", "Tiểu học", "348", "11.136", "32,0"],
        ["3", "THCS", "210", "7.980", "38,0"],
        ["4", "THPT", "120", "4.320", "37,0"],
    ]
    heads = ["TT", "Bậc học", "Số lớp", "Số học sinh", "Bình quân học sinh/lớp"]
    text = "\n".join("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows)) + "\n"
    told = {f.stated: f.verdict for f in run_text(text).findings if f.kind == "ratio"}
    assert told == {"28": "ok", "32": "ok", "38": "ok", "37": "mismatch"}


def test_a_price_is_no_mean_where_the_product_is_checked(run_text):
    rows = [
        ["1", "Bàn", "20", "2.150.000", "43.270.000"],
        ["2", "Ghế", "10", "1.000.000", "10.000.000"],
        ["3", "Tủ", "5", "4.000.000", "20.000.000"],
        ["4", "Quạt", "8", "500.000", "4.000.000"],
    ]
    heads = ["TT", "Tên hàng", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"]
    text = "\n".join("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows)) + "\n"
    wrong = [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"]
    assert wrong == [("product", "43270000")]


# ---- parts that need not be all, totals above their lists --------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Chi 780.000 triệu đồng, trong đó:\n\n- Giáo dục: 450.500 triệu đồng;\n\n- Quản lý: 152.300 triệu đồng;\n\n- Kinh tế: 95.200 triệu đồng;",
        "Tổng đàn gia súc 12.000 con (lợn 9.500 con, bò 1.700 con).",
        "Kinh phí 600 triệu đồng (ngân sách tỉnh 350 triệu đồng, ngân sách huyện 200 triệu đồng).",
    ],
)
def test_parts_that_come_near_need_not_be_all(run_text, text):
    assert {f.verdict for f in run_text(text).findings if f.kind == "sum"} == {"unchecked"}


@pytest.mark.parametrize("opener", ["Trong đó:", "Gồm:", "Bao gồm:"])
@pytest.mark.parametrize(("whole", "verdict"), [("10.000.000.000", "ok"), ("9.500.000.000", "mismatch")])
def test_an_opener_on_a_line_of_its_own(run_text, opener, whole, verdict):
    parts = "- Xây dựng: 7.600.000.000 đồng;\n- Tư vấn: 900.000.000 đồng;\n- Dự phòng: 1.500.000.000 đồng.\n"
    found = run_text(f"1. Tổng mức đầu tư: {whole} đồng.\n{opener}\n{parts}").findings
    assert [(f.kind, f.verdict) for f in found] == [("sum", verdict)]


def test_a_total_row_may_begin_in_the_column_of_numbers(run_text):
    text = (
        "| TT | Xã | Dân số (người) |\n|---|---|---|\n| 1 | Kỳ Phong | 8.120 |\n| 2 | Kỳ Bắc | 5.400 |\n"
        "| 3 | Kỳ Xuân | 6.250 |\n| Tổng cộng | | 19.990 |\n"
    )
    assert [(f.kind, f.verdict, f.computed) for f in run_text(text).findings] == [("table_total", "mismatch", "19770")]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Chi y tế 500 triệu đồng, chi giáo dục 300 triệu đồng, chi văn hóa 200 triệu đồng.", []),
        ("Thôn Bắc 80 ca, thôn Nam 70 ca, thôn Đông 10 ca.", []),
        ("Tổng số 45 vụ, trộm 42 vụ, cướp 3 vụ.", ["ok"]),
        ("Phát hiện 197 vụ, xử phạt 152 vụ, nhắc nhở 45 vụ.", ["ok"]),
    ],
)
def test_a_round_figure_among_others_is_no_total(run_text, text, verdicts):
    assert [f.verdict for f in run_text(text).findings if f.kind == "sum"] == verdicts

"""What the prose before and behind a table tells of its totals."""

from __future__ import annotations

import pytest

LAND = (
    "Loại đất\tDiện tích\tĐã cấp giấy",
    "Đất ở\t412\t389",
    "Đất vườn\t286\t241",
    "Đất rừng\t154\t131",
    "Tổng\t852\t761",
)
HOUSES = ("TT\tXã\tTổng số hộ\tHộ cận nghèo", "1\tBình Khê\t2.140\t187", "2\tTràng Lương\t1.365\t142", "\tTổng cộng\t3.505\t329")  # fmt: skip
MONEY = ("STT\tHạng mục\tKinh phí (triệu đồng)", "1\tMặt đường\t15.200", "2\tThoát nước\t9.400", "\tTổng cộng\t24.600")
CASES = (
    "Lĩnh vực\tThụ lý\tĐã xử lý",
    "Đất đai\t318\t270",
    "Môi trường\t145\t139",
    "Khoáng sản\t94\t90",
    "Cộng\t557\t499",
)
DONE = ("STT\tNguồn vốn\tThực hiện (triệu đồng)", "1\tTrung ương\t12.000", "2\tTỉnh\t3.400", "\tTổng cộng\t15.400")
SHARED = ("STT\tNội dung\tDự toán (triệu đồng)", "A\tTổng chi cân đối\t52.700", "I\tChi đầu tư\t18.300", "II\tChi thường xuyên\t34.400")  # fmt: skip


def told(run_text, rows: tuple[str, ...], *, above: str = "", below: str = "") -> list[tuple[str, str, str]]:
    """(verdict, stated, computed) of what the prose and the table tell both."""
    text = f"{above or 'Số liệu:'}\n\n" + "\n".join(rows) + f"\n\n{below or 'Hết bảng.'}\n"
    return [(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "prose_table"]


@pytest.mark.parametrize(
    ("rows", "above", "below", "expected"),
    [
        # A table that tells no unit.
        (CASES, "", "Tổng số vụ việc thụ lý là 557 vụ.", [("ok", "557", "557")]),
        (CASES, "", "Tổng số vụ việc thụ lý là 575 vụ.", [("mismatch", "575", "557")]),
        (CASES, "", "Tổng số vụ việc đã xử lý là 499 vụ.", [("ok", "499", "499")]),
        # Announced totals.
        (HOUSES, "Tổng số hộ cận nghèo toàn thị xã là 392 hộ, chi tiết tại bảng sau:", "", [("mismatch", "392", "329")]),
        (HOUSES, "Tổng số hộ cận nghèo toàn thị xã là 415 hộ, chi tiết tại bảng sau:", "", []),  # too far apart
        (HOUSES, "Tổng số hộ cận nghèo toàn thị xã là 339 hộ, chi tiết tại bảng sau:", "", [("mismatch", "339", "329")]),
        (HOUSES, "Toàn thị xã có 3.505 hộ, trong đó 239 hộ cận nghèo, cụ thể theo bảng sau:", "",
         [("ok", "3505", "3505"), ("mismatch", "239", "329")]),
        (MONEY, "Tổng kinh phí 26.400 triệu đồng, phân bổ như sau:", "", [("mismatch", "26400000000", "24600000000")]),
        (MONEY, "Tổng kinh phí 42.600 triệu đồng, phân bổ như sau:", "", [("mismatch", "42600000000", "24600000000")]),
        # A row that leads others.
        (SHARED, "", "Tổng chi cân đối huyện giao là 52.700 triệu đồng.", [("ok", "52700000000", "52700000000")]),
    ],
)  # fmt: skip
def test_totals_in_prose(run_text, rows, above, below, expected):
    assert told(run_text, rows, above=above, below=below) == expected


@pytest.mark.parametrize(
    ("rows", "above", "below"),
    [
        (CASES, "", "Tổng số vụ việc thụ lý cùng kỳ là 575 vụ."),
        (CASES, "", "Tổng số vụ việc thụ lý khoảng 575 vụ."),
        (CASES, "", "Tổng số đơn thư tiếp nhận là 612 đơn."),
        (CASES, "", "Thụ lý tăng 575 vụ so với năm 2021."),
        (CASES, "", "Tổng số người tham gia tố tụng là 575 người."),
        (HOUSES, "Năm 2021 có 331 hộ cận nghèo, năm 2022 còn 329 hộ cận nghèo, cụ thể theo bảng sau:", ""),
        (HOUSES, "Kế hoạch giảm còn 239 hộ cận nghèo, kết quả theo bảng sau:", ""),
        (HOUSES, "Toàn thị xã có 239 hộ cận nghèo.", ""),
        (MONEY, "Tổng kinh phí 52.000 triệu đồng, trong đó năm 2023 phân bổ như sau:", ""),
        (MONEY, "Tổng mức đầu tư 26.400 triệu đồng.", ""),
        (LAND, "", "Tổng số hộ có đất ở là 825 hộ."),
        (HOUSES, "Tổng số hộ cận nghèo đầu năm là 349 hộ. Kết quả rà soát cuối năm như sau:", ""),
        (MONEY, "Tổng nhu cầu là 26.400 triệu đồng. Các hạng mục được bố trí cụ thể như sau:", ""),
        (MONEY, "", "Tổng kinh phí năm 2021 là 26.400 triệu đồng."),
        (DONE, "Tổng kế hoạch vốn được giao 16.200 triệu đồng, kết quả thực hiện như sau:", ""),
    ],
)
def test_other_figures_raise_no_alarm(run_text, rows, above, below):
    assert [each for each in told(run_text, rows, above=above, below=below) if each[0] == "mismatch"] == []


LED_INTO = """

| Xã | Số hộ | Lao động |
| --- | --- | --- |
| An Hòa | 512 | 1.340 |
| An Thịnh | 436 | 1.206 |
| An Bình | 336 | 1.200 |
| Cộng | 1.284 | 3.746 |
"""

LEADS = [
    ("Trạm quản lý 1.284 hộ đăng ký. Số lao động là 3.476 người. Kết quả từng xã như sau:", [("3476", "3746")]),
    ("Số lao động là 3.646 người, thuộc 1.284 hộ. Kết quả từng xã như sau:", [("3646", "3746")]),
    ("Trạm quản lý 1.284 hộ với 3.746 lao động. Kết quả từng xã như sau:", []),
    ("Trạm quản lý 1.284 hộ; riêng lao động nữ là 3.476 người. Kết quả từng xã như sau:", []),
    ("Trạm quản lý 1.204 hộ. Số lao động là 3.476 người. Kết quả từng xã như sau:", []),
]


@pytest.mark.parametrize(("lead", "expected"), LEADS)
def test_what_leads_into_a_table_and_tells_a_total_of_it_tells_the_others(run_text, lead, expected):
    findings = [f for f in run_text(lead + LED_INTO).findings if f.verdict == "mismatch"]
    assert [(f.stated, f.computed) for f in findings] == expected


PARTY = """| Đảng bộ | Tổng số | Đảng viên nữ |
| --- | --- | --- |
| Xã Mường Lạn | 214 | 61 |
| Xã Nậm Lầu | 187 | 49 |
| Thị trấn | 305 | 118 |

"""
PLANTED = "Kết quả trồng rừng:\n\nXã\tRừng trồng (ha)\tHộ tham gia\nAn Hòa\t41,2\t112\nAn Bình\t36,5\t97\nAn Thịnh\t52,8\t143\n\n"

QUARTERS = """| Quý | Khách nội địa | Khách quốc tế |
| --- | --- | --- |
| Quý I | 84.200 | 6.150 |
| Quý II | 126.500 | 4.820 |
| Quý III | 142.300 | 3.940 |

"""

SUMMED = [
    # times that follow one another
    (
        QUARTERS + "Chín tháng đón 353.000 lượt khách nội địa, khách quốc tế 14.910 lượt.",
        [("ok", "353000"), ("ok", "14910")],
    ),
    (
        QUARTERS + "Chín tháng đón 353.000 lượt khách nội địa, khách quốc tế 14.190 lượt.",
        [("ok", "353000"), ("mismatch", "14190")],
    ),
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó đảng viên nữ 228 người.", [("ok", "706"), ("ok", "228")]),
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó đảng viên nữ 238 người.", [("ok", "706"), ("mismatch", "238")]),
    (PLANTED + "Tổng diện tích 130,5 ha, số hộ tham gia 352 hộ.", [("ok", "130.5"), ("ok", "352")]),
    (PLANTED + "Tổng diện tích 130,5 ha, số hộ tham gia 325 hộ.", [("ok", "130.5"), ("mismatch", "325")]),
    # of something else: another head, a change, a figure far from it, nothing that holds
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó người dân tộc thiểu số 238 người.", [("ok", "706")]),
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó đảng viên nữ dân tộc thiểu số 238 người.", [("ok", "706")]),
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó đảng viên dự bị nữ 238 người.", [("ok", "706")]),
    (PARTY + "Ba đảng bộ có 706 đảng viên; năm trước đảng viên nữ tăng 22 người.", [("ok", "706")]),
    (PARTY + "Ba đảng bộ có 706 đảng viên, trong đó đảng viên nữ dưới 30 tuổi 96 người.", [("ok", "706")]),
    (PARTY + "Toàn huyện có 3.716 đảng viên, trong đó đảng viên nữ 1.238 người.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMMED)
def test_sums_of_columns_without_a_row_of_totals(run_text, text, expected):
    assert [(f.verdict, f.stated) for f in run_text(text).findings if f.kind == "sum"] == expected


STAFF = """| Tuyến | Bác sĩ | Điều dưỡng |
| --- | --- | --- |
| Tuyến huyện | 64 | 138 |
| Tuyến xã | 26 | 72 |
| Tổng | 90 | 210 |

"""

ROW_SHARES = [
    ("Điều dưỡng tuyến huyện chiếm 65,7% tổng số.", [("ok", "65.7")]),
    ("Điều dưỡng tuyến huyện chiếm 67,5% tổng số điều dưỡng.", [("mismatch", "67.5")]),
    ("Bác sĩ tuyến xã chiếm 38,9% tổng số bác sĩ.", [("mismatch", "38.9")]),
    # no slip, another thing of the row, a change
    ("Điều dưỡng tuyến huyện chiếm 41,2% tổng số cán bộ.", []),
    ("Điều dưỡng có trình độ đại học của tuyến huyện chiếm 67,5%.", []),
    ("Điều dưỡng tuyến huyện tăng 67,5%.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROW_SHARES)
def test_shares_of_a_row_in_the_total_of_its_column(run_text, text, expected):
    assert [(f.verdict, f.stated) for f in run_text(STAFF + text).findings if f.kind == "ratio"] == expected

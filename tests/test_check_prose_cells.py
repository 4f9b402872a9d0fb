"""Figures of the prose that repeat a cell of a table, or tell it in other digits."""

from __future__ import annotations

import pytest

BUDGET = (
    "Đơn vị tính: triệu đồng",
    "",
    "TT\tChỉ tiêu\tDự toán năm 2023\tThực hiện năm 2022\tThực hiện năm 2023",
    "1\tThu NSNN trên địa bàn\t812.000\t745.300\t863.450",
    "2\tThu tiền sử dụng đất\t214.000\t198.620\t246.185",
    "3\tChi thường xuyên\t536.900\t498.710\t541.270",
    "4\tChi đầu tư phát triển\t187.400\t164.950\t192.836",
)
DAMAGE = (
    "Thiệt hại theo lĩnh vực (đơn vị tính: tỷ đồng)",
    "",
    "TT\tLĩnh vực\tGiá trị",
    "1\tNhà ở\t147,6",
    "2\tGiao thông\t83,25",
    "3\tThủy lợi, đê điều\t52,74",
    "4\tNông nghiệp\t218,9",
    "\tTổng cộng\t502,49",
)
CROPS = (
    "TT\tCây trồng\tDiện tích (ha)\tNăng suất (tạ/ha)\tSản lượng (tấn)",
    "1\tLúa đông xuân\t4.385\t62,5\t27.406",
    "2\tNgô lai\t1.274\t48,2\t6.141",
    "3\tSắn\t836\t215,0\t17.974",
)
COMMUNES = (
    "Xã\tKế hoạch (người)\tThực hiện (người)",
    "Mường Chà\t245\t187",
    "Nậm Nèn\t318\t296",
    "Huổi Lèng\t172\t164",
    "Cộng\t735\t647",
)
CASES = (
    "Đơn vị\tSố vụ\tTự tháo dỡ\tCưỡng chế\tĐang xử lý",
    "Phường 1\t214\t167\t21\t26",
    "Phường 2\t158\t126\t14\t18",
    "Cộng\t372\t293\t35\t44",
)
WORKS = (
    "STT\tCông trình\tGiá trị sai phạm (đồng)",
    "1\tKè suối Nậm Mu\t184.200.000",
    "2\tTrường Tiểu học Pha Mu\t92.450.000",
    "3\tĐường bản Khoen On\t136.800.000",
    "4\tTrạm Y tế Tà Mung\t54.350.000",
    "\tCộng\t467.800.000",
)
PUPILS = (
    "| Cấp học | Số lớp | Học sinh năm trước | Học sinh năm nay |", "| --- | --- | --- | --- |", "| Tiểu học | 462 | 14.205 | 14.638 |",
    "| Trung học cơ sở | 271 | 9.874 | 10.279 |", "| Cộng | 733 | 24.079 | 24.917 |",
)  # fmt: skip
GIVEN = (
    "Đơn vị tính: triệu đồng",
    "",
    "TT\tDự án\tKế hoạch vốn\tĐã giải ngân",
    "1\tĐường tỉnh 156\t25.400\t12.350",
    "2\tKè sông Chảy\t18.600\t9.275",
    "\tTổng cộng\t44.000\t21.625",
)
OURS = "prose_table: cell"


def told(run_text, rows: tuple[str, ...], prose: str, *, behind: bool = False) -> list[tuple[str, str, str]]:
    """(verdict, stated, computed) of what the prose and the table tell both."""
    table = "\n".join(rows)
    text = f"Số liệu:\n\n{table}\n\n{prose}\n" if behind else f"{prose}\n\n{table}\n\nHết bảng.\n"
    return [(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "prose_table"]


@pytest.mark.parametrize(
    ("rows", "prose", "values"),
    [
        (BUDGET, "Tổng thu ngân sách nhà nước trên địa bàn đạt 863,45 tỷ đồng.", ["863450000000"]),
        (BUDGET, "Thu ngân sách trên địa bàn thực hiện 863.450 triệu đồng, đạt 106,3% dự toán (812.000 triệu đồng).",
         ["863450000000", "812000000000"]),
        (BUDGET, "Thu từ tiền sử dụng đất 246.185 triệu đồng.", ["246185000000"]),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng, bằng 100,8% dự toán giao (536.900 triệu đồng).",
         ["541270000000", "536900000000"]),
        (BUDGET, "Chi cho đầu tư phát triển 192.836 triệu đồng, tăng 16,9% so với thực hiện năm 2022 (164.950 triệu đồng).",
         ["192836000000", "164950000000"]),
        (DAMAGE, "Lĩnh vực giao thông thiệt hại 83,25 tỷ đồng.", ["83250000000"]),
        (DAMAGE, "Về thủy lợi, hệ thống đê điều hư hỏng nặng, thiệt hại 52,74 tỷ đồng.", ["52740000000"]),
        (DAMAGE, "Sản xuất nông nghiệp thiệt hại khoảng 218,9 tỷ đồng; nhà ở 147,6 tỷ đồng.", ["218900000000", "147600000000"]),
        (CROPS, "Lúa đông xuân gieo cấy 4.385 ha, sản lượng đạt 27.406 tấn.", ["4385", "27406"]),
        (CROPS, "Ngô lai trồng được 1.274 ha, sản lượng 6.141 tấn.", ["1274", "6141"]),
        (COMMUNES, "Cao nhất là xã Nậm Nèn với 296/318 người.", ["296"]),
        (COMMUNES, "Xã Mường Chà vận động được 187 người tham gia.", ["187"]),
        (COMMUNES, "Thấp nhất là Huổi Lèng, 164/172 đối tượng tham gia.", ["164"]),
        (PUPILS, "Tổng số học sinh năm nay là 24.917, trong đó tiểu học 14.638 em.", ["24917", "14638"]),
        (PUPILS, "Có 14.529 em trong tổng số 14.638 em tiểu học hoàn thành chương trình.", ["14638"]),
        (GIVEN, "Dự án Đường tỉnh 156 giải ngân 12.350 triệu đồng trên kế hoạch vốn 25.400 triệu đồng.",
         ["12350000000", "25400000000"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", [False, True])
def test_what_repeats_a_cell(run_text, rows, prose, values, behind):
    assert [each[:2] for each in told(run_text, rows, prose, behind=behind)] == [("ok", value) for value in values]


@pytest.mark.parametrize(
    ("rows", "prose"),
    [
        (BUDGET, "Thu phí, lệ phí 214.000 triệu đồng."),  # another row's plan
        (BUDGET, "Thu ngân sách nhà nước trên địa bàn tăng 812.000 triệu đồng."),  # a change
        (BUDGET, "Chi cho đầu tư phát triển đạt 90% kế hoạch vốn (192.836 triệu đồng)."),  # the plan is another
        (BUDGET, "Chi thường xuyên so với năm 2021 (498.710 triệu đồng) tăng nhẹ."),  # another year
        (CROPS, "Hỗ trợ 836 hộ trồng rừng."),
        (CROPS, "Toàn huyện có 1.274 ha rừng phòng hộ."),
        (COMMUNES, "Có 187 người mắc sốt xuất huyết."),
        (COMMUNES, "Nậm Nèn có 164/296 hộ nghèo."),  # no two cells of its row
        (CASES, "Toàn quận có 35 vụ cháy."),
        (WORKS, "Thu hồi 54.350.000 đồng tiền chi sai hội nghị của Văn phòng."),
        (DAMAGE, "Kinh phí hỗ trợ 147,6 triệu đồng."),
    ],
)
def test_what_repeats_a_cell_by_chance(run_text, rows, prose):
    assert told(run_text, rows, prose) == []


@pytest.mark.parametrize(
    ("rows", "prose", "expected"),
    [
        (DAMAGE, "Lĩnh vực giao thông thiệt hại 85,23 tỷ đồng.", ("85230000000", "83250000000")),
        # two of five digits changed places, whatever the words
        (PUPILS, "Toàn huyện có 24.971 học sinh.", ("24971", "24917")),
        (PUPILS, "Cấp tiểu học có 14.683 học sinh ra lớp.", ("14683", "14638")),
        (PUPILS, "Cấp tiểu học có 14.683 giáo viên.", None),
        (PUPILS, "Toàn huyện có 24.701 học sinh.", None),
        (DAMAGE, "Nông nghiệp 218,9 tỷ đồng; lĩnh vực giao thông thiệt hại 85,23 tỷ đồng.", ("85230000000", "83250000000")),
        (DAMAGE, "Thiệt hại về nông nghiệp 218,9 tỷ đồng, nhà ở 174,6 tỷ đồng.", ("174600000000", "147600000000")),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; giao thông 83,52 tỷ đồng; nông nghiệp 218,9 tỷ đồng.", ("83520000000", "83250000000")),
        (DAMAGE, "Trong đó nhà ở 147,6 tỷ đồng; giao thông 83,75 tỷ đồng.", ("83750000000", "83250000000")),
        (BUDGET, "Thu tiền sử dụng đất 246.185 triệu đồng; chi thường xuyên 514.270 triệu đồng.", ("514270000000", "541270000000")),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; chi đầu tư phát triển 198.236 triệu đồng.", ("198236000000", "192836000000")),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; chi đầu tư phát triển 192.386 triệu đồng.", ("192386000000", "192836000000")),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng, trong khi thu tiền sử dụng đất đạt 246.158 triệu đồng.", None),
        (BUDGET, "Năm 2023 chi thường xuyên thực hiện 541.270 triệu đồng; thu tiền sử dụng đất thực hiện 246.158 triệu đồng.",
         ("246158000000", "246185000000")),
        (CROPS, "Lúa đông xuân 4.385 ha; ngô lai 1.247 ha.", ("1247", "1274")),
        (CROPS, "Ngô lai 1.274 ha; lúa đông xuân 4.358 ha.", ("4358", "4385")),
        (CROPS, "Ngô lai 1.274 ha; lúa đông xuân 4.395 ha.", ("4395", "4385")),
        # a verb stands between the row and its figure, and others beside it are of several columns
        (CROPS, "Sắn 836 ha, sản lượng 17.974 tấn; riêng lúa đông xuân thu hoạch 27.046 tấn.", ("27046", "27406")),
        (CROPS, "Sắn 836 ha, sản lượng 17.974 tấn; riêng lúa đông xuân thu hoạch 27.416 tấn.", None),
        (COMMUNES, "Nậm Nèn 296 người; Mường Chà 178 người; Huổi Lèng 164 người.", ("178", "187")),
        (COMMUNES, "Xã Huổi Lèng 164 người; xã Nậm Nèn 269 người.", ("269", "296")),
        (GIVEN, "Đường tỉnh 156 giải ngân 12.350 triệu đồng; Kè sông Chảy giải ngân 9.725 triệu đồng.", ("9725000000", "9275000000")),
        (CASES, "Phát hiện 372 vụ, đã cưỡng chế 35 vụ; các hộ tự tháo dỡ 239 vụ. Chi tiết theo bảng sau:", ("239", "293")),
        (CASES, "Phát hiện 372 vụ, đã cưỡng chế 35 vụ; đến nay các hộ tự tháo dỡ 283 vụ. Chi tiết theo bảng sau:", ("283", "293")),
        (WORKS, "Thu hồi số tiền thanh toán sai tại 04 công trình là 476.800.000 đồng.", ("476800000", "467800000")),
        (GIVEN, "Tổng kế hoạch vốn 44.000 triệu đồng; đã giải ngân được 26.125 triệu đồng, cụ thể theo bảng sau:",
         ("26125000000", "21625000000")),
    ],
)  # fmt: skip
def test_what_tells_a_cell_in_other_digits(run_text, rows, prose, expected):
    wrong = [each[1:] for each in told(run_text, rows, prose) if each[0] == "mismatch"]
    assert wrong == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("rows", "prose"),
    [
        # Nothing beside it tells the table.
        (DAMAGE, "Lĩnh vực giao thông thiệt hại 83,75 tỷ đồng."),
        (COMMUNES, "Mường Chà 178 người."),
        # Another thing of the row.
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; giao thông nông thôn 85,23 tỷ đồng."),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; dự án giao thông 83,52 tỷ đồng."),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; khắc phục giao thông 83,52 tỷ đồng."),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; giao thông và thủy lợi 83,52 tỷ đồng."),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; đã cấp cho giao thông từ dự phòng ngân sách 83,52 tỷ đồng."),
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; giao thông khoảng 83,52 tỷ đồng."),
        (CROPS, "Lúa đông xuân 4.385 ha; ngô lai thu hoạch 1.247 ha."),
        (CROPS, "Lúa đông xuân 4.385 ha; ngô lai 1.247 hộ."),
        (CROPS, "Lúa đông xuân 4.385 ha; diện tích ngô lai ở xã Pa Ham 1.247 ha."),
        (CROPS, "Lúa đông xuân 4.385 ha; ngô lai phấn đấu 1.247 ha."),
        (CROPS, "Lúa đông xuân 4.385 ha; ngô lai vụ hè thu 1.247 ha."),
        # Another time, a plan, a change.
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất kế hoạch 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất năm 2024 là 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất tăng 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất cùng kỳ 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất còn 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất 6 tháng đầu năm 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất quý III 246.158 triệu đồng."),
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất đến 30/6 246.158 triệu đồng."),
        # Too far apart for a slip.
        (BUDGET, "Chi thường xuyên 541.270 triệu đồng; thu tiền sử dụng đất 251.940 triệu đồng."),
        (COMMUNES, "Nậm Nèn 296 người; Mường Chà 182 người."),
        # Partial totals, and totals of other things.
        (CASES, "Phát hiện 372 vụ, đã cưỡng chế 35 vụ; trong quý II các hộ tự tháo dỡ 239 vụ. Chi tiết theo bảng sau:"),
        (CASES, "Phát hiện 372 vụ; các hộ tự tháo dỡ 283 vụ. Chi tiết theo bảng sau:"),
        (CASES, "Phát hiện 372 vụ, cưỡng chế 35 vụ; hộ tự tháo dỡ rào chắn 239 vụ. Chi tiết theo bảng sau:"),
        (WORKS, "Kiểm tra 04 công trình với tổng mức đầu tư là 476.800.000 đồng."),
        (WORKS, "Kiểm tra 03 công trình là 476.800.000 đồng."),
        (WORKS, "Kiểm tra 04 công trình, phạt 476.800.000 đồng."),
        (GIVEN, "Tổng kế hoạch vốn 44.000 triệu đồng; đã giải ngân vốn sự nghiệp 26.125 triệu đồng, cụ thể theo bảng sau:"),
        # The right figure is told as well.
        (DAMAGE, "Nhà ở 147,6 tỷ đồng; giao thông 83,25 tỷ đồng. Trước đó báo cáo nhanh: nhà ở 147,6 tỷ đồng; giao thông 83,52 tỷ đồng."),
    ],
)  # fmt: skip
def test_what_may_be_another_figure(run_text, rows, prose):
    assert [each for each in told(run_text, rows, prose) if each[0] == "mismatch"] == []
    assert [each for each in told(run_text, rows, prose, behind=True) if each[0] == "mismatch"] == []


def test_both_in_words(run_text):
    text = "\n".join([*DAMAGE, "", "Nông nghiệp 218,9 tỷ đồng; giao thông 85,23 tỷ đồng.", ""])
    wrong = next(each for each in run_text(text).findings if each.verdict == "mismatch")
    assert wrong.rule.endswith(OURS)
    assert "83,25" in wrong.message_vi
    assert "cell" in wrong.message_en


HEADED = "Loại án\tThụ lý\tGiải quyết\tCòn lại\nHình sự\t61\t60\t1\nDân sự\t84\t69\t15\nTổng cộng\t145\t129\t16\n\nKết quả cụ thể như sau.\n\n"


@pytest.mark.parametrize(
    ("prose", "values"),
    [
        ("1/ Án hình sự\n\nThụ lý 61 vụ, trong đó 04 vụ cũ. Đã giải quyết 60 vụ.", ["61", "60"]),
        ("2/ Án dân sự\n\nThụ lý 84 vụ. Giải quyết được 69 vụ.", ["84", "69"]),
        ("3/ Án hành chính\n\nThụ lý 61 vụ. Giải quyết được 60 vụ.", []),  # of no row
        ("1/ Án hình sự\n\nTriệu tập 61 người.", []),  # of no column
    ],
)
def test_a_heading_names_the_row(run_text, prose, values):
    found = run_text(HEADED + prose + "\n").findings
    assert [f.stated for f in found if f.kind == "prose_table" and f.verdict == "ok"] == values

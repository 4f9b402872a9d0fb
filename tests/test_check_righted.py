"""Figures that seem wrong of the nearest others and hold of all of them."""

import pytest

# text -> the figure and what it holds of
HOLD = [
    (
        (
            "Tang vật gồm 27,6 m3 gỗ tròn và 14,7 m3 gỗ xẻ; ngoài ra còn thu 13 xe máy độ chế, 02 xe công nông và 04 cưa xăng, "
            "cả thảy 19 phương tiện, dụng cụ."
        ),
        "19",
    ),
    (
        (
            "Trung tâm có 657 người. Biên chế là 571 người, hợp đồng 86 người. Đội ngũ có 158 bác sĩ, 31 dược sĩ, 289 điều "
            "dưỡng, 27 hộ sinh, 52 kỹ thuật y; bộ phận hành chính còn lại 100 người."
        ),
        "100",
    ),
    (
        (
            "Tổng mức đầu tư được duyệt của ba công trình là 18.640 triệu đồng. Cụ thể:\n\n"
            "- Công trình nhà văn hóa: mức đầu tư 5.240 triệu đồng, quyết toán 5.012 triệu đồng;\n\n"
            "- Công trình trạm y tế có mức đầu tư 7.150 triệu đồng; quyết toán 6.948 triệu đồng;\n\n"
            "- Công trình chợ: quyết toán 6.105 triệu đồng so với mức đầu tư 6.250 triệu đồng."
        ),
        "18640000000",
    ),
]
# The list behind has a total of its own; of another then; of what nobody tells.
QUIET = [
    (
        "Đến nay giải ngân 478,4 tỷ đồng, trong đó xây lắp 341,6 tỷ đồng, bồi thường 136,8 tỷ đồng. Năm 2021 giải ngân 402,5 "
        "tỷ đồng, trong đó xây lắp 268,0 tỷ đồng; như vậy năm nay giải ngân tăng 75,9 tỷ đồng."
    ),
    (
        "Chi năm 2015 là 6.506,75 triệu đồng, trong đó chi đầu tư 1.215 triệu đồng, chi thường xuyên 5.291,75 triệu đồng; "
        "cân đối với số thu thì kết dư đúng bằng số đã đưa vào thu năm sau. Chi năm 2016 gồm 1.462 triệu đồng chi đầu "
        "tư, 5.518,4 triệu đồng chi thường xuyên, 118 triệu đồng dự phòng, tổng cộng 7.098,4 triệu đồng; ngân sách xã còn "
        "kết dư 323,8 triệu đồng."
    ),
]
WRONG = [
    (
        "Đoàn thu giữ 24 khẩu súng tự chế, 310 viên đạn và 15 dao, kiếm, tổng cộng 394 vũ khí các loại.",
        "394",
    ),
    (
        (
            "Trường có 214 người. Biên chế là 182 người, hợp đồng 32 người. Đội ngũ gồm 12 giáo sư, 41 phó giáo sư, 96 giảng "
            "viên, 18 trợ giảng; khối hành chính còn lại 74 người."
        ),
        "74",
    ),
    # what was reckoned is by how much it was more
    (
        (
            "Nhà trường đã chi 43.383.600 đồng cho quản lý. Khoản chi này lẽ ra chỉ là 33.372.000 đồng, đã chi vượt "
            "10.110.600 đồng."
        ),
        "10110600",
    ),
]


def mismatches(run_text, text):
    return [f.stated for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"]


@pytest.mark.parametrize(("text", "stated"), HOLD)
def test_what_holds_of_all_beside_is_told_of_them(run_text, text, stated):
    assert mismatches(run_text, text) == []
    assert stated in [f.stated for f in run_text(f"{text}\n").findings if f.verdict == "ok"]


@pytest.mark.parametrize("text", QUIET)
def test_parts_with_a_total_of_their_own_make_no_other(run_text, text):
    assert mismatches(run_text, text) == []


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_what_holds_of_none_is_wrong(run_text, text, stated):
    assert mismatches(run_text, text) == [stated]

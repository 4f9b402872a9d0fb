"""Figures related by what stands beside them: bases in brackets, totals further up, groups, so many of each."""

from __future__ import annotations

import pytest

KINDS = ("sum", "difference", "growth", "ratio", "product", "count")


def _found(run_text, text: str, kind: str) -> list[tuple[str, str]]:
    return [(f.verdict, f.stated) for f in run_text(f"{text}\n").findings if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số bị thương tăng 12 người (năm 2020 là 58 người), tăng 20,69%.", [("ok", "20.69")]),
        ("Số bị thương tăng 12 người (năm 2020 là 58 người), tăng 20,96%.", [("mismatch", "20.96")]),
        ("Số bị thương tăng 12 người (ngoài huyện 58 người), tăng 22,5%.", []),
        ("Số bị thương tăng 12 người (năm 2020 là 58 người), giảm 20,96%.", []),
        ("Xảy ra 54 vụ, làm chết 9 người; so với cùng kỳ (62 vụ) giảm 8 vụ (12,90%).", [("ok", "12.9")]),
        ("Xảy ra 54 vụ, làm chết 9 người; so với cùng kỳ (62 vụ) giảm 8 vụ (12,09%).", [("mismatch", "12.09")]),
    ],
)
def test_percentage_of_a_change_with_its_base_beside(run_text, text, expected):
    assert _found(run_text, text, "growth") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 1.342 hộ nghèo; so với đầu năm có 1.687 hộ, tỷ lệ 3,15% thì giảm 354 hộ.", [("mismatch", "354")]),
        ("Có 1.342 hộ nghèo; so với đầu năm có 1.687 hộ, tỷ lệ 3,15% thì giảm 345 hộ.", [("ok", "345")]),
        ("Có 1.342 hộ nghèo; so với đầu năm có 1.687 hộ, tỷ lệ 3,15% thì giảm 290 hộ.", []),
        ("Tỷ lệ hộ nghèo đầu năm 30,0%. Nay còn 24,5%, tức là giảm 5,5% so với đầu năm.", [("ok", "5.5")]),
        (
            "Tổng số 3.954 hồ sơ. Đã giải quyết 3.602 hồ sơ, đúng hạn 3.500 hồ sơ; đang giải quyết 352 hồ sơ.",
            [("ok", "352")],
        ),
        (
            "Thu đạt 38.425 triệu đồng, tăng 3.595 triệu đồng, tương ứng tăng 10,32% so với cùng kỳ (34.830 triệu đồng).",
            [("ok", "3595000000")],
        ),
    ],
)
def test_differences_from_bases_in_words(run_text, text, expected):
    assert _found(run_text, text, "difference") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kinh phí 48.650 triệu đồng.\n\nDự án 1: 26.480 triệu đồng, chiếm 54,34% tổng kinh phí.", ["mismatch"]),
        ("Tổng kinh phí 48.650 triệu đồng.\n\nDự án 1: 26.480 triệu đồng, chiếm 54,43% tổng kinh phí.", ["ok"]),
        ("Tổng kinh phí 48.650 triệu đồng.\n\nDự án 1: 26.480 triệu đồng, chiếm 61,25% tổng kinh phí.", []),
        (("Vốn 28.650 triệu đồng. Trong đó vốn dân 7.500 triệu đồng chiếm 28,16%; vốn tỉnh 6.850 triệu đồng chiếm 23,91%; "
         "vốn xã 2.500 triệu đồng chiếm 8,73%."), ["mismatch", "ok", "ok"]),
        (("Vốn 28.650 triệu đồng. Trong đó vốn dân 7.500 triệu đồng chiếm 28,16%; vốn tỉnh 6.850 triệu đồng chiếm 40,11%; "
         "vốn xã 2.500 triệu đồng chiếm 8,73%."), ["mismatch", "ok"]),
    ],
)  # fmt: skip
def test_shares_of_totals_told_before(run_text, text, expected):
    assert [verdict for verdict, _ in _found(run_text, text, "ratio")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tạm giữ 1.384 phương tiện (96 xe ô tô, 1.271 xe mô tô, 27 xe ba bánh và tự chế).", [("mismatch", "1384")]),
        ("Tạm giữ 1.394 phương tiện (96 xe ô tô, 1.271 xe mô tô, 27 xe ba bánh và tự chế).", [("ok", "1394")]),
        ("Tạm giữ 1.384 phương tiện (96 xe ô tô, 1.271 xe mô tô, 27 xe ba bánh và phương tiện khác).", []),
        ("Cấp 16 giấy phép (05 giấy phép thăm dò, 08 giấy phép khai thác, 04 giấy phép gia hạn).", [("mismatch", "16")]),
        ("Có 14 công trình (05 công trình mới, 06 công trình lớn, 04 công trình chậm).", [("unchecked", "14")]),
        ("Xây mới, thành tiền 850 triệu đồng; sửa chữa, thành tiền 600 triệu đồng; tổng kinh phí 1.540 triệu đồng.",
         [("mismatch", "1540000000")]),
        ("Xây mới 850 triệu đồng; sửa chữa 600 triệu đồng; tổng kinh phí 1.540 triệu đồng, cả chi phí quản lý.", []),
        ("Trồng 268 ha, tại 04 xã: Tân Lập (92 ha), Tân Phú (78 ha), Hòa An (54 ha), Mỹ Lộc (44 ha).", [("ok", "268")]),
        ("Dạy cho 258 học viên, gồm: 03 lớp đan (96 học viên), 04 lớp may (108 học viên), 02 lớp nấu ăn (44 học viên).",
         [("mismatch", "258")]),
        ("Ngập 212 ha lúa, ngô (lúa 87 ha, ngô 125 ha).", [("ok", "212")]),
        ("Ngập 222 ha lúa, ngô (lúa 87 ha, ngô 125 ha).", [("mismatch", "222")]),
        (("Phường A 412 giấy phép, B 368 giấy phép, C 224 giấy phép; xã D 61 giấy phép, E 38 giấy phép, G 29 giấy phép. "
         "Các phường có 1.004 giấy phép; các xã có 129 giấy phép."), [("ok", "1004")]),
    ],
)  # fmt: skip
def test_sums_in_groups_and_of_several_kinds(run_text, text, expected):
    assert _found(run_text, text, "sum") == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Ngân sách xã 900 triệu đồng; nhân dân góp 900 triệu đồng", [("ok", "24300000000")]),
        ("Ngân sách xã 1.800 triệu đồng; đã giải ngân 600 triệu đồng", [("ok", "24300000000")]),
        ("Ngân sách xã 1.780 triệu đồng", [("mismatch", "24300000000")]),
    ],
)
def test_a_list_item_may_hold_two_parts(run_text, last, expected):
    items = ["Ngân sách trung ương 20.000 triệu đồng;", "Ngân sách tỉnh 2.500 triệu đồng;", f"{last}."]
    text = "Tổng vốn là 24.300 triệu đồng, trong đó:\n\n" + "\n\n".join(f"+ {item}" for item in items)
    assert _found(run_text, text, "sum") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dạy nghề cho 480 lao động (16 lớp, mỗi lớp 30 học viên).", [("ok", "480")]),
        ("Dạy nghề cho 535 lao động (15 lớp, mỗi lớp 35 học viên).", [("mismatch", "535")]),
        ("Dạy nghề cho 640 lao động (15 lớp, mỗi lớp 35 học viên).", [("mismatch", "640")]),
        ("Có 64 thí sinh của 16 đội dự thi, mỗi đội 04 thí sinh.", [("ok", "64")]),
        ("Lập 45 tổ tại 45 ấp, mỗi tổ 12 người, tổng số 540 đội viên.", [("ok", "540")]),
        ("Mở 12 lớp, mỗi lớp 35 học viên, tổng số 18 chuyên đề.", []),
        ("Xây 18 nhà. Mức hỗ trợ 60 triệu đồng/nhà, thành tiền 1.080 triệu đồng.", [("ok", "1080000000")]),
        ("Tặng 340.000.000 đồng (150 suất mức 400.000 đồng/suất và 1.400 suất mức 200.000 đồng/suất).",
         [("ok", "340000000")]),
        ("Tặng 344.000.000 đồng (150 suất mức 400.000 đồng/suất và 1.400 suất mức 200.000 đồng/suất và vận chuyển).", []),
    ],
)  # fmt: skip
def test_so_many_of_each(run_text, text, expected):
    assert _found(run_text, text, "product") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 05 thôn đạt chuẩn, gồm: Tân Lập, Tân Phú, Hòa An, Mỹ Lộc, đạt 75% số thôn.", [("mismatch", "5")]),
        ("Có 04 thôn đạt chuẩn, gồm: Tân Lập, Tân Phú, Hòa An, Mỹ Lộc, đạt 75% số thôn.", [("ok", "4")]),
        (
            "Có 05 xã đạt chuẩn, gồm: Hòa An, Hòa Bình, Mỹ Lộc, đạt 60% số xã. Hai xã còn lại là Tân Lập và Tân Phú.",
            [("ok", "2")],
        ),
        ("Có 04 thôn đạt chuẩn, gồm: Tân Lập, đạt 30%, Tân Phú, Hòa An và Mỹ Lộc.", [("ok", "4")]),
    ],
)
def test_what_is_told_of_a_list_of_names_is_none_of_them(run_text, text, expected):
    assert _found(run_text, text, "count") == expected


def test_one_mistake_is_told_once(run_text):
    text = "Xảy ra 54 vụ cháy; so với cùng kỳ năm 2019 (62 vụ) giảm 8 vụ (12,09%)."
    assert _found(run_text, text, "growth") == [("mismatch", "12.09")]

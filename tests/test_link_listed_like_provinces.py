"""Members of a list of communes that are called like a province, counts in brackets before a list, `(cũ)` within one."""

from __future__ import annotations

import pytest

from pipeline.values import Place

MINISTRY = "BỘ Y TẾ\nSố: 18/BYT-DP\nHà Nội, ngày 10 tháng 12 năm 2018\n\nDanh sách\n\n"
KIEN_XUONG = (
    "UBND TỈNH THÁI BÌNH\nUBND HUYỆN KIẾN XƯƠNG\nSố: 12/BC-UBND\n"
    "Kiến Xương, ngày 10 tháng 12 năm 2018\n\nBÁO CÁO\nKết quả\n\n"
)
SINCE = "UBND TỈNH HƯNG YÊN\nSỞ NỘI VỤ\nSố: 12/BC-SNV\nHưng Yên, ngày 10 tháng 9 năm 2025\n\nBÁO CÁO\nKết quả\n\n"


@pytest.fixture(scope="module")
def told(run_text):
    """Head, text -> `level name (district)` of the places in the text."""

    def run(head: str, text: str) -> list[str]:
        return [
            f"{m.value.level} {m.value.name}" + (f" ({m.value.district})" if m.value.level == "commune" else "")
            for m in run_text(f"{head}{text}\n").mentions
            if isinstance(m.value, Place) and m.start >= len(head) - 1
        ]

    return run


CASES = [
    # communes beside one another: of the own district, where the list goes on, of the district told behind
    (KIEN_XUONG, "Các xã Lê Lợi, Bình Định, Vũ Lễ đạt.",
     ["commune Lê Lợi (Kiến Xương)", "commune Bình Định (Kiến Xương)", "commune Vũ Lễ (Kiến Xương)"]),
    (KIEN_XUONG, "Các xã An Bình, Hòa Bình đạt.", ["commune An Bình (Kiến Xương)", "commune Hòa Bình (Kiến Xương)"]),
    (SINCE, "Nhập các xã An Bình, Hòa Bình, Bình Minh thuộc huyện Kiến Xương, tỉnh Thái Bình.",
     ["commune An Bình (Kiến Xương)", "commune Hòa Bình (Kiến Xương)", "commune Bình Minh (Kiến Xương)",
      "district Kiến Xương", "province Thái Bình"]),
    # a chain: nothing tells a district of both, and no member follows
    (MINISTRY, "Đã đi xã Quý Hòa, Hòa Bình.", ["commune Quý Hòa (Lạc Sơn)", "province Hòa Bình"]),
    (MINISTRY, "Đã đi thị xã An Nhơn, Bình Định.", ["district An Nhơn", "province Bình Định"]),
    (KIEN_XUONG, "Đã đi xã Bình An, Quảng Nam.", ["commune Bình An (Thăng Bình)", "province Quảng Nam"]),
    # how many they are stands in brackets before the colon
    (MINISTRY, "Tỉnh Thái Bình\nHuyện Kiến Xương (03 xã): Lê Lợi, An Bình, Vũ Lễ.",
     ["province Thái Bình", "district Kiến Xương", "commune Lê Lợi (Kiến Xương)", "commune An Bình (Kiến Xương)",
      "commune Vũ Lễ (Kiến Xương)"]),
    (MINISTRY, "Huyện Kiến Xương (02 xã, thị trấn): Vũ Lễ, An Bình.",
     ["district Kiến Xương", "commune Vũ Lễ (Kiến Xương)", "commune An Bình (Kiến Xương)"]),
    (MINISTRY, "Huyện Kiến Xương (03 cán bộ xã): Nguyễn Văn Lễ, Trần An Bình.", ["district Kiến Xương"]),
    # what says that one is no more does not end the list
    (KIEN_XUONG, "Các xã Vũ Lễ (cũ), An Bình (trước đây) và Bình Minh.",
     ["commune Vũ Lễ (Kiến Xương)", "commune An Bình (Kiến Xương)", "commune Bình Minh (Kiến Xương)"]),
    (KIEN_XUONG, "Các xã Vũ Lễ (5 hộ), Nguyễn Văn An đạt.", ["commune Vũ Lễ (Kiến Xương)"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_members_of_lists(told, head, text, expected):
    assert told(head, text) == expected

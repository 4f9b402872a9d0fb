"""One thing told in two places in other words, of which one adds up and the other has two digits changed over."""

from __future__ import annotations

import pytest

FUNDS = (
    "I. KẾT QUẢ CHUNG\n\nNhà trường huy động được {first} triệu đồng xã hội hóa, xây mới phòng học.\n\nII. KẾT QUẢ CỤ THỂ\n\n"
    "Kinh phí xã hội hóa huy động là 724 triệu đồng, gồm phụ huynh 412 triệu đồng, doanh nghiệp 246 triệu đồng, cựu học sinh 66 triệu đồng.\n"
)
FOREST = (
    "Tóm tắt: trồng {first} ha rừng, giao khoán 7.240 ha.\n\nChi tiết:\n\n"
    "a) Trồng rừng: diện tích rừng trồng mới 421 ha, gồm rừng sản xuất 356 ha, rừng phòng hộ 65 ha.\n"
)
CLINIC = (
    "Trạm y tế khám bệnh cho {first} lượt người.\n\nChi tiết theo tháng như sau.\n\n"
    "Số lượt người đến khám bệnh tại trạm là 1.534 lượt, trong đó nam 702 lượt, nữ 832 lượt.\n"
)

TOLD = [(FUNDS, "742"), (FOREST, "412"), (CLINIC, "1.543")]
APART = [
    # the same; no slip of places; far apart
    (FUNDS, "724"),
    (FUNDS, "749"),
    (FUNDS, "247"),
    # of another time, of another thing, of a plan
    (FOREST.replace("trồng {first} ha rừng", "kế hoạch trồng {first} ha rừng"), "412"),
    (FOREST.replace("trồng {first} ha rừng", "khai thác {first} ha keo"), "412"),
    (FOREST.replace("trồng {first} ha rừng", "năm 2016 trồng {first} ha rừng").replace("rừng trồng mới", "rừng trồng mới năm 2017"), "412"),
    (CLINIC.replace("Trạm y tế khám bệnh", "Quý I trạm y tế khám bệnh"), "1.543"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first"), TOLD)
def test_it_is_told(run_text, text, first):
    found = [(f.kind, f.verdict, f.stated) for f in run_text(text.format(first=first)).findings]
    assert [stated for kind, verdict, stated in found if verdict == "mismatch"] == [
        stated for kind, _, stated in found if kind == "document_conflict"
    ]
    assert sum(verdict == "mismatch" for _, verdict, _ in found) == 1


@pytest.mark.parametrize(("text", "first"), APART)
def test_what_may_be_two_things_is_not(run_text, text, first):
    assert [f.stated for f in run_text(text.format(first=first)).findings if f.kind == "document_conflict"] == []

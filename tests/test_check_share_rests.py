"""What a share leaves: held against the whole and the part that a percentage tells."""

from __future__ import annotations

import pytest

# text -> verdict, figure told and figure computed
LEFT = [
    ("Phòng nhận được phản hồi của 260 cựu học viên. Kết quả 221 em có việc làm, đạt 85%, còn lại 39 em học tiếp.",
     ("ok", "39", "39")),
    ("Phòng nhận được phản hồi của 260 cựu học viên. Kết quả 221 em có việc làm, đạt 85%, còn lại 49 em học tiếp.",
     ("mismatch", "49", "39")),
    ("Có 312 vụ vi phạm. Đã xử lý 287 vụ, đạt 92%, gồm phạt tiền 270 vụ và chuyển công an 17 vụ; còn lại 35 vụ.",
     ("mismatch", "35", "25")),
    ("Thụ lý 340 vụ, 610 bị cáo. Đã xử 323 vụ, 575 bị cáo, đạt 95% số vụ và 94,26% số bị cáo; còn lại 17 vụ với 45 bị cáo.", ("mismatch", "45", "35")),
    ("Có 4.211 trên 4.386 đảng viên tham gia học tập, tỷ lệ 96,0%; còn 185 đồng chí chưa học.",
     ("mismatch", "185", "175")),
]  # fmt: skip

NOT_ACCUSED = [
    "Có 312 đơn. Đã xử lý 287 đơn, đạt 92%, trả lại 5 đơn, chuyển nơi khác 13 đơn; còn lại 24 đơn của các năm trước.",
    "Có 312 đơn. Đã xử lý 287 đơn, đạt 92%. Công tác hòa giải được quan tâm. Các thôn còn 35 tổ.",
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_what_is_left_is_held_against_the_share(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "difference"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_left_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []

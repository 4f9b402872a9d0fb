"""Who signed the minutes of a meeting. The end on the left, the signer and title on the right."""

from __future__ import annotations

import pytest

HEAD = "UBND XÃ ĐẠI PHƯỚC\nSố: 12/BB-UBND\n\nBIÊN BẢN\nHọp giao ban tháng 5\n\nI. NỘI DUNG\nĐã thảo luận.\n\n"
NAMES = "Trần Thị Bé          Nguyễn Văn Tám\n"

ENDS = {
    "the chair on the right": ("THƯ KÝ          CHỦ TRÌ\n\n" + NAMES, "Nguyễn Văn Tám", "CHỦ TRÌ"),
    "the chair on the left": ("CHỦ TỌA          THƯ KÝ\n\n" + NAMES, "Trần Thị Bé", "CHỦ TỌA"),
    "notes between": ("CHỦ TRÌ          THƯ KÝ\n(Ký, ghi rõ họ tên)          (Ký, ghi rõ họ tên)\n\n" + NAMES, "Trần Thị Bé", "CHỦ TRÌ"),
    "tabs": ("THƯ KÝ\tCHỦ TOẠ\n\nTrần Thị Bé\tNguyễn Văn Tám\n", "Nguyễn Văn Tám", "CHỦ TOẠ"),
    "three columns": ("THƯ KÝ     CHỦ TRÌ     ĐẠI DIỆN NHÂN DÂN\n\nTrần Thị Bé     Lê Minh Tú     Nguyễn Văn Tám\n", "Lê Minh Tú", "CHỦ TRÌ"),
    "the names below each other": ("CHỦ TRÌ          THƯ KÝ\n\nTrần Thị Bé\nNguyễn Văn Tám\n", "Trần Thị Bé", "CHỦ TRÌ"),
    "one name of two: whose?": ("THƯ KÝ          CHỦ TRÌ\n\nTrần Thị Bé\n", "", "CHỦ TRÌ"),
    "each with the name below, the chair first": ("CHỦ TRÌ\n\nNguyễn Văn Tám\n\nTHƯ KÝ\n\nTrần Thị Bé\n", "Nguyễn Văn Tám", "CHỦ TRÌ"),
    "each with the name below, the chair last": ("THƯ KÝ\n\nTrần Thị Bé\n\nCHỦ TRÌ HỘI NGHỊ\n\nNguyễn Văn Tám\n", "Nguyễn Văn Tám", "CHỦ TRÌ HỘI NGHỊ"),
    "an office below the chair": ("THƯ KÝ          CHỦ TRÌ HỘI NGHỊ\n                BÍ THƯ\n\n" + NAMES, "Nguyễn Văn Tám", "BÍ THƯ"),
    "no minutes": ("NGƯỜI LẬP BIỂU          CHỦ TỊCH\n\n" + NAMES, "Nguyễn Văn Tám", "CHỦ TỊCH"),
}  # fmt: skip


@pytest.mark.parametrize(("end", "signer", "title"), ENDS.values(), ids=ENDS)
def test_who_signed_minutes(segment, end, signer, title):
    facts = segment(HEAD + end).layout.facts
    assert (facts.signer, facts.signer_title) == (signer, title)


HELD = {
    "today, with the hour": ("Hôm nay, hồi 14 giờ 00 ngày 21 tháng 9 năm 2007, tại trụ sở UBND xã.\n", "2007-09-21"),
    "the hour first": ("Vào hồi 08 giờ 30 phút, ngày 05/3/2019, tại hội trường.\n", "2019-03-05"),
    "in a list": ("- Thời gian: 14 giờ, ngày 6-8-2021.\n- Địa điểm: hội trường.\n", "2021-08-06"),
    "below what it rests on": ("Căn cứ Giấy mời số 12/GM-UBND ngày 01/3/2019;\n\nHôm nay, ngày 5 tháng 3 năm\n2019, chúng tôi gồm:\n", "2019-03-05"),
    "no day": ("Hôm nay, tại trụ sở UBND xã, chúng tôi gồm:\n", ""),
    "a blank day": ("Hôm nay, ngày    tháng 9 năm 2007, chúng tôi gồm:\n", ""),
    "another day": ("Thực hiện Quyết định số 12/QĐ-UBND ngày 01/3/2019, chúng tôi gồm:\n", ""),
}  # fmt: skip


@pytest.mark.parametrize(("opening", "day"), HELD.values(), ids=HELD)
def test_when_minutes_were_held(segment, opening, day):
    head, subject = HEAD.split("I. NỘI DUNG", maxsplit=1)[0], "I. NỘI DUNG\nNgày 3/4/2020 đã thảo luận.\n"
    assert segment(head + opening + subject).layout.facts.issue_date == day


def test_the_day_of_the_head_goes_before_that_of_the_meeting(segment):
    text = HEAD.replace("\n\nBIÊN", "\nĐại Phước, ngày 22 tháng 9 năm 2007\n\nBIÊN").replace(
        "I. N", "Hôm nay, ngày 21/9/2007, họp.\nI. N"
    )
    assert segment(text).layout.facts.issue_date == "2007-09-22"
    assert (
        segment(
            text.replace("BIÊN BẢN", "BÁO CÁO").replace("\nĐại Phước, ngày 22 tháng 9 năm 2007", "")
        ).layout.facts.issue_date
        == ""
    )

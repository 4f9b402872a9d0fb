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

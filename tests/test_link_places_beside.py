"""Names beside others: communes called like provinces in lists of the own district; units that only border on the one told."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN {district}\nSố: 41/BC-UBND\n{place}, ngày 17 tháng 4 năm 2018\n\nBÁO CÁO\nKết quả công tác\n\n"
TAM_NONG = HEAD.format(district="TAM NÔNG", place="Tam Nông") + "Thực hiện kế hoạch của UBND tỉnh Đồng Tháp. "
THAP_MUOI = HEAD.format(district="THÁP MƯỜI", place="Tháp Mười") + "Thực hiện kế hoạch của UBND tỉnh Đồng Tháp. "

TEXTS = [
    (
        f"{TAM_NONG}Còn 17 ô bao tại Phú Thành A, Phú Thành B, Hòa Bình cần gia cố.",
        ["commune Phú Thành A", "commune Phú Thành B", "commune Hòa Bình"],
    ),
    (
        f"{TAM_NONG}Đoàn học tập tại Đà Nẵng, Hòa Bình và Phú Yên.",
        ["province Đà Nẵng", "province Hòa Bình", "province Phú Yên"],
    ),
    (f"{TAM_NONG}Đoàn đi Hòa Bình. Phú Thành B có 3 ô bao.", ["province Hòa Bình", "commune Phú Thành B"]),
    (
        f"{THAP_MUOI}Tăng ở các xã giáp tỉnh Long An (Thạnh Lợi, Hưng Thạnh).",
        ["province Long An", "commune Tháp Mười/Thạnh Lợi", "commune Tháp Mười/Hưng Thạnh"],
    ),
    (
        f"{THAP_MUOI}Hỗ trợ tỉnh Long An (Thạnh Lợi, Lương Hòa).",
        ["province Long An", "commune Bến Lức/Thạnh Lợi", "commune Bến Lức/Lương Hòa"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_names_beside_others(run_text, text, expected):
    places = [mention.value for mention in run_text(text).mentions if isinstance(mention.value, Place)]
    told = [
        f"{p.level} {p.district + '/' if '/' in ''.join(expected) and p.commune else ''}{p.commune or p.province}"
        for p in places
    ]
    assert told[-len(expected) :] == expected

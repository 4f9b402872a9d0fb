"""Mottos that their narrow column broke over two lines: their rest is no part of an agency's name."""

from __future__ import annotations

import pytest

REST = "Độc lập - Tự do - Hạnh phúc\nLâm Thao, ngày 5 tháng 12 năm 2019\n\nBÁO CÁO\nKết quả năm 2019\n\nThu đạt 5 tỷ đồng.\n"
CASES = [
    (
        "ỦY BAN NHÂN DÂN\nHUYỆN LÂM THAO\nSố: 61/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\n",
        "Ủy ban nhân dân huyện Lâm Thao",
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nỦY BAN NHÂN DÂN\nHUYỆN LÂM THAO\nSố: 61/BC-UBND\nNAM\n",
        "Ủy ban nhân dân huyện Lâm Thao",
    ),
    (
        "ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\nHUYỆN LÂM THAO VIỆT NAM\nSố: 61/BC-UBND\n",
        "Ủy ban nhân dân huyện Lâm Thao",
    ),
    (
        "HỘI NÔNG DÂN VIỆT NAM\nHUYỆN LÂM THAO\nSố: 61/BC-HND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "Hội Nông dân Việt Nam huyện Lâm Thao",
    ),
    ("ĐẢNG BỘ TỈNH PHÚ THỌ ĐẢNG CỘNG SẢN\nHUYỆN ỦY LÂM THAO VIỆT NAM\nSố: 61-BC/HU\n", "Huyện ủy Lâm Thao"),
]


@pytest.mark.parametrize(("head", "issuer"), CASES)
def test_rest_of_a_motto_is_no_name(run_text, head, issuer):
    assert run_text(head + REST).facts.issuer == issuer


@pytest.mark.parametrize("head", [head for head, _ in CASES])
def test_the_country_of_a_motto_is_no_place_named(run_text, head):
    places = [mention.text for mention in run_text(head + REST).mentions if mention.text.casefold() == "việt nam"]
    assert len(places) == ("HỘI NÔNG DÂN" in head)

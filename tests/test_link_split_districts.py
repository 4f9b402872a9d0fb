"""Communes of districts that were split off: after the day in the new one, before it in the old one, or unknown."""

from __future__ import annotations

import pytest

from pipeline.values import Place


@pytest.fixture(scope="module")
def places(run_text):
    """District with its type, day, text -> {printed: (district, code, match)} of the text."""

    def run(issuer, day, text):
        head = f"ỦY BAN NHÂN DÂN\n{issuer.upper()}\nSố: 12/BC-UBND\n{issuer.split(' ', 1)[1]}, ngày {day}\n\nBÁO CÁO\nKết quả\n\n"
        return {
            " ".join(m.text.split()): (m.value.district, m.value.code, m.value.match)
            for m in run_text(head + text).mentions
            if isinstance(m.value, Place) and m.start >= len(head) - 1
        }

    return run


CASES = [
    # issuer, day, text, district, code and match of each commune
    # in the old district after the split
    ("huyện Bù Gia Mập", "6/5/2016", "xã Bù Nho; xã Đa Kia.", {"xã Bù Nho": ("Phú Riềng", "25252", "context"), "xã Đa Kia": ("Bù Gia Mập", "25231", "context")}),
    ("huyện Kỳ Anh", "6/5/2017", "xã Kỳ Nam; xã Kỳ Xuân.", {"xã Kỳ Nam": ("Kỳ Anh", "18847", "context"), "xã Kỳ Xuân": ("Kỳ Anh", "18757", "context")}),
    ("huyện Mộc Châu", "6/5/2016", "xã Vân Hồ.", {"xã Vân Hồ": ("Vân Hồ", "04048", "context")}),
    # and before it
    ("huyện Phước Long", "6/5/2007", "xã Đa Kia; xã Phước Tín.", {"xã Đa Kia": ("Phước Long", "25231", "context"), "xã Phước Tín": ("Phước Long", "25249", "context")}),
    ("huyện Bình Long", "6/5/2007", "xã Thanh Lương; xã Tân Khai.", {"xã Thanh Lương": ("Bình Long", "25333", "context"), "xã Tân Khai": ("Bình Long", "25357", "context")}),
    ("huyện Bù Gia Mập", "6/5/2014", "xã Bù Nho.", {"xã Bù Nho": ("Bù Gia Mập", "25252", "context")}),
    # the text tells another unit above: a commune that is no more there is where the text puts it
    ("huyện Mộc Châu", "6/5/2011", "xã Vân Hồ, huyện Mộc Châu.", {"xã Vân Hồ": ("Mộc Châu", "04048", "exact"), "huyện Mộc Châu": ("Mộc Châu", "123", "context")}),
    # no source tells the old district of a commune: a candidate, without a district that was not there yet
    ("huyện Từ Liêm", "6/5/2010", "xã Đông Ngạc; xã Mễ Trì.", {"xã Đông Ngạc": ("", "00601", "candidate"), "xã Mễ Trì": ("Từ Liêm", "00631", "context")}),
    ("huyện Mường Tè", "6/5/2010", "xã Nậm Hàng; xã Bum Tở.", {"xã Nậm Hàng": ("", "03475", "candidate"), "xã Bum Tở": ("Mường Tè", "03454", "context")}),
    ("huyện Na Hang", "6/5/2012", "xã Khuôn Hà.", {"xã Khuôn Hà": ("Lâm Bình", "02251", "context")}),
    # the district was there, as another type: the wards that a town is to have
    ("huyện Mộc Châu", "6/12/2024", "phường Mộc Lỵ.", {"phường Mộc Lỵ": ("Mộc Châu", "03980", "context")}),
    # one of the same name elsewhere in the province is no surer
    ("huyện Từ Liêm", "6/5/2010", "xã Liên Mạc.", {"xã Liên Mạc": ("", "00598;08998", "candidate")}),
    ("huyện Từ Liêm", "6/5/2010", "xã Tiền Phong.", {"xã Tiền Phong": ("", "09019;10222", "candidate")}),
    # nor in another province, where the own one has the name under another type
    ("huyện Chư Sê", "6/5/2010", "xã Nhơn Hòa.", {"xã Nhơn Hòa": ("", "21943;23942;27844", "candidate")}),
    ("huyện Chư Sê", "6/5/2010", "thị trấn Nhơn Hòa.", {"thị trấn Nhơn Hòa": ("Chư Pưh", "23942", "context")}),
    ("huyện Chư Sê", "6/5/2010", "xã Nhơn Hòa, huyện Tân Thạnh.", {"xã Nhơn Hòa": ("Tân Thạnh", "27844", "exact"), "huyện Tân Thạnh": ("Tân Thạnh", "799", "exact")}),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "day", "text", "expected"), CASES, ids=[f"{c[2]} {c[1]}" for c in CASES])
def test_a_commune_is_where_it_was_on_the_day(places, issuer, day, text, expected):
    assert places(issuer, day, text) == expected

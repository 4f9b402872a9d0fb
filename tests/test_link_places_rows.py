"""Places in rows to units: names without type words beside one another, villages in brackets of their commune."""

from __future__ import annotations

import pytest

from pipeline.values import Place

MINISTRY = "BỘ Y TẾ\nSố: 18/2021/TT-BYT\nHà Nội, ngày 10 tháng 12 năm 2021\nTHÔNG TƯ\nQuy định\n\nĐiều 1. Nội dung\n\n"
PROVINCE = (
    "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: 12/BC-UBND\n{}, ngày 12 tháng 12 năm 2025\nBÁO CÁO\nKết quả\n\n"
    "Đã gặp các tỉnh Hà Nội, Hải Phòng, Lai Châu, Sơn La.\n\n"
)
QUANG_TRI = PROVINCE.format("QUẢNG TRỊ", "Quảng Trị")
COMMUNE = (
    "ĐẢNG ỦY XÃ GIO LINH\nSố: 12-BC/ĐU\nGio Linh, ngày 12 tháng 12 năm 2025\nBÁO CÁO\nKết quả\n\n"
    "Xã Gio Linh, tỉnh Quảng Trị gặp các tỉnh Hà Nội, Hải Phòng, Lai Châu, Sơn La.\n\n"
)
DISTRICT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\nSố: 12/BC-UBND\nTây Sơn, ngày 9 tháng 8 năm 2019\nBÁO CÁO\nKết quả\n\n"
    "Huyện Tây Sơn, tỉnh Bình Định báo cáo.\n\n"
)


@pytest.fixture(scope="module")
def told(run_text):
    """Head, sentence -> names in the sentence as `printed: chain`."""

    def run(head: str, sentence: str) -> list[str]:
        report = run_text(f"{head}{sentence}.\n")
        text = report.document.text
        start = text.rindex(sentence)
        return [
            f"{text[m.start : m.end]}: {' > '.join(part for part in (m.value.province, m.value.district, m.value.commune) if part)}"
            for m in report.mentions
            if isinstance(m.value, Place) and m.start >= start
        ]

    return run


ROWS = [
    # what cues the first cues those behind it
    (MINISTRY, "Tại Quy Nhơn, Buôn Ma Thuột và Mỹ Tho", ["Quy Nhơn: Bình Định > Quy Nhơn", "Buôn Ma Thuột: Đắk Lắk > Buôn Ma Thuột", "Mỹ Tho: Tiền Giang > Mỹ Tho"]),
    (MINISTRY, "Tại Quy Nhơn, Bình Định", ["Quy Nhơn: Bình Định > Quy Nhơn", "Bình Định: Bình Định"]),
    (MINISTRY, "Phở Quy Nhơn, Mỹ Tho", []),
    (MINISTRY, "Theo Nguyễn Quy Nhơn, Mỹ Tho", []),
    # in a province's report its communes since the reform, in a commune's own they may be its villages
    (QUANG_TRI, "Bị ngập: Cam Lộ, Gio Linh và Khe Sanh", ["Cam Lộ: Quảng Trị > Cam Lộ", "Gio Linh: Quảng Trị > Gio Linh", "Khe Sanh: Quảng Trị > Khe Sanh"]),
    (QUANG_TRI, "Có Khe Sanh bị ngập", []),
    (COMMUNE, "Có Cam Lộ, Khe Sanh bị ngập", []),
    # villages
    (DISTRICT, "Các thôn Lạc, Hoàng và Phú Khê (xã Vĩnh An)", ["thôn Lạc: Bình Định > Tây Sơn > Vĩnh An", "Hoàng: Bình Định > Tây Sơn > Vĩnh An", "Phú Khê: Bình Định > Tây Sơn > Vĩnh An", "xã Vĩnh An: Bình Định > Tây Sơn > Vĩnh An"]),
    (DISTRICT, "Xã Vĩnh An (03 thôn Lạc, Hoàng, Phú Khê)", ["Xã Vĩnh An: Bình Định > Tây Sơn > Vĩnh An", "thôn Lạc: Bình Định > Tây Sơn > Vĩnh An", "Hoàng: Bình Định > Tây Sơn > Vĩnh An", "Phú Khê: Bình Định > Tây Sơn > Vĩnh An"]),
    (DISTRICT, "Xã Vĩnh An gồm các thôn: Lạc, Hoàng", ["Xã Vĩnh An: Bình Định > Tây Sơn > Vĩnh An", "Lạc: Bình Định > Tây Sơn > Vĩnh An", "Hoàng: Bình Định > Tây Sơn > Vĩnh An"]),
    (DISTRICT, "Đã khen xã Vĩnh An. Các thôn: Lạc, Hoàng", ["xã Vĩnh An: Bình Định > Tây Sơn > Vĩnh An", "Lạc: Bình Định > Tây Sơn", "Hoàng: Bình Định > Tây Sơn"]),
    # classes and teams are villages only in a commune that is told
    (DISTRICT, "Ưu tiên khu vực 1, khu vực 2", []),
    (DISTRICT, "Đội 1, đội 2 đạt giải", []),
    (DISTRICT, "Đội 1, xã Vĩnh An", ["Đội 1: Bình Định > Tây Sơn > Vĩnh An", "xã Vĩnh An: Bình Định > Tây Sơn > Vĩnh An"]),
    (DISTRICT, "Khối Tân Phúc đã họp", []),
    (DISTRICT, "Khối Tân Phúc, thị trấn Phú Phong", ["Khối Tân Phúc: Bình Định > Tây Sơn > Phú Phong", "thị trấn Phú Phong: Bình Định > Tây Sơn > Phú Phong"]),
    # the unit above behind a stroke
    (MINISTRY, "Tại phường 9/Quận 8, TP. Hồ Chí Minh", ["phường 9: Hồ Chí Minh > 8 > 9", "Quận 8: Hồ Chí Minh > 8", "TP. Hồ Chí Minh: Hồ Chí Minh"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "sentence", "expected"), ROWS)
def test_places_in_rows(told, head, sentence, expected):
    assert told(head, sentence) == expected

"""Names that a province or district and a commune have: the commune's own documents, lists, and what is told before."""

from __future__ import annotations

import pytest

from pipeline.values import Place


def district(name: str, province: str, year: int = 2019) -> str:
    """The head of a district's report."""
    return (
        f"UBND TỈNH {province.upper()}\nUBND HUYỆN {name.upper()}\nSố: 12/BC-UBND\n"
        f"{name}, ngày 10 tháng 12 năm {year}\n\nBÁO CÁO\nKết quả\n\n"
    )


def commune(kind: str, name: str, title: str = "Kết quả") -> str:
    """The head of a commune's report as the decree lays it out: what lies above the commune stands in none of its lines."""
    return (
        f"ỦY BAN NHÂN DÂN\n{kind.upper()} {name.upper()}\nSố: 12/BC-UBND\n{name}, ngày 10 tháng 12 năm 2019\n\n"
        f"BÁO CÁO\n{title}\n\n"
    )


MINISTRY = "BỘ Y TẾ\nSố: 18/BYT-DP\nHà Nội, ngày 10 tháng 12 năm 2018\n\nBÁO CÁO\nKết quả\n\n"
MERGED = "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nSố: 18/BC-UBND\nAn Giang, ngày 10 tháng 9 năm 2025\n\nBÁO CÁO\nKết quả\n\n"
TAIL = "\n\nNơi nhận:\n- {}\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn An\n"


@pytest.fixture(scope="module")
def told(run_text):
    """Text -> `surface: match level province/district/commune` of its places."""

    def run(head: str, text: str, tail: str = "") -> list[str]:
        whole = f"{head}{text}{tail}\n"
        return [
            f"{' '.join(whole[m.start : m.end].split())}: "
            f"{'candidate' if m.value.match == 'candidate' else 'sure'} "
            f"{'/'.join(filter(None, (m.value.province, m.value.district, m.value.commune)))} {m.value.level}"
            for m in run_text(whole).mentions
            if isinstance(m.value, Place) and len(head) - 1 <= m.start < len(head) + len(text)
        ]

    return run


OWN = [
    # the chain in the title, the recipients alone
    (commune("xã", "Hòa Bình", "Kết quả của xã Hòa Bình, huyện Trà Ôn, tỉnh Vĩnh Long"), "Nhân dân Hòa Bình đồng thuận.",
     "UBND huyện Trà Ôn;", ["Hòa Bình: sure Vĩnh Long/Trà Ôn/Hòa Bình commune"]),
    (commune("xã", "Hòa Bình"), "Đảng bộ Hòa Bình có 200 đảng viên.", "UBND huyện Văn Quan;",
     ["Hòa Bình: sure Lạng Sơn/Văn Quan/Hòa Bình commune"]),
    (commune("xã", "Quảng Ninh"), "Nhân dân Quảng Ninh đồng thuận.", "UBND huyện Quảng Xương;",
     ["Quảng Ninh: sure Thanh Hóa/Quảng Xương/Quảng Ninh commune"]),
    # another province's chain and list
    (commune("xã", "Hòa Bình"), "Khách của huyện Lương Sơn, Hòa Bình và của Hòa Bình, Sơn La.", "UBND huyện Văn Quan;",
     ["huyện Lương Sơn: sure Hòa Bình/Lương Sơn district", "Hòa Bình: sure Hòa Bình province",
      "Hòa Bình: sure Hòa Bình province", "Sơn La: sure Sơn La province"]),
    # what lies above has the name too
    (commune("thị trấn", "Vĩnh Thạnh", "Kết quả của thị trấn Vĩnh Thạnh, huyện Vĩnh Thạnh, tỉnh Bình Định"),
     "Nhân dân Vĩnh Thạnh đồng thuận.", "UBND huyện Vĩnh Thạnh;",
     ["Vĩnh Thạnh: candidate Bình Định/Vĩnh Thạnh commune"]),
    # nothing tells which of the communes of the name it is
    (commune("xã", "Hòa Bình"), "Nhân dân Hòa Bình đồng thuận.", "Như trên;", ["Hòa Bình: candidate  commune"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "recipients", "expected"), OWN, ids=[case[1] + case[2] for case in OWN])
def test_own_commune(told, head, text, recipients, expected):
    assert told(head, text, TAIL.format(recipients)) == expected


KIEN_XUONG, VAN_CHAN = district("Kiến Xương", "Thái Bình"), district("Văn Chấn", "Yên Bái")
CASES = [
    # lists by figures, by lines and by cells
    (KIEN_XUONG, "Bình Minh 12 ca; Bình Định 4 ca; Hòa Bình 3 ca.",
     ["Bình Minh: sure Thái Bình/Kiến Xương/Bình Minh commune", "Bình Định: sure Thái Bình/Kiến Xương/Bình Định commune",
      "Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune"]),
    (VAN_CHAN, "- Bình Thuận: 120 ha;\n- Nghĩa Tâm: 300 ha;",
     ["Bình Thuận: sure Yên Bái/Văn Chấn/Bình Thuận commune", "Nghĩa Tâm: sure Yên Bái/Văn Chấn/Nghĩa Tâm commune"]),
    (KIEN_XUONG, "Bình Dương 12 ca; Đồng Nai 5 ca; Hòa Bình 3 ca.",
     ["Bình Dương: sure Bình Dương province", "Đồng Nai: sure Đồng Nai province", "Hòa Bình: sure Hòa Bình province"]),
    (VAN_CHAN, "- Phú Thọ: 12 ha;\n- Bình Thuận: 16 ha;",
     ["Phú Thọ: sure Phú Thọ province", "Bình Thuận: sure Bình Thuận province"]),
    # told before with its type word: in the paragraph, in another, the province too
    (KIEN_XUONG, "Xã Hòa Bình đạt chuẩn. Năm nay Hòa Bình còn thiếu 2 phòng học.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune"]),
    (KIEN_XUONG, "Xã Hòa Bình đạt chuẩn.\n\nTại Hòa Bình có 2 ca.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "Hòa Bình: candidate  commune"]),
    # told in another paragraph: a dash joins it with another commune of its district, or with nothing
    (KIEN_XUONG, "Xã Hòa Bình, xã Bình Minh đạt chuẩn.\n\nĐường Hòa Bình - Bình Minh dài 2 km.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "xã Bình Minh: sure Thái Bình/Kiến Xương/Bình Minh commune",
      "Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "Bình Minh: sure Thái Bình/Kiến Xương/Bình Minh commune"]),
    (MINISTRY, "Tại xã Bình Dương, xã Bình Minh, huyện Thăng Bình, tỉnh Quảng Nam có mưa.\n\nĐường Bình Dương - Bình Minh ngập.",
     ["xã Bình Dương: sure Quảng Nam/Thăng Bình/Bình Dương commune", "xã Bình Minh: sure Quảng Nam/Thăng Bình/Bình Minh commune",
      "huyện Thăng Bình: sure Quảng Nam/Thăng Bình district", "tỉnh Quảng Nam: sure Quảng Nam province",
      "Bình Dương: sure Quảng Nam/Thăng Bình/Bình Dương commune", "Bình Minh: sure Quảng Nam/Thăng Bình/Bình Minh commune"]),
    # of two neighbours one is of its district
    (MINISTRY,
     "Tại xã Bình Dương, xã Bình Minh, huyện Thăng Bình, tỉnh Quảng Nam và xã Nà Hỳ, huyện Nậm Pồ, tỉnh Điện Biên có mưa.\n\nTuyến Nà Hỳ - Bình Dương - Bình Minh ngập.",
     ["xã Bình Dương: sure Quảng Nam/Thăng Bình/Bình Dương commune", "xã Bình Minh: sure Quảng Nam/Thăng Bình/Bình Minh commune",
      "huyện Thăng Bình: sure Quảng Nam/Thăng Bình district", "tỉnh Quảng Nam: sure Quảng Nam province",
      "xã Nà Hỳ: sure Điện Biên/Nậm Pồ/Nà Hỳ commune", "huyện Nậm Pồ: sure Điện Biên/Nậm Pồ district", "tỉnh Điện Biên: sure Điện Biên province",
      "Nà Hỳ: sure Điện Biên/Nậm Pồ/Nà Hỳ commune", "Bình Dương: sure Quảng Nam/Thăng Bình/Bình Dương commune",
      "Bình Minh: sure Quảng Nam/Thăng Bình/Bình Minh commune"]),
    (KIEN_XUONG, "Xã Hòa Bình, xã Bình Minh đạt chuẩn.\n\nQuốc lộ 6 Hòa Bình - Sơn La dài 2 km.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "xã Bình Minh: sure Thái Bình/Kiến Xương/Bình Minh commune",
      "Hòa Bình: candidate  commune", "Sơn La: sure Sơn La province"]),
    (KIEN_XUONG, "Xã Hòa Bình nhận của tỉnh Hòa Bình 2 tỷ. Năm nay Hòa Bình còn hỗ trợ.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "tỉnh Hòa Bình: sure Hòa Bình province",
      "Hòa Bình: sure Hòa Bình province"]),
    (KIEN_XUONG, "Xã Bình Định đạt chuẩn. Đoàn của Bình Định, Gia Lai đến thăm.",
     ["Xã Bình Định: sure Thái Bình/Kiến Xương/Bình Định commune", "Bình Định: sure Bình Định province",
      "Gia Lai: sure Gia Lai province"]),
    (KIEN_XUONG, "Xã Hòa Bình đạt chuẩn. Công ty CP xây dựng Hòa Bình thi công.",
     ["Xã Hòa Bình: sure Thái Bình/Kiến Xương/Hòa Bình commune", "Hòa Bình: sure Hòa Bình province"]),
    # a far district's name that a commune has which is told
    (MINISTRY, "Tại xã Nam Giang, huyện Nam Đàn có 2 ca. Hôm nay tại Nam Giang có 3 ca.",
     ["xã Nam Giang: sure Nghệ An/Nam Đàn/Nam Giang commune", "huyện Nam Đàn: sure Nghệ An/Nam Đàn district",
      "Nam Giang: sure Nghệ An/Nam Đàn/Nam Giang commune"]),
    (MINISTRY, "Tại xã Nam Giang, huyện Nam Đàn có 2 ca. Hôm nay tại Nam Giang, Quảng Nam có 3 ca.",
     ["xã Nam Giang: sure Nghệ An/Nam Đàn/Nam Giang commune", "huyện Nam Đàn: sure Nghệ An/Nam Đàn district",
      "Nam Giang: sure Quảng Nam/Nam Giang district", "Quảng Nam: sure Quảng Nam province"]),
    # put into a district by brackets
    (district("Hải Hà", "Quảng Ninh"), "Các xã: Sơn Dương (Hạ Long); Bình Dương, An Sinh (Đông Triều).",
     ["Sơn Dương: sure Quảng Ninh/Hạ Long/Sơn Dương commune", "Hạ Long: sure Quảng Ninh/Hạ Long district",
      "Bình Dương: sure Quảng Ninh/Đông Triều/Bình Dương commune", "An Sinh: sure Quảng Ninh/Đông Triều/An Sinh commune",
      "Đông Triều: sure Quảng Ninh/Đông Triều district"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_bare_names(told, head, text, expected):
    assert told(head, text) == expected


LISTS = [
    # a member between that lies elsewhere keeps the list from the unit behind its last
    (district("Mỹ Tú", "Sóc Trăng"), "Các huyện Châu Thành, Thạnh Trị và huyện Phụng Hiệp (tỉnh Hậu Giang) họp.",
     ["huyện Châu Thành: sure Sóc Trăng/Châu Thành district", "Thạnh Trị: sure Sóc Trăng/Thạnh Trị district",
      "huyện Phụng Hiệp: sure Hậu Giang/Phụng Hiệp district", "tỉnh Hậu Giang: sure Hậu Giang province"]),
    (district("Lạc Sơn", "Hòa Bình"), "Xã Tân Lập và xã Mường Sang, huyện Mộc Châu, tỉnh Sơn La họp.",
     ["Xã Tân Lập: candidate Tân Lập commune", "xã Mường Sang: sure Sơn La/Mộc Châu/Mường Sang commune",
      "huyện Mộc Châu: sure Sơn La/Mộc Châu district", "tỉnh Sơn La: sure Sơn La province"]),
    (MINISTRY, "Các huyện Mai Sơn, Yên Châu và huyện Mộc Châu, tỉnh Sơn La họp.",
     ["huyện Mai Sơn: sure Sơn La/Mai Sơn district", "Yên Châu: sure Sơn La/Yên Châu district",
      "huyện Mộc Châu: sure Sơn La/Mộc Châu district", "tỉnh Sơn La: sure Sơn La province"]),
    # homonyms, each with its own province
    (MINISTRY, "Các huyện: Châu Thành, Cầu Kè (Trà Vinh); Châu Thành, Kế Sách (Sóc Trăng).",
     ["Châu Thành: sure Trà Vinh/Châu Thành district", "Cầu Kè: sure Trà Vinh/Cầu Kè district",
      "Trà Vinh: sure Trà Vinh province", "Châu Thành: sure Sóc Trăng/Châu Thành district",
      "Kế Sách: sure Sóc Trăng/Kế Sách district", "Sóc Trăng: sure Sóc Trăng province"]),
    # a repeat behind another district's sentence stays open; in its sentence it is that one's
    (MINISTRY, "Tại xã Tân Lập, huyện Chợ Đồn có 3 hộ. Tại huyện Hướng Hóa có 4 hộ. Riêng xã Tân Lập chưa báo cáo.",
     ["xã Tân Lập: sure Bắc Kạn/Chợ Đồn/Tân Lập commune", "huyện Chợ Đồn: sure Bắc Kạn/Chợ Đồn district",
      "huyện Hướng Hóa: sure Quảng Trị/Hướng Hóa district", "xã Tân Lập: candidate Tân Lập commune"]),
    (MINISTRY, "Tại xã Tân Lập, huyện Chợ Đồn có 3 hộ. Tại huyện Hướng Hóa, xã Tân Lập có 4 hộ, xã Tân Liên 2 hộ.",
     ["xã Tân Lập: sure Bắc Kạn/Chợ Đồn/Tân Lập commune", "huyện Chợ Đồn: sure Bắc Kạn/Chợ Đồn district",
      "huyện Hướng Hóa: sure Quảng Trị/Hướng Hóa district", "xã Tân Lập: sure Quảng Trị/Hướng Hóa/Tân Lập commune",
      "xã Tân Liên: sure Quảng Trị/Hướng Hóa/Tân Liên commune"]),
    # two old districts of the name in what is one province now
    (MERGED, "Trụ sở huyện Châu Thành cũ (tỉnh Kiên Giang cũ); trụ sở huyện Châu Thành cũ.",
     ["huyện Châu Thành: sure Kiên Giang/Châu Thành district", "tỉnh Kiên Giang: sure Kiên Giang province",
      "huyện Châu Thành: candidate Châu Thành district"]),
    # the own district's name among its communes
    (district("Bù Gia Mập", "Bình Phước"), "Các xã Phú Nghĩa, Đa Kia, Bù Gia Mập đều có trạm.",
     ["xã Phú Nghĩa: sure Bình Phước/Bù Gia Mập/Phú Nghĩa commune", "Đa Kia: sure Bình Phước/Bù Gia Mập/Đa Kia commune",
      "Bù Gia Mập: sure Bình Phước/Bù Gia Mập/Bù Gia Mập commune"]),
    (district("Bù Gia Mập", "Bình Phước"), "Nhân dân Bù Gia Mập đồng thuận.",
     ["Bù Gia Mập: sure Bình Phước/Bù Gia Mập district"]),
    # other marks than the own district's commune has
    (district("Kon Plông", "Kon Tum", 2018), "Tại làng Kon Pring, xã Đăk Long có 3 hộ.",
     ["làng Kon Pring: candidate Kon Tum/Kon Plông village", "xã Đăk Long: candidate Kon Tum commune"]),
    (MINISTRY, "Thấp hơn Nghi Sơn (Tĩnh Gia, Thanh Hóa).",
     ["Nghi Sơn: sure Thanh Hóa/Tĩnh Gia/Nghi Sơn commune", "Tĩnh Gia: sure Thanh Hóa/Tĩnh Gia district",
      "Thanh Hóa: sure Thanh Hóa province"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "expected"), LISTS, ids=[case[1] for case in LISTS])
def test_lists_of_homonyms(told, head, text, expected):
    assert told(head, text) == expected


CITY = (
    "UBND THÀNH PHỐ TÂY NINH\nPHÒNG NỘI VỤ\nSố: 76/BC-NV\nTây Ninh, ngày 05 tháng 11 năm 2020\n\nBÁO CÁO\nKết quả\n\n"
)
COMPANY = (
    "BỘ NÔNG NGHIỆP VÀ PTNT\nCÔNG TY THỦY LỢI MIỀN NAM\nSố: 35/KTTL\nTây Ninh, ngày 08 tháng 4 năm 2024\n\n"
    "BÁO CÁO\nKết quả\n\n"
)
AS_PROVINCE, AS_CITY = "Tây Ninh: sure Tây Ninh province", "Tây Ninh: sure Tây Ninh/Tây Ninh district"
TOWNS = [
    # bodies and companies that the province has, what is joined to it
    (CITY, "Theo Sở Y tế Tây Ninh.", AS_PROVINCE),
    (CITY, "Mời Sở Văn hóa, Thể thao và Du lịch Tây Ninh dự.", AS_PROVINCE),
    (CITY, "Báo Tây Ninh đưa tin.", AS_PROVINCE),
    (CITY, "Công ty Cổ phần Cấp thoát nước Tây Ninh.", AS_PROVINCE),
    (CITY, "Kết nối Tây Ninh với tỉnh Bình Dương.", AS_PROVINCE),
    (CITY, "Tây Ninh 39 ca, Long An 12 ca, Bình Dương 4 ca.", AS_PROVINCE),
    # the city's own
    (CITY, "Nhân dân Tây Ninh đồng thuận.", AS_CITY),
    (CITY, "Sở Y tế họp tại Tây Ninh.", AS_CITY),
    (CITY, "Công an Tây Ninh báo cáo.", AS_CITY),
    # a body that tells no level, and no type word tells the city
    (COMPANY, "Nông dân Tây Ninh đồng thuận.", AS_PROVINCE),
    (COMPANY, "Công ty họp với thành phố Tây Ninh; nông dân Tây Ninh đồng thuận.", AS_CITY),
]


@pytest.mark.parametrize(("head", "text", "expected"), TOWNS)
def test_a_town_that_has_its_provinces_name(told, head, text, expected):
    assert [each for each in told(head, text) if each.startswith("Tây Ninh:")] == [expected]

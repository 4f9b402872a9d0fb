"""Tables and sentences since the reform of 1 July 2025 that set the communes of today beside those of before."""

from __future__ import annotations

import pytest

from pipeline.unitheads import UnitHead, head_reader
from pipeline.values import Place

HEAD = (
    "ỦY BAN NHÂN DÂN\n{issuer}\nSố: 12/BC-UBND\n{place}, ngày 12 tháng 12 năm {year}\n\nBÁO CÁO\nKết quả công tác\n\n"
)


@pytest.fixture(scope="module")
def chains(run_text):
    """Province, year, text -> chains of the places of the text in reading order, `?` before those that are not sure."""

    def run(province, text, year=2025):
        head = HEAD.format(issuer=f"TỈNH {province.upper()}", place=province, year=year)
        found = [m for m in run_text(head + text).mentions if isinstance(m.value, Place) and m.start >= len(head) - 1]
        return [_chain(m.value) for m in found]

    return run


def _chain(place):
    return ("?" if place.match == "candidate" else "") + f"{place.province}/{place.district}/{place.commune}".rstrip(
        "/"
    )


def table(heads, *rows):
    lines = [heads, "|".join("---" for _ in heads.split("|")), *rows]
    return "Danh sách như sau:\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


TABLES = [
    # the new commune, the old one, the old district, all without type words
    ("Nghệ An", "Xã mới | Trụ sở tại xã cũ | Huyện cũ", ["Đô Lương | Đà Sơn | Đô Lương"], ["Nghệ An//Đô Lương", "Nghệ An/Đô Lương/Đà Sơn", "Nghệ An/Đô Lương"]),
    ("Cà Mau", "Tên xã mới | Sáp nhập từ các xã | Thuộc huyện (cũ)", ["Vĩnh Thanh | Hưng Phú, Vĩnh Thanh | Phước Long"], ["Cà Mau//Vĩnh Thanh", "Bạc Liêu/Phước Long/Hưng Phú", "Bạc Liêu/Phước Long/Vĩnh Thanh", "Bạc Liêu/Phước Long"]),
    # the province of before in a column of its own
    ("Đắk Lắk", "Xã, phường hiện nay | Xã, phường trước ngày 01/7/2025 | Huyện trước ngày 01/7/2025 | Tỉnh trước ngày 01/7/2025", ["Sơn Hòa | Suối Bạc | Sơn Hòa | Phú Yên"], ["Đắk Lắk//Sơn Hòa", "Phú Yên/Sơn Hòa/Suối Bạc", "Phú Yên/Sơn Hòa", "Phú Yên"]),
    # a district's column is of before, and a cell that is empty holds what the one above it does
    ("An Giang", "Xã (sau ngày 01/7/2025) | Xã, thị trấn (trước ngày 01/7/2025) | Huyện", ["Vĩnh An | Vĩnh Bình | Châu Thành", "Vĩnh An | Tân Phú |"], ["An Giang//Vĩnh An", "An Giang/Châu Thành/Vĩnh Bình", "An Giang/Châu Thành", "An Giang//Vĩnh An", "An Giang/Châu Thành/Tân Phú"]),
    # two communes of one name that lay in one district, which nothing tells apart
    ("Lạng Sơn", "Xã mới | Xã cũ | Huyện cũ", ["Chi Lăng | Chi Lăng | Chi Lăng"], ["Lạng Sơn//Chi Lăng", "?Lạng Sơn/Chi Lăng/Chi Lăng", "Lạng Sơn/Chi Lăng"]),
    # heads that tell no units, or no time: as without the table
    ("Đắk Lắk", "Xã, phường | Số hộ cũ", ["Ea Súp | 12"], ["Đắk Lắk//Ea Súp"]),
    ("Đắk Lắk", "Đơn vị | Địa chỉ cũ", ["Ea Súp | 12"], ["Đắk Lắk//Ea Súp"]),
]  # fmt: skip


@pytest.mark.parametrize(("province", "heads", "rows", "expected"), TABLES)
def test_columns_of_before_and_after_the_reform(chains, province, heads, rows, expected):
    assert chains(province, table(heads, *rows)) == expected


def test_in_a_ministrys_table_the_row_tells_of_namesakes(run_text):
    text = table("STT | Tỉnh | Xã mới | Xã cũ | Huyện cũ", "1 | Thái Nguyên | Chợ Mới | Như Cố | Chợ Mới")
    head = "BỘ NỘI VỤ\nSố: 12/BC-BNV\nHà Nội, ngày 12 tháng 12 năm 2025\n\nBÁO CÁO\nBố trí trụ sở\n\n"
    found = [m.value for m in run_text(head + text).mentions if isinstance(m.value, Place) and m.start >= len(head)]
    expected = ["Thái Nguyên", "Thái Nguyên//Chợ Mới", "Bắc Kạn/Chợ Mới/Như Cố", "Bắc Kạn/Chợ Mới"]
    assert [_chain(value) for value in found] == expected


SENTENCES = [
    # what says before a list that its members are no more, though a commune of today has the name
    ("Lào Cai", "Tại xã Bản Xèo (gồm các xã cũ: Mường Vi, Bản Xèo) có mưa.", ["Lào Cai//Bản Xèo", "Lào Cai/Bát Xát/Mường Vi", "Lào Cai/Bát Xát/Bản Xèo"]),
    ("Tây Ninh", "Xã Tân Đông hợp nhất từ xã Tân Hà và xã Tân Đông.", ["Tây Ninh//Tân Đông", "Tây Ninh/Tân Châu/Tân Hà", "Tây Ninh/Tân Châu/Tân Đông"]),
    # what the sentence names tells which of several
    ("Tây Ninh", "Xã Thạnh Hóa sáp nhập từ các xã, thị trấn: Thạnh Hóa, Thủy Tây.", ["Tây Ninh//Thạnh Hóa", "Long An/Thạnh Hóa/Thạnh Hóa", "Long An/Thạnh Hóa/Thủy Tây"]),
    # of today: nothing says that they are no more
    ("Tây Ninh", "Hợp nhất Trạm Y tế xã Tân Đông.", ["Tây Ninh//Tân Đông"]),
    ("Lào Cai", "Các xã mới sáp nhập như xã Bản Xèo có mưa.", ["Lào Cai//Bản Xèo"]),
]  # fmt: skip


@pytest.mark.parametrize(("province", "text", "expected"), SENTENCES)
def test_communes_that_are_said_to_be_no_more(chains, province, text, expected):
    assert chains(province, text) == expected


HEADS = [
    ("Xã mới", UnitHead(("commune",), "new")),
    ("Tên xã, phường sau khi sắp xếp", UnitHead(("commune",), "new")),
    ("Trước sắp xếp > Huyện, thị xã", UnitHead(("district",), "old")),
    ("Đơn vị hành chính cấp xã trước ngày 01/7/2025", UnitHead(("commune",), "old")),
    ("Đơn vị hành chính mới", UnitHead((), "new")),
    ("Xã, phường", UnitHead(("commune",))),
    ("Xã nông thôn mới", None),
    ("Quân số cũ", None),
    ("Hợp tác xã cũ", None),
    ("Số xã trước sắp xếp", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "expected"), HEADS)
def test_what_the_head_of_a_column_tells(rules, label, expected):
    assert head_reader(rules)(label) == expected

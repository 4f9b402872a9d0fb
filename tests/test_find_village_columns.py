"""Villages without a type word below a head that tells it, and villages of a body that sits in the commune of its name."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "UBND HUYỆN HOÀNG SU PHÌ\nSố: 08/BC-UBND\nHoàng Su Phì, ngày 07/8/2014\n\nBÁO CÁO\nKết quả\n\nSố liệu:\n\n"


@pytest.fixture(scope="module")
def villages(run_text):
    """Text -> villages by what is printed: their commune."""

    def run(text, head=HEAD):
        found = run_text(f"{head}{text}\n").mentions
        return {
            " ".join(m.text.split()): m.value.commune
            for m in found
            if isinstance(m.value, Place) and m.value.level == "village"
        }

    return run


COLUMNS = [
    # the commune of the row, right or left of the village, with its type word or without
    ("TT\tThôn\tXã\tSố hộ\n1\tCóc Be\tNàng Đôn\t12\n2\tNậm Ai\tNậm Dịch\t15", {"Cóc Be": "Nàng Đôn", "Nậm Ai": "Nậm Dịch"}),
    ("TT\tXã\tTên thôn, bản\tSố hộ\n1\tNàng Đôn\tCóc Be\t12\n2\tNậm Dịch\tNậm Ai\t15", {"Cóc Be": "Nàng Đôn", "Nậm Ai": "Nậm Dịch"}),
    # of the last row above, where the cell is empty
    ("Xã\tThôn\tSố hộ\nNàng Đôn\tCóc Be\t12\n\tNa Vang\t7\nNậm Dịch\tNậm Ai\t15", {"Cóc Be": "Nàng Đôn", "Na Vang": "Nàng Đôn", "Nậm Ai": "Nậm Dịch"}),
    # no commune told; names of one syllable, with a number or letter, of communes; with a total and a number
    ("Ấp\tSố hộ\nChợ\t12\nNô Rè A\t15\nHòa Bình 2\t20\nTổng\t47", {"Chợ": "", "Nô Rè A": "", "Hòa Bình 2": ""}),
    ("Bản\tSố hộ\n1. Nậm Ngà\t12\n2. U Na\t15", {"Nậm Ngà": "", "U Na": ""}),
    ("Tổ dân phố\tSố hộ\nVinh Sơn\t12\nTổ dân phố 3\t15\nAn Phú\t15", {"Vinh Sơn": "", "Tổ dân phố 3": "", "An Phú": ""}),
    ("Thôn/xóm\tSố hộ\nCóc Be, Na Vang\t12\nNậm Ai\t15", {"Cóc Be": "", "Na Vang": "", "Nậm Ai": ""}),
    # copies, zones, classes, bodies, one cell alone, persons
    ("Loại\tBản\nChính\t2\nSao\t3", {}),
    ("Khu vực\tSố hộ\nNông Thôn\t12\nThành Thị\t15", {}),
    ("Khu\tDiện tích (ha)\nA1\t12\nB2\t15", {}),
    ("Thôn\tSố hộ\nTrạm Y tế\t12\nTrường Mầm non\t15", {}),
    ("Thôn\tSố hộ\nTổng cộng\t12\nCóc Be\t15", {}),
    ("Trưởng thôn\tSố hộ\nLù Văn Páo\t12\nVàng Seo Sì\t15", {}),
    ("Thôn\tÝ kiến\nđã họp\tcó\nCóc Be\tcó\nNa Vang\tcó\nchưa họp\tcó", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COLUMNS)
def test_names_below_a_head_of_villages(villages, text, expected):
    assert villages(text) == expected


SEATS = [
    # a body called after the commune that it sits in
    ("HTX DVNN THƯỢNG KIỆM\nHUYỆN KIM SƠN\nSố 01/BC-HTX\nThượng Kiệm, ngày 16/01/2022", "Thượng Kiệm"),
    ("PHÒNG GD&ĐT MƯỜNG TÈ\nTRƯỜNG PTDTBT THCS TÀ TỔNG\nSố: 07/BC\nTà Tổng, ngày 12/01/2023", "Tà Tổng"),
    ("TRƯỜNG MẦM NON ÓC EO\nSố: 07/BC\nÓc Eo, ngày 12/01/2026", "Óc Eo"),
    # its name is not told, or is a district's too
    ("HẠT KIỂM LÂM\nSố: 07/BC\nTà Tổng, ngày 12/01/2023", ""),
    ("TRẠM Y TẾ CAO LỘC\nSố: 07/BC\nCao Lộc, ngày 12/01/2023", ""),
]


@pytest.mark.parametrize(("head", "commune"), SEATS)
def test_villages_of_a_body_in_the_commune_of_its_name(villages, head, commune):
    text = "1. Có 12 hộ ở xóm Nà Lầu và xóm 3 được vay."
    assert villages(text, f"{head}\n\nBÁO CÁO\nKết quả\n\n") == {"xóm Nà Lầu": commune, "xóm 3": commune}

"""Names in tables: the district of a section row or of the row itself tells the commune; the column's head its level."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEADS = {
    "province": "UBND TỈNH NGHỆ AN\n\nSỞ NỘI VỤ\n\nSố: 12/BC-SNV\n\nNghệ An, ngày 12 tháng 11 năm 2017\n\n# BÁO CÁO\nKết quả\n\n",
    "ministry": "BỘ Y TẾ\n\nSố: 12/BC-BYT\n\nHà Nội, ngày 12 tháng 11 năm 2017\n\n# BÁO CÁO\nKết quả\n\n",
}
SECTIONS = [
    "| I | Huyện Con Cuông | 10 |",
    "| 1 | Con Cuông | 4 |",
    "| 2 | Đôn Phục | 6 |",
    "| II | Huyện Quỳ Hợp | 13 |",
    "| 1 | Tam Hợp | 5 |",
    "| 2 | Đồng Hợp | 8 |",
    "| III | Huyện Tương Dương | 9 |",
    "| 1 | Tam Hợp | 9 |",
]
CHAINS = [
    "| 1 | Tân Sơn | Đô Lương | Nghệ An |",
    "| 2 | Đoàn Kết | Yên Thủy | Hòa Bình |",
    "| 3 | Tân Sơn | Lục Ngạn | Bắc Giang |",
]


@pytest.fixture(scope="module")
def cells(run_text):
    """Head and rows of a table -> (printed, district, commune, match) of its places."""

    def run(head, columns, rows):
        lines = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns), *rows]
        report = run_text(HEADS[head] + "\n".join(lines) + "\n")
        start = report.document.text.index("| TT") if "| TT" in report.document.text else 0
        return [
            (m.text, m.value.level, m.value.district, m.value.match)
            for m in report.mentions
            if isinstance(m.value, Place) and m.start >= start
        ]

    return run


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("column", ["Huyện/xã", "Tên huyện, xã", "Huyện, xã, thị trấn", "Đơn vị"])
def test_a_district_in_a_row_holds_for_the_rows_below(cells, head, column):
    found = [
        (name, level, district)
        for name, level, district, match in cells(head, ("TT", column, "Số hộ"), SECTIONS)
        if level == "commune"
    ]
    assert found == [
        ("Con Cuông", "commune", "Con Cuông"),
        ("Đôn Phục", "commune", "Con Cuông"),
        ("Tam Hợp", "commune", "Quỳ Hợp"),
        ("Đồng Hợp", "commune", "Quỳ Hợp"),
        ("Tam Hợp", "commune", "Tương Dương"),
    ]


@pytest.mark.parametrize("head", HEADS)
def test_the_columns_of_a_row_are_a_chain(cells, head):
    found = cells(head, ("TT", "Xã", "Huyện", "Tỉnh"), CHAINS)
    assert [
        (name, district) for name, level, district, match in found if level == "commune" and match == "context"
    ] == [
        ("Tân Sơn", "Đô Lương"),
        ("Đoàn Kết", "Yên Thủy"),
        ("Tân Sơn", "Lục Ngạn"),
    ]


def test_a_commune_that_the_rows_district_has_not_is_not_sure(cells):
    found = cells("ministry", ("TT", "Xã", "Huyện"), ["| 1 | Bình Chuẩn | Đô Lương |", "| 2 | Nam Sơn | Đô Lương |"])
    assert [(name, match) for name, level, district, match in found if level == "commune"] == [
        ("Bình Chuẩn", "candidate"),
        ("Nam Sơn", "context"),
    ]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (("TT", "Nội dung", "Số"), ["| I | Đoàn Kết | 1 |", "| II | Thống Nhất | 2 |"]),  # no head of places
        (("TT", "Số xã", "Số hộ"), ["| I | 12 | 1 |", "| II | 14 | 2 |"]),
        (("TT", "Đơn vị", "Số hộ"), ["| I | Đoàn Kết | 1 |"]),
    ],
)
def test_no_head_of_places_no_places(cells, columns, rows):
    assert cells("province", columns, rows) == []

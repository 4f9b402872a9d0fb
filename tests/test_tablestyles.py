"""Which mark parts decimals in each table of a document and in its prose: each block tells of itself first."""

from __future__ import annotations

import pytest

from pipeline.figures import plain

VIETNAMESE_PROSE = (
    "Thu ngân sách huyện Krông Năng đạt 1.500 triệu đồng, bằng 98,5% kế hoạch; chi 1,42 tỷ đồng; trồng 2.345 ha.\n"
)
ENGLISH_PROSE = "Thu ngân sách huyện Mường La đạt 12,450.5 triệu đồng; chi 3,200.75 triệu đồng; trồng 1,250 ha.\n"
UNIT = "Đơn vị tính: triệu đồng\n"
HEAD = ("Xã", "Thu", "Chi")
ENGLISH_ROWS = (("Nậm Giôn", "1,250.5", "340.25"), ("Chiềng Lao", "2,100.0", "1,112"), ("Ngọc Chiến", "950.5", "75"))

TABLES = [
    # text above, rows, values of the cells in millions; an empty one is not read
    # decimals with dots below Vietnamese prose, and the other way round
    (VIETNAMESE_PROSE, ENGLISH_ROWS, ["1250.5", "340.25", "2100", "1112", "950.5", "75"]),
    (ENGLISH_PROSE, (("Ea Hồ", "1.500", "1.420,5"), ("Phú Xuân", "2.310", "980")), ["1500", "1420.5", "2310", "980"]),
    # whole figures beside groups: commas of thousands
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "340"), ("Phú Xuân", "12,100", "75"), ("Ea Tam", "950", "1,112")),
     ["1250", "340", "12100", "75", "950", "1112"]),
    # nothing but groups: open
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "2,340"), ("Phú Xuân", "1,561", "2,437")), ["", "", "", ""]),
    ("", (("Ea Hồ", "1,250", "2,340"), ("Phú Xuân", "1,561", "2,437")), ["", "", "", ""]),
    (ENGLISH_PROSE, (("Ea Hồ", "1,250", "2,340"), ("Phú Xuân", "1,561", "2,437")), ["1250", "2340", "1561", "2437"]),
    (ENGLISH_PROSE, (("Ea Hồ", "1.250", "2.340"), ("Phú Xuân", "1.561", "2.437")), ["", "", "", ""]),
    # three decimals throughout: nought tells, or another length, or thousands with dots beside them
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "0,340"), ("Phú Xuân", "0,561", "2,437")), ["1.25", "0.34", "0.561", "2.437"]),
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "12,5"), ("Phú Xuân", "1,561", "2,4")), ["1.25", "12.5", "1.561", "2.4"]),
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "2.340"), ("Phú Xuân", "1,561", "3.437")), ["1.25", "2340", "1.561", "3437"]),
    # plain Vietnamese tables
    (VIETNAMESE_PROSE, (("Ea Hồ", "1.250", "340"), ("Phú Xuân", "2.561", "75")), ["1250", "340", "2561", "75"]),
    ("", (("Ea Hồ", "1.250", "340"), ("Phú Xuân", "2.561", "75")), ["1250", "340", "2561", "75"]),
    # a column of groups and whole figures in a table whose shares have commas: the blocks contradict each other
    (VIETNAMESE_PROSE, (("Ea Hồ", "1,250", "98,5"), ("Phú Xuân", "12,100", "75"), ("Ea Tam", "950", "64,2")),
     ["", "98.5", "", "75", "950", "64.2"]),
    # decimals with dots beside groups with dots are either
    (VIETNAMESE_PROSE, (("Ea Hồ", "1.250", "340"), ("Phú Xuân", "12.5", "75"), ("Ea Tam", "3.25", "80")),
     ["", "340", "12.5", "75", "3.25", "80"]),
]  # fmt: skip


@pytest.mark.parametrize(("above", "rows", "expected"), TABLES)
def test_a_table_is_read_as_it_is_written(segment, all_finders, above, rows, expected):
    layout = segment(above + UNIT, [HEAD, *rows]).layout
    start = layout.grids[0].table.start
    found = {
        m.start: plain(m.value.value / 10**6)
        for m in all_finders(layout)
        if m.start >= start and m.rule.startswith("table:")
    }
    cells = sorted((c.row, c.column, c.start) for c in layout.grids[0].table.cells if c.row and c.column)
    assert [found.get(start, "") for _, _, start in cells] == expected


PROSE = [
    # prose, table below, amounts of the prose
    (VIETNAMESE_PROSE, ENGLISH_ROWS * 4, ["1500000000", "1420000000"]),
    ("Huyện Sốp Cộp được cấp 1.500 triệu đồng.\n", ENGLISH_ROWS, []),
    ("Huyện Sốp Cộp được cấp 1,500 triệu đồng.\n", ENGLISH_ROWS, ["1500000000"]),
    ("Huyện Sốp Cộp được cấp 1.500 triệu đồng.\n", (("Mường Và", "1.420,5", "3,5"),), ["1500000000"]),
    # counts in the other style beside it leave the comma open, one slip does not
    ("Đạt 98,5%; có 12,450 lượt, 1,204 hộ; chi 2,350 triệu đồng.\n", (), []),
    ("Đạt 98,5%; có 1,204 hộ; chi 2,350 triệu đồng.\n", (), ["2350000"]),
]  # fmt: skip


@pytest.mark.parametrize(("prose", "rows", "expected"), PROSE)
def test_the_prose_keeps_its_own_style(segment, all_finders, prose, rows, expected):
    layout = segment(prose + UNIT, [HEAD, *rows] if rows else []).layout
    found = [m.value for m in all_finders(layout) if m.end <= len(prose)]
    assert [plain(value.value) for value in found if hasattr(value, "currency")] == expected


def test_open_figures_of_a_table_are_told(run_text):
    rows = "| Xã | Thu | Chi |\n| --- | --- | --- |\n| Ea Hồ | 1,250 | 2,340 |\n| Phú Xuân | 1,561 | 2,437 |"
    report = run_text(f"{VIETNAMESE_PROSE}\n{UNIT}\n{rows}\n")
    told = [p.message for p in report.problems if p.code == "unclear_figures"]
    assert len(told) == 1
    assert "1,250; 2,340; 1,561; 2,437" in told[0]
    assert {cell.value for cell in report.cells if cell.row and cell.column} == {None}

"""Tables whose rows go on under heads of their own: each figure is of the head right above its part."""

from __future__ import annotations

import pytest

import pipeline

MONTHS = (
    "Bệnh viện\tTháng 1\tTháng 2\nBa Tơ\t412\t304\nĐức Phổ\t520\t618\n"
    "Bệnh viện\tTháng 3\tTháng 4\nBa Tơ\t215\t127\nĐức Phổ\t310\t209\n"
)
PARTS = {
    # rows -> {figure: (row, head)}
    "months": (MONTHS, {"412": ("Ba Tơ", "Tháng 1"), "215": ("Ba Tơ", "Tháng 3"), "209": ("Đức Phổ", "Tháng 4")}),
    "three parts, numbered rows": (
        (
            "TT\tXã\tLúa\tNgô\n1\tTân Lập\t412\t304\n2\tTân Phú\t520\t618\n"
            "TT\tXã\tLạc\tĐậu\n1\tTân Lập\t215\t127\n2\tTân Phú\t310\t209\n"
            "TT\tXã\tMía\tChè\n1\tTân Lập\t711\t722\n2\tTân Phú\t733\t744\n"
        ),
        {"304": ("Tân Lập", "Ngô"), "127": ("Tân Lập", "Đậu"), "733": ("Tân Phú", "Mía")},
    ),
    "years": (
        (
            "Chỉ tiêu\t2015\t2016\nSố trường\t412\t304\nSố lớp\t520\t618\n"
            "Chỉ tiêu\t2017\t2018\nSố trường\t215\t127\nSố lớp\t310\t209\n"
        ),
        {"412": ("Số trường", "2015"), "215": ("Số trường", "2017"), "209": ("Số lớp", "2018")},
    ),
    "the same head once more": (
        "Xã\tLúa\tNgô\nTân Lập\t412\t304\nXã\tLúa\tNgô\nTân Phú\t520\t618\n",
        {"412": ("Tân Lập", "Lúa"), "618": ("Tân Phú", "Ngô")},
    ),
    "a row of words that is no head": (
        "Xã\tLúa\tNgô\nTân Lập\t412\t304\nThôn Đông\tchưa gieo\tchưa gieo\nTân Phú\t520\t618\n",
        {"412": ("Tân Lập", "Lúa"), "618": ("Tân Phú", "Ngô")},
    ),
}


@pytest.mark.parametrize(("table", "heads"), PARTS.values(), ids=PARTS)
def test_figures_under_the_heads_of_their_part(run_text, table, heads):
    cells = run_text(f"BÁO CÁO\nKết quả\n\nBảng 1. Số liệu\n{table}").cells
    assert {cell.text: (cell.row_label, cell.column_label) for cell in cells if cell.text in heads} == heads


def test_what_is_told_above_holds_for_all_parts(run_text):
    report = run_text(f"BÁO CÁO\nKết quả\n\nBảng 1. Doanh thu\nĐơn vị tính: triệu đồng\n{MONTHS}\nHết.\n")
    assert [table.caption for table in report.tables] == ["Bảng 1. Doanh thu"] * 2
    assert {cell.text: cell.value for cell in report.cells if cell.text in ("412", "215")} == {
        "412": 412_000_000,
        "215": 215_000_000,
    }


def test_groups_of_heads_in_each_part(tmp_path):
    def part(year: int, figures: str) -> str:
        return (
            f'<tr><td rowspan="2">Xã</td><td colspan="2">Năm {year}</td></tr><tr><td>Lúa</td><td>Ngô</td></tr>'
            + "".join(
                f"<tr><td>{name}</td><td>{a}</td><td>{b}</td></tr>"
                for name, a, b in zip(("Tân Lập", "Tân Phú"), figures[::2], figures[1::2], strict=True)
            )
        )

    rows = part(2021, "1234") + part(2022, "5678")
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>BÁO CÁO</p><p>Kết quả</p><table>{rows}</table></body></html>", encoding="utf-8")
    found = {cell.text: (cell.row_label, cell.column_label) for cell in pipeline.extract(path).cells}
    assert (found["1"], found["8"]) == (("Tân Lập", "Năm 2021 > Lúa"), ("Tân Phú", "Năm 2022 > Ngô"))

"""Tables whose columns stand twice beside each other: each figure is of the name in its own part."""

from __future__ import annotations

import pytest

import pipeline

TABLES = {
    # rows -> {figure: label of its row}
    "a long list in two parts": (
        "TT\tXã\tDân số (người)\tTT\tXã\tDân số (người)\n1\tTân Lập\t4.512\t3\tTân Hòa\t3.904\n2\tTân Phú\t5.120\t\t\t\n",
        {"4.512": "Tân Lập", "3.904": "Tân Hòa", "5.120": "Tân Phú"},
    ),
    "in three parts": (
        "Xã\tSố hộ\tXã\tSố hộ\tXã\tSố hộ\nTân Lập\t412\tTân Hòa\t304\tTân An\t215\nTân Phú\t520\tTân Mỹ\t618\tTân Kỳ\t127\n",
        {"412": "Tân Lập", "304": "Tân Hòa", "215": "Tân An", "127": "Tân Kỳ"},
    ),
    "heads alike, one column of names": (
        "Xã\tKế hoạch\tThực hiện\tKế hoạch\tThực hiện\nTân Lập\t412\t304\t215\t127\nTân Phú\t520\t618\t310\t209\n",
        {"412": "Tân Lập", "215": "Tân Lập", "209": "Tân Phú"},
    ),
    "another head": (
        "Xã\tSố hộ\tThôn\tSố hộ\nTân Lập\t412\tĐông\t304\nTân Phú\t520\tTây\t618\n",
        {"412": "Tân Lập", "304": "Tân Lập"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "labels"), TABLES.values(), ids=TABLES)
def test_labels_of_halves(run_text, table, labels):
    cells = run_text(f"BÁO CÁO\nKết quả\n\nBảng 1. Số liệu\n{table}").cells
    assert {cell.text: cell.row_label for cell in cells if cell.text in labels} == labels


def test_halves_under_heads_of_their_own(tmp_path):
    rows = (
        '<tr><td colspan="2">Phần thu</td><td colspan="2">Phần chi</td></tr>'
        "<tr><td>Nội dung</td><td>Số tiền</td><td>Nội dung</td><td>Số tiền</td></tr>"
        "<tr><td>Thu phí</td><td>412</td><td>Chi lương</td><td>304</td></tr>"
        "<tr><td>Thu khác</td><td>520</td><td>Chi khác</td><td>618</td></tr>"
    )
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>BÁO CÁO</p><p>Kết quả</p><table>{rows}</table></body></html>", encoding="utf-8")
    found = {cell.text: cell.row_label for cell in pipeline.extract(path).cells}
    assert (found["412"], found["304"], found["618"]) == ("Thu phí", "Chi lương", "Chi khác")


TYPED = """BÁO CÁO
Kết quả hỗ trợ

   TT           Họ và tên        Số tiền (đồng)   TT            Họ và tên          Số tiền (đồng)
 1     Nguyễn Văn An                  3.377.000        4 Võ Văn Phúc                    6.121.000
 2     Trần Văn Bé                    5.592.000        5 Đỗ Thị Giang                   6.999.000
 3     Lê Thị Cúc                       770.000        6 Bùi Văn Hải                    3.850.000

Danh sách trên đã được niêm yết.
"""


def test_halves_set_with_blanks(run_text):
    found = {cell.text: (cell.row_label.lstrip("456 "), cell.value) for cell in run_text(TYPED).cells}
    assert found["5.592.000"] == ("Trần Văn Bé", 5_592_000)
    assert found["6.999.000"] == ("Đỗ Thị Giang", 6_999_000)

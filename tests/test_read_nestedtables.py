"""Tables with heads that stand in cells of other tables of Word files and web pages."""

from __future__ import annotations

import docx
import pytest

from pipeline import extract

INNER = [["Nguồn", "Số tiền"], ["Thu đất", "1.200"], ["Thu phí", "350"]]


def filled(table, rows):
    """The table with its texts, ruled."""
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


@pytest.fixture
def nested(tmp_path):
    """Lines above an inner table in its cell -> the report of a Word file with it."""

    def make(*above):
        made = docx.Document()
        made.add_paragraph("Kết quả thu ngân sách của xã trong năm 2023 như sau")
        outer = filled(made.add_table(2, 2), [["Nội dung", "Chi tiết"], ["Thu ngân sách", above[0] if above else ""]])
        cell = outer.cell(1, 1)
        for line in above[1:]:
            cell.add_paragraph(line)
        filled(cell.add_table(3, 2), INNER)
        made.save(tmp_path / "a.docx")
        return extract(tmp_path / "a.docx")

    return make


def figures(report):
    """Row, head, value and unit of the cells with figures."""
    return [(c.row_label, c.column_label, str(c.value), c.unit) for c in report.cells if c.value is not None]


def test_it_is_a_table_for_itself_with_the_unit_above_it(nested):
    report = nested("Theo nguồn thu", "Đơn vị tính: triệu đồng")
    assert [table.unit for table in report.tables] == [None, "Đơn vị tính: triệu đồng"]
    assert [cell.text for cell in report.cells[:4]] == ["Nội dung", "Chi tiết", "Thu ngân sách", "Theo nguồn thu"]
    assert figures(report) == [
        ("Thu đất", "Số tiền", "1200000000", "VND"),
        ("Thu phí", "Số tiền", "350000000", "VND"),
    ]


def test_without_a_line_above_it(nested):
    assert figures(nested()) == [("Thu đất", "Số tiền", "1200", ""), ("Thu phí", "Số tiền", "350", "")]


def test_in_a_web_page(tmp_path):
    inner = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in INNER)
    outer = f"<tr><td>Nội dung</td><td>Chi tiết</td></tr><tr><td>Thu ngân sách</td><td><p>ĐVT: triệu đồng</p><table border=1>{inner}</table></td></tr>"
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><p>Kết quả thu ngân sách của xã</p><table border=1>{outer}</table></body></html>")
    assert [row[2] for row in figures(extract(page))] == ["1200000000", "350000000"]

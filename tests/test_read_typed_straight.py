"""Typed tables whose figures do not stand straight: `pdftotext -layout` sets the rows of a page some blanks apart."""

from __future__ import annotations

HEAD = """BÁO CÁO
Kết quả rà soát

                                                        Kết quả rà soát
               Xã, thị       Tổng số
    TT                                         Hộ nghèo               Hộ cận nghèo
                trấn        hộ dân cư
                                           Số hộ    Tỷ lệ (%)      Số hộ      Tỷ lệ (%)
"""
ROWS = """          1 Xã Mỹ Thọ            2.554         214         2,60         111          2,84
          2 Xã Mỹ An             1.445           64        3,01         216          5,25
          3 Xã Mỹ                3.769         295         1,72         270          2,60
            Thắng
          4 Xã Mỹ                3.858            130         7,34          211          7,58
            Đức
          5 Xã Mỹ Lộc            2.287             62         8,57          290          6,42
          6 Xã Mỹ                  931            237         2,63          293          1,65
            Phong
"""
LABELS = ["Tổng số hộ dân cư", *(f"Kết quả rà soát > {group} > {head}" for group in ("Hộ nghèo", "Hộ cận nghèo") for head in ("Số hộ", "Tỷ lệ (%)"))]  # fmt: skip


def test_the_first_figures_of_each_row_are_a_column(run_text):
    cells = [cell for cell in run_text(HEAD + ROWS).cells if cell.value is not None and cell.column > 1]
    assert [cell.column_label for cell in cells] == LABELS * 6
    assert [cell.row_label for cell in cells[::5]] == ["Xã Mỹ Thọ", "Xã Mỹ An", "Xã Mỹ Thắng", "Xã Mỹ Đức", "Xã Mỹ Lộc", "Xã Mỹ Phong"]  # fmt: skip
    assert [cell.text for cell in cells[-5:]] == ["931", "237", "2,63", "293", "1,65"]


def test_a_row_that_lacks_a_figure_tells_no_columns(run_text):
    lacking = ROWS.replace("2.287             62         8,57", "2.287                        8,57")
    report = run_text(HEAD + lacking)
    assert not any(cell.column_label in LABELS for cell in report.cells)
    assert "loose_figures" in {problem.code for problem in report.problems}

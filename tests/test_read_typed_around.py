"""What stands around the figures of tables set with blanks: notes behind them, headings below, heads over several."""

from __future__ import annotations

import pytest

NOTES = """BÁO CÁO
Kết quả xây dựng

                 Bảng 1: Tiến độ các công trình

  TT    Công trình                 Kế hoạch      Giải ngân    Tiến độ
                                 (triệu đồng)  (triệu đồng)
  1     Đường thôn Đông                  1.250            840   Đang thi công, khối
                                                                lượng đạt 60%
  2     Kênh mương nội đồng                966            322   Chưa bàn giao
  3     Nhà văn hóa                      1.720          1.720   Hoàn thành
"""

HEADED = """BÁO CÁO
Kết quả năm 2019

I. NHÂN LỰC

                                                            Đơn vị: người
  STT     Đơn vị          Tổng số                 Chia ra
                                      Bác sĩ      Điều       Khác
                                                  dưỡng
  1     Phòng khám             16           4          6         6
        đa khoa huyện
  2     Trạm Y tế xã           18           1         11         6
        Hòa Lợi
  3     Trạm Y tế xã           28           5          6        17
        Tân Hưng
        Cộng                   62          10         23        29
II. TỒN TẠI

Thiếu bác sĩ.
"""

OWN_FIGURES = """BÁO CÁO
Kết quả năm 2019

                                                  Đơn vị tính: %
  STT     Chỉ tiêu              Kế hoạch     Thực hiện
  1     Tỷ lệ trẻ em                95,0          96,2
        được tiêm chủng
  2     Tỷ lệ xã đạt                80,0          81,5
        tiêu chí y tế
  3     Tỷ lệ trẻ dưới              12,5          12,1
        5 tuổi suy
        dinh dưỡng
"""


def told(report) -> dict[str, tuple[str, str]]:
    return {cell.text: (cell.row_label, cell.column_label) for cell in report.cells if cell.mention_id}


def test_figures_before_notes(run_text):
    report = run_text(NOTES)
    found = told(report)
    assert found["840"] == ("Đường thôn Đông", "Giải ngân (triệu đồng)")
    assert found["966"] == ("Kênh mương nội đồng", "Kế hoạch (triệu đồng)")
    assert "Đang thi công, khối lượng đạt 60%" in {cell.text for cell in report.cells}


def test_a_heading_right_below_a_table(run_text):
    report = run_text(HEADED)
    assert told(report)["62"] == ("Cộng", "Tổng số")
    assert [section.heading for section in report.sections] == ["I. NHÂN LỰC", "II. TỒN TẠI"]


@pytest.mark.parametrize(("figure", "head"), [("10", "Chia ra > Bác sĩ"), ("23", "Chia ra > Điều dưỡng"), ("29", "Chia ra > Khác")])  # fmt: skip
def test_a_head_over_the_middle_of_several(run_text, figure, head):
    assert told(run_text(HEADED))[figure] == ("Cộng", head)


def test_a_name_with_a_figure_at_the_beginning_of_a_line(run_text):
    assert told(run_text(OWN_FIGURES))["12,5"] == ("Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng", "Kế hoạch")

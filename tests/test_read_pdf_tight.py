"""Tables without lines, set tight: words of two columns nearly touch, heads and names run over lines of their own."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.model import Document
from tests.test_read_pdf import HIGH, Sheet, document_of, grid
from tests.typeset import fonts

SIZE = 10
Line = tuple[float, dict[float, str]]  # height below the first line -> words by the place that they are set at


def _laid(tmp_path, lines: list[Line], *, right: float = 290.0) -> Document:
    """A page of these lines: words left of `right` begin at their place, others end at it."""

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.font(size=SIZE)
        for low, words in lines:
            for x, text in words.items():
                if x < right:
                    sheet.at(x, 150 + low, text)
                else:
                    sheet.canvas.drawRightString(x, HIGH - 150 - low, text)

    return document_of(tmp_path, page)


def _wide(text: str) -> float:
    fonts.register()
    return stringWidth(text, fonts.face(), SIZE)


def _before(x: float, text: str, room: float) -> float:
    """Where words begin that end `room` points before a place."""
    return x - room - _wide(text)


def test_a_name_that_nearly_touches_its_unit(tmp_path):
    wide = "Lao động có việc làm"
    at = _before(220, wide, 6)
    rows = [("Tổng đàn trâu", "Con", "52.108", "37.383"), ("Thu ngân sách", "Triệu đồng", "24.666", "17.611"),
            (wide, "Người", "10.707", "10.416"), ("Diện tích", "Ha", "1.396,3", "1.139,8")]  # fmt: skip
    lines = [(0.0, {at: "Chỉ tiêu", 220: "Đơn vị", 330: "Kế hoạch", 400: "Thực hiện"})]
    lines += [(18.0 * (n + 1), {at: a, 220: b, 330: c, 400: d}) for n, (a, b, c, d) in enumerate(rows)]
    assert grid(_laid(tmp_path, lines))[1:] == [list(row) for row in rows]


def test_the_last_line_of_a_head_begins_in_small_letters(tmp_path):
    lines = [
        (0.0, {70: "Loại hình", 330: "Số lớp", 400: "Trong"}),
        (12.0, {400: "đó: Nữ"}),
        (32.0, {70: "Công lập", 330: "578", 400: "8.600"}),
        (50.0, {70: "Tư thục", 330: "240", 400: "2.880"}),
        (68.0, {70: "Nhóm trẻ", 330: "984", 400: "11.808"}),
    ]
    assert grid(_laid(tmp_path, lines))[0] == ["Loại hình", "Số lớp", "Trong đó: Nữ"]


def test_a_share_in_the_last_line_of_a_head_is_no_row(tmp_path):
    lines = [
        (0.0, {70: "Họ và tên", 330: "Lương", 400: "Trừ BHXH,", 470: "Thực lĩnh"}),
        (12.0, {330: "(đồng)", 400: "BHYT", 470: "(đồng)"}),
        (24.0, {400: "10,5%"}),
        (44.0, {70: "Nguyễn Văn An", 330: "5.400.000", 400: "567.000", 470: "4.833.000"}),
        (62.0, {70: "Trần Thị Bình", 330: "8.964.000", 400: "941.220", 470: "8.022.780"}),
        (80.0, {70: "Lê Văn Cường", 330: "7.308.000", 400: "767.340", 470: "6.540.660"}),
    ]
    found = grid(_laid(tmp_path, lines))
    assert not any("10,5%" in cell for row in found[1:] for cell in row)
    assert found[-1] == ["Lê Văn Cường", "7.308.000", "767.340", "6.540.660"]


@pytest.mark.parametrize("last", [("Kiệt", "đồ 25"), ("Hòa", "bản đồ 7")])
def test_the_last_row_goes_on_in_several_columns(tmp_path, last):
    rows = [("Trần Phú", "Thửa số 5", "2.900", "1.740"), ("Lê Lợi", "Thửa số 8", "1.370", "8.220"),
            ("Lý Thường", "Thửa số 6, tờ bản", "2.880", "1.728")]  # fmt: skip
    lines = [(0.0, {70: "Đường", 170: "Đoạn", 330: "VT1", 400: "VT2"})]
    lines += [(24.0 * (n + 1), {70: a, 170: b, 330: c, 400: d}) for n, (a, b, c, d) in enumerate(rows)]
    lines.append((84.0, {70: last[0], 170: last[1]}))
    assert grid(_laid(tmp_path, lines))[-1] == [
        f"Lý Thường {last[0]}",
        f"Thửa số 6, tờ bản {last[1]}",
        "2.880",
        "1.728",
    ]


def test_a_row_between_others_goes_on_in_several_columns(tmp_path):
    rows = [("Trần Phú", "Thửa số 5", "2.900", "1.740"), ("Lý Thường", "Thửa số 6, tờ", "2.880", "1.728"),
            ("Kiệt", "bản đồ 2", "", ""), ("Lê Lợi", "Thửa số 8", "1.370", "8.220")]  # fmt: skip
    lines = [(0.0, {70: "Đường", 170: "Đoạn", 330: "VT1", 400: "VT2"})]
    lines += [(12.0 * (n + 2), {70: a, 170: b, 330: c, 400: d}) for n, (a, b, c, d) in enumerate(rows)]
    assert grid(_laid(tmp_path, lines))[2:] == [
        ["Lý Thường Kiệt", "Thửa số 6, tờ bản đồ 2", "2.880", "1.728"],
        ["Lê Lợi", "Thửa số 8", "1.370", "8.220"],
    ]


def test_a_last_row_whose_figures_nearly_touch(tmp_path):
    rows = [("An", "12.000.000", "150.000", "12.150.000"), ("Bình", "4.500.000", "900.000", "5.400.000"),
            ("Cường", "9.000.000", "750.000", "9.750.000"), ("Tổng", "25.500.000", "1.800.000", "27.300.000")]  # fmt: skip
    wide = [_wide(text) for text in rows[-1]]
    first = 300.0
    ends = [first, first + 6 + wide[2], first + 12 + wide[2] + wide[3]]
    lines = [(0.0, dict(zip((70.0, *ends), ("Họ và tên", "Trợ cấp", "Thêm", "Cộng"), strict=True)))]
    lines += [(24.0 * (n + 1), dict(zip((70.0, *ends), row, strict=True))) for n, row in enumerate(rows)]
    assert grid(_laid(tmp_path, lines))[1:] == [list(row) for row in rows]


def test_a_head_of_two_lines_beside_one_of_one(tmp_path):
    lines = [
        (0.0, {430: "Doanh thu (triệu"}),
        (6.0, {300: "Lượt"}),
        (12.0, {414: "đồng)"}),
        (32.0, {70: "Bệnh viện tỉnh", 300: "12.599", 430: "85.601,7"}),
        (50.0, {70: "Bệnh viện huyện", 300: "21.108", 430: "62.168,1"}),
        (68.0, {70: "Trạm y tế", 300: "11.378", 430: "74.756,4"}),
    ]
    found = grid(_laid(tmp_path, lines))
    assert found[0][-1] == "Doanh thu (triệu đồng)"

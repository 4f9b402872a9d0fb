"""Markdown of converters: pandoc's tables of dashes and boxes, marker's pages, docling's heads of two rows."""

from __future__ import annotations

import pytest

from pipeline.read.converted import without_leftovers
from pipeline.read.pandoctables import pandoc_as_tabs
from pipeline.read.texttables import find_tables
from pipeline.read.typedtext import Typed

SIMPLE = """\
  Huyện           Số trẻ    Tỷ lệ (%)
  ------------ --------- ------------
  Bù Gia Mập         845         88,7
  Lộc Ninh         1.120         91,4
"""
MULTILINE = """\
  -----------------------------------------------------
  STT   Đơn vị                 Số lượt     Kinh phí
                                  khám   (triệu đồng)
  ----- -------------------- --------- --------------
  1     Bệnh viện đa khoa      412.300      154.208,5
        tỉnh Tây Ninh

  2     TTYT huyện Bến Cầu      98.712       18.940,2
  -----------------------------------------------------
"""
HEADLESS = """\
  ----------- -------
  Thu nội địa   1.250
  Thu khác         75
  ----------- -------
"""
GRID = """\
+------------------+--------------+-------------+
| Huyện            | Trẻ tiêm đủ\\ | Tỷ lệ       |
|                  | (trẻ)        | (%)         |
+==================+==============+=============+
| Huyện Ngọc Hồi   | 1.120        | 91,4        |
+------------------+--------------+-------------+
| Huyện Kon        | 845          | 88,7        |
| Plông            |              |             |
+------------------+--------------+-------------+
"""
FOUND = [
    (SIMPLE, ["Huyện\tSố trẻ\tTỷ lệ (%)", "Bù Gia Mập\t845\t88,7", "Lộc Ninh\t1.120\t91,4"]),
    (MULTILINE, ["STT\tĐơn vị\tSố lượt khám\tKinh phí (triệu đồng)", "1\tBệnh viện đa khoa tỉnh Tây Ninh\t412.300\t154.208,5",
                 "2\tTTYT huyện Bến Cầu\t98.712\t18.940,2"]),
    (HEADLESS, ["Thu nội địa\t1.250", "Thu khác\t75"]),
    (GRID, ["Huyện\tTrẻ tiêm đủ (trẻ)\tTỷ lệ (%)", "Huyện Ngọc Hồi\t1.120\t91,4", "Huyện Kon Plông\t845\t88,7"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), FOUND)
def test_tables_of_pandoc_become_lines_of_tabs(text, rows):
    made = pandoc_as_tabs(f"Kết quả như sau:\n\n{text}\nTrên đây là báo cáo.\n")
    assert [line for line in made.split("\n") if line.strip()] == ["Kết quả như sau:", *rows, "Trên đây là báo cáo."]


def test_a_box_without_figures_is_the_text_of_its_columns():
    head = """\
+------------------------+--------------------------------+
| **UBND TỈNH KON TUM**\\ | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA    |
| **SỞ Y TẾ**            | VIỆT NAM\\                      |
|                        | Độc lập - Tự do - Hạnh phúc**  |
| Số: 22/BC-SYT          |                                |
+------------------------+--------------------------------+
"""
    lines = [line for line in pandoc_as_tabs(head).split("\n") if line]
    assert lines[:3] == ["**UBND TỈNH KON TUM**", "**SỞ Y TẾ**", "Số: 22/BC-SYT"]
    assert lines[3:] == ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc**"]


SAME = [
    "UBND HUYỆN A LƯỚI      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n-------            ---------------\nSố: 12/BC-UBND         A Lưới, ngày 5 tháng 6 năm 2021\n",
    "Tiêu đề\n-------\n\nThu 12,5 tỷ đồng.\n",
    "---\ntitle: Báo cáo\n---\n\nThu 12,5 tỷ đồng.\n",
    "| Thu | Chi |\n|-----|-----|\n| 12  | 10  |\n",
    "+----+----+\n| Thu | Chi |\n+----+----+\n",  # pipes that do not stand below the corners
]


@pytest.mark.parametrize("text", SAME)
def test_what_is_no_table_of_pandoc_stays(text):
    assert pandoc_as_tabs(text) == text


def test_marks_of_pages_anchors_and_breaks_are_left_out():
    text = """\
{0}------------------------------------------------

## <span id="page-0-0"></span>**I. THU**

| Xã | Tổng<br>số |
|----|------------|
| Hòa Bình | 1.250 |

{1}------------------------------------------------

| Xã | Tổng<br>số |
|----|------|
| Hòa An | 870 |

Hết. Nơi nhận<br>như trên.

| UBND XÃ<br>HÒA AN | CỘNG HÒA |
|---|---|
"""
    assert (
        without_leftovers(text).strip()
        == """\
## **I. THU**

| Xã | Tổng số |
|----|------------|
| Hòa Bình | 1.250 |
| Hòa An | 870 |

Hết. Nơi nhận<br>như trên.

| UBND XÃ<br>HÒA AN | CỘNG HÒA |
|---|---|"""
    )


def test_another_table_behind_a_mark_is_another():
    text = "| Xã | Thu |\n|--|--|\n| An | 1 |\n\n{1}----------------\n\n| Thôn | Chi |\n|--|--|\n| Ba | 2 |\n"
    assert without_leftovers(text).count("|--|--|") == 2


def spans(text: str) -> list[tuple[str, int, int, int]]:
    table = find_tables(text, [], Typed(text)).tables[0]
    return [(text[c.start : c.end], c.row, c.row_span, c.column_span) for c in table.cells if c.row < 2]


def test_heads_of_two_rows_cover_their_columns_and_rows():
    text = "| Huyện | Kinh phí | Kinh phí.1 |\n|---|---|---|\n| Huyện | Tỉnh | Dân |\n| Trùng Khánh | 2.794 | 310 |\n"
    assert spans(text) == [("Huyện", 0, 2, 1), ("Kinh phí", 0, 1, 2), ("Tỉnh", 1, 1, 1), ("Dân", 1, 1, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        "| Huyện | Năm | Năm.1 |\n|---|---|---|\n| Trùng Khánh | 2.794 | 310 |\n| Hạ Lang | 12 | 10 |\n",  # no second head
        "| Huyện | Thu | Chi |\n|---|---|---|\n| Huyện | Tỉnh | Dân |\n| Hạ Lang | 12 | 10 |\n",  # nothing is over two
    ],
)
def test_other_heads_stay_as_they_are(rows):
    assert {cell[2:] for cell in spans(rows)} == {(1, 1)}

"""PDF files: raised marks of footnotes, and hyphens that the file calls soft."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Box
from pipeline.read.raised import drop_marks
from tests.test_read_legacy import PROSE as UNICODE
from tests.test_read_legacy import SMALL as OLD
from tests.test_read_legacy import TCVN3, encoded, lines_of, read, write_pdf
from tests.test_read_pdf import PROSE, Sheet, document_of, grid
from tests.typeset import fonts

SIZE = 13.0
LITTLE, LIFT = 8.0, 5.0


def mixed(sheet: Sheet, top: float, printed: str, *, small: float = LITTLE, lift: float = LIFT, x: float = 85) -> None:
    """Print a line; what stands between `^` is small and raised."""
    for number, piece in enumerate(printed.split("^")):
        size = small if number % 2 else SIZE
        sheet.font(size=size)
        sheet.at(x, top - (lift if number % 2 else 0), piece)
        x += sheet.canvas.stringWidth(piece, fonts.face(), size)
    sheet.font(size=SIZE)


def printed_line(tmp_path: Path, printed: str, **how: float) -> str:
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        mixed(sheet, 150, printed, **how)
        sheet.at(85, 180, PROSE)

    text = document_of(tmp_path, page).text
    return " ".join(text.split(PROSE)[3].split())


@pytest.mark.parametrize("how", [{}, {"small": 11.0, "lift": 7.0}, {"small": 6.5, "lift": 4.0}], ids=str)
@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Thu ngân sách 15.400^5^ triệu đồng", "Thu ngân sách 15.400 triệu đồng"),
        ("đạt 61,2^3^ % kế hoạch", "đạt 61,2 % kế hoạch"),
        ("đạt 61,2%^3^ kế hoạch", "đạt 61,2% kế hoạch"),
        ("vốn tập trung hơn^2^, bình quân", "vốn tập trung hơn, bình quân"),
        ("bố trí vốn tập trung hơn^12^.", "bố trí vốn tập trung hơn."),
        ("Quyết định số 3021/QĐ-UBND^5^ ngày 12/12/2022^6^.", "Quyết định số 3021/QĐ-UBND ngày 12/12/2022."),
        ("trong năm 2022^8^ đã có", "trong năm 2022 đã có"),
        ("trong năm 2022^10^ đã có", "trong năm 2022 đã có"),
        ("Xã Hố Nai 3^8^", "Xã Hố Nai 3"),
        ("tổng chi 412,35 tỷ đồng^12^, bằng", "tổng chi 412,35 tỷ đồng, bằng"),
        ("đến hết năm 2022,^3^ huyện", "đến hết năm 2022, huyện"),
        ("đến hết năm 2022.^3^", "đến hết năm 2022."),
        ("trong năm 2022^1,2^ đã có", "trong năm 2022 đã có"),
        ("trong năm 2022^1, 2^ đã có", "trong năm 2022 đã có"),
        ("số tiền 12.300^*^ đồng", "số tiền 12.300 đồng"),
        ("số tiền 12.300^(1)^ đồng", "số tiền 12.300 đồng"),
        ("Ủy ban nhân dân huyện^[4]^ báo cáo", "Ủy ban nhân dân huyện báo cáo"),
        ("kế hoạch (15^2^) dự án", "kế hoạch (15) dự án"),
        ("diện tích 250 ha^9^, sản lượng", "diện tích 250 ha, sản lượng"),
        ("diện tích 250 m^24^ đất", "diện tích 250 m2 đất"),
        ("năm 2010^1^ có", "năm 2010 có"),
        ("chừng 1.210^6^ con", "chừng 1.210 con"),
        ("trong tháng năm^2^ đã có", "trong tháng năm đã có"),
    ],
)
def test_marks_of_footnotes_are_no_text(tmp_path, printed, expected, how):
    assert printed_line(tmp_path, printed, **how) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("diện tích 1.250 m^2^ đất", "diện tích 1.250 m2 đất"),
        ("350m^3^ nước", "350m3 nước"),
        ("giá 250.000 đồng/km^2^", "giá 250.000 đồng/km2"),
        ("DIỆN TÍCH (M^2^)", "DIỆN TÍCH (M2)"),
        ("lúc 8h^30^ sáng", "lúc 8h30 sáng"),
        ("gồm 3 x 10^3^ con", "gồm 3 x 10³ con"),
        ("gồm 2,5×10^12^ con", "gồm 2,5×10¹² con"),
        ("chừng 10^6^ kWh", "chừng 10⁶ kWh"),
        ("nồng độ 10^-3^ mg/l", "nồng độ 10⁻³ mg/l"),
        ("ở 25^0^C", "ở 25°C"),
        ("góc 25^0^ về phía", "góc 25° về phía"),
        ("dài 5^1^/2 km", "dài 5¹/2 km"),
        ("^5^ Theo Quyết định", "5 Theo Quyết định"),
        ("cả năm ^15.400^ con", "cả năm 15.400 con"),
        ("cả năm^15.400^ con", "cả năm15.400 con"),
    ],
)
def test_other_raised_figures_stay_or_say_what_they_are(tmp_path, printed, expected):
    assert printed_line(tmp_path, printed).replace(" ", "") == expected.replace(" ", "")  # pdfium breaks the line there


@pytest.mark.parametrize("how", [{"lift": 0.0}, {"lift": -3.0}, {"small": SIZE}, {"small": SIZE, "lift": 0.0}], ids=str)
def test_figures_that_are_not_both_small_and_raised_stay(tmp_path, how):
    printed = "số 15.400^5^ đồng"
    assert printed_line(tmp_path, printed, **how) == "số 15.4005 đồng"


def test_marks_in_cells_go_and_smaller_tables_stay(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        rows = [["Xã", "Thu (triệu đồng)"], ["Hố Nai 3", ""], ["Bình Minh", "2.150"]]
        sheet.table(150, rows, [120, 150], ("FONT", (0, 0), (-1, -1), fonts.face(), 7))
        mixed(sheet, 180, "1.234^5^", x=211)

    assert grid(document_of(tmp_path, page))[1:] == [["Hố Nai 3", "1.234"], ["Bình Minh", "2.150"]]


@pytest.mark.parametrize("turn", [90, 270])
def test_marks_on_turned_pages(tmp_path, turn):
    def page(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setPageRotation(turn)
        wide, high = canvas._pagesize
        canvas.translate(*{90: (wide, 0), 270: (0, high)}[turn])
        canvas.rotate(turn)
        for i, printed in enumerate(["năm 2022^8^ đã có", "cả năm 15.400^12^ con", "được 350 m^2^ đất"]):
            mixed(sheet, 400 + 20 * i, printed)

    text = " ".join(document_of(tmp_path, page).text.split())
    assert text == "năm 2022 đã có cả năm 15.400 con được 350 m2 đất"


def test_printed_soft_hyphens_are_hyphens(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, "Số: 253/BC\u00adUBND, vốn 12\u00ad15 tỷ đồng, giai đoạn 2021\u00ad2025")
        sheet.at(85, 80, "lãi \u00ad5,2 tỷ đồng; tỉnh Bà Rịa \u00ad Vũng Tàu")
        sheet.prose(100)

    text = document_of(tmp_path, page).text
    assert text.startswith(
        "Số: 253/BC-UBND, vốn 12-15 tỷ đồng, giai đoạn 2021-2025\nlãi -5,2 tỷ đồng; tỉnh Bà Rịa - Vũng Tàu\n"
    )


def test_soft_hyphens_of_an_old_encoding_are_letters(tmp_path):
    old = [*OLD, "Đầu tư như kế hoạch đưa ra"]
    lines = [*((encoded(line, TCVN3), "Old") for line in old), *((line, "New") for line in UNICODE)]
    lines.append(("Vốn 12\u00ad15 tỷ đồng", "New"))
    assert lines_of(read(write_pdf(tmp_path, lines))) == [*old, *UNICODE, "Vốn 12-15 tỷ đồng"]


def test_a_page_without_a_mark_is_left_alone(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("pipeline.read.raised._replace", fail)
    assert "12/3/2022" in document_of(tmp_path, lambda sheet: sheet.at(85, 60, "ngày 12/3/2022 (*) 15,3% m2")).text


class Glyphs:
    """A page of characters that stand where they are told, as pdfium gives them."""

    encoding = ""

    def __init__(self, text: str, boxes: dict[int, Box]) -> None:
        self.text, self._boxes = text, boxes

    def box_at(self, at: int) -> Box:
        return self._boxes.get(at, Box(0, 0, 0, 0))

    def baseline(self, at: int) -> float:
        return self.box_at(at).bottom - 3

    def heights(self, indexes):
        return [self.box_at(at).bottom - self.box_at(at).top for at in indexes]

    def replace_text(self, text, sources, encoding):
        self.text, self.sources, self.encoding = text, sources, encoding


@pytest.mark.parametrize(
    ("word", "mark", "gap", "lift", "expected"),
    [
        ("hơn", "2", 0.0, 6.0, "hơn."),
        ("đồng", "2", 0.0, 6.0, "đồng."),
        ("m", "2", 0.0, 6.0, "m2."),  # square metres
        ("hơn", "2", 80.0, 6.0, "hơn\r\n2\r\n."),  # elsewhere on the page
        ("hơn", "2", 0.0, 0.0, "hơn\r\n2\r\n."),  # not raised
        ("hơn", "2", 0.0, -16.0, "hơn\r\n2\r\n."),  # below
    ],
)
def test_a_mark_on_a_line_of_its_own_goes_with_its_breaks(word, mark, gap, lift, expected):
    text = f"{word}\r\n{mark}\r\n."
    at = len(word) + 2
    boxes = {i: Box(50 + 6 * i, 100, 56 + 6 * i, 114) for i in range(len(word))}
    end = 50 + 6 * len(word)
    boxes[at] = Box(end + gap, 104 - lift + 1, end + gap + 4, 114 - lift)
    boxes[len(text) - 1] = Box(end + gap + 4, 100, end + gap + 7, 114)
    page = Glyphs(text, boxes)
    drop_marks(page)
    assert page.text == expected

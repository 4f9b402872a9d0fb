"""What stands around and over a page's text: stamps, watermarks, sideways lines, signers side by side, full pages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4

from pipeline.model import Box, Stamp
from pipeline.read.lines import Line
from pipeline.read.seals import part_seals, signing_time
from tests.test_read_pdf import HIGH, MOTTO, PROSE, Sheet, body, by_rows, document_of, printed_lines

GOVERNMENT = "Ký bởi: Cổng Thông tin điện tử Chính phủ\nEmail: thongtinchinhphu@chinhphu.vn\nCơ quan: Văn phòng Chính phủ\nThời gian ký: 27.06.2025 17:00:11 +07:00"
# A stamp's lines, who signed, when.
STAMPS = [
    (GOVERNMENT, "Cổng Thông tin điện tử Chính phủ", "2025-06-27T17:00:11+07:00"),
    (
        "Ký bởi: ỦY BAN NHÂN\nDÂN TỈNH LÂM ĐỒNG\nCơ quan: ỦY BAN NHÂN\nDÂN TỈNH LÂM ĐỒNG\nThời gian ký: 13/11/2025\n15:53:50",
        "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
        "2025-11-13T15:53:50",
    ),
    ("Người ký: Nguyễn Văn An\nNgày ký: 2018-03-05T16:15+07:00", "Nguyễn Văn An", "2018-03-05T16:15:00+07:00"),
    ("Digitally signed by HIỆP HỘI\nDate: 2025.10.20 18:57:55+07'00'", "HIỆP HỘI", "2025-10-20T18:57:55+07:00"),
    (
        "Signature Not Verified\nĐược ký bởi TRẦN THỊ BÌNH\nNgày ký: 05.12.2019 09:10",
        "TRẦN THỊ BÌNH",
        "2019-12-05T09:10:00",
    ),
    ("CÔNG VĂN ĐẾN\nSố: 1234\nNgày: 12/3/2020", "", "2020-03-12"),
    ("VĂN PHÒNG CHÍNH PHỦ\nCÔNG VĂN ĐẾN\nGiờ: 9 Ngày: 12/3/2020", "", "2020-03-12"),
    ("ĐẾN Giờ: C Ngày: 27/6/2025", "", "2025-06-27"),
    ("SAO Y; Văn phòng Chính phủ; 12/10/2021 10:22:33", "Văn phòng Chính phủ", "2021-10-12T10:22:33"),
    ("SAO Y BẢN CHÍNH", "", ""),
    (
        "SAO Y BẢN CHÍNH\nSố: 112/SY-UBND\nYên Minh, ngày 11 tháng 7 năm 2022\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nSùng Mí Lử",
        "",
        "",
    ),
    ("SAO LỤC\nSố: …/SL-SNV\nngày 11/7/2022\nKT. GIÁM ĐỐC", "", "2022-07-11"),
    ("Được ký số bởi: UBND huyện Ba Bể vào lúc 08:15 ngày 27/06/2022", "UBND huyện Ba Bể", "2022-06-27"),
    ("Ký điện tử bởi Lê Thị Mai\nvào ngày 03/02/2021 08:15", "Lê Thị Mai", "2021-02-03T08:15:00"),
    ("Văn bản ký số ngày 14-9-2020\nbởi UBND thị xã Ngã Năm", "UBND thị xã Ngã Năm", "2020-09-14"),
    ("Văn bản được ký điện tử vào lúc 10:00 ngày 14-9-2020", "", "2020-09-14"),
    ("vbdh_camle, 05/07/2022 08:15:30, Văn phòng HĐND-UBND quận", "", "2022-07-05T08:15:30"),
    ("Văn bản được in từ hệ thống QLVB lúc 05/07/2022 10:11; Người in: Trần B", "", "2022-07-05T10:11:00"),
    ("Cổng TTĐT huyện - Ngày đăng: 05/07/2022 - Lượt xem: 1.245", "", "2022-07-05"),
    ("HỎA TỐC\nHạn xử lý: 30/06/2022", "", "2022-06-30"),
]


def lines_of(text: str, top: float = 40.0) -> list[Line]:
    return [Line(line, (), Box(400, top + 9 * i, 560, top + 9 * i + 9)) for i, line in enumerate(text.split("\n"))]


@pytest.mark.parametrize(("text", "signer", "signed_at"), STAMPS)
def test_stamps_are_parted_from_the_text(text, signer, signed_at):
    above, below = (
        Line("Điều 1. Phê duyệt", (), Box(85, 20, 300, 33)),
        Line("Điều 2. Thi hành", (), Box(85, 300, 300, 313)),
    )
    kept, stamps = part_seals([above, *lines_of(text), below], 3)
    assert [line.text for line in kept] == [above.text, below.text]
    is_signature = text != GOVERNMENT and not re.search("ĐẾN|SAO |HỎA TỐC|in từ|Lượt xem|vbdh", text)
    assert stamps == [Stamp(text, page=3, signer=signer, signed_at=signed_at, is_signature=is_signature)]


def test_a_letterhead_below_a_copy_mark_is_text():
    text = "SAO Y BẢN CHÍNH\nỦY BAN NHÂN DÂN\nHUYỆN YÊN MINH\nSố: 45/QĐ-UBND"
    kept, stamps = part_seals(lines_of(text), 1)
    assert [stamp.text for stamp in stamps] == ["SAO Y BẢN CHÍNH"]
    assert [line.text for line in kept] == text.split("\n")[1:]


PORTAL = lines_of(GOVERNMENT, top=10)


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        (Line("CỔNG THÔNG T.N ĐIỆN TỬ CHÍNH PHÙ", (), Box(60, 150, 200, 160)), False),  # OCR of its arrival stamp
        (Line("ĐẾN Em", (), Box(60, 165, 120, 180)), False),
        (Line("GHINHPHU.V*", (), Box(340, 30, 395, 40)), False),  # its logo
        (Line("ĐẾN NĂM 2030", (), Box(60, 165, 120, 180)), True),
        (Line("VĂN PHÒNG CHÍNH PHỦ", (), Box(60, 60, 200, 73)), True),
        (Line("Số: 12/BC-UBND", (), Box(340, 30, 395, 40)), True),
        (Line("2030", (), Box(340, 300, 395, 313)), True),
    ],
)
def test_what_ocr_makes_of_a_portals_marks_is_no_text(line, is_kept):
    kept, stamps = part_seals([*PORTAL, line], 1)
    assert (kept == [line]) is is_kept
    assert stamps[0].signer == "Cổng Thông tin điện tử Chính phủ"


@pytest.mark.parametrize(
    "text",
    [
        "Người ký: Nguyễn Văn An",
        "Ngày ký: 12/3/2020",
        "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
        "Ký bởi người có thẩm quyền của cơ quan",
        "CÔNG VĂN ĐẾN",
        "HỎA TỐC",
        "Hạn xử lý: 30/06/2022",
        "Văn bản ký số được gửi qua trục liên thông từ ngày 01/7/2021",
        "Số liệu in từ hệ thống TABMIS của Kho bạc",
        "ngày 05/07/2022 08:15 họp tại Văn phòng huyện",
        "bởi UBND huyện Ba Bể",
        "Công văn đến\nSố: 12",
        "Sao y theo Quyết định\nSố: 12/SY-UBND",
        "Sao y bản chính các văn bản của cấp trên",
    ],
)
def test_lines_of_a_report_are_no_stamps(text):
    kept, stamps = part_seals(lines_of(text), 1)
    assert (["\n".join(line.text for line in kept)], stamps) == ([text], [])


@pytest.mark.parametrize(
    ("text", "expected"), [("45.13.2025 10:00", ""), ("Ngày ký:", ""), ("ngày 1/2/2024", "2024-02-01")]
)
def test_a_signing_time_is_told_as_far_as_it_is_printed(text, expected):
    assert signing_time(text) == expected


def test_a_stamp_over_head_and_table_is_in_neither(tmp_path):
    def page(sheet: Sheet) -> None:
        by_rows(sheet)
        body(sheet)
        sheet.table(300, [["TT", "Nội dung"], ["1", "Mua cây"], ["2", "Hỗ trợ"]], [40, 300])
        sheet.font(size=7)
        for top in (30, 322):
            for i, line in enumerate(GOVERNMENT.split("\n")):
                sheet.at(200, top + 8 * i, line)

    document = document_of(tmp_path, page)
    assert [stamp.signed_at for stamp in document.stamps] == ["2025-06-27T17:00:11+07:00"] * 2
    assert "ký" not in document.text
    assert "1\tMua cây\n2\tHỗ trợ" in document.text


@pytest.mark.parametrize("recipients", [["- Như trên;", "- Lưu: VT, TH."], ["- Thường trực Huyện ủy;", "- Lưu: VP."]])
@pytest.mark.parametrize("first", [0, 1])
def test_a_stamp_beside_the_recipients_is_no_text(tmp_path, recipients, first):
    def page(sheet: Sheet) -> None:
        sheet.prose(60, 8)
        sheet.font(size=11)
        for i, line in enumerate(["Nơi nhận:", *recipients]):
            sheet.at(85, 300 + 13 * i, line)
        sheet.font(size=8)
        for i, line in enumerate(
            ["Ký bởi: UBND HUYỆN BA BỂ", "Cơ quan: TỈNH BẮC KẠN", "Thời gian ký: 14/06/2021 10:05:33"]
        ):
            sheet.at(320, 300 + 13 * first + 9 * i, line)

    document = document_of(tmp_path, page)
    assert [stamp.signed_at for stamp in document.stamps] == ["2021-06-14T10:05:33"]
    assert "2021" not in document.text
    assert all(line in document.text.split("\n") for line in recipients)


def test_labels_of_a_form_side_by_side_are_text(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60, 8)
        sheet.at(85, 300, "Người ký: Nguyễn Văn An")
        sheet.at(85, 330, "Họ và tên: Trần Thị Bình")
        sheet.at(320, 330, "Chức vụ: Chuyên viên")

    document = document_of(tmp_path, page)
    assert document.stamps == ()
    assert "Chức vụ: Chuyên viên" in document.text


def test_a_slanted_watermark_is_no_text(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.canvas.saveState()
        sheet.canvas.translate(200, 500)
        sheet.canvas.rotate(45)
        sheet.font(size=60)
        sheet.canvas.drawString(0, 0, "DỰ THẢO")
        sheet.canvas.restoreState()
        sheet.font()
        sheet.prose(400)

    document = document_of(tmp_path, page)
    assert printed_lines(document.text) == f"{PROSE}\n" * 6
    assert [stamp.text for stamp in document.stamps] == ["DỰ THẢO"]


@pytest.mark.parametrize(("top", "is_text"), [(160, False), (300, True)])
def test_large_print_over_other_lines_is_no_text(tmp_path, top, is_text):
    def page(sheet: Sheet) -> None:
        sheet.prose(100, lines=6)
        sheet.font(size=60)
        sheet.canvas.drawCentredString(297, HIGH - top, "BẢN SAO")
        sheet.font()

    document = document_of(tmp_path, page)
    assert ("BẢN SAO" in document.text) is is_text
    assert [stamp.text for stamp in document.stamps] == ([] if is_text else ["BẢN SAO"])


def test_a_sideways_line_is_one_of_its_own(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60, 1)
        sheet.canvas.saveState()
        sheet.canvas.translate(60, 400)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, "Mẫu in của Cục Thống kê")
        sheet.canvas.restoreState()
        sheet.prose(80, 2)

    assert sorted(printed_lines(document_of(tmp_path, page).text).split("\n")) == [
        "",
        "Mẫu in của Cục Thống kê",
        *[PROSE] * 3,
    ]


def test_sideways_heads_of_a_table_are_whole(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.table(100, [["TT", "", ""], ["1", "12,5", "7"]], [40, 60, 60], ("BOTTOMPADDING", (0, 0), (-1, 0), 90))
        for x, text in ((150, "Kế hoạch năm"), (210, "Thực hiện")):
            sheet.canvas.saveState()
            sheet.canvas.translate(x, HIGH - 195)
            sheet.canvas.rotate(90)
            sheet.canvas.drawString(0, 0, text)
            sheet.canvas.restoreState()

    document = document_of(tmp_path, page)
    assert [document.text[c.start : c.end] for c in document.tables[0].cells][:3] == ["TT", "Kế hoạch năm", "Thực hiện"]


def test_three_signers_side_by_side_come_one_after_the_other(tmp_path):
    signers = [
        ("NGƯỜI LẬP", "BIỂU", "Lê Văn Tám"),
        ("KẾ TOÁN", "TRƯỞNG", "Trần Thị Bình"),
        ("GIÁM ĐỐC", "SỞ TÀI CHÍNH", "Hồ Văn An"),
    ]

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for row, top in enumerate((200, 216, 290)):
            for signer, x in zip(signers, (130, 300, 470), strict=True):
                sheet.centred(x, top, signer[row])

    text = document_of(tmp_path, body, page).text
    assert printed_lines(text).endswith("".join(f"{line}\n" for signer in signers for line in signer))


def test_two_columns_of_prose_are_read_one_after_the_other(tmp_path):
    def column(sheet: Sheet, x: float, name: str) -> None:
        for i in range(20):
            sheet.at(x, 150 + 18 * i, f"{name} {i} huyện báo cáo kết quả")

    def page(sheet: Sheet) -> None:
        column(sheet, 60, "trái")
        column(sheet, 320, "phải")

    lines = printed_lines(document_of(tmp_path, body, page).text).split("\n")
    assert [line.split()[:2] for line in lines if line.split()[:1] in (["trái"], ["phải"])] == [
        [name, str(i)] for name in ("trái", "phải") for i in range(20)
    ]


def test_a_page_number_beside_the_running_head_stands_in_no_column(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(60, 40, "CÔNG BÁO TỈNH HÀ NAM SỐ 12")
        sheet.at(520, 40, "47")
        for i, left in enumerate(
            ["Hỗ trợ hộ nghèo mua giống lúa mới", "của các xã ven sông Đáy năm 2016", "với tổng số tiền đã chi là 28,4"]
        ):
            sheet.at(60, 90 + 18 * i, left)
            sheet.at(
                320,
                90 + 18 * i,
                [
                    "tỷ đồng, gồm vốn của tỉnh và",
                    "vốn của các huyện, chi xong trước",
                    "tháng 10 năm 2016 theo kế hoạch.",
                ][i],
            )

    text = document_of(tmp_path, page).text
    assert "28,4\ntỷ đồng" in text
    assert "SỐ 12 47" in text


def test_a_page_of_fifteen_thousand_characters_in_a_table_is_read_in_good_time(tmp_path):
    rows = [["TT", *(f"Cột {i}" for i in range(9))], *([str(r), *["1.234.567,8 ha"] * 9] for r in range(115))]

    def page(sheet: Sheet) -> None:
        sheet.table(20, rows, [20.0, *[55.0] * 9], ("FONTSIZE", (0, 0), (-1, -1), 5), ("LEADING", (0, 0), (-1, -1), 5),
                    ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1), x=40)  # fmt: skip

    started = time.process_time()
    document = document_of(tmp_path, page)
    assert len(document.text) > 15_000
    assert len(document.tables[0].cells) == 116 * 10
    assert time.process_time() - started < 5  # half a second here; the rest is for slow machines


def test_the_motto_is_whole_whatever_stands_beside_it(tmp_path):
    assert MOTTO[0] in document_of(tmp_path, by_rows, body).text
    assert A4[1] == HIGH


def test_heads_of_numbered_annexes_are_no_running_heads(tmp_path):
    def page(number: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.centred(297, 28, str(number))
            sheet.at(85, 60, f"Phụ lục {number - 1}" if number > 1 else "Quyết định")
            sheet.prose(90)

        return draw

    text = document_of(tmp_path, *(page(number) for number in range(1, 6))).text
    assert [line for line in text.split("\n") if line.startswith("Phụ lục")] == [f"Phụ lục {i}" for i in range(1, 5)]


@pytest.mark.parametrize("foot", ["Trang {}/4", "BC-118/HU {}", "{} https://vanban.example.vn/bc"])
def test_feet_with_the_page_number_go(tmp_path, foot):
    def page(number: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.prose(90)
            sheet.at(85, HIGH - 30, foot.format(number))

        return draw

    assert document_of(tmp_path, *(page(number) for number in range(1, 5))).text == f"{PROSE}\n" * 12


@pytest.mark.parametrize("below", [2, 3])
def test_small_lines_above_the_last_two_are_no_feet(tmp_path, below):
    def page(number: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.centred(297, 28, str(number))
            sheet.prose(90, 30)
            sheet.font(size=8)
            sheet.at(85, HIGH - 26 - 12 * below, "Số liệu ước tính đến cuối kỳ báo cáo")
            for at in range(below):
                sheet.at(85, HIGH - 26 - 12 * at, f"khoản {'ABC'[at]} {number * (5 + at)} tỷ đồng")
            sheet.font()

        return draw

    text = document_of(tmp_path, *(page(number) for number in range(1, 5))).text
    assert (text.count("Số liệu ước tính"), text.count("tỷ đồng")) == (4, 4 * below)


BROKEN = ("Kinh phí hỗ trợ các hộ nghèo của huyện năm 2021 là 12.500", "triệu đồng, giao Phòng Tài chính thực hiện.")
ENDED = ("Kinh phí hỗ trợ các hộ nghèo của huyện năm 2021 là 12.500 triệu đồng.", "Giao Phòng Tài chính thực hiện.")
WHOLE = "\n".join(BROKEN)
# Lines of the first page and of the second: text, from the left (`None`: centred), from the top.
Placed = tuple[str, float | None, float]


def two_pages(
    *lines: Placed, text_from: float = 75, broken: tuple[str, str] = BROKEN
) -> tuple[Callable[[Sheet], None], Callable[[Sheet], None]]:
    """Two pages of text, `broken` between them; each page has its half of `lines`."""
    half = len(lines) // 2

    def page(number: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.font(size=10)
            for text, x, top in lines[half * number : half * number + half]:
                sheet.at(x, top, text) if x is not None else sheet.centred(297.6, top, text)
            sheet.font()
            if number == 0:
                sheet.prose(text_from, 36)
            sheet.at(85, text_from if number else text_from + 36 * 18, broken[number])
            if number:
                sheet.prose(text_from + 18, 12)

        return draw

    return page(0), page(1)


RUNNING = {
    "page of pages": (("Trang 1/2", 480, 815), ("Trang 2/2", 480, 815)),
    "page in words": (("Trang 1 trên 2", 480, 815), ("Trang 2 trên 2", 480, 815)),
    "page in English": (("Page 1 of 2", None, 30), ("Page 2 of 2", None, 30)),
    "page behind a bar": (("1 | Page", 480, 815), ("2 | Page", 480, 815)),
    "gazette": (("12 CÔNG BÁO/Số 589 + 590/Ngày 25-6-2022", 85, 30), ("13 CÔNG BÁO/Số 589 + 590/Ngày 25-6-2022", 85, 30)),
    "who printed it": (("sonnptnt, 05/07/2022 08:15:30", 85, 30), ("sonnptnt, 05/07/2022 08:15:30", 85, 30)),
    "address": (("http://vanban.example.vn/in?id=45 03/11/2019", 85, 815),) * 2,
    "foot with a number": (("UBND huyện Đức Cơ - 1", 85, 815), ("UBND huyện Đức Cơ - 2", 85, 815)),
    "head of two lines": (("Báo cáo KT-XH 2022", 85, 28), ("Số 12/BC-UBND", 85, 40)) * 2,
    "number of a part of a document": (("", 85, 30), ("17", None, 36)),
    "number with dashes": (("", 85, 30), ("- 5 -", None, 815)),
}  # fmt: skip


@pytest.mark.parametrize("lines", RUNNING.values(), ids=RUNNING)
def test_what_runs_over_two_pages_goes(tmp_path, lines):
    text = document_of(tmp_path, *two_pages(*lines)).text
    assert WHOLE in text
    assert not any(line and line in text for line, _, _ in lines)


KEPT = {
    "labels of annexes": (("Biểu 1", 480, 30), ("Biểu 2", 480, 30)),
    "numbered annexes": (("Phụ lục 1", None, 40), ("Phụ lục 2", None, 40)),
    "another height": (("Ghi chú của huyện", 85, 30), ("Ghi chú của huyện", 85, 50)),
    "other words": (("Ghi chú của huyện", 85, 30), ("Ghi chú của xã", 85, 30)),
    "a figure beside the middle": (("", 85, 30), ("125", 85, 36)),
    "a figure with its dot": (("", 85, 30), ("1.125", None, 36)),
}


@pytest.mark.parametrize("lines", KEPT.values(), ids=KEPT)
def test_what_two_pages_have_of_their_own_stays(tmp_path, lines):
    text = document_of(tmp_path, *two_pages(*lines, broken=ENDED)).text
    assert all(line in text for line, _, _ in lines)


@pytest.mark.parametrize("head", [lines[-1] for lines in KEPT.values()], ids=KEPT)
def test_a_sentence_goes_on_behind_whatever_stands_in_the_margin(tmp_path, head):
    text = document_of(tmp_path, *two_pages(("", 85, 30), head)).text
    assert WHOLE in text


def test_lines_of_the_text_that_two_pages_share_stay(tmp_path):
    text = document_of(tmp_path, *two_pages(text_from=40)).text
    assert text.count(PROSE) == 48
    assert document_of(tmp_path, by_rows, by_rows).text.count("Số: 15/BC-PNN") == 2


@pytest.mark.parametrize(("top", "is_number"), [(36, True), (66, False)])
def test_a_number_in_the_text_is_none_of_a_page(tmp_path, top, is_number):
    text = document_of(tmp_path, *two_pages(("", 85, 30), ("125", None, top), text_from=80)).text
    assert ("125\n" in text) is not is_number


WIDGETS = {
    # dots or blanks, how far below the line the figures are set -> the line
    "in the room": ("            ", 0, "Số: 715/BC-UBND"),
    "over dots": ("............", 0, "Số: 715/BC-UBND"),
    "over an ellipsis": ("………………", 0, "Số: 715/BC-UBND"),
    "set low": ("            ", 7, "Số: 715/BC-UBND"),
    "set high": ("            ", -7, "Số: 715/BC-UBND"),
    "on the line below": ("            ", 18, "Số: /BC-UBND"),
}


@pytest.mark.parametrize(("room", "below", "expected"), WIDGETS.values(), ids=WIDGETS)
def test_a_number_set_by_hand_into_its_room(tmp_path, room, below, expected):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 100, f"Số: {room}/BC-UBND")
        sheet.prose(140)
        sheet.canvas.acroForm.textfield(name="number", value="715", x=106, y=HIGH - 104 - below, width=30, height=16,
                                        fontSize=11, borderWidth=0, fieldFlags="readOnly")  # fmt: skip

    lines = document_of(tmp_path, page).text.split("\n")
    assert expected in lines
    assert ("715" in lines) is ("715" not in expected)


def test_fields_that_pdfium_glues_stand_each_on_its_level(tmp_path):
    signed = ["Digitally signed by LAM MINH AN", "Reason: approved", "Date: 2024.05.02 09:15:33 +07'00'"]
    fields = [*((60 + 10 * i, line) for i, line in enumerate(signed)), (300, "12")]

    def page(sheet: Sheet) -> None:
        for i in range(4):
            sheet.at(85, 120 + 20 * i, PROSE)
        for number, (top, value) in enumerate(fields):
            sheet.canvas.acroForm.textfield(name=f"f{number}", value=value, x=330, y=HIGH - top - 12, width=220, height=12,
                                            fontSize=7, borderWidth=0)  # fmt: skip

    document = document_of(tmp_path, page)
    assert [line for line in document.text.split("\n") if line] == [*[PROSE] * 4, "12"]
    assert [stamp.text for stamp in document.stamps] == ["\n".join(signed)]

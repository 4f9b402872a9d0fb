"""Two columns of prose side by side, as in bulletins and gazettes."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import MOTTO, PROSE, Sheet, body, by_rows, document_of, printed_lines

LEFT = (
    "Trong sáu tháng đầu năm 2022, huyện đã",
    "chỉ đạo các phòng, ban chuyên môn triển",
    "khai Nghị quyết số 11/NQ-CP ngày 30",
    "tháng 01 năm 2022 của Chính phủ. Tổng",
    "thu ngân sách đạt 394,4 triệu đồng, bằng",
    "55,19% dự toán. Các xã, thị trấn tập trung",
    "phát triển sản xuất, giảm nghèo bền vững",
    "và xây dựng nông thôn mới.",
)
RIGHT = (
    "Về văn hóa, xã hội: toàn huyện có 37",
    "trường học với 12.345 học sinh, tỷ lệ trẻ",
    "em đến trường đạt 99,5%. Công tác y tế",
    "được bảo đảm, không để dịch bệnh lớn",
    "xảy ra trên địa bàn. Thực hiện Quyết định",
    "số 3810/QĐ-UBND ngày 14 tháng 9 năm",
    "2021 của Ủy ban nhân dân tỉnh, huyện đã",
    "hỗ trợ 1.009 lượt người.",
)


def bulletin(sheet: Sheet, *, by_row: bool, shift: float, top: float) -> None:
    sheet.font(size=11)
    places = [(60.0, top + 15 * i, line) for i, line in enumerate(LEFT * 3)]
    places += [(315.0, top + shift + 15 * i, line) for i, line in enumerate(RIGHT * 3)]
    for x, y, line in sorted(places, key=lambda place: place[1]) if by_row else places:
        sheet.at(x, y, line)


@pytest.mark.parametrize("by_row", [True, False])
@pytest.mark.parametrize("shift", [0.0, 4.0])
@pytest.mark.parametrize("is_first", [True, False])
def test_columns_of_prose_are_read_one_after_the_other(tmp_path, by_row, shift, is_first):
    def page(sheet: Sheet) -> None:
        if is_first:
            by_rows(sheet)
            sheet.centred(297, 140, "BẢN TIN KINH TẾ - XÃ HỘI")
        bulletin(sheet, by_row=by_row, shift=shift, top=180)

    def before(sheet: Sheet) -> None:
        sheet.prose(60)

    document = document_of(tmp_path, *([page] if is_first else [before, page]))
    text = " ".join(document.text.split())
    assert " ".join([*LEFT * 3, *RIGHT * 3]) in text
    assert document.tables == ()


@pytest.mark.parametrize("by_row", [True, False])
@pytest.mark.parametrize("line", ["", "Kinh phí: 64,75 tỷ đồng."])
def test_a_signature_below_columns_of_prose_is_none_of_them(tmp_path, by_row, line):
    def page(sheet: Sheet) -> None:
        bulletin(sheet, by_row=by_row, shift=0, top=180)
        sheet.font()
        sheet.at(75, 575, line)
        for at, text in enumerate(("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.")):
            sheet.at(60, 600 + 16 * at, text)
        sheet.centred(430, 600, "GIÁM ĐỐC")
        sheet.centred(430, 690, "Nguyễn Đại Đồng")

    text = " ".join(document_of(tmp_path, page).text.split())
    assert " ".join([*LEFT * 3, *RIGHT * 3]) in text
    assert text.endswith(f"{line} Nơi nhận: - UBND tỉnh; - Lưu: VT. GIÁM ĐỐC Nguyễn Đại Đồng".lstrip())


def test_a_list_beside_prose_is_no_column_of_prose(tmp_path):
    """A glossary: each term stands with its explanation."""

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (term, line) in enumerate(
            zip(("Vốn", "Thu", "Chi", "Nợ", "Dự toán", "Số dư", "Quỹ", "Lãi"), RIGHT, strict=True)
        ):
            sheet.at(85, 160 + 30 * i, term)
            sheet.at(240, 160 + 30 * i, line)

    text = document_of(tmp_path, page).text
    assert "Vốn" in text
    assert (
        text.index("Vốn")
        < text.index(RIGHT[0])
        < text.index("Thu\n" if "Thu\n" in text else "Thu")
        < text.index(RIGHT[7])
    )


RECIPIENTS = ("Nơi nhận:", "- Sở Tài chính;", "- Lưu: VT.")
SIGNER = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Lâm")


def signed(sheet: Sheet, top: float) -> None:
    for i, (recipient, line) in enumerate(zip(RECIPIENTS, SIGNER, strict=True)):
        sheet.at(85, top + 16 * i, recipient)
        sheet.centred(420, top + (16 * i if i < 2 else 90), line)


@pytest.mark.parametrize("above", [1, 2, 3, 6])
@pytest.mark.parametrize("is_only_page", [True, False])
def test_a_signature_near_the_top_stays_below_the_text(tmp_path, above, is_only_page):
    def last(sheet: Sheet) -> None:
        for i in range(above):
            sheet.at(85, 75 + 18 * i, f"dòng thứ {i} của đoạn cuối trong báo cáo của huyện Mù Cang Chải.")
        signed(sheet, 75 + 18 * above + 30)

    text = printed_lines(document_of(tmp_path, *([] if is_only_page else [body]), last).text)
    prose = [f"dòng thứ {i} của đoạn cuối trong báo cáo của huyện Mù Cang Chải." for i in range(above)]
    assert text.endswith("".join(f"{line}\n" for line in (*prose, *RECIPIENTS, *SIGNER)))


def test_the_head_stands_below_what_is_printed_above_it_and_before_the_text(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 36, "Mẫu số 02")
        sheet.prose(180)
        by_rows(sheet)

    lines = printed_lines(document_of(tmp_path, page).text).split("\n")
    assert lines[0] == "Mẫu số 02"
    assert lines.index("Số: 15/BC-PNN") < lines.index(MOTTO[0]) < lines.index(PROSE)


@pytest.mark.parametrize("gap", [8, 22, 40])
def test_a_type_printed_letter_by_letter_is_one_line_below_the_head(tmp_path, gap):
    def page(sheet: Sheet) -> None:
        for at, (left, right) in enumerate(
            (("THÀNH ỦY", "ĐẢNG CỘNG SẢN"), ("VĂN PHÒNG", ""), ("Số 57-BC/VP", "Hải Châu, 03/8/2007"))
        ):
            sheet.centred(160, 60 + 20 * at, left)
            sheet.centred(440, 60 + 20 * at, right)
        sheet.font(bold=True)
        for at, word in enumerate(("B Á O", "C Á O")):
            sheet.at(250 + at * (47 + gap), 125, word)
        sheet.font()
        sheet.centred(297, 145, "Kết quả năm 2021")
        sheet.prose(190, 20)

    lines = [line for line in document_of(tmp_path, page).text.split("\n") if line]
    assert lines[5:7] == ["B Á O C Á O", "Kết quả năm 2021"]

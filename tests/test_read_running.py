"""Heads and feet that few pages have: a first page without them, left and right pages, pages that lie across."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.model import Document
from tests.test_read_pdf import HIGH, PROSE, Sheet, by_rows, document_of

Draw = Callable[[Sheet], None]
WIDE = 595.3
BROKEN = ("Tổng chi ngân sách huyện Sông Mã năm 2020 là 718,4", "tỷ đồng, đạt 96,1% dự toán tỉnh giao.")
ENDED = ("Tổng chi ngân sách huyện Sông Mã năm 2020 là 718,4 tỷ đồng.", "Huyện đề nghị tỉnh xem xét.")
HEADED = "BÁO CÁO"


def pages_of(
    *lines: Sequence[tuple[str, float | None, float]],
    broken: tuple[str, str] = BROKEN,
    size: float = 10,
    top: float = 72,
    first: float = 90,
) -> list[Draw]:
    """Pages of text, `broken` from the first to the second; `lines` of each: text, from the left or `None`, height."""

    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.font(size=size)
            for text, x, at in lines[number]:
                sheet.at(x, at, text) if x is not None else sheet.centred(WIDE / 2, at, text)
            sheet.font()
            if number == 0:
                sheet.centred(WIDE / 2, first, HEADED)
                sheet.prose(first + 30, 32)
                sheet.at(85, first + 30 + 32 * 18, broken[0])
            else:
                sheet.at(85, top, broken[1] if number == 1 else PROSE)
                sheet.prose(top + 18, 12 if number + 1 == len(lines) else 36)

        return draw

    return [page(number) for number in range(len(lines))]


HEADS = {
    "the second page alone": ([], [("Báo cáo ngân sách huyện Sông Mã năm 2020", None, 34)]),
    "its number at the side": ([], [("UBND huyện Sông Mã", 85, 34), ("2", 530, 34)]),
    "a document's number": ([], [("Báo cáo số 112/BC-UBND ngày 15/01/2021", 85, 34)]),
    "two lines": ([], [("UBND huyện Sông Mã", 85, 28), ("Báo cáo ngân sách năm 2020", 85, 40)]),
    "three pages": ([], *[[("Quyết toán ngân sách năm 2020", None, 34)]] * 2),
    "three pages with their number": ([], *[[("UBND huyện Sông Mã", 85, 34), (f"{i}", 530, 34)] for i in (2, 3)]),
    "left and right pages": (
        [],
        *[[(("Báo cáo năm 2020", "UBND huyện Sông Mã")[i % 2], None, 34)] for i in range(4)],
    ),
    "number above, office and number below": [
        [*([(str(i), None, 34)] if i > 1 else []), ("Phòng Tài chính huyện Sông Mã", 85, 800), (str(i), 530, 800)]
        for i in (1, 2, 3)
    ],
    "number above, one foot of two pages": [
        [*([(str(i), None, 34)] if i > 1 else []), (f"Phòng Tài chính - Trang {i}", 85, 800)] for i in (1, 2)
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", HEADS.values(), ids=HEADS)
def test_a_sentence_goes_on_behind_the_head_of_few_pages(tmp_path, lines):
    text = document_of(tmp_path, *pages_of(*lines)).text
    assert "\n".join(BROKEN) in text
    assert not any(line in text for page in lines for line, _, _ in page if not line.isdigit())


@pytest.mark.parametrize("size", [10, 13])
def test_word_processors_leave_little_room_below_the_head(tmp_path, size):
    lines = ([], [("Báo cáo thu chi huyện Sông Mã năm 2020", None, 46)])
    text = document_of(tmp_path, *pages_of(*lines, size=size, top=68, first=68)).text
    assert "\n".join(BROKEN) in text


def test_a_head_of_both_pages_goes_where_it_is_near_the_text_of_one(tmp_path):
    head = "Báo cáo thu chi huyện Sông Mã năm 2020"
    text = document_of(tmp_path, *pages_of(*[[(head, None, 34)]] * 2, first=52)).text
    assert "\n".join(BROKEN) in text
    assert head not in text


KEPT = {
    "a label over a text of its own": ([], [("Phụ lục II", None, 40)]),
    "a form's name": ([], [("Biểu số 02/NS", 430, 34)]),
    "annexes": ([], [("Phụ lục 1", None, 40)], [("Phụ lục 2", None, 40)]),
    "what it goes with": ([], [("(Kèm theo Báo cáo số 15/BC-UBND)", None, 40)]),
    "two notes at the foot": ([], [("1 Không kể vốn vay.", 85, 800)], [("1 Không kể vốn vay.", 85, 800)]),
}


@pytest.mark.parametrize("lines", KEPT.values(), ids=KEPT)
def test_titles_and_notes_stay(tmp_path, lines):
    text = document_of(tmp_path, *pages_of(*lines, broken=ENDED)).text
    assert all(line in text for page in lines for line, _, _ in page)


@pytest.mark.parametrize("title", ["PHỤ LỤC", "Phụ lục kinh phí", "II. Tồn tại, hạn chế", "Huyện Mai Sơn"])
@pytest.mark.parametrize("annexes", [2, 3])
@pytest.mark.parametrize("first", [52, 110])
@pytest.mark.parametrize("bold", [True, False])
def test_titles_that_open_several_pages_stay(tmp_path, title, annexes, first, bold):
    def annex(sheet: Sheet) -> None:
        sheet.font(bold=bold)
        sheet.centred(WIDE / 2, 52, title)
        sheet.font()
        sheet.prose(90, 30)

    document = document_of(tmp_path, *pages_of([], broken=ENDED, first=first), *[annex] * annexes)
    assert document.text.count(title) == annexes


@pytest.mark.parametrize("first", [60, 78, 130])
@pytest.mark.parametrize("opening", ["Tỉnh ủy và Ủy ban nhân dân tỉnh Sơn La năm 2020", "2.450"])
def test_a_line_of_the_text_that_stands_high_stays(tmp_path, opening, first):
    """The first page begins lower; the second goes on in the middle of a sentence."""

    def second(sheet: Sheet) -> None:
        sheet.at(85, 50, opening)
        sheet.at(85, 68, "chỉ đạo các xã thực hiện nhiệm vụ thu ngân sách ngay từ đầu năm.")
        sheet.prose(86, 20)

    text = document_of(tmp_path, *pages_of([], broken=("Thực hiện kết luận của", ""), first=first), second).text
    assert f"kết luận của\n{opening}\nchỉ đạo các xã" in text


def test_a_heading_that_opens_two_pages_stays(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 50, "II. Tồn tại, hạn chế")
        sheet.prose(80, 34)

    assert document_of(tmp_path, by_rows, page, page).text.count("II. Tồn tại") == 2


ROWS = [["TT", "Xã", "Dự toán", "Thực hiện"], *([str(i), f"Xã số {i}", f"{i}.200", f"{i}.350"] for i in range(1, 41))]
WIDTHS = [30.0, 200.0, 90.0, 90.0]


def table_over_pages(
    *, head: str, side: str = "", repeats: bool = False, anew: bool = False, pages: int = 2
) -> list[Draw]:
    """A table over the pages, which from the second on have a head."""

    def first(sheet: Sheet) -> None:
        sheet.prose(90, 2)
        sheet.at(400, 140, "Đơn vị tính: triệu đồng")
        sheet.table(150, ROWS[:31], WIDTHS)

    def later(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.font(size=10)
            sheet.at(85, 34, head.format(number))
            sheet.at(530, 34, side.format(number))
            sheet.font()
            rows = ROWS[31:36] if number == 2 else ROWS[36:]
            rows = [["TT", "Xã", "Dân số", "Số hộ"], *ROWS[1:5]] if anew else rows
            sheet.table(66, [*ROWS[: int(repeats)], *rows], WIDTHS)

        return draw

    return [first, *(later(number) for number in range(2, pages + 1))]


def shape(document: Document) -> list[int]:
    return [max(cell.row for cell in table.cells) + 1 for table in document.tables]


@pytest.mark.parametrize("pages", [2, 3])
@pytest.mark.parametrize("repeats", [True, False])
@pytest.mark.parametrize(
    ("head", "side"), [("Thu ngân sách huyện Mường La", ""), ("Thu ngân sách huyện Mường La năm 2022", "{}")]
)
def test_a_table_goes_on_behind_the_head_of_few_pages(tmp_path, pages, repeats, head, side):
    document = document_of(tmp_path, *table_over_pages(head=head, side=side, repeats=repeats, pages=pages))
    assert shape(document) == [36 if pages == 2 else 41]
    assert "Mường La" not in document.text


@pytest.mark.parametrize("head", ["Biểu số 2", "Đơn vị tính: nghìn đồng", "(tiếp theo biểu 1)", "Xã vùng cao"])
def test_what_stands_above_another_table_stays(tmp_path, head):
    document = document_of(tmp_path, *table_over_pages(head=head, anew=True))
    assert shape(document) == [31, 5]
    assert head in document.text


def test_a_unit_above_the_rest_of_a_table_stays(tmp_path):
    head = "Đơn vị tính: nghìn đồng"
    assert head in document_of(tmp_path, *table_over_pages(head=head)).text


def test_the_foot_of_a_page_that_lies_across_goes(tmp_path):
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            wide, high = (842, 595) if number == 2 else (595, 842)
            sheet.canvas.setPageSize((wide, high))
            sheet.font(size=10)
            sheet.canvas.drawString(60, 30, "Báo cáo huyện Yên Châu năm 2023")
            sheet.canvas.drawRightString(wide - 50, 30, f"Trang {number}/4")
            sheet.font()
            for i in range(20):
                sheet.canvas.drawString(85, high - 80 - 18 * i, PROSE)

        return draw

    text = document_of(tmp_path, *(page(number) for number in range(1, 5))).text
    assert "Yên Châu" not in text
    assert text.count(PROSE) == 80


@pytest.mark.parametrize("pages", [2, 3])
def test_the_head_and_foot_of_a_browser_go_though_the_letterhead_has_two_columns(tmp_path, pages):
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.font(size=8)
            sheet.at(24, 20, "11/27/26, 8:57 PM")
            sheet.at(345, 20, "Cổng thông tin điện tử")
            sheet.at(24, 820, "https://phanrang.gov.vn/bao-cao")
            sheet.at(555, 820, f"{number}/{pages}")
            sheet.font()
            if number == 1:
                by_rows(sheet)
            sheet.prose(200 if number == 1 else 72, 30)

        return draw

    text = document_of(tmp_path, *map(page, range(1, pages + 1))).text
    assert not [word for word in ("8:57", "Cổng", "https", f"/{pages}") if word in text]


@pytest.mark.parametrize("parts", [("{}", "/", "4"), ("Trang", "{}", "/4"), ("-", "{}", "-")])
def test_a_page_number_drawn_in_parts_goes_and_the_table_goes_on(tmp_path, parts):
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            by_x = list(zip((500, 540, 552), parts, strict=True))
            for x, part in by_x[:1]:
                sheet.at(x, 800, part.format(number))
            sheet.prose(90, 10)
            for x, part in by_x[1:2]:
                sheet.at(x, 800, part.format(number))
            sheet.at(85, 300, BROKEN[0] if number == 1 else PROSE)
            for x, part in by_x[2:]:
                sheet.at(x, 800, part.format(number))
            sheet.at(85, 72, BROKEN[1] if number == 2 else PROSE)

        return draw

    text = document_of(tmp_path, *map(page, range(1, 5))).text
    assert not [line for line in text.split("\n") if line and len(line) < 10]


def test_a_running_head_whose_number_stands_apart_on_the_first_page(tmp_path):
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.at(60, 34, "Báo cáo huyện Diễn Châu")
            sheet.at(470, 34, f"Trang {number}/4")
            if number == 1:
                by_rows(sheet)
            sheet.prose(200 if number == 1 else 72, 30)

        return draw

    text = document_of(tmp_path, *map(page, range(1, 5))).text
    assert "Diễn Châu" not in text
    assert "Trang" not in text


@pytest.mark.parametrize("with_head", [True, False])
def test_a_title_drawn_last_stands_above_the_text(tmp_path, with_head):
    def page(sheet: Sheet) -> None:
        sheet.prose(200, 30)
        if with_head:
            by_rows(sheet)
        sheet.centred(WIDE / 2, 140, "KẾ HOẠCH")
        sheet.centred(WIDE / 2, 158, "Phòng, chống thiên tai năm 2023")
        sheet.centred(WIDE / 2, HIGH - 30, "1")

    lines = [line for line in document_of(tmp_path, page).text.split("\n") if line]
    at = lines.index("KẾ HOẠCH")
    assert lines[at : at + 3] == ["KẾ HOẠCH", "Phòng, chống thiên tai năm 2023", PROSE]
    assert PROSE not in lines[:at]


def test_signers_drawn_last_stay_last(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(90, 4)
        sheet.at(85, 190, "Nơi nhận:")
        sheet.at(85, 206, "- Như trên;")
        sheet.at(85, 222, "- Lưu: VT.")
        sheet.centred(430, 178, "CHỦ TỊCH")
        sheet.centred(430, 250, "Lò Văn Páo")

    lines = [line for line in document_of(tmp_path, page).text.split("\n") if line]
    assert lines[:4] == [PROSE] * 4
    assert lines[-1] == "Lò Văn Páo"

"""Footnotes between a sentence and its rest on the next page."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import PROSE, Sheet, document_of

NOTES = ["1 Về việc giao dự toán năm 2022.", "2 Trong đó thu nội địa 300 tỷ đồng."]
ENDS = [
    # last line of the page, first of the next; whether the sentence goes on
    ("tổng vốn đầu tư công được giao là 12.500", "triệu đồng, đạt 65% kế hoạch.", True),
    ("theo Quyết định số 3810/QĐ-", "UBND ngày 05/01/2023 của tỉnh.", True),
    ("kinh phí hỗ trợ là 1.234.", "567 đồng cho các hộ nghèo.", True),
    ("kế hoạch đã hoàn thành.", "II. PHƯƠNG HƯỚNG", False),
    ("kế hoạch đã hoàn thành trong năm", "II. PHƯƠNG HƯỚNG", False),
]


def _page(sheet: Sheet, lines: list[str], notes: list[str], size: float) -> None:
    for i, line in enumerate(lines):
        sheet.at(85, 80 + 18 * i, line)
    sheet.font(size=size)
    for i, note in enumerate(notes):
        sheet.at(85, 740 + 12 * i, note)


@pytest.mark.parametrize(("last", "following", "goes_on"), ENDS)
def test_a_sentence_goes_on_over_the_notes(tmp_path, last, following, goes_on):
    lines = [f"{PROSE}.", PROSE, f"{PROSE}.", f"Trong năm 2022, {PROSE[:50]}", last]
    text = document_of(
        tmp_path, lambda s: _page(s, lines, NOTES, 9), lambda s: _page(s, [following, PROSE, PROSE], [], 13)
    ).text.replace("\n\n", "\n")
    assert (f"{last}\n{following}" in text) is goes_on
    assert text.index(NOTES[0]) < text.index(NOTES[1]) < text.index(following)
    assert text.count(NOTES[0]) == 1


@pytest.mark.parametrize(
    ("notes", "size"),
    [(["Người lập biểu không ghi chú gì thêm"], 9), (["1 Chi thường xuyên năm 2022"], 13)],
    ids=["no mark", "letters as large as the text"],
)
def test_what_is_no_note_stays(tmp_path, notes, size):
    lines = [f"{PROSE}.", PROSE, f"{PROSE}.", "tổng vốn đầu tư công được giao là 12.500"]
    text = document_of(
        tmp_path, lambda s: _page(s, lines, notes, size), lambda s: _page(s, ["triệu đồng.", PROSE], [], 13)
    ).text.replace("\n\n", "\n")
    assert f"{notes[0]}\ntriệu đồng." in text


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ((f"{PROSE}.", f"Huyện Lắk đã hỗ trợ {PROSE[:29]}", PROSE.lower(), "trên địa bàn các xã"), 1),  # broken by hand
        ((f"{PROSE}.", f"Huyện Lắk đã hỗ trợ {PROSE[:60]}", PROSE.lower(), "trên địa bàn các xã"), 1),
        ((f"{PROSE}.", PROSE, "2. Kết quả", f"Các xã {PROSE.lower()}", "trên địa bàn các xã"), 3),
    ],
)
def test_notes_stand_before_the_whole_sentence(tmp_path, lines, begin):
    following = "miền núi của huyện."
    text = document_of(
        tmp_path, lambda s: _page(s, list(lines), NOTES, 9), lambda s: _page(s, [following, PROSE], [], 13)
    ).text.replace("\n\n", "\n")
    assert "\n".join([*NOTES, *lines[begin:], following]) in text


HEAD = ["TT", "Nội dung", "Số tiền"]


def _table_page(sheet: Sheet, top: float, rows: list[list[str]], note: str, size: float = 9) -> None:
    sheet.table(top, rows, [40.0, 240.0, 100.0])
    if note:
        sheet.font(size=size)
        sheet.at(85, 770, note)


@pytest.mark.parametrize(("size", "tables"), [(9, 1), (13, 3)], ids=["notes", "text as large as the other"])
def test_notes_do_not_part_a_table_from_its_rest(tmp_path, size, tables):
    def first(sheet: Sheet) -> None:
        sheet.prose(60)
        _table_page(sheet, 500, [HEAD, ["1", "Mua giống", "120"], ["2", "Phân bón", "80"]], NOTES[0], size)

    document = document_of(
        tmp_path,
        first,
        lambda s: _table_page(s, 60, [["3", "Tập huấn", "15"], ["4", "Xăng xe", "7"]], NOTES[1], size),
        lambda s: _table_page(s, 60, [["5", "In ấn", "3"], ["6", "Nước uống", "2"]], ""),
    )
    assert len(document.tables) == tables
    assert [document.text.count(note) for note in NOTES] == [1, 1]
    assert document.text.index("Phân bón") < document.text.index("Tập huấn") < document.text.index("In ấn")

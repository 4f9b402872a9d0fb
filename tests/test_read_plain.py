"""Text files: encodings, markup, tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.model import Document, Span
from pipeline.read import open_source
from pipeline.text import clean

REPORT = (
    "ỦY BAN NHÂN DÂN HUYỆN TÂY SƠN\nBáo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội sáu tháng đầu năm.\n"
    "Tổng thu ngân sách trên địa bàn đạt 13,5 tỷ đồng; các xã, thị trấn đã triển khai đầy đủ các nội dung được giao.\n"
)
CP1258 = unicodedata.normalize("NFD", REPORT)  # code page 1258 has tone marks as letters of their own


def composed_for_cp1258(text: str) -> str:
    """Base letters with circumflex, breve or horn stay composed, tone marks follow them: what Windows wrote."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in tones)
        found.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tone)
    return "".join(found)


def read(folder: Path, text: str | bytes, name: str = "a.txt") -> Document:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with open_source(path) as source:
        return source.document


ENCODINGS = {
    "utf-8": REPORT.encode(),
    "utf-8 with BOM": REPORT.encode("utf-8-sig"),
    "utf-8, decomposed": unicodedata.normalize("NFD", REPORT).encode(),
    "utf-16 with BOM": REPORT.encode("utf-16"),
    "utf-16-le with BOM": b"\xff\xfe" + REPORT.encode("utf-16-le"),
    "utf-16-be with BOM": b"\xfe\xff" + REPORT.encode("utf-16-be"),
    "utf-16-le without BOM": REPORT.encode("utf-16-le"),
    "utf-16-be without BOM": REPORT.encode("utf-16-be"),
    "cp1258": composed_for_cp1258(REPORT).encode("cp1258"),
    "CRLF": REPORT.replace("\n", "\r\n").encode(),
    "CR": REPORT.replace("\n", "\r").encode(),
    "NULs": REPORT.replace("thu", "th\0u").encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_every_encoding_gives_the_same_text(tmp_path, data):
    document = read(tmp_path, data)
    assert unicodedata.normalize("NFC", document.text) == REPORT
    assert document.problems == ()


def test_a_short_cp1258_text_is_told_by_its_syllables(tmp_path):
    text = "Số tiền là mười hai triệu đồng"
    assert unicodedata.normalize("NFC", read(tmp_path, composed_for_cp1258(text).encode("cp1258")).text) == text


def test_a_cut_utf8_file_is_read_and_reported(tmp_path):
    data = REPORT.encode()[: -len(" giao.\n") - 2]
    document = read(tmp_path, data)
    assert document.text.endswith("\ufffd")
    assert [problem.code for problem in document.problems] == ["broken_bytes"]


def test_the_document_knows_its_file(tmp_path):
    document = read(tmp_path, "Xã Vĩnh An", "báo cáo.md")
    assert (document.doc_id, len(document.sha256), document.size) == (document.sha256[:12], 64, 12)
    assert document.media_type == "text/markdown"
    assert document.path.endswith("báo cáo.md")
    [page] = document.pages
    assert (page.number, page.start, page.end, page.source) == (1, 0, len(document.text), "plain")


def test_shown_goes_into_the_path(tmp_path):
    (tmp_path / "a.txt").write_text("Xã", encoding="utf-8")
    with open_source(tmp_path / "a.txt", shown="corpus/a.txt") as source:
        assert source.document.path == "corpus/a.txt"
        assert source.boxes([Span(0, 2)]) == [None]


def cleaned(document: Document) -> str:
    text, at = [], 0
    for start, end in document.marks:
        text.append(document.text[at:start])
        at = end
    return "".join(text) + document.text[at:]


# text -> what is left of it, what is bold
MARKUP = [
    ("## **BÁO CÁO**\n", "BÁO CÁO\n", ["BÁO CÁO"]),
    ("### II. KẾT QUẢ ###\nĐạt", "II. KẾT QUẢ\nĐạt", ["II. KẾT QUẢ"]),
    ("#hashtag và số # 5", "#hashtag và số # 5", []),
    ("**Tổng kết 10 năm\nthực hiện**\nĐạt", "Tổng kết 10 năm\nthực hiện\nĐạt", ["Tổng kết 10 năm\nthực hiện"]),
    ("**không đóng\n\nở đoạn sau** nữa", "**không đóng\n\nở đoạn sau** nữa", []),
    ("**8. Trung tâm:** Tích cực", "8. Trung tâm: Tích cực", ["8. Trung tâm:"]),
    ("***đậm nghiêng*** rồi", "đậm nghiêng rồi", ["đậm nghiêng"]),
    ("__Đậm__ và ______ để điền", "Đậm và ______ để điền", ["Đậm"]),
    ("<b>Đậm</b> <strong>nữa</strong> <i>nghiêng</i>", "Đậm nữa nghiêng", ["Đậm", "nữa"]),
    ("dòng một<br>\ndòng hai<br/>", "dòng một\ndòng hai", []),
    ("Uông<br>Bí", "Uông<br>Bí", []),  # taken out, it would glue two words
    ("(*Nem chả chợ Huyện*) được", "(Nem chả chợ Huyện) được", []),
    ("*Nơi nhận:*\n- Như trên;", "Nơi nhận:\n- Như trên;", []),
    ("**Đậm *nghiêng trong đậm* hết**", "Đậm nghiêng trong đậm hết", ["Đậm *nghiêng trong đậm* hết"]),
    ("2*3*4 = 24 và 5 * 3 * 2 = 30", "2*3*4 = 24 và 5 * 3 * 2 = 30", []),
    ("Đơn vị A(*) và B(**), xem (*) và (**)", "Đơn vị A(*) và B(**), xem (*) và (**)", []),
    ("Xã An* và xã Bình* chưa đạt", "Xã An* và xã Bình* chưa đạt", []),
    ("* mục một\n* mục hai", "* mục một\n* mục hai", []),
    ("- một\n+ hai", "- một\n+ hai", []),
    (r"giai đoạn 2020\-2025, 1\. Mục, 2\*3", "giai đoạn 2020-2025, 1. Mục, 2*3", []),
    ("******\n", "******\n", []),
    ("Thu 5 tỷ <!-- 99 tỷ\n\n99 -->đồng <!---->", "Thu 5 tỷ đồng ", []),
    ("Thu 5 tỷ <!-- 99 tỷ đồng", "Thu 5 tỷ <!-- 99 tỷ đồng", []),  # nothing closes it
    ("> Thu **5 tỷ**\n>\n> Đạt\n", "Thu 5 tỷ\n\nĐạt\n", ["5 tỷ"]),  # all of it is quoted
    ("> 12 tỷ đồng thì lập\nĐạt 5 > 4", "> 12 tỷ đồng thì lập\nĐạt 5 > 4", []),
    ("**\\*Ghi chú**", "*Ghi chú", ["\\*Ghi chú"]),
    (r"đạt 71,2\% và 5.000\$, R\&D", "đạt 71,2% và 5.000$, R&D", []),
    # Struck out, and the sign of what is nearly so.
    ("còn 18 hộ ~~20 hộ~~; **~~7 xã~~** 8 xã", "còn 18 hộ ;  8 xã", []),
    ("~~20 hộ, ~~30 hộ; (~~40 hộ) và (~~50 hộ)", "~~20 hộ, ~~30 hộ; (~~40 hộ) và (~~50 hộ)", []),
    ("chi <del>1 tỷ</del><ins>2 tỷ</ins> đồng", "chi 2 tỷ đồng", []),
    ("chi <s>1 tỷ</s>2 tỷ; thu <STRIKE>3 tỷ</STRIKE>4 tỷ; <s>mở", "chi 2 tỷ; thu 4 tỷ; <s>mở", []),
    ("~~~\nmã 12 hộ\n~~~", "~~~\nmã 12 hộ\n~~~", []),
    # Formulas of converters; what is money stays money.
    ("4.500 m$^2$, 3 km$^{2}$, 7 m^3, 8 m^2^", "4.500 m2, 3 km2, 7 m3, 8 m2", []),
    (r"$4.500 \mathrm{~m}^{2}$ và $12 \mathrm{ha}$", "4.500 m2 và 12 ha", []),
    (r"$35,6$ tỷ đồng, $71,2\%$, $\geq 5\%$", r"35,6 tỷ đồng, 71,2%, \geq 5%", []),
    (r"đạt $7 1 , 2 \%$, $ 1 2 . 5 0 0 \mathrm { ~ m } ^ { 2 } $", "đạt 71,2 %,  12.500 m2 ", []),  # set apart
    ("10$^3$ con, 10^2 cây", "10^3 con, 10^2 cây", []),  # not 103 or 3 dollars
    ("giá 5$, nay 7$; $5-$7, $8, $9 và 600$ - 700$", "giá 5$, nay 7$; $5-$7, $8, $9 và 600$ - 700$", []),
    ("12 tỷ đồng (500.000$/năm, 20%$)", "12 tỷ đồng (500.000$/năm, 20%$)", []),
    ("dòng có hai dấu cách  \ncuối", "dòng có hai dấu cách  \ncuối", []),
]


@pytest.mark.parametrize(
    ("text", "words"),
    [("còn 18 hộ ~~20 hộ~~, chi <s>1 tỷ đồng</s> 2 tỷ đồng", 5), ("~~20 hộ, ~~30 hộ", 0), ("chi 2 tỷ đồng", 0)],
)
def test_words_that_are_struck_out_are_told(tmp_path, text, words):
    told = [each.message for each in read(tmp_path, text).problems if each.code == "struck_text"]
    assert [f" {words} words" in each for each in told] == [True] * bool(words)


@pytest.mark.parametrize(("text", "left", "bold"), MARKUP, ids=[row[0][:20] for row in MARKUP])
def test_markup(tmp_path, text, left, bold):
    document = read(tmp_path, text)
    assert document.text == text
    assert cleaned(document) == left
    assert [document.text[start:end] for start, end in document.bold if start < end][: len(bold)] == [
        piece.lstrip("\\") if piece.startswith("\\*") else piece for piece in bold
    ]
    assert list(document.marks) == sorted(document.marks)


def grid(document: Document) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in document.tables[0].cells:
        assert cell.column == len(rows.setdefault(cell.row, []))
        rows[cell.row].append(document.text[cell.start : cell.end])
    return list(rows.values())


def test_a_pipe_table(tmp_path):
    text = "Bảng 1\n\n| TT | **Nội dung** | Số tiền |\n|---|:---|---:|\n| 1 | Mua cây | 13,5 |\n| 2 | | 4 |\n\nHết"
    document = read(tmp_path, text, "a.md")
    assert grid(document) == [["TT", "Nội dung", "Số tiền"], ["1", "Mua cây", "13,5"], ["2", "", "4"]]
    assert "---" not in cleaned(document)
    assert "| 1 | Mua cây | 13,5 |" in cleaned(document)
    [table] = document.tables
    assert (document.text[table.start : table.start + 2], document.text[table.end - 1]) == ("TT", "4")


@pytest.mark.parametrize("total", [" | Cộng | 17,5", "  |Cộng|17,5", "| Cộng | 17,5"])
def test_an_empty_first_cell_among_rows_without_outer_pipes(tmp_path, total):
    text = f"Bảng 1\n\nTT | Nội dung | Số tiền\n1 | Mua cây | 13,5\n2 | Giống | 4\n{total}\n\nHết"
    assert grid(read(tmp_path, text, "a.md"))[3] == ["", "Cộng", "17,5"]


def test_an_empty_first_cell_between_outer_pipes(tmp_path):
    text = "| TT | Nội dung | Số tiền |\n| 1 | Mua cây | 13,5 |\n| | Cộng | 13,5 |\n"
    assert grid(read(tmp_path, text, "a.md"))[2] == ["", "Cộng", "13,5"]


def test_a_tab_table(tmp_path):
    document = read(tmp_path, "Bảng 1\nTT\tXã\tSố hộ\n1\tVĩnh An \t186\n2\tTây Vinh\t337\nHết\n")
    assert grid(document) == [["TT", "Xã", "Số hộ"], ["1", "Vĩnh An", "186"], ["2", "Tây Vinh", "337"]]
    assert document.marks == ()


LINE = (
    "<table><tr><th>Công trình</th><th>Số hộ (hộ)</th></tr><tr><td>Kè <b>sông</b> Côn</td><td>320</td></tr>"
    "<tr><td>Chợ Gò</td><td></td></tr></table>"
)
SPREAD = """<TABLE border="1">
  <thead><tr>
    <td rowspan="2">TT</td>
    <td rowspan=2>Xã</td><td colspan="2">Dự toán</td>
  </tr>
  <tr><td>Huyện</td><td>Cấp<br>xã</td></tr></thead>
  <tr><td>1</td><td>Tây
    Vinh</td><td><span class="a">1.250</span></td><td>310</td></tr>
</TABLE>"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (LINE, [["Công trình", "Số hộ (hộ)"], ["Kè sông Côn", "320"], ["Chợ Gò", ""]]),
        (SPREAD, [["TT", "Xã", "Dự toán", ""], ["", "", "Huyện", "Cấp xã"], ["1", "Tây Vinh", "1.250", "310"]]),
    ],
)
def test_an_html_table_in_markdown(tmp_path, table, expected):
    document = read(tmp_path, f"Bảng 1\n\n{table}\n\nHết 12 hộ", "a.md")
    clean_document = clean(document)[0]
    assert grid(clean_document) == expected
    assert "<" not in clean_document.text
    assert "Hết 12 hộ" in clean_document.text
    assert len(document.text) == len(f"Bảng 1\n\n{table}\n\nHết 12 hộ")


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>a</td>ngoài ô<td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",  # not closed
        "<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>",
        "<table><tr><td>một cột</td></tr><tr><td>hai dòng</td></tr></table>",
        "chữ <table> không phải thẻ, 12 < 15",
        "<table><tr><td colspan=200>a</td></tr><tr><td>b</td></tr></table>",
    ],
)
def test_what_is_no_sound_html_table_stays_as_it_is(tmp_path, text):
    document = read(tmp_path, text, "a.md")
    assert (document.text, document.tables) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "\tĐoạn văn thứ nhất\n\tĐoạn văn thứ hai\n",
        "Một dòng\tcó thẻ\n\nDòng khác\tcó thẻ\n",
        "Chỉ a | b một dòng\nrồi văn xuôi\n",
    ],
)
def test_no_table(tmp_path, text):
    assert read(tmp_path, text).tables == ()

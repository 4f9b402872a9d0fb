"""Web pages, and Word files that are web pages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import open_source
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document
from tests.test_read_plain import composed_for_cp1258

SENTENCE = "Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội sáu tháng đầu năm của huyện Tây Sơn. "


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html>\n<html><head><title>Cổng thông tin</title>{head}</head><body>{body}</body></html>"


def read(folder: Path, text: str | bytes, name: str = "a.html") -> Document:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with open_source(folder / name) as source:
        return source.document


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def grid(document: Document, which: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, document.text[c.start : c.end])
        for c in document.tables[which].cells
    ]


# body -> lines, what is bold
TEXTS = [
    (
        "<h1>BÁO CÁO</h1><p>Tổng thu\n  <b>13,5 tỷ</b>   đồng</p>",
        ["BÁO CÁO", "Tổng thu 13,5 tỷ đồng"],
        ["BÁO CÁO", "13,5 tỷ"],
    ),
    ("<p>một<br>hai<br/>ba", ["một", "hai", "ba"], []),
    ("đầu<div>giữa<div>trong</div>sau</div>cuối", ["đầu", "giữa", "trong", "sau", "cuối"], []),
    ("<p>13<span>,5</span> t<i>ỷ</i></p>", ["13,5 tỷ"], []),  # elements inside a word part nothing
    ("<script>var x = 1;</script><style>p {}</style><p>thân</p><noscript>bật lên</noscript>", ["thân"], []),
    ("<!-- ghi chú --><p>thân<!-- [if mso]>ẩn<![endif] --></p>", ["thân"], []),
    ("<p style='display:none'>ẩn</p><p>hiện</p>", ["hiện"], []),
    # Tracked changes as Word saves them: what was taken out is no text, what was put in is.
    ("<p>chi <s>1,5 tỷ</s> 2,5 tỷ đồng</p>", ["chi 2,5 tỷ đồng"], []),
    (
        "<p>chi <span style='color:red;text-decoration: line-through'>1,5</span> 2,5 tỷ đồng</p>",
        ["chi 2,5 tỷ đồng"],
        [],
    ),
    ("<p>chi <span style='text-decoration:underline'>1,5</span> tỷ đồng</p>", ["chi 1,5 tỷ đồng"], []),
    ("<p>chi <del>1,5 tỷ</del><ins>2,5 tỷ</ins> đồng</p>", ["chi 2,5 tỷ đồng"], []),
    ("<p>chi <del>3 tỷ đồng</p><p>còn 7 hộ</p>", ["chi", "còn 7 hộ"], []),  # not closed
    (
        "<p>a</p><del><p>Điều 3. Bãi bỏ</p></del><p><ins cite='mailto:b'><b>Điều 3.</b> Hỗ trợ</ins></p>",
        ["a", "Điều 3. Hỗ trợ"],
        ["Điều 3."],
    ),
    ("<p style='font-weight: bold'>đậm<span style='font-weight:normal'> nhạt</span></p>", ["đậm nhạt"], ["đậm"]),
    ("<p style='text-transform:uppercase'>chữ hoa</p>", ["CHỮ HOA"], []),
    ("<ol><li>một<li>hai<ol type=a><li>nhỏ</ol><li value=7>bảy</ol>", ["1. một", "2. hai", "a. nhỏ", "7. bảy"], []),
    ("<ol type=I start=3><li>ba</ol><ul><li>gạch</ul>", ["III. ba", "- gạch"], []),
    ("<ol style='list-style-type: lower-roman' reversed><li>hai<li>một</ol>", ["ii. hai", "i. một"], []),
    (
        "<p><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>của Word</p>",
        ["1.\u00a0\u00a0 của Word"],
        [],
    ),
    ("<p>5&nbsp;tỷ &lt; 6 t&#7927;</p>", ["5\u00a0tỷ < 6 tỷ"], []),
    ("<pre>cột 1   cột 2\n  thụt</pre>", ["cột 1   cột 2", "thụt"], []),
    ("<p>a&#1;b&#0;c</p>", ["abc"], []),  # control characters are the stages' fences
]


@pytest.mark.parametrize(("body", "expected", "bold"), TEXTS)
def test_text(tmp_path, body, expected, bold):
    document = read(tmp_path, page(body))
    assert [line.replace("\ufffd", "") for line in lines(document)] == expected
    assert [document.text[a:b] for a, b in document.bold] == bold
    assert (document.media_type, document.pages[0].source, document.pages[0].number) == ("text/html", "html", 1)


def declared(name: str) -> str:
    return page(f"<p>{SENTENCE}</p>", f'<meta http-equiv="Content-Type" content="text/html; charset={name}">')


ENCODINGS = {
    "utf-8": page(f"<p>{SENTENCE}</p>").encode(),
    "utf-8 with BOM": page(f"<p>{SENTENCE}</p>").encode("utf-8-sig"),
    "utf-8 declared": declared("utf-8").encode(),
    "utf-16": page(f"<p>{SENTENCE}</p>").encode("utf-16"),
    "utf-8 declared wrongly": declared("no-such-thing").encode(),
    "unicode, as Word names UTF-8": declared("unicode").encode(),
    "utf-8 that says utf-16": declared("utf-16").encode(),
    "windows-1258": composed_for_cp1258(declared("windows-1258")).encode("cp1258"),
    "XHTML": ('<?xml version="1.0" encoding="UTF-8"?>' + page(f"<p>{SENTENCE}</p>")).encode(),
    "named characters": declared("iso-8859-1").encode("ascii", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_encodings(tmp_path, data):
    document = read(tmp_path, data)
    assert unicodedata.normalize("NFC", document.text) == SENTENCE.strip() + "\n"
    assert document.problems == ()


def test_a_table_with_merged_cells(tmp_path):
    body = (
        "<p>Bảng 1</p><table border=1><thead><tr><th rowspan=2>TT<th colspan=2>Thu</thead>"
        "<tr><td>KH<td>TH<tr><td>1<td>5<td>6</table><p>Hết</p>"
    )
    document = read(tmp_path, page(body))
    assert grid(document) == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Thu"), (1, 1, 1, 1, "KH"), (1, 2, 1, 1, "TH"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "5"), (2, 2, 1, 1, "6"),
    ]  # fmt: skip
    assert (lines(document)[0], lines(document)[-1]) == ("Bảng 1", "Hết")
    assert document.text[slice(*document.bold[0])] == "TT"


ROWS = "<tr><td>UBND HUYỆN<td>CỘNG HÒA<tr><td>Số: 1/BC<td>Ngày 1"
# table -> whether it is data
KINDS = [
    (f"<table border=1>{ROWS}</table>", True),
    (f"<table border=0>{ROWS}</table>", False),
    (f"<table>{ROWS}</table>", False),
    ("<table><tr><td>Lúa<td>1.234,5<tr><td>Ngô<td>67,8%</table>", True),
    ("<table><tr><th>Tên<th>Việc<tr><td>A<td>B</table>", True),
    (
        f"<table>{ROWS.replace('<td>', '<td style=' + chr(34) + 'border:solid windowtext 1.0pt' + chr(34) + '>')}</table>",
        True,
    ),
    (f"<table border=1>{ROWS.replace('<td>', '<td style=border:none>')}</table>", True),
    ("<table border=1><tr><td>một khung</table>", False),
    ("<table><tr><td colspan=2>Đơn vị tính: triệu đồng<tr><td>Thu<td>1.234,5</table>", True),
    ("<table><tr><td>Nội dung<td>Năm 2023<td>Năm 2024<tr><td>Thu<td>1.200<td>1.300</table>", True),
    ("<table><tr><td colspan=2>Số: 12/BC-UBND<tr><td>Kính gửi<td>Sở Tài chính</table>", False),
    ("<table><tr><td>UBND HUYỆN<td>CỘNG HÒA<tr><td>Tổng<td>12</table>", False),
]


@pytest.mark.parametrize(("body", "is_data"), KINDS)
def test_layout_tables_are_told_from_data(tmp_path, body, is_data):
    assert bool(read(tmp_path, page(body)).tables) == is_data


def test_a_layout_table_is_read_column_by_column(tmp_path):
    assert lines(read(tmp_path, page(f"<table>{ROWS}</table>"))) == ["UBND HUYỆN", "Số: 1/BC", "CỘNG HÒA", "Ngày 1"]


def test_a_span_beyond_reason(tmp_path):
    body = "<table border=1><tr><td rowspan=99999999 colspan=99999999>a<td>b<tr><td>c</table>"
    assert next(cell[:4] for cell in grid(read(tmp_path, page(body)))) == (0, 0, 2, 1000)


def test_a_page_nested_beyond_reason_is_reported(tmp_path):
    assert len(lines(read(tmp_path, page("<div>" * 200 + "sâu" + "</div>" * 200)))) == 1
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, page("<div>" * 5000 + "sâu"))
    assert caught.value.code == "damaged_html"


def test_a_word_file_that_is_a_web_page(tmp_path):
    assert lines(read(tmp_path, page("<p class=MsoNormal>Kính gửi</p>"), "a.doc")) == ["Kính gửi"]


MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--=x"\n\n----=x\nContent-Type: text/html; charset="utf-8"\n'
    "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>K=C3=ADnh g=E1=BB=ADi</p></body></html>\n----=x\nContent-Type: image/png\n\nx\n----=x--\n"
)  # fmt: skip


def test_a_word_file_that_is_a_web_archive(tmp_path):
    assert lines(read(tmp_path, MHTML, "a.doc")) == ["Kính gửi"]


def test_a_page_without_its_outer_elements(tmp_path):
    assert lines(read(tmp_path, "<p>một</p><p>hai</p>", "a.htm")) == ["một", "hai"]


def test_a_report_named_pdf_is_read_and_reported(tmp_path):
    document = read(tmp_path, page(f"<p>{SENTENCE * 5}</p>"), "a.pdf")
    assert [problem.code for problem in document.problems] == ["html_named_pdf"]
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, page("<p>Mời bạn đăng nhập</p>"), "b.pdf")
    assert caught.value.code == "html_named_pdf"


def test_an_empty_page(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, page("<script>x</script>"))
    assert caught.value.code == "no_text"


def test_a_report_to_its_facts(tmp_path):
    body = (
        "<table><tr><td><p>ỦY BAN NHÂN DÂN<br>HUYỆN LẤP VÒ</p><p>Số: 215/BC-UBND</p><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "<p>Lấp Vò, ngày 21 tháng 4 năm 2022</table><h2>BÁO CÁO</h2><h3>Kết quả thu ngân sách</h3><p><b>I. KẾT QUẢ</b>"
        "<p>Tổng thu đạt 13,5 tỷ đồng.<p>Đơn vị tính: triệu đồng<table border=1><tr><td>Nội dung<td>Số tiền<tr><td>Thuế<td>67</table>"
    )
    (tmp_path / "a.html").write_text(page(body), encoding="utf-8")
    with open_source(tmp_path / "a.html") as source:
        report = extract_document(source, load_rules())
    assert (report.facts.number, report.facts.issue_date, report.facts.doc_type) == (
        "215/BC-UBND",
        "2022-04-21",
        "báo cáo",
    )
    assert [int(m.value.value) for m in report.mentions if type(m.value).__name__ == "Amount"] == [
        13_500_000_000,
        67_000_000,
    ]
    assert [section.heading for section in report.sections] == ["I. KẾT QUẢ"]


# body -> (line, level) of those that the page calls headings
OUTLINES = [
    ("<h1>Kinh tế</h1><p>đạt<h6> <b>Văn hóa</b></h6>", [("Kinh tế", 1), ("Văn hóa", 6)]),
    ("<h2><div>Kinh tế</div></h2><div>đạt</div>", [("Kinh tế", 2)]),
    ("<h2></h2><p>Kinh tế</p>", []),
    ("<table border=1><tr><td><h2>Chỉ tiêu</h2><td>Số<tr><td>Lúa<td>5</table>", []),  # no section begins in a table
    ("<nav><h2>Mục lục</h2><a href=#a>Kinh tế</a></nav><p>đạt</p>", []),
]


@pytest.mark.parametrize(("body", "expected"), OUTLINES)
def test_headings_by_their_elements(tmp_path, body, expected):
    document = read(tmp_path, page(body))
    assert [(document.text[start:].partition("\n")[0], level) for start, level in document.outline] == expected


def test_unlabelled_headings_become_sections(tmp_path):
    body = (
        "<nav><h2>Mục lục</h2><a href=#a>Tình hình chung</a></nav>"
        "<p>UBND HUYỆN LẤP VÒ<br>Số: 215/BC-UBND<p>Lấp Vò, ngày 21 tháng 4 năm 2022<h1>BÁO CÁO</h1><h1>Kết quả thu ngân sách</h1>"
        "<ul><li><a href=#a>Tình hình chung</a></ul>"
        f"<h2>Tình hình chung</h2><p>{SENTENCE}<h3>Kinh tế</h3><p>{SENTENCE}<h3>{SENTENCE}</h3><h3>Văn hóa:</h3>"
        f"<p>{SENTENCE}<h2>1. Giáo dục</h2><p>{SENTENCE}<h3>Mầm non</h3><p>{SENTENCE}<h2>Nhiệm vụ</h2><p>{SENTENCE}"
    )
    (tmp_path / "a.html").write_text(page(body), encoding="utf-8")
    with open_source(tmp_path / "a.html") as source:
        report = extract_document(source, load_rules())
    assert report.facts.title == "Kết quả thu ngân sách"
    assert [(section.level, section.label, section.heading) for section in report.sections] == [
        (1, "", "Tình hình chung"),
        (2, "", "Kinh tế"),
        (2, "", "Văn hóa"),
        (1, "1", "1. Giáo dục"),
        (2, "", "Mầm non"),
        (1, "", "Nhiệm vụ"),
    ]


SHEET = (
    "<style><!-- /* .c {display:none} */ .an, p.x { display : none } #y{visibility:hidden} .tab{display:none}"
    " .tab.active {display:block} @media print { .p {display:none} .q{display:none} } .open .z{display:block}"
    " .z{display:none} .menu .w {display:none} --></style>"
)


@pytest.mark.parametrize(
    ("element", "is_shown"),
    [
        ("<p class='an'>{}</p>", False),
        ("<p class='b an'>{}</p>", False),
        ("<div class='an'><p>{}</p></div>", False),
        ("<p class='x'>{}</p>", False),
        ("<p id='y'>{}</p>", False),
        ("<p hidden>{}</p>", False),
        ("<div class='tab'>{}</div>", False),
        ("<div class='tab active'>{}</div>", True),
        ("<div class='x'>{}</div>", True),
        ("<p class='p'>{}</p>", True),
        ("<p class='q'>{}</p>", True),
        ("<p class='c'>{}</p>", True),
        ("<p class='z'>{}</p>", True),  # something around it may be open
        ("<p class='w'>{}</p>", True),  # what is around it is not looked at
        ("<p class='an' style='display:block'>{}</p>", True),
        ("<p hidden='until-found'>{}</p>", True),
    ],
)
def test_what_a_style_sheet_hides(tmp_path, element, is_shown):
    document = read(tmp_path, page(f"<p>{SENTENCE}</p>{element.format('Chi 55 tỷ đồng')}", SHEET))
    assert ("Chi 55 tỷ đồng" in document.text) is is_shown


def test_long_text_folded_away_is_text(tmp_path):
    document = read(tmp_path, page(f"<p>{SENTENCE}</p><div class='an'>{SENTENCE * 5} Chi 55 tỷ đồng</div>", SHEET))
    assert "Chi 55 tỷ đồng" in document.text


@pytest.mark.parametrize(
    ("text", "is_told"), [("Kết quả vận tải như bảng sau:", True), ("Chi đầu tư phát triển. " * 40, False)]
)
def test_pictures_in_the_file_beside_hardly_any_text_are_told(tmp_path, text, is_told):
    picture = '<img src="data:image/png;base64,iVBORw0KGgo=">'
    found = read(tmp_path, page(f"<p>Ủy ban nhân dân huyện báo cáo. {text}</p>{picture}")).problems
    assert ([problem.code for problem in found] == ["no_text_layer"]) is is_told
    assert not read(
        tmp_path, page(f"<p>Ủy ban nhân dân huyện báo cáo. {text}</p><img src='logo.png'>"), "b.html"
    ).problems


STRUCK = [
    ("<p>Năm nay thu <strike>12,5 tỷ đồng</strike> 13,5 tỷ đồng; <span style='text-decoration-line:line-through'>chi</span> vượt.</p>",
     "Năm nay thu 13,5 tỷ đồng; vượt.", 4),
    # Whatever the element is called; what is struck out twice is told once.
    ("<p>Thu <b style='text-decoration:line-through'>12,5 tỷ</b> 13 tỷ đồng.</p>", "Thu 13 tỷ đồng.", 2),
    ("<p>Một.</p><div style='text-decoration: line-through'><p>Hai ba.</p></div><p>Bốn.</p>", "Một. Bốn.", 2),
    ("<p>Thu <s><span style='text-decoration:line-through'>12,5 tỷ</span></s> 13 tỷ đồng.</p>", "Thu 13 tỷ đồng.", 2),
    # In tables: within a cell, and all of a cell or row.
    ("<table><tr><td>Thu <s>12,5</s></td><td>13</td></tr></table>", "Thu 13", 1),
    ("<table><tr><td>Thu</td><td style='text-decoration:line-through'>12,5 tỷ</td><td>13</td></tr></table>", "Thu 13", 2),
    ("<table><tr style='text-decoration:line-through'><td>Thu</td><td>12</td></tr><tr><td>Chi</td><td>13</td></tr></table>",
     "Chi 13", 2),
    # What nobody sees is not struck out, and what `<del>` holds the page itself took out.
    ("<p>Thu <del>12</del> 13 tỷ đồng <span style='display:none'><s>ẩn</s></span>.</p>", "Thu 13 tỷ đồng .", 0),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "words"), STRUCK)
def test_words_struck_out_are_left_out_and_told(tmp_path, body, text, words):
    document = read(tmp_path, page(body))
    told = [each.message.partition(": ")[2] for each in document.problems if each.code == "struck_text"]
    assert " ".join(document.text.split()) == text
    assert told == ([f"{words} words that are struck out are left out."] if words else [])

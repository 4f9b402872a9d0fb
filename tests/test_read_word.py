"""Word files: made here with python-docx, an independent writer, or of raw XML where it cannot write what Word writes."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image, ImageDraw

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import archive, office, open_source
from pipeline.read.sniff import DOC, RTF
from pipeline.read.source import RawFile
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def package(body: str, **parts: str) -> bytes:
    """A .docx of raw XML. `parts`: styles, numbering, footnotes, header1 … without their outer elements."""
    outer = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="x"><Relationship Id="a" Type="{KIND}officeDocument" Target="word/document.xml"/></Relationships>',
        )
        target.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        related = ""
        for name, inner in parts.items():
            kind = name.rstrip("0123456789")
            tag = outer.get(kind, {"header": "hdr", "footer": "ftr"}.get(kind, kind))
            target.writestr(f"word/{name}.xml", f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>")
            related += f'<Relationship Id="{name}" Type="{KIND}{kind}" Target="{name}.xml"/>'
        target.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="x">{related}</Relationships>')
    return made.getvalue()


def read(folder: Path, data: bytes, name: str = "a.docx") -> Document:
    (folder / name).write_bytes(data)
    with open_source(folder / name) as source:
        return source.document


def refused(folder: Path, data: bytes, name: str = "a.docx") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(folder, data, name)
    return caught.value


def saved(document: docx.document.Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def r(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def grid(document: Document, which: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, document.text[c.start : c.end])
        for c in document.tables[which].cells
    ]


def printed(document: Document) -> str:
    """The text without marks, as the stages see it."""
    pieces, at = [], 0
    for start, end in document.marks:
        pieces.append(document.text[at:start])
        at = end
    return "".join(pieces) + document.text[at:]


# ---- text -------------------------------------------------------------------------------------------------


def test_paragraphs_and_bold_spans(tmp_path):
    made = docx.Document()
    made.add_paragraph().add_run("BÁO CÁO").bold = True
    made.add_paragraph().add_run("Kết quả năm 2022").bold = True
    line = made.add_paragraph("Tổng thu ")
    line.add_run("13,5 tỷ đồng").bold = True
    line.add_run(" trên địa bàn")
    document = read(tmp_path, saved(made))
    assert document.text == "BÁO CÁO\nKết quả năm 2022\nTổng thu 13,5 tỷ đồng trên địa bàn\n"
    assert [document.text[a:b] for a, b in document.bold] == ["BÁO CÁO\nKết quả năm 2022", "13,5 tỷ đồng"]
    [page] = document.pages
    assert (page.number, page.start, page.end, page.source) == (1, 0, len(document.text), "docx")
    assert document.media_type.endswith("wordprocessingml.document")
    assert (document.problems, document.marks) == ((), ())


BOLD_STYLES = '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Base"/></w:style>'


# how a run is set -> what is printed, what is bold
RUNS = [
    (p("đậm theo kiểu", properties='<w:pStyle w:val="Sub"/>'), "đậm theo kiểu", True),
    (p("không đậm", properties='<w:pStyle w:val="Sub"/>', run='<w:b w:val="0"/>'), "không đậm", False),
    (p("chữ hoa", run="<w:caps/>"), "CHỮ HOA", False),  # Word prints capitals, whatever was typed
    (p("chữ ẩn", run="<w:vanish/>") + p("hiện"), "hiện", False),
    (p("3.412 ", run="<w:strike/>") + p("3.214"), "3.214", False),
    (p("3.412 ", run="<w:dstrike/>") + p("3.214"), "3.214", False),
    (p("3.214", run="<w:strike w:val='0'/>"), "3.214", False),
    ("<w:p>" + r("<w:t>1</w:t><w:tab/><w:t>2</w:t>") + "</w:p>", "1    2", False),  # room, not a cell border
    ("<w:p>" + r("<w:tab/><w:t>thụt vào</w:t>") + "</w:p>", "thụt vào", False),
    ("<w:p>" + r("<w:t>một</w:t><w:br/><w:t>hai</w:t>") + "</w:p>", "một\nhai", False),
    ("<w:p>" + r("<w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t>") + "</w:p>", "NĐ-CP", False),
    ("<w:p>" + r('<w:sym w:font="Wingdings" w:char="F0A8"/><w:t> Có</w:t>') + "</w:p>", "□ Có", False),
    (
        "<w:p>" + t("a") + "<w:m:oMath/>".replace("w:m", "m") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>",
        "ax+1",
        False,
    ),
    ("<w:p><w:hyperlink>" + t("liên kết") + "</w:hyperlink></w:p>", "liên kết", False),
    ("<w:sdt><w:sdtContent>" + p("trong ô điền") + "</w:sdtContent></w:sdt>", "trong ô điền", False),
    (
        "<w:p><w:smartTag><w:sdt><w:sdtContent>" + t("lồng") + "</w:sdtContent></w:sdt></w:smartTag></w:p>",
        "lồng",
        False,
    ),
]


@pytest.mark.parametrize(("body", "text", "is_bold"), RUNS, ids=[row[1] for row in RUNS])
def test_runs(tmp_path, body, text, is_bold):
    document = read(tmp_path, package(body, styles=BOLD_STYLES))
    assert document.text.strip() == text
    assert bool(document.bold) == is_bold


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
# tracked changes -> what the document says now
CHANGES = [
    (
        "<w:p>"
        + t("đạt ")
        + '<w:del w:id="1">'
        + r("<w:delText>12</w:delText>")
        + '</w:del><w:ins w:id="2">'
        + t("13")
        + "</w:ins>"
        + t(" tỷ")
        + "</w:p>",
        ["đạt 13 tỷ"],
    ),
    (
        "<w:p><w:moveFrom>"
        + t("đi")
        + "</w:moveFrom>"
        + t("ở")
        + "</w:p><w:p><w:moveTo>"
        + t("đến")
        + "</w:moveTo></w:p>",
        ["ở", "đến"],
    ),
    (p("một ", properties="<w:rPr><w:del/></w:rPr>") + p("đoạn"), ["một đoạn"]),  # the paragraph's end was deleted
    (
        p("bỏ", properties=LISTED + "<w:rPr><w:del/></w:rPr>")
        .replace("<w:r>", "<w:del><w:r>")
        .replace("</w:r>", "</w:r></w:del>")
        + p("mục", properties=LISTED),
        ["I. mục"],
    ),
    (p("mục ", properties=LISTED + "<w:rPr><w:del/></w:rPr>") + p("một", properties=LISTED), ["I. mục một"]),
    (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + p("bỏ")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p("giữ")
        + "</w:tc></w:tr></w:tbl>",
        ["giữ"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CHANGES)
def test_tracked_changes(tmp_path, body, expected):
    assert lines(read(tmp_path, package(body, numbering=NUMBERING))) == expected


def field(instruction: str, result: str, *, ended: bool = True) -> str:
    end = r('<w:fldChar w:fldCharType="end"/>') if ended else ""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText> {instruction} </w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
        + t(result)
        + end
    )


FIELDS = [
    (f"<w:p>{t('Bảng ')}{field('SEQ Bang', '3')}</w:p>", ["Bảng 3"]),
    (f"<w:p>{t('ngày ')}{field('DATE', '5/3/2022')}</w:p>", ["ngày 5/3/2022"]),
    (f"<w:p>{t('Trang ')}{field('PAGE', '7')}</w:p>", ["Trang"]),
    ("<w:p>" + t("xem trang") + '<w:fldSimple w:instr=" PAGEREF x ">' + t("9") + "</w:fldSimple></w:p>", ["xem trang"]),
    (f"<w:p>{field('PAGE', '7', ended=False)}</w:p>" + p("đoạn sau"), ["đoạn sau"]),  # nothing after it is lost
    (
        "<w:p>"
        + r('<w:fldChar w:fldCharType="begin"/>')
        + r("<w:instrText>IF</w:instrText>")
        + "</w:p>"
        + p("đoạn sau"),
        ["đoạn sau"],
    ),
    ("<w:p>" + r('<w:fldChar w:fldCharType="end"/>') + t("thừa") + "</w:p>", ["thừa"]),
]


@pytest.mark.parametrize(("body", "expected"), FIELDS)
def test_fields(tmp_path, body, expected):
    assert lines(read(tmp_path, package(body))) == expected


def test_a_table_of_contents_is_navigation(tmp_path):
    styles = '<w:style w:type="paragraph" w:styleId="Muc1"><w:name w:val="toc 1"/></w:style>'
    document = read(
        tmp_path, package(p("I. KẾT QUẢ 3", properties='<w:pStyle w:val="Muc1"/>') + p("I. KẾT QUẢ"), styles=styles)
    )
    assert lines(document) == ["I. KẾT QUẢ"]


def style(key: str, name: str = "", inner: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name or key}"/>{inner}</w:style>'


def styled(text: str, key: str, more: str = "") -> str:
    return p(text, properties=f'<w:pStyle w:val="{key}"/>{more}')


HEADING_STYLES = (
    style("u1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')  # ids are in the author's language
    + style("u2", "Heading 2")
    + style("Own", "Mục của tôi", '<w:basedOn w:val="u2"/>')
    + style("TOCHeading", "TOC Heading", '<w:basedOn w:val="u1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Title", "Title", '<w:basedOn w:val="u1"/>')
)
# paragraphs -> (line, level) of those that the file calls headings
OUTLINES = [
    (styled("Kinh tế", "u1"), [("Kinh tế", 1)]),
    (styled("Kinh tế", "u2"), [("Kinh tế", 2)]),
    (styled("Kinh tế", "Own"), [("Kinh tế", 2)]),
    (styled("Kinh tế", "Heading3"), [("Kinh tế", 3)]),  # a style that the file does not hold
    (styled("Kinh tế", "u2", '<w:outlineLvl w:val="4"/>'), [("Kinh tế", 5)]),  # the paragraph's own level is nearer
    (styled("Kinh tế", "u2", '<w:outlineLvl w:val="9"/>'), []),  # the level of text
    (p("Kinh tế", properties='<w:outlineLvl w:val="0"/>'), [("Kinh tế", 1)]),
    (styled("Mục lục", "TOCHeading") + styled("Báo cáo", "Title") + p("Kinh tế"), []),
    (p("Mở đầu") + styled("", "u1") + styled("   Kinh tế", "u1") + p("đạt"), [("   Kinh tế".strip(), 1)]),
    (f'<w:p><w:pPr><w:pStyle w:val="u1"/></w:pPr>{r("<w:br/><w:tab/><w:t>Kinh tế</w:t>")}</w:p>', [("Kinh tế", 1)]),
]


@pytest.mark.parametrize(("body", "expected"), OUTLINES)
def test_headings_by_style_and_level(tmp_path, body, expected):
    document = read(tmp_path, package(body, styles=HEADING_STYLES))
    assert [(document.text[start:].partition("\n")[0], level) for start, level in document.outline] == expected


def test_a_heading_begins_with_its_label(tmp_path):
    made = docx.Document()
    made.add_paragraph("Mở đầu", style="List Number")
    made.add_heading("Kinh tế", level=1)._p.get_or_add_pPr().append(number := OxmlElement("w:numPr"))
    number.append(listed := OxmlElement("w:numId"))
    listed.set(qn("w:val"), made.styles["List Number"].element.pPr.numPr.numId.get(qn("w:val")))
    document = read(tmp_path, saved(made))
    assert [(document.text[start:], level) for start, level in document.outline] == [("2. Kinh tế\n", 1)]


def test_unlabelled_headings_become_sections(tmp_path):
    made = docx.Document()
    made.add_paragraph("UBND HUYỆN LẤP VÒ\nSố: 215/BC-UBND\nLấp Vò, ngày 21 tháng 4 năm 2022")
    made.add_heading("BÁO CÁO", level=1)
    made.add_heading("Kết quả thu ngân sách", level=1)
    made.styles.add_style("toc 1", 1)
    made.add_paragraph("Tình hình chung\t1", style="toc 1")
    prose = "Thu ngân sách trên địa bàn huyện đạt kế hoạch tỉnh giao, các nhiệm vụ được triển khai đồng bộ và hiệu quả"
    for heading, level in (
        ("Tình hình chung", 2), ("Kinh tế", 3), (f"{prose}.", 3), ("Văn hóa", 3), ("1. Giáo dục", 4), ("Nhiệm vụ", 2)
    ):  # fmt: skip
        made.add_heading(heading, level=level)
        made.add_paragraph(f"{prose}.")
    (tmp_path / "a.docx").write_bytes(saved(made))
    with open_source(tmp_path / "a.docx") as source:
        report = extract_document(source, load_rules())
    assert report.facts.title == "Kết quả thu ngân sách"
    assert [(section.level, section.label, section.heading) for section in report.sections] == [
        (1, "", "Tình hình chung"),
        (2, "", "Kinh tế"),
        (2, "", "Văn hóa"),
        (3, "1", "1. Giáo dục"),
        (1, "", "Nhiệm vụ"),
    ]


def test_a_text_box_is_read_once_behind_its_anchor(tmp_path):
    box = "<w:txbxContent>" + p("trong khung") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert lines(read(tmp_path, package(f"<w:p>{r(both)}{t('đoạn neo')}</w:p>" + p("sau")))) == [
        "đoạn neo",
        "trong khung",
        "sau",
    ]
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    assert lines(read(tmp_path, package(f"<w:p>{r(old)}{t('đoạn neo')}</w:p>"))) == ["đoạn neo", "trong khung"]


def test_a_note_stands_behind_its_paragraph_and_its_number_is_no_figure(tmp_path):
    body = "<w:p>" + t("Thu 13,5") + r('<w:footnoteReference w:id="7"/>') + t(" tỷ đồng") + "</w:p>" + p("Đoạn sau")
    notes = (
        '<w:footnote w:type="separator" w:id="0">'
        + p("x")
        + "</w:footnote>"
        + f'<w:footnote w:id="7"><w:p>{r("<w:footnoteRef/>")}{t(" Theo Nghị quyết số 5")}</w:p></w:footnote>'
    )
    document = read(tmp_path, package(body, footnotes=notes))
    assert lines(document) == ["Thu 13,5¹ tỷ đồng", "¹  Theo Nghị quyết số 5", "Đoạn sau"]
    assert [line.strip() for line in printed(document).strip().split("\n")] == [
        "Thu 13,5 tỷ đồng",
        "Theo Nghị quyết số 5",
        "Đoạn sau",
    ]


# ---- labels -----------------------------------------------------------------------------------------------


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "-")
)
ARTICLES = level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>') + level(
    1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'
)
SIGNS = (
    level(0, "bullet", chr(0xF0B7))
    + level(1, "bullet", "o")
    + level(2, "decimalZero", "%3", '<w:suff w:val="nothing"/>')
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="5">{OUTLINE}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="6">{ARTICLES}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="7">{SIGNS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
)
DIEU = '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'

# (list, level) of each paragraph, or its style -> labels as Word prints them
LABELS = [
    (
        [(1, 0), (1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1)],
        ["I.", "II.", "2.1.", "2.2.", "a)", "b)", "III.", "3.1."],
    ),
    ([(1, 0), (2, 0)], ["I.", "II."]),  # lists of one design count on
    ([(1, 0), (3, 0), (3, 0)], ["I.", "IV.", "V."]),  # unless they set a start
    ([(1, 1), (1, 1), (1, 0)], ["1.1.", "1.2.", "I."]),  # a level above that was never counted shows its start
    ([(1, 3), (1, 3)], ["-", "-"]),
    (["Dieu", "Dieu", (4, 1), (4, 1), "Dieu", (4, 1)], ["Điều 1.", "Điều 2.", "1.", "2.", "Điều 3.", "3."]),
    ([(5, 0), (5, 1), (5, 2)], ["•", "◦", "01"]),
    ([(9, 0), (0, 0), (1, 8)], ["", "", ""]),  # no such list, out of all lists, no such level
]


@pytest.mark.parametrize(("paragraphs", "labels"), LABELS)
def test_labels_of_lists(tmp_path, paragraphs, labels):
    body = ""
    for given in paragraphs:
        how = (
            f'<w:pStyle w:val="{given}"/>'
            if isinstance(given, str)
            else f'<w:numPr><w:ilvl w:val="{given[1]}"/><w:numId w:val="{given[0]}"/></w:numPr>'
        )
        body += p("mục", properties=how)
    document = read(tmp_path, package(body, numbering=NUMBERING, styles=DIEU))
    assert [line.removesuffix("mục").strip() for line in lines(document)] == labels


def test_a_style_off_its_list(tmp_path):
    off = '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert lines(read(tmp_path, package(p("mục", properties=off), numbering=NUMBERING, styles=DIEU))) == ["mục"]


def test_python_docx_list_styles(tmp_path):
    made = docx.Document()
    for text in ("một", "hai"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("ba", style="List Bullet")
    assert lines(read(tmp_path, saved(made))) == ["1. một", "2. hai", "• ba"]


# ---- tables -----------------------------------------------------------------------------------------------

ROWS = [["TT", "Xã", "Số hộ"], ["1", "Vĩnh An", "186"], ["2", "Tây Vinh", "337"]]


def table_of(made: docx.document.Document, rows: list[list[str]], style: str | None = "Table Grid") -> docx.table.Table:
    table = made.add_table(len(rows), len(rows[0]), style=style)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def test_a_ruled_table_in_its_place(tmp_path):
    made = docx.Document()
    made.add_paragraph("Bảng 1")
    table_of(made, ROWS)
    made.add_paragraph("Hết")
    document = read(tmp_path, saved(made))
    assert document.text == "Bảng 1\nTT\tXã\tSố hộ\n1\tVĩnh An\t186\n2\tTây Vinh\t337\nHết\n"
    assert [cell[4] for cell in grid(document)] == [text for row in ROWS for text in row]
    [table] = document.tables
    assert document.text[table.start : table.end] == document.text[7:-5]


def test_merged_cells(tmp_path):
    made = docx.Document()
    table = table_of(made, [["TT", "Thu", "", "Chi"], ["", "KH", "TH", ""], ["1", "5", "6", "7"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    assert grid(read(tmp_path, saved(made))) == [
        (0, 0, 2, 1, "TT"), (0, 1, 1, 2, "Thu"), (0, 3, 2, 1, "Chi"), (1, 1, 1, 1, "KH"), (1, 2, 1, 1, "TH"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "5"), (2, 2, 1, 1, "6"), (2, 3, 1, 1, "7"),
    ]  # fmt: skip


def test_a_row_that_begins_further_right(tmp_path):
    border = "<w:tblPr><w:tblBorders><w:top w:val='single'/><w:left w:val='single'/><w:insideH w:val='single'/><w:insideV w:val='single'/></w:tblBorders></w:tblPr>"
    body = f"<w:tbl>{border}<w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    assert grid(read(tmp_path, package(body)))[-1] == (1, 1, 1, 1, "c")


def wide_row(*cells: tuple[str, int]) -> str:
    spans = "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr>{}</w:tc>"
    return "<w:tr>" + "".join(spans.format(span, p(text)) for text, span in cells) + "</w:tr>"


@pytest.mark.parametrize(
    ("widths", "rows", "expected"),
    [
        (  # the edge of the last row misses that of the others by a twentieth of a point
            (1336, 1, 1334),
            ((("Xã", 1), ("Số hộ", 2)), (("Vĩnh An", 2), ("186", 1))),
            [(0, 1, "Xã"), (1, 1, "Số hộ"), (0, 1, "Vĩnh An"), (1, 1, "186")],
        ),
        (  # drawn by hand: two edges miss by a millimetre, and a cell runs over both
            (1300, 57, 1400, 40, 900),
            ((("TT", 1), ("Thu", 3), ("Chi", 1)), (("1", 2), ("5", 1), ("7", 2)), (("Cộng", 4), ("12", 1))),
            [(0, 1, "TT"), (1, 1, "Thu"), (2, 1, "Chi"), (0, 1, "1"), (1, 1, "5"), (2, 1, "7"), (0, 2, "Cộng"), (2, 1, "12")],
        ),
        (  # a cell stands in the narrow column alone: the widths lie, and the grid is as its spans tell
            (1300, 20, 1400),
            ((("a", 1), ("b", 1), ("c", 1)), (("d", 2), ("e", 1))),
            [(0, 1, "a"), (1, 1, "b"), (2, 1, "c"), (0, 2, "d"), (2, 1, "e")],
        ),
        (  # no widths are told
            (0, 0),
            ((("a", 1), ("b", 1)), (("c", 1), ("d", 1))),
            [(0, 1, "a"), (1, 1, "b"), (0, 1, "c"), (1, 1, "d")],
        ),
        ((700, 800), ((("a", 1), ("b", 1)), (("c", 2),)), [(0, 1, "a"), (1, 1, "b"), (0, 2, "c")]),
    ],
)  # fmt: skip
def test_edges_that_miss_by_a_hair_are_one(tmp_path, widths, rows, expected):
    border = "<w:tblPr><w:tblBorders><w:top w:val='single'/><w:left w:val='single'/><w:insideH w:val='single'/><w:insideV w:val='single'/></w:tblBorders></w:tblPr>"
    told = "<w:tblGrid>" + "".join(f"<w:gridCol w:w='{width}'/>" for width in widths) + "</w:tblGrid>"
    body = f"<w:tbl>{border}{told}{''.join(wide_row(*row) for row in rows)}</w:tbl>"
    assert [(cell[1], cell[3], cell[4]) for cell in grid(read(tmp_path, package(body)))] == expected


def test_paragraphs_and_a_table_inside_a_cell(tmp_path):
    made = docx.Document()
    table = table_of(made, [["Xã", "Số hộ"], ["Vĩnh An", "186"]])
    table.cell(1, 0).add_paragraph("Tây Vinh")
    inner = table.cell(1, 1).add_table(2, 2)
    inner.style = "Table Grid"
    for cell, text in zip((cell for row in inner.rows for cell in row.cells), ("nghèo", "12", "cận", "5"), strict=True):
        cell.text = text
    assert [cell[4] for cell in grid(read(tmp_path, saved(made)))] == [
        "Xã",
        "Số hộ",
        "Vĩnh An\nTây Vinh",
        "186\nnghèo 12\ncận 5",
    ]


def test_letterhead_and_signature_are_lines_left_column_first(tmp_path):
    made = docx.Document()
    table_of(made, [["UBND HUYỆN A", "CỘNG HÒA XÃ HỘI"], ["Số: 12/BC-UBND", "A, ngày 5 tháng 3 năm 2022"]], style=None)
    made.add_paragraph("Đoạn văn")
    table_of(made, [["Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\n\nNguyễn Văn A"]], style=None)
    document = read(tmp_path, saved(made))
    assert document.tables == ()
    assert lines(document) == [
        "UBND HUYỆN A",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI",
        "A, ngày 5 tháng 3 năm 2022",
        "Đoạn văn",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ]


NONE = (
    "<w:tcBorders>"
    + "".join(f"<w:{side} w:val='nil'/>" for side in ("top", "left", "bottom", "right"))
    + "</w:tcBorders>"
)


def tbl(rows: list[list[str]], cell: str = "", table: str = "") -> str:
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{p(text)}</w:tc>" for text in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{table}</w:tblPr>{made}</w:tbl>"


GRID = (
    "<w:tblBorders>"
    + "".join(f"<w:{side} w:val='single'/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders>"
)
FRAME = GRID.replace("<w:insideH w:val='single'/><w:insideV w:val='single'/>", "")
RULE = "<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>"  # below the agency's name
TEXTS = [["UBND HUYỆN", "CỘNG HÒA"], ["Số: 1/BC", "Ngày 1"]]
FIGURES = [["Chỉ tiêu", "2022"], ["Lúa", "1.234,5"], ["Ngô", "67,8%"]]

# table -> whether it is data
KINDS = [
    (tbl(TEXTS, table=GRID), True),
    (tbl(TEXTS), False),
    (tbl(TEXTS, cell=NONE, table=GRID), False),  # lines taken away cell by cell
    (tbl(TEXTS, cell=GRID.replace("tbl", "tc")), True),  # lines drawn cell by cell, as LibreOffice writes
    (tbl(TEXTS, cell=RULE), False),
    (tbl(FIGURES), True),  # figures make a table without lines
    (tbl([["một khung chữ"]], table=GRID), False),
    (tbl([["a", "b"]], table=GRID), False),  # one row is a frame, as in PDFs
    (tbl([["Họ tên", "Chức vụ", "Đơn vị"]] * 5), True),  # many full rows of three
    (tbl([["a", "b"]] * 7), True),
    (tbl([["KẾ TOÁN", "THỦ QUỸ", "GIÁM ĐỐC"], ["", "", ""], ["A", "B", "C"]]), False),  # three signers
]


@pytest.mark.parametrize(("body", "is_data"), KINDS)
def test_layout_tables_are_told_from_data(tmp_path, body, is_data):
    assert bool(read(tmp_path, package(body)).tables) == is_data


def test_a_data_table_inside_a_layout_table(tmp_path):
    body = f"<w:tbl><w:tr><w:tc>{p('trên')}{tbl(ROWS, table=GRID)}{p('dưới')}</w:tc></w:tr></w:tbl>"
    document = read(tmp_path, package(body))
    assert [cell[4] for cell in grid(document)] == [text for row in ROWS for text in row]
    assert (lines(document)[0], lines(document)[-1]) == ("trên", "dưới")


# ---- headers and footers ----------------------------------------------------------------------------------


def section(*, first: bool, **parts: str) -> str:
    refs = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in parts.items()
    )
    return f"<w:sectPr>{refs}{'<w:titlePg/>' if first else ''}</w:sectPr>"


def test_the_first_page_s_header_is_read_and_running_lines_are_not(tmp_path):
    number = f"<w:p>{t('Trang ')}{field('PAGE', '1')}{t(' / ')}{field('NUMPAGES', '9')}</w:p>"
    body = p("Thân") + section(first=True, header1="default", header2="first", footer1="first")
    document = read(
        tmp_path, package(body, header1=p("Báo cáo năm"), header2=p("MẬT") + number, footer1=p("Địa chỉ") + number)
    )
    assert lines(document) == ["MẬT", "Thân", "Địa chỉ"]
    body = p("Thân") + section(first=False, header1="default", footer1="default")
    assert lines(read(tmp_path, package(body, header1=p("Báo cáo năm"), footer1=number))) == ["Thân"]


def test_a_letterhead_in_the_header_is_read(tmp_path):
    body = p("Thân") + section(first=False, header1="default")
    assert lines(read(tmp_path, package(body, header1=tbl(TEXTS))))[:2] == ["UBND HUYỆN", "Số: 1/BC"]


# ---- old encodings ----------------------------------------------------------------------------------------

TCVN3 = "Thùc hiÖn NghÞ quyÕt cña Héi ®ång nh©n d©n huyÖn vÒ ph¸t triÓn kinh tÕ x· héi, b¸o c¸o kÕt qu¶ nh­ sau"


def test_tcvn3_pieces_are_decoded(tmp_path):
    font = '<w:rFonts w:ascii=".VnTime"/>'
    made = package(p(TCVN3, run=font + "<w:b/>") + p(TCVN3, run=font) + tbl([["Xã", "Số"], ["1", "2"]], table=GRID))
    document = read(tmp_path, made)
    assert lines(document)[0].startswith("Thực hiện Nghị quyết của Hội đồng nhân dân huyện")
    assert document.text[slice(*document.bold[0])] == lines(document)[0]
    assert document.pages[0].source == "tcvn3"


# ---- damage and malice ------------------------------------------------------------------------------------

SOUND = package(p("Thân báo cáo"))


def rewritten(changes: dict[str, bytes | None], sound: bytes = SOUND) -> bytes:
    """A sound file with parts replaced, added or (None) taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, data in changes.items():
            if data is not None:
                target.writestr(name, data)
    return made.getvalue()


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
OUTSIDE = ENTITIES.replace(b'<!ENTITY a "ha">', b'<!ENTITY a SYSTEM "file:///etc/passwd">')
BAD = [
    ("cut off", SOUND[: len(SOUND) * 2 // 3], "damaged_word"),
    ("no text part", rewritten({"word/document.xml": None, "word/document9.xml": b"<a/>"}), "damaged_word"),
    ("broken XML", rewritten({"word/document.xml": b"<w:document>"}), "damaged_word"),
    ("entities", rewritten({"word/document.xml": ENTITIES}), "xml_entities"),
    ("outside entity", rewritten({"word/document.xml": OUTSIDE}), "xml_entities"),
    ("too deep", package("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300), "too_deep"),
    ("no text", package(p("")), "no_text"),
    ("pictures only", package("<w:p>" + r("<w:drawing/>") + "</w:p>"), "no_text_layer"),
]


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_refused(tmp_path, data, code):
    error = refused(tmp_path, data)
    assert error.code == code
    assert error.message.startswith(str(tmp_path / "a.docx"))
    assert error.remedy.endswith(".")


def test_a_file_that_is_cut_off_is_to_be_fetched_again(tmp_path):
    assert refused(tmp_path, SOUND[: len(SOUND) // 2]).remedy.startswith("Fetch it again")
    assert "save it again" in refused(tmp_path, rewritten({"word/document.xml": b"<w:document>"})).remedy


def test_a_bomb_is_refused_by_what_it_unpacks_to(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_PART", 100_000)
    assert refused(tmp_path, rewritten({"word/document.xml": b" " * 1_000_000})).code == "zip_bomb"
    assert (
        read(tmp_path, rewritten({"word/media/image1.emf": b"\0" * 1_000_000})).text == "Thân báo cáo\n"
    )  # never unpacked


def test_names_in_the_archive_lead_nowhere(tmp_path):
    rels = f'<Relationships xmlns="x"><Relationship Id="s" Type="{KIND}styles" Target="../../../../etc/passwd"/><Relationship Id="n" Type="{KIND}numbering" Target="NULL"/><Relationship Id="h" Type="{KIND}header" Target="http://a.b/c" TargetMode="External"/></Relationships>'
    document = read(tmp_path, rewritten({"word/_rels/document.xml.rels": rels.encode(), "../outside.xml": b"x"}))
    assert document.text == "Thân báo cáo\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_strict_namespaces_and_a_numbered_main_part(tmp_path):
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source:
        xml = source.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    rels = f'<Relationships xmlns="x"><Relationship Id="a" Type="{KIND}officeDocument" Target="/word/document2.xml"/></Relationships>'
    data = rewritten({"word/document.xml": None, "word/document2.xml": xml, "_rels/.rels": rels.encode()})
    assert read(tmp_path, data, "a.doc").text == "Thân báo cáo\n"  # by its bytes, whatever the name


def test_what_was_not_read_is_a_problem(tmp_path):
    document = read(tmp_path, package(p("Ảnh:") + "<w:p>" + r("<w:drawing/>") + '</w:p><w:altChunk r:id="x"/>'))
    assert [problem.code for problem in document.problems] == ["no_text_layer", "embedded_part"]


def test_words_struck_out_are_told(tmp_path):
    document = read(tmp_path, package(p("số hộ 3.412 cũ", run="<w:strike/>") + p("Còn 3.214 hộ.")))
    [problem] = document.problems
    assert (problem.code, problem.message.endswith(": 4 words that are struck out are left out.")) == (
        "struck_text",
        True,
    )


def drawn(size: tuple[int, int], ground: int, *, with_text: bool = False, kind: str = "PNG") -> io.BytesIO:
    image = Image.new("L", size, ground)
    if with_text:
        pen = ImageDraw.Draw(image)
        for at in range(40, size[1] - 40, 30):
            pen.text((40, at), "Xa Loc Nga: 258 ha, xa Loc Chau: 272 ha", fill=0, font_size=22)
    made = io.BytesIO()
    image.save(made, kind)
    return made


PICTURES = {
    "a scanned page": (drawn((620, 877), 255, with_text=True), 16, ["unread_picture"]),
    "a scanned page as JPEG": (drawn((620, 877), 250, with_text=True, kind="JPEG"), 16, ["unread_picture"]),
    "a table pasted as a picture": (drawn((620, 300), 255, with_text=True), 14, ["unread_picture"]),
    "a photograph": (drawn((620, 877), 90, with_text=True), 16, []),
    "an empty frame": (drawn((620, 877), 255), 16, []),
    "a signature": (drawn((620, 300), 255, with_text=True), 4, []),
}


@pytest.mark.parametrize(("picture", "wide", "codes"), PICTURES.values(), ids=PICTURES)
def test_a_large_picture_with_text_is_told(tmp_path, picture, wide, codes):
    made = docx.Document()
    for _ in range(20):
        made.add_paragraph("Diện tích dâu 1.274 ha, sản lượng kén 486 tấn.")
    made.add_picture(picture, width=Cm(wide))
    made.add_picture(picture, width=Cm(wide))
    document = read(tmp_path, saved(made))
    assert [problem.code for problem in document.problems] == codes
    assert all(": 1 large" in problem.message for problem in document.problems)


def test_a_picture_that_cannot_be_looked_into_is_told(tmp_path):
    made = docx.Document()
    for _ in range(20):
        made.add_paragraph("Diện tích dâu 1.274 ha, sản lượng kén 486 tấn.")
    made.add_picture(PICTURES["a photograph"][0], width=Cm(16))
    file = rewritten({"word/media/image1.png": b"no picture"}, saved(made))
    assert [problem.code for problem in read(tmp_path, file).problems] == ["unread_picture"]


def test_a_chart_is_told(tmp_path):
    chart = "<w:r><w:drawing xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/></a:graphic></w:drawing></w:r>"
    body = "".join(p(f"Diện tích dâu của xã thứ {i} là 1.274 ha, sản lượng kén 486 tấn.") for i in range(20))
    problems = read(tmp_path, package(body + f"<w:p>{chart}</w:p>")).problems
    assert [problem.code for problem in problems] == ["embedded_part"]


@pytest.mark.parametrize(
    ("program", "codes"), [("Excel.Sheet.12", ["no_text_layer", "embedded_part"]), ("Equation.3", ["no_text_layer"])]
)
def test_an_embedded_table_of_another_program(tmp_path, program, codes):
    document = read(
        tmp_path,
        package(p("Bảng 1:") + "<w:p>" + r(f'<w:object><o:OLEObject ProgID="{program}"/></w:object>') + "</w:p>"),
    )
    assert [problem.code for problem in document.problems] == codes


# ---- the stages work the same -----------------------------------------------------------------------------


def test_a_report_from_word_to_its_facts(tmp_path):
    made = docx.Document()
    table_of(
        made,
        [
            ["ỦY BAN NHÂN DÂN\nHUYỆN LẤP VÒ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 215/BC-UBND", "Lấp Vò, ngày 21 tháng 4 năm 2022"],
        ],
        style=None,
    )
    for text in ("BÁO CÁO", "Kết quả thu ngân sách quý I năm 2022"):
        made.add_paragraph().add_run(text).bold = True
    heading = made.add_paragraph()
    heading.add_run("KẾT QUẢ").bold = True
    number = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", "1")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        number.append(child)
    heading._p.get_or_add_pPr().append(number)
    made.add_paragraph("Tổng thu ngân sách đạt 13,5 tỷ đồng, bằng 55,19% dự toán.").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Đơn vị tính: triệu đồng")
    table_of(made, [["TT", "Nội dung", "Số tiền"], ["1", "Thuế", "1.234,5"], ["2", "Phí", "67"]])
    table_of(
        made, [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An"]], style=None
    )
    (tmp_path / "a.docx").write_bytes(saved(made))
    with open_source(tmp_path / "a.docx") as source:
        report = extract_document(source, load_rules())
    facts = report.facts
    assert (facts.doc_type, facts.number, facts.issue_date, facts.signer) == (
        "báo cáo",
        "215/BC-UBND",
        "2022-04-21",
        "Nguyễn Văn An",
    )
    assert [(int(m.value.value), m.origin) for m in report.mentions if m.value.__class__.__name__ == "Amount"] == [
        (13500000000, "prose"),
        (1234500000, "table"),
        (67000000, "table"),
    ]
    assert [cell.text for cell in report.cells if cell.value is not None and cell.column == 2] == ["1.234,5", "67"]
    assert all(
        m.text == report.document.text[m.start : m.end] and m.box is None and m.source == "docx"
        for m in report.mentions
    )
    assert report.status == "ok"


# ---- older formats ----------------------------------------------------------------------------------------

RTF_TEXT = rb"{\rtf1\ansi\ansicpg1252 {\b B\u193?O C\u193?O}\par S\u7889? 12/BC-UBND ng\u224?y 5/3/2022\par}"
has_office = pytest.mark.skipif(office.installed() is None, reason="LibreOffice is not installed")


def test_without_libreoffice_the_row_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "installed", lambda: None)
    for name, data in (
        ("a.rtf", RTF_TEXT),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
    ):
        error = refused(tmp_path, data, name)
        assert (error.code, "libreoffice-writer" in error.remedy) == ("needs_libreoffice", True)


@has_office
def test_rtf_under_the_name_of_a_doc(tmp_path):
    document = read(tmp_path, RTF_TEXT, "a.doc")
    assert lines(document) == ["BÁO CÁO", "Số 12/BC-UBND ngày 5/3/2022"]
    assert (document.pages[0].source, document.media_type, document.size) == ("rtf", "application/rtf", len(RTF_TEXT))
    assert [document.text[a:b] for a, b in document.bold] == ["BÁO CÁO"]


@has_office
def test_an_old_word_file(tmp_path):
    made = docx.Document()
    table_of(made, TEXTS, style=None)
    made.add_paragraph("mục một", style="List Number")
    table_of(made, ROWS)
    made.add_paragraph("Hết")
    file = RawFile(saved(made), "a.docx", ".docx")
    old = office.convert(
        office.installed() or "", file, office.Format("docx", "MS Word 2007 XML", ""), target="doc:MS Word 97"
    )
    document = read(tmp_path, old, "a.doc")
    assert lines(document)[:5] == ["UBND HUYỆN", "Số: 1/BC", "CỘNG HÒA", "Ngày 1", "1. mục một"]
    assert [cell[4] for cell in grid(document)] == [text for row in ROWS for text in row]
    assert document.pages[0].source == "doc"


@has_office
def test_a_broken_old_word_file(tmp_path):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 3000
    assert refused(tmp_path, data, "a.doc").code == "damaged_word"


def test_a_locked_word_file(tmp_path):
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refused(tmp_path, mark + "EncryptedPackage".encode("utf-16-le"), "a.docx").code == "encrypted_word"
    block = mark + b"\0" * 504 + b"\xec\xa5" + b"\0" * 9 + b"\x01" + "WordDocument".encode("utf-16-le")
    assert refused(tmp_path, block, "a.doc").code == "encrypted_word"


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    with pytest.raises(UnreadableFile) as caught:
        office.convert(str(program), RawFile(b"x", "a.doc", ".doc"), office.FORMATS[DOC], seconds=1.0)
    assert caught.value.code == "too_slow"
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _is_alive(child):
            break
        time.sleep(0.05)
    assert not _is_alive(child)


CONVERTING = """
import sys
from pipeline.read import office
from pipeline.read.source import RawFile
office.convert(sys.argv[1], RawFile(b"x", "a.doc", ".doc"), office.FORMATS[office.DOC])
"""
needs_guard = pytest.mark.skipif(shutil.which("setpriv") is None, reason="the system has no setpriv")


@needs_guard
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_worker_leaves_neither_program_nor_folder(tmp_path, number):
    program, folders = tmp_path / "soffice", tmp_path / "folders"
    folders.mkdir()
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/new\nmv {tmp_path}/new {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    environment = {**os.environ, "TMPDIR": str(folders)}
    with subprocess.Popen(
        [sys.executable, "-c", CONVERTING, program], env=environment, stderr=subprocess.DEVNULL
    ) as worker:
        assert _soon((tmp_path / "child").exists)
        assert list(folders.iterdir())
        worker.send_signal(number)
    child = int((tmp_path / "child").read_text())
    assert _soon(lambda: not _is_alive(child))
    assert _soon(lambda: not list(folders.iterdir()))


def _soon(is_so: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + 30
    while not is_so() and time.monotonic() < give_up:
        time.sleep(0.05)
    return is_so()


def test_a_program_that_the_system_killed_is_no_damaged_file(tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nkill -KILL $$\n")
    program.chmod(0o755)
    with pytest.raises(UnreadableFile) as caught:
        office.convert(str(program), RawFile(b"x", "a.rtf", ".rtf"), office.FORMATS[RTF])
    assert caught.value.code == "out_of_memory"
    assert "memory" in caught.value.message


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_program_that_writes_nothing():
    with pytest.raises(UnreadableFile) as caught:
        office.convert("/bin/true", RawFile(b"x", "a.rtf", ".rtf"), office.FORMATS[RTF])
    assert caught.value.code == "damaged_word"

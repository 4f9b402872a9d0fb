"""Heads set as tables in text files and web pages: what is printed on the left, what is read on the right."""

from __future__ import annotations

import pytest

from pipeline.read import open_source
from pipeline.stages import extract_document

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = "\n\nBÁO CÁO\n\nKết quả năm 2019\n\nI. KẾT QUẢ\nThu 5 tỷ đồng.\n"
TABLE = "| Xã | Số hộ |\n|---|---|\n| Tân Lập | 12 |\n"

# name -> file's ending, head, (number, date, place, issuer)
HEADS = {
    "tabs, the number below an empty line": (
        "txt", f"UBND TỈNH VĨNH LONG\t{STATE}\nSỞ TÀI CHÍNH\t{MOTTO}\n\nSố: 7/BC-STC\tVĩnh Long, ngày 3/4/2018",
        ("7/BC-STC", "2018-04-03", "Vĩnh Long", "Sở Tài chính"),
    ),
    "tabs, the number right below": (
        "txt", f"UBND HUYỆN A LƯỚI\t{STATE}\nPHÒNG NỘI VỤ\t{MOTTO}\nSố: 36/BC-NV\tA Lưới, ngày 18 tháng 12 năm 2020",
        ("36/BC-NV", "2020-12-18", "A Lưới", "Phòng Nội vụ"),
    ),
    "tabs, the Party": (
        "txt", "TỈNH ỦY BẾN TRE\tĐẢNG CỘNG SẢN VIỆT NAM\nVĂN PHÒNG\t\nSố 12-BC/VPTU\tBến Tre, ngày 3 tháng 4 năm 2019",
        ("12-BC/VPTU", "2019-04-03", "Bến Tre", "Văn phòng Tỉnh ủy Bến Tre"),
    ),
    "pipes": (
        "md", f"| UBND TỈNH GIA LAI | {STATE} |\n|---|---|\n| **SỞ Y TẾ** | **{MOTTO}** |\n| Số: 12/BC-SYT | *Gia Lai, ngày 5 tháng 6 năm 2021* |",
        ("12/BC-SYT", "2021-06-05", "Gia Lai", "Sở Y tế"),
    ),
    "pipes with breaks": (
        "md", f"| HỘI ĐỒNG NHÂN DÂN<br>HUYỆN MỸ XUYÊN | {STATE}<br>{MOTTO} |\n|---|---|\n| Số: 36/NQ-HĐND | *Mỹ Xuyên, ngày 18 tháng 12 năm 2020* |",
        ("36/NQ-HĐND", "2020-12-18", "Mỹ Xuyên", "Hội đồng nhân dân huyện Mỹ Xuyên"),
    ),
    "pipes, one row": (
        "md", f"| UBND HUYỆN EA KAR<br>PHÒNG NỘI VỤ<br>Số: 36/BC-NV | {STATE}<br>{MOTTO}<br>*Ea Kar, ngày 18 tháng 12 năm 2020* |\n|---|---|",
        ("36/BC-NV", "2020-12-18", "Ea Kar", "Phòng Nội vụ"),
    ),
    "pipes, the number behind an empty line": (
        "md", f"| UBND THỊ XÃ BỈM SƠN | {STATE} |\n|:---:|:---:|\n| PHÒNG KINH TẾ | {MOTTO} |\n\n| Số: 36/BC-KT | Bỉm Sơn, ngày 18 tháng 12 năm 2020 |",
        ("36/BC-KT", "2020-12-18", "Bỉm Sơn", "Phòng Kinh tế"),
    ),
    "no motto": (
        "txt", "UBND TỈNH LÀO CAI\t\nSỞ TƯ PHÁP\t\nSố: 7/BC-STP\tLào Cai, ngày 3/4/2018",
        ("7/BC-STP", "2018-04-03", "Lào Cai", "Sở Tư pháp"),
    ),
}  # fmt: skip


@pytest.fixture
def report_of(tmp_path, rules):
    """File's ending and text -> the report."""

    def run(ending, text):
        path = tmp_path / f"a.{ending}"
        path.write_text(text, encoding="utf-8")
        with open_source(path) as source:
            return extract_document(source, rules)

    return run


@pytest.mark.parametrize(("ending", "head", "expected"), HEADS.values(), ids=HEADS)
def test_a_head_set_as_a_table(report_of, ending, head, expected):
    report = report_of(ending, head + BODY + ("\n" + TABLE if ending == "md" else ""))
    facts = report.facts
    assert (facts.number, facts.issue_date, facts.issue_place, facts.issuer) == expected
    assert facts.title == "Kết quả năm 2019"
    assert [(table.rows, table.columns) for table in report.tables] == ([(2, 2)] if ending == "md" else [])
    assert not [row for row in report.mentions if row.text == expected[0]]
    assert [section.label for section in report.sections] == ["I"]


@pytest.mark.parametrize("border", ["", ' border="1"', ' border="0"'])
def test_a_web_pages_head(report_of, border):
    left = "<p>ỦY BAN NHÂN DÂN<br>TỈNH QUẢNG NGÃI</p><p>SỞ TÀI CHÍNH</p><p>Số: 45/BC-STC</p>"
    right = f"<p>{STATE}</p><p>{MOTTO}</p><p><i>Quảng Ngãi, ngày 3 tháng 4 năm 2019</i></p>"
    page = f"<table{border}><tr><td>{left}</td><td>{right}</td></tr></table><p>BÁO CÁO</p><p>Kết quả</p><p>I. THU</p>"
    report = report_of("html", f"<html><body>{page}<p>Thu 5 tỷ đồng.</p></body></html>")
    facts = report.facts
    assert (facts.number, facts.issue_date, facts.issue_place) == ("45/BC-STC", "2019-04-03", "Quảng Ngãi")
    assert facts.issuer == "Sở Tài chính"
    assert not report.tables


NO_HEADS = {
    "figures below the head in one table": f"UBND XÃ A\t{STATE}\nBIỂU\t{MOTTO}\nTân Lập\t12\nTân Hòa\t15\n",
    "a table of figures": "Xã\tSố hộ\nTân Lập\t12\nTân Hòa\t15\n",
    "a register of documents": "Số, ký hiệu\tNgày\n12/BC-UBND\t3/4/2018\n13/BC-UBND\t4/4/2018\n",
    "more than two columns": f"UBND XÃ A\t\t{STATE}\nTT\tThôn\tSố hộ\n1\tAn Bình\t12\n",
}


@pytest.mark.parametrize("text", NO_HEADS.values(), ids=NO_HEADS)
def test_tables_that_are_no_heads(report_of, text):
    assert len(report_of("txt", text + BODY).tables) == 1


def test_a_table_far_below_is_no_head(report_of):
    copied = f"UBND TỈNH VĨNH LONG\t{STATE}\nSỞ TÀI CHÍNH\t{MOTTO}\n"
    assert len(report_of("txt", "BÁO CÁO\n" + "Huyện đã đạt kế hoạch.\n" * 40 + "\n" + copied).tables) == 1


HEAD = f"UBND TỈNH VĨNH LONG\t{STATE}\nSỞ TÀI CHÍNH\t{MOTTO}\n\nSố: 7/BC-STC\tVĩnh Long, ngày 3/4/2018"
# name -> file's ending, end of the document
ENDS = {
    "tabs, the name beside the archive": (
        "txt", "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT, TCHC.\t**Đoàn Thị Lụa**",
    ),
    "tabs, recipients alone between": (
        "txt", "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Cục Thuế;\n- Lưu: VT.\tĐoàn Thị Lụa",
    ),
    "pipes": (
        "md", "| **Nơi nhận:** | **KT. GIÁM ĐỐC** |\n|---|---|\n| - Như trên; | **PHÓ GIÁM ĐỐC** |\n| - Lưu: VT. | |\n| | **Đoàn Thị Lụa** |",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "end"), ENDS.values(), ids=ENDS)
def test_an_end_set_as_a_table(report_of, ending, end):
    report = report_of(ending, f"{HEAD}{BODY}\n{TABLE if ending == 'md' else ''}\n{end}\n")
    assert (report.facts.signer, report.facts.signer_title) == ("Đoàn Thị Lụa", "PHÓ GIÁM ĐỐC")
    assert [(table.rows, table.columns) for table in report.tables] == ([(2, 2)] if ending == "md" else [])


def test_a_table_of_recipients_and_figures_stays_one(report_of):
    table = "| Nơi nhận | Số suất |\n|---|---|\n| Xã Tân Lập | 12 |\n| Xã Tân Hòa | 30 |\n"
    report = report_of("md", f"{HEAD}{BODY}\n{table}\nHết./.\n")
    assert [(each.rows, each.columns) for each in report.tables] == [(3, 2)]

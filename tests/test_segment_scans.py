"""Heads and signatures as OCR reads them: numbers written by hand, lost tone marks, seals over a title."""

from __future__ import annotations

import re

import pytest

from pipeline.model import Document, Page
from pipeline.rulebook import load_rules
from pipeline.segment import segmenter
from pipeline.segment.datelines import dateline_pattern, issue_date, issue_place
from pipeline.segment.misread import known_words, restored
from pipeline.segment.numberline import number_of, number_pattern

RULES = load_rules()
NUMBER = re.compile(number_pattern(RULES))
DATELINE = re.compile(dateline_pattern(RULES), re.IGNORECASE)
KNOWN = known_words(RULES)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 12ÿ%2 /BC-SYT", "/BC-SYT"),
        ("Số:!¿2? /TB-UBND", "/TB-UBND"),
        ("Số:£54/CTPH-LĐLĐ-SVHTTDL .", "/CTPH-LĐLĐ-SVHTTDL"),
        ("Số: …ÿ%…/KH-PGDĐT", "/KH-PGDĐT"),
        ("Số: 1629 /QĐ-UBND", "1629/QĐ-UBND"),
        ("Số: 05a/KH-UBND", "05a/KH-UBND"),
        ("Số: 84 KH/TĐTN", "84 KH/TĐTN"),
        ("Số 10-CTr/TU", "10-CTr/TU"),
        ("Số: 33/2022/NQ-HĐND", "33/2022/NQ-HĐND"),
        ("Số: V/v hỗ trợ địa điểm", ""),
        ("Số: HĐ/UBND", ""),  # letters alone may be words
    ],
)
def test_a_number_that_ocr_cannot_read_is_blank(printed, number):
    assert number_of(NUMBER.search(printed)) == number


@pytest.mark.parametrize(
    ("printed", "date", "place"),
    [
        ("Lai Châu, ngày 27 tháng ố năm 2025", "2025", "Lai Châu"),
        ("Kiên Giang, ngàyÁ*† tháng 10 năm 2017", "2017-10", "Kiên Giang"),
        ("Phú Thọ, ngày,/Ô tháng 12 năm 2011", "2011-12", "Phú Thọ"),
        ("Gia Lai, ngày J2 tháng 7 năm 2019", "2019-07", "Gia Lai"),
        ("Tây Sơn, ngày 1 3 tháng 5 năm 2020", "2020-05", "Tây Sơn"),  # stamped: 13, or 1 and a stroke
        ("Hà Nội, ngày 21 tháng I1 năm 2O25", "2025-11-21", "Hà Nội"),
        ("Hà Nội, ngày 21 tháng I… năm 2025", "2025", "Hà Nội"),  # the figure is hidden: OCR was not sure of it
        ("Cà Mau, ngày 31 tháng 2 năm 2021", "2021-02", "Cà Mau"),  # a day that does not exist was misread
        ("Cà Mau, ngày 46 tháng 3 năm 2021", "2021-03", "Cà Mau"),
        ("Cà Mau, ngày 05 tháng 17 năm 2021", "2021", "Cà Mau"),
        ("Sơn La, ngày     tháng     năm 2022", "2022", "Sơn La"),
        ("Sơn La, ngày 16tháng 9 năm 2025", "2025-09-16", "Sơn La"),
        ("Sơn La, ngày 21/4/2022", "2022-04-21", "Sơn La"),
        ("theo dõi, ngày nào trong tháng nào của năm 2020", "", ""),
    ],
)
def test_a_date_is_told_as_far_as_ocr_could_read_it(printed, date, place):
    match = DATELINE.search(printed)
    assert (issue_date(match), issue_place(match)) == (date, place)


def scanned(text: str, source: str = "ocr") -> Document:
    page = Page(1, 0, len(text), source, 595.0, 842.0)
    return Document(doc_id="d", path="d.pdf", sha256="", size=0, media_type="application/pdf", text=text, pages=(page,))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("BẢO CÁO", "BÁO CÁO"),
        ("CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM..", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.."),
        ("CỘNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Độc lập - Tự đo - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("UỶ BAN NHÂN DẪN TỈNH HÀ GIANG", "UỶ BAN NHÂN DÂN TỈNH HÀ GIANG"),
        ("SỞ THÔNG TIN VÀ TRUYÈN THÔNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
        ("KT. GIÁM ĐÓC", "KT. GIÁM ĐỐC"),
        ("PHÓ GIÁM ĐÓC", "PHÓ GIÁM ĐỐC"),
        ("Ủy ban nhân dẫn tỉnh", "Ủy ban nhân dẫn tỉnh"),  # in a sentence nothing is touched
        ("XÃ PHƯỚC LỌC", "XÃ PHƯỚC LỌC"),  # nor is a name
        # nor what differs from such a word by its marks alone: units, another title
        ("ỦY BAN NHÂN DÂN HUYỆN VĂN BÀN", "ỦY BAN NHÂN DÂN HUYỆN VĂN BÀN"),
        ("VĂN BÀN", "VĂN BÀN"),
        ("UBND XÃ THỤY LÔI", "UBND XÃ THỤY LÔI"),
        ("CHI CỤC THỤY LỢI", "CHI CỤC THỦY LỢI"),
        ("PHÒNG VÂN HÒA VÀ THÔNG TIN", "PHÒNG VĂN HÓA VÀ THÔNG TIN"),
        ("THỦ TRƯỞNG", "THỦ TRƯỞNG"),
        ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("KẾ HOẠCH SỐ 12", "KẾ HOẠCH SỐ 12"),
    ],
)
def test_words_that_every_head_prints_get_their_marks_back(read, meant):
    document = scanned(f"{read}\nđiều")
    assert restored(KNOWN, document, document.text) == f"{meant}\nđiều"


def test_a_text_layer_is_left_as_it_is():
    document = scanned("BẢO CÁO", source="text_layer")
    assert restored(KNOWN, document, document.text) == "BẢO CÁO"


BODY = "\n".join(f"Điều {i}. Các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này từ ngày ký." for i in (1, 2))
ANNEX = "\n".join(
    ["PHỤ LỤC", *(f"{i}. Thủ tục cấp giấy phép cho tổ chức, cá nhân theo quy định" for i in range(1, 80))]
)
FORM = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTHỦ TRƯỞNG ĐƠN VỊ\n(Ký, ghi rõ họ tên)\n"


@pytest.mark.parametrize(
    ("ending", "signer", "title"),
    [
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLò Thị Hoa\n", "Lò Thị Hoa", "THỨ TRƯỞNG"),
        ("KT. CHỦ TỊCH\n\nLò Thị Hoa\n", "Lò Thị Hoa", ""),  # the chief's title is not the signer's
        ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\n\n\"Lò Thị Hoa'\n", "Lò Thị Hoa", "CHÁNH VĂN PHÒNG"),
        ("Lò Thị Hoa\n", "Lò Thị Hoa", ""),  # a seal lay over the title
        ("Hồng Hà\n", "", ""),  # a part of a name, perhaps
        ("Website Sở Y tế\n", "", ""),
        ("PHÓ CHỦ TỊCH\n", "", "PHÓ CHỦ TỊCH"),
    ],
)
@pytest.mark.parametrize("annex", ["", ANNEX, f"{ANNEX}\n{FORM}"])
def test_the_signature_stands_before_the_annexes(ending, signer, title, annex):
    text = f"QUYẾT ĐỊNH\nVề việc thi hành\n\n{BODY}/.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n{ending}{annex}"
    facts = segmenter(RULES)(scanned(text, "text_layer")).layout.facts
    assert facts.signer == signer
    if signer or not annex:
        assert facts.signer_title == title


CERTIFIED = "SAO Y BẢN CHÍNH\nSố: 45/SY-UBND\nMường La, ngày 30 tháng 6 năm 2021\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n"
OWN_HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG LA\nSố: 12/QĐ-UBND\nMường La, ngày 2 tháng 6 năm 2021\n\n"


@pytest.mark.parametrize("is_above", [True, False])
def test_number_and_day_of_a_copy_are_no_mentions(tmp_path, rules, is_above):
    from pipeline.read import open_source
    from pipeline.stages import extract_document

    text = f"{OWN_HEAD}QUYẾT ĐỊNH\nVề việc thi hành\n\n{BODY}/.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Hoa\n\n"
    (tmp_path / "a.txt").write_text(f"{CERTIFIED}\n{text}" if is_above else f"{text}{CERTIFIED}Lê Văn Sao\n")
    with open_source(tmp_path / "a.txt") as source:
        report = extract_document(source, rules)
    assert (report.facts.number, report.facts.issue_date) == ("12/QĐ-UBND", "2021-06-02")
    assert not {"45/SY-UBND", "30 tháng 6 năm 2021"} & {mention.text for mention in report.mentions}
    assert "2 tháng 6 năm 2021" in [mention.text.removeprefix("ngày ") for mention in report.mentions]


COPIED = "Nơi nhận:\n- Lưu: VT.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn Sao\n"


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        (
            f"ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG LA\nSố: 45/SY-UBND\nMường La, ngày 30 tháng 6 năm 2021\n{COPIED}",
            "Lò Thị Hoa",
        ),
        (f"SỞ NỘI VỤ\nSAO LỤC\nSố: …/SL-SNV\n{COPIED}", "Lò Thị Hoa"),
        (f"SAO Y BẢN CHÍNH\n{COPIED}", "Lò Thị Hoa"),
        (f"Căn cứ bản sao số 45/SY-UBND ngày 30/6/2021\n{COPIED}", "Lê Văn Sao"),  # no line of its own
        ("", "Lò Thị Hoa"),
    ],
)
def test_who_copies_a_document_has_not_signed_it(block, signer):
    text = f"QUYẾT ĐỊNH\nVề việc thi hành\n\n{BODY}/.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Hoa\n\n{block}"
    layout = segmenter(RULES)(scanned(text, "text_layer")).layout
    assert layout.facts.signer == signer
    if block and signer == "Lò Thị Hoa":
        at = text.index("Lê Văn Sao")
        assert any(zone.name == "signature" and zone.start <= at < zone.end for zone in layout.zones)


def test_a_number_that_looks_like_a_copys_costs_no_signature():
    text = f"QUYẾT ĐỊNH\nVề việc thi hành\n\n{BODY}/.\n\nSố: 45/SY-UBND\n{COPIED}"
    assert segmenter(RULES)(scanned(text, "text_layer")).layout.facts.signer == "Lê Văn Sao"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("tm. ủy ban nhân dân\nchủ tịch\n\nLò Văn Inh\n", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Inh\n"),
        ("ủy ban nhân dân\nhuyện mường la\nSố: 12/BC-UBND\n", "ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG LA\nSố: 12/BC-UBND\n"),
        ("báo cáo\nKết quả năm 2004\n", "BÁO CÁO\nKết quả năm 2004\n"),
        ("của Chủ tịch\nủy ban nhân dân.\n", "của Chủ tịch\nủy ban nhân dân.\n"),
        ("theo đề nghị của\nchủ tịch và các phó chủ tịch\n", "theo đề nghị của\nchủ tịch và các phó chủ tịch\n"),
    ],
)
def test_capitals_that_an_old_font_draws_from_small_letters(read, meant):
    document = scanned(read, "tcvn3")
    assert restored(KNOWN, document, document.text) == meant
    unicode = scanned(read, "text_layer")
    assert restored(KNOWN, unicode, unicode.text) == read


def test_a_motto_typed_with_its_marks_elsewhere_is_one(segment):
    head = "UBND HUYỆN MƯỜNG CHÀ\nCỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM\nSố: 12/BC-UBND\nMường Chà, ngày 4 tháng 5 năm 2022\n\nBÁO CÁO\nKết quả\n\n1. Tốt.\n"
    assert segment(head).head.agencies == ("UBND HUYỆN MƯỜNG CHÀ",)


def test_whole_lines_of_a_text_are_read_as_every_document_prints_them(segment):
    """Texts are what OCR read too; within a line only the motto is taken for what it is."""
    head = "UY BAN NHÂN DÂN\nHUYỆN MƯỜNG CHÀ\nSố: 12/BC-UBND\nMường Chà, ngày 4 tháng 5 năm 2022\n\nBÁO CAO\nKết quả\n\n1. Tốt.\n"
    facts = segment(head).layout.facts
    assert (facts.doc_type, facts.title) == ("báo cáo", "Kết quả")
    assert segment(head).head.agencies == ("ỦY BAN NHÂN DÂN HUYỆN MƯỜNG CHÀ",)

"""Torn words and lost capitals."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import Span
from pipeline.read import open_source
from pipeline.read.broken import join_torn, lacks_blanks, lacks_letters
from pipeline.read.pdffile import OpenFile
from pipeline.read.survey import surveyed
from tests.typeset import fonts

SIZE = 13
SQUEEZED = -0.84  # points between letters
PROSE = (
    "Ủy ban nhân dân tỉnh Đồng Tháp giao Sở Tài chính, Sở Kế hoạch và Đầu tư, Công an tỉnh. Huyện Lấp Vò, huyện Hồng "
    "Ngự, Tháp Mười báo cáo Hội đồng nhân dân. Đề nghị Tổng cục Thống kê, Tòa án, Đoàn thanh niên phối hợp. "
)


def write(folder: Path, lines: list[tuple[str, ...]]) -> Path:
    """Lines of pieces that touch; a piece that ends in a blank is drawn with it, and the next one over the blank."""
    fonts.register()
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont(fonts.face(), SIZE)
    for index, pieces in enumerate(lines):
        x = 80.0
        for piece in pieces:
            canvas.drawString(x, 780 - 18 * index, piece)
            x += stringWidth(piece.rstrip(), fonts.face(), SIZE)
    canvas.save()
    return path


def test_torn_words_are_joined_and_keep_their_boxes(tmp_path):
    path = write(tmp_path, [("ĐIỀU KHO ", "ẢN THI HÀNH"), ("Thông tư s ", "ố 132/2015 và qu ", "ản lý")])
    with open_source(path) as source:
        text = source.document.text
        assert " ".join(text.split()) == "ĐIỀU KHOẢN THI HÀNH Thông tư số 132/2015 và quản lý"
        start = text.index("KHOẢN")
        [box] = source.boxes([Span(start, start + 5)])
    assert box is not None
    assert abs(box.x0 - 80 - stringWidth("ĐIỀU ", fonts.face(), SIZE)) < 1
    assert abs(box.x1 - 80 - stringWidth("ĐIỀU KHOẢN", fonts.face(), SIZE)) < 1


@pytest.mark.parametrize("turn", [90, -90], ids=["up", "down"])
def test_torn_words_of_heads_on_their_side_are_joined(tmp_path, turn):
    fonts.register()
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont(fonts.face(), SIZE)
    canvas.drawString(80, 780, "Kết quả tiêm theo địa bàn như sau, số liệu đến hết tháng 10 năm 2021:")
    canvas.translate(200, 600)
    canvas.rotate(turn)
    x = 0.0
    for piece in ("D", "ẫ", "n"):
        canvas.drawString(x, 0, piece)
        x += stringWidth(piece, fonts.face(), SIZE)
    canvas.save()
    opened = OpenFile((tmp_path / "a.pdf").read_bytes(), join_torn)
    page = opened.page(0)
    assert page is not None
    assert page.text.split("\r\n", 1)[1] == "Dẫn"
    opened.close()


def test_words_that_stand_apart_or_make_no_syllable_stay(tmp_path):
    lines = [("Dự án 5 m ở xã, đ ủng hộ", ""), ("Chính ", "ủy"), ("xã Ea", ""), ("ấp Mới", "")]
    with open_source(write(tmp_path, lines)) as source:
        assert " ".join(source.document.text.split()) == "Dự án 5 m ở xã, đ ủng hộ Chính ủy xã Ea ấp Mới"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (PROSE, False),
        ("Ủy ban, ấp Ổn, ở, ít, ồ ạt, ùn tắc, ý kiến, ảnh hưởng, ước tính " + PROSE * 3, False),
        (PROSE.replace("T", "").replace("Đ", "").replace("H", ""), True),
        ("", False),
    ],
)
def test_lost_letters(text, lost):
    assert lacks_letters(text, surveyed(text)) is lost


def test_a_page_that_lost_one_letter_is_read_and_reported(tmp_path):
    words = ("Trong tháng các xã, các pháp nhân khác báo cáo trong tháng. " + PROSE * 3).replace("á", "").split()
    lines = [(" ".join(words[at : at + 10]),) for at in range(0, len(words), 10)]
    with open_source(write(tmp_path, lines)) as source:
        assert [problem.code for problem in source.document.problems] == ["lost_letters"]


def test_a_page_with_lost_letters_is_read_and_reported(tmp_path):
    words = PROSE.replace("T", "").replace("Đ", "").replace("H", "").split()
    lines = [(" ".join(words[at : at + 10]),) for at in range(0, len(words), 10)]
    with open_source(write(tmp_path, lines)) as source:
        [problem] = source.document.problems
        assert (problem.code, problem.page) == ("lost_letters", 1)
        assert problem.remedy
        assert "Sở ài" in source.document.text


@pytest.mark.parametrize(
    ("parts", "gap", "read"),
    [
        (("XÃ", "HỘI"), 0.9, "XÃ HỘI"),
        (("CHỦ", "NGHĨA", "VIỆT"), 0.9, "CHỦ NGHĨA VIỆT"),
        (("Tự", "do"), 0.9, "Tự do"),
        (("XÃ", "HỘI"), -0.84, "XÃHỘI"),  # no room: where the word ends is not told
        (("TIẾ", "NG"), 0.9, "TIẾNG"),  # a syllable
        (("BẮCx", "yz"), 0.9, "BẮCxyz"),  # no syllables
    ],
)
def test_blanks_that_were_lost_in_a_squeezed_line_are_put_back(tmp_path, parts, gap, read):
    fonts.register()
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont(fonts.face(), SIZE)
    x = 80.0
    for part in parts:
        canvas.drawString(x, 780, part, charSpace=SQUEEZED)
        x += stringWidth(part, fonts.face(), SIZE) + SQUEEZED * (len(part) - 1) + gap
    canvas.save()
    with open_source(tmp_path / "a.pdf") as source:
        assert source.document.text.strip() == read
        start = read.index(parts[-1])
        [box] = source.boxes([Span(start, start + len(parts[-1]))])
    assert box is not None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Thu t ừ h ỗ tr ợ đạt 12.5 00 tri ệu đ ồng, b ằng 86, 5% k ế ho ạch năm 2022",
         "Thu từ hỗ trợ đạt 12.500 triệu đồng, bằng 86,5% kế hoạch năm 2022"),
        ("Nay t ỉnh Đ ồng Tháp có 1. 2 xã, đ ạt 3.45 6 hộ, 12.500 12 ấp",
         "Nay tỉnh Đồng Tháp có 1. 2 xã, đạt 3.456 hộ, 12.500 12 ấp"),
        ("Thành ủy, Huyện ủy, khu ở, điểm b ổ sung", "Thành ủy, Huyện ủy, khu ở, điểm b ổ sung"),  # once proves nothing
        ("Đảng ủy xã; 12.5 00 con", "Đảng ủy xã; 12.5 00 con"),
        ("Có b ổ, t ừ, đ ể; Đảng ủy, có ủy ban", "Có bổ, từ, để; Đảng ủy, có ủy ban"),  # no syllable, or two tones
    ],
)  # fmt: skip
def test_toned_letters_that_are_set_off_are_joined(tmp_path, printed, expected):
    with open_source(write(tmp_path, [(printed,)])) as source:
        assert source.document.text == expected + "\n"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Thutiềnsửdụngđấtđạt45.600triệuđồng,bằng91,2%dựtoánhuyệngiaotrongnăm", True),
        ("Xã Đắkrôngnăngklong giữ nguyên; http://congbao.quangngai.gov.vn/vanbanphapquy", False),
        ("Nghiêng nghiêng, khuếch trương, Krông Pắc", False),
    ],
)
def test_lost_blanks(text, lost):
    assert lacks_blanks(surveyed(text)) is lost


def test_a_page_with_lost_blanks_is_read_and_reported(tmp_path):
    glued = "Thutiềnsửdụngđấtđạt45.600triệuđồng,bằng91,2%dựtoánhuyệngiaotrongnăm2022."
    with open_source(write(tmp_path, [(PROSE[:80],), (glued,)])) as source:
        assert [(each.code, each.page) for each in source.document.problems] == [("lost_blanks", 1)]

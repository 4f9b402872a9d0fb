"""Cleaning and its way back; spelling keys."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document, Page, Span
from pipeline.placenames import name_key
from pipeline.text import LOWER, UPPER, clean, clean_text, old_tones, without_marks

WORDS = (
    "Chương trình hành động số 10-CTr/TU của huyện Tây Sơn, tỉnh Bình Định: 5,2 tỷ đồng (đạt 55,19%) ủy hoà nghị quyết"
)

CLEANED = [
    ("Tây Sơn", "Tây Sơn"),
    (unicodedata.normalize("NFD", WORDS), WORDS),
    ("Chƣơng trình", "Chương trình"),  # U+01A3, many Word fonts (seed 000)
    ("CHƢƠNG TRÌNH", "CHƯƠNG TRÌNH"),
    ("tr\u01a3\u0300ng", "trừng"),  # the wrong glyph with a tone mark of its own
    ("QÐ-UBND", "QĐ-UBND"),  # U+00D0
    ("\u0189ồng \u0256ồng \u00f0ồng", "Đồng đồng đồng"),
    ("10\ufffeCTr/TU", "10-CTr/TU"),  # pdfium's hyphen at a line end
    ("2020–2025, 2020—2025, −5, 2020‑2025", "2020-2025, 2020-2025, -5, 2020-2025"),
    ("5\u00a0240\u00a0000\u202fđồng", "5 240 000 đồng"),
    ("ngh\u00adị quy\u200bết\ufeff", "nghị quyết"),
    ("\ufeffBÁO CÁO", "BÁO CÁO"),
    ("55,19\uff05", "55,19%"),
    ("1\u2044500, 2\u2215337", "1/500, 2/337"),
    ("a\x0cb\x0bc", "a\nb\nc"),
    ("Đi\u00ea\u0323n", "Điện"),  # code page 1258: ê, then the tone
    ("mi\u1ec7n", "miện"),
    ("a\u0340 a\u0341", "à á"),  # deprecated tone marks
    ("\u0301a", "\u0301a"),  # a mark with no letter before it stays what it is
    ("", ""),
    ("\u200b\u200b", ""),
    ("a\u200b\u0301", "á"),  # a joiner between the letter and its tone
]


@pytest.mark.parametrize(("source", "expected"), CLEANED)
def test_cleaning(source, expected):
    assert clean_text(source)[0] == expected


MARKED = [
    ("**I. KẾT QUẢ**", [(0, 2), (12, 14)], "I. KẾT QUẢ"),
    ("<b>Số</b>: 12", [(0, 3), (5, 9)], "Số: 12"),
    ("## 1. Thu", [(0, 3)], "1. Thu"),
    ("abc", [(1, 1)], "abc"),  # an empty mark is none
    ("**\u200bhoa\u0300**", [(0, 2), (7, 9)], "hoà"),  # marks, joiners and tones together
]


@pytest.mark.parametrize(("source", "marks", "expected"), MARKED)
def test_marks_of_the_reader_are_taken_out(source, marks, expected):
    assert clean_text(source, [Span(*mark) for mark in marks])[0] == expected


BACK = [
    # source, what is looked for in the clean text, what it is in the source
    (unicodedata.normalize("NFD", "huyện Tây Sơn"), "Tây", unicodedata.normalize("NFD", "Tây")),
    ("Chƣơng trình 10\ufffeCTr/TU ngày", "10-CTr/TU", "10\ufffeCTr/TU"),
    ("**5,2 tỷ đồng**", "5,2 tỷ đồng", "5,2 tỷ đồng"),
    ("5,2 t\u00adỷ đồng", "tỷ", "t\u00adỷ"),
    ("\u200b5,2\u200b tỷ", "5,2", "5,2"),  # what was deleted at the edges is left out
    ("quyê\u0301t **định** số", "quyết định", "quyê\u0301t **định"),
    ("số 5\u00a0240\u00a0000", "5 240 000", "5\u00a0240\u00a0000"),
]


@pytest.mark.parametrize(("source", "quote", "expected"), BACK)
def test_the_way_back(source, quote, expected):
    marks = [Span(i, i + 2) for i in range(len(source)) if source.startswith("**", i)]
    text, offsets = clean_text(source, marks)
    at = text.index(quote)
    span = offsets.to_source(Span(at, at + len(quote)))
    assert source[span.start : span.end] == expected


# ---- laws -------------------------------------------------------------------------------------------------

_LETTERS = st.sampled_from(sorted(set(WORDS)))
_PIECES = st.one_of(
    _LETTERS,
    _LETTERS.map(lambda letter: unicodedata.normalize("NFD", letter)),
    st.sampled_from(
        ["ƣ", "Ƣ", "Ð", "ð", "\ufffe", "\u00ad", "\u200b", "\ufeff", "\u00a0", "–", "−", "\n", "ê\u0323", "ƣ\u0300"]
    ),
)
_MARKS = st.sampled_from(["**", "## ", "<b>", "</b>", "|"])


@st.composite
def sources(draw):
    """A source text as readers deliver it, and its markup marks, which stand between letters."""
    text, marks = "", []
    for piece, is_mark in draw(st.lists(st.one_of(st.tuples(_PIECES, st.just(value=False)), st.tuples(_MARKS, st.just(value=True))), max_size=40)):  # fmt: skip
        if is_mark:
            marks.append(Span(len(text), len(text) + len(piece)))
        text += piece
    return text, marks


def inside(marks, span):
    """The marks within a slice, in its own coordinates."""
    return [
        Span(m.start - span.start, m.end - span.start) for m in marks if span.start <= m.start and m.end <= span.end
    ]


@given(sources(), st.data())
def test_a_clean_slice_comes_from_a_source_slice_that_cleans_to_it(source, data):
    text, marks = source
    cleaned, offsets = clean_text(text, marks)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    span = offsets.to_source(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    assert clean_text(text[span.start : span.end], inside(marks, span))[0] == cleaned[start:end]


@given(sources())
def test_both_ways_are_monotone(source):
    text, marks = source
    cleaned, offsets = clean_text(text, marks)
    there = [offsets.to_clean(position) for position in range(len(text) + 1)]
    assert there == sorted(there)
    assert not there or (there[0] == 0 and there[-1] == len(cleaned))
    back = [offsets.to_source(Span(i, i + 1)) for i in range(len(cleaned))]
    assert all(left.end <= right.start for left, right in pairwise(back))
    assert all(span.start < span.end for span in back)


@given(sources(), st.data())
def test_spans_in_order_are_told_as_each_alone(source, data):
    cleaned, offsets = clean_text(*source)
    place = st.integers(0, len(cleaned))
    spans = sorted(tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=8)))
    assert offsets.in_order(spans) == [offsets.to_source(Span(*span)) for span in spans]


@given(sources())
def test_there_and_back_again(source):
    cleaned, offsets = clean_text(*source)
    assert [offsets.to_clean(offsets.to_source(Span(i, i + 1)).start) for i in range(len(cleaned))] == list(
        range(len(cleaned))
    )


@given(sources())
def test_clean_text_is_composed_and_stays_as_it_is(source):
    cleaned, _ = clean_text(*source)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned)[0] == cleaned
    assert not set(cleaned) & set("ƣƢÐð\ufffe\u00ad\u200b\ufeff\u00a0–−")


def test_tables_pages_and_bold_move_with_the_text(document_of):
    text = unicodedata.normalize("NFD", "Bảng của huyện\n")
    rows = [["Nội\u200b dung", "S\u1ed1 ti\u1ec1n"], [unicodedata.normalize("NFD", "Tổng cộng"), "5\u00a0240\u00a0000"]]
    document = document_of(text, rows, unicodedata.normalize("NFD", "Nơi nhận"), bold=["Nội\u200b dung"])
    cleaned, _ = clean(document)
    (table,) = cleaned.tables
    assert [cleaned.text[c.start : c.end] for c in table.cells] == ["Nội dung", "Số tiền", "Tổng cộng", "5 240 000"]
    assert cleaned.text[table.start : table.end] == "Nội dung\tSố tiền\nTổng cộng\t5 240 000"
    assert [cleaned.text[s.start : s.end] for s in cleaned.bold] == ["Nội dung"]
    assert (cleaned.pages[0].start, cleaned.pages[0].end) == (0, len(cleaned.text))
    assert cleaned.marks == ()


def test_pages_of_an_empty_document():
    empty = Document("0" * 12, "a.txt", "0" * 64, 0, "text/plain", "", (Page(1, 0, 0, "plain"),))
    cleaned, offsets = clean(empty)
    assert cleaned.text == ""
    assert offsets.to_source(Span(0, 0)) == Span(0, 0)


# ---- one spelling -----------------------------------------------------------------------------------------

TONES = [
    ("Hoà Bình", "Hòa Bình"),
    ("Khánh Hoà", "Khánh Hòa"),
    ("Hòa", "Hòa"),
    ("thuỷ", "thủy"),
    ("UỶ BAN", "ỦY BAN"),
    ("Uỷ ban", "Ủy ban"),
    ("HOÀ", "HÒA"),
    ("xoá đói", "xóa đói"),
    ("khoẻ", "khỏe"),
    ("toạ đàm", "tọa đàm"),
    ("huỷ", "hủy"),
    ("Thuý", "Thúy"),
    # the tone belongs to the second vowel when a consonant or vowel follows, and after q
    ("hoàn thành", "hoàn thành"),
    ("khoản", "khoản"),
    ("hoạt", "hoạt"),
    ("Quý", "Quý"),
    ("QUỲ HỢP", "QUỲ HỢP"),
    ("khuỷu", "khuỷu"),
    ("ngoài", "ngoài"),
    ("Huỳnh", "Huỳnh"),
]


@pytest.mark.parametrize(("printed", "expected"), TONES)
def test_one_tone_placement(printed, expected):
    assert old_tones(printed) == expected


KEYS = [
    ("Tây Sơn", "TÂY SƠN"),
    ("Tây  Sơn", "Tây\nSơn"),
    ("Khánh Hoà", "Khánh Hòa"),
    ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm"),
    ("Phan Rang – Tháp Chàm", "Phan Rang-Tháp Chàm"),
    ("Cư M’gar", "Cư M'gar"),
    ("Cư Mʼgar", "Cư M'gar"),
    ("07", "7"),
    ("UỶ", "ủy"),
]


@pytest.mark.parametrize(("left", "right"), KEYS)
def test_spellings_of_one_name_have_one_key(left, right):
    assert name_key(left) == name_key(right)


DIFFERENT = [("Bình Trị", "Bình Tri"), ("Tây Sơn", "Tây Sởn"), ("Hoàn", "Hòan"), ("10", "1")]


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_names_that_differ_have_different_keys(left, right):
    assert name_key(left) != name_key(right)


_NAMES = st.text(alphabet=st.sampled_from(sorted(set("aeouyhqtnHQUOTghÀàòỏỷủýÝạẠđĐ 'ƠƯ"))), max_size=24)


@given(_NAMES)
def test_one_tone_placement_keeps_the_length_and_is_stable(name):
    once = old_tones(name)
    assert len(once) == len(name)
    assert old_tones(once) == once


@given(_NAMES)
def test_a_key_is_its_own_key_and_as_long_as_the_name(name):
    key = name_key(name)
    assert name_key(key) == key
    assert len(key) == len(" ".join(name.split()))


def test_the_letter_classes_hold_the_whole_alphabet():
    assert len(set(LOWER.removeprefix("a-z"))) == len(LOWER) - 3
    assert LOWER.removeprefix("a-z").upper() == UPPER.removeprefix("A-Z")
    vowels = {
        unicodedata.normalize("NFC", v + t)
        for v in "aăâeêioôơuưy"
        for t in ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    }
    assert vowels | set("đăâêôơư") == set(LOWER.removeprefix("a-z"))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Đắk Lắk", "Dak Lak"),
        ("Thừa Thiên – Huế", "Thua Thien – Hue"),
        (unicodedata.normalize("NFD", "Quảng Ngãi"), "Quang Ngai"),
    ],
)
def test_bare_letters(printed, expected):
    assert without_marks(printed) == expected


@given(st.text())
def test_bare_letters_are_those_of_each_character(text):
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    assert without_marks(text) == "".join(part for part in parts if not unicodedata.combining(part))


def test_a_text_without_edits_moves_nothing(document_of):
    document = document_of("Số: 12/BC-UBND\u00a0")
    cleaned, offsets = clean(document)
    assert cleaned.pages is document.pages
    assert (cleaned.text, offsets.to_clean(5)) == ("Số: 12/BC-UBND ", 5)

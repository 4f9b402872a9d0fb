"""Vietnamese syllables, and texts that are to be trusted or not."""

from __future__ import annotations

import pytest

from pipeline.read.judge import is_readable
from pipeline.syllables import is_syllable

LEGAL_WORDS = (
    "ủy uỷ ban nhân dân hòa hoà thuỷ thủy giấy gì gìn giữ quyết quốc quy quý khuyến nghị nghiêng ngoằn ngoèo xoong "
    "huỳnh khuya tuyến yên yếu iệu ước ươm người hươu rượu bưu điện điếc đường Đắk chƣơng trình thuở quơ khoăn "
    "loắt choắt huênh hoang tuềnh toàng ướt ý uống oai xuề boong giặt giêng giếng uyển luýnh hoạch quạch "
    "TRƯỜNG HỌC ẤP LÃO"
)
LEGAL = tuple(LEGAL_WORDS.split())
ILLEGAL_WORDS = (
    "nh©n d©n phßng kÕ ho¹ch Uû website internet camera strong bcd ngng hộii ttoán ủyy xqy nguyênn "
    "thưc̣h kwan zơ faê tỉnhh Chñ tÞch héi ®ång"
)
ILLEGAL = tuple(ILLEGAL_WORDS.split())


@pytest.mark.parametrize("word", LEGAL)
def test_legal(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ILLEGAL)
def test_illegal(word):
    assert not is_syllable(word)


PROSE = "Thực hiện Nghị quyết của Hội đồng nhân dân huyện về phát triển kinh tế xã hội và bảo đảm quốc phòng an ninh "
TCVN3 = "Thùc hiÖn NghÞ quyÕt cña Héi ®ång nh©n d©n huyÖn vÒ ph¸t triÓn kinh tÕ x· héi vµ b¶o ®¶m quèc phßng an ninh "
NOISE = "Thuc hign Nghj quyet cna Hgi dgng nhan dan huyqn vg phat trign kinh te xa hgi va bao dam quoc phgng an ninh "
ENGLISH = "The department shall provide the applicant with written notice stating the reasons for the decision made "


def without(text, letters, left=""):
    """The text of a font that has lost letters."""
    return "".join(left if letter in letters else letter for letter in text)


TEXTS = {
    "prose": (PROSE * 4, True),
    "TCVN3": (TCVN3 * 4, False),
    "OCR by an English engine": (NOISE * 4, False),
    "English alone": (ENGLISH * 4, False),
    "Vietnamese and English": (PROSE * 4 + ENGLISH * 3, True),
    "figures": ("1.234,5 12% 37/63 " * 100, True),
    "ASCII names": ("Pfizer Belgium Sanofi Aventis Ayun Brekmang Hnol Krongbuk " * 20, True),
    "abbreviations": ("UBND HĐND TTg QĐ BNV KTXH QPAN " * 20, True),
    "little text": (TCVN3, True),
    "nothing": ("", True),
    "letters with marks lost": (without(PROSE * 3, "ựệịếủộồâềểảố"), False),
    "half of them lost, blanks in their place": (without(PROSE * 4, "ệịếồềộảủấ", " "), False),
    "few words, most of them cut": ("Ea Kar, ng y 20 thng 12 nm 2022 Hi ng nhn dn", False),
    "glyphs without letters": (PROSE.replace("ộ", "\x01").replace("ế", "\x04"), False),
    "units, symbols and towns": ("12 km 5 kg 30 cm 7 mm 2,5 tr.đồng TP Huế dt 120 ha tm " * 9 + PROSE * 3, True),
    "numbers in small letters": ("số 12/2020/nđ-cp, 7/qđ-ttg, 30/tt-bnv và 5/ct-ubnd của bộ " * 4 + PROSE * 3, True),
    "no marks typed": ("Uy ban nhan dan xa bao cao ket qua thu chi ngan sach nam nay cua cac thon " * 4, True),
    "names of the highlands": (
        "Buôn Hlăk, Mnông, Krông Nô, Đắk Hlơ, Chư Pưh, Ia Kriêng, Kpă Klơng " * 4 + PROSE * 3,
        True,
    ),
    "English shortened": (
        "Mr Smith, Dr Pham and the 4th party of St Paul, vs the 2nd, ltd, pls sgd " * 4 + PROSE * 4,
        True,
    ),
}


@pytest.mark.parametrize(("text", "readable"), TEXTS.values(), ids=TEXTS.keys())
def test_readable(text, readable):
    assert is_readable(text) == readable

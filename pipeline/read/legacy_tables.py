"""The old Vietnamese encodings: which letter each code stands for, and the forms in which the codes reach us.

Sources: TCVN 5712:1993 (its fonts' set VN3, sold as ABC, and the full set VN1, as in glibc's `TCVN5712-1`), RFC 1456
(VISCII), VNI Software's table for Windows and that of the Vietnamese Professionals Society (VPS), both as the free
keyboard driver xvnkb 0.2 types them.

A code is a byte. A PDF gives the character that the font's declared encoding has at that place: of WinAnsi mostly, of
MacRoman at times, U+F000 + byte from symbol fonts; a text file its byte as read through code page 1252.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# Sixteen codes a row, from the row's first byte; `.` is no letter.
_VN3 = {
    0xA0: ".ĂÂÊÔƠƯĐăâêôơưđ.",
    0xB0: ".....àảãáạ.ằẳẵắ.",
    0xC0: "......ặầẩẫấậè.ẻẽ",
    0xD0: "éẹềểễếệìỉ...ĩíịò",
    0xE0: ".ỏõóọồổỗốộờởỡớợù",
    0xF0: ".ủũúụừửữứựỳỷỹýỵ.",
}
_VN1 = {
    0x00: ".ÚỤ.ỪỬỮ.........",
    0x10: ".ỨỰỲỶỸÝỴ........",
    0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ",
    0x90: "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    0xA0: ".ĂÂÊÔƠƯĐăâêôơưđẰ",
    0xB0: ".....àảãáạẲằẳẵắẴ",
    0xC0: "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    0xD0: "éẹềểễếệìỉỄẾỒĩíịò",
    0xE0: "Ổỏõóọồổỗốộờởỡớợù",
    0xF0: "ỖủũúụừửữứựỳỷỹýỵỐ",
}
_VISCII = {
    0x00: "..Ẳ..ẴẪ.........",
    0x10: "....Ỷ....Ỹ....Ỵ.",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    0x90: "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    0xA0: "Õắằặấầẩậẽẹếềểễệố",
    0xB0: "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    0xC0: "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    0xD0: "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    0xE0: "àáâãảăữẫèéêẻìíĩỉ",
    0xF0: "đựòóôõỏọụùúũủýợỮ",
}
# Thirteen capitals stand on control codes in VPS and do not outlive a PDF or an editor; they are not read.
_VPS = {
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
    0x90: "Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA0: ".ắằẳẵặỠớÙờởỡŨỨợỪ",
    0xB0: "ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
    0xC0: "ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
    0xD0: "ƯỦồốÔỏơÈừứÚũưÝẺ.",
    0xE0: "àáâãảạă.èéêẽìí.ĩ",
    0xF0: "ẴĐòóôõ.Ơụùúủ.ỶẼỳ",
}
# VNI: the vowel's sign (grave, acute, hook, tilde, dot) after the vowel; i, and ỵ, have codes of their own.
_VNI_TONES = {
    "a": ("øùûõï", "àáảãạ"),
    "e": ("øùûõï", "èéẻẽẹ"),
    "o": ("øùûõï", "òóỏõọ"),
    "u": ("øùûõï", "ùúủũụ"),
    "y": ("øùûõ", "ỳýỷỹ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "ö": ("øùûõï", "ừứửữự"),
}
_VNI_SHAPES = {
    "a": ("âàáåãäêèéúüë", "âầấẩẫậăằắẳẵặ"),
    "e": ("âàáåãä", "êềếểễệ"),
    "o": ("âàáåãä", "ôồốổỗộ"),
}
_VNI_SINGLE = dict(zip("ìíæóòîôöñ", "ìíỉĩịỵơưđ", strict=True))

SYMBOL = 0xF000  # where symbol fonts (cmap 3,0) put their bytes
# Besides the table's own character: ToUnicode maps of Distiller give the minus sign, the bullet operator and Greek mu.
_SEEN_TOO = {0xAD: "\u2212", 0xB7: "\u2219\u2022\u22c5", 0xB5: "\u03bc"}


@dataclass(frozen=True, eq=False)
class Encoding:
    """How characters as they reach us turn into letters; keys have one character, in VNI also two."""

    name: str
    letters: dict[str, str]

    @cached_property
    def codes(self) -> re.Pattern[str]:
        """A code, the longer ones first."""
        return re.compile("|".join(map(re.escape, sorted(self.letters, key=lambda code: (-len(code), code)))))

    @cached_property
    def words(self) -> re.Pattern[str]:
        """A word: letters and codes, whatever these look like."""
        return re.compile(r"(?:[^\W\d_]|[" + re.escape("".join(sorted(set("".join(self.letters))))) + "])+")


def _bytes(rows: dict[int, str]) -> dict[int, str]:
    return {first + i: letter for first, row in rows.items() for i, letter in enumerate(row) if letter != "."}


def _through(table: dict[int, str], page: str, *, controls: bool = True) -> dict[str, str]:
    """The table by the characters of a code page; with `controls` also by those of the same number."""
    letters: dict[str, str] = {}
    for code, letter in table.items():
        letters |= dict.fromkeys(bytes([code]).decode(page, "ignore"), letter)
        if controls:
            letters[chr(code)] = letter
    also = {char: table[code] for code, chars in _SEEN_TOO.items() if code in table for char in chars}
    return also | letters


def _vni() -> dict[str, str]:
    pairs = dict(_VNI_SINGLE)
    for vowels in (_VNI_TONES, _VNI_SHAPES):
        for vowel, (signs, letters) in vowels.items():
            pairs |= {vowel + sign: letter for sign, letter in zip(signs, letters, strict=True)}
    found = dict(pairs)
    for code, letter in pairs.items():
        # A capital's sign is a capital too, but people and programs (`Aâu`) do not always write it so.
        found |= {code.upper(): letter.upper(), code[0].upper() + code[1:]: letter.upper()}
    return found


# All that is a capital in the set VN3.
VN3_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "".join(filter(str.isupper, _bytes(_VN3).values())))
TCVN3 = Encoding("tcvn3", _through(_bytes(_VN3), "cp1252"))
VNI = Encoding("vni", _vni())
VISCII = Encoding("viscii", _through(_bytes(_VISCII), "cp1252"))
VPS = Encoding("vps", _through(_bytes(_VPS), "cp1252"))
TCVN3_FULL = Encoding("tcvn3", _through(_bytes(_VN1), "cp1252"))
# pdfium writes MacRoman's two ligatures as letters.
TCVN3_MAC = Encoding("tcvn3", _through(_bytes(_VN3), "mac_roman", controls=False) | {"fi": "ị", "fl": "ò"})
# WinAnsi calls code 0xAD a hyphen: in fonts that are not embedded `ư` comes out as one.
TCVN3_HYPHEN = Encoding("tcvn3", TCVN3.letters | {"-": "ư"})
VN3_SETS = (TCVN3, TCVN3_MAC, TCVN3_HYPHEN)
# The likelier first: of equals the first is taken.
ENCODINGS = (TCVN3, VNI, VISCII, VPS, TCVN3_FULL, TCVN3_MAC, TCVN3_HYPHEN)

# What no Vietnamese text in Unicode needs; a page without any of it has no old encoding on it.
_PLAIN = "ÀÁÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝàáâãèéêìíðòóôõùúý"
_COMMON = "–—‘’“”…•€™²³°«»±×÷\u00a0\u00ad\u2212"
_CODES = {char for encoding in ENCODINGS for code in encoding.letters for char in code if char > "\x7f"}
ODD = re.compile(
    "[" + re.escape("".join(sorted(_CODES - set(_PLAIN + _COMMON)))) + f"{chr(SYMBOL + 0xA1)}-{chr(SYMBOL + 0xFF)}]"
)
ODD_BLANK = "\x85"  # the odd letter that Python takes for a blank

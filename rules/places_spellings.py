# ruff: noqa: INP001 - a part of build_places.py, no package
"""Other spellings of a name by rule: the aliases that need no line of their own in places_extra.csv.

Names of the languages of the Central Highlands and the Trường Sơn are written down by ear: parted or joined (`KonRẫy`,
`Krông Ana`), with an apostrophe, a blank or nothing, with one mark or another (`Đắk`, `Đăk`, `Đak`, `Đắc`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product

# One sound, two letters: the school's spelling and the register's.
Y_OR_I = ("Mỹ Mĩ", "Kỳ Kì", "Kỷ Kỉ", "Ký Kí", "Lý Lí", "Quy Qui", "Quý Quí", "Quỳ Quì")
Y_OR_I += ("Vỹ Vĩ", "Sỹ Sĩ", "Tỷ Tỉ", "Hỷ Hỉ")
WRITTEN = {word: tuple(pair.split()) for pair in Y_OR_I for word in pair.split()}
WATER = ("Đắk", "Đăk", "Đak", "Đắc", "Dak")  # `water`, the first word of more than a hundred names; Đắc Sơn is none
# Numbers of wards and districts in letters; not Tư and Năm, which begin other things too.
NUMERALS = {"1": ("Nhất",), "2": ("Nhì", "Hai"), "3": ("Ba",), "6": ("Sáu",), "7": ("Bảy", "Bẩy")}
NUMERALS |= {"8": ("Tám",), "9": ("Chín",), "10": ("Mười",)}
ENDS = ("ắk", "ăk", "ắc", "ak")
# First words of names that are of these languages, whatever follows.
FIRST = {*WATER[:3], "Ea", "Ia", "Ya", "Cư", "Chư", "Krông", "Kon", "Kông", "Ngọk", "Đạ", "Tu", "Buôn"}
VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
BEGINS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x"
SYLLABLE = re.compile(rf"(?:{BEGINS})?[{VOWELS}]+(?:c|ch|m|n|ng|nh|p|t)?")
NO_WORD = re.compile(r"\d+|[A-Z]|[IVX]+")
# KBang; then Cư Knia, Hra: consonants that begin no Vietnamese syllable, nor Krông.
CLUSTER = re.compile(r"\b([A-Z])([A-ZĐ])(?=[^\W\d_A-Z])")
CLUSTER_IN_SMALL = re.compile(r"(?<![\w'])(?!Kr|Th|Nh|Kh|Ch|Gh|Ph|Tr|Ng)([BDHKMNRT])([bdđghklmnrt])(?=[^\W\d_])")


def variants(name: str, *, by_ear: bool) -> Iterator[str]:
    """Other spellings of a name: Mĩ for Mỹ, Đăk for Đắk, joined, without apostrophe, other hyphens, `01` for `1`.

    `by_ear`: it is of the highlands.
    """
    forms = _words_written(name)
    if by_ear:
        forms = [form for one in forms for form in _by_ear(one)]
    yield from forms
    for form in forms:
        if " - " in form:
            yield from (form.replace(" - ", mark) for mark in ("-", " \u2013 ", " "))
    if re.fullmatch(r"\d", name):
        yield "0" + name
    yield from NUMERALS.get(name, ())
    if name.startswith("Nông trường "):
        yield name.replace("Nông trường", "NT", 1)


def unlike(names: Iterable[str]) -> tuple[str, ...]:
    """Names that the gazetteer's keys tell apart: upper and lower case are one."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def is_of_the_highlands(name: str) -> bool:
    """Whether the name is none of Vietnamese syllables, or begins like those."""
    words = re.split(r"[\s-]+", name)
    odd = (word for word in words if not SYLLABLE.fullmatch(word.casefold()) and not NO_WORD.fullmatch(word))
    return (len(words) > 1 and words[0] in FIRST) or any(odd)


def _words_written(name: str) -> list[str]:
    """All choices of y and i in the name."""
    parts = re.split(r"(\s+|-)", name)
    return ["".join(choice) for choice in product(*(WRITTEN.get(part, (part,)) for part in parts))]


def _by_ear(name: str) -> list[str]:
    """A name of the highlands in its other spellings."""
    first, _, rest = name.partition(" ")
    firsts = WATER if first in WATER[:3] else [first] if rest else _ends(first)
    rests = [*dict.fromkeys(form for marked in (rest, _unmarked(rest)) for form in _ends(marked))]
    spelt = [f"{one} {other}".strip() for one in firsts for other in rests]
    broken = [form for one in spelt for form in _apostrophes(one)]
    return [*dict.fromkeys(form for one in broken for form in _joined(one))]


def _ends(name: str) -> list[str]:
    """`Lắk`, `Lăk`, `Lắc`, `Lak`; the name alone, if its last word does not end so."""
    end = next((end for end in ENDS if name.endswith(end)), None)
    return [name.removesuffix(end) + other for other in ENDS] if end else [name]


def _unmarked(words: str) -> str:
    """`Păh` as `Pah`; the đ stays."""
    letters = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _apostrophes(name: str) -> list[str]:
    """`M'Đrắk`, `MĐrắk`, `M Đrắk`, `M'Drắk`, `K'Bang`, `Cư K'nia`."""
    parted = CLUSTER.sub(r"\1'\2", name)
    forms = [name, parted] if parted != name else [name]
    forms += [form.replace("'Đ", "'D") for form in forms if "'Đ" in form]
    spelt = [f for form in forms for f in (form, form.replace("'", ""), form.replace("'", " "))]
    return [*dict.fromkeys([*spelt, CLUSTER_IN_SMALL.sub(r"\1'\2", name)])]


def _joined(name: str) -> list[str]:
    """The name, and with one or all of its blanks closed: `Tu Mơ Rông`, `TuMơ Rông`, `TuMơRông`."""
    words = name.split(" ")
    pairs = [[*words[:at], words[at] + words[at + 1], *words[at + 2 :]] for at in range(len(words) - 1)]
    return [name, *(" ".join(one) for one in pairs), "".join(words)]

# ruff: noqa: INP001 - beside the tables that it helps to build, no package
"""Units, their rows in places.csv, and one spelling for their names: a part of build_places.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

REFORM = "2025-07-01"
LEVELS = ("province", "district", "commune")
# Longest first, so that `thành phố` is not read as `thành` and `xã` does not eat `thị xã`.
TYPES = ("thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "tỉnh", "quận", "xã")
Code: TypeAlias = str
Day: TypeAlias = str


class PlacesError(Exception):
    """The packages or places_extra.csv contradict themselves; the message says where."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as one snapshot has it; `parent` is a code of the same snapshot, empty for a province."""

    code: Code
    level: str
    type: str
    name: str
    parent: Code


@dataclass(frozen=True, slots=True)
class Row:
    """One line of places.csv. Dates are ISO days, half-open, empty when not known or not ended.

    `begun_by`, `ended_by`: the resolution, decree or law behind these days, empty when not known.
    """

    unit: Unit
    valid_from: Day
    valid_to: Day
    source: str
    successors: tuple[Code, ...] = ()
    lat: str = ""
    lon: str = ""
    aliases: tuple[str, ...] = ()
    begun_by: str = ""
    ended_by: str = ""


# --- names ---

TONES = "\u0300\u0301\u0303\u0309\u0323"


def old_style(name: str) -> str:
    """`Hoà` -> `Hòa`, `Thuỷ` -> `Thủy`; `Quý` stays, its u belongs to the q; `Hoàn` stays, it has a final letter."""
    parts = re.split(r"([^\W\d_]+)", unicodedata.normalize("NFC", name))
    return "".join(_old_style_word(part) for part in parts)


def _old_style_word(word: str) -> str:
    head, last = (unicodedata.normalize("NFD", letter) for letter in (word[-2:-1], word[-1:]))
    open_pair = (head.lower() + last[:1].lower()) in {"oa", "oe", "uy"} and not word[:-2].lower().endswith("q")
    if not open_pair or last[1:] not in set(TONES):
        return word
    return word[:-2] + unicodedata.normalize("NFC", head + last[1:]) + last[0]


def clean(name: str) -> str:
    """The name as places.csv writes it: NFC, tones in the old style, one blank, straight apostrophes, `1` for `01`."""
    name = re.sub(r"[\u2018\u2019\u02bc`\u00b4]", "'", unicodedata.normalize("NFC", name))
    name = re.sub(r"\s*[\u2013\u2014]\s*|-", " - ", name)
    name = re.sub(r"(?<=\w)' (?=\w)", "'", " ".join(name.split()))
    name = re.sub(r"\b(N\.?T\.?) (?=\w)|\bNông Trường (?=\w)", "Nông trường ", name)
    name = re.sub(r"^0+(?=\d+$)", "", " ".join(name.split()))
    return old_style(name[:1].upper() + name[1:])


def typed(full: str) -> tuple[str, str]:
    """`Thị trấn Phú Phong` -> (`thị trấn`, `Phú Phong`)."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for kind in TYPES:
        if full.lower().startswith(kind + " "):
            return kind, clean(full[len(kind) + 1 :])
    raise PlacesError(f"{full!r} starts with no type of unit. Add the type to TYPES.")


def folded(name: str) -> str:
    """The name without accents, blanks and marks, i for y: equal for two spellings of one name, not for two names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain.replace("đ", "d").replace("y", "i"))

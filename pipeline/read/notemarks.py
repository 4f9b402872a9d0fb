"""Which raised figures are marks of notes (`45.720¹`) and which are not: `m²`, `10⁶`, `25°C`, `8h30`, `½`.

Pages of PDFs tell by measures that something is raised; Word files, web pages and light markup say so themselves. In
those three a mark stays in the text as a mark, which is no part of the figure or word before it. So does a number in
square brackets that follows a word or figure at once: `45.720[1] triệu đồng`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.read.flowblocks import Piece

REACH = 6  # letters before something raised that are looked at
UNIT_POWERS = ("2", "3")
MARK = re.compile(r"(?:[1-9]\d{0,2}|\*{1,3})(?:[,;](?:[1-9]\d?|\*{1,3}))*|[(\[][1-9]\d?[)\]]")
PART = re.compile(r"(?:\r\n)?[/⁄]|\+")  # 5 1/2 and Ca2+ are no marks
UNIT = re.compile(r"(?<![^\W\d_])(?:nm|[kcdmhµμ]?m|dam)\Z", re.IGNORECASE)
HOUR = re.compile(r"(?<![^\W_])\d{1,2}h\Z", re.IGNORECASE)  # 8h30, its minutes raised
TEN = re.compile(r"(?<![\d,])10\Z")
_EXPONENT = re.compile(r"[-−–]?[1-9]\d?")
_FRACTION = re.compile(r"(?:\r\n)?[/⁄]")
_DEGREE = "°"
_SUPERSCRIPT = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")

_SEVERAL = re.compile(rf"(?:{MARK.pattern})(?:[,;]? ?(?:{MARK.pattern}))*")
_BRACKETED = re.compile(r"(?<=[\w%)\]”\"’.,;:…])\[[1-9]\d{0,2}\](?:[,;]? ?\[[1-9]\d{0,2}\])*(?!\w)")


def meant(text: str, first: int, end: int) -> str:
    """Raised figures as what they stand for where they are no mark: a power, a degree, a fraction's upper half."""
    printed = text[first:end]
    if printed == "0":
        return _DEGREE
    is_power = TEN.search(text, max(0, first - REACH), first) and _EXPONENT.fullmatch(printed)
    is_fraction = printed.isdigit() and text[first - 1 : first].isdigit() and _FRACTION.match(text, end)
    return printed.translate(_SUPERSCRIPT) if is_power or is_fraction else ""


class _Change(NamedTuple):
    """What is printed at `start:end` as it goes into the text, perhaps as a mark."""

    start: int
    end: int
    text: str
    is_mark: bool


def without_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a paragraph, the marks of notes in it told as marks."""
    whole = "".join(piece.text for piece in pieces)
    changes = sorted({*_raised(pieces, whole), *_bracketed(whole)}) if any(p.is_raised for p in pieces) else []
    changes = changes or (list(_bracketed(whole)) if "[" in whole else [])
    return _changed(pieces, changes) if changes else list(pieces)


def is_note(text: str, start: int, end: int) -> bool:
    """Whether what is raised at `start:end` of a text is a mark of a note."""
    change = _change(text, start, end)
    return change is not None and change.is_mark


def _bracketed(whole: str) -> Iterator[_Change]:
    for match in _BRACKETED.finditer(whole):
        yield _Change(*match.span(), match[0], is_mark=True)


def _raised(pieces: Sequence[Piece], whole: str) -> Iterator[_Change]:
    at = first = 0
    for number, piece in enumerate(pieces):
        if not piece.is_raised:
            first = at + len(piece.text)
        at += len(piece.text)
        goes_on = number + 1 < len(pieces) and pieces[number + 1].is_raised
        if piece.is_raised and not goes_on and (change := _change(whole, first, at)):
            yield change


def _change(whole: str, start: int, end: int) -> _Change | None:
    """What becomes of a raised stretch; `None`: it goes into the text as it is."""
    printed = whole[start:end]
    start, end = start + len(printed) - len(printed.lstrip()), start + len(printed.rstrip())
    before, line_end = whole.rfind("\n", 0, start) + 1, whole.find("\n", end)
    rest = whole[end : line_end if line_end >= 0 else len(whole)]
    if start == end or not (whole[before:start].strip() or rest.strip()):
        return None  # all of a line is raised
    near = max(0, start - REACH)
    if UNIT.search(whole, near, start) and whole[start] in UNIT_POWERS:
        start += 1
    instead = meant(whole, start, end)
    if instead:
        return _Change(start, end, instead, is_mark=False)
    if start == end or not _SEVERAL.fullmatch(whole, start, end) or PART.match(whole, end):
        return None
    if HOUR.search(whole, near, start):
        return None
    return _Change(start, end, whole[start:end].translate(_SUPERSCRIPT), is_mark=True)


def _changed(pieces: Sequence[Piece], changes: Sequence[_Change]) -> list[Piece]:
    """The pieces with each change in its place; what is changed looks like the piece it begins in."""
    found: list[Piece] = []
    at, waiting = 0, list(changes)
    for piece in pieces:
        end = at + len(piece.text)
        place = at
        while place < end:
            change = waiting[0] if waiting else None
            if change is None or change.start >= end:
                found.append(replace(piece, text=piece.text[place - at :]))
                break
            if change.start > place:
                found.append(replace(piece, text=piece.text[place - at : change.start - at]))
            if change.start >= at:
                found.append(replace(piece, text=change.text, is_mark=change.is_mark or piece.is_mark, is_raised=False))
            place = min(change.end, end)
            if change.end <= end:
                waiting.pop(0)
        at = end
    return found

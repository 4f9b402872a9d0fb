"""What stands between the separators of a roll, and what kind of thing each is by its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.link.roll_words import RollWords

_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_NUMBER_BEFORE = re.compile(r"^\(?\d{1,2}[).]\s+(?=\w)")  # (1) hồ Cửa Ông
_QUOTES = {"“": "”", '"': '"'}


class Chunk(NamedTuple):
    """What stands between two separators; `pieces`: that, parted by `và`."""

    text: str
    start: int
    end: int
    pieces: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Of its first piece."""
        return self.kinds[0]


def chunks_of(words: RollWords, text: str, start: int, end: int, separator: str) -> list[Chunk]:
    """In order; what is blank is none."""
    made = []
    for low, high in spans(text, start, end, separator):
        raw = text[low:high]
        if not raw.strip():
            continue
        at = low + len(raw) - len(raw.lstrip())
        told = words.joint.sub("", f" {raw.strip()}", count=1) if words.joint.match(f" {raw.strip()}") else raw.strip()
        told = _NUMBER_BEFORE.sub("", told, count=1)
        pieces = tuple(piece.strip() for piece in _pieces(words, told) if piece.strip())
        if pieces:
            kinds = tuple(words.kind_of(_before_comma(piece) if separator == ";" else piece) for piece in pieces)
            made.append(Chunk(told, at, low + len(raw.rstrip()), pieces, kinds))
    return made


def _before_comma(piece: str) -> str:
    """`Lê Văn Hùng` of `Lê Văn Hùng, SN 1985`."""
    low, high = spans(piece, 0, len(piece), ",")[0]
    return piece[low:high]


def spans(text: str, start: int, end: int, separator: str) -> list[tuple[int, int]]:
    """Between separators that stand in no bracket, no quotation and no decimal."""
    found, depth, quote, low = [], 0, "", start
    for at in range(start, end):
        mark = text[at]
        if quote:
            quote = "" if mark == quote else quote
        elif mark in _QUOTES:
            quote = _QUOTES[mark]
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == separator and depth <= 0 and not _DECIMAL.match(text, at):
            found.append((low, at))
            low = at + 1
    return [*found, (low, end)]


def _pieces(words: RollWords, text: str) -> list[str]:
    """Parted by `và`, but not within a bracket, a quotation or a name that holds one."""
    taken = [match.span() for match in words.names.whole.finditer(text)]
    taken += [match.span() for match in re.finditer(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"", text)]
    pieces, low = [], 0
    for match in words.joint.finditer(text):
        if not any(first < match.end() and match.start() < last for first, last in taken):
            pieces.append(text[low : match.start()])
            low = match.end()
    return [*pieces, text[low:]]

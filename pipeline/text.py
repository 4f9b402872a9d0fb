"""Cleaning: one clean text for the stages, and the way back to the source text.

Cleaning is a list of edits (start, end, replacement) over the source. What is edited, and why, is in DOMAIN section 8:
decomposed letters, `ƣ` for `ư`, `Ð` for `Đ`, odd blanks and dashes, invisible characters, markup marks of the reader.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.model import Carried, Cell, Document, Doubt, Outlined, Page, Span, Table
from pipeline.starts import LONG, Letters, letters_like, places_of

# One character for one character: offsets do not move.
ONE_TO_ONE = str.maketrans(
    {
        "\u01a3": "ư",  # LATIN SMALL LETTER OI: a wrong glyph mapping of many Word fonts
        "\u01a2": "Ư",
        "\u00d0": "Đ",  # LATIN CAPITAL LETTER ETH looks like Đ
        "\u00f0": "đ",
        "\u0110": "Đ",
        "\u0189": "Đ",  # LATIN CAPITAL LETTER AFRICAN D looks like Đ
        "\u0256": "đ",
        "\ufffe": "-",  # pdfium's hyphen at a line end
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        "\uff05": "%",
        "\u2044": "/",  # FRACTION SLASH
        "\u2215": "/",
        "\x0b": "\n",
        "\x0c": "\n",
    }
)
_TRANSLATED = re.compile("[" + "".join(re.escape(chr(c)) for c, letter in ONE_TO_ONE.items() if chr(c) != letter) + "]")


@cache
def _translated() -> Letters:
    return letters_like(_TRANSLATED.pattern)


def one_to_one(text: str) -> str:
    """The text with `ONE_TO_ONE` applied; such characters are few, and `str.translate` looks at every one."""
    if len(text) < LONG:
        return _TRANSLATED.sub(lambda match: ONE_TO_ONE[ord(match[0])], text)
    pieces, at = [], 0
    for place in places_of(text, _translated()):
        pieces += [text[at:place], ONE_TO_ONE[ord(text[place])]]
        at = place + 1
    return "".join([*pieces, text[at:]])


# Characters that print nothing.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
COMBINING = re.compile("[\u0300-\u036f]+")
_EITHER = re.compile(f"{COMBINING.pattern[:-2]}{INVISIBLE.pattern[1:-1]}")  # one search, for most texts have neither


@cache
def _odd() -> Letters:
    return letters_like(_EITHER.pattern.rstrip("+"))


@dataclass(frozen=True, slots=True)
class Edit:
    """`source[start:end]` becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way between clean and source offsets: parallel arrays of runs, in order, covering the whole clean text.

    A run is either copied one to one, or the replacement of an edit (`copied` is False), which stands for its source as
    a whole.
    """

    clean: tuple[int, ...]
    source: tuple[int, ...]
    source_end: tuple[int, ...]
    copied: tuple[bool, ...]

    @property
    def is_unmoved(self) -> bool:
        """Whether all offsets are the same in both, as of most texts."""
        return self.copied == (True,) and self.source == (0,)

    def to_source(self, span: Span) -> Span:
        """Source span of a clean span; what was deleted at its edges is left out."""
        if self.is_unmoved:
            return span
        run = bisect_right(self.clean, span.start) - 1
        if run >= 0 and self.copied[run]:
            shift = self.source[run] - self.clean[run]
            start, end = span.start + shift, span.end + shift
            if start < end <= self.source_end[run]:  # as nearly all, within what was copied
                return Span(start, end)
        return Span(self._start(span.start), self._end(span.end) if span.end > span.start else self._start(span.start))

    def in_order(self, spans: Iterable[tuple[int, int]]) -> list[Span]:
        """Source spans of clean spans in reading order: nearly all lie where the one before lies, within one run."""
        if self.is_unmoved:
            return [Span(*span) for span in spans]
        found = []
        low = high = shift = 0  # what was copied around the last span, and how far it moved
        for start, end in spans:
            if not low <= start < end <= high:
                run = bisect_right(self.clean, start) - 1
                if run >= 0 and self.copied[run]:
                    low, shift = self.clean[run], self.source[run] - self.clean[run]
                    high = self.source_end[run] - shift
            is_within = low <= start < end <= high
            found.append(Span(start + shift, end + shift) if is_within else self.to_source(Span(start, end)))
        return found

    def _start(self, position: int) -> int:
        if not self.clean:
            return 0
        run = max(bisect_right(self.clean, position) - 1, 0)
        if not self.copied[run] and position == self.clean[run]:
            return self.source[run]
        if not self.copied[run]:
            return self.source_end[run] if run + 1 >= len(self.clean) else self.source[run]
        return min(self.source[run] + position - self.clean[run], self.source_end[run])

    def _end(self, position: int) -> int:
        run = max(bisect_right(self.clean, position - 1) - 1, 0)
        if not self.copied[run]:
            return self.source_end[run]
        return min(self.source[run] + position - self.clean[run], self.source_end[run])

    def to_clean(self, position: int) -> int:
        """Clean offset of a source offset; inside a deletion, the offset where it was deleted."""
        if not self.clean:
            return 0
        run = max(bisect_right(self.source, position) - 1, 0)
        start, end = self.source[run], self.source_end[run]
        if not self.copied[run]:
            return self.clean[run] + (self._length(run) if position >= end else 0)
        if start <= position <= end:  # as nearly all
            return self.clean[run] + position - start
        return self.clean[run] + (end - start if position > end else 0)

    def _length(self, run: int) -> int:
        """Of a replacement in the clean text."""
        following = self.clean[run + 1] if run + 1 < len(self.clean) else self.clean[run] + 1
        return following - self.clean[run]


def edits_of(source: str, marks: Iterable[Span] = ()) -> list[Edit]:
    """All edits that change lengths, sorted and not overlapping; earlier ones win."""
    found = [Edit(mark.start, mark.end, "") for mark in marks if mark.end > mark.start]
    if places_of(source, _odd()) if len(source) >= LONG else _EITHER.search(source):
        found += [Edit(m.start(), m.end(), "") for m in INVISIBLE.finditer(source)]
        found += list(_composings(source))
    found.sort(key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _composings(source: str) -> Iterator[Edit]:
    """Letter and combining marks, perhaps with something invisible between them -> the composed letter (NFC)."""
    for match in COMBINING.finditer(source):
        start = match.start() - 1
        while start > 0 and INVISIBLE.match(source[start]):
            start -= 1
        start = max(start, 0)
        raw = INVISIBLE.sub("", one_to_one(source[start : match.end()]))
        composed = unicodedata.normalize("NFC", raw)
        if composed != source[start : match.end()]:
            yield Edit(start, match.end(), composed)


def clean_text(source: str, marks: Iterable[Span] = ()) -> tuple[str, OffsetMap]:
    """Clean text and the map back."""
    pieces: list[str] = []
    runs: list[tuple[int, int, int, bool]] = []
    at = length = 0
    for edit in [*edits_of(source, marks), Edit(len(source), len(source), "")]:
        if edit.start > at:
            runs.append((length, at, edit.start, True))
            pieces.append(one_to_one(source[at : edit.start]))
            length += edit.start - at
        if edit.text:
            runs.append((length, edit.start, edit.end, False))
            pieces.append(edit.text)
            length += len(edit.text)
        at = edit.end
    columns = tuple(zip(*runs, strict=True)) if runs else ((), (), (), ())
    return "".join(pieces), OffsetMap(*columns)


def clean(document: Document, mend: Callable[[str], str] | None = None) -> tuple[Document, OffsetMap]:
    """The document in clean coordinates, and the map that leads its spans back to the source text.

    `mend` puts damaged words right, which keep their length.
    """
    text, offsets = clean_text(document.text, document.marks)
    whole = mend(text) if mend is not None else text
    text, damaged = whole, "" if whole == text else text
    if offsets.copied == (True,) and len(text) == len(document.text):  # nothing moves
        return replace(document, text=text, marks=(), damaged=damaged), offsets
    move = offsets.to_clean

    def moved(table: Table) -> Table:
        cells = tuple(Cell(c.row, c.column, move(c.start), move(c.end), c.row_span, c.column_span) for c in table.cells)
        return replace(table, start=move(table.start), end=move(table.end), cells=cells)

    def moved_page(page: Page) -> Page:
        return replace(page, start=move(page.start), end=move(page.end))

    cleaned = replace(
        document,
        text=text,
        pages=tuple(moved_page(page) for page in document.pages),
        tables=tuple(moved(table) for table in document.tables),
        bold=tuple(Span(move(span.start), move(span.end)) for span in document.bold),
        doubts=tuple(Doubt(move(doubt.start), move(doubt.end), doubt.confidence) for doubt in document.doubts),
        carried=tuple(Carried(move(part.start), move(part.end), part.page) for part in document.carried),
        outline=tuple(Outlined(move(line.start), line.level) for line in document.outline),
        marks=(),
        damaged=damaged,
    )
    return cleaned, offsets


@lru_cache(maxsize=1 << 12)  # units, names and what a mention prints are asked for by one stage after the other
def folded(text: str) -> str:
    """Runs of white space as one space."""
    words = text.split()
    return words[0] if len(words) == 1 else " ".join(words)  # half of the texts are one word


# Tone marks on the second vowel -> on the first (`hoà` -> `hòa`): the spelling of the gazetteer.
TONE_PAIRS = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip
_TONES = dict(TONE_PAIRS) | {old.upper(): new.upper() for old, new in TONE_PAIRS}
_TONES |= {old.capitalize(): new.capitalize() for old, new in TONE_PAIRS}
# Sets of letters, looked for many times as fast as one pair after the other; of what is no pair nothing is changed.
_FIRST, _SECOND = ("".join(dict.fromkeys(pair[at] for pair in _TONES)) for at in (0, 1))
_TONE_PATTERN = re.compile(rf"[{_FIRST}](?<![qQ].)[{_SECOND}](?!\w)")
_NEW_TONES = {old: new for new, old in _TONES.items()}
_NEW_FIRST, _NEW_SECOND = ("".join(dict.fromkeys(pair[at] for pair in _NEW_TONES)) for at in (0, 1))
_NEW_TONE_PATTERN = re.compile(rf"[{_NEW_FIRST}](?<![qQ].)[{_NEW_SECOND}](?!\w)")


def old_tones(text: str) -> str:
    """One tone placement: `Hoà` -> `Hòa`, `thuỷ` -> `thủy`; `Quý`, `hoàn` and `khoản` stay. Keeps the length."""
    return _TONE_PATTERN.sub(lambda match: _TONES.get(match[0], match[0]), text)


def without_bar(text: str) -> str:
    """`qđ` as an old keyboard wrote it: `qd`."""
    return text.replace("đ", "d").replace("Đ", "D")


class _Bare(dict[int, str]):
    """Each character's bare letters, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", without_bar(chr(code)))
        bare = self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return bare


_BARE = _Bare()


def without_marks(text: str) -> str:
    """Bare letters: `Đắk Lắk` -> `Dak Lak`. OCR loses and changes marks, it seldom changes letters."""
    return text.translate(_BARE)


def both_tones(word: str) -> tuple[str, str]:
    """The word with its tone on the first and on the second vowel: `ủy`, `uỷ`; the same where there is one way."""
    return old_tones(word), _NEW_TONE_PATTERN.sub(lambda match: _NEW_TONES.get(match[0], match[0]), word)


# ---- letters -------------------------------------------------------------------------------------------------

_TONE_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
# Vietnamese has letters outside a-z in no contiguous range: the classes are spelt out.
_MARKED = "".join(unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in _TONE_MARKS if t or not v.isascii())
LOWER = "a-zđ" + _MARKED
D_WITH_STROKE = "Đ"  # the letter behind D
UPPER = "A-Z" + D_WITH_STROKE + _MARKED.upper()

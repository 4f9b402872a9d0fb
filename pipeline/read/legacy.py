"""Old encodings inside a text: which stretches are written in one, by their syllables, and what they say.

The stretches of one font are judged together, for a font holds one encoding, and a heading of three words is too short
to be judged alone. Names of fonts prove nothing (`.VnTime` is declared over Unicode text in 4 of 100 files); they only
tell capitals and settle what the letters leave open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Span
from pipeline.read.judge import weigh
from pipeline.read.legacy_capitals import with_capitals
from pipeline.read.legacy_tables import ENCODINGS, ODD, SYMBOL, TCVN3, TCVN3_HYPHEN, VN3_SETS, Encoding
from pipeline.read.lines import LINE_END_HYPHENS
from pipeline.starts import LONG, letters_like, places_of
from pipeline.syllables import is_syllable

LEGAL_SHARE = 0.8  # decoded, an old page is as good as any: 0.986 and more legal on six real pages
LEAST_GAIN = 0.15  # undecoded, these have 0.28 to 0.39; text that decoding mends by less is left as it is
FEWEST_WORDS = 2  # with odd letters, that become syllables; one may be a misprint, a foreign name or `30°C`
# Vietnamese in Unicode has letters that no 8-bit page has (ạ, ư, đ …) in 0.4 of its words or more, a legacy font none.
MIXED_SHARE = 0.1
ODD_SHARE = 0.01  # of a legacy text's characters 0.07 and more are odd; with fewer, line is told from line
CERTAIN = 0.97  # legal, and nothing odd left: no other encoding need be tried, which spares four fifths of the time

_UNICODE_ONLY = re.compile("[ăđĩũơưƣĂĐĨŨƠƯƢ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_DASHES = frozenset("-\u00ad\u2212\u2219\u2022\u22c5·")  # `ư` and `ã`; rules and bullets when they stand alone
_SIGNS = frozenset("×÷±©®§¶")  # one alone is no word
_DONG = "®"  # but this one in TCVN3: `250.000®`, `4,5 tû ®`, `®)`
_SYMBOLS = {SYMBOL + code: code for code in range(0x20, 0x100)}
_IS_SYMBOL = re.compile(f"[{chr(SYMBOL + 0x20)}-{chr(SYMBOL + 0xFF)}]")
_LINE = re.compile(r"[^\r\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# `.VnTimeH`, `.VnArialH,Bold`, `VnTimeHBold`: the small letters of these fonts are drawn as capitals.
_CAPITAL_FONT = re.compile(r"Vn[A-Za-z ]*?H(?![a-z])")
_OLD_FONT = re.compile(r"Vn[A-Z]|VNI|VPS")
# What can stand before a final `ư`: `như`, `tư`, `thư`. No syllable, so no hyphen can follow it.
_ONSET = re.compile("[bcdhklmnrstvx®]|[ckpnt]h|ngh?|tr", re.IGNORECASE)
_HYPHENED = re.compile(r"([^\W\d_]*)-([^-]*)")


class Stretch(NamedTuple):
    """`start:end` of a text, set in one font; the name without subset tag and leading dot, empty where unknown."""

    start: int
    end: int
    font: str


@dataclass(frozen=True, slots=True)
class Recoded:
    """The text in Unicode. `sources[i]`: index in the old text of code point i; `encoding`: of most of its words."""

    text: str
    sources: list[int]
    encoding: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """The parts of a font's text that are in an old encoding; `gained`: words made legal by decoding them."""

    encoding: Encoding
    spans: list[Span]
    gained: int
    is_certain: bool = False


def recode(text: str, stretches: Sequence[Stretch]) -> Recoded | None:
    """The text with its old encodings decoded; `None`, quickly, when there are none."""
    if not _has_odd(text):
        return None
    lines: dict[str, list[Span]] = {}
    for start, end, font in stretches:
        lines.setdefault(font, []).extend(Span(*m.span()) for m in _LINE.finditer(text, start, end))
    sure = {font: choice for font, spans in lines.items() if (choice := _chosen(text, spans))}
    if not sure:
        return None
    gained: Counter[str] = Counter()
    for choice in sure.values():
        gained[choice.encoding.name] += choice.gained
    main = max(sure.values(), key=lambda choice: choice.gained).encoding
    open_ = {font: choice for font in lines.keys() - sure if (choice := _settled(text, font, lines[font], main))}
    return _written(text, sure | open_, gained.most_common(1)[0][0])


def _has_odd(text: str) -> bool:
    """Whether an odd letter stands anywhere; in a long text all letters are looked at at once."""
    return bool(places_of(text, letters_like(ODD.pattern))) if len(text) >= LONG else ODD.search(text) is not None


def _chosen(text: str, lines: list[Span]) -> _Choice | None:
    """By the syllables of all lines, or, where Unicode stands among them, of those that gain by decoding."""
    raw = _text_of(text, lines)
    odd = len(ODD.findall(raw))
    if not odd:
        return None
    words = _LETTERS.findall(raw)
    is_mixed = odd < ODD_SHARE * len(raw) or sum(map(_is_unicode, words)) >= MIXED_SHARE * len(words)
    best: _Choice | None = None
    for encoding in ENCODINGS:
        spans = [line for line in lines if _gains(text, line, encoding)] if is_mixed else lines
        choice = _judged(text, spans, encoding)
        if choice and (best is None or choice.gained > best.gained):
            best = choice
        if best and best.is_certain:
            break
    return best


def _is_unicode(word: str) -> bool:
    return _UNICODE_ONLY.search(word) is not None


def _gains(text: str, line: Span, encoding: Encoding) -> bool:
    raw = text[line.start : line.end]
    return bool(ODD.search(raw)) and _legal_words(decoded(raw, encoding)[0]) > _legal_words(raw)


def _legal_words(text: str) -> int:
    verdict = weigh(text)
    return round(verdict.legal * verdict.words)


def _judged(text: str, spans: list[Span], encoding: Encoding) -> _Choice | None:
    raw = _text_of(text, spans)
    made = decoded(raw, encoding)[0]
    before, after = weigh(raw), weigh(made)
    gained = round(after.legal * after.words) - round(before.legal * before.words)
    if gained < FEWEST_WORDS or after.legal < max(LEGAL_SHARE, before.legal + LEAST_GAIN):
        return None
    if sum(_is_evidence(word, encoding) for word in encoding.words.findall(raw)) < FEWEST_WORDS:
        return None
    return _Choice(encoding, spans, gained, after.legal >= CERTAIN and not ODD.search(made))


def _is_evidence(word: str, encoding: Encoding) -> bool:
    return len(word) > 1 and bool(ODD.search(word)) and is_syllable(decoded(word, encoding)[0])


def _settled(text: str, font: str, lines: list[Span], main: Encoding) -> _Choice | None:
    """A font whose few words are legal either way goes with the page, if its name or the lack of Unicode says so."""
    raw = _text_of(text, lines)
    if _UNICODE_ONLY.search(raw) or not (_OLD_FONT.match(font) or not _UNICODE_ONLY.search(text)):
        return None
    after = weigh(decoded(raw, main)[0])
    return _Choice(main, lines, 0) if after.legal_marked == 1 or not after.marked else None


def _text_of(text: str, spans: list[Span]) -> str:
    return "\n".join(text[start:end] for start, end in spans)


def _written(text: str, choices: dict[str, _Choice], name: str) -> Recoded:
    """The whole text, the chosen spans decoded."""
    spans = sorted((span, font) for font, choice in choices.items() for span in choice.spans)
    pieces: list[str] = []
    sources: list[int] = []
    at = 0
    for span, font in [*spans, (Span(len(text), len(text)), "")]:
        pieces.append(text[at : span.start])
        sources += range(at, span.start)
        at = span.end
        if font in choices and span.start < span.end:
            encoding = choices[font].encoding
            piece, offsets = decoded(text[span.start : span.end], encoding)
            is_capital = encoding.name == TCVN3.name and _CAPITAL_FONT.match(font)
            if encoding in VN3_SETS and not is_capital:
                piece = with_capitals(piece)
            pieces.append(piece.upper() if is_capital else piece)
            sources += [span.start + offset for offset in offsets]
    return Recoded("".join(pieces), sources, name)


def decoded(text: str, encoding: Encoding) -> tuple[str, list[int]]:
    """The text decoded, and for each of its code points the index in `text`."""
    if _IS_SYMBOL.search(text):
        text = text.translate(_SYMBOLS)
    pieces: list[str] = []
    sources: list[int] = []
    at = 0
    for match in encoding.words.finditer(text):
        start, end = match.span()
        word, offsets = _decoded_word(match[0], encoding)
        pieces += [text[at:start], word]
        sources += range(at, start)
        sources += [start + offset for offset in offsets]
        at = end
        if encoding.name == TCVN3.name and text.startswith(tuple(LINE_END_HYPHENS), end) and _ends_in_u(match[0]):
            # pdfium takes the soft hyphen at a line end for a hyphen, and swallows the break with it: code 0xAD is `ư`.
            pieces.append("ư\n")
            sources += [end, end]
            at = end + 1
    pieces.append(text[at:])
    sources += range(at, len(text))
    return "".join(pieces), sources


def _ends_in_u(word: str) -> bool:
    """Whether a word before a line-end hyphen lacks its `ư`; abbreviations (`KH-`, `TH-`) are in capitals."""
    return bool(_ONSET.fullmatch(word)) and (len(word) == 1 or word[1:].islower())


def _unhyphened(match: re.Match[str]) -> str:
    """A hyphen that is `ư`: after letters that begin a syllable or before those that cannot, the whole being one."""
    onset, rest = match.groups()
    decoded_rest = decoded(rest, TCVN3)[0]
    is_lost = _ends_in_u(onset) and decoded_rest == decoded_rest.lower() if onset else not is_syllable(decoded_rest)
    return f"{onset}\u00ad{rest}" if is_lost and is_syllable(f"{onset}ư{decoded_rest}") else match[0]


@lru_cache(maxsize=20_000)
def _decoded_word(word: str, encoding: Encoding) -> tuple[str, tuple[int, ...]]:
    """A word and the places its letters come from; a word with letters of Unicode only where that makes it legal."""
    same = word, tuple(range(len(word)))
    if _DASHES.issuperset(word) or (word in _SIGNS and not (word == _DONG and encoding in VN3_SETS)):
        return same
    if encoding is TCVN3_HYPHEN and "-" in word:
        return _decoded_word(_HYPHENED.sub(_unhyphened, word), TCVN3)
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for match in encoding.codes.finditer(word):
        letters += [*word[at : match.start()], encoding.letters[match[0]]]
        places += [*range(at, match.start()), match.start()]
        at = match.end()
    letters += word[at:]
    places += range(at, len(word))
    made = "".join(letters)
    if _UNICODE_ONLY.search(word) and (is_syllable(word) or not is_syllable(made)):
        return same
    return made, tuple(places)

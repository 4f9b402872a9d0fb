"""Words of a head that OCR read with another tone or circumflex: `QUYÉT ĐỊNH`, `BẢO CÁO`, `CHỦ NGHĨA VIỆT NẠM`.

And lines in capitals that an old encoding has in small letters: its fonts for capitals draw those of small letters so.

Only what every document prints, in capitals or as a line of its own, and of two words and more: types, mottos, titles
of signers, names of bodies. The letters must be the same but for their marks, so that no figure is touched; nor is a
place's name, which may differ from such a word by its marks alone: `HUYỆN VĂN BÀN`, `XÃ THỤY LÔI`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.model import Document, Page
from pipeline.rulebook import Rulebook, alternation

SOURCE = "ocr"
TEXT_FILE = "plain"  # which OCR may have written: its lines are taken as wholes only
OLD_ENCODINGS = {"tcvn3"}
MOST_WORDS = 8  # of a line that goes on from one in capitals: `huyện tây sơn`
FEWEST_WORDS = 2
_LINE = re.compile(r"[^\n]+")
LATIN = "LATIN "


@dataclass(frozen=True, slots=True)
class Known:
    """Patterns over letters without marks, and what each match is with its marks; `lines` are whole lines."""

    capitals: re.Pattern[str]
    mottos: re.Pattern[str]  # typed by hand too: `CHỦ NGHIÃ`
    lines: re.Pattern[str]
    marked: dict[str, tuple[str, ...]]
    small: re.Pattern[str]
    gazetteer: Gazetteer
    unit: re.Pattern[str]  # what a place's name stands behind: its type, or nothing in its line


def known_words(rules: Rulebook) -> Known:
    """From rules/doc_types.toml, issuers.toml and words.toml."""
    types = [name for kind in rules.doc_types for name in (kind.name, *kind.aliases)]
    bodies = rules.words(*(f"issuers.bodies.{key}" for key in ("whole", "heads", "committees", "fields")))
    mottos = rules.words("words.zone.motto")
    capitals = [*types, *bodies, *mottos, *rules.words("words.zone.titles")]
    seconds = rules.words("words.zone.motto_second")
    units = rules.words(*(f"words.place.{level}_plain" for level in ("province", "district", "commune")))
    return Known(
        _pattern(capitals),
        _pattern(mottos),
        _pattern(seconds),
        {**_marked(capitals), **_marked(seconds)},
        _small_line(rules, capitals),
        gazetteer_of(rules),
        re.compile(rf"(?:^|(?<!\w){alternation(word.upper() for word in units)})\s*$"),
    )


def _small_line(rules: Rulebook, capitals: list[str]) -> re.Pattern[str]:
    """A line in small letters that is nothing but what is printed in capitals, with `TM.` before it or without."""
    phrases = alternation([phrase.lower() for phrase in capitals])
    marks = alternation([mark.lower() for mark in rules.words("words.zone.sign_for")])
    return re.compile(rf"(?:{marks}\s*)?{phrases}")


def _pattern(phrases: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    found = sorted({bare(phrase.upper()) for phrase in phrases if len(phrase.split()) >= FEWEST_WORDS}, key=len)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, reversed(found)))})(?!\w)")


def _marked(phrases: list[str] | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Letters without marks -> the ways in which they are written with them (`HÒA`, `HOÀ`)."""
    found: dict[str, dict[str, None]] = {}
    for phrase in phrases:
        found.setdefault(bare(phrase.upper()), {})[phrase.upper()] = None
    return {key: tuple(each) for key, each in found.items()}


def bare(text: str) -> str:
    """Letters without marks, as many as before."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """By its Unicode name: `LATIN CAPITAL LETTER E WITH CIRCUMFLEX AND ACUTE`, `… D WITH STROKE`."""
    name, _, marks = unicodedata.name(letter, "").partition(" WITH ")
    return unicodedata.lookup(name) if marks and name.startswith(LATIN) else letter


def restored(known: Known, document: Document, text: str) -> str:
    """`text`, of the same length, with the words that OCR pages have in another spelling than all documents."""
    pieces, at = [], 0
    for start, end, instead in _replacements(known, document, text):
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _replacements(known: Known, document: Document, text: str) -> Iterator[tuple[int, int, str]]:
    for page in document.pages:
        if page.source in OLD_ENCODINGS:
            yield from _in_capitals(known, text, page)
        for line in _LINE.finditer(text, page.start, page.end):
            if line[0].isupper():
                is_whole = (
                    page.source == TEXT_FILE and known.capitals.fullmatch(bare(line[0].strip().upper())) is not None
                )
                is_any = is_whole or page.source == SOURCE
                yield from _in_line(known, known.capitals if is_any else known.mottos, line)
            elif page.source == SOURCE and known.lines.fullmatch(bare(line[0].strip().upper())):
                yield from _in_line(known, known.lines, line)


def _in_capitals(known: Known, text: str, page: Page) -> Iterator[tuple[int, int, str]]:
    """Lines in small letters that are capitals in print, and those that go on from them."""
    goes_on = False
    for line in _LINE.finditer(text, page.start, page.end):
        printed = line[0].strip()
        is_small = printed.islower() and printed[-1].isalpha()
        goes_on = is_small and (
            known.small.fullmatch(printed) is not None or (goes_on and len(printed.split()) <= MOST_WORDS)
        )
        if goes_on and len(line[0].upper()) == len(line[0]):
            yield line.start(), line.end(), line[0].upper()


def _in_line(known: Known, pattern: re.Pattern[str], line: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(bare(line[0].upper())):
        printed = line[0][match.start() : match.end()]
        written = min(known.marked[match[0]], key=lambda each: _differing(each, printed.upper()))
        if len(written) == len(printed) and written != printed.upper() and not _is_place(known, line[0], match):
            cased = (new if old.isupper() else new.lower() for new, old in zip(written, printed, strict=True))
            yield line.start() + match.start(), line.start() + match.end(), "".join(cased)


def _is_place(known: Known, line: str, match: re.Match[str]) -> bool:
    """Whether a unit is called so as it is printed, where its name may stand."""
    is_named = known.gazetteer.has(line[match.start() : match.end()], ("district", "commune"))
    return is_named and known.unit.search(line[: match.start()]) is not None


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))

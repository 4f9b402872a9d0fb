"""Search over the texts and the figures of a store: by its full-text index, without regard to capitals and marks.

A store that was made without the index is read through, for as long as patience lasts; what was searched is told.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pipeline.figures import plain
from pipeline.review.catalog import FIGURE_TABLES, Catalog, Document, Seen, told
from pipeline.review.reading import UnclearValue, found_in, without_day_word
from pipeline.review.values import day_value, number_of
from pipeline.store.rows import Row
from pipeline.text import LOWER, UPPER, folded, without_marks
from pipeline.values import Amount, Percentage, Quantity

MOST = 60  # hits shown
AROUND = 90  # characters shown on either side
PATIENCE = 1.5  # seconds
SHORTEST = 2  # characters
INDEX = "texts_fts"
WITHOUT_INDEX = "SELECT doc_id, text FROM texts"
BY_INDEX = f"""
SELECT t.doc_id, t.text FROM {INDEX} AS f JOIN texts AS t ON t.rowid = f.rowid WHERE {INDEX} MATCH ? LIMIT {MOST}
"""  # noqa: S608 - fixed text
WORD = re.compile(r"\w+")
LONG_NUMBER = re.compile(r"[1-9]\d{3,29}", re.ASCII)  # that has a mark between thousands
_MARKED = "".join(letter for letter in LOWER + UPPER if without_marks(letter) != letter)
ETH = str.maketrans("Ðð", "Đđ")  # U+00D0, which some keyboards and fonts have for Đ
_BARE = str.maketrans(_MARKED + "Ðð", without_marks(_MARKED) + "Dd")  # letter for letter: offsets stay


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found in a document. `at`: offset in its text."""

    document: Document
    at: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave; `searched` of `total` texts were looked through before patience ended.

    `is_cut`: there may be more hits than are shown.
    """

    hits: tuple[Hit, ...]
    figures: tuple[tuple[Seen, Document], ...]
    searched: int
    total: int
    is_cut: bool

    @property
    def is_whole(self) -> bool:
        """Whether all texts were looked through, or enough was found."""
        return self.is_cut or self.searched >= self.total


def search(catalog: Catalog, asked: str) -> Found:
    """The words, one after the other, in every text; and the figures and days that have them for a value."""
    asked = unicodedata.normalize("NFC", asked).translate(ETH)
    asked_for = WORD.findall(asked.lower())
    words = [word.translate(_BARE) for word in asked_for]
    if not words or len(folded(asked)) < SHORTEST:
        return Found((), (), 0, 0, is_cut=False)
    ways = [words, asked_for, *_with_marks(words)]
    written = (r"\W+".join(map(re.escape, each)) for each in (words, *_with_marks(words)))
    pattern = re.compile(rf"\b(?:{'|'.join(written)})", re.IGNORECASE)
    total = _number_of_texts(catalog)
    ends = time.monotonic() + PATIENCE
    has_index = catalog.store.one("SELECT 1 FROM sqlite_master WHERE name = ?", (INDEX,)) is not None
    searched, hits = 0, []
    for doc_id, text in _texts(catalog, ways, has_index=has_index):
        searched += 1
        hit = _hit(catalog, told(doc_id), told(text), pattern)
        if hit is not None:
            hits.append(hit)
        if len(hits) >= MOST or time.monotonic() > ends:
            break
    is_whole = has_index and time.monotonic() <= ends
    return Found(tuple(hits), _figures(catalog, asked), total if is_whole else searched, total, len(hits) >= MOST)


def _with_marks(words: list[str]) -> list[list[str]]:
    """The same with the marks between thousands that a report prints: `24860 triệu` as `24.860 triệu`."""
    parted = [f"{int(word):,}".split(",") if LONG_NUMBER.fullmatch(word) else [word] for word in words]
    return [[each for word in parted for each in word]] if any(len(word) > 1 for word in parted) else []


def _number_of_texts(catalog: Catalog) -> int:
    row = catalog.store.one("SELECT count(*) FROM texts")
    return row[0] if row and isinstance(row[0], int) else 0


def _texts(catalog: Catalog, ways: Iterable[list[str]], *, has_index: bool) -> Iterator[Row]:
    """Texts that may have the words, written in one of those ways; of the last word the index takes its beginning.

    An index of an earlier version knows words with đ only as they are written.
    """
    if not has_index:
        return catalog.store.select(WITHOUT_INDEX)
    phrases = dict.fromkeys(" ".join(words) for words in ways)
    return catalog.store.select(BY_INDEX, (" OR ".join(f'"{phrase}" *' for phrase in phrases),))


def _figures(catalog: Catalog, words: str) -> tuple[tuple[Seen, Document], ...]:
    found = ((seen, catalog.document(seen.doc_id)) for seen in _worth(catalog, folded(words)))
    return tuple((seen, document) for seen, document in found if document is not None)


def _worth(catalog: Catalog, words: str) -> list[Seen]:
    """What has the value that the words tell: `24760000000`, `24,76 tỷ đồng`, `1.500 ha`, `20/12/2020`."""
    if not any(each.isdecimal() for each in words):
        return []
    with suppress(UnclearValue):
        return catalog.worth(number_of(words), MOST)
    for part in FIGURE_TABLES:
        read = found_in(part, words)
        if isinstance(read, Amount | Percentage | Quantity) and read.value_to is None:
            unit = read.currency if isinstance(read, Amount) else read.unit if isinstance(read, Quantity) else "%"
            return [seen for seen in catalog.worth(plain(read.value), MOST, (part,)) if seen.unit == unit]
    with suppress(UnclearValue):
        return catalog.worth(day_value(without_day_word(words)), MOST, ("dates",))
    return []


def _hit(catalog: Catalog, doc_id: str, text: str, pattern: re.Pattern[str]) -> Hit | None:
    """The first place in a text."""
    bare, places = _bare(text)
    match = pattern.search(bare)
    document = catalog.document(doc_id) if match else None
    if match is None or document is None:
        return None
    start, end = match.span() if places is None else (places[match.start()], places[match.end()])
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return Hit(document, start, folded(before), folded(text[start:end]), folded(after))


def _bare(text: str) -> tuple[str, list[int] | None]:
    """A text in bare letters, and where in it each of them stands, `None` where that is as before.

    Files of some systems have letters and marks apart (NFD).
    """
    if unicodedata.is_normalized("NFC", text):
        return text.translate(_BARE), None
    places = [at for at, letter in enumerate(text) if not unicodedata.combining(letter)]
    return "".join(text[at] for at in places).translate(_BARE), [*places, len(text)]

"""Search over the texts and the figures of a store: by its full-text index, without regard to capitals and marks.

A store that was made without the index is read through, for as long as patience lasts; what was searched is told.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from pipeline.figures import plain
from pipeline.review.catalog import FIGURE_TABLES, Catalog, Document, Seen, told
from pipeline.review.reading import UnclearValue, found_in, without_day_word
from pipeline.review.values import day_value, numbers_of
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
SENTENCE = re.compile(r"(?:(?![.;!?]\s|\n\s*\n|\n\s*[-+*•|]).)+", re.DOTALL)  # or a row of a table, or a line of a list
LONG_NUMBER = re.compile(r"[1-9]\d{3,29}", re.ASCII)  # that has a mark between thousands
Place = tuple[int, int] | None
Look = Callable[[str], Place]  # for the place in a text, in bare letters
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
    """The words, one after the other, in every text; and the figures and days that have them for a value.

    Where no text has them so, the sentences that have all of them, in any order.
    """
    asked = unicodedata.normalize("NFC", asked).translate(ETH)
    asked_for = WORD.findall(asked.lower())
    words = [word.translate(_BARE) for word in asked_for]
    if not words or len(folded(asked)) < SHORTEST:
        return Found((), (), 0, 0, is_cut=False)
    written = (r"\W+".join(map(re.escape, each)) for each in (words, *_with_marks(words)))
    pattern = re.compile(rf"\b(?:{'|'.join(written)})", re.IGNORECASE)
    has_index = catalog.store.one("SELECT 1 FROM sqlite_master WHERE name = ?", (INDEX,)) is not None
    total, ends = _number_of_texts(catalog), time.monotonic() + PATIENCE
    told_texts = _texts(catalog, _either((words, asked_for)), has_index=has_index)
    hits, searched = _hits(catalog, told_texts, partial(_first, pattern), ends)
    tokens = [WORD.findall(token) for token in asked.lower().split()]
    if not hits and len(tokens := [token for token in tokens if token]) > 1:
        bare = [[word.translate(_BARE) for word in token] for token in tokens]
        query = " AND ".join(f"({_either(each)})" for each in zip(bare, tokens, strict=True))
        sentence = partial(_sentence_with, [_pattern(token, is_last=token is bare[-1]) for token in bare])
        hits, searched = _hits(catalog, _texts(catalog, query, has_index=has_index), sentence, ends)
    is_whole = has_index and time.monotonic() <= ends
    return Found(tuple(hits), _figures(catalog, asked), total if is_whole else searched, total, len(hits) >= MOST)


def _hits(catalog: Catalog, texts: Iterator[Row], look: Look, ends: float) -> tuple[list[Hit], int]:
    """The first place in each text, and how many texts were looked through."""
    searched, hits = 0, []
    for doc_id, text in texts:
        searched += 1
        hit = _hit(catalog, told(doc_id), told(text), look)
        if hit is not None:
            hits.append(hit)
        if len(hits) >= MOST or time.monotonic() > ends:
            break
    return hits, searched


def _pattern(token: Sequence[str], *, is_last: bool) -> re.Pattern[str]:
    """A word, or a number with its marks, whole; of the last one the beginning is enough."""
    written = (r"\W+".join(map(re.escape, each)) for each in (list(token), *_with_marks(list(token))))
    end = "" if is_last else r"\b"
    return re.compile(rf"\b(?:{'|'.join(written)}){end}", re.IGNORECASE)


def _first(pattern: re.Pattern[str], bare: str) -> Place:
    match = pattern.search(bare)
    return match.span() if match else None


def _sentence_with(patterns: Sequence[re.Pattern[str]], bare: str) -> Place:
    """Of the first sentence that has all of them, what lies between the first and the last."""
    if not all(pattern.search(bare) for pattern in patterns):
        return None
    for sentence in SENTENCE.finditer(bare):
        found = [pattern.search(bare, *sentence.span()) for pattern in patterns]
        spans = [match.span() for match in found if match]
        if len(spans) == len(patterns):
            return min(start for start, _ in spans), max(end for _, end in spans)
    return None


def _with_marks(words: list[str]) -> list[list[str]]:
    """The same with the marks between thousands that a report prints: `24860 triệu` as `24.860 triệu`."""
    parted = [f"{int(word):,}".split(",") if LONG_NUMBER.fullmatch(word) else [word] for word in words]
    return [[each for word in parted for each in word]] if any(len(word) > 1 for word in parted) else []


def _number_of_texts(catalog: Catalog) -> int:
    row = catalog.store.one("SELECT count(*) FROM texts")
    return row[0] if row and isinstance(row[0], int) else 0


def _texts(catalog: Catalog, query: str, *, has_index: bool) -> Iterator[Row]:
    """Texts that may have what the query of the index asks for; all where there is no index."""
    return catalog.store.select(BY_INDEX, (query,)) if has_index else catalog.store.select(WITHOUT_INDEX)


def _either(ways: Iterable[Sequence[str]]) -> str:
    """A query for words one after the other, written in one of those ways; of the last one its beginning is enough.

    An index of an earlier version knows words with đ only as they are written.
    """
    written = [each for way in ways for each in (list(way), *_with_marks(list(way)))]
    phrases = dict.fromkeys(" ".join(words) for words in written)
    return " OR ".join(f'"{phrase}" *' for phrase in phrases)


def _figures(catalog: Catalog, words: str) -> tuple[tuple[Seen, Document], ...]:
    found = ((seen, catalog.document(seen.doc_id)) for seen in _worth(catalog, folded(words)))
    return tuple((seen, document) for seen, document in found if document is not None)


def _worth(catalog: Catalog, words: str) -> list[Seen]:
    """What has the value that the words tell: `24760000000`, `24,76 tỷ đồng`, `1.500 ha`, `20/12/2020`."""
    if not any(each.isdecimal() for each in words):
        return []
    numbers = numbers_of(words)
    if numbers:
        return [seen for number in numbers for seen in catalog.worth(number, MOST)][:MOST]
    for part in FIGURE_TABLES:
        read = found_in(part, words)
        if isinstance(read, Amount | Percentage | Quantity) and read.value_to is None:
            unit = read.currency if isinstance(read, Amount) else read.unit if isinstance(read, Quantity) else "%"
            return [seen for seen in catalog.worth(plain(read.value), MOST, (part,)) if seen.unit == unit]
    with suppress(UnclearValue):
        return catalog.worth(day_value(without_day_word(words)), MOST, ("dates",))
    return []


def _hit(catalog: Catalog, doc_id: str, text: str, look: Look) -> Hit | None:
    """The first place in a text."""
    bare, places = _bare(text)
    place = look(bare)
    document = catalog.document(doc_id) if place else None
    if place is None or document is None:
        return None
    start, end = place if places is None else (places[place[0]], places[place[1]])
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

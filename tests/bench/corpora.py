"""Corpora to measure on, made of our own annotated passages: the same bytes each time.

`dense`: the passages one after the other, some 30 mentions to 1,000 characters, for they were written to hold every form.
`report`: the same with sentences that say nothing between them, 5 mentions to 1,000 characters, as real district reports have
(the five seeds: 4.8).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.scoring import LABELS, Gold, golds_of, printed
from tests.typeset import typeset_plain

GOLD = Path(__file__).parents[1] / "gold"
REPORT_DENSITY = 5 / 1000  # mentions a character
SENTENCE = re.compile(r"(?<=[.;:])\s+")
TABLE = re.compile(r"[\t|]")
SHORTEST_SENTENCE = 30


def passages(*, tables: bool) -> list[tuple[str, int]]:
    """Our own passages, each with the number of its mentions; with `tables` or only those without."""
    read = [((GOLD / f"{gold.name}.txt").read_text(encoding="utf-8"), _mentions(gold)) for gold in golds_of(GOLD)]
    return [(text, count) for text, count in read if tables or not TABLE.search(text)]


def _mentions(gold: Gold) -> int:
    return sum(len(lines) for label, lines in gold.lines.items() if label in LABELS and label != "SEC")


def plain_sentences() -> list[str]:
    """Sentences of the passages without any mention."""
    found = []
    for gold in golds_of(GOLD):
        surfaces = [line[1] for label in LABELS for line in gold.lines.get(label, ())]
        text = printed((GOLD / f"{gold.name}.txt").read_text(encoding="utf-8"))
        found += [each for each in SENTENCE.split(text) if _says_nothing(each, surfaces)]
    return found


def _says_nothing(sentence: str, surfaces: list[str]) -> bool:
    quiet = not re.search(r"[\d\t|#*]", sentence) and not sentence.isupper() and len(sentence) >= SHORTEST_SENTENCE
    return quiet and not any(surface in sentence for surface in surfaces)


def texts(number: int, length: int, *, kind: str, tables: bool) -> Iterator[str]:
    """`number` different texts of about so many characters."""
    chance = random.Random(kind)  # noqa: S311 - the same corpus each time
    source, quiet = passages(tables=tables), plain_sentences()
    for at in range(number):
        chance.shuffle(source)
        chance.shuffle(quiet)
        pieces = _dense(source) if kind == "dense" else _thinned(source, quiet)
        whole = "\n\n".join(_until(pieces, length))
        yield f"{whole[:length].rpartition(' ')[0]}.\n\nPhụ lục: {at} hồ sơ.\n"


def _dense(source: list[tuple[str, int]]) -> Iterator[str]:
    return (text for text, _ in cycle(source))


def _thinned(source: list[tuple[str, int]], quiet: list[str]) -> Iterator[str]:
    sentences = cycle(quiet)
    for text, mentions in cycle(source):
        yield text
        room = int(mentions / REPORT_DENSITY) - len(text)
        while room > 0:
            paragraph = " ".join(islice(sentences, 4))
            room -= len(paragraph)
            yield paragraph


def _until(pieces: Iterator[str], length: int) -> Iterator[str]:
    told = 0
    for piece in pieces:
        if told > length:
            return
        told += len(piece) + 2
        yield piece


def make_texts(folder: Path, number: int, length: int, *, kind: str) -> Path:
    """A folder of texts with tables."""
    folder.mkdir(parents=True)
    for at, text in enumerate(texts(number, length, kind=kind, tables=True)):
        (folder / f"{at:04}.txt").write_text(text, encoding="utf-8")
    return folder


def make_pdfs(folder: Path, number: int, length: int, *, kind: str) -> Path:
    """A folder of PDFs of prose without ruled tables."""
    folder.mkdir(parents=True)
    for at, text in enumerate(texts(number, length, kind=kind, tables=False)):
        typeset_plain(text, folder / f"{at:04}.pdf")
    return folder

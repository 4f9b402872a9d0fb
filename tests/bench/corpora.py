"""Corpora to measure on, made of our own annotated passages: the same bytes each time.

`dense`: the passages one after the other, some 30 mentions to 1,000 characters, for they were written to hold every form.
`report`: the same with paragraphs that say nothing between them, put together from the passages' own phrases: 5 mentions to 1,000
characters, as real district reports have (the five seeds: 4.8).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.scoring import LABELS, Gold, golds_of, printed
from tests.typeset import typeset_plain

GOLD = Path(__file__).parents[1] / "gold"
REPORT_DENSITY = 5 / 1000  # mentions a character
TABLE = re.compile(r"[\t|]")
NOT_QUIET = re.compile(r"[^\w\s'’]|[\d_]")
LONGEST_PHRASE = 15  # words


def passages(*, tables: bool) -> list[tuple[str, int]]:
    """Our own passages, each with the number of its mentions; with `tables` or only those without."""
    read = [((GOLD / f"{gold.name}.txt").read_text(encoding="utf-8"), _mentions(gold)) for gold in golds_of(GOLD)]
    return [(text, count) for text, count in read if tables or not TABLE.search(text)]


def _mentions(gold: Gold) -> int:
    return sum(len(lines) for label, lines in gold.lines.items() if label in LABELS and label != "SEC")


def quiet_phrases() -> list[str]:
    """Phrases of the passages without any mention: what is left between mentions, figures and stops."""
    found = set()
    for gold in golds_of(GOLD):
        text = printed((GOLD / f"{gold.name}.txt").read_text(encoding="utf-8"))
        for label in LABELS:
            for line in gold.lines.get(label, ()):
                text = text.replace(line[1], "|")
        found |= {phrase.strip() for phrase in NOT_QUIET.split(text) if 3 <= len(phrase.split()) <= LONGEST_PHRASE}
    return sorted(phrase for phrase in found if not phrase.isupper())


def paragraph(phrases: list[str], chance: random.Random) -> str:
    """A paragraph that says nothing: three to six sentences of three to six phrases."""
    sentences = (", ".join(chance.sample(phrases, chance.randint(3, 6))) for _ in range(chance.randint(3, 6)))
    return " ".join(f"{each[0].upper()}{each[1:]}." for each in sentences)


def texts(number: int, length: int, *, kind: str, tables: bool) -> Iterator[str]:
    """`number` different texts of about so many characters."""
    chance = random.Random(kind)  # noqa: S311 - the same corpus each time
    source, phrases = passages(tables=tables), quiet_phrases()
    for at in range(number):
        chance.shuffle(source)
        pieces = _dense(source) if kind == "dense" else _thinned(source, phrases, chance)
        whole = "\n\n".join(_until(pieces, length))
        yield f"{whole[:length].rpartition(' ')[0]}.\n\nPhụ lục: {at} hồ sơ.\n"


def _dense(source: list[tuple[str, int]]) -> Iterator[str]:
    return (text for text, _ in cycle(source))


def _thinned(source: list[tuple[str, int]], phrases: list[str], chance: random.Random) -> Iterator[str]:
    for text, mentions in cycle(source):
        yield text
        room = int(mentions / REPORT_DENSITY) - len(text)
        while room > 0:
            filling = paragraph(phrases, chance)
            room -= len(filling)
            yield filling


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

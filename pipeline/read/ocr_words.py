"""Tesseract's words put right: figures that it broke apart, dirt, and lines that its search for pictures left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

from pipeline.model import Box
from pipeline.read.ocr import Word
from pipeline.syllables import is_syllable

# Mean confidence. Seals, signatures and stamps come out as scattered letters (`Ầ GA`, `Z * ra.`) at 0.0 to 0.45, lines
# of text that a seal lies on at 0.6 and up. Signs alone (`.`, `_`) are dirt below it.
NOISE = 0.5
WIDE = 1.0  # of a word's height; blanks are a third of it
SPECKS = "'`´"
STROKES = "|[](){}¡!/\\\"'“”‘’`´.,:;_-–—~=*•"  # what borders, dotted lines and dirt come out as
WORD_LETTERS = 2  # letters or figures that make a word
# Of the figures' height. `1` is a narrow letter with much room, so that `11/9` is read as `1 1/9`: such gaps are 0.35
# to 0.4, a blank beside a `1` is 0.57 and more.
BROKEN = 0.45
# What was dropped as noise is told as words not legible where it looks like print: of about the height of the page's
# other words (0.5 to 2 times), and three words in a row, or beside two that were read. On 47 scanned pages with seals,
# signatures and stamps, and on pages with drawn pictures, photographs and hatching, other noise has one such word in a
# row at most, and seldom one beside text; a lone word that was lost is not told from it.
LOW, HIGH = 0.5, 2.0
LEAST_ALONE, LEAST_BESIDE, READ_BESIDE = 3, 1, 2
# A line that was left out is taken where each of its words is certain, or its mean confidence is that of print and at
# most a quarter of its words are weak; seals and signatures have worse ones among them, and halves of lines under them.
SURE_LINE, SURE_WORD, WEAK_SHARE, LEAST_SURE, LEAST_MEAN = 0.85, 0.7, 0.25, 2, 3
LEFT_LETTERS = 3  # of a word, or two figures


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words by lines, without dirt; a word without letters stands where one that looks like print was left out."""
    found = []
    for read, phrases in _parted(words):
        kept = [word for phrase in phrases if _is_text(phrase) for word in phrase]
        if kept:
            found.append(kept if len(kept) == len(read) else sorted([*kept, *_gaps(read, kept)], key=_left))
    return found


def _gaps(read: Sequence[Word], kept: Sequence[Word]) -> Iterator[Word]:
    """Where a figure may be lost in a line: beside it no figure is certain. Borders of tables come out as strokes."""
    height = median(map(_height, kept))
    for word in read:
        is_print = LOW * height <= _height(word) <= HIGH * height and len(word.text.strip(STROKES)) > 1
        if is_print and not any(other.box.x0 <= word.box.x0 < other.box.x1 for other in kept):
            yield Word("", word.line, word.box, 0.0)


def _left(word: Word) -> float:
    return word.box.x0


def illegible(words: Iterable[Word]) -> int:
    """How many words look like print, and were read with too little certainty to be taken."""
    lines = [phrases for _, phrases in _parted(words)]
    heights = [_height(word) for phrases in lines for phrase in phrases if _is_text(phrase) for word in phrase]
    return sum(_lost(phrases, median(heights)) for phrases in lines) if heights else 0


def legible(words: Sequence[Word]) -> tuple[float, int]:
    """Share and number of the letters and figures in words that may be right: on a turned page hardly any are."""
    total = right = 0
    for word in words:
        count = sum(map(str.isalnum, word.text))
        total += count
        right += count * (count > 1 and word.confidence >= NOISE and all(map(_is_possible, _parts(word.text))))
    return right / max(total, 1), right


def _lost(phrases: Sequence[Sequence[Word]], height: float) -> int:
    beside = sum(is_word(word) for phrase in phrases if _is_text(phrase) for word in phrase)
    least = LEAST_BESIDE if beside >= READ_BESIDE else LEAST_ALONE
    counts = (sum(_is_print(word, height) for word in phrase) for phrase in phrases if not _is_text(phrase))
    return sum(count for count in counts if count >= least)


def _is_print(word: Word, height: float) -> bool:
    """Whether a word that was not read for certain is a figure, or holds two letters that may stand in a syllable."""
    if not LOW * height <= _height(word) <= HIGH * height:
        return False
    letters = [part for part in _parts(word.text) if part.isalpha()]
    return any(len(part) > 1 and _is_possible(part) for part in letters) or (
        not letters and any(map(str.isdigit, word.text))
    )


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _parted(words: Iterable[Word]) -> Iterator[tuple[list[Word], list[list[Word]]]]:
    """The words of each line as they were read, and its phrases without signs that are dirt."""
    for _, group in groupby(words, lambda word: word.line):
        read = list(group)
        yield read, _phrases(_joined([_without_speck(word) for word in read if not _is_dirt(word)]))


def _without_speck(word: Word) -> Word:
    """Without an apostrophe before a letter: quotations have other marks, and names have theirs inside (`H'Mông`)."""
    is_speck = word.text[0] in SPECKS and word.text[1:2].isalpha()
    return word._replace(text=word.text[1:]) if is_speck else word


def _phrases(line: Sequence[Word]) -> list[list[Word]]:
    """The line, parted where a wide room is left: a stamp may stand beside a heading."""
    found: list[list[Word]] = []
    for word in line:
        if found and word.box.x0 - found[-1][-1].box.x1 < WIDE * (word.box.bottom - word.box.top):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _is_dirt(word: Word) -> bool:
    is_sign = not any(map(str.isalnum, word.text))
    return (is_sign and word.confidence < NOISE) or not word.text.strip("|¦")


def _is_text(phrase: Sequence[Word]) -> bool:
    """Whether enough of a phrase was read with certainty."""
    return sum(word.confidence * len(word.text) for word in phrase) >= NOISE * sum(len(word.text) for word in phrase)


def is_word(word: Word) -> bool:
    """Whether it has two letters or figures."""
    return sum(map(str.isalnum, word.text)) >= WORD_LETTERS


def _joined(line: Sequence[Word]) -> list[Word]:
    """The line, figures broken at a `1` made whole."""
    found: list[Word] = []
    for word in line:
        if found and _is_broken(found[-1], word):
            last = found.pop()
            box = Box(last.box.x0, min(last.box.top, word.box.top), word.box.x1, max(last.box.bottom, word.box.bottom))
            word = Word(last.text + word.text, word.line, box, min(last.confidence, word.confidence))  # noqa: PLW2901
        found.append(word)
    return found


def _is_broken(last: Word, word: Word) -> bool:
    before, after = last.text[-1], word.text[0]
    if not (before.isdigit() and after.isdigit() and "1" in {before, after}):
        return False
    return word.box.x0 - last.box.x1 < BROKEN * (last.box.bottom - last.box.top)


def with_left_out(lines: Sequence[list[Word]], words: Iterable[Word]) -> tuple[list[list[Word]], int]:
    """The lines, with those of `words` (found between them) that are text beyond doubt, each where it stands.

    And how many words of the others are print: lone words may be what is left of longer ones.
    """
    found = list(lines)
    heights = [_height(word) for line in lines for word in line]
    lost = 0
    for line in lines_of(words):
        if _is_sure([word for word in line if word.text]):
            middle = (line[0].box.top + line[0].box.bottom) / 2
            at = next((i for i, other in enumerate(found) if other[0].box.top > middle), len(found))
            found.insert(at, line)
        elif heights:
            lost += sum(_is_left(word, median(heights)) for word in line)
    return found, lost


def _is_left(word: Word, height: float) -> bool:
    """Whether a word that was left out is certainly one: strokes and borders come out as short ones (`1`, `lí`)."""
    parts = list(_parts(word.text))
    longest = max(map(len, parts), default=0) if parts else sum(map(str.isdigit, word.text)) + 1
    return longest >= LEFT_LETTERS and word.confidence >= SURE_LINE and _is_print(word, height)


def _is_sure(line: Sequence[Word]) -> bool:
    """Whether it has two words and more, nearly all of them certain, and a syllable if it is in small letters."""
    if len(line) < LEAST_SURE or not all(_is_possible(part) for word in line for part in _parts(word.text)):
        return False
    if all(word.confidence >= SURE_LINE for word in line):
        return True
    weak = sum(word.confidence < SURE_WORD for word in line)
    is_whole = weak <= WEAK_SHARE * len(line) and all(word.confidence >= NOISE for word in line)
    return len(line) >= LEAST_MEAN and is_whole and sum(word.confidence for word in line) >= SURE_LINE * len(line)


def _parts(text: str) -> Iterator[str]:
    return ("".join(group) for is_letter, group in groupby(text, str.isalpha) if is_letter)


def _is_possible(letters: str) -> bool:
    return letters.isupper() or is_syllable(letters)

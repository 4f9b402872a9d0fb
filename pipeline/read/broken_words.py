"""Words broken in narrow cells of a ruled table: `Nguyễ` / `n Văn`, `Trư` / `ờng`, `Ng` / `uyễ` / `n`.

A part that is no word by itself gives a broken one away. Where both are words, as in `Kho` / `anh`, the two stay apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.lexicon import syllables
from pipeline.read.pieces import SAME_ROW, TOUCHING
from pipeline.read.printed import PrintedPage
from pipeline.read.wrapped_figures import PADDING
from pipeline.syllables import is_syllable, is_toned

FEWEST_LETTERS = 2  # of a broken syllable's head; single letters are numbers of things
LONGEST_PART = 6  # letters of a line: a longer one is no part of a syllable
LONGEST_LINE = LONGEST_PART + 2  # with signs around it
WIDE = 60.0  # points: a cell in which every syllable has room
MOST_PARTS = 4  # of a syllable
LOOSE = 0.25  # of the height: less room is between the letters of one word, for their boxes leave some
_BEFORE, _BEHIND = '(“"-+', '.,;:)”"'  # signs around a word
_LOW = frozenset("\u0300\u0303\u0323")

Stretch = tuple[int, int]  # half-open range of text indexes


def parts_that_go_on(page: PrintedPage, parts: Sequence[Stretch], left: float, right: float) -> list[int]:
    """Numbers of the parts that go on a word broken for want of room in a cell from `left` to `right`."""
    pairs = enumerate(pairwise(parts), 1)
    found = [n for n, (one, other) in pairs if _is_broken(page.text, one, other) or _is_cut(page, one, other)]
    if right - left < WIDE:
        texts = [page.text[start:end] for start, end in parts]
        for begin, end in _words(texts):
            if _are_filled(page, parts[begin:end], left, right):
                found += range(begin + 1, end)
    return found


def _is_broken(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether a syllable was broken (`Ngườ` / `i`): the parts make one together, and the first is none by itself."""
    if not (text[one[1] - 1].isalpha() and text[other[0]].isalpha()):
        return False  # mostly figures
    head, rest = text[slice(*one)].rpartition(" ")[2], text[slice(*other)].partition(" ")[0]
    if len(head) < FEWEST_LETTERS or not (head + rest).isalpha() or not rest.islower() or head.isupper():
        return False
    return is_syllable(head + rest) and not is_syllable(head)


def _is_cut(page: PrintedPage, one: Stretch, other: Stretch) -> bool:
    """Whether the second part goes on the one letter of the first without room: `D` / `iện tích`."""
    letter = page.text[slice(*one)].rpartition(" ")[2]
    if len(letter) != 1 or not letter.isalpha() or is_syllable(letter) or not page.text[other[0]].islower():
        return False
    before, after = page.box_at(one[1] - 1), page.box_at(other[0])
    height = min(before.bottom - before.top, after.bottom - after.top)
    return abs(after.x0 - before.x1) < TOUCHING * height and abs(after.bottom - before.bottom) < LOOSE * height


def _words(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of parts that make a syllable together, one of them being no word; the longest, from the left."""
    at = 0
    while at < len(texts) - 1:
        if len(texts[at]) > LONGEST_LINE or " " in texts[at]:
            at += 1
            continue
        ends = range(min(at + MOST_PARTS, len(texts)), at + 1, -1)
        end = next((end for end in ends if _is_word(texts[at:end])), at + 1)
        if end > at + 1:
            yield at, end
        at = max(at + 1, end)


def _is_word(texts: Sequence[str]) -> bool:
    head, *inner, rest = texts
    parts = [head.lstrip(_BEFORE), *inner, rest.partition(" ")[0].rstrip(_BEHIND)]
    if not all(part.isalpha() and len(part) <= LONGEST_PART for part in parts) or len(parts[0]) < FEWEST_LETTERS:
        return False
    word = "".join(parts)
    if not (word[1:].islower() or word.isupper()) or not is_syllable(word) or not is_toned(word):
        return False
    return not all(map(_may_be_word, parts))


def _may_be_word(part: str) -> bool:
    known = syllables()
    return is_syllable(part) and is_toned(part) and not _begins_low(part) and (not known or part.lower() in known)


def _begins_low(part: str) -> bool:
    """Whether it begins with a vowel in the grave, tilde or dot tone: hardly a word does (no old voiced initial)."""
    return not _LOW.isdisjoint(unicodedata.normalize("NFD", part[0]))


def _are_filled(page: PrintedPage, parts: Sequence[Stretch], left: float, right: float) -> bool:
    """Whether each line had no room for the next letter: a word that has room in a line is not broken."""
    ends = [(page.box_at(start), page.box_at(end - 1)) for start, end in parts]
    if any(below.top < above.top + SAME_ROW * (above.bottom - above.top) for (_, above), (below, _) in pairwise(ends)):
        return False
    padding = max(0.0, min(PADDING, *(min(one.x0 - left, right - other.x1) for one, other in ends)))
    room = right - left - 2 * padding
    return all(other.x1 - one.x0 + after.x1 - after.x0 > room for (one, other), (after, _) in pairwise(ends))

"""Phrases of rows before their columns are known: close figures parted, names around their figures made whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import FIGURE, TOUCH, Phrase, Row, across, words_in
from pipeline.read.pieces import BoxOf, Piece

SAME_END = 1.5  # points that the right ends of a column's figures may differ, where they tell columns apart
FEWEST_FIGURES = 2  # behind words, that nearly touch them
FEWEST_ENDS = 2  # other figures that end where one would have to
HALF_LINE = 0.85  # of the height: a name of two lines stands half a line above and below its figures
EVEN = 0.2  # of the height: how far the figures may stand off the middle of their name
LEAST_GAP, WIDER = 0.3, 1.3  # of the height, and times a blank: the room between two heads
SEVERAL = 5  # blanks, the narrowest of which does not tell how wide they are
LONE_GAP = 0.4  # of the height, where no other gap tells how wide a blank is
_ONE = re.compile(r"[(\-–−+]?\s?\d{1,3}(?:\s\d{3})+(?:,\d+)?\s?%?\)?|.*\d\s?[-–]\s?\d.*|[(]\s?.*|.*\s[%)]\*?")
_TOUCHING = re.compile(r"\d[\d.,]*(?P<other>\(\d[\d.,]*\))|\(\d[\d.,]*\)(?P<rest>\d[\d.,]*)")
MARKED = re.compile(r"[(\-–−+]?\d[\d.,]*[.,]\d+%?\)?")  # with thousands or decimals: no number of a list
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")  # of a head: `Giai đoạn` / `2021 - 2025`
_SIGN = re.compile(r"[-–—−]")


def touching_parted(text: str, words: Sequence[Piece], box_of: BoxOf) -> Iterator[Piece]:
    """The words, figures of neighbouring columns that touch made two: `161.944,5(961.699,74)`."""
    for word in words:
        touch = _TOUCHING.fullmatch(text, word.start, word.end)
        if touch is None:
            yield word
            continue
        cut = max(touch.start("other"), touch.start("rest"))
        left, right = box_of(cut - 1), box_of(cut)
        if right.x0 > left.x1 - TOUCH:
            yield Piece(word.start, cut, word.box._replace(x1=left.x1))
            yield Piece(cut, word.end, word.box._replace(x0=right.x0))
        else:
            yield word


def close_parted(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, phrases of several figures, of one and a note, of words and several, parted as columns are."""
    close = [phrase for row in rows for phrase in row if len(phrase) > 1 and _are_figures(text, phrase)]
    starts = {phrase[0].start for phrase in close}
    noted = {row[-1][0].start for row in rows if len(row) > 1 and _may_be_noted(text, row[-1])} - starts
    named = {phrase[0].start: at for row in rows for phrase in row if (at := _figures_behind(text, phrase))}
    if not starts and not noted and not named:
        return list(rows)
    lone = [phrase for row in rows for phrase in row if phrase[0].start not in starts and _is_figure(text, phrase)]
    ends = sorted(across(phrase)[1] for phrase in lone)

    def parts(phrase: Phrase) -> list[Phrase]:
        if phrase[0].start in starts:
            return list(_parts(text, phrase, ends))
        is_noted = phrase[0].start in noted and _ending(ends, phrase[0].box.x1) >= FEWEST_ENDS
        return [phrase[:1], phrase[1:]] if is_noted else [phrase]

    found = [[part for phrase in row for part in parts(phrase)] for row in rows]
    if not named:
        return found
    ends = sorted(across(phrase)[1] for row in found for phrase in row if _is_figure(text, phrase))
    return [[part for phrase in row for part in _named(phrase, named.get(phrase[0].start), ends)] for row in found]


def _named(phrase: Phrase, at: int | None, ends: Sequence[float]) -> list[Phrase]:
    """The words of a phrase and each figure behind them, from `at` on, where these end as those of other rows do."""
    if at is None or any(_ending(ends, piece.box.x1) < FEWEST_ENDS for piece in phrase[at:]):
        return [phrase]
    return [phrase[:at], *([piece] for piece in phrase[at:])]


def _figures_behind(text: str, phrase: Phrase) -> int | None:
    """Where several figures begin behind the words of a phrase: `Tỷ đồng 56.987,4 25.378,5`."""
    are_marked = [MARKED.fullmatch(text, piece.start, piece.end) is not None for piece in phrase]
    at = len(phrase) - next((count for count, is_marked in enumerate(reversed(are_marked)) if not is_marked), 0)
    return at if at and len(phrase) - at >= FEWEST_FIGURES else None


def _may_be_noted(text: str, phrase: Phrase) -> bool:
    """Whether words stand behind a figure: `73,9 Xã điểm`, the latter in a column of notes."""
    if len(phrase) == 1 or not MARKED.fullmatch(text, phrase[0].start, phrase[0].end):
        return False
    return text[phrase[1].start].isalpha()


def _is_figure(text: str, phrase: Phrase) -> bool:
    return FIGURE.fullmatch(words_in(text, phrase)) is not None


def _are_figures(text: str, phrase: Phrase) -> bool:
    return not _YEARS.fullmatch(words_in(text, phrase)) and all(
        FIGURE.fullmatch(text, piece.start, piece.end) for piece in phrase
    )


def _parts(text: str, phrase: Phrase, ends: Sequence[float]) -> Iterator[Phrase]:
    """The figures of a phrase: what is no number as a whole, and what ends where a column does."""
    held = [phrase[0]]
    for one, other in pairwise(phrase):
        says = words_in(text, [*held, other])
        may_be_one = _ONE.fullmatch(says) or _SIGN.fullmatch(text, one.start, one.end)
        if may_be_one and _ending(ends, one.box.x1) < FEWEST_ENDS:
            held.append(other)
        else:
            yield held
            held = [other]
    yield held


def _ending(ends: Sequence[float], x1: float) -> int:
    """How many figures end at a place."""
    return bisect_left(ends, x1 + SAME_END) - bisect_left(ends, x1 - SAME_END)


def names_joined(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, the two lines of a name between which a row of figures stands being part of that row."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        lines = rows[at : at + 3]
        if len(lines) == 3 and _is_wrapped(text, *lines):  # noqa: PLR2004 a line, the figures, a line
            above, figures, below = lines
            names = [[*one, *other] for one, other in zip(above, below, strict=True)]
            found.append(sorted([*figures, *names], key=across))
            at += 3
        else:
            found.append(rows[at])
            at += 1
    return found


def _is_wrapped(text: str, above: Row, figures: Row, below: Row) -> bool:
    """Whether two rows of words are those around a row that ends in a figure, or of other heads, half a line off it."""
    if len(above) != len(below) or not (_is_figure(text, figures[-1]) or _are_centred(above, below)):
        return False
    first, middle, last = above[0][0], figures[-1][0], below[0][0]
    reach = HALF_LINE * middle.height
    if not 0 < middle.middle - first.middle < reach or not 0 < last.middle - middle.middle < reach:
        return False
    if abs(first.middle + last.middle - 2 * middle.middle) > 2 * EVEN * middle.height:
        return False
    pairs = list(zip(above, below, strict=True))
    return all(_share(one, other) for one, other in pairs) and not any(
        _is_figure(text, one) or any(_share(phrase, one) or _share(phrase, other) for phrase in figures)
        for one, other in pairs
    )


def _are_centred(above: Row, below: Row) -> bool:
    """Whether the lines of each head are set in the middle."""
    pairs = ((across(one), across(other)) for one, other in zip(above, below, strict=True))
    return all(abs(sum(one) - sum(other)) <= 2 * SAME_END for one, other in pairs)


def _share(one: Phrase, other: Phrase) -> bool:
    """Whether one stands above the other."""
    (a0, a1), (b0, b1) = across(one), across(other)
    return min(a1, b1) - max(a0, b0) > 0


def heads_parted(row: Row, places: Sequence[float]) -> Row:
    """The row, words that stand over different columns parted where the room between them is more than a blank.

    `places`: from where on each further column counts.
    """
    gaps = [gap / one.height for phrase in row for one, gap in _gaps(phrase)]
    blanks = sorted(gap for gap in gaps if gap > 0)
    blank = blanks[len(blanks) >= SEVERAL] if blanks else 0.0  # one is narrow where letters reach over each other
    wide = max(LEAST_GAP, WIDER * blank) if len(gaps) > 1 else LONE_GAP
    return [part for phrase in row for part in _over_columns(phrase, places, wide)]


def _gaps(phrase: Phrase) -> list[tuple[Piece, float]]:
    """Each word but the last, and the room behind it."""
    return [(one, other.box.x0 - one.box.x1) for one, other in pairwise(phrase)]


def _over_columns(phrase: Phrase, places: Sequence[float], wide: float) -> Iterator[Phrase]:
    """Words between gaps of `wide` times the height, those over one column together again."""
    held: Phrase = []
    for part in _between_gaps(phrase, wide):
        if held and _column(places, held) == _column(places, part):
            held = [*held, *part]
        else:
            if held:
                yield held
            held = part
    yield held


def _between_gaps(phrase: Phrase, wide: float) -> Iterator[Phrase]:
    held = [phrase[0]]
    for (one, gap), other in zip(_gaps(phrase), phrase[1:], strict=True):
        if gap > wide * one.height:
            yield held
            held = []
        held.append(other)
    yield held


def _column(places: Sequence[float], phrase: Phrase) -> int:
    x0, x1 = across(phrase)
    return bisect_left(places, (x0 + x1) / 2)

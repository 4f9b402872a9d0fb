"""Text torn or thinned by its fonts: toned letters set off from their words, capitals that print but are not there.

Word processors take `ố` from another font when the one in use lacks it; pdfium then begins a new line in mid-word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pipeline.model import Box, Span
from pipeline.read.pdfium import OpenPage
from pipeline.read.pieces import SAME_ROW
from pipeline.read.survey import ALONE, LONGEST_SYLLABLE, LOW_WORD, MARKS, TONED, Survey, glued_word
from pipeline.read.turns import RUNS_DOWN, RUNS_UP, quarter_turns
from pipeline.syllables import is_syllable

# Of the height. Torn words of real files: 948 gaps, none over 0.02; the narrowest blank that parts words in 28 good
# files is 0.02 to 0.11 in four lines squeezed by justification, else 0.15 and more: hence the syllable beside the gap.
TORN_GAP = 0.04
# Syllables that begin with a vowel in the grave, tilde or dot tone are rare (no old voiced initial): at most one, or
# 0.004 of the words, on 450 good pages. Where Đ, H, T … are lost (`Sở ài chính`) they are 0.01 to 0.05.
LOST_WORDS, LOST_SHARE = 3, 0.008
# Of the height. Letters of a squeezed line overlap by 0.06 and the blanks lost in it leave 0.06, a difference of 0.13;
# kerning moves letters by 0.03 at most.
GLUED_GAP = 0.09


# Two searches for one text each are quicker than one for both.
_MAYBE_TORN = tuple(re.compile(f"{gap}(?=[{TONED}])") for gap in (" ", "\r\n"))
# What is looked for first stands first, and behind it what must stand before: up to twice as fast.
_CONSONANTS = re.compile(f" [{TONED}](?:(?<=[\\s(][{ALONE}] .)|(?<=[\\s(][{ALONE}]{{2}} .))")
_SET_OFF = re.compile(f"(?<=[^\\W\\d_]) (?=[{TONED}])")
_BROKEN_FIGURE = re.compile(r"(?<=\d)[.](\d{1,2})( )(\d{1,2})(?![\d.,%])")
_BROKEN_SHARE = re.compile(r"(?<=\d,) (?=\d{1,2} ?%)")
FEWEST_SET_OFF = 3
THOUSAND = 3  # figures behind a dot
_BREAK = re.compile(r"(?<=\S)\r\n(?=\S)")
_HEAD = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
LONG_RUNS = 2  # one may be a name of another language


def join_torn(page: OpenPage) -> None:
    """Take out the blanks and breaks inside words; a page without torn words costs one search and a look or two."""
    if not page.words.toned:
        return
    maybe = (match.span() for pattern in _MAYBE_TORN for match in pattern.finditer(page.text, 1))
    cuts = [(start, end) for start, end in maybe if page.text[start - 1].isalpha() and _is_torn(page, start, end)]
    if not cuts:
        return
    cuts += [match.span() for match in _BREAK.finditer(page.text) if _is_torn(page, *match.span())]
    take_out(page, cuts)


def take_out(page: OpenPage, cuts: list[tuple[int, int]]) -> None:
    """Take spans out of the page's text."""
    sources: list[int] = []
    at = 0
    for start, end in [*sorted(set(cuts)), (len(page.text), len(page.text))]:
        sources += range(at, start)
        at = end
    page.replace_text("".join(page.text[source] for source in sources), sources, page.encoding)


def join_set_off(page: OpenPage) -> None:
    """Take out blanks printed before toned letters, `tri ệu đ ồng`, and in figures, where a page has several of them.

    Consonants alone before such a letter give them away: no word is `đ`. Converters from other programs leave them.
    """
    if page.words.consonants < FEWEST_SET_OFF or sum(1 for _ in _CONSONANTS.finditer(page.text)) < FEWEST_SET_OFF:
        return
    cuts = [match.span() for match in _SET_OFF.finditer(page.text) if _is_one_syllable(page.text, *match.span())]
    cuts += [match.span(2) for match in _BROKEN_FIGURE.finditer(page.text) if len(match[1] + match[3]) == THOUSAND]
    cuts += [match.span() for match in _BROKEN_SHARE.finditer(page.text)]
    if cuts:
        take_out(page, cuts)


def _is_torn(page: OpenPage, start: int, end: int) -> bool:
    """Whether no room is left between the characters around a break, or around a blank within a syllable."""
    text = page.text
    if text[start:end] == " " and not _is_one_syllable(text, start, end):
        return False
    before, after = page.box_at(start - 1), page.box_at(end)
    if _touch(before, after):
        return True
    turns = quarter_turns(page, end)
    if turns == RUNS_UP:
        return _touch(_on_its_side(before), _on_its_side(after))
    return turns == RUNS_DOWN and _touch(_on_its_side(after), _on_its_side(before))


def _touch(before: Box, after: Box) -> bool:
    """Whether a letter begins where the one before it ends, on one line."""
    height = min(before.bottom - before.top, after.bottom - after.top)
    apart = abs(before.top + before.bottom - after.top - after.bottom) / 2
    return abs(after.x0 - before.x1) < TORN_GAP * height and apart < SAME_ROW * height


def _on_its_side(box: Box) -> Box:
    """The box of a letter that runs up, as where the line lies level: heads of narrow columns are printed so."""
    return Box(-box.bottom, box.x0, -box.top, box.x1)


def _is_one_syllable(text: str, start: int, end: int) -> bool:
    head = _HEAD.search(text[max(0, start - LONGEST_SYLLABLE) : start])
    tail = _WORD.match(text, end)
    return bool(head) and is_syllable((head[0] if head else "") + (tail[0] if tail else text[end]))


def part_glued(page: OpenPage) -> None:
    """Put blanks into squeezed lines that pdfium found none in: `XÃHỘI CHỦNGHĨA`, `VÀTHI`.

    Only where a word is no syllable, room is left between its letters, and all that stands between is a syllable.
    """
    if not page.words.glued:
        return
    glued = {bare for word in set(page.text.split()) if (bare := glued_word(word))}
    cuts = sorted({at for word in glued for span in _occurrences(page.text, word) for at in _lost_blanks(page, span)})
    if not cuts:
        return
    pieces: list[str] = []
    sources: list[int] = []
    at = 0
    for cut in [*cuts, len(page.text)]:
        pieces += [" " if at else "", page.text[at:cut]]
        sources += [*([at] if at else []), *range(at, cut)]
        at = cut
    page.replace_text("".join(pieces), sources, page.encoding)


def _occurrences(text: str, word: str) -> Iterator[Span]:
    """Where a word stands by itself; a pattern of the page's odd words would cost more to make than to use."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or after.isalnum() or (after and after in MARKS)):
            yield Span(start, end)
        start = text.find(word, end)


def _lost_blanks(page: OpenPage, word: Span) -> list[int]:
    """Where blanks are to be put into a word."""
    letters = [at for at in range(word.start, word.end) if page.text[at] not in MARKS]
    boxes = [page.box_at(at) for at in letters]
    gaps = [after.x0 - before.x1 for before, after in pairwise(boxes)]
    wide = median(gaps) + GLUED_GAP * (boxes[0].bottom - boxes[0].top)
    inner = [at for at, gap in zip(letters[1:], gaps, strict=True) if gap > wide]
    parts = pairwise([word.start, *inner, word.end])
    return inner if inner and all(is_syllable(page.text[start:end]) for start, end in parts) else []


def lacks_letters(text: str, words: Survey) -> bool:
    """Whether capitals seem to be lost before vowels; then names and words of the text are not to be trusted."""
    if words.low < LOST_WORDS:
        return False
    found = len(LOW_WORD.findall(text))
    return found >= LOST_WORDS and found >= LOST_SHARE * len(_WORD.findall(text))


def lacks_blanks(words: Survey) -> bool:
    """Whether words run together for good: no room was left for blanks, so none can be put back."""
    return words.long_runs >= LONG_RUNS

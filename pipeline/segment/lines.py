"""The printed lines of a document, and whether a line was broken only because the page ended there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Document, Span
from pipeline.text import LOWER

# Stand for tabs, pipes and line ends in tables of the layout's text. Control characters that are no blank (U+001F is
# one for Python) and no letter, so that no pattern crosses them; readers drop both from what they read.
CELL_BORDER = "\x00"
TABLE_END = "\x01"
# Lines of a hard-wrapped text end near one width; a document whose long lines are longer than any printed line is not
# wrapped.
LONGEST_PRINTED_LINE = 130  # characters; a 13 pt line of A4 holds 75 to 105
SHORTEST_WIDTH = 40
ITEM_ENDS = ":;."
_DASHED = re.compile(r"[-+*•–]\s")
_FIGURE_AND_UNIT = re.compile(rf"\d+(?:[.,]\d+)*(?:\s?%|\s[{LOWER}])")
# Proportional fonts: full lines of one page vary by a seventh in characters (own measurement on set pages). A line that
# goes on with a capital must be fuller: it may as well be a new line.
FULL_SHARE = 0.84
FULL_SHARE_BEFORE_CAPITAL = 0.95
LEAST_FULL = 4  # one line in so many is full, or the text is not wrapped
WIDE_SHARE = 0.95  # the widest lines of a wrapped text differ little; a few longer ones (glued headers) do not count
FEW_FULL, CUT_SHARE = 6, 0.6  # lines, and the share of them that end without a mark
SENTENCE_ENDS = ".;:!?…”)"
LONGEST_REST, SHORTEST_ABOVE = 3, 60  # words alone below a line that they did not fit in, and its characters
ENOUGH_LINES = 20  # for a share of them to mean something
DOUBLE_SPACED = 0.8  # of the lines: some converters put an empty line below every line, and the gap means nothing
FEW_LINES = 10  # of which it cannot be told
BOLD_SHARE = 0.8
LONGEST_LABEL = 8  # characters
BOLD_SPANS = 8  # that one line may consist of
_FAR = 1 << 60  # behind every offset
_WORD = re.compile(r"\S+")
_OUTER = " \t" + CELL_BORDER
_new = tuple.__new__  # what a Line's own does, without a call in between


class Line(NamedTuple):
    """A line without its outer blanks; `gap` counts the empty lines above it."""

    start: int
    end: int
    text: str
    gap: int
    bold: bool
    in_table: bool
    outline: int = 0  # level that the file itself gives the line as a heading; 0: none
    bold_label: bool = False  # the first word is: `**8. Trung tâm:** text` is bold in its label only
    bold_end: int = 0  # in characters of the line, where bold ends that began with its first or second word

    @property
    def is_capitals(self) -> bool:
        """Whether no letter is small: `2022` at the end of a heading in capitals counts."""
        return self.text.upper() == self.text

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Page:
    """All lines; `width` at which they are broken (0: lines are whole paragraphs), in characters."""

    lines: tuple[Line, ...]
    width: int
    double_spaced: bool

    def is_broken_after(self, index: int) -> bool:
        """Whether line `index` ended because the next word did not fit, so that the next line goes on with it."""
        if not self.width or index + 1 >= len(self.lines):
            return False
        line, following = self.lines[index], self.lines[index + 1]
        if following.in_table or line.in_table or self.is_parted(following):
            return False
        length = len(line.text) + 1
        if length >= self.width * FULL_SHARE_BEFORE_CAPITAL:  # as most are, whatever follows
            return True
        first = _WORD.match(following.text)
        length += len(first[0]) if first else 0
        if length < self.width * FULL_SHARE:
            return False
        is_before_capital = following.text[0].isupper() and not line.is_capitals
        return not is_before_capital or length >= self.width * FULL_SHARE_BEFORE_CAPITAL

    def seems_broken_after(self, index: int) -> bool:
        """`is_broken_after`; where no width is told, a line as long as printed ones that goes on in a small letter."""
        if self.width or index + 1 >= len(self.lines):
            return self.is_broken_after(index)
        return self._ends_within_sentence(index)

    def _ends_within_sentence(self, index: int) -> bool:
        """Whether a line as long as printed ones goes on in a small letter: `…, vốn vay 2,1 tỷ đồng và / ngân sách`."""
        line, following = self.lines[index], self.lines[index + 1]
        if line.in_table or following.in_table or following.gap or line.outline != following.outline:
            return False
        is_printed = SHORTEST_WIDTH <= len(line.text) <= LONGEST_PRINTED_LINE and line.text[-1] not in SENTENCE_ENDS
        return is_printed and following.text[0].islower() and following.text[1:2] not in {")", "."}

    def has_rest_below(self, index: int) -> bool:
        """Whether a word or two stand alone right below a long line, where lines stand apart: `… Điều lệ / Đảng`."""
        if self.width or index + 2 >= len(self.lines):
            return False
        line, rest, below = self.lines[index : index + 3]
        is_alone = line.gap > 0 and rest.gap == 0 and below.gap > 0 and not rest.in_table
        is_printed = SHORTEST_ABOVE <= len(line.text) <= LONGEST_PRINTED_LINE
        return is_alone and is_printed and rest.words <= LONGEST_REST and rest.text.replace(" ", "").isalpha()

    def paragraphs(self) -> tuple[int, ...]:
        """Where each paragraph begins: a line that does not go on with the one above."""
        return tuple(line.start for index, line in enumerate(self.lines) if index == 0 or not self._goes_on(index - 1))

    def _goes_on(self, index: int) -> bool:
        """Whether a line and the next one are of one paragraph."""
        if index + 1 < len(self.lines) and self._ends_before_item(index):
            return False
        if self.is_broken_after(index):
            return True
        if index + 1 >= len(self.lines):
            return False
        return self._ends_within_sentence(index) or self._ends_before_figure(index)

    def _ends_before_item(self, index: int) -> bool:
        """Whether a full line ends before the item of a list: `… cụ thể như sau: / - Cụm Bình Trị 1.284,6 ha;`."""
        return self.lines[index].text[-1] in ITEM_ENDS and _DASHED.match(self.lines[index + 1].text) is not None

    def _ends_before_figure(self, index: int) -> bool:
        """The same before a figure with its unit: `…, ngân sách tỉnh / 3,0 tỷ đồng`; no item of a list."""
        line, following = self.lines[index], self.lines[index + 1]
        if line.in_table or following.in_table or following.gap or self.width:
            return False
        is_within = line.text[-1] == "," or line.text[-1].islower()
        is_printed = SHORTEST_WIDTH <= len(line.text) <= LONGEST_PRINTED_LINE
        return is_within and is_printed and _FIGURE_AND_UNIT.match(following.text) is not None

    def is_parted(self, line: Line) -> bool:
        """Whether more than the usual gap is above a line."""
        return line.gap > (1 if self.double_spaced else 0)


def lines_of(document: Document, text: str) -> Page:
    """Lines of the clean text; empty lines only count as gaps."""
    starts, ends = _stretches(document)
    levels = [level for _, level in document.outline]
    outlined = [line.start for line in document.outline]
    lines: list[Line] = []
    gap = start = outline = 0
    inside = bold = label = False
    bold_end = 0
    for raw in text.replace(TABLE_END, "\n").split("\n"):
        stripped = raw.strip(_OUTER)
        if stripped:
            at = start if raw[0] == stripped[0] else start + raw.index(stripped[0])
            end = at + len(stripped)
            if starts:
                table = bisect_right(starts, at) - 1
                inside = table >= 0 and at < ends[table]
            if outlined:
                index = bisect_left(outlined, at)
                outline = levels[index] if index < len(outlined) and outlined[index] < end else 0
            if document.bold:
                covered = _bold_characters(document.bold, at, end)
                bold = _is_most(covered, at, end)
                label = bold or (covered > 0 and _has_bold_label(document, stripped, at))
                bold_end = _bold_end(document.bold, stripped, at) if covered else 0
            lines.append(_new(Line, (at, end, stripped, gap, bold, inside, outline, label, bold_end)))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return Page(tuple(lines), _width(lines), _is_double_spaced(lines))


def _stretches(document: Document) -> tuple[list[int], list[int]]:
    """Starts and ends of the stretches of text that lie in tables, none within another."""
    starts: list[int] = []
    ends: list[int] = []
    for table in sorted(document.tables, key=lambda table: table.start):
        if ends and table.start < ends[-1]:
            ends[-1] = max(ends[-1], table.end)
        else:
            starts.append(table.start)
            ends.append(table.end)
    return starts, ends


def _has_bold_label(document: Document, text: str, start: int) -> bool:
    """Whether the first word of a line is bold."""
    end = start + len(text.split(None, 1)[0])
    return _is_most(_bold_characters(document.bold, start, end), start, end)


def _bold_end(bold: Sequence[Span], text: str, start: int) -> int:
    """Up to where a line is bold from its start on, or from behind its label: `1. **Kinh tế.** Tổng …`; 0: nowhere."""
    end, behind = start, start + len(text)
    for index in range(max(bisect_right(bold, (start, _FAR)) - 1, 0), len(bold)):
        span = bold[index]
        between = text[max(end - start, 0) : max(span.start - start, 0)].strip()
        if between and (end > start or " " in between or len(between) > LONGEST_LABEL):
            break
        end = max(end, min(span.end, behind))
        if end == behind:  # what is bold behind the line, to the end of the document
            break
    return end - start


def _is_most(covered: int, start: int, end: int) -> bool:
    return covered >= (end - start) * BOLD_SHARE


def _bold_characters(bold: Sequence[Span], start: int, end: int) -> int:
    index = max(bisect_right(bold, (start, _FAR)) - 1, 0)
    covered = 0
    for span in bold[index : index + BOLD_SPANS]:
        if span.start >= end:
            break
        covered += max(0, min(span.end, end) - max(span.start, start))
    return covered


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if not line.in_table)
    if not lengths:
        return 0
    wide = lengths[int(len(lengths) * WIDE_SHARE) - 1] if len(lengths) >= ENOUGH_LINES else lengths[-1]
    if not SHORTEST_WIDTH <= wide <= LONGEST_PRINTED_LINE:
        return 0
    return wide if _many_full(lengths, wide) or _mostly_cut(lines, wide) else 0


def _mostly_cut(lines: Sequence[Line], width: int) -> bool:
    """Whether the full lines, however few beside short ones, end in mid-sentence: paragraphs end with a mark."""
    full = [line.text for line in lines if not line.in_table and len(line.text) >= width * FULL_SHARE]
    cut = sum(text[-1] not in SENTENCE_ENDS for text in full)
    return len(full) >= FEW_FULL and cut >= len(full) * CUT_SHARE


def _many_full(lengths: Sequence[int], width: int) -> bool:
    return sum(length >= width * FULL_SHARE for length in lengths) * LEAST_FULL >= len(lengths)


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Paragraphs with an empty line below each; printed lines that stand so were moved together before."""
    body = [line for line in lines[1:] if not line.in_table]
    return len(body) > FEW_LINES and sum(line.gap >= 1 for line in body) >= len(body) * DOUBLE_SPACED

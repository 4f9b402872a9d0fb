"""Lines of a page that end in figures behind a gap, and which of them follow one another as rows of a table do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.read.aligned_columns import FIGURE, NOTE
from pipeline.read.lines import Line
from pipeline.read.pieces import PHRASE_GAP, BoxOf
from pipeline.read.printed import PrintedPage

NEXT_ROW = 5.0  # times a row's height: room between the figures of two rows: a name of four lines
FAR_ROW = 14.0  # the same where nothing but the lines of names stands between them
CELL_SHARE = 0.6  # of a row's width: lines that are less wide are of one cell, its name or its note; prose is not
FULL = 1.35  # times a figure's height: letters have descenders, and marks above them
MARGIN = 100.0  # points from the page's edge, where its number stands
MOST_GROUPS = 5  # of digits parted by blanks: 1 234 567 890
PLAIN = re.compile(r"\d{1,3}")  # what a page number may look like
_LAST = frozenset("0123456789)%-–—−x…*")  # a figure's last character
_GROUP = re.compile(r"\d{3}(?:,\d+)?[)%]?")
_MARKED = re.compile(r"[(\-–−+]?\d[\d.,]*[.,]\d+[)%]?")  # of another column, though it nearly touches the next
_PAIR = re.compile(r"\d[)%]?(\s+)[(\-–−]?\d")
_OF_ALL = re.compile(r"\d{1,3}\s?/\s?\d{1,4}")
_LEADERS = re.compile(r"\.{5}|…{3}|_{4}|(?:\. ){4}")  # of a table of contents, and of blanks to fill in
_NOTE_AT_END = re.compile(rf"(?<=[\d%)]){NOTE}$")


def may_be_page_number(page: PrintedPage, line: Line) -> bool:
    """A small number alone near the page's upper or lower edge, or one of all (`3/12`)."""
    is_at_edge = line.box.bottom < MARGIN or line.box.top > page.height - MARGIN
    return is_at_edge and (PLAIN.fullmatch(line.text) or _OF_ALL.fullmatch(line.text)) is not None


def ends_in_figures(line: Line, box_of: BoxOf) -> bool:
    """Whether a wide gap stands before the figure at the line's end, or between two figures: asked before all boxes."""
    shown = _NOTE_AT_END.sub("", line.text) if "*" in line.text else line.text
    if shown[-1:] in _LAST and not _LEADERS.search(shown):
        end = len(shown)
        for token in reversed(shown.rsplit(None, MOST_GROUPS)[-MOST_GROUPS:]):
            at = shown.rindex(token, 0, end)
            if not FIGURE.fullmatch(token):
                break
            if at == 0 or _is_gap(line, at, box_of):
                return True
            if not _GROUP.fullmatch(token) and not _MARKED.fullmatch(token):
                break
            end = at
    pairs = list(_PAIR.finditer(shown))
    return bool(pairs) and not _LEADERS.search(shown) and any(_is_gap(line, pair.end(1), box_of) for pair in pairs)


def _is_gap(line: Line, at: int, box_of: BoxOf) -> bool:
    """Whether more than a blank stands before what begins at `at`."""
    before = len(line.text[:at].rstrip()) - 1
    if before < 0:
        return True
    one, other = box_of(_source(line, before)), box_of(_source(line, at))
    return not 0 <= other.x0 - one.x1 <= PHRASE_GAP * (one.bottom - one.top)


def _source(line: Line, at: int) -> int:
    run = next((run for run in reversed(line.runs) if run.at <= at), line.runs[0])
    return run.source + at - run.at


def runs_of(lines: Sequence[Line], ending: Sequence[int]) -> Iterator[list[int]]:
    """Lines with figures at their ends that stand near one another, from the top: some programs write by columns."""
    run: list[int] = []
    for at in sorted(ending, key=lambda i: lines[i].box.top):
        if run and not _follows(lines, lines[run[-1]], lines[at]):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _follows(lines: Sequence[Line], one: Line, other: Line) -> bool:
    """Whether a line with figures may be of the row after that of another: names of several lines may part them."""
    room, high = other.box.top - one.box.bottom, other.box.bottom - other.box.top
    if room < NEXT_ROW * high:
        return True
    if room >= FAR_ROW * high:
        return False
    between = [line.box for line in lines if one.box.bottom <= (line.box.top + line.box.bottom) / 2 <= other.box.top]
    at = [one.box.bottom, *(edge for box in sorted(between, key=lambda box: box.top) for edge in (box.top, box.bottom))]
    tall = max([FULL * high, *(box.bottom - box.top for box in between)])
    if not all(b - a < 2 * tall for a, b in zip(at[::2], [*at[1::2], other.box.top], strict=True)):
        return False
    reaches = [_reach(lines, line) for line in (one, other)]
    ends = [x1 for _, x1 in reaches]
    right = min(ends) - NEXT_ROW * high
    if abs(ends[0] - ends[1]) <= NEXT_ROW * high and all(box.x1 < right for box in between):
        return True
    wide = max(ends) - min(x0 for x0, _ in reaches)
    return all(box.x1 - box.x0 < CELL_SHARE * wide for box in between)


def _reach(lines: Sequence[Line], line: Line) -> tuple[float, float]:
    """From where to where the words at a line's height reach: a row's number and figures may be lines of their own."""
    middle = (line.box.top + line.box.bottom) / 2
    beside = [each.box for each in lines if each.box.top < middle < each.box.bottom]
    return min(box.x0 for box in beside), max(box.x1 for box in beside)

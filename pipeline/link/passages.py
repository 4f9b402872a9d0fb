"""Paragraphs as passages: their list marks, and figures and cues in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from operator import attrgetter

from pipeline.audit.clauses import sentences
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Passage, Token
from pipeline.figures import Figure as Number
from pipeline.figures import Style, parse_number
from pipeline.model import Layout, Mention, Span
from pipeline.text import LOWER, UPPER, folded

FAR = 1 << 60  # behind every offset
IN_ORDER = attrgetter("start", "end")  # of a token
LONGEST_OPENER = 40  # characters
LONGEST_PER = 40  # characters between `mỗi` and its figure that name what it is counted by
LONGEST_NAME = 24  # and before a digit that a name may end in
LONG_ROW = 4  # names with a digit behind each: Toán 6, Vật lí 5, Hóa học 6, Sinh học 4
ROW_JOINTS = frozenset({"comma", "semicolon", "and"})  # between counts of a row
SOURCES = "sources"
SIGNS = {"-": "minus", "–": "minus", "+": "plus"}
NEXT_ONLY = frozenset({"from", "onto"})
NEXT_REACH = 10  # characters: a blank and a qualifier
NOT_PER = re.compile(r"[\d(),;:]")
_COUNTS = re.compile(r"[^\W\d_] \d+(?=[,;.]\s|[,;.]?\Z|\s)")
FEWEST_COUNTS = 3
_NAMED = re.compile(rf"[{UPPER}][{LOWER}]+\s$")
# Checks compare each figure of a paragraph with many others of it. In 204 annotated documents the longest has 710
# characters, and one has 21 figures.
LONGEST_PARAGRAPH, MOST_FIGURES = 10_000, 120
PARTED = ("\n", ". ", "; ", ", ", " ")  # where it is parted, the best first
CueOf = Callable[[Layout, Sequence[Span]], Iterator[tuple[int, int, str]]]
MarkOf = Callable[[str, int], tuple[str, int, int]]


def passages(
    layout: Layout, figures: Sequence[Figure], taken: Sequence[Mention], cues: CueOf, mark_at: MarkOf
) -> tuple[Passage, ...]:
    """All paragraphs outside of tables. `figures` and `taken` (all mentions) are in reading order."""
    text, made = layout.text, []
    starts = [figure.start for figure in figures]
    starts.append(FAR)
    last = 0  # how many figures stand before
    for span in (part for outside in _outside(layout) for part in _parts(text, outside, starts)):
        start, end = span
        mark, number, behind = mark_at(text, start)
        own: Sequence[Figure] = ()
        if starts[last] < end:
            first = bisect_left(starts, start, last)
            last = bisect_left(starts, end, first)
            own = figures[first:last]
        if not own and not _opens_list(text, span) and not (mark and _lists_numbers(text, span)):  # as most
            made.append(Passage(start, end, mark, number, (), ()))
            continue
        tokens = _tokens(layout, own, cues(layout, (span,)), taken, max(behind, start))
        told = frozenset([token.cue for token in tokens])
        made.append(Passage(start, end, mark, number, tuple(tokens), tuple(sentences(tokens)), told))
    return tuple(made)


def _parts(text: str, span: Span, starts: Sequence[int]) -> Iterator[Span]:
    """The paragraph, or one that no report has in parts that checks can compare all figures of with one another."""
    start = span.start
    while True:
        last = bisect_left(starts, start) + MOST_FIGURES
        limit = min(start + LONGEST_PARAGRAPH, starts[last] if last < len(starts) else span.end)
        if limit >= span.end:
            yield span if start == span.start else Span(start, span.end)
            return
        ends = (text.rfind(mark, start + 1, limit) + len(mark) for mark in PARTED)
        end = next((at for at in ends if at > start + 1), limit)
        yield Span(start, end)
        start = end


def _opens_list(text: str, span: Span) -> bool:
    """`Trong đó:` on a line of its own, behind the total and above its parts."""
    return span.end - span.start <= LONGEST_OPENER and text[span.start : span.end].rstrip().endswith(":")


def _lists_numbers(text: str, span: Span) -> bool:
    """`- Trình độ: đại học 12, cao đẳng 15, trung cấp 09`: an item that tells counts without a unit."""
    colon = text.find(":", span.start, span.end)
    return colon > 0 and sum(1 for _ in _COUNTS.finditer(text, colon, span.end)) >= FEWEST_COUNTS


def _outside(layout: Layout) -> Iterator[Span]:
    """Paragraphs without the tables between or in them; an empty span stands for each table."""
    tables = sorted((grid.table.start, grid.table.end) for grid in layout.grids)
    ends = [end for _, end in tables]
    bounds = [*layout.paragraphs, len(layout.text)] if layout.paragraphs else [0, len(layout.text)]
    for start, end in pairwise(bounds):
        low = start
        index = bisect_right(ends, low)
        while index < len(tables) and tables[index][0] < end:
            if tables[index][0] > low:
                yield Span(low, tables[index][0])
            low = max(low, min(tables[index][1], end))
            index += 1
        if low < end:
            yield Span(low, end)


def _tokens(
    layout: Layout,
    figures: Sequence[Figure],
    cues: Iterable[tuple[int, int, str]],
    taken: Sequence[Mention],
    first: int,
) -> list[Token]:
    """Figures and cues in reading order, without the cues inside of mentions and the list mark before `first`."""
    tokens = [Token(figure.start, figure.end, "figure", figure) for figure in figures]
    at = bisect_right(taken, (first, FAR)) - 1  # of the mention that a cue may stand in; both are in reading order
    for start, end, kind in cues:
        if start < first:
            continue
        while at + 1 < len(taken) and taken[at + 1].start <= start:
            at += 1
        if at >= 0 and start < taken[at].end:
            continue
        loose = _loose(layout, start, end) if kind == "number" else None
        tokens.append(Token(start, end, kind, loose))
    tokens.sort(key=IN_ORDER)
    kinds = {token.cue for token in tokens}
    if "number" in kinds:
        tokens = [token for at, token in enumerate(tokens) if not _is_name(layout.text, tokens, at)]
    if "equals" in kinds:
        tokens = list(_with_signs(layout.text, tokens))
    if SOURCES in kinds:
        tokens = list(_with_sources(tokens))
    if kinds & NEXT_ONLY:
        tokens = [token for token, after in zip_longest(tokens, tokens[1:]) if not _is_idle(token, after)]
    return _counted_by(layout, tokens) if "each" in kinds else tokens


def _with_signs(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """`648 triệu đồng - 632 triệu đồng = 16 triệu đồng`: the signs between figures of an equation."""
    for token, after in zip_longest(tokens, tokens[1:]):
        yield token
        if after is None or token.figure is None or after.figure is None:
            continue
        sign = SIGNS.get(text[token.end : after.start].strip())
        if sign is not None:
            yield Token(token.end, after.start, sign)


def _with_sources(tokens: Sequence[Token]) -> Iterator[Token]:
    """`42,8 tỷ đồng từ các nguồn …`, `42,8 tỷ đồng, từ các nguồn: …`: all parts; nothing elsewhere."""
    for at, token in enumerate(tokens):
        if token.cue != SOURCES:
            yield token
            continue
        is_next = at > 0 and tokens[at - 1].figure is not None
        is_list = [each.cue for each in tokens[at + 1 : at + 2]] == ["colon"]
        if is_next or (is_list and at > 1 and tokens[at - 1].cue == "comma" and tokens[at - 2].figure is not None):
            yield replace(token, cue="all_parts")


def _is_idle(token: Token, after: Token | None) -> bool:
    """`từ` and `lên` relate only the figure right behind them: not `từ việc bán hạt sen 258 triệu`."""
    if token.cue not in NEXT_ONLY:
        return False
    return after is None or after.figure is None or after.start - token.end > NEXT_REACH


def _is_name(text: str, tokens: Sequence[Token], at: int) -> bool:
    """`Tiểu học Tam Hồng 1`: one digit behind a name belongs to it, but in a row of counts; and so does `Covid-19`."""
    token = tokens[at]
    if token.cue != "number":
        return False
    start = token.start
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
        return True
    if token.end - start > 1 or _NAMED.search(text, max(0, start - LONGEST_NAME), start) is None:
        return False
    return not _is_counted(text, [*_row(tokens, at, -1)][::-1] + [*_row(tokens, at, 1)][1:])


def _row(tokens: Sequence[Token], at: int, step: int) -> Iterator[tuple[Token, int]]:
    """The numbers of its row from this one on, and where what stands before each begins: only commas part them."""
    while 0 <= at < len(tokens) and tokens[at].cue == "number":
        yield tokens[at], tokens[at - 1].end if at else 0
        at += step
        if not (0 <= at < len(tokens) and tokens[at].cue in ROW_JOINTS):
            return
        at += step


def _is_counted(text: str, row: Sequence[tuple[Token, int]]) -> bool:
    """`Văn Yên 11, Văn Chấn 9, Trấn Yên 7`: other names in a row, which is long or has more than a digit somewhere."""
    names = [folded(text[behind : token.start]) for token, behind in row]
    is_long = len(row) >= LONG_ROW or any(token.end - token.start > 1 for token, _ in row)
    return len(set(names)) == len(names) > 1 and is_long


def _loose(layout: Layout, start: int, end: int) -> Figure | None:
    """A number without a unit as a figure; `None` when it is none."""
    text = layout.text[start:end].rstrip(".,")
    style = Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE
    number: Number | None = parse_number(text, style=style)
    if number is None:
        return None
    whole = number.step >= 1
    reach = bounds(number.value, 0 if whole else number.step / 2)
    return Figure(number.value, reach, "", start, start + len(text), text, is_exact=whole)


def _counted_by(layout: Layout, tokens: list[Token]) -> list[Token]:
    """`mỗi lớp 20 học viên`: the figure behind `mỗi` is counted by what stands between."""
    for index, (last, token) in enumerate(pairwise(tokens), 1):
        if token.cue != "figure" or token.figure is None or token.figure.per:
            continue
        is_worth = last.cue == "result" and index > 1  # mỗi suất trị giá 500.000 đồng
        cue, end = (tokens[index - 2], last.start) if is_worth else (last, token.start)
        if cue.cue != "each":
            continue
        twice = tokens[index - 2] if index > 1 and not is_worth and tokens[index - 2].cue == "each" else None
        if twice is not None and cue.start > twice.end:  # mỗi lớp bình quân 70 người
            cue, end = twice, cue.start
        between = folded(layout.text[cue.end : end])
        if len(between) <= LONGEST_PER and not NOT_PER.search(between):
            tokens[index] = replace(token, figure=replace(token.figure, per=between.casefold() or "?"))
    return tokens

"""Rows of tables that a passage names: by their labels, by their years, or by a figure that is one of their cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.model import Passage, Token
from pipeline.audit.told_cells import Cells, Place, is_of_unit

FEWEST_WORDS = 2  # of a label without the type of a unit
FEWEST_OF_PART = 3  # of the first part of one
LOOSE = 2  # words that may stand between those of a label
TELLING = 4  # digits of a figure that tells a row by being one of its cells
LONE = 3  # the same where no other cell is of its value
FIGURES = 2  # digits of a figure that tells anything of a row
CLAUSE_ENDS = frozenset({"stop", "semicolon", "colon"})
_YEAR = re.compile(r"(?:19|20)\d\d")


class Line(NamedTuple):
    """A row: its table and its number."""

    table: int
    row: int


class Named(NamedTuple):
    """A row where a passage names it."""

    start: int
    end: int
    line: Line


class Rows:
    """The rows of a document's tables by the first word of their labels."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._ends = Counter(
            each for ledger in cells.scene.ledgers for row in ledger.rows if (each := self._end_of(row.label))
        )
        self._by_word: dict[str, list[tuple[tuple[str, ...], frozenset[str], Line]]] = defaultdict(list)
        for table, ledger in enumerate(cells.scene.ledgers):
            for number, row in enumerate(ledger.rows):
                names = self._names(row.label) if row.figures and not (row.is_total or row.is_rate) else ()
                for name in names:
                    self._by_word[name[0]].append((name, frozenset(name), Line(table, number)))

    def _label(self, text: str) -> tuple[str, ...]:
        """The telling words of a label, without the years beside them: `Hè Thu 2016`."""
        words = self._cells.labels.telling(text)
        return tuple(word for word in words if not _YEAR.fullmatch(word)) or words

    def _end_of(self, text: str) -> tuple[str, ...]:
        """The last part of a label, `()` for none of so many words."""
        _, comma, end = text.rpartition(",")
        is_long = bool(comma) and len(self._cells.labels.all_of(end)) >= FEWEST_OF_PART
        return self._label(end) if is_long else ()

    def _names(self, text: str) -> list[tuple[str, ...]]:
        """A label, the same without the type of a unit before it, and its parts: `Quỹ đất công ích, hoa lợi`.

        Its last part where no other row ends so: `Ngân sách trung ương, vốn nước ngoài`.
        """
        label = self._label(text)
        names = [label] if label else []
        bare = self._cells.labels.untyped(label)
        if len(bare) >= FEWEST_WORDS:
            names.append(bare)
        first, comma, _ = text.partition(",")
        part = self._label(first) if comma else ()
        if len(part) >= FEWEST_OF_PART:
            names.append(part)
        last = self._end_of(text)
        if self._ends[last] == 1:
            names.append(last)
        return list(dict.fromkeys(names))

    def named(self, passage: Passage) -> list[Named]:
        """The rows that a passage names, in reading order; of labels that begin alike in a table the longest."""
        can_be = self._can_be(self._cells.scene.text[passage.start : passage.end]) if self._by_word else {}
        words, _ = self._cells.words_in(passage) if can_be else ([], [])
        found: list[Named] = []
        for at, (word, start) in enumerate(words):
            labels = can_be.get(word)
            if labels is None:
                continue  # most words
            longest: dict[int, tuple[int, Named]] = {}
            for label, line in labels:
                end = _end(label, words, at)
                if end is not None and len(label) > longest.get(line.table, (0,))[0]:
                    longest[line.table] = len(label), Named(start, end, line)
            found += [named for _, named in longest.values()]
        return found

    def _can_be(self, text: str) -> dict[str, list[tuple[tuple[str, ...], Line]]]:
        """The labels of which all words stand in a text, by their first words: mostly none."""
        said = set(self._cells.labels.words(text))
        found: dict[str, list[tuple[tuple[str, ...], Line]]] = {}
        for word in said & self._by_word.keys():
            held = [(label, line) for label, needed, line in self._by_word[word] if needed <= said]
            if held:
                found[word] = held
        return found

    def of_cells(self, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Place]]:
        """The figures that are cells, by so many digits that they are so by no chance, each with such a cell."""
        for figure in figures:
            places = self._cells.by_value.get(figure.value, ())
            if figure.digits < (TELLING if len(places) > 1 else LONE):
                continue
            for place in places:
                if is_of_unit(figure, self._cells.cell(place)):
                    yield figure, place


def _end(label: Sequence[str], words: Sequence[tuple[str, int]], at: int) -> int | None:
    """Where the last word of a label ends that begins at a word; `None` when its words do not follow."""
    loose = LOOSE
    for word in label[1:]:
        at += 1
        while at < len(words) and words[at][0] != word and loose:
            at, loose = at + 1, loose - 1
        if at >= len(words) or words[at][0] != word:
            return None
    word, start = words[at]
    return start + len(word)


class OfRow(NamedTuple):
    """A figure, the cues before it, the rows that it can be of, and the cell that was told last."""

    figure: Figure
    cues: frozenset[str]
    lines: Sequence[Line]
    behind: Sequence[Line]  # named right behind it: 22,8 học sinh/lớp ở tiểu học
    joined: Sequence[Named]  # named between the figure before and it
    last: Place | None
    is_beside: bool  # whether the figure before is that cell
    since: int  # where its clause begins: behind the figure before, or a full stop, semicolon or colon
    tokens: tuple[Token, ...]  # between the figure before and it
    sentence: frozenset[str]  # cues of its sentence before it
    totals: Sequence[Line]  # of the table right above
    behind_cues: frozenset[str]  # between it and the next comma or figure
    before: Figure | None  # the figure right before it in its passage, where it tells a quantity or an amount


def counted_cells(line: Line, cells: Cells) -> list[tuple[int, Figure]]:
    """The cells of a row that are no percentages or rates, by column."""
    ledger = cells.scene.ledgers[line.table]
    return [
        (at, cell)
        for at, cell in ledger.rows[line.row].figures.items()
        if at < len(ledger.columns) and cell.unit != "%" and cells.is_counted(Place(*line, at))
    ]


def nearest(named: Sequence[Named], figure: Figure) -> list[Line]:
    """Of each table the row that is named last before a figure."""
    last = {each.line.table: each.line for each in named if each.end <= figure.start}
    return list(last.values())


def between(named: Sequence[Named], low: int, high: int) -> list[Named]:
    """The rows that are named between two places."""
    first, last = bisect_left(named, low, key=_start_of), bisect_right(named, high, key=_start_of)
    return [each for each in named[first:last] if each.end <= high]


_start_of = attrgetter("start")


def _since_stop(tokens: Sequence[Token]) -> Iterator[str]:
    for token in reversed(tokens):
        if token.cue == "stop":
            return
        yield token.cue


def _until_comma(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.figure is not None or token.cue in CLAUSE_ENDS | {"comma"}:
            return
        yield token.cue


def told_of_rows(passage: Passage, rows: Rows, totals: Sequence[Line] = ()) -> Iterator[OfRow]:
    """The figures of a passage, of two digits and more, for which rows are named.

    `totals`: rows of totals of a table right above it.
    """
    placed = [(at, token.figure) for at, token in enumerate(passage.tokens) if token.figure and token.cue == "figure"]
    figures = [figure for _, figure in placed]
    named = rows.named(passage)
    celled: dict[int, list[Place]] = {}
    for figure, place in rows.of_cells(figures):
        celled.setdefault(figure.start, []).append(place)
    if not (named or celled or totals):
        return
    seen, end, last, before = 0, passage.start, None, None
    for number, (at, figure) in enumerate(placed):
        until = figures[number + 1].start if number + 1 < len(figures) else passage.end
        lines = nearest(named, figure)
        if last is not None and Line(*last[:2]) not in lines:
            lines = [Line(*last[:2]), *lines]
        if not figure.is_range and figure.of is None and figure.digits >= FIGURES:
            behind = [each.line for each in between(named, figure.end, until)[:1]]
            tokens = passage.tokens[seen:at]
            since = max([end, *(token.end for token in tokens if token.cue in CLAUSE_ENDS)])
            yield OfRow(
                figure=figure,
                cues=frozenset(token.cue for token in tokens),
                lines=lines,
                behind=behind,
                joined=between(named, end, figure.start),
                last=last,
                is_beside=before is not None,
                since=since,
                tokens=tuple(tokens),
                sentence=frozenset(_since_stop(passage.tokens[:at])),
                totals=totals,
                behind_cues=frozenset(_until_comma(passage.tokens[at + 1 :])),
                before=figures[number - 1] if number and figures[number - 1].is_plain else None,
            )
        seen, end = at + 1, figure.end
        before = celled[figure.start][0] if figure.start in celled else None
        last = before or last

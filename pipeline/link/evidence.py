"""A mention as evidence: back in the source text, with its section, page, sentence, zone, box and lasting id."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from pipeline.doubts import with_doubt
from pipeline.model import Box, Document, Layout, Mention, Page, Span
from pipeline.report import Evidence
from pipeline.text import OffsetMap, folded

ID_DIGITS = 16
FAR = 1 << 60  # behind every offset
# Characters; a longer "sentence" is a list without full stops, of which the mention's surroundings are shown.
LONGEST_CONTEXT = 600
NESTED_ZONES = 12  # zones that may begin before an offset and hold it: a cell in a table in an annex in a header
ORIGINS = ("table", "heading", "header", "signature")  # the one that counts first
ZONES = {
    "header": "header",
    "title": "header",
    "dateline": "header",
    "signature": "signature",
    "recipients": "signature",
}

_START, _END = attrgetter("start"), attrgetter("end")
Sentences = Callable[[str], Sequence[Span]]  # function paragraph -> where its sentences are


def mention_id(doc_id: str, table: str, quote: str, occurrence: int) -> str:
    """Made from the content only, so that it survives a run with other rules; `quote` with folded white space."""
    data = f"{doc_id}\x1f{table}\x1f{quote}\x1f{occurrence}".encode()
    return hashlib.blake2b(data, digest_size=ID_DIGITS // 2).hexdigest()


def evidence(
    mentions: Sequence[Mention],
    *,
    source: Document,
    clean: Document,
    layout: Layout,
    offsets: OffsetMap,
    boxes: Callable[[Sequence[Span]], list[Box | None]],
    sentences: Sentences,
) -> list[Evidence]:
    """Mentions (reading order, clean coordinates) as rows in source coordinates."""
    spans = offsets.in_order([(mention.start, mention.end) for mention in mentions])
    places = _Places(clean, layout, sentences)
    counts: dict[tuple[str, str], int] = {}
    contexts: dict[Span, str] = {}  # as printed: the mentions of a sentence share it
    doubts = clean.doubts
    rows = []
    for (begin, behind, value, rule), (start, end), box in zip(mentions, spans, boxes(spans), strict=True):
        text = source.text[start:end]
        quote = type(value).__name__, folded(text)
        count = counts[quote] = counts.get(quote, 0) + 1
        section, page, origin = places.around(begin)
        context = places.context(begin, behind)
        said = contexts.get(context)
        if said is None:
            said = contexts[context] = printed(source, offsets.to_source(context))
        key = mention_id(source.doc_id, *quote, count)
        rule = with_doubt(rule, doubts, begin, behind) if doubts else rule  # noqa: PLW2901 - as it is told
        # By position, as its fields stand: keywords take as long as all the rest of the call.
        rows.append(Evidence(key, section, page.number, start, end, text, said, origin, page.source, box, rule, value))
    return rows


def printed(source: Document, span: Span) -> str:
    """The source text of a span with folded white space and without markup."""
    if not source.marks:
        return folded(source.text[span.start : span.end])
    first = bisect_right(source.marks, span.start, key=_END)
    pieces, at = [], span.start
    for mark in source.marks[first : bisect_left(source.marks, span.end, first, key=_START)]:
        pieces.append(source.text[at : max(mark.start, at)])
        at = max(at, mark.end)
    return folded("".join(pieces) + source.text[at : span.end])


class _Places:
    """Sorted indexes over a document for looking up what an offset lies in."""

    def __init__(self, clean: Document, layout: Layout, sentences: Sentences) -> None:
        self._text = layout.text
        self._pages = clean.pages
        self._page_starts = [page.start for page in clean.pages]
        self._numbered = {page.number: page for page in clean.pages}
        self._carried = clean.carried
        self._sections = layout.sections
        self._section_starts = [section.start for section in layout.sections]
        self._section_ends = list(accumulate((section.end for section in layout.sections), max))
        zones = [(zone.start, zone.end, ZONES[zone.name]) for zone in layout.zones if zone.name in ZONES]
        zones += [(section.start, section.heading_end, "heading") for section in layout.sections]
        zones += [(table.start, table.end, "table") for table in clean.tables]
        self._zones = sorted(zones)
        self._zone_starts = [zone[0] for zone in self._zones]
        self._zone_reach = [0, *accumulate((end for _, end, _ in self._zones), max)]  # how far the first ones go
        self._borders = sorted(self._all_borders())
        self._low = self._high = 0  # offsets between which all lie in the same
        self._around: tuple[str | None, Page, str] | None = None
        self._rows = sorted(_row_spans(clean))
        self._row_starts = [row.start for row in self._rows]
        self._sentences_of = sentences
        self._paragraphs = layout.paragraphs
        self._paragraph = Span(0, 0)
        self._sentences: list[Span] = []
        self._sentence = self._paragraph

    def _all_borders(self) -> set[int]:
        """Where a page, a section or a zone begins or ends."""
        carried = (end for part in self._carried for end in (part.start, part.end))
        zones = (end for start, behind, _ in self._zones for end in (start, behind))
        return {0, *self._page_starts, *carried, *self._section_starts, *self._section_ends, *zones}

    def around(self, at: int) -> tuple[str | None, Page, str]:
        """Section, page and origin; looked up once for all mentions between two borders."""
        if self._around is None or not self._low <= at < self._high:
            index = bisect_right(self._borders, at)
            self._low = self._borders[index - 1]
            self._high = self._borders[index] if index < len(self._borders) else len(self._text) + 1
            self._around = self.section(at), self.page(at), self.origin(at)
        return self._around

    def page(self, at: int) -> Page:
        """What a table row carried over a page break stands on is the page behind it."""
        index = bisect_right(self._carried, at, key=lambda part: part.start) - 1 if self._carried else -1
        if index >= 0 and at < self._carried[index].end:
            return self._numbered[self._carried[index].page]
        return self._pages[max(bisect_right(self._page_starts, at) - 1, 0)]

    def section(self, at: int) -> str | None:
        """The innermost section; `None` outside of all."""
        index = bisect_right(self._section_starts, at) - 1
        return self._sections[index].section_id if index >= 0 and at < self._section_ends[index] else None

    def origin(self, at: int) -> str:
        """The kind of place: `table` and `heading` before `header` and `signature`, else `prose`."""
        index = bisect_right(self._zone_starts, at)
        if self._zone_reach[index] <= at:
            return "prose"  # most mentions
        names = [name for _, end, name in self._zones[max(0, index - NESTED_ZONES) : index] if at < end]
        return min(names, key=ORIGINS.index) if names else "prose"

    def context(self, start: int, end: int) -> Span:
        """The sentence around a mention, within its paragraph, or the row of a table, in clean text."""
        index = bisect_right(self._row_starts, start) - 1
        if index >= 0 and start < self._rows[index].end:
            return _cut(self._rows[index], start, end)
        sentence = self._sentence
        if sentence.start <= start < sentence.end:  # as the last
            return _cut(sentence if end <= sentence.end else Span(sentence.start, end), start, end)
        if not self._paragraph.start <= start < self._paragraph.end:
            self._enter(start)
        index = bisect_right(self._sentences, (start, FAR)) - 1
        if index >= 0 and start < self._sentences[index].end:
            self._sentence = sentence = self._sentences[index]
            return _cut(sentence if end <= sentence.end else Span(sentence.start, end), start, end)
        return _cut(Span(start, end), start, end)

    def _enter(self, at: int) -> None:
        """Split the paragraph around an offset into sentences: once each, for mentions come in reading order."""
        index = bisect_right(self._paragraphs, at)
        start = self._paragraphs[index - 1] if index else 0
        end = self._paragraphs[index] if index < len(self._paragraphs) else len(self._text)
        self._paragraph = Span(start, max(end, start + 1))
        self._sentences = [Span(start + low, start + high) for low, high in self._sentences_of(self._text[start:end])]


def _row_spans(document: Document) -> Iterator[Span]:
    """From the first to the last character of each row of each table; cells over several rows count to the first."""
    for table in document.tables:
        for _, cells in groupby(sorted(table.cells, key=lambda cell: cell.row), key=lambda cell: cell.row):
            filled = [cell for cell in cells if cell.end > cell.start]
            if filled:
                yield Span(min(cell.start for cell in filled), max(cell.end for cell in filled))


def _cut(span: Span, start: int, end: int) -> Span:
    """Of a long span what lies around the mention."""
    if span.end - span.start <= LONGEST_CONTEXT:
        return span
    half = LONGEST_CONTEXT // 2
    return Span(max(span.start, start - half), min(span.end, end + half))

"""A mention as evidence: back in the source text, with its section, page, sentence, zone, box and lasting id."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from pipeline.doubts import with_doubt
from pipeline.model import Box, Document, Layout, Mention, Span
from pipeline.report import Evidence
from pipeline.text import OffsetMap, folded

ID_DIGITS = 16
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
    spans = [offsets.to_source(Span(mention.start, mention.end)) for mention in mentions]
    places = _Places(clean, layout, sentences)
    counts: Counter[tuple[str, str]] = Counter()
    contexts: dict[Span, str] = {}  # as printed: the mentions of a sentence share it
    rows = []
    for mention, span, box in zip(mentions, spans, boxes(spans), strict=True):
        text = source.text[span.start : span.end]
        quote = type(mention.value).__name__, folded(text)
        counts[quote] += 1
        page = places.page(mention.start)
        context = places.context(mention)
        if context not in contexts:
            contexts[context] = printed(source, offsets.to_source(context))
        rows.append(
            Evidence(
                mention_id=mention_id(source.doc_id, *quote, counts[quote]),
                section_id=places.section(mention.start),
                page=clean.pages[page].number,
                start=span.start,
                end=span.end,
                text=text,
                context=contexts[context],
                origin=places.origin(mention),
                source=clean.pages[page].source,
                box=box,
                rule=with_doubt(mention.rule, clean.doubts, mention.start, mention.end),
                value=mention.value,
            )
        )
    return rows


def printed(source: Document, span: Span) -> str:
    """The source text of a span with folded white space and without markup."""
    if not source.marks:
        return folded(source.text[span.start : span.end])
    first = bisect_right(source.marks, span.start, key=lambda mark: mark.end)
    pieces, at = [], span.start
    for mark in source.marks[first:]:
        if mark.start >= span.end:
            break
        pieces.append(source.text[at : max(mark.start, at)])
        at = max(at, mark.end)
    return folded("".join(pieces) + source.text[at : span.end])


class _Places:
    """Sorted indexes over a document for looking up what an offset lies in."""

    def __init__(self, clean: Document, layout: Layout, sentences: Sentences) -> None:
        self._text = layout.text
        self._pages = [page.start for page in clean.pages]
        self._page_index = {page.number: index for index, page in enumerate(clean.pages)}
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
        self._rows = sorted(_row_spans(clean))
        self._row_starts = [row.start for row in self._rows]
        self._sentences_of = sentences
        self._paragraphs = layout.paragraphs
        self._paragraph = Span(0, 0)
        self._sentences: list[Span] = []

    def page(self, at: int) -> int:
        """Index of the page; what a table row carried over a page break stands on the page behind it."""
        index = bisect_right(self._carried, at, key=lambda part: part.start) - 1 if self._carried else -1
        if index >= 0 and at < self._carried[index].end:
            return self._page_index[self._carried[index].page]
        return max(bisect_right(self._pages, at) - 1, 0)

    def section(self, at: int) -> str | None:
        """The innermost section; `None` outside of all."""
        index = bisect_right(self._section_starts, at) - 1
        return self._sections[index].section_id if index >= 0 and at < self._section_ends[index] else None

    def origin(self, mention: Mention) -> str:
        """The kind of place: `table` and `heading` before `header` and `signature`, else `prose`."""
        index = bisect_right(self._zone_starts, mention.start)
        if self._zone_reach[index] <= mention.start:
            return "prose"  # most mentions
        names = [name for _, end, name in self._zones[max(0, index - NESTED_ZONES) : index] if mention.start < end]
        return min(names, key=ORIGINS.index) if names else "prose"

    def context(self, mention: Mention) -> Span:
        """The sentence around, within its paragraph, or the row of a table, in clean text."""
        index = bisect_right(self._row_starts, mention.start) - 1
        if index >= 0 and mention.start < self._rows[index].end:
            return _cut(self._rows[index], mention)
        if not self._paragraph.start <= mention.start < self._paragraph.end:
            self._enter(mention.start)
        for sentence in self._sentences:
            if sentence.start <= mention.start < sentence.end:
                is_within = mention.end <= sentence.end
                return _cut(sentence if is_within else Span(sentence.start, mention.end), mention)
        return _cut(Span(mention.start, mention.end), mention)

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


def _cut(span: Span, mention: Mention) -> Span:
    """Of a long span what lies around the mention."""
    if span.end - span.start <= LONGEST_CONTEXT:
        return span
    half = LONGEST_CONTEXT // 2
    return Span(max(span.start, mention.start - half), min(span.end, mention.end + half))

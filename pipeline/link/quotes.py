"""Quotes of a document by clean offsets, with their page and section."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from pipeline.link.evidence import printed
from pipeline.model import Document, Layout, Span
from pipeline.text import OffsetMap


class Quotes:
    """Made once a document; looks offsets up in sorted lists."""

    def __init__(self, source: Document, clean: Document, layout: Layout, offsets: OffsetMap) -> None:
        self.doc_id = source.doc_id
        self._source = source
        self._offsets = offsets
        self._pages = clean.pages
        self._doubts = clean.doubts
        self._page_starts = [page.start for page in clean.pages]
        self._sections = layout.sections
        self._section_starts = [section.start for section in layout.sections]
        self._section_ends = list(accumulate((section.end for section in layout.sections), max))

    def quote(self, start: int, end: int) -> str:
        """The source text of a clean span, with folded white space and without markup."""
        return printed(self._source, self._offsets.to_source(Span(start, end)))

    def page(self, at: int) -> int:
        """Number, from 1, of the page."""
        return self._pages[max(bisect_right(self._page_starts, at) - 1, 0)].number

    def section(self, at: int) -> str | None:
        """The innermost section; `None` outside of all."""
        index = bisect_right(self._section_starts, at) - 1
        return self._sections[index].section_id if index >= 0 and at < self._section_ends[index] else None

    def is_unsure(self, start: int, end: int) -> bool:
        """Whether OCR was not sure of a clean span."""
        return any(doubt.start < end and doubt.end > start for doubt in self._doubts)

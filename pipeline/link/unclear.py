"""Figures that can be read in two ways, `12,500` being twelve and a half or twelve thousand: told, not guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.figures import style_is_told
from pipeline.model import Document, Layout, Mention, Problem, Span
from pipeline.text import OffsetMap

MOST_SHOWN = 5  # figures of a page that a message names
REMEDY = "Look at the page: nothing else in the document tells whether the comma parts thousands or decimals."
_COMMA = re.compile(r",\d{3}(?![\d.,/])")
_WHOLE = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}$")
REACH = 4  # characters before the comma: three figures and what stands before them


def unclear_figures(
    document: Document, layout: Layout, mentions: Sequence[Mention], offsets: OffsetMap
) -> tuple[Problem, ...]:
    """A problem for each page with figures that only the style of the document's other figures would decide."""
    text = layout.text
    found = [
        Span(match.start() - len(whole[0]), match.end())
        for match in _COMMA.finditer(text)
        if (whole := _WHOLE.search(text[max(match.start() - REACH, 0) : match.start()]))
    ]
    if not found or style_is_told(text):
        return ()
    read = {at for mention in mentions for at in range(mention.start, mention.end)}
    by_page: dict[int, list[str]] = {}
    for span in found:
        if span.start not in read:
            by_page.setdefault(_page(document, offsets.to_source(span).start), []).append(text[slice(*span)])
    return tuple(_problem(document, page, figures) for page, figures in sorted(by_page.items()))


def _page(document: Document, at: int) -> int:
    return max((page.number for page in document.pages if page.start <= at), default=1)


def _problem(document: Document, page: int, figures: Sequence[str]) -> Problem:
    shown = "; ".join(figures[:MOST_SHOWN]) + ("; …" if len(figures) > MOST_SHOWN else "")
    message = f"{document.path}, page {page}: figures that can be read in two ways have no value: {shown}."
    return Problem("unclear_figures", message, REMEDY, stage="link", page=page)

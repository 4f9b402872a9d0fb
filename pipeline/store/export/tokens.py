"""Tokens cut where mentions begin and end, so that a span is exactly what was found.

spaCy leaves `2025./.`, with which every official document ends, and `ha/1.250` one token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def cut(doc: Doc, stretches: Iterable[tuple[int, int]]) -> None:
    """Split the tokens in which a stretch of the text begins or ends; a parsed document stays as it is."""
    edges = {edge for start, end in stretches if doc.char_span(start, end) is None for edge in (start, end)}
    if not edges or doc.has_annotation("DEP"):
        return
    starts = [token.idx for token in doc]
    inner: dict[int, list[int]] = defaultdict(list)
    for edge in sorted(edges):
        at = bisect_right(starts, edge) - 1
        if at >= 0 and starts[at] < edge < starts[at] + len(doc[at]):
            inner[at].append(edge - starts[at])
    groups = {
        name: [(span.start_char, span.end_char, span.label, span.kb_id, span.id) for span in group]
        for name, group in doc.spans.items()
    }
    with doc.retokenize() as retokenizer:
        for at, edges_within in inner.items():
            token = doc[at]
            parts = [token.text[low:high] for low, high in pairwise((0, *edges_within, len(token)))]
            retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))
    for name, spans in groups.items():  # they count tokens
        doc.spans[name] = [
            span
            for start, end, label, kb_id, span_id in spans
            if (span := doc.char_span(start, end, label=label, kb_id=kb_id, span_id=span_id)) is not None
        ]

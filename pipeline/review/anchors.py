"""What a decision is about, told by content, so that it is found again in the outputs of other rules.

An anchor names the document by its bytes, and in it the quote, the sentence around, and which occurrence of the quote
in the document's text it is: nothing of it depends on what else was found.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

ID_DIGITS = 16
CHECKS = "checks"  # the part of an anchor that is a check; else a mention table
CELLS = "cells"  # the part of one that is a cell of a table: a figure without a unit, which is no mention
NOWHERE = -1  # offset of what has none


class Target(NamedTuple):
    """A row of the store: a check or a mention."""

    part: str
    row_id: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention, or a check by the figure that it states.

    `quote`: as printed with folded white space; of a check its stated figure, or all of its evidence where that has no
    figure. `context`: the sentence; of a check its evidence, of a cell its row and column in words. `occurrence`: how
    often the quote stands in the text before it; of a cell, and a check that has no place, how many like it come
    before it. `path`, `number`, `issued`: to find a document again whose bytes were replaced; `issued` is who issued it
    and when (`UBND huyện Ba Bể; 2022-12-12`). `around`: the headings above it, its row, column and subject. `alike`:
    how many figures of the document were like it, as `alike.Likeness` writes it. These three are "" in decisions of
    versions that did not write them.
    """

    doc_id: str
    sha256: str
    path: str
    number: str
    part: str
    kind: str
    quote: str
    context: str
    occurrence: int
    start: int
    end: int
    issued: str = ""
    around: str = ""
    alike: str = ""

    @property
    def subject(self) -> str:
        """Key of what it is about."""
        told = (self.sha256, self.part, self.kind, self.quote, self.context, str(self.occurrence))
        return hashlib.blake2b("\x1f".join(told).encode(), digest_size=ID_DIGITS // 2).hexdigest()


def occurrence_of(text: str, start: int, end: int) -> int:
    """How often what stands at `start:end` stands in the text before."""
    return text.count(text[start:end], 0, start) if 0 <= start < end <= len(text) else 0

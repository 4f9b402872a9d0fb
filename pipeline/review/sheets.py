"""Pages as the review lays its marks over them: how large they are, and where on them words stand."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import TimeoutError as TooSlow
from pathlib import Path

from pebble import ProcessExpired

from pipeline.errors import UnreadableFile
from pipeline.model import Box
from pipeline.read.darkroom import Darkroom
from pipeline.read.sought import Sought
from pipeline.review.catalog import Document

KEPT_PAGES = 200  # of which it is known where their mentions stand, line by line
UNSHOWN = (UnreadableFile, TooSlow, ProcessExpired)  # how a page fails to be shown

Lines = tuple[tuple[Box, ...], ...]


class Sheets:
    """What was found out of pages, kept."""

    def __init__(self, darkroom: Darkroom) -> None:
        self._darkroom = darkroom
        self._sizes: dict[str, tuple[tuple[float, float], ...]] = {}
        self._found: dict[tuple[str, int, tuple[Sought, ...]], Lines] = {}

    def sizes(self, document: Document) -> tuple[tuple[float, float], ...]:
        """Width and height in points of every page; none of what cannot be pictured."""
        if not document.is_pdf:
            return ()
        if document.doc_id not in self._sizes:
            try:
                self._sizes[document.doc_id] = self._darkroom.sizes(Path(document.path), document.sha256).result()
            except UNSHOWN:
                return ()
        return self._sizes[document.doc_id]

    def lines(self, document: Document, page: int, wanted: Mapping[Sought, str]) -> dict[str, tuple[Box, ...]]:
        """Mention -> its boxes line by line, as far as they are found; the first way to look for it that finds any."""
        if not wanted:
            return {}
        asked = (document.sha256, page, tuple(wanted))
        if asked not in self._found:
            try:
                lines = self._darkroom.lines(Path(document.path), document.sha256, page, asked[-1]).result()
            except UNSHOWN:
                return {}
            if len(self._found) >= KEPT_PAGES:
                self._found.clear()
            self._found[asked] = lines
        found = zip(wanted.values(), self._found[asked], strict=True)
        return {mention_id: boxes for mention_id, boxes in reversed(list(found)) if boxes}

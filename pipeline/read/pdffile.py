"""A PDF as pdfium holds it: opened from memory, its form drawn into its pages, its pages turned upright and kept."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2.raw as c

from pipeline.read.pdfium import OpenPage
from pipeline.read.streams import may_hide_layers
from pipeline.read.turns import QUARTERS, turns_to_upright

PASSWORD_ERROR = c.FPDF_ERR_PASSWORD
# Annotations that carry printed text: signature fields hold number and date in 24 of 41 signed files (DESIGN).
DRAWN_ANNOTATIONS = (c.FPDF_ANNOT_WIDGET, c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_STAMP)
# Bytes that pdfium takes for a character and for a piece drawn, with what is around them: 0.3 to 0.6 MB a page.
CHARACTER_BYTES, PIECE_BYTES = 150, 500
# Pieces drawn on a page; maps and plans have tens of thousands. Of more, pdfium takes some 400 bytes each.
MOST_PIECES = 250_000
MOST_KEPT_BYTES = 100_000_000


class CrowdedPageError(Exception):
    """More is drawn on a page than on any of a report; `args`: how many pieces."""


class OpenFile:
    """A PDF in memory. `page_count` is 0 when it could not be opened; then `error` is pdfium's number."""

    def __init__(
        self, data: bytes, prepare: Callable[[OpenPage], None] | None = None, *, password: str | None = None
    ) -> None:
        """Pdfium reads from `data` until `close`, so it is kept here; `prepare` is called with every page loaded."""
        import pypdfium2  # noqa: F401 - starts the library

        self._data = data
        self._prepare = prepare
        self._handle = c.FPDF_LoadMemDocument64(data, len(data), None if password is None else password.encode())
        self.error = 0 if self._handle else int(c.FPDF_GetLastError())
        self.page_count = int(c.FPDF_GetPageCount(self._handle)) if self._handle else 0
        self._may_hide_layers = may_hide_layers(data)
        self._flattened: set[int] = set()
        self._covered: dict[int, list[tuple[int, int]]] = {}
        self._printed_turns: dict[int, int] = {}  # of pages turned upright: how the file has them
        self._kept: dict[int, OpenPage] = {}
        self._kept_bytes = 0

    @property
    def is_open(self) -> bool:
        """Whether pdfium accepted the file and it is not closed."""
        return bool(self._handle)

    def page(self, index: int) -> OpenPage | None:
        """The page (from 0), its form widgets made part of it; `None` when pdfium cannot load it.

        Pages stay open until the file is closed, as long as there is room: they are asked for twice, for text and for
        boxes, and loading one is a seventh of all work on it, a third where it has tables.
        """
        kept = self._kept.get(index)
        if kept is not None:
            return kept
        page = self._load(index)
        if page is not None:
            size = CHARACTER_BYTES * page.char_count + PIECE_BYTES * len(page.drawn.pieces)
            if self._kept_bytes + size <= MOST_KEPT_BYTES:
                page.is_kept = True
                self._kept[index] = page
                self._kept_bytes += size
        return page

    def _load(self, index: int) -> OpenPage | None:
        handle = c.FPDF_LoadPage(self._handle, index)
        if handle and index not in self._flattened and _has_drawn_annotations(handle):
            self._flattened.add(index)  # the document keeps it so until it is closed
            c.FPDFPage_Flatten(handle, c.FLAT_NORMALDISPLAY)
            c.FPDF_ClosePage(handle)
            handle = c.FPDF_LoadPage(self._handle, index)
        if not handle:
            return None
        pieces = int(c.FPDFPage_CountObjects(handle))
        if pieces > MOST_PIECES:
            c.FPDF_ClosePage(handle)
            raise CrowdedPageError(pieces)
        page = OpenPage(
            handle,
            index,
            is_flattened=index in self._flattened,
            printed_turn=self._printed_turns.get(index),
            may_hide_layers=self._may_hide_layers,
        )
        turns = 0 if index in self._printed_turns else turns_to_upright(page)
        if turns:
            self._printed_turns[index] = page.turn
            c.FPDFPage_SetRotation(handle, (page.turn + turns) % QUARTERS)  # kept until the document is closed
            page.close()
            return self._load(index)
        page.covered = self._covered.get(index)
        if self._prepare is not None:
            self._prepare(page)
        if page.covered is not None:
            self._covered[index] = page.covered
        return page

    def close(self) -> None:
        """Free pdfium's memory; a second call does nothing."""
        for page in self._kept.values():
            page.close()
        self._kept.clear()
        if self._handle:
            c.FPDF_CloseDocument(self._handle)
            self._handle = None
        self._data = b""


def _has_drawn_annotations(page: c.FPDF_PAGE) -> bool:
    return any(_annotation_kind(page, i) in DRAWN_ANNOTATIONS for i in range(c.FPDFPage_GetAnnotCount(page)))


def _annotation_kind(page: c.FPDF_PAGE, index: int) -> int:
    annotation = c.FPDFPage_GetAnnot(page, index)
    kind = int(c.FPDFAnnot_GetSubtype(annotation))
    c.FPDFPage_CloseAnnot(annotation)
    return kind

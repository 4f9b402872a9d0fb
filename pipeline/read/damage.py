"""Damaged PDFs: what stands before the file, whether its end is missing, and which pages are whole.

A cut file is read only when nothing of a page can be missing unseen. 24 of 41 signed files (DESIGN) have number and
date in a revision added at the end; cut there, the older revision opens well, and lacks them. So a file that breaks
off within an added revision is never read. Of others a page is read when every object that it needs is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.streams import is_suspicious

END = b"%%EOF"
OBJECT_END = b"endobj"
OPENING = 2048  # bytes in which a linearized file says that it is one
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_LAST_STEP = re.compile(rb"startxref\s+(\d+)\s*%?%?E?O?\s*\Z")
_AT_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_CATALOG = re.compile(rb"(\d+)\s+(\d+)\s+obj\b(?:(?!endobj).){0,4000}?/Type\s*/Catalog\b", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(?:(?!>>\s*startxref).){0,4000}?/Root\b|/Type\s*/XRef\b", re.DOTALL)
_LOCK = re.compile(rb"/Encrypt\b|/Filter\s*/Standard\b")  # the key may be in what is missing


def is_whole(data: bytes) -> bool:
    """Whether the end of the file is there: an end mark with no object behind it, or a last step to its table.

    What is no object may follow: signing programs, mail gateways and servers leave all sorts of bytes.
    """
    end = data.rfind(END)
    if end >= 0 and not _OBJECT.search(data, end):
        return True
    step = _LAST_STEP.search(data[-64:])
    return step is not None and _AT_TABLE.match(data, int(step[1])) is not None


def is_cut_revision(data: bytes) -> bool:
    """Whether a file that is not whole breaks off in a revision added to one that was."""
    return data.count(END) > (1 if b"/Linearized" in data[:OPENING] else 0)


def with_trailer(data: bytes) -> bytes:
    """The file with a last step that names its catalogue, where the cut took both; else the file as it is."""
    if _TRAILER.search(data):
        return data
    catalog = next(_CATALOG.finditer(data), None)
    if catalog is None:
        return data
    return data + b"\ntrailer\n<< /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n" % (catalog[1], catalog[2])


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes to read from. `is_cut`: their end is missing; `is_lost`: so that they must not be read at all."""

    data: bytes
    is_cut: bool = False
    is_lost: bool = False

    def lost_pages(self, count: int) -> frozenset[int] | None:
        """Numbers of the pages that are not whole, of `count`; `None` when a cut file must not be read at all."""
        if not self.is_cut:
            return self._broken_pages()
        if self.is_lost:
            return None
        from pipeline.read.wholeness import whole_pages

        whole = whole_pages(self.data)
        if len(whole) != count or not any(whole):
            return None
        return frozenset(number for number, is_there in enumerate(whole, 1) if not is_there)

    def _broken_pages(self) -> frozenset[int]:
        """Of a file with its end."""
        if not is_suspicious(self.data):
            return frozenset()
        from pipeline.read.wholeness import broken_pages

        return broken_pages(self.data)


def mended(data: bytes, start: int) -> Mended:
    """The file from `start` on, where its mark stands: its offsets count from there."""
    data = data[start:] if start else data
    if is_whole(data):
        return Mended(data)
    is_lost = is_cut_revision(data) or _LOCK.search(data) is not None
    return Mended(with_trailer(_without_torn(data)), is_cut=True, is_lost=is_lost)


def _without_torn(data: bytes) -> bytes:
    """The file without the object that the cut went through."""
    end = data.rfind(OBJECT_END) + len(OBJECT_END)
    return data[:end] + b"\n" if end >= len(OBJECT_END) and _OBJECT.search(data, end) else data

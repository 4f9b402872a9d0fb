"""The tree of a PDF's pages where it is false: it claims more than it has, names one page many times, or itself.

pdfium believes what the tree claims, and gives a page again and again. All files are looked through without a parser;
only where numbers do not fit, pdfminer tells what the tree holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.read.streams import packed_objects

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

DEEPEST = 100  # nodes within nodes
# Of one page in the tree: a blank page may well be named more than once.
MOST_REPEATS = 20
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_COUNT = re.compile(rb"/Count\s+(\d{1,10})")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
NEAR = 400  # bytes of a node before and behind its kids


@dataclass(slots=True)
class PageTree:
    """`claimed`: pages as its root tells them; `repeats`: how often the page or node named most often is named."""

    claimed: int
    named: int = 0  # different pages
    end: int = 0  # place behind the last page that was not named before
    size: int = 0  # pages, each as often as it is named
    is_ring: bool = False
    _sizes: dict[int, int] = field(default_factory=dict)
    _around: set[int] = field(default_factory=set)
    _visits: Counter[int] = field(default_factory=Counter)

    @property
    def repeats(self) -> int:
        """1 when nothing is named twice."""
        return max(self._visits.values(), default=1)

    def is_false(self, page_count: int) -> bool:
        """Whether it is not to be believed, when pdfium takes it for so many pages."""
        return self.is_ring or self.claimed > self.size or page_count != self.size or self.repeats > MOST_REPEATS

    def visit(self, document: PDFDocument, reference: object, depth: int = DEEPEST) -> None:
        """Count what a node or page holds; what was met before holds nothing new."""
        from pipeline.read.wholeness import resolved

        number = getattr(reference, "objid", 0)
        if number in self._around or not depth:
            self.is_ring = True
            return
        self._visits[number] += 1 if number else 0
        if number in self._sizes:
            self.size += self._sizes[number]
            return
        before, node = self.size, resolved(document, reference)
        kids = resolved(document, node.get("Kids")) if isinstance(node, dict) else None
        if isinstance(kids, list):
            self._around.add(number)
            for kid in kids:
                self.visit(document, kid, depth - 1)
            self._around.discard(number)
        elif isinstance(node, dict):
            self.size += 1
            self.named, self.end = self.named + 1, self.size
        if number:
            self._sizes[number] = self.size - before


def is_doubtful(data: bytes, page_count: int) -> bool:
    """Whether the numbers of a file's page tree do not fit, as far as can be seen; older revisions may be the cause."""
    if b"/Encrypt" in data:
        return False
    nodes = _nodes([data, *(packed_objects(data) if b"/ObjStm" in data else ())])
    if not nodes:
        return False
    leaves = sum(len(kids) for _, kids, _ in nodes) - len(nodes) + 1
    is_repeated = any(own in kids or len(set(kids)) < len(kids) for own, kids, _ in nodes)
    return is_repeated or leaves != page_count or max(count for _, _, count in nodes) != page_count


def _nodes(parts: Iterable[bytes]) -> list[tuple[bytes, list[bytes], int]]:
    """Number ("" of packed ones), kids and claimed number of pages of the tree's nodes; of each number the last."""
    found: dict[tuple[int, bytes | int], tuple[bytes, list[bytes], int]] = {}
    for at, part in enumerate(parts):
        for match in _KIDS.finditer(part):
            before = part[max(0, match.start() - NEAR) : match.start()]
            own = _OBJECT.findall(before)[-1:] if at == 0 else []
            here = before[max(before.rfind(b"<<"), 0) :] + part[match.end() : match.end() + NEAR].partition(b">>")[0]
            count = _COUNT.search(here)
            if count is not None:
                key = (0, own[0]) if own else (at + 1, match.start())
                found[key] = (own[0] if own else b""), _REFERENCE.findall(match[1]), int(count[1])
    return list(found.values())


def page_tree(data: bytes) -> PageTree | None:
    """What the tree holds; `None` where it cannot be told."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    from pipeline.read.wholeness import resolved

    try:
        document = PDFDocument(PDFParser(BytesIO(data)), fallback=True)
        root = document.catalog.get("Pages")
        node = resolved(document, root)
        claimed = resolved(document, node.get("Count")) if isinstance(node, dict) else None
        tree = PageTree(claimed if isinstance(claimed, int) else 0)
        tree.visit(document, root)
    except Exception:  # noqa: BLE001 - pdfminer meets a damaged file; whatever it raises means that it cannot tell
        return None
    return tree

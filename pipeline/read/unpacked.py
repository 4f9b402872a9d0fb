"""PDFs made to fill the memory: streams that unpack to more than any page, told before pdfium unpacks them.

Flate packs a byte into a thousandth at best, so of streams packed once only the long ones need a look, and those that
are packed twice or more: no program that makes reports does that.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from pipeline.errors import UnreadableFile
from pipeline.read.source import RawFile
from pipeline.read.streams import LONGEST_HEAD, MOST_BYTES

MOST_PACKING = 1032  # zlib: how much longer than its packed bytes a stream may be
SHORTEST = MOST_BYTES // MOST_PACKING  # bytes of a packed stream that may unpack to more than `MOST_BYTES`
LONG = MOST_BYTES // 4  # unpacked; a map of an atlas may have 10 MB
MOST_TOGETHER = 4 * MOST_BYTES  # of the long ones
REMEDY = "Look where it comes from. If it is sound, split it or print it to a new PDF, and run again."
_END = b"endstream"
_STREAM = re.compile(rb"stream\r?\n")
_LAYERED = re.compile(
    rb"/Filter\s*\[[^\]]{0,200}?/(?:FlateDecode|Fl)\b[^\]]{0,200}?/(?:FlateDecode|Fl)\b[^\]]{0,200}\]"
)
_FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
_NAME = re.compile(rb"/(\w+)")
# Pictures are unpacked only when they are drawn, attached files never.
_PASSED_OVER = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_FLATE = (b"FlateDecode", b"Fl")


def refuse_bomb(file: RawFile, data: bytes) -> None:
    """Raises UnreadableFile when a stream of the PDF unpacks to more than any page, or long ones to more together."""
    together = 0
    for head, packed in _suspects(data):
        size = unpacked_size(head, packed)
        together += size if size > LONG else 0
        if size > MOST_BYTES or together > MOST_TOGETHER:
            message = f"{file.shown}: unpacked it is larger than any report; it may be made to fill the memory."
            raise UnreadableFile("zip_bomb", message, REMEDY)


def _suspects(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Head and packed bytes of the streams that are long, or packed more than once."""
    view = memoryview(data)
    for match in _LAYERED.finditer(data):
        found = _STREAM.search(data, match.end(), match.end() + LONGEST_HEAD)
        if found is not None and not _PASSED_OVER.search(head := _head(data, found.start())):
            yield head, view[found.end() :]
    at = 0
    while (end := data.find(_END, at)) >= 0:
        found = _STREAM.search(data, at, end) if end - at > SHORTEST else None
        if found is not None and end - found.end() > SHORTEST:
            head = _head(data, found.start())
            if not _PASSED_OVER.search(head) and not _LAYERED.search(head):
                yield head, view[found.end() : end]
        at = end + len(_END)


def _head(data: bytes, end: int) -> bytes:
    """The dictionary before a stream."""
    start = max(0, end - LONGEST_HEAD)
    return data[max(start, data.rfind(b" obj", start, end)) : end]


def unpacked_size(head: bytes, packed: bytes | memoryview) -> int:
    """Bytes that the stream unpacks to, counted until they are more than `MOST_BYTES`; 0 when that cannot be told."""
    found = _FILTER.search(head)
    names: list[bytes] = _NAME.findall(found[1] or found[2]) if found else []
    flates = [name in _FLATE for name in names]
    if not names or not flates[0]:
        return 0
    layers = flates.index(False) if False in flates else len(flates)
    content: bytes | memoryview = packed
    for _ in range(layers - 1):
        content = b"".join(_pieces(content))
        if len(content) > MOST_BYTES:
            return len(content)
    return sum(map(len, _pieces(content)))


def _pieces(packed: bytes | memoryview) -> Iterator[bytes]:
    """What is unpacked, in pieces, to a little more than `MOST_BYTES`; what is broken ends it."""
    unpacker, left, total = zlib.decompressobj(), packed, 0
    while left and not unpacker.eof and total <= MOST_BYTES:
        try:
            piece = unpacker.decompress(left, 1 << 20)
        except zlib.error:
            return
        total += len(piece)
        left = unpacker.unconsumed_tail
        yield piece

"""The zip archive that a Word file is: its XML parts, read in memory, within limits.

Nothing is unpacked to disk, so names in the archive cannot lead anywhere; of pictures only large ones are looked into.
"""

from __future__ import annotations

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from pipeline.errors import UnreadableFile, too_deep
from pipeline.read.source import RawFile

# A report of 1,000 pages has some 30 MB of document.xml. What is larger is a bomb, or no report.
LARGEST_PART = 64_000_000  # bytes, unpacked
LARGEST_SUM = 160_000_000  # of all parts that are read
MOST_ENTRIES = 20_000
# Start tags of a part, and paragraphs: 1,000 pages of tables have a third of that. Each takes lxml 0.2 KB, and us more.
MOST_ELEMENTS, MOST_PARAGRAPHS = 2_000_000, 500_000
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")
TOO_DEEP = "Excessive depth"  # as libxml2 says it, which has no number for it
FETCH = "Fetch it again from its source; the download may have been broken."
SPLIT = "Look where it comes from. If it is sound, split it and run again."
AGAIN = "Open it in Word or LibreOffice, save it again as .docx, and run again."

# What zipfile and the unpackers below it raise for wrong bytes: some of it only when they follow a wrong offset.
UNSOUND = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, NotImplementedError, EOFError, OSError, ValueError),
)

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Files saved as "Strict Open XML" say the same in other namespaces (ISO/IEC 29500-1).
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
)


class Archive:
    """An open package. Raises UnreadableFile when it is no sound zip archive or a part breaks the limits."""

    def __init__(self, file: RawFile) -> None:
        self._shown = file.shown
        self._left = LARGEST_SUM
        try:
            self._zip = zipfile.ZipFile(BytesIO(file.data))
        except UNSOUND as error:
            message = f"{self._shown}: the Word file is damaged: it is no sound zip archive; it may be cut off."
            raise UnreadableFile("damaged_word", message, FETCH) from error
        if len(self._zip.infolist()) > MOST_ENTRIES:
            raise self._too_large()
        self._names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}

    def damaged(self, why: str) -> UnreadableFile:
        """The error for a file whose parts do not fit together."""
        return UnreadableFile("damaged_word", f"{self._shown}: the Word file is damaged: {why}.", AGAIN)

    def _too_large(self) -> UnreadableFile:
        message = f"{self._shown}: unpacked it is larger than any report; it may be made to fill the memory."
        return UnreadableFile("zip_bomb", message, SPLIT)

    def part(self, name: str) -> etree._Element | None:
        """Root element of a part; `None` when the archive has no such part."""
        stored = self._names.get(name.lower().lstrip("/"))
        return None if stored is None else self._parsed(name, self._bytes(stored))

    def picture(self, name: str, largest: int) -> bytes | None:
        """Bytes of a picture; `None` for one that is larger or cannot be unpacked, b"" where there is none."""
        stored = self._names.get(name.lower().lstrip("/"))
        limit = min(largest, self._left)
        try:
            with self._zip.open(stored or "") as stream:
                data = stream.read(limit + 1)
        except KeyError:
            return b""
        except UNSOUND:
            return None
        self._left -= min(len(data), limit)
        return data if len(data) <= limit else None

    def _bytes(self, name: str) -> bytes:
        """Unpacked bytes; what the directory says of sizes is not trusted."""
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(name) as stream:
                data = stream.read(limit + 1)
        except UNSOUND as error:
            raise self.damaged(f"the part {name} cannot be unpacked") from error
        if len(data) > limit:
            raise self._too_large()
        self._left -= len(data)
        self._refuse_many(name, data)
        return data

    def _refuse_many(self, name: str, data: bytes) -> None:
        """Elements are counted before they are made."""
        elements = data.count(b"<") - data.count(b"</")
        if elements > MOST_ELEMENTS or (
            elements > MOST_PARAGRAPHS and sum(1 for _ in _PARAGRAPH.finditer(data)) > MOST_PARAGRAPHS
        ):
            message = f"{self._shown}: the part {name} has {elements:,} elements, more than any report has."
            raise UnreadableFile("zip_bomb", message, SPLIT)

    def _parsed(self, name: str, data: bytes) -> etree._Element:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        # Entities stay unresolved, nothing is fetched, and libxml2 keeps its own limits on depth and size.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if TOO_DEEP in str(error):
                raise too_deep(self._shown) from error
            raise self.damaged(f"the part {name} is no sound XML") from error
        if root.getroottree().docinfo.doctype:
            message = f"{self._shown}: the part {name} declares entities, which no Word file does."
            raise UnreadableFile("xml_entities", message, "Look where it comes from; do not open it in other programs.")
        return root

    def main_part(self) -> str:
        """Name of the part that holds the text."""
        for kind, target in self._relations("_rels/.rels", "").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (kind, name) of the parts that a part refers to; what lies outside the file is left out."""
        folder, _, name = part.rpartition("/")
        return self._relations(f"{folder}/_rels/{name}.rels", folder)

    def _relations(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        root = self.part(name)
        found: dict[str, tuple[str, str]] = {}
        for item in root if root is not None else ():
            target = item.get("Target", "")
            if item.get("TargetMode") != "External" and target:
                kind = item.get("Type", "").rpartition("/")[2]
                found[item.get("Id", "")] = (kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return found

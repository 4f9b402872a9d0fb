"""What a file is, by its bytes; its name is only a hint."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from pipeline.errors import UnreadableFile
from pipeline.read.source import RawFile

PDF, TEXT, HTML = "pdf", "text", "html"
DOCX, DOC, RTF, ODT, WORD_XML = "docx", "doc", "rtf", "odt", "word_xml"

# Acrobat and pdfium accept junk before the mark, as mail gateways and scanners write it.
PDF_MARK_WITHIN = 1024
# Servers put headers, warnings, whole error pages before the file; in front of one named .pdf more is let pass.
PDF_MARK_WITHIN_NAMED = 262_144
HEADER = 32  # bytes: marks like `BM` also begin words, so they count only with a NUL among the first bytes
HEAD = 4096  # bytes that tell HTML from text; a long comment or script may stand before <html>

CONVERT = "Save it as PDF (text, not scan), .docx or .txt and run again."
RECOGNISE = "It holds no text: run OCR on it first (for instance ocrmypdf -l vie), then run again."
UNPACK = "Unpack it into the corpus folder and run again."
NOT_A_REPORT = "If it belongs in the corpus, save it as PDF or .txt; otherwise move it out of the folder."

# First bytes -> (name for people, remedy). Sources: the formats' specifications, as collected in file(1).
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "PNG image", RECOGNISE),
    (b"\xff\xd8\xff", "JPEG image", RECOGNISE),
    (b"GIF8", "GIF image", RECOGNISE),
    (b"II*\x00", "TIFF image", RECOGNISE),
    (b"MM\x00*", "TIFF image", RECOGNISE),
    (b"BM", "BMP image", RECOGNISE),
    (b"AT&TFORM", "DjVu scan", RECOGNISE),
    (b"\x1f\x8b", "gzip archive", UNPACK),
    (b"BZh", "bzip2 archive", UNPACK),
    (b"\xfd7zXZ\x00", "xz archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "RAR archive", UNPACK),
    (b"SQLite format 3\x00", "SQLite database", NOT_A_REPORT),
    (b"\x7fELF", "program", NOT_A_REPORT),
    (b"MZ\x90\x00", "program", NOT_A_REPORT),
    (b"%!PS", "PostScript file", CONVERT),
    (b"OggS", "sound file", NOT_A_REPORT),
    (b"ID3", "sound file", NOT_A_REPORT),
)
# Names of parts inside a zip container -> what the container is.
ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"xl/workbook", "Excel workbook (xlsx)", CONVERT),
    (b"ppt/presentation.xml", "PowerPoint file (pptx)", CONVERT),
    (b"vnd.oasis.opendocument", "OpenDocument table or slides (ods, odp)", CONVERT),
    (b"application/epub+zip", "EPUB book", CONVERT),
    (b"FixedDocSeq", "XPS document", CONVERT),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names inside Microsoft's old compound file, in UTF-16.
COMPOUND: tuple[tuple[bytes, str, str], ...] = (
    ("Workbook".encode("utf-16-le"), "Excel 97-2003 workbook (xls)", CONVERT),
    ("PowerPoint".encode("utf-16-le"), "PowerPoint 97-2003 file (ppt)", CONVERT),
)
# Text by its bytes, but not the running text of a report.
TEXT_FORMATS = {
    ".csv": "CSV table",
    ".tsv": "TSV table",
    ".json": "JSON data",
    ".jsonl": "JSON data",
    ".xml": "XML data",
    ".svg": "SVG drawing",
    ".eml": "e-mail",
    ".py": "program",
    ".toml": "settings file",
    ".yaml": "settings file",
    ".yml": "settings file",
    ".ini": "settings file",
}


LFS_POINTER = b"version https://git-lfs.github.com/spec/"
LONGEST_POINTER = 1024  # bytes; the Git LFS specification's limit
ODT_MARK = b"mimetypeapplication/vnd.oasis.opendocument.text"
ODT_MARK_AT = 30  # the file's first entry, stored as it is, so that it can be seen (OpenDocument 1.3, part 2, 3.3)
_WORD_XML = re.compile(
    rb"progid=\"Word\.Document\"|schemas\.microsoft\.com/office/word/2003/wordml|office/2006/xmlPackage"
)


def sniff(file: RawFile) -> str:
    """The kind of file, for the table of readers; raises UnreadableFile with the name of what is not read."""
    if not file.data:
        raise UnreadableFile("empty_file", f"{file.shown}: the file has no bytes.", "Fetch it again from its source.")
    if file.data.startswith(LFS_POINTER) and len(file.data) <= LONGEST_POINTER:
        message = f"{file.shown}: a Git LFS pointer; the file itself was not fetched."
        raise UnreadableFile("lfs_pointer", message, "Run `git lfs pull` in its repository, and run again.")
    if pdf_start(file) is not None:
        return PDF
    kind = _word(file) or (HTML if is_html(file.data) or is_mhtml(file.data) or _is_fragment(file) else None)
    if kind is not None:
        return kind
    refuse_foreign(file)
    if file.suffix == ".pdf":
        raise _false_pdf(file)
    return TEXT


def pdf_start(file: RawFile) -> int | None:
    """Where the PDF begins in the bytes; `None` when it is none."""
    within = PDF_MARK_WITHIN_NAMED if file.suffix == ".pdf" else PDF_MARK_WITHIN
    at = file.data.find(b"%PDF-", 0, within)
    return None if at < 0 else at


def _word(file: RawFile) -> str | None:
    """The kind of Word file; `None` for what is none."""
    data = file.data
    if data.startswith(ZIP):
        if data.startswith(ODT_MARK, ODT_MARK_AT):
            return ODT
        return DOCX if _has_part(data, "word/document.xml") else None
    if data.startswith(OLE):
        return _old_word(file)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return RTF
    return (
        WORD_XML
        if data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _WORD_XML.search(data[:HEAD])
        else None
    )


def _has_part(data: bytes, name: str) -> bool:
    """Whether a zip archive has an entry of that name; one cut off has lost its list, and is searched for it."""
    try:
        names = [entry.lower() for entry in zipfile.ZipFile(BytesIO(data)).namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return name.encode() in data
    # Other programs number the part: document2.xml.
    return name in names or any(entry.startswith("word/document") and entry.endswith(".xml") for entry in names)


def _old_word(file: RawFile) -> str | None:
    """DOC; raises UnreadableFile for files locked with a password."""
    data = file.data
    if "EncryptedPackage".encode("utf-16-le") in data or _is_locked(data):
        message = f"{file.shown}: the Word file is locked with a password."
        raise UnreadableFile("encrypted_word", message, "Open it, save a copy without the password, and run again.")
    return DOC if "WordDocument".encode("utf-16-le") in data else None


def _is_locked(data: bytes) -> bool:
    """The flag fEncrypted of a .doc's first block, nearly always the file's first sector ([MS-DOC] 2.5.2)."""
    return data[512:514] == b"\xec\xa5" and bool(data[523] & 1)


def refuse_foreign(file: RawFile) -> None:
    """Raise UnreadableFile when the bytes or, for text, the name are those of a format that is not read here."""
    found = _foreign(file)
    if found is not None:
        name, remedy = found
        raise UnreadableFile("unsupported_format", f"{file.shown}: a {name}; this format is not read.", remedy)


def _foreign(file: RawFile) -> tuple[str, str] | None:
    """Name and remedy of the format; `None` for text."""
    data = file.data
    if data.startswith(ZIP):
        return _part(data, ZIPPED) or ("zip archive", UNPACK)
    if data.startswith(OLE):
        return _part(data, COMPOUND) or ("Microsoft compound file", CONVERT)
    named = TEXT_FORMATS.get(file.suffix)
    return _signed(data) or ((named, NOT_A_REPORT) if named else None)


def _signed(data: bytes) -> tuple[str, str] | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP image", RECOGNISE
    if data[4:8] == b"ftyp":
        return "video or HEIC image", RECOGNISE
    for mark, name, remedy in SIGNATURES:
        if data.startswith(mark) and (not mark.isalnum() or b"\0" in data[:HEADER]):
            return name, remedy
    return None


def _part(data: bytes, parts: tuple[tuple[bytes, str, str], ...]) -> tuple[str, str] | None:
    return next(((name, remedy) for mark, name, remedy in parts if mark in data), None)


def is_html(data: bytes) -> bool:
    """Whether the bytes begin like a web page; UTF-16 pages count too."""
    head = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith((b"<?xml", b"<!--")) and b"<html" in head)


def _is_fragment(file: RawFile) -> bool:
    """Whether a file named as a web page is one saved without its outer element."""
    return (
        file.suffix in {".htm", ".html", ".xhtml"} and re.match(rb"[\xef\xbb\xbf\s]*<[a-zA-Z!]", file.data) is not None
    )


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a web page with its pictures in one file, as Word saves it."""
    head = data[:HEAD].lstrip().lower()
    first = (b"mime-version:", b"from:", b"content-type: multipart/related")
    return head.startswith(first) and b"multipart/related" in head


def _false_pdf(file: RawFile) -> UnreadableFile:
    if looks_textual(file.data):
        return UnreadableFile(
            "text_named_pdf",
            f"{file.shown}: named .pdf, but it is plain text.",
            "If this text is the report, rename it to .txt and run again; otherwise fetch the PDF again.",
        )
    return UnreadableFile(
        "damaged_pdf",
        f"{file.shown}: named .pdf, but its bytes are not those of a PDF file.",
        "Fetch it again from its source; the download may have been broken.",
    )


# Bytes that no text in a known encoding holds: control characters other than tab, line ends, form feed and escape.
CONTROL = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 26, 27} | {127}))
# Largest share of them in a text: some editors leave a stray one, compressed data have one in nine.
CONTROL_SHARE = 0.005


SAMPLE = 65_536  # bytes from the beginning that are looked at
# In UTF-16 Vietnamese every blank, figure and unmarked letter has a NUL on one side: more than half of all.
NUL_SHARE = 0.2


def looks_textual(data: bytes) -> bool:
    """Whether the bytes can be text in some encoding; many NULs are text only as every other byte (UTF-16)."""
    sample = data[:SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if wide := wide_encoding(data):  # bytes that are UTF-16 by chance hold control characters
        sample = sample.decode(wide, "replace").encode("latin-1", "replace")
    junk = len(sample) - len(sample.translate(None, CONTROL))
    return junk <= len(sample) * CONTROL_SHARE


def wide_encoding(data: bytes) -> str | None:
    """Name of the kind of UTF-16 by where the NULs are; `None` for bytes of one-byte encodings."""
    sample = data[:SAMPLE]
    if sample and 0 not in sample:  # as nearly all
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < NUL_SHARE * len(sample) / 2 or min(even, odd) > max(even, odd) / 20:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"

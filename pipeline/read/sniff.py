"""What a file is, by its bytes; its name is only a hint."""

from __future__ import annotations

from pipeline.errors import UnreadableFile
from pipeline.read.source import RawFile

PDF, TEXT = "pdf", "text"

# Acrobat and pdfium accept junk before the mark, as mail gateways and scanners write it.
PDF_MARK_WITHIN = 1024
HEADER = 32  # bytes: marks like `BM` also begin words, so they count only with a NUL among the first bytes
HEAD = 4096  # bytes that tell HTML from text; a long comment or script may stand before <html>

CONVERT = "Save it as PDF (text, not scan) or as .txt and run again."
RECOGNISE = "It holds no text: run OCR on it first (for instance ocrmypdf -l vie), then run again."
UNPACK = "Unpack it into the corpus folder and run again."
NOT_A_REPORT = "If it belongs in the corpus, save it as PDF or .txt; otherwise move it out of the folder."

# First bytes -> (name for people, remedy). Sources: the formats' specifications, as collected in file(1).
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF text", CONVERT),
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
    (b"word/document.xml", "Word document (docx)", CONVERT),
    (b"xl/workbook", "Excel workbook (xlsx)", CONVERT),
    (b"ppt/presentation.xml", "PowerPoint file (pptx)", CONVERT),
    (b"vnd.oasis.opendocument", "OpenDocument file (odt, ods)", CONVERT),
    (b"application/epub+zip", "EPUB book", CONVERT),
    (b"FixedDocSeq", "XPS document", CONVERT),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names inside Microsoft's old compound file, in UTF-16.
COMPOUND: tuple[tuple[bytes, str, str], ...] = (
    ("WordDocument".encode("utf-16-le"), "Word 97-2003 document (doc)", CONVERT),
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


def sniff(file: RawFile) -> str:
    """PDF or TEXT; raises UnreadableFile with the name of what it is instead."""
    if not file.data:
        raise UnreadableFile("empty_file", f"{file.shown}: the file has no bytes.", "Fetch it again from its source.")
    if b"%PDF-" in file.data[:PDF_MARK_WITHIN]:
        return PDF
    refuse_foreign(file)
    if file.suffix == ".pdf":
        raise _false_pdf(file)
    return TEXT


def refuse_foreign(file: RawFile) -> None:
    """Raise UnreadableFile when the bytes or, for text, the name are those of a format that is not read here."""
    found = _foreign(file)
    if found is not None:
        name, remedy = found
        raise UnreadableFile("unsupported_format", f"{file.shown}: a {name}; this format is not read.", remedy)


def _foreign(file: RawFile) -> tuple[str, str] | None:
    """Name and remedy of the format; `None` for text."""
    data = file.data
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _part(data, ZIPPED) or ("zip archive", UNPACK)
    if data.startswith(OLE):
        return _part(data, COMPOUND) or ("Microsoft compound file", CONVERT)
    if is_html(data) and file.suffix != ".pdf":
        return "web page (HTML)", CONVERT
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


def _false_pdf(file: RawFile) -> UnreadableFile:
    if is_html(file.data):
        return UnreadableFile(
            "html_named_pdf",
            f"{file.shown}: named .pdf, but it is a web page, perhaps a portal's error or log-in page.",
            "Open the download link in a browser and save the PDF itself.",
        )
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
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(data):
        return True
    junk = len(sample) - len(sample.translate(None, CONTROL))
    return junk <= len(sample) * CONTROL_SHARE


def wide_encoding(data: bytes) -> str | None:
    """Name of the kind of UTF-16 by where the NULs are; `None` for bytes of one-byte encodings."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < NUL_SHARE * len(sample) / 2 or min(even, odd) > max(even, odd) / 20:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"

"""Bytes of a text file to characters: the encodings that Vietnamese archives hold."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass, replace

from pipeline.read.judge import weigh
from pipeline.read.legacy import Stretch, recode
from pipeline.read.sniff import wide_encoding

# Longest marks first: UTF-32 LE begins with the mark of UTF-16 LE.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes that detection looks at: it runs at about 0.3 MB/s
# A file cut in transfer or with a few broken bytes is still read; more damage than this is another encoding.
BROKEN_SHARE = 0.002
CP1258_SHARE = 0.8  # of legal syllables; the same bytes read as another code page give 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark; `broken` counts the bytes that stand in it as U+FFFD.

    `old`: the Vietnamese encoding (tcvn3, vni …) that was found below `encoding`, or "".
    """

    text: str
    encoding: str
    broken: int = 0
    old: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text; `None` when no encoding fits. What was typed in TCVN3 or VNI may have become UTF-8 unchanged since."""
    found = _decoded(data)
    return found and (_without_old(found) or found)


def _decoded(data: bytes) -> Decoded | None:
    """UTF-8 comes first: it is nearly always right, detection is slow."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding) or _mended(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return _strict(data, wide) or _mended(data, wide)
    return _strict(data, "utf-8") or _mended_utf8(data) or _cp1258(data) or _old(data) or _detected(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _mended(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    return Decoded(text, encoding, broken) if broken <= max(1, BROKEN_SHARE * len(text)) else None


def _mended_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes; only when it holds more sound letters of several bytes than broken ones."""
    mended = _mended(data, "utf-8")
    if mended is None:
        return None
    sound = sum(1 for c in mended.text if c > "\x7f" and c != "\ufffd")
    return mended if sound > mended.broken else None


def _cp1258(data: bytes) -> Decoded | None:
    """Windows Vietnamese, by its syllables: detectors take a short text for another Windows code page."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    verdict = weigh(unicodedata.normalize("NFC", text))
    return Decoded(text, "cp1258") if verdict.words and verdict.legal >= CP1258_SHARE else None


def _old(data: bytes) -> Decoded | None:
    """TCVN3, VNI, VISCII or VPS, by its syllables; code page 1252 leaves five codes open that these use."""
    text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    return _without_old(Decoded(data.decode("latin-1").translate(dict(enumerate(text))), "cp1252"))


def _without_old(found: Decoded) -> Decoded | None:
    recoded = recode(found.text, [Stretch(0, len(found.text), "")])
    return replace(found, text=recoded.text, old=recoded.encoding) if recoded else None


def _detected(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return _strict(data, best.encoding) if best is not None else None

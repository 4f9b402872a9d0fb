"""A file of separated values as people's programs leave it, as rows of cells.

| found | by |
| --- | --- |
| UTF-8, UTF-16 | its mark at the beginning, or, of UTF-16 without one, the NUL in every other byte |
| comma, semicolon, tab, bar | a first line `sep=;`, else the one that parts the head into known columns |

Excel writes semicolons where the decimal mark is a comma (Vietnam, most of Europe), and tabs into "Unicode text".
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from pathlib import Path

from pipeline.errors import UsageError

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL = 1 << 20
LOOKED_AT = 200  # bytes
SHOWN = 60  # characters of a file that a message quotes
WORKBOOK = b"PK\x03\x04"
AS_UTF_8 = "In Excel choose the type `CSV UTF-8`; better, take the file as `extract reviews export` wrote it."
ANOTHER = "Give a CSV file that `extract reviews export` wrote."
_SEPARATOR_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def rows_of(file: Path, columns: Sequence[str], optional: Collection[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Every row by column, with its number in a spreadsheet (the head is 1); blank rows are left out.

    `optional`: those of the columns that are empty where the file has none of that name.

    Raises `UsageError`, which says what was found, where columns are missing, also in a single row.
    """
    text = _text(file)
    told = _SEPARATOR_TOLD.match(text)
    body = text[told.end() :] if told else text
    separator = told[1] if told else _separator(body, columns)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(body, newline=""), delimiter=separator, strict=True)
    try:
        head = [name.strip() for name in next(reader, [])]
        _refuse_head(file, body, head, [name for name in columns if name in head or name not in optional])
        for number, cells in enumerate(reader, 2):
            if any(cell.strip() for cell in cells):
                yield number, dict.fromkeys(optional, "") | _by_column(file, number, head, cells)
    except csv.Error as error:
        message = f"{file}: is no CSV behind row {reader.line_num} ({error})."
        raise UsageError(
            message, "Nothing was imported. The file may be cut off; take it again from where it was written."
        ) from error


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}).", "Check the name.") from error
    if not data.strip():
        raise UsageError(f"{file}: is empty.", ANOTHER)
    if data.startswith(WORKBOOK):
        raise UsageError(f"{file}: is a workbook, not a CSV file.", AS_UTF_8)
    encoding = _encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{file}: is no CSV in UTF-8 or UTF-16; byte {error.start + 1:,} is {data[error.start]:#04x}."
        raise UsageError(message, AS_UTF_8) from error


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:LOOKED_AT]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) // 4 else "utf-8"


def _separator(text: str, columns: Sequence[str]) -> str:
    """The one that parts the first line into most of the columns; a comma where none does."""
    head = text.split("\n", 1)[0]
    known = set(columns)
    return max(SEPARATORS, key=lambda each: len(known & {name.strip(' "\r') for name in head.split(each)}))


def _refuse_head(file: Path, text: str, head: Sequence[str], columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in head]
    if missing:
        begins = text.split("\n", 1)[0].strip()[:SHOWN]
        raise UsageError(f"{file}: has no column {', '.join(missing)}; its first line begins {begins!r}.", ANOTHER)
    twice = next((name for name in columns if head.count(name) > 1), None)
    if twice:
        raise UsageError(f"{file}: has the column {twice} twice.", ANOTHER)


def _by_column(file: Path, number: int, head: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) < len(head):
        message = f"{file}, row {number}: ends before column {head[len(cells)]}."
        raise UsageError(message, "Nothing was imported. The file is cut off; take it again from where it was written.")
    if any(cell.strip() for cell in cells[len(head) :]):
        message = f"{file}, row {number}: has {len(cells)} cells, the head has {len(head)}."
        raise UsageError(
            message, "Nothing was imported. A separator in a cell is not quoted; take the file as it was written."
        )
    return dict(zip(head, cells, strict=False))

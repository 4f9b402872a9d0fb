"""Head and end of a document set as tables: motto beside agencies, day beside number; signature beside recipients.

They are no tables of figures. Text files keep them with tabs or pipes, spreadsheets and web pages with drawn cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model import Document, Table
from pipeline.rulebook import Rulebook, cased
from pipeline.segment.datelines import datelines_of
from pipeline.segment.numberline import numbers_of
from pipeline.segment.typeline import mottos

REACH = 600  # characters above it: a form's name, a draft's mark
MOST_ROWS = 10
MOST_TAIL_ROWS = 30  # recipients, one a row
COLUMNS = 2  # filled in one row: what stands left and what stands right
_FIGURE = re.compile(r"[\d.,%\s-]*\d[\d.,%\s-]*")  # what no cell of a head is
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PIPED_BELOW = re.compile(r"(?:\s*\n[ \t]*\|[^\n]*)+")  # the row of the number, parted by an empty line
_PIPED_ABOVE = re.compile(r"[ \t]*\|[ \t]*")


@dataclass(frozen=True, slots=True)
class _Marks:
    motto: re.Pattern[str]
    number: re.Pattern[str]
    dateline: re.Pattern[str]
    recipients: re.Pattern[str]


def head_opener(rules: Rulebook) -> Callable[[Document, Document], tuple[Document, Document]]:
    """Source and clean document -> the same without the tables of head and end; their cells become columns of lines."""
    marks = _Marks(
        motto=mottos(rules),
        number=numbers_of(rules).whole,
        dateline=datelines_of(rules).whole,
        recipients=re.compile(rf"\W*{cased(rules.words('words.zone.recipients'))}"),
    )

    def opened(source: Document, cleaned: Document) -> tuple[Document, Document]:
        ends = (i for i, each in enumerate(cleaned.tables) if _is_tail(marks, cleaned, each))
        for at in reversed(list(ends)):
            text = _with_columns(cleaned.text, cleaned.tables[at], len(cleaned.text))
            source, cleaned = _without(source, at), replace(_without(cleaned, at), text=text)
        head = next((i for i, each in enumerate(cleaned.tables) if _is_head(marks, cleaned, each)), None)
        if head is None:
            return source, _with_row(marks, cleaned)
        after = min((each.start for each in cleaned.tables[head + 1 :]), default=len(cleaned.text))
        text = _with_columns(cleaned.text, cleaned.tables[head], after)
        return _without(source, head), replace(_without(cleaned, head), text=text)

    return opened


def _without(document: Document, at: int) -> Document:
    return replace(document, tables=document.tables[:at] + document.tables[at + 1 :])


def _is_head(marks: _Marks, document: Document, table: Table) -> bool:
    """A few rows of two columns at the top with the motto, or the number and the day each in a cell of its own."""
    if table.start > REACH or len({cell.row for cell in table.cells}) > MOST_ROWS:
        return False
    filled = [cell for cell in table.cells if cell.end > cell.start]
    if any(sum(other.row == cell.row for other in filled) > COLUMNS for cell in filled):
        return False
    texts = [document.text[cell.start : cell.end] for cell in filled]
    if any(_FIGURE.fullmatch(text) for text in texts):
        return False
    if any(marks.motto.search(text) for text in texts):
        return True
    return any(marks.number.match(text) for text in texts) and any(marks.dateline.match(text) for text in texts)


def _is_tail(marks: _Marks, document: Document, table: Table) -> bool:
    """Some rows of two columns, one of which begins with the word for recipients, without a cell of figures."""
    filled = [cell for cell in table.cells if cell.end > cell.start]
    first = document.text[filled[0].start : filled[0].end] if filled else ""
    rows = Counter(cell.row for cell in filled)
    if marks.recipients.match(first) is None or len(rows) > MOST_TAIL_ROWS or max(rows.values()) > COLUMNS:
        return False
    return not any(_FIGURE.fullmatch(document.text[cell.start : cell.end]) for cell in filled)


def _with_columns(text: str, table: Table, after: int) -> str:
    """The text, as long as before: a tab for each pipe of the head, a line's end for each `<br>`."""
    above = text.rfind("\n", 0, table.start) + 1
    start = above if _PIPED_ABOVE.fullmatch(text, above, table.start) else table.start
    end = _line_end(text, table.end)
    below = _PIPED_BELOW.match(text, end, max(end, after))
    return _unpiped(text, start, below.end() if below else end)


def _with_row(marks: _Marks, document: Document) -> Document:
    """The document with its head, one row between pipes, as lines; a single row is no table."""
    text = document.text
    motto = marks.motto.search(text, 0, REACH) if "|" in text[:REACH] else None
    start = text.rfind("\n", 0, motto.start()) + 1 if motto else len(text)
    if not _PIPED_ABOVE.match(text, start) or any(each.start < _line_end(text, start) for each in document.tables[:1]):
        return document
    return replace(document, text=_unpiped(text, start, _line_end(text, start)))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _unpiped(text: str, start: int, end: int) -> str:
    inside = _BREAK.sub(lambda match: "\n".ljust(len(match[0])), text[start:end].replace("|", "\t"))
    return text[:start] + inside + text[end:]

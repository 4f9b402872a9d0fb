"""Links of the workbook: from a path to the file, from a page to that page of a PDF, from an id to the text.

They are told as seen from the workbook's folder, so that both can be moved together. `report.pdf#page=3` is understood
by browsers and most readers; others open the file at its beginning.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from pipeline.store.export.job import Job, relative
from pipeline.store.rows import Row, Scalar
from pipeline.store.schema import TableSchema

MOST_LINKS = 60_000  # Excel takes 65,530 in a sheet
MOST_CHARACTERS = 2000
UNQUOTED = "/()&+,;=@!$'~"
NO_LINK = re.compile(r"[\\:]")  # on Windows a name with these could lead to another machine
WITH_FILES = ("documents", "problems", "mismatches")  # whose `path` is that of a file
# Whose `page` is looked up by people; links of all tables would take a quarter of the time of the workbook.
WITH_PAGES = ("amounts", "percentages", "quantities", "checks", "mismatches")
PAGED = "application/pdf"


class Links:
    """The links of one sheet."""

    def __init__(self, job: Job, table: TableSchema) -> None:
        """For the columns of a table that lead anywhere; `path` of sections and problems of a run do not."""
        self._job = job
        has_files = table.name in WITH_FILES
        self._path_at = table.names.index("path") if has_files else -1
        self._text_at = table.names.index("doc_id") if has_files else -1
        has_pages = table.name in WITH_PAGES
        self._page_at = table.names.index("page") if has_pages else -1
        self._doc_id_at = table.names.index("doc_id") if has_pages else -1
        self._written = 0
        self._known: dict[str, str] = {}
        self._files: dict[Scalar, tuple[str, bool]] = {}

    def of(self, column: int, row: Row) -> str:
        """The address that a cell leads to; "" for none, and for a file that is not there."""
        if self._written >= MOST_LINKS:
            return ""
        if column == self._path_at:
            target = self.target(Path(str(row[column])))
        elif column == self._text_at:
            target = self.target(self._job.outputs / "text" / f"{row[column]}.txt")
        elif column == self._page_at and row[self._doc_id_at] is not None:
            target = self._page(row[self._doc_id_at], row[column])
        else:
            return ""
        self._written += bool(target)
        return target

    def _page(self, doc_id: Scalar, page: Scalar) -> str:
        """The page of the document; of what has no pages the file."""
        if doc_id not in self._files:
            found = self._job.store.one("SELECT path, media_type FROM documents WHERE doc_id = ?", (doc_id,))
            self._files[doc_id] = (self.target(Path(str(found[0]))), found[1] == PAGED) if found else ("", False)
        target, is_paged = self._files[doc_id]
        return f"{target}#page={page}" if target and is_paged else target

    def target(self, file: Path) -> str:
        """The address of a file; "" for one that is not there, or a way too long for Excel."""
        key = str(file)
        if key not in self._known:
            way = ""
            with suppress(OSError):  # a name that no file can have
                way = relative(file, self._job.folder) if file.is_file() else ""
            escaped = quote(way, safe=UNQUOTED)
            is_link = bool(way) and not NO_LINK.search(way) and len(escaped) < MOST_CHARACTERS
            self._known[key] = f"external:{escaped}" if is_link else ""
        return self._known[key]

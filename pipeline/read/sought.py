"""Where words stand on a page, line by line: of a mention the store knows one box, of a cell none.

Looked for in the page's text when it is shown. What is not found, or at more than one place, has no lines: it is never
guessed which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UnreadableFile
from pipeline.model import Box
from pipeline.read.pdffile import OpenFile
from pipeline.read.pdfium import OpenPage
from pipeline.read.picture import REMEDY, whole_file

NEAR = 2.0  # points between the edges of the same words' boxes
# Between the letters of a cell and its neighbours; `|` parts cells in plain texts, U+FFFE is pdfium's hyphen at a line.
BETWEEN = frozenset("|\ufffe")
OF_NUMBERS = frozenset("0123456789.,")


class Sought(NamedTuple):
    """Words to be found. `before`, `after`: what must stand around them; `box`: around all of it, where it is known."""

    text: str
    before: str = ""
    after: str = ""
    box: Box | None = None


class Squeezed:
    """A text without blanks, in which one finds what lines, columns and cells have parted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [at for at, letter in enumerate(text) if not letter.isspace() and letter not in BETWEEN]
        self._squeezed = "".join(text[at] for at in self._places)

    def places(self, sought: Sought) -> Iterator[tuple[int, int]]:
        """Start and end of the words, wherever they stand between what must stand around them."""
        before, text, after = (squeezed(part) for part in (sought.before, sought.text, sought.after))
        at = self._squeezed.find(before + text + after) if text else -1
        while at >= 0:
            first = at + len(before)
            if self._is_apart(at, at + len(before + text + after)):
                yield self._places[first], self._places[first + len(text) - 1] + 1
            at = self._squeezed.find(before + text + after, at + 1)

    def place(self, sought: Sought) -> tuple[int, int] | None:
        """The only place; `None` where there is none or another one."""
        found = list(self.places(sought))
        return found[0] if len(found) == 1 else None

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether no number goes on over the ends, as `5.250` over those of `250`."""
        first, last = self._places[start], self._places[end - 1] + 1
        before, after = self._text[first - 1 : first], self._text[last : last + 1]
        is_in_number = self._text[first].isdigit() and before in OF_NUMBERS and before
        goes_on = self._text[last - 1].isdigit() and after.isdigit()
        return not (is_in_number or goes_on)


def squeezed(text: str) -> str:
    """The text without blanks and what parts cells."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in BETWEEN)


def lines_of(
    path: Path, sha256: str, page: int, sought: Sequence[Sought], password: str | None = None
) -> tuple[tuple[Box, ...], ...]:
    """Of each, a box a line on the page (from 1) as it is displayed; none where it is not found.

    Raises UnreadableFile unless the file's bytes are those that were extracted.
    """
    with closing(OpenFile(whole_file(path, sha256), password=password)) as file:
        opened = file.page(page - 1) if page <= file.page_count else None
        if opened is None:
            raise UnreadableFile("unreadable_page", f"{path}: page {page} cannot be read.", REMEDY)
        with opened:
            text = Squeezed(opened.text)
            return tuple(_lines(opened, text, each) for each in sought)


def _lines(page: OpenPage, text: Squeezed, sought: Sought) -> tuple[Box, ...]:
    found = [_by_line(page, *place) for place in text.places(sought)]
    if sought.box is not None:
        found = [lines for lines in found if lines and _is_near(_around(lines), sought.box)]
    return found[0] if len(found) == 1 else ()


def _by_line(page: OpenPage, start: int, end: int) -> tuple[Box, ...]:
    """The rectangles of a stretch, those of a line as one."""
    first, last = page.char_index(start), page.char_index(end - 1)
    lines: list[Box] = []
    for rect in page.rects(first, last - first + 1) if 0 <= first <= last else ():
        if lines and rect.top < lines[-1].bottom and rect.bottom > lines[-1].top and rect.x0 > lines[-1].x0:
            lines[-1] = _around((lines[-1], rect))
        else:
            lines.append(rect)
    return tuple(lines)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _is_near(box: Box, other: Box) -> bool:
    pairs = zip((box.x0, box.top, box.x1, box.bottom), (other.x0, other.top, other.x1, other.bottom), strict=True)
    return all(abs(edge - its) <= NEAR for edge, its in pairs)

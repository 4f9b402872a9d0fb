"""Where the text of a document's pages begins and ends: what stands outside of it is no line of the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median

from pipeline.read.assemble import PageContent
from pipeline.read.cells import TableBlock
from pipeline.read.footnotes import FEWEST_LINES, SMALLER
from pipeline.read.lines import Line

# Points from the page's edge. The margins of Nghị định 30/2020/NĐ-CP are 57 to 71 points.
MARGIN = 57.0  # 20 mm
SAME_PLACE = 4.0  # points that a running line may move from page to page
APART = 1.0  # times the line's height
NEARLY = 0.25  # the same; word processors leave 6 points between a running head and the text
SAME_TOP = 3.0  # points that the first lines of pages may differ: print is larger or smaller, tables have a frame
FEW_SMALL = 10  # one line in so many may be smaller than the text; boxes of one font may differ in height
LOOKED_AT = 3  # items at either end of a page: a head has two lines at most

Item = Line | TableBlock


def height_of(item: Item) -> float:
    """Points, from ascent to descent."""
    return item.box.bottom - item.box.top


def is_in_margin(content: PageContent, line: Line) -> bool:
    """Whether a line stands where no text does on pages of the usual layout."""
    return line.box.bottom <= MARGIN or line.box.top >= content.height - MARGIN


def room_around(content: PageContent, line: Line, others: Collection[int] = ()) -> float:
    """Points to the nearest item above or below, 0 where one stands beside; `others`: `id` of what does not count."""
    return min(
        (
            max(line.box.top - item.box.bottom, item.box.top - line.box.bottom, 0.0)
            for item in content.items
            if item is not line and id(item) not in others
        ),
        default=content.height,
    )


def is_apart(content: PageContent, line: Line, others: Collection[int] = ()) -> bool:
    """Whether nothing but `others` stands beside the line or within its height of it."""
    return room_around(content, line, others) >= APART * height_of(line)


class Bodies:
    """The first and last items of all pages, those left out that may be running lines."""

    def __init__(self, contents: Sequence[PageContent], left_out: Collection[int] = ()) -> None:
        """`left_out`: `id` of the lines that may run over the pages."""
        heights = sorted(height_of(item) for content in contents for item in content.items if isinstance(item, Line))
        self._least = heights[len(heights) // FEW_SMALL] if len(heights) >= FEWEST_LINES else 0.0
        self._first_page = contents[0].number if contents else 0
        self._firsts: dict[tuple[int, int], list[tuple[PageContent, Item]]] = {}
        self._lasts: dict[tuple[int, int], list[tuple[PageContent, Item]]] = {}
        for content in contents:
            kept = [item for item in content.items if id(item) not in left_out]
            firsts = sorted(kept, key=lambda item: item.box.top)[:LOOKED_AT]
            lasts = sorted(kept, key=lambda item: item.box.bottom)[-LOOKED_AT:]
            self._firsts.setdefault(_size(content), []).extend((content, item) for item in firsts)
            self._lasts.setdefault(_size(content), []).extend((content, item) for item in lasts)
        for each in self._firsts.values():
            each.sort(key=lambda found: found[1].box.top)
        for each in self._lasts.values():
            each.sort(key=lambda found: -found[1].box.bottom)

    def is_small(self, line: Line) -> bool:
        """Whether a line is printed smaller than the text."""
        return height_of(line) < SMALLER * self._least

    def is_beyond(
        self, content: PageContent, line: Line, pages: Collection[int], beside: Collection[int] = ()
    ) -> bool | None:
        """Whether a line stands above, or below, the text of all pages of its size; `pages`: those that have it.

        `beside`: `id` of the lines that belong to it. `None` where all pages have it, so that nothing tells where their
        text may begin.
        """
        is_head = line.box.bottom < content.height / 2
        found = (self._firsts if is_head else self._lasts).get(_size(content), [])
        if all(other.number in pages for other, _ in found):
            return None
        for other, item in found:
            is_past = item.box.top >= line.box.bottom if is_head else item.box.bottom <= line.box.top
            if is_past:
                return True
            is_running = other.number != self._first_page and _is_like(other, item, line)
            if item is not line and id(item) not in beside and not is_running:
                return False
        return True

    def begins_alike(self, content: PageContent, line: Line, pages: Collection[int]) -> bool:
        """Whether the text below a head begins as high as that of the pages without one, not in `pages`."""
        found = self._firsts.get(_size(content), [])
        others = next((item.box.top for other, item in found if other.number not in pages), None)
        own = next((item.box.top for other, item in found if other is content and item is not line), None)
        return others is not None and own is not None and abs(others - own) <= SAME_TOP


def pitch_of(content: PageContent) -> float | None:
    """Points from a line of the page's text to the next, `None` for pages of few lines."""
    feet = [item.box.bottom for item in content.items if isinstance(item, Line)]
    steps = [one - other for one, other in zip(feet[1:], feet, strict=False) if one > other]
    return median(steps) if len(steps) >= LOOKED_AT else None


def _is_like(content: PageContent, item: Item, line: Line) -> bool:
    """Whether an item is the running line of another page: it stands apart at the same height."""
    same = abs(item.box.top - line.box.top) <= SAME_PLACE
    return same and isinstance(item, Line) and is_apart(content, item)


def _size(content: PageContent) -> tuple[int, int]:
    return round(content.width), round(content.height)

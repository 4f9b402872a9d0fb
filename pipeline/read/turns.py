"""Quarter turns: which way the text of a page runs, and where boxes lie on pages that are turned.

Pages of wide tables are often set across: their text runs up or down.
"""

from __future__ import annotations

from math import pi

from pipeline.model import Box
from pipeline.read.objects import Rect
from pipeline.read.printed import PrintedPage

QUARTERS = 4  # of a full turn
RUNS_UP, RUNS_DOWN = 3, 1  # quarter turns of letters with the clock
FEW_LETTERS, SOME_LETTERS = 3, 40  # looked at to tell which way a page's text runs: of every page, and of doubtful ones
LEAST_TEXT = 100  # characters: less may be the heads of a table that run up
MOST_LETTERS = 0.8  # of them must run one way; tables have heads that run up


def quarter_turns(page: PrintedPage, text_index: int) -> int:
    """By how many quarters with the clock a code point of the page's text is turned, 0 to 3."""
    return round(page.angle(page.char_index(text_index)) / (pi / 2)) % QUARTERS


def turns_to_upright(page: PrintedPage) -> int:
    """Quarter turns with the clock that make nearly all of the text upright; 0 for most pages, after few looks."""
    if len(page.text) < LEAST_TEXT or _share(page, 0, FEW_LETTERS) > 1 / 2:
        return 0
    shares = [_share(page, turn, SOME_LETTERS) for turn in range(1, QUARTERS)]
    best = max(shares)
    return QUARTERS - 1 - shares.index(best) if best >= MOST_LETTERS else 0


def _share(page: PrintedPage, turn: int, count: int) -> float:
    """Share of some `count` letters, from all over the page, that are turned by so many quarters with the clock."""
    step = max(len(page.text) // count, 1)
    letters = [at for at in range(step // 2, len(page.text), step) if page.text[at].isalpha()]
    turns = [quarter_turns(page, at) for at in letters]
    return turns.count(turn) / max(len(letters), 1)


def displayed_box(rect: Rect, bounds: Rect, turn: int) -> Box:
    """A rectangle of a page's own system on the page as it is displayed, turned by so many quarters.

    Both from the bottom left of the unturned page: `rect` as left, top, right, bottom, `bounds` of the page as left,
    bottom, right, top.
    """
    left, top, right, bottom = rect
    x0, y0, x1, y1 = bounds
    match turn:
        case 0:
            return Box(left - x0, y1 - top, right - x0, y1 - bottom)
        case 1:
            return Box(bottom - y0, left - x0, top - y0, right - x0)
        case 2:
            return Box(x1 - right, bottom - y0, x1 - left, top - y0)
        case _:
            return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)


def turned_box(box: Box, turns: int, wide: float, high: float) -> Box:
    """A box on a page so wide and high, as it lies when the page is turned by 1 to 3 quarters with the clock."""
    match turns:
        case 1:
            return Box(high - box.bottom, box.x0, high - box.top, box.x1)
        case 2:
            return Box(wide - box.x1, high - box.bottom, wide - box.x0, high - box.top)
        case _:
            return Box(box.top, wide - box.x1, box.bottom, wide - box.x0)

"""Where a list of names ends, and which numbers in it are figures."""

from __future__ import annotations

import re

from pipeline.model import Layout
from pipeline.text import LOWER, UPPER

REACH = 140  # characters in which a quotation begins

_STOP = re.compile(r"\.(?=\s|$)|\n\s*\n")
_CODE = re.compile(rf"[{UPPER}]\.?$")
_COUNTED = re.compile(rf"\s*(?:\d+\s+[{LOWER}]|\d[\d.,]*\s?%)")


def is_told(layout: Layout, at: int) -> bool:
    """Whether a number counts anything: not in quotation marks (“1 phải, 5 giảm”), nor in a code (`ĐT.922`)."""
    first = max(0, at - REACH)
    is_quoted = layout.text.rfind("“", first, at) > layout.text.rfind("”", first, at)
    return not is_quoted and _CODE.search(layout.text, max(0, at - 2), at) is None


def is_counted(item: str) -> bool:
    """Whether an item of a list counts things, so that it names none: `08 giải Nhì`, `7 ở Yên Thế`, `04 phường`."""
    return _COUNTED.match(item) is not None


def paragraph_end(text: str, start: int, limit: int) -> int:
    """The full stop or the end of the paragraph, over semicolons."""
    match = _STOP.search(text, start, limit)
    return match.start() if match else limit


def closing_bracket(text: str, start: int, limit: int) -> int:
    """Where the bracket that began before `start` is closed; `start` where it is left open."""
    depth = 1
    for at in range(start, limit):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return start

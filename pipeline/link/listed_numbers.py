"""Names with their numbers in a list that all of them stand in: `13 tiêu chí gồm quy hoạch (1); thủy lợi (3); …`."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.model import Listing

FEWEST = 3  # names, of which the numbers tell that nothing else is listed
MOST_APART = 2  # times that the count may be off
REACH = 60  # characters between the count and its list
_LIST = re.compile(r"(?:[^().;:\d]{2,80}\(\d{1,2}\)\s*[;,]?){3,}")
_APART = re.compile(r"[.;(\n]")
_NUMBER = re.compile(r"\((\d{1,2})\)")


def of_numbers(text: str, count: Figure, opens: re.Pattern[str], limit: int) -> Listing | None:
    """The names behind a count, with numbers that go up; the list ends with its sentence."""
    if text.find("(", count.end, limit) < 0:
        return None
    near = min(limit, count.end + REACH)
    opened = opens.search(text, count.end, near)
    start = opened.end() if opened is not None else text.find(":", count.end, near)
    if start < 0 or _APART.search(text, count.end, start):
        return None
    found = _LIST.match(text, start + (text[start : start + 1] == ":"), limit)
    if found is None or not _is_ended(text, found, limit):
        return None
    numbers = [int(each[1]) for each in _NUMBER.finditer(text, found.start(), found.end())]
    if len(numbers) < FEWEST or any(left >= right for left, right in pairwise(numbers)):
        return None  # Nhất (4), Nhì (6), Ba (8) are counts
    if not len(numbers) <= MOST_APART * count.value <= MOST_APART**2 * len(numbers):
        return None
    is_counted = sum(numbers) == count.value or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    doubt = "silent" if is_counted and len(numbers) != count.value else ""
    return Listing(count, found.start(), found.end(), len(numbers), len(numbers), doubt)


def _is_ended(text: str, found: re.Match[str], limit: int) -> bool:
    """Whether the sentence or the paragraph ends with the last name."""
    behind = text[found.end() : limit].lstrip()
    return behind.startswith(".") or (not behind and found[0].rstrip().endswith(")"))

"""The table of contents: its lines repeat the headings, with the pages where they stand, and head nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line
from pipeline.text import folded

# `I. TÌNH HÌNH CHUNG ......... 3`, `1. Kinh tế<tab>4`, `2. Xã hội 5`
_ENTRY = re.compile(r"\A(?P<heading>\S.*?)(?:\s*[.…_\-]{3,}\s*|\s+)(?P<page>\d{1,3})\Z", re.DOTALL)
_LEADER = re.compile(r"[.…_]{4,}\s*\d{1,3}\Z")
LONGEST_TITLE = 16  # characters
WRAPPED = 2  # lines that an entry may have before the one with its page
LONGEST = 400  # lines


def contents_title(rules: Rulebook) -> re.Pattern[str]:
    """From rules/headings.toml."""
    return re.compile(rf"\W*{alternation(rules.words('headings.words.contents'))}\W*", re.IGNORECASE)


def contents(title: re.Pattern[str], lines: Sequence[Line]) -> list[range]:
    """Indexes of the lines of a table of contents, its title among them, and of lone lines with dotted leaders."""
    found = [range(i, i + 1) for i, line in enumerate(lines) if line.text[-1:].isdigit() and _LEADER.search(line.text)]
    short = (i for i, line in enumerate(lines) if len(line.text) <= LONGEST_TITLE)
    at = next((i for i in short if title.fullmatch(lines[i].text)), None)
    if at is not None:
        ends = (each(lines, at + 1) for each in (_end_by_pages, _end_by_repetition, _end_behind_text))
        found.append(range(at, max(ends)))
    return sorted(found, key=lambda each: each.start)


def _end_by_pages(lines: Sequence[Line], start: int) -> int:
    """Behind the last of the entries, whose pages never fall; `start` when there are none."""
    end, page = start, 0
    for index in range(start, min(start + LONGEST, len(lines))):
        match = _ENTRY.match(lines[index].text)
        if match and int(match["page"]) >= page:
            end, page = index + 1, int(match["page"])
        elif index - end >= WRAPPED:
            break
    return end


def _end_by_repetition(lines: Sequence[Line], start: int) -> int:
    """Where the first entry stands again, as the heading that it names; `start` when nothing was repeated before."""
    if start >= len(lines):
        return start
    first = _heading(lines[start])
    again = (i for i in range(start + 1, min(start + LONGEST, len(lines))) if _heading(lines[i]) == first)
    return next(again, start)


def _end_behind_text(lines: Sequence[Line], start: int) -> int:
    """Behind the last of the lines that all stood before it; `start` when the contents are no list at the end."""
    before = {_heading(line) for line in lines[: start - 1]}
    return next((i for i in range(start, len(lines)) if _heading(lines[i]) not in before), len(lines))


def _heading(line: Line) -> str:
    match = _ENTRY.match(line.text)
    return folded(match["heading"] if match else line.text).casefold()

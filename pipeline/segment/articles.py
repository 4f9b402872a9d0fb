"""Clauses of articles, and where a line goes on with the sentence above: what looks like a heading and is none."""

from __future__ import annotations

import re

from pipeline.segment.labels import LONGEST_RUN_IN, LOWER_STYLES, RANKS, Grammar, Label
from pipeline.segment.lines import SHORTEST_WIDTH, Page
from pipeline.text import UPPER

LONGEST_WITH_STOP = 6  # words of a heading that closes with a stop
LONGEST_OPENING = 8  # words, its label among them, of a clause's heading above its list
LONG_SHARE = 0.6  # of the width: a shorter line was not cut before a figure
# A line that begins so goes on with the one above: 25%; 60 ngày; 21/NQ-HĐND.
_GOES_ON = re.compile(rf"\d[\d.,]*\s*(?:%|\w+/\w|[^\W\d_{UPPER}]{{2}})|\d+[-/]\w")


def heads_in_article(
    grammar: Grammar, page: Page, label: Label, heading: str, *, lines: range, is_run_in: bool
) -> bool:
    """Below `Điều 1.` the numbered clauses are sentences; only what is printed like a heading, on `lines`, is one."""
    first, last = lines[0], lines[-1]
    if label.style in RANKS or page.lines[first].bold or heading[label.end :].isupper():
        return True
    if label.style.startswith(("roman", "upper")):
        return True
    if is_run_in:
        return not _is_in_list(page, first)
    if page.lines[last].text[-1] == ":":  # `2. Phân bổ:` above its list
        is_short = len(heading.split()) <= LONGEST_OPENING
        return is_short and label.style not in LOWER_STYLES and not grammar.opens_a_list(heading)
    if page.is_broken_after(last) or starts_in_mid_sentence(page, last + 1):
        return False
    return page.lines[last].text[-1].isalnum() and len(heading.split()) <= LONGEST_RUN_IN


def _is_in_list(page: Page, index: int) -> bool:
    """Members of a list are parted by `;`: a) …: 12 triệu đồng; / b) …: 4 triệu đồng."""
    end = index
    while page.seems_broken_after(end):
        end += 1
    above = page.lines[index - 1].text[-1] if index else ""
    return ";" in {above, page.lines[end].text[-1]}


def starts_in_mid_sentence(page: Page, end: int) -> bool:
    """The next line goes on in lower case: the line was no heading but the start of a broken sentence."""
    if end >= len(page.lines):
        return False
    following = page.lines[end]
    text = following.text
    if following.in_table or text[1:2] in {")", "."}:
        return False
    if not page.width and following.gap:
        return False
    long = len(page.lines[end - 1].text) >= (page.width * LONG_SHARE or SHORTEST_WIDTH)
    if text[0].islower():
        return bool(page.width) or page.seems_broken_after(end - 1)
    return long and _GOES_ON.match(text) is not None

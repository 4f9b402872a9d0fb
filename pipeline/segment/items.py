"""Numbered lines that are items of a list and head nothing: `a) Vốn huyện: 10 tỷ đồng;`, `1. Có 12 dự án, gồm:`."""

from __future__ import annotations

import re

from pipeline.segment.labels import RANKS, Grammar, Label
from pipeline.segment.lines import Line

_YEAR = r"(?:19|20)\d\d(?!\d)"
_FIGURE = re.compile(rf"(?<![\w./-])(?!{_YEAR})\d[\d.,]*\s*[^\W\d_]")  # with what it counts; no day
_FIGURE_ALONE = re.compile(r":\s*[\d.,]*\d\s*%?(?:\s+[^\W\d_]\S*){0,3}$")  # after a colon: `: 10 tỷ đồng`


def opens_items(grammar: Grammar, label: Label, line: Line) -> bool:
    """`1. Tổng số 12 dự án, trong đó:`: a sentence that tells a figure, and opens a list behind a comma."""
    if line.bold or label.style in RANKS or line.text[-1] != ":":
        return False
    told, comma, opener = line.text[label.end : -1].rpartition(",")
    return (
        bool(comma) and ":" not in told and grammar.opens_a_list(opener.rstrip()) and _FIGURE.search(told) is not None
    )


def tells_figure_alone(label: Label, line: Line, *, follows: bool) -> bool:
    """`a) Vốn huyện: 10 tỷ đồng;`: a name and its figure. Closed by a stop only where it `follows` such an item."""
    if line.bold_label or label.style in RANKS or (line.text[-1] not in ";," and not follows):
        return False
    return _FIGURE_ALONE.search(line.text.rstrip(" ;.,"), label.end) is not None


def opens_parts(grammar: Grammar, head: str) -> bool:
    """`Kinh phí giai đoạn 2024 - 2026 là 7,84 tỷ đồng, trong đó năm 2024:` tells a figure, then its parts."""
    told, comma, parts = head.rpartition(",")
    return bool(comma) and grammar.starts_list.match(parts) is not None and _FIGURE.search(told) is not None

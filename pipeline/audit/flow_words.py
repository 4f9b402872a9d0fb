"""What comes in and what goes out, by the words around a figure: `kết nạp thêm 40 thành viên`, `243 hộ thoát nghèo`."""

from __future__ import annotations

import re

from pipeline.audit.figure import Figure

LONGEST = 80  # characters of a clause before a figure, and behind
_LAST_MARK = re.compile(r".*[,;:.()\n\d]", re.DOTALL)
_MARK = re.compile(r"[,;:.()\n\d]")


def flow_clause(figure: Figure, text: str) -> str:
    """What stands around a figure, from mark to mark: `243 hộ đã thoát nghèo`; what leads to the next is of that."""
    first = max(0, figure.start - LONGEST)
    before = _LAST_MARK.match(text, first, figure.start)
    behind = _MARK.search(text, figure.end, figure.end + LONGEST)
    start = before.end() if before is not None else first
    end = figure.end if behind is None or behind.group().isdigit() else behind.start()
    return text[start : figure.start] + text[figure.end : end]


def sign_of(clause: str, incoming: re.Pattern[str], outgoing: re.Pattern[str]) -> int:
    """1 for what comes in, -1 for what goes out, 0 where the words do not tell."""
    ends = [
        max((match.end() - match.start() for match in pattern.finditer(clause)), default=0)
        for pattern in (incoming, outgoing)
    ]
    return (ends[0] > ends[1]) - (ends[0] < ends[1])  # thu nợ: the longer word tells

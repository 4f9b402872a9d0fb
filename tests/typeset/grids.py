"""Tables as text: pipe tables and tab-separated ones."""

from __future__ import annotations

import re

from tests.typeset.blocks import Grid

_MARK = r"\s*(?::-+:?|-+:|-{2,})\s*"
_SEPARATOR = re.compile(rf"\|?{_MARK}(?:\|{_MARK})*\|?")
_PIPE = re.compile(r"(?<!\\)\|")


def is_separator(line: str) -> bool:
    """Whether it is the `|---|---:|` between head and body."""
    return "|" in line and _SEPARATOR.fullmatch(line.strip()) is not None


def is_pipe_row(line: str) -> bool:
    """Whether it starts with a pipe and has a second one."""
    return line.lstrip().startswith("|") and len(_PIPE.findall(line)) > 1


def pipe_grid(lines: list[str], widths: tuple[float, ...] = ()) -> Grid:
    """The table of some lines that start with pipes; all rows above the separator are its head."""
    head = 0
    aligns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    for line in lines:
        if is_separator(line) and not head:
            head, aligns = len(rows), tuple(_align(mark) for mark in _cells(line))
        elif not is_separator(line):
            rows.append(_cells(line))
    return Grid(tuple(rows), head=head if head < len(rows) else 0, aligns=aligns, widths=widths)


def tab_grid(lines: list[str]) -> Grid:
    """The table of some lines with tabs; its first row is the head when there are others."""
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
    return Grid(rows, head=1 if len(rows) > 1 else 0)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.strip() for cell in _PIPE.split(inner))


def _align(mark: str) -> str:
    if mark.startswith(":") and mark.endswith(":"):
        return "center"
    return "right" if mark.endswith(":") else "left" if mark.startswith(":") else ""

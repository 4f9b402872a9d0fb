"""Any Vietnamese text, with markdown or without, to blocks."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.typeset.blocks import Align, Block, Page, Text
from tests.typeset.fonts import width
from tests.typeset.grids import is_pipe_row, is_separator, pipe_grid, tab_grid
from tests.typeset.inline import plain
from tests.typeset.layout import BODY, UPRIGHT_ROOM

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"^\s*>\s?")
_THEMATIC = re.compile(r"\s*(?:(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,})")
_FENCE = re.compile(r"\s*(?:```|~~~)\w*\s*")
_NEW_ITEM = re.compile(r"\s*(?:[-+*•–]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)/]?\s|\(?[a-zđ][.)]\s|[IVX]{1,5}[.\-/)]\s|#)")
_UNIT = re.compile(r"\(?(?:Đơn vị(?: tính)?|ĐVT)\s*:[^\n]{1,50}$", re.IGNORECASE)
_COLUMNS = re.compile(r" {3,}")
_SENTENCE_END = (".", ":", ";", "!", "?", "./.", "…")
# A line of A4 at 13 to 14 points holds 75 to 90 letters: lines of this length that end within a sentence were cut there.
WRAPPED = 60
SMALLEST = 7.0


def parse_plain(text: str) -> tuple[Block, ...]:
    """Blocks of a text; lines that a page once cut stay lines, so that no number or word gets a blank it did not have."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    blocks: list[Block] = []
    for number, page in enumerate(pages):
        lines = page.split("\n")
        blocks += [Page()] if number and any(line.strip() for line in lines) else []
        blocks += _cut_lines(lines) if is_cut(lines) else _paragraphs(lines)
    return tuple(blocks)


def is_cut(lines: list[str]) -> bool:
    """Whether the lines are those of a page, one below another with a blank line after each."""
    printed = [at for at, line in enumerate(lines) if line.strip()]
    if len(printed) < 4 or any(_is_row(line) for line in lines):
        return False
    alone = sum(following - at > 1 for at, following in pairwise(printed))
    inside = sum(_ends_inside(lines[at]) for at in printed)
    return alone * 10 >= 9 * (len(printed) - 1) and inside * 3 >= len(printed)


def _ends_inside(line: str) -> bool:
    """Whether a line is as long as a page is wide and ends within a sentence."""
    bare = plain(line).strip()
    return WRAPPED <= len(bare) <= 120 and not bare.endswith(_SENTENCE_END)


def _cut_lines(lines: list[str]) -> list[Block]:
    """Each line one line of the page, in the largest size in which the longest one fits."""
    printed = [_unmarked(line) for line in lines if line.strip()]
    longest = max(width(plain(line), size=1, bold=heavy) for line, heavy in printed)
    size = max(SMALLEST, min(BODY, (UPRIGHT_ROOM - 1) / longest))
    return [
        Text(line, align="left", bold=heavy, indented=False, gap=2, size=size, heading=heavy) for line, heavy in printed
    ]


def _unmarked(line: str) -> tuple[str, bool]:
    heading = _HEADING.fullmatch(line)
    return (heading[2], True) if heading else (line.strip(), False)


def _paragraphs(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        start = at
        if _is_row(lines[at]):
            at = _table_end(lines, at)
            blocks.append(_grid([line for line in lines[start:at] if line.strip()]))
            continue
        while (
            at < len(lines) and lines[at].strip() and not _is_row(lines[at]) and (at == start or not _opens(lines[at]))
        ):
            at += 1
        blocks += _paragraph(lines[start:at])
        at = max(at, start + 1)
    return blocks


def _opens(line: str) -> bool:
    return _NEW_ITEM.match(line) is not None


def _is_row(line: str) -> bool:
    return "\t" in line.strip() or is_pipe_row(line) or is_separator(line)


def _table_end(lines: list[str], at: int) -> int:
    """The line after a table; single blank lines between tab-separated rows belong to it."""
    tabs = "\t" in lines[at]
    end = at
    while at < len(lines) and (_is_row(lines[at]) or (tabs and not lines[at].strip() and at - end < 1)):
        end = at + 1 if _is_row(lines[at]) else end
        at += 1
    return end


def _grid(rows: list[str]) -> Block:
    if is_pipe_row(rows[0]) or is_separator(rows[0]):
        grid = pipe_grid(rows)
        return grid if grid.rows else Text("", indented=False)
    return tab_grid(rows) if len(rows) > 1 else Text(re.sub(r"\s*\t\s*", "    ", rows[0]), align="left")


def _paragraph(lines: list[str]) -> list[Block]:
    kept = [_QUOTE.sub("", line) for line in lines if not _THEMATIC.fullmatch(line) and not _FENCE.fullmatch(line)]
    kept = [line for line in kept if line.strip()]
    if not kept:
        return []
    heading = _HEADING.fullmatch(kept[0])
    if heading and len(kept) == 1:
        return [Text(heading[2], align=_heading_align(heading[2]), bold=True, indented=False, gap=8, heading=True)]
    if heading:
        return [*_paragraph(kept[:1]), *_paragraph(kept[1:])]
    return [_body(content) for content in _joined(kept)]


def _body(content: str) -> Text:
    if _UNIT.match(plain(content)):
        return Text(content, align="right", italic=True, indented=False, heading=True)
    short = "\n" in content or len(plain(content)) < WRAPPED
    return Text(content, align="left" if short else "justify", indented=not content.startswith(("**", "<b>")))


def _heading_align(content: str) -> Align:
    return "left" if _NEW_ITEM.match(plain(content)) else "center"


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs: lines cut by the page width flow together; a mark that spans lines, or two blanks, keeps them in one."""
    contents = [lines[0].strip()]
    for before, line in pairwise(lines):
        columns = _COLUMNS.search(before.strip()) or _COLUMNS.search(line.strip())
        if _ends_inside(before) and not columns and not before.endswith(("-", "  ")):
            contents[-1] += " " + line.strip()
        elif before.endswith("  ") or contents[-1].count("**") % 2:
            contents[-1] += "\n" + line.strip()
        else:
            contents.append(line.strip())
    return contents

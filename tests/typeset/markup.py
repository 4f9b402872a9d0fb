"""Our light markup to blocks. The markup is described in `tests/typeset/__init__.py`."""

from __future__ import annotations

from dataclasses import replace

from tests.typeset.blocks import Block, Grid, Header, Page, Rule, Signature, Text
from tests.typeset.grids import is_pipe_row, is_separator, pipe_grid, tab_grid

_HEADER = ("parent", "issuer", "number", "subject", "place", "party")
_TITLE = ("type", "title")
_ENDING = ("recipients", "sign")
_LINES = {
    "to": Text("", align="center", indented=False, gap=10),
    "base": Text("", italic=True),
    "unit": Text("", align="right", italic=True, indented=False, heading=True),
    "caption": Text("", align="center", bold=True, indented=False, heading=True),
    "note": Text("", align="center", italic=True, indented=False, gap=2, heading=True),
}


class BadMarkupError(Exception):
    """A source that cannot be typeset; says which line."""


def parse(source: str) -> tuple[Block, ...]:
    """Blocks of a source in our markup; raises BadMarkupError."""
    lines = [line.rstrip() for line in source.split("\n")]
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        found, at = _block(lines, at)
        blocks += found
    return tuple(blocks)


def _block(lines: list[str], at: int) -> tuple[list[Block], int]:
    """The blocks that start on a line, and the line after them."""
    line = lines[at]
    word, content = _directive(line)
    if word in _HEADER:
        return _header(lines, at)
    if word in _TITLE:
        return _title(lines, at)
    if word in _ENDING:
        return _signature(lines, at)
    if word == "widths" or _is_row(line):
        return _grid(lines, at)
    if word:
        return [_single(word, content, at)], at + 1
    return ([_text(line)] if line else []), at + 1


def _directive(line: str) -> tuple[str, str]:
    """`@word content`, or two empty strings."""
    if not line.startswith("@"):
        return "", ""
    word, _, content = line[1:].partition(" ")
    return word, content.strip()


def _run(lines: list[str], at: int, words: tuple[str, ...]) -> tuple[list[tuple[str, str]], int]:
    """The directives that stand one below another, all from `words`."""
    found: list[tuple[str, str]] = []
    while at < len(lines) and _directive(lines[at])[0] in words:
        found.append(_directive(lines[at]))
        at += 1
    return found, at


def _header(lines: list[str], at: int) -> tuple[list[Block], int]:
    fields, end = _run(lines, at, _HEADER)

    def printed(word: str) -> tuple[str, ...]:
        return tuple(content for found, content in fields if found == word)

    header = Header(
        parents=printed("parent"),
        issuers=printed("issuer"),
        number=" ".join(printed("number")),
        subject="\n".join(printed("subject")),
        place=" ".join(printed("place")),
        party=bool(printed("party")),
    )
    return [header], end


def _title(lines: list[str], at: int) -> tuple[list[Block], int]:
    fields, end = _run(lines, at, _TITLE)
    blocks: list[Block] = [
        Text(content, align="center", bold=True, indented=False, gap=10 if word == "type" else 1, size=14, heading=True)
        for word, content in fields
    ]
    return [*blocks, Rule()], end


def _signature(lines: list[str], at: int) -> tuple[list[Block], int]:
    recipients: list[str] = []
    signers: list[tuple[str, ...]] = []
    while at < len(lines) and _directive(lines[at])[0] in _ENDING:
        word = _directive(lines[at])[0]
        start = at + 1
        at = start
        while at < len(lines) and not lines[at].startswith("@"):
            at += 1
        body = _trimmed(lines[start:at])
        if word == "sign":
            signers.append(tuple(body))
        else:
            recipients += [line for line in body if line]
    return [Signature(tuple(recipients), tuple(signers))], at


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


def _is_row(line: str) -> bool:
    return "\t" in line or is_pipe_row(line) or is_separator(line)


def _grid(lines: list[str], at: int) -> tuple[list[Block], int]:
    word, content = _directive(lines[at])
    at += int(word == "widths")
    start = at
    while at < len(lines) and _is_row(lines[at]):
        at += 1
    rows = lines[start:at]
    if not rows:
        raise BadMarkupError(f"Line {start + 1}: @widths has no table below it. Put it right above the first row.")
    if "\t" in rows[0]:
        return [tab_grid(rows)], at
    grid = pipe_grid(rows, tuple(float(share) for share in content.split()))
    _check_columns(grid, start)
    return [grid], at


def _check_columns(grid: Grid, start: int) -> None:
    columns = {len(row) for row in grid.rows}
    if len(columns) > 1 or (grid.widths and len(grid.widths) not in columns):
        raise BadMarkupError(
            f"Line {start + 1}: this table's rows have {sorted(columns)} columns. Give all rows the same number."
        )


def _single(word: str, content: str, at: int) -> Block:
    if word in ("portrait", "landscape"):
        return Page(landscape=word == "landscape")
    if word in _LINES:
        return replace(_LINES[word], content=content)
    raise BadMarkupError(f"Line {at + 1}: @{word} is not known. See tests/typeset/__init__.py for the words that are.")


def _text(line: str) -> Text:
    marks = len(line) - len(line.lstrip("#"))
    content = line[marks:].strip()
    if not marks or not line[marks:].startswith(" "):
        return Text(line, heading=line.startswith("**"))
    if marks == 1:
        return Text(content, align="center", bold=True, indented=False, gap=10, heading=True)
    return Text(content, bold=True, italic=marks > 3, gap=8 if marks == 2 else 6, heading=True)

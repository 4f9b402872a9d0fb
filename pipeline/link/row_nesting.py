"""Which row of a table is a part of which, by the kinds of their numbering."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.audit.model import Row

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
NUMBERING = re.compile(
    r"(?P<dotted>\d{1,3}(?:\.\d{1,3})+)\.?|(?P<roman>[IVXL]+)[.)]?|(?P<upper>[A-HK-Z])[.)]?|(?P<number>\d{1,3})[.)]?"
    r"|(?P<lower>[a-z\u0111]\d?)[.)]?|(?P<star>\*)|(?P<dash>[-–])|(?P<plus>\+)"
)


def parents_of(rows: Sequence[Row]) -> list[int | None]:
    """Index of the row that each is a part of: by its kind of numbering, in the order in which the kinds nest."""
    stack: list[tuple[str, int, str]] = []  # kind, row, numbering
    parents: list[int | None] = []
    last: dict[str, int] = {}
    among: int | None = None  # the row of which a `trong đó` names some parts
    for index, row in enumerate(rows):
        if row.is_total:
            stack, last, among = [], {}, None
            parents.append(None)
            continue
        if row.numbering:
            among = None
        if row.is_partial and not row.numbering and index:
            parents.append(index - 1 if among is None else among)
            among = None if row.figures else parents[-1]  # `Trong đó:` alone opens the rows below it
            continue
        if among is not None:
            parents.append(among)
            continue
        _close(stack, row.numbering, last)
        parents.append(stack[-1][1] if stack else None)
        kind, value = _kind(row.numbering, last, [k for k, _, _ in stack])
        stack.append((kind, index, row.numbering))
        last[kind] = value
    return parents


def _close(stack: list[tuple[str, int, str]], numbering: str, last: Mapping[str, int]) -> None:
    """Leave the rows that a row with that numbering is no part of."""
    kinds = [k for k, _, _ in stack]
    kind, _ = _kind(numbering, last, kinds)
    if kind == "dotted":
        prefix = numbering.rpartition(".")[0]
        while stack and not _is_prefix(stack[-1], prefix):
            stack.pop()
    elif kind in kinds:
        del stack[kinds.index(kind) :]


def _is_prefix(entry: tuple[str, int, str], prefix: str) -> bool:
    kind, _, numbering = entry
    return kind not in {"dash", "plus", "star", ""} and numbering == prefix


def _kind(numbering: str, last: Mapping[str, int], open_kinds: Sequence[str]) -> tuple[str, int]:
    """The kind of a list label and its value; `I` is a numeral or a letter by what came before."""
    match = NUMBERING.fullmatch(numbering)
    if match is None:
        return "", 0
    kind = match.lastgroup or ""
    if kind == "roman":
        value = _roman(match[0])
        letter = ord(match[0][0]) - ord("A") + 1
        follows = letter == last.get("upper", 0) + 1 and value != last.get("roman", 0) + 1
        if len(match[0]) == 1 and "upper" in open_kinds and follows:
            return "upper", letter
        return "roman", value
    if kind == "upper":
        return kind, ord(match[0][0]) - ord("A") + 1
    return kind, int(match[0]) if kind == "number" else 0


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text if letter in ROMAN]
    return sum(-v if index + 1 < len(values) and v < values[index + 1] else v for index, v in enumerate(values))

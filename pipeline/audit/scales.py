"""Parts named by the steps of a scale: `2 giải nhất, 11 giải nhì, …`, `tốt 541 em, khá 23 em, trung bình 4 em`.

No step shares anything with another, and where each of them is told nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.audit.figure import Figure
from pipeline.rulebook import Rulebook

LONGEST_NAME = 40  # characters on either side of a figure
FEWEST = 3  # steps that are told
SOME, ALL = 1, 2
_MARKS = ",;:()\n"


class Scales:
    """The scales of the rules."""

    def __init__(self, rules: Rulebook) -> None:
        rows = [[word.strip() for word in row.split("/")] for row in rules.words("checks.sums.scales")]
        self._scales = [sorted(row, key=len, reverse=True) for row in rows]
        self._words = sorted({f" {word} " for row in rows for word in row}, key=len, reverse=True)

    def told(self, parts: Sequence[Figure], text: str) -> int:
        """How much of a scale the parts are: 0, some steps, or all of them."""
        found = 0
        for names in (_before(parts, text), _behind(parts, text)):
            if all(any(word in name for word in self._words) for name in names):
                found = max([found, *(_steps(names, scale) for scale in self._scales)])
        return found


def _steps(names: Sequence[str], scale: Sequence[str]) -> int:
    told = [next((word for word in scale if f" {word} " in name), "") for name in names]
    if "" in told or len(set(told)) < len(told):
        return 0
    if len(told) == len(scale):
        return ALL
    return SOME if len(told) >= FEWEST else 0


def _before(parts: Sequence[Figure], text: str) -> list[str]:
    """The words between the last mark or figure and each of them."""
    return [f" {name.strip()} " for name in _stretches_before(parts, text)]


def _stretches_before(parts: Sequence[Figure], text: str) -> Iterator[str]:
    last = max(0, parts[0].start - LONGEST_NAME)
    for part in parts:
        name = text[max(last, part.start - LONGEST_NAME) : part.start].casefold()
        yield name[max(map(name.rfind, _MARKS)) + 1 :]
        last = part.end


def _behind(parts: Sequence[Figure], text: str) -> list[str]:
    """The words of each of them and up to the next mark or figure."""
    ends = [*(part.start for part in parts[1:]), parts[-1].end + LONGEST_NAME]
    names = []
    for part, end in zip(parts, ends, strict=True):
        rest = text[part.end : min(end, part.end + LONGEST_NAME)]
        cut = min((at for at in map(rest.find, f"{_MARKS}.") if at >= 0), default=len(rest))
        names.append(f" {text[part.start : part.end]}{rest[:cut]} ".casefold())
    return names

"""How the parts of a total are named: by one word, by numbers that follow one another, as what else there is.

`khối xã 83 …, khối cơ quan 29 …`; `đợt 1 … 42, đợt 2 … 35, đợt 3 … 27`; `xây mới 30 nhà, sửa chữa 12 nhà, loại khác 5`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.audit.counted import TOTALS
from pipeline.audit.nearby import Told
from pipeline.audit.reading import Reading
from pipeline.rulebook import Rulebook, alternation

PAIR = 2  # parts
LONGEST = 60  # characters of a name
CLOSING = frozenset({"left", "others"})
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_MARKS = ",;:()\n"
_NUMBERED = re.compile(r"([^\W\d_]+)\s+(\d{1,4}|[ivx]{1,3})\b", re.IGNORECASE)


class Names(NamedTuple):
    """What the names of parts tell.

    `is_one_set`: one word opens all. `is_series`: numbered one by one. `is_closed`: the last one is what else there is,
    or the other of two.
    `is_sibling`: the total is named like its parts, or is one of their list.
    """

    is_one_set: bool
    is_series: bool
    is_closed: bool
    is_sibling: bool


NamesOf = Callable[[Reading, str], Names]


def names_of(rules: Rulebook) -> NamesOf:
    """Function of a reading and the text."""
    undone = re.compile(rf"{alternation(rules.words('checks.complements.undone'))}\s", re.IGNORECASE)
    pairs = [row.casefold().split(" / ") for row in rules.words("checks.complements.pairs")]

    def names(reading: Reading, text: str) -> Names:
        before, behind = _before(reading.parts, text), _behind(reading.parts, text)
        firsts = {name.partition(" ")[0].casefold() for name in before[1:]}
        # All that stands before the first part may be of the total.
        opened = f"{before[0].casefold()} "
        is_led = len(firsts) == 1 and "" not in firsts and f" {next(iter(firsts))} " in f" {opened}"
        ends = {name.partition(" ")[0].casefold() for name in behind}
        last = reading.parts[-1]
        after = {token.cue for token in last.tokens[last.at + 1 : last.at + 2]}
        is_undone = any(undone.match(f"{name} ") for name in (before[-1], behind[-1]))
        is_pair = len(reading.parts) == PAIR and any(_are_pair(before, two) or _are_pair(behind, two) for two in pairs)
        own = _before([reading.whole], text)[0].casefold()
        is_beside = reading.whole.sentence == reading.parts[0].sentence
        return Names(
            is_one_set=is_led or (len(ends) == 1 and "" not in ends),
            is_series=_is_series(before),
            is_closed=bool((last.cues | after) & CLOSING) or is_undone or is_pair,
            is_sibling=(is_led and is_beside and not reading.is_computed and own.startswith(f"{next(iter(firsts))} "))
            or _is_one_of_list(reading),
        )

    return names


def _is_one_of_list(reading: Reading) -> bool:
    """`Số ca mắc: thị trấn 12 ca, xã A 5 ca, xã B 4 ca`: a figure of a list, with only a comma behind it."""
    whole, first = reading.whole, reading.parts[0]
    if whole.sentence != first.sentence or whole.figure.start > first.figure.start or whole.opening & TOTALS:
        return False
    between = [token.cue for token in whole.tokens[whole.at + 1 : first.at] if token.cue != "number"]
    return whole.is_listed and between == ["comma"]


def _are_pair(names: Sequence[str], two: Sequence[str]) -> bool:
    """`đỗ 1.196 em, trượt 12 em`, in either order."""
    first, last = (f" {name.casefold()} " for name in names)
    one, other = (f" {word} " for word in two)
    return (one in first and other in last) or (other in first and one in last)


def _before(parts: Sequence[Told], text: str) -> list[str]:
    """The words between the last mark or figure and each part."""
    names, last = [], max(0, parts[0].figure.start - LONGEST)
    for part in parts:
        name = text[max(last, part.figure.start - LONGEST) : part.figure.start]
        names.append(name[max(map(name.rfind, _MARKS)) + 1 :].strip())
        last = part.figure.end
    return names


def _behind(parts: Sequence[Told], text: str) -> list[str]:
    """The words behind each part up to the next mark or figure."""
    ends = [*(part.figure.start for part in parts[1:]), parts[-1].figure.end + LONGEST]
    names = []
    for part, end in zip(parts, ends, strict=True):
        name = text[part.figure.end : min(end, part.figure.end + LONGEST)]
        names.append(name[: min((at for at in map(name.find, f"{_MARKS}.") if at >= 0), default=len(name))].strip())
    return names


def _is_series(names: Sequence[str]) -> bool:
    """`tháng 10`, `tháng 11`, `tháng 12`."""
    found = [_NUMBERED.findall(name) for name in names]
    if not all(found):
        return False
    last = [each[-1] for each in found]
    numbers = [int(number) if number.isdigit() else ROMAN.get(number.casefold(), 0) for _, number in last]
    is_one = len({word.casefold() for word, _ in last}) == 1
    return is_one and all(later == earlier + 1 for earlier, later in pairwise(numbers))

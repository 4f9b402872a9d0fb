"""How sure it is that figures are all parts of a total: what their places, their words and their count tell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pipeline.audit.counted import TOTALS
from pipeline.audit.readings import PLAIN, SURE, TOLD, Reading
from pipeline.audit.scales import ALL, Scales
from pipeline.audit.told_counts import TellsCount, count_teller
from pipeline.rulebook import Rulebook

LONGEST_NAME = 40  # characters before a figure
LONGEST_LEAD = 120  # characters before a total that tell how many parts it has
REST = frozenset({"rest", "left"})
MARKS = frozenset({"comma", "semicolon", "colon", "and", "stop"})
LIST = 3  # parts
CLOSE, NEAR = Decimal("0.8"), Decimal("0.9")

Surer = Callable[[Reading, Decimal, str], Reading]


def surer_of(rules: Rulebook) -> Surer:
    """Function (reading, nearness, text) -> the same reading, surer where its parts show that they are all."""
    scales, tells_count = Scales(rules), count_teller(rules)

    def surer(reading: Reading, near: Decimal, text: str) -> Reading:
        if reading.surety == SURE:
            return reading
        is_list = len(reading.parts) >= LIST
        if (reading.is_pure and reading.is_computed and is_list) or _is_counted(reading, text, tells_count):
            return reading._replace(surety=SURE, is_among=False)
        if not is_list:
            return reading
        if _is_closed(reading) and (reading.over < 0 or near >= NEAR):
            return reading._replace(surety=SURE)
        if reading.surety == PLAIN and _is_listed_apart(reading):
            reading = reading._replace(surety=TOLD)
        return _named(reading, near, scales.told([part.figure for part in reading.parts], text), text)

    return surer


def _named(reading: Reading, near: Decimal, steps: int, text: str) -> Reading:
    """Surer where no part shares anything with another; `steps`: of a scale, see `Scales`."""
    is_one_set = not steps and _are_one_set(reading, text)
    least = NEAR if reading.surety == PLAIN else CLOSE
    is_ended = reading.over > 0 and reading.parts[-1].cues & REST == {"rest"} and near >= CLOSE  # …, còn Nà Lốc 20 hộ
    if steps == ALL or is_ended or (reading.over < 0 and (steps or (is_one_set and near >= least))):
        return reading._replace(surety=SURE, is_among=False)
    return reading._replace(surety=TOLD, is_among=False) if steps or is_one_set else reading


def _is_counted(reading: Reading, text: str, tells_count: TellsCount) -> bool:
    """Whether the sentence of the total, or what stands before its parts, tells how many these are."""
    whole, count = reading.whole, len(reading.parts)
    if not reading.is_pure or whole.level:
        return False
    first, last = reading.parts[0].figure, reading.parts[-1].figure
    is_behind = last.start < whole.figure.start
    start = max(last.end if is_behind else 0, whole.figure.start - LONGEST_LEAD)
    lead = text[start : whole.figure.start]
    lead = lead[max(lead.rfind(mark) for mark in ".;\n") + 1 :]
    tail = text[whole.figure.end : whole.tokens[-1].end if is_behind else max(first.start, whole.figure.end)]
    return tells_count(count, lead) or tells_count(count, tail)


def _is_closed(reading: Reading) -> bool:
    """`15 thành viên: 1 trưởng ban, 2 phó và 12 ủy viên`: a colon opens them, and `và` is before the last."""
    whole, first, last = reading.whole, reading.parts[0], reading.parts[-1]
    if reading.is_among or whole.sentence != last.sentence or whole.figure.start > first.figure.start:
        return False
    cues = [token.cue for token in last.tokens[whole.at + 1 : last.at] if token.cue != "number"]
    return reading.is_pure and "colon" in cues[:2] and cues.count("and") == 1 and cues[-1:] == ["and"]


def _is_listed_apart(reading: Reading) -> bool:
    """`29 ý kiến; giao thông 11 ý kiến, điện 6 ý kiến và nước sạch 7 ý kiến`: commas part what another mark opens."""
    whole, first, last = reading.whole, reading.parts[0], reading.parts[-1]
    if not reading.is_pure or whole.level or first.sentence != last.sentence or whole.figure.start > first.figure.start:
        return False
    marks = {token.cue for token in first.tokens[first.at : last.at]} & MARKS
    if whole.sentence != first.sentence:
        return marks <= {"comma", "and"} and bool(whole.opening & TOTALS)
    between = {token.cue for token in first.tokens[whole.at : first.at]}
    return marks <= {"comma", "and"} and bool(between & {"semicolon", "colon"})


def _are_one_set(reading: Reading, text: str) -> bool:
    """`khối xã 83 …, khối cơ quan 29 …, khối trường học 16 …`: parts that one word opens are the parts of a set."""
    firsts = set()
    ends = [part.figure.end for part in reading.parts]
    for last, part in zip(ends, reading.parts[1:], strict=False):
        words = text[last : part.figure.start].rpartition(",")[2].rpartition(";")[2].split()
        firsts.add(words[0].casefold() if words else "")
    first = text[: reading.parts[0].figure.start][-LONGEST_NAME:].casefold()
    return len(firsts) == 1 and firsts != {""} and f" {next(iter(firsts))} " in f"{first} "

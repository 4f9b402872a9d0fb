"""How sure it is that figures are all parts of a total: what their places, their words and their count tell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pipeline.audit.clauses import alike
from pipeline.audit.counted import TOTALS
from pipeline.audit.divided import among_teller, divider
from pipeline.audit.model import Token
from pipeline.audit.part_names import names_of
from pipeline.audit.reading import PLAIN, SURE, TOLD, Reading
from pipeline.audit.scales import ALL, Scales
from pipeline.audit.told_counts import TellsCount, count_teller
from pipeline.rulebook import Rulebook

LONGEST_LEAD = 120  # characters before a total that tell how many parts it has
REST = frozenset({"rest", "left"})
MARKS = frozenset({"comma", "semicolon", "colon", "and", "stop"})
LIST = 3  # parts
CLOSE, NEAR = Decimal("0.8"), Decimal("0.9")

Surer = Callable[[Reading, Decimal, str], Reading | None]


def surer_of(rules: Rulebook) -> Surer:
    """Function (reading, nearness, text) -> the reading, surer where its parts show that they are all.

    `None` where the total is one of the parts.
    """
    scales, tells_count, names_of_parts = Scales(rules), count_teller(rules), names_of(rules)
    divides, is_among = divider(rules), among_teller(rules)

    def surer(reading: Reading, near: Decimal, text: str) -> Reading | None:
        names = names_of_parts(reading, text)
        if names.is_sibling:
            return None
        is_list = len(reading.parts) >= LIST
        is_summed = reading.is_pure and reading.is_computed and is_list
        if reading.surety == SURE or is_summed or _is_counted(reading, text, tells_count):
            return reading._replace(surety=SURE, is_among=False)
        is_divided = near >= NEAR and divides(reading, text)
        if is_divided or (names.is_closed and _is_next(reading)):
            return reading._replace(surety=SURE, is_among=False, is_divided=is_divided)
        if not is_list:
            return reading
        is_all = names.is_series or _is_closed(reading) or _is_told_total(reading)
        if (is_all and near >= NEAR) or (reading.over < 0 and (is_all or (near >= NEAR and _is_behind_colon(reading)))):
            return reading._replace(surety=SURE, is_among=False)
        if reading.surety == PLAIN and (_is_listed_apart(reading) or is_among(reading, text)):
            reading = reading._replace(surety=TOLD)
        steps = scales.told([part.figure for part in reading.parts], text)
        return _named(reading, near, steps, is_one_set=not steps and names.is_one_set)

    return surer


def _named(reading: Reading, near: Decimal, steps: int, *, is_one_set: bool) -> Reading:
    """Surer where no part shares anything with another; `steps`: of a scale, see `Scales`."""
    least = NEAR if reading.surety == PLAIN else CLOSE
    is_ended = reading.over > 0 and reading.parts[-1].cues & REST == {"rest"} and near >= CLOSE  # …, còn Nà Lốc 20 hộ
    if steps == ALL or is_ended or (reading.over < 0 and (steps or (is_one_set and near >= least))):
        return reading._replace(surety=SURE, is_among=False)
    return reading._replace(surety=TOLD, is_among=False) if steps or is_one_set else reading


def _is_counted(reading: Reading, text: str, tells_count: TellsCount) -> bool:
    """Whether the sentence of the total, or what stands before its parts, tells how many these are.

    `3 đợt`, `gộp bốn cấp`, and the names of the total: `38 cán bộ, giáo viên, nhân viên` of three kinds.
    """
    whole, count = reading.whole, len(reading.parts)
    if not reading.is_pure or whole.level:
        return False
    if count >= LIST and whole.figure.unit.count(", ") == count - 1:
        return True
    first, last = reading.parts[0], reading.parts[-1]
    is_behind = last.figure.start < whole.figure.start
    start = max(last.figure.end if is_behind else 0, whole.figure.start - LONGEST_LEAD)
    lead = text[start : whole.figure.start]
    lead = lead[max(lead.rfind(mark) for mark in ".;\n") + 1 :]
    low, high = whole.figure.end, whole.tokens[-1].end if is_behind else max(first.figure.start, whole.figure.end)
    if tells_count(count, lead) or tells_count(count, text[low:high]):
        return True
    begin = whole.figure.start - len(lead)
    return any(
        _counts(token, count) for token in whole.tokens if begin <= token.start < high and token.figure != whole.figure
    )


def _counts(token: Token, count: int) -> bool:
    figure = token.figure
    is_count = figure is not None and token.cue == "figure" and figure.is_exact and bool(figure.unit)
    return is_count and figure is not None and figure.of is None and figure.value == count


def _is_next(reading: Reading) -> bool:
    """Whether total and parts are all of their kind in one sentence, the total first."""
    whole, first, last = reading.whole, reading.parts[0], reading.parts[-1]
    return reading.is_pure and whole.sentence == last.sentence and whole.figure.start < first.figure.start


def _is_behind_colon(reading: Reading) -> bool:
    whole, first = reading.whole, reading.parts[0]
    if whole.passage != first.passage:  # of a list below
        return reading.is_pure and not reading.is_among and whole.tokens[-1].cue == "colon"
    return _is_next(reading) and not reading.is_among and "colon" in {t.cue for t in whole.tokens[whole.at : first.at]}


def _is_closed(reading: Reading) -> bool:
    """`15 thành viên: 1 trưởng ban, 2 phó và 12 ủy viên`: a colon opens them, and `và` is before the last."""
    whole, first, last = reading.whole, reading.parts[0], reading.parts[-1]
    if reading.is_among or whole.sentence != last.sentence or whole.figure.start > first.figure.start:
        return False
    cues = [token.cue for token in last.tokens[whole.at + 1 : last.at] if token.cue != "number"]
    return (
        reading.is_pure
        and not {"colon", "open"}.isdisjoint(cues[:2])
        and cues.count("and") == 1
        and cues[-1:] == ["and"]
    )


def _is_told_total(reading: Reading) -> bool:
    """`Tổng số án là 725 vụ, do 96 vụ cũ chuyển sang, 618 vụ mới và 11 vụ phục hồi`: all of a sentence up to `và`."""
    last = reading.parts[-1]
    is_next = _is_next(reading) and not reading.is_among and bool(reading.whole.opening & {"total", "overall"})
    is_next = is_next and all(alike(part.figure.unit, reading.whole.figure.unit) for part in reading.parts)
    return is_next and "and" in {token.cue for token in last.tokens[reading.parts[-2].at : last.at]}


def _is_listed_apart(reading: Reading) -> bool:
    """`29 ý kiến; giao thông 11 ý kiến, điện 6 ý kiến và nước sạch 7 ý kiến`: commas part what another mark opens."""
    whole, first, last = reading.whole, reading.parts[0], reading.parts[-1]
    if not reading.is_pure or whole.level or first.sentence != last.sentence or whole.figure.start > first.figure.start:
        return False
    if reading.over > 0 and not whole.opening & TOTALS:
        return False  # 325 trường hợp: không đội mũ 128, quá tốc độ 96: others may be left out
    marks = {token.cue for token in first.tokens[first.at : last.at]} & MARKS
    if whole.sentence != first.sentence:
        return marks <= {"comma", "and"} and bool(whole.opening & TOTALS)
    between = {token.cue for token in first.tokens[whole.at : first.at]}
    return marks <= {"comma", "and"} and bool(between & {"semicolon", "colon"})

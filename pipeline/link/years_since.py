"""The years that a title counts from the document which was carried out: `Tổng kết 10 năm thực hiện Nghị quyết …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model import Mention, Segmented
from pipeline.rulebook import Rulebook, alternation
from pipeline.values import Citation, Quantity

REACH = 160  # characters from the years to the document
LONGEST = 60  # years that anybody looks back on
YEAR_DIGITS = 4

YearsSince = Callable[[Segmented, Sequence[Mention]], str]


@dataclass(frozen=True, slots=True)
class _Told:
    """So many years, and the year of the document that they are counted from."""

    years: int
    since: int


def years_since(rules: Rulebook) -> YearsSince:
    """Function (document, mentions) -> EDTF `2012/2022`; "" where the title counts no years, or they do not fit.

    They end in the year of issue: of ten years told in the ninth, the tenth or the eleventh year from the document's.
    """
    units = frozenset(rules.words("words.date.year"))
    done = re.compile(rf"\s+(?:{alternation(rules.words('checks.dates.done'))})(?!\w)", re.IGNORECASE)

    def find(segmented: Segmented, mentions: Sequence[Mention]) -> str:
        issued = segmented.layout.facts.issue_date[:YEAR_DIGITS]
        told = _told(segmented, mentions, units, done) if issued.isdigit() else None
        if told is None or abs(int(issued) - told.since - told.years) > 1:
            return ""
        return f"{told.since}/{min(int(issued), told.since + told.years)}"

    return find


def _told(
    segmented: Segmented, mentions: Sequence[Mention], units: frozenset[str], done: re.Pattern[str]
) -> _Told | None:
    for zone in segmented.layout.zones:
        if zone.name != "title":
            continue
        inside = [mention for mention in mentions if zone.start <= mention.start < zone.end]
        for mention in inside:
            years = _years_in(mention, units) if done.match(segmented.layout.text, mention.end) else 0
            behind = [m.value for m in inside if 0 < m.start - mention.end <= REACH]
            cited = next((value for value in behind if isinstance(value, Citation)), None)
            since = _year_of(cited, mentions) if years and cited is not None else 0
            if since:
                return _Told(years, since)
    return None


def _years_in(mention: Mention, units: frozenset[str]) -> int:
    """Of `10 năm`; 0 for everything else."""
    value = mention.value
    if not isinstance(value, Quantity) or value.unit not in units or value.value_to is not None:
        return 0
    return int(value.value) if 1 < value.value <= LONGEST and value.value == int(value.value) else 0


def _year_of(cited: Citation, mentions: Sequence[Mention]) -> int:
    """Of the document's date, which may be told further on in the text; 0 where it is told nowhere, or as two."""
    dates = {
        mention.value.date[:YEAR_DIGITS]
        for mention in mentions
        if isinstance(mention.value, Citation) and mention.value.canonical == cited.canonical and mention.value.date
    }
    return int(dates.pop()) if len(dates) == 1 else 0

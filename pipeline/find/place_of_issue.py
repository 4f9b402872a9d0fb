"""The place of issue in the head, whatever its name is: `Vinh, ngày 05 tháng 11 năm 2012`.

A part of the place finder. Elsewhere a name of one syllable, or that is an ordinary word too, may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.gazetteer import ANY_LEVEL, gazetteer_of
from pipeline.model import Layout, Mention, Span, Zone
from pipeline.rulebook import Rulebook, alternation
from pipeline.values import Toponym

HEADS = ("header", "dateline")

IssuePlace = Callable[[Layout], Iterator[Mention]]


def issue_place(rules: Rulebook) -> IssuePlace:
    """Function layout -> the mention of the place that the head's date stands behind, if a unit has the name."""
    gazetteer = gazetteer_of(rules)
    behind = re.compile(rf"\s*,\s*{alternation(rules.words('words.date.day'))}(?!\w)")

    def find(layout: Layout) -> Iterator[Mention]:
        name = layout.facts.issue_place
        levels = tuple(level for level in ANY_LEVEL if level in gazetteer.levels(name)) if name else ()
        if not levels:
            return
        for zone in (zone for zone in layout.zones if zone.name in HEADS):
            for start, end in _named(name, layout.text, zone):
                if behind.match(layout.text, end, zone.end):
                    yield Mention(start, end, Toponym(name, levels, "bare", cued=True), "places.csv: bare name")
                    return

    return find


def _named(name: str, text: str, zone: Zone) -> Iterator[Span]:
    """Where the name stands in a zone, but within no other word."""
    at = text.find(name, zone.start, zone.end)
    while at >= 0:
        if not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            yield Span(at, at + len(name))
        at = text.find(name, at + 1, zone.end)

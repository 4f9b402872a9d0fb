"""The place of issue in the head, whatever its name is: `Vinh, ngày 05 tháng 11 năm 2012`.

A part of the place finder. Elsewhere a name of one syllable, or that is an ordinary word too, may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.gazetteer import ANY_LEVEL, gazetteer_of
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.values import Toponym

HEADS = ("header", "dateline")

IssuePlace = Callable[[Layout], Iterator[Mention]]


def issue_place(rules: Rulebook) -> IssuePlace:
    """Function layout -> the mention of the place that the head's date stands behind, if a unit has the name."""
    gazetteer = gazetteer_of(rules)
    day = alternation(rules.words("words.date.day"))

    def find(layout: Layout) -> Iterator[Mention]:
        name = layout.facts.issue_place
        levels = tuple(level for level in ANY_LEVEL if level in gazetteer.levels(name)) if name else ()
        if not levels:
            return
        dated = re.compile(rf"(?<!\w){re.escape(name)}(?=\s*,\s*{day}(?!\w))")
        for zone in layout.zones:
            found = dated.search(layout.text, zone.start, zone.end) if zone.name in HEADS else None
            if found is not None:
                yield Mention(*found.span(), Toponym(name, levels, "bare", cued=True), "places.csv: bare name")
                return

    return find

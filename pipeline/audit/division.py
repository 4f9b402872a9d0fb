"""Words and names by which a text divides a total told before: `theo tiến độ, …`, `quý I …, quý II …`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.audit.part_names import names_of
from pipeline.audit.reading import Reading, nearness
from pipeline.audit.scales import ALL, Scales
from pipeline.rulebook import Rulebook, alternation, whole_words

NAMED, RANKED = Decimal("0.9"), Decimal("0.95")  # so near they come where names alone, or ranks, tell that they are all
BEHIND = 30  # characters behind the first part in which it is told to be the greatest

Divides = Callable[[Reading, str, int], bool]


def divides(rules: Rulebook) -> Divides:
    """Function of a reading, the text and where its sentence begins: whether its parts are told to be all."""
    words, some = dividing_words(rules), whole_words(rules.words("checks.sums.told_of_some"))
    greatest, following = (whole_words(rules.words(f"checks.sums.{key}")) for key in ("greatest", "next"))
    names_of_parts, scales = names_of(rules), Scales(rules)
    traits = whole_words(rules.words("checks.sums.traits"))

    def is_divided(reading: Reading, text: str, begin: int) -> bool:
        names, near = names_of_parts(reading, text), nearness(reading)
        first, last = reading.parts[0].figure, reading.parts[-1].figure
        if names.is_sibling or (reading.over > 0 and some.search(text, begin, first.start)):
            return False
        if traits.search(text, first.end, last.end):
            return False  # đại học 320 người, đảng viên 180 người: told of the same ones
        if words.search(text, begin, first.start):
            return True
        is_ranked = greatest.search(text, begin, first.end + BEHIND) and following.search(text, first.end, last.start)
        if is_ranked and reading.whole.passage == reading.parts[0].passage:
            return names.is_closed or near >= RANKED
        steps = scales.told([part.figure for part in reading.parts], text)
        is_named = names.is_series or steps == ALL or (steps > 0 and reading.over < 0)
        return is_named and near >= NAMED

    return is_divided


def dividing_words(rules: Rulebook) -> re.Pattern[str]:
    """Words that divide what was told before."""
    by, first, about, ways, other = (
        alternation(rules.words(f"checks.sums.{key}"))
        for key in ("divided_by", "divided_first", "divided_about", "ways", "no_division")
    )
    begin = r"(?:^|[.;:\n]\s*)(?:[-+*]\s*)?"
    return re.compile(
        rf"(?<!\w){by}(?!\w)|{begin}(?:{first}\s+(?!{other}(?!\w))|{about}\s+{ways}(?!\w))", re.IGNORECASE
    )

"""Totals and the parts that a text divides them into further on: `2.953 người …. Theo tiến độ, quý I có 846 người, …`.

What divides is told by words before the first part, or by the names of the parts. The total may be any figure of its
kind that stands before; that it is meant is told by the parts coming near to it, and to no other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter

from pipeline.audit.announced import kin_units
from pipeline.audit.apiece import apiece_of
from pipeline.audit.counted import Kinds, is_part
from pipeline.audit.division import divides
from pipeline.audit.division_windows import Window, windows
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.reading import PLAIN, Reading, claim_of, nearness, reading_of
from pipeline.audit.times import Level, TimeReader
from pipeline.audit.whole_meant import whole_meant
from pipeline.rulebook import Rulebook, whole_words

RULE, REST_RULE = "sum: divided", "difference: left"
LIST = 3  # parts
LEAST, LEAST_MORE = Decimal("0.8"), Decimal("0.84")  # of a total: so near its parts come; those of more may overlap
PAST = 2  # years before that of the document
_START = attrgetter("figure.start")

Check = Callable[[Scene], Iterator[Claim]]


def divided_sum_check(rules: Rulebook) -> Check:
    """The check."""
    times = frozenset(rules.words("checks.kin.times"))
    nouns, classifiers = (frozenset(rules.words(key)) for key in ("checks.mixed.nouns", "checks.kin.classifiers"))
    traits = frozenset(rules.words("checks.sums.traits"))
    kinds = Kinds(kin_units(kin_of(rules)), nouns, times, classifiers, traits)
    apiece, is_divided, time = apiece_of(rules), divides(rules), TimeReader(rules)
    now, earlier = (whole_words(rules.words(f"checks.changes.{key}")) for key in ("now", "earlier"))

    def check(scene: Scene) -> Iterator[Claim]:
        for window in windows(scene, kinds, apiece):
            found = [each for pool in window.pools for each in _readings(window, pool, kinds)]
            exact = next((each for each in found if not each.over), None)
            if exact is not None:
                yield claim_of(exact, RULE, REST_RULE, "silent")
                continue
            lead = window.lead(scene.text)
            near = [each for each in found if _is_near(each) and is_of_now(each.whole, lead, scene)]
            if near:
                meant = whole_meant(near, window.pools, lead, scene, partial(is_past, scene))
                if meant is not None and _is_meant(meant, window) and is_divided(meant, scene.text, window.begin):
                    yield claim_of(meant, RULE, REST_RULE)

    def is_of_now(whole: Told, lead: str, scene: Scene) -> bool:
        """Whether a total is told of a time that a report, or what is told behind it, can be about."""
        level, issued = level_of(whole, scene), scene.issued[1][:4]
        if level.is_then or earlier.search(lead) or (level.year and issued and int(level.year) <= int(issued) - PAST):
            return False
        return not level.is_own or level.year == issued or now.search(lead) is None

    def is_past(scene: Scene, whole: Told) -> bool:
        return level_of(whole, scene).is_past

    def level_of(each: Told, scene: Scene) -> Level:
        place = bisect_left(told_figures(scene), each.figure.start, key=_START)
        return time.level(each, place, scene)

    return check


def _is_near(reading: Reading) -> bool:
    return nearness(reading) >= (LEAST if reading.over > 0 else LEAST_MORE)


def _is_meant(reading: Reading, window: Window) -> bool:
    """Whether the parts come to no figure of another kind, and the first one is not what the others come to."""
    given = reading.whole.figure.value - reading.over
    is_first_all = 2 * reading.parts[0].figure.value == given
    others = (*window.pools[0], *window.behind)
    return not is_first_all and all(each.figure.value != given for each in others)


def _readings(window: Window, pool: Sequence[Told], kinds: Kinds) -> list[Reading]:
    values = [each.figure.value for item in window.items for each in item]
    least, most = min(values), sum(values, Decimal(0)) / LEAST
    found = []
    for whole in pool:
        if not (least < whole.figure.value <= most and whole.is_plain and is_part(whole)) or _opens(whole):
            continue
        parts = window.parts(whole, kinds)
        if len(parts) >= LIST:
            found.append(reading_of(whole, parts, PLAIN))
    return found


def _opens(whole: Told) -> bool:
    """Whether it opens a bracket, which tells a plan, a base, a price of something else."""
    return whole.level > 0 and whole.tokens[whole.at - 1].cue == "open"

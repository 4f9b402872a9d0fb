"""One thing told twice in a document, with two figures: `thu ngân sách năm 2020 đạt 215 tỷ đồng`, and pages later 251.

They are of one thing where the same words name it, in whatever order, and of one time; that they differ by a slip of
the pen tells that they should be the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import ASIDE
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.audit.times import TimeReader
from pipeline.rulebook import Rulebook, alternation

LEAST_WORDS = 3  # that name a thing
TURNED_DIGITS, SLIP_DIGITS = 3, 4
TWO = 2
NOT_SAME = ASIDE | {"left", "rest", "some_parts", "excluded", "added", "multiple"}
RULE = "document_conflict: told twice"
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")

Check = Callable[[Scene], Iterator[Claim]]


def told_twice_check(rules: Rulebook) -> Check:
    """The check."""
    common, times = frozenset(rules.words("checks.conflicts.common")), TimeReader(rules)
    apart = re.compile(rf"(?<!\w){alternation(rules.words('checks.conflicts.apart'))}(?!\w)")

    def words(subject: str) -> frozenset[str]:
        told = frozenset(_WORD.findall(subject)) - common
        return frozenset(each for each in told if not _YEAR.fullmatch(each)) if _YEAR.search(subject) else told

    def check(scene: Scene) -> Iterator[Claim]:
        told = [(place, each) for place, each in enumerate(told_figures(scene)) if _can_be(each)]
        units = Counter(each.figure.unit for _, each in told)
        named: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
        for place, each in told:
            subject = scene.subject_at.get(each.figure.start) if units[each.figure.unit] >= TWO else None
            if subject is not None:
                name = words(subject)
                if len(name) >= LEAST_WORDS:
                    named[name, each.figure.unit].append(place)
        for places in named.values():
            if len(places) >= TWO:
                yield from (
                    each
                    for each in _claims(told_figures(scene), places, scene, times)
                    if _are_of_one_time(each, scene, apart)
                )

    return check


def _are_of_one_time(claim: Claim, scene: Scene, apart: re.Pattern[str]) -> bool:
    """Whether the sentences of both, up to the figures, have the same words that tell a time or a measure."""
    said = []
    for figure in (claim.stated, *claim.operands):
        passage = next(each for each in scene.passages if each.start <= figure.start < each.end)
        start = max(passage.start, scene.text.rfind(". ", passage.start, figure.start))
        said.append(set(apart.findall(scene.text[start : figure.start].casefold())))
    return said[0] == said[1]


def _can_be(each: Told) -> bool:
    figure = each.figure
    if figure.digits < TURNED_DIGITS:
        return False
    is_usable = not (figure.is_range or figure.of is not None or figure.per or figure.qualifier) and not each.level
    return is_usable and not each.cues & NOT_SAME


def _claims(told: Sequence[Told], places: Sequence[int], scene: Scene, times: TimeReader) -> Iterator[Claim]:
    """The last of two values that a name has in the document, against the first."""
    if len({told[place].figure.value for place in places}) != TWO:
        return
    first = told[places[0]]
    place = next(at for at in places if told[at].figure.value != first.figure.value)
    other = told[place]
    one, two = times.level(first, places[0], scene), times.level(other, place, scene)
    is_of_then = one.is_then or two.is_then or (one.year and two.year and one.year != two.year)
    if is_of_then or first.passage == other.passage:
        return
    values = other.figure.value, first.figure.value
    is_slip = other.figure.digits >= SLIP_DIGITS and first.figure.digits >= SLIP_DIGITS and is_small_slip(*values)
    if are_turned(*values) or is_slip:
        yield Claim("document_conflict", "equal", other.figure, (first.figure,), rule=RULE)

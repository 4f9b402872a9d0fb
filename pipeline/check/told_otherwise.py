"""One thing told in two places, in other words, with digits that changed places: one of them adds up, one does not.

`huy động được 742 triệu đồng xã hội hóa`, and below `Kinh phí xã hội hóa huy động là 724 triệu đồng, gồm …`. Words that
both are told with say that they are one thing, and the relations of the one, which hold, which of them is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from pipeline.audit.clauses import ASIDE, alike
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, digits_of
from pipeline.rulebook import Rulebook, alternation

RULE = "document_conflict: told otherwise"
NOT_SAME = ASIDE | {"left", "rest", "some_parts", "excluded", "added", "multiple"}
FEWEST, TURNED_DIGITS = 2, 3  # words that both have; digits
OF_BOTH = 0.6  # of the words of the one with fewer of them
NEAR = 20  # they differ by a twentieth at most
LONGEST = 160  # characters before a figure
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEGIN = re.compile(r"[.;:]\s|\n")
_END = re.compile(r"[.;,(](?=\s|\d)|\n")


def told_otherwise_check(rules: Rulebook) -> LastCheck:
    """The check."""
    common = frozenset(rules.words("checks.conflicts.common"))
    apart = re.compile(rf"(?<!\w){alternation(rules.words('checks.conflicts.apart'))}(?!\w)")

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        turned: dict[tuple[str, str], list[Told]] = defaultdict(list)
        times = Counter(each.figure.value for each in told)
        for each in told:
            if _can_be(each):
                noun, digits = each.figure.unit.partition(" ")[0], "".join(sorted(digits_of(each.figure.value)))
                turned[noun, digits].append(each)
        for group in turned.values():
            for first, last in combinations(group, 2):
                right, wrong = (first, last) if _is_held(first, known) else (last, first)
                # A figure that is wrong by its own relations tells nothing of another one.
                is_alone = times[wrong.figure.value] == 1 and not known.of(wrong.figure.start)
                is_one = is_alone and _is_held(right, known)
                if is_one and _are_near(first, last) and _are_one(first, last, scene.text, words, apart):
                    yield Claim("document_conflict", "equal", wrong.figure, (right.figure,), rule=RULE)

    def words(text: str) -> frozenset[str]:
        return frozenset(_WORD.findall(text)) - common

    return check


def _can_be(each: Told) -> bool:
    figure = each.figure
    return each.is_plain and figure.digits >= TURNED_DIGITS and not figure.qualifier and not each.cues & NOT_SAME


def _is_held(each: Told, known: Known) -> bool:
    """Whether a relation of the figure holds."""
    return any(relation.is_held for relation in known.of(each.figure.start))


def _are_near(first: Told, last: Told) -> bool:
    """Whether they stand in two paragraphs and differ by digits that changed places."""
    low, high = sorted((first.figure.value, last.figure.value))
    is_apart = first.passage != last.passage and low != high and alike(first.figure.unit, last.figure.unit)
    return is_apart and (high - low) * NEAR <= high and are_turned(low, high)


def _are_one(
    first: Told, last: Told, text: str, words: Callable[[str], frozenset[str]], apart: re.Pattern[str]
) -> bool:
    """Whether both are told with the same words, and neither of another time or measure."""
    one, two = (_clause(each, text) for each in (first, last))
    years = set(_YEAR.findall(one)), set(_YEAR.findall(two))
    if set(apart.findall(one)) != set(apart.findall(two)) or (all(years) and years[0] != years[1]):
        return False
    said = words(one), words(two)
    same = len(said[0] & said[1])
    return same >= FEWEST and same >= OF_BOTH * min(map(len, said))


def _clause(each: Told, text: str) -> str:
    """The words about a figure in small letters: from the mark before its clause to the next mark behind it."""
    low = max(0, each.figure.start - LONGEST)
    start = max((mark.end() for mark in _BEGIN.finditer(text, low, each.figure.start)), default=low)
    end = _END.search(text, each.figure.end)
    return text[start : end.start() if end is not None else len(text)].casefold()

"""Two parts that words divide a total before into: `Chia theo giới tính, nam 18.420 người và nữ 19.661 người`.

Of three parts and more see divided_sums.py. That both are all of the total is told by the words and by `và` alone; so a
sum that does not hold is told where a slip of the pen in one of the three makes it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import ASIDE, same_unit
from pipeline.audit.division import dividing_words
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures, told_sentences
from pipeline.audit.slips import are_changed_over, is_small_slip
from pipeline.rulebook import Rulebook

RULE = "sum: divided in two"
PAIR = 2
FAR = 3  # passages between a total and its parts
TELLING_DIGITS = 3

Check = Callable[[Scene], Iterator[Claim]]


def divided_pair_check(rules: Rulebook) -> Check:
    """The check."""
    divide = dividing_words(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        for sentence in told_sentences(scene):
            parts = [each for each in sentence if each.figure.unit != "%"]
            if len(parts) != PAIR or not _are_joined(parts):
                continue
            first = parts[0].figure.start
            begin = max(scene.text.rfind("\n", 0, first), scene.text.rfind(". ", 0, first), 0)
            if divide.search(scene.text, begin, first) is not None:
                yield from _claims(parts, _before(parts[0], scene))

    return check


def _are_joined(parts: Sequence[Told]) -> bool:
    """Two quantities of one unit with nothing between them but `và`, and percentages in brackets."""
    first, last = parts
    cues = {token.cue for token in first.tokens[first.at + 1 : last.at]}
    is_plain = all(each.is_plain and not each.figure.qualifier and not each.level for each in parts)
    is_alone = all(each.cues.isdisjoint(ASIDE) for each in parts)
    return (
        is_plain
        and is_alone
        and same_unit(first.figure, last.figure)
        and {"and"} <= cues <= {*("and", "comma", "open", "close", "figure", "share")}
    )


def _before(first: Told, scene: Scene) -> list[Told]:
    """The figures before of its unit that can be the total, the nearest first."""
    found = [each for each in told_figures(scene) if 0 <= first.passage - each.passage <= FAR]
    found = [each for each in found if each.sentence < first.sentence and each.is_plain and not each.figure.qualifier]
    return [each for each in found if same_unit(each.figure, first.figure) and each.cues.isdisjoint(ASIDE)][::-1]


def _claims(parts: Sequence[Told], wholes: Sequence[Told]) -> Iterator[Claim]:
    one, other = (each.figure.value for each in parts)
    figures = tuple(each.figure for each in parts)
    held = next((each for each in wholes if each.figure.value == one + other), None)
    if held is not None:
        yield Claim("sum", "sum", held.figure, figures, "silent", rule=RULE, yields=True)
        return
    slipped = [
        each.figure
        for each in wholes
        if each.figure.value > max(one, other)
        and any(_is_slip(*pair) for pair in (
            (one, each.figure.value - other), (other, each.figure.value - one), (each.figure.value, one + other)
        ))
    ]  # fmt: skip
    if len({figure.value for figure in slipped}) == 1 and slipped[0].digits >= TELLING_DIGITS:
        yield Claim("sum", "sum", slipped[0], figures, rule=RULE, yields=True)


def _is_slip(told: Decimal, meant: Decimal) -> bool:
    return meant > 0 and (are_changed_over(told, meant) or is_small_slip(told, meant))

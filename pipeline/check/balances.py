"""What comes in, what goes out, and what is left: `Tổng thu ngân sách xã …, tổng chi ngân sách xã …, kết dư …`.

Both must be of one budget by their words; a balance that is far off may be of another one still.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.clauses import same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import plain_ones, told_figures
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook, alternation

FARTHEST = 6  # figures of money before the balance
BESIDE = 2  # passages

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Compiled patterns over subjects. `surplus`, `deficit`: `kết dư`, `bội chi`; `shared`: money that others spend."""

    incoming: re.Pattern[str]
    outgoing: re.Pattern[str]
    surplus: re.Pattern[str]
    deficit: re.Pattern[str]
    shared: re.Pattern[str]


def balance_check(rules: Rulebook) -> Check:
    """The check."""

    def pattern(key: str, form: str) -> re.Pattern[str]:
        return re.compile(form.format(alternation(rules.words(f"checks.balances.{key}"))), re.IGNORECASE)

    words = _Words(
        incoming=pattern("incoming", r"{}\b\s*(?P<of>.*)"),
        outgoing=pattern("outgoing", r"{}\b\s*(?P<of>.*)"),
        surplus=pattern("surplus", r"(?:.*\s)?{}\b"),
        deficit=pattern("deficit", r"(?:.*\s)?{}\b"),
        shared=pattern("shared", r"(?<!\w){}(?!\w)"),
    )

    def check(scene: Scene) -> Iterator[Claim]:
        subjects = scene.subject_at
        money = plain_ones(told_figures(scene))
        for index, each in enumerate(money):
            subject = subjects.get(each.figure.start)
            if subject is None:
                continue
            is_surplus = words.surplus.match(subject) is not None
            if not is_surplus and not words.deficit.match(subject):
                continue
            near = [
                other for other in money[max(0, index - FARTHEST) : index] if each.passage - other.passage <= BESIDE
            ]
            told = [(subjects.get(other.figure.start, ""), other.figure) for other in near]
            yield from _claims(each.figure, told, words, is_deficit=not is_surplus)

    return check


def _claims(rest: Figure, told: Sequence[tuple[str, Figure]], words: _Words, *, is_deficit: bool) -> Iterator[Claim]:
    """The claim of a balance, where the two totals before it name one budget."""
    incoming = _last(told, words.incoming)
    outgoing = _last(told, words.outgoing)
    if incoming is None or outgoing is None or words.shared.search(incoming[0]):
        return
    is_same = incoming[0] == outgoing[0]
    if not is_same and incoming[0] and outgoing[0]:
        return
    high, low = (outgoing[1], incoming[1]) if is_deficit else (incoming[1], outgoing[1])
    if not same_unit(high, low) or not same_unit(high, rest):
        return
    left = high.value - low.value
    is_sure = left > 0 and (is_near(rest.value, left) or are_turned(rest.value, left) or _is_slip(high, low, rest))
    doubt = "" if is_sure else "unsure_parts" if is_same else "silent"  # Tổng thu ngân sách xã …; Tổng chi …
    yield Claim("difference", "difference", rest, (high, low), doubt, rule="difference: balance", yields=True)


def _last(told: Sequence[tuple[str, Figure]], pattern: re.Pattern[str]) -> tuple[str, Figure] | None:
    """The last figure of such a total, and what it is the total of."""
    for subject, figure in reversed(told):
        match = pattern.match(subject)
        if match is not None:
            return match["of"].strip(), figure
    return None


def _is_slip(high: Figure, low: Figure, rest: Figure) -> bool:
    """Whether one of the two totals would be right but for a slip."""
    over = rest.value - (high.value - low.value)
    return is_small_slip(high.value, high.value + over) or is_small_slip(low.value, low.value - over)

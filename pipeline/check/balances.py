"""What comes in, what goes out, and what is left: `Tổng thu ngân sách xã …, tổng chi ngân sách xã …, kết dư …`.

Both must be of one budget by their words; a balance that is far off may be of another one still. Where both are called
totals, what they are made up of may stand between: `Tổng thu …, gồm …. Tổng chi …, gồm …. Chênh lệch thu, chi …`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.clauses import same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, plain_ones, told_figures
from pipeline.audit.rules import OF_TOTALS
from pipeline.audit.slips import are_turned, is_near, is_small_slip, within
from pipeline.rulebook import Rulebook, alternation, whole_words

RULE = "difference: balance"
FARTHEST = 6  # figures of money before the balance
BESIDE = 2  # passages
MOST = 24  # figures of money before, where totals are sought
APART = 3  # passages
TWICE = 2  # times that a balance of two totals may be off
LONGEST = 90  # characters of a clause before a figure
_WORD = re.compile(r"[^\W\d_]+")
_LAST_MARK = re.compile(r".*(?:[;:()\n]|,(?!\d)|\.(?!\d))", re.DOTALL)

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Compiled patterns over subjects. `surplus`, `deficit`: `kết dư`, `bội chi`; `shared`: money that others spend.

    `total_in`, `total_out`: `tổng thu`, `tổng chi`; `opening`: what was there before; `left`: surplus or deficit;
    `idle`: words of no budget.
    """

    incoming: re.Pattern[str]
    outgoing: re.Pattern[str]
    surplus: re.Pattern[str]
    deficit: re.Pattern[str]
    shared: re.Pattern[str]
    total_in: re.Pattern[str]
    total_out: re.Pattern[str]
    opening: re.Pattern[str]
    left: re.Pattern[str]
    idle: frozenset[str]


def balance_check(rules: Rulebook) -> Check:
    """The check."""

    def pattern(key: str, form: str) -> re.Pattern[str]:
        return re.compile(form.format(alternation(rules.words(f"checks.balances.{key}"))), re.IGNORECASE)

    words = _Words(
        incoming=pattern("incoming", r"{}\b\s*(?P<of>.*)"),
        outgoing=pattern("outgoing", r"{}\b\s*(?P<of>.*)"),
        surplus=pattern("surplus", r"(?:.*\s)?{}\b"),
        deficit=pattern("deficit", r"(?:.*\s)?{}\b"),
        left=whole_words(rules.words("checks.balances.surplus", "checks.balances.deficit")),
        shared=pattern("shared", r"(?<!\w){}(?!\w)"),
        total_in=pattern("total_incoming", r"\W*(?:\w+\s+){{0,2}}?{}\b(?P<of>.*)"),
        total_out=pattern("total_outgoing", r"\W*(?:\w+\s+){{0,2}}?{}\b(?P<of>.*)"),
        opening=whole_words(rules.words("checks.flows.opening")),
        idle=frozenset(rules.words("checks.balances.idle")),
    )

    def check(scene: Scene) -> Iterator[Claim]:
        subjects = scene.subject_at
        money = plain_ones(told_figures(scene))
        for index, each in enumerate(money):
            subject = subjects.get(each.figure.start)
            if subject is None:
                continue
            if words.left.search(subject) is None:
                continue  # mostly
            is_surplus = words.surplus.match(subject) is not None
            if not is_surplus and not words.deficit.match(subject):
                continue
            claim = _of_totals(money, index, scene.text, words, is_deficit=not is_surplus)
            if claim is not None:
                yield claim
                continue
            near = [
                other for other in money[max(0, index - FARTHEST) : index] if each.passage - other.passage <= BESIDE
            ]
            told = [(subjects.get(other.figure.start, ""), other.figure) for other in near]
            yield from _claims(each.figure, told, words, is_deficit=not is_surplus)

    return check


def _of_totals(money: Sequence[Told], index: int, text: str, words: _Words, *, is_deficit: bool) -> Claim | None:
    """The claim of a balance behind the totals of one budget; none where more was there before."""
    here = money[index]
    before = [each for each in money[max(0, index - MOST) : index] if here.passage - each.passage <= APART]
    leads = [(_lead(each.figure, text), each.figure) for each in before if not each.level]
    incoming, outgoing = _last(leads, words.total_in), _last(leads, words.total_out)
    if incoming is None or outgoing is None or words.shared.search(incoming[0]):
        return None
    own = [set(_WORD.findall(of.casefold())) - words.idle for of, _ in (incoming, outgoing)]
    since = min(incoming[1].start, outgoing[1].start)
    is_more = words.opening.search(text, max(0, since - LONGEST), here.figure.start) is not None
    high, low = (outgoing[1], incoming[1]) if is_deficit else (incoming[1], outgoing[1])
    left = high.value - low.value
    if not (own[0] <= own[1] or own[1] <= own[0]) or left <= 0 or not within(here.figure.value, left, TWICE):
        return None
    if here.figure.value == left:
        return _told(here.figure, high, low, "silent", OF_TOTALS)
    return None if is_more else _told(here.figure, high, low, "", OF_TOTALS)


def _lead(figure: Figure, text: str) -> str:
    """The words of a figure's clause before it: `Tổng thu ngân sách xã 6 tháng ước`."""
    start = max(0, figure.start - LONGEST)
    mark = _LAST_MARK.match(text, start, figure.start)
    return text[mark.end() if mark is not None else start : figure.start]


def _told(rest: Figure, high: Figure, low: Figure, doubt: str, rule: str = RULE) -> Claim:
    return Claim("difference", "difference", rest, (high, low), doubt, rule=rule, yields=True)


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
    yield _told(rest, high, low, doubt)


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

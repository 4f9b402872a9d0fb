"""Totals that something new has raised: `có thêm 04 trường đạt chuẩn, nâng tổng số lên 35 trường` of `31/46 trường`.

What was before and what came may stand in the same sentence (`cuối năm có 187.435 bản; nhập thêm 4.260 bản và thanh lọc
1.120 bản, nâng tổng số lên …`): then a total that does not come out is wrong. What was before may also be told pages
above; that is only told where it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.counted import is_part, with_loose
from pipeline.audit.figure import Figure
from pipeline.audit.flowing import FlowWords, clause_around, flow_words
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rests import in_bracket_behind, numbers_of
from pipeline.audit.slips import is_near
from pipeline.rulebook import Rulebook, whole_words

BACK = 60  # figures before
NEAR = 4  # of them, among which what was added is told
FEWEST, MOST = 2, 8  # of what was and what came
RULE = "sum: raised"
UNCLEAR = COMPARED | CHANGES | {"plan", "each", "rest", "left", "excluded"}

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Compiled patterns: what raises a total, or plans it; what came and went both together; what comes or goes."""

    raises: re.Pattern[str]
    planned: re.Pattern[str]
    net: re.Pattern[str]
    flows: FlowWords


def raised_total_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    raises, planned, net = (rules.words(f"checks.{key}") for key in ("flows.raises", "flows.planned", "net.changes"))
    words = _Words(whole_words(raises), whole_words(planned), whole_words(net), flow_words(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if "onto" not in each.cues or not each.is_plain:
                continue
            claim = _here(told, index, kin, words, scene)
            if claim is not None:
                yield claim
                continue
            parts = _parts(told, index, kin)
            if parts is not None:
                yield Claim("sum", "sum", each.figure, parts, "silent", rule=RULE, yields=True)

    return check


def _here(told: Sequence[Told], index: int, kin: Kin, words: _Words, scene: Scene) -> Claim | None:
    """All that its sentence tells: what was before, if that is told, and what came and went."""
    total, unit = told[index], kin(told[index].figure.unit)
    before = told[max(0, index - MOST) : index]
    here = [each for each in before if each.sentence == total.sentence and not each.level]
    terms = [each for each in with_loose(here) if kin(each.figure.unit) == unit and each.is_plain]
    terms = [each for each in terms if each.at < total.at]
    last = total.tokens[total.at - 1]
    start = max((each.figure.end for each in here), default=total.tokens[0].start)
    is_from = bool(terms) and "from" in terms[-1].cues
    lead = min(start, last.start), total.figure.start
    if not terms or words.planned.search(scene.text, *lead):
        return None
    if not is_from and words.raises.search(scene.text, *lead) is None:
        return None
    if is_from:
        last_sentence = [e for e in before if e.sentence == total.sentence - 1 and e.passage == total.passage]
        terms = [e for e in last_sentence if not e.level and kin(e.figure.unit) == unit and e.is_plain] + terms
    return _of_terms(total, terms, words, scene.text, is_from=is_from)


def _of_terms(total: Told, terms: Sequence[Told], words: _Words, text: str, *, is_from: bool) -> Claim | None:
    signed = _signed(terms[:-1] if is_from else terms, words, text)
    if signed is None:
        return None
    if is_from:
        signed = [(terms[-1], 1), *((each, sign) for each, sign in signed if sign)]
    elif any(sign for _, sign in signed[1:]) and (signed[0][1] < 0 or any(not sign for _, sign in signed[1:])):
        return None  # some of what was told is neither what was before nor what came
    signed = [(each, sign or 1) for each, sign in signed]
    if len(signed) < FEWEST:
        return None
    given = sum((each.figure.value * sign for each, sign in signed), Decimal(0))
    whole = total.figure
    if given != whole.value and (whole.qualifier or not is_near(whole.value, given)):
        return None
    if given != whole.value and not (is_from or _is_all(total, signed, words, text)):
        return None
    signs = tuple(sign for _, sign in signed)
    figures = tuple(each.figure for each, _ in signed)
    doubt = "silent" if given == whole.value else ""
    plain = () if min(signs) > 0 else signs
    return Claim("sum", "sum", whole, figures, doubt, rule=RULE, signs=plain, yields=bool(doubt) or min(signs) > 0)


def _is_all(total: Told, signed: Sequence[tuple[Told, int]], words: _Words, text: str) -> bool:
    """Whether what was before is told among them, or nothing was before."""
    first, _sign = signed[0]
    clause = clause_around(first.figure, text)
    if words.flows.opening.search(clause) or total.cues & {"total", "cumulated"}:
        return True
    return not words.flows.sign(clause) and (
        len(signed) > FEWEST or any(words.flows.sign(clause_around(each.figure, text)) for each, _ in signed)
    )


def _signed(terms: Sequence[Told], words: _Words, text: str) -> list[tuple[Told, int]] | None:
    """Each with 1 for what came, -1 for what went, 0 where nothing tells; `None` where one is something else."""
    found: list[tuple[Told, int]] = []
    for each in terms:
        clause = clause_around(each.figure, text)
        is_aside = bool(each.cues & UNCLEAR) and not is_part(each) and words.flows.opening.search(clause) is None
        if is_aside or words.net.search(clause):
            return None
        sign = 1 if "added" in each.cues else words.flows.sign(clause)
        sign = 0 if "onto" in each.cues else sign  # tháng 7 tăng lên 15 ca
        if each.cues & {"cumulated"}:
            found = []  # lũy kế 6 tháng 287 vụ; quý III 157 vụ
        found.append((each, sign))
    return found


def _parts(told: Sequence[Told], index: int, kin: Kin) -> tuple[Figure, Figure] | None:
    """What was before, and what was added in the same sentence or the one before."""
    total = told[index]
    unit = kin(total.figure.unit)
    behind = in_bracket_behind(told, index)
    near = [each for each in told[max(0, index - NEAR) : index] if total.sentence - each.sentence <= 1]
    for added in reversed(near):
        if not added.is_plain or kin(added.figure.unit) != unit:
            continue
        before = total.figure.value - added.figure.value
        base = next((number for number in behind if number.value == before and kin(number.unit) == unit), None)
        if base is not None:  # lên 118 mô hình (cuối năm 2018 có 87 mô hình)
            return base, added.figure
        for each in reversed(told[max(0, index - BACK) : index]):
            numbers = (n for n in numbers_of(each) if each is not added and kin(n.unit) == unit and n.value == before)
            number = next(numbers, None)
            if number is not None and before > 0:
                return number, added.figure
    return None

"""Totals that are right only with what a wrong figure should be: it was mistyped when they had been added up.

`51.860 kg …, thành tiền 1.425.080.000 đồng; … 210.824.000 đồng. Tổng kinh phí 1.662.904.000 đồng`: 51.860 kg at 28.000
đồng are 1.452.080.000 đồng, and with these the total holds; as the figures are printed, it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Bounds, bounds
from pipeline.audit.known import HELD, known_of
from pipeline.audit.model import Passage, Scene, Sentence, Token
from pipeline.audit.verdicts import Judged, judge

TELLING_DIGITS = 3  # of a total: shorter ones hold by chance
AROUND = 24  # passages before and behind a figure in which totals of it stand
TABLE = "table"  # in the rules of relations in tables
PERCENT = "%"
EQUAL = "equal"  # formula of what is told again

Again = Callable[[Scene], Sequence[Judged]]


def carried(found: Sequence[Judged], scene: Scene, again: Again) -> list[Judged]:
    """These totals; `again`: the findings of a scene, which is asked with the wrong figures mended."""
    mended = _mended(found)
    if not mended:
        return []
    known = known_of(found)
    lists = {each.claim.stated.start: _sum_of(each)[1] for each in found if _is_held_list(each)}
    wrong = [told for each in found if each.verdict == "mismatch" for told in (each.starts, _in_parts(each, lists))]
    told = {_sum_of(each) for each in found if each.verdict == "mismatch"}  # the same total, told twice
    held = {each.starts for each in found if each.verdict in HELD}
    totals: list[Judged] = []
    for each in again(_with(scene, mended)):
        starts = each.starts
        is_new = each.verdict == "ok" and starts not in held and each.claim.stated.start not in known.told
        is_new = is_new and _sum_of(each) not in told
        if is_new and _is_total_of(each, mended) and not any(starts <= other or other <= starts for other in wrong):
            totals += _as_printed(each, mended)
    return totals


def _is_held_list(each: Judged) -> bool:
    return each.claim.kind == "sum" and not each.claim.signs and each.verdict == "ok"


def _in_parts(each: Judged, lists: Mapping[int, frozenset[int]]) -> frozenset[int]:
    """Where the figures of a wrong one start, with the parts of those operands that have a list which holds.

    `được 900 triệu đồng, đã chi 700 triệu đồng, gồm lương 400 triệu đồng, công tác phí 300 triệu đồng; còn 300 triệu
    đồng`: that the 400, the 300 and the 300 are not the 900 is the same mistake.
    """
    own = _sum_of(each)[1]
    parts = (lists[start] for start in own & lists.keys())
    return frozenset({each.claim.stated.start}).union(own - lists.keys(), *parts)


def _mended(found: Sequence[Judged]) -> dict[int, tuple[Figure, Figure]]:
    """Wrong figures of the prose as printed and as they should be, by where they start."""
    made: dict[int, tuple[Figure, Figure]] = {}
    for each in found:
        claim, stated = each.claim, each.claim.stated
        is_computed = claim.computed is None and claim.formula != EQUAL and stated.unit != PERCENT and each.computed > 0
        if each.verdict == "mismatch" and is_computed and TABLE not in claim.rule:
            value = _printed_as(stated, each)
            if value > 0:
                made.setdefault(stated.start, (stated, _moved(stated, value)))
    return made


def _printed_as(stated: Figure, each: Judged) -> Decimal:
    """What was computed, to the last digit of the figure."""
    low, high = stated.bounds.low, stated.bounds.high
    step = high - low if high > low else Decimal(1).scaleb(min(0, int(stated.value.as_tuple().exponent)))
    return round(each.computed / Fraction(step)) * step


def _moved(figure: Figure, value: Decimal) -> Figure:
    by = value - figure.value
    is_exact = figure.bounds.low == figure.bounds.high
    return replace(figure, value=value, bounds=bounds(value) if is_exact else Bounds(*(b + by for b in figure.bounds)))


def _with(scene: Scene, mended: Mapping[int, tuple[Figure, Figure]]) -> Scene:
    """What stands around the figures, without the tables, with the figures as they should be."""
    near = [at for at, each in enumerate(scene.passages) if any(each.start <= start < each.end for start in mended)]
    kept = sorted({at for place in near for at in range(max(0, place - AROUND), place + AROUND + 1)})
    passages = tuple([_passage(scene.passages[at], mended) for at in kept if at < len(scene.passages)])
    named = tuple((name, mended[f.start][1] if f.start in mended else f) for name, f in scene.named)
    return replace(scene, passages=passages, named=named, ledgers=())


def _passage(passage: Passage, mended: Mapping[int, tuple[Figure, Figure]]) -> Passage:
    if not any(passage.start <= start < passage.end for start in mended):
        return passage
    tokens = {id(token): _token(token, mended) for token in passage.tokens}
    sentences = tuple(
        Sentence(tuple(tokens.get(id(token)) or _token(token, mended) for token in sentence.tokens), sentence.levels)
        for sentence in passage.sentences
    )
    return replace(passage, tokens=tuple(tokens.values()), sentences=sentences)


def _token(token: Token, mended: Mapping[int, tuple[Figure, Figure]]) -> Token:
    if token.figure is None or token.figure.start not in mended:
        return token
    return replace(token, figure=mended[token.figure.start][1])


def _is_total_of(each: Judged, mended: Mapping[int, tuple[Figure, Figure]]) -> bool:
    claim = each.claim
    is_total = claim.kind == "sum" and not claim.signs and claim.stated.digits >= TELLING_DIGITS
    is_prose = TABLE not in claim.rule and claim.stated.start not in mended
    return is_total and is_prose and any(figure.start in mended for figure in claim.operands)


def _as_printed(each: Judged, mended: Mapping[int, tuple[Figure, Figure]]) -> Iterator[Judged]:
    claim = each.claim
    operands = tuple(mended[f.start][0] if f.start in mended else f for f in claim.operands)
    judged = judge(replace(claim, operands=operands, doubt=""))
    if judged is not None and judged.verdict == "mismatch":
        yield judged


def _sum_of(each: Judged) -> tuple[Decimal, frozenset[int]]:
    return each.claim.stated.value, frozenset(figure.start for figure in each.claim.operands)

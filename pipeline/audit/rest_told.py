"""Of a sum whose last part is what is left, the rest is what was reckoned: `23 vụ, đã xử lý 21 vụ, còn 03 vụ`.

So are wrong sums told, and those of two parts that hold: `46 đơn, giải quyết xong 41 đơn, 05 đơn đang xác minh`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.audit.clauses import CHANGES
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged, judge
from pipeline.rulebook import Rulebook, whole_words

ENDS = frozenset({"semicolon", "figure"})  # of a clause
REST = frozenset({"left", "rest"})
TABLE = "table"  # in the rules of relations in tables
FEWEST = 2  # parts
PAIR = 2
REACH = 60  # characters behind a figure in which its clause goes on
_CLAUSE_ENDS = re.compile(r"[,;.](?=\s)|[()\n]")


def rest_telling(rules: Rulebook) -> Callable[[Sequence[Judged], Scene], list[Judged]]:
    """Function that tells sums closed by a rest as differences, and all other relations as they are."""
    left = whole_words(rules.words("checks.cues.left", "checks.complements.remaining"))
    open_words = whole_words(rules.words("checks.rests.open"))

    def rests_told(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        if not any(_may_be_closed(each) or _is_pair(each) for each in found):
            return list(found)
        told = {each.figure.start: each for each in told_figures(scene)}
        found = [_as_rest(each, told, scene.text, left) if _may_be_closed(each) else each for each in found]
        return _once([_open_rest(each, told, scene.text, open_words) if _is_pair(each) else each for each in found])

    return rests_told


def _once(found: Sequence[Judged]) -> list[Judged]:
    """Each difference once, which a check may have told as such already."""
    seen: set[tuple[int, frozenset[int]]] = set()
    kept = []
    for each in found:
        key = (each.claim.stated.start, frozenset(figure.start for figure in each.claim.operands))
        if each.claim.kind != "difference" or TABLE in each.claim.rule or key not in seen:
            kept.append(each)
        if each.claim.kind == "difference":
            seen.add(key)
    return kept


def _may_be_closed(each: Judged) -> bool:
    claim = each.claim
    is_wrong = each.verdict == "mismatch" and _is_plain_sum(each)
    return is_wrong and len(claim.operands) >= FEWEST and _stands_first(each)


def _is_pair(each: Judged) -> bool:
    is_right = each.verdict == "ok" and _is_plain_sum(each) and TABLE not in each.claim.rule
    return is_right and len(each.claim.operands) == PAIR and _stands_first(each)


def _is_plain_sum(each: Judged) -> bool:
    return each.claim.kind == "sum" and each.claim.formula == "sum" and not each.claim.signs


def _stands_first(each: Judged) -> bool:
    """Whether the total stands before its parts."""
    return each.claim.stated.start < min(figure.start for figure in each.claim.operands)


def _as_rest(each: Judged, told: Mapping[int, Told], text: str, left: re.Pattern[str]) -> Judged:
    claim = each.claim
    *done, last = sorted(claim.operands, key=lambda figure: figure.start)
    here = told.get(last.start)
    token = None if here is None else next((token for token in here.clause if token.cue in REST | ENDS), None)
    if here is None or here.cues & CHANGES:  # quý IV giảm còn 505.000 m3
        return each
    if token is None or token.cue in ENDS or not left.match(text, token.start, token.end):
        return each
    operands = (claim.stated, *done)
    formula, signs = ("difference", ()) if len(operands) == PAIR else ("sum", (1, *(-1 for _ in done)))
    rest = replace(claim, kind="difference", formula=formula, stated=last, operands=operands, signs=signs)
    return judge(rest) or each


def _open_rest(each: Judged, told: Mapping[int, Told], text: str, open_words: re.Pattern[str]) -> Judged:
    """`3.700 lít, đã cấp 2.960 lít (85%), 740 lít lưu kho`: two parts, the last of which is what is left."""
    claim = each.claim
    done, last = sorted(claim.operands, key=lambda figure: figure.start)
    here = told.get(done.start)
    between = text[done.end : last.start]
    if here is None or "\n" in between or (here.is_listed and here.tokens[0].start <= claim.stated.start) or here.level:
        return each
    lead = _CLAUSE_ENDS.split(between)[-1]
    tail = _CLAUSE_ENDS.split(text[last.end : last.end + REACH], maxsplit=1)[0]
    if not (open_words.search(lead) or open_words.search(tail)):
        return each
    rest = replace(claim, kind="difference", formula="difference", stated=last, operands=(claim.stated, done))
    return judge(rest) or each

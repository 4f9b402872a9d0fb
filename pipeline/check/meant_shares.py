"""Percentages of which the words, or those beside them, say beyond doubt what they are of.

`22.020 lượt trên 21.000 lượt theo kế hoạch, đạt 140,9%`; `2.084 cháu nhà trẻ (đạt 13,2% của 6.680 cháu)`; and `263 em
xuất sắc (37%) và 184 em tiêu biểu (52,9%)`, where the first is of 710 pupils: so is the second, and it is 25,9 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.audit.clauses import CHANGES, OF_CHANGE
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.printed import Slips
from pipeline.audit.shares import LINKED, percent_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.rulebook import Rulebook, alternation

PAIR = 2  # figures
SIBLINGS = 3  # figures from a bracket to the next that may be one of the same list, in twos
TELLING = 3  # digits
OTHERS = frozenset({"plan", "same_period", "compared"})  # right behind: trồng 45 ha trên 60 ha, đạt 90% kế hoạch
TIES = LINKED | {"comma", "plan", "open", "close"}
RULE, PEERS = "ratio: said of what", "ratio: as those beside it"


def meant_share_check(rules: Rulebook) -> LastCheck:
    """The check."""
    kin = kin_of(rules)
    among = re.compile(rf"[^,;:.()\d]{{0,40}}(?<!\w){alternation(rules.words('checks.shares.among'))}\s*")
    of = re.compile(rf"\s*{alternation(rules.words('checks.shares.of'))}\s*")

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        for at in percentages(scene):
            share = told[at]
            figure = share.figure
            behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
            is_other = figure.is_range or figure.qualifier or share.cues & CHANGES or behind & OTHERS
            if figure.start in known.told or is_other:
                continue
            pair = _out_of(told, at, scene.text, among, kin) or _of_behind(told, at, scene.text, of, kin)
            claim = _said(figure, pair) if pair is not None else _as_peers(told, at, known)
            if claim is not None:
                yield claim

    return check


def _said(share: Figure, pair: tuple[Figure, Figure]) -> Claim | None:
    part, whole = pair
    if share.is_share(part, whole):
        return Claim("ratio", "ratio", share, pair, "silent", rule=RULE)
    given = percent_of(part, whole, share)
    is_wrong = is_near(share.value, given) or is_misreckoned(share.value, given)
    return Claim("ratio", "ratio", share, pair, rule=RULE) if is_wrong else None


def _out_of(told: Sequence[Told], at: int, text: str, among: re.Pattern[str], kin: Kin) -> tuple[Figure, Figure] | None:
    """`22.020 lượt trên 21.000 lượt theo kế hoạch, đạt 140,9%`, `97,2% (3.871 sổ trên 3.968 sổ)`."""
    share = told[at]
    for first, low, high in ((at - PAIR, at - 1, at), (at + 1, at, at + 1)):
        if first < 0 or first + 1 >= len(told):
            continue
        part, whole = told[first], told[first + 1]
        if not _are_alike(part, whole, kin) or {part.sentence, whole.sentence} != {share.sentence}:
            continue
        between = {token.cue for token in share.tokens[told[low].at + 1 : told[high].at]}
        is_tied = between <= TIES and (bool(between & LINKED) if first < at else "open" in between)
        if is_tied and among.fullmatch(text, part.figure.end, whole.figure.start) is not None:
            return part.figure, whole.figure
    return None


def _of_behind(told: Sequence[Told], at: int, text: str, of: re.Pattern[str], kin: Kin) -> tuple[Figure, Figure] | None:
    """`2.084 cháu nhà trẻ (đạt 13,2% của 6.680 cháu trong độ tuổi)`."""
    share, part = told[at], told[at - 1] if at else None
    whole = told[at + 1] if at + 1 < len(told) else None
    if part is None or whole is None or {part.sentence, whole.sentence} != {share.sentence}:
        return None
    cues = {token.cue for token in share.tokens[part.at + 1 : share.at]}
    if not cues & LINKED or not cues <= TIES or not _are_alike(part, whole, kin):
        return None
    is_of = of.fullmatch(text, share.figure.end, whole.figure.start) is not None
    return (part.figure, whole.figure) if is_of and part.figure.value < whole.figure.value else None


def _are_alike(part: Told, whole: Told, kin: Kin) -> bool:
    is_usable = part.is_plain and whole.is_plain and not (part.cues | whole.cues) & OF_CHANGE
    return is_usable and whole.figure.value > 0 and kin(part.figure.unit) == kin(whole.figure.unit)


def _as_peers(told: Sequence[Told], at: int, known: Known) -> Claim | None:
    """Of the total that all percentages of its list are of which hold, where a slip makes it one of that, too."""
    share, part = told[at], _bracketed(told, at)
    if part is None:
        return None
    wholes: dict[int, int] = {}
    for place in (at + by for by in range(-PAIR * SIBLINGS, PAIR * SIBLINGS + 1, PAIR) if by):
        if not 0 < place < len(told) or told[place].sentence != share.sentence or told[place].figure.unit != "%":
            continue
        other = _bracketed(told, place)
        if other is None:
            continue
        for relation in known.of(told[place].figure.start):
            rest = relation.figures - {relation.stated, other.figure.start}
            if relation.is_held and relation.stated == told[place].figure.start and len(rest) == 1:
                start = next(iter(rest))
                wholes[start] = wholes.get(start, 0) + 1
    if len(wholes) != 1:
        return None
    start, number = next(iter(wholes.items()))
    whole = next((each.figure for each in told if each.figure.start == start), None)
    is_told = number > 1 or share.figure.digits >= TELLING
    if whole is None or not is_told or whole.value <= part.figure.value:
        return None
    given = percent_of(part.figure, whole, share.figure)
    is_slip = Slips.of(share.figure).has(given)
    return Claim("ratio", "ratio", share.figure, (part.figure, whole), rule=PEERS) if is_slip else None


def _bracketed(told: Sequence[Told], at: int) -> Told | None:
    """The figure before a percentage that stands alone in its bracket: `263 em là học sinh xuất sắc (37%)`."""
    share, part = told[at], told[at - 1] if at else None
    if part is None or part.sentence != share.sentence or not part.is_plain or part.cues & OF_CHANGE:
        return None
    cues = [token.cue for token in share.tokens[part.at + 1 : share.at]]
    behind = [token.cue for token in share.tokens[share.at + 1 : share.at + 2]]
    is_alone = cues[-1:] == ["open"] and set(cues) <= {"open"} and behind == ["close"]
    return part if is_alone else None

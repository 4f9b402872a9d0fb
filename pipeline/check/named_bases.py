"""Percentages of the figure right behind them: `1.634 trẻ, chiếm 16,24% của 10.059 trẻ`, and of no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import percentages, told_figures
from pipeline.audit.rules import BASE_BEHIND
from pipeline.rulebook import Rulebook, alternation

LINKED = frozenset({"share", "fulfilled"})
TELLING_DIGITS = 2  # of a percentage that is wrong

Check = Callable[[Scene], Iterator[Claim]]


def named_base_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    of = re.compile(rf"\s+{alternation(rules.words('checks.shares.of'))}\s+", re.IGNORECASE)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for at in percentages(scene):
            if not 0 < at < len(told) - 1:
                continue
            part, share, whole = told[at - 1 : at + 2]
            if {part.sentence, whole.sentence} != {share.sentence} or len({part.level, share.level, whole.level}) > 1:
                continue
            cues = {token.cue for token in share.tokens[part.at + 1 : share.at]}
            if not cues & LINKED or cues - LINKED - {"comma"} or part.cues & (CHANGES | COMPARED):
                continue
            is_kin = part.is_plain and whole.is_plain and kin(part.figure.unit) == kin(whole.figure.unit)
            if not is_kin or of.fullmatch(scene.text, share.figure.end, whole.figure.start) is None:
                continue
            is_telling = share.figure.digits >= TELLING_DIGITS and not (part.figure.qualifier or whole.figure.qualifier)
            if whole.figure.value > part.figure.value > 0 and not share.figure.qualifier:
                operands, doubt = (part.figure, whole.figure), "" if is_telling else "silent"
                yield Claim("ratio", "ratio", share.figure, operands, doubt, rule=BASE_BEHIND)

    return check

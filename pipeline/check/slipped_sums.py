"""Totals whose parts stand in the first bracket behind them or in the sentence that tells them again, with a slip.

`163 cuộc tuyên truyền (cấp huyện 54 cuộc, cấp xã 82 cuộc)` for 136; `trong 1.446 hộ có 1.296 hộ phát sinh và 105 hộ tái
nghèo` for 150. Such a list need not be complete: that it is meant to be is told by the slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from pipeline.audit.clauses import ASIDE, OPENERS, closing, same_unit
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

FEWEST = 2  # parts
TELLING_DIGITS = 3  # of a total
LONG = 4  # digits of a figure in which a single wrong one tells enough
BACK = 6  # figures before, among which a total is told that is told again
NEAR = Decimal("0.9")
RULE = "sum: slip in a bracket"

Check = Callable[[Scene], Iterator[Claim]]


def slipped_sum_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, whole in enumerate(told):
            if not whole.is_plain or whole.figure.qualifier or digits(whole.figure) < TELLING_DIGITS:
                continue
            for parts in (_in_bracket(told, index), _told_again(told, index), _opened(told, index, kin)):
                if len(parts) >= FEWEST and _is_slipped(whole, parts):
                    figures = tuple(part.figure for part in parts)
                    yield Claim("sum", "sum", whole.figure, figures, rule=RULE, yields=True)

    return check


def _in_bracket(told: Sequence[Told], index: int) -> Sequence[Told]:
    """All figures of the first bracket behind, with words but no figure between."""
    whole = told[index]
    tokens = whole.tokens
    opening = next((at for at in range(whole.at + 1, len(tokens)) if tokens[at].cue == "open"), None)
    if opening is None or any(token.figure is not None for token in tokens[whole.at + 1 : opening]):
        return ()
    end = closing(tokens, opening)
    if any(token.cue in OPENERS or token.cue == "number" for token in tokens[opening:end]):
        return ()
    behind = takewhile(lambda each: each.sentence == whole.sentence and each.at < end, told[index + 1 :])
    return _alike(whole, list(behind))


def _told_again(told: Sequence[Told], index: int) -> Sequence[Told]:
    """All figures of the rest of a sentence that opens with a total just told."""
    whole = told[index]
    is_again = any(
        each.figure.value == whole.figure.value and same_unit(each.figure, whole.figure) and not each.level
        for each in told[max(0, index - BACK) : index]
        if each.passage == whole.passage
    )
    if not is_again or whole.level:
        return ()
    behind = list(takewhile(lambda each: each.sentence == whole.sentence, told[index + 1 :]))
    cues = {token.cue for token in whole.tokens[whole.at + 1 :]}
    return () if cues & {"semicolon", "number"} or not behind else _alike(whole, behind)


def _opened(told: Sequence[Told], index: int, kin: Kin) -> Sequence[Told]:
    """All behind `gồm` up to the sentence's end, told by other words: `1.164 phương tiện, gồm xe tải 812 xe, …`."""
    whole = told[index]
    cues = [token.cue for token in whole.tokens[whole.at + 1 :]]
    is_open = cues[:1] == ["all_parts"] or cues[:2] == ["comma", "all_parts"]
    if not is_open or {"semicolon", "number", "some_parts", "others"} & set(cues):
        return ()
    parts = list(takewhile(lambda each: each.sentence == whole.sentence, told[index + 1 :]))
    units = {each.figure.unit for each in parts}
    is_kin = {kin(unit) for unit in units} == {kin(whole.figure.unit)} and whole.figure.unit not in units
    is_plain_list = all(each.is_plain and not each.level and not each.cues & ASIDE for each in parts)
    return parts if is_kin and is_plain_list and len(parts) > FEWEST else ()


def _alike(whole: Told, parts: Sequence[Told]) -> Sequence[Told]:
    """The parts, where all are of the total's unit and tell quantities of their own."""
    is_all = all(each.is_plain and same_unit(each.figure, whole.figure) for each in parts)
    return parts if is_all and not any(each.cues & ASIDE for each in parts) else ()


def _is_slipped(whole: Told, parts: Sequence[Told]) -> bool:
    total = whole.figure.value
    given = sum((part.figure.value for part in parts), Decimal(0))
    over = total - given
    if not over or any(part.figure.value >= total for part in parts):
        return False
    is_close = min(total, given) >= NEAR * max(total, given)
    pairs = [(total, given), *((part.figure.value, part.figure.value + over) for part in parts)]
    if any(are_turned(one, other) and (is_close or len(str(one)) >= TELLING_DIGITS) for one, other in pairs):
        return True
    return is_close and any(is_small_slip(one, other) and len(str(one)) >= LONG for one, other in pairs if other > 0)

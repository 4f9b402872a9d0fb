"""Changes told by themselves: with two figures in a bracket, with their percentage, between two percentages.

`giảm 5 vụ (34/39 vụ)`; `95 vụ, giảm 12 vụ (11,2%)`, of the 107 vụ that were before; `đạt 86,42%, tăng 2,18% so với năm
trước (84,24%)`, which are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pipeline.audit.clauses import CHANGES, COMPARED, OF_CHANGE, OPENERS, alike, denominator
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.of_now import is_divided_by_now
from pipeline.audit.restated import restater
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

BETWEEN = frozenset({"comma", "open", "fulfilled", "up", "down"})  # a change and its percentage
BLANKS = 2  # characters between words with nothing but a mark between
LONGEST_TIE = 32  # characters between a change and its percentage
WIDE = 2  # times that a change of few digits may be off
BACK = 8  # figures looked at
PAIR = 2  # percentages

Check = Callable[[Scene], Iterator[Claim]]


def change_check(rules: Rulebook) -> Check:
    """The check."""
    restates = restater(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            figure = each.figure
            if figure.is_range or figure.of is not None:
                continue
            claim = None
            if figure.unit == "%":
                is_restated = index > 0 and restates(scene.text, told[index - 1], each)
                claim = _share_of_change(told, index, is_restated=is_restated) or _points(told, index)
            elif each.is_plain:
                claim = _in_bracket(told, index)
            if claim is not None:
                yield claim

    return check


def _in_bracket(told: Sequence[Told], index: int) -> Claim | None:
    """`giảm 5 vụ (34/39 vụ)`: nothing else stands in the bracket, and the figures go the way that the word tells."""
    change, direction = told[index], told[index].direction
    if not direction or "open" not in change.said:
        return None
    cues = [token.cue for token in change.tokens[change.at + 1 : change.at + 4]]
    ratio = told[index + 1].figure if index + 1 < len(told) else None
    if cues != ["open", "figure", "close"] or ratio is None or ratio.of is None:
        return None
    if not alike(ratio.unit, change.figure.unit):
        return None
    then, now = denominator(ratio)
    high, low = (now, then) if direction == "up" else (then, now)
    given = high.value - low.value
    if given <= 0:
        return None
    near, far = sorted((given, change.figure.value))
    over = change.figure.value - given
    is_meant = (
        far <= WIDE * near
        or is_near(given, change.figure.value)
        or is_small_slip(high.value, high.value + over)
        or is_small_slip(low.value, low.value - over)
    )
    doubt = "" if is_meant else "silent"
    return Claim(
        "difference", "difference", change.figure, (high, low), doubt, rule="difference: in brackets", yields=True
    )


def _share_of_change(told: Sequence[Told], index: int, *, is_restated: bool) -> Claim | None:
    """`95 vụ; so với năm 2022 giảm 12 vụ, tương ứng giảm 11,2%`: of what was before, which need not be told."""
    share, change = told[index], told[index - 1] if index else None
    if change is None or share.figure.value <= 0 or change.sentence != share.sentence or not change.is_plain:
        return None
    direction = change.direction
    if not direction:
        return None
    between = [token.cue for token in share.tokens[change.at + 1 : share.at]]
    is_tied = bool(between) and not set(between) - BETWEEN and share.figure.start - change.figure.end <= LONGEST_TIE
    is_tied = is_tied or _is_said_again(share, change, between)
    if not is_tied or _is_other_way(between, direction):
        return None
    now = _level(told, index - 1)
    if now is None or now.figure.value <= change.figure.value:
        return None
    before_it = now.figure.value + change.figure.value * (1 if direction == "down" else -1)
    given = decimal_of(change.figure.exactly / Fraction(before_it) * 100, places=places_of(share.figure))
    is_meant = is_near(share.figure.value, given) or is_divided_by_now(share.figure, change.figure, now.figure)
    if between == ["comma", "fulfilled"] and not is_restated:  # …, tăng 12 vụ, đạt 11,2%
        is_meant = are_turned(share.figure.value, given) or is_small_slip(share.figure.value, given)
        if not is_meant:
            return None
    doubt = "" if share.figure.digits > 1 and is_meant else "silent"
    formula = "growth_by" if direction == "up" else "decline_by"
    operands = (change.figure, now.figure)
    return Claim("growth", formula, share.figure, operands, doubt, rule="growth: of a change", yields=True)


def _is_said_again(share: Told, change: Told, between: Sequence[str]) -> bool:
    """`tăng 315 tấn so với năm 2009, tức là tăng 22,18%`: over the time that both are compared with."""
    cues = [cue for cue in between if cue not in COMPARED]
    is_compared = len(cues) < len(between) and between[0] in COMPARED
    is_same = cues in (["comma", "fulfilled", "up"], ["comma", "fulfilled", "down"], ["comma", "fulfilled"])
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    is_near_by = share.figure.start - change.figure.end <= LONGEST_TIE * 2
    return is_compared and is_same and is_near_by and not behind & {*COMPARED, "plan"}


def _is_other_way(between: Sequence[str], direction: str) -> bool:
    """`tăng 12 vụ, giảm 3,2%`."""
    return bool((CHANGES - {direction}) & set(between))


def _level(told: Sequence[Told], at: int) -> Told | None:
    """The figure right before a change, of which the words say that it changed: `95 vụ, giảm 12 vụ`."""
    change = told[at]
    here = [each for each in told[max(0, at - BACK) : at] if each.sentence == change.sentence]
    level = next((each for each in reversed(here) if each.level <= change.level), None)
    if level is None or not level.is_plain or not alike(level.figure.unit, change.figure.unit):
        return None
    between = change.tokens[level.at + 1 : change.at]
    is_opened = any(token.cue in OPENERS for token in between)
    if level.cues & OF_CHANGE or level.level != change.level or is_opened:
        return None
    return level if _opens_clause(change) or change.cues & COMPARED else None


def _opens_clause(change: Told) -> bool:
    """`95 vụ, giảm 12 vụ`: nothing is named between the comma and the word."""
    at = next((at for at in range(change.at - 1, 0, -1) if change.tokens[at].cue in CHANGES), 0)
    mark = change.tokens[at - 1] if at else None
    return (
        mark is not None and mark.cue in {"comma", "semicolon", "open"} and change.tokens[at].start - mark.end <= BLANKS
    )


def _points(told: Sequence[Told], index: int) -> Claim | None:
    """`đạt 86,42%, tăng 2,18% so với năm trước (84,24%)`, `đạt 68,4%, cùng kỳ đạt 61,7%, tăng 6,7%`."""
    change, direction = told[index], told[index].direction
    here = [each for each in told[max(0, index - BACK) : index] if each.sentence == change.sentence]
    if not direction or change.level or not here or here[-1].figure.unit != "%" or not _opens_clause(change):
        return None
    levels = [each for each in here if each.figure.unit == "%" and not each.level and not each.figure.is_range]
    behind = told[index + 1] if index + 1 < len(told) else None
    cues = {token.cue for token in change.tokens[change.at + 1 : behind.at]} if behind is not None else set()
    if behind is not None and _is_base(change, behind, cues):
        now, then = here[-1].figure, behind.figure
    elif len(levels) == PAIR and levels == here and levels[-1].cues & COMPARED and not levels[0].cues & COMPARED:
        now, then = levels[0].figure, levels[1].figure
    else:
        return None
    high, low = (now, then) if direction == "up" else (then, now)
    given = high.value - low.value
    if given <= 0 or not then.value:
        return None
    by_share = (now.exactly - then.exactly) * (1 if direction == "up" else -1) / then.exactly * 100
    if change.figure.reach.holds(by_share):
        formula = "growth" if direction == "up" else "decline"
        return Claim("growth", formula, change.figure, (now, then), "silent", rule="growth")
    is_meant = is_near(change.figure.value, given)
    doubt = "" if is_meant else "silent"
    return Claim("difference", "difference", change.figure, (high, low), doubt, rule="difference: points", yields=True)


def _is_base(change: Told, behind: Told, cues: set[str]) -> bool:
    """`so với năm trước (84,24%)`: alone in its bracket."""
    after = [token.cue for token in behind.tokens[behind.at + 1 : behind.at + 2]]
    is_alone = behind.level > change.level and after == ["close"]
    return behind.sentence == change.sentence and behind.figure.unit == "%" and is_alone and bool(cues & COMPARED)

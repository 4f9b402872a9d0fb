"""Percentages of ratios that are written out: `186/337 … đạt 55,19%`, `815 ha/1.250 ha, đạt 65,2%`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.audit.clauses import CHANGES, bracket_figure, denominator, figure_at, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Token
from pipeline.audit.shares import BLANK, LINKED, STOPS, is_turned, percent_of
from pipeline.audit.slips import is_near

ROUGH_PARTS = 5  # `2/3 số hộ (65%)`: a fraction of so few parts is told roundly
RATIO_FARTHEST = 6  # tokens between a ratio and its percentage


def ratio_claim(tokens: Sequence[Token], index: int, share: Figure, kin: Callable[[str], str]) -> Claim | None:
    """`186/337 … đạt 55,19%`, `55,19% (186/337)`, `815 ha/1.250 ha, đạt 65,2%`."""
    behind = bracket_figure(tokens, index + 1, STOPS)
    ratio = None if behind is None else figure_at(tokens, behind[0])
    if ratio is not None and ratio.of is not None:
        return _claim(share, ratio, doubt="")
    return _before(tokens, index, share, kin)


def _before(tokens: Sequence[Token], index: int, share: Figure, kin: Callable[[str], str]) -> Claim | None:
    """The ratio stands before its percentage."""
    cues: set[str] = set()
    for at in range(index - 1, max(-1, index - 1 - RATIO_FARTHEST), -1):
        token = tokens[at]
        if token.cue in {"semicolon", "close"} or (token.cue in CHANGES and "comma" not in cues):
            return None
        if token.figure is None:
            cues.add(token.cue)
            continue
        last = tokens[index - 1]
        is_next = last.cue == "comma" and token.figure.of is not None and tokens[index].start - last.end <= BLANK
        if not (cues & LINKED or last.cue == "open" or is_next):  # 68/71 trường, 95,8%
            return None
        if token.figure.of is not None:
            # 13.125/30.240 trẻ, đạt 44,3% so với kế hoạch: of the ratio, with two digits that changed places
            is_slipped = is_turned(share, *reversed(denominator(token.figure)))
            doubt = "silent" if _has_base(tokens, index) and not is_slipped else ""
            return _claim(share, token.figure, doubt=doubt)
        above = tokens[at - 2].figure if at > 1 and tokens[at - 1].cue == "slash" else None
        if above is not None and same_unit(above, token.figure):  # of sums of money the second is the plan
            return Claim("ratio", "ratio", share, (above, token.figure), "", rule="ratio: a/b")
        return None if above is None else _of_others(tokens, index, share, (above, token.figure), kin)
    return None


def _of_others(
    tokens: Sequence[Token], index: int, share: Figure, two: tuple[Figure, Figure], kin: Callable[[str], str]
) -> Claim | None:
    """`9.246 người/10.627 khẩu, đạt 87,0%`: two words for one thing; of two things only where it holds."""
    above, below = two
    if not (is_plain(above) and is_plain(below) and above.is_exact and below.is_exact):
        return None
    if not below.value or above.value > below.value:
        return None
    given = percent_of(above, below, share)
    is_sure = kin(above.unit) == kin(below.unit) and not _has_base(tokens, index) and is_near(share.value, given)
    return Claim("ratio", "ratio", share, two, "" if is_sure else "silent", rule="ratio: a/b")


def _has_base(tokens: Sequence[Token], index: int) -> bool:
    """`62/71 thôn, đạt 83% kế hoạch`: it is of another figure."""
    return index + 1 < len(tokens) and tokens[index + 1].cue in {"plan", "compared", "same_period"}


def _claim(share: Figure, ratio: Figure, *, doubt: str) -> Claim | None:
    """The claim of `186/337`, whose two numbers are one mention."""
    if not ratio.of:
        return None
    if not ratio.unit and ratio.of <= ROUGH_PARTS:
        doubt = "silent"
    below, above = denominator(ratio)
    return Claim("ratio", "ratio", share, (above, below), doubt, rule="ratio: a/b")

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
    two = _in_bracket(tokens, index + 1)
    if two is not None:
        return Claim("ratio", "ratio", share, two, "", rule="ratio: a/b")
    return _before(tokens, index, share, kin)


def _in_bracket(tokens: Sequence[Token], at: int) -> tuple[Figure, Figure] | None:
    """Both figures of `70,38% (6.927 hộ/9.842 hộ)`, with nothing else in the bracket."""
    if [token.cue for token in tokens[at : at + 5]] != ["open", "figure", "slash", "figure", "close"]:
        return None
    above, below = figure_at(tokens, at + 1), figure_at(tokens, at + 3)
    is_part = is_plain(above) and same_unit(above, below) and above.value <= below.value
    return (above, below) if is_part else None


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
        return None if above is None else _of_two(tokens, index, share, (above, token.figure), kin)
    return None


def _of_two(
    tokens: Sequence[Token], index: int, share: Figure, two: tuple[Figure, Figure], kin: Callable[[str], str]
) -> Claim | None:
    """Both have a unit, or none has."""
    above, below = two
    if not above.unit and not below.unit:
        return _of_numbers(share, above, below)
    if same_unit(above, below):  # of sums of money the second is the plan
        return Claim("ratio", "ratio", share, two, "", rule="ratio: a/b")
    return _of_others(tokens, index, share, two, kin)


def _of_numbers(share: Figure, above: Figure, below: Figure) -> Claim | None:
    """`văn bản phản hồi 81/96, đạt 84,4%`: numbers without a unit may be something else, and tell what is nearly so."""
    if above.value > below.value or below.value <= ROUGH_PARTS:
        return None
    given = percent_of(above, below, share)
    is_sure = is_near(share.value, given) or is_turned(share, above, below)
    return Claim("ratio", "ratio", share, (above, below), "" if is_sure else "silent", rule="ratio: a/b")


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

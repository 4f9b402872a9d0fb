"""Parts of a total with shares of their own that hold: the total is right, and the parts overlap or lack some."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from operator import attrgetter

from pipeline.audit.clauses import before
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import over, point, times, total
from pipeline.audit.model import Claim, Passage, Sentence

FEWEST = 2  # shares that hold
_START = attrgetter("start")


def have_own_shares(claim: Claim, passages: Sequence[Passage]) -> bool:
    """`98.460 người, trong đó nữ 63.015 người (64%), ngoài tỉnh 36.430 người (37%), nước ngoài 1.477 người (1,5%)`.

    All shares told beside the parts hold of the total, and at most one part has none.
    """
    held = told = 0
    for part in claim.operands:
        share = _share_behind(part, passages)
        if share is not None:
            told += 1
            held += share.is_share(part, claim.stated)
    return held == told >= max(FEWEST, len(claim.operands) - 1)


def make_up_all(claim: Claim, passages: Sequence[Passage]) -> bool:
    """`24 tỷ đồng, trong đó trung ương 29,4 tỷ đồng (70%), tỉnh 12,6 tỷ đồng (30%)`: these are all that there is.

    Each part has a share of their sum beside it, and all of them make up a hundred.
    """
    given = total(part.reach for part in claim.operands)
    shares = [_share_behind(part, passages) for part in claim.operands]
    told = [share for share in shares if share is not None]
    if len(told) < FEWEST or len(told) != len(claim.operands):
        return False
    holds = all(
        (found := over(times(part.reach, point(HUNDRED)), given)) is not None and found.meets(share.stated)
        for part, share in zip(claim.operands, told, strict=True)
    )
    return holds and total(share.reach for share in told).holds(Fraction(HUNDRED))


def left_of_parts(claim: Claim, passages: Sequence[Passage]) -> Claim | None:
    """`98.460 triệu đồng, trong đó lương 81.722 (83%), hoạt động 12.800 (13%), phần còn lại 3.938`: the last part.

    It is what the others leave of the total; where all of them have shares that hold, the slip is in it.
    """
    *others, rest = claim.operands
    if len(others) + 1 <= FEWEST or not _is_left(rest, passages):
        return None
    shares = [_share_behind(part, passages) for part in others]
    holds = all(
        share is not None and share.is_share(part, claim.stated) for part, share in zip(others, shares, strict=True)
    )
    signs = (1, *(-1 for _ in others))
    doubt = "" if holds else "silent"
    return Claim("difference", "sum", rest, (claim.stated, *others), doubt, "difference: left of parts", signs)


def _is_left(rest: Figure, passages: Sequence[Passage]) -> bool:
    """Whether `còn lại` tells the figure."""
    for sentence in _sentences_at(rest.start, passages):
        tokens, levels = sentence.tokens, sentence.levels
        at = next((at for at, token in enumerate(tokens) if token.figure is rest), None)
        return at is not None and "left" in before(tokens, at, levels)
    return False


def _share_behind(part: Figure, passages: Sequence[Passage]) -> Figure | None:
    """The percentage right behind a figure, before any other figure of its sentence."""
    for sentence in _sentences_at(part.start, passages):
        behind = [token.figure for token in sentence.tokens if token.figure is not None and token.start > part.start]
        return behind[0] if behind and behind[0].unit == "%" and not behind[0].is_range else None
    return None


def _sentences_at(at: int, passages: Sequence[Passage]) -> list[Sentence]:
    """The sentence that an offset stands in."""
    behind = bisect_right(passages, at, key=_START)
    told = [each for passage in passages[max(0, behind - 1) : behind] for each in passage.sentences]
    return [each for each in told if each.tokens[0].start <= at < each.tokens[-1].end][:1]

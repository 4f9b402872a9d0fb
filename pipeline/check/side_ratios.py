"""Percentages of a part and a whole that a word ties: `12.891 trẻ trên 13.570 trẻ (đạt 94,0%)`, `162/450 = 26%`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.audit.clauses import CHANGES, COMPARED, denominator, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.lent import lend
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.shares import BASED, LINKED, percent_of
from pipeline.audit.slips import is_near
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import LOWER, UPPER

TIES = LINKED | {"comma", "open", "equals"}
FARTHEST = 6  # tokens from the whole to the percentage
TWICE = 2  # so far a slip in a digit takes a percentage
RULE = "ratio: side by side"
WORDS = rf"(?:[{LOWER}{UPPER}]+\s+){{0,8}}"  # of what is counted: 9.862 người tham gia bảo hiểm y tế trên 11.384

Check = Callable[[Scene], Iterator[Claim]]


def side_ratio_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    out_of, sure = (alternation(rules.words(f"checks.sides.{key}")) for key in ("out_of", "sure_out_of"))
    ties = re.compile(rf"\s*(?:{out_of}|(?:{WORDS})?{sure})\s*", re.IGNORECASE)
    based = re.compile(rf"\s*{alternation(rules.words('checks.sides.based'))}\s+{WORDS}", re.IGNORECASE)

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            for sentence in passage.sentences if "%" in passage.units else ():
                if "%" in sentence.units:
                    yield from _written(sentence.tokens)
                    yield from _tied(sentence.tokens, scene.text, ties, kin)
                    yield from _based(sentence.tokens, scene.text, based, kin)

    return check


def _written(tokens: Sequence[Token]) -> Iterator[Claim]:
    """`trực cháy 162/450 = 26%`: the sign says that it is meant."""
    for (ratio, sign), (_, share) in pairwise(pairwise(tokens)):
        if sign.cue != "equals" or ratio.figure is None or share.figure is None or share.figure.unit != "%":
            continue
        if ratio.figure.of and not ratio.figure.is_range and not share.figure.is_range:
            below, above = denominator(ratio.figure)
            yield Claim("ratio", "ratio", share.figure, (above, below), rule=RULE)


def _tied(tokens: Sequence[Token], text: str, ties: re.Pattern[str], kin: Kin) -> Iterator[Claim]:
    """Two figures with nothing between but the word and what the first counts, and the percentage behind."""
    numbers = [at for at, token in enumerate(tokens) if token.figure is not None]
    for first, second in pairwise(numbers):
        left, right = tokens[first], tokens[second]
        if ties.fullmatch(text, left.end, right.start) is None or left.figure is None or right.figure is None:
            continue
        two = _one_unit(left.figure, right.figure, kin)
        share = _share_behind(tokens, second)
        if two is None or share is None or not two[1].value:
            continue
        given = percent_of(two[0], two[1], share)
        low, high = sorted((given, share.value))
        doubt = "" if high <= TWICE * low or is_near(share.value, given) else "silent"
        yield Claim("ratio", "ratio", share, two, doubt, rule=RULE)


def _based(tokens: Sequence[Token], text: str, based: re.Pattern[str], kin: Kin) -> Iterator[Claim]:
    """`nợ đọng 5,2 tỷ đồng, chiếm 2,7% số phải thu 193,8 tỷ đồng`: the base is named right behind."""
    numbers = [at for at, token in enumerate(tokens) if token.figure is not None]
    for first, at, second in zip(numbers, numbers[1:], numbers[2:], strict=False):
        part, share, whole = (tokens[place].figure for place in (first, at, second))
        if part is None or share is None or whole is None or share.unit != "%" or share.is_range:
            continue
        cues = {token.cue for token in tokens[first + 1 : at]}
        if "share" not in cues or not cues <= TIES or based.fullmatch(text, share.end, whole.start) is None:
            continue
        two = _one_unit(part, whole, kin)
        if two is None or not whole.value:
            continue
        low, high = sorted((percent_of(*two, share), share.value))
        yield Claim("ratio", "ratio", share, two, "" if high <= TWICE * low else "silent", rule=RULE)


def _one_unit(part: Figure, whole: Figure, kin: Kin) -> tuple[Figure, Figure] | None:
    part = part if part.unit else lend(part, whole)
    whole = whole if whole.unit else lend(whole, part)
    if not is_plain(part) or not is_plain(whole) or kin(part.unit) != kin(whole.unit):
        return None
    return (part, whole) if part.value <= whole.value else None


def _share_behind(tokens: Sequence[Token], whole: int) -> Figure | None:
    """The percentage behind, with nothing but its link between, and no other base behind it."""
    cues: list[str] = []
    for at in range(whole + 1, min(len(tokens), whole + 1 + FARTHEST)):
        share = tokens[at].figure
        if share is None:
            cues.append(tokens[at].cue)
            continue
        behind = {token.cue for token in tokens[at + 1 : at + 2]}
        is_told = (
            share.unit == "%" and not share.is_range and set(cues) <= TIES and bool(set(cues) & (LINKED | {"open"}))
        )
        is_of_other = bool(behind & (BASED | COMPARED | CHANGES) - {"total"})
        return share if is_told and not is_of_other else None
    return None

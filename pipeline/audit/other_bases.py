"""Shares of a total beside them that may be of something else: they are told only where they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.audit.clauses import COMPARED, before
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene, Sentence
from pipeline.audit.near_ratios import ABOVE, NEARLY, PART
from pipeline.rulebook import Rulebook, whole_words

WRITTEN = "ratio: a/b"
LONGEST = 40  # characters behind a percentage, or before its whole, that tell who gave a plan
_CLAUSE_END = re.compile(r"[.,;:()\n]")
OtherBase = Callable[[Claim, Sentence, str], Claim]
TIMES = frozenset({"opening", "ending", "same_period"})  # of a stock


def of_own_base(claim: Claim, scene: Scene, subjects: Mapping[int, str]) -> Claim:
    """The claim, told only where it holds when the words behind the percentage name another thing than the total.

    `Dự toán huyện giao 120 tỷ đồng, thu 90 tỷ đồng, đạt 82% dự toán tỉnh giao`; `…, chiếm 62% giá trị sản xuất`.
    """
    named = scene.bases.get(claim.stated.start, frozenset())
    if claim.doubt or claim.rule not in {PART, NEARLY, ABOVE} or not named:
        return claim
    if claim.rule == ABOVE:
        return replace(claim, doubt="silent")
    whole = claim.operands[1]
    words = {*subjects.get(whole.start, "").split(), *whole.unit.casefold().replace(",", " ").split()}
    return claim if named <= words else replace(claim, doubt="silent")


def of_two_times(claim: Claim, sentence: Sentence) -> Claim:
    """The claim, told only where it holds of a stock at two times: `đầu năm 318 hộ nghèo, nay còn 257 hộ, chiếm …`."""
    if claim.doubt or claim.rule not in {PART, NEARLY, ABOVE}:
        return claim
    starts = {figure.start for figure in claim.operands}
    places = [at for at, token in enumerate(sentence.tokens) if token.start in starts]
    cues: set[str] = set().union(*(before(sentence.tokens, at, sentence.levels) for at in places))
    return replace(claim, doubt="silent") if cues & TIMES and "rest" in cues else claim


def other_base(rules: Rulebook) -> OtherBase:
    """Function that tells a claim only where it holds, if its percentage is compared with then or of another's plan.

    `1.080 tấn, kế hoạch 1.200 tấn, bằng 108% so với cùng kỳ`.
    """
    is_of_other = giver_teller(rules)

    def told(claim: Claim, sentence: Sentence, text: str) -> Claim:
        if claim.doubt or claim.rule not in {PART, NEARLY, ABOVE, WRITTEN}:
            return claim
        share, whole = claim.stated, claim.operands[-1]
        behind = next((token for token in sentence.tokens if token.start >= share.end), None)
        at = next((at for at, token in enumerate(sentence.tokens) if token.start == whole.start), None)
        own = set() if at is None else before(sentence.tokens, at, sentence.levels)
        is_compared = behind is not None and behind.cue in COMPARED and not own & (COMPARED | TIMES)
        return replace(claim, doubt="silent") if is_compared or is_of_other(share, whole, text) else claim

    return told


def giver_teller(rules: Rulebook) -> Callable[[Figure, Figure, str], bool]:
    """Function of a percentage, its whole and the text: whether they are of plans that others gave.

    `dự toán tỉnh giao 480 tỷ đồng, đạt 105% dự toán HĐND huyện giao`.
    """
    givers = whole_words(rules.words("checks.bases.givers"))

    def given_by(text: str) -> set[str]:
        return {found.casefold() for found in givers.findall(text)}

    def is_of_other(share: Figure, whole: Figure, text: str) -> bool:
        meant = given_by(_CLAUSE_END.split(text[share.end : share.end + LONGEST])[0])
        given = given_by(_CLAUSE_END.split(text[max(0, whole.start - LONGEST) : whole.start])[-1])
        return bool(meant) and bool(given) and meant.isdisjoint(given)

    return is_of_other

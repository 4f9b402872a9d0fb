"""Shares of a total beside them that may be of something else: they are told only where they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.audit.clauses import before
from pipeline.audit.model import Claim, Scene, Sentence
from pipeline.audit.near_ratios import ABOVE, NEARLY, PART

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

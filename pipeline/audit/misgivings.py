"""Why a figure that does not come out may be right all the same: words beside it tell of something else, or of more.

`tổng số tiền đã nộp cả doanh nghiệp`: more is in it. `số giường kế hoạch từ 420 lên 590, số giường thực kê tăng 190
giường`: it is told of another thing. Such figures have no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.audit.model import Claim, Scene
from pipeline.audit.other_changes import OtherChanges
from pipeline.audit.other_wholes import OtherWholes
from pipeline.audit.otherwise import is_otherwise, sentence_start, word_set
from pipeline.audit.rules import LIKELY, OF_PLAN
from pipeline.audit.verdicts import Judged
from pipeline.rulebook import Rulebook, whole_words

MORE_IN_IT, OTHER_THING = "more_in_it", "other_thing"  # reasons of no verdict
ASKED = frozenset({"ratio", "growth", "difference"})  # kinds whose figure names what it is of
TABLE = "table"  # in the rules of relations in tables
LONGEST = 120  # characters between a figure and those that it is reckoned from
NAMED = 25  # characters behind a figure, with what it counts
STRANGE = 2  # words that were not told before
STRANGE_LIKELY = 1  # the same, where nothing but likeness tells what a figure is reckoned from
_PARTED = re.compile(r"[,;.:(\n]")
_ENDED = re.compile(r"[.\n]\s|\n")

Doubter = Callable[[Sequence[Judged], Scene], list[Judged]]


def doubter(rules: Rulebook) -> Doubter:
    """Function that takes the verdict from mismatches of the prose which words excuse."""
    more = whole_words(rules.words("checks.misgivings.more"))
    mostly = whole_words(rules.words("checks.sums.mostly"))
    changing = rules.words("checks.cues.up", "checks.cues.down")
    changes = whole_words(changing)
    is_told_otherwise, wholes = is_otherwise(rules), OtherWholes(rules)
    changed = OtherChanges(rules)
    said = (*rules.words("checks.misgivings.empty"), *rules.words("checks.products.means"), *changing)
    empty = word_set(" ".join(said))
    # So với chỉ tiêu giao 250 hộ, huyện đã vượt 46 hộ: whose change it is, not of what.
    owners = frozenset(rules.words("checks.misgivings.owners"))

    def doubts(found: Sequence[Judged], scene: Scene) -> list[Judged]:
        return [without_verdict(each, reason) if (reason := doubt(each, scene.text)) else each for each in found]

    def doubt(each: Judged, text: str) -> str:
        is_prose = each.verdict == "mismatch" and TABLE not in each.claim.rule and bool(each.claim.operands)
        if not is_prose:
            return ""
        if each.claim.kind == "sum" and _is_most(each.claim, mostly, text):
            return MORE_IN_IT
        is_of_other = is_told_otherwise(each, text) or wholes.is_other(each, text) or changed.is_other(each, text)
        return misgiving(each, text) or (OTHER_THING if is_of_other else "")

    def misgiving(each: Judged, text: str) -> str:
        claim = each.claim
        first = min(figure.start for figure in claim.operands)
        behind = max(figure.end for figure in claim.operands)
        lead = text[behind : claim.stated.start]
        if not lead or len(lead) > LONGEST or _ENDED.search(lead):
            return ""
        if more.search(text, behind, _end(text, claim.stated.end)):
            return MORE_IN_IT
        if claim.kind not in ASKED or claim.rule == OF_PLAN:
            return ""
        own = _PARTED.split(lead)[-1]
        if claim.kind == "difference" and changes.search(own) is None:
            return ""
        named = _PARTED.split(text[behind : behind + NAMED])[0]
        told = word_set(text[sentence_start(text, first) : behind] + named) | empty
        strange = len(word_set(own) - told - (frozenset() if claim.kind == "ratio" else owners))
        return OTHER_THING if strange >= (STRANGE_LIKELY if claim.rule.endswith(LIKELY) else STRANGE) else ""

    return doubts


def _is_most(claim: Claim, mostly: re.Pattern[str], text: str) -> bool:
    """`47 vụ đã làm rõ phần lớn: điện 28 vụ, bất cẩn 09 vụ`: the parts need not be all, if they are no more."""
    parts, whole = claim.operands, claim.stated
    is_less = sum(part.value for part in parts) < whole.value
    return is_less and mostly.search(text, whole.end, min(part.start for part in parts)) is not None


def without_verdict(each: Judged, reason: str) -> Judged:
    """The same relation, with the reason why nothing is said of it."""
    return replace(each, claim=replace(each.claim, doubt=reason), verdict="unchecked")


def _end(text: str, at: int) -> int:
    """Where the sentence ends."""
    end = _ENDED.search(text, at)
    return end.start() if end is not None else len(text)

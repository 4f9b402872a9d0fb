"""Percentages of one whole that leave nothing over: `nông nghiệp chiếm 32,4%; công nghiệp 38,9%; dịch vụ 28,7%`.

That they are all is told where they add up to 100, by a word before them (`cơ cấu kinh tế`) or by the last one
(`còn lại`, `khác`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import OPENERS
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_sentences
from pipeline.audit.slips import is_near, is_small_slip
from pipeline.rulebook import Rulebook

FEWEST = 3  # percentages
TELLING_DIGITS = 2
NOT_OF_ONE = frozenset({"up", "down", "compared", "same_period", "plan", "from", "onto", "each", "fulfilled"})
LAST = frozenset({"left", "others"})
HUNDRED = Decimal(100)

Check = Callable[[Scene], Iterator[Claim]]


def hundred_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for sentence in told_sentences(scene):
            claim = _claim(sentence) if len(sentence) >= FEWEST else None
            if claim is not None:
                yield claim

    return check


def _claim(told: Sequence[Told]) -> Claim | None:
    """The percentages of a sentence that tells nothing else behind the first of them."""
    first = next((at for at, each in enumerate(told) if each.figure.unit == "%"), len(told))
    shares = told[first:]
    if len(shares) < FEWEST or any(each.figure.unit != "%" or each.figure.is_range or each.level for each in shares):
        return None
    if any(each.cues & NOT_OF_ONE or each.figure.digits < TELLING_DIGITS for each in shares):
        return None
    tokens, start = shares[0].tokens, shares[0].at
    if any(token.cue in OPENERS for token in tokens[start:]):
        return None  # …, trong đó khai khoáng chiếm 12,4%
    is_made_up = any(token.cue == "makeup" for token in tokens[:start])
    if not is_made_up and not all("share" in each.cues for each in shares):
        return None
    *others, last = shares
    over = sum((each.figure.value for each in shares), Decimal(0)) - HUNDRED
    is_all = is_made_up or bool(last.cues & LAST) or [t.cue for t in tokens[last.at + 1 : last.at + 2]] == ["left"]
    wanted = [(each.figure.value, each.figure.value - over) for each in shares]
    is_meant = is_all and any(is_near(*each) or is_small_slip(*each) for each in wanted)
    doubt = "" if is_meant else "silent"
    operands = tuple(each.figure for each in others)
    return Claim("sum", "hundred", last.figure, operands, doubt, rule="sum: of percentages")

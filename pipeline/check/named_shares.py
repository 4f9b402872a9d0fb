"""Percentages told behind a list, by the names of its parts: `… quốc phòng 245 mô hình. Quốc phòng chiếm 24,0%`.

The part is the one figure above that measures what the percentage speaks of. The whole is the one that the other
percentages of the sentence are of; then the odd one is wrong, however far off it is. Or it is the figure that opens the
sentence (`Cộng 21.200 triệu đồng; trong đó thuế chiếm 32,3%`); then only where it is the share of another part, or has
a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS
from pipeline.audit.intervals import decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.shares import BASED, BLANK, places_of
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 16  # figures before
SENTENCES = 2  # back to the list
TELLING_DIGITS = 3
SURE = 2  # other percentages that hold
FEWEST_WORDS = 2  # of a name
RULE = "ratio: named above"

Check = Callable[[Scene], Iterator[Claim]]


class _Named(NamedTuple):
    """A percentage with nothing but a name beside it, the part of that name, and the figures that it can be of."""

    share: Told
    part: Figure
    wholes: tuple[Told, ...]


def named_share_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    idle = frozenset(word for phrase in rules.words("checks.sides.leads") for word in phrase.split())

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        names = {at: frozenset(subject.split()) - idle for at, subject in scene.subject_at.items()}
        group: list[_Named] = []
        for index, each in enumerate(told):
            if group and group[0].share.sentence != each.sentence:
                yield from _claims(group, told)
                group = []
            is_next = bool(group) and group[-1].share is told[index - 1]  # chiếm 34,3%, văn hóa 32,1%
            named = _named(told, index, names, kin, is_next=is_next) if each.figure.unit == "%" else None
            if named is not None:
                group.append(named)
        yield from _claims(group, told)

    return check


def _named(
    told: Sequence[Told], index: int, names: dict[int, frozenset[str]], kin: Kin, *, is_next: bool
) -> _Named | None:
    """`…, quốc phòng chiếm 24,0%`: no figure of its own before it."""
    share = told[index]
    words = names.get(share.figure.start, frozenset())
    is_usable = (is_next or "share" in share.cues) and not share.cues & (CHANGES | COMPARED) and not share.level
    if not is_usable or share.figure.is_range or share.figure.qualifier or not words:
        return None
    before = [each for each in told[max(0, index - BACK) : index] if share.sentence - each.sentence <= SENTENCES]
    plain = [each for each in before if each.is_plain and each.passage == share.passage]
    if not _has_name_beside(share):
        return None
    units = frozenset(word for each in plain for word in each.figure.unit.split())
    parts = [each for each in plain if _is_name(words - units, names.get(each.figure.start, frozenset()) - units)]
    if len({each.figure.value for each in parts}) != 1 or parts[0].cues & (CHANGES | COMPARED):
        return None
    part = parts[0].figure
    wholes = [each for each in plain if kin(each.figure.unit) == kin(part.unit) and each.figure.value > part.value]
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    if not wholes or behind & (BASED - {"total", "closing"}):
        return None
    return _Named(share, part, tuple(wholes))


def _has_name_beside(share: Told) -> bool:
    """`…, quốc phòng chiếm 24,0%`; not `7.500 triệu đồng chiếm 28,16%`, `…, chiếm 28,16%`."""
    before = [*share.tokens[max(0, share.at - 2) : share.at]]
    start = share.figure.start
    if before and before[-1].cue == "share":
        start = before.pop().start
    return not before or (before[-1].figure is None and start - before[-1].end > BLANK)


def _is_name(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name holds the other: `kinh tế`, `lĩnh vực kinh tế`."""
    return min(len(words), len(other)) >= FEWEST_WORDS and (words <= other or other <= words)


def _claims(group: Sequence[_Named], told: Sequence[Told]) -> Iterator[Claim]:
    for named in group:
        others = [each for each in group if each is not named]
        yield from _claim(named, others, told)


def _claim(named: _Named, others: Sequence[_Named], told: Sequence[Told]) -> Iterator[Claim]:
    share = named.share.figure
    for whole in named.wholes:
        if share.is_share(named.part, whole.figure):
            if digits(share) >= TELLING_DIGITS:
                yield _told(named, whole.figure, "silent")
            return
    for whole in named.wholes:
        right = [each for each in others if _is_of(each, whole.figure)]
        is_theirs = len(right) >= SURE and len(right) == len(others)
        if is_theirs or (_is_slip(named, whole.figure) and (right or _is_total(named, whole))):
            yield _told(named, whole.figure, "")
            return
    opening = named.share.tokens[: named.share.at]
    last = next((each for each in reversed(named.wholes) if each.sentence == named.share.sentence), None)
    if last is None or not any(token.cue in OPENERS and token.start > last.figure.end for token in opening):
        return
    if digits(share) >= TELLING_DIGITS and any(_is_anothers(each, named, last) for each in told):
        yield _told(named, last.figure, "")


def _told(named: _Named, whole: Figure, doubt: str) -> Claim:
    return Claim("ratio", "ratio", named.share.figure, (named.part, whole), doubt, rule=RULE, yields=True)


def _is_of(named: _Named, whole: Figure) -> bool:
    share = named.share.figure
    return digits(share) >= TELLING_DIGITS and share.is_share(named.part, whole)


def _is_slip(named: _Named, whole: Figure) -> bool:
    share = named.share.figure
    given = decimal_of(named.part.exactly / whole.exactly * 100, places=places_of(share))
    return digits(share) >= SURE and (are_turned(share.value, given) or is_small_slip(share.value, given))


def _is_total(named: _Named, whole: Told) -> bool:
    """`… chiếm 87,0% tổng số`: of the first figure of the paragraph of its unit."""
    behind = {token.cue for token in named.share.tokens[named.share.at + 1 : named.share.at + 2]}
    return "total" in behind and whole is named.wholes[0]


def _is_anothers(each: Told, named: _Named, whole: Told) -> bool:
    """Whether the percentage is that of another part of the list: its row was read."""
    is_near = 0 <= named.share.sentence - each.sentence <= SENTENCES and each.passage == named.share.passage
    is_part = (
        is_near and each.is_plain and each.figure.unit == named.part.unit and each.figure.value < whole.figure.value
    )
    return is_part and named.share.figure.is_share(each.figure, whole.figure)

"""Percentages of parts that were told before, by their names: `Như vậy, kinh tế chiếm 34,3%, văn hóa - xã hội 32,1%`.

The parts are those of the same name in the sentences before. Where the others of a list hold, the odd one is wrong; a
single one is where it is a slip of what the figures give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import OF_CHANGE, OPENERS, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Passage, Scene, Sentence, Token
from pipeline.audit.named import name_before, shared_run
from pipeline.audit.nearby import told_passages
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 2  # sentences
FEWEST_SYLLABLES = 2
HELD = PAIR = 2  # other shares of a list that hold
MOST_WHOLES = 6
LONG_NAME = 3  # syllables
TELLING = 3  # digits
BETWEEN = frozenset({"comma", "semicolon", "and"})
OTHERS = frozenset({"plan", "same_period", "compared", "each"})
RULE, OF_ANOTHER_PART = "ratio: named part", "ratio: of another part"

Check = Callable[[Scene], Iterator[Claim]]


class _Share(NamedTuple):
    figure: Figure
    name: tuple[str, ...]


class _Part(NamedTuple):
    figure: Figure
    name: tuple[str, ...]
    sentence: int


def named_share_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            if "share" in passage.cues:
                yield from _in_passage(passage, scene.text, are_kin)

    return check


def _in_passage(passage: Passage, text: str, are_kin: AreKin) -> Iterator[Claim]:
    for number, sentence in enumerate(passage.sentences):
        runs = list(_runs(sentence, text))
        if not runs:
            continue
        before = passage.sentences[max(0, number - BACK) : number]
        of_sentence: list[tuple[list[_Share], list[_Part], Figure | None]] = []
        for start, shares in runs:
            here = Sentence(sentence.tokens[:start], sentence.levels[:start])
            parts = [part for at, each in enumerate((*before, here)) for part in _parts(each, at, text)]
            of_sentence.append((shares, parts, _closed(parts, sentence.tokens[:start]) if parts else None))
        matched = (_part_of(share, parts) for shares, parts, _ in of_sentence for share in shares)
        of_shares = frozenset(part.figure.start for part in matched if part is not None)
        for shares, parts, closed in of_sentence:
            yield from _claims(shares, parts, are_kin, of_shares, closed=closed)


def _runs(sentence: Sentence, text: str) -> Iterator[tuple[int, list[_Share]]]:
    """Percentages with a name and no figure before them: `kinh tế chiếm 34,3%, văn hóa 32,1% và …`."""
    tokens, levels = sentence.tokens, sentence.levels
    shares: list[_Share] = []
    first = last = 0
    for at, token in enumerate(tokens):
        figure = token.figure
        if figure is None or levels[at] or figure.unit != "%" or figure.is_range or figure.qualifier:
            continue
        cue = at - 1 if at and tokens[at - 1].cue == "share" else at
        goes_on = bool(shares) and {each.cue for each in tokens[last + 1 : cue]} <= BETWEEN and cue > last + 1
        if shares and not goes_on:
            yield first, shares
            shares = []
        is_first = cue < at and not _is_of_figure(tokens, levels, cue)
        if (goes_on or is_first) and not _is_of_other(tokens, at):
            name = name_before(text, tokens, cue, to=tokens[cue].start)
            first, last = (first if shares else cue), at
            shares.append(_Share(figure, name))
    if shares:
        yield first, shares


def _is_of_figure(tokens: Sequence[Token], levels: Sequence[int], cue: int) -> bool:
    """`412 mô hình, chiếm 34,3%`: of the figure before it; it has no name of its own."""
    at = cue - 1
    while at >= 0 and (levels[at] or tokens[at].cue in {"comma", "fulfilled"}):
        at -= 1
    last = tokens[at].figure if at >= 0 else None
    return last is not None and last.unit != "%" and tokens[cue].start - tokens[cue - 1].end < FEWEST_SYLLABLES


def _is_of_other(tokens: Sequence[Token], at: int) -> bool:
    return any(token.cue in OTHERS for token in tokens[at + 1 : at + 2])


def _parts(sentence: Sentence, number: int, text: str) -> Iterator[_Part]:
    tokens, levels = sentence.tokens, sentence.levels
    for at, token in enumerate(tokens):
        figure = token.figure
        if figure is not None and not levels[at] and token.cue == "figure" and is_plain(figure):
            cues = {each.cue for each in tokens[max(0, at - 1) : at]}
            if not cues & OF_CHANGE and not figure.qualifier:
                yield _Part(figure, name_before(text, tokens, at, to=figure.start), number)


def _claims(
    shares: Sequence[_Share],
    parts: Sequence[_Part],
    are_kin: AreKin,
    of_shares: frozenset[int],
    *,
    closed: Figure | None,
) -> Iterator[Claim]:
    """`of_shares`: parts that the sentence tells shares of; `closed`: the sum told right before the share."""
    matched = [(share, _part_of(share, parts)) for share in shares]
    found = [(share, part) for share, part in matched if part is not None]
    wholes = list({each.figure.value: each.figure for each in parts}.values())
    for whole in wholes[:MOST_WHOLES]:
        if sum(_holds(share.figure, part.figure, whole, are_kin) for share, part in found) >= HELD:
            for share, part in found:
                if _can_be(part.figure, whole, are_kin):
                    yield _claim(share, part, whole)
            return
    free = [whole for whole in wholes if whole.start not in of_shares]
    for share, part in found:
        # A part of another share is no whole: 358,2 tỷ đồng chiếm 73,6% tổng thu, 104,7 tỷ đồng chiếm 29,2% tổng thu.
        can_be = [whole for whole in free if _can_be(part.figure, whole, are_kin)]
        claim = _holding(share, part, parts, can_be, are_kin) or _wrong(share, part, parts, can_be, closed=closed)
        if claim is not None:
            yield claim


def _holding(
    share: _Share, part: _Part, parts: Sequence[_Part], can_be: Sequence[Figure], are_kin: AreKin
) -> Claim | None:
    """The share of its part in one of the wholes, or in all parts of its sentence."""
    right = next((whole for whole in can_be if share.figure.is_share(part.figure, whole)), None)
    if right is not None:
        return _claim(share, part, right)
    others = _beside(part, parts, are_kin)
    if not _is_share_of(share.figure, part, others):
        return None
    operands = (part.figure, *(each.figure for each in others))
    return Claim("ratio", "share", share.figure, operands, rule=RULE, yields=True)


def _wrong(
    share: _Share, part: _Part, parts: Sequence[_Part], can_be: Sequence[Figure], *, closed: Figure | None
) -> Claim | None:
    """A share that another part has, or a slip of that of its own."""
    summed = next((whole for whole in can_be if _is_sum(whole, part, parts)), None)
    if summed is not None and _is_of_another(share.figure, part, parts, summed):
        return Claim("ratio", "ratio", share.figure, (part.figure, summed), rule=OF_ANOTHER_PART)
    meant = next((whole for whole in can_be[:PAIR] if _is_slip(share.figure, part.figure, whole)), None)
    if meant is None and closed in can_be and len(share.name) >= LONG_NAME:
        meant = closed if part.name[: len(share.name)] == share.name else None
    return None if meant is None else _claim(share, part, meant)


def _claim(share: _Share, part: _Part, whole: Figure) -> Claim:
    return Claim("ratio", "ratio", share.figure, (part.figure, whole), rule=RULE, yields=True)


def _closed(parts: Sequence[_Part], before: Sequence[Token]) -> Figure | None:
    """`Cộng các khoản này là 21.200 triệu đồng; trong đó thuế … chiếm 44,2%`: the sum of what was told before it."""
    figures = [token.figure for token in before if token.figure is not None]
    if len(figures) != 1 or before[-1].cue not in OPENERS:
        return None
    told = {each.sentence: [p.figure.value for p in parts if p.sentence == each.sentence] for each in parts}
    is_sum = any(sum(values, Decimal(0)) == figures[0].value for values in told.values() if len(values) >= PAIR)
    return figures[0] if is_sum else None


def _is_sum(whole: Figure, part: _Part, parts: Sequence[_Part]) -> bool:
    """Whether a figure is what the part and all others behind it in its sentence add up to."""
    listed = [each.figure for each in parts if each.sentence == part.sentence and each.figure.start > whole.start]
    is_listed = any(each.start == part.figure.start for each in listed)
    return is_listed and len(listed) >= PAIR and sum([each.value for each in listed]) == whole.value


def _is_of_another(share: Figure, part: _Part, parts: Sequence[_Part], whole: Figure) -> bool:
    """`cấp tỉnh 1.104,8 tỷ đồng, cấp huyện 703,4 tỷ đồng … Cấp huyện chiếm 56,3%`, which is the share of the other."""
    others = [each.figure for each in parts if each.sentence == part.sentence and each is not part]
    return share.digits >= TELLING and any(share.is_share(other, whole) for other in others if other is not whole)


def _beside(part: _Part, parts: Sequence[_Part], are_kin: AreKin) -> list[_Part]:
    """The other parts of its sentence, where all are of its kind."""
    others = [each for each in parts if each.sentence == part.sentence and each is not part]
    return others if all(are_kin(each.figure.unit, part.figure.unit) for each in others) else []


def _is_share_of(share: Figure, part: _Part, others: Sequence[_Part]) -> bool:
    """`mầm non 1.125 trẻ, tiểu học 2.340 học sinh, THCS 1.560 học sinh. Như vậy tiểu học chiếm 46,6%`."""
    if not others or share.digits < TELLING:
        return False
    total = sum((each.figure.value for each in others), part.figure.value)
    return share.is_share(part.figure, replace(part.figure, value=total))


def _part_of(share: _Share, parts: Sequence[_Part]) -> _Part | None:
    """The part whose name shares most with that of a percentage, where that is one alone."""
    runs = [shared_run(share.name, part.name) for part in parts]
    longest = max(runs, default=0)
    if longest < min(FEWEST_SYLLABLES, len(share.name) or FEWEST_SYLLABLES) or runs.count(longest) > 1:
        return None
    return parts[runs.index(longest)]


def _can_be(part: Figure, whole: Figure, are_kin: AreKin) -> bool:
    return whole.value > part.value and are_kin(part.unit, whole.unit)


def _holds(share: Figure, part: Figure, whole: Figure, are_kin: AreKin) -> bool:
    return _can_be(part, whole, are_kin) and share.is_share(part, whole)


def _is_slip(share: Figure, part: Figure, whole: Figure) -> bool:
    given = percent_of(part, whole, share)
    return are_turned(share.value, given) or is_small_slip(share.value, given)

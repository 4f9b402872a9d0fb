"""Sums whose parts stand in groups: each in a bracket of its own, between semicolons, behind a list's colon.

`368 ha, tại 04 xã: Ea Ktur (92 ha), Ea Tiêu (78 ha), …`; `phường A 412 hồ sơ, …; xã C 61 hồ sơ, …. Các phường có …`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.audit.clauses import ASIDE, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_sentences
from pipeline.audit.slips import is_small_slip
from pipeline.rulebook import Rulebook

FEWEST = 3  # parts
PAIR = 2
BACK = 4  # figures before a list of which one can be its total
TELLING_DIGITS = 3
FAR_DIGITS = 4  # of a total in another sentence
NEAR = 3  # sentences
OPENED = frozenset({"colon", "all_parts"})

Check = Callable[[Scene], Iterator[Claim]]


def grouped_sum_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        sentences = told_sentences(scene)
        for number, sentence in enumerate(sentences):
            if "open" in sentence[0].said:
                yield from _in_brackets(sentence)
                yield from _behind_words(sentence)
            yield from _groups(sentence, sentences[number + 1] if number + 1 < len(sentences) else [])
            yield from _pairs(sentence, sentences[max(0, number - NEAR) : number])

    return check


def _sum(parts: Sequence[Told]) -> Decimal:
    return sum((part.figure.value for part in parts), Decimal(0))


def _claim(whole: Figure, parts: Sequence[Told], doubt: str = "silent") -> Claim:
    figures = tuple(part.figure for part in parts)
    return Claim("sum", "sum", whole, figures, doubt, rule="sum: in groups", yields=True)


def _are_alike(parts: Sequence[Told]) -> bool:
    """Quantities of one unit, of which none tells a change or a plan."""
    first = parts[0].figure
    return all(each.is_plain and same_unit(first, each.figure) and not each.cues & ASIDE for each in parts)


def _in_brackets(sentence: Sequence[Told]) -> Iterator[Claim]:
    """`gồm: 03 lớp đan lát (96 học viên), 04 lớp may (108 học viên), …`: all figures in brackets of their own."""
    at = next((at for at, each in enumerate(sentence) if _is_alone(each) and each.is_plain), None)
    if at is None or not at:
        return
    parts = [each for each in sentence[at:] if each.level > 0]
    if len(parts) < FEWEST or not all(map(_is_alone, parts)) or not _are_alike(parts):
        return
    wholes = [each for each in sentence[:at] if not each.level and same_unit(each.figure, parts[0].figure)]
    wholes = [each for each in wholes[-BACK:] if not each.figure.is_range and not each.cues & (ASIDE - {"plan"})]
    for whole in reversed(wholes):
        if whole.figure.value == _sum(parts):
            yield _claim(whole.figure, parts)
            return
    cues = [token.cue for token in parts[0].tokens[wholes[-1].at + 1 : parts[0].at]] if len(wholes) == 1 else []
    is_opened = (cues[:1] == ["comma"] and bool(OPENED & set(cues[:3]))) or bool(OPENED & set(cues[:1]))
    if is_opened and wholes[0].figure.digits >= TELLING_DIGITS and is_small_slip(wholes[0].figure.value, _sum(parts)):
        yield _claim(wholes[0].figure, parts, "")


def _is_alone(each: Told) -> bool:
    """Whether it is all that its bracket holds."""
    if each.level != 1:
        return False
    return [token.cue for token in each.tokens[max(0, each.at - 1) : each.at + 2]] == ["open", "figure", "close"]


def _behind_words(sentence: Sequence[Told]) -> Iterator[Claim]:
    """`212 ha lúa, ngô (lúa 87 ha, ngô 125 ha)`: words with a comma or `và` stand before the bracket."""
    for index, whole in enumerate(sentence[:-1]):
        tokens, at = whole.tokens, whole.at + 1
        while at < len(tokens) and tokens[at].cue in {"comma", "and"}:
            at += 1
        if at == whole.at + 1 or at == len(tokens) or tokens[at].cue != "open" or not whole.is_plain:
            continue
        held = [each for each in sentence[index + 1 :] if each.level > whole.level and each.at > at]
        end = next((i for i in range(at, len(tokens)) if tokens[i].cue == "close"), len(tokens))
        parts = [each for each in held if each.at < end]
        if len(parts) >= PAIR and _are_alike([whole, *parts]) and _sum(parts) == whole.figure.value:
            yield _claim(whole.figure, parts)


def _groups(sentence: Sequence[Told], following: Sequence[Told]) -> Iterator[Claim]:
    """`phường A 412 hồ sơ, phường B 368 hồ sơ, …; xã D 61 hồ sơ, …`, and then what each group comes to."""
    if len(sentence) < PAIR * FEWEST or not following or following[0].passage - sentence[0].passage > 1:
        return
    if not _are_alike(sentence) or any(each.level for each in sentence):
        return
    ends = [at for at, token in enumerate(sentence[0].tokens) if token.cue == "semicolon"]
    groups = [list(group) for _, group in groupby(sentence, lambda each: sum(end < each.at for end in ends))]
    wholes = [each for each in following if each.is_plain and same_unit(each.figure, sentence[0].figure)]
    if len(groups) != len(wholes) or len(groups) < PAIR:
        return
    for whole, parts in zip(wholes, groups, strict=True):
        if len(parts) >= FEWEST and _sum(parts) == whole.figure.value:
            yield _claim(whole.figure, parts)


def _pairs(sentence: Sequence[Told], before: Sequence[Sequence[Told]]) -> Iterator[Claim]:
    """`… 1.486 giấy phép … Các phường có 1.313 giấy phép, các xã 173 giấy phép`: a total of many digits told before."""
    if len(sentence) < PAIR:
        return
    plain = [each for each in sentence if each.is_plain and not each.cues & ASIDE]
    for unit in dict.fromkeys(each.figure.unit for each in plain):
        parts = [each for each in plain if each.figure.unit == unit]
        if len(parts) != PAIR or any(part.level for part in parts):
            continue
        given = _sum(parts)
        earlier = [each for told in before for each in told if sentence[0].passage - each.passage <= 1]
        for whole in reversed(earlier):
            if whole.figure.value != given or whole.figure.digits < FAR_DIGITS:
                continue  # mostly
            if whole.is_plain and same_unit(whole.figure, parts[0].figure) and not whole.cues & ASIDE:
                yield _claim(whole.figure, parts)
                break

"""Totals and the places they are spread over: `06 cuộc đình công, tập trung ở Phổ Yên 03 cuộc, Sông Công 02 cuộc`.

Words of spreading do not say that these are all places, so that fewer are no mistake; but what places have, each with a
name of its own, cannot be more than the total.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import LOWER, UPPER

FEWEST = 2  # places
LONGEST_TIE = 80  # characters between the total and the first place
BETWEEN = frozenset({"comma", "semicolon", "and", "open", "close", "colon"})  # parts and brackets
ENDS = frozenset({"close", "semicolon", "stop"})  # between the total and the first place: it is of something else
_NAME = re.compile(rf"(?P<name>[{UPPER}][{LOWER}]*(?:\s+[{UPPER}][{LOWER}']*)+)\s*[:(]?\s*$")
_NAMED = rf"\s+(?:[{LOWER}]+\s+){{0,2}}[{UPPER}]"

Check = Callable[[Scene], Iterator[Claim]]


def spread_part_check(rules: Rulebook) -> Check:
    """The check."""
    spread = re.compile(rf"(?<!\w){alternation(rules.words('checks.spread.words'))}(?!\w)")

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            start = passage.start
            for sentence in passage.sentences:
                if sentence.count > FEWEST:
                    yield from _in_sentence(sentence, start, scene.text, spread)
                start = sentence.tokens[-1].end if sentence.tokens else start

    return check


def _in_sentence(sentence: Sentence, start: int, text: str, spread: re.Pattern[str]) -> Iterator[Claim]:
    """The claims on the totals of a sentence that begins at `start`."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        whole = token.figure
        if whole is None or not is_plain(whole) or not whole.is_exact or whole.qualifier or whole.unit == "VND":
            continue
        behind = next((each for each in tokens[index + 1 :] if each.figure is not None), None)
        if behind is None or behind.start - whole.end > LONGEST_TIE:
            continue
        between = [each for each in tokens[index + 1 :] if each.start < behind.start]
        told = spread.search(text, whole.end, behind.start)
        if any(each.cue in ENDS for each in between) or told is None:
            continue  # (cùng kỳ 62 ca), …; số mắc cao tại phường An Lạc (102 ca)
        since = max((each.end for each in tokens[:index] if each.cue != "comma"), default=start)
        if re.search(rf"(?<!\w){re.escape(told[0])}{_NAMED}", text[since : whole.start]):
            continue  # tại Hà Nội có 6 hợp tác xã, tại Lạng Sơn 5: one of the places
        parts = _parts(tokens[index + 1 :], whole, text)
        given = sum((part.value for part in parts), Decimal(0))
        if len(parts) >= FEWEST and given >= whole.value:
            yield Claim("sum", "sum", whole, parts, rule="sum: spread over places", yields=True)


def _parts(tokens: Sequence[Token], whole: Figure, text: str) -> tuple[Figure, ...]:
    """The figures of its unit, each behind a name of its own, as long as nothing else is told."""
    parts: list[Figure] = []
    names: set[str] = set()
    last = whole.end
    for token in tokens:
        figure = token.figure
        if figure is None:
            if parts and token.cue not in BETWEEN:
                break
            continue
        match = _NAME.search(text, last, figure.start) if is_plain(figure) and same_unit(whole, figure) else None
        if match is None or match["name"] in names:
            break
        names.add(match["name"])
        parts.append(figure)
        last = figure.end
    return tuple(parts)

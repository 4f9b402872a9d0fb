"""What is left in prose: total, what is done, and `còn lại`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import (
    OPENERS,
    alike,
    before,
    denominator,
    figure_at,
    is_aside,
    is_plain,
    same_unit,
)
from pipeline.audit.model import Claim, Figure, Scene, Sentence
from pipeline.rulebook import Rulebook

PAIR = 2  # a total and what was taken from it

Check = Callable[[Scene], Iterator[Claim]]


def difference_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in scene.passages:
            if any(token.cue == "left" for token in passage.tokens):
                earlier: list[Figure] = []
                for sentence in passage.sentences:
                    yield from _in_sentence(sentence, earlier)
                    earlier += [t.figure for t in sentence.tokens if t.figure is not None and is_plain(t.figure)]

    return check


def _in_sentence(sentence: Sentence, earlier: Sequence[Figure]) -> Iterator[Claim]:
    tokens, levels = sentence
    for index, token in enumerate(tokens):
        rest = token.figure
        if rest is None or not is_plain(rest) or "left" not in before(tokens, index, levels):
            continue
        since = max((at for at in range(index) if tokens[at].cue == "semicolon"), default=-1) + 1
        if any(t.cue in OPENERS for t in tokens[since:index]):
            continue  # the sum of all parts tells the same
        done = next((t.figure for t in reversed(tokens[:index]) if t.figure is not None and t.figure.unit != "%"), None)
        if done is not None and done.of is not None and alike(done.unit, rest.unit):  # 139/145 đơn; còn lại 06 đơn
            yield Claim("difference", "difference", rest, denominator(done), "", rule="difference: left")
            continue
        told = [
            figure_at(tokens, at)
            for at in range(index)
            if tokens[at].cue == "figure" and levels[at] == levels[index] and is_plain(tokens[at].figure)
            if same_unit(rest, figure_at(tokens, at)) and not is_aside(tokens, at, levels)
        ]
        claim = _claim(rest, told, earlier)
        if claim is not None:
            yield claim


def _claim(rest: Figure, told: Sequence[Figure], earlier: Sequence[Figure]) -> Claim | None:
    every = sum((figure.exactly for figure in told), rest.exactly)
    if any(figure.exactly == every for figure in earlier):
        return None  # 194,4 tỷ đồng. Vùng Bắc 110,5 tỷ đồng, vùng Tây 52,9 tỷ đồng, các tỉnh còn lại 31 tỷ đồng
    if len(told) == PAIR and told[0].value > told[1].value:
        return Claim("difference", "difference", rest, (told[0], told[1]), "", rule="difference: left")
    if not told:
        return None
    taken = sum(figure.exactly for figure in told[1:])
    if len(told) > PAIR and told[0].exactly - taken == rest.exactly:
        signs = (1, *(-1 for _ in told[1:]))
        return Claim("difference", "sum", rest, tuple(told), "silent", rule="difference: left", signs=signs)
    for whole in reversed([figure for figure in earlier if same_unit(rest, figure)]):
        if whole.exactly - told[-1].exactly == rest.exactly:
            return Claim("difference", "difference", rest, (whole, told[-1]), "silent", rule="difference: left")
    return None

"""Shares told by the names of parts that were told before: `Hộ nghèo chiếm 52,1%, nước sạch 6,8%` of a list above.

Where another share of the sentence holds, its part and whole tell where the parts stand and what all are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.figure import Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.operands import Operand, before_of, operands_of, words_of
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_near, is_pen_slip
from pipeline.rulebook import Rulebook

RULE = "ratio: named in a run"
PAIR = 2  # a part and its whole
AROUND = 8  # passages of a list around a part
ASIDE = CHANGES | COMPARED


class _Held(NamedTuple):
    """The part and the whole of a share that holds."""

    part: Operand
    whole: Figure


def run_share_check(rules: Rulebook) -> LastCheck:
    """The check."""
    said = [*rules.words("checks.shares.idle"), *rules.words("checks.misgivings.empty")]
    empty = frozenset(word for each in said for word in each.casefold().split())

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        places: Mapping[int, Operand] | None = None
        for passage in told_passages(scene):
            for sentence in passage.sentences if "%" in passage.units else ():
                shares = [at for at, token in enumerate(sentence.tokens) if _is_share(token)]
                if len(shares) < PAIR or all(sentence.tokens[at].start in known.told for at in shares):
                    continue
                if places is None:
                    places = {each.figure.start: each for each in operands_of(scene)}
                held = list(_held(sentence.tokens, shares, known, places))
                for at in shares if len({each.whole.value for each in held}) == 1 else ():
                    if sentence.tokens[at].start not in known.told:
                        yield from _claims(sentence.tokens, at, held, scene, empty)

    return check


def _is_share(token: Token) -> bool:
    figure = token.figure
    return figure is not None and figure.unit == "%" and not (figure.is_range or figure.qualifier)


def _held(
    tokens: Sequence[Token], shares: Sequence[int], known: Known, places: Mapping[int, Operand]
) -> Iterator[_Held]:
    """Of the shares of a sentence that hold and whose parts stand before it their parts and wholes."""
    stated = {tokens[at].start for at in shares}
    for each in known.relations:
        if each.stated not in stated or not each.is_held:
            continue  # mostly
        both = [places[start] for start in each.figures - {each.stated} if start in places]
        if len(both) == PAIR:
            part, whole = sorted(both, key=lambda operand: operand.size)
            if part.tokens is not tokens:
                yield _Held(part, whole.figure)


def _said(part: Operand, scene: Scene) -> frozenset[str]:
    """The words of its clause, or of all its item before it: `Cho vay nước sạch và vệ sinh: 2.820 triệu đồng`."""
    passage = scene.passages[part.passage]
    return words_of(scene.text[passage.start : part.figure.start]) if passage.mark else part.words(scene.text)


def _claims(
    tokens: Sequence[Token], at: int, held: Sequence[_Held], scene: Scene, empty: frozenset[str]
) -> Iterator[Claim]:
    share, name = tokens[at].figure, words_of(before_of(tokens, at, scene.text)) - empty
    if share is None or not name or ASIDE & {token.cue for token in tokens[max(0, at - PAIR) : at]}:
        return
    first, whole = held[0].part, held[0].whole
    mark = scene.passages[first.passage].mark
    parts = [
        each
        for each in operands_of(scene)
        if (each.sentence == first.sentence or (mark and abs(each.passage - first.passage) <= AROUND))
        and each.figure.unit == first.figure.unit
        and each.figure.value < whole.value
        and name <= _said(each, scene)
    ]
    if len(parts) != 1:
        return
    part = parts[0].figure
    is_held = share.is_share(part, whole)
    given = percent_of(part, whole, share)
    if is_held or is_near(share.value, given) or is_pen_slip(share.value, given):
        yield Claim("ratio", "ratio", share, (part, whole), "silent" if is_held else "", rule=RULE, yields=True)

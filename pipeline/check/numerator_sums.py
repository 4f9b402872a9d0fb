"""Parts of the first number of a ratio: `591/593 em, đạt 99,66%, trong đó giỏi 172 em, khá 254 em, trung bình 165 em`.

Parts of the second number are told, too, where they add up. A slip is one only behind a word that opens all parts, or
where three parts or more come so near to one of the two that they are meant to be all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.clauses import OPENERS, both_numbers, closing
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene, Sentence, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.parts import parts_of
from pipeline.audit.slips import is_near, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

LIST = 3  # parts in which a slip tells
LEAST = 10  # of a ratio's first number
PAIR = 2
OPENING = OPENERS | {"colon", "open"}

Check = Callable[[Scene], Iterator[Claim]]


def numerator_sum_check(rules: Rulebook) -> Check:
    """The check."""
    kinds = frozenset(rules.words("checks.mixed.nouns"))

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            for sentence in passage.sentences:
                if sentence.count > PAIR and not sentence.cues.isdisjoint(OPENING):
                    yield from _in_sentence(sentence, kinds)

    return check


def _in_sentence(sentence: Sentence, kinds: frozenset[str]) -> Iterator[Claim]:
    tokens, levels = sentence.tokens, sentence.levels
    for index, token in enumerate(tokens):
        ratio = token.figure
        if ratio is None or ratio.of is None or ratio.is_range or ratio.value < LEAST:
            continue
        opener = _opener(tokens, levels, index)
        if opener is None:
            continue
        end = closing(tokens, opener) if tokens[opener].cue == "open" else _end(tokens, opener)
        claim = _claim(both_numbers(ratio), tokens[opener + 1 : end], kinds, is_all=tokens[opener].cue == "all_parts")
        if claim is not None:
            yield claim


def _opener(tokens: Sequence[Token], levels: Sequence[int], index: int) -> int | None:
    """What opens the parts: behind the ratio and its percentage, before any other figure."""
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        if token.figure is not None and token.figure.unit != "%":
            return None
        if token.cue in OPENERS and levels[at] == levels[index]:
            return at + (at + 1 < len(tokens) and tokens[at + 1].cue == "colon")
        if token.cue in OPENING and not _holds_share(tokens, at):
            return at
    return None


def _holds_share(tokens: Sequence[Token], at: int) -> bool:
    """`(đạt 53,85%)`: the bracket of the percentage."""
    inner = [token.figure for token in tokens[at : closing(tokens, at)] if token.figure is not None]
    return tokens[at].cue == "open" and len(inner) < PAIR


def _end(tokens: Sequence[Token], opener: int) -> int:
    return next((at for at in range(opener, len(tokens)) if tokens[at].cue == "semicolon"), len(tokens))


def _claim(numbers: Sequence[Figure], region: Sequence[Token], kinds: frozenset[str], *, is_all: bool) -> Claim | None:
    found = []
    for number in numbers:
        parts = parts_of(number, region, kinds)
        if parts is None or len(parts.figures) < PAIR:
            continue
        given = sum((part.value for part in parts.figures), Decimal(0))
        if given == number.value:
            return Claim("sum", "sum", number, parts.figures, "silent", rule="sum: of a ratio", yields=True)
        is_list = len(parts.figures) >= LIST and not (parts.loose or parts.gaps or parts.mixed)
        is_close = is_near(number.value, given) and (
            is_all or is_small_slip(number.value, given) or is_one_digit_off(number.value, given)
        )
        if is_list and is_close:
            found.append(Claim("sum", "sum", number, parts.figures, "", rule="sum: of a ratio", yields=True))
    return found[0] if len(found) == 1 else None

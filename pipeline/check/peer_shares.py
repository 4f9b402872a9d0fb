"""The odd one of shares told side by side: `tốt 541 em (95,2%), khá 24 em (7,2%), trung bình 3 em (0,5%)`.

Each percentage has its part right before it, of one kind; those that hold, hold of one whole, wherever that is told.
Then the others are of it, too, and one that is not is wrong, however far off it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.figure import Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Passage, Scene, Token
from pipeline.audit.nearby import figures_at
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_misreckoned
from pipeline.rulebook import Rulebook

RULE = "ratio: of its peers"
FEWEST = 2  # others that hold
_MARK = re.compile(r"[,;.:()\n]")
_WORD = re.compile(r"[^\W\d_]+")
PAIR = 2  # a part and its whole
ASIDE = CHANGES | COMPARED


class _Share(NamedTuple):
    """A percentage and its part; `level`: brackets that the part stands in."""

    part: Figure
    percentage: Figure
    level: int


def peer_share_check(_: Rulebook) -> LastCheck:
    """The check."""

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        if len(known.pairs) < FEWEST:
            return  # mostly
        figures = figures_at(scene)
        wholes = _wholes(known, figures)
        if len(wholes) < FEWEST:
            return
        for shares in _lists(scene.passages):
            counted = Counter(whole for each in shares if (whole := wholes.get(each.percentage.start)) is not None)
            if not counted:
                continue
            (start, number), *others = counted.most_common()
            if number < FEWEST or others or sum(each.part.value for each in shares) > figures[start].value:
                continue  # of groups that overlap each may have a base of its own
            forms = {_form(each, scene.text) for each in shares if each.percentage.start in wholes}
            for each in shares:
                if each.percentage.start in known.told or _form(each, scene.text) not in forms:
                    continue  # chiếm 51% vốn ngoài ngân sách
                if _is_wrong(each, figures[start]):
                    yield Claim(
                        "ratio", "ratio", each.percentage, (each.part, figures[start]), "", rule=RULE, yields=True
                    )

    return check


def _form(share: _Share, text: str) -> tuple[str, str]:
    """The words between a part and its percentage, and those behind it up to the next mark."""
    between, end = text[share.part.end : share.percentage.start], _MARK.search(text, share.percentage.end)
    behind = text[share.percentage.end : end.start() if end is not None else len(text)]
    return " ".join(_WORD.findall(between)).casefold(), " ".join(_WORD.findall(behind)).casefold()


def _wholes(known: Known, figures: Mapping[int, Figure]) -> dict[int, int]:
    """Of each percentage that holds as a share where its whole starts: the greater of its two figures."""
    found = {}
    for each in known.relations:
        told = figures.get(each.stated)
        both = [figures[start] for start in each.figures - {each.stated} if start in figures]
        if each.is_held and told is not None and told.unit == "%" and len(both) == PAIR:
            part, whole = sorted(both, key=lambda figure: figure.value)
            if frozenset({part.start, whole.start}) in known.pairs:
                found[each.stated] = whole.start
    return found


def _lists(passages: Sequence[Passage]) -> Iterator[list[_Share]]:
    """The shares of each sentence, and of all items of a list, of parts of one kind and in as many brackets."""
    items: list[_Share] = []
    mark = ""
    for passage in passages:
        if passage.mark != mark:
            yield from _of_one_kind(items)
            items, mark = [], passage.mark
        for sentence in passage.sentences if "%" in passage.units else ():
            if "%" not in sentence.units:
                continue
            found = _shares(sentence.tokens, sentence.levels)
            if len(found) > FEWEST:
                yield from _of_one_kind(found)
            elif mark:
                items += found
    yield from _of_one_kind(items)


def _shares(tokens: Sequence[Token], levels: Sequence[int]) -> list[_Share]:
    found = []
    before: tuple[Figure, int] | None = None
    cues: set[str] = set()
    for token, level in zip(tokens, levels, strict=True):
        figure, cue = token.figure, token.cue
        if figure is None:
            cues.add(cue)
            continue
        if figure.unit == "%" and before is not None and not cues & ASIDE and not figure.qualifier:
            found.append(_Share(before[0], figure, before[1]))
            before = None
        elif figure.unit and figure.unit != "%" and figure.of is None and not (figure.per or figure.is_range):
            before = (figure, level)
        else:
            before = None
        cues = set()
    return found


def _of_one_kind(shares: Sequence[_Share]) -> Iterator[list[_Share]]:
    kinds: dict[tuple[str, int], list[_Share]] = {}
    for each in shares:
        kinds.setdefault((each.part.unit, each.level), []).append(each)
    yield from (each for each in kinds.values() if len(each) > FEWEST)


def _is_wrong(share: _Share, whole: Figure) -> bool:
    """Whether it is not what the part is of the whole, and not so far off that it is of something else."""
    if not 0 < share.part.value < whole.value or share.part.start == whole.start:
        return False
    given = percent_of(share.part, whole, share.percentage)
    return given != share.percentage.value and is_misreckoned(share.percentage.value, given)

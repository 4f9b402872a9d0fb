"""Numbers without a unit that the words before them name: `Số hồ sơ đang trong hạn giải quyết còn 368`.

The unit is that of a figure told shortly before, which the sentence names behind the word for a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.audit.clauses import before
from pipeline.audit.lent import may_be_year
from pipeline.audit.model import Scene, Sentence
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook, alternation

BACK = 8  # figures before, of whose units one may be meant
LONGEST = 80  # characters from the word for a number to the number

Named = Callable[[Scene, Collection[str]], Iterator[tuple[int, Told]]]


def number_namer(rules: Rulebook) -> Named:
    """Function of a scene and cues: the named numbers behind one of these, and how many figures stand before each."""
    said = alternation(rules.words("checks.listing.number"))

    def named(scene: Scene, cues: Collection[str]) -> Iterator[tuple[int, Told]]:
        told: Sequence[Told] | None = None
        sentence = 0
        for number, passage in enumerate(scene.passages):
            is_asked = "number" in passage.cues and not passage.cues.isdisjoint(cues)
            for each in passage.sentences:
                sentence += 1
                if not is_asked or "number" not in each.cues or each.cues.isdisjoint(cues):
                    continue
                told = told_figures(scene) if told is None else told
                found = _named(each, number, sentence, told, said, cues, scene.text)
                if found is not None:
                    yield found

    return named


def _named(
    said: Sentence, passage: int, sentence: int, told: Sequence[Told], word: str, cues: Collection[str], text: str
) -> tuple[int, Told] | None:
    """The first figure of a sentence, where it is such a number."""
    at = next((at for at, token in enumerate(said.tokens) if token.figure is not None), None)
    token = None if at is None else said.tokens[at]
    if at is None or token is None or token.cue != "number" or token.figure is None or may_be_year(token.figure):
        return None
    count = sum(each.figure.start < token.start for each in told)
    beside = before(said.tokens, at, said.levels)
    if said.levels[at] or beside.isdisjoint(cues):
        return None
    units = dict.fromkeys(each.figure.unit for each in reversed(told[max(0, count - BACK) : count]) if each.is_plain)
    lead = text[max(0, token.start - LONGEST) : token.start]
    for unit in units:
        said_so = rf"(?<!\w){word}\s+{re.escape(unit)}(?!\w)[^.;:\n\d]*\Z"
        if unit and re.search(said_so, lead, re.IGNORECASE):
            figure, like = replace(token.figure, unit=unit), told[count - 1]
            return count, replace(
                like, figure=figure, passage=passage, sentence=sentence, tokens=said.tokens, levels=said.levels,
                at=at, level=0, cues=beside, said=said.cues,
            )  # fmt: skip
    return None

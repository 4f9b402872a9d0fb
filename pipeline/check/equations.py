"""Sums and differences that are written out: `648.312 triệu đồng - 632.175 triệu đồng = 16.137 triệu đồng`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import figure_at, is_plain, same_unit
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import told_passages
from pipeline.rulebook import Rulebook

SIGNS = {"plus": 1, "minus": -1}
FEWEST = 2  # terms

Check = Callable[[Scene], Iterator[Claim]]


def equation_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in told_passages(scene):
            if "equals" in passage.cues and not passage.cues.isdisjoint(SIGNS):
                for index in range(len(passage.tokens)):
                    claim = _claim(passage.tokens, index)
                    if claim is not None:
                        yield claim

    return check


def _claim(tokens: Sequence[Token], index: int) -> Claim | None:
    """The equation whose `=` stands at `index`."""
    if tokens[index].cue != "equals" or index + 1 >= len(tokens) or tokens[index + 1].cue != "figure":
        return None
    places, signs = [], []
    at = index - 1
    while at >= 0 and tokens[at].cue == "figure":
        places.append(at)
        sign = tokens[at - 1].cue if at else ""
        signs.append(SIGNS.get(sign, 1))
        if sign not in SIGNS:
            break
        at -= 2
    whole = figure_at(tokens, index + 1)
    terms = [figure_at(tokens, place) for place in reversed(places)]
    is_whole = len(terms) >= FEWEST and places[-1] == at
    if not is_whole or (at and tokens[at - 1].cue in {"times", "equals", "close", "number"}):
        return None
    if not all(is_plain(each) and same_unit(whole, each) for each in (whole, *terms)):
        return None
    kind = "difference" if -1 in signs else "sum"
    return Claim(kind, "sum", whole, tuple(terms), rule=f"{kind}: written", signs=tuple(reversed(signs)))

"""Amounts that are written in words too: `(Bằng chữ: Ba tỷ, một trăm linh năm triệu đồng)`, or on the next line.

Words may repeat the figure right before them, the total of which it is a part, or the total of the list or table above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Bounds, bounds
from pipeline.audit.model import Spelled
from pipeline.audit.slips import is_near
from pipeline.model import Layout
from pipeline.numberwords import NumberWords, number_words
from pipeline.rulebook import Rulebook, alternation, begun, cased, in_cases
from pipeline.starts import Heads, matches_from
from pipeline.text import folded

LONGEST = 400
LEAST_WORDS = 3  # `(năm 2021` begins with a number word too
REACH = 1200  # characters before the words in which what they repeat is looked for
MOST = 40  # figures looked at
UNSURE = "unsure_figure"
_STOP = re.compile(r"[.;]\s|\n")
_NEXT = re.compile(r"\s*[.,;]?\s*[(\[]?\s*")  # between a figure and the words right behind it
SpelledOf = Callable[[Layout, Sequence[Figure]], Iterator[Spelled]]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Compiled patterns. `behind`: words right behind a figure; `cued`: words behind one of `cues`: `bằng chữ`.

    `cues`: the shortest forms, of which all others hold one.
    """

    behind: re.Pattern[str]
    cued: re.Pattern[str]
    cues: Heads
    more: re.Pattern[str]  # another amount in words in the bracket: (mười triệu đồng tiền phạt, hai triệu đồng phí)
    words: NumberWords


def spelled_finder(rules: Rulebook) -> SpelledOf:
    """The finder of amounts in words; it is given the figures of prose and tables in the order of the text."""
    words = number_words(rules)
    every = cased([*words.digits, *words.scales, *words.ten, *words.tens, *words.fillers])
    cues = rules.words("units.spelled.restated")
    forms = set(in_cases(cues))
    cue = begun(forms, r"\w")
    ends = alternation(rules.words("checks.spelled.ends"))
    said = rf"(?P<words>{every}(?:[\s,.]+{every}(?!\w))*)\s*[,.]?\s*{ends}(?!\w)"
    grammar = _Grammar(
        behind=re.compile(rf"\s*+\.?+\s*+[(\[]?+\s*+{said}"),
        cued=re.compile(rf"{cue}\s*\)?\s*:?\s*{said}"),
        cues=Heads(forms),
        more=re.compile(rf"[^\n()]*\W{every}\s+{ends}(?!\w)[^\n()]*\)"),
        words=words,
    )

    def find(layout: Layout, figures: Sequence[Figure]) -> Iterator[Spelled]:
        money = [figure for figure in figures if figure.unit == "VND" and not figure.per]
        for figure in money:
            match = grammar.behind.match(layout.text, figure.end, figure.end + LONGEST)
            value = _value(grammar, match)
            if match is not None and value is not None:
                doubt = UNSURE if grammar.more.match(layout.text, match.end()) else ""
                yield Spelled(_rounded(figure), match.start("words"), match.end(), value, doubt)
        ends_at = [figure.end for figure in money]
        cues = grammar.cues.word_starts(layout.text) if money else ()
        for match in matches_from(cues, grammar.cued, layout.text):
            value = _value(grammar, match)
            last = bisect_right(ends_at, match.start())
            near = [figure for figure in money[max(0, last - MOST) : last] if match.start() - figure.end <= REACH]
            if value is not None and near:
                figure, doubt = _repeated(layout.text, near, match.start(), value)
                yield Spelled(_exact(figure), match.start("words"), match.end(), value, doubt)

    return find


def _value(grammar: _Grammar, match: re.Match[str] | None) -> Decimal | None:
    said = re.findall(r"\w+", folded(match["words"]).casefold()) if match else []
    value = grammar.words.value(said) if len(said) >= LEAST_WORDS else None
    return None if value is None else Decimal(value)


def _repeated(text: str, near: Sequence[Figure], at: int, value: Decimal) -> tuple[Figure, str]:
    """The figure that words at `at` repeat, and why it may be another one."""
    latest = near[::-1]
    held = next((figure for figure in latest if figure.value == value), None)
    if held is not None:
        return held, ""
    if value in list(accumulate(figure.value for figure in latest))[1:]:
        return latest[0], UNSURE  # the price and the tax on it: the words tell their sum
    alike = next((figure for figure in latest if is_near(figure.value, value)), None)
    if alike is not None:
        return alike, ""
    if _NEXT.fullmatch(text, near[-1].end, at):
        return near[-1], ""  # 96.000.000 đồng (Bằng chữ: Sáu mươi chín triệu đồng)
    # Of several figures in the sentence, the words may repeat any.
    is_alone = len(near) == 1 or _STOP.search(text, near[-2].end, near[-1].start) is not None
    follows = _STOP.search(text, near[-1].end, at) is None
    return latest[0], "" if is_alone and follows else UNSURE


def _exact(figure: Figure) -> Figure:
    """The figure that words repeat: exactly as it is printed, unless a qualifier says otherwise."""
    return figure if figure.qualifier else replace(figure, bounds=bounds(figure.value), is_exact=True)


def _rounded(figure: Figure) -> Figure:
    """The figure as other words behind it may tell it: as far as it is rounded, not cut off."""
    low, high = figure.bounds.low, figure.bounds.high
    return figure if figure.qualifier else replace(figure, bounds=Bounds(low, high, low, high))

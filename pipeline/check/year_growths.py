"""Growth against a figure that is told with its time: `năm 2018 131 đợt, tăng 17,0% so với năm 2017`.

The base is told in words in the sentence itself (`So với năm 2016 thu nộp 265 triệu đồng thì tăng 18,3%`), what grew in
the sentence before; or the year alone is named, and the base is the figure told with that year. Wrong is a slip of the
percentage, or the growth against another year's figure, or against the figure of now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.audit.clauses import CHANGES, COMPARED, alike
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, direction_of_clause, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 14  # figures before
SENTENCES = 2
NAMED = 30  # characters behind `so với` that name its time
TELLING_DIGITS = 3
HUNDRED = Decimal(100)
RULE = "growth: base with its time"
ANOTHERS = "growth: of another year"  # whatever it holds of, the year that is named is another
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Check = Callable[[Scene], Iterator[Claim]]


def year_growth_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.figure.unit != "%" or each.figure.is_range or not direction_of_clause(each):
                continue
            claim = _in_words(told, index) or _of_year(told, index, scene)
            if claim is not None:
                yield claim

    return check


@dataclass(frozen=True, slots=True)
class _Growth:
    """A percentage by which something grew or fell."""

    share: Figure
    is_up: bool

    def given(self, now: Figure, base: Figure) -> Decimal:
        """What the two figures give, with the decimals of the percentage."""
        part = (now.exactly - base.exactly) * (1 if self.is_up else -1) / base.exactly * 100
        return decimal_of(part, places=places_of(self.share))

    def holds(self, now: Figure, base: Figure) -> bool:
        return bool(base.value) and self.given(now, base) == self.share.value

    def is_slip(self, now: Figure, base: Figure) -> bool:
        """Whether it is a slip of what the two give, or divided by the wrong one of them."""
        given = self.given(now, base) if base.value else Decimal(0)
        if given <= 0:
            return False
        if are_turned(self.share.value, given) or is_small_slip(self.share.value, given):
            return True
        is_long = digits(self.share) >= TELLING_DIGITS
        return is_near(self.share.value, given) or (is_long and self.is_of_now(now, base))

    def is_of_now(self, now: Figure, base: Figure) -> bool:
        """Whether it is the change in percent of the figure of now."""
        return bool(now.value) and abs(self.given(base, now)) == self.share.value

    def claim(self, now: Figure, base: Figure, doubt: str) -> Claim:
        formula = "growth" if self.is_up else "decline"
        return Claim("growth", formula, self.share, (now, base), doubt, rule=RULE, yields=True)


def _growth(each: Told) -> _Growth:
    return _Growth(each.figure, direction_of_clause(each) == "up")


def _levels(told: Sequence[Told], index: int) -> list[Told]:
    """The figures before, the nearest first, that tell a quantity at a time, no change."""
    here = told[index]
    near = [each for each in reversed(told[max(0, index - BACK) : index]) if here.sentence - each.sentence <= SENTENCES]
    return [each for each in near if each.is_plain and here.passage - each.passage <= 1 and not each.cues & CHANGES]


def _in_words(told: Sequence[Told], index: int) -> Claim | None:
    """`So với năm 2016 thu nộp 265 triệu đồng thì tăng 18,3%` of what the sentence before tells first."""
    share, growth = told[index], _growth(told[index])
    levels = _levels(told, index)
    here = [each for each in levels if each.sentence == share.sentence]
    if len(here) != 1 or not here[0].cues & COMPARED or here[0].level:
        return None
    base = here[0].figure
    above = [
        each for each in levels if share.sentence - each.sentence == 1 and alike(each.figure.unit, base.unit)
        if each.passage == share.passage and not each.level
    ]  # fmt: skip
    for each in above:
        if growth.holds(each.figure, base) and digits(share.figure) > 1:
            return growth.claim(each.figure, base, "silent")
    if not above or share.figure.qualifier:
        return None
    first = above[-1]
    is_first = not any(token.figure is not None for token in first.tokens[: first.at])
    is_meant = is_first and growth.is_slip(first.figure, base)
    return growth.claim(first.figure, base, "") if is_meant else None


def _of_year(told: Sequence[Told], index: int, scene: Scene) -> Claim | None:
    """`… 112 đợt năm 2017 …, năm 2018 131 đợt, tăng 17,0% so với năm 2017`: of the figure told with that year."""
    share, growth = told[index], _growth(told[index])
    year = _year_compared(share, scene.text)
    levels = _levels(told, index)
    if not year or not levels or share.figure.qualifier:
        return None
    now = levels[0]
    own = _year_of(now, scene)
    dated = [(each, _year_of(each, scene)) for each in levels[1:] if alike(each.figure.unit, now.figure.unit)]
    bases = [each for each, told_year in dated if told_year == year]
    if own == year or now.cues & COMPARED or len({each.figure.value for each in bases}) != 1:
        return None
    base = bases[0].figure
    if growth.holds(now.figure, base):
        return growth.claim(now.figure, base, "silent")
    others = [each.figure for each, told_year in dated if told_year not in {year, ""}]
    is_long = digits(share.figure) >= TELLING_DIGITS
    is_others = is_long and any(growth.holds(now.figure, other) for other in others)
    is_next = bool(own) and now.sentence == share.sentence
    if is_next and is_others:
        return replace(growth.claim(now.figure, base, ""), rule=ANOTHERS, yields=False)
    is_meant = is_next and growth.is_slip(now.figure, base)
    return growth.claim(now.figure, base, "" if is_meant else "silent")


def _year_compared(share: Told, text: str) -> str:
    """The only year right behind `so với`, beside the percentage; "" for none, and where a figure is told with it."""
    behind = share.tokens[share.at + 1 : share.at + 2]
    before = share.tokens[max(0, share.at - 3) : share.at]
    for token in (*behind, *reversed(before)):
        if token.cue == "compared":
            following = next((each.start for each in share.tokens if each.start > token.start), token.end + NAMED)
            years = _YEAR.findall(text, token.end, min(following, token.end + NAMED))
            return years[0] if len(years) == 1 else ""
        if token.figure is not None:
            break
    return ""


def _year_of(each: Told, scene: Scene) -> str:
    """The year in the clause of a figure, the last before it or the one right behind; "" for none."""
    ends = [token.end for token in each.tokens[: each.at] if token.figure is not None]
    start = ends[-1] if ends else each.tokens[0].start - NAMED
    following = next((token.start for token in each.tokens[each.at + 1 :]), each.figure.end + NAMED)
    years = _YEAR.findall(scene.text, max(scene.passages[each.passage].start, start), each.figure.start)
    years = years or _YEAR.findall(scene.text, each.figure.end, min(following, each.figure.end + NAMED))[:1]
    return years[-1] if years else ""

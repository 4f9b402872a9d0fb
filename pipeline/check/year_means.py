"""Means by the year, of the years told before or of a span: `5 năm giảm 11.365 hộ, bình quân mỗi năm giảm 2.273 hộ`.

The span may be `giai đoạn 2016-2020`, or of the title. Told where it holds; a slip where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds, decimal_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.numberwords import NumberWords, number_words
from pipeline.rulebook import Rulebook, alternation, cased

BACK = 5  # figures before a mean
YEARS_BACK, HEAD = 400, 3000  # characters before it in which its years are told, and those that a document begins with
MOST_YEARS = 20
TELLING_DIGITS = 2
SLIP_DIGITS = 3
PAIR, MONTHS = 2, 12
BY_YEAR = "product: mean of years"
_SPAN = re.compile(r"(?<![\d/.,])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/])")

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Words:
    """`year`: the words for one; `by_year`: such a word behind `bình quân`, up to the mean."""

    year: frozenset[str]
    by_year: re.Pattern[str]
    spelled: re.Pattern[str]  # ba năm; not tháng ba năm
    numbers: NumberWords


def year_mean_check(rules: Rulebook) -> Check:
    """The check."""
    years = rules.words("checks.dates.years")
    by_year = re.compile(rf"(?<!\w){alternation(years)}(?!\w)")
    numbers = number_words(rules)
    said = cased([word for word, value in numbers.digits.items() if value > 1])
    dated = "".join(rf"(?<!{word}\s)" for word in rules.words("checks.dates.dated"))
    spelled = re.compile(rf"(?<!\w){dated}(?P<number>{said})\s+{alternation(years)}(?!\w)")
    words = _Words(frozenset(years), by_year, spelled, numbers)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            mean = each.figure
            if not (mean.per or "each" in each.cues) or mean.is_range or mean.of is not None or mean.unit == "%":
                continue
            claim = _of_years(told, index, scene.text, words)
            if claim is not None:
                yield claim

    return check


# ---- by the year --------------------------------------------------------------------------------------------------


def _of_years(told: Sequence[Told], index: int, text: str, words: _Words) -> Claim | None:
    mean = told[index]
    if mean.figure.digits < TELLING_DIGITS or not _is_by_year(mean, text, words):
        return None
    wholes = _wholes(told, index)
    if mean.figure.per and any(each.figure.unit in words.year for each in told[max(0, index - BACK) : index]):
        return None  # 3 năm, 36 cuộc, 12 cuộc/năm: counted by what is told
    years = list(_years(told, index, text, words))
    for whole in wholes[: 1 if mean.figure.digits == TELLING_DIGITS else BACK]:
        for number in years:
            if as_mean(mean.figure).reach.holds(whole.figure.exactly / number.exactly):
                operands = (whole.figure, number)
                return Claim("product", "quotient", as_mean(mean.figure), operands, "silent", BY_YEAR, yields=True)
    return _slipped_years(mean, wholes, [number for number in years if _SPAN.fullmatch(number.text) is None])


def _slipped_years(mean: Told, wholes: Sequence[Told], years: Sequence[Figure]) -> Claim | None:
    """`Trong 5 năm giảm 11.365 hộ, bình quân mỗi năm giảm 2.372 hộ`: of the only figure and number of years told."""
    if len(wholes) != 1 or len(years) != 1 or mean.figure.digits < SLIP_DIGITS:
        return None
    step = mean.figure.reach.high - mean.figure.reach.low or Fraction(1)
    given = decimal_of(round(wholes[0].figure.exactly / years[0].exactly / step) * step)
    if not (are_turned(mean.figure.value, given) or is_small_slip(mean.figure.value, given)):
        return None
    return Claim("product", "quotient", mean.figure, (wholes[0].figure, years[0]), "", BY_YEAR, yields=True)


def _is_by_year(mean: Told, text: str, words: _Words) -> bool:
    """`bình quân mỗi năm giảm 2.273 hộ`, `12 cuộc/năm`; not `4,5 triệu đồng/người/năm`."""
    if mean.figure.per:
        return mean.figure.per.split()[0] in words.year
    each = next((token for token in mean.clause if token.cue == "each"), None)
    return each is not None and words.by_year.search(text, each.start, mean.figure.start) is not None


def _wholes(told: Sequence[Told], index: int) -> list[Told]:
    """Figures of its unit right before it, in its sentence, the nearest first."""
    mean = told[index]
    near = [each for each in reversed(told[max(0, index - BACK) : index]) if each.sentence == mean.sentence]
    return [
        each
        for each in near
        if alike(each.figure.unit, mean.figure.unit) and not each.figure.per and not each.figure.is_range
        and each.figure.of is None and each.figure.value > mean.figure.value
    ]  # fmt: skip


def _years(told: Sequence[Told], index: int, text: str, words: _Words) -> Iterator[Figure]:
    """The numbers of years told before a mean: `5 năm`, and of `2016-2020` five, or four."""
    mean = told[index]
    for each in (*reversed(told[max(0, index - BACK) : index]), *told[index + 1 : index + 2]):
        figure = each.figure
        is_number = figure.unit in words.year and figure.is_exact and not figure.per and not figure.is_range
        if is_number and each.sentence == mean.sentence and 1 < figure.value <= MOST_YEARS:
            yield figure
    start = text.rfind("\n", 0, mean.figure.start) + 1
    for match in words.spelled.finditer(text, start, mean.figure.start):
        value = Decimal(words.numbers.digits[match["number"].casefold()])
        yield Figure(value, bounds(value), "", match.start(), match.end(), match[0], is_exact=True)
    spans = [*_SPAN.finditer(text, max(0, mean.figure.start - YEARS_BACK), mean.figure.start)][-BACK:]
    if mean.figure.digits > SLIP_DIGITS and not spans:  # the title tells the years of the report
        spans = [*_SPAN.finditer(text, 0, min(HEAD, mean.figure.start))][:BACK]
    for match in reversed(spans):
        between = int(match[2]) - int(match[1])
        for number in (between + 1, between):
            if 1 < number <= MOST_YEARS:
                value = Decimal(number)
                yield Figure(value, bounds(value), "", match.start(), match.end(), match[0], is_exact=True)

"""Means told right behind what they are of, in words of their kind or by the year.

`15.450 kg gạo cho 1.030 nhân khẩu (15 kg/khẩu)`: counted by another word; `5 năm giảm 11.365 hộ, bình quân mỗi năm giảm
2.273 hộ`: of the years told before, or of `giai đoạn 2016-2020`. Told where it holds; a slip where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.clauses import alike
from pipeline.audit.conversions import conversions
from pipeline.audit.intervals import bounds, decimal_of
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook, alternation

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
    kin: Kin
    classifiers: frozenset[str]  # chiếc: of any thing that is counted
    months: frozenset[str]


def plain_mean_check(rules: Rulebook) -> Check:
    """The check."""
    years = rules.words("checks.dates.years")
    by_year = re.compile(rf"(?<!\w){alternation(years)}(?!\w)")
    words = _Words(
        frozenset(years),
        by_year,
        kin_of(rules),
        frozenset(rules.words("checks.kin.classifiers")),
        frozenset(rules.words("checks.products.months")),
    )
    scales = conversions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, each in enumerate(told):
            mean = each.figure
            if not (mean.per or "each" in each.cues) or mean.is_range or mean.of is not None or mean.unit == "%":
                continue
            claim = _of_years(told, index, scene.text, words) or _of_kin(told, index, words, scales)
            if claim is not None:
                yield claim

    return check


# ---- by the year --------------------------------------------------------------------------------------------------


def _of_years(told: Sequence[Told], index: int, text: str, words: _Words) -> Claim | None:
    mean = told[index]
    if digits(mean.figure) < TELLING_DIGITS or not _is_by_year(mean, text, words):
        return None
    wholes = _wholes(told, index)
    if mean.figure.per and any(each.figure.unit in words.year for each in told[max(0, index - BACK) : index]):
        return None  # 3 năm, 36 cuộc, 12 cuộc/năm: counted by what is told
    years = list(_years(told, index, text, words))
    for whole in wholes[: 1 if digits(mean.figure) == TELLING_DIGITS else BACK]:
        for number in years:
            if as_mean(mean.figure).reach.holds(whole.figure.exactly / number.exactly):
                operands = (whole.figure, number)
                return Claim("product", "quotient", as_mean(mean.figure), operands, "silent", BY_YEAR, yields=True)
    return _slipped_years(mean, wholes, [number for number in years if number.mention_id])


def _slipped_years(mean: Told, wholes: Sequence[Told], years: Sequence[Figure]) -> Claim | None:
    """`Trong 5 năm giảm 11.365 hộ, bình quân mỗi năm giảm 2.372 hộ`: of the only figure and number of years told."""
    if len(wholes) != 1 or len(years) != 1 or digits(mean.figure) < SLIP_DIGITS:
        return None
    given = decimal_of(wholes[0].figure.exactly / years[0].exactly, places=places_of(mean.figure))
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
    spans = [*_SPAN.finditer(text, max(0, mean.figure.start - YEARS_BACK), mean.figure.start)][-BACK:]
    if digits(mean.figure) > SLIP_DIGITS and not spans:  # the title tells the years of the report
        spans = [*_SPAN.finditer(text, 0, min(HEAD, mean.figure.start))][:BACK]
    for match in reversed(spans):
        between = int(match[2]) - int(match[1])
        for number in (between + 1, between):
            if 1 < number <= MOST_YEARS:
                value = Decimal(number)
                yield Figure(value, bounds(value), "", match.start(), match.end(), match[0], is_exact=True)


# ---- in words of their kind ---------------------------------------------------------------------------------------


def _of_kin(told: Sequence[Told], index: int, words: _Words, scales: Mapping[tuple[str, str], Decimal]) -> Claim | None:
    """The nearest count of the mean's kind and the nearest quantity of its unit that it is of."""
    mean = told[index]
    if not mean.figure.per:
        return None
    near = [each for each in reversed(told[max(0, index - BACK) : index]) if each.sentence == mean.sentence]
    near = [each for each in near if each.is_plain]
    counts = [each.figure for each in near if each.figure.is_exact and _is_counted_by(each.figure, mean.figure, words)]
    wholes = [each.figure for each in near if _is_of_unit(each.figure, mean.figure, scales)]
    for count in counts:
        for whole in wholes:
            if count is whole or not count.value or _is_plainly_told(count, whole, mean.figure):
                continue  # told by other checks
            if digits(mean.figure) < TELLING_DIGITS and len(near) > PAIR:
                continue
            scale = _scale(mean.figure, whole, scales) * (
                MONTHS if words.months & set(mean.figure.per.split("/")) else 1
            )
            if as_mean(mean.figure).reach.holds(whole.exactly / count.exactly / Fraction(scale)):
                return _told(mean, count, whole, scale)
    return None


def _told(mean: Told, count: Figure, whole: Figure, scale: Decimal) -> Claim:
    """`bình quân 13 CV/chiếc` was computed; `(15 kg/khẩu)` is what each is given, and gives the whole."""
    if "each" not in mean.cues or scale != 1:
        operands = (count, mean.figure)
        return Claim("product", "product", whole, operands, "silent", "product: of a kind", scale=scale, yields=True)
    kind = "ratio" if "/" in mean.figure.text else "product"
    return Claim(kind, "quotient", as_mean(mean.figure), (whole, count), "silent", f"{kind}: mean", yields=True)


def _is_plainly_told(count: Figure, whole: Figure, mean: Figure) -> bool:
    """`412 lớp`, `14.420 người`, `35 người/lớp`: in the very units of the mean."""
    return alike(count.unit, mean.per) and (alike(whole.unit, mean.unit) or whole.unit == mean.unit)


def _is_counted_by(count: Figure, mean: Figure, words: _Words) -> bool:
    """`1.030 nhân khẩu` and `15 kg/khẩu`; `28.960 lượt hộ` and `40 triệu đồng/hộ`."""
    by = mean.per.split("/")[0].strip()
    if count.unit == "VND" or not by:
        return False
    if by in words.classifiers:
        return True
    return alike(count.unit, by) or count.unit.endswith(f" {by}") or words.kin(count.unit) == words.kin(by)


def _is_of_unit(whole: Figure, mean: Figure, scales: Mapping[tuple[str, str], Decimal]) -> bool:
    return alike(whole.unit, mean.unit) or (mean.unit, whole.unit) in scales


def _scale(mean: Figure, whole: Figure, scales: Mapping[tuple[str, str], Decimal]) -> Decimal:
    """How many of the whole's unit one of the mean's is: 1/1000 for kg and tấn."""
    return Decimal(1) if alike(whole.unit, mean.unit) else scales[mean.unit, whole.unit]

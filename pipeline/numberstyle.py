"""Which mark parts a document's decimals, by its certain figures: `12.5 tỷ` speaks for the dot, `3,5 ha` for the comma.

A dot before three digits parts thousands (DOMAIN section 5), until decimals with a dot are as many as what speaks for
thousands; then `1.250 tỷ` may be either, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.figures import Style, number_style
from pipeline.model import NumberStyle
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import marks_before_digits, matches_from

LONGEST_WHOLE = 5  # characters before the mark: four digits, and what stands before them
FEW = 2  # decimals with a dot that make commas marks of thousands, where nothing speaks against it; `1,250 hộ` too
_WHOLE = re.compile(r"(?<![\w.,/-])\d{1,4}$")
_DOT_GROUPS = re.compile(r"\.(?<=\d\.)\d{3}\.\d{3}(?!\d)")


def style_named(style: NumberStyle) -> Style:
    """What the reader of single numbers calls it."""
    return Style.ENGLISH if style.is_english else Style.VIETNAMESE


def number_style_of(rules: Rulebook) -> Callable[[str], NumberStyle]:
    """Function text -> its style."""
    scaled = [unit.name for unit in rules.money_units if unit.factor > 1 and not unit.name[0].isdigit()]
    durations = set(rules.words("units.quantity.durations"))  # 7.30 giờ
    measures = [word for word in rules.words("units.quantity.measures") if word not in durations]
    plain = [unit.name for unit in rules.money_units if unit.factor == 1 and unit.whole]
    parted = set(rules.words("units.quantity.parted")) | set(measures)
    counted = [word for word in rules.words("units.quantity.nouns") if word not in parted]
    unit = rf"\s?(?:{alternation([*scaled, *measures])})(?!\w)"
    dotted = re.compile(rf"\.(?<=\d\.)\d{{1,2}}(?![\d.,/]){unit}")
    commas = re.compile(rf",(?<=\d,)\d{{1,2}}(?![\d.,/])(?:\s?%|{unit})")
    whole = rf"\d{{3}}(?![\d.,/])\s?(?:{alternation([*plain, *counted])})(?!\w)"
    wholes = re.compile(rf"[.,](?<=\d[.,]){whole}")  # in one: the many words take long to compile

    def style(text: str) -> NumberStyle:
        if number_style(text) is Style.ENGLISH:
            return NumberStyle(is_english=True)
        dots = _figures(dotted, text, ".")
        if not dots:
            return NumberStyle(unclear_marks="," if _figures(wholes, text, ",") >= FEW else "")
        others = _figures(commas, text, ",") + _figures(wholes, text, ".") + _figures(_DOT_GROUPS, text, ".")
        if others > dots:
            return NumberStyle(is_english=False)
        if not others and dots >= FEW:
            return NumberStyle(is_english=True, unclear_marks=".")
        return NumberStyle(is_english=False, unclear_marks=".,")

    return style


def _figures(pattern: re.Pattern[str], text: str, mark: str) -> int:
    """How many figures have what the pattern says from their mark on."""
    return sum(
        1
        for match in matches_from(marks_before_digits(text, mark), pattern, text)
        if _WHOLE.search(text[max(0, match.start() - LONGEST_WHOLE) : match.start()])
    )

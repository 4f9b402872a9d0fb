"""Amounts behind what tells their currency: `US$ 2,5 triệu`, `EUR 5.000`, `USD 1.5 million`. ANNOTATION: AMT."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from pipeline.figures import NUMBER, Kind, in_thousands, is_year
from pipeline.find.context import unit_key
from pipeline.find.numbers import Numbers
from pipeline.model import Mention
from pipeline.numberwords import SCALES
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import HEAD, Heads, matches_from
from pipeline.text import folded
from pipeline.values import Amount

CLAUSE = 40  # characters: how far before a code a word of rates may stand
LEAST = 3  # digits of a figure that only a code tells to be money
_NOT_WITHIN = re.compile(r"(?<![\w$])(?<!\d[ ])")

MoneyBefore = Callable[[str, Numbers], Iterator[Mention]]


def signs_before(rules: Rulebook) -> dict[str, str]:
    """Signs and codes that stand before figures -> their currency."""
    signs = {sign: currency for currency, signs in rules.section("units.money_signs").items() for sign in signs}
    return signs | {code: code for code in rules.words("units.money_before.codes")}


def money_before(rules: Rulebook) -> MoneyBefore:
    """Function text, its numbers -> amounts behind what tells their currency."""
    signs, codes = signs_before(rules), frozenset(rules.words("units.money_before.codes"))
    folded_signs = {sign.casefold(): currency for sign, currency in signs.items()}
    factors = _factors(rules)
    units = alternation(unit.name for unit in rules.money_units if not unit.name[0].isdigit())
    heads = Heads(form for word in signs for form in _in_all_cases(word[:HEAD]))
    rates = re.compile(rf"(?<!\w){alternation(rules.words('units.money_before.rates'))}(?!\w)[^.;\n]*$", re.IGNORECASE)
    amount = re.compile(
        rf"(?P<sign>{alternation(signs)})\s?(?P<low>{NUMBER})(?!\d|[.,]\d)"
        rf"(?:\s*(?P<unit>{alternation(factors)})(?!\w))?(?!\s*{units}(?!\w))(?![/-]\w)",
        re.IGNORECASE,
    )

    def find(text: str, numbers: Numbers) -> Iterator[Mention]:
        starts = [at for at in heads.starts(text) if _NOT_WITHIN.match(text, at)]
        for match in matches_from(starts, amount, text):
            is_whole = not match["unit"] and in_thousands(match["low"])  # $1,200
            figure = numbers.at(match.start()).read(match["low"], Kind.WHOLE if is_whole else Kind.ANY)
            is_code = match["sign"].upper() in codes and not match["unit"]
            is_rate = is_code and rates.search(text[max(0, match.start() - CLAUSE) : match.start()])
            if figure is None or is_rate or (is_code and not _is_sum(match["low"])):
                continue
            factor = factors[unit_key(match["unit"])] if match["unit"] else Decimal(1)
            currency = folded_signs[match["sign"].casefold()]
            unit = folded(f"{match['unit'] or ''} {currency}").strip()
            value = Amount(figure.value * factor, currency=currency, unit=unit, step=figure.step * factor)
            yield Mention(*match.span(), value, f"units.toml: {unit}")

    return find


def _is_sum(printed: str) -> bool:
    """Whether a figure behind a code may be money: no year, `EUR 1` or `USD 50`."""
    digits = "".join(filter(str.isdigit, printed))
    return len(digits) >= LEAST and not (printed.isdigit() and is_year(int(printed)))


def _factors(rules: Rulebook) -> dict[str, Decimal]:
    """Scales behind a figure, those of foreign texts too."""
    factors = {unit_key(unit.name): unit.factor for unit in rules.money_units if not unit.sure}
    for scale, words in rules.section("units.money_english").items():
        factors |= dict.fromkeys(words, Decimal(SCALES[scale]))
    return factors


def _in_all_cases(word: str) -> Iterator[str]:
    """`Usd`, `usD` …: all ways to write it."""
    return map("".join, product(*({letter.lower(), letter.upper()} for letter in word)))

"""Claims judged: the value that follows, its interval, the verdict, and the sentences that tell it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.formulas import FORMULAS
from pipeline.audit.intervals import Interval, printed
from pipeline.audit.model import Claim
from pipeline.audit.rules import CheckRules, Sentence
from pipeline.figures import Style, in_style, plain, print_number

DUPLICATE = "duplicate_figure"  # that the figures agree is what is wrong
NEAR = Fraction(1, 20)
CELL = "prose_table: cell"  # rule of a figure of the prose against any cell
# Decimals in which a percentage is told, beyond those that are printed.
SHOWN_PLACES = 4


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the thousand
class Judged:
    """A claim with its verdict; figures as plain decimals. `starts`: of all figures of the relation."""

    claim: Claim
    verdict: str
    computed: Fraction
    reach: Interval
    starts: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        claim = self.claim
        self.starts = frozenset([claim.stated.start, *[figure.start for figure in claim.operands]])


def judge(claim: Claim) -> Judged | None:
    """The verdict on a claim; `None` when nothing can be computed, or it is not worth a row."""
    values = [Interval(figure.exactly, figure.exactly) for figure in claim.operands]
    exact = reach = claim.computed or FORMULAS[claim.formula](claim, values)
    if claim.computed is None and any(figure.bounds.low != figure.bounds.high for figure in claim.operands):
        reach = FORMULAS[claim.formula](claim, [figure.reach for figure in claim.operands])
    if exact is None or reach is None:
        return None
    computed = exact.low
    verdict = "mismatch" if claim.kind == DUPLICATE else _verdict(claim, exact, reach)
    if verdict == "rounding" and claim.doubt and not _is_near(claim.stated.exactly, computed):
        verdict = "mismatch"  # wide intervals meet by chance: they confirm no relation that is in doubt
    if verdict == "mismatch" and claim.doubt:
        if claim.doubt == "silent":
            return None
        verdict = "unchecked"
    return Judged(claim, verdict, computed, reach)


def _is_near(stated: Fraction, computed: Fraction) -> bool:
    return abs(stated - computed) <= NEAR * max(abs(stated), abs(computed))


def _verdict(claim: Claim, exact: Interval, reach: Interval) -> str:
    """`ok`: it rounds to what is printed; `rounding`: the intervals meet."""
    stated = claim.stated
    middle = stated.rounded if stated.is_exact or stated.qualifier else stated.reach
    if exact.meets(middle):
        return "ok"
    return "rounding" if reach.meets(stated.stated) else "mismatch"


def _is_computed(claim: Claim) -> bool:
    """Whether a computation can be told: it is not counted, and no figure told again."""
    return claim.computed is None and claim.formula != "equal"


def _arithmetic(judged: Judged) -> str:
    """The computation as English prints it, `186 / 337 * 100 = 55.1929`, which a test evaluates again."""
    claim = judged.claim
    numbers = [_bare(figure.value) for figure in claim.operands]
    return f"{SHAPES[claim.formula](claim, numbers)} = {shown(judged.computed)}"


def _added(claim: Claim, numbers: Sequence[str]) -> str:
    signs = claim.signs or (1,) * len(numbers)
    text = " ".join(f"{'+' if sign > 0 else '-'} {number}" for sign, number in zip(signs, numbers, strict=True))
    return text.removeprefix("+ ")


def _multiplied(claim: Claim, numbers: Sequence[str]) -> str:
    return " * ".join([*numbers, *([] if claim.scale == 1 else [_printed(claim.scale)])])


def _pairs_added(_: Claim, numbers: Sequence[str]) -> str:
    return " + ".join(f"{count} * {price}" for count, price in zip(numbers[::2], numbers[1::2], strict=False))


SHAPES: Mapping[str, Callable[[Claim, Sequence[str]], str]] = {
    "sum": _added,
    "ratio": lambda _, numbers: f"{numbers[0]} / {numbers[1]} * 100",
    "share": lambda _, numbers: f"{numbers[0]} / ({' + '.join(numbers)}) * 100",
    "growth": lambda _, numbers: f"({numbers[0]} - {numbers[1]}) / {numbers[1]} * 100",
    "change": lambda _, numbers: f"{numbers[0]} / ({numbers[1]} - {numbers[0]}) * 100",
    "joint_ratio": lambda _, numbers: f"({' + '.join(numbers[:-1])}) / {numbers[-1]} * 100",
    "decline": lambda _, numbers: f"({numbers[1]} - {numbers[0]}) / {numbers[1]} * 100",
    "hundred": lambda _, numbers: f"100 - {' - '.join(numbers)}",
    "growth_by": lambda _, numbers: f"{numbers[0]} / ({numbers[1]} - {numbers[0]}) * 100",
    "decline_by": lambda _, numbers: f"{numbers[0]} / ({numbers[1]} + {numbers[0]}) * 100",
    "difference": lambda _, numbers: f"{numbers[0]} - {numbers[1]}",
    "product": _multiplied,
    "products": _pairs_added,
    "quotient": lambda claim, numbers: _multiplied(claim, [f"{numbers[0]} / {numbers[1]}"]),
    "average": lambda _, numbers: f"({' + '.join(numbers)}) / {len(numbers)}",
}


def _bare(value: Decimal) -> str:
    return _printed(value) if value >= 0 else f"({_printed(value)})"


def shown(exact: Fraction) -> str:
    """A number as English prints it, with as many decimals as are told."""
    return printed(exact, places=SHOWN_PLACES)


def _printed(value: Decimal) -> str:
    """A number as English prints it, without needless zeros."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


# ---- sentences -----------------------------------------------------------------------------------------------


def sentences_of(judged: Judged, rules: CheckRules) -> tuple[str, str]:
    """What is said of it, in Vietnamese and in English."""
    form = _form(tuple([rules.sentences[key] for key in _keys(judged)]))
    english = {name: _text(judged, name) for name in form.names}
    vietnamese = {name: in_style(text, Style.VIETNAMESE) if name in PRINTED else text for name, text in english.items()}
    if "stated" in english:
        vietnamese["stated"] = _stated(judged.claim.stated, Style.VIETNAMESE)
    return form.vi.format_map(vietnamese), form.en.format_map(english)


class _Form(NamedTuple):
    """What is said in both languages, and the names of what it is to be filled with."""

    vi: str
    en: str
    names: frozenset[str]


@lru_cache(maxsize=256)
def _form(sentences: tuple[Sentence, ...]) -> _Form:
    """Sentences one behind the other; those of a kind and a verdict are asked for again and again."""
    vi, en = " ".join(each.vi for each in sentences), " ".join(each.en for each in sentences)
    return _Form(vi, en, frozenset(name for text in (vi, en) for _, name, _, _ in Formatter().parse(text) if name))


def _keys(judged: Judged) -> list[str]:
    claim = judged.claim
    is_mean = claim.kind == "ratio" and claim.formula in {"quotient", "average"}
    is_sum = claim.kind == "document_conflict" and claim.formula == "sum"
    special = {
        "hundred": claim.formula == "hundred",
        "mean": is_mean,
        "document_sum": is_sum,
        "told_again": claim.rule.endswith("told again"),
        "prose_cell": claim.rule == CELL,
    }
    keys = [f"kind.{next((name for name, applies in special.items() if applies), claim.kind)}"]
    if _is_computed(claim):
        keys += ["common.operands", "common.arithmetic"]
    is_count = claim.kind == "count" and judged.verdict == "mismatch"  # names are not rounded
    if not is_count and (judged.verdict != "ok" or judged.reach.low != judged.reach.high):
        keys.append("common.ranges")
    keys += ["common.apart", "verdict.miscounted"] if is_count else [f"verdict.{judged.verdict}"]
    if judged.verdict == "unchecked":
        keys.append(f"reason.{claim.doubt}")
    return keys


NUMBERS: Mapping[str, Callable[[Judged], Fraction]] = {
    "computed": lambda judged: judged.computed,
    "stated_low": lambda judged: judged.claim.stated.stated.low,
    "stated_high": lambda judged: judged.claim.stated.stated.high,
    "computed_low": lambda judged: judged.reach.low,
    "computed_high": lambda judged: judged.reach.high,
    "difference": lambda judged: judged.claim.stated.exactly - judged.computed,
}
TEXTS: Mapping[str, Callable[[Claim], str]] = {
    "operands": lambda claim: "; ".join(dict.fromkeys(figure.text for figure in claim.operands)),
    "score": lambda claim: str(claim.score),
}


PRINTED = frozenset({*NUMBERS, "arithmetic"})  # numbers, which Vietnamese prints with other marks


def _text(judged: Judged, name: str) -> str:
    """What fills a sentence, as English prints it."""
    if name == "arithmetic":
        return _arithmetic(judged)
    if name in NUMBERS:
        return shown(NUMBERS[name](judged))
    return _stated(judged.claim.stated, Style.ENGLISH) if name == "stated" else TEXTS[name](judged.claim)


def _stated(figure: Figure, style: Style) -> str:
    """As printed; a figure of a table whose unit stands elsewhere, with its value: `150 (150.000.000 VND)`."""
    if figure.unit in {"", "%"} or any(map(str.isalpha, figure.text)):
        return figure.text
    value = print_number(Decimal(plain(abs(figure.value))), style=style)
    if _digits(value) == _digits(figure.text):
        return figure.text
    return f"{figure.text} ({'-' if figure.value < 0 else ''}{value} {figure.unit})"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))

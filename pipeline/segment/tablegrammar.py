"""Patterns of tables, compiled from rules/: unit lines, heads, totals, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.workedout import ComparedHeads, compared_heads


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of tables."""

    unit_line: re.Pattern[str]
    unit_in_head: re.Pattern[str]
    unit_whole: re.Pattern[str]
    unit_alone: re.Pattern[str]
    unit_of_row: re.Pattern[str]
    unit_column: re.Pattern[str]
    number_column: re.Pattern[str]
    percent_head: re.Pattern[str]
    no_unit_head: re.Pattern[str]
    counted_head: re.Pattern[str]
    money_head: re.Pattern[str]
    compared: ComparedHeads
    ditto: re.Pattern[str]
    total: re.Pattern[str]
    caption: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml [table] and rules/units.toml."""
    percent = rules.words("units.percent.signs", "units.percent.words")
    counted = rules.words("units.quantity.measures", "units.quantity.nouns")
    scales = alternation(word for words in rules.section("units.scale").values() for word in words)
    scales = rf"(?:{scales}|1[.,]?000)"
    known = alternation([*(unit.name for unit in rules.money_units), *percent])
    every = rf"(?:{known}|(?:{scales}\s+)?{alternation(counted)})"
    sure = alternation([*(unit.name for unit in rules.money_units if unit.sure), *percent])
    per = r"(?:\s?/\s?[^\W\d_]+[23²³]?)*"

    def any_of(*names: str) -> str:
        return alternation(rules.words(*(f"words.table.{name}" for name in names)))

    lines = any_of("unit_line")
    named = any_of("unit_line", "unit_or_body")  # within parentheses no body is named
    # `Đơn vị:` alone may name a body: only money and percent signs count behind it, and nothing may follow.
    unit_line = (
        rf"\(?\s*(?:{lines}\s*(?:\(|:)?\s*:?\s*(?P<unit>{every}{per})|{any_of('unit_or_body')}\s*:?\s*(?P<sure>{sure}{per}))"
        r"\s*(?=[).,;:]|$)"
    )
    in_head = (
        rf"\(\s*(?:{named}\s*:?\s*)?(?P<in>{every}{per})\s*\)"
        rf"|(?:^|[\s,])(?P<out>{sure})\s*$"
        r"|^(?P<lead>%)"
    )
    return Grammar(
        unit_line=re.compile(unit_line, re.IGNORECASE),
        unit_in_head=re.compile(in_head, re.IGNORECASE),
        unit_whole=re.compile(rf"\(\s*(?P<unit>(?P<sure>{every}{per}))\s*\)", re.IGNORECASE),
        unit_alone=re.compile(rf"{every}{per}", re.IGNORECASE),
        unit_of_row=re.compile(rf"\(\s*(?:{named}\s*:?\s*)?({every}{per})\s*\)\s*$", re.IGNORECASE),
        unit_column=re.compile(any_of("unit_column"), re.IGNORECASE),
        number_column=re.compile(any_of("number_column"), re.IGNORECASE),
        percent_head=re.compile(rf"(?<!\w){any_of('percent_head')}(?!\w)", re.IGNORECASE),
        no_unit_head=re.compile(
            rf"{any_of('code_head', 'count_head')}(?!\w)|{any_of('code_head_whole')}$", re.IGNORECASE
        ),
        counted_head=re.compile(
            rf"(?!{any_of('code_head')}(?!\w)){any_of('number_of')}\s+({alternation(counted)})(?!\w)", re.IGNORECASE
        ),
        money_head=re.compile(
            rf"(?<!\w)(?:{any_of('money_head')})(?!\w)|^{any_of('money_head_whole')}$", re.IGNORECASE
        ),
        compared=compared_heads(rules),
        ditto=re.compile(any_of("ditto"), re.IGNORECASE),
        # `Tổng số hộ` is an indicator, `Tổng số (I+II)` a total.
        total=re.compile(rf"{any_of('total')}\s*(?:$|[(:=])|{any_of('total_begin')}(?!\w)", re.IGNORECASE),
        caption=caption_of(rules),
    )


def caption_of(rules: Rulebook) -> re.Pattern[str]:
    """How a caption begins: `Bảng 2`, `Biểu số 1`."""
    begins, number = (alternation(rules.words(f"words.table.{key}")) for key in ("caption", "caption_number"))
    return re.compile(rf"{begins}\s*(?:{number}\s*)?\d")

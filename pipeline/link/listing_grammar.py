"""The words and patterns of lists of names, from rules/checks.toml, [listing]."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.link.listed_groups import Groups, groups_of
from pipeline.link.listed_names import Names, names_of
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.text import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns and words."""

    opening: re.Pattern[str]
    opens: re.Pattern[str]
    closing: re.Pattern[str]
    open_end: re.Pattern[str]
    open_before: re.Pattern[str]
    names: Names
    groups: Groups
    joint: re.Pattern[str]
    named: re.Pattern[str]
    direct: re.Pattern[str]
    subject: re.Pattern[str]  # Các xã còn 05 tiêu chí: they are named, not what is counted
    described: re.Pattern[str]
    telling: re.Pattern[str]
    told_behind: re.Pattern[str]  # Vân Tiền, Tô Xá, đạt 75% số thôn: what is told of all the names
    place_units: frozenset[str]
    above: tuple[str, ...]  # type words of districts, then of provinces
    durations: frozenset[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """From the rules."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joints = alternation(rules.words("checks.listing.and"))
    opens = alternation(rules.words("checks.listing.opens"))
    plural = rules.words("checks.listing.plural")
    names = names_of(rules)
    name = names.name
    open_ends = rules.words("checks.listing.open_end")
    told = [*rules.words("checks.cues.fulfilled"), *rules.words("checks.cues.share")]
    return Grammar(
        opening=re.compile(rf"(?P<bracket>\()|(?<!\w){opens}\s*:|(?P<colon>:)|(?<!\w){opens}(?=\s+{name})|[.;\n]\s"),
        opens=re.compile(rf"(?<!\w){opens}(?!\w)"),
        closing=re.compile(r"\.(?=\s|$)|\n\s*\n|;(?=\s)"),
        open_end=re.compile(rf"\.\.|…|(?<!\w){alternation([*open_ends, *rules.words('checks.listing.holds')])}(?!\w)"),
        open_before=re.compile(rf"\.\.|…|(?<!\w){alternation(open_ends)}(?!\w)"),
        names=names,
        groups=groups_of(rules, names),
        joint=re.compile(rf"\s+{joints}\s+"),
        named=re.compile(rf"\W*(?:[{UPPER}\d]|{typed}\s)"),
        direct=re.compile(
            rf"\s*:?\s*(?P<list>{name}(?:\s*,\s*{name})+(?:\s*,?\s+{joints}\s+{name})?|{name}\s+{joints}\s+{name})"
        ),
        subject=re.compile(
            rf"(?:^|[.;\n])\s*{alternation([*plural, *map(capital, plural)])}\s+{typed}(?!\w)[^.,;:\n]*$"
        ),
        described=re.compile(rf"(?:\s+[{LOWER}]+){{0,4}}\s*:?\s+(?P<names>[{UPPER}])"),
        telling=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.tells'))}\s+(?=\S)"),
        told_behind=re.compile(rf",\s+{alternation(told)}\s+\d(?![\s\S]*,\s*[{UPPER}])"),
        place_units=frozenset(types),
        above=rules.words("checks.listing.above"),
        durations=frozenset(rules.words("units.quantity.durations")),
    )

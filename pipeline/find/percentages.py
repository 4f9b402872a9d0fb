"""Percentages: `55,19%`, `0,5 phần trăm`, ranges `5-7%`, differences in points. ANNOTATION: PCT; DOMAIN section 5."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.figures import NUMBER, PER_MILLE
from pipeline.find.context import followed_by, range_words, surroundings, with_plus
from pipeline.find.levels import level_before
from pipeline.find.numbers import Numbers
from pipeline.find.said import said_in_words
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded
from pipeline.values import Percentage

NOT_INSIDE = r"(?=\d)(?<![\w.,])(?<![^%]/)"  # 92,5%/90% are two
LOOK_AROUND = 60  # characters for the verb before and the base after: about half a printed line

RelationOf = Callable[[str, int, int, bool], tuple[str, str]]


def percentage_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of percentages in prose."""
    per_mille = alternation(rules.words("units.percent.per_mille"))
    sign = alternation(rules.words("units.percent.signs", "units.percent.words", "units.percent.per_mille"))
    told = rules.words(*(f"units.percent.{key}" for key in ("signs", "words", "per_mille", "points")))
    # 2% điểm; but 100% điểm ngập, 45% điểm trường are shares
    behind = alternation(rules.words("units.percent.behind_point"))
    point = rf"{alternation(rules.words('units.percent.point'))}(?!\w)(?=\s*(?:[^\w\s]|$)|\s+{behind}(?!\w))"
    pattern = re.compile(
        rf"{NOT_INSIDE}(?P<low>{NUMBER}){followed_by(rules, told, '(')}"
        rf"(?:(?:{range_words(rules)}|\s*(?P<twice>{sign})\s*[-÷]\s*)(?P<high>{NUMBER}))?{said_in_words(rules)}?\s*"
        rf"(?:(?P<points>{alternation(rules.words('units.percent.points'))})"
        rf"|(?P<mille>{per_mille})"
        rf"|(?P<sign>{sign})(?P<of_points>\s+{point})?)"
        rf"(?:(?<=%)(?=[{UPPER}]{{2,4}}(?!\w))|(?!\w))",  # 104,7%KH
        re.IGNORECASE,
    )
    around = surroundings(rules)
    relation_of = _relation_of(rules)
    level = level_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, numbers = layout.text, Numbers(layout)
        for match in around.matches(pattern, text):
            low = numbers.read_percent(match["low"])
            high = numbers.read_percent(match["high"]) if match["high"] else None
            if low is None or (match["high"] and high is None) or around.ends.tail(text, match.start()):
                continue
            if around.ends.closes_row(text, *match.span("high" if high else "low")):
                continue
            sign = around.minus.start(text, match.start())
            if high and sign is not None:  # in `-5-7%` the dash may be either
                continue
            start = with_plus(text, match.start()) if sign is None else sign
            in_points = bool(match["points"] or match["of_points"])
            relation, base = ("points", "") if in_points else relation_of(text, start, match.end(), high is not None)
            scale = PER_MILLE if match["mille"] else Decimal(1)
            value = Percentage(
                value=(low.value if sign is None else -low.value) * scale,
                value_to=high.value * scale if high else None,
                step=low.step * scale,
                qualifier=around.qualifier(text, start),
                relation=relation,
                base=base,
            )
            printed = match["points"] or match["mille"] or match["sign"]
            if match["twice"] and high and high.value < low.value:  # 70% - 30%: two shares and no range
                yield Mention(start, match.end("twice"), replace(value, value_to=None), f"units.toml: {printed}")
                second = replace(value, value=high.value * scale, value_to=None, step=high.step * scale, qualifier="")
                yield Mention(match.start("high"), match.end(), second, f"units.toml: {printed}")
                continue
            lower = None if high else level(text, start)
            if lower and (figure := numbers.read_percent(lower["low"])):  # từ 12,5 xuống 8,1%
                first = replace(value, value=figure.value * scale, step=figure.step * scale, qualifier="")
                yield Mention(*lower.span("low"), first, f"units.toml: {printed}")
            yield Mention(start, match.end(), value, f"units.toml: {printed}")

    return find


def _relation_of(rules: Rulebook) -> RelationOf:
    """Function (text, start, end, is_range) -> (relation, base): the verb before, the base after the figure."""
    names = ("fulfilment", "growth", "growth_noun", "share", "rate", "level")
    verbs = {word: name for name in names for word in rules.words(f"words.relations.{name}")}
    verb = re.compile(rf"(?<!\w)({alternation(verbs)})(?!\w)", re.IGNORECASE)
    bases = {
        name: alternation(rules.words(f"words.relations.{name}_base")) for name in ("fulfilment", "growth", "compared")
    }
    fulfilled = re.compile(rf"\s*({bases['fulfilment']})(?!\w)", re.IGNORECASE)
    over_plan = re.compile(rf"\s*(?:{bases['compared']}\s*)?({bases['fulfilment']})(?!\w)", re.IGNORECASE)
    grown = re.compile(rf"[^.;\n]*?{bases['compared']}?\s*({bases['growth']})(?!\w)", re.IGNORECASE)
    lower = re.compile(rf"(?<!\w){alternation(rules.words('words.relations.level_from'))}\s+$", re.IGNORECASE)
    upper = re.compile(
        rf"[^.;\n]*?(?<!\w){alternation(rules.words('words.relations.level'))}\s+(?:[^\W\d_]+\s+){{0,2}}\d",
        re.IGNORECASE,
    )
    told_by = frozenset(rules.words("words.relations.told_by"))
    stop = re.compile(r"[.;:]\s|\n\s*\n")

    def relation(text: str, start: int, end: int, is_range: bool) -> tuple[str, str]:
        tail = text[end : end + LOOK_AROUND]
        clause = stop.split(text[max(0, start - LOOK_AROUND) : start])[-1]
        found = [(folded(match[1]).casefold(), match.end()) for match in verb.finditer(clause)]
        named = [verbs[word] for word, _ in found]
        name = named[-1] if named else ""
        is_one_of_two = not is_range and lower.search(clause) is not None and upper.match(tail) is not None
        is_by_how_much = name == "growth" and not is_one_of_two
        if is_by_how_much and "," not in clause[found[-1][1] :] and (base := over_plan.match(tail)):
            return "growth", folded(base[1])
        if base := fulfilled.match(tail):
            return "fulfilment", folded(base[1])
        if found and found[-1][0] in told_by and named[-2:-1] == ["growth_noun"]:
            name = "growth_noun"
        if name == "growth_noun" or is_by_how_much:
            base = grown.match(tail)
            return "growth", folded(base[1]) if base else ""
        if name in {"growth", "level"}:
            name = next((each for each in reversed(named) if each in {"share", "rate"}), "")
        return ("" if name == "fulfilment" else name), ""  # it is one only with what is fulfilled

    return relation

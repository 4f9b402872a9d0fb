"""Percentages: `55,19%`, `0,5 phần trăm`, ranges `5-7%`, differences in points. ANNOTATION: PCT; DOMAIN section 5."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from pipeline.figures import NUMBER
from pipeline.find.context import Numbers, range_words, surroundings
from pipeline.model import Layout, Mention, Percentage
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded

NOT_INSIDE = r"(?=\d)(?<![\w.,/])"
PER_MILLE = Decimal("0.1")  # 12‰ is 1,2%
LOOK_AROUND = 60  # characters for the verb before and the base after: about half a printed line

RelationOf = Callable[[str, int, int], tuple[str, str]]


def percentage_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of percentages in prose."""
    per_mille = alternation(rules.words("units.percent.per_mille"))
    sign = alternation(rules.words("units.percent.signs", "units.percent.words", "units.percent.per_mille"))
    pattern = re.compile(
        rf"{NOT_INSIDE}(?P<low>{NUMBER})(?:(?:{range_words(rules)}|\s*{sign}\s*-\s*)(?P<high>{NUMBER}))?\s*"
        rf"(?:(?P<points>{alternation(rules.words('units.percent.points'))})"
        rf"|(?P<mille>{per_mille})"
        rf"|(?P<sign>{sign})(?P<of_points>\s+{alternation(rules.words('units.percent.point'))}(?!\w))?)"
        rf"(?:(?<=%)(?=[{UPPER}]{{2,4}}(?!\w))|(?!\w))",  # 104,7%KH
        re.IGNORECASE,
    )
    around = surroundings(rules)
    relation_of = _relation_of(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, numbers = layout.text, Numbers(layout)
        for match in around.matches(pattern, text):
            low = numbers.read_percent(match["low"])
            high = numbers.read_percent(match["high"]) if match["high"] else None
            if low is None or (match["high"] and high is None) or around.ends.tail(text, match.start()):
                continue
            sign = around.minus.start(text, match.start())
            if high and sign is not None:  # in `-5-7%` the dash may be either
                continue
            start = match.start() if sign is None else sign
            in_points = bool(match["points"] or match["of_points"])
            relation, base = ("points", "") if in_points else relation_of(text, start, match.end())
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
            yield Mention(start, match.end(), value, f"units.toml: {printed}")

    return find


def _relation_of(rules: Rulebook) -> RelationOf:
    """Function (text, start, end) -> (relation, base): the verb before, the base after the figure."""
    verbs = {
        word: name
        for name in ("fulfilment", "growth", "share", "rate")
        for word in rules.words(f"words.relations.{name}")
    }
    before = re.compile(rf"(?<!\w)({alternation(verbs)})(?!\w)", re.IGNORECASE)
    bases = {
        name: alternation(rules.words(f"words.relations.{name}_base")) for name in ("fulfilment", "growth", "compared")
    }
    fulfilled = re.compile(rf"\s*({bases['fulfilment']})(?!\w)", re.IGNORECASE)
    grown = re.compile(rf"[^.;\n]*?{bases['compared']}?\s*({bases['growth']})(?!\w)", re.IGNORECASE)
    stop = re.compile(r"[.;:]\s|\n\s*\n")

    def relation(text: str, start: int, end: int) -> tuple[str, str]:
        tail = text[end : end + LOOK_AROUND]
        based = fulfilled.match(tail)
        if based:
            return "fulfilment", folded(based[1])
        found = before.findall(stop.split(text[max(0, start - LOOK_AROUND) : start])[-1])
        name = verbs.get(folded(found[-1]).casefold(), "") if found else ""
        if name == "growth":
            based = grown.match(tail)
            return name, folded(based[1]) if based else ""
        return ("" if name == "fulfilment" else name), ""  # it is one only with what is fulfilled

    return relation

"""Figures that share the unit printed behind the last of them: `298, 412 và 207 hộ`, `1,2; 0,9 và 1,5 tỷ đồng`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.figures import NUMBER, UNBROKEN, Kind, Style, is_unclear, parse_number
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import digit_starts, matches_from
from pipeline.values import Amount, Percentage, Quantity

REACH = 80  # characters before the last figure: six members
JOINT_REACH = 16  # characters: a joint and its blanks
LOOK_BACK = 24  # characters: an ordinal's word and its blanks
_NUMBER = re.compile(NUMBER)

Figures = Amount | Percentage | Quantity
FIGURES = (Amount, Percentage, Quantity)  # asked of each mention: a tuple is three times as fast as a union


def list_members(rules: Rulebook) -> Callable[[Layout, Sequence[Mention]], Iterator[Mention]]:
    """Function (layout, mentions) -> the further mentions; numbers of things (`Điều 5, 6 và 7`) share no unit."""
    joint = alternation(rules.words("words.joints.and"))
    before = re.compile(
        rf"(?<![\w.,/-])(?P<members>{UNBROKEN}(?:\s*[,;]\s+{UNBROKEN})*)(?:\s*[,;]\s+|\s*[,;]?\s+{joint}\s+)$"
    )
    has_joint = re.compile(rf"(?<!\w){joint}\s+$")
    joints = (",", ";", *rules.words("words.joints.and"))  # a glance, for `before` is slow
    ordinal_words = ("ordinal_before", "ordinal_before_unless_counted")
    ordinals = alternation(
        [
            *rules.words(*(f"units.quantity.{key}" for key in ordinal_words), "words.place.numbered"),
            *rules.words(*(f"words.date.{key}" for key in ("day", "month", "year", "quarter"))),
        ]
    )
    ordinal = re.compile(rf"(?:(?<!\w){ordinals}|^)\s*$", re.IGNORECASE | re.MULTILINE)

    def members(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
        text = layout.text
        style = Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE
        for last in mentions:
            value = last.value
            if not isinstance(value, FIGURES) or value.value_to is not None or not last_unit(value):
                continue
            if not text[max(0, last.start - JOINT_REACH) : last.start].rstrip().endswith(joints):
                continue
            low = max(0, last.start - REACH)
            printed = text[low : last.start]
            found = next(matches_from(digit_starts(printed), before, printed), None)
            if found is None or not (has_joint.search(found[0]) or ";" in found[0]):
                continue
            start = low + found.start()
            if ordinal.search(text[max(0, start - LOOK_BACK) : start]):
                continue
            yield from _shared(last, value, found, low, layout, style)

    return members


def last_unit(value: Figures) -> str:
    """The unit that the members share."""
    return "%" if isinstance(value, Percentage) else value.unit


def _shared(
    last: Mention, value: Figures, found: re.Match[str], low: int, layout: Layout, style: Style
) -> Iterator[Mention]:
    text = layout.text
    own = _NUMBER.match(text, last.start)
    figure = parse_number(own[0], style=style, kind=_kind(value)) if own else None
    if figure is None or value.step is None:
        return
    factor = value.step / figure.step
    for member in _NUMBER.finditer(text, low + found.start("members"), low + found.end("members")):
        each = parse_number(member[0], style=style, kind=_kind(value))
        if each is not None and not each.ambiguous and not is_unclear(member[0], layout.unclear_marks):
            shared = replace(value, value=each.value * factor, step=each.step * factor, qualifier="")
            yield Mention(member.start(), member.end(), shared, last.rule)


def _kind(value: Figures) -> Kind:
    return Kind.PERCENT if isinstance(value, Percentage) else Kind.ANY

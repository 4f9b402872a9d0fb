"""Units told for a whole table: which they are, and which of several a column has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.figures import SCALE_FIGURE, THOUSAND_FIGURE
from pipeline.loosely import beheaded, loosely
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

_PER = re.compile(r"\s*/\s*")
_CAPTION_END = re.compile(r"\((?P<list>[^()]+)\)\s*[.:]?\s*$")
_AROUND = " ();.:"  # what may stand around units
LONGEST_NAME = 30  # characters of what a unit is told for: `Tổng mức đầu tư: tỷ đồng`
LONGEST_LIST = 400  # characters of a cell that says nothing but units; others have whole procedures in them
_NAME = re.compile(rf"[^\W\d][^:;,.\n()]{{1,{LONGEST_NAME}}}")
_NAMED = re.compile(rf"(?P<name>{_NAME.pattern}?)\s*:\s*")


@dataclass(frozen=True, slots=True)
class Kinds:
    """What heads measure and what units measure: `Diện tích` has ha or km2, no tấn."""

    heads: Mapping[str, re.Pattern[str]]
    units: Mapping[str, frozenset[str]]
    money: re.Pattern[str]
    percent: frozenset[str]

    def of_head(self, head: str) -> Iterator[str]:
        """The kinds of what a head says, none for most."""
        return (kind for kind, pattern in self.heads.items() if pattern.match(head))

    def has(self, kind: str, unit: str) -> bool:
        """Whether a unit is of a kind."""
        return _PER.sub("/", unit.casefold()) in self.units[kind]

    def is_money(self, unit: str) -> bool:
        """Whether a unit is one of money, by the piece too: `đồng/kg`."""
        return self.money.match(unit) is not None


@dataclass(frozen=True, slots=True)
class ToldUnits:
    """Units of a table by what they are told for, "" for no name; `printed`: with the words before them."""

    printed: str
    named: tuple[tuple[str, str], ...]

    def for_head(self, kinds: Kinds, head: str) -> str | None:
        """The one unit that a column's head chooses, by the name that it is told for or by what the head measures."""
        lower = head.casefold()
        called = {unit for name, unit in self.named if name and _has_words(lower, name.casefold())}
        if len(called) == 1:
            return called.pop()
        fitting = {unit for kind in kinds.of_head(head) for _, unit in self.named if kinds.has(kind, unit)}
        return fitting.pop() if len(fitting) == 1 else None

    def money(self, kinds: Kinds) -> str | None:
        """The one unit of money among them."""
        found = {unit for _, unit in self.named if kinds.is_money(unit)}
        return found.pop() if len(found) == 1 else None

    def default(self, kinds: Kinds) -> str | None:
        """The unit of a column whose head tells none: the only one, but for percentages, whose heads say so."""
        every = {unit for _, unit in self.named}
        found = {unit for unit in every if unit not in kinds.percent} or every
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class ListedUnits:
    """Patterns of lists of units: `ĐVT: ha, tấn`, `Số tiền: triệu đồng; tỷ lệ: %`."""

    lead: re.Pattern[str]
    joint: re.Pattern[str]
    unit: re.Pattern[str]
    sure: re.Pattern[str]

    def told(self, line: str) -> ToldUnits | None:
        """Several units in a line; `None` for one, and for lists of bodies or things: `Đơn vị: xã, phường`."""
        for lead in self.lead.finditer(line) if ":" in line or "(" in line else ():  # one is part of it
            if found := self._of(line[lead.end() :], line[lead.start() :]):
                return found
        if ":" not in line:  # before it stands what each of them is told for
            return None
        found = self._of(line, line)
        return found if found and len(found.named) > 1 and all(name for name, _ in found.named) else None

    def is_whole(self, text: str) -> bool:
        """Whether a text says nothing but several units."""
        found = self.told(text) if len(text) <= LONGEST_LIST else None
        return found is not None and found.printed == text.strip(_AROUND)

    def told_by_caption(self, caption: str) -> ToldUnits | None:
        """The units in parentheses at the end of a caption: `Bảng 1. Chi đầu tư (triệu đồng)`."""
        match = _CAPTION_END.search(caption)
        return self._of(match["list"], match["list"], may_be_one=True) if match else None

    def _of(self, listed: str, printed: str, *, may_be_one: bool = False) -> ToldUnits | None:
        named: list[tuple[str, str]] = []
        sharing: list[str] = []  # `thu, chi: triệu đồng`: names before the one that the unit stands behind
        for item in self.joint.split(listed.strip(_AROUND)):
            told = _NAMED.match(item)
            match = self.unit.fullmatch(item, told.end() if told else 0)
            if match is None and (":" not in listed or not _NAME.fullmatch(item)):
                return None  # at the first: most lines are no list of units
            if match is None:
                sharing.append(item)
                continue
            name, unit = folded(told["name"] if told else "").strip(), folded(match[0])
            if sharing and not name:
                return None
            named += [(folded(each), unit) for each in (*sharing, name)]
            sharing = []
        if sharing:
            return None
        are_sure = any(name or self.sure.fullmatch(unit) for name, unit in named)
        is_enough = may_be_one or len(named) > 1 or any(name for name, _ in named)
        return ToldUnits(folded(printed).strip(_AROUND), tuple(named)) if are_sure and is_enough else None


def _has_words(text: str, words: str) -> bool:
    """Whether the words stand in the text as words: `thu` is none of `thuế`."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def kinds_of(rules: Rulebook) -> Kinds:
    """Kinds from rules/words.toml [head_kinds] and [unit_kinds]."""
    heads, units = rules.section("words.head_kinds"), rules.section("words.unit_kinds")
    return Kinds(
        heads={kind: re.compile(rf"{alternation(words)}(?!\w)", re.IGNORECASE) for kind, words in heads.items()},
        units={kind: frozenset(word.casefold() for word in units[kind]) for kind in heads},
        money=re.compile(rf"{money_of(unit.name for unit in rules.money_units)}(?!\w)", re.IGNORECASE),
        percent=frozenset(rules.words("units.percent.signs", "units.percent.words")),
    )


def money_of(names: Iterable[str], scale: str = THOUSAND_FIGURE) -> str:
    """Pattern of units of money, by the thousand too: 1.000 USD; 1.000.000 đồng may be an amount, if `scale` allows."""
    return rf"(?:{scale}\s*)?{alternation(names)}"


def told_money(names: Iterable[str]) -> str:
    """Pattern of units of money behind `ĐVT:`: there 1.000.000 đồng is one."""
    return money_of(names, SCALE_FIGURE)


def listed_units(rules: Rulebook, unit: re.Pattern[str], sure: str, lines: Sequence[str]) -> ListedUnits:
    """Patterns from that of a `unit`, of one that is `sure` to be no body or thing, and the words before them."""
    colon = r"(?:\s*[:(][\s:(]*|\s+(?![^:;,.()]*:))"  # `Đơn vị tính` is no `Đơn vị` of what is called `tính`
    return ListedUnits(
        lead=re.compile(rf"(?<!\w)(?:{loosely(lines)}(?!\w)|{beheaded(lines)}){colon}", re.IGNORECASE),
        joint=re.compile(rf"\s*[;,]\s*|\s+[-–]\s+|\s+{alternation(rules.words('words.joints.and'))}\s+"),
        unit=unit,
        sure=re.compile(sure, re.IGNORECASE),
    )

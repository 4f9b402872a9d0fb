"""The words and patterns of lists of names, from rules/checks.toml, [listing]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.figure import Figure
from pipeline.link.listed_documents import Documents, documents_of
from pipeline.link.listed_figures import Figures, figures_of
from pipeline.link.listed_groups import Groups, groups_of
from pipeline.link.listed_names import Names, names_of
from pipeline.rulebook import Rulebook, alternation, capital, first_letters
from pipeline.text import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns and words."""

    opening: re.Pattern[str]
    noun: re.Pattern[str]  # gồm gói XL01
    opens: re.Pattern[str]
    closing: re.Pattern[str]
    open_end: re.Pattern[str]
    open_before: re.Pattern[str]
    told_of_all: re.Pattern[str]  # … có khối lượng lớn nhất là
    names: Names
    groups: Groups
    documents: Documents
    figures: Figures
    joint: re.Pattern[str]
    named: re.Pattern[str]
    direct: re.Pattern[str]
    subject: re.Pattern[str]  # Các xã còn 05 tiêu chí: they are named, not what is counted
    described: re.Pattern[str]
    telling: re.Pattern[str]
    told_behind: re.Pattern[str]  # Vân Tiền, Tô Xá, đạt 75% số thôn: what is told of all the names
    tail: re.Pattern[str]  # …, y tế và an ninh trật tự, giữ nguyên so với năm trước
    measured: re.Pattern[str]  # Công ty A và Công ty B với số nợ lần lượt là …
    held: re.Pattern[str]  # what is held somewhere: lớp, đợt
    closer: re.Pattern[str]  # …, đều trở về từ Lào
    told: re.Pattern[str]  # the same behind proper names: …, tạo việc làm cho 215 lao động
    place_units: frozenset[str]
    place_nouns: frozenset[str]  # địa phương, địa bàn: any of these
    above: tuple[str, ...]  # type words of districts, then of provinces
    durations: frozenset[str]

    def is_place(self, count: Figure) -> bool:
        """`03 xã`, `7 huyện, thành phố`: whether units are counted by their types."""
        return any(part.strip() in self.place_units for part in count.unit.split(","))

    def are_places(self, count: Figure) -> bool:
        """Whether what is counted are units, by their types or by a noun for all of them (`04 địa phương`)."""
        return count.unit in self.place_nouns or self.is_place(count)

    def head(self, between: str) -> str:
        """The words between a count and its list, without such a word: `04 xã có khối lượng lớn nhất là`."""
        told = self.told_of_all.search(between)
        is_one = told is not None and not any(mark in between for mark in ",;:(")
        return between[: told.start()] if told is not None and is_one else between

    def again(self, text: str, count: Figure, limit: int) -> re.Match[str] | None:
        """`gồm` before what is counted, named again: `04 gói thầu, gồm gói XL01, gói XL02 …`."""
        match = self.noun.search(text, count.end, limit)
        return match if match is not None and match["noun"] == count.unit.split(maxsplit=1)[0] else None

    def listed(self, items: Sequence[str], unit: str) -> list[str]:
        """The items without the units above at the end: `Khánh Thiện, huyện Lục Yên, tỉnh Yên Bái`."""
        items = [self.joint.sub("", item, count=1) if self.joint.match(item) else item for item in items]  # A, B, và C
        if unit not in self.place_units:
            return items
        above = self.above if unit not in self.above else self.above[-1:]
        above = () if unit == self.above[-1] else above
        kept = list(items)
        while len(kept) > 1 and kept[-1].strip().casefold().startswith(tuple(f"{word} " for word in above)):
            kept.pop()
        return kept

    def list_end(self, text: str, start: int, end: int) -> int:
        """Where the names end: before what is told of them all behind the item that `và` closes."""
        comma = text.find(",", start, end)
        told = self.measured.search(text, comma, end) if comma >= 0 else None
        end = told.start() if told is not None else end
        found = self.tail.search(text, start, end)
        if found is None:
            return end
        last = text.rfind(",", start, found.start())
        is_closed = last >= 0 and self.joint.search(text, last, found.start()) is not None
        return found.start() if is_closed else end

    def sentence_end(self, text: str, start: int, limit: int) -> int:
        """The first of full stop, semicolon and end of paragraph."""
        match = self.closing.search(text, start, limit)
        return match.start() if match else limit


def grammar_of(rules: Rulebook) -> Grammar:
    """From the rules."""
    types = rules.words("checks.listing.type_words")
    typed = alternation([*types, *map(capital, types)])
    joints = alternation(rules.words("checks.listing.and"))
    opens = alternation(rules.words("checks.listing.opens"))
    plural = rules.words("checks.listing.plural")
    names = names_of(rules)
    name, several = names.name, rf"(?={alternation(plural)}\s){names.run}"  # … và các huyện A, B, C
    open_ends = rules.words("checks.listing.open_end")
    not_open = rf"(?!{alternation(rules.words('checks.listing.no_open_end'))}(?!\w))"
    told = [*rules.words("checks.cues.fulfilled"), *rules.words("checks.cues.share")]
    return Grammar(
        opening=re.compile(
            # First letters at a glance: it takes half of the time.
            rf"(?=[(:.;\n{first_letters(rules.words('checks.listing.opens'))}])"
            rf"(?:(?P<bracket>\()|(?<!\w){opens}\s*:|(?P<colon>:)|(?<!\w){opens}(?=\s+{name})|[.;\n]\s)"
        ),
        noun=re.compile(
            rf"(?P<bracket>(?!))?(?P<colon>(?!))?(?<!\w){opens}(?=\s+(?P<noun>[{LOWER}]+)\s+(?:[{LOWER}]+\s+)?[{UPPER}])"
        ),
        opens=re.compile(rf"(?<!\w){opens}(?!\w)"),
        closing=re.compile(r"\.(?=\s|$)|\n\s*\n|;(?=\s)"),
        open_end=re.compile(
            rf"\.\.|…|(?<!\w){not_open}{alternation([*open_ends, *rules.words('checks.listing.holds')])}(?!\w)"
        ),
        open_before=re.compile(rf"\.\.|…|(?<!\w){not_open}{alternation(open_ends)}(?!\w)"),
        told_of_all=re.compile(rf"(?<=\w)\s+(?:{alternation(rules.words('checks.listing.told_of_all'))})\s*$"),
        names=names,
        groups=groups_of(rules, names),
        documents=documents_of(rules),
        figures=figures_of(rules, names),
        joint=re.compile(rf"\s+{joints}\s+"),
        named=re.compile(rf"\W*(?:[{UPPER}\d]|{typed}\s)"),
        direct=re.compile(
            rf"\s*:?\s*(?P<list>{name}(?:\s*,\s*{name})+(?:\s*,?\s+{joints}\s+{several})?"
            rf"(?:\s*,?\s+{joints}\s+{name})?"
            rf"|{name}\s+{joints}\s+(?:{several}(?:\s+{joints}\s+{name})?|{name}))"
        ),
        subject=re.compile(
            rf"(?:^|[.;\n])\s*{alternation([*plural, *map(capital, plural)])}\s+{typed}(?!\w)[^.,;:\n]*$"
        ),
        described=re.compile(rf"(?:\s+[{LOWER}]+){{0,4}}\s*:?\s+(?P<names>[{UPPER}])"),
        telling=re.compile(rf"(?<!\w){alternation(rules.words('checks.listing.tells'))}\s+(?=\S)"),
        told_behind=re.compile(rf",\s+{alternation(told)}\s+\d(?![\s\S]*,\s*[{UPPER}])"),
        tail=re.compile(
            rf",\s+(?:{alternation(rules.words('checks.listing.tails'))}(?!\w)"
            rf"|{alternation(rules.words('checks.listing.numbered_tails'))}(?!\w)(?=[^,;]*\d))[^,;]*$"
        ),
        measured=re.compile(
            rf"(?<=[\w)])\s+{alternation(rules.words('checks.listing.with'))}\s+"
            rf"(?:\d|{alternation(rules.words('checks.listing.measures'))}(?!\w))(?![^,;]*,\s*[{UPPER}])"
        ),
        held=re.compile(rf"{alternation(rules.words('checks.listing.held'))}(?!\w)"),
        closer=re.compile(rf"\s*{alternation(rules.words('checks.roll.closers'))}(?!\w)"),
        told=re.compile(rf"\s*{alternation(rules.words('checks.roll.closers', 'checks.roll.closers_of_names'))}(?!\w)"),
        place_units=frozenset(types),
        place_nouns=names.place_nouns,
        above=rules.words("checks.listing.above"),
        durations=frozenset(rules.words("units.quantity.durations", "checks.listing.uncounted"))
        - frozenset(rules.words("checks.listing.held")),  # 05 buổi tại các xã …, mỗi xã một buổi
    )

"""Patterns of tables, compiled from rules/: unit lines, heads, totals, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.figures import THOUSAND_FIGURE
from pipeline.loosely import beheaded, loosely
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.unitwords import Kinds, ListedUnits, ToldUnits, kinds_of, listed_units, money_of, told_money
from pipeline.segment.workedout import ComparedHeads, compared_heads
from pipeline.text import folded

LONGEST_UNREAD = 40  # characters of a unit that is not understood


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of tables."""

    unit_line: re.Pattern[str]
    listed: ListedUnits
    kinds: Kinds
    unit_in_head: re.Pattern[str]
    unit_at_end: re.Pattern[str]
    unit_alone: re.Pattern[str]
    noun_alone: re.Pattern[str]
    level_alone: re.Pattern[str]
    levels_head: re.Pattern[str]
    unit_of_row: re.Pattern[str]
    unit_in_tail: re.Pattern[str]
    tail_goes_on: re.Pattern[str]
    unit_column: re.Pattern[str]
    number_column: re.Pattern[str]
    naming_column: re.Pattern[str]
    percent_head: re.Pattern[str]
    percent_head_if_proven: re.Pattern[str]
    note_below: re.Pattern[str]
    code_head: re.Pattern[str]
    code_head_unless_marked: re.Pattern[str]
    count_head: re.Pattern[str]
    counted_head: re.Pattern[str]
    share_label: re.Pattern[str]
    work_head: re.Pattern[str]
    money_head: re.Pattern[str]
    price: re.Pattern[str]
    single_money: re.Pattern[str]
    like_money: re.Pattern[str]
    like_unit_line: re.Pattern[str]
    compared: ComparedHeads
    ditto: re.Pattern[str]
    total: re.Pattern[str]
    caption: re.Pattern[str]

    def told_units(self, line: str, *, reach: int) -> ToldUnits | None:
        """What a line says of the table's units, in its last `reach` characters: a caption may stand before it."""
        end = line[-reach:]
        if listed := self.listed.told(end):
            return listed
        match = self.unit_line.search(end)
        return _told(match) if match else None

    def told_beside(self, line: str) -> ToldUnits | None:
        """The unit of a line that says it alone, `(triệu đồng)`, or of money at its end: `Chi đầu tư (tỷ đồng):`."""
        if unit := self._unit_in_brackets(line):
            return ToldUnits(_bare(line), (("", unit),))
        match = self.unit_at_end.search(line)
        return _told(match) if match else None

    def tells_units(self, text: str) -> bool:
        """Whether a cell says a unit of its table or column and nothing else: `ĐVT: triệu đồng`, `(triệu đồng)`."""
        if _ends(self.unit_line.match(text), text):
            return True
        return self._unit_in_brackets(text) is not None or self.listed.is_whole(text)

    def ends_with_unit(self, text: str) -> bool:
        """Whether words end with the unit of a table, named as that: `Biểu thu, chi (ĐVT: triệu đồng)`."""
        return _ends(self.unit_line.search(text), text)

    def _unit_in_brackets(self, text: str) -> str | None:
        """The unit of `(triệu đồng)`; `None` where anything else is told."""
        inner = text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else ""
        return folded(inner) if self.unit_alone.fullmatch(inner) else None

    def unit_of_label(self, label: str) -> str | None:
        """The unit at the end of a row's label: `Thu (tỷ đồng)`, `GRDP (giá so sánh 2010, tỷ đồng)`, `Thủy sản - tấn`.

        Of two units, `(ha, tấn)`, the last is not that of the row.
        """
        if match := self.unit_of_row.search(label):
            return folded(match[1])
        tail = self.unit_in_tail.search(label)
        return folded(tail["unit"]) if tail and not self.tail_goes_on.search(tail[1] or tail[2] or "") else None

    def count_of_label(self, label: str) -> str | None:
        """What a row counts by its label (`Số hộ vay vốn`), `%` for a share; `None` for other labels."""
        if match := self.counted_head.match(label):
            return folded(match[1]).lower()
        return "%" if self.share_label.match(label) else None

    def unit_of_cell(self, text: str) -> str | None:
        """The unit that is all a cell of the head says: `ha`, `(ha)`, `ĐVT: ha`; `None` for other texts."""
        if self.unit_alone.fullmatch(text):
            return text
        if unit := self._unit_in_brackets(text):
            return unit
        line = self.unit_line.match(text)
        return _told(line).named[0][1] if line and _ends(line, text) else None


def _told(match: re.Match[str]) -> ToldUnits:
    return ToldUnits(_bare(match[0]), (("", folded(match[match.lastgroup or 0])),))


def _ends(line: re.Match[str] | None, text: str) -> bool:
    """Whether a unit line was found and nothing but marks stands behind it."""
    return line is not None and not text[line.end() :].strip(" ).:;")


def _bare(printed: str) -> str:
    """Without what stands around."""
    return folded(printed.strip(" ():."))


_MADE: dict[str, Grammar] = {}  # by the rulebook's digest


def grammar_of(rules: Rulebook) -> Grammar:
    """The patterns of tables, compiled once and when a table is met: they are a tenth of all that are made ready."""
    if rules.digest not in _MADE:
        _MADE[rules.digest] = _compiled(rules)
    return _MADE[rules.digest]


def _compiled(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml [table] and rules/units.toml."""
    percent = rules.words("units.percent.signs", "units.percent.words", "units.percent.per_mille")
    measures = rules.words("units.quantity.measures")
    counted = (*measures, *rules.words("units.quantity.nouns"))
    scales = alternation(word for words in rules.section("units.scale").values() for word in words)
    scales = rf"(?:{scales}|{THOUSAND_FIGURE})"
    money = money_of(unit.name for unit in rules.money_units)
    counts = rf"{alternation(percent)}|(?:{scales}\s+)?{alternation(counted)}"
    every = rf"(?:{money}|{counts})"
    told = rf"(?:{told_money(unit.name for unit in rules.money_units)}|{counts})"
    sure_money = money_of(unit.name for unit in rules.money_units if unit.sure)
    sure = rf"(?:{sure_money}|{alternation(percent)})"
    sure_told = told_money(unit.name for unit in rules.money_units if unit.sure)
    other_money = (unit.name for unit in rules.money_units if unit.sure and (unit.factor > 1 or unit.currency != "VND"))
    unsure = rules.words("words.table.unit_no_tail")
    by_measure = alternation(word for word in measures if len(word) > 1 and word not in unsure)
    no_bare = (*unsure, *rules.words("words.table.unit_not_alone"))
    bare = alternation(word for word in measures if len(word) > 1 and word not in no_bare)
    percents = alternation(rules.words("units.percent.signs"))
    tail = rf"(?:{money_of(other_money)}|{percents}|{scales}\s+{alternation(counted)}|{by_measure})"
    per = r"(?:\s?/\s?(?:\d{1,3}(?:\.000)?\s?)?[^\W\d_]+[23²³]?(?:\s[^\W\d_]+){0,2})*"  # đồng/ngày công, lít/100 km

    # A scale in short, damaged or with other signs, and what money is counted in: `Tr/đồng`, `tỉ-đồng`, `trieu đ`.
    scale_letters = "".join(sorted({unit.name[0] for unit in rules.money_units if unit.factor > 1} - set("1")))
    single = alternation(unit.name for unit in rules.money_units if unit.factor == 1 and unit.sure)
    like_money = rf"(?:[{scale_letters}][^\W\d_]{{0,7}}\W{{0,3}}|1[.,\s]?0[\d.,\s]*){single}(?:\s?/.*)?"

    def any_of(*names: str) -> str:
        return alternation(rules.words(*(f"words.table.{name}" for name in names)))

    def loose(*names: str) -> str:
        return loosely(rules.words(*(f"words.table.{name}" for name in names)))

    words = rules.words("words.table.unit_line")
    lines, body = rf"(?:{loosely(words)}|(?<!\w){beheaded(words)})", loose("unit_or_body")
    named = loose("unit_line", "unit_or_body")  # within parentheses no body is named
    no_body = (
        rf"(?:{sure_told}|{sure}|(?:{scales}\s+)?{alternation([*measures, *rules.words('words.table.unit_no_body')])})"
    )
    # `Đơn vị:` alone may name a body: only what is none counts behind it, and nothing may follow.
    unit_line = (
        rf"\(?\s*(?:{lines}\s*(?:\(|:)?\s*:?\s*(?P<unit>{told}{per})(?=\s*(?:[).,;:(]|$))|{body}\s*:?\s*(?P<sure>{sure}{per})(?=\s*(?:[).,;:]|$))"
        rf"|{any_of('unit_named')}\s*:\s*(?P<named>(?!\d){sure}{per})(?=\s*\)?\s*\.?$)"
        rf"|{body}\s*:\s*(?P<told>{no_body}{per})(?=\s*\)?\s*\.?$))"
    )
    ends = (re.escape(word.rpartition(" ")[0]) for word in rules.words("words.table.ends_like_money"))
    no_money = "".join(rf"(?<!(?<!\w){first}\s)" for first in sorted(ends))
    sides = any_of("ratio_sides")  # Đạt %KH
    priced = rf"{any_of('priced')}(?!\w)[^();,]*"  # (giá so sánh 2010; tỷ đồng)
    in_head = (  # the many units once: patterns of them take long to compile
        rf"(?:(?P<open>[(\[])\s*(?:[x×]\s?(?=1[.,]?0))?(?:{priced}\s*[;,]\s*)?(?:{named}\s*:?\s*)?|^{lines}\s*:?\s*)(?P<unit>{every}{per})"
        rf"(?(open)\s*(?:[;,]\s*{priced})?[)\]]|$)"
        rf"|(?:^|[\s,]){no_money}(?P<out>{sure})\s*$"
        rf"|^(?P<bare>{bare})$"
        r"|^(?P<lead>%)"
    )
    unit_alone = re.compile(rf"{every}{per}", re.IGNORECASE)
    return Grammar(
        unit_line=re.compile(unit_line, re.IGNORECASE),
        listed=listed_units(
            rules,
            unit_alone,
            rf"{no_body}{per}",
            rules.words("words.table.unit_line", "words.table.unit_or_body"),
        ),
        kinds=kinds_of(rules),
        unit_in_head=re.compile(in_head, re.IGNORECASE),
        unit_at_end=re.compile(
            rf"(?:(?<!\d)|(?<=\D(?:19|20)\d\d))\s\(\s*(?P<unit>{sure_money}{per})\s*\)\s*[:.]?$", re.IGNORECASE
        ),
        unit_alone=unit_alone,
        noun_alone=re.compile(alternation(rules.words("units.quantity.nouns", "units.chains.places")), re.IGNORECASE),
        level_alone=re.compile(alternation(rules.words("units.chains.places")), re.IGNORECASE),
        levels_head=re.compile(rf"{any_of('levels_head')}(?!\w)", re.IGNORECASE),
        unit_of_row=re.compile(rf"\(\s*(?:{named}\s*:?\s*)?({every}{per})\s*\)\s*$", re.IGNORECASE),
        unit_in_tail=re.compile(
            rf"(?:\(([^()]*)[,;]\s+|^([^()]*(?:\([^()]*\)[^()]*)*)(?:[,;]|\s[-–])\s+)(?P<unit>{tail}{per})(?(1)\s*\))\s*$",
            re.IGNORECASE,
        ),
        tail_goes_on=re.compile(rf"(?<!\w)(?:{tail}|{alternation(measures)})\)?\s*$", re.IGNORECASE),
        unit_column=re.compile(loose("unit_column"), re.IGNORECASE),
        number_column=re.compile(any_of("number_column"), re.IGNORECASE),
        naming_column=re.compile(any_of("naming_column"), re.IGNORECASE),
        percent_head_if_proven=re.compile(any_of("percent_head_if_proven"), re.IGNORECASE),
        note_below=re.compile(rf"\W*{any_of('note_below')}\s*[:.]?\s*"),
        percent_head=re.compile(
            rf"(?:(?<!\w){any_of('percent_head')}|(?<=[^\W\d_]){percents})(?!\w)|(?<!\d)\s{percents}{sides}(?!\w)",
            re.IGNORECASE,
        ),
        code_head=re.compile(rf"{any_of('code_head')}(?!\w)|{any_of('code_head_whole')}$", re.IGNORECASE),
        code_head_unless_marked=re.compile(rf"{any_of('code_head_unless_marked')}(?!\w)", re.IGNORECASE),
        count_head=re.compile(rf"{any_of('count_head')}(?!\w)", re.IGNORECASE),
        work_head=re.compile(rf"{any_of('work_head')}(?!\w)", re.IGNORECASE),
        share_label=re.compile(rf"{any_of('share_label')}(?!\w)", re.IGNORECASE),
        counted_head=re.compile(
            rf"(?!{any_of('code_head')}(?!\w)){any_of('number_of')}\s+(?!{any_of('not_counted')}(?!\w))"
            rf"({alternation(counted)})(?!\w)",
            re.IGNORECASE,
        ),
        money_head=re.compile(
            rf"(?<!\w)(?:{any_of('money_head')})(?!\w)|^{any_of('money_head_whole')}$", re.IGNORECASE
        ),
        price=re.compile(
            rf"(?!.*(?<!\w){any_of('not_price_head')}(?!\w))"
            rf"(?:{any_of('price_head_begin')}|.*?(?<!\w){any_of('price_head')})(?!\w)",
            re.IGNORECASE,
        ),
        single_money=re.compile(alternation(u.name for u in rules.money_units if u.factor == 1), re.IGNORECASE),
        like_money=re.compile(like_money, re.IGNORECASE),
        like_unit_line=re.compile(
            rf"\(?\s*(?:{loosely(words)}\s*[:(].{{1,{LONGEST_UNREAD}}}|(?:{body}[^:\n]{{0,12}}|{beheaded(words)}\s*)[:(]\s*{like_money}\s*\)?\.?)",
            re.IGNORECASE,
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

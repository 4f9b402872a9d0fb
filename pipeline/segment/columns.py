"""What each column of a table holds: money, counts, percentages, codes; and where its unit is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.segment.prices import Goods, are_goods, goods_of, is_price, last_part
from pipeline.segment.sheets import FIGURE, YEAR, Sheet
from pipeline.segment.tablegrammar import Grammar
from pipeline.segment.unitwords import ToldUnits
from pipeline.segment.workedout import Meaning, figures_in, meaning_of, proven
from pipeline.text import folded

LEAST_YEARS = 2  # figures that look like years: one alone may be any number
_WITHOUT_UNIT = (Meaning.TIMES, Meaning.UNCLEAR)
_TABLE_UNIT = ""  # of a column whose head tells none: that of its row, else the table's
_OF_DOCUMENT = re.compile(r"[^\W\d_]|\d\s*/")  # what the number of one has: 12/QĐ-UBND
_MARKED = re.compile(r"\d[.,]\d")
_FLAT = re.compile(r"(?P<group>.*\S)(?:\s+[-–—/]|:)\s+(?P<own>\S.*)")  # So sánh 2023/2022 - Chênh lệch
_CODE = re.compile(r"0\d+|\d{7,}")


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet by their `labels`; `told`: the units of the whole table."""

    grammar: Grammar
    sheet: Sheet
    labels: tuple[str, ...]
    told: ToldUnits | None
    above: str = ""  # the lines above the table, which may say of what it is

    @cached_property
    def unit_column(self) -> int | None:
        """The column that tells each row's unit."""
        return next((c for c, label in enumerate(self.labels) if self._tells_units(c, label)), None)

    @cached_property
    def units(self) -> tuple[str | None, ...]:
        """Unit of each column's figures, where its row tells no other; `None` where none is known."""
        return tuple(self._of_table(c) if each is _TABLE_UNIT else each for c, each in enumerate(self._heads))

    @cached_property
    def of_money(self) -> frozenset[int]:
        """`Thành tiền`, `Kinh phí`, prices: they have the table's unit of money, whatever the row's unit is."""
        return self._named_money | self.of_prices

    @cached_property
    def of_prices(self) -> frozenset[int]:
        """`Giá bán`, `Mức thu`: money for one of what the column of units says."""
        if self.unit_column is None:
            return frozenset()
        named = {c for c in self._named_money if is_price(self.grammar, self.labels[c])}
        return frozenset(named | (self._unnamed if self._goods is Goods.PRICED else set()))

    @cached_property
    def _named_money(self) -> frozenset[int]:
        """The columns whose heads say that they are of money."""
        return frozenset(
            c
            for c, label in enumerate(self.labels)
            if self.grammar.money_head.search(last_part(label))
            or (self.unit_column not in (None, c) and is_price(self.grammar, label) and not self._counts(c))
        )

    @cached_property
    def _goods(self) -> Goods:
        return goods_of(self.grammar, self.sheet, self.labels, self.unit_column, self.told, self.above)

    @cached_property
    def _unnamed(self) -> set[int]:
        """The columns of figures behind that of the units whose heads say neither a price nor a count."""
        return {
            c
            for c, each in enumerate(self._heads)
            if each is _TABLE_UNIT
            and c > (self.unit_column or 0)
            and c not in self._named_money
            and any(map(FIGURE.fullmatch, self.sheet.below_head(c)))
        }

    @cached_property
    def with_unit_of_row(self) -> frozenset[int]:
        """Columns whose heads tell no unit, so that the row's is theirs: behind `ĐVT`, and a count right before it."""
        told = self.unit_column
        is_last = told is not None and all(each is None for each in self._heads[told + 1 :])
        return frozenset(
            c
            for c, each in enumerate(self._heads)
            if (
                each is _TABLE_UNIT
                and not (c in self.of_money and self._of_table(c))
                and (told is None or is_last or c > told)
            )
            or (each is None and told is not None and c >= told - 1 and self._counts(c))
        )

    @cached_property
    def without_head_unit(self) -> frozenset[int]:
        """Those, and the columns of money: a unit told within the body goes before that of the whole table."""
        return self.with_unit_of_row | {c for c in self.of_money if self._heads[c] is _TABLE_UNIT}

    @cached_property
    def unitless(self) -> frozenset[int]:
        """Columns of numbers of times, those of `unclear`, and those that may be prices or of their rows' units."""
        compared = {c for c, m in enumerate(self._meanings) if self._heads[c] is None and m in _WITHOUT_UNIT}
        return frozenset(compared | (self._unnamed if self._goods is Goods.UNKNOWN else set()))

    @cached_property
    def unclear(self) -> frozenset[int]:
        """Columns that compare others, nothing telling how."""
        return frozenset(c for c in self.unitless if self._meanings[c] is Meaning.UNCLEAR)

    @cached_property
    def undecided(self) -> frozenset[int]:
        """Columns of figures to which none of several units, or of the table's and the row's, is given.

        Without any unit those of money: `Số tiền`, `Kinh phí`.
        """
        if self._goods is Goods.UNKNOWN:
            return frozenset(self._unnamed)
        if self.told is None and self.unit_column is not None and are_goods(self.grammar, self.sheet, self.unit_column):
            return frozenset(c for c in self.of_prices if self._heads[c] is _TABLE_UNIT)
        if self.told is None and self.unit_column is None:
            return frozenset(c for c in self._named_money if self._heads[c] is _TABLE_UNIT and self._holds_figures(c))
        if self.told is None or self.told.default(self.grammar.kinds) or self.unit_column is not None:
            return frozenset()
        return frozenset(
            c
            for c, each in enumerate(self._heads)
            if each is _TABLE_UNIT and not self._of_table(c) and self._holds_figures(c)
        )

    def _holds_figures(self, column: int) -> bool:
        """Whether a cell of the column is a figure and nothing else."""
        return any(map(FIGURE.fullmatch, self.sheet.below_head(column)))

    @cached_property
    def need_unit(self) -> bool:
        """Whether a column of figures has no unit of its own, nor one by its rows."""
        return self.unit_column is None and any(
            each is _TABLE_UNIT and any(map(FIGURE.fullmatch, self.sheet.below_head(c)))
            for c, each in enumerate(self._heads)
        )

    @cached_property
    def _meanings(self) -> tuple[Meaning | None, ...]:
        return tuple(self._meaning(column, label) for column, label in enumerate(self.labels))

    @cached_property
    def _heads(self) -> tuple[str | None, ...]:
        return tuple(self._head_unit(column, label) for column, label in enumerate(self.labels))

    def _of_table(self, column: int) -> str | None:
        """The table's unit as a column has it: one of money for money alone."""
        if self.told is None:
            return None
        kinds = self.grammar.kinds
        return self.told.money(kinds) if column in self.of_money else self.told.default(kinds)

    def _meaning(self, column: int, label: str) -> Meaning | None:
        """What a column that compares others holds; its number may say how: `7=6/4`."""
        rows = range(self.sheet.head)
        number = next((t for row in rows if "=" in (t := self.sheet.cells.get((row, column), ""))), "")
        heads = self.grammar.compared
        label = _group_and_own(label)[1] if self._stands_beside_percent(column) else label
        may_be_percent = self.grammar.percent_head_if_proven.fullmatch(last_part(label)) is not None
        if not (may_be_percent or heads.compared.search(label) or heads.is_ratio(label, number)):
            return None
        body = range(self.sheet.head, self.sheet.rows)
        every = [figures_in([self.sheet.cells.get((row, c), "") for row in body]) for c in range(self.sheet.columns)]
        others = [each for c, each in enumerate(every) if c not in (0, column)]
        if may_be_percent:
            return Meaning.PERCENT if proven(every[column], others) is Meaning.PERCENT else None
        return meaning_of(heads, label, number, every[column], others)

    def _stands_beside_percent(self, column: int) -> bool:
        """Whether another column of its group is headed as one of percent: `Chênh lệch` and `Tỷ lệ (%)`."""
        group, _ = _group_and_own(self.labels[column])
        parts = (_group_and_own(label) for c, label in enumerate(self.labels) if c != column)
        return bool(group) and any(above == group and self._says_percent(own) for above, own in parts)

    def _says_percent(self, head: str) -> bool:
        match = self.grammar.unit_in_head.search(head)
        return match is not None and match[match.lastgroup or 0] == "%"

    def _head_unit(self, column: int, label: str) -> str | None:
        """Unit of a column from its head; `None` for labels, codes, counts and notes; `_TABLE_UNIT` for the rest."""
        parts = label.split(" > ")
        if self.grammar.number_column.fullmatch(parts[-1]) or self._tells_units(column, parts[-1]):
            return None
        if self._names_rows(column) or (not label and any(self.labels[1:])):  # a head that was not read
            return None
        meaning = self._meanings[column]
        if said := self._said(column, parts, meaning):
            return said
        if meaning in _WITHOUT_UNIT or self._names(column, parts[-1]) or self._holds_years(column):
            return None
        return None if column == 0 and (not label or self.sheet.is_enumerated()) else _TABLE_UNIT

    def _said(self, column: int, parts: list[str], meaning: Meaning | None) -> str | None:
        """The unit that the head itself says, or chooses of the table's."""
        for part in reversed(parts):
            if match := self.grammar.unit_in_head.search(part):
                unit = folded(match[match.lastgroup or 0])
                is_of_group = part is not parts[-1] and unit[-1:].isalnum()  # no sign of percent
                return "%" if is_of_group and self._is_share(parts[-1], meaning) else unit
        if self.grammar.percent_head.search(parts[-1]) or meaning is Meaning.PERCENT:
            return "%"
        if meaning in _WITHOUT_UNIT:
            return None
        if column not in self._named_money and (noun := self._counted(column, parts)):
            return noun
        if self.told and self.unit_column is None and not self._holds_years(column):
            return self.told.for_head(self.grammar.kinds, parts[-1])
        return None

    def _is_share(self, own: str, meaning: Meaning | None) -> bool:
        """Whether a head of a group is of percentages, whatever others are: `Vốn (triệu đồng) > Tỷ lệ`, `> TH/KH`."""
        if self.grammar.percent_head.match(own):
            return True
        heads = self.grammar.compared
        return meaning is Meaning.PERCENT and (heads.is_ratio(own, "") or heads.compared.search(own) is not None)

    def _names(self, column: int, head: str) -> bool:
        """A head of codes, notes and the like, or of counts, whose unit is not the table's."""
        if self._is_of_work(head) or self._is_of_versions(column, head):
            return False
        return (self.grammar.code_head.match(head) or self.grammar.count_head.match(head)) is not None

    def _is_of_work(self, head: str) -> bool:
        """`Khối lượng hoàn thành` of projects told by what they cost, not of work told by its price and unit."""
        if self.unit_column is not None or not self.grammar.work_head.match(head):
            return False
        return not any(self.grammar.price.search(last_part(label)) for label in self.labels)

    def _is_of_versions(self, column: int, head: str) -> bool:
        """`Số báo cáo` and `Số kiểm toán` of an audit: figures with marks, which no number of a document has."""
        if not self.grammar.code_head_unless_marked.match(head):
            return False
        filled = self.sheet.below_head(column)
        return any(map(_MARKED.search, filled)) and not any(map(_OF_DOCUMENT.search, filled))

    def _names_rows(self, column: int) -> bool:
        """The first column but for list labels, few of whose cells are plain figures: `0-14`, `15-59`, `Trên 60`."""
        is_numbered = self.sheet.is_enumerated() or self.grammar.number_column.fullmatch(last_part(self.labels[0]))
        texts = self.sheet.below_head(column) if column == (1 if is_numbered else 0) else []
        figures = sum(FIGURE.fullmatch(text) is not None for text in texts)
        return 2 * figures < len(texts) and any(map(self._holds_figures, range(column + 1, self.sheet.columns)))

    def _counts(self, column: int) -> bool:
        """A head of counts: `Số lượng`, `Khối lượng`."""
        head = last_part(self.labels[column])
        return self.grammar.count_head.match(head) is not None and not self._is_of_work(head)

    def _counted(self, column: int, parts: list[str]) -> str | None:
        """The noun that a head counts (`Số hộ nghèo`: hộ), its own or the one above it; codes count nothing."""
        match = next((found for part in reversed(parts) if (found := self.grammar.counted_head.match(part))), None)
        if match is None or any(_CODE.fullmatch(text) for text in self.sheet.below_head(column)):
            return None
        noun = folded(match[1])
        return noun if noun.isupper() else noun.lower()

    def _holds_years(self, column: int) -> bool:
        """All figures of the column are calendar years: `Thời gian KC-HT`, `Khởi công`."""
        figures = [text for text in self.sheet.below_head(column) if FIGURE.fullmatch(text)]
        least = 1 if self.unit_column is None else LEAST_YEARS
        return len(figures) >= least and all(YEAR.fullmatch(text) for text in figures)

    def _tells_units(self, column: int, label: str) -> bool:
        """A column headed `ĐVT` or `Đơn vị` whose cells are units: `Đơn vị` may as well head a list of bodies."""
        if not self.grammar.unit_column.fullmatch(label):
            return False
        filled = self.sheet.below_head(column)
        units = sum(self.grammar.unit_alone.fullmatch(text) is not None for text in filled)
        dittos = sum(self.grammar.ditto.fullmatch(text) is not None for text in filled)
        return 2 * (units + dittos) >= max(len(filled), 1)


def _group_and_own(label: str) -> tuple[str, str]:
    """The heads above a column's own, and its own; where it has one head, the parts of that which a dash parts."""
    group, _, own = label.rpartition(" > ")
    flat = _FLAT.fullmatch(own) if not group else None
    return (flat["group"], flat["own"]) if flat else (group, own)

"""Tables of prices: the line above says the money, the column of units what the money is for.

`Đơn vị tính: đồng` above `Xi măng | tấn | 1.120.000` is 1.120.000 đồng for a tấn, and no weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from pipeline.figures import figure_and_aside
from pipeline.segment.sheets import FIGURE, Sheet
from pipeline.segment.tablegrammar import Grammar
from pipeline.segment.unitwords import ToldUnits


class Goods(Enum):
    """What the figures below a line of money are, whose heads say neither a price nor a count."""

    COUNTED = "in the units of their rows"
    PRICED = "for one of what their rows say"
    UNKNOWN = "either"


def goods_of(
    grammar: Grammar, sheet: Sheet, labels: Sequence[str], unit_column: int | None, told: ToldUnits | None, above: str
) -> Goods:
    """What they are in a sheet with the unit line `told`; `above`: the lines before it, which may speak of prices.

    The column of units of a table of indicators has money or percentages too, or leaves out the rows that have the
    unit of the line; one of goods has neither. A column of sums (`Thành tiền`) is what the line is for.
    """
    unit = told.default(grammar.kinds) if told else None
    if unit_column is None or unit is None or not grammar.kinds.is_money(unit):
        return Goods.COUNTED
    heads = [label for column, label in enumerate(labels) if column != unit_column]
    prices = [head for head in heads if is_price(grammar, head)]
    has_sums = any(grammar.money_head.search(last_part(head)) for head in heads if head not in prices)
    if has_sums or not are_goods(grammar, sheet, unit_column):
        return Goods.COUNTED
    if prices:
        return Goods.UNKNOWN  # beside them may stand what there is of the goods
    return Goods.PRICED if grammar.single_money.fullmatch(unit) or is_price(grammar, above) else Goods.UNKNOWN


def are_goods(grammar: Grammar, sheet: Sheet, unit_column: int) -> bool:
    """Whether every row with a figure behind its unit has one, and none is of money or a percentage."""
    for row in range(sheet.head, sheet.rows):
        texts = sheet.row(row)
        if not any(FIGURE.fullmatch(figure_and_aside(text)[0]) for text in texts[unit_column + 1 :] if text):
            continue
        unit = texts[unit_column]
        if not unit and (row, unit_column) not in sheet.cells:
            continue  # a merged cell says it
        if not unit or grammar.kinds.is_money(unit) or unit in grammar.kinds.percent:
            return False
    return True


def last_part(head: str) -> str:
    """The column's own head, without those above it."""
    return head.rsplit(" > ", maxsplit=1)[-1]


def is_price(grammar: Grammar, head: str) -> bool:
    """Whether a head, or one above it, is that of prices, fees or rates: `Giá bán > Huyện Cao Lộc`, `Mức thu`."""
    return any(grammar.price.match(part) for part in head.split(" > "))

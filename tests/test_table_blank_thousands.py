"""Counts without a unit whose thousands blanks part have values where their columns tell that they are one figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

CASES = {
    # cells of a column -> value of the first
    "others grouped alike": (["12 500", "9 731", "480"], 12500),
    "two groups": (["1 250 000", "37"], 1250000),
    "negative": (["(1 250)", "9 731", "480"], -1250),
    "decimals": (["1 250,5", "9 731,25", "48,0"], Decimal("1250.5")),
    "grouped by dots beside it": (["12 500", "9.731", "480"], None),
    "two figures": (["12 500", "9 7", "480"], None),
    "no other": (["12 500", "xã Tân Lập"], None),
}


@pytest.mark.parametrize(("column", "value"), CASES.values(), ids=CASES)
def test_values_of_blank_thousands(run_text, column, value):
    rows = "".join(f"| Loại {name} | {cell} |\n" for name, cell in zip("ABCD", column, strict=False))
    report = run_text(f"BÁO CÁO\nKết quả\n\n| Loại | Mức |\n|---|---|\n{rows}")
    assert next(cell.value for cell in report.cells if cell.text == column[0]) == value

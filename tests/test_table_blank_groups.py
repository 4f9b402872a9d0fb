"""Heads of two rows without merged cells, beside one column of names: blanks behind a group are under it."""

from __future__ import annotations

import pytest

BODY = "Đào đất\t1.250\t187.500\t1.232,5\t184.875\nBê tông\t320\t512.000\t318\t508.800\n"

HEADS = {
    # the rows above the figures -> the heads of the columns of figures
    "groups with blanks behind them": (
        "Hạng mục\tDự toán\t\tQuyết toán\t\n\tKhối lượng (m3)\tThành tiền (nghìn đồng)\tKhối lượng (m3)\tThành tiền (nghìn đồng)\n",
        ["Dự toán > Khối lượng (m3)", "Dự toán > Thành tiền (nghìn đồng)", "Quyết toán > Khối lượng (m3)", "Quyết toán > Thành tiền (nghìn đồng)"],
    ),
    "years below a group": ("Hạng mục\tThực hiện\t\tKế hoạch\t\n\t2020\t2021\t2022\t2023\n", ["Thực hiện > 2020", "Thực hiện > 2021", "Kế hoạch > 2022", "Kế hoạch > 2023"]),
    "a blank with nothing below": ("Hạng mục\tDự toán\t\tQuyết toán\t\n\tMóng\t\tTường\tMái\n", ["Dự toán", "", "Quyết toán", ""]),
    "no group": ("Hạng mục\tDự toán\tGiá\tQuyết toán\tNợ\n\tMóng\tMóng\tTường\tTường\n", ["Dự toán", "Giá", "Quyết toán", "Nợ"]),
}  # fmt: skip


@pytest.mark.parametrize(("head", "labels"), HEADS.values(), ids=HEADS)
def test_blanks_behind_groups(run_text, head, labels):
    cells = run_text(f"BÁO CÁO\nKết quả\n\n{head}{BODY}").cells
    assert [cell.column_label for cell in cells if cell.row_label == "Bê tông"][1:] == labels


def test_units_below_groups(run_text):
    head, _ = HEADS["groups with blanks behind them"]
    values = {cell.text: (cell.value, cell.unit) for cell in run_text(f"BÁO CÁO\nKết quả\n\n{head}{BODY}").cells}
    assert values["187.500"] == (187_500_000, "VND")
    assert values["1.250"] == (1250, "m3")

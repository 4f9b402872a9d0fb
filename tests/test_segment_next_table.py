"""The unit of a table, and the next table with nothing between them."""

from __future__ import annotations

import pytest

from pipeline.read import open_source
from pipeline.stages import extract_document
from pipeline.values import Amount

ABOVE = "UBND XÃ PHÚ LÂM\nSố: 7/BC-UBND\n\nBÁO CÁO\nThu chi ngân sách\n\nĐơn vị tính: triệu đồng\n\n"
FIRST = "| Chỉ tiêu | Kế hoạch | Thực hiện |\n|---|---|---|\n| Thuế | 125 | 130 |\n| Phí | 25 | 35 |\n\n"
NEXT = {
    "its heads differ": (
        "| Tên thôn | Số hộ | Kế hoạch |\n|---|---|---|\n| Thôn Đông | 9 | 72 |\n| Thôn Đoài | 8 | 74 |\n",
        False,
    ),
    "it begins alike": ("| Chỉ tiêu | Diện tích |\n|---|---|\n| Lúa | 72 |\n| Ngô | 74 |\n", False),
    "it goes on": (
        "| Chỉ tiêu | Kế hoạch | Thực hiện |\n|---|---|---|\n| Lệ phí | 72 | 71 |\n| Khác | 74 | 70 |\n",
        True,
    ),
    "it has fewer columns": ("| Chỉ tiêu | Thực hiện |\n|---|---|\n| Lệ phí | 72 |\n| Khác | 74 |\n", True),
    "other columns of the same rows": ("| Chỉ tiêu | Năm sau |\n|---|---|\n| Thuế | 72 |\n| Phí | 74 |\n", True),
}


@pytest.mark.parametrize(("below", "is_told"), NEXT.values(), ids=NEXT.keys())
def test_the_unit_of_the_table_above(rules, tmp_path, below, is_told):
    path = tmp_path / "a.md"
    path.write_text(ABOVE + FIRST + below, encoding="utf-8")
    with open_source(path) as source:
        report = extract_document(source, rules)
    amounts = [mention.text for mention in report.mentions if isinstance(mention.value, Amount)]
    assert "125" in amounts
    assert ("72" in amounts) is is_told


@pytest.mark.parametrize(("between", "is_told"), [("", True), ("Bảng 2. Số hộ\n\n", False)])
def test_the_unit_of_the_part_on_the_page_before(rules, tmp_path, between, is_told):
    path = tmp_path / "a.txt"
    path.write_text(ABOVE + FIRST + "\f" + between + NEXT["it goes on"][0], encoding="utf-8")
    with open_source(path) as source:
        report = extract_document(source, rules)
    amounts = [mention.text for mention in report.mentions if isinstance(mention.value, Amount)]
    assert "125" in amounts
    assert ("72" in amounts) is is_told

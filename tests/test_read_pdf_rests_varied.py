"""Tables of PDF files over page breaks, varied by chance: each figure of a rest is what it is, or has no value and is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline
from pipeline.report import Report
from tests.test_read_pdf import HIGH, Sheet, write
from tests.test_read_pdf_rests import UNIT

NAMES = ("Thu nội địa", "Lệ phí trước bạ", "Thu phạt", "Phí và lệ phí", "Thu cho thuê đất", "Chi khác", "Chi đầu tư")
HEADS = ("Dự toán", "Thực hiện", "Kế hoạch", "Quyết toán")
PERCENT = "Tỷ lệ (%)"
SHORT = {"STT": "TT", PERCENT: "%", "Dự toán": "DT", "Thực hiện": "TH", "Kế hoạch": "KH", "Quyết toán": "QT"}
LEFT = 85.0

Rows = list[list[str]]


class Case:
    """A table, where it is cut, and how its rest is printed."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - no secrets
        numbers = chance.choice(["counted", "counted", "dashes", ""])
        figures = [*chance.sample(HEADS, chance.randint(2, 3)), *([PERCENT] if chance.random() < 0.6 else [])]
        self.words = 1 + bool(numbers)
        self.head = [*(["STT"] if numbers else []), "Chỉ tiêu", *figures]
        self.rows: Rows = []
        for number in range(1, chance.randint(8, 14)):
            label = {"counted": [str(number)], "dashes": ["-"], "": []}[numbers]
            values = [self._value(chance, number, head) for head in figures]
            self.rows.append([*label, NAMES[number % len(NAMES)], *values])
        self.cut = chance.randint(2, 6)
        self.widths = [*([35.0] if numbers else []), 140.0, *([70.0] * len(figures))]
        change = chance.choice([self._same, self._wider, self._uneven])
        self.other_widths, self.left = change(chance), LEFT + chance.choice([0, 0, 12, -20, 60])
        again = chance.choice([[], [], [self.head], [[SHORT.get(head, head) for head in self.head]]])
        self.again: Rows = again
        self.above = chance.choice([[], [], [UNIT], ["Bảng 1 (tiếp theo)"]])

    @staticmethod
    def _value(chance: random.Random, number: int, head: str) -> str:
        """No figure twice, so that each is found again."""
        return (
            f"{80 + 2 * number},{chance.randint(1, 9)}"
            if head == PERCENT
            else f"{chance.randint(1, 99)}{1000 + number}"
        )

    def _same(self, _: random.Random) -> list[float]:
        return self.widths

    def _wider(self, chance: random.Random) -> list[float]:
        measure = chance.uniform(0.88, 1.12)
        return [width * measure for width in self.widths]

    def _uneven(self, chance: random.Random) -> list[float]:
        return [width + chance.uniform(-12, 12) if width > 40 else width for width in self.widths]

    def pages(self) -> tuple[Callable[[Sheet], None], Callable[[Sheet], None]]:
        """The page with the head, and that with the rest."""

        def first(sheet: Sheet) -> None:
            sheet.prose(60)
            sheet.at(400, 600, UNIT)
            sheet.table(610, [self.head, *self.rows[: self.cut]], self.widths)

        def rest(sheet: Sheet) -> None:
            for at, line in enumerate(self.above):
                sheet.canvas.drawString(LEFT, HIGH - 60 - 18 * at, line)
            top = 64 + 18 * len(self.above)
            sheet.table(top, [*self.again, *self.rows[self.cut :]], self.other_widths, x=self.left)
            sheet.prose(500)

        return first, rest

    def meant(self) -> dict[str, tuple[Decimal, str]]:
        """Figure -> its value and unit."""
        found = {}
        for row in self.rows:
            for head, text in list(zip(self.head, row, strict=True))[self.words :]:
                is_percent = head == PERCENT
                value = Decimal(text.replace(",", ".")) if is_percent else Decimal(text) * 1_000_000
                found[text] = value, "%" if is_percent else "VND"
        return found


def _read(report: Report) -> dict[str, tuple[Decimal, str]]:
    return {cell.text: (cell.value, cell.unit) for cell in report.cells if cell.value is not None and cell.column}


@pytest.mark.parametrize("seed", range(40))
def test_no_figure_of_a_rest_is_taken_for_another(tmp_path: Path, seed: int) -> None:
    case = Case(seed)
    report = pipeline.extract(write(tmp_path, *case.pages()), ocr="never")
    meant, read = case.meant(), _read(report)
    assert {text: value for text, value in read.items() if text in meant} == {
        text: meant[text] for text in read if text in meant
    }
    assert meant.keys() <= read.keys() or ("unclear_figures", 2) in {(p.code, p.page) for p in report.problems}

"""Amounts, percentages and quantities of whole sentences, from many provinces, years and offices, with all finders at work."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.figures import plain
from pipeline.model import Mention
from pipeline.values import Amount, Percentage, Quantity

LINES = (Path(__file__).parent / "figure_sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.partition("||")[::2] for line in LINES if line and not line.startswith("#")]


def shown(text: str, mention: Mention) -> str:
    """`Q:12,5 ha>12.5 ha`, `A:5-7 triệu đồng/ha>5000000/7000000 per ha`, `P:7%>7`."""
    value = mention.value
    assert isinstance(value, Amount | Percentage | Quantity)
    figure = plain(value.value) + ("" if value.value_to is None else f"/{plain(value.value_to)}")
    printed = " ".join(text[mention.start : mention.end].split())
    if isinstance(value, Percentage):
        return f"P:{printed}>{figure}"
    if isinstance(value, Quantity):
        return f"Q:{printed}>{figure} {value.unit}".rstrip() + (f"/{value.per}" if value.per else "")
    currency = "" if value.currency == "VND" else f" {value.currency}"
    return f"A:{printed}>{figure}{currency}" + (f" per {value.per}" if value.per else "")


def in_full(expected: str) -> str:
    """`Q:12,5 ha` -> `Q:12,5 ha>12.5 ha`."""
    label, printed = expected[:2], expected[2:]
    if ">" in printed:
        return expected
    number, _, unit = printed.rstrip("%").partition(" ")
    value = "/".join(plain(Decimal(part.replace(".", "").replace(",", "."))) for part in number.split("/"))
    return f"{label}{printed}>{value} {unit}".rstrip()


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_every_figure_of_a_sentence(all_finders, layout_of, sentence, expected):
    layout = layout_of(sentence.strip().replace("\\n", "\n"))
    kinds = (Amount, Percentage, Quantity)
    found = [shown(layout.text, mention) for mention in all_finders(layout) if isinstance(mention.value, kinds)]
    assert found == [in_full(each.strip()) for each in expected.split(" | ") if each.strip()]

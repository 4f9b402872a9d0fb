"""Reports whose figures are other ones, noughts above all: whatever they are, the whole way to the findings is gone."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import pipeline

TEXTS = sorted(Path(__file__).parent.glob("gold*/*.txt"))
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
NOTHING = ("0", "00", "0,0", "0")
ANYTHING = (*NOTHING, "1", "1/0", "2-1", "-5", "0,000001", "1.000.000.000.000", "9" * 30)
SHARE = 0.3  # of the figures
GROUPS = 8


def replaced(text: str, figures: tuple[str, ...], chance: random.Random) -> str:
    return FIGURE.sub(lambda match: chance.choice(figures) if chance.random() < SHARE else match[0], text)


@pytest.mark.parametrize("group", range(GROUPS))
@pytest.mark.parametrize("figures", [NOTHING, ANYTHING], ids=["nothing", "anything"])
def test_no_figure_ends_a_document(group, figures, tmp_path):
    chance = random.Random(group)  # noqa: S311 - no secret
    for path in TEXTS[group::GROUPS]:
        copy = tmp_path / path.name
        copy.write_text(replaced(path.read_text(encoding="utf-8"), figures, chance), encoding="utf-8")
        report = pipeline.extract(copy)
        assert report.status in {"ok", "partial"}, path.name


def test_there_are_texts():
    assert len(TEXTS) > GROUPS

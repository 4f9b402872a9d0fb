"""Reports with other figures, noughts above all, and with odd blanks: the whole way to the findings is gone."""

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
FEW = 0.02  # of the blanks: with more control characters a file is no text
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


# Blanks to Python, to regular expressions or to neither.
BLANKS = ("\x1c", "\x1f", "\x85", "\u2028", "\u200b", "\ufeff", "\u00a0", "\u3000", "\x0b", "\t", "\n", "")


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_blank_ends_a_document(group, tmp_path):
    for path in TEXTS[group::GROUPS]:
        chance = random.Random(path.name)  # noqa: S311 - no secret; a new document changes nothing of the others
        text = path.read_text(encoding="utf-8")
        signs = [chance.choice(BLANKS) + sign if sign.isspace() and chance.random() < FEW else sign for sign in text]
        copy = tmp_path / path.name
        copy.write_text("".join(signs), encoding="utf-8")
        assert pipeline.extract(copy).status in {"ok", "partial"}, path.name


def test_there_are_texts():
    assert len(TEXTS) > GROUPS

"""What is told of annotated reports beside their annotations, judged by people who read it: is the relation meant?

gold_false_ok/judged.tsv has a line for each: report, kind, stated figure, judgement, note, quoted evidence. `true`: the
author means it; `chance`: it only comes out; `wrong`: other figures are meant. Both limits may only be tightened.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from tests.test_check_gold import findings

HERE = Path(__file__).parent
JUDGED = HERE / "gold_false_ok" / "judged.tsv"
MOST_FALSE = 0.05  # of what is told; 0.14 when it was first judged
LEAST_TRUE = 0.96  # of what was told rightly


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def told(rules) -> list[tuple[str, str]]:
    """(judgement, the line's report and figure) of each line whose relation is still told."""
    lines = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    found = []
    for report, group in groupby(lines, key=lambda line: line[0]):
        said = {
            (f.kind, f.stated, _folded(f.evidence))
            for f in findings((HERE / report).with_suffix(".txt"), rules)
            if f.verdict != "unchecked"
        }
        found += [(line[3], f"{report} {line[1]} {line[2]}") for line in group if (line[1], line[2], line[5]) in said]
    return found


def test_few_of_what_is_told_only_comes_out(told):
    false = [where for judged, where in told if judged != "true"]
    assert len(false) <= MOST_FALSE * len(told), false


def test_what_is_meant_is_still_told(told):
    judged = [line.split("\t")[3] for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len(judged) >= 600
    assert sum(each == "true" for each, _ in told) >= LEAST_TRUE * judged.count("true")

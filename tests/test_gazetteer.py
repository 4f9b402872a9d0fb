"""The index of names."""

from __future__ import annotations

import re

import pytest

SYLLABLE = re.compile(r"[^\s–-]+")


def test_no_name_is_longer_than_is_told_by_its_first_syllable(gazetteer):
    for row in gazetteer.rows:
        for name in (row.name, *row.aliases):
            first, *others = SYLLABLE.findall(name)
            for printed in (first, first.upper()):
                assert gazetteer.most_syllables(printed) > len(others), name


@pytest.mark.parametrize(("first", "most"), [("Phan", 4), ("PHAN", 4), ("7", 1), ("07", 1), ("Xyz", 0)])
def test_longest_name_by_its_first_syllable(gazetteer, first, most):
    assert gazetteer.most_syllables(first) == most

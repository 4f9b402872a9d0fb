"""How rare what a search finds is, against counts by brute force."""

import random
from decimal import Decimal

import pytest

from pipeline.audit.chance import comparable, digit_targets, expected_hits, turned_targets


@pytest.mark.parametrize("digits", ["658", "1102", "9656", "55", "701"])
def test_targets_are_as_many_as_there_are_slips(digits):
    others = [f"{number}" for number in range(10 ** (len(digits) - 1), 10 ** len(digits))]
    off = [sum(a != b for a, b in zip(digits, each, strict=True)) for each in others]
    turned = [each for each, count in zip(others, off, strict=True) if count == 2 and sorted(each) == sorted(digits)]
    leading = sum(
        1 for at in range(1, len(digits)) if digits[at] == "0" != digits[0]
    )  # 0701 is found, and is no figure
    assert turned_targets(digits) - leading == len(turned)
    assert digit_targets(digits) == off.count(1)


@pytest.mark.parametrize(("figure", "unit"), [("96.56", "0.01"), ("1674", "1"), ("68.9", "0.1")])
def test_expected_hits_are_those_of_random_results(figure, unit):
    told, step, rng = Decimal(figure), Decimal(unit), random.Random(1)  # noqa: S311 - not for secrets
    results = [told * Decimal(4 ** (rng.random() - 0.5)) for _ in range(200_000)]
    hits = sum(abs(each - told) <= step / 2 for each in results)
    assert comparable(results, told) == len(results)
    assert hits == pytest.approx(expected_hits(told, step, len(results)), rel=0.3)


def test_longer_figures_and_fewer_trials_are_rarer():
    assert expected_hits(Decimal("96.56"), Decimal("0.01"), 20) < 0.002
    assert expected_hits(Decimal(68), Decimal(1), 20) > 0.2
    assert comparable(map(Decimal, (1, 49, 50, 100, 200, 201)), Decimal(100)) == 3

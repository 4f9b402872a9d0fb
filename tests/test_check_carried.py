"""Totals that hold only with what a wrong figure should be are told as wrong with the figures as printed."""

from __future__ import annotations

import pytest

from pipeline.audit.order import APART, CHECKS

# A product and a rest that are wrong, and what they were added up to, or took from, before.
CARRIED = [
    (
        (
            "Hỗ trợ 42.315 con lợn thịt, mức 26.000 đồng/con, thành tiền 1.010.190.000 đồng; 3.180 con lợn nái, mức 35.000 đồng/con, "
            "thành tiền 111.300.000 đồng. Tổng kinh phí là 1.211.490.000 đồng."
        ),
        ("product", "1010190000"),
        ("sum", "1211490000"),
    ),
    (
        (
            "Mua 24 bộ máy tính, giá 13.500.000 đồng/bộ, thành tiền 342.000.000 đồng và 15 máy in, giá 4.200.000 đồng/máy, "
            "thành tiền 63.000.000 đồng. Cộng 387.000.000 đồng."
        ),
        ("product", "342000000"),
        ("sum", "387000000"),
    ),
]
# The same with totals of the figures as printed: they hold.
HELD = [
    (
        (
            "Mua 24 bộ máy tính, giá 13.500.000 đồng/bộ, thành tiền 342.000.000 đồng và 15 máy in, giá 4.200.000 đồng/máy, "
            "thành tiền 63.000.000 đồng. Cộng 405.000.000 đồng."
        ),
        ("product", "342000000"),
    ),
]


@pytest.mark.parametrize(("text", "own", "carried"), CARRIED)
def test_both_are_wrong_as_printed(run_text, text, own, carried):
    assert {own, carried} <= {(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"}


def test_operands_are_told_as_printed(run_text):
    text, _, (kind, stated) = CARRIED[1]
    (found,) = (f for f in run_text(text).findings if (f.kind, f.stated) == (kind, stated))
    assert "342,000,000 + 63,000,000 = 405,000,000" in found.message_en


@pytest.mark.parametrize(("text", "own"), HELD)
def test_a_total_of_what_is_printed_is_right(run_text, text, own):
    assert [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"] == [own]


def test_what_no_sum_rests_on_is_not_asked_again():
    assert set(CHECKS) > set(APART)
    assert not {make.__name__ for make in APART} & {
        "sum_check",
        "written_product_check",
        "difference_check",
        "ratio_check",
    }

"""Totals that hold only with what a wrong figure should be are told as wrong with the figures as printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.audit.order import CHECKS, SUMS
from pipeline.read import open_source
from pipeline.stages import extract_document, stages_of

REPORTS = Path(__file__).parent / "gold_checks"

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


def test_a_rest_that_is_wrong_is_not_told_again_of_the_parts(run_text):
    text = (
        "Phần được để lại chi là 1.245,6 triệu đồng. Đến nay đã sử dụng 968,2 triệu đồng từ nguồn để lại, gồm tiền công "
        "512 triệu đồng, vật tư 341,2 triệu đồng, sửa chữa nhỏ 115 triệu đồng; nguồn để lại còn 274,7 triệu đồng."
    )
    told = [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"]
    assert told == [("difference", "274700000")]


def test_what_tells_totals_is_asked_again(rules, monkeypatch):
    """Add a check that is named here to SUMS of pipeline/audit/order.py."""
    others = [(make.__name__, make(rules)) for make in CHECKS if make not in SUMS]
    told = []

    def audit(scene, _):
        prose = {token.figure.start for each in scene.passages for token in each.tokens if token.figure is not None}
        told.extend(name for name, check in others for claim in check(scene) if is_total(claim, prose))
        return ()

    monkeypatch.setattr("pipeline.stages._MADE", {rules.digest: replace(stages_of(rules), audit=audit)})
    for path in sorted(REPORTS.glob("*.txt")):
        with open_source(path) as source:
            extract_document(source, rules)
    assert not set(told)
    assert set(CHECKS) > SUMS


def is_total(claim, prose):
    """Whether it adds up figures of the prose that can have been mended."""
    if claim.kind != "sum" or claim.signs or "table" in claim.rule:
        return False
    return any(each.start in prose and each.unit != "%" for each in claim.operands)

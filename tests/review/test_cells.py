"""Cells of tables without a unit, which are no mentions: they are corrected where their check is looked at."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.cli import main
from pipeline.review.attach import Target
from pipeline.review.desk import Desk
from pipeline.review.exchange import export_reviews, import_reviews
from pipeline.review.reading import UnclearValue
from tests.review.case import decide, standing_now, subject
from tests.review.test_twins import ROWS, extracted, table, wrong_rows


def figures_of(outputs: Path, target: Target) -> dict[str, str]:
    """Quote -> key, of the figures of a check; the stated one first."""
    with closing(Desk(outputs)) as desk, desk.open():
        return {seen.quote: seen.mention_id for _, seen, _ in subject(desk, target).figures}


def corrected(outputs: Path, at: int, quote: str, value: str) -> None:
    check = wrong_rows(outputs)[at]
    decide(outputs, check, "Lan", "report_wrong", value=value, of=figures_of(outputs, check)[quote], reason="cộng lại")


def cells_decided(outputs: Path) -> list[tuple[str, str, str, str]]:
    found = (group for group in standing_now(outputs) if group.anchor.part == "cells")
    return [(group.anchor.context, group.anchor.quote, group.state, group.standing.reviewed_value) for group in found]


@pytest.mark.parametrize(("at", "row"), [(0, "Xã Si Pa Phìn"), (1, "Xã Pa Tần")])
def test_a_cell_is_corrected_in_its_own_row(tmp_path, at, row):
    outputs = extracted(tmp_path, table())
    corrected(outputs, at, "17", "16")
    ((context, quote, state, value),) = cells_decided(outputs)
    assert (row in context, quote, state, value) == (True, "17", "attached", "16")
    assert main(["export", str(outputs), "--format", "parquet,csv", "--into", str(tmp_path / "out")]) == 0
    cells = pq.read_table(tmp_path / "out" / "parquet" / "cells.parquet").to_pylist()
    told = [(each["row_label"], int(each["value"]), each["reviewed_value"]) for each in cells if each["reviewed_value"]]
    assert [(row in label, *more) for label, *more in told] == [(True, 17, "16")]
    assert [
        row["verdict"] for row in csv.DictReader((tmp_path / "out/csv/reviews.csv").read_text("utf-8-sig").split("\n"))
    ] == ["report_wrong"] * 2


def test_the_correction_goes_to_another_auditor_and_outlasts_rows_put_before_it(tmp_path):
    outputs = extracted(tmp_path, table())
    corrected(outputs, 1, "9", "10")
    export_reviews(outputs, tmp_path / "lan.csv")
    (outputs / "reviews.sqlite").unlink()
    done = import_reviews(outputs, [tmp_path / "lan.csv"])
    assert (done.added, done.states) == (2, {"attached": 2})
    extracted(tmp_path, table(rows=(("Xã Mường Nhà", 12, 6, 6), *ROWS)))
    assert [(quote, state, value) for _, quote, state, value in cells_decided(outputs)] == [("9", "moved", "10")]
    extracted(tmp_path, table(rows=ROWS[:7]))  # the row is gone: a like one of another commune is not taken
    assert [state for *_, state, _ in cells_decided(outputs)] == ["orphaned"]


@pytest.mark.parametrize("value", ["16 người", "mười sáu", "16 - 17", ""])
def test_a_cell_takes_a_number_only(tmp_path, value):
    outputs = extracted(tmp_path, table())
    check = wrong_rows(outputs)[0]
    of = figures_of(outputs, check)["17"]
    if value:
        with pytest.raises(UnclearValue):
            decide(outputs, check, "Lan", "misread", value=value, of=of)
    else:
        decide(outputs, check, "Lan", "misread", of=of)
    assert cells_decided(outputs) == []


def test_taking_back_takes_back_the_cell_too(tmp_path):
    outputs = extracted(tmp_path, table())
    corrected(outputs, 0, "17", "16")
    with closing(Desk(outputs)) as desk, desk.open():
        check = wrong_rows(outputs)[0]
        assert desk.undo("Lan", check, desk.last_word("Lan", check).decision_id)
    assert [value for *_, value in cells_decided(outputs)] == [""]

"""`pipeline.load`: the outputs as DataFrames."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from importlib.util import find_spec

import pandas as pd
import pytest

import pipeline
from pipeline.errors import UsageError
from pipeline.store.fitness import prepare
from pipeline.store.load import decimal_dtype
from pipeline.store.schema import TABLES
from pipeline.values import Amount, Citation, Percentage
from tests.test_store import TEXT, export, mention, report

HAS_ARROW = find_spec("pyarrow") is not None
DECIMALS = "decimal128(38, 0)[pyarrow]" if HAS_ARROW else "object"
DTYPES = {
    "documents": {"doc_id": "string", "bytes": "Int64", "issue_date": "string", "status": "category"},
    "sections": {"level": "Int64", "label": "string"},
    "citations": {"normative": "boolean", "date": "datetime64[s]", "canonical": "string"},
    "dates": {"value": "string", "date_from": "datetime64[s]", "precision": "category"},
    "amounts": {"value": "Int64", "step": "Int64", "currency": "category", "x0": "Float64", "start": "Int64"},
    "percentages": {"value": DECIMALS, "relation": "category"},
    "places": {"code": "string", "current_code": "string", "level": "category", "lat": "Float64"},
    "quantities": {"value": DECIMALS, "value_to": DECIMALS, "unit": "string"},
    "tables": {"rows": "Int64", "unit": "string"},
    "cells": {"is_total": "boolean", "value": DECIMALS, "row": "Int64"},
    "checks": {"stated": "string", "verdict": "category", "kind": "category"},
    "problems": {"page": "Int64", "code": "category", "doc_id": "string"},
}


def written(tmp_path, *values):
    """Outputs of a document with these values only, or of the full sample."""
    made = report()
    if values:
        mentions = tuple(mention(f"m{n}", n, n + 1, value, section_id=None) for n, value in enumerate(values))
        made = dataclasses.replace(made, mentions=mentions, findings=(), cells=(), tables=())
    return export(prepare(tmp_path / "out", []), made)


def test_every_table_with_its_dtypes(tmp_path):
    amounts = (Amount(Decimal(5240000000), step=Decimal(1)),)
    frames = pipeline.load(written(tmp_path, *amounts))
    assert list(frames) == [table.name for table in TABLES]
    for name, dtypes in DTYPES.items():
        assert {column: str(frames[name][column].dtype) for column in dtypes} == dtypes, name
    assert list(frames["amounts"].columns) == list(TABLES[4].names)


def test_values(tmp_path):
    frames = pipeline.load(written(tmp_path))
    assert frames["places"]["code"].tolist() == ["00123"]
    assert frames["cells"]["is_total"].tolist() == [True]
    assert frames["percentages"]["value"].tolist() == [Decimal("55.19")]
    assert frames["dates"]["date_to"].tolist() == [pd.Timestamp("2022-04-30")]
    amount = frames["amounts"].iloc[0]
    assert amount["context"] == TEXT
    assert amount["text"] == TEXT[amount["start"] : amount["end"]]
    assert pd.isna(amount["subject"])
    assert frames["documents"]["title"].isna().all()


def test_sums_of_money_are_exact(tmp_path):
    frames = pipeline.load(written(tmp_path, *[Amount(Decimal(9_007_199_254_740_993))] * 3))
    assert int(frames["amounts"]["value"].sum()) == 27_021_597_764_222_979


LONG = "1234567890123456789012345"


@pytest.mark.parametrize(
    "values",
    [
        ["0.1", "0.2"],
        [LONG, "1"],
        ["12345678901234567890123.45", "-0.005"],
        ["55.19", "1000000000000000000"],
        [f"0.{LONG}{LONG}", "7"],  # 50 digits
        [LONG * 4, "0.5"],  # more than Arrow has room for
    ],
)
def test_figures_come_digit_for_digit(tmp_path, values):
    out = written(tmp_path, *(Amount(Decimal(value), currency="USD") for value in values))
    frame = pipeline.load(out)["amounts"]
    assert frame["value"].tolist() == [Decimal(value) for value in values]
    assert frame["value"].sum() == sum(map(Decimal, values), Decimal(0)) or len(values[0]) > 40
    assert frame["value_to"].dtype == "Int64"
    assert frame["value_to"].isna().all()


def test_an_empty_figure_among_decimals(tmp_path):
    out = written(tmp_path, Percentage(Decimal("1.5"), Decimal("2.5")), Percentage(Decimal("0.5")))
    assert pipeline.load(out)["percentages"]["value_to"].isna().tolist() == [False, True]


def test_floats_for_those_who_ask(tmp_path):
    out = written(tmp_path, Amount(Decimal("0.1"), currency="USD"), Amount(Decimal(LONG)))
    frame = pipeline.load(out, exact=False)["amounts"]
    assert frame["value"].dtype == "Float64"
    assert frame["value"].tolist() == pytest.approx([0.1, float(LONG)])


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        (["55.19", "100"], "decimal128(38, 2)[pyarrow]"),
        (["1" * 38], "decimal128(38, 0)[pyarrow]"),
        (["1" * 38 + ".5"], "decimal256(76, 1)[pyarrow]"),
        (["1" * 77], "None"),
    ],
)
def test_arrow_has_room(values, dtype):
    pytest.importorskip("pyarrow")
    assert str(decimal_dtype(map(Decimal, values))) == dtype


def test_without_arrow(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.store.load.decimal_dtype", lambda _: None)
    frame = pipeline.load(written(tmp_path))["percentages"]
    assert frame["value"].dtype == object
    assert frame["value"].tolist() == [Decimal("55.19")]


def test_a_date_that_is_no_complete_day(tmp_path):
    out = written(tmp_path, Citation("1/QĐ", date="2012-11-01"), Citation("2/QĐ", date="2012"))
    assert pipeline.load(out)["citations"]["date"].isna().tolist() == [False, True]


@pytest.mark.parametrize("text", ["NA", "null", "nan", "=1+1", "'", '"', "a\r\nb", " ", "1.000"])
def test_texts_are_not_interpreted(tmp_path, text):
    out = written(tmp_path, Amount(Decimal(1), subject=text))
    assert pipeline.load(out)["amounts"]["subject"].tolist() == [text]


def test_empty_tables(tmp_path):
    out = export(prepare(tmp_path / "out", []))
    frames = pipeline.load(out)
    assert all(frame.empty for frame in frames.values())
    assert frames["amounts"]["value"].dtype == "Int64"


def test_no_outputs(tmp_path):
    with pytest.raises(UsageError, match=r"documents\.csv"):
        pipeline.load(tmp_path)

"""What people decided in the formats of other programs: both values, the machine's and theirs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from pipeline.cli import main
from pipeline.review.attach import Target
from pipeline.store.export.labelstudio import note_of
from pipeline.store.sqlite import Reader
from tests.review.case import check_of, decide, extract, figure


@pytest.fixture
def exported(outputs, tmp_path) -> Path:
    """The formats of outputs in which people have decided on three figures and a check."""
    total = figure(outputs, "amounts", "24.860 triệu đồng")
    decide(outputs, total, "Lan", "report_wrong", value="24.760.000.000", reason="cộng lại")
    decide(outputs, total, "Minh", "report_wrong", value="24760000000")
    decide(outputs, figure(outputs, "percentages", "94,8%"), "Lan", "right")
    decide(outputs, figure(outputs, "percentages", "94,8%"), "Minh", "misread")
    decide(outputs, figure(outputs, "quantities", "5.000 lượt"), "Minh", "", reason="hỏi lại")
    decide(outputs, check_of(outputs, "sum"), "Lan", "report_wrong")
    names = "csv,labelstudio,annotations,xlsx,parquet,jsonl"
    assert main(["export", str(outputs), "--format", names, "--into", str(tmp_path / "out")]) == 0
    return tmp_path / "out"


def test_label_studio_shows_both_values(exported):
    tasks = json.loads((exported / "labelstudio.json").read_text(encoding="utf-8"))
    regions = [region for task in tasks for region in task["predictions"][0]["result"]]
    labels = {region["value"]["text"]: region for region in regions if region["type"] == "labels"}
    values = {region["id"]: region["value"]["text"] for region in regions if region["type"] == "textarea"}
    total = labels["24.860 triệu đồng"]
    assert values[total["id"]] == ["24860000000 VND"]
    assert total["meta"] == {"text": ["reviewed: report_wrong, 24760000000 (Lan; Minh)"]}
    assert labels["94,8%"]["meta"] == {"text": ["reviewed: conflict (Lan; Minh)"]}
    assert "meta" not in labels["9.400 triệu đồng"]
    (reviews,) = [task["data"]["reviews"] for task in tasks if "reviews" in task["data"]]
    assert {(row["part"], row.get("verdict")) for row in reviews} == {
        ("amounts", "report_wrong"),
        ("percentages", None),
        ("quantities", None),
        ("checks", "report_wrong"),
    }


def test_web_annotations_have_an_assessing_body(exported):
    items = json.loads((exported / "annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    by_quote = {item["target"][0]["selector"][1]["exact"]: item["body"] for item in items}
    machine, people = by_quote["24.860 triệu đồng"][:3], by_quote["24.860 triệu đồng"][3:]
    assert machine[1] == {"type": "TextualBody", "purpose": "identifying", "value": "24860000000 VND"}
    assert {body["purpose"] for body in people} == {"assessing"}
    assert [body["value"] for body in people[:2]] == ["report_wrong", "24760000000"]
    assert people[2]["value"]["reviewers"] == "Lan;Minh"
    word, told = by_quote["94,8%"][3:]
    assert (word["value"], told["value"]["conflict"], "verdict" in told["value"]) == ("conflict", 1, False)
    assert len(by_quote["9.400 triệu đồng"]) == 3


def test_csv_has_files_of_both_values(exported):
    figures, checks, reviews = (
        read(exported / "csv" / f"{name}.csv") for name in ("figures_reviewed", "checks_reviewed", "reviews")
    )
    found = {row["text"]: (row["value"], row["reviewed_value"], row["review_conflict"]) for row in figures}
    assert found == {
        "24.860 triệu đồng": ("24860000000", "24760000000", "0"),
        "94,8%": ("94.8", "", "1"),
        "5.000 lượt": ("5000", "", "0"),
    }
    assert [(row["kind"], row["verdict"], row["reviewed_verdict"]) for row in checks] == [
        ("sum", "mismatch", "report_wrong")
    ]
    assert len(reviews) == 4


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_whether_people_differ_is_no_text(exported):
    sheet = load_workbook(exported / "reports.xlsx")["reviews"]
    at = [cell.value for cell in sheet[1]].index("conflict")
    assert sorted(row[at] for row in sheet.iter_rows(min_row=2, values_only=True)) == [0, 0, 0, 1]
    told = pq.read_table(exported / "parquet" / "reviews.parquet").column("conflict").to_pylist()
    assert sorted(told) == [False, False, False, True]


def sheet_of(exported: Path, name: str) -> list[dict[str, object]]:
    head, *rows = load_workbook(exported / "reports.xlsx")[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def parquet_of(exported: Path, name: str) -> list[dict[str, object]]:
    return pq.read_table(exported / "parquet" / f"{name}.parquet").to_pylist()


COLUMNS = ("reviewed_value", "reviewed_verdict", "reviewers", "review_reasons")


@pytest.mark.parametrize(("rows_of", "value"), [(sheet_of, 24_760_000_000), (parquet_of, "24760000000")])
def test_tables_of_figures_show_both_values(exported, rows_of, value):
    amounts = {row["text"]: row for row in rows_of(exported, "amounts")}
    total, other = amounts["24.860 triệu đồng"], amounts["9.400 triệu đồng"]
    assert int(total["value"]) == 24_860_000_000
    assert [total[name] for name in COLUMNS] == [value, "report_wrong", "Lan;Minh", "Lan: cộng lại"]
    assert (int(other["value"]), [other[name] for name in COLUMNS]) == (9_400_000_000, [None] * 4)
    (share,) = [row for row in rows_of(exported, "percentages") if row["text"] == "94,8%"]
    assert [share[name] for name in COLUMNS[:3]] == [None, "conflict", "Lan;Minh"]  # no value while they differ
    quantities = [row for row in rows_of(exported, "quantities") if row["reviewers"] or row["review_reasons"]]
    assert [[row[name] for name in COLUMNS] for row in quantities] == [[None, None, None, "Minh: hỏi lại"]]
    assert all(COLUMNS[0] in rows_of(exported, name)[0] for name in ("dates", "cells", "places"))
    (check,) = [row for row in rows_of(exported, "checks") if row["reviewers"]]
    assert (check["kind"], check["verdict"], check["reviewed_verdict"]) == ("sum", "mismatch", "report_wrong")


def test_the_first_sheet_shows_what_was_corrected_and_why(outputs, tmp_path):
    stated = figure(outputs, "amounts", "24.860 triệu đồng")
    decide(
        outputs,
        check_of(outputs, "sum"),
        "Lan",
        "report_wrong",
        value="24.760.000.000",
        of=stated.row_id,
        reason="cộng",
    )
    decide(outputs, check_of(outputs, "ratio"), "Lan", "right")
    assert main(["export", str(outputs), "--format", "xlsx", "--into", str(tmp_path / "out")]) == 0
    rows = {row["kind"]: row for row in sheet_of(tmp_path / "out", "mismatches")}
    assert [rows["sum"][name] for name in ("stated", *COLUMNS)] == [
        24_860_000_000,
        *("24.860 triệu đồng → 24760000000", "report_wrong", "Lan", "Lan: cộng"),
    ]
    assert [rows["ratio"][name] for name in COLUMNS] == [None, "right", "Lan", None]


def test_a_cell_shows_what_was_decided_on_its_figure(outputs, tmp_path):
    with Reader(outputs / "reports.sqlite") as store:
        query = "SELECT a.mention_id, a.value FROM cells AS c JOIN amounts AS a ON a.mention_id = c.mention_id LIMIT 1"
        row_id, value = store.one(query)
    decide(outputs, Target("amounts", row_id), "Lan", "misread", value=str(value + 1), sure=str(value + 1))
    assert main(["export", str(outputs), "--format", "xlsx,parquet", "--into", str(tmp_path / "out")]) == 0
    for rows_of, told in ((sheet_of, value + 1), (parquet_of, str(value + 1))):
        cells = [row for row in rows_of(tmp_path / "out", "cells") if row["mention_id"] == row_id]
        assert [(int(row["value"]), row["reviewed_value"]) for row in cells] == [(value, told)]


def test_decisions_after_the_last_run_are_exported_and_nothing_of_the_outputs_changes(corpus, outputs, tmp_path):
    decide(outputs, figure(outputs, "percentages", "94,8%"), "Lan", "right")
    extract(corpus, outputs)
    decide(outputs, figure(outputs, "percentages", "94,8%"), "Lan", "misread")
    decide(outputs, check_of(outputs, "sum"), "Minh", "report_wrong")
    before = (outputs / "reports.sqlite").read_bytes()
    assert main(["export", str(outputs), "--format", "csv,xlsx", "--into", str(tmp_path / "out")]) == 0
    (share,) = read(tmp_path / "out" / "csv" / "figures_reviewed.csv")
    assert (share["text"], share["reviewed_verdict"]) == ("94,8%", "misread")
    (check,) = read(tmp_path / "out" / "csv" / "checks_reviewed.csv")
    assert (check["reviewers"], check["reviewed_verdict"]) == ("Minh", "report_wrong")
    book = load_workbook(tmp_path / "out" / "reports.xlsx")
    assert len(list(book["reviews"].rows)) == 3
    assert "Minh" in [cell.value for row in book["mismatches"].rows for cell in row]
    assert (outputs / "reports.sqlite").read_bytes() == before


def test_decisions_that_cannot_be_read_are_not_left_out_of_an_export(outputs, tmp_path, capsys):
    (outputs / "reviews.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 9)
    assert main(["export", str(outputs), "--format", "csv", "--into", str(tmp_path / "out")]) == 2
    assert "reviews.sqlite" in capsys.readouterr().err
    assert not (tmp_path / "out" / "csv").exists()


def test_a_working_paper_tells_that_people_disagree(outputs, tmp_path):
    for reviewer, verdict in (("Lan", "right"), ("Minh", "report_wrong")):
        decide(outputs, check_of(outputs, "sum"), reviewer, verdict)
    assert main(["export", str(outputs), "--format", "xlsx", "--into", str(tmp_path / "out")]) == 0
    sheet = load_workbook(tmp_path / "out" / "reports.xlsx")["mismatches"]
    at = [cell.value for cell in sheet[1]].index("reviewed_verdict")
    assert [row[at] for row in sheet.iter_rows(min_row=2, values_only=True) if row[at]] == ["conflict"]


@pytest.mark.parametrize(("name", "stranger"), [("csv", "mine.csv"), ("spacy", "amounts.txt"), ("reports.xlsx", "a")])
def test_folders_of_others_are_not_replaced(outputs, tmp_path, capsys, name, stranger):
    folder = tmp_path / "out" / name
    folder.mkdir(parents=True)
    (folder / stranger).write_text("kept", encoding="utf-8")
    formats = f"{'xlsx' if '.' in name else name},jsonl"
    assert main(["export", str(outputs), "--format", formats, "--into", str(tmp_path / "out")]) == 5
    assert stranger in capsys.readouterr().err
    assert [file.read_text(encoding="utf-8") for file in folder.iterdir()] == ["kept"]
    assert (tmp_path / "out" / "documents.jsonl").is_file()  # the others are written


def test_folders_of_earlier_exports_are_replaced(outputs, tmp_path):
    for _ in range(2):
        assert main(["export", str(outputs), "--format", "csv,spacy,parquet", "--into", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["csv", "parquet", "spacy"]


def test_without_decisions_nothing_is_added(outputs, tmp_path):
    names = "csv,labelstudio,annotations"
    assert main(["export", str(outputs), "--format", names, "--into", str(tmp_path / "out")]) == 0
    assert read(tmp_path / "out" / "csv" / "figures_reviewed.csv") == []
    assert "reviewed" not in (tmp_path / "out" / "labelstudio.json").read_text(encoding="utf-8")
    assert "assessing" not in (tmp_path / "out" / "annotations.jsonld").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("review", "note"),
    [
        ({"reviewed_verdict": "right", "reviewed_value": "5", "reviewers": "Lan"}, "reviewed: right, 5 (Lan)"),
        ({"reviewed_verdict": None, "reviewed_value": None, "reviewers": None}, "reviewed: no verdict"),
        (
            {"reviewed_verdict": "moved: misread", "reviewed_value": None, "reviewers": "An;Tú"},
            "reviewed: moved: misread (An; Tú)",
        ),
    ],
)
def test_a_decision_as_a_note(review, note):
    assert note_of(review) == note
